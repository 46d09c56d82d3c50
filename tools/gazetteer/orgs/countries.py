"""What the organisations need of the countries: ids, names and adjectives, read from the seeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.tables import read_table

# Codes of Party Facts and of our own tables that are not the ISO code of the country.
OTHER_CODES = {
    "DDR": "country:DDDE",
    "YMD": "country:YDYE",
    "VNR": "country:south-vietnam",
    "ZZB": "country:zanzibar",
    "SML": "country:somaliland",
    "PMR": "country:transnistria",
    "PSG": "country:PSE",
}
# Names and adjectives of the press that no ministry is named with.
INFORMAL = {
    "US of A", "US-American", "America", "Communist China", "Red China", "Congo-Kinshasa",
    "Congo Democratic Republic", "Holland", "Great Britain", "Myanmarese", "Congo-Brazzaville",
    "Nationalist China", "Free China", "Mainland China", "Persia", "Siam", "Eire",
}  # fmt: skip


@dataclass
class Country:
    id: str
    name: str
    status: str
    iso2: str
    names: list[str] = field(default_factory=list)
    adjectives: list[str] = field(default_factory=list)
    all_words: set[str] = field(default_factory=set)


def read(out: Path) -> dict[str, Country]:
    """All countries by id."""
    countries = {
        row["id"]: Country(row["id"], row["name"], row["status"], row["iso2"])
        for row in read_table(out, "countries")
    }
    for row in read_table(out, "country_names"):
        country = countries[row["entity"]]
        if not {"en", "und"} & set(row["language"].split("|")):
            continue
        if row["form"] in ("name", "adjective", "demonym"):
            country.all_words.add(fold(row["text"]))
        # Of the shortened names no body is named.
        shortened = row["sources"] == "derived"
        if row["context"] != "alone" or row["end"] or row["text"].endswith("-") or shortened:
            continue
        if row["text"] in INFORMAL or "." in row["text"]:
            continue
        if row["form"] in ("name", "short") or row["text"] == country.name:
            country.names.append(row["text"])
        elif (row["form"] == "adjective" and " of " not in row["text"]) or (
            row["form"] == "acronym" and row["text"] in ("US", "UK", "UAE", "DRC")
        ):
            country.adjectives.append(row["text"])
    return countries


def by_code(countries: dict[str, Country]) -> dict[str, str]:
    """Country ids by alpha-3, alpha-2 and the codes of other lists."""
    codes = {c.id.removeprefix("country:"): c.id for c in countries.values()}
    codes |= {c.iso2: c.id for c in countries.values() if c.iso2}
    return codes | {code: id for code, id in OTHER_CODES.items() if id in countries}


def by_name(countries: dict[str, Country]) -> dict[str, str]:
    """Country ids by folded name; a name of two countries is left out."""
    found: dict[str, str] = {}
    twice = set()
    for country in countries.values():
        for name in {fold(n) for n in (country.name, *country.names)}:
            if found.setdefault(name, country.id) != country.id:
                twice.add(name)
    return {name: id for name, id in found.items() if name not in twice}
