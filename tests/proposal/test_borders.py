"""Borders of drawn pages: which there are, and pages with one of them moved."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.page.dummy import Slab, find_spots
from layout.proposal.borders import (
    Border,
    Side,
    draw_slabs,
    find_borders,
    find_sides,
    move_border,
    move_side,
)
from tests.examples import share_of

SPAN = Span("issue.yaml", 1, 1)


def slabs_of(*rows: str, depth: int = 10) -> tuple[Slab, ...]:
    return tuple(
        Slab(
            spot.letter,
            spot.column,
            spot.columns,
            spot.first * depth,
            spot.end * depth,
            tuple((first * depth, end * depth) for first, end in spot.spans),
        )
        for spot in find_spots(rows)
    )


def test_a_border_is_between_stories_of_the_same_columns():
    borders = list(find_borders(slabs_of("AAAABB", "CCDDBB", "EEEEEE")))
    assert borders == [
        Border(10, ("A",), ("C", "D")),
        Border(20, ("C", "D", "B"), ("E",)),
    ]


def test_stories_side_by_side_have_borders_of_their_own():
    borders = list(find_borders(slabs_of("AABB", "CCDD")))
    assert borders == [Border(10, ("A",), ("C",)), Border(10, ("B",), ("D",))]


def test_stories_that_overlap_aside_move_together():
    assert list(find_borders(slabs_of("AABB", "CDDE"))) == [Border(10, ("A", "B"), ("C", "D", "E"))]


def test_white_has_no_border():
    assert list(find_borders(slabs_of("AAAA", "BB.C"))) == []


def test_a_story_that_turns_a_corner_has_none():
    assert list(find_borders(slabs_of("AABB", "AAAA", "CCCC"))) == []


def test_a_moved_border_is_drawn_with_a_row_more():
    slabs = slabs_of("AABB", "CCDD")
    moved = move_border(slabs, Border(10, ("A",), ("C",)), 2)
    assert moved is not None
    dummy = draw_slabs(moved, 4, 20, SPAN)
    assert dummy.rows == ("AABB", "AADD", "CCDD")
    assert dummy.heights == (10, 2, 8)


def test_a_border_is_not_moved_over_a_story():
    assert move_border(slabs_of("AABB", "CCDD"), Border(10, ("A",), ("C",)), 9) is None


def test_a_side_is_between_stories_of_the_same_lines():
    sides = list(find_sides(slabs_of("AAAABB", "CCDDBB", "EEEFFF")))
    assert sides == [Side(2, ("C",), ("D",)), Side(3, ("E",), ("F",)), Side(4, ("A", "D"), ("B",))]


def test_a_side_moves_by_a_column_as_far_as_there_are_any():
    slabs = slabs_of("AABB", "CCDD")
    side = Side(2, ("A",), ("B",))
    moved = move_side(slabs, side, -1)
    assert moved is not None
    assert draw_slabs(moved, 4, 20, SPAN).rows == ("ABBB", "CCDD")
    assert move_side(slabs, side, -2) is None


def test_white_and_corners_are_drawn_as_they_were():
    rows = ("AAB.", "AAAA", "CCC.", "....")
    dummy = draw_slabs(slabs_of(*rows), 4, 40, SPAN)
    assert dummy.rows == rows
    assert dummy.heights == (10, 10, 10, 10)


@settings(max_examples=share_of(100))
@given(
    st.lists(st.sampled_from(("AABB", "AAAA", "ABBC", "ABCC")), min_size=2, max_size=4), st.data()
)
def test_moving_a_border_keeps_every_line_of_the_page(rows, data):
    # Each row has letters of its own, so that every story is a rectangle.
    named = [
        row.translate({65 + i: 65 + i + 3 * n for i in range(3)}) for n, row in enumerate(rows)
    ]
    slabs = slabs_of(*named)
    border = data.draw(st.sampled_from(list(find_borders(slabs))))
    moved = move_border(slabs, border, data.draw(st.integers(-5, 5)))
    assert moved is not None
    before = draw_slabs(slabs, 4, 10 * len(rows), SPAN)
    after = draw_slabs(moved, 4, 10 * len(rows), SPAN)
    assert sum(after.heights) == sum(before.heights)
    assert "." not in "".join(after.rows)
    assert set("".join(after.rows)) == set("".join(before.rows))
