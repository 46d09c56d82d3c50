"""Dates that are not known, as None and as the missing values of numbers and data frames."""

from __future__ import annotations

import datetime
import decimal
from typing import Any

import legation
import pytest


class NaTType(datetime.datetime):
    """Like the NaT of pandas: a datetime by class, with parts that are no numbers."""

    def __new__(cls) -> NaTType:
        return super().__new__(cls, 1, 1, 1)

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True

    __hash__ = datetime.datetime.__hash__

    @property
    def year(self) -> Any:
        return float("nan")


class NAType:
    """Like the NA of pandas: no comparison with it is true or false."""

    def __eq__(self, other: object) -> Any:
        return self

    def __ne__(self, other: object) -> Any:
        return self

    __hash__ = object.__hash__

    def __bool__(self) -> bool:
        raise TypeError("boolean value of NA is ambiguous")


MISSING = [None, float("nan"), decimal.Decimal("NaN"), NaTType(), NAType()]
BUSH = "George Bush of the US"
KINDS = [type(value).__name__ for value in MISSING]


@pytest.mark.parametrize("missing", MISSING, ids=KINDS)
def test_a_missing_date_is_unknown(missing: Any) -> None:
    unknown = legation.extract(BUSH)
    assert unknown.date is None
    assert legation.extract(BUSH, date=missing) == unknown
    assert legation.extract_many([BUSH, BUSH], dates=missing) == [unknown, unknown]
    dated = legation.extract(BUSH, date="1990")
    assert dated != unknown
    docs = legation.extract_many([BUSH] * 3, dates=["1990", missing, "1990"])
    assert docs == [dated, unknown, dated]


@pytest.mark.parametrize("missing", MISSING, ids=KINDS)
def test_look_ups_take_missing_dates(missing: Any) -> None:
    assert legation.country("Germany", on=missing) == legation.country("Germany")
    assert legation.leader_of("France", on=missing) == legation.leader_of("France")
    assert legation.office_holders("Peru", on=missing) == legation.office_holders("Peru")
    assert legation.members("NATO", on=missing) == legation.members("NATO")
    assert legation.memberships("Peru", on=missing) == legation.memberships("Peru")
    assert legation.convert_code("FRA", "iso3", "cow", on=missing) == "220"
    with pytest.raises(TypeError, match="terms_on needs a date"):
        legation.leader("Xi Jinping").terms_on(missing)


def test_errors_name_the_date() -> None:
    texts = ["Peru"] * 20
    dates: list[Any] = ["2020"] * 20
    for wrong, error, message in (
        ("never", legation.DateError, r'dates\[17\]: invalid date "never"'),
        ("2025-02-30", legation.DateError, r"dates\[17\]: .*2025-02-30"),
        ("\ud800", legation.DateError, r"dates\[17\]: the date holds a lone surrogate"),
        (202501, legation.DateError, r'dates\[17\]: invalid date "202501"'),
        (b"2025", TypeError, r"dates\[17\] must be str, .*datetime\.date or None, not bytes"),
    ):
        dates[17] = wrong
        with pytest.raises(error, match=message):
            legation.extract_many(texts, dates=dates)
    with pytest.raises(legation.DateError) as raised:
        legation.extract("Peru", date="never")
    assert "dates[" not in str(raised.value), "one date has no place"


def test_a_moment_that_no_calendar_has_in_utc_is_named() -> None:
    west = datetime.timezone(datetime.timedelta(hours=-9))
    moment = datetime.datetime.max.replace(tzinfo=west)
    with pytest.raises(legation.DateError, match=r"dates\[1\]: in UTC it lies beyond"):
        legation.extract_many(["Peru", "Peru"], dates=["2020", moment])


def test_what_cannot_be_compared_is_not_missing() -> None:
    class Array:
        def __ne__(self, other: object) -> bool:
            raise ValueError("ambiguous")

    with pytest.raises(TypeError, match="a date must be str"):
        legation.extract("Peru", date=Array())  # type: ignore[arg-type]


def test_missing_texts_have_a_remedy() -> None:
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not float; leave missing texts"):
        legation.extract_many(["Peru", float("nan")])  # type: ignore[list-item]


def test_series_of_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {
            "text": [BUSH] * 4,
            "date": pandas.to_datetime(["1990-01-01", None, "2005-05-05", None]),
            "other": [1.5, float("nan"), 2, 3],
        },
        index=[7, 8, 9, 10],
    )
    found = legation.extract_many(frame["text"], dates=frame["date"])
    assert [doc.date for doc in found] == ["1990-01-01", None, "2005-05-05", None]
    assert legation.extract(BUSH, date=pandas.NaT) == legation.extract(BUSH, date=pandas.NA)
    with pytest.raises(TypeError, match=r"not DataFrame.*texts\[\"text\"\]"):
        legation.extract_many(frame)
    with pytest.raises(TypeError, match=r"not DataFrame.*dates\[\"date\"\]"):
        legation.extract_many(frame["text"], dates=frame)
    with pytest.raises(TypeError, match=r"dates\[0\] must be str"):
        legation.extract_many(frame["text"], dates=frame["other"])
    assert len(pandas.DataFrame(legation.mention_table(found))) == sum(map(len, found))


def test_series_of_polars() -> None:
    polars = pytest.importorskip("polars")
    frame = polars.DataFrame({"text": [BUSH] * 2, "date": [datetime.date(1990, 1, 1), None]})
    found = legation.extract_many(frame["text"], dates=frame["date"])
    assert [doc.date for doc in found] == ["1990-01-01", None]
    for table in (frame, frame.lazy()):
        with pytest.raises(TypeError, match=r"texts(\.collect\(\))?\[\"text\"\]"):
            legation.extract_many(table)
