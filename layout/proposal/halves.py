"""The two pages of a spread: which stories stand on which, at what cost, by tables of cuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from layout.proposal.guillotine import Cuts, Piece, Sheet, cut_sheet
from layout.proposal.lanes import NEVER
from layout.proposal.ranking import Spot, rank_pages
from layout.proposal.zones import MOST_TOGETHER

# The best deals of one set of stories that are drawn and weighed.
_DEALS_EACH = 3
# Deals tried where the stories are too many to weigh them all.
_DEALS = 8


class Pages:
    """Tables of the two pages of a spread, by the sets of stories that stand on them.

    ``cuts`` has for each set its tables and its number in them; ``lefts`` are the sets that may
    stand on the left page.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        cuts: Mapping[int, tuple[Cuts, int, Sequence[int]]],
        lefts: Sequence[int],
    ) -> None:
        self.sideways = [piece.sideways for piece in pieces]
        self.cuts, self.lefts = cuts, lefts
        self.columns = next(iter(cuts.values()))[0].sheet.columns
        self.rankings = {id(known[0]): rank_pages(known[0]) for known in cuts.values()}
        self._least: dict[int, list[int]] = {}

    def has(self, own: int, columns: int) -> bool:
        """Tell whether a set fills any rectangle of a width."""
        if own not in self.cuts:
            return False
        cuts, local, _ = self.cuts[own]
        return columns in cuts.under[local]

    def cost(self, own: int, columns: int, lines: int) -> int:
        """Return the least cost of a rectangle filled with a set."""
        cuts, local, _ = self.cuts[own]
        table = cuts.under[local].get(columns)
        return table.cost(lines) if table is not None else NEVER

    def least(self, own: int, lines: int) -> int:
        """Return the least cost of two pages of a depth filled with a set."""
        if own not in self._least:
            self._least[own] = self._find_least(own)
        return self._least[own][lines]

    def deals(self, own: int, lines: int) -> list[tuple[int, int]]:
        """Return the best sets for the left page, and how much dearer than the first each is."""
        found = [
            (cost, left)
            for left in self._lefts_of(own)
            if (cost := self._cost_deal(own, left, lines)) < NEVER
        ]
        best = nsmallest(_DEALS_EACH, found)
        return [(cost - best[0][0], left) for cost, left in best]

    def draw(self, own: int, columns: int, lines: int) -> Iterator[Spot]:
        """Yield where the stories of a set stand in a rectangle, at its least cost."""
        cuts, local, names = self.cuts[own]
        ranked = next(self.rankings[id(cuts)].fill(local, columns, lines))
        for spot in ranked.spots:
            yield Spot(names[spot.piece], spot.column, spot.line, spot.columns, spot.lines)

    def _find_least(self, own: int) -> list[int]:
        """Return the least cost at every depth, all depths weighed side by side."""
        lanes = next(iter(self.cuts.values()))[0].lanes
        best = lanes.nevers
        for left in self._lefts_of(own):
            sides = [self._table(left), self._table(own ^ left)]
            if sides[0] is not None and sides[1] is not None:
                aside = self._price_right(own ^ left) * lanes.ones
                best = lanes.lesser(best, sides[0] + sides[1] + aside)
        return lanes.unpack(best)

    def _table(self, own: int) -> int | None:
        cuts, local, _ = self.cuts[own]
        table = cuts.under[local].get(self.columns)
        return table.lanes if table is not None else None

    def _lefts_of(self, own: int) -> Iterator[int]:
        return (left for left in self.lefts if left & own == left and own != left)

    def _cost_deal(self, own: int, left: int, lines: int) -> int:
        right = own ^ left
        sides = [self.cost(side, self.columns, lines) for side in (left, right)]
        return NEVER if max(sides) >= NEVER else sum(sides) + self._price_right(right)

    def _price_right(self, right: int) -> int:
        """Return what stories cost for standing on the right page."""
        return self.columns * sum(s for i, s in enumerate(self.sideways) if right >> i & 1)


def deal_pages(sheet: Sheet, pieces: Sequence[Piece], area: tuple[int, int]) -> Iterator[Pages]:
    """Yield tables of the two pages: one set for all deals, or one for each of the likeliest."""
    whole = (1 << len(pieces)) - 1
    lead = sum(1 << i for i, piece in enumerate(pieces) if piece.at_left)
    lefts = [left for left in range(1, whole + 1) if left & lead == lead]
    if len(pieces) <= MOST_TOGETHER:
        cuts = cut_sheet(sheet, pieces, area)
        names = list(range(len(pieces)))
        yield Pages(pieces, {own: (cuts, own, names) for own in range(1, whole + 1)}, lefts)
        return
    areas = [_natural(piece) for piece in pieces]
    even = (left for left in lefts if _is_even(left, len(pieces)))
    for left in nsmallest(_DEALS, even, key=lambda left: (_tilt(areas, left), left)):
        known = {}
        for own in (left, whole ^ left):
            names = [i for i in range(len(pieces)) if own >> i & 1]
            cuts = cut_sheet(sheet, [pieces[i] for i in names], (0, sheet.columns * sheet.lines))
            known[own] = (cuts, cuts.whole, names)
        yield Pages(pieces, known, [left])


def _is_even(left: int, count: int) -> bool:
    own = left.bit_count()
    return max(own, count - own) <= -(-count // 2)


def _natural(piece: Piece) -> int:
    """Return the cells of a piece at its cheapest."""
    ways = [
        (min(o.costs), o.columns * (o.least + o.costs.index(min(o.costs)))) for o in piece.options
    ]
    return min(ways, default=(0, 0))[1]


def _tilt(areas: Sequence[int], left: int) -> int:
    """Return how much more there is for one page than for the other."""
    return abs(sum(area if left >> i & 1 else -area for i, area in enumerate(areas)))
