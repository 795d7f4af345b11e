"""Rows: the lines of a story's legs one by one, with what pictures and insets leave of each.

Text runs down the rows of a leg, passes over an inset that covers it, and goes on below; rows
beside an inset are shorter.  A piece is a stretch of rows that nothing interrupts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from layout.page.grid import Legs
from layout.page.inset import Anchor, Inset
from layout.units import Length

# Lines of text over and under an inset in the middle of its legs, at the least: as many as stand
# before a jump (H12), and as a drop cap may be deep.
LEAST_LINES: Final = 4


class Row(Struct, frozen=True):
    """A line of a leg: its number from the legs' top, where its text begins and how wide it is.

    ``at`` is its number among all rows, ``end`` that of the row behind the last of its piece.
    """

    leg: int
    line: int
    shift: Length
    measure: Length
    at: int
    end: int


class Table(Struct, frozen=True):
    """The rows of legs of one depth, and the line at which each inset begins."""

    rows: tuple[Row, ...]
    firsts: tuple[int, ...]


class Ground(Struct, frozen=True):
    """What rows are made of: legs, insets with their depths, lines that pictures take of legs."""

    legs: Legs
    insets: tuple[Inset, ...]
    lines: tuple[int, ...]
    tops: tuple[int, ...]
    feet: tuple[int, ...]

    def lay(self, depth: int) -> Table | None:
        """Return the rows of legs so deep; None where something has no room."""
        firsts = self._settle(depth)
        if firsts is None:
            return None
        open_rows: list[tuple[int, int, Length, Length, int]] = []
        piece = 0
        for leg in range(len(self.legs)):
            piece += 1
            for line in range(self.tops[leg], depth - self.feet[leg]):
                shift, measure = self._width(leg, line, firsts)
                if measure:
                    open_rows.append((leg, line, shift, measure, piece))
                else:
                    piece += 1
        ends: dict[int, int] = {}
        for at, row in enumerate(open_rows):
            ends[row[-1]] = at + 1
        rows = tuple(Row(*row[:4], at, ends[row[-1]]) for at, row in enumerate(open_rows))
        return Table(rows, firsts)

    def least(self) -> int:
        """Return the least depth in which all insets and pictures have room."""
        depth = max(map(sum, zip(self.tops, self.feet, strict=True)), default=0)
        while self._settle(depth) is None:
            depth += 1
        return depth

    def _width(self, leg: int, line: int, firsts: Sequence[int]) -> tuple[Length, Length]:
        """Return where the text of a line begins, and its measure; two insets may share a leg."""
        shift, measure = 0, self.legs.measure
        for inset, first, lines in zip(self.insets, firsts, self.lines, strict=True):
            for cover in inset.extent.covers:
                if cover.leg == leg and first <= line < first + lines:
                    measure = min(measure, cover.measure)
                    shift = max(shift, cover.shift)
        return shift, measure

    def _settle(self, depth: int) -> tuple[int, ...] | None:
        """Return the line at which each inset begins, None where legs so deep cannot hold them."""
        tops, feet = list(self.tops), list(self.feet)
        firsts = [0] * len(self.insets)
        for i, (inset, lines) in enumerate(zip(self.insets, self.lines, strict=True)):
            if inset.anchor is Anchor.MIDDLE:
                continue
            taken = tops if inset.anchor is Anchor.TOP else feet
            level = max(taken[leg] for leg in _legs_of(inset))
            firsts[i] = level if inset.anchor is Anchor.TOP else depth - level - lines
            for leg in _legs_of(inset):
                taken[leg] = level + lines
        for cluster in self._clusters():
            legs = {leg for i in cluster for leg in _legs_of(self.insets[i])}
            top = max(tops[leg] for leg in legs)
            white = depth - top - max(feet[leg] for leg in legs)
            white -= sum(self.lines[i] for i in cluster)
            gap, more = divmod(white, len(cluster) + 1)
            if gap < LEAST_LINES:
                return None
            for number, i in enumerate(cluster):
                # What cannot be dealt out evenly goes to the last gaps.
                top += gap + (number >= len(cluster) + 1 - more)
                firsts[i] = top
                top += self.lines[i]
        if any(a + b > depth for a, b in zip(tops, feet, strict=True)):
            return None
        return tuple(firsts)

    def _clusters(self) -> list[list[int]]:
        """Return the insets in the middle of legs, those together that share a leg."""
        clusters: list[tuple[set[int], list[int]]] = []
        for i, inset in enumerate(self.insets):
            if inset.anchor is not Anchor.MIDDLE:
                continue
            legs, members = set(_legs_of(inset)), [i]
            apart = []
            for others, found in clusters:
                if legs & others:
                    legs |= others
                    members = [*found, *members]
                else:
                    apart.append((others, found))
            clusters = [*apart, (legs, members)]
        return [sorted(members) for _, members in clusters]


def _legs_of(inset: Inset) -> list[int]:
    return [cover.leg for cover in inset.extent.covers]
