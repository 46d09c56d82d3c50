"""One person = one entity: joins the statements of all sources about who held an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from tools.gazetteer.leader.factbook_text import is_capital
from tools.gazetteer.leader.person_similarity import alike, fold, similarity, tokens
from tools.gazetteer.leader.spells import (
    EFFECTIVE_LEADER,
    HEAD_OF_STATE,
    OTHER,
    VICE_PRESIDENT,
    Spell,
    high,
    low,
    near,
)

# States whose people go on in the next one, so that a name may be looked for there too.
CONTINUED: dict[str, tuple[str, ...]] = {
    "country:SUHH": ("country:RUS",),
    "country:YUCS": (
        "country:SRB",
        "country:CSXX",
        "country:MNE",
        "country:HRV",
        "country:MKD",
        "country:BIH",
    ),
    "country:CSXX": ("country:SRB", "country:YUCS", "country:MNE"),
    "country:SRB": ("country:YUCS", "country:CSXX"),
    "country:MNE": ("country:YUCS", "country:CSXX"),
    "country:CSHH": ("country:CZE", "country:SVK"),
    "country:VDVN": ("country:VNM",),
    "country:VNM": ("country:VDVN",),
    "country:north-yemen": ("country:YEM",),
    "country:YDYE": ("country:YEM",),
    "country:YEM": ("country:north-yemen", "country:YDYE"),
    "country:DDDE": ("country:DEU",),
    "country:TWN": ("country:CHN",),
    "country:CHN": ("country:TWN",),
    "country:SSD": ("country:SDN",),
    "country:SDN": ("country:SSD",),
    "country:DEU": ("country:DDDE",),
    "country:SVN": ("country:YUCS",),
    "country:ANHH": ("country:NLD", "country:CUW"),
    "country:NLD": ("country:ANHH",),
    "country:CUW": ("country:ANHH",),
    # Parts of states whose people hold office in the state, too, or are listed under it.
    "country:HKG": ("country:CHN",),
    "country:MAC": ("country:CHN",),
    "country:northern-ireland": ("country:GBR",),
    "country:scotland": ("country:GBR",),
    "country:wales": ("country:GBR",),
    "country:FRO": ("country:DNK",),
    "country:GRL": ("country:DNK",),
    "country:northern-cyprus": ("country:CYP", "country:TUR"),
}


FEW_FAMILY_NAMES = frozenset(
    (
        "country:KOR",
        "country:PRK",
        "country:CHN",
        "country:TWN",
        "country:VNM",
        "country:VDVN",
        "country:south-vietnam",
    )
)

# Where the family name is printed first, whoever prints it.
FAMILY_FIRST = frozenset(("country:VNM", "country:VDVN", "country:south-vietnam"))


@dataclass
class Person:
    """Everything the sources say about one human being."""

    qid: str = ""
    spells: list[Spell] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    def names(self) -> set[str]:
        found = {s.name for s in self.spells if s.name} | set(self.labels.values())
        return found | {s.title for s in self.spells if s.title and s.source == "archigos"}

    def key(self) -> tuple[str, ...]:
        """A stable order that does not depend on how the sources were read."""
        first = min((s.start or "9", s.body, s.role, s.name) for s in self.spells)
        return (self.qid or "~", *first)


def capitals(name: str) -> list[str]:
    """The folded words printed in capitals: the family name of the Factbook."""
    found: list[str] = []
    for word in name.split():
        if is_capital(word):
            found += tokens(word)
    return found


def families_differ(spell: Spell, name: str) -> bool:
    """Whether two whole names begin with two family names where they do: Le Duc Anh, Nong Duc
    Manh. The words are those of `fold`: `tokens` takes "Le" for an article.
    """
    one, other = fold(spell.name).split(), fold(name).split()
    whole = min(len(one), len(other)) > 2
    return spell.body in FAMILY_FIRST and whole and alike(one[0], other[0]) < 0.75


def same_role(one: Spell, other: Spell) -> bool:
    special = (VICE_PRESIDENT, OTHER)
    if one.role in special or other.role in special:
        return one.role == other.role
    return True


class Joiner:
    """Keeps the persons by QID and by country and finds the one a statement is about."""

    def __init__(self, verdicts: dict[tuple[str, str], str]) -> None:
        self.persons: list[Person] = []
        self.by_qid: dict[str, Person] = {}
        self.by_body: defaultdict[str, list[Person]] = defaultdict(list)
        self.by_identifier: dict[str, Person] = {}
        self.verdicts = verdicts
        self.doubtful: list[str] = []

    def attach(self, person: Person, spell: Spell) -> None:
        person.spells.append(spell)
        if spell.identifier:
            self.by_identifier[spell.identifier] = person
        if person not in self.by_body[spell.body]:
            self.by_body[spell.body].append(person)

    def label(self, qid: str, name: str) -> None:
        if person := self.by_qid.get(qid):
            person.labels["curated"] = name

    def create(self, spell: Spell, qid: str = "") -> Person:
        person = Person(qid)
        self.persons.append(person)
        if qid:
            self.by_qid[qid] = person
        self.attach(person, spell)
        return person

    def by_identity(self, spells: Iterable[Spell]) -> None:
        """Statements that come with a QID that is their own key."""
        for spell in spells:
            if person := self.by_qid.get(spell.qid):
                self.attach(person, spell)
            else:
                self.create(spell, spell.qid)

    def verdict(self, spell: Spell, person: Person) -> str:
        keys = {person.qid} | person.names() if person.qid else person.names()
        for key in keys:
            if found := self.verdicts.get((f"{spell.body}/{spell.name}", key)):
                return found
        return ""

    def score(self, spell: Spell, person: Person) -> float:
        """How surely the statement is about the person; 0 when it is not."""
        if known := self.verdict(spell, person):
            return 2.0 if known == "same" else 0.0
        names = person.names()
        if not names or self.outlived(spell, person) or self.born_apart(spell, person):
            return 0.0
        likeness = max(
            0.0 if families_differ(spell, name) else similarity(spell.name, name) for name in names
        )
        family = capitals(spell.name) or list(tokens(spell.family))
        best = 1.0
        if family:
            parts = [*family, "".join(family)]
            best = max(
                (alike(f, t) for f in parts for name in names for t in tokens(name)), default=0.0
            )
            if best < 0.66:
                likeness *= 0.6
        dated = overlapping = undated = False
        reach = self.reach(spell)
        for other in person.spells:
            if other.body not in reach:
                continue
            if not same_role(spell, other):
                continue
            year_only = other.start.endswith("-01-01") and other.start[:4] == spell.start[:4]
            dated = dated or near(spell.start, other.start) or year_only
            undated = undated or (not other.start and other.role == spell.role)
            if other.start and spell.start and other.end:
                overlapping = overlapping or low(other.start) <= low(spell.start) < high(other.end)
            if spell.start and other.open and other.start and low(other.start) <= low(spell.start):
                overlapping = True
        surname_only = tokens(spell.name) == tokens(spell.family)
        if self.gap(spell, person) > (15 if surname_only else 45):
            return 0.0
        # Where few family names are shared by many, a shared one proves little.
        enough = 0.75 if spell.body in FEW_FAMILY_NAMES else 0.55
        if (
            dated
            and likeness >= 0.45
            and "".join(family)
            and family[0] in ("".join(tokens(n)) for n in names)
        ):
            return likeness + 0.5
        if dated and (
            likeness >= enough or (best >= 0.92 and likeness >= 0.4 and family and enough < 0.6)
        ):
            return likeness + 0.5
        if overlapping and likeness >= 0.72:
            return likeness + 0.3
        if undated and likeness >= 0.78:
            return likeness + 0.1
        if likeness == 1.0 and spell.title:
            return likeness + 0.4
        return likeness if likeness >= (0.84 if surname_only else 0.92) else 0.0

    @staticmethod
    def outlived(spell: Spell, person: Person) -> bool:
        """Whether most statements about the person begin after the death that this one states."""
        if not spell.died:
            return False
        years = [int(s.start[:4]) for s in person.spells if s.start]
        after = sum(year > int(spell.died[:4]) + 1 for year in years)
        return 2 * after > len(years)

    @staticmethod
    def born_apart(spell: Spell, person: Person) -> bool:
        """Whether one source states births years apart: brothers, father and son, namesakes."""
        if not spell.born:
            return False
        births = [int(s.born[:4]) for s in person.spells if s.born and s.source == spell.source]
        return any(abs(birth - int(spell.born[:4])) > 2 for birth in births)

    @staticmethod
    def gap(spell: Spell, person: Person) -> int:
        """Years between the statement and the nearest dated one about the person."""
        if not spell.start:
            return 0
        years = [int(s.start[:4]) for s in person.spells if s.start]
        years += [int(s.end[:4]) for s in person.spells if s.end]
        return min((abs(year - int(spell.start[:4])) for year in years), default=0)

    @staticmethod
    def reach(spell: Spell) -> tuple[str, ...]:
        """Where the person may be known already: a monarch of many realms, a co-prince from
        Paris.
        """
        bodies = (spell.body, *CONTINUED.get(spell.body, ()))
        if spell.role == HEAD_OF_STATE and spell.office in ("King", "Queen"):
            bodies += ("country:GBR",)
        return bodies + (("country:FRA",) if spell.body == "country:AND" else ())

    def find(self, spell: Spell) -> Person | None:
        if known := self.by_identifier.get(spell.identifier):
            return known
        score, person = self.best(spell)
        return person if score > 0 else None

    def best(self, spell: Spell) -> tuple[float, Person | None]:
        """The likeliest person of the state and how likely it is."""
        candidates = [p for body in self.reach(spell) for p in self.by_body.get(body, ())]
        scored = [(self.score(spell, p), -i, p) for i, p in enumerate(candidates)]
        found = max(scored, default=None, key=lambda item: item[:2])
        return (found[0], found[2]) if found else (0.0, None)

    def surest_first(self, spells: Iterable[Spell]) -> list[Spell]:
        """So that nobody is taken by a relative before the statement about themselves comes."""
        return sorted(spells, key=lambda spell: -self.best(spell)[0])

    def by_name(self, spells: Iterable[Spell]) -> None:
        """Statements without a key of their own; a QID stated with them must agree with the
        name.
        """
        for spell in spells:
            person = self.find(spell)
            if person is None and spell.qid:
                known = self.by_qid.get(spell.qid)
                labels = known.names() if known else {spell.title}
                good = any(similarity(spell.name, label) >= 0.72 for label in labels if label)
                good = good and any(
                    alike(f, t) >= 0.75
                    for f in capitals(spell.name) or tokens(spell.name)
                    for label in labels
                    for t in tokens(label)
                )
                if (
                    good
                    and known
                    and (self.outlived(spell, known) or self.born_apart(spell, known))
                ):
                    good = False
                if good and known and self.verdict(spell, known) != "different":
                    person = known
                elif good and not known:
                    self.create(spell, spell.qid).labels["witness"] = spell.title
                    continue
                else:
                    self.doubtful.append(
                        f"{spell.body} {spell.name}: {spell.qid} is {sorted(labels)}"
                    )
            if person is None:
                self.create(spell)
            else:
                self.attach(person, spell)


def surnames_only(spells: Iterable[Spell]) -> Iterable[Spell]:
    """Archigos prints surnames; with the article's title, when it agrees, the name is whole."""
    for spell in spells:
        if spell.role == EFFECTIVE_LEADER and spell.title:
            title = spell.title.split(" (")[0]
            if any(alike(a, b) >= 0.75 for a in tokens(spell.family) for b in tokens(title)):
                spell.name = title if len(tokens(title)) >= len(tokens(spell.name)) else spell.name
                spell.title = title
            else:
                spell.title = ""
        yield spell
