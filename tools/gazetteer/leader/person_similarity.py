"""How alike two spellings of a person's name are, whatever the romanisation and the order."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "bint",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "del",
        "della",
        "della",
        "la",
        "le",
        "les",
        "von",
        "van",
        "der",
        "den",
        "of",
        "the",
        "ul",
        "ud",
        "e",
        "y",
        "i",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "abd",
        "abdul",
        "ould",
        "al-",
    ]
)
# Family names of one Korean or Chinese character in the romanisations that newspapers and the
# CIA use.
FAMILY = {
    "yi": "lee",
    "rhee": "lee",
    "ri": "lee",
    "pak": "park",
    "no": "roh",
    "choe": "choi",
    "im": "lim",
    "rim": "lim",
    "yun": "yoon",
    "paek": "baek",
}
SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "þ": "th",
        "Þ": "Th",
        "ł": "l",
        "Ł": "L",
        "ı": "i",
        "ħ": "h",
        "Ħ": "H",
        "ə": "a",
        "Ə": "A",
    }
)
APOSTROPHES = "'’‘`ʻʼʿʾ´′ʹ"


def plain(text: str) -> str:
    """ASCII letters where Latin letters have diacritics; case kept."""
    text = unicodedata.normalize("NFKD", text.translate(SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c))


def fold(text: str) -> str:
    """What the matcher folds: case, diacritics, hyphens to spaces, no apostrophes and dots."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c) and c not in APOSTROPHES)
    return re.sub(r"[\s\-‐-―]+", " ", text.replace(".", "")).strip()


@cache
def tokens(name: str) -> tuple[str, ...]:
    """The words that tell people apart."""
    folded = re.sub(r"[^\w ]", " ", fold(plain(name)))
    found = [t for t in folded.split() if t not in PARTICLES]
    return tuple(found or folded.split())


@cache
def skeleton(token: str) -> str:
    """A token without what romanisations quarrel about."""
    token = FAMILY.get(token, token)
    for old, new in (
        ("ckh", "k"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("zh", "j"),
        ("dj", "j"),
        ("tch", "ch"),
        ("tsch", "ch"),
        ("ph", "f"),
        ("sch", "sh"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ie", "i"),
        ("iy", "y"),
        ("ij", "y"),
        ("yy", "y"),
        ("q", "k"),
        ("ck", "k"),
        ("c", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("y", "i"),
        ("j", "i"),
        ("eo", "o"),
        ("e", "a"),
        ("o", "u"),
    ):
        token = token.replace(old, new)
    return re.sub(r"(.)\1+", r"\1", token)


@cache
def alike(one: str, other: str) -> float:
    if one == other or FAMILY.get(one, one) == FAMILY.get(other, other):
        return 1.0
    if min(len(one), len(other)) == 1 and one[0] == other[0]:
        return 0.75
    a, b = skeleton(one), skeleton(other)
    if a == b and len(a) > 1:
        return 0.95
    return max(
        SequenceMatcher(None, one, other).ratio(), SequenceMatcher(None, a, b).ratio() * 0.97
    )


@cache
def similarity(one: str, other: str) -> float:
    """0 … 1; a single shared word is never more than 0.85."""
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return 0.0
    if "".join(a) == "".join(b):
        return 1.0
    if len(a) > len(b):
        a, b = b, a
    left = list(b)
    total = 0.0
    for token in sorted(a, key=len, reverse=True):
        best = max(left, key=lambda t: alike(token, t), default="")
        value = alike(token, best) if best else 0.0
        if value >= 0.7:
            total += value
            left.remove(best)
    score = total / len(a)
    joined = SequenceMatcher(None, "".join(sorted(a)), "".join(sorted(b))).ratio()
    if len(a) == 1:
        return min(score, 0.85)
    return max(score, joined * 0.9)
