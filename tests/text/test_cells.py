"""The character grid (R57): after Latin, Han stand in whole cells again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.style import Cells
from layout.text import set_lines
from layout.units import PT

SIZE = 9 * PT
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def places(line) -> list[tuple[str, int]]:
    """Return each character of a line with its pen's place."""
    return [
        (char, run.x + x) for run in line.runs for char, x in zip(run.text, run.xs, strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    ["天地2023年玄黄", "宇A宙NBA洪荒", "日12.5%月盈iPhone 15昃", "约翰·史密斯", "天，“地”：玄！"],
)
def test_han_stand_in_cells(ready, text) -> None:
    (line,) = set_lines(ready(text, cells=Cells.GRID), 30 * SIZE)
    for char, x in places(line):
        if char in HAN or char in "年约翰史密斯":
            assert x % SIZE == 0, char


@given(st.text(st.sampled_from(HAN + "，。“”aV10%"), min_size=1, max_size=60), st.integers(8, 14))
def test_han_stand_in_cells_wherever_lines_are_exact(ready, text, measure) -> None:
    for line in set_lines(ready(text, cells=Cells.GRID), measure * SIZE):
        if not line.adjustments and not line.tracking and not re.search("[，。“”]$", line.text):
            assert all(x % SIZE == 0 for char, x in places(line) if char in HAN)


def test_latin_at_an_edge_is_drawn_to_it(ready) -> None:
    """Two digits need two cells with their gaps; at an edge the white is all on the other side."""
    prepared = ready("12天地玄34", cells=Cells.GRID)
    (line,) = set_lines(prepared, 7 * SIZE)
    found = dict(places(line))
    assert found["1"] == 0
    assert found["天"] == 2 * SIZE
    assert found["4"] + prepared.widths[-1] - prepared.cells[-1].behind == 7 * SIZE


def test_a_run_stands_in_the_middle_of_its_cells(ready) -> None:
    prepared = ready("天地12玄黄", cells=Cells.GRID)
    (run,) = prepared.cells
    assert run.before > 0
    assert run.behind - run.before in (0, 1)


def test_a_run_keeps_its_gaps_inside_the_cells(ready) -> None:
    """Nine figures of 0.555 em fill 4.995 em: with an eighth on both sides they need six cells."""
    (line,) = set_lines(ready("天123456789地", cells=Cells.GRID), 30 * SIZE)
    assert dict(places(line))["地"] == 7 * SIZE


def test_an_opened_line_keeps_the_han_behind_a_run_in_their_cells(ready) -> None:
    """The em that the first line lacks goes to the two sides of one number, not of both."""
    prepared = ready("天地12玄黄34宇宙“洪荒日月", cells=Cells.GRID)
    line = set_lines(prepared, 11 * SIZE)[0]
    assert line.text == "天地12玄黄34宇宙"
    off = {char: x % SIZE for char, x in places(line) if char in HAN}
    assert set(off.values()) == {0}
    assert {a.rule for a in line.adjustments} == {"R41.2"}
