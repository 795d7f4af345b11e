"""Borders of a drawn page: where stories end over or beside others, and one of them moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.model import WHITE_MARK, Dummy, Page
from layout.page.dummy import Slab

# A module of fewer lines has no room for a head and text under it.
_LEAST = 4


class Border(Struct, frozen=True):
    """A line at which stories end and others begin, over just the same columns."""

    line: int
    above: tuple[str, ...]
    below: tuple[str, ...]


class Side(Struct, frozen=True):
    """A column at which stories end beside others, over just the same lines."""

    column: int
    left: tuple[str, ...]
    right: tuple[str, ...]


class _Edge(NamedTuple):
    """One story's side along a border: from where to where, across or down."""

    start: int
    end: int
    letter: str


def find_borders(slabs: Sequence[Slab]) -> Iterator[Border]:
    """Yield the borders of a page, each of as few stories as it can have.

    A story that turns a corner has none: moved, its other sides would move as well.
    """
    plain = [slab for slab in slabs if not slab.spans]
    for line in sorted({slab.line for slab in plain if slab.line > 0}):
        upper = [_across(slab) for slab in plain if slab.end == line]
        lower = [_across(slab) for slab in plain if slab.line == line]
        for above, below in _match(sorted(upper), sorted(lower)):
            yield Border(line, above, below)


def find_sides(slabs: Sequence[Slab]) -> Iterator[Side]:
    """Yield the borders between stories side by side, likewise."""
    plain = [slab for slab in slabs if not slab.spans]
    for column in sorted({slab.column for slab in plain if slab.column > 0}):
        before = [_down(slab) for slab in plain if slab.column + slab.columns == column]
        behind = [_down(slab) for slab in plain if slab.column == column]
        for left, right in _match(sorted(before), sorted(behind)):
            yield Side(column, left, right)


def _across(slab: Slab) -> _Edge:
    return _Edge(slab.column, slab.column + slab.columns, slab.letter)


def _down(slab: Slab) -> _Edge:
    return _Edge(slab.line, slab.end, slab.letter)


def _match(
    ones: list[_Edge], others: list[_Edge]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Yield the fewest stories of both sides that begin and end together."""
    while ones and others:
        if ones[0].start != others[0].start:
            (ones if ones[0].start < others[0].start else others).pop(0)
            continue
        first, second = [ones.pop(0)], [others.pop(0)]
        while first[-1].end != second[-1].end:
            is_first = first[-1].end < second[-1].end
            behind, rest = (first, ones) if is_first else (second, others)
            if not rest or rest[0].start != behind[-1].end:
                break
            behind.append(rest.pop(0))
        else:
            yield tuple(e.letter for e in first), tuple(e.letter for e in second)


def move_border(slabs: Sequence[Slab], border: Border, by: int) -> tuple[Slab, ...] | None:
    """Return the slabs with a border so many lines further down; None where one is too shallow."""
    moved = []
    for slab in slabs:
        if slab.letter in border.above:
            slab = replace(slab, end=slab.end + by)
        elif slab.letter in border.below:
            slab = replace(slab, line=slab.line + by)
        if slab.lines < _LEAST:
            return None
        moved.append(slab)
    return tuple(moved)


def move_side(slabs: Sequence[Slab], side: Side, by: int) -> tuple[Slab, ...] | None:
    """Return the slabs with a side so many columns further right; None where one has none left."""
    moved = []
    for slab in slabs:
        if slab.letter in side.left:
            slab = replace(slab, columns=slab.columns + by)
        elif slab.letter in side.right:
            slab = replace(slab, column=slab.column + by, columns=slab.columns - by)
        if slab.columns < 1:
            return None
        moved.append(slab)
    return tuple(moved)


def draw_slabs(slabs: Sequence[Slab], columns: int, lines: int, span: Span) -> Dummy:
    """Return slabs as an editor would draw them on a page of so many lines, every row's depth."""
    parts = [part for slab in slabs for part in slab.parts]
    edges = sorted({0, lines, *(p.line for p in parts), *(p.end for p in parts)})
    rows = []
    for line in edges[:-1]:
        marks = [WHITE_MARK] * columns
        for part in parts:
            if part.line <= line < part.end:
                marks[part.column : part.column + part.columns] = part.letter * part.columns
        rows.append("".join(marks))
    return Dummy(tuple(rows), tuple(end - line for line, end in pairwise(edges)), span)


def put_slabs(page: Page, slabs: Sequence[Slab], columns: int, lines: int) -> Page:
    """Return a drawn page with its stories in other places, drawn as it was."""
    if page.dummy is not None:
        return replace(page, dummy=draw_slabs(slabs, columns, lines, page.dummy.span))
    by_letter = {slab.letter: slab for slab in slabs}
    places = tuple(
        (
            letter,
            replace(
                place,
                column=slab.column + 1,
                columns=slab.columns,
                line=slab.line + 1,
                lines=slab.end - slab.line,
            ),
        )
        for letter, place in page.places
        for slab in (by_letter.get(letter),)
        if slab is not None
    )
    return replace(page, places=places)
