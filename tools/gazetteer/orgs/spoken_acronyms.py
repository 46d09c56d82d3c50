"""Acronyms that are read as words, which half of the papers write as words: "Unasur", "Comesa"."""

from __future__ import annotations

import re

from tools.gazetteer.orgs.model import Registry

LETTERS = re.compile(r"[A-Z]{5,9}")
VOWELS = "AEIOU"
# What nobody can say: three consonants together, or three vowels.
UNSPEAKABLE = re.compile(rf"[^{VOWELS}]{{3}}|[{VOWELS}]{{3}}")
# Written as words they are other words, or names of people.
WORDS = {
    *("ALIANZA", "AMANAH", "ARENA", "BERJAYA", "CITES", "ENTENTE", "FARAJA", "GRECO", "IRENA"),
    *("JASAD", "JEWEL", "LABAN", "LIBRA", "LINKE", "LIVRE", "MICAH", "MODEL", "MORENA", "PALIR"),
    *("PANAL", "PARTEI", "PIRATEN", "SAADET", "SHAPE", "SPOLU"),
}


def add(registry: Registry) -> None:
    """Adds them as short names that need what the acronym needs."""
    for organisation in registry:
        for name in list(organisation.names.values()):
            if name.form == "acronym" and name.case == "exact" and is_spoken(name.text):
                word = name.text.capitalize()
                for source in sorted(name.sources):
                    organisation.add(word, "short", source, name.context, "title", name.language)


def is_spoken(acronym: str) -> bool:
    vowels = sum(letter in VOWELS for letter in acronym)
    return (
        bool(LETTERS.fullmatch(acronym))
        and vowels > 1
        and not UNSPEAKABLE.search(acronym)
        and any(letter in VOWELS for letter in acronym[-2:])
        and acronym not in WORDS
    )
