"""Where a rule has to give: the line says so, and so does the report when asked."""

import pytest

from layout.diagnostics import Report, Span
from layout.model.phrase import Phrase
from layout.style import Composition
from layout.text import Paragraph, Run, find_ways, prepare, report_faults, set_lines
from layout.units import PT

SIZE = 9 * PT
PLACE = Span("copy", 1, 1)


@pytest.mark.parametrize(
    ("text", "measure", "code"),
    [
        ("天地" + "a" * 30 + "玄黄", 6, "W202"),
        ("“（《天》）”", 2, "W203"),
        ("天地玄黄", 0, "W204"),
        ("天地玄OK黄International天地", 8, "W201"),
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


def test_rounded_widths_are_no_fault(ready) -> None:
    """A line that a Latin word's rounding makes wider by a unit is still exactly its measure."""
    for text in ("本报北京1月15日讯记者", "天地1月15日玄黄12", "1月15日天地玄黄宇宙洪"):
        for size in (7 * PT, SIZE, 10 * PT + 1):
            prepared = ready(text + "天地玄黄", size=size)
            for measure in range(8, 14):
                for line in set_lines(prepared, measure * size):
                    assert "R54" not in {a.rule for a in line.adjustments}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # One short line, never several of a character each.
        ("他说的是internationalization这个词。", ["他说的是", "internationalization这", "个词。"]),
        (
            "热线电话：0716-8123456、0716-8765432，欢迎读者来电。",
            ["热线电话：", "0716-8123456、", "0716-8765432，欢迎读者", "来电。"],
        ),
    ],
)
def test_a_long_word_leaves_one_line_short(ready, text, lines) -> None:
    assert [line.text for line in set_lines(ready(text), 11 * SIZE)] == lines


def test_a_hopeless_line_is_left_as_it_is(ready) -> None:
    """Three characters are not spread over eleven."""
    line = set_lines(ready("他说的是internationalization这个词。"), 11 * SIZE)[0]
    assert line.tracking == 0
    assert line.runs[-1].x + line.runs[-1].width == 4 * SIZE
    assert [(a.rule, a.amount) for a in line.adjustments] == [("R41", 7000)]


def test_an_address_is_cut_behind_its_signs(ready) -> None:
    """UAX #14 lets no line end inside; where one must, it is not in the middle of a figure."""
    lines = set_lines(ready("网址是www.example.com.cn/index，请看。"), 11 * SIZE)
    assert [line.text for line in lines] == ["网址是www.example.", "com.cn/index，请看。"]


def test_a_lone_character_is_worth_a_line_opened_beyond_the_cap(ready) -> None:
    """Two characters less on the first line are 0.2 em each: more than R42, less than 孤字."""
    text = "天地玄黄宇宙洪荒日月盈昃辰"
    lines = set_lines(ready(text), 12 * SIZE)
    assert [len(line.text) for line in lines] == [11, 2]
    narrow = set_lines(ready(text[:7]), 6 * SIZE)
    assert [(len(line.text), line.tracking) for line in narrow] == [(5, 250), (2, 0)]


@pytest.mark.parametrize("control", "\u202a\u202e\u2066\u2069")
def test_controls_that_reorder_text_are_refused_at_their_place(faces, control) -> None:
    report = Report()
    prepare(paragraph_of(f"天地{control}玄黄"), faces, report)
    (found,) = report.diagnostics
    assert (found.code, found.span.column) == ("E203", 3)
    assert f"U+{ord(control):04X}" in found.message("en")


def test_a_word_of_thousands_of_letters_takes_no_quadratic_time(ready) -> None:
    """Where the measure changes by line, every number of lines was tried for every letter."""
    prepared = ready("天地" + "a" * 8000)
    lines = set_lines(prepared, lambda number: (12 + number % 2) * SIZE)
    assert "".join(line.text for line in lines) == prepared.text
    assert all(len(line.text) > 15 for line in lines[:-1])


def test_only_paragraphs_as_long_as_those_of_a_newspaper_have_a_curve(ready) -> None:
    text = "天地玄黄，宇宙洪荒。" * 401
    assert find_ways(ready(text[:4000]), 12 * SIZE)
    assert not find_ways(ready(text), 12 * SIZE)


def paragraph_of(text: str) -> Paragraph:
    return Paragraph(
        runs=(Run(Phrase(text, PLACE), "song", 400),), size=SIZE, composition=Composition()
    )
