"""`name_parts/netransliteration/wd_*.tsv`: single words of names in other scripts, with how often
names that Wikidata has in both have them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="wikidata-name-words",
    title="Named entity transliteration: words of personal names, from Wikidata",
    licence="MIT (facts: CC0-1.0 at the source)",
    as_of="2018",
    url="https://github.com/steveash/NETransliteration-COLING2018",
    notes="names of leaders are composed of words that two names at least are witnesses of",
)

FILES = {
    "ar": "arabic",
    "he": "hebrew",
    "ja": "katakana",
    "ko": "korean",
    "ru": "russian",
    "zh": "chinese",
}
LETTERS = {
    "ar": r"[\u0621-\u064a]+",
    "he": r"[\u05d0-\u05ea'׳]+",
    "ja": r"[\u30a1-\u30faー]+",
    "ko": r"[\uac00-\ud7a3]+",
    "ru": r"[а-яё\-]+",
    "zh": r"[\u4e00-\u9fff]+",
}

# How often each form of a word is witnessed, by the folded word.
Words = Mapping[str, Counter[str]]


def read(data: Path) -> dict[str, Words]:
    """The words of each language."""
    directory = data / "leaders/name_parts/netransliteration"
    found: dict[str, Words] = {}
    for language, name in FILES.items():
        words: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for line in (directory / f"wd_{name}.tsv").read_text(encoding="utf-8").splitlines():
            word, form, count = line.split("\t")
            form = form.replace(" ", "").strip('"「」“”')
            if re.fullmatch(LETTERS[language], form):
                words[word.strip('"')][form] += int(count)
        found[language] = words
    return found
