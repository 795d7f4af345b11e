"""Stories dealt to pages (配稿): what there is to deal, and what a deal costs.

A deal says on which page each unplaced story stands, or that it stays over.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from layout.rules.profile import Dealing

# Where a story stands that stays over.
HELD = -1
# More than any deal costs.
NEVER = 1 << 40
_RANKS = 4


class Offer(Struct, frozen=True):
    """A story to deal out.

    ``least``, ``natural`` and ``most`` are the cells it takes, columns times lines; ``prices`` is
    what it costs on each page, None where it may not stand; ``held`` what it costs to keep it
    over.  ``is_lead`` tells whether it can lead a page.
    """

    name: str
    rank: int
    least: int
    natural: int
    most: int
    pictures: int = 0
    is_essay: bool = False
    is_lead: bool = True
    prices: tuple[int | None, ...] = ()
    held: int = 0


class Load(Struct, frozen=True):
    """What stands on a page: the sums of its stories; ``best`` is the rank of its lead."""

    least: int = 0
    natural: int = 0
    most: int = 0
    ranks: tuple[int, int, int, int] = (0, 0, 0, 0)
    pictures: int = 0
    essays: int = 0
    count: int = 0
    best: int = _RANKS + 1

    def plus(self, offer: Offer) -> Load:
        """Return the load with a story more."""
        ranks = list(self.ranks)
        ranks[offer.rank - 1] += offer.is_lead
        return Load(
            self.least + offer.least,
            self.natural + offer.natural,
            self.most + offer.most,
            (ranks[0], ranks[1], ranks[2], ranks[3]),
            self.pictures + offer.pictures,
            self.essays + offer.is_essay,
            self.count + 1,
            min(self.best, offer.rank) if offer.is_lead else self.best,
        )


class Space(Struct, frozen=True):
    """A page that takes stories: its cells, and what stands on it already."""

    area: int
    fixed: Load = Load()


class Shares(Struct, frozen=True):
    """What every page may have of the issue's stories before it has more than its share.

    ``full`` is how much of the pages all stories fill at their natural size, in hundredths; no
    page is to be much fuller than others.
    """

    full: int
    ranks: tuple[int, int, int, int]
    pictures: int
    essays: int


class Deal(Struct, frozen=True):
    """Where each story stands, by their order: the number of a space, or ``HELD``.

    ``bound`` is a cost that no deal can be under.
    """

    places: tuple[int, ...]
    cost: int
    bound: int

    @property
    def is_optimal(self) -> bool:
        """Whether no deal is cheaper."""
        return self.cost <= self.bound

    def on(self, space: int) -> frozenset[int]:
        """Return the numbers of the stories on a page."""
        return stories_on(self.places, space)


class Table(Struct, frozen=True):
    """All that there is to deal, and what it costs."""

    offers: tuple[Offer, ...]
    spaces: tuple[Space, ...]
    dealing: Dealing
    shares: Shares

    def price(self, space: Space, load: Load) -> int:
        """Return what a page costs with all that stands on it."""
        return self.floor(space, load, NOTHING)

    def floor(self, space: Space, load: Load, rest: Rest) -> int:
        """Return what a page costs at the least, whatever of the rest it is given."""
        own, area = self.dealing, space.area
        if load.least > area and load.count > space.fixed.count:
            return NEVER
        if load.ranks[0] > max(self.shares.ranks[0], space.fixed.ranks[0]):
            return NEVER
        over = 100 * load.natural // area - self.shares.full
        under = self.shares.full - 100 * (load.natural + rest.natural) // area
        cost = max(0, over - own.full, under - own.full) * own.uneven
        cost += max(0, 100 * load.natural // area - own.tight) ** 2 * own.crammed
        cost += max(0, -(-100 * (area - load.most - rest.most) // area)) * own.short
        shares = zip(load.ranks[1:], self.shares.ranks[1:], strict=True)
        cost += sum(max(0, count - share) for count, share in shares) * own.alike
        cost += max(0, load.essays - self.shares.essays) * own.essays
        cost += max(0, load.pictures - self.shares.pictures) * own.pictures
        cost += max(0, load.count - own.most) * own.crowded
        best = min(load.best, rest.best)
        cost += own.leadless if best > _RANKS else (best - 1) * own.second
        return cost + (own.bare if not load.pictures + rest.pictures else 0)


class Rest(Struct, frozen=True):
    """What may still come to a page at the most."""

    natural: int = 0
    most: int = 0
    pictures: int = 0
    best: int = _RANKS + 1

    def plus(self, offer: Offer) -> Rest:
        """Return the rest with a story more."""
        return Rest(
            self.natural + offer.natural,
            self.most + offer.most,
            self.pictures + offer.pictures,
            min(self.best, offer.rank) if offer.is_lead else self.best,
        )


NOTHING = Rest()


def lay_table(offers: Sequence[Offer], spaces: Sequence[Space], dealing: Dealing) -> Table:
    """Return a table with every page's share of the issue's stories."""
    loads = [space.fixed for space in spaces]
    pages = max(1, len(spaces))
    ranks = [
        sum(load.ranks[rank] for load in loads)
        + sum(offer.is_lead and offer.rank == rank + 1 for offer in offers)
        for rank in range(_RANKS)
    ]
    pictures = sum(load.pictures for load in loads) + sum(o.pictures for o in offers)
    essays = sum(load.essays for load in loads) + sum(o.is_essay for o in offers)
    first, second, third, last = (-(-count // pages) for count in ranks)
    natural = sum(load.natural for load in loads) + sum(o.natural for o in offers if _has_page(o))
    full = min(100, 100 * natural // max(1, sum(space.area for space in spaces)))
    shares = Shares(full, (first, second, third, last), -(-pictures // pages), -(-essays // pages))
    return Table(tuple(offers), tuple(spaces), dealing, shares)


def _has_page(offer: Offer) -> bool:
    return any(price is not None for price in offer.prices)


# Tells whether a set of stories is known not to make a page up.
IsBad = Callable[[int, frozenset[int]], bool]


# -- deals as wholes -------------------------------------------------------------------------------


def load_of(table: Table, space: int, own: frozenset[int]) -> Load:
    """Return what stands on a page with some of the stories."""
    load = table.spaces[space].fixed
    for i in sorted(own):
        load = load.plus(table.offers[i])
    return load


class Pricer:
    """What whole deals cost; the prices of pages are kept."""

    def __init__(self, table: Table, is_bad: IsBad) -> None:
        self.table, self.is_bad = table, is_bad
        self._known: dict[tuple[int, frozenset[int]], int] = {}

    def price(self, places: Sequence[int]) -> int:
        """Return what a deal costs, ``NEVER`` or more with a page that cannot be."""
        cost = sum(self.price_place(own, place) for own, place in enumerate(places))
        spaces = range(len(self.table.spaces))
        return cost + sum(self.price_page(space, stories_on(places, space)) for space in spaces)

    def price_place(self, own: int, place: int) -> int:
        """Return what a story costs where it stands."""
        offer = self.table.offers[own]
        price = offer.held if place == HELD else offer.prices[place]
        return NEVER if price is None else price

    def price_page(self, space: int, own: frozenset[int]) -> int:
        """Return what a page costs with some of the stories."""
        known = self._known.get((space, own))
        if known is None:
            table = self.table
            known = table.price(table.spaces[space], load_of(table, space, own))
            if self.is_bad(space, own):
                known = NEVER
            self._known[space, own] = known
        return known

    def change(self, sets: Mapping[int, frozenset[int]], moves: Sequence[Move]) -> int:
        """Return what a deal costs more after some moves; ``sets`` are the pages before them."""
        more = 0
        changed: dict[int, frozenset[int]] = {}
        for own, old, new in moves:
            more += self.price_place(own, new) - self.price_place(own, old)
            changed[old] = changed.get(old, sets[old]) - {own}
            changed[new] = changed.get(new, sets[new]) | {own}
        for space, stories in changed.items():
            if space != HELD:
                more += self.price_page(space, stories) - self.price_page(space, sets[space])
        return more


# A story, where it stood, and where it is to stand.
Move = tuple[int, int, int]


def stories_on(places: Sequence[int], space: int) -> frozenset[int]:
    """Return the numbers of the stories on a page."""
    return frozenset(i for i, place in enumerate(places) if place == space)
