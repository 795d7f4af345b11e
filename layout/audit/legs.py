"""Lines into legs: columns of one size with straight edges, and which of them are justified.

A leg has a left edge, where its lines begin that are not indented, and a right edge, where most of
its lines end.  Both are found as the place that most lines agree on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from layout.audit.lines import EM, TextLine
from layout.units import Length

# In thousandths of the em.  Lines of a leg are at least this far apart, and no farther.
_LEAST_PITCH, _MOST_PITCH = 900, 3000
# A line belongs to the leg above when it begins between these from its left edge.
_LEFT, _INDENTED = -600, 4200
# Places that differ by no more are the same edge.
_SAME: Final = 20
# How far a line may end from the right edge and still be meant to reach it.
_MEANT: Final = 600
# A first line is indented when it begins this far inside the left edge.
_INDENT: Final = 800
# Of the lines that should be full this share reaches the edge in a justified leg, in percent.
_STRAIGHT: Final = 75
# A measure below four characters is a table's cell or a label.
_LEAST_MEASURE: Final = 4000
# A leg beside pictures changes its edges a few times; a slanted heap of lines at every line.
_MOST_CUTS: Final = 12
# A paragraph begins below a gap larger than the others by half, or by a tenth where one ended.
_APART, _WIDER = 1500, 1100


class Row(Struct, frozen=True):
    """A line in its leg.

    ``end`` is the edge of its box that agrees best with the leg's; ``begins`` says that a paragraph
    begins with it, ``ends`` that one ends.
    """

    line: TextLine
    end: Length
    begins: bool
    ends: bool


class Leg(Struct, frozen=True):
    """A column of rows between two edges.  ``pitch`` is the usual distance of its baselines."""

    page: int
    rows: tuple[Row, ...]
    left: Length
    right: Length
    em: Length
    pitch: Length
    is_justified: bool

    @property
    def measure(self) -> Length:
        """The width that its lines are set to."""
        return self.right - self.left


def find_legs(lines: Sequence[TextLine], page: int) -> list[Leg]:
    """Return the legs of a page in the order drawn; single lines are legs of one row."""
    legs: list[Leg] = []
    for stack in _stack(lines):
        legs += _straighten(stack, page, _MOST_CUTS)
    return sorted(legs, key=lambda leg: leg.rows[0].line.order)


class Stack(Struct):
    """Lines under each other while they are collected; ``left`` is where the leftmost begin."""

    lines: list[TextLine]
    left: Length

    def takes(self, line: TextLine) -> bool:
        """Tell whether a line stands under the last one, in its size and near its edge."""
        above, em = self.lines[-1], line.em
        # The only line so far may be a paragraph's first, which is indented.
        least = -_INDENTED if len(self.lines) == 1 else _LEFT
        return (
            abs(above.em - em) * EM <= _SAME * em
            and _LEAST_PITCH * em <= (line.y - above.y) * EM <= _MOST_PITCH * em
            and least * em <= (max(line.lefts) - self.left) * EM <= _INDENTED * em
        )

    def add(self, line: TextLine) -> None:
        """Put a line under the others."""
        self.lines.append(line)
        self.left = min(self.left, max(line.lefts))


def _stack(lines: Iterable[TextLine]) -> list[list[TextLine]]:
    """Put lines of one size under each other, from the top of the page down."""
    done: list[Stack] = []
    open_: list[Stack] = []
    for line in sorted(lines, key=lambda line: (line.y, line.glyphs[0].x)):
        # A stack is closed when even a line of its own size could not stand under it any more.
        for stack in [s for s in open_ if _is_below(line, s.lines[-1])]:
            open_.remove(stack)
        fitting = [stack for stack in open_ if stack.takes(line)]
        if fitting:
            min(fitting, key=lambda stack: abs(stack.left - line.glyphs[0].x)).add(line)
        else:
            stack = Stack([line], max(line.lefts))
            open_.append(stack)
            done.append(stack)
    return [stack.lines for stack in done]


def _is_below(line: TextLine, above: TextLine) -> bool:
    return (line.y - above.y) * EM > _MOST_PITCH * (EM + _SAME) // EM * above.em


def _straighten(stack: Sequence[TextLine], page: int, cuts: int) -> list[Leg]:
    """Cut a stack where its edges change, so many times over, and make each part a leg."""
    left = _agree([x for line in stack for x in line.lefts], stack[0].em, last=False)
    right = _agree([x for line in stack for x in line.rights], stack[0].em, last=True)
    parts: list[list[TextLine]] = [[]]
    inside = True
    for line in stack:
        fits = _fits(line, left, right)
        if fits != inside and parts[-1]:
            parts.append([])
        inside = fits
        parts[-1].append(line)
    legs = []
    for part in parts:
        is_straight = all(_fits(line, left, right) for line in part)
        if is_straight or len(part) == len(stack) or not cuts:
            legs.append(_make_leg(part, left, right, page))
        else:
            legs += _straighten(part, page, cuts - 1)
    return legs


def _fits(line: TextLine, left: Length, right: Length) -> bool:
    # Some programs trim an opener by its ink, not by half an em.
    slack = _SAME if len(line.lefts) == 1 else _MEANT // 2
    inside = max(line.lefts) >= left - slack * line.em // EM
    return inside and min(line.rights) <= right + _MEANT * line.em // EM


def _agree(places: Sequence[Length], em: Length, *, last: bool) -> Length:
    """Return the place that most lines have, of equals the outermost."""
    slack = _SAME * em // EM
    ordered = sorted(places)
    best, most = range(1), 0
    low = 0
    for high, place in enumerate(ordered):
        while place - ordered[low] > slack:
            low += 1
        count = high - low + 1
        if count > most or (last and count == most):
            best, most = range(low, high + 1), count
    return Counter(ordered[best.start : best.stop]).most_common(1)[0][0]


def _make_leg(lines: Sequence[TextLine], left: Length, right: Length, page: int) -> Leg:
    em = lines[0].em
    steps = Counter(low.y - high.y for high, low in pairwise(lines))
    pitch = steps.most_common(1)[0][0] if steps else em
    is_indented = [(min(line.lefts) - left) * EM >= _INDENT * em for line in lines]
    begins = [
        is_indented[i] or (i > 0 and _is_apart(lines[i - 1], lines[i], pitch, right))
        for i in range(len(lines))
    ]
    rows = []
    for i, line in enumerate(lines):
        ends = begins[i + 1] if i + 1 < len(lines) else not _reaches(line, right)
        end = min(line.rights, key=lambda x: abs(x - right))
        rows.append(Row(line, end, begins[i], ends))
    inner = [row for row in rows[:-1] if not row.ends]
    straight = sum(abs(row.end - right) * EM <= _MEANT * em // 4 for row in inner)
    is_justified = (
        len(inner) >= 1
        and straight * 100 >= _STRAIGHT * len(inner)
        and (right - left) * EM >= _LEAST_MEASURE * em
    )
    return Leg(page, tuple(rows), left, right, em, pitch, is_justified)


def _is_apart(above: TextLine, line: TextLine, pitch: Length, right: Length) -> bool:
    """Tell whether white parts two paragraphs: half a line of it, or less below one that ended."""
    step = (line.y - above.y) * EM
    return step > _APART * pitch or (step > _WIDER * pitch and not _reaches(above, right))


def _reaches(line: TextLine, right: Length) -> bool:
    return any(abs(right - x) * EM <= _MEANT * line.em // 2 for x in line.rights)
