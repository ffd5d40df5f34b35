"""Outlines of areas on Earth, and whether a point lies inside one.

Degrees are taken for a plane, which is close enough to tell one country from another: outlines
are simplified far more than that distorts them. An area that reaches over the antimeridian is cut
there, as RFC 7946, 3.1.9 wants.
"""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""


class Outline:
    """The rings of an area: those around it, and those around its holes.

    Args:
        text: A Polygon or MultiPolygon in GeoJSON, alone or as the geometry of a Feature.

    Raises:
        ValueError: The text is nothing of that kind.
    """

    def __init__(self, text: str) -> None:
        geometry = json.loads(text)
        if isinstance(geometry, dict) and geometry.get("type") == "Feature":
            geometry = geometry.get("geometry")
        try:
            self.rings = [[(at[0], at[1]) for at in ring] for ring in _rings(geometry)]
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError("no polygon") from error

    def contains(self, point: Point, tolerance: float = 0.0) -> bool:
        """Whether a point lies inside, or no farther outside than a number of degrees.

        Inside is what a line from the point to the east leaves after crossing the rings an odd
        number of times.
        """
        x, y = point
        inside = False
        for (x1, y1), (x2, y2) in self._edges():
            if (y1 > y) is not (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
        return inside or any(_distance(point, *edge) <= tolerance for edge in self._edges())

    def _edges(self) -> Iterator[tuple[Point, Point]]:
        for ring in self.rings:
            yield from pairwise(ring)


def _rings(geometry: Any) -> Iterator[Any]:
    if geometry["type"] == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            yield from polygon
    elif geometry["type"] == "Polygon":
        yield from geometry["coordinates"]
    else:
        raise KeyError(geometry["type"])


def _distance(point: Point, start: Point, end: Point) -> float:
    """Distance from a point to a straight line between two others, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = ((x - x1) * dx + (y - y1) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    across: float = ((x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2) ** 0.5
    return across
