"""The fewest loose lines that the rules permit: what no way of weighing lines can better.

An exact dynamic programme over every line that the composer could set; its only aim is few lines
tracked far, then few tracked at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layout.text import Prepared
from layout.text.breaks import reach
from layout.text.cost import Tolerance, is_whole_tail
from layout.text.prepare import left_edge
from layout.units import Length

# The bounds of the bench, R42's, in thousandths of an em.
NOTED, WARNED = 50, 90
# What the composer tries in turn: the usual cap of R42, then the one that saves a last line.
ATTEMPTS = (Tolerance(), Tolerance(cap=0.25))


@dataclass(frozen=True, slots=True)
class Fewest:
    """Full lines of all paragraphs, and how many of them are opened beyond each bound."""

    full: int = 0
    noted: int = 0
    warned: int = 0

    def __add__(self, other: Fewest) -> Fewest:
        return Fewest(self.full + other.full, self.noted + other.noted, self.warned + other.warned)


def count_fewest(paragraphs: Sequence[Prepared], measure: Length) -> Fewest:
    """Return the fewest loose lines of justified paragraphs.

    Raises ValueError for a paragraph that no rule lets be set.
    """
    return sum((_count(prepared, measure) for prepared in paragraphs), Fewest())


def _count(prepared: Prepared, measure: Length) -> Fewest:
    for tolerance in ATTEMPTS:
        if found := _search(prepared, measure, tolerance):
            return found
    raise ValueError(prepared.text)


def _search(prepared: Prepared, measure: Length, tolerance: Tolerance) -> Fewest | None:
    size = len(prepared.text)
    # Full lines count downwards: of equal ways that with more lines has the smaller share.
    best: dict[int, tuple[int, int, int]] = {0: (0, 0, 0)}
    for start in range(size):
        if start not in best:
            continue
        warned, noted, full = best[start]
        room = measure if start else measure - prepared.indent
        for end, _ in reach(prepared, start, room, tolerance):
            tracked = measure_tracking(prepared, start, end, room)
            way = (
                warned + (tracked > WARNED),
                noted + (tracked > NOTED),
                full - (end < size),
            )
            if end not in best or way < best[end]:
                best[end] = way
    if size not in best:
        return None
    warned, noted, full = best[size]
    return Fewest(-full, noted, warned)


def measure_tracking(prepared: Prepared, start: int, end: int, room: Length) -> int:
    """Return how far a line is tracked, in thousandths of an em (R40, R41)."""
    if end == len(prepared.text):
        return 0
    slack = left_edge(prepared, start) + room - prepared.sums[end]
    tail = prepared.tails[end - 1]
    if tail and not is_whole_tail(prepared, slack, tail):
        slack += prepared.table.half
    for code, each in prepared.flexes:
        slack -= min(max(slack, 0), each * prepared.flex.count(code, start + 1, end))
    gaps = prepared.stretch.count(1, start + 1, end)
    return round(1000 * slack / (gaps * prepared.size)) if slack > 0 and gaps else 0
