"""Hanging punctuation (R44): an option, off by default."""

import pytest

from layout.style import Hanging
from layout.text import set_lines
from layout.units import PT

SIZE = 9 * PT
HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往"


def first_line(ready, text, hanging=Hanging.POINTS):
    return set_lines(ready(text, hanging=hanging), 12 * SIZE)[0]


@pytest.mark.parametrize("mark", "，。、")
def test_a_mark_hangs_that_would_begin_the_next_line(ready, mark) -> None:
    line = first_line(ready, HAN[:12] + mark + HAN)
    assert line.text == HAN[:12] + mark
    assert [(a.rule, a.at) for a in line.adjustments] == [("R44", 12)]
    assert line.runs[-1].xs[-1] == 12 * SIZE
    assert line.tracking == 0


@pytest.mark.parametrize("text", [HAN[:12] + "；" + HAN, HAN[:11] + "”。" + HAN])
def test_other_marks_and_runs_of_marks_do_not(ready, text) -> None:
    assert not [a for a in first_line(ready, text).adjustments if a.rule == "R44"]


def test_a_mark_that_fits_does_not_hang(ready) -> None:
    line = first_line(ready, HAN[:11] + "，" + HAN)
    assert not line.adjustments
    assert line.runs[-1].xs[-1] == 11 * SIZE


def test_off_by_default(ready) -> None:
    line = set_lines(ready(HAN[:12] + "，" + HAN), 12 * SIZE)[0]
    assert len(line.text) < 12


def test_a_mark_hangs_rather_than_squeezes_the_line(ready) -> None:
    """Half an em short: the comma inside could give it, but hanging costs less (R44)."""
    line = first_line(ready, HAN[:5] + "，" + HAN[:6] + "，" + HAN)
    assert [a.rule for a in line.adjustments] == ["R44"]
