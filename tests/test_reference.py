"""Every example of REFERENCE.md, made into pages as it is printed."""

import re
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from layout.build import make_pages
from layout.diagnostics import Report
from layout.model import Advertisement, Briefs, Essay, PhotoStory, Story
from layout.read import read_issue
from layout.read.language import SECTIONS, STORY_SECTIONS
from tests.pictures import write_pictures

REFERENCE = (Path(__file__).parent.parent / "REFERENCE.md").read_text(encoding="utf-8")
BLOCKS = dict(
    re.findall(r'<a id="([\w-]+)">(?:(?!<a id).)*?```yaml\n(.*?)```', REFERENCE, re.DOTALL)
)

# What stands round an example: the paper, and the issue.
PAPER = "报名: 样报\n"
ISSUE = "日期: 2026-11-23\n版:\n  - 稿件: {A: {主题: 甲, 正文: 完。}}\n    版样: AAAAAA\n"
FIRST = "日期: 2026-11-23\n版:\n  - {版样: BBBBBB, 稿件: {B: {主题: 乙, 正文: 完。}}}\n"
STORY = f"{FIRST}  - 版名: 综合新闻\n    版样: AAAAAA\n    稿件:\n      A:\n"
JUMPS = """\
日期: 2026-11-23
稿件:
  zhaoshang: {主题: 一, 正文: 完。, 转版: 2}
版:
  - {版样: AAAAAA, 稿件: {A: zhaoshang}}
"""
SECOND = """\
日期: 2026-11-23
稿件:
  zhaoshang: {主题: 一, 正文: 完。}
  tianqi: {主题: 二, 正文: 完。}
  hongshui: {主题: 三, 正文: 完。, 转版: 2}
版:
  - {版样: AAAAAA, 稿件: {A: hongshui}}
"""
SPREAD = (
    f"{FIRST}  - 跨版: true\n    版样: AAAAAAAAAAAA\n    稿件: {{A: {{主题: 甲, 正文: 完。}}}}\n"
)
BACK = "  - {版样: CCCCCC, 稿件: {C: {主题: 丙, 正文: 完。}}}\n"
# A section's example, by what stands above it, how deep it stands there, and what stands below.
IN_ISSUE: dict[str, Any] = {
    "markup": (f"{STORY}        主题: 甲\n", 8),
    "issue": ("", 0),
    "ear": (f"{ISSUE}报眼:\n", 2),
    "page": (f"{SECOND}  -\n", 4),
    "right": (f"{SPREAD}    右版:\n", 6, BACK),
    **dict.fromkeys(set(STORY_SECTIONS.values()), (STORY, 8)),
    "continuation": (f"{JUMPS}  - 版样: AAAAAA\n    稿件:\n      A:\n", 8),
    "brief": (f"{STORY}        体裁: 简讯\n        栏头: 简讯\n        条目:\n        -\n", 10),
    "photo": (f"{STORY}        主题: 甲\n        正文: 完。\n        图片:\n        -\n", 10),
    "pull-quote": (f"{STORY}        主题: 甲\n        正文: 完。\n        引语:\n        -\n", 10),
}  # fmt: skip
IN_PAPER = {
    "paper": "", "nameplate": "报头", "conventions": "文稿规范", "press": "付印",
    "judgement": "规则", "sheet": "纸张", "composition": "样式/排字", "rules": "样式/线条",
    "copyfit": "样式/版面配合", "type": "样式/正文", "head-grade": "样式/简讯标题",
}  # fmt: skip
KIND_OF = {
    Story: "news", Briefs: "briefs", Essay: "essay", PhotoStory: "picture",
    Advertisement: "advertisement",
}  # fmt: skip
KINDS = set(STORY_SECTIONS.values())


@pytest.fixture
def day(tmp_path: Path) -> Path:
    """A paper's folder with every file that an example names, and one of its issues."""
    day = tmp_path / "2026-11-23"
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "my.ttf").touch()
    day.mkdir()
    write_pictures(day)
    for name in ("tu", "tu1", "tu2", "tu3", "tu4", "ad"):
        (day / f"{name}.jpg").write_bytes((day / "wide.jpg").read_bytes())
    (day / "qiuliang.txt").write_text("完。", encoding="utf-8")
    (tmp_path / "paper.yaml").write_text(PAPER, encoding="utf-8")
    (day / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    return day


def write_example(day: Path, section: str) -> None:
    """Write the example of a section where it belongs."""
    if section in IN_ISSUE:
        above, depth, *below = IN_ISSUE[section]
        text = "".join((above, indent(BLOCKS[section], " " * depth), *below))
        (day / "issue.yaml").write_text(text, encoding="utf-8")
        return
    keys = [key for key in IN_PAPER[section].split("/") if key]
    lines = "".join(f"{'  ' * depth}{key}:\n" for depth, key in enumerate(keys))
    text = lines + indent(BLOCKS[section], "  " * len(keys))
    text = text if section == "paper" else PAPER + text
    (day.parent / "paper.yaml").write_text(text, encoding="utf-8")


def test_every_section_but_the_styles_has_an_example() -> None:
    assert set(BLOCKS) == {*IN_ISSUE, *IN_PAPER}
    assert set(SECTIONS) - set(BLOCKS) == {"styles"}


@pytest.mark.parametrize("section", BLOCKS)
def test_an_example_is_read_without_a_word(section: str, day: Path) -> None:
    write_example(day, section)
    report = Report()
    assert read_issue(day, report) is not None
    assert [d.message("en") for d in report.diagnostics] == []


@pytest.mark.parametrize("section", sorted(KINDS))
def test_the_example_of_a_kind_is_of_that_kind_and_becomes_a_page(section: str, day: Path) -> None:
    write_example(day, section)
    report = Report()
    edition = make_pages(day, report)
    assert STORY_SECTIONS[KIND_OF[type(edition.issue.pages[1].items[0][1])]] == section
    # Copy of two words fills no page; a picture of a few lines' copy is cropped for it.
    assert {d.code for d in report.diagnostics} <= {"W301", "W302", "W303", "W352", "N301", "N310"}
