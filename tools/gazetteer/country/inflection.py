"""Forms of country names in languages that inflect them: Russian, Ukrainian, Polish, Czech and
Slovene.

Sources state the dictionary form alone. Declension is regular enough for names in -ия, -а and in a
consonant; what is not (plurals, names of several words) is left in the dictionary form. A form that
is also a name of another country or an everyday word is left out. Adjectives are not made: readers
of these languages do not take them for mentions of the country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tools.gazetteer.tables import Row

# (ending of the dictionary form, endings of all forms), the longest ending first.
Paradigm = Sequence[tuple[str, tuple[str, ...]]]
NOUN: dict[str, Paradigm] = {
    "ru": (
        ("ия", ("ии", "ию", "ией")),
        ("ка", ("ки", "ке", "ку", "кой")),
        ("ша", ("ши", "ше", "шу", "шей")),
        ("а", ("ы", "е", "у", "ой")),
        ("ь", ("я", "ю", "ем", "е")),
        ("й", ("я", "ю", "ем", "е")),
        ("", ("а", "у", "ом", "е")),
    ),
    "uk": (
        ("ія", ("ії", "ію", "ією")),
        ("ка", ("ки", "ці", "ку", "кою")),
        ("а", ("и", "і", "у", "ою")),
        ("ь", ("ю", "я", "ем", "і")),
        ("й", ("ю", "я", "єм", "ї")),
        ("", ("а", "у", "ом", "і")),
    ),
    "pl": (
        ("ia", ("ii", "ię", "ią")),
        ("ja", ("ji", "ję", "ją")),
        ("ska", ("ski", "sce", "skę", "ską")),
        ("na", ("ny", "nie", "nę", "ną")),
        ("da", ("dy", "dzie", "dę", "dą")),
        ("wa", ("wy", "wie", "wę", "wą")),
        ("ta", ("ty", "cie", "tę", "tą")),
        ("", ("u", "owi", "em", "ie")),
    ),
    "cs": (
        ("ie", ("ii", "ií")),
        ("sko", ("ska", "sku", "skem")),
        ("cko", ("cka", "cku", "ckem")),
        ("na", ("ny", "ně", "nu", "nou")),
        ("da", ("dy", "dě", "du", "dou")),
        ("ba", ("by", "bě", "bu", "bou")),
        ("", ("u", "em")),
    ),
    "sl": (
        ("ija", ("ije", "iji", "ijo")),
        ("ška", ("ške", "ški", "ško")),
        ("a", ("e", "i", "o")),
        ("", ("a", "u", "om")),
    ),
}
VOWELS = "аеёиоуыэюяєіїaeiouyáéíóúýě"
# Forms that are everyday words, or somebody's name.
EVERYDAY = frozenset({"того", "мали", "чаду", "чада", "чаде", "чадом", "перу", "доминик"})
SHORTEST = 4


def inflected(names: Sequence[Row], derived: str) -> Iterator[Row]:
    """The derived forms of the names that no row has yet."""
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for row in names:
        taken[row["text"].casefold()].add(row["entity"])
    rows = list(_nouns(names))
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        bearers[row["text"].casefold()].add(row["entity"])
    for row in rows:
        text = row["text"].casefold()
        if len(bearers[text]) == 1 and text not in taken and text not in EVERYDAY:
            yield {**row, "context": "alone", "start": "", "end": "", "sources": derived}


def _nouns(names: Sequence[Row]) -> Iterator[dict[str, str]]:
    for row in names:
        text = row["text"]
        plain = row["form"] in ("name", "short") and text.isalpha() and len(text) >= SHORTEST
        for language in set(row["language"].split("|")) & NOUN.keys() if plain else ():
            for form in _forms(text, NOUN[language]):
                yield {
                    "entity": row["entity"],
                    "text": form,
                    "language": language,
                    "form": "name",
                    "case": "title",
                }


def _forms(text: str, paradigm: Paradigm) -> Iterator[str]:
    for ending, others in paradigm:
        if text.endswith(ending):
            # Only a consonant takes endings without losing one: "Перу", "Mali" stay as they are.
            if ending or text[-1] not in VOWELS:
                stem = text[: len(text) - len(ending)]
                yield from (stem + other for other in others)
            return
