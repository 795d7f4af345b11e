"""A photo essay whose editor drew no map: its pictures are hung for the place they have."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.display import GlyphRun, Image
from layout.page.picture_map import MORE_ROWS, arrange
from tests.page.conftest import groups, walk

COUNTS = st.integers(1, 30), st.integers(1, 8)


@given(*COUNTS)
def test_a_map_has_every_picture_once_in_rows_of_one_length(pictures, columns):
    for rows in arrange(pictures, columns):
        assert len({len(row) for row in rows}) == 1
        assert len(set("".join(rows))) == pictures


@given(*COUNTS)
def test_maps_have_more_and_more_rows(pictures, columns):
    maps = arrange(pictures, columns)
    assert [len(rows) - len(maps[0]) for rows in maps] == list(range(len(maps)))
    assert len(maps) == min(MORE_ROWS, pictures - len(maps[0])) + 1
    assert all(len(set(row)) <= max(1, columns * 2 // 3) for row in maps[0])


@given(*COUNTS)
def test_the_first_picture_is_as_wide_as_any(pictures, columns):
    for rows in arrange(pictures, columns):
        joined = "".join(rows)
        assert joined.count(rows[0][0]) == max(map(joined.count, set(joined)))


def essay(rows: str, photos: int, body: str = "") -> str:
    drawn = "".join(f"      {row}\n" for row in rows.split("/"))
    photo = "          - {file: wide.jpg, caption: 桥。, credit: （摄）, alt: 桥}\n"
    return (
        f"pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n{drawn}    stories:\n"
        f"      A:\n        kind: essay\n        headline: 江边\n{body}"
        f"        photos:\n{photo * photos}"
    )


def hung(made) -> list[int]:
    """Return how many pictures stand in each row, from the top."""
    tops = [item.rect.y for item in walk(made.page.items) if isinstance(item, Image)]
    return [tops.count(top) for top in sorted(set(tops))]


@pytest.mark.parametrize(
    ("rows", "photos", "expected"),
    [
        # Two columns from head to foot of the page, and the whole page.
        ("AA....", 4, [1, 1, 1, 1]),
        ("AAAAAA", 3, [1, 2]),
        ("AAAAAA", 6, [2, 2, 2]),
        # As many lines as one row has, and two.
        ("AAAAAA 22/......", 3, [3]),
        ("AAAAAA 50/......", 3, [1, 2]),
    ],
)
def test_pictures_are_hung_for_the_depth_there_is(make, rows, photos, expected):
    made = make(essay(rows, photos))
    assert hung(made) == expected
    # None loses two fifths of its width (W302), or two thirds of its depth (E308).
    assert not {"W302", "E308"} & set(made.codes)


def test_a_map_that_is_drawn_stays(make):
    drawn = "        arrangement: |\n          123\n"
    made = make(essay("AAAAAA", 3).replace("        photos", f"{drawn}        photos"))
    assert hung(made) == [3]


@pytest.mark.parametrize(("characters", "legs"), [(20, 1), (60, 1), (110, 2), (400, 3)])
def test_no_leg_of_lead_text_has_a_single_line(make, characters, legs):
    text = "今" * characters
    made = make(essay("AAAAAA 60/......", 4, f"        body: {text}。\n"))
    runs = [run for group in groups(made.page, "paragraph") for run in walk(group.items)]
    xs = [run.origin.x for run in runs if isinstance(run, GlyphRun)]
    left, width = made.style.sheet.left, made.style.sheet.type_width
    lines = Counter((x - left) * legs // width for x in xs)
    assert len(lines) == legs
    assert min(lines.values()) > 1 or legs == 1
