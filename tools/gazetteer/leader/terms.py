"""Terms of office out of the joined statements: exact days, closed ends, no false overlaps."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from tools.gazetteer.leader.join import CONTINUED, Person
from tools.gazetteer.leader.spells import (
    EFFECTIVE_LEADER,
    HEAD_OF_GOVERNMENT,
    HEAD_OF_STATE,
    OTHER,
    UNKNOWN,
    VICE_PRESIDENT,
    Spell,
    high,
    low,
    near,
)
from tools.gazetteer.report import Report

# Bodies whose head is several persons at once, so that terms overlap by nature.
COLLEGIAL = frozenset(
    {
        ("country:SMR", HEAD_OF_STATE),
        ("country:AND", HEAD_OF_STATE),
        ("country:BIH", HEAD_OF_STATE),
        ("country:CHE", HEAD_OF_STATE),
        ("country:CHE", HEAD_OF_GOVERNMENT),
        ("country:BIH", HEAD_OF_GOVERNMENT),
        ("country:YUCS", HEAD_OF_STATE),
        ("country:CHN", HEAD_OF_STATE),
        ("country:URY", HEAD_OF_STATE),
    }
)
# Offices that begin on 1 January by rule: a lone 1 January is a day there.
NEW_YEAR = frozenset({"country:CHE"})
NEW_YEAR_FROM = {"country:BRA": 1995}
TRUST = {
    "curated": 0,
    "factbook": 0,
    "changes-2026": 0,
    "us-executive": 1,
    "factbook-archive": 2,
    "archigos": 3,
    "wikidata-spells": 4,
}
RELEASE = "2026-08-07"
FACTBOOK_DAY = "2026-01-22"


@dataclass
class Term:
    """One uninterrupted time in one office; empty `start` or `end` mean unknown until the end."""

    person: Person
    body: str
    role: str
    office: str = ""
    start: str = ""
    end: str = ""
    current: bool = False
    open: bool = False
    sources: set[str] = field(default_factory=set)
    last_seen: str = ""
    start_trust: int = 9
    end_trust: int = 9
    both: bool = False
    first_start: str = ""
    superseded: bool = False
    stated: list[tuple[str, str]] = field(default_factory=list)

    def track(self) -> tuple[str, str, bool]:
        """Terms of one track follow each other; a president who is also head of government has
        his own.
        """
        return (self.body, self.role, self.both and self.role == HEAD_OF_GOVERNMENT)


def is_new_year(when: str) -> bool:
    return when.endswith("-01-01")


def covers(term: Term, when: str) -> bool:
    if not term.start or not when or UNKNOWN in term.start or term.superseded:
        return False
    after = low(term.start) <= high(when)
    return after and (not term.end or term.end == UNKNOWN or low(when) <= high(term.end))


def base_terms(person: Person, spells: list[Spell], report: Report) -> list[Term]:
    """The Wikidata statements of one person, body and role, doubles and renewals merged."""
    for spell in spells:
        if spell.start and spell.end and spell.end < spell.start:
            report.drop(
                "terms: Wikidata end before the start, end not used",
                f"{spell.body} {spell.name} {spell.start}..{spell.end}",
            )
            spell.end, spell.open = "", False
    dated = sorted((s for s in spells if s.start), key=lambda s: (s.start, s.end or "9999"))
    terms: list[Term] = []
    for spell in dated:
        last = terms[-1] if terms else None
        if last and (
            last.start == spell.start
            or (last.end and low(spell.start) <= low(last.end))
            or (last.end and (low(spell.start) - low(last.end)).days <= 2)
        ):
            report.drop(
                "terms: Wikidata doubles and renewals merged",
                f"{spell.body} {spell.name} {spell.start}",
            )
            if spell.end:
                last.end = (
                    max(last.end, spell.end)
                    if last.start != spell.start
                    else (last.end or spell.end)
                )
            elif last.start != spell.start:
                last.end = ""
            continue
        terms.append(
            Term(
                person,
                spell.body,
                spell.role,
                start=spell.start,
                end=spell.end,
                open=spell.open,
                sources={spell.source},
                start_trust=4,
                end_trust=4,
                first_start=spell.start,
            )
        )
    for term in terms[:-1]:
        term.superseded = not term.end  # open in Wikidata, but the person came back later
    return terms


def take_start(term: Term, spell: Spell) -> None:
    trust = TRUST[spell.source]
    term.stated.append((spell.source, spell.start))
    agreed = spell.source == "archigos" and spell.start == term.first_start
    if agreed and not is_new_year(spell.start) and term.start_trust == TRUST["factbook-archive"]:
        # Two independent witnesses of the day outweigh an old Factbook edition.
        term.start, term.start_trust = spell.start, 1
    if (len(spell.start), -trust) > (len(term.start), -term.start_trust) or is_new_year(term.start):
        term.start, term.start_trust = spell.start, trust
    term.sources.add(spell.source)


def misprinted(terms: list[Term], spell: Spell) -> bool:
    """A since-date years before the person first appears, who by Wikidata had just begun: a
    slip.
    """
    if (
        not spell.first_seen
        or spell.first_seen[:4] <= spell.start[:4]
        or len(spell.first_seen) < 10
    ):
        return False
    if any(near(spell.start, t.first_start, 60) for t in terms if t.first_start):
        return False
    seen = low(spell.first_seen)
    return (
        any(
            t.first_start
            and not is_new_year(t.first_start)
            and -60 < (seen - low(t.first_start)).days < 700
            and (low(t.first_start) - low(spell.start)).days > 300
            for t in terms
        )
        and (seen - low(spell.start)).days > 500
    )


def add(terms: list[Term], person: Person, spell: Spell, report: Report) -> None:
    """Lays a Factbook, US or 2026 statement over the terms found so far."""
    if misprinted(terms, spell):
        report.drop(
            "terms: misprinted since-date not used",
            f"{spell.body} {spell.role} {spell.name} {spell.start}",
        )
        begun = [t for t in terms if t.first_start and low(t.first_start) <= high(spell.last_seen)]
        last = max(begun, key=lambda t: t.first_start)
        last.sources.add(spell.source)
        last.current = last.current or spell.source == "factbook"
        last.office = last.office or spell.office
        return
    for term in terms:
        same_year = is_new_year(term.start) and term.start[:4] == spell.start[:4]
        if near(spell.start, term.start) or same_year:
            take_start(term, spell)
            break
    else:
        for term in sorted(terms, key=lambda t: t.start, reverse=True):
            stale = (
                not term.end
                and not term.open
                and term.last_seen
                and ((low(spell.start) - low(term.last_seen)).days > 550)
            )
            if spell.source != "changes-2026" and not stale and covers(term, spell.start):
                if (
                    spell.end
                    and term.end
                    and spell.end > term.end
                    and TRUST[spell.source] <= term.end_trust
                ):
                    term.end = spell.end
                # A re-election moves the printed day; the term goes on.
                term.sources.add(spell.source)
                break
        else:
            term = Term(
                person,
                spell.body,
                spell.role,
                start=spell.start,
                sources={spell.source},
                start_trust=TRUST[spell.source],
            )
            terms.append(term)
    if spell.open and spell.source == "us-executive":
        term.end, term.current = "", True
    if spell.end and (
        not term.end or is_new_year(term.end) or term.end_trust > TRUST[spell.source]
    ):
        term.end, term.end_trust = spell.end, TRUST[spell.source]
    if spell.source in ("factbook", "changes-2026") or (spell.source == "curated" and spell.open):
        term.current = True
    term.last_seen = max(term.last_seen, spell.last_seen)
    if spell.office and (not term.office or spell.last_seen >= term.last_seen):
        term.office = spell.office


def filled(terms: list[Term], start: str, end: str) -> float:
    """The share of a time that the terms fill; a term without an end fills all that follows."""
    if not start or not end:
        return 1.0
    first, last = low(start), high(end)
    days = 0
    for term in terms:
        if (
            term.start in ("", UNKNOWN)
            or term.end == UNKNOWN
            or term.role not in (HEAD_OF_STATE, HEAD_OF_GOVERNMENT)
        ):
            continue
        stop = high(term.end) if term.end else last
        days += max(0, (min(stop, last) - max(low(term.start), first)).days)
    return days / max(1, (last - first).days)


def archigos_over(terms: list[Term], person: Person, spell: Spell) -> Term | None:
    """Archigos says who ruled: it sharpens days of a term, or is a term of its own."""
    matched = False
    last = spell.end or ("2015-12-31" if spell.open else "")
    for term in terms:
        if term.role not in (HEAD_OF_STATE, HEAD_OF_GOVERNMENT):
            continue
        if term.body != spell.body and spell.body not in CONTINUED.get(term.body, ()):
            continue
        same_year = is_new_year(term.start) and term.start[:4] == spell.start[:4]
        if near(spell.start, term.start) or same_year:
            take_start(term, spell)
            matched = True
            unknown = not term.end and (not term.last_seen or term.last_seen <= spell.end)
            if spell.end and (unknown or (is_new_year(term.end) and term.end[:4] == spell.end[:4])):
                term.end, term.end_trust = spell.end, 3
        elif covers(term, spell.start) or (
            term.start
            and last
            and term.start != UNKNOWN
            and low(spell.start) <= low(term.start) < low(last)
        ):
            matched = True
            term.sources.add(spell.source)
            if is_new_year(term.end) and spell.end[:4] == term.end[:4]:
                term.end, term.end_trust = spell.end, 3
        # The end day of the ruler is often the end day of the office.
        elif term.end and term.end != UNKNOWN and spell.end and near(spell.end, term.end, 10):
            matched = True
    if matched and (
        filled(terms, spell.start, last) >= 0.5
        or (low(last or spell.start) - low(spell.start)).days < 400
    ):
        return None
    return Term(
        person,
        spell.body,
        EFFECTIVE_LEADER,
        start=spell.start,
        end=spell.end,
        open=spell.open,
        sources={spell.source},
        start_trust=3,
        end_trust=3,
    )


def of_person(person: Person, report: Report) -> list[Term]:
    groups: defaultdict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in person.spells:
        groups[spell.body, spell.role].append(spell)
    found: list[Term] = []
    undated: list[Spell] = []
    for (_, role), spells in sorted(groups.items()):
        if role == EFFECTIVE_LEADER:
            continue
        terms = base_terms(person, [s for s in spells if s.source == "wikidata-spells"], report)
        others = [s for s in spells if s.source != "wikidata-spells" and s.start]
        # The statement printed longest is the surest: later prints correct earlier ones.
        others.sort(
            key=lambda s: (
                TRUST[s.source] if TRUST[s.source] else -1,
                len(s.start) < 8,
                s.start,
                s.name,
            )
        )
        for spell in sorted(others, key=lambda s: (s.start, -len(s.start), s.name)):
            add(terms, person, spell, report)
        if not terms:
            undated += [s for s in spells if not s.start]
        found += merge(terms)
    rulers = [s for s in person.spells if s.role == EFFECTIVE_LEADER]
    for spell in sorted(rulers, key=lambda s: s.start):
        extra = archigos_over(found, person, spell)
        if extra:
            hint = next((u for u in undated if u.body == spell.body), None)
            if hint:
                extra.role = hint.role
                extra.sources.add(hint.source)
            found.append(extra)
            for hint in [u for u in undated if u.body == spell.body and u.role != extra.role]:
                found.append(
                    Term(
                        person,
                        hint.body,
                        hint.role,
                        start=extra.start,
                        end=extra.end,
                        open=extra.open,
                        sources=set(extra.sources),
                        start_trust=3,
                        end_trust=3,
                    )
                )
    for hint in undated:
        if not any(t.body == hint.body and t.role == hint.role for t in found):
            modern = any(t.start >= "1945" for t in found) or any(
                s.source != hint.source for s in person.spells
            )
            if modern:
                found.append(
                    Term(
                        person,
                        hint.body,
                        hint.role,
                        start=UNKNOWN,
                        end=hint.end or UNKNOWN,
                        sources={hint.source},
                    )
                )
            else:
                report.drop(
                    "terms: Wikidata term without a start, person not known otherwise",
                    f"{hint.body} {hint.role} {hint.name or hint.qid}",
                )
    return found


def merge(terms: list[Term]) -> list[Term]:
    """Joins terms of one person, body and role that turned out to be the same one."""
    result: list[Term] = []
    for term in sorted(terms, key=lambda t: (t.start, t.end or "9999")):
        last = result[-1] if result else None
        if last and last.current and not last.end and len(last.start) > 4:
            last.sources |= term.sources
            continue
        if last and (
            near(last.start, term.start)
            or last.start[:7] == term.start[:7]
            or (
                last.end
                and last.end != UNKNOWN
                and near(last.end, term.start, 2)
                and not is_new_year(last.end)
            )
        ):
            last.sources |= term.sources
            last.current = last.current or term.current
            last.last_seen = max(last.last_seen, term.last_seen)
            last.office = term.office or last.office
            last.end = (
                max(last.end, term.end)
                if last.end and term.end
                else (term.end if last.end else last.end)
            )
            if len(term.start) > len(last.start):
                last.start = term.start
        else:
            result.append(term)
    return result


def settle(terms: list[Term], report: Report, territory: set[str]) -> list[Term]:
    """Ends: closes what a successor closed, trims overlaps, turns lone 1 Januaries into years."""
    viceroys(terms)
    terms = rulers(terms)
    by_person: defaultdict[tuple[int, str], list[Term]] = defaultdict(list)
    for term in terms:
        by_person[id(term.person), term.body].append(term)
    for group in by_person.values():
        states = [t for t in group if t.role == HEAD_OF_STATE]
        for term in group:
            if term.role == HEAD_OF_GOVERNMENT:
                term.both = any(
                    s.start not in ("", UNKNOWN)
                    and term.start not in ("", UNKNOWN)
                    and (
                        near(s.start, term.start)
                        or (
                            covers(s, term.start)
                            and s.end != UNKNOWN
                            and "changes-2026" not in term.sources
                        )
                    )
                    for s in states
                )
    terms = believed(terms, report)
    tracks = regroup(terms)
    roles: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        roles[term.body, term.role].append(term)
    for term in terms:
        if term.start == UNKNOWN or not term.start:
            continue
        line = tracks[term.track()]
        if term.role in (VICE_PRESIDENT, OTHER, EFFECTIVE_LEADER):
            line = roles[term.body, term.role]
        close(term, line, roles[term.body, term.role], report, term.body in territory)
    for group in by_person.values():
        together(group)
    in_office = {
        (id(t.person), t.body) for t in terms if t.current and t.role == HEAD_OF_STATE and not t.end
    }
    for term in terms:
        both = term.current and term.role == HEAD_OF_GOVERNMENT and term.both and not term.end
        state = (id(term.person), term.body) in in_office
        if both and not state and not term.sources & {"factbook", "changes-2026"}:
            term.end = UNKNOWN
    for line in tracks.values():
        trim(line, report)
    terms = [t for line in regroup(terms).values() for t in continued(line)]
    tracks = regroup(terms)
    for term in terms:
        new_years(term, tracks[term.track()])
    terms = [t for t in terms if sane(t, report)]
    return beside_ministers(overlaps_joined(terms), report)


def overlaps_joined(terms: list[Term]) -> list[Term]:
    """One term where the same person has overlapping ones in the same office.

    A monarch of many realms reigns in a realm from its independence, so the later start holds.
    """
    groups: defaultdict[tuple[int, str, str], list[Term]] = defaultdict(list)
    result = []
    for term in terms:
        if term.start in ("", UNKNOWN) or term.end == UNKNOWN:
            result.append(term)
        else:
            groups[id(term.person), term.body, term.role].append(term)
    for (_, body, role), group in groups.items():
        realm = role == HEAD_OF_STATE and body != "country:GBR"
        kept: list[Term] = []
        for term in sorted(group, key=lambda t: (low(t.start), t.end or "9999")):
            last = kept[-1] if kept else None
            if last is None or (last.end and high(last.end) <= low(term.start)):
                kept.append(term)
                continue
            if realm and term.person.qid in MONARCHS:
                last.start = term.start
            last.sources |= term.sources
            last.end = max(last.end, term.end) if last.end and term.end else ""
            last.both = last.both and term.both
        result += kept
    return result


def beside_ministers(terms: list[Term], report: Report) -> list[Term]:
    """Without presidents as heads of government where prime ministers held that office.

    A president's row goes when prime ministers fill half its time, and ends when the present
    prime minister of the Factbook began. What the newest Factbook says itself stays.
    """
    governments: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        if term.role == HEAD_OF_GOVERNMENT and not term.both and term.start not in ("", UNKNOWN):
            governments[term.body].append(term)
    kept = []
    for term in terms:
        what = f"{term.body} {sorted(term.person.names())[:1]} {term.start}..{term.end}"
        stated = "factbook" in term.sources and not term.end
        if (
            not term.both
            or term.role != HEAD_OF_GOVERNMENT
            or term.start in ("", UNKNOWN)
            or stated
        ):
            kept.append(term)
            continue
        others = [t for t in governments[term.body] if t.person is not term.person]
        if held(others, term, HEAD_OF_GOVERNMENT) >= 0.5:
            report.drop("terms: a president beside prime ministers", what)
            continue
        present = [t.start for t in others if "factbook" in t.sources and not t.end]
        if present and not term.end and low(min(present)) > low(term.start):
            report.drop("terms: a president until the present prime minister", what)
            term.end = min(present)
        kept.append(term)
    return kept


def believed(terms: list[Term], report: Report) -> list[Term]:
    """Without Wikidata-only terms in a time that other persons, confirmed by a second source,
    fill.
    """
    tracks = regroup(terms)
    kept = []
    for term in terms:
        alone = term.sources == {"wikidata-spells"} and term.role in (
            HEAD_OF_STATE,
            HEAD_OF_GOVERNMENT,
        )
        if alone and (term.body, term.role) not in COLLEGIAL and term.start not in ("", UNKNOWN):
            first = low(term.start)
            closed = term.end not in ("", UNKNOWN)
            last = high(term.end) if closed else first + timedelta(days=365)
            days = filled = 0
            for other in tracks[term.track()]:
                if (
                    other.person is term.person
                    or len(other.sources) < 2
                    or other.start in ("", UNKNOWN)
                ):
                    continue
                end = other.end or (RELEASE if other.current else other.last_seen) or other.start
                if end == UNKNOWN:
                    continue
                filled += max(0, (min(high(end), last) - max(low(other.start), first)).days)
            days = (last - first).days
            if days > 60 and filled >= 0.9 * days:
                report.drop(
                    "terms: Wikidata alone against a confirmed holder",
                    f"{term.body} {term.role} {sorted(term.person.names())[:1]} "
                    f"{term.start}..{term.end}",
                )
                continue
        kept.append(term)
    return kept


def regroup(terms: list[Term]) -> dict[tuple[str, str, bool], list[Term]]:
    tracks: defaultdict[tuple[str, str, bool], list[Term]] = defaultdict(list)
    for term in terms:
        tracks[term.track()].append(term)
    return tracks


def continued(line: list[Term]) -> list[Term]:
    """An acting head who is confirmed in office the same day has one term, not two."""
    result: list[Term] = []
    for term in sorted(line, key=lambda t: (t.start, t.end or "9999")):
        before = next(
            (
                t
                for t in result
                if t.person is term.person and t.end and t.end != UNKNOWN and t.end == term.start
            ),
            None,
        )
        if before:
            before.end, before.current = term.end, term.current
            before.sources |= term.sources
            before.office = term.office or before.office
        else:
            result.append(term)
    return result


# The day a realm became a republic, where Wikidata leaves the reign open or gives two days.
REALM_END = {"country:MUS": "1992-03-12", "country:BRB": "2021-11-30"}
REIGN_END = {"Q9682": "2022-09-08", "Q280856": "1952-02-06"}
MONARCHS = frozenset(("Q9682", "Q43274", "Q280856"))  # Elizabeth II, Charles III, George VI
# Communist states: who ruled was the party's leader, whatever offices he held beside.
PARTY_STATES = {
    "country:CHN": "9999",
    "country:VNM": "9999",
    "country:VDVN": "9999",
    "country:PRK": "9999",
    "country:LAO": "9999",
    "country:CUB": "9999",
    "country:SUHH": "1992",
    "country:DDDE": "1990",
    "country:CSHH": "1989-12-10",
    "country:POL": "1989-09",
    "country:HUN": "1989-10",
    "country:ROU": "1989-12",
    "country:BGR": "1989-12",
    "country:ALB": "1991",
    "country:MNG": "1990-03",
    "country:YDYE": "1990",
}


def viceroys(terms: list[Term]) -> None:
    """Wikidata calls governors-general heads of state: in a realm they represent one."""
    for term in terms:
        if term.role == HEAD_OF_STATE and term.person.qid in REIGN_END:
            last = REALM_END.get(term.body, REIGN_END[term.person.qid])
            if not term.end or term.end[:4] == last[:4] or term.end > last:
                term.end, term.end_trust = last, 1
    reigns = [
        t
        for t in terms
        if t.role == HEAD_OF_STATE and t.person.qid in MONARCHS and t.body != "country:GBR"
    ]
    for term in terms:
        if (
            term.role == HEAD_OF_STATE
            and term.person.qid not in MONARCHS
            and term.start not in ("", UNKNOWN)
        ):
            later = (high(term.start) + timedelta(days=30)).isoformat()
            under = any(r.body == term.body and covers(r, later) for r in reigns)
            if under:
                term.role, term.office = OTHER, "Governor-General"


def held(terms: list[Term], term: Term, role: str) -> float:
    """The share of the term's time in which others held the role."""
    first, last = (
        low(term.start),
        high(term.end) if term.end and term.end != UNKNOWN else high(RELEASE),
    )
    days = 0
    for other in terms:
        if other.role != role or other.start in ("", UNKNOWN) or other.end == UNKNOWN:
            continue
        begin, end = low(other.start), high(other.end) if other.end else high(RELEASE)
        days += max(0, (min(end, last) - max(begin, first)).days)
    return days / max(1, (last - first).days)


def rulers(terms: list[Term]) -> list[Term]:
    """Gives the office to rulers whose state lacks its holder at the time; the others ruled
    without.
    """
    by_body: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        by_body[term.body].append(term)
    extra: list[Term] = []
    for body, group in by_body.items():
        offices = [t for t in group if t.role in (HEAD_OF_STATE, HEAD_OF_GOVERNMENT)]
        for term in sorted((t for t in group if t.role == EFFECTIVE_LEADER), key=lambda t: t.start):
            if term.start < PARTY_STATES.get(body, ""):
                term.office = (
                    "General Secretary" if body not in ("country:CUB", "country:YDYE") else "Leader"
                )
                continue
            state, government = (
                held(offices, term, HEAD_OF_STATE),
                held(offices, term, HEAD_OF_GOVERNMENT),
            )
            near_by = [
                t
                for t in offices
                if "archigos" in t.sources
                and t.start not in ("", UNKNOWN)
                and abs(int(t.start[:4]) - int(term.start[:4])) <= 15
            ]
            heads = sum(t.role == HEAD_OF_STATE for t in near_by)
            ministers = sum(t.role == HEAD_OF_GOVERNMENT and not t.both for t in near_by)
            if not near_by:
                continue
            if government < 0.2 and (state > 0.5 or ministers > heads):
                term.role = HEAD_OF_GOVERNMENT
            elif state < 0.2 and heads >= ministers:
                term.role = HEAD_OF_STATE
                if government < 0.2 and any(t.both for t in near_by):
                    extra.append(
                        Term(
                            term.person,
                            body,
                            HEAD_OF_GOVERNMENT,
                            start=term.start,
                            end=term.end,
                            sources=set(term.sources),
                            start_trust=3,
                            end_trust=3,
                            both=True,
                        )
                    )
            if term.role != EFFECTIVE_LEADER:
                offices.append(term)
    return terms + extra


def together(group: list[Term]) -> None:
    """A president who is head of government too stops being it when he stops being president."""
    for term in group:
        short = term.end in ("", UNKNOWN) or (term.last_seen and term.end < term.last_seen)
        if term.both and term.role == HEAD_OF_GOVERNMENT and short and not term.current:
            for state in group:
                if (
                    state.role != HEAD_OF_STATE
                    or state.end == UNKNOWN
                    or state.start in ("", UNKNOWN)
                ):
                    continue
                if near(state.start, term.start) or covers(state, term.start):
                    term.end, term.current = state.end, state.current


def successor(term: Term, line: list[Term]) -> str:
    starts = [
        t.start
        for t in line
        if t.person is not term.person
        and t.start
        and t.start != UNKNOWN
        and low(t.start) > low(term.start)
    ]
    return min(starts, key=low, default="")


def close(term: Term, line: list[Term], role: list[Term], report: Report, territory: bool) -> None:
    """Decides an end that no source states."""
    collegial = (term.body, term.role) in COLLEGIAL
    replaced = [
        t.start
        for t in line
        if "changes-2026" in t.sources and t.person is not term.person and t.start > FACTBOOK_DAY
    ]
    if term.end == UNKNOWN:
        return
    if (
        term.current
        and replaced
        and low(min(replaced)) > low(term.start)
        and "changes-2026" not in term.sources
    ):
        term.end, term.current = min(replaced), False
        return
    if term.current:
        term.end = ""
        return
    if term.end:
        return
    following = successor(term, line) or (
        successor(term, role) if term.role == HEAD_OF_STATE else ""
    )
    if collegial and term.body != "country:SMR":
        following = ""
    own_next = [t.start for t in role if t.person is term.person and t.start > term.start]
    if own_next and not following:
        term.end, term.end_trust = min(own_next), 5
        return
    seen_later = any(t.current for t in role)
    if term.open and term.both and not following:
        term.current = True  # decided with the same person's term as head of state
        return
    if following:
        far = (
            term.last_seen
            and term.last_seen < "2015"
            and int(following[:4]) - int(term.last_seen[:4]) > 2
        )
        own_next = [t.start for t in role if t.person is term.person and t.start > term.start]
        if own_next and low(min(own_next)) <= low(following):
            term.end, term.end_trust = min(own_next), 5
        elif term.role in (VICE_PRESIDENT, OTHER) or far:
            report.drop(
                "terms: end not stated and not clear from the successor",
                f"{term.body} {term.role} {term.start} next {following}",
            )
            term.end = UNKNOWN
        else:
            term.end, term.end_trust = following, 5
        return
    seen_last = "factbook-archive" in term.sources and term.last_seen >= "2025-06"
    still = not seen_later and (
        (term.open and term.start > ("2015" if territory else "2020")) or seen_last
    )
    still = still or (
        not seen_later and term.open and term.body == "country:PSE" and term.role == HEAD_OF_STATE
    )
    if not still:
        report.drop(
            "terms: end unknown",
            f"{term.body} {term.role} {sorted(term.person.names())[:1]} {term.start}",
        )
    term.end = "" if still else UNKNOWN


def trim(line: list[Term], report: Report) -> None:
    """Ends a term on the day the next one in the same office begins, when they overlap by
    mistake.
    """
    known = sorted(
        (t for t in line if t.start and t.start != UNKNOWN), key=lambda t: (low(t.start), t.end)
    )
    for i, term in enumerate(known):
        if (term.body, term.role) in COLLEGIAL or term.role in (VICE_PRESIDENT, OTHER):
            continue
        for later in known[i + 1 :]:
            if later.person is term.person or low(later.start) <= low(term.start):
                continue
            if term.end == UNKNOWN or (term.end and low(term.end) <= low(later.start)):
                continue
            if is_new_year(term.end) and term.end[:4] == later.start[:4]:
                term.end = later.start
                continue
            beyond = (
                not later.end
                or later.end == UNKNOWN
                or not term.end
                or low(later.end) >= low(term.end)
            )
            nested = not beyond
            if nested and term.end:
                report.drop(
                    "terms: nested term of another person kept",
                    f"{term.body} {term.role} {term.start}..{term.end} has "
                    f"{later.start}..{later.end}",
                )
                continue
            if term.current:
                continue
            days = (high(term.end) - low(later.start)).days if term.end else 9999
            if days > 60:
                report.drop(
                    "terms: long overlap ended by the successor",
                    f"{term.body} {term.role} {sorted(term.person.names())[:1]} "
                    f"{term.start}..{term.end} "
                    f"by {sorted(later.person.names())[:1]} {later.start}",
                )
            if len(later.start) >= 8 or not term.end:
                term.end = later.start


def new_years(term: Term, line: list[Term]) -> None:
    """A lone 1 January is a year; a confirmed one, or one that is the rule, is a day."""
    for attribute in ("start", "end"):
        when = getattr(term, attribute)
        if not when or not is_new_year(when):
            continue
        year = int(when[:4])
        trust = term.start_trust if attribute == "start" else term.end_trust
        rule = term.body in NEW_YEAR or year >= NEW_YEAR_FROM.get(term.body, 9999)
        confirmed = trust < 4 or (
            attribute == "end"
            and any(t.start == when and t.start_trust < 4 for t in line if t is not term)
        )
        if not rule and not confirmed:
            setattr(term, attribute, when[:4])


def sane(term: Term, report: Report) -> bool:
    if (
        term.start
        and term.end
        and UNKNOWN not in (term.start, term.end)
        and low(term.start) > high(term.end)
    ):
        report.drop(
            "terms: ends before it begins", f"{term.body} {term.role} {term.start}..{term.end}"
        )
        return False
    if term.end and term.end != UNKNOWN and term.end < "1900":
        report.drop("terms: ended before 1900", f"{term.body} {term.role} {term.start}..{term.end}")
        return False
    return True
