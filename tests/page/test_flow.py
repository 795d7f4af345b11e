from hypothesis import given
from hypothesis import strategies as st

from layout.page.flow import Flowed, Slot, Stand, depth_of, fill, flow, join_slots, shallowest

WHITE = Slot(1, Stand.WHITE)
HEAD = Slot(1, Stand.HEAD)


def lines(*paragraphs: int) -> list[Slot]:
    """Slots of paragraphs of so many lines."""
    return [
        Slot(
            1,
            Stand.LINE,
            number,
            lone_first=i == 0 and count > 1,
            lone_last=i == count - 1 and count > 1,
        )
        for number, count in enumerate(paragraphs)
        for i in range(count)
    ]


def depths(flowed: Flowed) -> list[int]:
    return [sum(slot.lines for _, slot in leg) for leg in flowed.legs]


def test_legs_end_together_but_for_one_line():
    assert depths(fill(join_slots(lines(5, 5, 4)), 5, [0, 0, 0])) == [5, 5, 4]


def test_white_that_is_over_shortens_all_legs_not_the_last():
    # Ten lines of room more than needed: no leg hangs down to the module's foot.
    assert depths(fill(join_slots(lines(5, 5)), 15, [0, 0])) == [5, 5]


def test_a_picture_takes_lines_from_its_legs():
    assert depths(fill(join_slots(lines(4, 4, 4)), 6, [4, 2, 0])) == [2, 4, 6]


def test_a_head_never_ends_a_leg():
    slots = [*lines(3), HEAD, *lines(4)]
    assert [slot.stand for _, slot in flow(join_slots(slots), [4, 6]).legs[0]] == [
        Stand.LINE,
        Stand.LINE,
        Stand.LINE,
    ]


def test_white_vanishes_at_the_head_and_foot_of_a_leg():
    slots = [*lines(3), WHITE, HEAD, *lines(3)]
    first, second = flow(join_slots(slots), [4, 4]).legs
    assert [slot.stand for _, slot in first] == [Stand.LINE] * 3
    assert next(slot.stand for _, slot in second) is Stand.HEAD


def test_no_line_stands_alone_where_a_leg_may_be_a_line_shorter():
    # Cut evenly, the second paragraph's first line would stand alone at the first leg's foot.
    assert depths(fill(join_slots(lines(5, 6)), 7, [0, 0])) == [5, 6]
    # And here the first paragraph's last line alone at the second leg's head.
    assert depths(fill(join_slots(lines(7, 4)), 7, [0, 0])) == [5, 6]


def test_what_does_not_fit_is_what_is_left():
    flowed = flow(join_slots(lines(10)), [3, 3])
    assert depth_of(flowed.rest) == 4


def test_a_head_deeper_than_its_leg_goes_to_the_next():
    slots = [Slot(5, Stand.HEAD), *lines(3)]
    assert depths(flow(join_slots(slots), [3, 9])) == [0, 8]


STRIPS = st.lists(st.integers(1, 9), min_size=1, max_size=8)
TAKEN = st.lists(st.integers(0, 6), min_size=1, max_size=5)


@given(STRIPS, TAKEN)
def test_flow_loses_and_repeats_nothing(paragraphs, taken):
    slots = lines(*paragraphs)
    depth = shallowest(join_slots(slots), taken)
    flowed = fill(join_slots(slots), depth, taken)
    assert [slot for leg in flowed.legs for _, slot in leg] == slots
    assert not flowed.rest


@given(STRIPS, TAKEN)
def test_no_shallower_depth_holds_the_strip(paragraphs, taken):
    slots = lines(*paragraphs)
    depth = shallowest(join_slots(slots), taken)
    if depth > max(taken, default=0) and depth > 1:
        assert flow(join_slots(slots), [max(0, depth - 1 - t) for t in taken]).rest


@given(STRIPS, TAKEN, st.integers(0, 12))
def test_no_leg_reaches_below_the_module(paragraphs, taken, spare):
    slots = lines(*paragraphs)
    depth = shallowest(join_slots(slots), taken) + spare
    flowed = fill(join_slots(slots), depth, taken)
    filled = zip(depths(flowed), taken, strict=True)
    assert all(d + t <= depth or d == 0 for d, t in filled)
    assert not flowed.rest


@given(st.integers(6, 80), st.integers(2, 6), st.integers(0, 10))
def test_legs_of_plain_text_differ_by_one_line_at_most(count, legs, spare):
    slots = lines(*[1] * count)
    taken = [0] * legs
    found = depths(fill(join_slots(slots), shallowest(join_slots(slots), taken) + spare, taken))
    assert max(found) - min(found) <= 1
