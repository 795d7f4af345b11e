"""Where a rule has to give: the line says so, and so does the report when asked."""

import pytest

from layout.diagnostics import Report, Span
from layout.text import report_faults, set_lines
from layout.units import PT

SIZE = 9 * PT
PLACE = Span("copy", 1, 1)


@pytest.mark.parametrize(
    ("text", "measure", "code"),
    [
        ("天地" + "a" * 30 + "玄黄", 6, "W202"),
        ("“（《天》）”", 2, "W203"),
        ("天地玄黄", 0, "W204"),
        ("天地OK天地International天地", 7, "W201"),
        ("Word International Word", 8, "W205"),
    ],
)
def test_fault(ready, text, measure, code) -> None:
    prepared = ready(text)
    report = Report()
    lines = set_lines(prepared, measure * SIZE)
    report_faults(prepared, lines, report, PLACE)
    assert code in {d.code for d in report.diagnostics}
    for found in report.diagnostics:
        assert found.message("zh")
        assert found.message("en")
        assert found.hint("zh")


def test_a_long_word_is_cut_rather_than_let_out(ready) -> None:
    lines = set_lines(ready("网址www.example.com/" + "abc" * 20 + "可查"), 8 * SIZE)
    assert all(max(r.x + r.width for r in line.runs) <= 8 * SIZE for line in lines)


def test_good_lines_have_no_faults(ready) -> None:
    prepared = ready("天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。")
    report = Report()
    report_faults(prepared, set_lines(prepared, 9 * SIZE), report, PLACE)
    assert not report.diagnostics
