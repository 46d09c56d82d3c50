"""Own entities from files, data frames and rows."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import legation
import pytest

ROWS: list[dict[str, Any]] = [
    {
        "id": "vell-7",
        "name": "Vellamo Shipping",
        "kind": "company",
        "aliases": ["Vellamo", "VLM"],
        "country": "FIN",
        "start": 1934,
    },
    {
        "id": "kvant",
        "name": "Ysolde Kvant",
        "kind": "leader",
        "country": "Norway",
        "role": "head_of_government",
        "office": "Prime Minister",
        "office_start": "2031-02-01",
    },
]
TEXT = "Ysolde Kvant visited Vellamo Shipping. Prime Minister Kvant said VLM was safe in Peru."
FOUND = [
    ("Ysolde Kvant", "leader:kvant", "own"),
    ("Vellamo Shipping", "vell-7", "own"),
    ("Kvant", "leader:kvant", "own"),
    ("VLM", "vell-7", "own"),
    ("Peru", "country:PER", "built_in"),
]


def found(mine: Any) -> list[tuple[str, str | None, str]]:
    both = legation.Gazetteer.builtin().extend(mine)
    document = legation.Extractor(both).extract(TEXT, date="2032-01-01")
    return [(mention.text, mention.entity_id, mention.layer) for mention in document.mentions]


def as_file(name: str) -> Callable[[Path], Any]:
    def write(directory: Path) -> Path:
        path = directory / name
        if path.suffix == ".jsonl":
            path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
            return path
        columns = list(dict.fromkeys(column for row in ROWS for column in row))
        cells = [[row.get(column, "") for column in columns] for row in ROWS]
        lines = [columns] + [
            ["|".join(cell) if isinstance(cell, list) else str(cell) for cell in row]
            for row in cells
        ]
        path.write_text("".join(",".join(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


def as_pandas(_: Path) -> Any:
    return pytest.importorskip("pandas").DataFrame(ROWS)


def as_polars(_: Path) -> Any:
    return pytest.importorskip("polars").DataFrame(ROWS)


def as_arrow(_: Path) -> Any:
    return pytest.importorskip("pyarrow").Table.from_pylist(ROWS)


def as_compiled(directory: Path) -> Any:
    path = directory / "own.legation"
    legation.Gazetteer.builtin().extend(ROWS).save(path)
    return path


@pytest.mark.parametrize(
    "shape",
    [
        lambda _: ROWS,
        as_file("own.jsonl"),
        as_file("own.csv"),
        as_pandas,
        as_polars,
        as_arrow,
        as_compiled,
    ],
    ids=["dicts", "jsonl", "csv", "pandas", "polars", "arrow", "compiled"],
)
def test_lists_of_every_shape(shape: Callable[[Path], Any], tmp_path: Path) -> None:
    assert found(shape(tmp_path)) == FOUND


def test_entities_of_a_kind_of_ones_own() -> None:
    both = legation.Gazetteer.builtin().extend(ROWS)
    entity = both.entity("vell-7")
    assert entity is not None
    assert (entity.kind, entity.entity_class) == ("other", "company")
    assert (entity.name, entity.layer) == ("Vellamo Shipping", "own")
    assert not isinstance(entity, legation.Organisation)
    document = legation.Extractor(both).extract(TEXT)
    mention = document.mentions[1]
    assert (mention.entity, mention.kind, mention.entity_class) == (entity, "other", "company")
    assert entity in document.entities
    assert pickle.loads(pickle.dumps(document)) == document
    as_json: Any = document.to_dict()
    classes = [mention["entity_class"] for mention in as_json["mentions"]]
    assert classes == [None, "company", None, "company", None]


def test_every_fault_is_told() -> None:
    rows = [{"id": "a", "name": ""}, {"id": "b", "name": "Bolt", "nmae": "Bolt"}, {"name": "Nut"}]
    with pytest.raises(legation.LegationError) as caught:
        legation.Gazetteer.builtin().extend(rows)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert lines[0] == "rows:1: column 2 (name): the entity needs a name"
    assert lines[1].startswith('rows:2: column 3 (header): no column "nmae"; the columns are id')
    assert lines[2] == "rows:3: column 2 (id): the row needs an id"
    with pytest.raises(TypeError, match=r"rows\[1\] must be a dict of columns, not str"):
        legation.Gazetteer.builtin().extend([{"id": "a", "name": "Anvil"}, "Bolt"])
    with pytest.raises(TypeError, match="own entities must be a path"):
        legation.Gazetteer.builtin().extend({"id": "a"})
    with pytest.raises(legation.LegationError, match=r"no/such\.csv: "):
        legation.Gazetteer.builtin().extend("no/such.csv")
    with pytest.raises(legation.LegationError, match=r"must end in \.legation"):
        legation.Gazetteer.builtin().extend(ROWS).save("own.bin")


@pytest.mark.parametrize("shape", [as_file("own.jsonl"), as_compiled], ids=["jsonl", "compiled"])
def test_pickles_by_path(shape: Callable[[Path], Any], tmp_path: Path) -> None:
    builtin = legation.Gazetteer.builtin()
    path = shape(tmp_path)
    by_value = legation.Extractor(builtin.extend(path))
    pickled = pickle.dumps(legation.Extractor(builtin.extend(path).by_path()))
    assert len(pickled) < 1000 < len(pickle.dumps(by_value))
    again = pickle.loads(pickled)
    ids = [mention.entity_id for mention in by_value.extract(TEXT).mentions]
    assert [mention.entity_id for mention in again.extract(TEXT).mentions] == ids
    assert len(pickle.dumps(again)) < 1000
    # Another file is there, or none.
    if path.suffix == ".jsonl":
        path.write_text(json.dumps(ROWS[0]) + "\n", encoding="utf-8")
    else:
        builtin.extend(ROWS[:1]).save(path)
    with pytest.raises(legation.LegationError, match="the file has changed since"):
        pickle.loads(pickled)
    path.unlink()
    with pytest.raises(legation.LegationError, match="own"):
        pickle.loads(pickled)


def test_changes_between_gazetteers() -> None:
    builtin = legation.Gazetteer.builtin()
    earlier = builtin.extend(ROWS)
    later = builtin.extend(
        [{**ROWS[0], "name": "Vellamo Lines"}, {**ROWS[1], "office_end": "2033"}]
    )
    changes = earlier.changes_to(later)
    assert [(change.kind, change.entity_id) for change in changes] == [
        ("renamed", "vell-7"),
        ("term_moved", "leader:kvant"),
        ("name_added", "vell-7"),
        ("name_removed", "vell-7"),
    ]
    moved = "Ysolde Kvant: Prime Minister of Norway, 2031-02-01 – → 2031-02-01 – 2033"
    assert str(changes[1]) == f"term moved: leader:kvant: {moved}"
    assert earlier.changes_to(earlier) == []
    assert pickle.loads(pickle.dumps(changes)) == changes


def test_layers_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGATION_DATA", str(tmp_path))
    about = {"list": {"version": "7", "as_of": "2031-02-01", "licence": "CC0-1.0"}}
    for name, rows in [("fleet-6.jsonl", ROWS[:1]), ("fleet-7.jsonl", [about, *ROWS])]:
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / name).write_text(lines, encoding="utf-8")
    builtin = legation.Gazetteer.builtin()
    assert found("fleet") == FOUND
    layer = builtin.extend("fleet").data_info().layers[1]
    assert (layer.name, layer.version, layer.as_of) == ("fleet-7", "7", "2031-02-01")
    assert layer.path == tmp_path / "fleet-7.jsonl"
    assert legation.Gazetteer.load("fleet").entity("leader:kvant").name == "Ysolde Kvant"
    builtin.extend("fleet").save(tmp_path / "convoy.legation")
    convoy = legation.Gazetteer.load("convoy", trusted=True)
    assert convoy == legation.Gazetteer.load(tmp_path / "convoy.legation")
    (tmp_path / "convoy.legation").unlink()
    with pytest.raises(legation.UnknownEntityError):
        legation.Gazetteer.load("fleet-6").entity("leader:kvant")
    # Not the file, the data counts.
    assert builtin.extend("fleet-6") == builtin.extend(ROWS[:1])
    with pytest.raises(legation.LegationError, match="it has fleet-6, fleet-7"):
        legation.Gazetteer.load("convoy")


def test_names_can_be_left_out_and_added() -> None:
    builtin = legation.Gazetteer.builtin()
    part = builtin.without(names=["Kiwi"])
    assert [m.text for m in legation.Extractor(part).extract("A Kiwi left New Zealand.")] == [
        "New Zealand"
    ]
    assert part != builtin
    assert pickle.loads(pickle.dumps(part)) == part
    with pytest.raises(legation.UnknownEntityError, match="no name"):
        builtin.without(names=["Qxyzzy"])
    # A Wikidata id stands for the entity that has it; aliases leave the language of its name.
    more = builtin.extend([{"id": "Q7184", "aliases": "Atlantické spojenectví", "language": "cs"}])
    names = {name.text: name.languages for name in more.entity("org:nato").names}
    assert names["Atlantické spojenectví"] == "cs"
    assert names["NATO"] != "cs"


def test_a_list_leaves_names_out(tmp_path: Path) -> None:
    path = tmp_path / "quiet.csv"
    path.write_text("id,without_names\ncountry:NZL,Kiwi|kiwis\n", encoding="utf-8")
    builtin = legation.Gazetteer.builtin()
    part = builtin.extend(path)

    def found(gazetteer: legation.Gazetteer) -> list[str]:
        text = "A Kiwi, two Kiwis and New Zealand."
        return [mention.text for mention in legation.Extractor(gazetteer).extract(text)]

    assert found(builtin) == ["Kiwi", "Kiwis", "New Zealand"]
    assert found(part) == ["New Zealand"]
    part.save(tmp_path / "quiet.legation")
    again = builtin.extend(tmp_path / "quiet.legation")
    assert found(again) == found(pickle.loads(pickle.dumps(part))) == ["New Zealand"]
    assert again == part != builtin
    assert {change.kind for change in builtin.changes_to(part)} == {"name_removed"}
    with pytest.raises(legation.LegationError, match=r'rows:1: .* is no name of "country:NZL"'):
        builtin.extend([{"id": "country:NZL", "without_names": ["Kiwii"]}])


def test_columns_are_told() -> None:
    columns = legation.own_columns()
    assert list(columns)[:3] == ["id", "name", "kind"]
    assert all(columns.values())


def test_parts_of_a_gazetteer() -> None:
    builtin = legation.Gazetteer.builtin()
    text = "Xi Jinping spoke with NATO of France."

    def found(part: legation.Gazetteer) -> list[str | None]:
        return [mention.entity_id for mention in legation.Extractor(part).extract(text)]

    assert found(builtin.without(["org:nato"])) == ["leader:xi-jinping", "country:FRA"]
    assert found(builtin.only(kinds=["leader", "organisation"])) == [
        "leader:xi-jinping",
        "org:nato",
    ]
    assert found(builtin.only(countries=["FR"])) == ["country:FRA"]
    part = builtin.only(kinds=["country"]).extend(ROWS).without(["vell-7"])
    again = pickle.loads(pickle.dumps(part))
    assert again == part != builtin
    assert found(again) == found(part) == ["country:FRA"]
    assert again.entity("leader:kvant").name == "Ysolde Kvant"
    for wrong in ({"kinds": ["ship"]}, {"countries": ["Atlantis"]}, {"classes": ["club"]}):
        with pytest.raises(legation.UnknownEntityError):
            builtin.only(**wrong)
    with pytest.raises(legation.UnknownEntityError, match="org:no-such-body"):
        builtin.without(["org:no-such-body"])


@pytest.mark.parametrize(
    ("mine", "told"),
    [
        (None, "must be a path, a data frame, or a list of dicts"),
        ([{"id": b"z", "name": "Zorvex"}], "not bytes; decode it first"),
        ([{"id": "z", "name": "Zorvex", "aliases": [["Zorvo"]]}], "must be one of texts"),
        ([{1: "z", "name": "Zorvex"}], "names of columns must be str, not int"),
        ([{"id": "z", "name": "\udc80"}], "lone surrogate"),
    ],
)
def test_cells_that_are_no_texts_are_refused(mine: Any, told: str) -> None:
    with pytest.raises((TypeError, legation.TextError), match=told):
        legation.Gazetteer.builtin().extend(mine)


def test_a_column_that_is_there_twice_is_refused() -> None:
    pandas = pytest.importorskip("pandas")
    pyarrow = pytest.importorskip("pyarrow")
    names = ["id", "name", "name"]
    twice: list[Any] = [
        pandas.DataFrame([["z", "A B", "Zorvex"]], columns=names),
        pyarrow.table([["z"], ["A B"], ["Zorvex"]], names=names),
    ]
    for frame in twice:
        with pytest.raises(legation.LegationError, match='the column "name" is there twice'):
            legation.Gazetteer.builtin().extend(frame)


def test_a_lazy_frame_is_refused_with_the_remedy() -> None:
    polars = pytest.importorskip("polars")
    with pytest.raises(TypeError, match=r"collect\(\) it first"):
        legation.Gazetteer.builtin().extend(polars.LazyFrame({"id": ["z"], "name": ["Zorvex"]}))


def test_parts_are_asked_for_with_lists() -> None:
    builtin = legation.Gazetteer.builtin()
    with pytest.raises(TypeError, match="give a list, also for one"):
        builtin.without("org:nato")
    with pytest.raises(TypeError, match="give a list, also for one"):
        builtin.only(countries="DEU")
    with pytest.raises(legation.LegationError, match="kinds names none; leave it out for all"):
        builtin.only(kinds=[])
    with pytest.raises(legation.UnknownEntityError, match="a name, not an id: use one of org:nato"):
        builtin.without(["NATO"])
    assert builtin.without() == builtin.only() == builtin
    assert builtin.without({"org:nato"}) == builtin.without(("org:nato",))


def test_a_part_is_not_saved_as_if_it_were_all(tmp_path: Path) -> None:
    part = legation.Gazetteer.builtin().only(kinds=["country"])
    with pytest.raises(legation.LegationError, match="what was left out"):
        part.save(tmp_path / "part.legation")
    with pytest.raises(legation.LegationError, match="what was left out"):
        part.to_bytes()
    assert not list(tmp_path.iterdir())
