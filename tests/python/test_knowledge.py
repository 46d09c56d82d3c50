"""What the gazetteer knows, as tables: that they hold all of it, and who reads them."""

from __future__ import annotations

from typing import Any, get_args

import legation
import pytest
from legation.vocabulary import Knowledge

TABLES: tuple[Knowledge, ...] = get_args(Knowledge)


def library(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed: pip install --group frames")


@pytest.fixture(params=TABLES)
def table(request: pytest.FixtureRequest) -> legation.Table:
    return legation.knowledge(request.param)


def test_tables_hold_all() -> None:
    info = legation.data_info()
    assert len(legation.knowledge("entities")) == len(legation.entities())
    assert len(legation.knowledge("names")) == info.names
    assert len(legation.knowledge("terms")) == info.terms
    kinds = legation.knowledge("entities", columns=["kind"])["kind"]
    counts = {"country": info.countries, "leader": info.leaders, "organisation": info.organisations}
    assert {kind: kinds.count(kind) for kind in counts} == counts
    with pytest.raises(ValueError, match='unknown table of knowledge "facts"'):
        legation.knowledge("facts")  # type: ignore[arg-type]
    with pytest.raises(legation.LegationError, match='no column "id"; the columns are entity_id'):
        legation.knowledge("codes", columns=["id"])


def test_rows_are_those_of_the_objects() -> None:
    korea = legation.country("KOR")
    codes = legation.knowledge("codes").to_dict()
    rows = zip(codes["entity_id"], codes["system"], codes["code"], codes["start"], strict=True)
    found = {row[1:] for row in rows if row[0] == korea.id}
    assert {(code.system, code.code, code.start) for code in korea.codes} <= found
    assert ("iso3", "KOR", None) in found
    xi = legation.leader("Xi Jinping")
    terms = legation.knowledge("terms").to_dict()
    columns = ("leader_id", "body_id", "role", "start", "end")
    rows_of_xi = [row for row in zip(*map(terms.get, columns), strict=True) if row[0] == xi.id]
    assert len(rows_of_xi) == len(xi.terms)
    memberships = legation.knowledge("memberships").to_dict()
    nato = {
        member
        for member, organisation, end, status in zip(
            memberships["member_id"],
            memberships["organisation_id"],
            memberships["end"],
            memberships["status"],
            strict=True,
        )
        if organisation == "org:nato" and end is None and status == "member"
    }
    assert nato == {membership.member_id for membership in legation.members("NATO")}


def test_own_layers_are_in_the_tables() -> None:
    rows = [{"id": "firm:acme", "name": "Acme Mining", "aliases": "Acme"}]
    both = legation.Gazetteer.builtin().extend(rows)
    names = both.knowledge("names")
    own = [n for n, e in zip(names["name"], names["entity_id"], strict=True) if e == "firm:acme"]
    assert sorted(map(str, own)) == ["Acme", "Acme Mining"]
    assert both.knowledge("entities")["layer"].count("own") == 1


def test_readers(table: legation.Table) -> None:
    pyarrow, polars, duckdb = library("pyarrow"), library("polars"), library("duckdb")
    read = table.to_arrow()
    read.validate(full=True)
    assert read.num_rows == len(table) == polars.DataFrame(table).height == len(table.to_pandas())
    assert pyarrow.schema(table) == read.schema
    assert duckdb.sql("select count(*) from read").fetchall() == [(len(table),)]
    for field in read.schema:
        if not field.nullable:
            assert read.column(field.name).null_count == 0
