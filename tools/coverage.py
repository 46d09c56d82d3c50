"""`python -m tools.coverage [--corpora DIR]`: prints `docs/coverage.md`, what the gazetteer knows.

Everything but the share of annotated entities and of names in columns comes from the seed tables.
What these are measured on is not in the repository; without it those parts of the page say so.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import legation

from tools import column_coverage
from tools.accuracy import load
from tools.gazetteer.leader import agreement, regimes
from tools.gazetteer.leader.spells import UNKNOWN, high, low
from tools.gazetteer.tables import Row, read_table

SEEDS = Path("seeds/gazetteer")
STATE, GOVERNMENT = "head_of_state", "head_of_government"
FIRST, LAST = 1945, 2025
PERIODS = ((1945, 1989), (1990, 2025), (1945, 2025))
GROUPS = {
    "members of the United Nations": ("member",),
    "other states (Holy See, Kosovo, Palestine, Taiwan)": ("state",),
    "former states": ("historical",),
}
# Parts of another state under `historical`, which had no sovereign years.
PART = re.compile(r"country:[a-z-]+-ssr$")
KINDS = {"leader": "leaders", "organisation": "organisations"}
GAPS = 25


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.coverage", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="directory that holds dev/*.jsonl")
    arguments = parser.parse_args()
    countries = [c for c in read_table(SEEDS, "countries") if not PART.match(c["id"])]
    terms = read_table(SEEDS, "terms")
    print("# What the gazetteer covers\n")
    print("Made by `make coverage` from the seed tables; do not edit.\n")
    print_country_years(countries, terms)
    print_offices(countries, terms)
    print_identity(terms)
    print_named(arguments.corpora)
    print_dates(terms)
    print_agreement()
    print_columns(arguments.corpora)
    print_gold(arguments.corpora)


# --- heads of state and of government


def print_country_years(countries: Sequence[Row], terms: Sequence[Row]) -> None:
    print("## Heads of state and of government\n")
    print(
        "A country-year counts where somebody is known to have held the office at some time of the "
        "year (and, in brackets, on 1 July). States count in their sovereign years; years without "
        "the office, under occupation or with the office vacant are left out "
        "(`tools/gazetteer/curated/regimes.tsv` says which and why).\n"
    )
    held = spans_held(terms)
    print("| | | country-years | head of state | head of government |\n|---|---|--:|--:|--:|")
    gaps: Counter[str] = Counter()
    for group, statuses in GROUPS.items():
        members = [c for c in countries if c["status"] in statuses]
        for first, last in PERIODS:
            cells = []
            total = 0
            for role in (STATE, GOVERNMENT):
                counts = [0, 0, 0]
                for country in members:
                    spans = held[country["id"], role]
                    for year in office_years(country, role, first, last):
                        known = any(a.year <= year <= b.year for a, b in spans)
                        middle = date(year, 7, 1)
                        counts[0] += 1
                        counts[1] += known
                        counts[2] += any(a <= middle <= b for a, b in spans)
                        if not known and (first, last) == (FIRST, LAST):
                            gaps[f"{country['name']}, {role.replace('_', ' ')}"] += 1
                total = max(total, counts[0])
                cells.append(f"{share(counts[1], counts[0])} ({share(counts[2], counts[0])})")
            print(f"| {group} | {first}–{last} | {total:,} | {' | '.join(cells)} |")
    shown = ", ".join(f"{what} {years}" for what, years in gaps.most_common(GAPS))
    print(f"\nThe largest gaps, in years: {shown}.\n")


def spans_held(terms: Sequence[Row]) -> dict[tuple[str, str], list[tuple[date, date]]]:
    """When each office is known to have been held; a term without a known end counts for its first
    year only.
    """
    held: defaultdict[tuple[str, str], list[tuple[date, date]]] = defaultdict(list)
    for term in terms:
        if term["role"] in (STATE, GOVERNMENT) and term["start"] != UNKNOWN:
            start = low(term["start"])
            end = (
                high(term["end"] or str(LAST))
                if term["end"] != UNKNOWN
                else date(start.year, 12, 31)
            )
            held[term["body"], term["role"]].append((start, end))
    return held


EXCUSED = {
    STATE: ("not_sovereign", "no_state"),
    GOVERNMENT: ("not_sovereign", "no_government"),
}


def office_years(country: Row, role: str, first: int, last: int) -> Iterator[int]:
    """The years in which the country was sovereign and had the office all the year."""
    start = max(first, int(country["start"][:4] or FIRST) if country["start"] else FIRST)
    end = min(last, int(country["end"][:4]) if country["end"] else LAST)
    excused = [
        (low(r.start).year, high(r.end or str(LAST)).year)
        for r in regimes.read()
        if r.country == country["id"] and r.governs in EXCUSED[role]
    ]
    for year in range(start, end + 1):
        if not any(a <= year <= b for a, b in excused):
            yield year


# --- other offices

OFFICES = (
    "foreign_minister", "defence_minister", "finance_minister", "interior_minister",
    "central_banker", "speaker",
)  # fmt: skip
SAMPLED = range(2002, 2027, 2)


def print_offices(countries: Sequence[Row], terms: Sequence[Row]) -> None:
    print("## Ministers, central bankers and speakers\n")
    print(
        "Share of the members of the United Nations with a holder known on 1 July: as "
        "`office_holders` answers, with those whose end nobody states up to the day on which a "
        "source saw them in office (in brackets without them). A second line for defence leaves "
        "out the members of which no source names a defence minister at any time.\n"
    )
    seen = {
        (r["leader"], r["body"], r["role"], r["start"]): high(r["seen"])
        for r in read_table(SEEDS, "last_seen")
    }
    print("| office | " + " | ".join(map(str, SAMPLED)) + " |\n|---|" + "--:|" * len(SAMPLED))
    for role in OFFICES:
        spans: defaultdict[str, list[tuple[date, date, bool]]] = defaultdict(list)
        for term in terms:
            if term["role"] != role or term["start"] == UNKNOWN:
                continue
            stated = term["end"] != UNKNOWN
            key = (term["leader"], term["body"], role, term["start"])
            end = high(term["end"] or "2026-12-31") if stated else seen.get(key)
            if end:
                spans[term["body"]].append((low(term["start"]), end, stated))
        kinds_of_members = [("", False)] + [(" where there is one", True)] * (
            role == "defence_minister"
        )
        ever = {t["body"] for t in terms if t["role"] == role}
        for note, only in kinds_of_members:
            cells = []
            for year in SAMPLED:
                day = date(year, 7, 1)
                members = [
                    c["id"]
                    for c in countries
                    if c["status"] == "member"
                    and (not c["start"] or low(c["start"]) <= day)
                    and (not only or c["id"] in ever)
                ]
                shares = []
                for kinds in ((True, False), (True,)):
                    held = sum(
                        any(a <= day <= b and known in kinds for a, b, known in spans[country])
                        for country in members
                    )
                    shares.append(f"{held / len(members):.2f}")
                cells.append(f"{shares[0]} ({shares[1]})")
            print(f"| {role}{note} | " + " | ".join(cells) + " |")
    print()


# --- identity


def print_identity(terms: Sequence[Row]) -> None:
    print("## Entities with a Wikidata id\n")
    print("| class | entities | with a Wikidata id |\n|---|--:|--:|")
    held: defaultdict[str, list[Row]] = defaultdict(list)
    for term in terms:
        held[term["leader"]].append(term)
    ministers = ("minister", "foreign_minister", "defence_minister")
    leaders = {row["id"]: bool(row["qid"]) for row in read_table(SEEDS, "leaders")}
    heads = [
        k for k, v in held.items()
        if any(
            t["role"] in (STATE, GOVERNMENT)
            and t["body"].startswith("country:")
            and (t["end"] in ("", UNKNOWN) or t["end"] >= str(FIRST))
            for t in v)
    ]  # fmt: skip
    members = {r["id"] for r in read_table(SEEDS, "countries") if r["status"] == "member"}
    of_members = [k for k in heads if any(t["body"] in members for t in held[k])]
    since_1990 = [
        k for k in of_members
        if any(t["role"] in (STATE, GOVERNMENT) and (
            t["end"] in ("", UNKNOWN) or t["end"] >= "1990") for t in held[k])
    ]  # fmt: skip
    recent = [
        k for k, v in held.items()
        if any(t["role"] in ministers and "2001" <= t["start"] < "?" for t in v)
    ]  # fmt: skip
    for name, ids in (
        ("heads of state and of government since 1945", heads),
        ("the same, of members of the United Nations", of_members),
        ("the same, in office in 1990 or later", since_1990),
        ("ministers since 2001", recent),
        ("all leaders", list(leaders)),
    ):
        known = share(sum(leaders.get(i, False) for i in ids), len(ids))
        print(f"| {name} | {len(ids):,} | {known} |")
    classes: defaultdict[str, list[bool]] = defaultdict(list)
    for row in read_table(SEEDS, "organisations"):
        classes[row["class"]].append(bool(row["qid"]))
        classes["all organisations"].append(bool(row["qid"]))
    for name, found in sorted(classes.items()):
        print(f"| {name} | {len(found):,} | {share(sum(found), len(found))} |")
    print()


NAMED = ("dwie_dev", "cleanconll_dev", "trnews", "re3d", "wikidays_2025")
DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def print_named(corpora: Path | None) -> None:
    """The organisations that news names: the same share, counted by mention."""
    print("## Organisations that news names, with a Wikidata id\n")
    if corpora is None or not (corpora / "dev").exists():
        print("The annotated news was not there when this page was made.\n")
        return
    print("Mentions of organisations that extraction finds in each set, and the organisations.\n")
    print("| set | mentions | with a Wikidata id | organisations | with a Wikidata id |")
    print("|---|--:|--:|--:|--:|")
    known = {row["id"]: bool(row["qid"]) for row in read_table(SEEDS, "organisations")}
    for name in NAMED:
        lines = (corpora / "dev" / f"{name}.jsonl").open(encoding="utf-8")
        documents = [json.loads(line) for line in lines]
        days = [d.get("date") or "" for d in documents]
        answers = legation.extract_many(
            [d["text"] for d in documents],
            dates=[day if DAY.fullmatch(day) else None for day in days],
        )
        found = [
            m.entity_id
            for answer in answers
            for m in answer.mentions
            if m.kind == "organisation" and m.entity_id
        ]
        ids = sum(known.get(id, False) for id in found)
        entities = {*found}
        own = sum(known.get(id, False) for id in entities)
        print(
            f"| {name} | {len(found):,} | {share(ids, len(found))} | {len(entities):,} "
            f"| {share(own, len(entities))} |"
        )
    print()


# --- dates


def print_dates(terms: Sequence[Row]) -> None:
    print("## Dates of terms\n")
    print("| role | terms | start to the day | month | year | unknown | end unknown | in office |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    by_role: defaultdict[str, list[Row]] = defaultdict(list)
    for term in terms:
        by_role[term["role"]].append(term)
    for role, rows in sorted(by_role.items(), key=lambda item: -len(item[1])):
        lengths = Counter(0 if r["start"] == UNKNOWN else len(r["start"]) for r in rows)
        ends = Counter(r["end"] if r["end"] in ("", UNKNOWN) else "date" for r in rows)
        cells = [lengths[10], lengths[7], lengths[4], lengths[0], ends[UNKNOWN], ends[""]]
        print(f"| {role} | {len(rows):,} | " + " | ".join(f"{cell:,}" for cell in cells) + " |")
    print()


def print_agreement() -> None:
    print("## Agreement of dates between sources\n")
    print(
        "Starts and ends that two sources state of the same person in the same role of the same "
        "state (`make seeds` writes `docs/date_agreement.tsv`); an edition of the Factbook and its "
        "archive are not independent of each other.\n"
    )
    path = agreement.TABLE
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    print("| " + " | ".join(rows[0]) + " |\n|" + "---|" * len(rows[0]))
    for row in rows[1:]:
        print("| " + " | ".join(row) + " |")
    print("\nThe largest disagreements and what was decided: `docs/date_disagreements.tsv`.\n")


# --- names in columns


def print_columns(corpora: Path | None) -> None:
    print("## Names of countries as publishers print them\n")
    path = corpora / column_coverage.NAMES if corpora else None
    if path is None or not path.exists():
        print("The columns of the publishers were not there when this page was made.\n")
        return
    print(
        "What `countries()` answers to the names in tables and lists of twelve publishers "
        '(`make columns`). A name whose code no country has in ISO 3166-1 ("World") is another '
        "name: it shall be refused.\n"
    )
    print("\n".join(column_coverage.table(column_coverage.tallies(column_coverage.read(path)))))
    print()


# --- annotated news


def print_gold(corpora: Path | None) -> None:
    print("## Entities of annotated news that the gazetteer has at all\n")
    if corpora is None or not (corpora / "dev" / "score.py").exists():
        print("The annotated news was not there when this page was made.")
        print("no annotated news: say where it is with --corpora", file=sys.stderr)
        return
    print(
        "Share of the mentions whose entity is in the gazetteer, before any matching: by Wikidata "
        "id or article title, and in brackets also by a full name of an entity. Mentions that the "
        "annotators linked to nothing are left out.\n"
    )
    print("| set | countries | leaders | organisations |\n|---|--:|--:|--:|")
    scorer = load(corpora / "dev" / "score.py")
    ids, names = known_ids(scorer)
    for name in ("dwie_dev", "cleanconll_dev", "trnews", "nerel_dev"):
        counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for line in (corpora / "dev" / f"{name}.jsonl").open(encoding="utf-8"):
            for mention in json.loads(line)["mentions"]:
                kind = scorer.kind(mention.get("scope") or "")
                linked = kind == "country" or mention.get("link")
                if not kind or not linked or mention.get("parent") is not None:
                    continue
                wanted = scorer.ids(mention, kind)
                counts[kind][0] += 1
                counts[kind][1] += bool(wanted & ids[kind])
                counts[kind][2] += bool(wanted & (ids[kind] | names[kind]))
        cells = [
            f"{share(c[1], c[0])} ({share(c[2], c[0])}) of {c[0]:,}" if c[0] else "–"
            for c in (counts[kind] for kind in ("country", "leader", "org"))
        ]
        print(f"| {name} | " + " | ".join(cells) + " |")


def known_ids(scorer: ModuleType) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """By kind: what identifies our entities to the scorer, and their full names in its form."""
    countries = read_table(SEEDS, "countries")
    ids = {"country": {c[column] for c in countries for column in ("iso2", "qid")} - {""}}
    names: dict[str, set[str]] = {"country": set()}
    for kind, table in (("leader", "leaders"), ("org", "organisations")):
        rows = read_table(SEEDS, table)
        ids[kind] = {r["qid"] for r in rows if r["qid"]}
        ids[kind] |= {"t:" + scorer.nz(r["wikipedia"] or r["name"]) for r in rows}
        full = read_table(SEEDS, f"{table.removesuffix('s')}_names")
        forms = ("name", "official", "short")
        names[kind] = {"t:" + scorer.nz(r["text"]) for r in full if r["form"] in forms}
    return ids, names


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


if __name__ == "__main__":
    main()
