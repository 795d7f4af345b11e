"""Guillotine make-up round stories that are pinned at exact places of the page.

A page is cut until every part holds one piece, as in ``guillotine.py``; no cut goes through a pin.
A part without a pin may lie anywhere: the tables of cuts have its cost, and where it lies adds to
it.  A part with pins has its place, and with that its pins: its costs are worked out here, for its
left side, its right side and its first line at a time, for all last lines side by side, from the
pins outwards.  Sets whose rest could not fill the rest of the page are left out.

Lines are those of the sheet: its line 0 is the white over the page's first line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from layout.page.dummy import Slab, find_first_cell
from layout.proposal.guillotine import Cuts, Piece, Sheet, Table, cut_sheet
from layout.proposal.lanes import NEVER

_LANE = 32


class Pin(Struct, frozen=True):
    """A piece that stands at an exact place: its number, its rectangle, and what it costs there."""

    piece: int
    column: int
    line: int
    columns: int
    lines: int
    cost: int

    @property
    def right(self) -> int:
        """The column after its last."""
        return self.column + self.columns

    @property
    def end(self) -> int:
        """The line after its last."""
        return self.line + self.lines


class Side(Struct, frozen=True):
    """Where a part with pins begins: its left side, its right side, its first line, its pins.

    ``pins`` is a set of pieces.
    """

    column: int
    right: int
    line: int
    pins: int


class Costs(Struct, frozen=True):
    """The costs of a part for each last line from ``least`` on, and the same side by side."""

    least: int
    costs: Sequence[int]
    lanes: int

    def at(self, end: int) -> int:
        """Return the cost of the part that ends before a line."""
        at = end - self.least
        return self.costs[at] if 0 <= at < len(self.costs) else NEVER


# The costs of a part by the set of pieces in it, besides its pins.
Filled = Mapping[int, Costs]
_Draft = dict[int, int]
_NONE: Filled = {}


class Parts(Struct, frozen=True):
    """A part that begins at a side: one pin, a stack, a row, or the cheapest of them."""

    single: Filled = _NONE
    stacks: Filled = _NONE
    rows: Filled = _NONE
    any: Filled = _NONE


class Strip(Struct, frozen=True):
    """A set of pieces at one width without a pin: its costs from ``least`` on, up to ``end``."""

    pieces: int
    least: int
    end: int
    costs: Sequence[int]
    lanes: int


class Around:
    """What is known of a page with pins: the tables of parts without any, and of parts with some.

    ``first`` is the cell that the lead stands at, the first in reading order that no pin has.
    """

    def __init__(self, sheet: Sheet, pieces: Sequence[Piece], pins: Sequence[Pin]) -> None:
        taken = {pin.piece for pin in pins}
        free = sheet.columns * sheet.lines - sum(pin.columns * pin.lines for pin in pins)
        # The tables know nothing of pins: no set with one fills anything.
        loose = [
            replace(piece, options=()) if i in taken else piece for i, piece in enumerate(pieces)
        ]
        self.sheet, self.pins = sheet, tuple(pins)
        self.cuts: Cuts = cut_sheet(sheet, loose, (free, free))
        self.lanes = self.cuts.lanes
        self.pinned = sum(1 << pin.piece for pin in pins)
        self.whole = self.cuts.whole & ~self.pinned
        self.lead = (self.cuts.top | self.cuts.left) & self.whole
        slabs = [Slab("", pin.column, pin.columns, pin.line, pin.end) for pin in pins]
        self.first = find_first_cell(slabs, sheet.columns) if self.lead else None
        self._free = free
        self._smallest, self._largest = _areas(loose)
        self._known: dict[Side, Parts] = {}
        widths = range(sheet.columns + 1)
        cuts, sets = self.cuts, range(1, self.whole + 1)
        self._unstacked = [
            _strips(self, columns, ((s, (*cuts.singles[s], *cuts.rows[s])) for s in sets))
            for columns in widths
        ]
        self._unrowed = [
            _strips(self, columns, ((s, (*cuts.singles[s], *cuts.stacks[s])) for s in sets))
            for columns in widths
        ]
        self._strips = [
            _strips(self, columns, ((s, tuple(cuts.under[s].values())) for s in sets))
            for columns in widths
        ]

    # -- asked of a page ---------------------------------------------------------------------------

    def pins_of(self, own: int) -> Iterator[Pin]:
        """Yield the pins of a set."""
        return (pin for pin in self.pins if own >> pin.piece & 1)

    def price_place(self, own: int, column: int, line: int) -> int:
        """Return what a set of pieces costs for standing so far to the right and down."""
        return self.cuts.weights[own] * line + self.cuts.sideways[own] * column

    def may_begin(self, own: int, column: int, line: int) -> bool:
        """Tell whether a part without pins may lie there: the lead at its cell, no other at it."""
        return bool(own & self.lead) == ((column, line) == self.first)

    def may_stack(self, upper: int, lower: int) -> bool:
        """Tell whether one set may stand over another: nothing but what is of the foot below it."""
        foot = self.cuts.foot
        return not upper & foot or not (upper | lower) & ~foot

    def seam_down(self, side: Side) -> int:
        """Return what a cut from head to foot costs, where a side may be the page's."""
        is_page = side.column == side.line == 0 and side.right == self.sheet.columns
        return self.sheet.down if is_page else 0

    def cuts_down(self, side: Side) -> Iterator[tuple[int, int, int]]:
        """Yield every column at which a part may be cut down, with the pins on either side."""
        for column in range(side.column + 1, side.right):
            pins = list(self.pins_of(side.pins))
            if all(pin.right <= column or pin.column >= column for pin in pins):
                left = sum(1 << pin.piece for pin in pins if pin.right <= column)
                yield column, left, side.pins ^ left

    def cuts_across(self, pins: int) -> Iterator[tuple[int, int]]:
        """Yield every way to part pins by a cut across: those over it, those under it."""
        own = list(self.pins_of(pins))
        for end in sorted({pin.end for pin in own}):
            over = sum(1 << pin.piece for pin in own if pin.end <= end)
            if over != pins and all(p.line >= end for p in own if not over >> p.piece & 1):
                yield over, pins ^ over

    def ends(self, side: Side) -> tuple[int, int]:
        """Return the first and the last line that a part may end before: it has its pins whole."""
        least, most = side.line + 1, self.sheet.lines
        for pin in self.pins:
            is_beside = pin.right <= side.column or pin.column >= side.right
            if side.pins >> pin.piece & 1:
                is_inside = side.column <= pin.column and pin.right <= side.right
                if not is_inside or pin.line < side.line:
                    return 1, 0
                least = max(least, pin.end)
            elif not is_beside and pin.end > side.line:
                most = min(most, pin.line)
        return least, most

    def fill(self, side: Side) -> Parts:
        """Return the costs of every part with pins that begins at a side."""
        known = self._known.get(side)
        if known is None:
            known = self._known[side] = self._fill(side)
        return known

    # -- working out -------------------------------------------------------------------------------

    def _fill(self, side: Side) -> Parts:
        least, most = self.ends(side)
        if least > most:
            return Parts()
        single: _Draft = {}
        stacks: _Draft = {}
        rows: _Draft = {}
        for pin in self.pins_of(side.pins):
            place = Side(pin.column, pin.right, pin.line, 1 << pin.piece)
            if place == side and pin.cost < NEVER:
                single[0] = self.lanes.pack(pin.end, (pin.cost,))
        self._add_rows(side, rows)
        finished = (self._finish(side, single), self._finish(side, rows))
        uppers = _unite(self, *finished)
        self._add_under(side, stacks)
        self._add_over(side, uppers, stacks)
        self._add_both(side, stacks)
        stacked = self._finish(side, stacks)
        return Parts(finished[0], stacked, finished[1], _unite(self, uppers, stacked))

    def _add_rows(self, side: Side, into: _Draft) -> None:
        seam = self.seam_down(side) << (_LANE * self.sheet.lines)
        for column, left, right in self.cuts_down(side):
            first = Side(side.column, column, side.line, left)
            second = Side(column, side.right, side.line, right)
            lefts = self._not_rows(first) if left else None
            rights = self.fill(second).any if right else None
            if lefts is None:
                strips = self._unrowed[column - side.column]
                self._add_beside(strips, first, rights or _NONE, seam, into)
            elif rights is None:
                self._add_beside(self._strips[side.right - column], second, lefts, seam, into)
            else:
                for own, costs in lefts.items():
                    for rest, other in rights.items():
                        if not own & rest and _meet(costs, other):
                            self._add(into, own | rest, costs.lanes + other.lanes + seam)

    def _add_beside(
        self, strips: Sequence[Strip], at: Side, others: Filled, seam: int, into: _Draft
    ) -> None:
        """Add every way to set a strip without pins beside a part with some."""
        lanes, line = self.lanes, at.line
        if not others:
            return
        first = min(other.least for other in others.values())
        last = max(other.least + len(other.costs) for other in others.values())
        inside = (1 << (_LANE * (lanes.count - line))) - 1
        for strip in strips:
            least, end, own = strip.least + line, strip.end + line, strip.pieces
            if least >= last or end <= first or not self.may_begin(own, at.column, line):
                continue
            price = self.price_place(own, at.column, line)
            moved = (strip.lanes & inside) << (_LANE * line) | lanes.below[line]
            moved += price * lanes.ones + seam
            for rest, other in others.items():
                if not (own & rest or least >= other.least + len(other.costs)) and (
                    end > other.least
                ):
                    self._add(into, own | rest, moved + other.lanes)

    def _not_rows(self, side: Side) -> Filled:
        parts = self.fill(side)
        return _unite(self, parts.single, parts.stacks)

    def _add_under(self, side: Side, into: _Draft) -> None:
        """Add every way to set a part with pins under a strip without any."""
        highest = min(pin.line for pin in self.pins_of(side.pins))
        columns = side.right - side.column
        for strip in self._unstacked[columns]:
            own = strip.pieces
            if not self.may_begin(own, side.column, side.line):
                continue
            price = self.price_place(own, side.column, side.line)
            for deep, cost in enumerate(strip.costs, strip.least):
                if side.line + deep > highest:
                    break
                if cost >= NEVER:
                    continue
                below = self.fill(replace(side, line=side.line + deep)).any
                for rest, other in below.items():
                    if not own & rest and self.may_stack(own, rest | side.pins):
                        seam = self.cuts.seam_across(columns, rest | side.pins)
                        extra = (cost + price + seam) * self.lanes.ones
                        self._add(into, own | rest, other.lanes + extra)

    def _add_over(self, side: Side, uppers: Filled, into: _Draft) -> None:
        """Add every way to set a part with pins over a strip without any."""
        columns = side.right - side.column
        _, most = self.ends(side)
        lanes = self.lanes
        for strip in self._strips[columns] if uppers else ():
            own = strip.pieces
            if own & self.lead and self.first is not None and self.first[1] <= side.line:
                continue
            price = self.cuts.sideways[own] * side.column + self.cuts.seam_across(columns, own)
            extra = self.cuts.weights[own] * lanes.ramp + price * lanes.ones
            for rest, other in uppers.items():
                if own & rest or other.least + strip.least > most:
                    continue
                if not self.may_stack(rest | side.pins, own):
                    continue
                upper = self._over(other, own, side.column)
                out = lanes.spread(upper + extra, strip.costs, strip.least)
                self._add(into, own | rest, out)

    def _over(self, upper: Costs, own: int, column: int) -> int:
        """Return the costs of a part, without those of last lines that a set may not begin at."""
        if self.first is None or (column != self.first[0] and not own & self.lead):
            return upper.lanes
        costs = [
            cost if self.may_begin(own, column, line) else NEVER
            for line, cost in enumerate(upper.costs, upper.least)
        ]
        return self.lanes.pack(upper.least, costs)

    def _add_both(self, side: Side, into: _Draft) -> None:
        """Add every way to set a part with pins over another."""
        columns = side.right - side.column
        for over, under in self.cuts_across(side.pins):
            parts = self.fill(replace(side, pins=over))
            for own, costs in _unite(self, parts.single, parts.rows).items():
                for line, cost in enumerate(costs.costs, costs.least):
                    if cost >= NEVER:
                        continue
                    below = self.fill(Side(side.column, side.right, line, under)).any
                    for rest, other in below.items():
                        if own & rest or not self.may_stack(own | over, rest | under):
                            continue
                        seam = self.cuts.seam_across(columns, rest | under)
                        extra = (cost + seam) * self.lanes.ones
                        self._add(into, own | rest, other.lanes + extra)

    def _add(self, into: _Draft, own: int, lanes: int) -> None:
        into[own] = self.lanes.lesser(into.get(own, self.lanes.nevers), lanes)

    def _finish(self, side: Side, draft: _Draft) -> Filled:
        """Return costs without those of parts whose rest cannot fill the rest of the page."""
        filled: dict[int, Costs] = {}
        first, last = self.ends(side)
        columns = side.right - side.column
        pinned = sum(pin.columns * pin.lines for pin in self.pins_of(side.pins))
        for own, lanes in draft.items():
            rest = self.whole ^ own
            fewest = self._free - self._largest[rest] + pinned
            fullest = self._free - self._smallest[rest] + pinned
            least = max(first, side.line - (-fewest // columns))
            end = min(last, side.line + fullest // columns) + 1
            if least < end:
                costs = _trim(self, self.lanes.clip(lanes, least, end - 1), least, end)
                if costs is not None:
                    filled[own] = costs
        return filled


def _trim(around: Around, lanes: int, least: int, end: int) -> Costs | None:
    """Return costs without those at either end that cannot be; None where none can."""
    if lanes == around.lanes.nevers:
        return None
    costs = around.lanes.unpack(lanes)
    while costs[least] >= NEVER:
        least += 1
    while costs[end - 1] >= NEVER:
        end -= 1
    return Costs(least, costs[least:end], lanes)


def _unite(around: Around, one: Filled, other: Filled) -> Filled:
    """Return the lesser of the costs of two ways."""
    if not one or not other:
        return one or other
    united = dict(one)
    for own, costs in other.items():
        known = united.get(own)
        if known is None:
            united[own] = costs
            continue
        lanes = around.lanes.lesser(known.lanes, costs.lanes)
        found = _trim(around, lanes, 0, around.lanes.count)
        assert found is not None, "both have a cost"
        united[own] = found
    return united


def _meet(one: Costs, other: Costs) -> bool:
    """Tell whether two parts may end before the same line."""
    return one.least < other.least + len(other.costs) and other.least < one.least + len(one.costs)


def _strips(
    around: Around, columns: int, sets: Iterator[tuple[int, Sequence[Table]]]
) -> tuple[Strip, ...]:
    """Return the sets that fill rectangles of a width, the lesser of their tables' costs."""
    strips = []
    for own, tables in sets:
        lanes = around.lanes.nevers
        for table in tables:
            if table.columns == columns:
                lanes = around.lanes.lesser(lanes, table.lanes)
        found = _trim(around, lanes, 0, around.lanes.count)
        if found is not None:
            end = found.least + len(found.costs)
            strips.append(Strip(own, found.least, end, found.costs, lanes))
    return tuple(strips)


def _areas(pieces: Sequence[Piece]) -> tuple[list[int], list[int]]:
    """Return the least and the most cells of every set of pieces."""
    least, most = [0], [0]
    for piece in pieces:
        areas = [(o.columns * o.least, o.columns * (len(o.costs) - 1)) for o in piece.options]
        small = min((area for area, _ in areas), default=0)
        large = max((area + more for area, more in areas), default=0)
        least += [small + known for known in least]
        most += [large + known for known in most]
    return least, most
