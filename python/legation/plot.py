"""Pictures of what texts mention: over time, together, on a map. `pip install legation[plot]`.

>>> import legation
>>> from legation import plot
>>> documents = legation.extract_many(texts, dates=dates)
>>> plot.over_time(documents, kind="leader", by="year")
>>> plot.together(documents, kind="country")
>>> plot.world(documents, dyads=30)

Each function draws into `ax`, or into a figure of its own, and returns the `Axes` of matplotlib.
What it takes is the result of `extract_many`, a table of mentions, or a data frame of one. Pages
may be light or dark: the figure has no background, and its colours can be read on both.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from typing import Any, Literal, get_args

from legation._core import Document, Documents, country, data_info
from legation._errors import LegationError, UnknownEntityError
from legation.vocabulary import Kind

__all__ = ["over_time", "together", "world"]

Period = Literal["year", "quarter", "month", "week", "day"]

# Grey of this brightness has a contrast of 4 and more to white and to black paper.
_INK = "#777777"
# Colours that people who do not see all of them tell apart (Okabe and Ito), without the yellow.
_COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00"]
_LINES = ["-", "--", "-.", ":"]
# How many characters of an ISO date say in which period it is.
_DIGITS = {"year": 4, "quarter": 7, "month": 7, "week": 10, "day": 10}


def over_time(
    data: Any,
    *,
    by: Period = "month",
    kind: Kind | None = None,
    top: int = 6,
    ax: Any = None,
) -> Any:
    """How often the most mentioned entities are mentioned in each period: a line each.

    Quarters are called "2025-Q4", weeks are those of ISO 8601, from Monday to Sunday: "2025-W44".
    Texts without a date, or with one less precise than the period, are left out, and the title says
    how many mentions that are. Raises `LegationError` when none is left.
    """
    if by not in _DIGITS:
        allowed = ", ".join(f'"{period}"' for period in get_args(Period))
        raise LegationError(f"by must be one of {allowed}, not {by!r}")
    _check(kind, top, 1)
    dates, kinds, names = _columns(data, "date", "kind", "entity_name")
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    undated = 0
    for date, its_kind, name in zip(dates, kinds, names, strict=True):
        if kind not in (None, its_kind):
            continue
        if date is None or len(str(date)) < _DIGITS[by]:
            undated += 1
            continue
        counts[name][_period(str(date), by)] += 1
    if not counts and not undated:
        raise LegationError(f"there are no mentions of {_plural(kind)}")
    if not counts:
        raise LegationError(
            f"there are no mentions with a date as precise as a {by}: "
            "say the dates of the texts, extract_many(texts, dates=...)"
        )
    periods = list(_periods(min(map(min, counts.values())), max(map(max, counts.values())), by))
    shown = sorted(counts, key=lambda name: (-counts[name].total(), name))[:top]

    ax = _axes(ax, (9, 4.2))
    for place, name in enumerate(shown):
        heights = [counts[name][period] for period in periods]
        style = {
            "color": _COLOURS[place % len(_COLOURS)],
            "linestyle": _LINES[place % len(_LINES)],
            "marker": "o" if len(periods) < 40 else "",
        }
        label = f"{name} ({counts[name].total():,})"
        ax.plot(range(len(periods)), heights, label=label, markersize=4, linewidth=1.8, **style)
    step = max(1, math.ceil(len(periods) / 12))
    ax.set_xticks(range(0, len(periods), step), periods[::step], rotation=0 if step == 1 else 30)
    ax.set_ylim(bottom=0)
    ax.yaxis.get_major_locator().set_params(integer=True)
    ax.set_ylabel(f"mentions per {by}")
    ax.grid(axis="y", color=_INK, alpha=0.25, linewidth=0.6)
    left_out = f"; {undated:,} without a {by}" if undated else ""
    _title(ax, f"Mentions of {_plural(kind)} over time{left_out}")
    legend = ax.legend(
        title="most mentioned first", frameon=False, loc="upper left", bbox_to_anchor=(1.01, 1)
    )
    _ink(ax, legend)
    return ax


def together(
    data: Any, *, kind: Kind | None = "country", top: int = 15, minimum: int = 1, ax: Any = None
) -> Any:
    """Who is mentioned with whom: in how many documents each two of the entities are together.

    The most mentioned are shown, those next to each other that are much together. On the diagonal
    stands in how many an entity is at all. Raises `LegationError` when there are not two entities.
    """
    _check(kind, top, 2)
    counts, pairs, names = _pairs(data, kind)
    shown = [id for id, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    shown = [id for id in shown if counts[id] >= minimum][:top]
    if len(shown) < 2:
        often = f" in {minimum} documents each" if minimum > 1 else ""
        raise LegationError(f"there are not two {_plural(kind)}{often}")
    shown = _neighbours(shown, pairs)
    largest = max((pairs[_key(a, b)] for a, b in itertools.combinations(shown, 2)), default=1)

    size = 2.6 + 0.36 * len(shown)
    ax = _axes(ax, (size + 1, size))
    for row, one in enumerate(shown):
        for column, other in enumerate(shown[: row + 1]):
            count = counts[one] if row == column else pairs[_key(one, other)]
            if not count:
                continue
            if row == column:
                colour, style = _INK, {"style": "italic"}
            else:
                share = count / largest
                box = _patches().Rectangle((column - 0.5, row - 0.5), 1, 1, linewidth=0)
                box.set_facecolor(_between("#a8bfd1", "#005a91", share))
                ax.add_patch(box)
                colour, style = ("white" if share > 0.5 else "#111111"), {"fontweight": "bold"}
            number = f"{count:,}"
            ax.text(
                column, row, number, ha="center", va="center", fontsize=8, color=colour, **style
            )
    ax.set_xlim(-0.5, len(shown) - 0.5)
    ax.set_ylim(len(shown) - 0.5, -0.5)
    ax.set_aspect("equal")
    labels = [_short(names[id]) for id in shown]
    ax.set_xticks(range(len(shown)), labels, rotation=45, ha="right", rotation_mode="anchor")
    ax.set_yticks(range(len(shown)), labels)
    ax.tick_params(length=0)
    _title(ax, f"{_plural(kind).capitalize()} in the same document")
    ax.text(
        1,
        0.97,
        "bold: documents with both\nitalic: documents with it at all",
        transform=ax.transAxes,
        ha="right",
        va="top",
        fontsize=8,
        color=_INK,
    )
    _ink(ax)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return ax


def world(data: Any, *, dyads: int = 0, labels: int = 8, ax: Any = None) -> Any:
    """In how many documents each country is, on a map; the most frequent pairs as lines.

    A former state stands where the state is that continues it. States too small for the map are
    dots. `dyads` is the number of pairs, `labels` the number of countries that are named. The map
    is in the package: nothing is fetched. Raises `LegationError` when no country is mentioned.
    """
    documents, lines, _ = _pairs(data, "country", _iso3_now)
    if not documents:
        raise LegationError("no country is mentioned")
    shapes, places = _map()
    largest = max((count for iso3, count in documents.items() if iso3 in places), default=1)

    ax = _axes(ax, (11, 5.4))
    for iso3, rings in shapes.items():
        share = documents[iso3] / largest if documents[iso3] else 0.0
        face = (
            (*_rgb(_COLOURS[0]), 0.22 + 0.7 * math.sqrt(share)) if share else (0.5, 0.5, 0.5, 0.16)
        )
        for ring in rings:
            ax.add_patch(_patches().Polygon(ring, facecolor=face, edgecolor=_INK, linewidth=0.35))
    for iso3 in documents.keys() & places.keys() - shapes.keys():
        share = documents[iso3] / largest
        (x, y), area = places[iso3], 14 + 60 * share
        face = (*_rgb(_COLOURS[0]), 0.4 + 0.55 * math.sqrt(share))
        ax.scatter([x], [y], s=area, facecolor=[face], edgecolor=_INK, linewidth=0.5, zorder=3)
    strongest = [
        (pair, count)
        for pair, count in sorted(lines.items(), key=lambda item: (-item[1], item[0]))
        if pair[0] in places and pair[1] in places
    ][: max(dyads, 0)]
    for (one, other), count in reversed(strongest):
        arc = _patches().FancyArrowPatch(
            places[one],
            places[other],
            arrowstyle="-",
            connectionstyle="arc3,rad=0.18",
            color=_COLOURS[1],
            alpha=0.35 + 0.6 * count / strongest[0][1],
            linewidth=0.6 + 2.6 * count / strongest[0][1],
            shrinkA=0,
            shrinkB=0,
            zorder=4,
        )
        ax.add_patch(arc)
    _name_places(ax, documents, places, labels)
    ax.set_xlim(-2.75, 2.75)
    ax.set_ylim(-1.0, 1.35)
    ax.set_aspect("equal")
    ax.set_axis_off()
    off_map = sum(count for iso3, count in documents.items() if iso3 not in places)
    total = f"strongest blue: {largest:,} documents" if largest > 1 else "each in one document"
    notes = [total]
    if strongest:
        most = strongest[0][1]
        notes.append(f"lines: the {len(strongest)} most frequent pairs, up to {most:,} documents")
    if off_map:
        notes.append(f"{off_map:,} not on the map")
    _title(ax, "Countries by the number of documents that mention them")
    ax.text(
        0.5, -0.01, " · ".join(notes), transform=ax.transAxes, ha="center", va="top", color=_INK
    )
    return ax


# --- what is counted


def _check(kind: Kind | None, top: int, least: int) -> None:
    """Raises `LegationError` for a kind that there is not, and for too few entities to draw."""
    kinds = get_args(Kind)
    if kind is not None and kind not in kinds:
        raise LegationError(f"unknown kind {kind!r}: expected {', '.join(kinds)}, or None for all")
    if top < least:
        raise LegationError(f"top must be at least {least}, not {top}")


def _columns(data: Any, *names: str) -> list[list[Any]]:
    """Columns of the table of mentions, in whatever it is."""
    if isinstance(data, Document):
        data = Documents([data])
    elif isinstance(data, Sequence) and data and all(isinstance(one, Document) for one in data):
        data = Documents(data)
    if isinstance(data, Documents):
        table = data.mentions(list(names))
        return [table[name] for name in names]
    try:
        columns = [list(data[name]) for name in names]
    except (KeyError, TypeError, IndexError) as error:
        raise LegationError(
            f"a plot is made of documents or of a table of mentions with {', '.join(names)}"
        ) from error
    # Data frames have several words for what is missing.
    return [[None if value is None or value != value else value for value in c] for c in columns]


def _pairs(
    data: Any, kind: Kind | None, called_by: Callable[[str], str] = str
) -> tuple[Counter[str], Counter[tuple[str, str]], dict[str, str]]:
    """In how many documents each entity is, and each two of them; and their names.

    Entities that are called the same count as one.
    """
    ids, kinds, entities, names = _columns(data, "document_id", "kind", "entity_id", "entity_name")
    mentioned: dict[Any, set[str]] = defaultdict(set)
    called: dict[str, str] = {}
    for document, its_kind, entity, name in zip(ids, kinds, entities, names, strict=True):
        if entity is not None and kind in (None, its_kind):
            key = called_by(entity)
            mentioned[document].add(key)
            called[key] = name
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for found in mentioned.values():
        counts.update(found)
        pairs.update(_key(a, b) for a, b in itertools.combinations(found, 2))
    return counts, pairs, called


def _key(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _period(date: str, by: Period) -> str:
    """What the period is called in which an ISO date is."""
    import datetime

    if by == "quarter":
        return f"{date[:4]}-Q{(int(date[5:7]) + 2) // 3}"
    if by == "week":
        year, week, _ = datetime.date.fromisoformat(date).isocalendar()
        return f"{year:04}-W{week:02}"
    return date[: _DIGITS[by]]


def _periods(first: str, last: str, by: Period) -> Iterator[str]:
    """Every period from the first to the last: a gap is a fact, too."""
    import datetime

    if by in ("week", "day"):
        day = datetime.date.fromisoformat(first)
        while (text := _period(day.isoformat(), by)) <= last:
            yield text
            day += datetime.timedelta(days=7 if by == "week" else 1)
        return
    if by == "quarter":
        year, part, parts, form = int(first[:4]), int(first[6:]), 4, "{:04}-Q{}"
    else:
        year, part, parts = int(first[:4]), int(first[5:7] or 1), 12 if by == "month" else 1
        form = "{:04}-{:02}" if by == "month" else "{:04}"
    while (text := form.format(year, part)) <= last:
        yield text
        year, part = (year + 1, 1) if part == parts else (year, part + 1)


def _neighbours(ids: Sequence[str], pairs: Counter[tuple[str, str]]) -> list[str]:
    """From the most mentioned on always the one that is most together with those before it."""
    rest, order = list(ids[1:]), [ids[0]]
    while rest:
        recent = order[-3:]
        best = max(
            rest, key=lambda id: (sum(pairs[_key(id, other)] for other in recent), -rest.index(id))
        )
        rest.remove(best)
        order.append(best)
    return order


# --- the map


@functools.cache
def _iso3_now(id: str) -> str:
    """The code of a country, of a former one that of the state which continues it; else the id."""
    try:
        found = country(id)
        if found.end is not None:
            found = country(found.name, on=data_info().version[:4])
    except UnknownEntityError:
        return id
    return found.iso3 or id


@functools.cache
def _map() -> tuple[dict[str, list[list[tuple[float, float]]]], dict[str, tuple[float, float]]]:
    """The outlines of countries on the page, and where each country is."""
    text = resources.files("legation").joinpath("world.json").read_text(encoding="utf-8")
    given = json.loads(text)
    steps = given["steps_per_degree"]
    arcs = [list(_points(arc)) for arc in given["arcs"]]
    shapes, places = {}, {}
    for iso3, rings in given["outlines"].items():
        outlines = []
        for ring in rings:
            points = [
                point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])
            ]
            outlines.append(
                [_project(x / steps, y / steps) for x, y in _unwrapped(points, 360 * steps)]
            )
        shapes[iso3] = outlines
        if iso3:
            places[iso3] = _centre(max(outlines, key=_area))
    for iso3, (x, y) in given["places"].items():
        places[iso3] = _project(x / steps, y / steps)
    return shapes, places


def _points(arc: Sequence[int]) -> Iterator[tuple[int, int]]:
    x = y = 0
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        yield x, y


def _unwrapped(points: Sequence[tuple[int, int]], circle: int) -> list[tuple[int, int]]:
    """An outline that goes over the antimeridian in one piece, on the side where most of it is."""
    turned = 0
    found = []
    for place, (x, y) in enumerate(points):
        if place and abs(step := x - points[place - 1][0]) > circle / 2:
            turned += -circle if step > 0 else circle
        found.append((x + turned, y))
    middle = sum(x for x, _ in found) / len(found)
    shift = -circle * round(middle / circle)
    return [(x + shift, y) for x, y in found]


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth (Šavrič, Patterson and Jenny 2018): areas keep their proportions."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    squared = theta * theta
    sixth = squared**3
    slope = a1 + 3 * a2 * squared + sixth * (7 * a3 + 9 * a4 * squared)
    x = 2 * math.sqrt(3) / 3 * math.radians(longitude) * math.cos(theta) / slope
    return x, theta * (a1 + a2 * squared + sixth * (a3 + a4 * squared))


def _area(ring: Sequence[tuple[float, float]]) -> float:
    return abs(sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring))) / 2


def _centre(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The centre of gravity."""
    signed = sum(x * v - u * y for (x, y), (u, v) in itertools.pairwise(ring)) / 2
    if not signed:
        return ring[0]
    x_moment = sum((x + u) * (x * v - u * y) for (x, y), (u, v) in itertools.pairwise(ring))
    y_moment = sum((y + v) * (x * v - u * y) for (x, y), (u, v) in itertools.pairwise(ring))
    return x_moment / (6 * signed), y_moment / (6 * signed)


def _name_places(
    ax: Any, documents: Counter[str], places: dict[str, tuple[float, float]], number: int
) -> None:
    """Names of the most mentioned countries where they do not cover each other."""
    taken: list[tuple[float, float, float]] = []
    for iso3, _ in sorted(documents.items(), key=lambda item: (-item[1], item[0])):
        if len(taken) >= number:
            return
        if iso3 not in places:
            continue
        name, (x, y) = country(iso3).name, places[iso3]
        half = 0.018 * len(name)
        if any(abs(y - v) < 0.085 and abs(x - u) < half + w for u, v, w in taken):
            continue
        taken.append((x, y, half))
        halo = _effects().withStroke(linewidth=2.2, foreground="white", alpha=0.75)
        ax.text(
            x,
            y,
            name,
            ha="center",
            va="center",
            fontsize=8,
            color="#222222",
            zorder=5,
            path_effects=[halo],
        )


# --- how it looks


def _axes(ax: Any, size: tuple[float, float]) -> Any:
    if ax is not None:
        return ax
    try:
        import matplotlib.pyplot as plt
    except ImportError as error:
        raise ImportError("plots need matplotlib: pip install legation[plot]") from error
    figure, ax = plt.subplots(figsize=size, layout="constrained")
    # Without a background of its own a figure takes that of the page.
    figure.patch.set_alpha(0)
    ax.patch.set_alpha(0)
    return ax


def _ink(ax: Any, legend: Any = None) -> None:
    """Axes in the grey that light and dark pages show."""
    ax.tick_params(colors=_INK)
    ax.xaxis.label.set_color(_INK)
    ax.yaxis.label.set_color(_INK)
    for name, spine in ax.spines.items():
        spine.set_color(_INK)
        spine.set_visible(name in ("left", "bottom"))
    if legend is not None:
        for text in [*legend.get_texts(), legend.get_title()]:
            text.set_color(_INK)


def _title(ax: Any, text: str) -> None:
    ax.set_title(text, color=_INK, loc="left", fontsize=11, fontweight="bold")


def _patches() -> Any:
    import matplotlib.patches

    return matplotlib.patches


def _effects() -> Any:
    import matplotlib.patheffects

    return matplotlib.patheffects


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _between(start: str, end: str, share: float) -> tuple[float, ...]:
    """A colour between two."""
    return tuple(a + (b - a) * share for a, b in zip(_rgb(start), _rgb(end), strict=True))


def _plural(kind: Kind | None) -> str:
    words: dict[Any, str] = {
        "country": "countries",
        "leader": "leaders",
        "organisation": "organisations",
    }
    return words.get(kind, "entities")


def _short(name: str, length: int = 24) -> str:
    return name if len(name) <= length else name[: length - 1] + "…"
