"""The dummy (版样): where each story stands, and how deep each row of the map becomes.

Rows whose depth the editor leaves open are dealt out so that every story has at least the lines
it needs and the page comes out with as little strain on pictures, and as little white, as it can.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from layout.model import WHITE_MARK, Page
from layout.page.module import Room
from layout.units import spread


class Spot(Struct, frozen=True):
    """A story's rectangle on the map: columns, and rows from ``first`` up to ``end``."""

    letter: str
    column: int
    columns: int
    first: int
    end: int


class Slab(Struct, frozen=True):
    """A story's rectangle on the page: columns, and lines from ``line`` up to ``end``.

    Unless it touches the top, its first line is the white between it and what stands above.
    """

    letter: str
    column: int
    columns: int
    line: int
    end: int

    @property
    def gap(self) -> int:
        """The lines of white at its top."""
        return 1 if self.line > 0 else 0


def find_spots(map_rows: Sequence[str]) -> tuple[Spot, ...]:
    """Return each letter's rectangle, in reading order: by row, then by column."""
    spots = []
    for letter in dict.fromkeys("".join(map_rows)):
        if letter == WHITE_MARK:
            continue
        rows = [r for r, row in enumerate(map_rows) if letter in row]
        columns = [c for c, mark in enumerate(map_rows[rows[0]]) if mark == letter]
        spots.append(Spot(letter, columns[0], columns[-1] - columns[0] + 1, rows[0], rows[-1] + 1))
    return tuple(spots)


class Laid(Struct, frozen=True):
    """A page's slabs, and the lines at which the rows of its dummy begin and end."""

    slabs: tuple[Slab, ...]
    edges: tuple[int, ...] = ()


def lay_slabs(page: Page, rooms: Mapping[str, Room], lines: int) -> Laid:
    """Return the stories' rectangles on a page with so many lines for them."""
    if page.dummy is None:
        slabs = tuple(
            Slab(
                letter,
                place.column - 1,
                place.columns,
                place.line - 1,
                place.line - 1 + place.lines,
            )
            for letter, place in page.places
        )
        return Laid(slabs)
    spots = [spot for spot in find_spots(page.dummy.rows) if spot.letter in rooms]
    edges = deal_rows(page.dummy.heights, spots, rooms, lines)
    slabs = tuple(
        Slab(spot.letter, spot.column, spot.columns, edges[spot.first], edges[spot.end])
        for spot in spots
    )
    return Laid(slabs, edges)


def deal_rows(
    heights: Sequence[int | None],
    spots: Sequence[Spot],
    rooms: Mapping[str, Room],
    lines: int,
    white: int = 1,
) -> tuple[int, ...]:
    """Return the lines at which the rows of a map begin and end, dealing out the open rows.

    ``white`` lines stand over everything but the first row.

    The cost of a page is a sum of convex costs of row-edge differences; runs of neighbouring
    edges are moved together, by ever smaller steps, as long as that makes the page cheaper.
    """
    edges = _first_edges(heights, lines)
    count = len(heights)

    def cost(at: Sequence[int]) -> int:
        total = 0
        for spot in spots:
            gap = white if spot.first > 0 else 0
            total += rooms[spot.letter].cost(at[spot.end] - at[spot.first] - gap)
        return total

    runs = [
        (first, last)
        for first in range(1, count)
        for last in range(first, count)
        if heights[first - 1] is None and heights[last] is None
    ]
    best = cost(edges)
    for step in (16, 8, 4, 2, 1):
        is_better = True
        while is_better:
            is_better = False
            for first, last in runs:
                for move in (step, -step):
                    moved = list(edges)
                    for edge in range(first, last + 1):
                        moved[edge] += move
                    if moved[first] <= moved[first - 1] or moved[last] >= moved[last + 1]:
                        continue
                    found = cost(moved)
                    if found < best:
                        best, edges, is_better = found, moved, True
    return tuple(edges)


def least_depth(spots: Sequence[Spot], needs: Mapping[str, int]) -> int:
    """Return the fewest lines in which every rectangle of a map has the lines it needs."""
    edges = [0] * (max((spot.end for spot in spots), default=0) + 1)
    for edge in range(1, len(edges)):
        ending = [edges[spot.first] + needs[spot.letter] for spot in spots if spot.end == edge]
        edges[edge] = max([edges[edge - 1], *ending])
    return edges[-1]


def _first_edges(heights: Sequence[int | None], lines: int) -> list[int]:
    given = sum(height for height in heights if height is not None)
    shares = iter(spread(max(0, lines - given), sum(height is None for height in heights)))
    edges = [0]
    for height in heights:
        edges.append(edges[-1] + (next(shares) if height is None else height))
    return edges
