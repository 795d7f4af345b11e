"""How wide a run of marks may be between two words: R20 for stacks and units, R23 for neighbours.

Widths are thousandths of the em.  A mark is a body of half an em with half an em of white on one
side; of the white between two marks what R23 leaves.  Narrower is never wrong here, since squeezing
(R40) is allowed down to the bodies.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from layout.audit.characters import (
    CLOSERS,
    DASHES,
    ELLIPSES,
    INTERPUNCTS,
    OPENERS,
    POINTS,
    STACKED,
    STACKING,
)

HALF: Final = 500
WHOLE: Final = 1000
# GB/T 15834-2011 5.1.2: two of ？！ share one character, three have two.
_STACKS: Final = {2: 1000, 3: 2000}
# The short connector and the solidus are half an em whatever the font's advance.
_HALVES: Final = "–／"


class Body(Struct, frozen=True):
    """A mark's own width and the white on its two sides."""

    before: int
    width: int
    after: int


def widest(marks: str) -> int:
    """Return the greatest width of a run of marks with white on both its outer sides."""
    bodies = _bodies(marks)
    total = bodies[0].before + bodies[-1].after + sum(body.width for body in bodies)
    pieces = _pieces(marks)
    for i in range(1, len(pieces)):
        total += _between(pieces[i - 1], pieces[i], bodies[i - 1], bodies[i])
    return total


def width_in_cells(marks: str) -> int:
    """Return the width of a run of marks in the character grid, where each has its cells (R57)."""
    return sum(max(WHOLE, body.before + body.width + body.after) for body in _bodies(marks))


def white_in(marks: str) -> int:
    """Return all the white about a run's marks, which is what squeezing can take (R40)."""
    return sum(body.before + body.after for body in _bodies(marks))


def white_before(marks: str) -> int:
    """Return the white before the first mark, which goes at a line's start (R25)."""
    return _bodies(marks)[0].before


def white_after(marks: str) -> int:
    """Return the white after the last mark, which goes at a line's end (R26)."""
    return _bodies(marks)[-1].after


def rule_of(marks: str) -> str:
    """Return the rule that a run too wide breaks."""
    if any(len(piece) > 1 and piece[0] in DASHES | ELLIPSES for piece in _pieces(marks)):
        return "R5"
    is_stack = any(len(piece) > 1 for piece in _pieces(marks))
    is_rigid = any(mark in INTERPUNCTS or mark in _HALVES for mark in marks)
    return "R20" if is_stack or is_rigid else "R23"


def _pieces(marks: str) -> list[str]:
    """Cut a run into marks, with stacks and units of two em whole."""
    pieces: list[str] = []
    for mark in marks:
        before = pieces[-1] if pieces else ""
        joins = (mark in STACKING and before[:1] in STACKING) or (
            mark in DASHES | ELLIPSES and before[:1] == mark
        )
        if before and joins:
            pieces[-1] += mark
        else:
            pieces.append(mark)
    return pieces


def _bodies(marks: str) -> list[Body]:
    return [_body(piece) for piece in _pieces(marks)]


def _body(piece: str) -> Body:
    first = piece[0]
    if first in OPENERS:
        return Body(HALF, HALF, 0)
    if len(piece) > 1 and first in STACKING:
        return Body(0, _STACKS.get(len(piece), WHOLE * len(piece)), 0)
    if first in CLOSERS | POINTS:
        return Body(0, HALF, HALF)
    if first in INTERPUNCTS or first in _HALVES:
        return Body(0, HALF, 0)
    if first in STACKED:
        return Body(0, WHOLE, 0)
    return Body(0, WHOLE * (2 if first == "⸺" else len(piece)), 0)


def _between(first: str, second: str, left: Body, right: Body) -> int:
    """Return the white that R23 leaves between two marks."""
    white = left.after + right.before
    if second[0] in OPENERS:
        return 0 if first[0] in OPENERS else min(white, HALF)
    if second[0] in CLOSERS or (second[0] in POINTS and first[0] in CLOSERS):
        return 0
    return white


def count_marks(marks: Sequence[str]) -> int:
    """Return how many marks there are, stacks and units counting as one."""
    return len(_pieces("".join(marks)))
