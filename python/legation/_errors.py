"""The errors that legation raises for its input."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class LegationError(ValueError):
    """Base of the errors that legation raises for its input."""


class TextError(LegationError):
    """A text that is not valid Unicode: it holds a lone surrogate."""


class DateError(LegationError):
    """A value that is not a date: no such day, or another form than YYYY, YYYY-MM or YYYY-MM-DD."""


class UnknownEntityError(LegationError):
    """A country, leader or word that the gazetteer does not know, or knows more than one of.

    `candidates`: the ids of those that an ambiguous query can mean, or that are nearly called so.
    """

    candidates: list[str]

    def __init__(self, message: str = "", candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = list(candidates)

    def __reduce__(self) -> tuple[type[UnknownEntityError], tuple[str, list[str]]]:
        return type(self), (str(self), self.candidates)


class InternalError(RuntimeError):
    """A fault of legation, not of its input: please report it with the text.

    The next call works.
    """


for _error in (LegationError, TextError, DateError, UnknownEntityError, InternalError):
    _error.__module__ = "legation"
