"""Drop caps (首字下沉): a first character several lines deep, its ink in line with the text's.

The top of its ink is level with that of the first line's Han, its foot with that of the last line
beside it.  Those lines are shorter by whole characters, so that the grid holds.  An opening quote
goes with its character, in its size; a number is one, of a Latin word the first letter.  Where ink
goes farther down or up than that of capitals and Han, as the tails of g and Q do, it is that ink
which is in line, so that nothing stands on the next line.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import east_asian_width

from msgspec import Struct
from msgspec.structs import replace

from layout.display import Group, Role
from layout.font import Face, Faces
from layout.model import Phrase
from layout.page.composer import Composer, place_items
from layout.page.grid import Grid, baseline_in
from layout.style import Align, TypeStyle
from layout.text import Line, Measure, Prepared
from layout.units import Length, scale

# White from the ink of an initial to the text beside it, at the least, in thousandths of an em.
# Chosen by eye: the next size up, a whole character more, leaves a hole beside four lines.
_WHITE: Final = 250
# A character whose ink fills the em box as Han do, and one as high as capitals and figures are.
_HAN: Final = "国"
_CAPITAL: Final = "H"
# Ink that goes this much farther than that of capitals is still taken for theirs, in thousandths of
# an em: round letters go over the line by 15, and a larger size would be seen sooner.
_OVERSHOOT: Final = 50
_OPENERS: Final = "“‘「『《〈（【〔［("
_CLOSERS: Final = "”’」』》〉）】〕］)"
_NUMBER: Final = re.compile(r"[0-9０-９]+(?:[.,][0-9]+)*[%％]?")
_MOST_OPENERS: Final = 2


class Initial(Struct, frozen=True):
    """An initial set in its own size.

    ``lines`` is how many stand beside it, ``taken`` what they lose of their measure, ``drop`` the
    way from their first baseline down to its own.
    """

    line: Line
    lines: int
    taken: Length
    drop: Length

    @property
    def characters(self) -> int:
        """The characters of the text that it has."""
        return len(self.line.text)

    def narrow(self, measure: Length) -> Measure:
        """Return the measure of each line of a paragraph that begins with it."""
        beside, lines = measure - self.taken, self.lines
        return lambda number: beside if number < lines else measure

    def place(self, grid: Grid, left: Length, line: int) -> Group:
        """Return it as a group at the left edge of a leg, beginning at a body line."""
        baseline = baseline_in(grid.y(line), grid.em) + self.drop
        return Group(Role.DROP_CAP, place_items(self.line, left, baseline))


class _Ink(Struct, frozen=True):
    """Where the ink of a face's characters ends, in thousandths of their size, y up."""

    left: int
    foot: int
    right: int
    top: int


def find_initial(prepared: Prepared) -> int:
    """Return the characters that a paragraph's initial has, 0 where it can have none."""
    text, at = prepared.text, 0
    while at < min(_MOST_OPENERS, len(text)) and text[at] in _OPENERS:
        at += 1
    core = text[at : at + 1]
    if number := _NUMBER.match(text, at):
        end = number.end()
    elif core.isalpha():
        end = at + 1
    else:
        return 0
    while end < len(text) and (
        prepared.glued[end] or text[end].isspace() or (at and text[end] in _CLOSERS)
    ):
        end += 1
    return end


def set_initial(composer: Composer, phrase: Phrase, body: TypeStyle, lines: int) -> Initial:
    """Set the first characters of a paragraph so many lines deep."""
    style, faces = composer.style.drop_cap, composer.faces
    core = phrase.text.lstrip(_OPENERS)[:1]
    is_wide = east_asian_width(core) in "WF"
    own = _reach_of(faces, style, _HAN if is_wide else _CAPITAL, phrase.text)
    text = _ink_of(faces, body, _HAN)
    deep = (lines - 1) * composer.grid.sheet.pitch + scale(body.size, text.top - text.foot, 1000)
    size = scale(deep, 1000, max(1, own.top - own.foot))
    # The foot of its ink is level with the foot of the ink of the last line beside it.
    drop = (lines - 1) * composer.grid.sheet.pitch
    drop += scale(size, own.foot, 1000) - scale(body.size, text.foot, 1000)
    line = composer.set_natural(phrase, replace(style, size=size, align=Align.START))
    # A character broader than most, such as 今, is moved no farther than its own ink allows.
    left = min(own.left, _ink_of(faces, style, core).left)
    outer = 0 if phrase.text[:1] in _OPENERS else scale(size, left, 1000)
    shift = max(0, outer - scale(body.size, text.left, 1000))
    ink = line.natural - shift - scale(size, 1000 - own.right, 1000)
    em = composer.grid.em
    taken = -(-(ink + scale(em, _WHITE, 1000)) // em) * em
    return Initial(_move_left(line, shift), lines, taken, drop)


def _ink_of(faces: Faces, style: TypeStyle, char: str) -> _Ink:
    """Return the ink of a character in a style's face, or in the one that stands in for it."""
    face = faces.get(style.face, style.weight)
    face = faces.fallback(face, char) or face
    left, foot, right, top = (_share(face, edge) for edge in face.ink(face.glyph(char)))
    advance = _share(face, face.advance(face.glyph(char)))
    # Counted from the right edge of the em box: a letter is as wide as its advance.
    return _Ink(left, foot, 1000 - (advance - right), top)


def _reach_of(faces: Faces, style: TypeStyle, usual: str, text: str) -> _Ink:
    """Return the ink of the usual character, as far up and down as a text's goes beyond it."""
    own = _ink_of(faces, style, usual)
    inks = [_ink_of(faces, style, char) for char in text if not char.isspace()]
    foot = min(ink.foot for ink in inks)
    top = max(ink.top for ink in inks)
    return replace(
        own,
        foot=foot if foot < own.foot - _OVERSHOOT else own.foot,
        top=top if top > own.top + _OVERSHOOT else own.top,
    )


def _share(face: Face, length: int) -> int:
    return scale(length, 1000, face.upem)


def _move_left(line: Line, shift: Length) -> Line:
    """Return a line with its glyphs farther left; the first run begins where it did."""
    if not shift or not line.runs:
        return line
    first, *others = line.runs
    xs = tuple(x - shift for x in first.xs)
    moved = (replace(run, x=run.x - shift) for run in others)
    marks = tuple(replace(mark, x=mark.x - shift) for mark in line.marks)
    runs = (replace(first, xs=xs, width=first.width - shift), *moved)
    return replace(line, runs=runs, marks=marks)
