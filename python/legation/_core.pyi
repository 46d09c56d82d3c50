from _typeshed import SupportsGetItem, SupportsLenAndGetItem
from collections.abc import Iterable, Iterator
from datetime import date
from legation.vocabulary import (
    ChangeKind,
    CodeSystem,
    CountryStatus,
    ExternalIdSystem,
    Form,
    Kind,
    Knowledge,
    LayerKind,
    MembershipStatus,
    Period,
    Rejection,
    Role,
    Rule,
    Within,
)
from os import PathLike
from pathlib import Path
from typing import Any, Final, SupportsFloat, SupportsIndex, final, overload
from typing_extensions import CapsuleType, disjoint_base

__all__ = [
    "VERSION",
    "Change",
    "Country",
    "CountryCode",
    "DataInfo",
    "DiscoveredLeader",
    "Document",
    "DocumentStream",
    "Documents",
    "Entity",
    "Evidence",
    "ExternalId",
    "Extractor",
    "Gazetteer",
    "Layer",
    "Leader",
    "Membership",
    "Mention",
    "Name",
    "Options",
    "Organisation",
    "Refresh",
    "RejectedCandidate",
    "SearchResult",
    "Sentence",
    "Source",
    "Table",
    "Term",
    "UnresolvedName",
    "affiliates",
    "by_external_id",
    "check_interpreter",
    "convert_code",
    "countries",
    "country",
    "country_by_code",
    "data_info",
    "entities",
    "entity",
    "extract",
    "extract_iter",
    "extract_many",
    "fold_key",
    "head_of",
    "knowledge",
    "leader",
    "leader_of",
    "members",
    "memberships",
    "mention_table",
    "named",
    "office_holders",
    "organisation",
    "own_columns",
    "panic_on_purpose",
    "restore_document",
    "rows_to_html",
    "run_command",
    "search",
    "table_schemas",
    "terms",
    "terms_table",
    "unresolved",
    "update",
    "vocabularies",
]

VERSION: Final[str]

@final
class Change:
    """
    A difference between two gazetteers; its text is a line: `str(change)`.
    """

    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, kind: ChangeKind, entity_id: str, text: str) -> Change: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def entity_id(self, /) -> str:
        """
        The id of the entity.
        """
    @property
    def kind(self, /) -> ChangeKind:
        """
        "came", "left", "renamed", "term_added", "term_removed", "term_moved", "name_added", "name_removed" or "fact".
        """
    @property
    def text(self, /) -> str:
        """
        What is different, in words.
        """

@final
class Country(Entity):
    """
    A state, a territory or a historical state.
    """
    @property
    def codes(self, /) -> tuple[CountryCode, ...]:
        """
        The COW and Gleditsch–Ward codes with the dates they were valid.
        """
    @property
    def end(self, /) -> str | None:
        """
        When the state ended; `None` for those that exist.
        """
    @property
    def iso2(self, /) -> str | None:
        """
        ISO 3166-1 alpha-2; for former states the last code they had.
        """
    @property
    def iso3(self, /) -> str | None:
        """
        ISO 3166-1 alpha-3.
        """
    @property
    def m49(self, /) -> str | None:
        """
        UN M49, three digits.
        """
    @property
    def numeric(self, /) -> str | None:
        """
        ISO 3166-1 numeric, three digits.
        """
    @property
    def parent(self, /) -> Country | None:
        """
        The state that a territory belongs to.
        """
    @property
    def start(self, /) -> str | None:
        """
        Since when the state exists (YYYY, YYYY-MM or YYYY-MM-DD), where that is known.
        """
    @property
    def status(self, /) -> CountryStatus:
        """
        "member" of the UN, "state", "territory", "constituent", "disputed" or "historical".
        """
    @property
    def successors(self, /) -> tuple[Country, ...]:
        """
        The states that followed a historical one.
        """

@final
class CountryCode:
    """
    A code of a country in a dated system.
    """

    __match_args__: Final[tuple[str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls, /, system: CodeSystem, code: str, abbreviation: str, start: str | None, end: str | None
    ) -> CountryCode: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def abbreviation(self, /) -> str:
        """
        The letters beside the number: "ROK".
        """
    @property
    def code(self, /) -> str:
        """
        The code: "732".
        """
    @property
    def end(self, /) -> str | None:
        """
        Until when; `None` is still valid.
        """
    @property
    def start(self, /) -> str | None:
        """
        Since when (YYYY-MM-DD).
        """
    @property
    def system(self, /) -> CodeSystem:
        """
        "cow" or "gw".
        """

@final
class DataInfo:
    """
    What the gazetteer's data is: keep it with every result.
    """

    __match_args__: Final[tuple[str, str, str, str, str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        version: str,
        hash: str,
        countries: SupportsIndex,
        leaders: SupportsIndex,
        organisations: SupportsIndex,
        names: SupportsIndex,
        terms: SupportsIndex,
        sources: SupportsGetItem[int, Source],
        layers: SupportsGetItem[int, Layer],
    ) -> DataInfo: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def countries(self, /) -> int:
        """
        The number of countries, territories and historical states.
        """
    @property
    def hash(self, /) -> str:
        """
        A hash of the seed tables: equal hashes, equal data.
        """
    @property
    def layers(self, /) -> list[Layer]:
        """
        The layers, the lowest first.
        """
    @property
    def leaders(self, /) -> int:
        """
        The number of leaders.
        """
    @property
    def names(self, /) -> int:
        """
        The number of names.
        """
    @property
    def organisations(self, /) -> int:
        """
        The number of organisations.
        """
    @property
    def sources(self, /) -> list[Source]:
        """
        The sources with their licences.
        """
    @property
    def terms(self, /) -> int:
        """
        The number of terms of office.
        """
    @property
    def version(self, /) -> str:
        """
        The date of the newest source, YYYY.MM.DD.
        """

@final
class DiscoveredLeader:
    """
    A leader who is not in the gazetteer: the text introduces the person by name and political office.
    """

    __match_args__: Final[tuple[str, str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        name: str,
        office: str,
        body_id: str | None,
        start: SupportsIndex,
        end: SupportsIndex,
        count: SupportsIndex,
    ) -> DiscoveredLeader: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def body_id(self, /) -> str | None:
        """
        The id of the country or organisation whose office it is, where the text names one beside it.
        """
    @property
    def count(self, /) -> int:
        """
        How many mentions the person has.
        """
    @property
    def end(self, /) -> int:
        """
        Behind its last code point.
        """
    @property
    def name(self, /) -> str:
        """
        The fullest form of the name in the text.
        """
    @property
    def office(self, /) -> str:
        """
        The office as the text words it: "Foreign Minister".
        """
    @property
    def start(self, /) -> int:
        """
        The first code point of the fullest form of the name.
        """

@final
class Document:
    """
    What `extract` found in one text.
    """
    def __array__(self, /, dtype: Any | None = None, copy: Any | None = None) -> "Any":
        """
        Refuses to be an array: `pandas.DataFrame(documents)` would be a table of unlike rows.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> CapsuleType:
        """
        The table of mentions of this document for other libraries: a capsule of the Arrow C stream interface.
        """
    def __bool__(self, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getitem__(self, index: Any, /) -> Any:
        """
        A mention by its number, or several as a tuple.
        """
    def __hash__(self, /) -> int: ...
    def __iter__(self, /) -> Iterator[Mention]: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]":
        """
        Pickles as the text, the options by name and the data version: the same data gives the same document.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        What a notebook shows.
        """
    @property
    def countries(self, /) -> tuple[Country, ...]:
        """
        The countries mentioned, in the order of first mention.
        """
    @property
    def date(self, /) -> str | None:
        """
        The date that was given for the text (YYYY, YYYY-MM or YYYY-MM-DD).
        """
    @property
    def discovered(self, /) -> tuple[DiscoveredLeader, ...]:
        """
        The leaders whom the text introduces and the gazetteer does not know, in the order of the text.
        """
    @property
    def document_id(self, /) -> str | None:
        """
        The id that was given for the text.
        """
    @property
    def entities(self, /) -> tuple[Entity, ...]:
        """
        Every entity mentioned, in the order of first mention.
        """
    def explain(self, /) -> str:
        """
        Every decision in words for people, one a line: the mention, what it denotes, how sure, which rules and
        from which words; then the rejected candidates, if they were asked for. The form may change.
        """
    @property
    def leaders(self, /) -> tuple[Leader, ...]:
        """
        The leaders mentioned, in the order of first mention.
        """
    @property
    def mentions(self, /) -> tuple[Mention, ...]:
        """
        The mentions, in the order of the text; they do not overlap.
        """
    def mentions_of(self, entity: Entity | str, /) -> list[Mention]:
        """
        The mentions of one entity, which may be given by its id.

        >>> [mention.text for mention in legation.extract("Peru won. Peruvians cheered.").mentions_of("country:PER")]
        ['Peru', 'Peruvians']

        Raises `UnknownEntityError` for an id that there is not.
        """
    @property
    def organisations(self, /) -> tuple[Organisation, ...]:
        """
        The organisations mentioned, in the order of first mention.
        """
    @property
    def rejected(self, /) -> tuple[RejectedCandidate, ...]:
        """
        The names that are no mentions, with the reason, in the order of the text; empty unless
        `include_rejected` asked for them.
        """
    def sentence_of(self, mention: Mention, /) -> Sentence | None:
        """
        The sentence in which a mention of this document stands.

        For all mentions of many documents: `Documents.mentions(sentences=True)`.

        >>> document = legation.extract("Peru won. Chile lost.")
        >>> document.sentence_of(document.mentions[1]).text
        'Chile lost.'

        Raises `LegationError` for a mention of another document.
        """
    def sentences(self, /) -> list[Sentence]:
        """
        The sentences of the text, found anew with each call: those of UAX #29, but neither "Mr.", "Gen." and initials nor a mention are cut, "U.S."
        ends a sentence only before a word that opens sentences, and lines that are wrapped go on.

        >>> document = legation.extract("Mr. Putin met Gen. Sisi in the U.S. embassy. Xi stayed away.")
        >>> [sentence.text for sentence in document.sentences()]
        ['Mr. Putin met Gen. Sisi in the U.S. embassy.', 'Xi stayed away.']
        """
    @property
    def text(self, /) -> str:
        """
        The text.
        """
    def to_arrow(self, /) -> "Any":
        """
        The table of mentions of this document as a `pyarrow.Table`.
        """
    def to_dict(self, /) -> "dict[str, object]":
        """
        The same as `to_json`, as Python objects.
        """
    def to_displacy(self, /) -> "dict[str, object]":
        """
        The text and its mentions as spaCy's displaCy takes them: `displacy.render(document.to_displacy(), style="ent", manual=True)`.

        >>> legation.extract("Peru").to_displacy()["ents"][0]["kb_id"]
        'Q419'
        """
    def to_html(self, /) -> str:
        """
        The text with its mentions marked and a table of the entities, as notebooks show it: HTML with a style of its own and no script.

        >>> "wikidata.org/wiki/Q419" in legation.extract("Peru").to_html()
        True
        """
    def to_json(self, /) -> str:
        """
        Mentions, entities and the data version as JSON; offsets are code points.
        """
    def to_pandas(self, /) -> "Any":
        """
        The table of mentions of this document as a `pandas.DataFrame`. For many: `Documents`.
        """
    def to_polars(self, /) -> "Any":
        """
        The table of mentions of this document as a `polars.DataFrame`.
        """

@final
class DocumentStream:
    """
    What `extract_iter` returns: an iterator of `Documents`, a batch of texts at a time.

    To other libraries it is one table of mentions that is made while it is read: `pyarrow.RecordBatchReader.from_stream(stream)`.
    """
    def __array__(self, /, dtype: Any | None = None, copy: Any | None = None) -> "Any":
        """
        Refuses to be an array: `pandas.DataFrame(documents)` would be a table of unlike rows.
        """
    def __arrow_c_schema__(self, /) -> CapsuleType:
        """
        The schema of the table of mentions: a capsule of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> CapsuleType:
        """
        The mentions of all texts for other libraries: a capsule of the Arrow C stream interface. Texts are read while it is.
        """
    def __iter__(self, /) -> DocumentStream: ...
    def __next__(self, /) -> Documents: ...
    def __repr__(self, /) -> str: ...
    def counts(
        self,
        /,
        by: Period,
        *,
        kind: Kind | None = None,
        entities: Iterable[Entity | str] | None = None,
        dictionaries: bool = False,
    ) -> Table:
        """
        `Documents.counts` of all texts that are left, a batch at a time.

        >>> stream = legation.extract_iter(["Peru", "Chile", "Peru"], dates="2020", batch=2)
        >>> stream.counts("year")["documents"]
        [1, 2]
        """
    def dyad_counts(
        self,
        /,
        by: Period,
        kind: Kind | None = ...,
        *,
        within: Within = ...,
        directed: bool = False,
        offices: bool = False,
        dictionaries: bool = False,
    ) -> Table:
        """
        `Documents.dyad_counts` of all texts that are left, a batch at a time.
        """
    def dyad_graph(
        self,
        /,
        kind: Kind | None = ...,
        *,
        within: Within = ...,
        directed: bool = False,
        offices: bool = False,
    ) -> "Any":
        """
        `Documents.dyad_graph` of all texts that are left, a batch at a time.
        """
    def timeline(
        self,
        /,
        by: Period,
        *,
        kind: Kind | None = None,
        entities: Iterable[Entity | str] | None = None,
        dictionaries: bool = False,
    ) -> Table:
        """
        `Documents.timeline` of all texts that are left, a batch at a time.
        """

@final
class Documents:
    """
    What `extract_many` found: a sequence of documents, and tables of their mentions and entities.

    To other libraries it is the table of mentions: `polars.DataFrame(documents)`, `pyarrow.table(documents)`,
    `duckdb.sql("from documents")` and whatever else takes an `__arrow_c_stream__` read it without a copy of the texts in between.
    `docs/tables.md` has the columns.

    >>> documents = legation.extract_many(["Xi Jinping met Lee Jae-myung.", "Peru"], ids=["a", "b"])
    >>> documents[1].mentions[0].entity_id
    'country:PER'
    >>> documents.mentions(columns=["document_id", "entity_id"]).to_dict()["document_id"]
    ['a', 'a', 'b']
    """
    def __array__(self, /, dtype: Any | None = None, copy: Any | None = None) -> "Any":
        """
        Refuses to be an array: `pandas.DataFrame(documents)` would be a table of unlike rows.
        """
    def __arrow_c_schema__(self, /) -> CapsuleType:
        """
        The schema of the table of mentions: a capsule of the Arrow C data interface.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> CapsuleType:
        """
        The table of mentions for other libraries: a capsule of the Arrow C stream interface. Another schema than ours is not made.
        """
    def __eq__(self, other: object, /) -> bool: ...
    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Document: ...
    @overload
    def __getitem__(self, index: slice, /) -> Documents: ...
    def __iter__(self, /) -> Iterator[Document]: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, documents: "Iterable[Document]", /) -> Documents: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        What a notebook shows.
        """
    @staticmethod
    def _restore(documents: SupportsGetItem[int, Document], first: SupportsIndex) -> Documents: ...
    def counts(
        self,
        /,
        by: Period,
        *,
        kind: Kind | None = None,
        entities: Iterable[Entity | str] | None = None,
        dictionaries: bool = False,
    ) -> Table:
        """
        How often each entity is mentioned, by period ("year", "quarter", "month", "week", "day", or "whole" for all together): a table with
        a row for each period and entity, in that order.

        Entities of one `kind` alone, or those named in `entities` (objects or ids). A document whose date is not known so precisely counts in
        a row without a period. Leaders whom single texts introduce have no id, and are not counted. `docs/analysis.md` has the columns.

        Raises `UnknownEntityError` for an id that there is not.

        >>> texts = ["Peru won. Peru cheered.", "Peru and Chile"]
        >>> counts = legation.extract_many(texts, dates=["2020-05-01", "2021"]).counts("year")
        >>> list(zip(counts["period"], counts["iso3"], counts["mentions"]))
        [('2020', 'PER', 2), ('2021', 'CHL', 1), ('2021', 'PER', 1)]
        """
    def dyad_counts(
        self,
        /,
        by: Period,
        kind: Kind | None = ...,
        *,
        within: Within = ...,
        directed: bool = False,
        offices: bool = False,
        dictionaries: bool = False,
    ) -> Table:
        """
        How often pairs are mentioned together, by period: `dyads` counted, with a row for each period and pair.

        >>> documents = legation.extract_many(["Peru met Chile.", "Chile and Peru"], dates=["2020-05-01", "2020-06"])
        >>> counts = documents.dyad_counts("year")
        >>> list(zip(counts["period"], counts["source_iso3"], counts["target_iso3"], counts["documents"]))
        [('2020', 'CHL', 'PER', 2)]
        """
    def dyad_graph(
        self,
        /,
        kind: Kind | None = ...,
        *,
        within: Within = ...,
        directed: bool = False,
        offices: bool = False,
    ) -> "Any":
        """
        Who is mentioned with whom, as a `networkx.Graph` (`directed`: a `DiGraph`).

        Nodes are the ids of entities, with `name` and, of countries, `iso3`; edges have `documents`, `sentences`, and as `weight` the one of them
        that `within` names.

        Raises `ImportError` when networkx is not installed.

        >>> graph = legation.extract_many(["Peru met Chile.", "Chile and Peru"]).dyad_graph()
        >>> graph.edges["country:PER", "country:CHL"]["weight"]
        2
        """
    def dyads(
        self,
        /,
        kind: Kind | None = ...,
        *,
        within: Within = ...,
        directed: bool = False,
        offices: bool = False,
        dictionaries: bool = False,
    ) -> Table:
        """
        Who is mentioned with whom: a table with a row for each pair in each document, dated, with the codes on the date.

        Pairs of entities of one `kind` (`None`: of all kinds), `within` one "sentence" or one "document". `directed`: the source is who comes first in the
        sentence (or document), the target who follows; otherwise the source is the one whose id is first in the alphabet. `offices`: a leader
        counts for the country whose office the person held on the document's date.

        Their number, and the time it takes, may grow with the square of the number of entities in a sentence (or document).

        >>> documents = legation.extract_many(["Peru asked Chile. Bolivia slept."], dates="2020-05-01")
        >>> dyads = documents.dyads()
        >>> list(zip(dyads["date"], dyads["source_iso3"], dyads["target_iso3"], dyads["source_cow"]))
        [('2020-05-01', 'CHL', 'PER', '155')]
        >>> documents.dyads(directed=True)["source_iso3"]
        ['PER']
        >>> len(documents.dyads(within="document"))
        3
        """
    def entities(
        self, /, columns: SupportsGetItem[int, str] | None = None, *, dictionaries: bool = False
    ) -> Table:
        """
        The table of entities, one row for each entity of each document, with the number of its mentions: all columns, or those that
        are named. Leaders whom a text introduces and the gazetteer does not know are among them, without an id.

        Raises `LegationError` for a column that there is not.
        """
    def mentions(
        self,
        /,
        columns: SupportsGetItem[int, str] | None = None,
        *,
        sentences: bool = False,
        dictionaries: bool = False,
    ) -> Table:
        """
        The table of mentions, one row each: all columns, or those that are named, in that order.

        `sentences`: with the number and the bounds of the sentence of each mention (`sentence`, `sentence_start`, `sentence_end`), which may also be
        named in `columns`. `dictionaries`: each text is stored once, and rows refer to it (categories in pandas and Polars).

        Raises `LegationError` for a column that there is not.

        >>> documents = legation.extract_many(["Mr. Putin left. Peru stayed."])
        >>> documents.mentions(["text", "sentence"]).to_dict()
        {'text': ['Putin', 'Peru'], 'sentence': [0, 1]}
        """
    def timeline(
        self,
        /,
        by: Period,
        *,
        kind: Kind | None = None,
        entities: Iterable[Entity | str] | None = None,
        dictionaries: bool = False,
    ) -> Table:
        """
        `counts` with a row also for each period between the first and the last one in which an entity is not mentioned: with zeros, and
        with the codes that it had then. Entities that are named in `entities` are in it even if nothing mentions them.

        Raises `UnknownEntityError` for an id that there is not, `LegationError` for a timeline of more than two million rows.

        >>> documents = legation.extract_many(["Peru", "Chile", "Peru"], dates=["2020-01", "2020-02", "2020-04"])
        >>> timeline = documents.timeline("month", entities=["country:PER"])
        >>> list(zip(timeline["period"], timeline["documents"], timeline["of_documents"]))
        [('2020-01', 1, 1), ('2020-02', 0, 1), ('2020-03', 0, 0), ('2020-04', 1, 1)]
        """
    def to_arrow(self, /) -> "Any":
        """
        The table of mentions as a `pyarrow.Table`.
        """
    def to_dict(self, /) -> "dict[str, list[object]]":
        """
        The table of mentions as a dict of lists of one length.
        """
    def to_html(self, /) -> str:
        """
        The entities that most documents mention and how the first documents begin, as HTML with a style of its own and no script.
        """
    def to_pandas(self, /) -> "Any":
        """
        The table of mentions as a `pandas.DataFrame`.
        """
    def to_polars(self, /) -> "Any":
        """
        The table of mentions as a `polars.DataFrame`.
        """

@disjoint_base
class Entity:
    """
    A thing in the gazetteer: a country, a leader or an organisation.

    Entities are equal when they have the same id; they pickle by id, those of other gazetteers than the built-in one with it.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    @classmethod
    def __init_subclass__(cls, /) -> None: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        What a notebook shows.
        """
    @property
    def entity_class(self, /) -> str | None:
        """
        The class of an organisation ("igo", "party", "ministry", "armed_group" …); of something of your own, what its list calls its kind: "company".
        """
    @property
    def external_ids(self, /) -> tuple[ExternalId, ...]:
        """
        The identifiers in other data sets (Archigos, PartyFacts …); Wikidata and country codes are not among them.
        """
    @property
    def id(self, /) -> str:
        """
        The stable id: "country:KOR", "leader:lee-jae-myung", "org:apec".
        """
    @property
    def kind(self, /) -> Kind:
        """
        "country", "leader", "organisation"; "other" for something of your own that is none of them.
        """
    @property
    def layer(self, /) -> LayerKind:
        """
        Where it comes from: "built_in" or "own"; of several layers that have it the lowest counts.
        """
    @property
    def name(self, /) -> str:
        """
        The name that English-language news uses.
        """
    @property
    def names(self, /) -> tuple[Name, ...]:
        """
        All names of the entity.
        """
    @property
    def qid(self, /) -> str | None:
        """
        The Wikidata item ("Q884"), where a source states it.
        """
    @property
    def sources(self, /) -> tuple[str, ...]:
        """
        The ids of the sources that state the entity; see `data_info()`.
        """
    def to_dict(self, /) -> "dict[str, object]":
        """
        All that the gazetteer says of the entity, as JSON has it: id, kind, name, codes or terms by kind. What is not known is left out.
        """
    def to_html(self, /) -> str:
        """
        The entity as notebooks show it: names, codes or terms, links, as HTML with a style of its own and no script.
        """
    @property
    def wikipedia(self, /) -> str | None:
        """
        The title of the English Wikipedia article, where it is known.
        """

@final
class Evidence:
    """
    One reason behind a mention: a rule, and the words it read beside the mention itself.
    """

    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls, /, rule: Rule, start: SupportsIndex | None, end: SupportsIndex | None
    ) -> Evidence: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int | None:
        """
        Where they end, exclusive.
        """
    @property
    def rule(self, /) -> Rule:
        """
        The rule: "own_name", "title_before", "long_form_before" …
        """
    @property
    def start(self, /) -> int | None:
        """
        Where the words start (code points), if the rule read any.
        """

@final
class ExternalId:
    """
    An identifier in another data set.
    """

    __match_args__: Final[tuple[str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, system: ExternalIdSystem, id: str) -> ExternalId: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def id(self, /) -> str:
        """
        The identifier as it is written there.
        """
    @property
    def system(self, /) -> ExternalIdSystem:
        """
        "archigos", "partyfacts", "ror", "ucdp_actor", "oecd_crs", "ofac" or "wikipedia" (a former title).
        """

@final
class Extractor:
    """
    Finds and links the leaders, countries and organisations of texts with a gazetteer: `Extractor(gazetteer)`, or with the
    built-in one: `Extractor()`.

    Keep it: what it needs is made when it first reads a text. Extractors are equal when their gazetteers are, and pickle with them.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, gazetteer: Gazetteer | None = None) -> Extractor: ...
    def __reduce__(self, /) -> "tuple[type[Extractor], tuple[Gazetteer, ...]]": ...
    def __repr__(self, /) -> str: ...
    def extract(
        self,
        /,
        text: str,
        *,
        date: str | int | date | None = None,
        language: str | None = None,
        surnames: str | None = None,
        options: Options | None = None,
        metonyms: bool = ...,
        constituents: bool = ...,
        news_agencies: bool = ...,
        discovered: bool = ...,
        roles: bool = ...,
        head_nouns: bool = ...,
        lower_case: bool = ...,
        include_rejected: bool = ...,
    ) -> Document:
        """
        Finds and links what a text mentions: see `legation.extract`, which has the same keywords and errors.
        """
    def extract_iter(
        self,
        /,
        texts: Iterable[str],
        *,
        ids: Iterable[Any] | None = None,
        dates: str | int | date | Iterable[str | int | date | None] | None = None,
        batch: SupportsIndex = 4096,
        missing: str = "raise",
        progress: Any | None = None,
        language: str | None = None,
        surnames: str | None = None,
        options: Options | None = None,
        metonyms: bool = ...,
        constituents: bool = ...,
        news_agencies: bool = ...,
        discovered: bool = ...,
        roles: bool = ...,
        head_nouns: bool = ...,
        lower_case: bool = ...,
        include_rejected: bool = ...,
    ) -> DocumentStream:
        """
        Extracts texts as they come, a batch at a time: see `legation.extract_iter`, which has the same keywords and errors.
        """
    def extract_many(
        self,
        /,
        texts: Iterable[str],
        *,
        ids: Iterable[Any] | None = None,
        dates: str | int | date | Iterable[str | int | date | None] | None = None,
        missing: str = "raise",
        progress: Any | None = None,
        language: str | None = None,
        surnames: str | None = None,
        options: Options | None = None,
        metonyms: bool = ...,
        constituents: bool = ...,
        news_agencies: bool = ...,
        discovered: bool = ...,
        roles: bool = ...,
        head_nouns: bool = ...,
        lower_case: bool = ...,
        include_rejected: bool = ...,
    ) -> Documents:
        """
        Extracts many texts on all cores: see `legation.extract_many`, which has the same keywords and errors.
        """
    @property
    def gazetteer(self, /) -> Gazetteer:
        """
        The gazetteer that mentions are linked to.
        """

@final
class Gazetteer:
    """
    Entities with their names, codes and terms of office, in layers.

    `Gazetteer.builtin()` is what the functions of the module ask. Tables of your own become one with
    `Gazetteer.from_directory`, and `extend` puts it on top:

    >>> both = legation.Gazetteer.builtin().extend([{"id": "firm:acme", "name": "Acme Mining"}])
    >>> legation.Extractor(both).extract("Acme Mining left Peru.").mentions[0].entity_id
    'firm:acme'

    Its methods are the look-ups of the module. Gazetteers are equal when their layers have the same data; they pickle
    with the data of their own layers.
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(
        self, /
    ) -> "tuple[object, tuple[list[bytes | tuple[str, str] | None], list[tuple[int, int, list[list[str]]]]]]":
        """
        Pickles as the data of its layers (of `by_path` as their files), of the built-in one as nothing, and what was selected of them.
        """
    def __repr__(self, /) -> str: ...
    @classmethod
    def _restore(
        cls,
        /,
        layers: SupportsGetItem[
            int, SupportsGetItem[int, SupportsIndex] | tuple[str | PathLike[str], str] | None
        ],
        selections: SupportsGetItem[
            int,
            tuple[SupportsIndex, SupportsIndex, SupportsLenAndGetItem[SupportsGetItem[int, str]]],
        ] = ...,
    ) -> Gazetteer: ...
    def affiliates(
        self, /, organisation: str, *, on: str | int | date | None = None
    ) -> list[Membership]:
        """
        Who belonged to an organisation on a date in whatever status, observers and candidates too; without a date, who does as of the data
        version.

        Raises `UnknownEntityError` for an unknown organisation.
        """
    @staticmethod
    def builtin() -> Gazetteer:
        """
        The gazetteer inside the package.
        """
    def by_external_id(self, /, system: ExternalIdSystem, id: str) -> list[Entity]:
        """
        The entities that have an identifier in another data set: one as a rule, several where the set does not tell them apart.

        Systems: "archigos", "partyfacts", "ror", "ucdp_actor", "oecd_crs", "ofac",
        "wikipedia" (a former title of the English article).
        """
    def by_path(self, /) -> Gazetteer:
        """
        This gazetteer, which pickles with the paths and hashes of its layers' files instead of their data.

        For workers that can read the files: the pickle has a few hundred bytes, and a worker that finds another file there raises
        `LegationError`. Layers that were read from no file pickle as they are.
        """
    def changes_to(self, /, later: Gazetteer) -> list[Change]:
        """
        What a later gazetteer says otherwise: entities that came and left, other names, terms of office and facts, in a fixed order.

        >>> builtin = legation.Gazetteer.builtin()
        >>> later = builtin.extend([{"id": "vell-7", "name": "Vellamo Shipping", "kind": "company"}])
        >>> [str(change) for change in builtin.changes_to(later)]
        ['came: vell-7: Vellamo Shipping (company)']
        """
    def convert_code(
        self,
        /,
        code: str | int,
        from_system: CodeSystem,
        to_system: CodeSystem,
        *,
        on: str | int | date | None = None,
    ) -> str | None:
        """
        A country code in another system, on a date if given: `convert_code("365", "cow", "iso3", on="1985")` is "SUN".

        A country that had no code of its own then has that of the state which continues it or which it continues: `convert_code("DEU", "iso3",
        "cow", on=1955)` is "260". `None` when no country had the code, or it has none in the other system.
        Systems: "iso2", "iso3", "numeric", "m49", "cow", "gw", "qid"; "cowc" and "gwc" are the letters beside the numbers ("ROK").
        """
    def countries(
        self,
        /,
        column: Iterable[Any],
        *,
        on: str | int | date | Iterable[str | int | date | None] | None = None,
        to: CodeSystem | None = None,
        not_found: str = "raise",
    ) -> list[str | None]:
        """
        The countries of a column: their ids, or their codes in the system `to` ("iso3", "cow" …), in the order of the rows.

        `column` is any iterable of names or codes: a list, a Series, a column of Arrow; gaps (`None`, NaN) stay `None`. `on` is one date for
        all rows, or one for each, so that country-years get the code of the year. `not_found` says what happens to what denotes no country, or several:
        "raise" an `UnknownEntityError` that lists them with the number of rows, "none" for `None`, "keep" for the text itself. `unresolved`
        tells which they are.
        """
    def country(self, /, query: str, *, on: str | int | date | None = None) -> Country:
        """
        The country with an id, an ISO code, a Wikidata id, or a name as people type it and tables print it.

        "The Netherlands", "Gambia, The", "Korea, Dem. People's Rep.", "Virgin Islands (U.S.)", "Burma/Myanmar", "République du Congo" and "Khazakstan" are
        understood. With a date, states that existed then and names that were in use come before the others ("Yugoslavia"), and a former state that
        had ended is the one that continues it.

        Raises `UnknownEntityError` when nothing matches, or several countries do ("Congo", "Korea", "Virgin Islands"): its `candidates` are their ids.
        Regions and groups are no countries.
        """
    def country_by_code(
        self, /, system: CodeSystem, code: str | int, *, on: str | int | date | None = None
    ) -> Country:
        """
        The country that had a code of a system ("iso2", "iso3", "numeric", "m49", "cow", "gw", "qid", "cowc", "gwc"), on a date if given.

        Letters may be in either case, numbers `int` or `str`, with or without zeros before them.

        Raises `UnknownEntityError` when there is none.
        """
    def data_info(self, /) -> DataInfo:
        """
        What the gazetteer's data is: version, hash, counts and sources.
        """
    def entities(self, /, *, kind: Kind | None = None) -> list[Entity]:
        """
        All entities of a kind ("country", "leader", "organisation"), or of every kind, in the order of their ids.
        """
    def entity(self, /, id: str) -> Entity:
        """
        The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").

        Raises `UnknownEntityError` when there is none.
        """
    def extend(self, /, other: Any) -> Gazetteer:
        """
        This gazetteer with own entities on top; it stays as it is.

        They are another gazetteer, the path of a list (CSV, TSV, JSON Lines), of a compiled gazetteer or of a directory of
        tables, a data frame (pandas, polars), an Arrow table, or a list of dicts. A list needs the columns id and name;
        `own_columns()` says what else it may have:

        >>> mine = [{"id": "vell-7", "name": "Vellamo Shipping", "kind": "company"}]
        >>> both = legation.Gazetteer.builtin().extend(mine)
        >>> legation.Extractor(both).extract("Vellamo Shipping sued Peru.").mentions[0].entity_id
        'vell-7'

        An entity that both have (the same id) is one: it has the names, terms of office, codes and memberships of both;
        what there can be only one of (name, Wikidata item, dates) is the upper layer's where it states it.
        Raises `LegationError` with every fault of a list, its place and the remedy, and when there would be more than 15
        layers.
        """
    @staticmethod
    def from_bytes(data: SupportsGetItem[int, SupportsIndex]) -> Gazetteer:
        """
        Opens what `to_bytes` gave: of one layer. The bytes are checked to the last one.

        Raises `LegationError` when they are not a whole compiled gazetteer of this version of the package.
        """
    @staticmethod
    def from_directory(path: str | PathLike[str]) -> Gazetteer:
        """
        The tables in a directory, compiled.

        The columns are those of the tables in `seeds/gazetteer`; tables that are absent count as empty.
        Raises `LegationError` for the first fault, with file, line and column.
        """
    def head_of(self, /, organisation: str, *, on: str | int | date | None = None) -> Term | None:
        """
        Who headed an organisation on a date: its secretary-general, president, chair; of a party or an armed group, its leader.

        Where only one sub-body of an organisation has heads, it is theirs: the African Union is headed by the chairperson of its Commission. The
        European Union has several: ask for the Commission, the European Council or the Parliament. Without a date: who is known to be in office
        as of the data version. `None` when the gazetteer knows nobody. Raises `UnknownEntityError` for an unknown organisation; its `candidates`
        are those of nearly that name, or the several that it can mean.
        """
    def knowledge(
        self,
        table: Knowledge,
        /,
        *,
        columns: SupportsGetItem[int, str] | None = None,
        dictionaries: bool = False,
    ) -> Table:
        """
        What the gazetteer knows as a `Table`: "entities", "names", "terms", "memberships", "codes" or "external_ids", a row each, whole or some columns.

        `docs/tables.md` has the columns. `dictionaries`: each text is stored once, and rows refer to it.

        Raises `LegationError` for a column that there is not.

        >>> codes = legation.knowledge("codes", columns=["entity_id", "system", "code"])
        >>> ("country:PER", "cow", "135") in zip(codes["entity_id"], codes["system"], codes["code"])
        True
        """
    @property
    def layers(self, /) -> tuple[Layer, ...]:
        """
        The layers, the lowest first.
        """
    def leader(self, /, query: str) -> Leader:
        """
        The leader with an id, a Wikidata id or a full name.

        Raises `UnknownEntityError` when nobody matches, or several people do.
        """
    def leader_of(
        self, /, country: str, *, on: str | int | date | None = None, role: Role | None = None
    ) -> Term | None:
        """
        Who led a country on a date: its effective leader, or who held the office of a role ("head_of_state", "foreign_minister" …).

        Without a role the one who governed is meant: an effective leader beside the offices (Deng Xiaoping), else who was head of state and of
        government at once, else the holder of the office that governs in that state at that time. Without a date: as of the data version.
        `None` when the gazetteer knows nobody. Raises `UnknownEntityError` for an unknown country, or a role that nobody holds: it names those
        that one can ask for.
        """
    @staticmethod
    def load(path_or_name: str | PathLike[str], *, trusted: bool = False) -> Gazetteer:
        """
        A layer of your own by itself, from the path of a list, a compiled gazetteer or a directory of tables, or by its name in the data
        directory: `"wikidata"` is the newest version there, `"wikidata-2026.11.22"` that one.

        `extend` puts it on top of another gazetteer, and takes paths and names, too. With `trusted`, for files that you wrote yourself, a compiled
        gazetteer is checked for damage and its version only, and opens in a tenth of the time. Raises `LegationError` when there is no such
        layer, it is not sound, or was compiled by another version of the package.
        """
    def members(
        self, /, organisation: str, *, on: str | int | date | None = None
    ) -> list[Membership]:
        """
        The members of an organisation on a date; without a date, those as of the data version.

        The suspended are among them; observers, candidates and associates are not: see `affiliates`. Raises `UnknownEntityError` for an
        unknown organisation.
        """
    def memberships(
        self, /, country: str, *, on: str | int | date | None = None
    ) -> list[Membership]:
        """
        The organisations that a country belonged to on a date; without a date, those as of the data version.

        Raises `UnknownEntityError` for an unknown country.
        """
    def named(self, /, text: str) -> list[Name]:
        """
        The names that match a text as a whole, whatever its case, diacritics, hyphens and dots.
        """
    def office_holders(self, /, country: str, *, on: str | int | date | None = None) -> list[Term]:
        """
        Who held the offices of a country on a date; without a date, who holds them as of the data version.

        Heads of state come first, then heads of government, then the other roles. Raises `UnknownEntityError` for an unknown country.
        """
    def only(
        self,
        /,
        *,
        kinds: Iterable[str] | None = None,
        countries: Iterable[str] | None = None,
        classes: Iterable[str] | None = None,
        languages: Iterable[str] | None = None,
    ) -> Gazetteer:
        """
        Only a part of this gazetteer: entities of these kinds, countries (by id, code or name: themselves, their organisations, the holders of
        their offices) and classes (of organisations, and kinds of your own; countries and leaders have none, and stay), and names of these
        languages beside those of any language. What is not given keeps all.

        >>> part = legation.Gazetteer.builtin().only(kinds=["country"])
        >>> [mention.text for mention in legation.Extractor(part).extract("Xi Jinping left China.")]
        ['China']

        Raises `UnknownEntityError` for words that it does not know, `LegationError` for a list of none.
        """
    def organisation(self, /, query: str) -> Organisation:
        """
        The organisation with an id, a Wikidata id, a name or an acronym.

        Raises `UnknownEntityError` when nothing matches, or several organisations do.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Writes the uppermost layer to a file: compiled (`.legation`), which `extend` opens in milliseconds, or as a list (`.jsonl`), of which
        `extend` makes the same layer again.

        The file appears whole or not at all. Raises `LegationError` when it cannot be written, something was left out of the
        layer (`without`, `only`), or it says more than a list can.
        """
    def search(self, /, query: str, *, limit: SupportsIndex = 10) -> list[SearchResult]:
        """
        The entities with a name that is, begins with or is spelt nearly like the query, best first, at most `limit`.

        Whole names come before beginnings of names, and these before misspellings (one edit from four letters on, two from eight on, looked
        for only when there is nothing better, or from five on when fewer than `limit` names begin so and none is the query).
        """
    def terms(self, /, person: str) -> list[Term]:
        """
        The terms of office of a person, in the order of their starts.

        Raises `UnknownEntityError` when nobody matches, or several people do.
        """
    def terms_table(
        self, /, *, country: str | None = None, organisation: str | None = None
    ) -> dict[str, list[str | None]]:
        """
        Terms of office as columns: a dict of lists of one length, which `pandas.DataFrame` and the like take as it is. Those of the offices of a country, of
        an organisation, or all. A row is a term, in the order of roles and starts within a body.

        The columns: `leader_id`, `leader`, `body_id`, `body`, `role`, `office`, `start`, `end` (a date, "?" for one that nobody knows, `None` for none)
        and `data_version`.
        """
    def to_bytes(self, /) -> bytes:
        """
        The compiled form of a gazetteer of one layer.

        Raises `LegationError` when it has several layers (write each down by itself), or is a part of a gazetteer.
        """
    def unresolved(
        self,
        /,
        column: Iterable[Any],
        *,
        on: str | int | date | Iterable[str | int | date | None] | None = None,
    ) -> list[UnresolvedName]:
        """
        The texts of a column that denote no country, or several, with the number of their rows, those of the most rows first.
        """
    def without(self, /, ids: Iterable[str] = ..., *, names: Iterable[str] = ...) -> Gazetteer:
        """
        This gazetteer without some entities, by id; texts and look-ups by id and name do not see them.

        >>> legation.Gazetteer.builtin().without(["org:nato"]).search("NATO", limit=1)[0].entity_id != "org:nato"
        True

        `names` leaves single names out, whatever they denote; the entities stay:

        >>> part = legation.Gazetteer.builtin().without(names=["Kiwi"])
        >>> len(legation.Extractor(part).extract("A Kiwi met a New Zealander."))
        1

        Raises `UnknownEntityError` for an id or a name that it does not have.
        """

@final
class Layer:
    """
    A layer of a gazetteer.
    """

    __match_args__: Final[tuple[str, str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        kind: LayerKind,
        version: str,
        hash: str,
        name: str,
        as_of: str,
        path: str | PathLike[str] | None,
    ) -> Layer: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def as_of(self, /) -> str:
        """
        The date of its newest source, as the source gives it; empty where none does.
        """
    @property
    def hash(self, /) -> str:
        """
        A hash of its tables: equal hashes, equal data.
        """
    @property
    def kind(self, /) -> LayerKind:
        """
        "built_in" or "own".
        """
    @property
    def name(self, /) -> str:
        """
        What people call it: the name of its file without the ending, otherwise its kind.
        """
    @property
    def path(self, /) -> Path | None:
        """
        The file that it was read from, if it was read from one.
        """
    @property
    def version(self, /) -> str:
        """
        The version of its tables; empty where they have none.
        """

@final
class Leader(Entity):
    """
    A person who holds or held political office or leads a political body.
    """
    @property
    def born(self, /) -> str | None:
        """
        The date of birth (YYYY, YYYY-MM or YYYY-MM-DD), where a source states it.
        """
    @property
    def died(self, /) -> str | None:
        """
        The date of death, where a source states it.
        """
    @property
    def family_name(self, /) -> str | None:
        """
        The family name, where a source marks it.
        """
    @property
    def terms(self, /) -> tuple[Term, ...]:
        """
        The terms of office, in the order of their starts.
        """
    def terms_on(self, date: str | int | date, /) -> tuple[Term, ...]:
        """
        The terms that were in force on a date.
        """

@final
class Membership:
    """
    A country (or an organisation: the EU in the G20) in an organisation, from one date to another.
    """

    __match_args__: Final[tuple[str, str, str, str, str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        member_id: str,
        member_name: str,
        organisation_id: str,
        organisation_name: str,
        status: MembershipStatus,
        start: str | None,
        end: str | None,
        listed_from: str | None,
        listed_to: str | None,
    ) -> Membership: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> str | None:
        """
        The date of leaving: a date, "?" when it ended on an unknown day, `None` when it had not ended as of the data version.
        """
    @property
    def listed_from(self, /) -> str | None:
        """
        The first year in which a yearly source lists it; the membership may be older.
        """
    @property
    def listed_to(self, /) -> str | None:
        """
        The last year in which a yearly source lists it.
        """
    @property
    def member_id(self, /) -> str:
        """
        The id of the member.
        """
    @property
    def member_name(self, /) -> str:
        """
        The name of the member.
        """
    @property
    def organisation_id(self, /) -> str:
        """
        The id of the organisation.
        """
    @property
    def organisation_name(self, /) -> str:
        """
        The name of the organisation.
        """
    @property
    def start(self, /) -> str | None:
        """
        The date of joining (YYYY, YYYY-MM or YYYY-MM-DD), if a source states it.
        """
    @property
    def status(self, /) -> MembershipStatus:
        """
        "member", "observer", "candidate", "associate" or "suspended".
        """

@final
class Mention:
    """
    A place in the text that denotes an entity, or a leader whom the gazetteer does not know: `document.text[m.start:m.end] == m.text`.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(
        start: SupportsIndex,
        end: SupportsIndex,
        text: str,
        form: Form,
        confidence: SupportsFloat | SupportsIndex,
        target: tuple[str | None, DiscoveredLeader | None],
        evidence: SupportsGetItem[int, Evidence],
        gazetteer: Gazetteer | None = None,
        date: str | int | date | None = None,
    ) -> Mention: ...
    @property
    def body_id(self, /) -> str | None:
        """
        The id of the country or organisation whose office it is.
        """
    @property
    def confidence(self, /) -> float:
        """
        How sure the decision is, from 0 to 1, to three decimals: the share of right mentions among those that rest on
        the same rules, measured on annotated news.
        """
    @property
    def cow(self, /) -> str | None:
        """
        The Correlates of War code, of a country, on the document's date; `None` without a date.
        """
    @property
    def discovered(self, /) -> DiscoveredLeader | None:
        """
        The leader whom it denotes, where the gazetteer does not know the person.
        """
    @property
    def end(self, /) -> int:
        """
        Behind the last code point.
        """
    @property
    def entity(self, /) -> Entity | None:
        """
        What it denotes; `None` where it is a leader whom the gazetteer does not know: see `discovered`.
        """
    @property
    def entity_class(self, /) -> str | None:
        """
        The class of an organisation ("igo", "party", "ministry" …); of an entity of your own, what its list calls its kind: "company".
        """
    @property
    def entity_id(self, /) -> str | None:
        """
        The id of the entity; `None` for a leader whom the gazetteer does not know.
        """
    @property
    def entity_name(self, /) -> str:
        """
        The canonical name of the entity, or the fullest form in the text of a discovered leader's name.
        """
    @property
    def evidence(self, /) -> tuple[Evidence, ...]:
        """
        The rules that decided, with the words they read.
        """
    @property
    def form(self, /) -> Form:
        """
        How it denotes: "name", "adjective", "surname", "acronym" …
        """
    @property
    def gw(self, /) -> str | None:
        """
        The Gleditsch–Ward code, of a country, on the document's date; `None` without a date.
        """
    @property
    def iso3(self, /) -> str | None:
        """
        ISO 3166-1 alpha-3, of a country; for former states the last code they had.
        """
    @property
    def kind(self, /) -> Kind:
        """
        "country", "leader" or "organisation".
        """
    @property
    def layer(self, /) -> LayerKind:
        """
        Where what it denotes comes from: "built_in", "own" (a layer of your own) or "discovered" (in this text alone).
        """
    @property
    def office(self, /) -> str | None:
        """
        The office that a leader held on the document's date, of several the highest; of a discovered leader, the one that the text names.
        """
    @property
    def qid(self, /) -> str | None:
        """
        The Wikidata item of the entity.
        """
    @property
    def rules(self, /) -> tuple[Rule, ...]:
        """
        The rules that decided, in the order in which they spoke.
        """
    @property
    def start(self, /) -> int:
        """
        The first code point.
        """
    @property
    def term_start(self, /) -> str | None:
        """
        When the term in that office began (YYYY, YYYY-MM or YYYY-MM-DD).
        """
    @property
    def text(self, /) -> str:
        """
        The words of the text.
        """
    @property
    def wikipedia(self, /) -> str | None:
        """
        The title of the English Wikipedia article of the entity.
        """

@final
class Name:
    """
    A name of an entity.
    """

    __match_args__: Final[tuple[str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, form: Form, languages: str, entity_id: str) -> Name: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def entity_id(self, /) -> str:
        """
        The id of the entity.
        """
    @property
    def form(self, /) -> Form:
        """
        How it denotes: "name", "acronym", "adjective" …
        """
    @property
    def languages(self, /) -> str:
        """
        The languages it belongs to (BCP 47), joined with "|"; "und" stands for any.
        """
    @property
    def text(self, /) -> str:
        """
        The name as it is printed.
        """

@final
class Options:
    """
    What to ask of an extraction, to be kept and given as `options=` to `extract` and `extract_many`.

    The keywords are those of `extract`. Options are equal when all that they say is; they pickle by name, so that other versions of the
    package can read them.

    >>> options = legation.Options(date="2025-11-01", metonyms=True)
    >>> legation.extract("Beijing welcomed the decision.", options=options).mentions[0].entity_id
    'country:CHN'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        *,
        date: str | int | date | None = None,
        language: str | None = None,
        surnames: str | None = None,
        metonyms: bool = ...,
        constituents: bool = ...,
        news_agencies: bool = ...,
        discovered: bool = ...,
        roles: bool = ...,
        head_nouns: bool = ...,
        lower_case: bool = ...,
        include_rejected: bool = ...,
    ) -> Options: ...
    def __reduce__(
        self, /
    ) -> "tuple[object, tuple[str | None, str | None, dict[str, bool], str]]": ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(
        date: str | int | date | None,
        language: str | None,
        switches: dict[str, bool],
        surnames: str | None = None,
    ) -> Options: ...
    @property
    def constituents(self, /) -> bool:
        """
        Count countries within a state ("Scotland", "the Gaza Strip")
        """
    @property
    def date(self, /) -> str | None:
        """
        The date of the text (YYYY, YYYY-MM or YYYY-MM-DD).
        """
    @property
    def discovered(self, /) -> bool:
        """
        Count leaders who are not in the gazetteer where the text introduces them by an office
        """
    @property
    def head_nouns(self, /) -> bool:
        """
        Count the head noun of an organisation's name ("the Court") where the text has named it
        """
    @property
    def include_rejected(self, /) -> bool:
        """
        Also show the names that are not mentions, with the reason (not in CSV)
        """
    @property
    def language(self, /) -> str | None:
        """
        The language of the text (BCP 47).
        """
    @property
    def lower_case(self, /) -> bool:
        """
        Count names in lower case, as in posts and transcripts
        """
    @property
    def metonyms(self, /) -> bool:
        """
        Count capitals and seats of power ("Beijing", "the Kremlin") as mentions of their state
        """
    @property
    def news_agencies(self, /) -> bool:
        """
        Count news agencies ("told Reuters")
        """
    @property
    def roles(self, /) -> bool:
        """
        Count offices beside their country as mentions of the holder on the date ("the South Korean president")
        """
    @property
    def surnames(self, /) -> str:
        """
        How much must speak for a surname without the full name: "strict", "default" or "eager".
        """

@final
class Organisation(Entity):
    """
    An intergovernmental body, a state body, a party, an armed group, a non-governmental organisation …
    """
    @property
    def country(self, /) -> Country | None:
        """
        The country of a party, a ministry, a state firm …
        """
    @property
    def end(self, /) -> str | None:
        """
        When it ended; `None` for those that exist and where it is not known.
        """
    @property
    def parent(self, /) -> Organisation | None:
        """
        The organisation that it is a part of.
        """
    @property
    def start(self, /) -> str | None:
        """
        When it was founded (YYYY, YYYY-MM or YYYY-MM-DD), where that is known.
        """

@final
class Refresh:
    """
    A new version of the layer of Wikidata, which is not written yet: see `legation.update`.
    """
    def __repr__(self, /) -> str: ...
    def apply(self, /, *, accept_fall: bool = False) -> Path:
        """
        Writes the new version, which appears whole or not at all, and returns its path; older versions stay.

        Raises `LegationError` when the file cannot be written, and on a fall unless `accept_fall` is true.
        """
    @property
    def changes(self, /) -> list[Change]:
        """
        What would change, compared with the built-in gazetteer and the last version of the layer.
        """
    @property
    def fall(self, /) -> str | None:
        """
        What is less than nine tenths of what there was, in words.
        """
    @property
    def notes(self, /) -> list[str]:
        """
        What was refused, and why; which queries failed, so that the last good data stays.
        """
    @property
    def path(self, /) -> Path:
        """
        The file that `apply` writes.
        """
    @property
    def requests(self, /) -> int:
        """
        How many requests were sent.
        """

@final
class RejectedCandidate:
    """
    A name of the gazetteer that stands in the text and is not a mention, with the reason.
    """

    __match_args__: Final[tuple[str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        start: SupportsIndex,
        end: SupportsIndex,
        text: str,
        reason: Rejection,
        entity_ids: SupportsGetItem[int, str],
    ) -> RejectedCandidate: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        Behind the last code point.
        """
    @property
    def entity_ids(self, /) -> list[str]:
        """
        The ids of whom or what the name may denote.
        """
    @property
    def reason(self, /) -> Rejection:
        """
        Why it is no mention: "blocked", "persons_name", "no_support" …
        """
    @property
    def start(self, /) -> int:
        """
        The first code point.
        """
    @property
    def text(self, /) -> str:
        """
        The words of the text.
        """

@final
class SearchResult:
    """
    An entity that `search` found, with the name that comes nearest to the query.
    """

    __match_args__: Final[tuple[str, str, str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls,
        /,
        entity_id: str,
        kind: Kind,
        entity_name: str,
        matched: str,
        edits: SupportsIndex,
        whole: bool,
    ) -> SearchResult: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def edits(self, /) -> int:
        """
        How many letters had to be put in, left out, changed or swapped with their neighbour.
        """
    @property
    def entity_id(self, /) -> str:
        """
        The id of the entity.
        """
    @property
    def entity_name(self, /) -> str:
        """
        The name that English-language news uses.
        """
    @property
    def kind(self, /) -> Kind:
        """
        "country", "leader" or "organisation".
        """
    @property
    def matched(self, /) -> str:
        """
        The name of the entity that matched best.
        """
    @property
    def whole(self, /) -> bool:
        """
        Whether the query is the whole name and not only its beginning.
        """

@final
class Sentence:
    """
    A sentence of a document.
    """

    __match_args__: Final[tuple[str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls, /, number: SupportsIndex, start: SupportsIndex, end: SupportsIndex, text: str
    ) -> Sentence: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def end(self, /) -> int:
        """
        The end of the sentence in code points, exclusive.
        """
    @property
    def number(self, /) -> int:
        """
        The number of the sentence in the document, from 0.
        """
    @property
    def start(self, /) -> int:
        """
        The first code point of the sentence, from 0.
        """
    @property
    def text(self, /) -> str:
        """
        The words of the sentence: `document.text[start:end]`.
        """

@final
class Source:
    """
    Where facts come from.
    """

    __match_args__: Final[tuple[str, str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str, title: str, licence: str, as_of: str) -> Source: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def as_of(self, /) -> str:
        """
        The date of the state that was read, as the source gives it.
        """
    @property
    def id(self, /) -> str:
        """
        The id that rows refer to.
        """
    @property
    def licence(self, /) -> str:
        """
        The licence under which its facts are passed on.
        """
    @property
    def title(self, /) -> str:
        """
        What it is.
        """

@final
class Table:
    """
    Rows and columns of facts, for data frames and databases: anything that takes an `__arrow_c_stream__` reads it.
    """
    def __arrow_c_schema__(self, /) -> CapsuleType:
        """
        A capsule of the Arrow C data interface with the schema.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> CapsuleType:
        """
        For other libraries: a capsule of the Arrow C stream interface. Another schema than ours is not made.
        """
    def __contains__(self, name: str, /) -> bool:
        """
        Whether there is a column of this name.
        """
    def __eq__(self, other: object, /) -> bool:
        """
        Tables are equal when they have the same columns, in the same order, with the same cells.
        """
    def __getitem__(self, name: str, /) -> list[Any]:
        """
        The cells of a column.

        Raises `KeyError` when there is no such column.
        """
    def __iter__(self, /) -> Iterator[dict[str, Any]]:
        """
        The rows, each a dict of its cells by column.

        >>> table = legation.extract_many(["Peru asked Chile."]).mentions(["start", "entity_id"])
        >>> [row["entity_id"] for row in table]
        ['country:PER', 'country:CHL']
        """
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]":
        """
        Pickles as its columns; another process or version reads it as it was.
        """
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        What a notebook shows.
        """
    @staticmethod
    def _restore(
        columns: SupportsGetItem[int, tuple[str, str, bool]],
        dictionaries: bool,
        batches: SupportsGetItem[int, SupportsGetItem[int, Any]],
    ) -> Table: ...
    @property
    def columns(self, /) -> tuple[str, ...]:
        """
        The names of the columns.
        """
    def to_arrow(self, /) -> "Any":
        """
        As a `pyarrow.Table`.
        """
    def to_dict(self, /) -> "dict[str, list[object]]":
        """
        As a dict of lists of one length.
        """
    def to_html(self, /) -> str:
        """
        The first rows and their number, as HTML with a style of its own and no script.
        """
    def to_pandas(self, /) -> "Any":
        """
        As a `pandas.DataFrame`: texts are of the type `str`, or categories where the table has dictionaries.
        """
    def to_polars(self, /) -> "Any":
        """
        As a `polars.DataFrame`.
        """

@final
class Term:
    """
    A person in an office of a country or an organisation, from one date to another.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]":
        """
        Pickles as what it is known by, so that other data gives the same term or none.
        """
    def __repr__(self, /) -> str: ...
    @staticmethod
    def _restore(
        known_by: tuple[str, str, str, str | None, str | None], gazetteer: Gazetteer | None = None
    ) -> Term: ...
    @property
    def body(self, /) -> Entity:
        """
        The country or organisation.
        """
    @property
    def end(self, /) -> str | None:
        """
        When it ended: a date, "?" when it ended on an unknown day, `None` when it had not ended as of the data version.
        """
    @property
    def last_seen(self, /) -> str | None:
        """
        When a source last saw the person in office, if the end is "?" and a source says.
        """
    @property
    def leader(self, /) -> Leader:
        """
        Who held the office.
        """
    @property
    def office(self, /) -> str:
        """
        The English title: "President", "Prime Minister".
        """
    @property
    def role(self, /) -> Role:
        """
        The class of the office: "head_of_state", "head_of_government" …
        """
    @property
    def start(self, /) -> str | None:
        """
        When it began (YYYY, YYYY-MM or YYYY-MM-DD), if a source says so.
        """

@final
class UnresolvedName:
    """
    A text of a column that denotes no country, or several.
    """

    __match_args__: Final[tuple[str, str, str]]
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(
        cls, /, text: str, rows: SupportsIndex, candidates: SupportsGetItem[int, str]
    ) -> UnresolvedName: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def candidates(self, /) -> list[str]:
        """
        The ids of the countries that it can mean; empty where nothing is called so.
        """
    @property
    def rows(self, /) -> int:
        """
        How many rows have it.
        """
    @property
    def text(self, /) -> str:
        """
        The text.
        """

def affiliates(organisation: str, *, on: str | int | date | None = None) -> list[Membership]:
    """
    Who belonged to an organisation on a date in whatever status, observers and candidates too; without a date, who does as of the data
    version.

    Raises `UnknownEntityError` for an unknown organisation.
    """

def by_external_id(system: ExternalIdSystem, id: str) -> list[Entity]:
    """
    The entities that have an identifier in another data set: one as a rule, several where the set does not tell them apart.

    Systems: "archigos", "partyfacts", "ror", "ucdp_actor", "oecd_crs", "ofac",
    "wikipedia" (a former title of the English article).
    """

def check_interpreter() -> None:
    """
    Refuses a second interpreter, which would see exceptions that its `except` does not know, and objects that outlive their classes.
    """

def convert_code(
    code: str | int,
    from_system: CodeSystem,
    to_system: CodeSystem,
    *,
    on: str | int | date | None = None,
) -> str | None:
    """
    A country code in another system, on a date if given: `convert_code("365", "cow", "iso3", on="1985")` is "SUN".

    A country that had no code of its own then has that of the state which continues it or which it continues: `convert_code("DEU", "iso3",
    "cow", on=1955)` is "260". `None` when no country had the code, or it has none in the other system.
    Systems: "iso2", "iso3", "numeric", "m49", "cow", "gw", "qid"; "cowc" and "gwc" are the letters beside the numbers ("ROK").
    """

def countries(
    column: Iterable[Any],
    *,
    on: str | int | date | Iterable[str | int | date | None] | None = None,
    to: CodeSystem | None = None,
    not_found: str = "raise",
) -> list[str | None]:
    """
    The countries of a column: their ids, or their codes in the system `to` ("iso3", "cow" …), in the order of the rows.

    `column` is any iterable of names or codes: a list, a Series, a column of Arrow; gaps (`None`, NaN) stay `None`. `on` is one date for
    all rows, or one for each, so that country-years get the code of the year. `not_found` says what happens to what denotes no country, or several:
    "raise" an `UnknownEntityError` that lists them with the number of rows, "none" for `None`, "keep" for the text itself. `unresolved`
    tells which they are.
    """

def country(query: str, *, on: str | int | date | None = None) -> Country:
    """
    The country with an id, an ISO code, a Wikidata id, or a name as people type it and tables print it.

    "The Netherlands", "Gambia, The", "Korea, Dem. People's Rep.", "Virgin Islands (U.S.)", "Burma/Myanmar", "République du Congo" and "Khazakstan" are
    understood. With a date, states that existed then and names that were in use come before the others ("Yugoslavia"), and a former state that
    had ended is the one that continues it.

    Raises `UnknownEntityError` when nothing matches, or several countries do ("Congo", "Korea", "Virgin Islands"): its `candidates` are their ids.
    Regions and groups are no countries.
    """

def country_by_code(
    system: CodeSystem, code: str | int, *, on: str | int | date | None = None
) -> Country:
    """
    The country that had a code of a system ("iso2", "iso3", "numeric", "m49", "cow", "gw", "qid", "cowc", "gwc"), on a date if given.

    Letters may be in either case, numbers `int` or `str`, with or without zeros before them.

    Raises `UnknownEntityError` when there is none.
    """

def data_info() -> DataInfo:
    """
    What the gazetteer's data is: version, hash, counts and sources.
    """

def entities(*, kind: Kind | None = None) -> list[Entity]:
    """
    All entities of a kind ("country", "leader", "organisation"), or of every kind, in the order of their ids.
    """

def entity(id: str) -> Entity:
    """
    The entity with a legation id ("org:apec") or a Wikidata id ("Q15031").

    Raises `UnknownEntityError` when there is none.
    """

def extract(
    text: str,
    *,
    date: str | int | date | None = None,
    language: str | None = None,
    surnames: str | None = None,
    options: Options | None = None,
    metonyms: bool = ...,
    constituents: bool = ...,
    news_agencies: bool = ...,
    discovered: bool = ...,
    roles: bool = ...,
    head_nouns: bool = ...,
    lower_case: bool = ...,
    include_rejected: bool = ...,
) -> Document:
    """
    Finds and links the leaders, countries and organisations that a text mentions.

    `date` is the date of the text: "YYYY", "YYYY-MM", "YYYY-MM-DD", a `datetime.date` or a
    `datetime.datetime` (an aware one is read in UTC). It decides who held an office. `None`, NaN, NaT and NA say
    that it is not known.

    `language` (BCP 47: "de", "pt-BR") lets the names of that language count beside the English ones. Without it the
    language is found by its common words and names of countries; "en" keeps the names of other languages out.

    `surnames` says how much must speak for a surname without the full name, as in a headline ("Talks with Erdogan fail"):
    "strict", "default" (so much that hardly anybody else can be meant) or "eager" (so much that he probably is).

    On request also: `metonyms`, capitals and seats of power as mentions of their state ("Beijing", "the
    Kremlin"); `constituents`, countries within a state ("Scotland", "the Gaza Strip"); `news_agencies`
    ("told Reuters"). Leaders who are not in the gazetteer are mentions where the text introduces them by a political
    office ("Foreign Minister" and a name), unless `discovered` is false.

    `roles`: an office beside its country stands for its holder on the date ("the South Korean president");
    "the Court" stands for the International Criminal Court where the text has named it, unless `head_nouns` is false;
    `lower_case`: names count in small letters, too, as in posts and transcripts; `include_rejected`: the
    document's `rejected` holds the names that are no mentions, with the reason.

    `options` says all this at once; keywords that are given, and differ from their defaults, count on top of it.

    Raises `TypeError` when `text` is not a string, `TextError` when it holds a lone surrogate,
    `DateError` for an impossible date, `LegationError` for a language that is not a BCP 47 tag or that the
    gazetteer has no names in. Ctrl-C ends it within 0.2 s, however long the text is (after Python has
    encoded it, which takes some 2 ms a MB where it is not all ASCII).
    """

def extract_iter(
    texts: Iterable[str],
    *,
    ids: Iterable[Any] | None = None,
    dates: str | int | date | Iterable[str | int | date | None] | None = None,
    batch: SupportsIndex = 4096,
    missing: str = "raise",
    progress: Any | None = None,
    language: str | None = None,
    surnames: str | None = None,
    options: Options | None = None,
    metonyms: bool = ...,
    constituents: bool = ...,
    news_agencies: bool = ...,
    discovered: bool = ...,
    roles: bool = ...,
    head_nouns: bool = ...,
    lower_case: bool = ...,
    include_rejected: bool = ...,
) -> DocumentStream:
    """
    Extracts texts as they come, at most `batch` of them at a time on all cores: for more than memory holds.

    Gives `Documents` for each batch, in the order of the texts; arguments and errors are those of `extract_many`, the total that
    `progress` is told is `None`. To data frames and databases it is one table of mentions, made while it is read.

    >>> texts = (f"Minister {number} of Peru" for number in range(5))
    >>> [len(documents) for documents in legation.extract_iter(texts, batch=2)]
    [2, 2, 1]
    """

def extract_many(
    texts: Iterable[str],
    *,
    ids: Iterable[Any] | None = None,
    dates: str | int | date | Iterable[str | int | date | None] | None = None,
    missing: str = "raise",
    progress: Any | None = None,
    language: str | None = None,
    surnames: str | None = None,
    options: Options | None = None,
    metonyms: bool = ...,
    constituents: bool = ...,
    news_agencies: bool = ...,
    discovered: bool = ...,
    roles: bool = ...,
    head_nouns: bool = ...,
    lower_case: bool = ...,
    include_rejected: bool = ...,
) -> Documents:
    """
    Extracts many texts on all cores; the documents come in the order of the texts.

    `texts` is an iterable of strings, such as a list, a generator or a column of pandas, Polars or Arrow. `ids` has an id for each
    text, which documents and tables repeat as `document_id`. `dates` is one date for all texts, or one for each (`None`, NaN, NaT, NA
    or an Arrow null where unknown). `missing` says what to do with a text that is one of these: "raise", or "empty" to read it as "".
    `progress`: true shows a bar of tqdm, a function is called now and then with the number done and the total. The other options
    are those of `extract`.

    The result is a sequence of documents; to data frames and databases it is the table of their mentions.

    >>> documents = legation.extract_many(["Xi Jinping", None], ids=["a", "b"], missing="empty")
    >>> documents.mentions(columns=["document_id", "text"]).to_dict()
    {'document_id': ['a'], 'text': ['Xi Jinping']}

    Raises what `extract` raises, naming the place (`texts[17]`, `dates[17]`); `TypeError` for a data frame or a mapping,
    which would give its keys; `LegationError` when the numbers of texts, ids and dates differ. Ctrl-C ends it within 0.2 s.
    It may be called in forked processes: each has threads of its own.
    """

def fold_key(text: str) -> str | None:
    """
    The key under which a name is stored and a text is searched; `None` where it cannot be one name.
    """

def head_of(organisation: str, *, on: str | int | date | None = None) -> Term | None:
    """
    Who headed an organisation on a date: its secretary-general, president, chair; of a party or an armed group, its leader.

    Where only one sub-body of an organisation has heads, it is theirs: the African Union is headed by the chairperson of its Commission. The
    European Union has several: ask for the Commission, the European Council or the Parliament. Without a date: who is known to be in office
    as of the data version. `None` when the gazetteer knows nobody. Raises `UnknownEntityError` for an unknown organisation; its `candidates`
    are those of nearly that name, or the several that it can mean.
    """

def knowledge(
    table: Knowledge,
    /,
    *,
    columns: SupportsGetItem[int, str] | None = None,
    dictionaries: bool = False,
) -> Table:
    """
    What the gazetteer knows as a `Table`: "entities", "names", "terms", "memberships", "codes" or "external_ids", a row each, whole or some columns.

    `docs/tables.md` has the columns. `dictionaries`: each text is stored once, and rows refer to it.

    Raises `LegationError` for a column that there is not.

    >>> codes = legation.knowledge("codes", columns=["entity_id", "system", "code"])
    >>> ("country:PER", "cow", "135") in zip(codes["entity_id"], codes["system"], codes["code"])
    True
    """

def leader(query: str) -> Leader:
    """
    The leader with an id, a Wikidata id or a full name.

    Raises `UnknownEntityError` when nobody matches, or several people do.
    """

def leader_of(
    country: str, *, on: str | int | date | None = None, role: Role | None = None
) -> Term | None:
    """
    Who led a country on a date: its effective leader, or who held the office of a role ("head_of_state", "foreign_minister" …).

    Without a role the one who governed is meant: an effective leader beside the offices (Deng Xiaoping), else who was head of state and of
    government at once, else the holder of the office that governs in that state at that time. Without a date: as of the data version.
    `None` when the gazetteer knows nobody. Raises `UnknownEntityError` for an unknown country, or a role that nobody holds: it names those
    that one can ask for.
    """

def members(organisation: str, *, on: str | int | date | None = None) -> list[Membership]:
    """
    The members of an organisation on a date; without a date, those as of the data version.

    The suspended are among them; observers, candidates and associates are not: see `affiliates`. Raises `UnknownEntityError` for an
    unknown organisation.
    """

def memberships(country: str, *, on: str | int | date | None = None) -> list[Membership]:
    """
    The organisations that a country belonged to on a date; without a date, those as of the data version.

    Raises `UnknownEntityError` for an unknown country.
    """

def mention_table(documents: "Iterable[Document]", /) -> "dict[str, list[object]]":
    """
    The mentions of documents as columns: a dict of lists of one length, which `pandas.DataFrame` takes as it is: the same as
    `Documents(documents).to_dict()`.

    `document_id` is the position among the given documents where they have no id.

    Raises `TypeError` when one of `documents` is none.
    """

def named(text: str) -> list[Name]:
    """
    The names that match a text as a whole, whatever its case, diacritics, hyphens and dots.
    """

def office_holders(country: str, *, on: str | int | date | None = None) -> list[Term]:
    """
    Who held the offices of a country on a date; without a date, who holds them as of the data version.

    Heads of state come first, then heads of government, then the other roles. Raises `UnknownEntityError` for an unknown country.
    """

def organisation(query: str) -> Organisation:
    """
    The organisation with an id, a Wikidata id, a name or an acronym.

    Raises `UnknownEntityError` when nothing matches, or several organisations do.
    """

def own_columns() -> "dict[str, str]":
    """
    The columns that a list of own entities may have, with what each holds; `id` and `name` are enough.

    >>> legation.own_columns()["id"][:24]
    'The id that mentions get'
    """

def panic_on_purpose(way: str) -> None:
    """
    Panics on purpose, in each of the ways of working: tests ask what Python sees of it, and whether it goes on.
    """

def restore_document(
    text: str,
    date: str | int | date | None,
    language: str | None,
    switches: dict[str, bool],
    data_version: str,
    gazetteer: Gazetteer | None = None,
    id: str | None = None,
    surnames: str | None = None,
) -> Document:
    """
    Makes a pickled document again.

    Warns of options that this version does not know, and of other data than the document was made with.
    """

def rows_to_html(
    columns: SupportsGetItem[int, str],
    rows: SupportsGetItem[int, SupportsGetItem[int, Any]],
    count: SupportsIndex,
) -> str:
    """
    Rows of anything as notebooks show them: `legation.display` has a face for it. Cells are `None`, numbers, or else their text.
    """

def run_command(arguments: SupportsGetItem[int, str]) -> int:
    """
    Runs the command line with the arguments of a process, program name first, and returns its exit code.
    """

def search(query: str, *, limit: SupportsIndex = 10) -> list[SearchResult]:
    """
    The entities with a name that is, begins with or is spelt nearly like the query, best first, at most `limit`.

    Whole names come before beginnings of names, and these before misspellings (one edit from four letters on, two from eight on, looked
    for only when there is nothing better, or from five on when fewer than `limit` names begin so and none is the query).
    """

def table_schemas() -> list[tuple[str, list[str]]]:
    """
    The columns of each seed table by its path below the directory of the seeds, with `*` for the language where each has one.
    """

def terms(person: str) -> list[Term]:
    """
    The terms of office of a person, in the order of their starts.

    Raises `UnknownEntityError` when nobody matches, or several people do.
    """

def terms_table(
    *, country: str | None = None, organisation: str | None = None
) -> dict[str, list[str | None]]:
    """
    Terms of office as columns: a dict of lists of one length, which `pandas.DataFrame` and the like take as it is. Those of the offices of a country, of
    an organisation, or all. A row is a term, in the order of roles and starts within a body.

    The columns: `leader_id`, `leader`, `body_id`, `body`, `role`, `office`, `start`, `end` (a date, "?" for one that nobody knows, `None` for none)
    and `data_version`.
    """

def unresolved(
    column: Iterable[Any], *, on: str | int | date | Iterable[str | int | date | None] | None = None
) -> list[UnresolvedName]:
    """
    The texts of a column that denote no country, or several, with the number of their rows, those of the most rows first.
    """

def update(
    contact: str,
    *,
    languages: Iterable[str] = ...,
    since: str = "2015",
    countries: Iterable[str] = ...,
    offices: Iterable[str] = ...,
    endpoint: str | None = None,
    directory: str | PathLike[str] | None = None,
    interval: SupportsFloat | SupportsIndex = 1.0,
    timeout: SupportsFloat | SupportsIndex = 60.0,
) -> Refresh:
    """
    Asks Wikidata who holds and held the first offices and ministries of each state, and makes the next version of a layer in the user's data directory of it.

    This and `legation update` in the shell are all that ever uses the network. Nothing but a cache of replies is written until
    `apply` is called on the result, whose `changes` say in words what is new:

    >>> refresh = legation.update("newsroom@example.org", countries=["Peru"])  # doctest: +SKIP
    >>> refresh.apply()  # doctest: +SKIP
    >>> both = legation.Gazetteer.builtin().extend("wikidata")  # doctest: +SKIP

    `contact` is a mail address or a page by which the operators of the endpoint can reach you. `countries` are ids, ISO codes or names;
    empty, all states are asked about, about 1,250 requests at one a second. `offices` are roles: head_of_state,
    head_of_government, foreign_minister, defence_minister, finance_minister, interior_minister; empty, all of them. `languages` are those of the names; terms that ended before
    `since` are left out; `endpoint` is another SPARQL endpoint with the data of Wikidata; `directory` takes the layer instead of the
    data directory. An interrupted run is gone on with.

    Raises `ValueError` for arguments that cannot be, `LegationError` when the endpoint does not answer or a file cannot be read.
    """

def vocabularies() -> list[tuple[str, str, list[str]]]:
    """
    The vocabularies: name, what it is of, words. `legation.vocabulary` is made from them.
    """
