"""Faults of copy: what is found, what is left alone, what is converted on request."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Report
from layout.model.story import Paragraph, Story
from layout.read import read_issue
from layout.read.scrutiny import find_unpaired
from layout.read.widths import find_half_marks, widen_marks

ISSUE = "date: 2026-11-23\nstories:\n  a:\n    copy: copy.{suffix}\npages:\n  - stories: {{A: a}}\n"


def read_body(
    folder: Path, copy: str, paper: str = "", suffix: str = "txt"
) -> tuple[Story, Report]:
    (folder / "paper.yaml").write_text("name: 样报\n" + paper, encoding="utf-8")
    (folder / f"copy.{suffix}").write_text(copy, encoding="utf-8")
    (folder / "issue.yaml").write_text(ISSUE.format(suffix=suffix), encoding="utf-8")
    report = Report()
    found = read_issue(folder, report)
    assert found
    story = found[0].pages[0].items[0][1]
    assert isinstance(story, Story)
    return story, report


def places(report: Report) -> list[tuple[str, int, int]]:
    return [(d.code, d.span.line, d.span.column) for d in report.diagnostics if d.span]


@pytest.mark.parametrize(
    ("text", "widened"),
    [
        ("本报讯(通讯员)10月20日,发布。", "本报讯（通讯员）10月20日，发布。"),
        ("共3,000人,10:30到。", "共3,000人，10:30到。"),
        ("首席执行官(CEO)说:好!", "首席执行官（CEO）说：好！"),
        ("他(Zhang San)来了", "他（Zhang San）来了"),
        ("在沪(见 p. 3)", "在沪（见 p. 3）"),
        ("Hello, world (again); 中文", "Hello, world （again）； 中文"),
        ("只有 English, no more.", "只有 English, no more."),
        ("比分3:2?对;", "比分3:2？对；"),
        ("plain, ASCII", "plain, ASCII"),
    ],
)
def test_half_width_marks_beside_han(text: str, widened: str) -> None:
    assert widen_marks(text) == widened
    assert find_half_marks(text) == tuple(
        i for i, (a, b) in enumerate(zip(text, widened, strict=True)) if a != b
    )


@given(st.text("甲乙,;:?!()“”，a1 "))
def test_widening_changes_nothing_else_and_is_done_once(text: str) -> None:
    widened = widen_marks(text)
    assert len(widened) == len(text)
    assert widen_marks(widened) == widened
    assert all(a == b or a in ",;:?!()" for a, b in zip(text, widened, strict=True))


@pytest.mark.parametrize(
    ("text", "offsets"),
    [
        ("“甲”，《乙》（丙）", ()),
        ("“甲", (0,)),
        ("甲”", (1,)),
        ("“甲（乙”丙）", (2, 6)),
        ("（甲)乙", ()),
        ("1）甲", ()),
        ("（1）甲", ()),
        ("甲说：“It’s ‘fine’.”", ()),
        ("‘甲“乙’", (2,)),
        ("《甲》》", (3,)),
    ],
)
def test_unpaired_marks(text: str, offsets: tuple[int, ...]) -> None:
    assert find_unpaired(text) == offsets


def test_unpaired_marks_of_hostile_text_take_no_quadratic_time() -> None:
    count = 50_000
    assert len(find_unpaired("（" * count + "”" * count)) == 2 * count


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        ("　　第一段。\n\n第二段：\n第三段……\n他说：“好。”\n（完）\n", [("W105", 6, 3)]),
        ("“一。\n“二。\n“三。”\n", []),
        ("“一。\n二。”\n", [("W104", 1, 1)]),
        ("甲，\n乙、\n", [("W105", 1, 2)]),
        ("甲  乙。\n丙　　丁。\n", [("W106", 1, 2)]),
        ("甲\u200b乙\ufffd。\n", [("W107", 1, 2)]),
        ("甲,乙.\n", [("W102", 1, 2)]),
        ("甲──乙。\n", [("W206", 1, 2)]),
        ("甲...乙。。。\n", [("W207", 1, 2)]),
        ("Wait... more.\n", []),
        ("##小标题\n甲。\n", [("W108", 1, 1), ("W105", 1, 5)]),
        ("## 小标题\n- 甲。\n", []),
    ],
)
def test_warnings_of_copy(copy: str, found: list[tuple[str, int, int]], tmp_path: Path) -> None:
    assert places(read_body(tmp_path, copy)[1]) == found


def test_a_paragraph_longer_than_any_page_is_refused_where_it_grows_too_long(
    tmp_path: Path,
) -> None:
    (tmp_path / "paper.yaml").write_text("name: 样报\n", encoding="utf-8")
    (tmp_path / "copy.txt").write_text("甲。\n" + "甲" * 20_000 + "。\n", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE.format(suffix="txt"), encoding="utf-8")
    report = Report()
    assert read_issue(tmp_path, report) is None
    (found,) = report.diagnostics
    assert (found.code, found.span.line, found.span.column) == ("E204", 2, 20_001)


def test_markdown_is_printed_as_it_stands(tmp_path: Path) -> None:
    copy = "# 题\n- 一。\n**粗**字。\n[链](a)。\n> 引。\n1. 一。\n## 小标题\n正文。\n"
    story, report = read_body(tmp_path, copy, suffix="md")
    assert [line for code, line, _ in places(report) if code == "W108"] == [1, 2, 3, 4, 5, 6]
    assert [b.phrase.text for b in story.body] == [
        "# 题", "- 一。", "**粗**字。", "[链](a)。", "> 引。", "1. 一。", "小标题", "正文。",
    ]  # fmt: skip
    assert [isinstance(b, Paragraph) for b in story.body].count(False) == 1


def test_copy_is_kept_unless_the_paper_asks(tmp_path: Path) -> None:
    copy = "甲,乙(丙)丁。\n戊;己。\n"
    story, report = read_body(tmp_path, copy)
    assert [b.phrase.text for b in story.body] == copy.split()
    assert places(report) == [("W102", 1, 2)]
    assert dict(report.diagnostics[0].args)["count"] == 4
    story, report = read_body(tmp_path, copy, "copy: {punctuation: fullwidth}\n")
    assert [b.phrase.text for b in story.body] == ["甲，乙（丙）丁。", "戊；己。"]
    assert places(report) == [("N103", 1, 1)]
    assert dict(report.diagnostics[0].args)["count"] == 4


def test_long_copy_and_wrong_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("layout.read.copy.MAX_COPY_BYTES", 10)
    report = Report()
    (tmp_path / "paper.yaml").write_text("name: 样报\n", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE.format(suffix="txt"), encoding="utf-8")
    (tmp_path / "copy.txt").write_bytes(b"a" * 11)
    assert read_issue(tmp_path, report) is None
    assert places(report) == [("E144", 4, 11)]


def test_empty_copy_file(tmp_path: Path) -> None:
    report = Report()
    (tmp_path / "paper.yaml").write_text("name: 样报\n", encoding="utf-8")
    (tmp_path / "issue.yaml").write_text(ISSUE.format(suffix="txt"), encoding="utf-8")
    (tmp_path / "copy.txt").write_text("\n　\n", encoding="utf-8")
    assert read_issue(tmp_path, report) is None
    assert places(report) == [("E141", 1, 1)]


def test_the_checks_see_every_text_of_a_story(
    tmp_path: Path, write_issue: Callable[..., Path]
) -> None:
    issue = (
        "date: 2026-11-23\npages:\n  - stories:\n      A:\n        headline: 甲,乙\n"
        "        byline: 本报讯(某某)\n        body: 丙，丁。\n        signature: (戊)\n"
    )
    report = Report()
    read_issue(write_issue(tmp_path, issue), report)
    assert [(d.code, dict(d.args)["count"]) for d in report.diagnostics] == [("W102", 5)]
