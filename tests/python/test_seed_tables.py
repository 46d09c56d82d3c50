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
from tools.gazetteer import ledger  # noqa: E402
from tools.gazetteer.leader.spells import high, low  # noqa: E402
from tools.gazetteer.provenance import known_sources  # noqa: E402
from tools.gazetteer.tables import COLUMNS, Row, read_table  # noqa: E402

SEEDS = ROOT / "seeds/gazetteer"
CURATED = ROOT / "tools/gazetteer/curated"
NOW = "2026-12-31"
KINDS = ("countries", "leaders", "organisations")
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
    # Only own layers have entities of other kinds, and leave out names of a layer below.
    own = {
        "gazetteer/others.tsv",
        "gazetteer/other_names.tsv",
        "gazetteer/removed_names.tsv",
    }
    read = {path for path in schemas if path.startswith("gazetteer/")} - own
    assert tables == {path: schemas[path] for path in read}
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
    for (body, role), line in list(terms.items()):
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


def test_no_value_rests_on_a_source_that_is_only_for_checking() -> None:
    check = {source.id for source in known_sources().values() if source.check}
    assert check, "the generator compares with a snapshot that it may not take anything from"
    assert not check & {source["id"] for source in table("sources")}
    faults = [
        f"{name}: {row}"
        for name, columns in COLUMNS.items()
        if "sources" in columns
        for row in table(name)
        if check & set(row["sources"].split("|"))
    ]
    assert not faults, shown(faults)


def test_a_source_that_ships_may_be_passed_on() -> None:
    """Lists under share-alike licences are not sources; a list without a licence says so."""
    for source in table("sources"):
        licence = source["licence"]
        assert not licence.startswith(("CC-BY-SA", "CC BY-SA", "GPL", "LGPL", "ODbL")), source
        assert licence not in ("none", "unknown", "mixed, by row"), source


def test_what_is_made_from_a_pattern_says_so() -> None:
    """A ministry named "Foreign Ministry of X" was written by no hand."""
    names = [r for r in table("organisation_names") if r["text"].startswith("Foreign Ministry of ")]
    assert len(names) > 150
    faults = [f"{r['entity']} {r['text']}" for r in names if "template" not in r["sources"]]
    assert not faults, shown(faults)


def test_parts_of_states_belong_to_nothing_that_only_states_join() -> None:
    """Regions without a code of their own were once given the memberships of all such regions."""
    states = {"org:un", "org:g7", "org:g20", "org:oecd", "org:nato", "org:asean", "org:eu"}
    parts = {
        country["id"]
        for country in table("countries")
        if country["status"] in ("territory", "constituent", "disputed") and not country["iso2"]
    }
    assert "country:west-bank" in parts
    members = [row for row in table("memberships") if row["member"] in parts]
    assert not members, shown([str(row) for row in members])
    assert {row["organisation"] for row in table("memberships")} >= states


def test_a_body_with_a_treaty_list_has_no_member_beyond_it() -> None:
    complete = {row["organisation"] for row in curated("membership_lists")}
    listed = {(r["organisation"], r["member"]) for r in curated("memberships")}
    faults = [
        f"{row['organisation']} {row['member']}"
        for row in table("memberships")
        if row["organisation"] in complete and row["status"] == "member"
        and (row["organisation"], row["member"]) not in listed
    ]  # fmt: skip
    assert complete
    assert not faults, shown(faults)


def test_who_led_in_another_office_before_does_not_say_who_leads() -> None:
    """A president who was once prime minister leads as president; a caretaker leads nothing."""
    spans = defaultdict(list)
    for row in table("governing_roles"):
        spans[row["country"]].append((row["start"], row["role"]))
    for country, role in (
        ("CMR", "head_of_state"), ("TCD", "head_of_state"), ("SEN", "head_of_state"),
        ("FRA", "head_of_state"), ("UZB", "head_of_state"),
        ("ETH", "head_of_government"), ("BGD", "head_of_government"),
        ("DEU", "head_of_government"), ("JPN", "head_of_government"), ("VAT", "head_of_state"),
    ):  # fmt: skip
        assert max(spans[f"country:{country}"])[1] == role, country


def test_ids_neither_vanish_nor_move() -> None:
    """Every published id is in a table, or leads to one, or was withdrawn with a reason."""
    published = ledger.read()
    assert len(published) >= 30_044
    present = {row["id"]: row for kind in KINDS for row in table(kind)}
    assert not present.keys() - published.keys(), "new ids: `make seeds` writes them to ids.lock"
    faults = []
    for entry in published.values():
        if entry.id in present:
            if entry.merged_into:
                faults.append(f"{entry.id} is in a table and merged into {entry.merged_into}")
            elif entry.qid and present[entry.id]["qid"] not in ("", entry.qid):
                faults.append(f"{entry.id} was {entry.qid}, is {present[entry.id]['qid']}")
        elif not entry.reason:
            faults.append(f"{entry.id} has gone without a reason")
        elif entry.merged_into not in present and entry.merged_into != ledger.WITHDRAWN:
            faults.append(f"{entry.id} leads to {entry.merged_into}, which is in no table")
    assert not faults, shown(faults)


def test_former_ids_lead_to_what_they_became() -> None:
    former = {r["id"]: r["entity"] for r in table("external_ids") if r["system"] == "legation"}
    merged = {
        entry.id: entry.merged_into
        for entry in ledger.read().values()
        if entry.merged_into not in ("", ledger.WITHDRAWN)
    }
    assert merged
    assert former == merged


@pytest.mark.parametrize(
    ("body", "day", "members"),
    [
        ("nato", "1950", 12), ("nato", "1985", 16), ("nato", "2000", 19), ("nato", "2025", 32),
        ("eu", "1960", 6), ("eu", "1990", 12), ("eu", "2005", 25), ("eu", "2015", 28),
        ("eu", "2024", 27), ("eurozone", "2000", 11), ("eurozone", "2016", 19),
        ("ecowas", "1985", 16), ("ecowas", "2010", 15), ("ecowas", "2026", 12),
        ("g7", "2000", 7), ("asean", "1970", 5), ("asean", "2000", 10), ("un", "2015", 193),
        ("oecd", "2025", 38), ("commonwealth", "2025", 56), ("warsaw-pact", "1985", 7),
        ("g7", "2023", 7), ("oecd", "2023", 38), ("eec", "1960", 6), ("eec", "1985", 10),
        ("eec", "1990", 12), ("ec", "1985", 10), ("ec", "1996", 15), ("ec", "2008", 27),
        ("eu", "1985", 10), ("nordic-council", "1953", 4), ("nordic-council", "2020", 5),
        ("benelux", "1990", 3), ("saarc", "1990", 7), ("saarc", "2010", 8),
        ("pacific-alliance", "2015", 4), ("eaeu", "2016", 5), ("csto", "2008", 7),
        ("csto", "2015", 6), ("nafta", "2000", 3), ("usmca", "2022", 3), ("amu", "2000", 5),
        ("caricom", "1975", 12), ("caricom", "2010", 15), ("eac", "2001", 3), ("eac", "2010", 5),
        ("eac", "2025", 8), ("oau", "1963", 33), ("visegrad-group", "2010", 4), ("quad", "2022", 4),
    ],
)  # fmt: skip
def test_the_best_known_bodies_have_their_members(body: str, day: str, members: int) -> None:
    middle = low(day).replace(month=7)
    found = {
        row["member"]
        for row in table("memberships")
        if row["organisation"] == f"org:{body}"
        and row["status"] == "member"
        and row["start"]
        and low(row["start"]) <= middle
        and (not row["end"] or (row["end"] != "?" and low(row["end"]) > middle))
    }
    assert len(found) == members, sorted(found)


def test_today_has_one_head_of_each_office() -> None:
    """Whoever came last is in office, and the one before is not any more."""
    now: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for term in table("terms"):
        if term["role"] in ("head_of_state", "head_of_government") and not term["end"]:
            now[term["body"].removeprefix("country:"), term["role"]].add(term["leader"])
    for country, role, leader in (
        ("CRI", "head_of_state", "laura-fernandez-delgado"),
        ("CRI", "head_of_government", "laura-fernandez-delgado"),
        ("BEN", "head_of_state", "romuald-wadagni"),
        ("NPL", "head_of_government", "balendra-shah"),
        ("SVN", "head_of_government", "janez-jansa"),
        ("KOR", "head_of_government", "han-seong-sook"),
        ("TZA", "head_of_government", "mwigulu-nchemba"),
        ("CHE", "head_of_state", "guy-parmelin"),
    ):
        found = now[country, role]
        if (country, role) == ("TZA", "head_of_government"):
            found = found - now[country, "head_of_state"]  # the president, too
        assert found == {f"leader:{leader}"}, (country, role, found)


@pytest.mark.parametrize(
    ("country", "day", "leader"),
    [
        # The chair of the presidency, not the two other members of it.
        ("BIH", "2005-01-15", "borislav-paravac"), ("BIH", "2012-06-01", "bakir-izetbegovic"),
        ("BIH", "2019-12-01", "zeljko-komsic"), ("BIH", "2023-01-15", "zeljka-cvijanovic"),
        # Not the chairman of the assembly of a name like his.
        ("VNM", "1995-05-01", "le-duc-anh"),
    ],
)  # fmt: skip
def test_a_state_had_one_head_then(country: str, day: str, leader: str) -> None:
    when = low(day)
    found = {
        term["leader"]
        for term in table("terms")
        if (term["body"], term["role"]) == (f"country:{country}", "head_of_state")
        and low(term["start"]) <= when
        and (not term["end"] or (term["end"] != "?" and when < low(term["end"])))
    }
    assert found == {f"leader:{leader}"}
