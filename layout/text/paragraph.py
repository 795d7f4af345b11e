"""What goes into composition and what comes out: runs, paragraphs, lines."""

from __future__ import annotations

from msgspec import Struct

from layout.color import BLACK, Color
from layout.geometry import Direction
from layout.model.phrase import MarkKind, Phrase
from layout.style import Align, Composition
from layout.units import Length


class Run(Struct, frozen=True):
    """A stretch of one face in a paragraph: its text with its place, role, weight and ink.

    The text's marks may change the face of parts of it; ``is_raised`` sets it as a note mark.
    """

    phrase: Phrase
    face: str
    weight: int
    color: Color = BLACK
    is_raised: bool = False


class Paragraph(Struct, frozen=True, kw_only=True):
    """A paragraph to set.  ``indent`` is the first line's; a justified last line stays natural.

    A vertical one is set for lines that run down the page (R60 to R63).
    """

    runs: tuple[Run, ...]
    size: Length
    composition: Composition
    indent: Length = 0
    align: Align = Align.JUSTIFY
    is_vertical: bool = False


class Adjustment(Struct, frozen=True):
    """What was done at one boundary of a line, and by which rule.

    ``at`` is the character whose white was changed, counted from the paragraph's start, and
    ``amount`` the change in em/1000.  ``R40.n`` are the steps of squeezing, ``R41.n`` those of
    stretching (the third is tracking), ``R27`` a rounded width, ``R44`` a mark that hangs.  ``R1``,
    ``R6``, ``R41``, ``R42`` and ``R54`` say that a rule had to give (:func:`report_faults`).
    """

    rule: str
    at: int
    amount: int


class LineRun(Struct, frozen=True):
    """Glyphs of one face on a line; see ``display.GlyphRun``, which it becomes.

    ``x`` is the left edge from the line's left edge, indent and alignment included; ``xs`` are
    pen positions from there, below zero where an opener's left half is trimmed.  ``rise`` is how
    far note marks stand above the baseline, ``link`` the address that the run leads to.

    In a vertical line all of these run down the page; but the ``xs`` of a run that stands ACROSS
    it are distances from the line's axis, to the right.
    """

    face: str
    size: Length
    color: Color
    x: Length
    glyphs: tuple[int, ...]
    xs: tuple[Length, ...]
    width: Length
    text: str
    clusters: tuple[int, ...] = ()
    rise: Length = 0
    link: str = ""
    direction: Direction = Direction.ACROSS
    stretch: int = 1000


class LineMark(Struct, frozen=True):
    """What a mark draws on a line, from ``x`` on and ``width`` wide; dots have their middles.

    ``size`` and ``color`` are those of the text; both lengths count from the line's left edge.
    """

    kind: MarkKind
    color: Color
    size: Length
    x: Length
    width: Length
    xs: tuple[Length, ...] = ()


class Line(Struct, frozen=True):
    """One line.  ``start`` and ``end`` are offsets in the paragraph's text.

    ``natural`` is its width before justification, ``tracking`` the residue opened at every gap in
    em/1000, after ``adjustments`` are spent.  Spaces at the end belong to ``text`` but are not set.
    ``marks`` are drawn below it; with ``has_links`` some runs of its paragraph lead somewhere.
    """

    start: int
    end: int
    text: str
    measure: Length
    natural: Length
    runs: tuple[LineRun, ...]
    tracking: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    marks: tuple[LineMark, ...] = ()
    has_links: bool = False
