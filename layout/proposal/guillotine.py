"""Guillotine make-up: the best way to cut a page into one rectangle for each piece, exactly.

A page is cut right across, each part again, until every part holds one piece: that is how a page
of modules is made up by hand.  For every set of pieces and every width there is one table: the
least cost of filling a rectangle of that width with them, for each depth it may have.  Tables of
larger sets come from those of smaller ones, so that every guillotine page is weighed and none is
drawn twice: the upper part of a stack is no stack itself, the left part of a row no row.

Depths count body lines, widths basic columns.  Costs are whole numbers of no unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from layout.proposal.lanes import NEVER, Lanes, make_lanes


class Option(Struct, frozen=True):
    """A piece at one width: the cost of each depth from ``least`` on.

    ``head`` names the look of its head; two of one look may not stand side by side at the top of
    a cut (C1).  0 is no head, or one that a box sets apart.
    """

    columns: int
    least: int
    costs: tuple[int, ...]
    head: int = 0


class Piece(Struct, frozen=True):
    """What wants a rectangle: its options, and the sides of the page it has to stand at.

    ``weight`` is what each line that it stands further down costs (C11), ``sideways`` each column
    further right.  A piece at the foot has nothing below it but others of the foot.
    """

    options: tuple[Option, ...]
    weight: int = 0
    sideways: int = 0
    at_top: bool = False
    at_left: bool = False
    at_right: bool = False
    at_foot: bool = False


class Sheet(Struct, frozen=True):
    """The rectangle to fill and what its seams cost.

    Depths from ``shallowest`` to ``lines`` are worked out; a page is made for ``lines``.  A seam
    (通线) runs across the whole page (C2): ``across`` for one from side to side, unless only
    pieces of the foot lie below it; ``down`` for one from head to foot.
    """

    columns: int
    lines: int
    shallowest: int
    across: int = 0
    down: int = 0


class Table(Struct):
    """The costs of a set of pieces at one width, for each depth from ``least`` up to ``end``.

    ``left`` and ``right`` are the looks of the heads in its upper corners; ``lanes`` are the same
    costs side by side.
    """

    columns: int
    left: int
    right: int
    least: int
    end: int
    costs: list[int]
    lanes: int

    def cost(self, lines: int) -> int:
        """Return the least cost at a depth."""
        return self.costs[lines - self.least] if self.least <= lines < self.end else NEVER


class Cuts(Struct):
    """Everything known of a sheet's pieces; sets of pieces are bit masks.

    ``singles``, ``stacks`` and ``rows`` hold the tables of each set.  ``under`` is the cheapest of
    all three at each width: below a cut, the looks of heads do not matter.
    """

    sheet: Sheet
    lanes: Lanes
    pieces: tuple[Piece, ...]
    weights: list[int]
    sideways: list[int]
    top: int
    left: int
    right: int
    foot: int
    singles: list[list[Table]]
    stacks: list[list[Table]]
    rows: list[list[Table]]
    under: list[Mapping[int, Table]]

    @property
    def whole(self) -> int:
        """The set of all pieces."""
        return (1 << len(self.pieces)) - 1

    def may_stack(self, upper: int, lower: int) -> bool:
        """Tell whether one set may stand over another."""
        if lower & self.top:
            return False
        return not upper & self.foot or not (upper | lower) & ~self.foot

    def may_row(self, left: int, right: int) -> bool:
        """Tell whether one set may stand left of another."""
        return not (left & self.right or right & self.left)

    def seam_across(self, columns: int, lower: int) -> int:
        """Return what a cut from side to side costs at a width."""
        is_seam = columns == self.sheet.columns and lower & ~self.foot
        return self.sheet.across if is_seam else 0

    def depths(self) -> tuple[tuple[int, int], ...]:
        """Return every depth that the pieces can fill at the sheet's width, with its cost."""
        table = self.under[self.whole].get(self.sheet.columns)
        if table is None:
            return ()
        found = enumerate(table.costs, table.least)
        return tuple((lines, cost) for lines, cost in found if cost < NEVER)


def cut_sheet(sheet: Sheet, pieces: Sequence[Piece], area: tuple[int, int] | None = None) -> Cuts:
    """Work out the tables of every set of pieces that can be part of the sheet.

    A set is part of it only if the rest can fill the rest: their areas bound its depth.  Where the
    pieces fill more than one such sheet, ``area`` is the least and the most of it in all, in cells.
    """
    count = 1 << len(pieces)
    lanes = make_lanes(sheet.lines)
    cuts = Cuts(
        sheet,
        lanes,
        tuple(pieces),
        _sums([piece.weight for piece in pieces]),
        _sums([piece.sideways for piece in pieces]),
        top=_mask([piece.at_top for piece in pieces]),
        left=_mask([piece.at_left for piece in pieces]),
        right=_mask([piece.at_right for piece in pieces]),
        foot=_mask([piece.at_foot for piece in pieces]),
        singles=[[] for _ in range(count)],
        stacks=[[] for _ in range(count)],
        rows=[[] for _ in range(count)],
        under=[{} for _ in range(count)],
    )
    smallest = _sums([min((o.columns * o.least for o in p.options), default=0) for p in pieces])
    largest = _sums([max(map(_largest, p.options), default=0) for p in pieces])
    fewest, fullest = area or (sheet.columns * sheet.shallowest, sheet.columns * sheet.lines)
    for own in range(1, count):
        rest = count - 1 - own
        least = fewest - largest[rest]
        most = fullest - smallest[rest]
        # The least and the most depth at each width.
        bounds = [
            (-(-least // width), min(sheet.lines, most // width))
            for width in range(1, sheet.columns + 1)
        ]
        if own & (own - 1):
            stacks, rows = _combine(cuts, own, bounds)
            cuts.stacks[own] = _finish(lanes, stacks, bounds)
            cuts.rows[own] = _finish(lanes, rows, bounds)
        else:
            single = _single(lanes, pieces[own.bit_length() - 1], sheet.columns)
            cuts.singles[own] = _finish(lanes, single, bounds)
        cuts.under[own] = _merge_all(cuts, own, bounds)
    return cuts


def _largest(option: Option) -> int:
    return option.columns * (option.least + len(option.costs) - 1)


def _mask(bits: Sequence[bool]) -> int:
    return sum(1 << i for i, bit in enumerate(bits) if bit)


def _sums(values: Sequence[int]) -> list[int]:
    """Return the sum of the values of every set."""
    sums = [0]
    for value in values:
        sums += [value + known for known in sums]
    return sums


_Bounds = Sequence[tuple[int, int]]
# Tables while they are made: their lanes by width and looks.
_Draft = dict[tuple[int, int, int], int]


def _single(lanes: Lanes, piece: Piece, most: int) -> _Draft:
    return {
        (o.columns, o.head, o.head): lanes.pack(o.least, o.costs)
        for o in piece.options
        if o.columns <= most
    }


def _combine(cuts: Cuts, own: int, bounds: _Bounds) -> tuple[_Draft, _Draft]:
    stacks: _Draft = {}
    rows: _Draft = {}
    under = cuts.under
    seam = cuts.sheet.down if own == cuts.whole else None
    part = (own - 1) & own
    while part:
        rest = own ^ part
        if under[part] and under[rest]:
            singles = cuts.singles[part]
            if cuts.may_stack(part, rest):
                _stack(cuts, singles + cuts.rows[part], rest, bounds, stacks)
            if cuts.may_row(part, rest):
                others = cuts.singles[rest] + cuts.stacks[rest] + cuts.rows[rest]
                prices = cuts.sheet.columns, cuts.sideways[rest], seam
                _row(cuts.lanes, singles + cuts.stacks[part], others, prices, bounds, rows)
        part = (part - 1) & own
    return stacks, rows


def _stack(cuts: Cuts, uppers: Sequence[Table], lower: int, bounds: _Bounds, into: _Draft) -> None:
    """Add every way to set one of some tables over a set."""
    lanes, weight, below = cuts.lanes, cuts.weights[lower], cuts.under[lower]
    full = cuts.sheet.columns
    for table in uppers:
        columns = table.columns
        other = below.get(columns)
        if other is None:
            continue
        shallow, deep = bounds[columns - 1]
        if table.least + other.least > deep or table.end + other.end - 2 < shallow:
            continue
        # Every line of the upper part moves the lower one down.
        upper = table.lanes + weight * lanes.ramp + cuts.seam_across(columns, lower) * lanes.ones
        out = _add_depths(lanes, table, upper, other)
        key = (columns, 0, 0) if columns == full else (columns, table.left, table.right)
        known = into.get(key)
        into[key] = out if known is None else lanes.lesser(known, out)


def _add_depths(lanes: Lanes, table: Table, upper: int, other: Table) -> int:
    """Return the least cost of every sum of two depths, one taken from each table.

    ``upper`` is what the first costs with all that its depth does to the other.
    """
    if len(other.costs) <= len(table.costs):
        return lanes.spread(upper, other.costs, other.least)
    costs = lanes.unpack(upper)[table.least : table.end]
    return lanes.spread(other.lanes, costs, table.least)


def _row(
    lanes: Lanes,
    lefts: Sequence[Table],
    rights: Sequence[Table],
    prices: tuple[int, int, int | None],
    bounds: _Bounds,
    into: _Draft,
) -> None:
    """Add every way to set one of some tables left of another, both of one depth.

    The prices are those of the page's columns: how many it has, what each left of the right part
    costs, and what a row of the whole page costs, None for less than the page.
    """
    full, aside, seam = prices
    for table in lefts:
        wide, first, last, look = table.columns, table.least, table.end, table.right
        for other in rights:
            columns = wide + other.columns
            if first >= other.end or other.least >= last or columns > full:
                continue
            if (look and look == other.left) or (seam is not None and columns < full):
                continue
            shallow, deep = bounds[columns - 1]
            if max(first, other.least) > deep or min(last, other.end) <= shallow:
                continue
            out = table.lanes + other.lanes
            if extra := wide * aside + (seam or 0):
                out += extra * lanes.ones
            key = (columns, 0, 0) if columns == full else (columns, table.left, other.right)
            known = into.get(key)
            into[key] = out if known is None else lanes.lesser(known, out)


def _finish(lanes: Lanes, draft: _Draft, bounds: _Bounds) -> list[Table]:
    """Return tables without the depths that are out of bounds."""
    tables = []
    for (columns, left, right), drafted in draft.items():
        shallow, deep = bounds[columns - 1]
        least, end = max(0, shallow), deep + 1
        if least >= end:
            continue
        kept = lanes.clip(drafted, least, deep)
        if kept == lanes.nevers:
            continue
        costs = lanes.unpack(kept)
        while costs[least] >= NEVER:
            least += 1
        while costs[end - 1] >= NEVER:
            end -= 1
        tables.append(Table(columns, left, right, least, end, costs[least:end], kept))
    return tables


def _merge_all(cuts: Cuts, own: int, bounds: _Bounds) -> Mapping[int, Table]:
    tables = (*cuts.singles[own], *cuts.stacks[own], *cuts.rows[own])
    if len({table.columns for table in tables}) == len(tables):
        return {table.columns: table for table in tables}
    merged: _Draft = {}
    for table in tables:
        key = (table.columns, 0, 0)
        known = merged.get(key)
        merged[key] = table.lanes if known is None else cuts.lanes.lesser(known, table.lanes)
    return {table.columns: table for table in _finish(cuts.lanes, merged, bounds)}
