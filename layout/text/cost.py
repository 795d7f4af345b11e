"""What a line costs: the white squeezed or opened in it, in tiers, and what ends it.

A line's cost is tiered, not one ratio: white is squeezed or opened in the order of R40 and R41,
each step as far as it reaches before the next begins, and only the residue is tracked.

Costs are whole numbers in hundredths; 100 (10 000 here) is a line tracked by a tenth of an em.
"""

from __future__ import annotations

from math import sqrt
from typing import Final

from msgspec import Struct

from layout.style import Align, Hanging, LineEnd
from layout.text.prepare import Prepared, content_end, left_edge
from layout.text.spacing import Tail, Tier
from layout.units import Length

# Hundredths of a cost unit, the scale of all costs here.
UNIT: Final = 100
# R42: tracking above this share of an em is refused as long as any other way exists; the second
# figure is how far a line may be opened to save a lone character (R50), which is seen even more.
TRACKING_CAP: Final = 0.15
RESCUE_CAP: Final = 0.25
# What a step of R40 costs when it is used up; the residue's cost is 10 000 at 0.1 em.
SQUEEZE_COSTS: Final[dict[int, int]] = {
    Tier.WORD_SPACE: 1 * UNIT,
    Tier.BRACKET: 2 * UNIT,
    Tier.PAUSE: 3 * UNIT,
    Tier.GAP: 3 * UNIT,
    Tier.STOP: 8 * UNIT,
}
LINE_END_COST: Final = UNIT
# R44: a paper that lets marks hang wants that rather than white squeezed inside the line.
HANGING_COST: Final = UNIT
WORD_STRETCH_COST: Final = 1 * UNIT
GAP_STRETCH_COST: Final = 2 * UNIT
# By the numbers that word spaces and gaps have in ``Prepared.flex``.
_STRETCH_COSTS: Final = (0, WORD_STRETCH_COST, GAP_STRETCH_COST)
_TRACKING_COST: Final = 100 * UNIT
# A line out by less than this part of an em is exact: half ems of odd sizes are rounded.
EXACT: Final = 500
# The marks that may hang (R44): those whose ink is small and low.
HANGING: Final = frozenset("，。、")
# R50: dearer than any line that can be set.
_RUNT_COST: Final = 1_000_000 * UNIT
_RAGGED_COST: Final = 100 * UNIT
# A line that needs more than this is not spaced out at all but left as it is.
LOOSEST: Final = 0.5

# Looked up once: Python takes long to find a member of an enum, and lines are costed by thousands.
_JUSTIFY: Final = Align.JUSTIFY
_OPTIONAL: Final = int(Tail.OPTIONAL)
_HALF: Final = LineEnd.HALF
_FULL: Final = LineEnd.FULL
_NO_HANGING: Final = Hanging.NONE


def tracking_for(cost: int) -> float:
    """Return the tracking in em that a single line of such a cost has, and a hair more."""
    return 0.1 * float((cost / _TRACKING_COST) ** 0.4) + 0.0001


class Tolerance(Struct, frozen=True):
    """How much may give: tracking up to ``cap``, a lone character on the last line."""

    cap: float = TRACKING_CAP
    allows_runt: bool = False


STRICT: Final = Tolerance()


def line_cost(
    prepared: Prepared, start: int, end: int, measure: Length, tolerance: Tolerance = STRICT
) -> int | None:
    """Return the cost of the line from start to end, or None if it cannot be set so."""
    slack = left_edge(prepared, start) + measure - prepared.sums[end]
    return slack_cost(prepared, start, end, slack, measure, tolerance)


def slack_cost(
    prepared: Prepared,
    start: int,
    end: int,
    slack: Length,
    measure: Length,
    tolerance: Tolerance,
) -> int | None:
    """Return the cost of a line whose content with its white is ``slack`` short of the measure."""
    tail = prepared.tails[end - 1]
    if end == len(prepared.text):
        cost = _last_cost(prepared, start, slack, tail)
        if start > prepared.runt and cost is not None:
            cost = cost + _RUNT_COST if tolerance.allows_runt else None
    elif prepared.align is not _JUSTIFY:
        cost = _ragged_cost(slack + (prepared.table.half if tail else 0), measure)
    else:
        cost = _justified_cost(prepared, start, end, slack, tolerance.cap)
    if cost is None or not prepared.penalties:
        return cost
    return cost + UNIT * prepared.penalties.get(end, 0)


def is_whole_tail(prepared: Prepared, slack: Length, tail: int) -> bool:
    """Tell whether the mark at a line's end keeps its white; ``slack`` is with the white kept.

    With AUTO and FULL it does where there is room: the line is exact by it (R26), or half an em
    less has to be made up by tracking.
    """
    if tail != _OPTIONAL or prepared.composition.line_end is _HALF:
        return False
    return slack * EXACT >= -prepared.size


def hangs(prepared: Prepared, end: int, slack: Length) -> bool:
    """Tell whether the mark at a line's end hangs outside; ``slack`` is with its white trimmed.

    Only one mark, only ，。、, and only where it would not fit (R44).
    """
    if prepared.composition.hanging is _NO_HANGING or not -prepared.table.half <= slack < 0:
        return False
    at = content_end(prepared, 0, end) - 1
    return prepared.text[at] in HANGING and not (at and prepared.tails[at - 1])


def _justified_cost(
    prepared: Prepared, start: int, end: int, slack: Length, cap: float
) -> int | None:
    base = 0
    tail = prepared.tails[end - 1]
    if tail and not is_whole_tail(prepared, slack, tail):
        half = prepared.table.half
        if tail == _OPTIONAL and prepared.composition.line_end is _FULL:
            if slack + half >= 0:
                return LINE_END_COST * slack * slack // (half * half)
            base = LINE_END_COST
        slack += half
        if slack < 0 and hangs(prepared, end, slack):
            base, slack = HANGING_COST, slack + half
    if abs(slack) * EXACT <= prepared.size:
        return base
    if slack > 0:
        cost = open_cost(prepared, start, end, slack, cap)
    else:
        cost = _squeeze_cost(prepared, start, end, -slack)
    return None if cost is None else base + cost


def _last_cost(prepared: Prepared, start: int, slack: Length, tail: int) -> int | None:
    """Cost the last line: natural if it fits (R45)."""
    if slack >= 0:
        return 0
    if tail:
        slack += prepared.table.half
        if hangs(prepared, len(prepared.text), slack):
            return HANGING_COST
    if slack * EXACT >= -prepared.size:
        return 0
    return _squeeze_cost(prepared, start, len(prepared.text), -slack)


def _ragged_cost(slack: Length, measure: Length) -> int | None:
    if slack < 0 or measure <= 0:
        return None
    return _RAGGED_COST * slack * slack // (measure * measure)


def open_cost(prepared: Prepared, start: int, end: int, slack: Length, cap: float) -> int | None:
    """Cost opening a line by ``slack``: word spaces, then gaps, then everything (R41)."""
    cost = 0
    for code, each in prepared.flexes:
        whole = each * prepared.flex.count(code, start + 1, end)
        if whole:
            used = min(slack, whole)
            cost += _STRETCH_COSTS[code] * used * used // (whole * whole)
            slack -= used
    if not slack:
        return cost
    gaps = prepared.stretch.count(1, start + 1, end) * prepared.size
    if not gaps or slack > cap * gaps:
        return None
    return cost + tracking_cost(slack, gaps)


def tracking_cost(slack: Length, gaps: Length) -> int:
    """Cost tracking by ``slack`` over gaps, given in em; see :func:`tracking_for`."""
    share = 10 * slack / gaps
    return int(_TRACKING_COST * share * share * sqrt(share))


def _squeeze_cost(prepared: Prepared, start: int, end: int, need: Length) -> int | None:
    """Cost squeezing a line by ``need`` in the order of R40."""
    if prepared.room[end - 1] - prepared.room[start] < need:
        return None
    cost = 0
    count = prepared.tiers.count
    for tier, each in prepared.squeezes:
        whole = each * count(tier, start + 1, end)
        if whole:
            if need <= whole:
                return cost + SQUEEZE_COSTS[tier] * need * need // (whole * whole)
            cost += SQUEEZE_COSTS[tier]
            need -= whole
    return cost
