"""The errors that legation raises for its input."""

from __future__ import annotations


class LegationError(ValueError):
    """Base of the errors that legation raises for its input."""


class TextError(LegationError):
    """A text that is not valid Unicode: it holds a lone surrogate."""


class DateError(LegationError):
    """A value that is not a date: no such day, or another form than YYYY, YYYY-MM or YYYY-MM-DD."""


class UnknownEntityError(LegationError):
    """A country, leader or word that the gazetteer does not know, or knows more than one of."""


for _error in (LegationError, TextError, DateError, UnknownEntityError):
    _error.__module__ = "legation"
