"""The component `legation` of spaCy: `nlp.add_pipe("legation")`.

Each mention is a span of `doc.spans["legation"]`: its label is the kind (`LEADER`, `COUNTRY`,
`ORGANISATION`, `OTHER`), `span.id_` the id of the entity and `span.kb_id_` its Wikidata item.
Spans are whole tokens: a token of which a mention is only a part ("China-led") is in the span.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> nlp.add_pipe("legation", config={"date": "2025-11-01"})
>>> doc = nlp("Xi Jinping visited Peru.")
>>> [(span.text, span.id_) for span in doc.spans["legation"]]
[('Xi Jinping', 'leader:xi-jinping'), ('Peru', 'country:PER')]

The date of one text: `doc._.legation_date`, set before the component runs (`nlp.make_doc`), or
`config={"date": …}` for all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import minibatch

from legation._core import Documents, Options
from legation.pipeline import Mapper, warn_of_other_data

__all__ = ["Component", "make"]

# What the text of a pipeline was read with: `doc.user_data` travels with the document.
DATA_VERSION = "legation_data_version"

DEFAULTS: dict[str, Any] = {
    "spans_key": "legation",
    "ents": False,
    "date": None,
    "language": None,
    "gazetteer": None,
    "switches": {},
}


@Language.factory(  # type: ignore[untyped-decorator]
    "legation", default_config=DEFAULTS, assigns=["doc.spans", "doc.ents"]
)
def make(
    nlp: Language,
    name: str,
    spans_key: str,
    ents: bool,
    date: str | None,
    language: str | None,
    gazetteer: str | None,
    switches: dict[str, bool],
) -> Component:
    """Makes the component from its configuration.

    `ents` also writes `doc.ents`, where ours come before those that are there. `gazetteer` is the
    path of a list of your own; `switches` are those of `legation.Options` (`{"metonyms": True}`).
    """
    return Component(name, spans_key, ents, date, language, gazetteer, switches)


class Component:
    """Reads documents of spaCy; made by `nlp.add_pipe("legation")`."""

    def __init__(
        self,
        name: str = "legation",
        spans_key: str = "legation",
        ents: bool = False,
        date: str | None = None,
        language: str | None = None,
        gazetteer: str | None = None,
        switches: dict[str, bool] | None = None,
    ) -> None:
        self.name: str = name
        self.spans_key: str = spans_key
        self.ents: bool = ents
        self.date: str | None = date
        self.language: str | None = language
        self.switches: dict[str, bool] = dict(switches or {})
        keywords: dict[str, Any] = self.switches
        options = Options(date=date, language=language, **keywords)
        # It checks the settings, knows the gazetteer by its path, and warns of other data.
        self._reader = Mapper(options=options, gazetteer=gazetteer)
        if not Doc.has_extension("legation_date"):
            Doc.set_extension("legation_date", default=None)

    @property
    def data_version(self) -> str:
        """The version of the data that it reads with."""
        return self._reader.data_version

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Reads documents some at a time, on all cores."""
        for batch in minibatch(stream, batch_size):
            docs = list(batch)
            dates = [doc._.legation_date or self.date for doc in docs]
            found: Documents = self._reader.extractor.extract_many(
                [doc.text for doc in docs], dates=dates, options=self._reader.options
            )
            for doc, document in zip(docs, found, strict=True):
                self._write(doc, document)
                yield doc

    def _write(self, doc: Doc, document: Any) -> None:
        spans = []
        for mention in document.mentions:
            span = doc.char_span(
                mention.start,
                mention.end,
                label=mention.kind.upper(),
                kb_id=mention.qid or "",
                span_id=mention.entity_id or "",
                alignment_mode="expand",
            )
            # A document of spaCy has no tokens where its text is empty.
            if span is not None:
                spans.append(span)
        doc.spans[self.spans_key] = spans
        doc.user_data[DATA_VERSION] = self.data_version
        if self.ents:
            doc.ents = _apart(doc.ents, spans)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings and the version of the data; the data itself is in the package."""
        state = {
            "spans_key": self.spans_key,
            "ents": self.ents,
            "date": self.date,
            "language": self.language,
            "gazetteer": self._reader.gazetteer,
            "switches": self.switches,
            "data_version": self.data_version,
        }
        return json.dumps(state).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Component:
        """Takes the settings of another; warns if it had other data."""
        state = json.loads(data)
        made = state.pop("data_version")
        self.__init__(self.name, **state)  # type: ignore[misc]
        if made != self.data_version:
            warn_of_other_data("the pipeline", made, self.data_version)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """The same as a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Component:
        """The same from a file."""
        return self.from_bytes(Path(path).read_bytes())


def _apart(given: Iterable[Span], ours: Iterable[Span]) -> list[Span]:
    """Ours, and what was there where we have nothing: no token is in two entities."""
    taken: set[int] = set()
    kept: list[Span] = []
    for span in [*ours, *given]:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)
