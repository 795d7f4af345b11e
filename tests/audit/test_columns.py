"""Paragraphs and columns: what ends where, and what is no body text at all."""

from pathlib import Path

from layout.audit import Verdict
from tests.audit.sheet import (
    FIRST,
    LAST,
    LEFT,
    PITCH,
    PLAIN,
    SIZE,
    TOP,
    Sheet,
    full,
    judge,
    judge_lines,
    justify,
    names,
    paragraph,
    width,
)

STEP = 13 * SIZE  # a column of twelve and a gutter of one


def judge_legs(legs: list[list[str]], folder: Path) -> Verdict:
    sheet = Sheet()
    for i, lines in enumerate(legs):
        sheet.column(lines, LEFT + i * STEP)
    verdict = judge(sheet.save(), folder)
    assert verdict.sums.lines == sum(map(len, legs))
    return verdict


def test_a_last_line_of_one_character(tmp_path: Path) -> None:
    (found,) = judge_lines(paragraph(last="成。”"), tmp_path)
    assert (found.rule, found.text, found.measured) == ("R50", "成。”", 1)


def test_two_characters_or_a_word_are_enough(tmp_path: Path) -> None:
    assert judge_lines(paragraph(last="成岁"), tmp_path) == ()
    assert judge_lines(paragraph(last="98。"), tmp_path) == ()


def test_a_paragraph_of_one_short_line_is_not_lone(tmp_path: Path) -> None:
    assert judge_lines([*paragraph(), "{2000}成。", *paragraph()], tmp_path) == ()


def test_a_last_line_alone_at_a_column_s_top(tmp_path: Path) -> None:
    legs = [[FIRST, *[PLAIN] * 7], [LAST, FIRST, *[PLAIN] * 6]]
    verdict = judge_legs(legs, tmp_path)
    assert names(verdict.findings) == ["R51.top"]
    assert verdict.findings[0].text == LAST


def test_a_first_line_alone_at_a_column_s_foot(tmp_path: Path) -> None:
    legs = [[*paragraph(), FIRST], [PLAIN, PLAIN, LAST, *paragraph()[:-2]]]
    verdict = judge_legs(legs, tmp_path)
    assert names(verdict.findings) == ["R51.foot"]


def test_what_a_column_s_end_parts_is_found(tmp_path: Path) -> None:
    number = full("天地玄黄宇宙洪荒日月{*}1998"), full("1998{*}天地玄黄宇宙洪荒日月")
    legs = [[FIRST, *[PLAIN] * 6, number[0]], [number[1], *[PLAIN] * 6, LAST]]
    assert names(judge_legs(legs, tmp_path).findings) == ["R6.number"]


def test_columns_of_different_stories_have_nothing_to_do_with_each_other(tmp_path: Path) -> None:
    number = full("天地玄黄宇宙洪荒日月{*}1998"), full("{2000}1998{*}天地玄黄宇宙洪荒")
    legs = [[FIRST, *[PLAIN] * 6, number[0]], [number[1], *[PLAIN] * 6, LAST]]
    verdict = judge_legs(legs, tmp_path)
    assert verdict.findings == ()
    assert verdict.sums.paragraphs == 2


def test_a_line_off_the_others_pitch(tmp_path: Path) -> None:
    sheet = Sheet()
    lines = paragraph()
    for i, line in enumerate(lines):
        sheet.line(line, LEFT, TOP + i * PITCH + (1.5 if i > 4 else 0))
    (found,) = judge(sheet.save(), tmp_path).findings
    assert (found.rule, found.measured, found.limit) == ("R53", 1450, 1300)


def test_white_between_paragraphs_is_no_fault(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column(paragraph())
    sheet.column(paragraph(), top=TOP + len(paragraph()) * PITCH + 4)
    assert judge(sheet.save(), tmp_path).findings == ()


def test_a_crosshead_below_a_full_last_line_is_no_fault(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column([FIRST, *[PLAIN] * 6])
    sheet.line("{500}天地玄黄宇宙洪荒日月盈", LEFT, TOP + 8 * PITCH)
    sheet.column(paragraph(), top=TOP + 9 * PITCH)
    verdict = judge(sheet.save(), tmp_path)
    assert (verdict.findings, verdict.sums.paragraphs) == ((), 3)


def test_paragraphs_without_indents_are_parted_by_their_white(tmp_path: Path) -> None:
    sheet = Sheet()
    lines = [*[PLAIN] * 7, LAST]
    sheet.column(lines)
    sheet.column(lines, top=TOP + len(lines) * PITCH + 6)
    verdict = judge(sheet.save(), tmp_path)
    assert (verdict.findings, verdict.sums.paragraphs) == ((), 2)


def test_a_measure_that_is_no_whole_number_is_noted_once(tmp_path: Path) -> None:
    inner = [full(justify(PLAIN[:11]), 11_500)] * 7
    lines = [full("{2000}" + justify("寒来暑往秋收冬藏闰"), 11_500), *inner, LAST]
    found = judge_lines([*lines, *lines], tmp_path, noted=70)
    assert names(found) == ["R54.measure"]
    assert found[0].measured == 11_500


def test_a_column_shorter_than_its_fellows(tmp_path: Path) -> None:
    legs = [[FIRST, *[PLAIN] * 5], [PLAIN] * 8, [*[PLAIN] * 6, LAST]]
    (found,) = judge_legs(legs, tmp_path).findings
    assert (found.rule, found.measured) == ("R56", 2)


def test_a_note_mark_belongs_to_its_line(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column([FIRST, PLAIN, PLAIN])
    third = TOP + 3 * PITCH
    sheet.line("天地玄黄", LEFT, third)
    mark = 2 * round(width("1") * 0.6) / 1000 * SIZE
    sheet.size = 0.6 * SIZE
    sheet.line("12", LEFT + 4 * SIZE, third - 3)
    sheet.size = SIZE
    sheet.line(full("宇宙洪荒日月盈{*}，", 8000 - round(mark * 100)), LEFT + 4 * SIZE + mark, third)
    sheet.line(full("天地玄黄宇宙洪荒日月{*}盈", 12_000 - round(mark * 100)), LEFT, third + PITCH)
    sheet.size = 0.6 * SIZE
    sheet.line("12", LEFT + 12 * SIZE - mark, third + PITCH - 3)
    sheet.size = SIZE
    sheet.column([*[PLAIN] * 4, LAST], top=third + 2 * PITCH)
    verdict = judge(sheet.save(), tmp_path)
    assert (verdict.sums.lines, verdict.findings) == (10, ())


def test_columns_a_gutter_apart_are_not_taken_for_one_line(tmp_path: Path) -> None:
    """Marks at a line's end stand half an em out of it, and so into the gutter."""
    sheet = Sheet()
    lines = [full(justify("天地玄黄宇宙洪荒日月盈，"))] * 8
    for i, line in enumerate(lines):
        sheet.line(line, LEFT, TOP + i * PITCH)
    for i, line in enumerate(lines):
        sheet.line(line, LEFT + STEP, TOP + i * PITCH)
    sums = judge(sheet.save(), tmp_path).sums
    assert (sums.lines, sums.legs) == (16, 2)


def test_columns_drawn_row_by_row_are_parted(tmp_path: Path) -> None:
    sheet = Sheet()
    lines = paragraph(full(justify("天地玄黄宇宙洪荒日月盈，")), full("天地玄黄，宇宙洪荒日月盈"))
    for i, (left, right) in enumerate(zip(lines, reversed(lines[1:-1]), strict=False)):
        sheet.line(left, LEFT, TOP + i * PITCH)
        sheet.line(right, LEFT + STEP, TOP + i * PITCH)
    verdict = judge(sheet.save(), tmp_path)
    assert (verdict.sums.lines, verdict.sums.legs, verdict.findings) == (16, 2, ())


def test_a_wide_space_parts_no_line(tmp_path: Path) -> None:
    lines = paragraph("天地{1000}玄黄宇宙洪荒日月盈")
    assert judge_lines(lines, tmp_path) == ()


# -- what is not judged ----------------------------------------------------------------------------


def test_heads_and_captions_are_no_body_text(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column(paragraph(), top=TOP + 100)
    sheet.size = 24
    sheet.line("，天地玄黄“", LEFT, TOP)
    sheet.size = 7
    sheet.column(["，天地玄黄宇宙洪荒日月", "，天地玄黄宇宙洪"], LEFT + STEP, TOP, 9)
    verdict = judge(sheet.save(), tmp_path)
    assert verdict.findings == ()
    assert verdict.sums.left_out == {"other_lines": 3}


def test_ragged_lines_are_left_out_and_counted(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column(paragraph())
    ragged = ["天地玄黄宇宙洪荒日", "天地玄黄宇宙洪", "天地玄黄宇宙洪荒日月盈", "天地玄黄"] * 2
    sheet.column(ragged, LEFT + STEP)
    verdict = judge(sheet.save(), tmp_path)
    assert verdict.findings == ()
    assert verdict.sums.left_out == {"ragged_lines": 8}


def test_nothing_but_a_head_is_nothing_judged(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line("天地玄黄", LEFT, TOP)
    verdict = judge(sheet.save(), tmp_path)
    assert (verdict.sums.lines, verdict.findings) == (0, ())


def test_one_page_of_two(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.column(paragraph("，天地玄黄宇宙洪荒日月盈"))
    sheet.next_page()
    sheet.column(paragraph())
    data = sheet.save()
    assert names(judge(data, tmp_path).findings) == ["R1.start"]
    assert judge(data, tmp_path, 2).findings == ()
    (found,) = judge(data, tmp_path, 1).findings
    millimetre = 36_000
    assert (found.page, found.x // millimetre, found.y // millimetre) == (1, 14, 23)
