"""Pictures say what was counted; the map has every state. `make notebooks` has what draws them."""

from __future__ import annotations

import itertools
import socket
import sys
from collections.abc import Iterator
from typing import Any

import legation
import pytest
from legation import plot

TEXTS = [
    "Xi Jinping of China met Vladimir Putin in Russia.",
    "China and Russia spoke to Peru.",
    "East Germany left. West Germany stayed.",
    "Singapore and China traded.",
    "nothing",
]
DATES = ["2020-01-05", "2020-03-01", "1989", "2020-03-09", None]


@pytest.fixture
def documents() -> legation.Documents:
    return legation.extract_many(TEXTS, dates=DATES)


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Without a screen and without a network."""
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("agg")

    def refuse(*_: object) -> None:
        raise AssertionError("a plot wants the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    yield
    from matplotlib import pyplot

    pyplot.close("all")


def words(ax: Any) -> list[str]:
    ax.figure.canvas.draw()
    return [text.get_text() for text in ax.texts]


@pytest.mark.usefixtures("drawing")
def test_mentions_over_time(documents: legation.Documents) -> None:
    ax = plot.over_time(documents, kind="country", by="month", top=2)
    labels = [text.get_text() for text in ax.get_legend().get_texts()]
    assert labels == ["China (3)", "Russia (2)"]
    assert [list(line.get_ydata()) for line in ax.get_lines()] == [[1, 0, 2], [1, 0, 1]]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2020-01", "2020-02", "2020-03"]
    assert ax.get_title(loc="left") == "Mentions of countries over time; 2 without a month"
    assert ax.get_ylabel() == "mentions per month"
    years = plot.over_time(documents, by="year")
    assert len(years.get_lines()[0].get_ydata()) == 2020 - 1989 + 1
    quarters = plot.over_time(documents, kind="country", by="quarter")
    assert [label.get_text() for label in quarters.get_xticklabels()] == ["2020-Q1"]
    weeks = plot.over_time(documents, kind="country", by="week")
    assert weeks.get_xticklabels()[0].get_text() == "2020-W01"
    assert len(weeks.get_lines()[0].get_ydata()) == 11
    days = plot.over_time(documents, by="day", kind="leader")
    assert len(days.get_lines()) == 2


@pytest.mark.usefixtures("drawing")
def test_who_is_mentioned_with_whom(documents: legation.Documents) -> None:
    ax = plot.together(documents, top=3)
    assert [label.get_text() for label in ax.get_yticklabels()][:2] == ["China", "Russia"]
    # Of each pair the documents with both, and on the diagonal those with one.
    places = {text.get_position(): text.get_text() for text in ax.texts[:-1]}
    assert (places[0, 0], places[0, 1], places[1, 1]) == ("3", "2", "2")
    assert "documents with both" in ax.texts[-1].get_text()


@pytest.mark.usefixtures("drawing")
def test_the_map(documents: legation.Documents) -> None:
    ax = plot.world(documents, dyads=2, labels=3)
    shown = words(ax)
    assert shown[:2] == ["China", "Russia"]
    assert "strongest blue: 3 documents" in shown[-1]
    assert "lines: the 2 most frequent pairs, up to 2 documents" in shown[-1]
    # Both German states of the time are one place, in one document.
    germany = plot._iso3_now("country:DDDE")
    assert germany == plot._iso3_now("country:west-germany") == "DEU"
    counts, pairs, _ = plot._pairs(documents, "country", plot._iso3_now)
    assert counts["DEU"] == 1
    assert not any("DEU" in pair for pair in pairs)


@pytest.mark.usefixtures("drawing")
def test_figures_take_the_page_for_their_background(documents: legation.Documents) -> None:
    for draw in (plot.over_time, plot.together, plot.world):
        ax = draw(documents)
        assert ax.figure.patch.get_alpha() == 0 == ax.patch.get_alpha()
        grey = [
            text.get_color() for text in [ax.title, *ax.get_xticklabels(), *ax.get_yticklabels()]
        ]
        assert set(grey) <= {"#777777", "black"}


@pytest.mark.usefixtures("drawing")
def test_axes_and_frames_of_ones_own(documents: legation.Documents) -> None:
    pandas = pytest.importorskip("pandas")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2)
    assert plot.over_time(documents.to_pandas(), by="year", ax=axes[0]) is axes[0]
    assert plot.world(documents.mentions(), ax=axes[1]) is axes[1]
    assert figure.axes == list(axes)
    with pytest.raises(legation.LegationError, match="a table of mentions with date"):
        plot.over_time(pandas.DataFrame({"x": [1]}))


@pytest.mark.usefixtures("drawing")
def test_one_document_and_a_list_of_them(documents: legation.Documents) -> None:
    both = legation.extract("Peru met Chile.", date="2020-05-06")
    for data in (both, [both, *documents], (both,)):
        assert plot.together(data)
        assert plot.over_time(data)


def test_what_cannot_be_drawn_is_said(documents: legation.Documents) -> None:
    with pytest.raises(legation.LegationError, match='one of "year", "quarter", "month"'):
        plot.over_time(documents, by="decade")  # type: ignore[arg-type]
    with pytest.raises(
        legation.LegationError, match="no mentions with a date as precise as a month: say the dates"
    ):
        plot.over_time(legation.extract_many(["Peru"], dates="2020"))
    with pytest.raises(legation.LegationError, match="not two leaders"):
        plot.together(legation.extract_many(["Peru"]), kind="leader")
    with pytest.raises(legation.LegationError, match="no country"):
        plot.world(legation.extract_many(["NATO"]))


def test_the_extra_is_named_where_it_is_missing(
    documents: legation.Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)
    with pytest.raises(ImportError, match=r"pip install legation\[plot\]"):
        plot.world(documents)


def test_every_member_of_the_un_is_on_the_map() -> None:
    _, places = plot._map()
    members = [
        entity
        for entity in legation.entities(kind="country")
        if isinstance(entity, legation.Country) and entity.status == "member"
    ]
    assert len(members) >= 193
    missing = [entity.id for entity in members if entity.iso3 not in places]
    # The map of 1:50 million has no Tuvalu.
    assert missing == ["country:TUV"]


def test_places_are_where_they_should() -> None:
    shapes, places = plot._map()
    for west, east in [("USA", "FRA"), ("FRA", "RUS"), ("RUS", "JPN"), ("BRA", "ZAF")]:
        assert places[west][0] < places[east][0]
    for south, north in [("ZAF", "EGY"), ("ARG", "BRA"), ("BRA", "CAN"), ("AUS", "CHN")]:
        assert places[south][1] < places[north][1]
    # Nothing is drawn across the whole map.
    for rings in shapes.values():
        for ring in rings:
            assert all(abs(x - u) < 1 for (x, _), (u, _) in itertools.pairwise(ring))
    # Areas keep their proportions, of lakes and islands too small to be drawn apart.
    area = {iso3: sum(map(plot._area, rings)) for iso3, rings in shapes.items()}
    assert area["BRA"] / area["AUS"] == pytest.approx(8.51 / 7.69, rel=0.03)
    assert area["RUS"] / area["CAN"] == pytest.approx(17.1 / 9.98, rel=0.06)


def test_what_cannot_be_drawn_is_told() -> None:
    documents = legation.extract_many(["Peru and Chile"], dates=["2024-05"])
    for draw in (plot.over_time, plot.together):
        with pytest.raises(legation.LegationError, match="unknown kind 'person': expected country"):
            draw(documents, kind="person")  # type: ignore[arg-type]
        with pytest.raises(legation.LegationError, match="top must be at least"):
            draw(documents, top=0)
    with pytest.raises(legation.LegationError, match="there are no mentions of leaders"):
        plot.over_time(documents, kind="leader")
