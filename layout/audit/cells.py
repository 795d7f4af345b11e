"""White in the lines of a character grid (R57): every Han stands in a cell of its own.

Full-width marks take a cell each, openers at a line's start too; half-em marks and Latin runs are
padded to whole cells.  So the distance between two Han is a whole number of em, whatever stands
between them; more only in a line that is opened, less only where the white of marks is squeezed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec import Struct

from layout.audit.characters import MARKS, is_han
from layout.audit.findings import Context, Finding, Limits, thousandths
from layout.audit.glyphs import Glyph
from layout.audit.marks import WHOLE, count_marks, rule_of, white_in, width_in_cells
from layout.audit.spacing import (
    OFF,
    SEEN,
    judge_end,
    judge_latin,
    judge_latin_start,
    judge_tracking,
    judge_units,
)
from layout.diagnostics import Severity


class Step(Struct, frozen=True):
    """What stands between two Han, or between a line's start and its first Han, ``after``.

    ``width`` is the distance in thousandths of the em.
    """

    width: int
    between: tuple[Glyph, ...]
    after: Glyph

    @property
    def text(self) -> str:
        """What stands between, and the Han."""
        return "".join(glyph.text for glyph in (*self.between, self.after))

    @property
    def marks(self) -> str:
        """The marks between."""
        return "".join(glyph.text for glyph in self.between if glyph.text[0] in MARKS)

    @property
    def is_spaced(self) -> bool:
        """Whether white space was typed between."""
        return any(glyph.is_spaced for glyph in (*self.between, self.after))


def judge_cells(context: Context, limits: Limits) -> Iterator[Finding]:
    """Find Han out of their cells, and white too wide, in a row set in the character grid."""
    glyphs = context.row.line.glyphs
    if not context.ends:
        yield from judge_tracking(context, limits)
    yield from judge_end(context, limits)
    yield from judge_latin_start(context, glyphs[0])
    opened = max(0, context.tracking or 0)
    yield from _judge_steps(context, opened)
    for a, b in pairwise(glyphs):
        yield from judge_latin(context, a, b, opened)


def _judge_steps(context: Context, opened: int) -> Iterator[Finding]:
    """Judge what stands between the Han of a row, and where they stand if that is not too wide."""
    steps = list(_steps(context))
    wide = list(judge_units(context, context.row.line.glyphs))
    wide = wide or [found for step in steps for found in _judge_marks(context, step, opened)]
    yield from wide
    if not wide:
        # One Han out of its cell often takes the others along, so that a line is told once.
        off = (found for step in steps for found in _judge_cell(context, step, opened))
        yield from islice(off, 1)


def _steps(context: Context) -> Iterator[Step]:
    """Cut a row at its Han.  A paragraph's first line counts from where it is indented to."""
    line = context.row.line
    start = line.glyphs[0].x if context.begins else context.leg.left
    between: list[Glyph] = []
    for glyph in line.glyphs:
        if is_han(glyph.text[0]):
            yield Step(thousandths(glyph.x - start, line.em), tuple(between), glyph)
            start, between = glyph.x + line.em, []
        else:
            between.append(glyph)


def _judge_marks(context: Context, step: Step, opened: int) -> Iterator[Finding]:
    """Judge marks alone between two Han: a cell each at most, two where they are two em wide."""
    marks = step.marks
    if len(marks) == len(step.between) > 0 and not step.is_spaced:
        most = width_in_cells(marks) + (count_marks(marks) + 1) * opened
        if step.width > most + SEEN:
            yield context.find(rule_of(marks), "wide", Severity.ERROR, step.width, most, marks)


def _judge_cell(context: Context, step: Step, opened: int) -> Iterator[Finding]:
    """Judge the distance between two Han: whole cells, but for what opens or squeezes the line."""
    if step.is_spaced:
        return  # word spaces are opened and squeezed by any amount
    above = step.width % WHOLE
    below = WHOLE - above
    is_opened = above <= (len(step.between) + 1) * opened + OFF
    is_squeezed = below <= white_in(step.marks) + OFF
    if not is_opened and not is_squeezed:
        off = above if above <= below else -below
        yield context.find("R57", "off", Severity.WARNING, off, 0, step.text)
