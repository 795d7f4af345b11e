"""Glyphs into lines: by baseline, size and nearness, whatever order they were drawn in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_low
from typing import Final

from msgspec import Struct

from layout.audit.characters import CLOSERS, INTERPUNCTS, OPENERS, POINTS, is_han
from layout.audit.glyphs import Glyph
from layout.units import PT, Length

# In thousandths of the em.  Glyphs of one line stand on one baseline to within a rounding error.
_LEVEL: Final = 20
# Drawn one after the other, glyphs this far apart are one line still: a full-width space and gaps
# of a bad line.  Drawn at other times they have to be nearer than the narrowest gutter, 1 em.
_NEAR: Final = 1600
_CLOSE: Final = 750
# In a character grid the padding of a run at a line's edge is all on one side, an em and a quarter
# at most, and an opened line has an em more there.
_NEAR_IN_CELLS: Final = 2300
# Marks may overlap their neighbours by half an em and a little, as when they are squeezed.
_OVERLAP: Final = -1100
# A face may draw its Latin a little larger or smaller than its Han.
_SMALLEST, _LARGEST = 800, 1250
# Columns are an em apart at least; so many rows that begin at one place, to half a point, make one.
_GUTTER: Final = 850
_RIVER: Final = 5
_STEP: Final = PT // 2
# A note mark is at most this far from the glyph before and off the baseline.
_BEHIND: Final = 300
_RAISED: Final = 600
# Baselines are sorted in steps of a tenth of a point, so that rounding does not order them.
_TENTH: Final = PT // 10
# The same glyph drawn twice within this distance makes it bold.
_TWICE: Final = 100
# A mark at least this wide holds half an em of white on one side.
_WHOLE: Final = 750
EM: Final = 1000


class TextLine(Struct, frozen=True):
    """One line of glyphs from left to right.  ``em`` is the advance of its Han characters."""

    glyphs: tuple[Glyph, ...]
    em: Length
    order: int

    @property
    def y(self) -> Length:
        """The baseline."""
        return self.glyphs[0].y

    @property
    def text(self) -> str:
        """What it says, white space told as one blank."""
        return "".join(f" {g.text}" if g.is_spaced and i else g.text
                       for i, g in enumerate(self.glyphs))  # fmt: skip

    @property
    def lefts(self) -> tuple[Length, ...]:
        """Where its box may begin: an opener's left half may have been trimmed (R25)."""
        first = self.glyphs[0]
        if first.text[0] in OPENERS and first.width * EM >= _WHOLE * self.em:
            return first.x, first.x + self.em // 2
        return (first.x,)

    @property
    def rights(self) -> tuple[Length, ...]:
        """Where its box may end: a mark's right half may have been trimmed (R26), or it hangs."""
        last = self.glyphs[-1]
        char = last.text[-1]
        if char in CLOSERS | POINTS and last.width * EM >= _WHOLE * self.em:
            return last.end - self.em // 2, last.end
        if char in INTERPUNCTS:
            return ((2 * last.x + last.width) // 2 + self.em // 4,)
        return (last.end,)


def find_lines(glyphs: Sequence[Glyph], *, in_cells: bool = False) -> list[TextLine]:
    """Return a page's lines, each with its place in the order drawn.

    ``in_cells`` tells that they are set in a character grid (R57): white as wide as a gutter then
    stands inside lines, at one place in many, and parts no columns.
    """
    pieces = _join_near(_cut_stream(glyphs, _NEAR_IN_CELLS if in_cells else _NEAR))
    rows = [(order, _drop_doubles(sorted(piece, key=lambda g: g.x))) for order, piece in pieces]
    lines = []
    parted = rows if in_cells else _part_columns(rows)
    for order, clean in sorted(parted, key=lambda item: (item[0], item[1][0].x)):
        wide = [g.width for g in clean if is_han(g.text[0])]
        em = median_low(wide) if wide else clean[0].size
        if em > 0:
            lines.append(TextLine(tuple(clean), em, order))
    return lines


Piece = tuple[int, list[Glyph]]


def _cut_stream(glyphs: Sequence[Glyph], near: int) -> list[Piece]:
    """Cut glyphs, in the order drawn, wherever the next is not the same line's."""
    pieces: list[Piece] = []
    base: Glyph | None = None  # the last glyph that is not a raised one
    for order, glyph in enumerate(glyphs):
        if base is not None and _is_raised(base, pieces[-1][1][-1], glyph):
            pieces[-1][1].append(glyph)
            continue
        if base is not None and _follows(base, glyph, near, pieces[-1][1][-1].end):
            pieces[-1][1].append(glyph)
        else:
            pieces.append((order, [glyph]))
        base = glyph
    return pieces


def _is_raised(base: Glyph, before: Glyph, glyph: Glyph) -> bool:
    """Tell whether a glyph is a note mark or an index: small, right behind, off the baseline."""
    em = base.size
    return (
        glyph.size * EM <= _SMALLEST * em
        and abs(glyph.x - before.end) * EM <= _BEHIND * em
        and abs(glyph.y - base.y) * EM <= _RAISED * em
    )


def _follows(before: Glyph, glyph: Glyph, most: int, end: Length | None = None) -> bool:
    """Tell whether a glyph stands on the line of the one before, at most so far from its end."""
    em = before.size
    end = before.end if end is None else end
    return (
        abs(glyph.y - before.y) * EM <= _LEVEL * em
        and _SMALLEST * em <= glyph.size * EM <= _LARGEST * em
        and _OVERLAP * em <= (glyph.x - end) * EM <= most * em
        and glyph.x >= before.x - em // 2
    )


def _join_near(pieces: Iterable[Piece]) -> list[Piece]:
    """Join pieces that were drawn apart but stand on one baseline, close to each other."""
    joined: list[Piece] = []
    rows = sorted(pieces, key=lambda piece: (piece[1][0].y // _TENTH, piece[1][0].x))
    for order, piece in rows:
        for i in range(len(joined) - 1, max(-1, len(joined) - 12), -1):
            if _abut(joined[i][1][-1], piece[0]):
                joined[i] = min(joined[i][0], order), joined[i][1] + piece
                break
        else:
            joined.append((order, piece))
    return joined


def _abut(before: Glyph, glyph: Glyph) -> bool:
    """Tell whether the ink of two glyphs is as near as in one line."""
    near = (_start(glyph) - _end(before)) * EM <= _CLOSE * before.size
    return near and _follows(before, glyph, _NEAR)


def _start(glyph: Glyph) -> Length:
    """Return where a glyph begins without the white of an opener."""
    return glyph.x + (glyph.size // 2 if glyph.text[0] in OPENERS else 0)


def _end(glyph: Glyph) -> Length:
    """Return where a glyph ends without the white of a closer or point."""
    return glyph.end - (glyph.size // 2 if glyph.text[-1] in CLOSERS | POINTS else 0)


def _part_columns(rows: Sequence[Piece]) -> list[Piece]:
    """Part lines where white runs down the page: columns that were drawn row by row.

    A gap as wide as a gutter is one when the text behind it begins at the same place in many rows.
    """
    gaps = {
        i: [j for j, (a, b) in enumerate(pairwise(row), 1) if _is_gutter(a, b)]
        for i, (_, row) in enumerate(rows)
    }
    starts = Counter(_start(rows[i][1][j]) // _STEP for i, places in gaps.items() for j in places)
    parted: list[Piece] = []
    for i, (order, row) in enumerate(rows):
        cuts = [
            j
            for j in gaps[i]
            if sum(starts[_start(row[j]) // _STEP + k] for k in (-1, 0, 1)) >= _RIVER
        ]
        edges = [0, *cuts, len(row)]
        parted += [(order, row[low:high]) for low, high in pairwise(edges)]
    return parted


def _is_gutter(before: Glyph, glyph: Glyph) -> bool:
    return (_start(glyph) - _end(before)) * EM >= _GUTTER * before.size


def _drop_doubles(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Leave out glyphs drawn a second time to make them bold."""
    kept = list(glyphs[:1])
    for before, glyph in pairwise(glyphs):
        is_double = before.text == glyph.text and (glyph.x - before.x) * EM < _TWICE * glyph.size
        if not is_double:
            kept.append(glyph)
    return kept
