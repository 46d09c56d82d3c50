"""Mentions of the texts of a Dask data frame, partition by partition.

>>> import legation.dask
>>> mentions = legation.dask.mentions(articles, text="body", id="id", date="published")
"""

from __future__ import annotations

from typing import Any

from legation.pipeline import Mapper

__all__ = ["dyads", "entities", "mentions"]


def mentions(frame: Any, **settings: Any) -> Any:
    """The table of mentions as a data frame; its settings are those of `Mapper`."""
    return _mapped(frame, Mapper(**settings))


def entities(frame: Any, **settings: Any) -> Any:
    """The table of entities, one row for each entity of each text."""
    return _mapped(frame, Mapper(table="entities", **settings))


def dyads(frame: Any, **settings: Any) -> Any:
    """The table of dyads, one row for each pair of each text; `pairs` says which."""
    return _mapped(frame, Mapper(table="dyads", **settings))


def _mapped(frame: Any, mapper: Mapper) -> Any:
    if not hasattr(frame, "map_partitions"):
        raise TypeError(f"frame must be a Dask data frame, not {type(frame).__name__}")
    mapper.check_columns(frame.columns)
    none: dict[str, list[Any]] = {name: [] for name in mapper.needed}
    return frame[mapper.needed].map_partitions(mapper.pandas, meta=mapper.pandas(none))
