"""Texts in batches: one function for Spark, Dask, Ray, Daft and whatever hands out columns.

A `Mapper` reads batches with a column of ids and one of texts, and gives the table of their
mentions. It is small to send to a worker: it pickles as names, options and the version of the
data, and each process opens the gazetteer for itself.

>>> from legation.pipeline import Mapper
>>> mapper = Mapper(text="body", columns=["document_id", "entity_id"])
>>> mapper.read({"id": [17], "body": ["Xi Jinping visited Peru."]}).to_dict()
{'document_id': ['17', '17'], 'entity_id': ['leader:xi-jinping', 'country:PER']}
"""

from __future__ import annotations

import functools
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from legation._core import Documents, Extractor, Gazetteer, Options, Table, extract_many
from legation._errors import LegationError

__all__ = ["Mapper", "map_arrow", "schema", "spark_schema"]

TableName = Literal["mentions", "entities", "dyads"]


class Mapper:
    """Gives the table of mentions, entities or dyads of texts that come in batches.

    `text`, `id` and `date` are the names of the columns; each row of the result repeats the id and
    the date of its text. `columns` are those of the result, by default all (`docs/tables.md`).
    `options` say the rest, as for `extract_many`; a text that is missing has no mentions, unless
    `missing="raise"`. `gazetteer` is the path of a list of your own, which every worker must be
    able to read, or the name of a layer ("wikidata-2026.11.22"): it counts on top of the built-in
    one. `pairs` is what `Documents.dyads` takes, which has all its columns: `{"offices": True}`.

    A mapper remembers the version of its data. Where it is unpickled beside other data, it warns:
    its mentions may differ.
    """

    def __init__(
        self,
        *,
        text: str = "text",
        id: str = "id",
        date: str | None = None,
        table: TableName = "mentions",
        columns: Sequence[str] | None = None,
        missing: Literal["empty", "raise"] = "empty",
        options: Options | None = None,
        gazetteer: str | os.PathLike[str] | None = None,
        pairs: Mapping[str, Any] | None = None,
    ) -> None:
        self.text: str = text
        self.id: str = id
        self.date: str | None = date
        self.table_name: TableName = table
        self.columns: list[str] | None = None if columns is None else list(columns)
        self.missing: Literal["empty", "raise"] = missing
        self.options: Options = options or Options()
        self.pairs: dict[str, Any] = dict(pairs or {})
        self.gazetteer: str | None = None if gazetteer is None else _place(gazetteer)
        # What cannot work is said here, and not by a worker far away.
        if table not in ("mentions", "entities", "dyads"):
            raise LegationError(f'table must be "mentions", "entities" or "dyads", not {table!r}')
        if table == "dyads" and columns is not None:
            raise LegationError("the table of dyads has all its columns: leave out columns=")
        self._table(self.extractor.extract_many([], options=self.options))
        self.data_version: str = self.extractor.gazetteer.data_info().version

    @property
    def extractor(self) -> Extractor:
        """What reads the texts; a process has one of each gazetteer."""
        path = self.gazetteer
        # A file that was written again is another one.
        modified = os.stat(path).st_mtime_ns if path is not None and os.path.exists(path) else 0
        return _extractor(path, modified)

    @property
    def needed(self) -> list[str]:
        """The columns that it reads."""
        return [name for name in (self.id, self.text, self.date) if name is not None]

    @property
    def schema(self) -> Any:
        """The `pyarrow.Schema` of what it gives."""
        import pyarrow

        return pyarrow.schema(self._table(extract_many([])))

    @property
    def spark_schema(self) -> str:
        """The same in the words of Spark."""
        return ", ".join(f"`{field.name}` {_SPARK[str(field.type)]}" for field in self.schema)

    def read(self, batch: Any) -> Table:
        """The table of one batch: a dict of columns, a data frame, a table of Arrow."""
        texts, ids = self._column(batch, self.text), self._column(batch, self.id)
        dates = None if self.date is None else self._column(batch, self.date)
        return self._table(
            self.extractor.extract_many(
                texts, ids=ids, dates=dates, missing=self.missing, options=self.options
            )
        )

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Record batches of Arrow, one after another: what Spark's `mapInArrow` calls."""
        if hasattr(batches, "to_batches"):  # a whole table of Arrow
            batches = batches.to_batches()
        for batch in batches:
            yield from self.arrow(batch).to_batches()

    def arrow(self, batch: Any) -> Any:
        """The `pyarrow.Table` of one batch: for `map_batches` of Ray, with its Arrow batches."""
        import pyarrow

        return pyarrow.table(self.read(batch))

    def pandas(self, frame: Any) -> Any:
        """The `pandas.DataFrame` of one batch: what `map_partitions` of Dask calls."""
        return self.read(frame).to_pandas()

    def polars(self, frame: Any) -> Any:
        """The `polars.DataFrame` of one batch: what `map_batches` of Polars calls."""
        return self.read(frame).to_polars()

    def _table(self, documents: Documents) -> Table:
        if self.table_name == "dyads":
            return documents.dyads(**self.pairs)
        if self.table_name == "entities":
            return documents.entities(self.columns)
        return documents.mentions(self.columns)

    def _column(self, batch: Any, name: str) -> Any:
        try:
            return batch[name]
        except (KeyError, LookupError) as error:
            raise self._missing([name], getattr(batch, "column_names", None) or batch) from error
        except TypeError as error:
            raise TypeError(
                "a batch must be a dict of columns, a data frame or a table of Arrow, "
                f"not {type(batch).__name__}"
            ) from error

    def check_columns(self, known: Iterable[Any]) -> None:
        """Raises `LegationError` when a column that is read is not among those that there are."""
        known = list(known)
        missing = [name for name in self.needed if name not in known]
        if missing:
            raise self._missing(missing, known)

    @staticmethod
    def _missing(names: list[str], known: Iterable[Any]) -> LegationError:
        missing = ", ".join(repr(name) for name in names)
        return LegationError(
            f"there is no column {missing} in the batch; its columns are "
            f"{', '.join(map(str, known))}: say which to read with id=, text= and date="
        )

    def _state(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "id": self.id,
            "date": self.date,
            "table": self.table_name,
            "columns": self.columns,
            "missing": self.missing,
            "options": self.options,
            "gazetteer": self.gazetteer,
            "pairs": self.pairs,
        }

    def __reduce__(self) -> tuple[Any, tuple[dict[str, Any], str]]:
        return _restore, (self._state(), self.data_version)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapper) and self.__reduce__()[1] == other.__reduce__()[1]

    def __repr__(self) -> str:
        said = ", ".join(
            f"{name}={value!r}" for name, value in self._state().items() if value not in (None, {})
        )
        return f"Mapper({said})"


_SPARK = {"large_string": "string", "int64": "bigint", "double": "double"}


def _place(path_or_name: str | os.PathLike[str]) -> str:
    """The whole path of what is there, for workers in other directories; else a name."""
    path = os.path.abspath(path_or_name)
    return path if os.path.exists(path) else os.fspath(path_or_name)


def _restore(state: dict[str, Any], data_version: str) -> Mapper:
    mapper = Mapper(**state)
    if mapper.data_version != data_version:
        warn_of_other_data("the mapper", data_version, mapper.data_version)
    return mapper


def warn_of_other_data(what: str, made: str, found: str) -> None:
    """Warns that something was made with other data than it is used with."""
    message = f"{what} was made with data {made} and is used with {found}; its mentions may differ"
    warnings.warn(message, stacklevel=3)


@functools.lru_cache(maxsize=4)
def _extractor(path: str | None, _modified: int) -> Extractor:
    return Extractor() if path is None else Extractor(Gazetteer.builtin().extend(path))


def map_arrow(batches: Iterable[Any], **settings: Any) -> Iterator[Any]:
    """Record batches of texts in, record batches of mentions out.

    The columns are `id` and `text`, unless the settings of `Mapper` say otherwise. In Spark:
    `frame.mapInArrow(legation.map_arrow, legation.pipeline.spark_schema())`.
    """
    return Mapper(**settings)(batches)


def schema(**settings: Any) -> Any:
    """The `pyarrow.Schema` of what `map_arrow` gives with the same settings."""
    return Mapper(**settings).schema


def spark_schema(**settings: Any) -> str:
    """The same in the words of Spark."""
    return Mapper(**settings).spark_schema
