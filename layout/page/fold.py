"""Stories across the fold of a spread (跨版): what may lie over it, and what keeps clear of it.

Heads and pictures run over the fold and the strip about it (中缝); text does not.  A leg stands on
one side, and no character of a line that crosses stands in the fold itself, where the paper is
creased.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeGuard

from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import GlyphRun, Group, Item, Role
from layout.display.parts import move_item
from layout.geometry import Direction, Rect
from layout.model import Box
from layout.page.composer import Composer
from layout.page.grid import Fold, Legs, divide
from layout.page.module import NARROWEST, Legged
from layout.units import Length, scale

# The em box of a Han character may reach so far into the fold, in thousandths of an em: its strokes
# do not fill it.
_BOX_WHITE = 40


# -- legs ------------------------------------------------------------------------------------------


def cut_folded_legs(composer: Composer, item: Legged, fold: Fold, columns: int) -> Legs:
    """Cut a width that crosses the fold into legs, all of one measure, none of them on the strip.

    Unless the editor says otherwise there are as many as basic columns, or a few fewer where they
    do not come out alike on both sides.  Reports a number that does not (E382).
    """
    em, gutter = composer.grid.em, composer.style.sheet.gutter
    own = range(columns - (item.box is not Box.NONE), 1, -1)
    able = [count for count in (*own, columns) if _deal_legs(fold, em, count, gutter)]
    if item.legs is None or item.legs not in able:
        if item.legs is not None or not able:
            counts = ", ".join(map(str, sorted(set(able)))) or "–"
            composer.report.error(
                "E382", item.span, story=item.id, legs=item.legs or columns, counts=counts
            )
        if not able:
            return divide(fold.width, em, 1)
    count = item.legs if item.legs in able else able[0]
    legs = _deal_legs(fold, em, count or able[0], gutter)
    assert legs is not None, "only numbers that come out are tried"
    return legs


def _deal_legs(fold: Fold, em: Length, count: int, gutter: int) -> Legs | None:
    """Return so many legs, dealt out over both sides in one measure; None where they cannot be."""
    (_, left), (start, right) = fold.sides
    for own in range(1, count):
        one = divide(left, em, own, gutter)
        other = divide(right, em, count - own, gutter)
        if one.characters == other.characters >= NARROWEST:
            xs = (*one.xs, *(start + x for x in other.xs))
            return Legs(one.characters, one.measure, xs, fold)
    return None


def cut_folded_text(fold: Fold, em: Length, widest: int, gutter: int) -> Legs:
    """Cut the width of an essay's text into legs of at most so many characters, the fewest.

    Where they do not come out alike on both sides, the text stands on the wider one alone.
    """
    for count in range(2, max(2, fold.width // (NARROWEST * em)) + 1):
        legs = _deal_legs(fold, em, count, gutter)
        if legs is not None and legs.characters <= widest:
            return legs
    x, width = max(fold.sides, key=lambda side: side[1])
    legs = divide(width, em, max(1, -(-(width // em) // widest)), gutter)
    return replace(legs, xs=tuple(x + own for own in legs.xs), fold=fold)


class Bands(Legs, frozen=True, kw_only=True):
    """The columns of a picture map, wider on one side of a fold than on the other."""

    ends: tuple[Length, ...]

    def span(self, first: int, count: int) -> tuple[Length, Length]:
        """Return left edge and width of neighbouring columns with what is between them."""
        return self.xs[first], self.ends[first + count - 1] - self.xs[first]


def cut_folded_map(fold: Fold, count: int, gutter: Length) -> Legs:
    """Cut a picture map's width into columns: no picture ends on the strip.

    Columns of one width are left as they are where the strip lies within one of them.
    """
    bands = list(_cut_evenly(0, fold.width, count, gutter))
    if any(x > fold.start and end < fold.end for end, x in _gaps(bands)):
        (_, left), (start, right) = fold.sides
        own = min(count - 1, max(1, (2 * count * left + left + right) // (2 * (left + right))))
        bands = [*_cut_evenly(0, left, own, gutter)]
        bands += _cut_evenly(start, right, count - own, gutter)
    xs, ends = zip(*bands, strict=True)
    return Bands(characters=0, measure=ends[0] - xs[0], xs=xs, fold=fold, ends=ends)


def _cut_evenly(
    x: Length, width: Length, count: int, gutter: Length
) -> Iterator[tuple[Length, Length]]:
    measure = (width - (count - 1) * gutter) // count
    for i in range(count):
        left = x + i * (width + gutter) // count
        yield left, left + measure


def _gaps(bands: Sequence[tuple[Length, Length]]) -> Iterable[tuple[Length, Length]]:
    """Return end and beginning of neighbours."""
    return [(end, x) for (_, end), (x, _) in pairwise(bands)]


# -- lines -----------------------------------------------------------------------------------------

# Ranks of a head that move together, so that they keep one middle.
_RANKS = frozenset((Role.KICKER, Role.HEADLINE, Role.DECK))


def keep_clear(
    group: Group, fold: Length, room: Rect, report: Report, span: Span | None = None
) -> Group:
    """Return a group of a story across the fold with no character standing in the fold.

    A line that has one there is moved sideways within the room, as little as it can; the ranks of
    a head move together where one step clears them all.  Warns of a line for which there is no
    room (W381).
    """
    span = group.source or span
    if group.role is Role.LINE:
        return _clear_line(group, fold, room, report, span)
    if group.role is Role.ARTIFACT:
        return group
    # Briefs have many heads, each in its own leg.
    has_head = group.role in (Role.ARTICLE, Role.ADVERTISEMENT)
    moved = _clear_head(group.items, fold, room) if has_head else group.items
    items = tuple(
        keep_clear(item, fold, room, report, span) if isinstance(item, Group) else item
        for item in moved
    )
    return replace(group, items=items)


def _clear_head(items: Sequence[Item], fold: Length, room: Rect) -> Sequence[Item]:
    """Return items with the ranks of a head among them moved together, where that clears them."""
    ranks = [item for item in items if isinstance(item, Group) and item.role in _RANKS]
    rows = [sorted(_cells(line.items)) for rank in ranks for line in rank.items if _is_line(line)]
    rows = [row for row in rows if row]
    if not any(_is_struck(cell, fold) for row in rows for cell in row):
        return items
    far = max(end - left for row in rows for left, end in row)
    near = {move for row in rows for move in _moves(row, fold) if abs(move) <= far}
    for move in sorted(near, key=abs):
        if all(_fits(row, move, fold, room) for row in rows):
            return [move_item(item, move) if item in ranks else item for item in items]
    return items


def _clear_line(line: Group, fold: Length, room: Rect, report: Report, span: Span | None) -> Group:
    cells = sorted(_cells(line.items))
    struck = [cell for cell in cells if _is_struck(cell, fold)]
    if not struck:
        return line
    # A neighbour's gap is nearer than a whole character.
    far = max(right - left for left, right in struck)
    for move in sorted(_moves(cells, fold), key=abs):
        if abs(move) <= far and _fits(cells, move, fold, room):
            return replace(line, items=tuple(move_item(item, move) for item in line.items))
    report.warning("W381", span, text="".join(run.text for run in _runs(line.items)))
    return line


Cell = tuple[Length, Length]


def _moves(cells: Sequence[Cell], fold: Length) -> Iterator[Length]:
    """Yield how far a line may move for the fold to come between two characters, or beside all."""
    yield fold - cells[0][0]
    for (_, right), (left, _) in pairwise(cells):
        yield fold - (right + left) // 2
    yield fold - cells[-1][1]


def _fits(cells: Sequence[Cell], move: Length, fold: Length, room: Rect) -> bool:
    """Tell whether a line that has moved is inside the room and clear of the fold."""
    return (
        not any(_is_struck(cell, fold - move) for cell in cells)
        and cells[0][0] + move >= room.x
        and max(end for _, end in cells) + move <= room.right
    )


def _is_line(item: Item) -> TypeGuard[Group]:
    return isinstance(item, Group) and item.role is Role.LINE


def _is_struck(cell: Cell, fold: Length) -> bool:
    left, right = cell
    white = scale(right - left, _BOX_WHITE, 1000)
    return left + white < fold < right - white


def _cells(items: Sequence[Item]) -> Iterator[Cell]:
    """Yield where each character of a line begins and ends, white put between them left out."""
    for run in _runs(items):
        for x, following in zip(run.xs, (*run.xs[1:], run.width), strict=True):
            if following > x:
                left = run.origin.x + x
                yield left, left + min(following - x, run.size)


def _runs(items: Sequence[Item]) -> Iterator[GlyphRun]:
    for item in items:
        if isinstance(item, GlyphRun) and item.direction is Direction.ACROSS:
            yield item
        elif isinstance(item, Group):
            yield from _runs(item.items)
