"""Exact places: rectangles that together are one story's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec.structs import replace

from layout.model.issue import Dummy, Place


def join_places(parts: Sequence[Place]) -> Place | None:
    """Return rectangles as one place; None where no story can be read in the form that they make.

    Every column is one stretch of lines and touches its neighbours, and those that begin first
    stand side by side under one head.
    """
    if len(parts) == 1:
        return parts[0]
    left = min(part.column for part in parts)
    right = max(part.column + part.columns for part in parts)
    spans = [_join_column(parts, column) for column in range(left, right)]
    found = [span for span in spans if span is not None]
    if len(found) < len(spans) or not _is_read(found):
        return None
    line, end = min(line for line, _ in found), max(end for _, end in found)
    place = replace(parts[0], column=left, line=line + 1, columns=right - left, lines=end - line)
    return place if len(set(found)) == 1 else replace(place, spans=tuple(found))


def _join_column(parts: Sequence[Place], column: int) -> tuple[int, int] | None:
    """Return the first line, from 0, and the end of what stands in a column; None with a gap."""
    own = sorted(
        (part.line - 1, part.line - 1 + part.lines)
        for part in parts
        if part.column <= column < part.column + part.columns
    )
    if not own or any(one[1] != other[0] for one, other in pairwise(own)):
        return None
    return own[0][0], own[-1][1]


def _is_read(spans: Sequence[tuple[int, int]]) -> bool:
    first = min(line for line, _ in spans)
    under = [column for column, (line, _) in enumerate(spans) if line == first]
    is_one_head = under[-1] - under[0] + 1 == len(under)
    touches = (max(a[0], b[0]) < min(a[1], b[1]) for a, b in pairwise(spans))
    return is_one_head and all(touches)


# -- pinned on a page that is drawn ----------------------------------------------------------------


def find_strays(
    dummy: Dummy, places: Sequence[tuple[str, Place]], room: int
) -> Iterator[tuple[str, Place]]:
    """Yield the stories that a map draws elsewhere than pinned; the page has ``room`` lines.

    Rows whose depth is open may stand above or below a pinned story, but not both.
    """
    edges = _find_edges(dummy.heights, room)
    for letter, place in places:
        spans = place.spans or ((place.line - 1, place.line - 1 + place.lines),) * place.columns
        expected = dict(enumerate(spans, place.column - 1))
        if _find_drawn(dummy.rows, letter, edges) != expected:
            yield letter, place


def _find_drawn(
    rows: Sequence[str], letter: str, edges: Sequence[int | None]
) -> dict[int, tuple[int | None, int | None]]:
    """Return the first line and the end of a letter in each of its columns, None where open."""
    found: dict[int, tuple[int | None, int | None]] = {}
    for number, row in enumerate(rows):
        for column, mark in enumerate(row):
            if mark == letter:
                first = found[column][0] if column in found else edges[number]
                found[column] = (first, edges[number + 1])
    return found


def _find_edges(heights: Sequence[int | None], room: int) -> list[int | None]:
    """Return the lines at which rows begin and end, None where that hangs on the copy."""
    count = len(heights)
    opened = [number for number, height in enumerate(heights) if height is None]
    first, last = (opened[0], opened[-1]) if opened else (count, count)
    down = list(accumulate((height or 0 for height in heights), initial=0))
    edges: list[int | None] = [*down]
    for number in range(first + 1, count + 1):
        # Open rows take what the others leave: below them lines count from the page's foot.
        edges[number] = room - (down[count] - down[number]) if number > last else None
    return edges
