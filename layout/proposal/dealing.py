"""The best deal of stories to pages: by branch and bound, and by mending one that is known.

A story after the other is set, the most important first, on every page that may take it; what is
left of a deal can never cost less than its bound, so that most deals are passed over unseen.
Where the search ends by itself, no deal is cheaper than the one found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from layout.proposal.deal import (
    HELD,
    NEVER,
    NOTHING,
    Deal,
    IsBad,
    Load,
    Move,
    Offer,
    Pricer,
    Rest,
    Table,
    stories_on,
)
from layout.proposal.least import least_cost

# Pages weighed after which the search stops without a proof: about a second.
_STEPS = 120_000


def find_deal(table: Table, is_bad: IsBad, steps: int = _STEPS) -> Deal | None:
    """Return the cheapest deal without a page that is known to be bad, None if there is none."""
    search = _Search(table, is_bad, steps)
    search.run()
    if search.best is None:
        return None
    bound = search.cost if search.steps > 0 else min(search.cost, search.bound)
    return Deal(search.best, search.cost, bound)


def mend_deal(table: Table, deal: Deal, is_bad: IsBad) -> Deal | None:
    """Return a deal near another, without a page that is known to be bad, None if none is near.

    It is no search of all deals: what no deal could be under before, none can be now.
    """
    # The cheapest change first: any that parts a bad page would do for the improvement.
    pricer = Pricer(table, is_bad)
    sets = _sets_of(table, deal.places)
    ways = [_moves_of(deal.places, pair) for pair in _neighbours(table)]
    moves = min((way for way in ways if way), key=lambda way: pricer.change(sets, way), default=())
    start = list(deal.places)
    for own, _, new in moves:
        start[own] = new
    places = improve_deal(table, tuple(start), is_bad)
    cost = Pricer(table, is_bad).price(places)
    return Deal(places, cost, min(deal.bound, cost)) if cost < NEVER else None


class _Search:
    """Branch and bound over the stories of a table, in an order of its own."""

    def __init__(self, table: Table, is_bad: IsBad, steps: int) -> None:
        self.table, self.is_bad, self.steps = table, is_bad, steps
        self.best: tuple[int, ...] | None = None
        self.cost = NEVER
        offers = table.offers
        self.order = sorted(
            range(len(offers)),
            key=lambda i: (offers[i].rank, -offers[i].natural, i),
        )
        self.rests = _sum_rests(table, self.order)
        self.cheapest = _sum_cheapest(table, self.order)
        self.surplus = _sum_surplus(table, self.order)
        loads = [space.fixed for space in table.spaces]
        self.places = [HELD] * len(offers)
        bound = self._bound(0, sum(self._floors(0, loads)), self._room(loads))
        self.bound = max(bound, least_cost(table))

    def run(self) -> None:
        """Search until every deal is weighed or passed over, or the steps are used up."""
        start = improve_deal(self.table, _deal_greedily(self.table, self.order), self.is_bad)
        if (cost := Pricer(self.table, self.is_bad).price(start)) < NEVER:
            self.best, self.cost = start, cost
        if self.cost > self.bound:
            self._branch(0, 0, [space.fixed for space in self.table.spaces])

    def _floors(self, at: int, loads: Sequence[Load]) -> list[int]:
        """Return what each page costs at the least when stories are dealt from here on."""
        self.steps -= len(loads)
        return list(map(self.table.floor, self.table.spaces, loads, self.rests[at]))

    def _bound(self, at: int, floors: int, room: int) -> int:
        """Return what the rest of a deal costs at the least; ``room`` are the cells still free."""
        least, density = self.surplus[at]
        return floors + self.cheapest[at] + max(0, least - room) * density // _FINE

    def _branch(self, at: int, paid: int, loads: list[Load]) -> None:
        if at == len(self.order):
            self._close(paid, loads)
            return
        own = self.order[at]
        for bound, space, price in self._ways(at, paid, loads):
            if bound >= self.cost or self.steps <= 0:
                break
            moved = loads
            if space != HELD:
                moved = loads.copy()
                moved[space] = loads[space].plus(self.table.offers[own])
            self.places[own] = space
            self._branch(at + 1, paid + price, moved)
        self.places[own] = HELD

    def _ways(self, at: int, paid: int, loads: Sequence[Load]) -> list[tuple[int, int, int]]:
        """Return the places of a story with what it costs there, those of the least bound first."""
        table, offer = self.table, self.table.offers[self.order[at]]
        floors, rests = self._floors(at + 1, loads), self.rests[at + 1]
        whole, room = sum(floors) + paid, self._room(loads)
        ways = [(self._bound(at + 1, whole + offer.held, room), HELD, offer.held)]
        for number, price in _open_pages(offer):
            space, load = table.spaces[number], loads[number]
            moved = load.plus(offer)
            cost = whole + price - floors[number] + table.floor(space, moved, rests[number])
            taken = max(0, space.area - load.least) - max(0, space.area - moved.least)
            ways.append((self._bound(at + 1, cost, room - taken), number, price))
            self.steps -= 1
        return sorted(ways)

    def _room(self, loads: Sequence[Load]) -> int:
        pairs = zip(self.table.spaces, loads, strict=True)
        return sum(max(0, space.area - load.least) for space, load in pairs)

    def _close(self, paid: int, loads: Sequence[Load]) -> None:
        cost = paid + sum(map(self.table.price, self.table.spaces, loads))
        if cost < self.cost:
            places = tuple(self.places)
            if not any(
                self.is_bad(space, stories_on(places, space)) for space in range(len(loads))
            ):
                self.best, self.cost = places, cost


# Costs for each cell are counted in such parts.
_FINE = 1 << 20


def _open_pages(offer: Offer) -> Iterator[tuple[int, int]]:
    """Yield the pages that a story may stand on, with what it costs there."""
    for space, price in enumerate(offer.prices):
        if price is not None:
            yield space, price


def _sum_rests(table: Table, order: Sequence[int]) -> list[list[Rest]]:
    """Return for each place in the order what may still come to each page."""
    rests = [[NOTHING] * len(table.spaces)]
    for own in reversed(order):
        offer = table.offers[own]
        rest = rests[-1].copy()
        for space, _ in _open_pages(offer):
            rest[space] = rest[space].plus(offer)
        rests.append(rest)
    return rests[::-1]


def _sum_cheapest(table: Table, order: Sequence[int]) -> list[int]:
    """Return for each place in the order what the stories from there on cost at the least."""
    sums = [0]
    for own in reversed(order):
        offer = table.offers[own]
        sums.append(sums[-1] + min([offer.held, *(p for _, p in _open_pages(offer))]))
    return sums[::-1]


def _sum_surplus(table: Table, order: Sequence[int]) -> list[tuple[int, int]]:
    """Return for each place the cells still to come, and what a cell kept over costs at least."""
    sums = [(0, 0)]
    density = NEVER
    for own in reversed(order):
        offer = table.offers[own]
        prices = [price for _, price in _open_pages(offer)]
        # What is kept over anyway has paid for itself.
        extra = max(0, offer.held - min([offer.held, *prices]))
        density = min(density, extra * _FINE // max(1, offer.least))
        sums.append((sums[-1][0] + offer.least, density))
    return sums[::-1]


# -- deals near another ----------------------------------------------------------------------------


def _sets_of(table: Table, places: Sequence[int]) -> dict[int, frozenset[int]]:
    return {space: stories_on(places, space) for space in (HELD, *range(len(table.spaces)))}


def _deal_greedily(table: Table, order: Sequence[int]) -> tuple[int, ...]:
    """Return a deal that sets each story where it costs least, one after the other."""
    loads = [space.fixed for space in table.spaces]
    places = [HELD] * len(table.offers)
    for own in order:
        offer = table.offers[own]
        ways = []
        for space, price in _open_pages(offer):
            load = loads[space].plus(offer)
            # A page nearly empty needs more than one nearly full.
            filled = 100 * load.natural // table.spaces[space].area
            cost = price + table.floor(table.spaces[space], load, _ANYTHING)
            ways.append((cost, filled, space))
        if ways and min(ways)[0] < NEVER:
            places[own] = min(ways)[2]
            loads[places[own]] = loads[places[own]].plus(offer)
    return tuple(places)


# A rest that can mend whatever a page still lacks.
_ANYTHING = Rest(natural=NEVER, most=NEVER, pictures=1, best=1)


def improve_deal(table: Table, places: tuple[int, ...], is_bad: IsBad) -> tuple[int, ...]:
    """Return a deal moved and exchanged story by story as long as that makes it cheaper."""
    pricer = Pricer(table, is_bad)
    now = list(places)
    sets = _sets_of(table, places)
    is_better = True
    while is_better:
        is_better = False
        for pair in _neighbours(table):
            moves = _moves_of(now, pair)
            if moves and pricer.change(sets, moves) < 0:
                for own, old, new in moves:
                    sets[old] -= {own}
                    sets[new] |= {own}
                    now[own] = new
                is_better = True
    return tuple(now)


def _neighbours(table: Table) -> Iterator[tuple[int, int, bool]]:
    """Yield a story with a page that it may move to, or two stories that may change places."""
    for own, offer in enumerate(table.offers):
        for space in (HELD, *(space for space, _ in _open_pages(offer))):
            yield own, space, False
    for a, b in combinations(range(len(table.offers)), 2):
        yield a, b, True


def _moves_of(now: Sequence[int], pair: tuple[int, int, bool]) -> tuple[Move, ...]:
    own, other, is_exchange = pair
    place = now[other] if is_exchange else other
    if now[own] == place:
        return ()
    if is_exchange:
        return (own, now[own], place), (other, place, now[own])
    return ((own, now[own], place),)
