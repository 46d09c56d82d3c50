"""The seed tables as data: identity of persons, years that fit, nothing vanished unnoticed."""

from __future__ import annotations

import csv
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from legation._core import table_schemas  # noqa: E402

from tools import counts  # noqa: E402
from tools.gazetteer.leader.spells import high, low  # noqa: E402
from tools.gazetteer.tables import COLUMNS, Row, read_table  # noqa: E402

SEEDS = ROOT / "seeds/gazetteer"
CURATED = ROOT / "tools/gazetteer/curated"
NOW = "2026-12-31"
# Heads of state or government who are several persons by law.
COLLEGIAL = {"SMR", "AND", "BIH", "CHE", "YUCS", "CHN", "URY"}
# Editions of yearly lists lag behind, and governments of ended states held out for a while.
SLACK = 370
# A reign from childhood to old age: Sobhuza II, 1899–1982.
LONGEST = 85


def table(name: str) -> list[Row]:
    return list(read_table(SEEDS, name))


def curated(name: str) -> list[dict[str, str]]:
    with (CURATED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def shown(faults: list[str]) -> str:
    return f"{len(faults)} faults:\n" + "\n".join(sorted(faults)[:40])


def folded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if c.isalnum())


def test_the_summary_of_counts_is_of_these_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = (ROOT / "docs/counts.tsv").read_text(encoding="utf-8").splitlines()[1:]
    expected = [f"{name}\t{what}\t{rows}" for name, what, rows in counts.counts()]
    assert lines == expected, "the tables have changed: look at the difference, then `make counts`"


def test_the_generator_writes_the_columns_that_the_library_reads() -> None:
    """The library states the columns; a table that it does not read is not written."""
    schemas = {path: tuple(columns) for path, columns in table_schemas()}
    tables = {f"gazetteer/{name}.tsv": columns for name, columns in COLUMNS.items()}
    assert tables == {path: schemas[path] for path in schemas if path.startswith("gazetteer/")}
    assert {f"gazetteer/{path.name}" for path in SEEDS.glob("*.tsv")} == set(tables)


@pytest.mark.parametrize("column", ["qid", "wikipedia"])
@pytest.mark.parametrize("kind", ["countries", "leaders", "organisations"])
def test_two_entities_are_not_one_thing(kind: str, column: str) -> None:
    seen = Counter(row[column] for row in table(kind) if row[column])
    assert len(seen) > 100
    assert [value for value, count in seen.items() if count > 1] == []


def test_two_leaders_of_one_name_are_not_one_person() -> None:
    """Whatever their countries: a verdict, two Wikidata ids or a death tells them apart."""
    first: dict[str, int] = {}
    for term in table("terms"):
        for day in (term["start"], term["end"]):
            if day not in ("", "?"):
                first[term["leader"]] = min(low(day).year, first.get(term["leader"], 9999))
    verdicts = {
        folded(row["b"])
        for row in curated("leader_merges")
        if row["verdict"] == "different" and folded(row["a"].split("/")[1]) == folded(row["b"])
    }
    bearers = defaultdict(list)
    for leader in table("leaders"):
        bearers[folded(leader["name"])].append(leader)
    faults = []
    for name, same in bearers.items():
        if len(same) > 1 and len({leader["qid"] for leader in same if leader["qid"]}) < 2:
            died = min(
                (high(leader["died"]).year for leader in same if leader["died"]), default=9999
            )
            lived_apart = any(first.get(leader["id"], 0) > died for leader in same)
            if name not in verdicts and not lived_apart:
                faults.append(f"{[leader['id'] for leader in same]}")
    assert not faults, shown(faults)


def test_a_leader_is_not_two_persons() -> None:
    """Nobody is in office for longer than a life, before the birth or after the death."""
    spans: defaultdict[str, list[str]] = defaultdict(list)
    for term in table("terms"):
        spans[term["leader"]] += [d for d in (term["start"], term["end"]) if d not in ("", "?")]
    faults = []
    for leader in table("leaders"):
        days = sorted(spans[leader["id"]], key=low)
        if not days:
            continue
        if low(days[-1]).year - low(days[0]).year > LONGEST:
            faults.append(f"{leader['id']}: from {days[0]} to {days[-1]}")
        if leader["born"] and high(days[0]) < low(leader["born"]):
            faults.append(f"{leader['id']}: born {leader['born']}, in office {days[0]}")
        if leader["died"] and low(days[-1]).year > high(leader["died"]).year:
            faults.append(f"{leader['id']}: died {leader['died']}, in office {days[-1]}")
    assert not faults, shown(faults)


def test_heads_do_not_overlap_without_a_reason() -> None:
    reasons = {(r["body"], frozenset((r["leader"], r["other"]))) for r in curated("overlaps")}
    terms = defaultdict(list)
    for term in table("terms"):
        head = term["role"] in ("head_of_state", "head_of_government")
        dated = "?" not in (term["start"], term["end"])
        if head and dated and term["body"].removeprefix("country:") not in COLLEGIAL:
            terms[term["body"], term["role"]].append(term)
    faults = []
    for (body, role), line in terms.items():
        line.sort(key=lambda term: low(term["start"]))
        for place, one in enumerate(line):
            for other in line[place + 1 :]:
                pair = frozenset((one["leader"], other["leader"]))
                if len(pair) == 2 and overlap(one, other) > 31 and (body, pair) not in reasons:
                    # A president who heads the government beside a prime minister.
                    heads = [t for t in terms[body, "head_of_state"] if overlap(t, one) > 31]
                    if role == "head_of_government" and any(t["leader"] in pair for t in heads):
                        continue
                    faults.append(f"{body} {role}: {sorted(pair)} {overlap(one, other)} days")
    assert not faults, shown(faults)


def overlap(one: Row, other: Row) -> int:
    """The days that two terms certainly share."""
    start = max(high(one["start"]), high(other["start"]))
    end = min(low(one["end"] or NOW), low(other["end"] or NOW))
    return (end - start).days


def test_countries_had_not_ended_when_they_had_leaders_and_belonged() -> None:
    """Heads of a country from before its independence are its heads, too: of a colony, of a
    republic of Yugoslavia. Founders of the United Nations were members before they were sovereign.
    """
    years = {}
    for country in table("countries"):
        start = low(country["start"]) if country["start"] else date.min
        years[country["id"]] = (start, high(country["end"]) if country["end"] else date.max)
    faults = []
    for membership in table("memberships"):
        if membership["member"].startswith("country:"):
            first, last = years[membership["member"]]
            listed = membership["listed_from"] or NOW
            left = membership["end"] if membership["end"] not in ("", "?") else ""
            if (first - high(listed)).days > SLACK or (left and (low(left) - last).days > SLACK):
                faults.append(f"{membership}")
    for term in table("terms"):
        head = term["role"] in ("head_of_state", "head_of_government", "effective_leader")
        dated = term["body"] in years and term["start"] != "?"
        if head and dated and (low(term["start"]) - years[term["body"]][1]).days > SLACK:
            faults.append(f"{term['leader']} {term['body']} {term['start']} to {term['end']}")
    assert not faults, shown(faults)


def test_an_external_id_is_one_entity_s() -> None:
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table("external_ids"):
        found[row["system"], row["id"]].add(row["entity"])
    assert len(found) > 5_000
    faults = [f"{key}: {sorted(same)}" for key, same in found.items() if len(same) > 1]
    assert not faults, shown(faults)


def test_short_names_need_support() -> None:
    """Two letters are a name only as they are printed; one letter never is."""
    rows = [r for k in ("country", "leader", "organisation") for r in table(f"{k}_names")]
    latin = [r for r in rows if r["text"].isascii() and len(r["text"].replace(".", "")) <= 2]
    faults = [
        f"{r['entity']} {r['text']!r}"
        for r in latin
        if len(r["text"]) < 2 or (r["case"] != "exact" and r["context"] == "alone")
    ]
    assert not faults, shown(faults)
