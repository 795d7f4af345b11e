import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.page.essay import arrange
from layout.page.figure import crop_to
from layout.picture import Picture


def picture(width: int, height: int) -> Picture:
    return Picture(width_px=width, height_px=height, digest="", mode="grey", format="jpeg")


def test_a_picture_of_the_right_shape_is_not_cropped():
    assert crop_to(picture(1200, 800), 300, 200, (500, 500)) == (0, 0, 1200, 800)


@pytest.mark.parametrize(("x", "left"), [(0, 0), (500, 200), (1000, 400)])
def test_the_focus_stays_in_a_picture_cropped_at_its_sides(x, left):
    assert crop_to(picture(1200, 800), 100, 100, (x, 500)) == (left, 0, left + 800, 800)


SIDES = st.integers(1, 5000)


@given(SIDES, SIDES, SIDES, SIDES, st.integers(0, 1000), st.integers(0, 1000))
def test_a_crop_lies_inside_the_picture_and_keeps_a_whole_side(wide, high, w, h, x, y):
    left, top, right, bottom = crop_to(picture(wide, high), w, h, (x, y))
    assert 0 <= left < right <= wide
    assert 0 <= top < bottom <= high
    assert (right - left == wide) or (bottom - top == high)


@given(st.integers(1, 30), st.integers(1, 8))
def test_an_arrangement_has_every_picture_once_in_equal_rows(pictures, columns):
    rows = arrange(pictures, columns)
    assert len({len(row) for row in rows}) == 1
    assert len(set("".join(rows))) == pictures
