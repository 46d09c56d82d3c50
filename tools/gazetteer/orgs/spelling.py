"""Folding, slugs and the spelling variants that are made by rule, never listed."""

from __future__ import annotations

import itertools
import re
import unicodedata

# British and American spellings of words that stand in names of organisations.
PAIRS = (
    ("Organisation", "Organization"),
    ("Organisations", "Organizations"),
    ("Co-operation", "Cooperation"),
    ("Co-operative", "Cooperative"),
    ("Co-ordination", "Coordination"),
    ("Co-ordinating", "Coordinating"),
    ("Centre", "Center"),
    ("Centres", "Centers"),
    ("Defence", "Defense"),
    ("Labour", "Labor"),
    ("Programme", "Program"),
    ("Stabilisation", "Stabilization"),
    ("Mobilisation", "Mobilization"),
    ("Nationalisation", "Nationalization"),
    ("Standardisation", "Standardization"),
    ("Harmonisation", "Harmonization"),
    ("Reorganisation", "Reorganization"),
    ("Liberalisation", "Liberalization"),
    ("Moslem", "Muslim"),
)
# Words whose two spellings are chosen together with those of the same group.
GROUPS = (PAIRS[0:2] + PAIRS[11:18], PAIRS[2:6], PAIRS[6:9], PAIRS[9:10], PAIRS[10:11], PAIRS[18:])

# Formations of which one newspaper writes the singular and another the plural.
FORMATIONS = re.compile(r"(?<= )(Force|Guard|Brigade|Battalion)(s?)$")
# A letter and a number: "G7" is also "G-7".
NUMBERED = re.compile(r"([A-Z])-?(\d+)")

INSTITUTION_PREFIXES = (
    ("United Nations ", "UN "),
    ("United States ", "US "),
    ("European Union ", "EU "),
    ("African Union ", "AU "),
)


def fold(text: str) -> str:
    """`text` as the matcher sees it: without case, diacritics, hyphens, apostrophes and dots."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)
    ).casefold()
    plain = re.sub(r"['’ʼ‘`.]", "", plain)
    return " ".join(re.sub(r"[-‐‑–—]", " ", plain).split())


def slug(text: str) -> str:
    plain = fold(text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def tidy(text: str) -> str:
    """`text` with single spaces, straight apostrophes and without a leading article."""
    text = " ".join(text.replace("’", "'").replace("\u00ad", "").split())
    if text.startswith("The ") and " " in text[4:]:
        text = text[4:]
    return text


def acronyms(text: str) -> list[str]:
    """`text` and, if it is a letter and a number, the way to write it with a hyphen or without."""
    if found := NUMBERED.fullmatch(text):
        return list(dict.fromkeys([text, found[1] + found[2], f"{found[1]}-{found[2]}"]))
    return [text]


def variants(text: str) -> list[str]:
    """`text` and its British, American and institutional spellings, in a fixed order."""
    found = {text: None}
    for long, short in INSTITUTION_PREFIXES:
        if text.startswith(long):
            found[short + text[len(long) :]] = None
        elif text.startswith(short):
            found[long + text[len(short) :]] = None
    if ", and " in text:
        found.update({t.replace(", and ", " and "): None for t in list(found)})
    if len(text.split()) > 2:
        found.update({FORMATIONS.sub(_other_number, t): None for t in list(found)})
    for one in list(found):
        found.update(dict.fromkeys(_spellings(one)))
    return list(found)


def _other_number(found: re.Match[str]) -> str:
    return found[1] if found[2] else f"{found[1]}s"


def _spellings(text: str) -> list[str]:
    words = set(re.findall(r"[\w-]+", text))
    groups = [group for group in GROUPS if any(words.intersection(pair) for pair in group)]
    results = []
    for sides in itertools.product((0, 1), repeat=len(groups)):
        changed = text
        for group, side in zip(groups, sides, strict=True):
            for pair in group:
                changed = re.sub(rf"\b{pair[1 - side]}\b", pair[side], changed)
        results.append(changed)
    return results
