"""Texts in batches, with the real tools: `make pipelines-check` installs them.

Without a tool its tests are skipped.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import legation
import pytest
from legation.pipeline import Mapper

# The tools warn of each other and of themselves; what we warn of is asked for by name.
pytestmark = pytest.mark.filterwarnings("default")

ROWS = 400
SENTENCES = [
    "Chinese President Xi Jinping met Moon Jae-in in Peru.",
    "nothing to see",
    "Angela Merkel spoke to NATO.",
    "Peru left the United Nations – not.",
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [SENTENCES[number % len(SENTENCES)] + f" {number}" for number in range(ROWS)]


@pytest.fixture(scope="module")
def expected(texts: list[str]) -> list[tuple[str, int, str]]:
    """The mentions as one process finds them."""
    columns = legation.extract_many(texts, ids=range(ROWS), dates="2020").to_dict()
    return rows(columns)


def rows(columns: dict[str, Any]) -> list[tuple[str, int, str]]:
    """Of the columns of a table what its rows are told apart by, in an order of their own."""
    found = zip(columns["document_id"], columns["start"], columns["entity_id"], strict=True)
    return sorted((str(id), int(start), str(entity)) for id, start, entity in found)


def dying(work: Callable[[Any], Any], marker: Path) -> Callable[[Any], Any]:
    """Work whose first worker is killed before it is done, as by a system that is out of memory.

    A function within a function, which travels by its code: workers do not know this file.
    """

    def die_once() -> None:
        try:
            marker.touch(exist_ok=False)
        except FileExistsError:
            return
        os.kill(os.getpid(), signal.SIGKILL)

    def dies(batch: Any) -> Any:
        done = work(batch)
        die_once()
        return done

    return dies


# --- the mapper itself


def test_a_mapper_is_small_to_send_and_says_what_it_is() -> None:
    mapper = Mapper(text="body", date="day", options=legation.Options(metonyms=True))
    pickled = pickle.dumps(mapper)
    assert len(pickled) < 1000
    assert pickle.loads(pickled) == mapper
    assert mapper.needed == ["id", "body", "day"]
    assert "body" in repr(mapper)
    assert pickle.loads(pickled).data_version == legation.data_info().version


def test_other_data_is_warned_of() -> None:
    _, (state, _) = Mapper().__reduce__()
    restore = Mapper().__reduce__()[0]
    with pytest.warns(UserWarning, match=r"made with data 1999\.01\.01 and is used with 20"):
        restore(state, "1999.01.01")


def test_each_process_opens_an_own_gazetteer_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    path.write_text(
        '{"id": "acme", "name": "Acme Shipping", "kind": "company"}\n', encoding="utf-8"
    )
    mapper = Mapper(gazetteer=path, columns=["entity_id", "data_version"])
    assert len(pickle.dumps(mapper)) < 1000
    code = "import pickle, sys; m = pickle.load(sys.stdin.buffer)\n"
    code += "print(m.read({'id': ['a'], 'text': ['Acme Shipping of Peru']})['entity_id'])"
    worker = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(mapper), capture_output=True, check=True
    )
    assert worker.stdout.decode().strip() == "['acme', 'country:PER']"
    path.unlink()
    with pytest.raises(legation.LegationError, match=r"mine\.jsonl"):
        pickle.loads(pickle.dumps(mapper))


def test_wrong_settings_are_said_at_once() -> None:
    with pytest.raises(legation.LegationError, match='must be "mentions", "entities" or "dyads"'):
        Mapper(table="words")  # type: ignore[arg-type]
    with pytest.raises(legation.LegationError, match="no column"):
        Mapper(columns=["nonsense"])
    with pytest.raises(legation.LegationError, match="leave out columns"):
        Mapper(table="dyads", columns=["date"])
    with pytest.raises(
        legation.LegationError, match="'text' in the batch; its columns are id, body"
    ):
        Mapper().read({"id": [1], "body": [""]})


def test_dyads_are_a_table_like_the_others() -> None:
    mapper = Mapper(table="dyads", date="day", pairs={"offices": True})
    assert pickle.loads(pickle.dumps(mapper)) == mapper
    batch = {"id": ["a"], "text": ["Xi Jinping met Putin, said Peru."], "day": ["2024"]}
    found = mapper.read(batch).to_dict()
    pairs = set(zip(found["source_iso3"], found["target_iso3"], strict=True))
    assert pairs == {("CHN", "PER"), ("CHN", "RUS"), ("PER", "RUS")}


def test_a_layer_is_known_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(legation.LegationError, match="no-such-layer"):
        Mapper(gazetteer="no-such-layer")
    (tmp_path / "mine.csv").write_text("id,name\nacme,Acme Shipping\n", encoding="utf-8")
    assert Mapper(gazetteer="mine.csv").gazetteer == str(tmp_path / "mine.csv")


# --- Arrow


def test_batches_of_arrow(texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"id": range(ROWS), "text": texts, "day": ["2020"] * ROWS})
    batches = list(legation.map_arrow(iter(table.to_batches(max_chunksize=64)), date="day"))
    assert rows(pyarrow.Table.from_batches(batches).to_pydict()) == expected
    schema = legation.pipeline.schema()
    assert all(batch.schema.equals(schema) for batch in batches)
    assert pyarrow.Table.from_batches(legation.map_arrow([]), schema).num_rows == 0


# --- Spark

needs_killing = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")


@pytest.fixture(scope="module")
def spark() -> Any:
    pytest.importorskip("pyspark")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    # Two workers; a task is tried four times, as on a cluster.
    builder = SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.host", "127.0.0.1").config(
        "spark.driver.bindAddress", "127.0.0.1"
    )
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "50").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def test_spark(spark: Any, texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    import legation.spark

    frame = spark.createDataFrame(
        [(number, text, "2020") for number, text in enumerate(texts)],
        "id int, body string, day string",
    ).repartition(4)
    found = legation.spark.mentions(frame, text="body", date="day")
    collected = [row.asDict() for row in found.collect()]
    assert rows({name: [row[name] for row in collected] for name in found.columns}) == expected
    assert {row["data_version"] for row in collected} == {legation.data_info().version}
    assert legation.spark.entities(frame, text="body").select("count").count() > 0
    pairs = legation.spark.dyads(frame, text="body", date="day", pairs={"within": "document"})
    met = pairs.filter("source_iso3 = 'CHN' and target_iso3 = 'PER'")
    assert met.count() == ROWS / len(SENTENCES)


@needs_killing
def test_spark_loses_no_rows_with_a_worker(
    spark: Any, texts: list[str], expected: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    frame = spark.createDataFrame(list(enumerate(texts)), "id int, text string").repartition(4)
    mapper = Mapper(columns=["document_id", "start", "entity_id"])
    batch = dying(lambda batch: list(mapper([batch])), tmp_path / "died")
    found = frame.mapInArrow(
        lambda batches: (found for given in batches for found in batch(given)), mapper.spark_schema
    ).collect()
    assert (tmp_path / "died").exists()
    assert sorted(tuple(row) for row in found) == expected


# --- Dask


@pytest.fixture(scope="module")
def cluster() -> Any:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


def dask_frame(texts: list[str]) -> Any:
    dataframe = pytest.importorskip("dask.dataframe")
    pandas = pytest.importorskip("pandas")

    frame = pandas.DataFrame({"id": range(ROWS), "text": texts, "day": "2020", "more": 0})
    return dataframe.from_pandas(frame, npartitions=8)


def test_dask(cluster: Any, texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    import legation.dask

    found = legation.dask.mentions(dask_frame(texts), date="day").compute()
    assert rows(found.to_dict("list")) == expected
    assert legation.dask.entities(dask_frame(texts))["count"].sum().compute() == len(expected)


@needs_killing
def test_dask_loses_no_rows_with_a_worker(
    cluster: Any, texts: list[str], expected: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    mapper = Mapper()
    frame = dask_frame(texts)[["id", "text"]]
    meta = mapper.pandas({"id": [], "text": []})
    found = frame.map_partitions(dying(mapper.pandas, tmp_path / "died"), meta=meta).compute()
    assert (tmp_path / "died").exists()
    assert rows(found.to_dict("list")) == expected


# --- one machine


def test_polars(texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    polars = pytest.importorskip("polars")
    import legation.polars

    frame = polars.DataFrame({"id": range(ROWS), "text": texts, "day": ["2020"] * ROWS})
    found = legation.polars.mentions(frame.lazy(), date="day").collect()
    assert rows(found.to_dict(as_series=False)) == expected
    text = polars.col("text")
    ids = frame.lazy().select(text.legation.entity_ids(kind="leader", date="day")).collect()
    assert ids["text"].to_list()[:3] == [
        ["leader:xi-jinping", "leader:moon-jae-in"],
        [],
        ["leader:angela-merkel"],
    ]
    named = frame.with_columns(text.legation.mentions(date="day").alias("mentions"))
    exploded = named.explode("mentions", empty_as_null=False).select(
        "id", polars.col("mentions").struct.unnest()
    )
    columns = exploded.rename({"id": "document_id"}).to_dict(as_series=False)
    assert rows(columns) == expected
    nothing = polars.DataFrame({"text": [None, ""]}, schema={"text": polars.String})
    assert nothing.select(text.legation.mentions())["text"].to_list() == [[], []]


def test_duckdb(texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    duckdb = pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    import legation.duckdb

    connection = legation.duckdb.register(duckdb.connect())
    connection.execute("create table articles (id int, text varchar)")
    connection.executemany("insert into articles values (?, ?)", list(enumerate(texts)))
    query = """
        select id, m.start, m.entity_id
        from (select id, unnest(legation_mentions(text, '2020')) as m from articles)
    """
    found = [(str(id), start, entity) for id, start, entity in connection.sql(query).fetchall()]
    assert sorted(found) == expected
    ids = connection.sql(
        "select legation_entity_ids('Peru and Peru', null), legation_entity_ids(null, null)"
    )
    assert ids.fetchall() == [(["country:PER"], [])]
    documents = legation.extract_many(texts, ids=range(ROWS), dates="2020")
    counted = connection.sql("select count(*) from documents").fetchall()
    assert counted == [(len(expected),)]
    assert len(documents) == ROWS


def test_joblib(texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    joblib = pytest.importorskip("joblib")
    mapper = Mapper()
    parts = [
        {"id": list(range(start, start + 100)), "text": texts[start : start + 100]}
        for start in range(0, ROWS, 100)
    ]
    tables = joblib.Parallel(n_jobs=2)(joblib.delayed(mapper.pandas)(part) for part in parts)
    assert sorted(row for table in tables for row in rows(table.to_dict("list"))) == expected


def test_daft(texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    daft = pytest.importorskip("daft")
    pyarrow = pytest.importorskip("pyarrow")
    frame = daft.from_pydict({"id": list(range(ROWS)), "text": texts})
    batches = list(legation.map_arrow(frame.to_arrow_iter()))
    assert rows(pyarrow.Table.from_batches(batches).to_pydict()) == expected


def test_ray(texts: list[str], expected: list[tuple[str, int, str]]) -> None:
    ray = pytest.importorskip("ray")
    import pyarrow

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    try:
        dataset = ray.data.from_arrow(pyarrow.table({"id": range(ROWS), "text": texts}))
        found = dataset.repartition(4).map_batches(Mapper().arrow, batch_format="pyarrow")
        assert rows(found.to_pandas().to_dict("list")) == expected
    finally:
        ray.shutdown()


# --- spaCy


@pytest.fixture
def nlp() -> Any:
    return pytest.importorskip("spacy").blank("en")


def test_spacy_marks_spans_of_whole_tokens(nlp: Any) -> None:
    nlp.add_pipe("legation", config={"date": "2025-11-01"})
    doc = nlp("China-led talks: President Xi Jinping 🌍 met NATO.")
    spans = [(span.text, span.label_, span.id_, span.kb_id_) for span in doc.spans["legation"]]
    assert spans == [
        ("China", "COUNTRY", "country:CHN", "Q148"),
        ("Xi Jinping", "LEADER", "leader:xi-jinping", "Q15031"),
        ("NATO", "ORGANISATION", "org:nato", "Q7184"),
    ]
    assert doc.ents == ()
    assert doc.user_data["legation_data_version"] == legation.data_info().version
    doc = nlp("Peruvians&co.")
    assert [span.text for span in doc.spans["legation"]] == ["Peruvians&co"]


def test_spacy_writes_entities_on_request(nlp: Any) -> None:
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "X", "pattern": "Peru today"}, {"label": "DAY", "pattern": "Monday"}]
    )
    nlp.add_pipe("legation", config={"ents": True})
    doc = nlp("Peru today and Monday")
    assert [(span.text, span.label_) for span in doc.ents] == [
        ("Peru", "COUNTRY"),
        ("Monday", "DAY"),
    ]


def test_spacy_dates_each_text(nlp: Any) -> None:
    nlp.add_pipe("legation", config={"switches": {"roles": True}})
    docs = [nlp.make_doc("The Peruvian president spoke.") for _ in range(2)]
    docs[0]._.legation_date, docs[1]._.legation_date = "2005", "2012"
    ids = [[span.id_ for span in doc.spans["legation"]][-1] for doc in nlp.pipe(docs)]
    assert ids == ["leader:alejandro-toledo", "leader:ollanta-humala"]


def test_spacy_in_two_processes(
    nlp: Any, texts: list[str], expected: list[tuple[str, int, str]]
) -> None:
    nlp.add_pipe("legation")
    docs = list(nlp.pipe(texts, n_process=2, batch_size=50))
    found = [
        (str(number), span.start_char, span.id_)
        for number, doc in enumerate(docs)
        for span in doc.spans["legation"]
    ]
    assert sorted(found) == expected


def test_spacy_pipelines_are_saved_and_warn_of_other_data(nlp: Any, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    nlp.add_pipe("legation", config={"spans_key": "actors", "date": "2020"})
    nlp.to_disk(tmp_path / "pipeline")
    restored = spacy.load(tmp_path / "pipeline")
    doc = restored("Peru")
    assert [span.id_ for span in doc.spans["actors"]] == ["country:PER"]
    data = nlp.get_pipe("legation").to_bytes()
    assert restored.get_pipe("legation").from_bytes(data).date == "2020"
    other = data.replace(legation.data_info().version.encode(), b"1999.01.01")
    with pytest.warns(UserWarning, match=r"pipeline was made with data 1999\.01\.01"):
        restored.get_pipe("legation").from_bytes(other)


def test_spacy_finds_the_factory_without_an_import() -> None:
    pytest.importorskip("spacy")
    code = "import spacy; print(spacy.blank('en').add_pipe('legation').data_version)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert found.stdout.strip() == legation.data_info().version


def test_displacy_renders_a_document() -> None:
    spacy = pytest.importorskip("spacy")
    document = legation.extract("Xi <b>met</b> Lee Jae-myung of South Korea.")
    html = spacy.displacy.render(document.to_displacy(), style="ent", manual=True, jupyter=False)
    assert "https://www.wikidata.org/wiki/Q884" in html
    assert "<b>" not in html


def test_a_missing_column_is_told_with_the_remedy() -> None:
    with pytest.raises(legation.LegationError, match="say which to read with id=, text= and date="):
        Mapper(text="body").read({"body": ["Peru"]})
    with pytest.raises(TypeError, match="a batch must be a dict of columns"):
        Mapper(text="body").read(5)


def test_lazy_frames_and_kinds_are_checked_at_once() -> None:
    polars = pytest.importorskip("polars")
    import legation.polars

    with pytest.raises(legation.LegationError, match="there is no column 'id', 'body'"):
        legation.polars.mentions(polars.LazyFrame({"text": ["Peru"]}), text="body")
    with pytest.raises(legation.LegationError, match="unknown kind 'person': expected country"):
        polars.col("text").legation.entity_ids(kind="person")


def test_dask_frames_are_checked_at_once() -> None:
    dataframe = pytest.importorskip("dask.dataframe")
    pandas = pytest.importorskip("pandas")
    import legation.dask

    frame = dataframe.from_pandas(pandas.DataFrame({"body": ["Peru"]}), npartitions=1)
    with pytest.raises(legation.LegationError, match="there is no column 'id' in the batch"):
        legation.dask.mentions(frame, text="body")
    with pytest.raises(TypeError, match="must be a Dask data frame, not DataFrame"):
        legation.dask.mentions(pandas.DataFrame({"body": ["Peru"]}), text="body")


def test_a_connection_may_be_registered_again() -> None:
    duckdb = pytest.importorskip("duckdb")
    import legation.duckdb

    connection = legation.duckdb.register(duckdb.connect())
    ask = "select legation_entity_ids('Beijing agreed.', null)"
    assert connection.sql(ask).fetchall()[0] == ([],)
    legation.duckdb.register(connection, options=legation.Options(metonyms=True))
    assert connection.sql(ask).fetchall()[0] == (["country:CHN"],)


def test_a_whole_table_of_arrow_is_a_run_of_batches() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = pyarrow.table({"id": [1, 2], "text": ["Peru", "Chile"]})
    assert sum(len(batch) for batch in legation.map_arrow(table)) == 2


def test_settings_are_checked_before_a_worker_reads() -> None:
    with pytest.raises(legation.LegationError, match='no names in the language "xx"'):
        Mapper(options=legation.Options(language="xx"))
