"""Who a person is: Wikidata ids, articles and births for persons whom the tables have already.

EveryPolitician knows far more persons than the tables: members of parliaments, officials below the
rank of a minister; the export of heads has some without any date; `curated/leader_qids.tsv` has
those whom annotated news links. They bring no terms of their own, but a Wikidata id for a person of
the same name in the same country, if nobody else there has that name, and if the life that is
stated fits the terms that are known. A name alone is never enough where two could be meant. Another
spelling is enough for who led the same state at the same time, and for who held an office of the
same state at the same time if nobody else there has a name like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.figures import (
    FAR,
    FAR_EXACT,
    HEADS,
    PATRONYMIC,
    YOUNG,
    Known,
    finer,
)
from tools.gazetteer.leader.figures import fits as names_fit
from tools.gazetteer.leader.join import CONTINUED, FEW_FAMILY_NAMES
from tools.gazetteer.leader.office_holders import areas, country_of, hyphened, named, when
from tools.gazetteer.leader.person_names import tidy_label
from tools.gazetteer.leader.person_similarity import skeleton, tokens
from tools.gazetteer.leader.positions import role_of
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import CURATED
from tools.gazetteer.report import Report
from tools.gazetteer.sources import (
    every_politician,
    multilingual_names,
    us_congress,
    wikidata_spells,
)
from tools.gazetteer.tables import read_table

CONSONANT = "[b-df-hj-np-tv-z]"
UMLAUT = re.compile(rf"(?<=(?i:{CONSONANT}))([aou])e(?={CONSONANT})")
# A monarch's number.
NUMBER = re.compile(r"\b[IVX]+\b")
# When the seats of parliaments were read at the latest.
LAST_SEATS = "2022"
# The oldest age at which anybody holds an office.
OLD = 98
# How well the name must fit of somebody who led the same state at the same time.
LIKE = 0.8
# The same of somebody who held any office of the state then; where names of fathers tell people
# apart, and of ambassadors, of whom a state has hundreds; who sat in its parliament.
IN_OFFICE, OF_MANY, IN_PARLIAMENT = 0.81, 0.88, 0.93
# By how much nobody else may come near.
APART = 0.06


@dataclass
class Candidate:
    """A person as the sources with Wikidata ids know them."""

    qid: str
    source: str
    names: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    # The states that the person led, with the years that are stated.
    led: dict[str, set[int]] = field(default_factory=dict)
    # The first and last years of offices and seats, with the least likeness that they ask for.
    offices: set[tuple[str, int, int, float]] = field(default_factory=set)
    born: str = ""
    died: str = ""


def candidates(data: Path, out: Path) -> dict[str, Candidate]:
    """All persons with a Wikidata id, by it."""
    found: dict[str, Candidate] = {}
    countries = areas(out)
    holdings = [*every_politician.holdings(data), *every_politician.seats(data)]
    for row in holdings:
        if not row.qid:
            continue
        one = found.setdefault(row.qid, Candidate(row.qid, every_politician.SOURCE.id))
        country = country_of(row.area, countries)
        years = {int(day[:4]) for day in (when(row.start), when(row.end)) if day}
        one.names |= {tidy_label(row.name), named(row)}
        one.countries |= {country} - {""}
        one.years |= years
        one.titles |= {row.title} - {""}
        one.born = max(one.born, when(row.born), key=len)
        one.died = max(one.died, when(row.died), key=len)
        if country and years:
            last = max(years) if when(row.end) else int((row.as_of or LAST_SEATS)[:4])
            needed = IN_OFFICE if row.as_of else IN_PARLIAMENT
            one.offices.add((country, min(years), last, needed))
        if country and row.as_of and role_of(row.position) == "head":
            one.led.setdefault(country, set()).update(years)
    states = {row["iso3"]: row["id"] for row in read_table(out, "countries") if row["iso3"]}
    for qid, name, code, years in wikidata_spells.persons(data):
        if country := states.get(code, ""):
            one = found.setdefault(qid, Candidate(qid, wikidata_spells.SOURCE.id))
            one.names.add(tidy_label(name))
            one.countries.add(country)
            one.years |= years
            one.led.setdefault(country, set()).update(years)
    for politician in multilingual_names.read(data):
        if country := countries.get(hyphened(politician.country), ""):
            one = found.setdefault(
                politician.qid, Candidate(politician.qid, multilingual_names.SOURCE.id)
            )
            one.names.add(tidy_label(politician.name))
            one.countries.add(country)
            one.born = max(one.born, when(politician.born), key=len)
    for member in us_congress.read(data):
        one = found.setdefault(member.qid, Candidate(member.qid, us_congress.SOURCE.id))
        one.names |= member.names
        one.countries.add("country:USA")
        one.years |= member.years
        one.titles |= {member.title} - {""}
        one.born = max(one.born, member.born, key=len)
    for link in curated.rows("leader_qids"):
        one = found.setdefault(link["qid"], Candidate(link["qid"], CURATED.id))
        one.names.add(link["name"])
        one.countries.add(f"country:{link['country']}")
        one.titles.add(link["title"])
    return found


def judged(person: Known, verdicts: Mapping[tuple[str, str], str], verdict: str) -> set[str]:
    """The Wikidata ids of which a verdict says so to a name of the person in one of the
    countries.
    """
    own = {f"{country}/{name}" for country in person.countries for name in person.full()}
    return {qid for (name, qid), said in verdicts.items() if name in own and said == verdict}


def complete(
    everyone: list[Known],
    data: Path,
    out: Path,
    verdicts: Mapping[tuple[str, str], str],
    report: Report,
) -> list[Known]:
    """Gives Wikidata ids to persons without one; those who turn out to be one person are one."""
    known = candidates(data, out)
    titles = unique_titles(known.values())
    by_name: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in known.values():
        for name in one.names:
            for country in one.countries:
                by_name[country, key(name)].add(one.qid)
    holders = {person.qid: person for person in everyone if person.qid}
    stated = {key: said for key, said in verdicts.items() if key[1] in known}
    states = {row["id"]: row["parent"] for row in read_table(out, "countries")}
    spelt = Spelt(known.values())
    alike = Alike(known.values())
    claims: defaultdict[str, list[Known]] = defaultdict(list)
    for person in everyone:
        if person.qid:
            continue
        qids = {
            qid
            for country in reach(person, states)
            for name in {person.names.canonical, *person.full()}
            for qid in by_name.get((country, key(name)), ())
            if fits(person, known[qid])
        }
        if person.wikipedia in titles and fits(person, known[titles[person.wikipedia]]):
            qids = {titles[person.wikipedia]}
        refused = judged(person, stated, "different")
        qids = judged(person, stated, "same") or qids or spelt.find(person) or alike.find(person)
        qids -= refused
        if len(qids) == 1:
            claims[qids.pop()].append(person)
        elif qids:
            report.drop("identity: two could be meant", f"{person.names.canonical} {sorted(qids)}")
    gone = set()
    for qid, persons in sorted(claims.items()):
        holder = holders.get(qid)
        if holder is None and len(persons) > 1:
            holder, *persons = sorted(persons, key=lambda p: (not p.head, p.id, p.names.canonical))
            take(holder, known[qid], titles)
        for person in persons:
            if holder is None:
                take(person, known[qid], titles)
            elif one_life(holder, person):
                report.drop(
                    "identity: two entries of one person, joined",
                    f"{holder.names.canonical} = {person.names.canonical} ({qid})",
                )
                holder.absorb(person)
                gone.add(id(person))
            else:
                report.drop("identity: an id that another has", f"{person.names.canonical} {qid}")
    everyone = [person for person in everyone if id(person) not in gone]
    for person in everyone:
        one_known = known.get(person.qid)
        if one_known and not (person.born and person.died) and fits(person, one_known):
            take(person, one_known, titles)
    one_article_each(everyone, titles)
    return everyone


def one_article_each(everyone: list[Known], titles: dict[str, str]) -> None:
    """An article is about one person: the one whose Wikidata id it has, else the first."""
    owners: dict[str, Known] = {}
    for person in sorted(
        everyone, key=lambda p: (titles.get(p.wikipedia, "") != p.qid, not p.head)
    ):
        if person.wikipedia and owners.setdefault(person.wikipedia, person) is not person:
            person.wikipedia = ""


def key(name: str) -> str:
    """The words of a name, whatever their order."""
    return " ".join(sorted(tokens(name)))


def reach(person: Known, states: Mapping[str, str]) -> set[str]:
    """The countries of the person, those that continue in them, and the states of territories."""
    further = (
        {*CONTINUED.get(country, ()), states.get(country, "")} for country in person.countries
    )
    return person.countries.union(*further) - {""}


class Spelt:
    """Finds who led a state under another spelling: "Daniyar Usenov" is "Daniar Usenov", who was
    its head of government in the same years.
    """

    def __init__(self, everyone: Iterable[Candidate]) -> None:
        self.by_word: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for one in everyone:
            for country in one.led:
                for word in marks(one.names):
                    self.by_word[country, word].append(one)

    def find(self, person: Known) -> set[str]:
        """The ids of the heads of the same state and time whose name fits."""
        found = set()
        for term in person.terms:
            if term["role"] not in HEADS:
                continue
            years = {int(day[:4]) for day in (term["start"], term["end"]) if day not in ("", "?")}
            words = marks(person.full())
            for one in (c for word in words for c in self.by_word[term["body"], word]):
                led = one.led[term["body"]]
                began = min((y for years in one.led.values() for y in years), default=0)
                if led and years and same_reign(person, one, min(years), began):
                    found.add(one.qid)
                if apart_by_number(person, one):
                    continue
                if led and not any(abs(a - b) <= 1 for a in years for b in led):
                    continue
                likeness = max(
                    names_fit(text, name, term["body"])
                    for text in person.full()
                    for name in one.names
                )
                if likeness >= LIKE and fits(person, one):
                    found.add(one.qid)
        return found


def marks(names: Iterable[str]) -> set[str]:
    """The words of names, whatever the romanisation, and the numbers of monarchs."""
    words = {skeleton(word) for name in names for word in tokens(name)}
    return words | {found[0] for name in names if (found := NUMBER.search(name))}


def numbers(names: Iterable[str]) -> set[str]:
    return {found[0] for name in names if (found := NUMBER.search(name))}


def apart_by_number(person: Known, one: Candidate) -> bool:
    """Whether two monarchs have two numbers: Alfonso XIII is not Alfonso XII."""
    own, others = numbers(person.full()), numbers(one.names)
    return bool(own and others) and not own & others


def same_reign(person: Known, one: Candidate, start: int, began: int) -> bool:
    """Whether the names have one number and the reigns one beginning: "Jorge V do Reino Unido" and
    George V; the spelling of monarchs' names is every language's own.
    """
    shared = numbers(person.full()) & numbers(one.names)
    return bool(shared) and abs(start - began) <= 1 and fits(person, one)


class Alike:
    """Finds who held an office of the state under another spelling: "Vilayat Quliyev", a minister
    until 2003, is "Vilayat Guliyev". A second person with a name like it forbids it.
    """

    def __init__(self, everyone: Iterable[Candidate]) -> None:
        self.by_word: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.by_qid = {one.qid: one for one in everyone if one.countries}
        for one in self.by_qid.values():
            for country in one.countries:
                for word in {opening(word) for name in one.names for word in tokens(name)}:
                    self.by_word[country, word].add(one.qid)

    def find(self, person: Known) -> set[str]:
        """The id of the only person of one of the states whose name and time fit."""
        found: dict[str, float] = {}
        sure = set()
        for country in person.countries - FEW_FAMILY_NAMES:
            names = [german(text) for text in person.full()]
            words = {opening(word) for text in names for word in tokens(text)}
            for qid in {q for word in words for q in self.by_word.get((country, word), ())}:
                one = self.by_qid[qid]
                likeness = max(
                    (likely(text, german(name), country) for text in names for name in one.names),
                    default=0.0,
                )
                if likeness >= IN_OFFICE - APART and fits(person, one):
                    found[qid] = max(found.get(qid, 0.0), likeness)
                    if likeness >= least(person, one, country):
                        sure.add(qid)
        if len(sure) != 1:
            return set()
        (best,) = sure
        near = [qid for qid, likeness in found.items() if likeness > found[best] - APART]
        return sure if near == [best] else set()


def least(person: Known, one: Candidate, country: str) -> float:
    """How well the name must fit for the offices that both held in the country at one time."""
    many = country in PATRONYMIC
    asked = [
        max(needed, OF_MANY) if many or term["role"] == "ambassador" else needed
        for term in person.terms
        for body, first, last, needed in one.offices
        if body == country
        and meets(term, first, last)
        and (term["body"] == country or term["body"].startswith("org:"))
        and not (needed == IN_PARLIAMENT and term["role"] == "ambassador")
    ]
    return min(asked, default=2.0)


def likely(text: str, name: str, country: str) -> float:
    """How well two names fit; of fathers and sons the longer name tells who it is."""
    if country in PATRONYMIC and abs(len(tokens(text)) - len(tokens(name))) > 1:
        return 0.0
    return names_fit(text, name, country)


def opening(word: str) -> str:
    """The beginning of a word, whatever its romanisation."""
    return skeleton(word)[:3]


def german(name: str) -> str:
    """The name with "ae", "oe" and "ue" as the vowels that they may stand for."""
    return UMLAUT.sub(r"\1", name)


def meets(term: Mapping[str, str], first: int, last: int) -> bool:
    """Whether a term, as far as its times are known, is of the years of an office."""
    days = [term["start"], term["end"], term.get("seen", "")]
    years = [int(day[:4]) for day in days if day not in ("", UNKNOWN)]
    return any(first - 1 <= year <= last + 1 for year in years)


def fits(person: Known, one: Candidate) -> bool:
    """Whether the life of the candidate has room for the terms of the person, and the time of
    their offices is not far from them.
    """
    years = person.years()
    if not years:
        # Nothing but the name and the country: only for full names of three words or more.
        return len(tokens(person.names.canonical)) > 2
    if one.born and (
        min(years) < int(one.born[:4]) + YOUNG or max(years) > int(one.born[:4]) + OLD
    ):
        return False
    if one.died and min(years) > int(one.died[:4]):
        return False
    if person.born and one.born and abs(int(person.born[:4]) - int(one.born[:4])) > 1:
        return False
    if person.died and one.died and abs(int(person.died[:4]) - int(one.died[:4])) > 1:
        return False
    if not one.years:
        return True
    # Who once led a state may sit in parliament, or be known, long after.
    far = FAR_EXACT if person.head and one.born else FAR
    return min(abs(a - b) for a in years for b in one.years) <= far


def one_life(one: Known, other: Known) -> bool:
    """Whether nothing that is known of two entries tells them apart."""
    for measure in ("born", "died"):
        a, b = getattr(one, measure), getattr(other, measure)
        if a and b and abs(int(a[:4]) - int(b[:4])) > 1:
            return False
    return not (one.archigos and other.archigos and not one.archigos & other.archigos)


def take(person: Known, one: Candidate, titles: dict[str, str]) -> None:
    """What the candidate's sources say of the person."""
    person.qid = one.qid
    person.sources.add(one.source)
    title = next(iter(one.titles), "") if len(one.titles) == 1 else ""
    if title and titles.get(title) == one.qid and not person.wikipedia:
        person.wikipedia = title
    # A birth that makes a child of a minister is an error of the source.
    if one.born and not any(year < int(one.born[:4]) + YOUNG for year in person.years()):
        person.born = finer(person.born or UNKNOWN, one.born)
    if one.died and not any(year > int(one.died[:4]) for year in person.years()):
        person.died = finer(person.died or UNKNOWN, one.died)


def unique_titles(candidates: Iterable[Candidate]) -> dict[str, str]:
    """The id that each article belongs to, without articles that two have."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for one in candidates:
        for title in one.titles:
            owners[title].add(one.qid)
    return {title: next(iter(qids)) for title, qids in owners.items() if len(qids) == 1}
