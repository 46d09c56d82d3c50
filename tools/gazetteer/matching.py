"""Which names the library can match: the generator's copy of the rules in `src/key.rs`.

Compiling the seeds checks every name again, so that the two cannot drift apart unnoticed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tools.gazetteer.report import Report
from tools.gazetteer.tables import Row

APOSTROPHES = "'’‘ʼʻʿʾ`´׳״"
HYPHENS = "-\u2010\u2011\u2012–"
SILENT = "\u00ad\u200c\u200d・·"
SPACES = " \u00a0\u202f\u2009"
# Words with a dot that ends no sentence, beside initials.
ABBREVIATIONS = frozenset(
    {
        "adm", "brig", "capt", "col", "dem", "dr", "fed", "ft", "gen", "gov", "hon", "jr", "lt",
        "maj", "mr", "mrs", "ms", "mt", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "ste",
        "sts",
    }
)  # fmt: skip


def is_matchable(text: str) -> bool:
    """Whether a key can be made of the name: words, one separator between them, no brackets."""
    positions = [index for index, char in enumerate(text) if _is_word_char(char)]
    if not positions:
        return False
    word, segment = "", 0  # the word so far; letters since its start or last dot
    gap = ""
    initials = False
    for char in text[positions[0] : positions[-1] + 1]:
        if _is_word_char(char):
            if gap and not _continues_word(gap, segment, char, initials):
                if initials and segment == 1 and gap[0] == ".":
                    gap = gap[1:]  # the last dot of "S.W.R.D." belongs to the word
                if not _separates(gap, word):
                    return False
                word, segment, initials = "", 0, False
            elif gap == ".":
                initials, segment = True, 0
            word, segment, gap = word + char, segment + 1, ""
        else:
            gap += char
    return True


def legible(text: str) -> str:
    """The name without what sources add to it: remarks in brackets, footnotes, quotes, dashes."""
    text = re.sub(r"\s*(\([^)]*\)|\[[^\]]*\]|（[^）]*）)", "", text)
    text = re.sub(r"\s*—\s*", " – ", text)
    text = re.sub(r"[\"“”„«»]|''", "", text)
    text = re.sub(r"(?<!\w)['’](?=\d)", "", text)
    return re.sub(r"\s+", " ", text).strip(" -–,")


def matchable_rows(rows: Iterable[Row], report: Report) -> Iterator[Row]:
    """The name rows that can be matched; the others are reported."""
    for row in rows:
        if is_matchable(row["text"]):
            yield row
        else:
            report.drop("name that no key can be made of", f"{row.get('entity', '')} {row['text']}")


def _is_word_char(char: str) -> bool:
    if char in APOSTROPHES:
        return False
    return char.isalnum() or char in SILENT or unicodedata.category(char).startswith("M")


def _continues_word(gap: str, segment: int, following: str, initials: bool) -> bool:
    """An apostrophe inside a word ("d'Ivoire"), the dot of initials ("U.S.")."""
    if all(char in APOSTROPHES for char in gap):
        return len(gap) == 1 and following.isalnum()
    return gap == "." and segment == 1 and following.isalpha()


def _separates(gap: str, word: str) -> bool:
    """Whether the characters can stand between `word` and the next word of one name."""
    abbreviation = len(word) == 1 or word.lower() in ABBREVIATIONS
    if (gap[0] == "." and abbreviation) or gap[0] in APOSTROPHES:
        gap = gap[1:]
    signs = "".join(char for char in gap if char not in SPACES)
    return bool(gap) and (signs == "" or (len(signs) == 1 and signs in HYPHENS + ",&/+"))
