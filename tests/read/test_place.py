"""Places on a page that is drawn: told apart from what the map draws elsewhere."""

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.model import Dummy, Place
from layout.page.dummy import deal_rows, find_spots
from layout.page.module import Room
from layout.read.place import find_strays
from tests.examples import share_of

SPAN = Span("issue.yaml", 1, 1)
LINES = 60
COLUMNS = 4


@st.composite
def maps(draw):
    """Return rows of full width, stories one over the other or side by side."""
    letters = iter("ABCDEFGHIJKLMNOP")
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        cut = draw(st.integers(0, COLUMNS - 1))
        left, right = next(letters), next(letters)
        row = left * cut + right * (COLUMNS - cut)
        rows += [row] * draw(st.integers(1, 2))
    depths = st.one_of(st.none(), st.integers(1, 6))
    heights = tuple(draw(st.lists(depths, min_size=len(rows), max_size=len(rows))))
    return Dummy(tuple(rows), heights, SPAN)


def place_of(spot, edges):
    line, end = edges[spot.first], edges[spot.end]
    return Place(spot.column + 1, line + 1, spot.columns, end - line, SPAN)


@settings(max_examples=share_of(200))
@given(maps(), st.integers(0, 3), st.sampled_from((-1, 1)))
def test_a_story_pinned_where_it_is_drawn_is_no_stray_and_one_moved_is(dummy, side, move):
    spots = find_spots(dummy.rows)
    rooms = {spot.letter: Room(1, 5, 50) for spot in spots}
    edges = deal_rows(dummy.heights, spots, rooms, LINES)
    opened = [number for number, height in enumerate(dummy.heights) if height is None] or [99]
    for spot in spots:
        place = place_of(spot, edges)
        # What stands between open rows hangs on the copy.
        is_known = all(edge <= opened[0] or edge > opened[-1] for edge in (spot.first, spot.end))
        strays = list(find_strays(dummy, [(spot.letter, place)], LINES))
        assert strays == ([] if is_known else [(spot.letter, place)])
        sides = [place.column, place.line, place.columns, place.lines]
        sides[side] += move
        moved = Place(*sides, SPAN)
        assert list(find_strays(dummy, [(spot.letter, moved)], LINES)) == [(spot.letter, moved)]


def test_a_story_that_turns_a_corner_is_pinned_with_its_corner():
    dummy = Dummy(("AAB", "ACC"), (20, 10), SPAN)
    whole = Place(1, 1, 2, 30, SPAN)
    cornered = Place(1, 1, 2, 30, SPAN, ((0, 30), (0, 20)))
    assert list(find_strays(dummy, [("A", cornered)], 30)) == []
    assert list(find_strays(dummy, [("A", whole)], 30)) == [("A", whole)]
