"""`python -m tools.world ATLAS`: makes python/legation/world.json, the map of `legation.plot`.

ATLAS is the directory of the npm package `world-atlas` (2.0.2), which has the maps of Natural Earth
(public domain) as TopoJSON. Outlines come from the map of 1:110 million, the places of states too
small for it from the one of 1:50 million. Coordinates are rounded to a fifth of a degree: the map
is as wide as a page. An outline may go over the antimeridian: its readers follow it.
"""

from __future__ import annotations

import argparse
import itertools
import json
from pathlib import Path
from typing import Any

import legation

STEPS_PER_DEGREE = 5
OUT = Path("python/legation/world.json")
# A continent without mentions, which would take a fifth of the picture.
LEFT_OUT = {"Antarctica"}
# What the map has no number for, by its name; the rest of them is part of no state's outline.
BY_NAME = {"Kosovo": "XKX"}

Point = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.world", description=__doc__)
    parser.add_argument("atlas", type=Path, help="the directory of the package world-atlas")
    atlas: Path = parser.parse_args().atlas
    coarse = json.loads((atlas / "countries-110m.json").read_text())
    fine = json.loads((atlas / "countries-50m.json").read_text())
    arcs = [simplified(arc, coarse["transform"]) for arc in coarse["arcs"]]
    outlines: dict[str, list[list[int]]] = {}
    for shape in coarse["objects"]["countries"]["geometries"]:
        rings = outer_rings(shape)
        if shape["properties"]["name"] not in LEFT_OUT:
            # Holes are states of their own, drawn later.
            outlines.setdefault(code(shape) or "", []).extend(rings)
    places = {}
    fine_arcs = [simplified(arc, fine["transform"]) for arc in fine["arcs"]]
    for shape in fine["objects"]["countries"]["geometries"]:
        iso3 = code(shape)
        if iso3 and iso3 not in outlines:
            places[iso3] = middle(fine_arcs, outer_rings(shape))
    rings = [ring for rings in outlines.values() for ring in rings]
    used = sorted({arc if arc >= 0 else ~arc for ring in rings for arc in ring})
    number = {arc: place for place, arc in enumerate(used)}
    world = {
        "source": "Natural Earth (public domain), by way of world-atlas 2.0.2",
        "steps_per_degree": STEPS_PER_DEGREE,
        "arcs": [deltas(arcs[arc]) for arc in used],
        "outlines": {
            iso3: [[number[arc] if arc >= 0 else ~number[~arc] for arc in ring] for ring in rings]
            for iso3, rings in sorted(outlines.items())
        },
        "places": dict(sorted(places.items())),
    }
    text = json.dumps(world, separators=(",", ":"), ensure_ascii=False)
    OUT.write_text(text.replace('],"', '],\n"').replace('},"', '},\n"') + "\n", encoding="utf-8")
    print(f"{OUT}: {len(outlines)} outlines, {len(places)} places, {OUT.stat().st_size} bytes")


def code(shape: dict[str, Any]) -> str | None:
    """ISO 3166-1 alpha-3 of a shape, where it is a state's or a territory's."""
    if "id" not in shape:
        return BY_NAME.get(shape["properties"]["name"])
    try:
        return legation.country_by_code("numeric", shape["id"]).iso3
    except legation.UnknownEntityError:
        return None


def simplified(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The points of an arc in steps, each once."""
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        point = (
            round((x * scale_x + left) * STEPS_PER_DEGREE),
            round((y * scale_y + bottom) * STEPS_PER_DEGREE),
        )
        if not points or points[-1] != point:
            points.append(point)
    return points


def outer_rings(shape: dict[str, Any]) -> list[list[int]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [polygon[0] for polygon in polygons]


def middle(arcs: list[list[Point]], rings: list[list[int]]) -> list[int]:
    """About where a small state is: the middle of its outline's largest part."""
    parts = [[point for arc in ring for point in arcs[arc if arc >= 0 else ~arc]] for ring in rings]
    largest = max(parts, key=lambda points: len(set(points)))
    return [round(sum(point[axis] for point in largest) / len(largest)) for axis in (0, 1)]


def deltas(points: list[Point]) -> list[int]:
    """The first point, then the steps to each next one."""
    flat = list(points[0])
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        flat += [next_x - x, next_y - y]
    return flat


if __name__ == "__main__":
    main()
