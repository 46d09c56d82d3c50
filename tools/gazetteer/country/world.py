"""Names in other languages with their labels: wide for other scripts, careful for Latin."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from tools.gazetteer.country.curated import read_curated
from tools.gazetteer.country.folding import fold
from tools.gazetteer.country.joined import JoinedName, read_names
from tools.gazetteer.report import Report
from tools.gazetteer.tables import Row

SHIPPED = frozenset(
    [
        "cldr",
        "country-codes",
        "countries-list",
        "factbook",
        "hdx-ocha",
        "i18n-iso",
        "ruby-countries",
    ]
)
SKIPPED_KINDS = frozenset({"capital", "former", "abbr", "demonym_in_names"})
SKIPPED_FLAGS = frozenset({"paren", "inverted/abbr", "owid1", "long", "iso2", "demonym_in_names"})

# Languages that news is written in; the other two hundred of CLDR have no press to speak of.
LANGUAGES = frozenset(
    [
        "af",
        "am",
        "ar",
        "az",
        "be",
        "bg",
        "bn",
        "bs",
        "ca",
        "ckb",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fil",
        "fr",
        "ga",
        "gl",
        "gu",
        "ha",
        "he",
        "hi",
        "hr",
        "hu",
        "hy",
        "id",
        "ig",
        "is",
        "it",
        "ja",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ky",
        "lb",
        "lo",
        "lt",
        "lv",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "mt",
        "my",
        "ne",
        "nl",
        "no",
        "om",
        "or",
        "pa",
        "pl",
        "ps",
        "pt",
        "ro",
        "ru",
        "rw",
        "sd",
        "si",
        "sk",
        "sl",
        "so",
        "sq",
        "sr",
        "sv",
        "sw",
        "ta",
        "te",
        "tg",
        "th",
        "ti",
        "tk",
        "tr",
        "uk",
        "ur",
        "uz",
        "vi",
        "yo",
        "yue",
        "zh",
        "zu",
    ]
)
SAME_LANGUAGE = {"nb": "no", "nn": "no", "tl": "fil", "iw": "he", "in": "id", "mo": "ro"}

SHORTEST_LATIN = 4
TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-\w+)*")

# Marks of a form that is not a plain name: brackets, lists, alternatives.
CLUTTER = re.compile(r"[()\[\]{}<>;/,،、*+=|\d]| - |–")


class WorldName(NamedTuple):
    """A name before it becomes a row."""

    entity: str
    text: str
    languages: frozenset[str]
    sources: frozenset[str]


def world_rows(data: Path, english: list[Row], ids: Mapping[str, str], report: Report) -> list[Row]:
    """The rows of `country_names.tsv` in languages other than English.

    An English row whose name another language spells alike gets its label, too.
    """
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for row in english:
        taken[fold(row["text"])].add(row["entity"])
    removed = {fold(row["text"]) for row in read_curated("world_names_removed")}

    merged: dict[tuple[str, str], WorldName] = {}
    for name in _names(data, ids, report):
        earlier = merged.get((name.entity, name.text), name)
        merged[name.entity, name.text] = name._replace(
            languages=name.languages | earlier.languages, sources=name.sources | earlier.sources
        )
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for name in merged.values():
        owners[fold(name.text)].add(name.entity)

    spelled: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    rows = []
    for name in sorted(merged.values()):
        key = fold(name.text)
        latin = _is_latin(name.text)
        if name.entity in taken[key]:
            spelled[name.entity, key].update(name.languages)
        elif taken[key]:
            report.drop("world name: an English name of another country", _label(name))
        elif latin and len(owners[key]) > 1:
            report.drop("world name: Latin script, shared by countries", _label(name))
        elif key in removed:
            report.drop("world name: a word or name of English news", _label(name))
        else:
            rows.append(_row(name, latin, len(owners[key]) > 1))
    for place, row in enumerate(english):
        if row["form"] in ("name", "short", "official"):
            languages = spelled[row["entity"], fold(row["text"])] | {row["language"]}
            english[place] = {**row, "language": "|".join(sorted(languages))}
    return rows


def _names(data: Path, ids: Mapping[str, str], report: Report) -> Iterator[WorldName]:
    for name in read_names(data):
        if name.key not in ids or not name.sources & SHIPPED or name.kinds & SKIPPED_KINDS:
            continue
        languages = frozenset(_languages(name))
        text = unicodedata.normalize("NFC", " ".join(name.form.split()))
        if not languages:
            continue
        if name.flags & SKIPPED_FLAGS or CLUTTER.search(text):
            report.drop("world name: not a plain name", f"{name.key} {text}")
        elif _is_latin(text) and (len(text) < SHORTEST_LATIN or text.isupper()):
            report.drop("world name: Latin script, short or in capitals", f"{name.key} {text}")
        elif len(text) < 2 or not unicodedata.category(text[0]).startswith("L"):
            report.drop("world name: not a plain name", f"{name.key} {text}")
        else:
            yield WorldName(ids[name.key], text, languages, name.sources & SHIPPED)


def _languages(name: JoinedName) -> Iterator[str]:
    """The languages of the press among those of the name; regions are left out, scripts kept."""
    for tag in name.languages:
        parts = TAG.fullmatch(tag)
        if parts:
            language = SAME_LANGUAGE.get(parts.group(1), parts.group(1))
            if language in LANGUAGES:
                yield f"{language}-{parts.group(2)}" if parts.group(2) else language


def _is_latin(text: str) -> bool:
    return any("LATIN" in unicodedata.name(character, "") for character in text)


def _has_case(text: str) -> bool:
    return text.upper() != text.lower()


def _label(name: WorldName) -> str:
    return f"{name.entity} {name.text} ({'|'.join(sorted(name.languages))})"


def _row(name: WorldName, latin: bool, shared: bool) -> Row:
    return {
        "entity": name.entity,
        "text": name.text,
        "language": "|".join(sorted(name.languages)),
        "form": "name",
        "case": "title" if _has_case(name.text) else "any",
        "context": "context" if shared else "alone",
        "start": "",
        "end": "",
        "sources": "|".join(sorted(name.sources)),
    }
