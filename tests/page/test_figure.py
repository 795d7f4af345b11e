from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Span
from layout.model.story import Photo
from layout.page.figure import Figure, crop_to
from layout.page.grid import Grid
from layout.picture import Picture
from layout.style import Sheet
from layout.units import PT


def figure_of(**more) -> Figure:
    """Return a picture of three to two over two columns of the 四开 sheet."""
    photo = Photo(file=Path("a.jpg"), span=Span("issue.yaml", 1, 1), **more)
    kept = 10 * more.get("crop", 78)
    return Figure(photo, picture(1200, 800), 23 * 9 * PT, (), 0, 0, kept)


def test_cropping_keeps_its_share_of_depth_or_width():
    grid = Grid(Sheet())
    own = figure_of().depths(grid)
    assert own.least < own.natural < own.most
    pitch = Sheet().pitch
    natural = 23 * 9 * PT * 2 // 3
    assert abs((own.least - own.natural) * pitch + natural * 22 // 100) <= pitch
    # A picture so deep that its width is 78 per cent of the whole.
    assert abs((own.most - own.natural) * pitch - natural * 22 // 78) <= pitch
    assert figure_of(crop=100).depths(grid) == (own.natural,) * 3


def test_an_editors_range_holds():
    grid = Grid(Sheet())
    natural = figure_of().depths(grid).natural
    assert figure_of(range=(natural - 1, natural + 9)).depths(grid) == (
        natural - 1, natural, natural + 9,
    )  # fmt: skip
    assert figure_of(range=(30, 40)).depths(grid) == (30, 30, 40)
    assert figure_of(range=(3, 5)).depths(grid) == (3, 5, 5)
    assert figure_of(lines=7).depths(grid) == (7, 7, 7)


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
