"""Pages with pinned stories, written down: the page read back is the page proposed."""

import difflib
import re
import textwrap

import pytest

from layout.build import make_pages, propose_pages, write_dummies
from layout.diagnostics import LayoutError, Report
from layout.display.dump import dump
from layout.page import make_up
from tests.pictures import write_pictures
from tests.proposal.conftest import photo, story

STORIES = (
    story("A", 14, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo())
    + story("B", 9, "图书馆延长开放", "        rank: 2\n")
    + story("C", 5, "社区食堂开到家门口")
    + story("D", 4, "流动图书车开进村小")
    + story("E", 6, "夜市摊位有了二维码")
    + "      P:\n        kind: picture\n        series: 一线镜头\n"
    "        photo: {file: wide.jpg, caption: 晨练, credit: （某某　摄）}\n"
    "      Z: {kind: advertisement, headline: 好房出售, columns: 4, lines: 12}\n"
)
PLACES = [
    pytest.param("{P: [5, 1, 2, 17]}", id="head"),
    pytest.param("{Z: [1, 75, 4, 12]}", id="advertisement"),
    pytest.param("{P: [5, 1, 2, 17], Z: [1, 73, 6, 14]}  # 钉住", id="both"),
    pytest.param("{P: [3, 30, 2, 17]}", id="island"),
    pytest.param("{P: [1, 1, 2, 17], Z: [3, 75, 4, 12]}", id="lead's corner"),
    pytest.param("\n      # 版角\n      P: [5, 70, 2, 17]", id="foot"),
]


@pytest.fixture
def write_issue(tmp_path):
    """Return a function that writes an issue whose page 2 pins stories, and returns its file."""

    def write(places: str):
        folder = tmp_path / "试报" / "2026-11-23"
        folder.mkdir(parents=True)
        (folder.parent / "paper.yaml").write_text("name: 试报\n", encoding="utf-8")
        write_pictures(folder)
        text = textwrap.dedent("""\
            date: 2026-11-23
            pages:
              - dummy: |
                  AAAAAA
                stories: {A: {body: 完。}}
              - section: 综合   # 二版
                places: PLACES
                # 稿件
                stories:
            """)
        text = text.replace("PLACES", places) + STORIES
        (folder / "issue.yaml").write_text(text, encoding="utf-8")
        return folder / "issue.yaml"

    return write


def dump_page(issue, page, style, faces) -> str:
    report = Report()
    made = make_up(issue, (page,), style, faces, report)
    assert not report.has_errors
    # Lines of the file are more with the map in it.
    return re.sub(r"yaml:\d+:", "yaml:", dump(made, glyphs=True))


@pytest.mark.parametrize("places", PLACES)
def test_the_page_written_down_is_the_page_proposed(write_issue, places):
    path = write_issue(places)
    before = path.read_text(encoding="utf-8")
    draft = propose_pages(path, Report(), 2)
    edition = make_pages(path, Report(), 2)
    (proposals,) = draft.pages
    page = proposals.best[0].onto(proposals.problem.page)
    proposed = dump_page(edition.issue, page, edition.style, edition.faces)
    write_dummies(path, draft, Report())
    after = path.read_text(encoding="utf-8")
    changed = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert {line[0] for line in changed if line[0] != "?"} == {" ", "+"}
    again = make_pages(path, Report(), 2)
    assert again.issue.pages[1].dummy == _drawn(proposals, again.issue.pages[1])
    assert dump_page(again.issue, again.issue.pages[1], again.style, again.faces) == proposed
    pinned = {letter for letter, _ in proposals.problem.page.places}
    assert {letter for letter, _ in again.issue.pages[1].places} == pinned != set()
    # Proposed anew, the page is the same: its pins are still there.
    write_dummies(path, propose_pages(path, Report(), 2), Report())
    assert path.read_text(encoding="utf-8") == after


def _drawn(proposals, page):
    dummy = proposals.best[0].drawn
    return type(dummy)(dummy.rows, dummy.heights, page.dummy.span)


@pytest.mark.parametrize(
    "place", ["[1, 1, 6, 39]", "[1, 2, 6, 39]", "[1, 1, 5, 40]", "[2, 1, 5, 40]"]
)
def test_a_map_that_draws_a_story_elsewhere_than_it_is_pinned_is_an_error(write_issue, place):
    path = write_issue(f"{{A: {place}}}")
    text = path.read_text(encoding="utf-8")
    drawn = "    dummy: |\n      AAAAAA 40\n      BBCCDD\n      EEEPPP\n      ZZZZZZ 12\n"
    path.write_text(text.replace("    # 稿件\n", drawn), encoding="utf-8")
    with pytest.raises(LayoutError) as caught:
        make_pages(path, Report(), 2)
    assert [d.code for d in caught.value.diagnostics if d.code[0] == "E"] == ["E169"]
