"""Names of the best-known organisations in other languages, from the curated table
`organisation_names_languages.tsv`.

No source that may be passed on has them, but for a few acronyms; each row holds what the press of
one language calls one body, in the cases that it mostly stands in. What is anybody's without the
country, as the parties and chambers of other states have the same name, is marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.gazetteer.orgs.curated import read_rows
from tools.gazetteer.tables import Row

COLUMNS = ("id", "language", "texts", "reason")
# Bodies whose names in other languages every second country has, too.
SHARED = frozenset(
    {
        "org:conservative-gbr", "org:democratic-usa", "org:labour-gbr", "org:republican-usa",
        "org:usa-house", "org:usa-senate",
    }
)  # fmt: skip
# What is an everyday word, too, or somebody's name.
EVERYDAY = frozenset(
    {"القاعدة", "Вагнер", "فتح", "פתח", "המוסד", "파타", "Единой России", "النصرة"}
)


def rows(known: frozenset[str], taken: frozenset[tuple[str, str]]) -> Iterator[Row]:
    """The rows of `organisation_names.tsv` for the organisations that are known; `taken`: the names
    that they have already.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for row in read_rows("organisation_names_languages", COLUMNS):
        for text in row["texts"].split("|"):
            if row["id"] not in known:
                raise ValueError(f"{row['id']} of a name in {row['language']} is unknown")
            if (row["id"], text) not in taken:
                found.setdefault((row["id"], text), set()).add(row["language"])
    for (entity, text), languages in sorted(found.items()):
        is_acronym = bool(re.fullmatch(r"[A-ZА-ЯЄІЇΑ-Ω]{2,6}", text))
        is_marked = text in EVERYDAY or (entity in SHARED and not names_a_state(text))
        yield {
            "entity": entity,
            "text": text,
            "language": "|".join(sorted(languages)),
            "form": "acronym" if is_acronym else "name",
            "case": "exact" if is_acronym or len(text) <= 3 else "title",
            "context": "context" if is_marked else "alone",
            "start": "",
            "end": "",
            "sources": "curated",
        }


# How the languages say that the body is the American one.
STATE = re.compile(
    r"US-|USA|EUA|ZDA|SAD|САД|США|САЩ|ABD|Estados Unidos|États-Unis|[Aa]meri|米|美国|美國|미국|미 "
    r"|آمریکا|أمريك|أميرك|الأمريكي|אמריק|अमेरिकी"
)


def names_a_state(text: str) -> bool:
    return bool(STATE.search(text))
