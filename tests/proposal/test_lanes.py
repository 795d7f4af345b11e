"""Costs side by side against costs in lists."""

from hypothesis import given
from hypothesis import strategies as st

from layout.proposal.lanes import NEVER, make_lanes

COUNT = 12
COSTS = st.lists(st.one_of(st.integers(0, 10**6), st.just(NEVER)), min_size=COUNT, max_size=COUNT)
LANES = make_lanes(COUNT - 1)


@given(COSTS)
def test_costs_come_out_as_they_went_in(costs):
    assert LANES.unpack(LANES.pack(0, costs)) == costs


@given(COSTS, COSTS)
def test_the_lesser_of_every_two_is_taken(one, other):
    lanes = LANES.lesser(LANES.pack(0, one), LANES.pack(0, other))
    assert LANES.unpack(lanes) == list(map(min, one, other))


@given(COSTS, st.integers(0, COUNT), st.integers(0, COUNT - 1))
def test_costs_out_of_bounds_are_clipped(costs, least, most):
    clipped = LANES.unpack(LANES.clip(LANES.pack(0, costs), least, most))
    assert clipped == [c if least <= d <= most else NEVER for d, c in enumerate(costs)]


@given(COSTS, st.lists(st.integers(0, 10**6), min_size=1, max_size=4), st.integers(0, 8))
def test_sums_of_two_depths_cost_the_least_there_is(costs, others, least):
    expected = [NEVER] * COUNT
    for depth, cost in enumerate(costs):
        for more, other in enumerate(others, least):
            if depth + more < COUNT and cost < NEVER:
                expected[depth + more] = min(expected[depth + more], cost + other)
    found = LANES.clip(LANES.spread(LANES.pack(0, costs), others, least), 0, COUNT - 1)
    assert LANES.unpack(found) == expected
