"""Maps drawn with letters: the page's dummy and a photo essay's arrangement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from layout.diagnostics import Span
from layout.model import PICTURE_MARKS, TEXT_MARK, WHITE_MARK, Dummy, Phrase
from layout.read.context import Context, quote
from layout.read.limits import MAX_MAP_SIDE
from layout.read.node import Hole, Node, Scalar, Sequence, trim

_DEPTH: Final = re.compile(r"[1-9][0-9]{0,3}")


def read_rows(context: Context, node: Node) -> tuple[Phrase, ...]:
    """Return the rows of a map, blank ones left out."""
    if isinstance(node, Hole) or (isinstance(node, Scalar) and node.is_blank):
        return ()
    items = node.items if isinstance(node, Sequence) else (node,)
    rows: list[Phrase] = []
    for item in items:
        if isinstance(item, Scalar):
            rows += [row for row in map(trim, item.phrases()) if row.text]
        elif not isinstance(item, Hole):
            context.error("E155", item.span)
    return tuple(rows)


def read_dummy(
    context: Context, node: Node, columns: int
) -> tuple[Dummy, Mapping[str, Span]] | None:
    """Return the make-up as drawn, and where each of its letters stands first.

    The dummy's own place is its first row.
    """
    rows: list[Phrase] = []
    heights: list[int | None] = []
    for row in read_rows(context, node):
        letters, depth = _split_row(context, row)
        heights.append(depth)
        rows.append(letters)
    if not rows:
        return None
    _check_letters(context, rows)
    narrow = [row for row in rows if len(row.text) != columns]
    for row in narrow:
        context.error("E160", row.span, count=len(row.text), columns=columns)
    if not narrow:
        check_rectangles(context, rows, white=WHITE_MARK, is_shaped=True)
    places: dict[str, Span] = {}
    for row in rows:
        for offset, char in enumerate(row.text):
            if char.isalpha():
                places.setdefault(char, row.place(offset))
    return Dummy(tuple(row.text for row in rows), tuple(heights), rows[0].span), places


def _split_row(context: Context, row: Phrase) -> tuple[Phrase, int | None]:
    """Divide ``AAAABB 20`` into its letters and its depth in lines."""
    letters, *rest = row.text.split(maxsplit=1)
    phrase = Phrase(letters, row.place(0, len(letters)), row.is_literal)
    if not rest:
        return phrase, None
    if _DEPTH.fullmatch(rest[0]):
        return phrase, int(rest[0])
    place = row.place(len(row.text) - len(rest[0]), len(rest[0]))
    context.error("E156", place, value=quote(rest[0]))
    return phrase, None


def _check_letters(context: Context, rows: Iterable[Phrase]) -> None:
    for row in rows:
        for offset, char in enumerate(row.text):
            if char != WHITE_MARK and not char.isalpha():
                context.error("E161", row.place(offset), character=quote(char))


def check_rectangles(
    context: Context, rows: list[Phrase], white: str = "", *, is_shaped: bool = False
) -> None:
    """Report every letter whose cells are not one full rectangle: E163 in pieces, E162 cornered.

    Where forms with corners may be, E359 is a form in which no story can be read: one that others
    cut through, or with two heads.
    """
    cells: dict[str, list[tuple[int, int]]] = {}
    for y, row in enumerate(rows):
        for x, char in enumerate(row.text):
            if char not in white:
                cells.setdefault(char, []).append((x, y))
    for letter, own in cells.items():
        first_y = own[0][1]
        width = next((i for i, cell in enumerate(own) if cell[1] != first_y), len(own))
        wrong = _find_break(own, width)
        if wrong is None:
            continue
        x, y = wrong
        if not _is_connected(own):
            context.error("E163", rows[y].place(x), letter=letter)
        elif not is_shaped:
            context.error("E162", rows[y].place(x), letter=letter)
        elif unread := _find_unread(own):
            context.error("E359", rows[unread[1]].place(unread[0]), letter=letter)


def _find_unread(own: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the first cell that goes on after a gap: in the head's row, or down a column."""
    cells = set(own)
    first_y = own[0][1]
    for x, y in own:
        is_apart = y == first_y and x > own[0][0] and (x - 1, y) not in cells
        above = [row for column, row in own if column == x and row < y]
        if is_apart or (above and (x, y - 1) not in cells):
            return x, y
    return None


def _find_break(own: list[tuple[int, int]], width: int) -> tuple[int, int] | None:
    """Return the first cell that is not where a rectangle of that width would have it."""
    first_x, first_y = own[0]
    for i, (x, y) in enumerate(own):
        if (x, y) != (first_x + i % width, first_y + i // width):
            return x, y
    return own[-1] if len(own) % width else None


def _is_connected(own: list[tuple[int, int]]) -> bool:
    left = set(own)
    reached = [own[0]]
    left.discard(own[0])
    while reached:
        x, y = reached.pop()
        for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if near in left:
                left.discard(near)
                reached.append(near)
    return not left


def read_arrangement(context: Context, node: Node, photos: int) -> tuple[str, ...]:
    """Return an essay's map: every picture once, as a rectangle, rows of one width."""
    rows = list(read_rows(context, node))
    if not rows:
        return ()
    columns = len(rows[0].text)
    if max(len(rows), columns) > MAX_MAP_SIDE:
        context.error("E194", rows[0].span, columns=columns, rows=len(rows), most=MAX_MAP_SIDE)
        return ()
    _check_pictures(context, rows, photos)
    uneven = [row for row in rows if len(row.text) != columns]
    for row in uneven:
        context.error("E157", row.span, count=len(row.text), columns=columns)
    if not uneven:
        check_rectangles(context, rows)
    return tuple(row.text for row in rows)


def _check_pictures(context: Context, rows: Iterable[Phrase], photos: int) -> None:
    """Report names of no picture, each where it stands first, and pictures without a cell."""
    first: dict[str, Span] = {}
    for row in rows:
        for offset, char in enumerate(row.text):
            first.setdefault(char, row.place(offset))
    known = PICTURE_MARKS[:photos]
    for char, span in first.items():
        if char not in known and char != TEXT_MARK:
            context.error("E158", span, character=quote(char), count=photos)
    start = next(iter(first.values()))
    for name in known:
        if name not in first:
            context.error("E159", start, picture=name)
