"""`leaders.tsv`, `terms.tsv` and `leader_names.tsv`: who held office where and when, and under
what names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tools.gazetteer import external_ids, ledger
from tools.gazetteer.leader import (
    administrations,
    agreement,
    derived_names,
    first_surnames,
    governing_roles,
    names_by_id,
    office_holders,
    patronymics,
    rare_surnames,
    regimes,
    small_syllables,
    spelt_surnames,
    world,
)
from tools.gazetteer.leader import identity as identities
from tools.gazetteer.leader import ids as ids_of_persons
from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.curated import rows as curated_rows
from tools.gazetteer.leader.figure import Figure
from tools.gazetteer.leader.figures import (
    BROAD,
    FAR_EXACT,
    Known,
    curated_figures,
    curated_ministers,
    doubles,
    extend,
    lived_apart,
    overlap,
)
from tools.gazetteer.leader.heads import curated_heads, handed_over, stand_back
from tools.gazetteer.leader.houses import call_by_family
from tools.gazetteer.leader.ids import slug
from tools.gazetteer.leader.join import CONTINUED, Joiner, Person, surnames_only
from tools.gazetteer.leader.offices import assign
from tools.gazetteer.leader.person_names import Names, names_of, tidy_label
from tools.gazetteer.leader.person_similarity import fold, similarity
from tools.gazetteer.leader.positions import both_classes
from tools.gazetteer.leader.respelling import respelt
from tools.gazetteer.leader.spells import UNKNOWN, Spell
from tools.gazetteer.leader.terms import Term, of_person, settle
from tools.gazetteer.matching import is_matchable, matchable_rows
from tools.gazetteer.provenance import GENERAL_KNOWLEDGE
from tools.gazetteer.report import Report
from tools.gazetteer.sources import (
    archigos,
    cia_world_leaders,
    every_politician,
    factbook_archive,
    factbook_diplomatic,
    factbook_executive,
    factbook_parties,
    foreign_ministers_2022,
    oeda_actors,
    office_changes,
    us_congress,
    us_executive,
    us_governors,
    wikidata_leaders_2022,
    wikidata_spells,
)
from tools.gazetteer.tables import COLUMNS, Row, write_table

# Deaths that a source states of the living.
WRONG_DEATHS = frozenset(
    ("leader:branko-crvenkovski", "leader:khalifa-bin-hamad-al-thani", "leader:pham-van-dong")
)


def merged_prints(spells: list[Spell]) -> list[Spell]:
    """One spell for each person as printed, role and since-date, with the span of years it was
    seen.
    """
    found: dict[tuple[str, ...], Spell] = {}
    for spell in spells:
        key = (spell.body, spell.role, spell.name, spell.start, spell.office)
        if known := found.get(key):
            known.first_seen = min(known.first_seen, spell.first_seen)
            known.last_seen = max(known.last_seen, spell.last_seen)
            known.variants |= spell.variants
        else:
            found[key] = spell
    return sorted(
        found.values(),
        key=lambda s: (s.last_seen, s.body, s.role, s.name, s.start, s.office),
        reverse=True,
    )


def curated_terms() -> list[Spell]:
    """Terms that no source has; each row says why it is certain."""
    return [
        Spell(
            "curated",
            row["body"],
            row["role"],
            row["name"],
            qid=row["qid"],
            office=row["office"],
            start=row["start"],
            end=row["end"] if row["end"] != "open" else "",
            open=row["end"] == "open",
            variants={row["name"]},
        )
        for row in curated_rows("terms")
    ]


def dropped(spells: list[Spell], report: Report) -> list[Spell]:
    """Without the statements that the curated table of drops names, each with its reason."""
    table: dict[str, list[dict[str, str]]] = {}
    for row in curated_rows("leader_drops"):
        table.setdefault(row["qid_or_name"], []).append(row)
    kept = []
    for spell in spells:
        rows = [*table.get(spell.qid, ()), *table.get(spell.name, ())]
        reason = next(
            (
                r["reason"]
                for r in rows
                if r["body"] == spell.body
                and r["role"] in ("", spell.role)
                and r["start"] in ("", spell.start)
            ),
            "",
        )
        if reason:
            report.drop(
                "leaders: curated drop", f"{spell.body} {spell.role} {spell.name}: {reason}"
            )
        else:
            kept.append(spell)
    return kept


def is_canonical(row: Mapping[str, str]) -> bool:
    """Whether a row of `leader_names.tsv` says by which name the person is printed."""
    return row["form"] == "name" and row["reason"].startswith("canonical")


def join(data: Path, bodies: Bodies, report: Report) -> Joiner:
    """All persons of all sources, each once."""
    verdicts = {(row["a"], row["b"]): row["verdict"] for row in curated_rows("leader_merges")}
    joiner = Joiner(verdicts)
    joiner.by_identity(dropped(wikidata_spells.read(data, bodies, report), report))
    wanted = {}
    for row in curated_rows("leader_names"):
        if is_canonical(row):
            wanted[row["qid_or_id"]] = row["text"]
            joiner.label(row["qid_or_id"], row["text"])
    for label in wikidata_leaders_2022.read(data):
        if person := joiner.by_qid.get(label.qid):
            person.labels.setdefault("wikidata-2022", label.name)
    changes = office_changes.read(data, bodies, report)
    joiner.by_identity(s for s in changes if s.qid)
    for qid, name in wanted.items():
        joiner.label(qid, name)
    joiner.by_name(s for s in changes if not s.qid)
    joiner.by_name(us_executive.read(data))
    joiner.by_name(dropped(factbook_executive.read(data, bodies, report), report))
    joiner.by_name(merged_prints(dropped(factbook_archive.read(data, bodies, report), report)))
    rulers = dropped(archigos.read(data, bodies, report), report)
    for spell in rulers:
        if whole := wanted.get(f"{spell.body}/{spell.name}"):
            spell.name, spell.title = whole, spell.title
    joiner.by_name(joiner.surest_first(surnames_only(rulers)))
    joiner.by_name(curated_terms())
    for line in joiner.doubtful:
        report.drop("join: a QID that the name does not support, not used", line)
    return joiner


def identify(
    persons: list[Person], names: dict[int, Names], terms: dict[int, list[Term]], bodies: Bodies
) -> dict[int, str]:
    """Stable ids: the slug of the name; namesakes get the country, then the year of the first
    term.
    """
    taken: dict[str, int] = {}
    ids: dict[int, str] = {}
    for person in sorted(persons, key=lambda p: p.key()[1:] + p.key()[:1]):
        first = min(terms[id(person)], key=lambda t: (t.start in ("", UNKNOWN), t.start, t.body))
        base = slug(names[id(person)].canonical) or slug(person.qid)
        country = bodies.iso3.get(first.body, "") or first.body.partition(":")[2]
        for candidate in (
            base,
            f"{base}-{country}",
            f"{base}-{country}-{first.start[:4] if first.start != UNKNOWN else 'x'}",
            f"{base}-{country}-{person.qid or len(taken)}",
        ):
            if candidate not in taken:
                taken[candidate] = id(person)
                ids[id(person)] = f"leader:{candidate}"
                break
    return ids


# Colleges whose every member the sources have as a head of state for all the years in it. Who
# presided when is curated.
COLLEGES = {
    "country:BIH": {"role": "other", "office": "Member of the Presidency"},
    "country:CHE": {"role": "minister", "office": "Federal Councillor"},
}


def collegial(term: Term) -> dict[str, str]:
    """The role and office of a term."""
    if term.body in COLLEGES and term.role == "head_of_state":
        return COLLEGES[term.body]
    return {"role": term.role, "office": term.office}


def article(person: Person, canonical: str, titles: Mapping[str, str]) -> tuple[str, str]:
    """The title of the English Wikipedia article, where a source states it and the name agrees."""
    stated = sorted({s.title for s in person.spells if s.source == "archigos" and s.title})
    known = [canonical, *person.names()]
    for title in stated:
        if any(similarity(tidy_label(title), name) >= 0.8 for name in known if name != title):
            return title, "archigos"
    if title := titles.get(person.qid, ""):
        return title, every_politician.SOURCE.id
    return "", ""


def corrected(rows: list[dict[str, str]], report: Report) -> list[dict[str, str]]:
    """The terms after the curated corrections: a row without a new start is dropped, one without
    an old start is added.
    """
    table: dict[tuple[str, str, str, str], dict[str, str]] = {}
    added = []
    for row in curated_rows("term_corrections"):
        if row["old_start"]:
            table[row["leader"], row["body"], row["role"], row["old_start"]] = row
        else:
            added.append(row)
    kept = []
    for term in rows:
        row_or_none = table.pop((term["leader"], term["body"], term["role"], term["start"]), None)
        if row_or_none is None:
            kept.append(term)
        elif row_or_none["start"]:
            added.append(row_or_none)
        else:
            report.drop("terms: curated correction", f"{term['leader']}: {row_or_none['reason']}")
    for unused in table.values():
        report.drop("terms: a correction that met no term", f"{unused['leader']} {unused['role']}")
    leaders = {term["leader"] for term in rows}
    for row in added:
        if row["leader"] not in leaders:
            report.drop("terms: a correction of nobody", row["leader"])
            continue
        end = "" if row["end"] == "open" else row["end"]
        own = {key: row[key] for key in ("leader", "body", "role", "office", "start")}
        kept.append({**own, "end": end, "sources": "curated"})
    return kept


def further(rows: list[dict[str, str]], report: Report) -> list[dict[str, str]]:
    """The terms with the offices that those who are known had before they led a state, and after:
    `further_offices.tsv`, without what the sources state themselves.
    """
    own: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for term in rows:
        own[term["leader"]].append(term)
    for row in curated_rows("further_offices"):
        terms = own.get(row["leader"])
        if terms is None:
            report.drop("terms: a further office of nobody", row["leader"])
            continue
        end = "" if row["end"] == "open" else row["end"] or UNKNOWN
        if any(is_one_office(term, row) and overlap(term, row["start"], end) for term in terms):
            office = f"{row['leader']} {row['role']}"
            report.drop("terms: a further office that a source states", office)
            continue
        columns = {key: row[key] for key in ("leader", "body", "role", "office", "start")}
        terms.append({**columns, "end": end, "sources": GENERAL_KNOWLEDGE.id})
    return [term for terms in own.values() for term in terms]


def is_one_office(term: Mapping[str, str], row: Mapping[str, str]) -> bool:
    """Whether two terms are of one office: of those of a broad role the words say which."""
    same = term["body"] == row["body"] and term["role"] == row["role"]
    return same and (row["role"] not in BROAD or fold(term["office"]) == fold(row["office"]))


# The small words that names of persons start with; the matcher knows the same.
PARTICLES = frozenset(
    {
        "abu", "ad", "ag", "al", "an", "ar", "as", "at", "az", "ben", "bin", "d", "da", "de", "del",
        "della", "der", "di", "do", "dos", "du", "ed", "el", "et", "ez", "ibn", "la", "le", "ould",
        "ter", "ul", "van", "von", "wa",
    }
)  # fmt: skip


SMALL_WORDS = frozenset(
    [
        "the",
        "and",
        "of",
        "to",
        "for",
        "from",
        "with",
        "at",
        "on",
        "or",
        "as",
        "is",
        "it",
        "its",
        "we",
        "us",
        "this",
        "that",
        "these",
        "those",
        "new",
        "our",
    ]
)


def opens_like_a_name(row: Row, report: Report) -> bool:
    """Whether a bare name starts with a capital or a particle, which "of Brunei" does not, and is
    none of the small words of English as texts are folded: "Thể" is "the".
    """
    if row["form"] in ("surname", "given") and fold(row["text"]) in SMALL_WORDS:
        report.drop("bare name that is a small word", f"{row['entity']} {row['text']}")
        return False
    first = re.split(r"\W", row["text"], maxsplit=1)[0]
    if row["form"] == "name" or not first[:1].islower() or first in PARTICLES:
        return True
    report.drop("name that starts in lower case", f"{row['entity']} {row['text']}")
    return False


def build(data: Path, out: Path, report: Report, docs: bool = False) -> ledger.Merged:
    """Writes the tables of leaders from the raw sources under `data`.

    Returns the published ids that became part of others, with the reasons.

    With `docs` also the tables on the agreement of the sources.
    """
    bodies = Bodies(out)
    joiner = join(data, bodies, report)
    titles = every_politician.titles(data)
    labels: dict[str, str] = {}
    for label in wikidata_leaders_2022.read(data):
        labels.setdefault(label.qid, label.name)
    nicknames: defaultdict[str, list[str]] = defaultdict(list)
    for row in curated_rows("given_name_variants"):
        nicknames[row["full"]].append(row["short"])
    curated: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for row in curated_rows("leader_names"):
        if not is_canonical(row):
            curated[row["qid_or_id"]].append(row)

    territories = {body for body in bodies.status if bodies.territory(body)}
    terms = [term for person in joiner.persons for term in of_person(person, report)]
    terms = settle(terms, report, territories)
    assign(terms)
    by_person: defaultdict[int, list[Term]] = defaultdict(list)
    for term in terms:
        by_person[id(term.person)].append(term)

    persons = []
    names: dict[int, Names] = {}
    for person in sorted(joiner.persons, key=Person.key):
        if not by_person[id(person)]:
            report.drop("leaders: no term left", f"{person.qid} {sorted(person.names())[:1]}")
            continue
        names[id(person)] = names_of(
            person, labels, nicknames, curated[person.qid] if person.qid else [], report
        )
        if not names[id(person)].canonical or not names[id(person)].rows:
            report.drop("leaders: no usable name", f"{person.qid} {sorted(person.names())}")
            continue
        persons.append(person)
    ids = identify(persons, names, by_person, bodies)

    heads = []
    stated: dict[int, list[Mapping[str, str]]] = {}
    for person in persons:
        own = names[id(person)]
        lives = [s for s in person.spells if s.source == "archigos"]
        identity = ids[id(person)]
        for row in later_rows(curated[identity], own):
            own.rows.append(row)
        archigos_ids = {s.identifier for s in lives} - {""}
        reigned = {(s.body, s.start, s.end) for s in lives if s.start}
        title, confirmed = article(person, own.canonical, titles)
        known = Known(own, person.qid, title, id=identity, head=True, archigos=archigos_ids)
        known.reigns = reigned
        known.born = max(
            (s.born for s in person.spells if s.born), key=lambda d: (len(d), d), default=""
        )
        known.died = max((s.died for s in lives if s.died), key=lambda d: (len(d), d), default="")
        if identity in WRONG_DEATHS:
            known.died = ""
        known.sources = (
            {s.source for s in person.spells} | {own.rows[0]["sources"]} | ({confirmed} - {""})
        )
        for term in by_person[id(person)]:
            known.countries.add(term.body)
            known.terms.append(
                {
                    "body": term.body,
                    **collegial(term),
                    "start": term.start,
                    "end": term.end,
                    "sources": "|".join(sorted(term.sources)),
                }
            )
        heads.append(known)
        stated[id(person)] = list(known.terms)
    if docs:
        agreement.write(persons, stated)
    verdicts = {(row["a"], row["b"]): row["verdict"] for row in curated_rows("leader_merges")}
    everyone = extend(heads, figures(data, out, bodies, report), nicknames, verdicts, report)
    everyone = of_one_name(fixed(everyone, report), verdicts, report)
    everyone = identities.complete(everyone, data, out, verdicts, report)
    doubles(everyone, verdicts, report)
    merged = ids_of_persons.assign(everyone, bodies, ledger.read(), report)
    state_lives(everyone)
    for known in everyone:
        call_by_family(known)
    first_surnames.add(everyone)
    spelt_surnames.add(everyone)
    patronymics.add(everyone)
    derived_names.need_context(everyone)
    small_syllables.write(everyone)
    names_by_id.settle(everyone, report)
    write(data, out, everyone, merged, report)
    return merged


def figures(data: Path, out: Path, bodies: Bodies, report: Report) -> list[Figure]:
    """What all sources say about others than heads, the surest first."""
    return [
        *curated_heads(),
        *curated_figures(),
        *foreign_ministers_2022.read(data, bodies, report),
        *office_holders.read(data, out, bodies, report),
        *us_congress.offices(data),
        *us_governors.read(data),
        *factbook_parties.read(data, out, bodies, report),
        *factbook_diplomatic.read(data, bodies, report),
        *cia_world_leaders.read(data, bodies, report),
        *oeda_actors.read(data, bodies, report),
        *curated_ministers(),
    ]


def fixed(everyone: list[Known], report: Report) -> list[Known]:
    """The persons after the curated fixes: two entries of one person as one, English names."""
    by_id: dict[str, Known] = {}
    for known in everyone:
        by_id.setdefault(known.id or "leader:" + slug(known.names.canonical), known)
    gone = set()
    for row in sorted(curated_rows("leader_fixes"), key=lambda row: not row["into"]):
        person = by_id.get(row["id"])
        other = by_id.get(row["into"]) if row["into"] else None
        if person is None or (row["into"] and other is None):
            report.drop("leaders: a fix of nobody", row["id"])
        elif other:
            other.absorb(person)
            gone.add(id(person))
        else:
            rename(person, row["name"], row["wikipedia"])
    return [person for person in everyone if id(person) not in gone]


def of_one_name(
    everyone: list[Known], verdicts: Mapping[tuple[str, str], str], report: Report
) -> list[Known]:
    """The persons, those of one full name as one where a country is theirs or a verdict says so:
    unless two QIDs, a verdict or a lifetime between them say otherwise.
    """
    judged: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for (one, name), verdict in verdicts.items():
        country, _, same_name = one.partition("/")
        if fold(same_name) == fold(name):
            judged[fold(name)].append((country, verdict))
    bearers: defaultdict[str, list[Known]] = defaultdict(list)
    gone = set()
    for person in sorted(everyone, key=lambda p: (not p.id, not p.qid)):
        canonical = person.names.canonical
        for other in bearers[fold(canonical)]:
            countries = person.countries | other.countries
            stated = {
                verdict for country, verdict in judged[fold(canonical)] if country in countries
            }
            if "different" in stated or not ("same" in stated or may_be_one(person, other)):
                continue
            other.absorb(person)
            gone.add(id(person))
            report.drop("leaders: one name, joined", f"{sorted(person.countries)} {canonical}")
            break
        else:
            bearers[fold(canonical)].append(person)
    return [person for person in everyone if id(person) not in gone]


def may_be_one(person: Known, other: Known) -> bool:
    """Whether two of one full name are of one country, or of states that go on in each other, and
    of one time.
    """
    own, reach = (
        p.countries.union(*(CONTINUED.get(country, ()) for country in p.countries))
        for p in (person, other)
    )
    if not (person.countries & reach or other.countries & own):
        return False
    if person.qid and other.qid and person.qid != other.qid:
        return False
    apart = min((abs(a - b) for a in other.years() for b in person.years()), default=0)
    return apart <= FAR_EXACT and not lived_apart(person, other)


def state_lives(everyone: list[Known]) -> None:
    """Births and deaths that no source states: `curated/lives.tsv`."""
    lives = {row["id"]: row for row in curated_rows("lives")}
    for person in everyone:
        if row := lives.get(person.id):
            person.born = person.born or row["born"]
            person.died = person.died or row["died"]
            person.sources.add(GENERAL_KNOWLEDGE.id)


def rename(person: Known, name: str, article: str) -> None:
    names = person.names
    names.rows = [row for row in names.rows if fold(row["text"]) != fold(name)]
    names.seen.discard(fold(name))
    names.canonical = name
    names.add(name, "name", "alone", "curated")
    if fold(names.family) not in fold(name):
        names.family = name.split()[-1]
        names.add(names.family, "surname", "context", "curated")
    person.sources.add("curated")
    person.wikipedia = article or person.wikipedia
    person.id = ""


def press_form(person: Known, by_hand: Collection[str], taken: Collection[str]) -> str:
    """The name by which people are known, of all that they have: the title of their article ("Dick
    Cheney", not "Richard Cheney"), unless a hand wrote another or somebody else is called so.
    """
    names = person.names
    title = re.sub(r" \(.*\)$", "", person.wikipedia)
    texts = {row["text"] for row in names.rows if row["form"] == "name"}
    is_printed = title in texts and is_matchable(title) and fold(title) not in taken
    return title if is_printed and names.canonical not in by_hand else names.canonical


def write(
    data: Path, out: Path, everyone: list[Known], merged: ledger.Merged, report: Report
) -> None:
    leader_rows, name_rows = [], []
    rows = [{"leader": person.id, **term} for person in everyone for term in person.terms]
    term_rows = list(administrations.closed(further(corrected(rows, report), report)))
    in_office = {term["leader"] for term in term_rows}
    everyone = [person for person in everyone if person.id in in_office]
    by_hand = {row["text"] for row in curated_rows("leader_names") if is_canonical(row)}
    taken = {fold(person.names.canonical) for person in everyone}
    for person in everyone:
        leader_rows.append(
            {
                "id": person.id,
                "name": press_form(person, by_hand, taken),
                "family_name": person.names.family,
                "qid": person.qid,
                "wikipedia": person.wikipedia,
                "born": person.born,
                "died": person.died,
                "sources": "|".join(sorted(person.sources)),
            }
        )
        name_rows += [{"entity": person.id, **row} for row in person.names.rows]
    term_rows = stand_back(term_rows, report)
    handed_over(term_rows)
    term_rows += regimes.both_roles(term_rows, report)
    term_rows += regimes.under_former_names(term_rows)
    term_rows = both_classes(term_rows)
    external = (
        {"entity": person.id, "system": "archigos", "id": identifier, "sources": "archigos"}
        for person in everyone
        for identifier in person.archigos
    )
    former = (
        {"entity": target, "system": "legation", "id": id, "sources": "derived"}
        for id, target in ledger.former("leader:", merged).items()
    )
    external_ids.write(out, "leader", [*external, *former], report)
    governing = governing_roles.rows(term_rows, reigns(everyone))
    report.count("governing_roles", write_table(out, "governing_roles", governing))
    report.count("leaders", write_table(out, "leaders", leader_rows))
    seen = [
        row
        for row in term_rows
        if row.get("seen") and row["end"] == UNKNOWN and row["start"] != UNKNOWN
    ]
    plain = [{c: row[c] for c in COLUMNS["terms"]} for row in term_rows]
    report.count("terms", write_table(out, "terms", plain))
    report.count(
        "last_seen",
        write_table(
            out,
            "last_seen",
            (
                {**{c: row[c] for c in COLUMNS["last_seen"][:-1]}, "sources": row["seen_by"]}
                for row in seen
            ),
        ),
    )
    matchable = [row for row in matchable_rows(name_rows, report) if opens_like_a_name(row, report)]
    names = list(rare_surnames.mark(respelt(matchable), term_rows))
    local = {person.id for person in everyone if person.local}
    names += matchable_rows(world.rows(leader_rows, names, term_rows, data, local), report)
    report.count("leader_names", write_table(out, "leader_names", names))


def reigns(everyone: list[Known]) -> Iterator[governing_roles.Reign]:
    """For when Archigos has whom as the effective leader of a state."""
    for person in everyone:
        for body, start, end in sorted(person.reigns):
            yield governing_roles.Reign(person.id, body, start, end)


def later_rows(curated: list[dict[str, str]], own: Names) -> list[dict[str, str]]:
    """Names curated by our own id, known only after the ids are."""
    before = len(own.rows)
    for row in curated:
        if row["case"] != names_by_id.REMOVED:
            own.add(row["text"], row["form"], row["context"], "curated", row["case"])
    added = own.rows[before:]
    del own.rows[before:]
    return added
