"""What no deal of an issue's stories can cost less than, from sums over all its pages.

Each part of a deal's cost is bounded by itself: what each story costs at the least where it stands
or stays over, the leads that the pages have to share, and copy that fills the pages more than they
hold easily.  The last spreads copy in fractions of stories, so it never is more than a real deal's.
"""

from __future__ import annotations

from layout.proposal.deal import Offer, Table

# More than any page is filled, in hundredths of it.
_FULLEST = 400
# Costs of a cell are compared in such parts.
_SCALE = 1 << 40


def least_cost(table: Table) -> int:
    """Return a cost that no deal can be under."""
    return sum(_cost_story(table, o) for o in table.offers) + _cost_leads(table) + _cost_fill(table)


def _cost_story(table: Table, offer: Offer) -> int:
    """Return what a story costs at the least, on a page or kept over."""
    return min([offer.held, *_place(table, offer)])


def _place(table: Table, offer: Offer) -> list[int]:
    """Return what a story costs on the page that it costs least on; nothing where it has none."""
    prices = [price for price in offer.prices if price is not None]
    # Its own pictures beyond a page's share are over it with whatever else stands there.
    over = max(0, offer.pictures - table.shares.pictures) * table.dealing.pictures
    return [min(prices) + over] if prices else []


def _cost_leads(table: Table) -> int:
    """Return what the leads of all pages cost if the most important stories lead them."""
    own = table.dealing
    ranks = [offer.rank for offer in table.offers if offer.is_lead]
    for space in table.spaces:
        for rank, count in enumerate(space.fixed.ranks, 1):
            ranks += [rank] * count
    pages = len(table.spaces)
    leads = sorted(ranks)[:pages]
    return sum((rank - 1) * own.second for rank in leads) + (pages - len(leads)) * own.leadless


def _cost_fill(table: Table) -> int:
    """Return what pages cost for being full, with stories kept over where that is cheaper.

    Every further hundredth of a page is dearer than the one before, so the cheapest cells, those
    of pages and those of stories kept over, are taken one after the other.
    """
    own, full = table.dealing, table.shares.full
    cells = sum(space.fixed.natural for space in table.spaces)
    # Room for cells, a hundred to each, with what it costs.
    steps: list[tuple[int, int]] = []
    for offer in table.offers:
        if placed := _place(table, offer):
            cells += offer.natural
            extra = max(0, offer.held - placed[0])
            steps.append((extra, 100 * offer.natural))
    needed = 100 * cells
    for space in table.spaces:
        # A page that fills this many hundredths holds all but one more.
        needed -= space.area
        before = 0
        for share in range(1, _FULLEST + 1):
            cost = max(0, share - own.tight) ** 2 * own.crammed
            cost += max(0, share - full - own.full) * own.uneven
            steps.append((cost - before, space.area))
            before = cost
    steps = [step for step in steps if step[1]]
    total = 0
    for cost, room in sorted(steps, key=lambda step: (step[0] * _SCALE // step[1], step)):
        if needed <= 0:
            break
        # Only a part of the last one is taken.
        total += cost if needed >= room else cost * needed // room
        needed -= room
    return total
