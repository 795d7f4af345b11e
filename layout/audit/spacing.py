"""Rules about the white in a line: R20, R23, R25 to R27, R30, R31, R33, R42.

Every judgement is a distance between two words, Han or Latin, whose advances are known; what a
font does with its marks, how it trims or kerns them, does not matter then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from msgspec import Struct

from layout.audit.characters import MARKS, is_han, is_latin
from layout.audit.findings import Context, Finding, Limits, thousandths
from layout.audit.glyphs import Glyph
from layout.audit.legs import Row
from layout.audit.marks import HALF, WHOLE, count_marks, rule_of, white_after, white_before, widest
from layout.diagnostics import Severity
from layout.units import Length

# All in thousandths of the em.  Below this a difference is rounding, or nothing that is seen.
SEEN: Final = 60
# Advances and moves are written as whole thousandths; a line's end is off by a few of them.
_EXACT: Final = 3
OFF: Final = 10
# Han set closer than their own width by more than this are squeezed, which no step of R40 allows.
_SQUEEZED: Final = -15
# R30: an eighth to half an em; R33: a quarter to half, where many fonts' own space is 0.22.
_LEAST_GAP, _MOST_GAP = 125, 500
_LEAST_SPACE: Final = 200
# A gap inside Latin is a word space from here on, kerning up to there.
_SPACE: Final = 150
# A mark's ink is at least this wide; with less room the line is simply too long.
_LEAST_MARK: Final = 200


class Stretch(Struct, frozen=True):
    """Two words of a line and the marks between them; ``None`` is the line's edge."""

    before: Glyph | None
    marks: tuple[Glyph, ...]
    after: Glyph | None

    @property
    def text(self) -> str:
        """The marks as text."""
        return "".join(mark.text for mark in self.marks)

    @property
    def is_spaced(self) -> bool:
        """Whether white space was typed between the words."""
        glyphs = self.marks if self.after is None else (*self.marks, self.after)
        return self.before is not None and any(glyph.is_spaced for glyph in glyphs)


def track_of(row: Row) -> int | None:
    """Return the median extra space between two Han of a row in em/1000."""
    line = row.line
    gaps = [
        thousandths(b.x - a.end, line.em)
        for a, b in pairwise(line.glyphs)
        if is_han(a.text[-1]) and is_han(b.text[0]) and not b.is_spaced
    ]
    return round(median(gaps)) if gaps else None


def judge_spacing(context: Context, limits: Limits) -> Iterator[Finding]:
    """Find white that is too wide or too narrow in a row."""
    if not context.ends:
        yield from judge_tracking(context, limits)
    yield from judge_end(context, limits)
    opened = max(0, context.tracking or 0)
    em = context.row.line.em
    for stretch in _stretches(context.row.line.glyphs):
        if stretch.is_spaced and stretch.marks:
            continue
        if stretch.before is None:
            yield from _judge_start(context, stretch, opened)
        elif stretch.after is None:
            if stretch.marks and not context.ends:
                width = thousandths(_marks_end(context) - stretch.before.end, em)
                yield from _judge_marks(context, stretch, width, opened, is_last=True)
        elif stretch.marks:
            width = thousandths(stretch.after.x - stretch.before.end, em)
            yield from _judge_marks(context, stretch, width, opened)
        else:
            yield from _judge_gap(context, stretch.before, stretch.after, opened)


def _stretches(glyphs: Sequence[Glyph]) -> Iterator[Stretch]:
    """Cut a line at its words: Han, Latin, and whatever else is not a mark."""
    before: Glyph | None = None
    marks: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text[0] in MARKS:
            marks.append(glyph)
        else:
            yield Stretch(before, tuple(marks), glyph)
            before, marks = glyph, []
    yield Stretch(before, tuple(marks), None)


# -- the line as a whole ---------------------------------------------------------------------------


def judge_tracking(context: Context, limits: Limits) -> Iterator[Finding]:
    """Judge how far a row is opened or squeezed between its Han (R42)."""
    tracking = context.tracking
    if tracking is None:
        return
    steps = (
        (limits.wrong, Severity.ERROR),
        (limits.warned, Severity.WARNING),
        (limits.noted, Severity.NOTE),
    )
    for limit, severity in steps:
        if tracking > limit:
            yield context.find("R42", "open", severity, tracking, limit)
            return
    if tracking < _SQUEEZED:
        yield context.find("R42", "squeezed", Severity.WARNING, tracking, 0)


def judge_end(context: Context, limits: Limits) -> Iterator[Finding]:
    """Judge a row's right end: it is the measure's (R27), a mark there is half (R26)."""
    leg, row, em = context.leg, context.row, context.row.line.em
    last = row.line.glyphs[-1]
    if len(row.line.rights) > 1:
        # What is left of the measure for a mark that has white on its right.
        room = thousandths(leg.right - last.x, em)
        if room <= _EXACT:
            yield context.find("R44", "hangs", Severity.NOTE, what=last.text)
            return
        if _LEAST_MARK <= room < WHOLE + OFF:
            if not context.ends:
                yield from _judge_last_mark(context, last.text, room, limits)
            return
    over = thousandths(row.end - leg.right, em)
    if abs(over) > _EXACT and (not context.ends or over > SEEN):
        severity = Severity.ERROR if abs(over) > OFF else Severity.WARNING
        yield context.find("R27", "long" if over > 0 else "short", severity, abs(over), 0)


def _marks_end(context: Context) -> Length:
    """Return where the marks at a row's end have to end: with the body of a last whole mark.

    Its white is judged with the row's end (R26, R27, R44), and not once more with the marks.
    """
    line = context.row.line
    return line.rights[0] if len(line.rights) > 1 else context.leg.right


def _judge_last_mark(context: Context, mark: str, room: int, limits: Limits) -> Iterator[Finding]:
    """Judge a mark at the end of a full line by the room it takes (R26).

    Whole it lets the line be opened by half an em less, so only the strict level minds.
    """
    if abs(room - HALF) <= OFF:
        return
    if abs(room - WHOLE) > OFF:
        yield context.find("R26", "odd", Severity.WARNING, room, HALF, mark)
    elif limits.level == "strict":
        yield context.find("R26", "whole", Severity.ERROR, room, HALF, mark)


def _judge_start(context: Context, stretch: Stretch, opened: int) -> Iterator[Finding]:
    """Judge a row's left end: openers trimmed (R25), no gap before Latin (R31)."""
    leg, row = context.leg, context.row
    if context.begins or stretch.after is None:
        return
    if not stretch.marks:
        yield from judge_latin_start(context, stretch.after)
        return
    width = thousandths(stretch.after.x - leg.left, row.line.em)
    text = stretch.text
    most = widest(text) - white_before(text) + count_marks(text) * opened
    if width <= most + SEEN:
        return
    is_whole = white_before(text) and width >= most + HALF - SEEN
    rule, key = ("R25", "whole") if is_whole else (rule_of(text), "wide")
    yield context.find(rule, key, Severity.ERROR, width, most, text)


def judge_latin_start(context: Context, first: Glyph) -> Iterator[Finding]:
    """Judge Latin at a row's left end, which has no gap before it (R31)."""
    width = thousandths(first.x - context.leg.left, context.row.line.em)
    if not context.begins and is_latin(first.text[0]) and width > SEEN:
        yield context.find("R31", "edge", Severity.WARNING, width, 0)


# -- between two words -----------------------------------------------------------------------------


def _judge_marks(
    context: Context, stretch: Stretch, width: int, opened: int, *, is_last: bool = False
) -> Iterator[Finding]:
    """Judge the marks between two words, or between the last word and the line's end."""
    text = stretch.text
    gaps = count_marks(text) + (0 if is_last else 1)
    most = widest(text) + gaps * opened
    if is_last:
        most -= white_after(text)
    stretched = list(judge_units(context, stretch.marks))
    yield from stretched
    if width > most + SEEN and not stretched:
        rule = rule_of(text)
        has_latin = any(
            glyph is not None and is_latin(glyph.text[0])
            for glyph in (stretch.before, stretch.after)
        )
        if rule == "R23" and has_latin and count_marks(text) == 1:
            yield context.find("R31", "mark", Severity.WARNING, width, most, text)
        else:
            yield context.find(rule, "wide", Severity.ERROR, width, most, text)


def judge_units(context: Context, marks: Sequence[Glyph]) -> Iterator[Finding]:
    """Judge the white inside —— and …… where they are two glyphs (R5)."""
    for first, second in pairwise(marks):
        if first.text == second.text and first.text in ("—", "…", "⋯"):
            gap = thousandths(second.x - first.end, context.row.line.em)
            if gap > SEEN // 2:
                text = first.text + second.text
                yield context.find("R5", "stretched", Severity.ERROR, gap, 0, text)


def _judge_gap(context: Context, a: Glyph, b: Glyph, opened: int) -> Iterator[Finding]:
    if _is_note(a, b):
        return
    yield from judge_latin(context, a, b, opened)
    gap = thousandths(b.x - a.end, context.row.line.em)
    left, right = is_latin(a.text[-1]), is_latin(b.text[0])
    if (left and is_han(b.text[0])) or (right and is_han(a.text[-1])):
        what = a.text[-1] + b.text[0]
        most = _MOST_GAP + opened
        if gap > most + SEEN:
            yield context.find("R30", "wide", Severity.WARNING, gap, most, what)
        elif gap < _LEAST_GAP - _EXACT:
            yield context.find("R30", "narrow", Severity.NOTE, gap, _LEAST_GAP, what)


def judge_latin(context: Context, a: Glyph, b: Glyph, opened: int) -> Iterator[Finding]:
    """Judge the white between two Latin characters: a word space (R33), or none (R6)."""
    if _is_note(a, b) or not (is_latin(a.text[-1]) and is_latin(b.text[0])):
        return
    gap = thousandths(b.x - a.end, context.row.line.em)
    what = a.text[-1] + b.text[0]
    if gap >= _SPACE or b.is_spaced:
        most = _MOST_GAP + opened
        if gap > most + SEEN:
            yield context.find("R33", "wide", Severity.NOTE, gap, most, what)
        elif gap < _LEAST_SPACE - _EXACT:
            yield context.find("R33", "narrow", Severity.NOTE, gap, _LEAST_SPACE, what)
    elif gap > SEEN:
        yield context.find("R6", "stretched", Severity.ERROR, gap, 0, what)


def _is_note(a: Glyph, b: Glyph) -> bool:
    """Tell whether one of two glyphs is a note mark, which belongs to what it stands behind."""
    return a.y != b.y and a.size != b.size
