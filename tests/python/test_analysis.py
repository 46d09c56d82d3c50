"""Counts, timelines, dyads and sentences: what the tables hold, and that parts add up."""

from __future__ import annotations

import builtins
import itertools
from collections import Counter
from typing import Any

import legation
import pytest

TEXTS = [
    "Peru and Chile signed. Mr. Boric of Chile left Peru.",
    "Xi Jinping met Lee Jae-myung. Nothing of Peru.",
    "",
    "West Germany and the GDR were mentioned beside Peru, Chile and Bolivia.",
]
DATES = ["2025-11-01", "2025-12", "2024", None]


@pytest.fixture
def documents() -> legation.Documents:
    return legation.extract_many(TEXTS, ids=["a", "b", "c", "d"], dates=DATES)


def library(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed: pip install --group frames")


def rows(table: legation.Table, *columns: str) -> list[tuple[object, ...]]:
    return list(zip(*(table[column] for column in columns), strict=True))


@pytest.mark.parametrize("by", ["year", "quarter", "month", "week", "day", "whole"])
def test_counts_are_those_of_the_mentions(documents: legation.Documents, by: Any) -> None:
    counts = documents.counts(by)
    expected = Counter(
        mention.entity_id for document in documents for mention in document if mention.entity_id
    )
    found: Counter[object] = Counter()
    for entity, mentions in rows(counts, "entity_id", "mentions"):
        found[entity] += int(str(mentions))
    assert found == expected
    assert sum(dict(rows(counts, "period", "of_documents")).values()) <= len(TEXTS)  # type: ignore[arg-type]


def test_periods_are_as_precise_as_the_dates(documents: legation.Documents) -> None:
    assert set(documents.counts("year")["period"]) == {"2025", None}
    assert set(documents.counts("month")["period"]) == {"2025-11", "2025-12", None}
    assert set(documents.counts("week")["period"]) == {"2025-W44", None}
    assert set(documents.counts("whole")["period"]) == {None}
    with pytest.raises(ValueError, match='unknown period "decade"'):
        documents.counts("decade")  # type: ignore[arg-type]


def test_chosen_entities(documents: legation.Documents) -> None:
    peru = legation.country("Peru")
    for given in (peru, "country:PER"):
        assert set(documents.counts("year", entities=[given])["entity_id"]) == {"country:PER"}
    assert set(documents.counts("year", kind="leader")["kind"]) == {"leader"}
    with pytest.raises(legation.UnknownEntityError, match="country:XXX"):
        documents.counts("year", entities=["country:XXX"])
    timeline = documents.timeline("year", entities=["country:FRA"])
    assert rows(timeline, "period", "mentions", "of_documents", "cow") == [
        ("2024", 0, 1, "220"),
        ("2025", 0, 2, "220"),
    ]


def test_a_timeline_that_is_too_long_is_refused() -> None:
    texts = ["Peru, Chile, Bolivia and Brazil"] * 2
    documents = legation.extract_many(texts, dates=["0001-01-01", "9999-12-31"])
    with pytest.raises(legation.LegationError, match=r"14608236 rows, .* name the entities"):
        documents.timeline("day")
    assert len(documents.timeline("year")) == 4 * 9999


def test_dyads_are_in_sentences(documents: legation.Documents) -> None:
    dyads = documents.dyads()
    pairs = rows(dyads, "document_id", "source_iso3", "target_iso3", "sentences")
    assert ("a", "CHL", "PER", 2) in pairs
    assert len([pair for pair in pairs if pair[0] == "d"]) == 5 * 4 / 2
    assert not [pair for pair in pairs if pair[0] == "b"]
    assert ("b", "CHN", "KOR", 1) in rows(
        documents.dyads(offices=True), "document_id", "source_iso3", "target_iso3", "sentences"
    )
    leaders = documents.dyads("leader", directed=True)
    assert rows(leaders, "source_name", "target_name") == [("Xi Jinping", "Lee Jae-myung")]
    # Without a date there are no codes of it.
    assert rows(dyads, "document_id", "source_cow")[-1] == ("d", None)


@pytest.mark.parametrize("within", ["sentence", "document"])
def test_dyads_are_all_pairs_of_entities(documents: legation.Documents, within: Any) -> None:
    """Against a naive count in Python."""
    expected: Counter[tuple[object, ...]] = Counter()
    for document in documents:
        groups = [list(document)] if within == "document" else []
        if within == "sentence":
            sentences = [document.sentence_of(mention) for mention in document]
            for number in {sentence.number for sentence in sentences if sentence}:
                groups.append(
                    [
                        m
                        for m, s in zip(document, sentences, strict=True)
                        if s and s.number == number
                    ]
                )
        pairs = set()
        for group in groups:
            ids = sorted({m.entity_id for m in group if m.entity_id and m.kind == "country"})
            pairs |= set(itertools.combinations(ids, 2))
        expected.update((document.document_id, *pair) for pair in pairs)
    dyads = documents.dyads(within=within)
    found = Counter(rows(dyads, "document_id", "source_id", "target_id"))
    assert found == expected
    counted = documents.dyad_counts("whole", within=within)
    sums: Counter[tuple[object, ...]] = Counter(pair[1:] for pair in expected)
    documents_of: Counter[tuple[object, ...]] = Counter()
    for source, target, count in rows(counted, "source_id", "target_id", "documents"):
        documents_of[source, target] += int(str(count))
    assert documents_of == sums


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_streams_count_the_same(documents: legation.Documents, batch: int) -> None:
    def stream() -> legation.DocumentStream:
        return legation.extract_iter(iter(TEXTS), dates=DATES, batch=batch)

    assert stream().counts("month").to_dict() == documents.counts("month").to_dict()
    assert stream().timeline("year").to_dict() == documents.timeline("year").to_dict()
    dyads = documents.dyad_counts("year", within="document")
    assert stream().dyad_counts("year", within="document").to_dict() == dyads.to_dict()


def test_many_documents_are_counted_on_all_cores() -> None:
    documents = legation.extract_many(TEXTS * 300, dates=["2025-11-01"] * 1200)
    few = legation.extract_many(TEXTS, dates=["2025-11-01"] * 4)
    for many, once in (
        (documents.counts("day"), few.counts("day")),
        (documents.dyad_counts("day"), few.dyad_counts("day")),
    ):
        assert [n * 300 for n in once["documents"]] == many["documents"]
    assert len(documents.dyads()) == 300 * len(few.dyads())


def test_nothing_gives_the_same_columns() -> None:
    nothing = legation.extract_many([])
    some = legation.extract_many(["Peru and Chile"], dates="2020")
    for name, arguments in (
        ("counts", ["year"]), ("timeline", ["year"]), ("dyads", []), ("dyad_counts", ["year"]),
    ):  # fmt: skip
        empty, full = getattr(nothing, name)(*arguments), getattr(some, name)(*arguments)
        assert (len(empty), empty.columns) == (0, full.columns)
        assert len(full) > 0
        pyarrow = library("pyarrow")
        assert pyarrow.schema(empty) == pyarrow.schema(full) == pyarrow.table(empty).schema


def test_a_graph_of_dyads(documents: legation.Documents) -> None:
    networkx = library("networkx")
    graph = documents.dyad_graph()
    assert isinstance(graph, networkx.Graph)
    assert graph.nodes["country:PER"] == {"name": "Peru", "iso3": "PER"}
    # Twice in one document, once in another.
    edge = {"documents": 2, "sentences": 3, "weight": 3}
    assert graph.edges["country:PER", "country:CHL"] == edge
    directed = documents.dyad_graph("leader", directed=True, within="document")
    assert isinstance(directed, networkx.DiGraph)
    assert ("leader:xi-jinping", "leader:lee-jae-myung") in directed.edges
    stream = legation.extract_iter(TEXTS, dates=DATES).dyad_graph()
    assert networkx.utils.graphs_equal(stream, graph)
    assert len(legation.extract_many([]).dyad_graph()) == 0


def test_a_graph_needs_networkx(
    documents: legation.Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "networkx":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ImportError, match="dyad_graph needs networkx: pip install networkx"):
        documents.dyad_graph()


def test_west_germany_does_not_vanish() -> None:
    pandas = library("pandas")
    documents = legation.extract_many(["West Germany and North Yemen"], dates="1985")
    frame = documents.counts("year").to_pandas()
    assert frame.groupby("iso3")["mentions"].sum().to_dict() == {"DEU": 1, "YEM": 1}
    assert documents.mentions()["iso3"] == ["DEU", "YEM"]
    assert documents.entities()["iso2"] == ["DE", "YE"]
    assert isinstance(frame, pandas.DataFrame)


def test_mentions_with_their_sentences(documents: legation.Documents) -> None:
    table = documents.mentions(sentences=True)
    assert table.columns[:-3] == documents.mentions().columns
    assert table.columns[-3:] == ("sentence", "sentence_start", "sentence_end")
    assert len(table) == len(documents.mentions())
    by_id = {document.document_id: document for document in documents}
    for document_id, start, number, first, end in rows(
        table, "document_id", "start", "sentence", "sentence_start", "sentence_end"
    ):
        document = by_id[str(document_id)]
        sentence = document.sentences()[int(str(number))]
        assert (sentence.start, sentence.end) == (first, end)
        assert sentence.text == document.text[sentence.start : sentence.end]
        assert sentence.start <= int(str(start)) < sentence.end
    named = documents.mentions(["sentence", "text"]).to_dict()
    assert named == {"sentence": table["sentence"], "text": table["text"]}
    with pytest.raises(legation.LegationError, match="sentence_end"):
        documents.mentions(["sentences"])


def test_sentences_count_code_points() -> None:
    document = legation.extract("É: Orbán left. 他走了。Peru won!")
    texts = ["É: Orbán left.", "他走了。", "Peru won!"]
    sentences = document.sentences()
    assert [sentence.text for sentence in sentences] == texts
    assert [document.text[s.start : s.end] for s in sentences] == texts
    assert document.sentence_of(document.mentions[-1]) == sentences[-1]
    assert legation.extract(" \n").sentences() == []


def test_entities_are_given_as_such_or_by_their_ids() -> None:
    documents = legation.extract_many(["Peru won.", "Chile lost to Peru."])
    wanted = legation.country("PER")
    counts = [documents.counts("whole", entities=given) for given in ([wanted], ["country:PER"])]
    assert counts[0].to_dict() == counts[1].to_dict()
    assert documents[1].mentions_of("country:PER") == documents[1].mentions_of(wanted)
    assert [mention.text for mention in documents[1].mentions_of("Q419")] == ["Peru"]
    for ask in (documents[0].mentions_of, lambda it: documents.counts("year", entities=[it])):
        with pytest.raises(legation.UnknownEntityError, match="it is a name of country:FRA"):
            ask("France")
        with pytest.raises(TypeError, match="an entity, or its id as str, is expected, not int"):
            ask(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="give a list, also for one"):
        documents.counts("year", entities="country:PER")


def test_a_sentence_is_of_the_mentions_own_document() -> None:
    documents = legation.extract_many(["Peru won.", "Nobody lost. Chile drew."])
    with pytest.raises(legation.LegationError, match='"Peru" is not of this document'):
        documents[1].sentence_of(documents[0].mentions[0])
