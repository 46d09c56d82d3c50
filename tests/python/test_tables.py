"""Tables: who reads them, and that all read the same."""

from __future__ import annotations

import gc
import importlib
import pickle
from collections.abc import Iterator
from typing import Any

import legation
import pytest

TEXTS = [
    "é: Chinese President Xi Jinping met Lee Jae-myung.",
    "nothing",
    "Ruritanian Foreign Minister Rudolf Rassendyll left Peru for the APEC summit. "
    "Rassendyll slept.",
]
IDS = ["α", "b", "c"]
COLUMNS = [
    "document_id", "date", "start", "end", "text", "kind", "form", "entity_id", "entity_name",
    "qid", "iso3", "cow", "gw", "wikipedia", "entity_class", "office", "body_id",
    "term_start", "confidence", "rules", "layer", "data_version",
]  # fmt: skip


@pytest.fixture
def documents() -> legation.Documents:
    return legation.extract_many(TEXTS, ids=IDS, dates=["2025-11-01", "2024", None])


def library(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed: pip install --group frames")


def listed(table: Any) -> dict[str, list[object]]:
    """A table of pyarrow's as lists."""
    found: dict[str, list[object]] = table.to_pydict()
    return found


def test_a_sequence_of_documents(documents: legation.Documents) -> None:
    assert len(documents) == 3
    assert [document.document_id for document in documents] == IDS
    assert documents[-1] == documents[2]
    assert list(documents[1:]) == list(documents)[1:]
    assert list(documents[::-2]) == [documents[2], documents[0]]
    assert documents == list(documents)
    assert documents != documents[1:]
    assert pickle.loads(pickle.dumps(documents)) == documents
    assert repr(documents) == "<Documents 3 with 7 mentions>"
    with pytest.raises(IndexError, match="there is no document 3: there are 3"):
        documents[3]
    assert documents[0].to_dict()["document_id"] == "α"


def test_columns_and_their_cells(documents: legation.Documents) -> None:
    table = documents.mentions()
    assert list(table.columns) == COLUMNS == list(documents.to_dict())
    assert len(table) == sum(map(len, documents)) == 7
    assert table["document_id"] == ["α"] * 3 + ["c"] * 4
    assert table["date"] == ["2025-11-01"] * 3 + [None] * 4
    assert table["cow"] == ["710", None, None, None, None, None, None]
    assert table["office"] == [
        None, "President", "President", "Foreign Minister", None, None, "Foreign Minister",
    ]  # fmt: skip
    assert table["text"][3:] == ["Rudolf Rassendyll", "Peru", "APEC", "Rassendyll"]
    some = documents.mentions(["text", "start"])
    assert some.to_dict() == {"text": table["text"], "start": table["start"]}
    with pytest.raises(KeyError):
        some["kind"]
    with pytest.raises(legation.LegationError, match='no column "surface"; the columns are'):
        documents.mentions(["surface"])


def test_a_row_for_each_entity_of_a_document(documents: legation.Documents) -> None:
    table = documents.entities(["document_id", "entity_id", "entity_name", "count", "first"])
    assert table.to_dict() == {
        "document_id": ["α"] * 3 + ["c"] * 3,
        "entity_id": [
            "country:CHN", "leader:xi-jinping", "leader:lee-jae-myung",
            "country:PER", "org:apec", None,
        ],
        "entity_name": [
            "China", "Xi Jinping", "Lee Jae-myung",
            "Peru", "Asia-Pacific Economic Cooperation", "Rudolf Rassendyll",
        ],
        "count": [1, 1, 1, 1, 1, 2],
        "first": [3, 21, 36, 51, 64, 28],
    }  # fmt: skip


def test_documents_without_ids_are_counted() -> None:
    documents = legation.extract_many(["Peru", "", "Chile"])
    assert documents.to_dict()["document_id"] == ["0", "2"]
    assert documents[1:].to_dict()["document_id"] == ["2"]
    streamed = legation.extract_iter(["Peru", "", "Chile"], batch=1)
    assert [batch.to_dict()["document_id"] for batch in streamed] == [["0"], [], ["2"]]


@pytest.mark.parametrize("dictionaries", [False, True], ids=["plain", "dictionaries"])
def test_pyarrow(documents: legation.Documents, dictionaries: bool) -> None:
    pyarrow = library("pyarrow")
    table = documents.mentions(dictionaries=dictionaries)
    read = table.to_arrow()
    read.validate(full=True)
    assert listed(read) == table.to_dict()
    assert read.schema.metadata == {b"legation.record_schema": b"1"}
    text = pyarrow.large_string()
    expected = pyarrow.dictionary(pyarrow.int32(), text) if dictionaries else text
    assert read.schema.field("entity_id").type == expected
    assert read.schema.field("entity_id").nullable
    assert not read.schema.field("text").nullable
    assert read.schema.field("start").type == pyarrow.int64()
    assert read.schema.field("confidence").type == pyarrow.float64()
    # The same schema without rows, and without a look at rows.
    empty = legation.extract_many([]).mentions(dictionaries=dictionaries)
    assert empty.to_arrow().schema == read.schema == pyarrow.schema(table)
    assert empty.to_arrow().num_rows == 0
    # What is read once more is the same; what nobody reads is freed.
    assert table.to_arrow() == read
    table.__arrow_c_stream__()
    table.__arrow_c_schema__()
    del table
    gc.collect()
    assert read.num_rows == 7


def test_batch_after_batch_into_a_file(documents: legation.Documents, tmp_path: Any) -> None:
    pyarrow = library("pyarrow")
    parquet = importlib.import_module("pyarrow.parquet")
    schema = pyarrow.schema(legation.extract_many([]))
    texts = (text for text in TEXTS * 50)
    with parquet.ParquetWriter(tmp_path / "mentions.parquet", schema) as writer:
        for batch in legation.extract_iter(texts, ids=range(150), dates="2025-11-01", batch=7):
            writer.write_table(pyarrow.table(batch))
    whole = legation.extract_many(TEXTS * 50, ids=range(150), dates="2025-11-01")
    read = parquet.read_table(tmp_path / "mentions.parquet")
    assert listed(read) == whole.to_dict()
    parts = [pyarrow.table(batch) for batch in legation.extract_iter(TEXTS * 50, batch=1)]
    assert pyarrow.concat_tables(parts).num_rows == len(whole.mentions())


def test_a_stream_is_read_while_it_is_made() -> None:
    pyarrow = library("pyarrow")
    taken = 0

    def texts() -> Iterator[str]:
        nonlocal taken
        for _ in range(10):
            taken += 1
            yield "Peru and Chile"

    reader = pyarrow.RecordBatchReader.from_stream(legation.extract_iter(texts(), batch=2))
    assert (reader.schema, taken) == (pyarrow.schema(legation.extract_many([])), 0)
    assert (reader.read_next_batch().num_rows, taken) == (4, 2)
    assert (reader.read_all().num_rows, taken) == (16, 10)
    broken: Any = ["Peru", 7]
    with pytest.raises(Exception, match=r"texts\[1\] must be str, not int"):
        pyarrow.table(legation.extract_iter(broken, batch=1))


@pytest.mark.parametrize("dictionaries", [False, True], ids=["plain", "dictionaries"])
def test_polars(documents: legation.Documents, dictionaries: bool) -> None:
    polars = library("polars")
    table = documents.mentions(dictionaries=dictionaries)
    frame = table.to_polars()
    assert frame.to_dict(as_series=False) == table.to_dict()
    assert frame.schema["confidence"] == polars.Float64
    empty = legation.extract_many([]).mentions(dictionaries=dictionaries).to_polars()
    assert (empty.height, empty.columns) == (0, COLUMNS)
    if not dictionaries:
        assert polars.concat([frame, empty, frame]).height == 14
        assert frame.schema["kind"] == empty.schema["kind"] == polars.String


@pytest.mark.parametrize("dictionaries", [False, True], ids=["plain", "dictionaries"])
def test_pandas(documents: legation.Documents, dictionaries: bool) -> None:
    pandas = library("pandas")
    table = documents.mentions(dictionaries=dictionaries)
    frame = table.to_pandas()
    known = frame.astype(object).where(frame.notna(), None)
    assert known.to_dict(orient="list") == table.to_dict()
    assert str(frame["start"].dtype) == "int64"
    assert str(frame["kind"].dtype) == ("category" if dictionaries else "str")
    empty = legation.extract_many([]).mentions(dictionaries=dictionaries).to_pandas()
    assert list(empty.columns) == COLUMNS
    if not dictionaries:
        assert (empty.dtypes == frame.dtypes).all()
        assert len(pandas.concat([frame, empty])) == 7


def test_duckdb(documents: legation.Documents) -> None:
    duckdb = library("duckdb")
    connection = duckdb.connect()
    connection.register("mentions", documents.mentions().to_arrow())
    query = "select kind, count(*) from mentions group by kind order by kind"
    counted = connection.sql(query).fetchall()
    assert counted == [("country", 2), ("leader", 4), ("organisation", 1)]
    # DuckDB finds variables by their names.
    assert connection.sql("select count(*) from documents").fetchall() == [(7,)]


def test_datafusion(documents: legation.Documents) -> None:
    context = library("datafusion").SessionContext()
    context.from_arrow(documents, "mentions")
    (batch,) = context.sql("select count(*) as n from mentions where kind = 'leader'").collect()
    assert batch.to_pydict() == {"n": [4]}


@pytest.mark.parametrize("dictionaries", [False, True], ids=["plain", "dictionaries"])
def test_nanoarrow(documents: legation.Documents, dictionaries: bool) -> None:
    nanoarrow = library("nanoarrow")
    table = documents.mentions(dictionaries=dictionaries)
    array = nanoarrow.Array(table)
    assert len(array) == 7
    assert [field.name for field in array.schema.fields] == COLUMNS
    if not dictionaries:
        assert array.child(4).to_pylist() == table["text"]
        assert array.child(7).to_pylist() == table["entity_id"]


def columns_of_texts(texts: list[str | None]) -> Iterator[Any]:
    pandas, polars, pyarrow = library("pandas"), library("polars"), library("pyarrow")
    yield texts
    yield tuple(texts)
    yield iter(texts)
    yield pandas.Series(texts)
    yield pandas.Series(texts, dtype=object)
    yield pandas.Series(texts, dtype="string")
    yield polars.Series(texts)
    yield pyarrow.array(texts)
    yield pyarrow.chunked_array([texts[:1], texts[1:]], type=pyarrow.large_string())


def test_texts_from_every_column() -> None:
    for texts in columns_of_texts(["Peru", None, "Chile"]):
        found = legation.extract_many(texts, missing="empty")
        assert [document.text for document in found] == ["Peru", "", "Chile"], type(texts)
    for texts in columns_of_texts(["Peru", None, "Chile"]):
        with pytest.raises(TypeError, match=r'texts\[1\] must be str, not .*missing="empty"'):
            legation.extract_many(texts)
    with pytest.raises(ValueError, match='must be "raise" or "empty"'):
        legation.extract_many([], missing="skip")


def test_dates_and_ids_from_columns() -> None:
    pandas, polars, pyarrow = library("pandas"), library("polars"), library("pyarrow")
    days = ["2025-11-01", None]
    columns = [
        pandas.to_datetime(pandas.Series(days)),
        polars.Series(days).str.to_date(),
        pyarrow.array(days).cast(pyarrow.date32()),
        [float("nan") if day is None else day for day in days],
        [pandas.NA if day is None else day for day in days],
    ]
    for dates in columns:
        found = legation.extract_many(["Peru", "Chile"], dates=dates)
        assert [document.date for document in found] == days, type(dates)
    for ids in ([1, 2], pandas.Series([1, 2]), polars.Series([1, 2]), pyarrow.array([1, 2])):
        found = legation.extract_many(["Peru", "Chile"], ids=ids)
        assert [document.document_id for document in found] == ["1", "2"], type(ids)


@pytest.mark.parametrize("batch", [None, 1, 2, 3, 4])
def test_numbers_that_differ(batch: int | None) -> None:
    def read(**given: Any) -> None:
        if batch is None:
            legation.extract_many(["Peru"] * 3, **given)
        else:
            list(legation.extract_iter(["Peru"] * 3, batch=batch, **given))

    read(ids=list("abc"), dates=["2020"] * 3)
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"ids": ["a"]}, r"1 ids for (at least )?\d texts"),
        ({"ids": list("abcde")}, "5 ids for 3 texts"),
        ({"dates": ["2020"] * 2}, r"2 dates for (at least )?\d texts"),
        ({"dates": ["2020"] * 4}, "4 dates for 3 texts"),
        ({"ids": ["a", None, "c"]}, r"ids\[1\] is missing"),
        ({"dates": ["2020", "2020", "never"]}, r"dates\[2\]"),
    ]
    for given, message in wrong:
        with pytest.raises(legation.LegationError, match=message):
            read(**given)
    with pytest.raises(TypeError, match="iterable of ids, not str"):
        read(ids="abc")


def test_progress() -> None:
    told: list[tuple[int, int | None]] = []
    legation.extract_many(["Peru"] * 40, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (40, 40)
    told.clear()
    list(legation.extract_iter(["Peru"] * 5, batch=2, progress=lambda *how: told.append(how)))
    assert told == [(2, None), (4, None), (5, None)]

    def stop(done: int, total: int | None) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        legation.extract_many(["Peru"] * 40, progress=stop)
    with pytest.raises(TypeError, match=r"a bool or a function of \(done, total\), not str"):
        legation.extract_many(["Peru"], progress="yes")


def test_a_bar_of_progress(capsys: pytest.CaptureFixture[str]) -> None:
    library("tqdm")
    legation.extract_many(["Peru"] * 40, progress=True)
    assert "40/40" in capsys.readouterr().err


def test_batches_have_texts() -> None:
    for batch in (0, -1):
        with pytest.raises(legation.LegationError, match=f"at least 1, not {batch}; leave it out"):
            legation.extract_iter(["Peru"], batch=batch)
    for wrong in ("2", 2.5, None):
        with pytest.raises(TypeError, match="batch"):
            legation.extract_iter(["Peru"], batch=wrong)  # type: ignore[arg-type]
    assert list(legation.extract_iter([])) == []


def test_columns_are_named_once(documents: legation.Documents) -> None:
    with pytest.raises(TypeError, match=r"columns\[1\] must be str, not int"):
        documents.mentions(["text", 1])  # type: ignore[list-item]
    for table in (documents.mentions, documents.entities):
        with pytest.raises(legation.LegationError, match='"kind" is named twice'):
            table(["kind", "qid", "kind"])
        with pytest.raises(legation.LegationError, match="columns names none; leave it out"):
            table([])


def test_rows_one_after_another(documents: legation.Documents) -> None:
    table = documents.mentions(["entity_id", "start", "qid"])
    rows = list(table)
    assert len(rows) == len(table) > 5
    assert [list(row) for row in rows] == [["entity_id", "start", "qid"]] * len(rows)
    assert [row["start"] for row in rows] == table["start"]
    assert any(row["qid"] is None for row in documents.mentions())
    assert list(legation.extract_many([]).mentions()) == []


def test_a_table_has_columns_by_name(documents: legation.Documents) -> None:
    table = documents.mentions(["entity_id", "start"])
    assert "start" in table
    assert "qid" not in table
    with pytest.raises(KeyError, match=r"no column .*isoo3.*; the columns are entity_id, start"):
        table["isoo3"]
    for wrong in (0, slice(2), ("start", "entity_id"), None):
        with pytest.raises(TypeError, match=r"a column by its name.*for row in table"):
            table[wrong]  # type: ignore[index]


def test_a_document_is_a_sequence_and_a_table(documents: legation.Documents) -> None:
    document = documents[0]
    assert document[0] == document.mentions[0]
    assert document[-1] == document.mentions[-1]
    assert document[:2] == document.mentions[:2]
    with pytest.raises(IndexError):
        document[len(document)]
    with pytest.raises(TypeError):
        document["text"]
    expected = documents[:1].mentions().to_dict()
    pyarrow, polars = library("pyarrow"), library("polars")
    assert listed(document.to_arrow()) == listed(pyarrow.table(document)) == expected
    for frame in (document.to_polars(), polars.DataFrame(document)):
        assert frame.to_dict(as_series=False) == expected
    library("pandas")
    assert list(document.to_pandas()["entity_id"]) == expected["entity_id"]


def test_equal_tables(documents: legation.Documents) -> None:
    table = documents.mentions(["entity_id", "start"])
    assert table == documents.mentions(["entity_id", "start"], dictionaries=True)
    assert table != documents.mentions(["start", "entity_id"])
    assert table != documents[:1].mentions(["entity_id", "start"])
    assert table != table.to_dict()


def test_a_stream_is_read_within_another_call() -> None:
    """The reader lets go of the interpreter while a function of ours is being called."""
    pyarrow = library("pyarrow")
    stream = legation.extract_iter(["Peru left NATO.", "Chile stayed."] * 50, batch=10)
    reader = pyarrow.RecordBatchReader.from_stream(stream)
    texts = (text for batch in reader for text in batch.column("text").to_pylist())
    assert len(legation.extract_many(texts)) == 150


def test_periods_are_as_precise_as_their_first_and_last_day() -> None:
    pandas = pytest.importorskip("pandas")
    for period, frequency, date in [
        ("2020-05-06", "D", "2020-05-06"),
        ("2020-05-06 07:00", "h", "2020-05-06"),
        ("2020-05-06", "W", "2020-05"),
        ("2020-04-30", "W", "2020"),
        ("2020-05", "M", "2020-05"),
        ("2020Q2", "Q", "2020"),
        ("2020", "Y", "2020"),
        ("1500-05", "M", "1500-05"),
    ]:
        given = pandas.Period(period, freq=frequency)
        assert legation.extract("Peru", date=given).date == date, frequency
    for period, frequency in [("2019-12-31", "W"), ("2020", "Y-JUN"), ("2020", "2Y")]:
        periods = [None, pandas.Period(period, freq=frequency)]
        with pytest.raises(legation.DateError, match=r"^dates\[1\]: .* is in two years"):
            legation.extract_many(["Peru"] * 2, dates=periods)


def test_documents_are_no_array_of_unlike_rows() -> None:
    pandas = pytest.importorskip("pandas")
    documents = legation.extract_many(["Peru and Chile", "nothing"])
    for thing in (documents, documents[0], legation.extract_iter(["Peru"])):
        with pytest.raises(TypeError, match=r"\.to_pandas\(\)"):
            pandas.DataFrame(thing)
    assert len(pandas.DataFrame(documents.mentions())) == 2


def test_frames_are_told_how_to_give_a_column() -> None:
    polars = pytest.importorskip("polars")
    duckdb = pytest.importorskip("duckdb")
    with pytest.raises(TypeError, match=r'texts\.collect\(\)\["text"\]'):
        legation.extract_many(polars.LazyFrame({"text": ["Peru"]}))
    relation = duckdb.sql("select 'Peru' as text")
    with pytest.raises(TypeError, match=r'texts\.to_arrow_table\(\)\["text"\]'):
        legation.extract_many(relation)
    assert len(legation.extract_many(relation.to_arrow_table()["text"])[0]) == 1


def test_dates_beyond_the_calendar_have_their_place() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    days = pyarrow.array([0, 2**62], pyarrow.timestamp("s"))
    with pytest.raises(legation.DateError, match=r"dates\[1\]: it lies beyond the years 1 to 9999"):
        legation.extract_many(["Peru", "Peru"], dates=days)
    with pytest.raises(legation.DateError, match='invalid date "-1"'):
        legation.extract("Peru", date=-1)
