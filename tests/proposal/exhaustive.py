"""Every guillotine page there is, found by trying all cuts: slow, short, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.proposal.guillotine import Piece, Sheet
from layout.proposal.lanes import NEVER

Spots = tuple[tuple[int, int, int, int, int], ...]
# What fills a rectangle: its spots, the looks in its upper corners, its cost.
Filled = tuple[Spots, int, int, int]


def draw_all(sheet: Sheet, pieces: Sequence[Piece]) -> dict[Spots, int]:
    """Return every page with its cost."""
    everything = tuple(range(len(pieces)))
    found: dict[Spots, int] = {}
    for spots, _, _, cost in _fill(sheet, pieces, everything, (0, 0, sheet.columns, sheet.lines)):
        key = tuple(sorted(spots, key=lambda spot: (spot[2], spot[1])))
        found[key] = min(cost, found.get(key, NEVER))
    return found


def _fill(
    sheet: Sheet,
    pieces: Sequence[Piece],
    own: tuple[int, ...],
    room: tuple[int, int, int, int],
) -> Iterator[Filled]:
    column, line, columns, lines = room
    if len(own) == 1:
        for option in pieces[own[0]].options:
            at = lines - option.least
            if option.columns == columns and 0 <= at < len(option.costs):
                spots = ((own[0], column, line, columns, lines),)
                yield spots, option.head, option.head, option.costs[at]
        return
    for first, second in _divide(own):
        yield from _stack(sheet, pieces, first, second, room)
        yield from _row(sheet, pieces, first, second, room)


def _stack(sheet, pieces, upper, lower, room) -> Iterator[Filled]:
    column, line, columns, lines = room
    lower_is_foot = all(pieces[i].at_foot for i in lower)
    if any(pieces[i].at_top for i in lower):
        return
    if any(pieces[i].at_foot for i in upper) and not (
        lower_is_foot and all(pieces[i].at_foot for i in upper)
    ):
        return
    seam = sheet.across if columns == sheet.columns and not lower_is_foot else 0
    for deep in range(1, lines):
        for a, left, right, cost in _fill(sheet, pieces, upper, (column, line, columns, deep)):
            rest = (column, line + deep, columns, lines - deep)
            for b, _, _, other in _fill(sheet, pieces, lower, rest):
                weight = deep * sum(pieces[i].weight for i in lower)
                yield a + b, left, right, cost + other + weight + seam


def _row(sheet, pieces, lefts, rights, room) -> Iterator[Filled]:
    column, line, columns, lines = room
    if any(pieces[i].at_right for i in lefts) or any(pieces[i].at_left for i in rights):
        return
    seam = sheet.down if len(lefts) + len(rights) == len(pieces) else 0
    for wide in range(1, columns):
        for a, left, inner, cost in _fill(sheet, pieces, lefts, (column, line, wide, lines)):
            rest = (column + wide, line, columns - wide, lines)
            for b, other_inner, right, other in _fill(sheet, pieces, rights, rest):
                if not inner or inner != other_inner:
                    aside = wide * sum(pieces[i].sideways for i in rights)
                    yield a + b, left, right, cost + other + aside + seam


def _divide(own: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    for mask in range(1, 2 ** len(own) - 1):
        yield (
            tuple(piece for i, piece in enumerate(own) if mask >> i & 1),
            tuple(piece for i, piece in enumerate(own) if not mask >> i & 1),
        )
