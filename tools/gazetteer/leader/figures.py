"""Ministers, party leaders, heads of organisations and rebels: joined to the heads of state and
government that are known already, or new persons.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from tools.gazetteer.leader import curated, heads
from tools.gazetteer.leader.figure import Figure, of_general_knowledge
from tools.gazetteer.leader.join import FEW_FAMILY_NAMES, Person
from tools.gazetteer.leader.person_names import (
    EAST_ASIAN,
    ENGLISH,
    LOWER,
    TWO_SURNAMES,
    VIETNAMESE,
    Names,
    family_of,
    is_double,
    is_western,
    listed,
    names_of,
)
from tools.gazetteer.leader.person_similarity import alike, fold, similarity, skeleton, tokens
from tools.gazetteer.leader.spells import UNKNOWN, Spell, high, low, near
from tools.gazetteer.matching import is_matchable
from tools.gazetteer.provenance import BY_HAND, GENERAL_KNOWLEDGE
from tools.gazetteer.report import Report
from tools.gazetteer.sources import every_politician, us_congress

CURATED = Path(__file__).parents[1] / "curated"
OFFICES = {
    "foreign_minister": "Foreign Minister",
    "defence_minister": "Defence Minister",
    "minister": "Minister",
    "party_leader": "Party leader",
    "opposition_leader": "Opposition leader",
    "head_of_organisation": "Head",
    "ambassador": "Ambassador",
    "effective_leader": "Leader",
    "vice_president": "Vice President",
    "deputy_head_of_government": "Deputy Prime Minister",
    "head_of_government": "Prime Minister",
    "head_of_state": "President",
    "other": "Official",
}
YOUNG = 17  # the age before which nobody holds an office
# Of those in the tables of a region's politics, whom news in other languages names.
ABROAD = frozenset(
    {
        "defence_minister",
        "deputy_head_of_government",
        "effective_leader",
        "foreign_minister",
        "opposition_leader",
        "vice_president",
    }
)
# Tables of one class of people, of which nobody is only like somebody who was there.
CHECKED = frozenset(("figures_envoys", "figures_institutions", "figures_statesmen"))
BROAD = frozenset(("minister", "other"))  # roles that one person has several offices of
SURE = 0.88  # how well a name must fit for a Wikidata id to go with it
A_CABINET = 31  # days between two cabinets, at most, for which a minister is held to go on
HEADS = ("head_of_state", "head_of_government", "effective_leader")
FAR = 22  # years between two statements about one person, at most
FAR_EXACT = 40  # the same, when the full name is the same
# Where the first of three names tells brothers, fathers and sons apart.
PATRONYMIC_CODES = (
    "AFG PAK BGD IND LKA MDV IRN IRQ SYR LBN JOR PSE SAU YEM OMN ARE QAT BHR KWT EGY LBY TUN "
    "DZA MAR MRT SDN SOM DJI ERI ETH TCD MYS IDN BRN MMR ESH COM NER MLI NGA"
)
PATRONYMIC = frozenset(f"country:{code}" for code in PATRONYMIC_CODES.split())


@dataclass(eq=False)
class Known:
    """A person of the tables to be written."""

    names: Names
    qid: str = ""
    wikipedia: str = ""
    born: str = ""
    died: str = ""
    id: str = ""
    countries: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    terms: list[dict[str, str]] = field(default_factory=list)
    archigos: set[str] = field(default_factory=set)
    # Body, start and end of the times for which Archigos has the person as the leader of a state.
    reigns: set[tuple[str, str, str]] = field(default_factory=set)
    head: bool = False
    prominent: bool = False
    local: bool = False

    def full(self) -> list[str]:
        return [r["text"] for r in self.names.rows if r["form"] == "name" and " " in r["text"]]

    def years(self) -> list[int]:
        days = [t.get(end, "") for t in self.terms for end in ("start", "end", "seen")]
        return [int(day[:4]) for day in days if day and day != UNKNOWN]

    def absorb(self, other: Known) -> None:
        """Adds what another entry says about the same person."""
        for term in other.terms:
            same = [
                t
                for t in self.terms
                if t["body"] == term["body"]
                and t["role"] == term["role"]
                and overlap(t, term["start"], term["end"])
            ]
            if not same:
                self.terms.append(term)
            elif term["role"] not in HEADS and term["role"] not in BROAD:
                complete(same[0], term)
        for row in other.names.rows:
            self.names.add(row["text"], row["form"], row["context"], row["sources"], row["case"])
        self.sources |= other.sources
        self.archigos |= other.archigos
        self.reigns |= other.reigns
        self.countries |= other.countries
        self.qid = self.qid or other.qid
        self.wikipedia = self.wikipedia or other.wikipedia
        self.born = self.born or other.born
        self.died = self.died or other.died


def curated_figures() -> Iterator[Figure]:
    """`figures*.tsv`: well-known persons and their offices.

    The tables `figures_politics_*` have whom world news names beside the cabinets, region by
    region; their column `names` marks a name that many others bear. The tables of one class of
    people were compared with the whole gazetteer, other spellings included, when they were written.
    """
    for path in sorted(CURATED.glob("figures*.tsv")):
        for row in csv.DictReader(
            path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE
        ):
            if not row["reason"]:
                raise ValueError(f"{path}: no reason for {row['name']}")
            country = f"country:{row['country']}" if row["country"] else ""
            yield Figure(
                GENERAL_KNOWLEDGE.id,
                country,
                row["body"] or country,
                row["role"],
                row["office"] or OFFICES[row["role"]],
                row["name"],
                row["start"] or UNKNOWN,
                "" if row["end"] == "open" else row["end"] or UNKNOWN,
                wikipedia=row["wikipedia"],
                aliases=set(filter(None, row["aliases"].split("|"))),
                prominent=True,
                common=row.get("names") == "common",
                local="names" in row and row["role"] not in ABROAD,
                checked=path.stem in CHECKED,
                seen=row.get("seen") or "",
            )


def curated_ministers() -> Iterator[Figure]:
    """`ministers.tsv`: ministers of years for which no source names one; few know their names."""
    for row in curated.rows("ministers"):
        figure = of_general_knowledge(row)
        yield replace(figure, end=figure.end or UNKNOWN, seen=row["seen"])


def ordered(name: str, country: str) -> tuple[str, ...]:
    """The words of a name, the family name last."""
    words = tokens(name)
    return words[1:] + words[:1] if country in EAST_ASIAN else words


def fits(one: str, other: str, country: str) -> float:
    """How surely two full names of one country are the same name: 0 when not."""
    a, b = ordered(one, country), ordered(other, country)
    if len(a) < 2 or len(b) < 2:
        return 0.0
    if "".join(sorted(a)) == "".join(sorted(b)) or "".join(a) == "".join(b):
        return 1.0
    few = country in FEW_FAMILY_NAMES
    if sorted(map(skeleton, a)) == sorted(map(skeleton, b)):
        return 0.97
    if few:
        return 0.0
    if len(a) > len(b):
        a, b = b, a
    beginning = list(map(skeleton, a)) == list(map(skeleton, b[: len(a)]))
    if beginning and country not in PATRONYMIC:
        return 0.9  # "Etienne Tshisekedi wa Mulumba"
    if alike(a[-1], b[-1]) < 0.85 and not (len(b) > len(a) and alike(a[-1], b[-2]) >= 0.93):
        return 0.0
    left = list(b)
    least = 1.0
    for word in a:
        best = max(left, key=lambda t: alike(word, t), default="")
        value = alike(word, best) if best else 0.0
        if value < (0.82 if len(word) > 3 else 0.95):
            return 0.0
        least = min(least, value)
        left.remove(best)
    if alike(a[0], b[0]) < 0.82:  # the given name stands in the middle of the other
        whole = least >= 0.95 and len(a[0]) > 3 and country not in PATRONYMIC
        return 0.85 if whole else 0.0
    return 0.9 * min(1.0, similarity(one, other))


class Register:
    """All persons, found by QID, article, full name, and the words of the name in a country."""

    def __init__(
        self, known: Iterable[Known], verdicts: Mapping[tuple[str, str], str], report: Report
    ) -> None:
        self.verdicts = verdicts
        self.known: list[Known] = []
        self.by_key: defaultdict[str, list[Known]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Known]] = defaultdict(list)
        self.by_word: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
        self.report = report
        for person in known:
            self.add(person)

    def add(self, person: Known) -> None:
        self.known.append(person)
        self.index(person)

    def index(self, person: Known) -> None:
        for key in filter(None, (person.qid, f"w:{person.wikipedia}" if person.wikipedia else "")):
            self.by_key[key].append(person)
        for text in person.full():
            if person not in self.by_name[fold(text)]:
                self.by_name[fold(text)].append(person)
            for country in person.countries:
                for word in tokens(text):
                    line = self.by_word[country, skeleton(word)]
                    if person not in line:
                        line.append(person)

    def find(self, figure: Figure) -> Known | None:
        for key in (figure.qid, f"w:{figure.wikipedia}", f"w:{figure.article}"):
            for person in self.by_key.get(key, ()):
                if not (figure.qid and person.qid and figure.qid != person.qid):
                    return person
        same = self.by_name.get(fold(figure.name), ())
        here = [p for p in same if self.may_be(figure, p, FAR_EXACT)]
        own = [p for p in here if figure.country in p.countries]
        if own:
            return own[0]
        if len(here) == 1 and here[0].head and re.search(r" [IVX]+$", figure.name):
            return here[0]  # a monarch of several realms
        if not figure.country and len(here) == 1:
            return here[0]
        if not figure.country or figure.checked:
            return None
        candidates: dict[int, Known] = {}
        for word in tokens(figure.name):
            for person in self.by_word.get((figure.country, skeleton(word)), ()):
                candidates[id(person)] = person
        best, score = None, 0.0
        for person in candidates.values():
            verdict = self.verdicts.get(
                (f"{figure.country}/{figure.name}", person.names.canonical), ""
            )
            if verdict:
                if verdict == "same":
                    return person
                continue
            if not self.may_be(figure, person, FAR):
                continue
            if figure.role == "ambassador" and not bears_family_name(figure, person):
                continue
            value = max(
                (fits(n, t, figure.country) for n in (figure.name, *sorted(figure.aliases))
                 for t in person.full()),
                default=0.0,
            )  # fmt: skip
            if value > score:
                best, score = person, value
        if best and GENERAL_KNOWLEDGE.id in best.sources and score < SURE:
            likeness = f"{score:.2f} {figure.country}: {figure.name} = {best.names.canonical}"
            self.report.drop("audit: joined by likeness to a name by hand", likeness)
        # A Wikidata id goes to nobody whose name is only like the one it is stated with.
        sure = score >= SURE or not best or best.head
        stated = figure.qid or (best and every_politician.SOURCE.id in best.sources)
        return best if sure or not stated else None

    @staticmethod
    def may_be(figure: Figure, person: Known, far: int) -> bool:
        """Neither another QID nor a life too far away."""
        if figure.qid and person.qid and figure.qid != person.qid:
            return False
        if figure.wikipedia and person.wikipedia and figure.wikipedia != person.wikipedia:
            return False
        years = person.years()
        own = [int(d[:4]) for d in (figure.start, figure.end) if d and d != UNKNOWN]
        if figure.born and person.born and abs(int(figure.born[:4]) - int(person.born[:4])) > 1:
            return False
        # Nobody holds office as a child or after death.
        if figure.born and years and min(years) < int(figure.born[:4]) + YOUNG:
            return False
        if figure.died and years and min(years) > int(figure.died[:4]):
            return False
        if person.died and own and min(own) > int(person.died[:4]):
            return False
        if not years or not own:
            return True
        return min(abs(a - b) for a in years for b in own) <= far


def bears_family_name(figure: Figure, person: Known) -> bool:
    """Whether a name of the person begins or ends with the family name that the source marks:
    "George Herbert WALKER" is not George Herbert Walker Bush.
    """
    family = tokens(figure.family)
    ends = {
        word
        for text in person.full()
        if tokens(text)
        for word in tokens(text)[:: max(1, len(tokens(text)) - 1)]
    }
    return not family or any(alike(word, family[-1]) >= 0.8 for word in ends)


def overlap(one: Mapping[str, str], start: str, end: str) -> bool:
    """Whether a term of a person can be the same time as another; unknown dates may be."""
    begins = (one["start"], start)
    if UNKNOWN in begins:
        return True
    stop = high(one["end"]) if one["end"] not in ("", UNKNOWN) else None
    own = high(end) if end not in ("", UNKNOWN) else None
    return not ((stop and low(start) > stop) or (own and low(one["start"]) > own))


def finer(known: str, stated: str) -> str:
    """A date filled in, or made more precise by another that agrees with it."""
    if known == UNKNOWN or (known and stated.startswith(known)):
        return stated
    return known


def another_office(term: Mapping[str, str], figure: Figure) -> bool:
    """Whether a statement is about another office than a term of the same broad role: ministers
    change their ministries, and their terms may touch; a senator leads a party, too.
    """
    if UNKNOWN in (term["start"], figure.start) or fold(term["office"]) == fold(figure.office):
        return False
    if figure.source == us_congress.SOURCE.id:
        return True
    if figure.role not in BROAD or near(term["start"], figure.start, 100):
        return False
    touches = term["end"] == figure.start or term["start"] == figure.end
    return touches or figure.source == every_politician.SOURCE.id


def goes_on(term: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether a statement says that the office was held on: it begins about when the term ends,
    or it is one more of a source that states the same start once for each cabinet.
    """
    if UNKNOWN in (term["start"], other["start"]) or term["end"] in ("", UNKNOWN):
        return False
    if term["role"] in BROAD and fold(term["office"]) != fold(other["office"]):
        return False
    touches = near(term["end"], other["start"], A_CABINET)
    again = other["sources"] in term["sources"].split("|") and term["start"] == other["start"]
    if not (touches or again) or low(other["start"]) < low(term["start"]):
        return False
    if other["end"] == UNKNOWN:
        return low(term["end"]) < low(other.get("seen") or "0001")
    return not other["end"] or low(other["end"]) > high(term["end"])


def hold_on(term: dict[str, str], other: Mapping[str, str]) -> None:
    """Makes one term of two that follow on each other."""
    term["end"] = other["end"]
    if other["end"] == UNKNOWN:
        term["seen"], term["seen_by"] = other["seen"], other["seen_by"]


def refine(term: dict[str, str], figure: Figure) -> None:
    """Fills an unknown start or end from another statement about the same term."""
    other = term_of(figure, figure.start, figure.end)
    if goes_on(term, other):
        hold_on(term, other)
        return
    if figure.seen > term.get("seen", ""):
        term["seen"], term["seen_by"] = figure.seen, figure.source
    start = finer(term["start"], figure.start)
    end = finer(term["end"], figure.end) if figure.end else term["end"]
    if end in ("", UNKNOWN) or start == UNKNOWN or low(start) <= high(end):
        term["start"], term["end"] = start, end


def complete(term: dict[str, str], other: Mapping[str, str]) -> None:
    """Fills the unknown dates of a term from what another entry has of the same one."""
    if goes_on(term, other):
        hold_on(term, other)
    elif UNKNOWN in (term["start"], term["end"]):
        start = finer(term["start"], other["start"])
        end = finer(term["end"], other["end"]) if other["end"] else term["end"]
        if end not in ("", UNKNOWN) and start != UNKNOWN and low(start) > high(end):
            return
        term["start"], term["end"] = start, end
        if end == UNKNOWN and other.get("seen", "") > term.get("seen", ""):
            term["seen"], term["seen_by"] = other["seen"], other["seen_by"]
    else:
        return
    term["sources"] = "|".join(sorted({*term["sources"].split("|"), *other["sources"].split("|")}))


def own_life(person: Known, figure: Figure) -> None:
    """Takes over the article and the dates of life that a statement comes with."""
    person.wikipedia = person.wikipedia or figure.article
    years = person.years()
    if figure.born and not any(y < int(figure.born[:4]) + YOUNG for y in years):
        person.born = finer(person.born or UNKNOWN, figure.born)
    if figure.died and not any(y > int(figure.died[:4]) for y in years):
        person.died = finer(person.died or UNKNOWN, figure.died)


def add_term(person: Known, figure: Figure, report: Report) -> None:
    """Adds the term, unless the person has it already from a better source."""
    dated = figure.end and UNKNOWN not in (figure.start, figure.end)
    if dated and low(figure.start) > high(figure.end):
        report.drop("figures: ends before it begins", f"{figure.name} {figure.start}")
        figure.start = figure.end = UNKNOWN
    if person.died and figure.end[:4] > person.died[:4]:
        figure.end = person.died  # printed on after the death
    if person.born and figure.start != UNKNOWN and int(figure.start[:4]) < int(person.born[:4]):
        report.drop("figures: begins before the birth", f"{person.names.canonical} {figure.start}")
        return
    if person.died and figure.start != UNKNOWN and figure.start[:4] > person.died[:4]:
        report.drop("figures: begins after the death", f"{person.names.canonical} {figure.start}")
        return
    if figure.role in HEADS and figure.source in BY_HAND:
        heads.finish(figure, person.terms)
        for start, end in heads.beside(figure, person.terms):
            person.terms.append(term_of(figure, start, end))
        return
    for term in person.terms:
        same_body = term["body"] == figure.body and not another_office(term, figure)
        if same_body and term["role"] == figure.role and overlap(term, figure.start, figure.end):
            term["sources"] = "|".join(sorted({*term["sources"].split("|"), figure.source}))
            if term["role"] not in HEADS:
                refine(term, figure)
            return
    vague = figure.source in ("oeda-actors", "cia-world-leaders") and figure.role != "ambassador"
    busy = any(t["body"] == figure.body and overlap(t, figure.start, figure.end) and (
        figure.start != UNKNOWN or figure.end != UNKNOWN) for t in person.terms)  # fmt: skip
    if (
        figure.role == "party_leader"
        and figure.body == figure.country
        and any(t["role"] == "party_leader" and t["body"] != figure.body for t in person.terms)
    ):
        return
    if vague and figure.source == "oeda-actors" and (busy or (person.head and (
        UNKNOWN in (figure.start, figure.end)))):  # fmt: skip
        report.drop("figures: a vague term beside a known one", f"{person.names.canonical}")
        return
    if vague and figure.role in HEADS:
        return
    person.terms.append(term_of(figure, figure.start, figure.end))


def term_of(figure: Figure, start: str, end: str) -> dict[str, str]:
    """The row of a statement, without the person; what it says of when the holder was seen is in
    another table.
    """
    return {
        "seen": figure.seen if end == UNKNOWN else "",
        "seen_by": figure.source,
        "body": figure.body,
        "role": figure.role,
        "office": figure.office,
        "start": start,
        "end": end,
        "sources": figure.source,
    }


def as_person(figure: Figure) -> Person:
    """The figure in the shape that the rules of names know."""
    spell = Spell(
        figure.source,
        figure.country,
        figure.role,
        figure.name,
        office=figure.office,
        start=figure.start,
        variants=set(figure.aliases),
    )
    return Person(figure.qid, [spell], {"curated": figure.name})


def new_names(figure: Figure, nicknames: Mapping[str, list[str]], report: Report) -> Names:
    if figure.prominent:
        names = names_of(as_person(figure), {}, nicknames, [], report)
        for row in names.rows:
            if row["sources"] == "curated":
                row["sources"] = figure.source
        for alias in sorted(figure.aliases):
            context = "alone" if " " in alias else "context"
            names.add(alias, "name", context, figure.source)
        if figure.common:
            for row in names.rows:
                row["context"] = "context"
        return names
    names = Names(figure.name)
    names.family, first = figure.family, figure.family_first
    if not names.family:
        names.family, first = family_of(as_person(figure), figure.name)
    names.add(figure.name, "name", "alone" if " " in figure.name else "context", figure.source)
    words = names.canonical.split()
    names.canonical = names.rows[0]["text"] if names.rows else ""
    for alias in sorted(figure.aliases):
        if fits(alias, figure.name, figure.country) > 0:
            names.add(alias, "name", "alone", figure.source)
    own = names.family.split()
    if first and figure.country in EAST_ASIAN and 2 <= len(words) <= 3:
        names.add(f"{' '.join(words[1:])} {words[0]}", "name", "alone", "derived")
    elif (
        own
        and not first
        and len(words) > 1 + len(own)
        and len(fold(words[0])) > 2
        and not {w.lower() for w in words} & {"bin", "ibn", "ould", "bint", "abu"}
    ):
        names.add(f"{words[0]} {names.family}", "name", "alone", "derived")
    if not first and is_double(names.family) and figure.country in TWO_SURNAMES:
        names.add(f"{words[0]} {own[0]}", "name", "alone", "derived")
        names.add(own[0], "surname", "context", "derived")
    # Of the many of this source, whoever is called by a given name is not looked for by it alone.
    # But the family names that come first in East Asia are no given names there.
    called_by_given = fold(names.family) in listed("given")
    if first and figure.country in EAST_ASIAN:
        called_by_given = is_western(names.family)
    if figure.source == every_politician.SOURCE.id and called_by_given:
        return names
    if names.family and figure.country not in VIETNAMESE and len(fold(names.family)) > 2:
        names.add(names.family, "surname", "context", "derived")
    elif figure.country in VIETNAMESE:
        names.add(words[-1], "given", "context", "derived")
    return names


def exact_first(figures: Iterable[Figure], register: Register) -> Iterator[Figure]:
    """The statements in their order; of those that come with Wikidata ids, first those whose name
    is known as it is, so that nobody is taken for a person with a similar name.
    """
    for qids, group in groupby(figures, key=lambda figure: bool(figure.article or figure.born)):
        if qids:
            yield from sorted(group, key=lambda f: fold(f.name) not in register.by_name)
        else:
            yield from group


def extend(
    known: list[Known],
    figures: list[Figure],
    nicknames: Mapping[str, list[str]],
    verdicts: Mapping[tuple[str, str], str],
    report: Report,
) -> list[Known]:
    """The heads and all others, each person once."""
    register = Register(known, verdicts, report)
    counts: Counter[str] = Counter()
    for figure in exact_first(figures, register):
        person = register.find(figure)
        kind = "joined" if person else "new"
        if person is None:
            person = Known(new_names(figure, nicknames, report), figure.qid)
            if not person.names.rows or not is_matchable(person.names.canonical):
                report.drop("figures: no usable name", figure.name)
                continue
            person.countries = {figure.country} - {""}
            person.prominent = figure.prominent and not figure.common
            person.local = figure.local
            person.head = figure.role in HEADS and figure.source in BY_HAND
            person.wikipedia = figure.wikipedia
            person.sources = {figure.source}
            own_life(person, figure)
            add_term(person, figure, report)
            register.add(person)
        else:
            canonical = person.names.canonical
            by_hand = figure.source in BY_HAND
            if by_hand and not figure.prominent and " " in figure.name:
                person.names.add(figure.name, "name", "alone", figure.source)
            elif by_hand and fold(canonical) != fold(figure.name):
                report.drop("figures: joined under another name", f"{figure.name} = {canonical}")
                person.names.canonical = figure.name
                person.id = ""
            if figure.wikipedia and not person.wikipedia:
                person.wikipedia = figure.wikipedia
                person.sources.add(figure.source)
            if figure.qid and not person.qid:
                person.qid = figure.qid
            person.local = person.local and figure.local
            own_life(person, figure)
            # Under a label of Wikidata, or a name by hand, the spellings of lists are names, too.
            label = every_politician.SOURCE.id
            is_labelled = label in person.sources and figure.source != label
            is_by_hand = GENERAL_KNOWLEDGE.id in person.sources and not by_hand
            if (is_labelled or is_by_hand) and " " in figure.name:
                person.names.add(figure.name, "name", "alone", figure.source)
            if figure.prominent:
                extra = new_names(figure, nicknames, report)
                person.prominent = person.prominent or not figure.common
                for row in extra.rows:
                    if row["form"] == "name" or figure.source in BY_HAND:
                        person.names.add(
                            row["text"], row["form"], row["context"], row["sources"], row["case"]
                        )
            person.countries |= {figure.country} - {""}
            person.sources.add(figure.source)
            add_term(person, figure, report)
            register.index(person)
        counts[f"{figure.source} {kind}"] += 1
    for what, number in sorted(counts.items()):
        report.count(f"statements: {what}", number)
    everyone = [p for p in register.known if p.terms]
    modest(everyone, report)
    return everyone


def called(family: str) -> str:
    """The family name by which news calls somebody: of two surnames the first."""
    return family.split()[0] if is_double(family) else family


def modest(persons: list[Known], report: Report) -> None:
    """Names of little-known persons that many others bear need support in the text."""
    families: Counter[str] = Counter()
    givens: Counter[str] = Counter()
    for person in persons:
        if person.names.family:
            families[fold(called(person.names.family))] += 1
        givens[fold(person.names.canonical).split()[0]] += 1
    for person in persons:
        if person.head or person.prominent:
            continue
        family = fold(called(person.names.family))
        english = bool(person.countries & ENGLISH)
        for row in person.names.rows:
            words = fold(row["text"]).split()
            plain = [w for w in words if w not in LOWER]
            if row["form"] != "name" or row["context"] != "alone" or len(plain) > 2:
                continue
            common = families[family] >= 5 or (
                (families[family] >= 3 and givens[words[0]] >= 8) or givens[words[-1]] >= 8
            )
            if common or (english and len(person.sources) == 1) or len(fold(row["text"])) < 8:
                row["context"] = "context"
                report.drop("figures: a common name needs support", row["text"])
    with (CURATED / "leader_common_names.tsv").open(encoding="utf-8", newline="") as file:
        shared = {fold(row["text"]) for row in csv.DictReader(file, delimiter="\t")}
    for person in persons:
        for row in person.names.rows:
            if fold(row["text"]) in shared:
                row["context"] = "context"
    # The same full name of several persons decides nothing by itself for the lesser ones.
    bearers: defaultdict[str, list[Known]] = defaultdict(list)
    for person in persons:
        for row in person.names.rows:
            if row["form"] == "name":
                bearers[fold(row["text"])].append(person)
    for text, group in bearers.items():
        if len(group) > 1 and any(p.head or p.prominent for p in group):
            for person in group:
                if not (person.head or person.prominent):
                    for row in person.names.rows:
                        if fold(row["text"]) == text:
                            row["context"] = "context"


def lived_apart(one: Known, other: Known) -> bool:
    """Whether one died before the other is known to have held office."""
    return any(
        a.died and b.years() and min(b.years()) > int(a.died[:4])
        for a, b in ((one, other), (other, one))
    )


def doubles(persons: list[Known], verdicts: Mapping[tuple[str, str], str], report: Report) -> None:
    """Reports pairs of one country whose names are nearly the same and on whom nobody decided."""
    lines: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
    for person in persons:
        for country in person.countries:
            for word in set(map(skeleton, tokens(person.names.canonical))):
                lines[country, word].append(person)
    seen = set()
    for (country, _), group in sorted(lines.items()):
        for i, one in enumerate(group):
            for other in group[i + 1 :]:
                pair = (id(one), id(other))
                if pair in seen:
                    continue
                seen.add(pair)
                a, b = one.names.canonical, other.names.canonical
                if (one.qid and other.qid) or (one.head and other.head):
                    continue
                decided = (f"{country}/{a}", b) in verdicts or (f"{country}/{b}", a) in verdicts
                if decided or lived_apart(one, other):
                    continue
                if country not in FEW_FAMILY_NAMES and similarity(a, b) >= 0.9:
                    report.drop("audit: may be one person", f"{country}: {a} / {b}")
