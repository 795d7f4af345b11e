"""Text operators of a vertical line: upright, turned and condensed runs, one after the other.

Upright glyphs are shown in vertical writing (Identity-V), so that a reader of the PDF knows that
the line runs down; turned words and figures side by side are horizontal text under a matrix of
their own.  The line is marked with its whole text: extractors that guess an order from the places
of glyphs would else tear it apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from layout.display.items import GlyphRun, Group, Role
from layout.geometry import Direction, Point
from layout.units import PT, Length
from layout.write.pdf.fonts import FontBook, FontUse
from layout.write.pdf.line import APART, TextState, glyph_texts, set_break
from layout.write.pdf.moves import GLYPH_SPACE, TOLERANCE
from layout.write.pdf.objects import number

_NATURAL: Final = 1000
# pdfium leaves characters beyond this one out of a mark's text; without a mark it reads them all
# in order, and poppler too, though with a line end between any two.
_LAST_MARKED: Final = "\ufffc"
# How far from the page's foot the space stands that parts vertical lines.
_EDGE: Final[Length] = 2 * PT


def column_of(line: Group) -> tuple[GlyphRun, ...]:
    """Return the runs of a vertical line, none of a horizontal one or of another group."""
    if line.role is Role.LINE:
        for item in line.items:
            if isinstance(item, GlyphRun) and item.direction is not Direction.ACROSS:
                return tuple(run for run in line.items if isinstance(run, GlyphRun))
    return ()


def set_column(runs: Sequence[GlyphRun], height: Length, fonts: FontBook, state: TextState) -> str:
    """Return the operators for the runs of a vertical line; they stand between BT and ET.

    ``height`` is the page's, from whose bottom PDF counts y.
    """
    drawn = [run for run in runs if run.glyphs]
    if not drawn:
        return ""
    words = "".join(run.text for run in runs)
    shown = "".join(_set_run(run, height, fonts, state) for run in drawn)
    if max(words) > _LAST_MARKED:
        return shown
    before, after = state.span(words)
    return f"{before}\n{shown}{after}\n"


def set_foot_break(before: GlyphRun, height: Length, fonts: FontBook, state: TextState) -> str:
    """Return an unseen space at the page's foot, which parts a vertical line from its neighbours.

    Where the space stood at the height of any run of the line, pdfium would sort it in between,
    and read the line's text again behind it.
    """
    y = height - _EDGE - APART * before.size
    return set_break(replace(before, origin=Point(before.origin.x, y)), height, fonts, state)


def _set_run(run: GlyphRun, height: Length, fonts: FontBook, state: TextState) -> str:
    is_down = run.direction is Direction.DOWN
    use = fonts.use_vertical(run.face) if is_down else fonts.use(run.face)
    pieces = []
    if run.color != state.fill:
        pieces.append(state.inks.fill(run.color))
        state.fill = run.color
    pieces.append(f"{_matrix(run, height)} Tm")
    size = number(run.size / PT)
    words, _ = glyph_texts(run)
    advances = use.depths if is_down else use.widths
    for resource, first, last in _by_resource(run, use, words):
        font = f"/{resource} {size} Tf "
        if font != state.font:
            pieces.append(font.rstrip())
            state.font = font
        pieces.append(_show(run, use, advances, first, last))
    return " ".join(pieces) + "\n"


def _matrix(run: GlyphRun, height: Length) -> str:
    """Return the text matrix: as it is, a quarter turned clockwise, or condensed."""
    x, y = number(run.origin.x / PT), number((height - run.origin.y) / PT)
    if run.direction is Direction.TURNED:
        return f"0 -1 1 0 {x} {y}"
    return f"{number(run.stretch / _NATURAL)} 0 0 1 {x} {y}"


def _by_resource(run: GlyphRun, use: FontUse, words: Sequence[str]) -> list[tuple[str, int, int]]:
    """Cut a run where another variant of the font has the right text for its glyphs."""
    parts: list[tuple[str, int, int]] = []
    for i, (glyph, word) in enumerate(zip(run.glyphs, words, strict=True)):
        resource = use.variant(glyph, word)
        if parts and parts[-1][0] == resource:
            parts[-1] = (resource, parts[-1][1], i + 1)
        else:
            parts.append((resource, i, i + 1))
    return parts


def _show(run: GlyphRun, use: FontUse, advances: Mapping[int, float], first: int, last: int) -> str:
    """Return the TJ of some glyphs of a run; the pen stands where the glyph before left it."""
    unit = GLYPH_SPACE * _NATURAL / (run.size * run.stretch)
    slack = TOLERANCE * unit
    # A number in a TJ array moves the pen back in a horizontal line and on in a vertical one.
    sign = 1 if run.direction is Direction.DOWN else -1
    pens = [0.0] + [advances[glyph] for glyph in run.glyphs]
    steps = [run.xs[0], *(b - a for a, b in pairwise(run.xs))]
    shown = []
    for i in range(first, last):
        gap = steps[i] * unit - pens[i]
        if not -slack <= gap <= slack:
            shown.append(f">{round(sign * gap, 2):g}<")
        shown.append(use.codes[run.glyphs[i]])
    return f"[<{''.join(shown)}>]TJ".replace("[<>", "[")
