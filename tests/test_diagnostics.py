"""The report and how a diagnostic is shown."""

import pytest

from layout.diagnostics import ExitCode, LayoutError, Report, Span, render


def test_the_same_thing_is_told_once_in_the_order_of_telling():
    report = Report()
    for line in (3, 1, 3, 2, 1):
        report.error("E306", Span("issue.yaml", line, 1), page=line)
    assert [d.span.line for d in report.diagnostics] == [3, 1, 2]
    assert report.error_count == 3


def test_warnings_and_notes_do_not_stop_a_build():
    report = Report()
    report.warning("W301", None, story="A", depth=1, characters=9)
    report.note("N301", None, page=1, rows="A 1")
    report.check()
    assert not report.has_errors


@pytest.mark.parametrize(
    ("codes", "exit_code"),
    [(["E306"], ExitCode.ISSUE), (["E401"], ExitCode.MISSING), (["E401", "E306"], ExitCode.ISSUE)],
)
def test_the_exit_code_is_missing_only_when_all_that_is_wrong_is_missing(codes, exit_code):
    report = Report()
    for code in codes:
        report.error(code, None, page=1, file="a.ttf")
    with pytest.raises(LayoutError) as raised:
        report.check()
    assert raised.value.exit_code is exit_code


def shown(source: str, column: int, length: int) -> list[str]:
    report = Report(sources={"a.yaml": source})
    report.error("E306", Span("a.yaml", 1, column, length), page=1)
    return render(report.diagnostics[0], "zh", report.sources).split("\n")


def test_the_caret_stands_under_full_width_characters():
    lines = shown("主题: 新桥通车", 5, 2)
    # Two full-width characters, a colon and a space are six cells; the marked two are four.
    assert lines[2] == "    " + " " * 6 + "^^^^"


def test_a_long_line_is_shown_around_its_place():
    lines = shown("文" * 5000 + "X" + "字" * 5000, 5001, 1)
    assert "X" in lines[1]
    assert len(lines[1]) < 100


def test_a_place_outside_the_source_shows_no_line():
    report = Report(sources={"a.yaml": "one"})
    report.error("E306", Span("a.yaml", 99, 1), page=1)
    assert "^" not in render(report.diagnostics[0], "zh", report.sources)


def test_a_place_is_written_as_editors_click_it():
    assert str(Span("issues/a.yaml", 12, 27)) == "issues/a.yaml:12:27"
    assert Span("a", 2, 5).at(3) == Span("a", 2, 8)


def test_a_name_cannot_steer_the_terminal():
    report = Report()
    report.error("E531", None, file="a.pdf", name="a\x1b[2J\x00b")
    assert not set(render(report.diagnostics[0], "en", {})) & {"\x1b", "\x00"}


def test_quotation_marks_inside_others_are_single_ones():
    report = Report()
    report.error("E301", None, story="“甲”", lines=1, depth=1, characters=1)
    (told,) = report.diagnostics
    assert "“‘甲’”" in told.message("zh")
    assert "“甲”" in told.message("en")
