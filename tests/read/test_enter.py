"""Stories entered on pages: lines are added, and nothing else of the file changes."""

import textwrap

import pytest

from layout.diagnostics import Report
from layout.read.enter import enter_stories

ROWS = (("B", "qiao"), ("C", "tian.qi"))


def enter(source, number=1, rows=ROWS):
    report = Report()
    text = enter_stories(source, {number: rows}, "issue.yaml", report)
    assert (text is None) == report.has_errors
    assert [d.code for d in report.diagnostics] == (["E393"] if text is None else [])
    return text


ADDED = "      B: qiao\n      C: tian.qi\n"
OWN = "    stories:\n      A:\n        body: |\n          完。\n"
LIST = "    stories:\n      - a\n"
EDITORS = "    editors: {责编: 某}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    stories:\n      A: a  # 头条\n\n", f"    stories:\n      A: a  # 头条\n{ADDED}\n"),
        (OWN, OWN + ADDED),
        ("    stories: {A: a}  # 头条\n", "    stories: {A: a, B: qiao, C: tian.qi}  # 头条\n"),
        ("    stories: [a]\n", "    stories: [a, qiao, tian.qi]\n"),
        ("    stories:\n    - a\n", "    stories:\n    - a\n    - qiao\n    - tian.qi\n"),
        (LIST + EDITORS, f"{LIST}      - qiao\n      - tian.qi\n{EDITORS}"),
    ],
    ids=["map", "own", "braces", "brackets", "list", "list-inside"],
)
def test_stories_are_added_behind_those_that_are_there(old, new):
    head, tail = "pages:\n  - section: 要闻\n", "  # 以下第二版\n  - section: 副刊\n"
    assert enter(head + old + tail) == head + new + tail


@pytest.mark.parametrize(
    ("old", "rows", "new"),
    [
        ("", (("A", "a"),), "    stories:\n      A: a\n"),
        ("    stories:\n", (("A", "a"),), "    stories:\n      A: a\n"),
        ("    stories: {}\n", (("A", "a"),), "    stories:\n      A: a\n"),
        ("    stories: []  # 待定\n", (("A", "a"),), "    stories:   # 待定\n      A: a\n"),
    ],
    ids=["no key", "no value", "no pair", "no item"],
)
def test_a_page_without_stories_gets_them(old, rows, new):
    source = f"pages:\n  - section: 要闻\n{old}\n  - section: 副刊\n"
    assert enter(source, rows=rows) == f"pages:\n  - section: 要闻\n{new}\n  - section: 副刊\n"


def test_keys_are_chinese_where_the_page_is():
    source = "版:\n  - 版名: 要闻\n  - 版名: 副刊\n    编辑:\n      责编: 某\n"
    assert enter(source, 2) == source + "    稿件:\n      B: qiao\n      C: tian.qi\n"


def test_line_ends_and_byte_order_mark_stay():
    source = "\ufeffdate: 2026-11-23\r\npages:\r\n  - stories:\r\n      A: a\r\n"
    text = enter(source)
    assert text.startswith("\ufeffdate: 2026-11-23\r\n")
    assert text == source + "      B: qiao\r\n      C: tian.qi\r\n"


def test_a_file_without_a_last_line_end_is_no_trouble():
    assert enter("pages:\n  - stories:\n      A: a") == textwrap.dedent("""\
        pages:
          - stories:
              A: a
              B: qiao
              C: tian.qi""")


@pytest.mark.parametrize(
    "source",
    [
        "pages: [{stories: {A: a}}]\n",
        "pages:\n  - {section: 要闻}\n",
        "pages:\n  - stories: {A: a,\n      D: d}\n",
        "pages:\n  - stories: 1\n",
        "pages: 1\n",
        "pages: []\n",
    ],
)
def test_a_page_without_lines_of_its_own_is_refused(source):
    assert enter(source) is None


def test_the_page_that_cannot_be_written_to_is_pointed_at() -> None:
    report = Report()
    source = "date: 2026-11-23\npages: [{section: 要闻}, {section: 副刊}]\n"
    assert enter_stories(source, {2: ROWS}, "issue.yaml", report) is None
    assert [(d.span.line, d.span.column) for d in report.diagnostics] == [(2, 24)]
