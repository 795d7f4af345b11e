"""Levels and limits: what is wrong for one paper is not for another."""

from pathlib import Path

import pytest

from layout.diagnostics import Severity
from tests.audit.sheet import full, judge_lines, justify, names, paragraph


@pytest.mark.parametrize(("level", "expected"), [("gb", []), ("strict", ["R4.start"])])
def test_a_dash_begins_a_line_below_the_strict_level(
    level: str, expected: list[str], tmp_path: Path
) -> None:
    lines = paragraph("——天地玄黄宇宙洪荒日月")
    assert names(judge_lines(lines, tmp_path, level=level)) == expected


def test_a_dash_begins_a_paragraph_at_every_level(tmp_path: Path) -> None:
    lines = [*paragraph(), "{2000}——天地玄黄宇宙洪荒", *paragraph()[1:]]
    assert judge_lines(lines, tmp_path, level="strict") == ()


@pytest.mark.parametrize(("level", "expected"), [("basic", []), ("gb", ["R3.end"])])
def test_a_solidus_ends_a_line_at_the_basic_level(
    level: str, expected: list[str], tmp_path: Path
) -> None:
    lines = paragraph(full("天地玄黄宇宙洪荒日月盈{*}/"))
    assert names(judge_lines(lines, tmp_path, level=level)) == expected


@pytest.mark.parametrize(("level", "expected"), [("gb", []), ("strict", ["R26.whole"])])
def test_a_whole_mark_in_an_exact_line_is_wrong_at_the_strict_level(
    level: str, expected: list[str], tmp_path: Path
) -> None:
    lines = paragraph("天地玄黄宇宙洪荒日月盈，")
    assert names(judge_lines(lines, tmp_path, level=level)) == expected


@pytest.mark.parametrize(
    ("text", "measured", "severity", "limit"),
    [
        ("天地玄黄宇宙洪荒日月盈", 100, Severity.WARNING, 90),
        ("天地玄黄宇宙洪荒日月", 222, Severity.ERROR, 150),
    ],
)
def test_tracking_is_worse_the_wider_it_is(
    text: str, measured: int, severity: Severity, limit: int, tmp_path: Path
) -> None:
    (found,) = judge_lines(paragraph(full(justify(text))), tmp_path)
    assert (found.severity, found.measured, found.limit) == (severity, measured, limit)


def test_limits_of_tracking_are_the_users(tmp_path: Path) -> None:
    lines = paragraph(full(justify("天地玄黄宇宙洪荒日月盈，")))
    assert judge_lines(lines, tmp_path) == ()
    (noted,) = judge_lines(lines, tmp_path, noted=40)
    assert (noted.severity, noted.limit) == (Severity.NOTE, 40)
    (wrong,) = judge_lines(lines, tmp_path, noted=10, warned=20, wrong=30)
    assert (wrong.severity, wrong.limit) == (Severity.ERROR, 30)
