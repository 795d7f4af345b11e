"""Outlines: what other stories take of a story's rectangle where it is none (L and its kin).

Each basic column of such a story has a head and a foot of its own.  Its head stands over the
columns that begin first; legs that begin lower stand beyond the head (C5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from msgspec import Struct, field

from layout.color import BLACK
from layout.display import Group, Item, Role, Rule, Shape
from layout.geometry import Point, Rect
from layout.model import Box, Corner
from layout.page.composer import Composer
from layout.page.grid import Area, Grid, Legs, divide
from layout.page.module import NARROWEST, Room
from layout.units import Length

# Lines of text under a head before its leg ends (H7).
UNDER_HEAD = 3


class Outline(Struct, frozen=True):
    """What others take of each column at its head and at its foot, in lines or in rows of a map."""

    cuts: tuple[tuple[int, int], ...]

    @property
    def head(self) -> tuple[int, int]:
        """The first column under the head, and how many there are."""
        under = [column for column, (top, _) in enumerate(self.cuts) if top == 0]
        return under[0], under[-1] - under[0] + 1

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Neighbouring columns of one head and one foot: the first of each, and how many."""
        runs, first = [], 0
        for _, run in groupby(self.cuts):
            count = len(list(run))
            runs.append((first, count))
            first += count
        return tuple(runs)


class ShapedArea(Area, frozen=True):
    """The least rectangle round the place of a story that is none, and what others take of it."""

    outline: Outline


class ShapedRoom(Room, frozen=True, kw_only=True):
    """How many lines a story wants that is no rectangle; its corners decide."""

    find: Callable[[Outline, int], int]
    known: dict[tuple[Outline, int], int] = field(default_factory=dict)

    def cost_in(self, outline: Outline, lines: int) -> int:
        """Return how bad a place of so many lines is, with what others take of it."""
        key = outline, lines
        if key not in self.known:
            self.known[key] = self.find(outline, lines)
        return self.known[key]


class Footing(Struct, frozen=True):
    """A story's outline, and the column in which each of its legs begins."""

    outline: Outline
    columns: tuple[int, ...]

    @property
    def tops(self) -> list[int]:
        """What is taken of each leg at its head, from the module's first line on."""
        return [self.outline.cuts[column][0] for column in self.columns]

    @property
    def feet(self) -> list[int]:
        """What is taken of each leg at its foot."""
        return [self.outline.cuts[column][1] for column in self.columns]

    @property
    def head(self) -> tuple[int, int]:
        """The first leg under the head, and how many there are."""
        under = [leg for leg, top in enumerate(self.tops) if top == 0]
        return under[0], len(under)

    def stretch(self, corner: Corner) -> tuple[int, int]:
        """Return the legs over which a picture may stand at a corner: the first, and how many.

        They have one head, or one foot; over the text it stands under the story's head, below it
        at the story's foot.
        """
        is_top = corner in (Corner.TOP, Corner.TOP_LEFT, Corner.TOP_RIGHT)
        edges = self.tops if is_top else self.feet
        is_right = corner in (Corner.TOP_RIGHT, Corner.BOTTOM_RIGHT)
        first = len(edges) - 1 if is_right else 0
        if corner in (Corner.TOP, Corner.BOTTOM):
            first = edges.index(0)
        last = first
        while first > 0 and edges[first - 1] == edges[last]:
            first -= 1
        while last + 1 < len(edges) and edges[last + 1] == edges[first]:
            last += 1
        return first, last - first + 1

    def lack(self, head_lines: int, lines: int) -> int:
        """Return by how many lines the head is deeper than its part of a place allows.

        Under it there are three lines of each leg (H7); legs beyond it begin no higher than it
        ends (H5).
        """
        if not head_lines:
            return 0
        over = [
            head_lines - top if top else head_lines + UNDER_HEAD - (lines - foot)
            for top, foot in zip(self.tops, self.feet, strict=True)
        ]
        return max(0, *over)


# -- legs ------------------------------------------------------------------------------------------


def cut_outline(
    composer: Composer, outline: Outline, count: int, box: Box
) -> tuple[Legs, Footing] | None:
    """Cut the columns of an outline into so many legs, all of one measure.

    No leg may stand over a corner; None where they cannot be cut so.
    """
    sheet, em = composer.style.sheet, composer.grid.em
    columns, runs = len(outline.cuts), outline.runs
    if any(count * own % columns for _, own in runs):
        return None
    rooms = [_run_room(composer, outline, run, box) for run in runs]
    shares = [count * own // columns for _, own in runs]
    cut = [divide(w, em, n, sheet.gutter) for (_, w), n in zip(rooms, shares, strict=True)]
    characters = min(legs.characters for legs in cut)
    xs: list[Length] = []
    starts: list[int] = []
    for (first, own), (x, width), share in zip(runs, rooms, shares, strict=True):
        legs = divide(width, em, share, sheet.gutter, characters)
        xs += [x + left for left in legs.xs]
        starts += [first + leg * own // share for leg in range(share)]
    return Legs(characters, characters * em, tuple(xs)), Footing(outline, tuple(starts))


def _run_room(
    composer: Composer, outline: Outline, run: tuple[int, int], box: Box
) -> tuple[Length, Length]:
    """Return the left edge and the width that text may use of a run of columns."""
    sheet, em = composer.style.sheet, composer.grid.em
    first, count = run
    x = first * (sheet.characters + sheet.gutter) * em
    width = sheet.measure(count)
    if box is Box.NONE:
        return x, width
    pad = em if sheet.span(count) - 2 >= NARROWEST else em // 2
    left = pad if _stands_out(outline, first, -1) else 0
    right = pad if _stands_out(outline, first + count - 1, 1) else 0
    return x + left, width - left - right


def _stands_out(outline: Outline, column: int, step: int) -> bool:
    """Tell whether a column has a side of the frame towards its neighbour."""
    if not 0 <= column + step < len(outline.cuts):
        return True
    own, other = outline.cuts[column], outline.cuts[column + step]
    return own[0] < other[0] or own[1] < other[1]


# -- on the sheet ----------------------------------------------------------------------------------


def rects_of(grid: Grid, area: Area, outline: Outline) -> tuple[Rect, ...]:
    """Return the largest rectangles within an outline; each part of a story stands in one."""
    sheet, em = grid.sheet, grid.em
    found: list[Rect] = []
    runs = outline.runs
    for i in range(len(runs)):
        for j in range(i, len(runs)):
            cuts = [outline.cuts[first] for first, _ in runs[i : j + 1]]
            top, foot = max(top for top, _ in cuts), max(foot for _, foot in cuts)
            if top + foot >= area.lines:
                continue
            first = runs[i][0]
            count = runs[j][0] + runs[j][1] - first
            x = area.x + first * (sheet.characters + sheet.gutter) * em
            part = Area(x, sheet.measure(count), area.line + top, area.lines - top - foot)
            found.append(grid.rect(part))
    return tuple(found)


def draw_outline(composer: Composer, area: Area, outline: Outline, box: Box) -> tuple[Group, ...]:
    """Return the frame or the tint of a boxed story that is no rectangle."""
    if box is Box.NONE:
        return ()
    rules = composer.style.rules
    items: tuple[Item, ...]
    if box is Box.TINT:
        # They overlap, so that no hair of white shows between them.
        rects = rects_of(composer.grid, area, outline)
        items = tuple(Shape(rect, fill=rules.tint) for rect in rects)
    else:
        corners = _corners(composer, area, outline, rules.frame // 2)
        ends = (*corners, corners[0])
        items = tuple(_side(start, end, rules.frame) for start, end in pairwise(ends))
    return (Group(Role.ARTIFACT, items),)


def _side(start: Point, end: Point, thickness: Length) -> Rule:
    """Return a side of a frame, half its thickness longer at both ends, so that corners close."""
    half = thickness // 2
    if start.x == end.x:
        one, other = sorted((start.y, end.y))
        return Rule(Point(start.x, one - half), Point(start.x, other + half), thickness, BLACK)
    one, other = sorted((start.x, end.x))
    return Rule(Point(one - half, start.y), Point(other + half, start.y), thickness, BLACK)


def _corners(composer: Composer, area: Area, outline: Outline, inset: Length) -> list[Point]:
    """Return the corners of an outline, clockwise from the left one at its head.

    The frame's line runs inside them, as that of a rectangular box does.
    """
    sheet, grid = composer.style.sheet, composer.grid
    pitch = (sheet.characters + sheet.gutter) * grid.em
    runs = outline.runs
    above: list[Point] = []
    below: list[Point] = []
    for i, (first, count) in enumerate(runs):
        left, right = area.x + first * pitch, area.x + first * pitch + sheet.measure(count)
        top, foot = outline.cuts[first]
        gutter = sheet.gutter * grid.em
        for points, is_top, edge in (
            (above, True, grid.y(area.line + top)),
            (below, False, grid.bottom(area.end - foot)),
        ):
            side = 0 if is_top else 1
            own = outline.cuts[first][side]
            before = outline.cuts[runs[i - 1][0]][side] if i else None
            after = outline.cuts[runs[i + 1][0]][side] if i + 1 < len(runs) else None
            # Where the neighbour reaches further, its side bounds the corner, not ours.
            x0 = left if before is None or before >= own else left - gutter
            x1 = right if after is None or after >= own else right + gutter
            y = edge + inset if is_top else edge - inset
            dx0 = inset if before is None or before >= own else -inset
            dx1 = -inset if after is None or after >= own else inset
            points += [Point(x0 + dx0, y), Point(x1 + dx1, y)]
    return [*_merged(above), *reversed(_merged(below))]


def _merged(points: Sequence[Point]) -> list[Point]:
    """Return corners without those in the middle of a straight edge."""
    kept: list[Point] = []
    for i, point in enumerate(points):
        is_between = 0 < i < len(points) - 1
        if is_between and points[i - 1].y == point.y == points[i + 1].y:
            continue
        kept.append(point)
    return kept
