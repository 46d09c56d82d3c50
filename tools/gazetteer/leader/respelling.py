"""Spellings that agencies use by rule: "Guenther" for Günther, "Fayez Sarraj" without al-.

The matcher folds diacritics away ("Gunther"); what it cannot know are the letters that stand for
them in German, Scandinavian and Serbian names, and the Arabic article that papers leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tools.gazetteer.leader.person_similarity import fold
from tools.gazetteer.tables import Row

LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}
LETTERS |= {letter.upper(): spelt.capitalize() for letter, spelt in LETTERS.items()}
UMLAUT = re.compile("|".join(LETTERS))
# "Djindjic" for Đinđić; the letter of Vietnamese names, of a syllable each, is d.
BARRED = re.compile(r"[Đđ]")
SERBIAN = re.compile(r"\b(?=\w{5})\w*[Đđ]")
VIETNAMESE = re.compile(r"[\u1ea0-\u1ef9ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĨĩŨũƠơƯư]")
ARTICLE = re.compile(r"\b[Aa]l-(?=[A-Z])")
# One syllable without its article is anybody's.
SHORTEST = 5


def respelt(names: Iterable[Row]) -> Iterator[Row]:
    """The rows, each with those that are spelt otherwise and nobody has yet."""
    rows = list(names)
    taken = {fold(row["text"]) for row in rows}
    yield from rows
    for row in rows:
        english = {"en", "und"} & set(row["language"].split("|"))
        if row["form"] not in ("name", "surname") or not english:
            continue
        for text in spellings(row["text"]):
            if fold(text) not in taken:
                taken.add(fold(text))
                yield {**row, "text": text, "sources": "derived"}


def spellings(text: str) -> Iterator[str]:
    """Other spellings of one name."""
    if UMLAUT.search(text):
        yield UMLAUT.sub(lambda match: LETTERS[match[0]], text)
    if SERBIAN.search(text) and not VIETNAMESE.search(text):
        yield BARRED.sub(lambda match: "Dj" if match[0].isupper() else "dj", text)
    bare = ARTICLE.sub("", text)
    if bare != text and len(bare.split()[-1]) >= SHORTEST:
        yield bare
