"""Mentions of the texts of a Spark data frame.

>>> import legation.spark
>>> mentions = legation.spark.mentions(articles, text="body", id="id", date="published")

Every worker needs the package, nothing else: the gazetteer is in it.
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
    mapper.check_columns(frame.columns)
    # Only what is read goes to the workers.
    return frame.select(*mapper.needed).mapInArrow(mapper, mapper.spark_schema)
