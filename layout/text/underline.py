"""What stands below a line: emphasis dots, proper-name lines, wavy lines of titles (R64)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from layout.color import Color
from layout.model.phrase import Mark, MarkKind
from layout.text.characters import Kind
from layout.text.paragraph import LineMark
from layout.text.prepare import Prepared
from layout.units import Length, scale

# Characters that get a dot: CLREQ has none under punctuation and white.
_DOTTED: Final = frozenset(
    (Kind.HAN, Kind.LETTER, Kind.DIGIT, Kind.NOTE, Kind.WIDE_SIGN, Kind.WIDE_SYMBOL)
)
# What a line under a name neither begins nor ends with.
_OUTSIDE: Final = frozenset(
    (
        Kind.OPEN, Kind.CLOSE, Kind.FINAL_CLOSE, Kind.PAUSE, Kind.COLON, Kind.STOP, Kind.BANG,
        Kind.STACKED, Kind.COMMA, Kind.LATIN_COLON, Kind.LATIN_OPEN, Kind.LATIN_CLOSE,
        Kind.WORD_SPACE, Kind.MIXED_SPACE, Kind.HAN_SPACE, Kind.NO_SPACE, Kind.WIDE_SPACE,
        Kind.HIDDEN, Kind.RAISED,
    )
)  # fmt: skip
# A sixteenth of an em at both ends, so that two names side by side have an eighth between (R64).
_INSET: Final = 1000 // 16
_EM: Final = 1000


def line_marks(
    prepared: Prepared, pens: Sequence[Length], start: int, end: int, shift: Length
) -> Iterator[LineMark]:
    """Yield what the marks of a paragraph draw on the line of characters ``start`` to ``end``.

    ``pens`` are where its characters stand; ``shift`` is the line's indent.
    """
    for mark in prepared.below:
        if mark.start >= end:
            break
        # Sorted by their starts; a mark round another ends behind those inside it.
        if mark.end <= start:
            continue
        first, last = max(mark.start, start), min(mark.end, end)
        color = _color_at(prepared, first)
        if mark.kind is MarkKind.DOTS:
            xs = tuple(
                shift + pens[at - start] + prepared.widths[at] // 2
                for at in range(first, last)
                if prepared.kinds[at] in _DOTTED
            )
            if xs:
                yield LineMark(mark.kind, color, prepared.size, xs[0], xs[-1] - xs[0], xs)
        elif mark.kind in (MarkKind.NAME, MarkKind.TITLE):
            yield from _underline(prepared, mark, pens, start, (first, last), shift, color)


def _underline(
    prepared: Prepared,
    mark: Mark,
    pens: Sequence[Length],
    start: int,
    stretch: tuple[int, int],
    shift: Length,
    color: Color,
) -> Iterator[LineMark]:
    """Yield the line under a name or title; where the name goes on, it reaches the edge."""
    kinds = prepared.kinds
    first, last = stretch
    while first < last and kinds[first] in _OUTSIDE:
        first += 1
    while last > first and kinds[last - 1] in _OUTSIDE:
        last -= 1
    if first == last:
        return
    inset = scale(prepared.size, _INSET, _EM)
    left = shift + pens[first - start]
    right = shift + pens[last - 1 - start] + prepared.widths[last - 1]
    if stretch[0] == mark.start or first > stretch[0]:
        left += inset
    if stretch[1] == mark.end or last < stretch[1]:
        right -= inset
    if right > left:
        yield LineMark(mark.kind, color, prepared.size, left, right - left)


def _color_at(prepared: Prepared, at: int) -> Color:
    pieces = prepared.pieces
    return pieces[bisect_right(pieces, at, key=attrgetter("end"))].color
