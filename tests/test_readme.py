"""Every block of YAML in README.md makes pages as it is printed."""

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from layout.cli import main
from tests.pictures import write_pictures

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAPER, SMALLEST, STORY, PAGES, UNPLACED, PRESS = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
# Copy as long as the story of the specimen that the README shows.
COPY = (ROOT / "issues/shashi/2023-10-24/copy/yuxiang.md").read_text(encoding="utf-8")
# What is said of pages on which invented copy does not come out even; nothing is wrong with them.
WHITE = "W301"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write README's paper with an issue of it where its commands look for them."""
    monkeypatch.chdir(tmp_path)
    issue = tmp_path / "mypaper" / "2026-11-23"
    issue.mkdir(parents=True)

    def write_issue(text: str, paper: str = PAPER) -> Path:
        (issue.parent / "paper.yaml").write_text(paper, encoding="utf-8")
        (issue / "issue.yaml").write_text(text, encoding="utf-8")
        return issue

    return write_issue


def codes(text: str) -> set[str]:
    return set(re.findall(r"\[([EWN]\d+)\]", text))


def story(key: str, copy: str) -> str:
    return f"  {key}:\n    主题: 江上的新桥今晨通车\n    正文: |\n{indent(copy, ' ' * 6)}\n"


def test_the_smallest_issue_builds_without_a_warning(write, capsys) -> None:
    write(SMALLEST)
    assert main(["build", "mypaper/2026-11-23"]) == 0
    assert capsys.readouterr().err == ""


def test_the_story_with_all_its_forms_stands_in_four_columns(write, capsys) -> None:
    above = "日期: 2026-11-23\n版:\n  - 版样: AAAAAA\n    稿件: {A: {主题: 甲, 正文: 完。}}\n"
    page = "  - 版样: AAAABB\n    稿件: {A: yuxiang, B: {体裁: 广告, 主题: 书屋}}\n稿件:\n"
    body = f"  正文: |\n{indent(COPY, ' ' * 4)}"
    issue = write(above + page + indent(STORY + body, "  "))
    write_pictures(issue)
    (issue / "wide.jpg").rename(issue / "alley.jpg")
    assert main(["build", "mypaper/2026-11-23", "--page", "2"]) == 0
    # Neither the caption nor the copy is in the example, which is not about them.
    assert codes(capsys.readouterr().err) <= {WHITE, "W302", "W111", "W112", "W113"}


def test_the_pages_with_a_corner_and_a_spread_are_made(write, capsys) -> None:
    keys = re.findall(r"[A-H]: (\w+)", PAGES)
    copy = COPY[: COPY.rindex("。", 0, 300) + 1]
    write("date: 2026-11-23\nstories:\n" + "".join(story(key, copy) for key in keys) + PAGES)
    assert main(["build", "mypaper/2026-11-23"]) == 0
    # One story is not enough for the last page, which the program makes up.
    assert codes(capsys.readouterr().err) <= {WHITE, "W366", "W370", "W376"}


def test_stories_on_no_page_are_dealt_by_the_commands_below_them(write, capsys) -> None:
    at = UNPLACED.index("版:\n")
    others = "".join(story(f"s{n}", COPY[: 150 + 90 * n]) for n in range(12))
    issue = write(f"日期: 2026-11-23\n{UNPLACED[:at]}{others}{UNPLACED[at:]}")
    (issue / "xinqiao.txt").write_text(COPY, encoding="utf-8")
    dealing, building = re.findall(r"banmian ((?:dummy|build) \S+ --(?:write|proof))", README)[-2:]
    assert main(dealing.split()) == 0
    assert main(building.split()) == 0
    assert not re.search(r"\[E", capsys.readouterr().err)


def test_the_paper_for_the_press_is_read(write, capsys) -> None:
    write(SMALLEST, PAPER + PRESS)
    assert main(["build", "mypaper/2026-11-23", "--target", "press"]) == 0
    assert codes(capsys.readouterr().err) == set()
