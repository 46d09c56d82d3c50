"""Whole columns of countries, codes that are numbers, dates as other packages write them."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import legation
import pytest
from legation.vocabulary import CodeSystem


def test_a_column_becomes_codes() -> None:
    column = ["Gambia, The", "Korea, Rep.", None, "Côte d’Ivoire", float("nan")]
    assert legation.countries(column, to="iso3") == ["GMB", "KOR", None, "CIV", None]
    assert legation.countries(column)[0] == "country:GMB"
    assert legation.countries([]) == []


def test_country_years_get_the_code_of_the_year() -> None:
    names = ["Germany", "Germany", "Yugoslavia", "Yugoslavia"]
    codes = legation.countries(names, on=[1970, 2000, 1980, 2010], to="cow")
    assert codes == ["260", "255", "345", "345"]
    assert legation.countries(names[2:], on=[1980, 2010]) == ["country:YUCS", "country:SRB"]
    with pytest.raises(legation.LegationError, match="3 dates for a column of 4 rows"):
        legation.countries(names, on=[1970, 1980, 1990])


def test_what_is_no_country_is_reported_with_its_rows() -> None:
    column = ["World", "Peru", "Korea", "World", None]
    with pytest.raises(
        legation.UnknownEntityError, match=r'"World" \(2 rows, not found\)'
    ) as error:
        legation.countries(column)
    assert "country:KOR or country:PRK" in str(error.value)
    assert legation.countries(column, not_found="none", to="iso2") == [None, "PE", None, None, None]
    kept = legation.countries(column, not_found="keep", to="iso2")
    assert kept == ["World", "PE", "Korea", "World", None]
    world, korea = legation.unresolved(column)
    assert (world.text, world.rows, world.candidates) == ("World", 2, [])
    assert (korea.text, korea.rows) == ("Korea", 1)
    assert set(korea.candidates) == {"country:KOR", "country:PRK"}
    with pytest.raises(ValueError, match="not_found must be"):
        legation.countries(column, not_found="drop")
    with pytest.raises(TypeError, match="not str; use country"):
        legation.countries("Peru")
    with pytest.raises(TypeError, match=r"column\[1\] must be str"):
        legation.countries(["Peru", object()])


def test_an_ambiguous_query_names_the_candidates() -> None:
    with pytest.raises(legation.UnknownEntityError) as error:
        legation.country("Congo")
    assert error.value.candidates == ["country:COD", "country:COG"]
    assert pickle.loads(pickle.dumps(error.value)).candidates == error.value.candidates


@pytest.mark.parametrize(
    ("code", "system"), [(255, "cow"), ("255", "cow"), (276, "numeric"), (276.0, "numeric")]
)
def test_codes_may_be_numbers(code: Any, system: CodeSystem) -> None:
    assert legation.convert_code(code, system, "iso3", on=2000) == "DEU"
    assert legation.country_by_code(system, code).id == "country:DEU"


def test_codes_that_are_too_short_are_filled() -> None:
    assert legation.convert_code(4, "numeric", "iso3") == "AFG"
    assert legation.convert_code(2, "cow", "cowc") == "USA"


@pytest.mark.parametrize(
    "date",
    [
        2020,
        2020.0,
        20200615,
        "2020",
        "20200615",
        "2020-06-15T10:00:00Z",
        "2020-06-15 10:00:00+02:00",
        datetime.datetime(2020, 6, 15, 10),
    ],
    ids=str,
)
def test_dates_are_taken_as_they_come(date: Any) -> None:
    term = legation.leader_of("Germany", on=date)
    assert term is not None
    assert term.leader.id == "leader:angela-merkel"
    assert legation.extract("Peru", date=date).date in ("2020", "2020-06-15")


@pytest.mark.parametrize(
    "date", ["2020-13-01", "20201340", "2020-06-15Tea", "15.6.2020", 12345, True]
)
def test_what_is_no_date_is_refused(date: Any) -> None:
    with pytest.raises((legation.DateError, TypeError)):
        legation.leader_of("Germany", on=date)


def test_dates_of_numpy_pandas_and_arrow() -> None:
    numpy = pytest.importorskip("numpy")
    days = [
        numpy.datetime64("2020"),
        numpy.datetime64("2020-06"),
        numpy.datetime64("2020-06-15T10:00"),
    ]
    dates = [legation.extract("Peru", date=day).date for day in days]
    assert dates == ["2020", "2020-06", "2020-06-15"]
    assert legation.extract("Peru", date=numpy.datetime64("NaT")).date is None
    assert legation.extract("Peru", date=numpy.int64(2020)).date == "2020"
    pandas = pytest.importorskip("pandas")
    assert legation.extract("Peru", date=pandas.Timestamp("2020-06-15")).date == "2020-06-15"
    assert legation.extract("Peru", date=pandas.Period("2020-06", freq="M")).date == "2020-06"
    arrow = pytest.importorskip("pyarrow")
    texts = arrow.chunked_array([["Peru"], ["Chile"]])
    assert len(legation.extract_many(texts, dates=arrow.array([2020, None]))) == 2
    assert legation.countries(texts, to="iso2") == ["PE", "CL"]


def columns_of_names() -> list[Any]:
    """One column, as each package holds it."""
    pandas = pytest.importorskip("pandas")
    arrow = pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    names = ["Peru", None, "Germany"]
    text = pandas.ArrowDtype(arrow.string())
    return [
        *(pandas.Series(names, dtype=dtype) for dtype in (object, "string", "category", text)),
        pandas.Index(names),
        arrow.array(names),
        arrow.array(names, arrow.large_string()),
        arrow.array(names).dictionary_encode(),
        polars.Series(names),
        polars.Series(names, dtype=polars.Categorical),
        (name for name in names),
    ]


def test_columns_of_names_of_every_package() -> None:
    for column in columns_of_names():
        assert legation.countries(column, to="iso3") == ["PER", None, "DEU"], type(column)


def columns_of_dates() -> list[Any]:
    """1970, 2000 and a gap, as each package holds them."""
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    arrow = pytest.importorskip("pyarrow")
    polars = pytest.importorskip("polars")
    years = [1970, 2000, None]
    days = [datetime.date(1970, 6, 1), datetime.date(2000, 6, 1), None]
    moments = pandas.Series(pandas.to_datetime(days))
    return [
        numpy.array([1970, 2000, numpy.nan]),
        numpy.array(["1970", "2000", "NaT"], dtype="datetime64[Y]"),
        pandas.Series(years),
        pandas.Series(years, dtype="Int64"),
        moments,
        moments.dt.tz_localize("UTC"),
        moments.dt.to_period("M"),
        pandas.Series(days, dtype=pandas.ArrowDtype(arrow.date32())),
        arrow.array(years),
        arrow.array(days),
        polars.Series(years),
        polars.Series(days),
    ]


def test_columns_of_dates_of_every_package() -> None:
    for dates in columns_of_dates():
        codes = legation.countries(["Germany"] * 3, on=dates, to="cow")
        # Without a date it is the state of today.
        assert codes == ["260", "255", "255"], dates


def test_the_knowledge_can_be_listed() -> None:
    countries = legation.entities(kind="country")
    assert {entity.kind for entity in countries} == {"country"}
    info = legation.data_info()
    assert len(countries) == info.countries
    assert len(legation.entities()) == info.countries + info.leaders + info.organisations
    with pytest.raises(legation.UnknownEntityError, match="kind"):
        legation.entities(kind="planet")  # type: ignore[arg-type]
    table = legation.terms_table(country="Germany")
    assert {len(column) for column in table.values()} == {len(table["leader"])}
    assert "leader:angela-merkel" in table["leader_id"]
    assert set(table["body_id"]) == {"country:DEU"}
    assert len(legation.terms_table()["leader"]) == info.terms
    facts = legation.country("Peru").to_dict()
    assert (facts["iso3"], facts["kind"]) == ("PER", "country")


def test_leaders_are_found_as_people_write_them() -> None:
    for query, leader in [
        ("President Emmanuel Macron", "emmanuel-macron"),
        ("Former Chancellor Angela Merkel", "angela-merkel"),
        ("Lee, Jae-myung", "lee-jae-myung"),
        ("Obama, Barack", "barack-obama"),
        ("PUTIN Vladimir", "vladimir-putin"),
        ("Sergey Viktorovich Lavrov", "sergey-lavrov"),
        ("Naruhito", "naruhito"),
    ]:
        assert legation.leader(query).id == f"leader:{leader}", query


def test_every_entity_is_found_by_its_own_name() -> None:
    """Where several have the name, the error lists them all."""
    for kind in ("country", "leader", "organisation"):
        look_up = getattr(legation, kind)
        faults = []
        for entity in legation.entities(kind=kind):
            try:
                found = [look_up(entity.name).id]
            except legation.UnknownEntityError as error:
                found = error.candidates
            if entity.id not in found:
                faults.append((entity.id, entity.name, found))
        assert faults == []
