"""Deals: the cheapest there is, proved against all deals; what may not be is never dealt."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.proposal.deal import (
    HELD,
    NEVER,
    Load,
    Offer,
    Pricer,
    Space,
    lay_table,
)
from layout.proposal.dealing import find_deal, improve_deal, mend_deal
from layout.proposal.least import least_cost
from layout.rules.profile import MODULAR
from tests.examples import share_of

DEALING = MODULAR.dealing


def offer(name="稿", rank=3, natural=100, **more):
    held = DEALING.held[rank - 1]
    sizes = {"least": natural * 9 // 10, "natural": natural, "most": natural * 11 // 10}
    return Offer(name=name, rank=rank, held=held, **{**sizes, "prices": (0, 0), **more})


def nothing_bad(space, own):
    del space, own
    return False


@st.composite
def tables(draw):
    pages = draw(st.integers(1, 3))
    prices = st.one_of(st.none(), st.integers(0, 80))
    offers = [
        offer(
            rank=draw(st.integers(1, 4)),
            natural=draw(st.integers(20, 300)),
            pictures=draw(st.integers(0, 2)),
            is_essay=draw(st.booleans()),
            is_lead=draw(st.booleans()),
            prices=tuple(draw(prices) for _ in range(pages)),
        )
        for _ in range(draw(st.integers(1, 6 if pages < 3 else 5)))
    ]
    spaces = [Space(draw(st.integers(100, 600))) for _ in range(pages)]
    return lay_table(offers, spaces, DEALING)


@settings(max_examples=share_of(200))
@given(tables(), st.integers(0, 7))
def test_the_best_deal_is_the_cheapest_of_all(table, bad):
    def is_bad(space, own):
        return space == 0 and len(own) > 1 and sum(own) % 8 == bad

    pricer = Pricer(table, is_bad)
    places = range(HELD, len(table.spaces))
    least = min(pricer.price(deal) for deal in product(places, repeat=len(table.offers)))
    found = find_deal(table, is_bad)
    if least >= NEVER:
        assert found is None
    else:
        assert found is not None
        assert found.cost == least == pricer.price(found.places)
        assert found.is_optimal


@settings(max_examples=share_of(200))
@given(tables(), st.lists(st.integers(0, 400), min_size=3, max_size=3), st.integers(1, 4))
def test_no_deal_costs_less_than_the_least(table, fixed, rank):
    loads = [Load().plus(offer(rank=rank, natural=natural)) for natural in fixed]
    spaces = [Space(s.area, load) for s, load in zip(table.spaces, loads, strict=False)]
    for own in (table, lay_table(table.offers, spaces, DEALING)):
        pricer = Pricer(own, nothing_bad)
        places = range(HELD, len(own.spaces))
        deals = product(places, repeat=len(own.offers))
        assert least_cost(own) <= min(pricer.price(deal) for deal in deals)


def test_pages_that_hold_less_than_all_copy_have_a_bound_near_their_cost():
    offers = [offer(natural=170, rank=1, prices=(0, 0)) for _ in range(6)]
    table = lay_table(offers, [Space(500), Space(500)], DEALING)
    found = find_deal(table, nothing_bad)
    # 102 hundredths of each page.
    assert found.cost // 2 < least_cost(table) <= found.cost


@settings(max_examples=share_of(100))
@given(tables())
def test_a_search_cut_short_says_so_and_never_goes_under_its_bound(table):
    whole, short = find_deal(table, nothing_bad), find_deal(table, nothing_bad, steps=1)
    if whole is not None and short is not None:
        assert short.bound <= whole.cost <= short.cost
        assert short.is_optimal <= (short.cost == whole.cost)


@settings(max_examples=share_of(100))
@given(tables())
def test_moving_and_exchanging_never_makes_a_deal_dearer(table):
    pricer = Pricer(table, nothing_bad)
    start = (HELD,) * len(table.offers)
    assert pricer.price(improve_deal(table, start, nothing_bad)) <= pricer.price(start)


@settings(max_examples=share_of(100))
@given(tables())
def test_a_mended_deal_has_no_bad_page_and_knows_the_old_bound(table):
    first = find_deal(table, nothing_bad)
    if first is None or not first.on(0):
        return

    def is_bad(space, own):
        return space == 0 and own == first.on(0)

    mended = mend_deal(table, first, is_bad)
    if mended is not None:
        assert mended.on(0) != first.on(0)
        assert mended.cost == Pricer(table, is_bad).price(mended.places)
        assert mended.bound <= mended.cost


def test_every_page_gets_a_lead_where_there_are_enough():
    offers = [offer(rank=1) for _ in range(2)] + [offer() for _ in range(8)]
    deal = find_deal(lay_table(offers, [Space(500)] * 2, DEALING), nothing_bad)
    assert sorted(deal.places[:2]) == [0, 1]
    assert HELD not in deal.places
    assert [len(deal.on(space)) for space in (0, 1)] == [5, 5]


def test_what_has_no_room_stays_over_the_least_important_first():
    offers = [offer(rank=1), offer(rank=2, natural=300), offer(rank=4, natural=300)]
    table = lay_table([replace(o, prices=(0,)) for o in offers], [Space(400)], DEALING)
    assert find_deal(table, nothing_bad).places == (0, 0, HELD)


def test_a_page_holds_no_second_lead_that_another_page_needs():
    table = lay_table([offer(rank=1), offer(rank=1, prices=(0, 70))], [Space(200)] * 2, DEALING)
    assert sorted(find_deal(table, nothing_bad).places) == [0, 1]


def test_pictures_and_essays_are_spread():
    offers = [offer(rank=1), offer(rank=1), offer(is_essay=True, pictures=4, rank=2),
              offer(is_essay=True, pictures=4, rank=2)]  # fmt: skip
    deal = find_deal(lay_table(offers, [Space(200)] * 2, DEALING), nothing_bad)
    assert sorted(deal.places[2:]) == [0, 1]


def test_a_page_of_briefs_alone_has_no_lead():
    space, dealing = Space(100, Load()), DEALING
    table = lay_table([offer(is_lead=False, prices=(0,))], [space], dealing)
    deal = find_deal(table, nothing_bad)
    assert deal.cost >= dealing.leadless


@pytest.mark.parametrize("count", [40])
def test_forty_stories_on_sixteen_pages_are_dealt_within_the_bounds(count):
    offers = [
        offer(str(i), rank=1 if i < 16 else 2 + i % 3, natural=120 + 37 * i % 90, prices=(0,) * 16)
        for i in range(count)
    ]
    deal = find_deal(lay_table(offers, [Space(430)] * 16, DEALING), nothing_bad)
    assert deal.bound <= deal.cost < NEVER
    assert all(deal.on(space) for space in range(16))
