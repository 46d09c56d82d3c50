"""Wikidata ids of bodies by the label and the description of the item.

A label like "Ministry of Justice" is many bodies', so the description ("justice ministry of
Syria") must name the country, and the index must have the body there. A body of all the world is
taken where the index has its flag, or it as an operator, or the description says that it is an
organisation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from tools.gazetteer.orgs.countries import Country
from tools.gazetteer.orgs.model import Organisation
from tools.gazetteer.orgs.spelling import fold
from tools.gazetteer.sources.suggested_names import Item

WORLD = "001"
# France without its overseas departments, as the index has it.
OTHER_PLACES = {"FR": "fx"}
GENERIC = re.compile(r"(?:Ministry|Department|Government|National|Supreme|High)\b")
ORGANISATION = re.compile(r"organi[sz]ation|movement|agency|confederation|federation|alliance")
CENTRAL = re.compile(r"central bank|reserve bank", re.IGNORECASE)
# Bodies that the index names by chance after a shop or a bus.
LEFT_OUT = {"party", "armed_group"}


class Described:
    """The items of the index by label."""

    def __init__(self, items: Iterable[Item], countries: dict[str, Country]) -> None:
        self.countries = countries
        self.by_label: defaultdict[str, list[Item]] = defaultdict(list)
        for item in items:
            self.by_label[fold(item.label)].append(item)

    def find(self, organisation: Organisation) -> str:
        """The id of the only item that is the organisation, else nothing."""
        if organisation.klass in LEFT_OUT:
            return ""
        title, _, _ = organisation.wikipedia.partition(" (")
        names = {fold(organisation.name), fold(title)}
        forms = ("name", "official")
        names |= {f for f, form in organisation.names if form in forms or " " in f}
        found = {
            item.qid
            for name in names
            for item in self.by_label.get(name, ())
            if self._is(organisation, item)
        }
        return next(iter(found)) if len(found) == 1 else ""

    def _is(self, organisation: Organisation, item: Item) -> bool:
        if organisation.klass == "central_bank" and not CENTRAL.search(item.description):
            return False
        country = self.countries.get(organisation.country)
        if country is None:
            flown = not {"flags", "operators"}.isdisjoint(item.trees)
            return flown or bool(ORGANISATION.search(item.description))
        return _there(country, item) and _named(country, f"{item.label} {item.description}")


def _there(country: Country, item: Item) -> bool:
    """Whether the index has the item in the state: in all of it, or in a part that nobody else may
    mean ("New York City Police Department").
    """
    code = country.iso2.lower()
    if {WORLD, code, OTHER_PLACES.get(country.iso2, code)} & {*item.places}:
        return True
    part = any(place.startswith(f"{code}-") for place in item.places)
    return part and not GENERIC.match(item.label)


def _named(country: Country, text: str) -> bool:
    words = re.sub(r"[^\w\s]", " ", fold(text.replace("'s", "").replace("U.S.", "US"))).split()
    runs = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, i + 5)}
    return bool(runs & (country.all_words | {fold(name) for name in country.names}))
