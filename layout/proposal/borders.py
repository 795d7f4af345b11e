"""Borders of a drawn page: where stories end over others, and the page with one of them moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

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


def find_borders(slabs: Sequence[Slab]) -> Iterator[Border]:
    """Yield the borders of a page, each of as few stories as it can have.

    A story that turns a corner has none: moved, its other sides would move as well.
    """
    plain = [slab for slab in slabs if not slab.spans]
    for line in sorted({slab.line for slab in plain if slab.line > 0}):
        upper = sorted((slab for slab in plain if slab.end == line), key=lambda s: s.column)
        lower = sorted((slab for slab in plain if slab.line == line), key=lambda s: s.column)
        yield from _match(line, upper, lower)


def _match(line: int, upper: list[Slab], lower: list[Slab]) -> Iterator[Border]:
    while upper and lower:
        if upper[0].column != lower[0].column:
            (upper if upper[0].column < lower[0].column else lower).pop(0)
            continue
        above, below = [upper.pop(0)], [lower.pop(0)]
        while _right(above) != _right(below):
            behind, rest = (above, upper) if _right(above) < _right(below) else (below, lower)
            if not rest or rest[0].column != _right(behind):
                break
            behind.append(rest.pop(0))
        else:
            yield Border(line, tuple(s.letter for s in above), tuple(s.letter for s in below))


def _right(slabs: Sequence[Slab]) -> int:
    return slabs[-1].column + slabs[-1].columns


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
        (letter, replace(place, line=slab.line + 1, lines=slab.end - slab.line))
        for letter, place in page.places
        for slab in (by_letter.get(letter),)
        if slab is not None
    )
    return replace(page, places=places)
