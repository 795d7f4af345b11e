import pytest

from layout.page.grid import Grid, divide, divide_whole
from layout.style import PRESETS, Sheet
from layout.units import PT

EM = 9 * PT


@pytest.mark.parametrize(
    ("characters", "columns", "width"),
    # 长栏: merged columns as the textbooks count them.
    [(13, 2, 27), (13, 3, 41), (13, 4, 55), (13, 5, 69), (11, 2, 23), (11, 3, 35), (11, 4, 47)],
)
def test_merged_columns_are_as_wide_as_the_textbooks_say(characters, columns, width):
    assert Sheet(characters=characters).span(columns) == width


def test_three_columns_cut_into_two_give_legs_of_twenty():
    legs = divide(Sheet(characters=13).measure(3), EM, 2)
    assert (legs.characters, legs.xs) == (20, (0, 21 * EM))


def test_what_five_columns_cut_into_three_leave_goes_into_the_gutters():
    legs = divide(Sheet(characters=13).measure(5), EM, 3)
    assert legs.characters == 22
    # 69 characters: three legs of 22, two gutters, one character left: half of it to each gutter.
    assert legs.xs == (0, 22 * EM + EM * 3 // 2, 2 * (22 * EM + EM * 3 // 2))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_legs_end_at_the_width_they_were_cut_from(count):
    width = 47 * EM + 1234
    legs = divide(width, EM, count)
    assert count == 1 or legs.xs[-1] + legs.measure == width
    assert legs.measure % EM == 0


def test_the_tabloid_has_the_capacity_of_the_textbook():
    sheet = PRESETS["sikai-6x11"]
    assert sheet.span(sheet.columns) * sheet.lines == 6106


def test_the_broadsheet_has_the_capacity_of_the_textbook():
    sheet = PRESETS["duikai-8x13"]
    assert sheet.span(sheet.columns) * sheet.lines == 13320


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_the_type_area_lies_inside_the_trim(name):
    sheet = PRESETS[name]
    assert sheet.left > 0
    assert sheet.top + sheet.type_height < sheet.height


def test_a_line_lies_where_one_multiplication_puts_it():
    grid = Grid(Sheet())
    assert grid.y(85) - grid.y(0) == 85 * Sheet().pitch
    assert grid.bottom(86) - grid.y(0) == Sheet().type_height


@pytest.mark.parametrize(("characters", "fit"), [(13, 24), (11, 21)])
def test_six_columns_hold_a_headline_of_as_many_characters_as_the_textbook_says(characters, fit):
    # 小初 of the photosetter is 30 pt.
    assert Sheet(characters=characters).measure(6) // (30 * PT) == fit


@pytest.mark.parametrize(
    ("width", "count", "measures", "gutters"),
    [
        # The textbook's five columns of 13 cut into three (五破三), and Founder's 20 into two.
        (69, 3, [22, 22, 23], [1, 1]),
        (20, 2, [9, 10], [1]),
        # Three columns of 13 cut into two leave nothing over.
        (41, 2, [20, 20], [1]),
        (71, 5, [13, 13, 13, 14, 14], [1, 1, 1, 1]),
    ],
)
def test_what_is_left_over_may_go_to_the_last_legs(width, count, measures, gutters):
    legs = divide_whole(width * EM, EM, count)
    own = [legs.measure_of(leg) for leg in range(count)]
    assert [measure // EM for measure in own] == measures
    assert [b - a - m for a, b, m in zip(legs.xs, legs.xs[1:], own, strict=False)] == [
        gutter * EM for gutter in gutters
    ]
    assert legs.span(0, count) == (0, width * EM)


def test_twenty_characters_cut_into_two_leave_one_to_the_gutter():
    legs = divide(20 * EM, EM, 2)
    assert (legs.characters, legs.xs) == (9, (0, 11 * EM))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_unequal_legs_end_at_the_width_they_were_cut_from(count):
    width = 47 * EM + 1234
    legs = divide_whole(width, EM, count)
    assert count == 1 or legs.xs[-1] + legs.measure_of(count - 1) == width
