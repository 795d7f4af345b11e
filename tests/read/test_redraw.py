"""Dummies drawn into YAML: the map changes, not a byte beside it."""

import difflib
import textwrap

import pytest

from layout.diagnostics import Report, Span
from layout.model import Dummy
from layout.read.redraw import redraw

DUMMY = Dummy(("AAAABB", "AAAACC"), (24, None), Span("issue.yaml", 1, 1))
ROWS = ["AAAABB 24", "AAAACC"]


def draw(source: str, number: int = 1, dummy: Dummy = DUMMY) -> str | None:
    return redraw(source, {number: dummy}, "issue.yaml", Report())


def changes(before: str, after: str) -> list[str]:
    """Return the lines taken out and put in."""
    delta = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line for line in delta if line[0] in "+-"]


UNDRAWN = """\
# 头条待定  # not yet
pages:
  - number: 1   # 一版
    section: "要闻"

    # 稿件
    stories: {A: a, B: b,
              C: c}
  - section: 综合
    stories:
      A: d
"""


def test_pages_behind_a_spread_are_found_by_their_numbers():
    source = UNDRAWN.replace("  - section: 综合", "  - 跨版: true\n    section: 综合") + (
        "  - section: 副刊\n    stories: {A: a, B: b, C: c}\n"
    )
    drawn = draw(source, 4)
    assert drawn is not None
    assert drawn.index("section: 副刊") < drawn.index("dummy:")
    assert draw(source, 3) is None


def test_a_map_is_put_before_the_stories_and_nothing_else_changes():
    drawn = draw(UNDRAWN)
    assert drawn is not None
    assert changes(UNDRAWN, drawn) == [
        "+     dummy: |\n",
        "+       AAAABB 24\n",
        "+       AAAACC\n",
    ]
    assert drawn.index("# 稿件") < drawn.index("dummy:") < drawn.index("stories: {A: a")


def test_pages_are_drawn_by_their_numbers():
    drawn = redraw(UNDRAWN, {1: DUMMY, 2: DUMMY}, "issue.yaml", Report())
    assert drawn is not None
    assert drawn.count("dummy: |") == 2
    assert drawn.index("section: 综合") < drawn.rindex("dummy: |") < drawn.index("A: d")


def test_an_old_map_goes_and_the_comment_beside_its_key_stays():
    old = textwrap.dedent("""\
        pages:
          - dummy: |  # 总编画的
              AAAAAA
              BBBBCC 12

            # 下面是稿件
            stories: {A: a, B: b, C: c}
        """)
    drawn = draw(old)
    assert drawn is not None
    assert [line[2:].strip() for line in changes(old, drawn) if line[0] == "+"] == ROWS
    assert [line[2:].strip() for line in changes(old, drawn) if line[0] == "-"] == [
        "AAAAAA",
        "BBBBCC 12",
    ]


@pytest.mark.parametrize(
    "old",
    ["dummy: AAABBB", "dummy: [AAABBB,\n            CCCCCC]", "dummy:\n    - AAABBB\n    - CCCCCC"],
)
def test_a_map_in_another_form_becomes_a_block(old):
    source = f"pages:\n  - {old}\n    stories: {{A: a, B: b, C: c}}\n"
    drawn = draw(source)
    assert drawn == (
        "pages:\n  - dummy: |\n      AAAABB 24\n      AAAACC\n    stories: {A: a, B: b, C: c}\n"
    )


def test_the_stories_may_be_the_first_key_behind_the_dash():
    source = "pages:\n- stories:\n  - a\n  - b\n"
    assert draw(source) == (
        "pages:\n- dummy: |\n    AAAABB 24\n    AAAACC\n  stories:\n  - a\n  - b\n"
    )


def test_keys_are_chinese_where_the_pages_are():
    drawn = draw("版:\n  - 版名: 要闻\n    稿件: {A: a}\n")
    assert drawn is not None
    assert "    版样: |\n      AAAABB 24\n" in drawn


def test_line_ends_and_byte_order_mark_stay():
    source = "\ufeffdate: 2026-11-23\r\npages:\r\n  - stories: {A: a}\r\n"
    drawn = draw(source)
    assert drawn is not None
    assert drawn.startswith("\ufeffdate: 2026-11-23\r\n")
    assert drawn.count("\n") == drawn.count("\r\n") == 6


@pytest.mark.parametrize(
    "source",
    [
        "pages: [{stories: {A: a}}]\n",
        "pages:\n  - {section: 要闻, stories: {A: a}}\n",
        "pages: 1\n",
    ],
)
def test_a_page_without_lines_of_its_own_is_refused(source):
    report = Report()
    assert redraw(source, {1: DUMMY}, "issue.yaml", report) is None
    assert [d.code for d in report.diagnostics] == ["E606"]
