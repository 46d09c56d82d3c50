"""Which spellings the matcher takes for one: case, diacritics, hyphens, apostrophes, dots."""

from __future__ import annotations

import unicodedata

APOSTROPHES = str.maketrans("’ʼ‘`", "''''")


def fold(text: str) -> str:
    """The key under which two spellings are one; a trailing hyphen (`Sino-`) stays significant."""
    decomposed = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).replace(".", "")
    ending = "-" if bare.endswith("-") else ""
    return " ".join(bare.casefold().replace("-", " ").split()) + ending
