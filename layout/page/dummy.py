"""The dummy (版样): where each story stands, and how deep each row of the map becomes.

Rows whose depth the editor leaves open are dealt out so that every story has at least the lines
it needs and the page comes out with as little strain on pictures, and as little white, as it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from layout.model import WHITE_MARK, Page, Place
from layout.page.module import Room
from layout.page.outline import Outline, ShapedRoom
from layout.units import spread

# The first and the end of each column of what is no rectangle.
Spans = tuple[tuple[int, int], ...]

# Lines by which neighbouring edges of rows are moved together; fewer where they were dealt before.
_STEPS: Final = (16, 8, 4, 2, 1)
_NEAR_STEPS: Final = (3, 2, 1)


class Spot(Struct, frozen=True):
    """A story's rectangle on the map: columns, and rows from ``first`` up to ``end``.

    Where it is no rectangle this is the least one round it, and ``spans`` has each column's rows.
    """

    letter: str
    column: int
    columns: int
    first: int
    end: int
    spans: Spans = ()

    @property
    def outline(self) -> Outline | None:
        """What other stories take of its rectangle, in rows; None where they take nothing."""
        cuts = tuple((first - self.first, self.end - end) for first, end in self.spans)
        return Outline(cuts) if cuts else None


class Slab(Struct, frozen=True):
    """A story's rectangle on the page: columns, and lines from ``line`` up to ``end``.

    Unless it touches the top, its first line is the white between it and what stands above.
    Where it is no rectangle this is the least one round it, and ``spans`` has each column's lines.
    """

    letter: str
    column: int
    columns: int
    line: int
    end: int
    spans: Spans = ()

    @property
    def gap(self) -> int:
        """The lines of white at its top."""
        return 1 if self.line > 0 else 0

    @property
    def lines(self) -> int:
        """Its depth without the white at its top."""
        return self.end - self.line - self.gap

    @property
    def outline(self) -> Outline | None:
        """What other stories and the white under them take of its rectangle, in lines."""
        top = self.line + self.gap
        cuts = tuple((line + (line > 0) - top, self.end - end) for line, end in self.spans)
        return Outline(cuts) if cuts else None

    @property
    def parts(self) -> tuple[Slab, ...]:
        """The rectangles that it is made of: neighbouring columns of one head and one foot."""
        if not self.spans:
            return (self,)
        return tuple(self._split())

    def _split(self) -> Iterator[Slab]:
        column = self.column
        for (line, end), run in groupby(self.spans):
            columns = len(list(run))
            yield Slab(self.letter, column, columns, line, end)
            column += columns


def find_spots(map_rows: Sequence[str]) -> tuple[Spot, ...]:
    """Return where each letter stands, in reading order: by row, then by column."""
    spots = []
    for letter in dict.fromkeys("".join(map_rows)):
        if letter == WHITE_MARK:
            continue
        rows = [r for r, row in enumerate(map_rows) if letter in row]
        lefts = [map_rows[r].index(letter) for r in rows]
        rights = [map_rows[r].rindex(letter) + 1 for r in rows]
        left, right = min(lefts), max(rights)
        spans: Spans = ()
        if sum(map_rows[r].count(letter) for r in rows) < (right - left) * len(rows):
            spans = tuple(_find_span(map_rows, letter, c) for c in range(left, right))
        spots.append(Spot(letter, left, right - left, rows[0], rows[-1] + 1, spans))
    return tuple(spots)


def _find_span(map_rows: Sequence[str], letter: str, column: int) -> tuple[int, int]:
    rows = [r for r, row in enumerate(map_rows) if row[column] == letter]
    return rows[0], rows[-1] + 1


class Laid(Struct, frozen=True):
    """A page's slabs, and the lines at which the rows of its dummy begin and end."""

    slabs: tuple[Slab, ...]
    edges: tuple[int, ...] = ()


def lay_slabs(page: Page, rooms: Mapping[str, Room], lines: int, start: Sequence[int] = ()) -> Laid:
    """Return the stories' rectangles on a page with so many lines for them.

    The rows of a dummy are dealt out from ``start`` on, where they were dealt before.
    """
    if page.dummy is None:
        return Laid(tuple(slab_of(letter, place) for letter, place in page.places))
    spots = [spot for spot in find_spots(page.dummy.rows) if spot.letter in rooms]
    edges = deal_rows(page.dummy.heights, spots, rooms, lines, start=start)
    return Laid(tuple(_slab_at(spot, edges) for spot in spots), edges)


def find_unlaid(page: Page, laid: Laid) -> tuple[Slab, ...]:
    """Return the places of letters on the dummy whose stories were not laid."""
    if page.dummy is None:
        return ()
    known = {slab.letter for slab in laid.slabs}
    spots = (spot for spot in find_spots(page.dummy.rows) if spot.letter not in known)
    return tuple(_slab_at(spot, laid.edges) for spot in spots)


def slab_of(letter: str, place: Place) -> Slab:
    """Return the slab of an exact place."""
    line = place.line - 1
    return Slab(letter, place.column - 1, place.columns, line, line + place.lines, place.spans)


def find_first_cell(slabs: Sequence[Slab], columns: int) -> tuple[int, int]:
    """Return the column and line of a page's first cell in reading order that no slab has."""
    # It is at the head or under a slab, and there at the left side or right of a slab.
    for line in sorted({0, *(slab.end for slab in slabs)}):
        across = [slab for slab in slabs if slab.line <= line < slab.end]
        for column in sorted({0, *(slab.column + slab.columns for slab in across)}):
            taken = (s.column <= column < s.column + s.columns for s in across)
            if column < columns and not any(taken):
                return column, line
    raise AssertionError("nothing stands under the lowest slab")


def _slab_at(spot: Spot, edges: Sequence[int]) -> Slab:
    """Return a story's place on the page where the rows of the map begin at these lines."""
    spans = tuple((edges[first], edges[end]) for first, end in spot.spans)
    return Slab(spot.letter, spot.column, spot.columns, edges[spot.first], edges[spot.end], spans)


def deal_rows(
    heights: Sequence[int | None],
    spots: Sequence[Spot],
    rooms: Mapping[str, Room],
    lines: int,
    white: int = 1,
    start: Sequence[int] = (),
) -> tuple[int, ...]:
    """Return the lines at which the rows of a map begin and end, dealing out the open rows.

    ``white`` lines stand over everything but the first row.  It begins at ``start``, or with open
    rows of one depth.

    The cost of a page is a sum of convex costs of row-edge differences; runs of neighbouring
    edges are moved together, by ever smaller steps, as long as that makes the page cheaper.
    """
    edges = list(start) or _first_edges(heights, lines)
    count = len(heights)
    cost = _cost_of(spots, rooms, white)
    runs = [
        (first, last)
        for first in range(1, count)
        for last in range(first, count)
        if heights[first - 1] is None and heights[last] is None
    ]
    best = cost(edges)
    for step in _NEAR_STEPS if start else _STEPS:
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


def _cost_of(
    spots: Sequence[Spot], rooms: Mapping[str, Room], white: int
) -> Callable[[Sequence[int]], int]:
    """Return what tells the cost of a page by the edges of its rows."""
    plain = [spot for spot in spots if not spot.spans]
    shaped = [spot for spot in spots if spot.spans]

    def cost(at: Sequence[int]) -> int:
        total = 0
        for spot in plain:
            gap = white if spot.first > 0 else 0
            total += rooms[spot.letter].cost(at[spot.end] - at[spot.first] - gap)
        for spot in shaped:
            total += _cost_shaped(_slab_at(spot, at), rooms[spot.letter])
        return total

    return cost


def _cost_shaped(slab: Slab, room: Room) -> int:
    """Return how bad a place is that is no rectangle: its corners decide what it holds."""
    lines = slab.lines
    outline = slab.outline
    if outline is None or not isinstance(room, ShapedRoom):
        return room.cost(lines)
    return room.cost_in(outline, lines)


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
