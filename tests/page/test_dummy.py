from hypothesis import given
from hypothesis import strategies as st

from layout.page.dummy import Spot, deal_rows, find_spots, least_depth
from layout.page.module import Room


def rows_of(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def test_spots_are_the_letters_rectangles_in_reading_order():
    assert find_spots(rows_of("AAAABB AAAABB CCDDDD")) == (
        Spot("A", 0, 4, 0, 2),
        Spot("B", 4, 2, 0, 2),
        Spot("C", 0, 2, 2, 3),
        Spot("D", 2, 4, 2, 3),
    )


def test_a_dot_is_white_and_no_story():
    assert [spot.letter for spot in find_spots(rows_of("AA. AA."))] == ["A"]


def deal(text: str, rooms: dict[str, Room], lines: int, heights=None) -> tuple[int, ...]:
    rows = rows_of(text)
    return deal_rows(heights or (None,) * len(rows), find_spots(rows), rooms, lines)


def test_every_story_gets_the_lines_it_needs():
    rooms = {"A": Room(50, 50, 50), "B": Room(29, 29, 29)}
    # One line more than the two need is the white between them.
    assert deal("A B", rooms, 80) == (0, 50, 80)


def test_pictures_take_up_what_the_page_has_over():
    rooms = {"A": Room(20, 20, 20), "B": Room(20, 25, 40)}
    assert deal("A B", rooms, 60) == (0, 20, 60)


def test_two_neighbouring_edges_move_together():
    # B spans both rows, so only moving the edges of A, C and D together helps any of them.
    rooms = {
        "A": Room(10, 10, 10),
        "B": Room(40, 40, 40),
        "C": Room(29, 29, 29),
        "D": Room(39, 39, 39),
    }
    assert deal("AB CB DD", rooms, 80) == (0, 10, 40, 80)


def test_given_depths_stay_as_they_are():
    rooms = {"A": Room(1, 1, 99), "B": Room(1, 1, 99), "C": Room(1, 50, 99)}
    assert (
        deal("A B C", rooms, 80, (None, 30, None))[2]
        - deal("A B C", rooms, 80, (None, 30, None))[1]
        == 30
    )


@given(
    st.lists(st.integers(4, 30), min_size=2, max_size=5),
    st.integers(0, 20),
)
def test_a_single_stack_is_never_overset_where_all_fit(needs, spare):
    letters = "ABCDE"[: len(needs)]
    rooms = {c: Room(n, n, n) for c, n in zip(letters, needs, strict=True)}
    lines = sum(needs) + len(needs) - 1 + spare
    edges = deal(" ".join(letters), rooms, lines)
    assert edges[0] == 0
    assert edges[-1] == lines
    for i, need in enumerate(needs):
        assert edges[i + 1] - edges[i] - (i > 0) >= need


def test_the_least_depth_of_a_map_is_its_longest_stack():
    spots = find_spots(rows_of("AAB CDB"))
    assert least_depth(spots, {"A": 10, "B": 12, "C": 5, "D": 7}) == 17
    assert least_depth(spots, {"A": 10, "B": 40, "C": 5, "D": 7}) == 40
