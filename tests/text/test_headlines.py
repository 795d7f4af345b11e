"""Lines by order of the caller, and the widths that the caller asks for first."""

import pytest

from layout.style import Align
from layout.text import set_line, set_lines
from layout.units import PT

SIZE = 9 * PT


def right_of(line) -> int:
    return max(run.x + run.width for run in line.runs)


def test_edges_are_trimmed(ready) -> None:
    prepared = ready("“天地玄黄”")
    line = set_line(prepared, 0, 6, 10 * SIZE, Align.START)
    assert line.natural == prepared.natural_width() == 5 * SIZE
    assert right_of(line) == 5 * SIZE


@pytest.mark.parametrize(
    ("align", "left", "right"),
    [
        (Align.START, 0, 4),
        (Align.CENTER, 3, 7),
        (Align.END, 6, 10),
        (Align.JUSTIFY, 0, 10),
    ],
)
def test_alignment(ready, align, left, right) -> None:
    line = set_line(ready("天地玄黄"), 0, 4, 10 * SIZE, align)
    assert line.runs[0].x == left * SIZE
    assert right_of(line) == right * SIZE


def test_even_spacing_is_even(ready) -> None:
    (run,) = set_line(ready("天地玄黄"), 0, 4, 10 * SIZE, Align.JUSTIFY).runs
    assert run.xs == (0, 3 * SIZE, 6 * SIZE, 9 * SIZE)


def test_a_part_of_the_text(ready) -> None:
    prepared = ready("天地玄黄 宇宙洪荒")
    first = set_line(prepared, 0, 5, 9 * SIZE, Align.START)
    second = set_line(prepared, 5, 9, 9 * SIZE, Align.START)
    assert (first.text, first.natural) == ("天地玄黄 ", 4 * SIZE)
    assert [run.text for run in first.runs] == ["天地玄黄"]
    assert second.natural == 4 * SIZE
    assert prepared.natural_width(0, 5) == prepared.natural_width(5, 9) == 4 * SIZE


def test_typed_spaces_are_kept_and_extractable(ready) -> None:
    (run,) = set_line(ready("天地 玄黄"), 0, 5, 9 * SIZE, Align.START).runs
    assert run.text == "天地 玄黄"
    assert run.xs[3] - run.xs[2] == SIZE // 2
    (run,) = set_line(ready("用 Word 写"), 0, 8, 9 * SIZE, Align.START).runs
    assert run.text == "用 Word 写"
    assert run.xs[2] - run.xs[1] == SIZE // 8 + 1 or run.xs[2] - run.xs[1] == SIZE // 8


def test_too_wide_stands_at_the_start(ready) -> None:
    for align in Align:
        line = set_line(ready("天地玄黄"), 0, 4, 3 * SIZE, align)
        assert line.runs[0].x == 0
        assert line.natural == 4 * SIZE


def test_nothing_on_a_line(ready) -> None:
    assert set_line(ready("天"), 0, 0, SIZE, Align.CENTER).runs == ()
    assert set_line(ready("  "), 0, 2, SIZE, Align.CENTER).runs == ()
    assert set_lines(ready("　"), SIZE)[0].runs == ()
    assert ready("").natural_width() == 0
