"""Input that nobody should give and somebody will."""

from __future__ import annotations

import datetime
import itertools
import threading
import time
from collections import UserDict
from typing import Any, cast, get_args

import legation
import pytest
from legation.vocabulary import Role


@pytest.mark.parametrize("text", [None, 1, 1.5, ["China"], {"text": "China"}, object()])
def test_text_must_be_a_string(text: Any) -> None:
    with pytest.raises(TypeError, match=f"text must be str, not {type(text).__name__}"):
        legation.extract(text)


def test_bytes_must_be_decoded() -> None:
    with pytest.raises(TypeError, match="text must be str, not bytes; decode it first"):
        legation.extract(cast(Any, b"China"))


@pytest.mark.parametrize("text", ["\ud800", "China \udcff Japan", "\udfff\ud800"])
def test_lone_surrogates_are_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(legation.TextError, match="lone surrogate") as raised:
        legation.extract(text)
    assert isinstance(raised.value, legation.LegationError)
    assert isinstance(raised.value, ValueError)
    # The remedy in the message works.
    mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    legation.extract(mended)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\0", "\ufeff", "🙂", "'", "’s"])
def test_texts_without_words(text: str) -> None:
    doc = legation.extract(text)
    assert len(doc) == 0
    assert doc.mentions == ()
    assert doc.text == text
    assert bool(doc), "a document without mentions is still a document"


def test_nul_characters_end_words() -> None:
    assert [m.text for m in legation.extract("\0China\0Japan\0")] == ["China", "Japan"]


def test_huge_text_takes_seconds_and_releases_the_gil(summit: str) -> None:
    article = summit + "\n\n"
    times = 100_000_000 // len(article)
    text = article * times
    once = len(legation.extract(article))
    counted = 0
    done = threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.is_set():
            counted += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    started = time.monotonic()
    before = counted
    doc = legation.extract(text)
    during = counted - before
    took = time.monotonic() - started
    done.set()
    thread.join()
    assert len(doc) >= once * times
    assert took < 30, f"{took:.1f} s"
    # With the GIL held the other thread would stand still.
    assert during > took * 50, f"{during} steps of the other thread in {took:.1f} s"


@pytest.mark.parametrize(
    "date",
    ["", "2025-02-29", "2025-13-01", "0000", "2025-1-1", "1 May 2025", "2025/11/01", "\ud800"],
)
def test_impossible_dates(date: str) -> None:
    with pytest.raises(legation.DateError):
        legation.extract("China", date=date)
    with pytest.raises(legation.DateError):
        legation.office_holders("China", on=date)


@pytest.mark.parametrize("date", [2025.5, True, b"2025", ("2025", 11), datetime.time(1)])
def test_dates_of_another_type(date: Any) -> None:
    with pytest.raises(
        TypeError, match=r"a date must be str, int \(a year\), datetime\.date or None"
    ):
        legation.extract("China", date=date)


def test_dates_of_every_precision_and_class() -> None:
    def given(date: Any) -> str | None:
        found: str | None = legation.extract("China", date=date).date
        return found

    assert given(None) is None
    assert given("2025") == "2025"
    assert given("2025-11") == "2025-11"
    assert given("2025-11-01") == "2025-11-01"
    assert given(datetime.date(2025, 11, 1)) == "2025-11-01"
    assert given(datetime.datetime(2025, 11, 1, 23, 59)) == "2025-11-01"
    assert given(datetime.date.min) == "0001-01-01"
    assert given(datetime.date.max) == "9999-12-31"


def test_aware_datetimes_are_read_in_utc() -> None:
    east = datetime.timezone(datetime.timedelta(hours=9))
    west = datetime.timezone(datetime.timedelta(hours=-9))
    early = datetime.datetime(2025, 11, 1, 1, tzinfo=east)
    late = datetime.datetime(2025, 11, 1, 23, tzinfo=west)
    assert legation.extract("China", date=early).date == "2025-10-31"
    assert legation.extract("China", date=late).date == "2025-11-02"


def test_aware_datetime_beyond_the_calendar() -> None:
    west = datetime.timezone(datetime.timedelta(hours=-9))
    with pytest.raises(legation.DateError, match="in UTC it lies beyond"):
        legation.extract("China", date=datetime.datetime.max.replace(tzinfo=west))


@pytest.mark.parametrize("query", ["", "XXX", "Atlantis", "\0", "country:XXX", "🌍"])
def test_unknown_countries(query: str) -> None:
    with pytest.raises(legation.UnknownEntityError, match="no country"):
        legation.country(query)
    with pytest.raises(legation.UnknownEntityError, match="no country"):
        legation.office_holders(query)


def test_ambiguous_country_names_the_choices() -> None:
    with pytest.raises(legation.UnknownEntityError, match="ambiguous") as raised:
        legation.country("Congo")
    assert "country:COD" in str(raised.value)
    assert "country:COG" in str(raised.value)


def test_unknown_codes_and_code_systems() -> None:
    with pytest.raises(legation.UnknownEntityError, match="no country has the iso3 code"):
        legation.country_by_code("iso3", "XXX")
    with pytest.raises(legation.UnknownEntityError, match='unknown code system "fips"'):
        legation.country_by_code("fips", "KS")  # type: ignore[arg-type]
    with pytest.raises(legation.UnknownEntityError):
        legation.country_by_code("cow", "365", on="1500")


def test_unknown_leaders_and_ids() -> None:
    with pytest.raises(legation.UnknownEntityError, match="no leader"):
        legation.leader("Nobody At All")
    with pytest.raises(legation.UnknownEntityError, match="no entity has the id"):
        legation.entity("org:no-such-thing")
    with pytest.raises(legation.UnknownEntityError):
        legation.entity("")
    assert legation.named("no such name") == []


@pytest.mark.parametrize("function", [legation.country, legation.leader, legation.entity])
def test_look_ups_take_strings(function: Any) -> None:
    for query in (None, 410, b"KOR"):
        with pytest.raises(TypeError):
            function(query)


def test_a_bare_number_has_no_system() -> None:
    with pytest.raises(TypeError, match=r"must be str, not int; say the system .*country_by_code"):
        legation.country(732)  # type: ignore[arg-type]


def test_documents_are_made_of_documents() -> None:
    document = legation.extract("Peru")
    tried: list[tuple[Any, str]] = [
        (["Peru"], r"documents\[0\] must be Document, not str; extract_many makes"),
        (document, r"documents\[0\] must be Document, not Mention; give a list.*\[document\]"),
        ("Peru", "documents must be an iterable of Document, not str"),
    ]
    for wrong, message in tried:
        with pytest.raises(TypeError, match=message):
            legation.Documents(wrong)


def test_rows_are_not_texts() -> None:
    with pytest.raises(TypeError, match=r"texts\[0\] must be str, not tuple; give the text in it"):
        legation.extract_many([("Peru",)])  # type: ignore[list-item]
    pyarrow = pytest.importorskip("pyarrow")
    batches = pyarrow.table({"text": ["Peru"]}).to_reader()
    with pytest.raises(TypeError, match=r"not RecordBatch; give one of its columns"):
        legation.extract_many(batches)


def test_one_string_is_not_many_texts() -> None:
    with pytest.raises(TypeError, match="iterable of str, not str; use extract"):
        legation.extract_many("China")


def test_what_holds_many_refuses_one_alike() -> None:
    for one in ("x", b"x", None, 7):
        kind = type(one).__name__
        with pytest.raises(TypeError, match=f"^texts must be an iterable of str, not {kind}; "):
            legation.extract_many(one)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=f"^column must be an iterable of names, not {kind}; "):
            legation.countries(one)  # type: ignore[arg-type]
        if one is not None:
            with pytest.raises(TypeError, match=f"^ids must be an iterable of ids, not {kind}; "):
                legation.extract_many(["Peru"], ids=one)  # type: ignore[arg-type]
            with pytest.raises(
                TypeError, match=f"^columns must be an iterable of names, not {kind}; "
            ):
                legation.extract_many(["Peru"]).mentions(one)  # type: ignore[arg-type]


def test_an_iterator_without_end_is_no_ids() -> None:
    with pytest.raises(legation.LegationError, match=r"^more than \d+ ids for 1 texts"):
        legation.extract_many(["Peru"], ids=itertools.count())


def test_ids_are_no_bytes() -> None:
    with pytest.raises(TypeError, match=r"ids\[1\] must be an id, not bytes; decode it first"):
        legation.extract_many(["Peru", "Chile"], ids=["a", b"b"])


@pytest.mark.parametrize("texts", [None, 1, object()])
def test_texts_must_be_iterable(texts: Any) -> None:
    with pytest.raises(TypeError):
        legation.extract_many(texts)


class DataFrame:
    """Like those of pandas and polars: iteration gives the names of columns."""

    @property
    def columns(self) -> list[str]:
        return ["text"]

    def __iter__(self) -> Any:
        return iter(self.columns)


class Series:
    """Like those of pandas: iteration gives the values, attributes the labels."""

    columns: str

    def __init__(self, *values: str) -> None:
        self.values = values
        self.columns = "a label of the index"

    def __iter__(self) -> Any:
        return iter(self.values)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (DataFrame(), r'not DataFrame, .*; give one of its columns: texts\["text"\]'),
        ({"China": "Peru"}, r"not dict, .*; give its values: texts\.values\(\)"),
        (UserDict({"China": "Peru"}), r"not UserDict, .*: texts\.values\(\)"),
        (b"China", "not bytes; use extract"),
        (bytearray(b"China"), "not bytearray; use extract"),
    ],
)
def test_what_would_give_its_keys_is_not_texts(texts: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        legation.extract_many(texts)


def test_a_series_and_the_values_of_a_dict_are_texts() -> None:
    expected = [legation.extract("China"), legation.extract("Peru")]
    assert legation.extract_many(Series("China", "Peru")) == expected
    assert legation.extract_many({"a": "China", "b": "Peru"}.values()) == expected
    assert legation.extract_many({"a": "China", "b": "Peru"}.values(), dates=None) == expected


def test_dates_are_not_keys() -> None:
    for dates in (DataFrame(), {"2020": "2021"}):
        with pytest.raises(TypeError, match="dates must be a date or an iterable of dates, not "):
            legation.extract_many(["Peru"], dates=cast(Any, dates))


@pytest.mark.parametrize(
    "language", ["german", "German", "", "d", "de_DE", "de-", "-de", "d3", "deutsch-AT", "de DE"]
)
def test_a_language_is_a_tag(language: str) -> None:
    for ask in (legation.extract, legation.extract_many):
        with pytest.raises(legation.LegationError, match='BCP 47 tag such as "de"') as raised:
            ask(cast(Any, "Peru" if ask is legation.extract else ["Peru"]), language=language)
        assert repr(language).replace("'", '"') in str(raised.value)
        assert " de, " in str(raised.value), "the languages that can be asked for"


@pytest.mark.parametrize("language", ["xx", "tlh", "tlh-Latn", "xx-DE"])
def test_a_language_without_names_is_an_error(language: str) -> None:
    with pytest.raises(legation.LegationError, match="no names in the language") as raised:
        legation.extract("Peru", language=language)
    assert " de, " in str(raised.value)


@pytest.mark.parametrize(
    ("language", "finds"),
    [
        ("de", True),
        ("DE", True),
        ("de-AT", True),
        ("de-at-1996", True),
        ("en", False),
        ("en-GB", False),
        ("pt-BR", False),
        ("zh-Hant-TW", False),
        ("und", False),
        (None, False),
    ],
)
def test_languages_of_every_form(language: str | None, finds: bool) -> None:
    assert bool(len(legation.extract("Die Schweiz", language=language))) == finds


@pytest.mark.parametrize(
    "role", ["modifier", "official", "military", "legislator", "honorific", "king", ""]
)
def test_roles_that_nobody_holds(role: str) -> None:
    with pytest.raises(legation.UnknownEntityError, match="head_of_state, ") as raised:
        legation.leader_of("France", role=role)  # type: ignore[arg-type]
    message = str(raised.value)
    assert f'"{role}"' in message
    assert message.count("modifier") == (role == "modifier")
    # Every role of the list can be asked for.
    listed = message.rsplit("expected ", 1)[1].replace(" or ", ", ").split(", ")
    assert listed == list(get_args(Role))
    for held in get_args(Role):
        legation.leader_of("France", role=held)


def test_a_wrong_text_among_many_is_named() -> None:
    with pytest.raises(TypeError, match=r"texts\[1\] must be str, not bytes"):
        legation.extract_many(cast(Any, ["China", b"Japan"]))
    with pytest.raises(TypeError, match=r"texts\[2\] must be str, not NoneType"):
        legation.extract_many(cast(Any, ["China", "Japan", None]))
    with pytest.raises(legation.TextError, match=r"texts\[0\] holds a lone surrogate"):
        legation.extract_many(["\ud800"])


def test_an_error_in_the_iterator_comes_through() -> None:
    def texts() -> Any:
        yield "China"
        raise KeyError("the disk is gone")

    with pytest.raises(KeyError, match="the disk is gone"):
        legation.extract_many(texts())


def test_numbers_of_texts_and_dates_must_agree() -> None:
    with pytest.raises(legation.LegationError, match="1 dates for 2 texts"):
        legation.extract_many(["China", "Japan"], dates=["2025"])
    with pytest.raises(legation.LegationError, match="3 dates for 2 texts"):
        legation.extract_many(["China", "Japan"], dates=["2025", None, "2024"])
    with pytest.raises(legation.DateError):
        legation.extract_many(["China"], dates=["never"])
    with pytest.raises(TypeError):
        legation.extract_many(["China"], dates=cast(Any, [b"2025"]))
    with pytest.raises(TypeError):
        legation.extract_many(["China"], dates=cast(Any, b"2025"))


def test_options_are_named_only() -> None:
    extract: Any = legation.extract
    with pytest.raises(TypeError):
        extract("China", "2025")
    with pytest.raises(TypeError):
        extract("China", day="2025")


def test_subclasses_of_str_are_texts() -> None:
    class Headline(str):
        pass

    assert [m.text for m in legation.extract(Headline("China votes"))] == ["China"]
