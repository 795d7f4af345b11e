"""An issue filled: each story on one page, wishes kept, and what stays over told."""

import textwrap

import pytest

from layout.diagnostics import Report
from layout.page import make_up
from layout.proposal.fill import Reason, fill_issue
from layout.proposal.roster import report_filling, write_filling
from layout.read import read_issue
from layout.rules.profile import MODULAR
from layout.rules.registry import measure_plan
from tests.pictures import write_pictures
from tests.proposal.conftest import COPY

PAPER = "name: 试报\nnameplate: {lines: 12}\n"


def news(name, paragraphs, more=""):
    body = "".join(f"      {COPY}\n" for _ in range(paragraphs))
    return f"  {name}:\n    headline: {name}今天有了新消息\n{more}    body: |\n{body}"


def photo(columns=2):
    return (
        "    photos:\n      - {file: wide.jpg, caption: 桥上。, credit: （某某　摄）, "
        f"columns: {columns}}}\n"
    )


@pytest.fixture(scope="module")
def fill(tmp_path_factory, square_faces):
    """Return a function that reads an issue, fills it, and gives all that there is to ask."""

    def run(stories, pages):
        folder = tmp_path_factory.mktemp("fill") / "试报" / "2026-11-23"
        folder.mkdir(parents=True)
        (folder.parent / "paper.yaml").write_text(PAPER, encoding="utf-8")
        write_pictures(folder)
        text = f"date: 2026-11-23\nstories:\n{stories}pages:\n{textwrap.indent(pages, '  ')}"
        (folder / "issue.yaml").write_text(text, encoding="utf-8")
        report = Report()
        issue, style = read_issue(folder, report)
        report.check()
        filling = fill_issue(issue, style, square_faces)
        report_filling(filling, report, is_unasked=False)
        pages = []
        for page in filling.issue.pages:
            found = filling.proposals.get(page.number)
            pages.append(found.best[0].onto(page) if found else page)
        made = Report()
        make_up(filling.issue, [page for page in pages if page.items], style, square_faces, made)
        told = [d.code for d in (*report.diagnostics, *made.diagnostics) if d.code[0] in "EW"]
        return filling, told

    return run


LEADS = news("甲", 24, "    rank: 1\n" + photo()) + news("乙", 28, "    rank: 1\n" + photo())
REST = "".join(
    news(name, count, f"    rank: {rank}\n{photo(1) if name in '丙己' else ''}")
    for name, count, rank in (
        ("丙", 16, 2), ("丁", 15, 2), ("戊", 9, 3), ("己", 8, 3), ("庚", 9, 3), ("辛", 6, 4),
        ("壬", 7, 4), ("癸", 8, 3),
    )
)  # fmt: skip
PAGES = "- section: 要闻\n- section: 综合·副刊\n"


@pytest.fixture(scope="module")
def filled(fill):
    """Ten stories on two pages: the filling, and what is told of it."""
    return fill(LEADS + REST, PAGES)


def page_of(filling, story):
    return next(row.page for row in filling.dealt if row.story == story)


def test_every_story_stands_on_one_page_and_every_page_is_sound(filled):
    filling, told = filled
    stories = [row.story for row in filling.dealt]
    left = [gone.unplaced.item.id for gone in filling.left]
    assert sorted([*stories, *left]) == sorted("甲乙丙丁戊己庚辛壬癸")
    assert set(filling.proposals) == {1, 2}
    for found in filling.proposals.values():
        assert not any(f.is_hard for f in measure_plan(found.best[0].plan, MODULAR))
    assert [code for code in told if code not in ("W392", "W394")] == []


def test_the_strongest_story_leads_page_one_and_each_page_has_a_lead(filled):
    filling, _ = filled
    first = next(row for row in filling.dealt if row.story == "甲")
    assert (first.page, first.letter, first.reason) == (1, "A", Reason.FRONT)
    assert page_of(filling, "乙") == 2


def test_wishes_for_a_page_or_a_section_are_kept(fill):
    more = REST.replace("  丁:\n", "  丁:\n    page: 1\n").replace(
        "  戊:\n", "  戊:\n    版面: 副刊\n"
    )
    filling, _ = fill(LEADS + more, PAGES)
    assert (page_of(filling, "丁"), page_of(filling, "戊")) == (1, 2)
    why = {row.story: row.reason for row in filling.dealt}
    assert (why["丁"], why["戊"]) == (Reason.PAGE, Reason.SECTION)


def test_what_an_editor_has_named_on_a_page_stays_there(fill):
    filling, _ = fill(LEADS + REST, "- section: 要闻\n  stories: {K: 乙}\n- section: 副刊\n")
    row = next(row for row in filling.dealt if row.story == "乙")
    assert (row.page, row.letter, row.reason) == (1, "K", Reason.GIVEN)
    assert page_of(filling, "甲") == 2


def test_a_page_with_a_dummy_takes_nothing(fill):
    pages = "- section: 要闻\n  dummy: AAAAAA\n  stories: {A: 甲}\n- section: 副刊\n"
    filling, _ = fill(LEADS + REST + news("子", 3, "    page: 1\n"), pages)
    assert [row.story for row in filling.dealt if row.page == 1] == []
    gone = next(gone for gone in filling.left if gone.unplaced.item.id == "子")
    assert (gone.page, gone.over) == (0, 0)


def test_too_much_copy_stays_over_and_what_it_lacks_is_told(fill):
    many = "".join(news(f"多{i}", 9) for i in range(12))
    filling, told = fill(LEADS + REST + many, PAGES)
    assert len(filling.left) >= 5
    assert set(filling.proposals) == {1, 2}
    assert "W392" in told
    assert not {"甲", "乙"} & {gone.unplaced.item.id for gone in filling.left}


def test_too_little_copy_leaves_pages_that_are_told_of(fill):
    filling, _ = fill(LEADS, PAGES + "- section: 广告\n")
    assert filling.left == ()
    assert filling.proposals == {}
    assert not filling.is_optimal


def test_the_same_issue_is_filled_the_same_way_every_time(fill, filled):
    first, again = (
        [(row.story, row.page, row.letter, row.reason) for row in filling.dealt]
        for filling, _ in (filled, fill(LEADS + REST, PAGES))
    )
    assert first == again


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_roster_names_every_story_with_its_reason(filled, lang):
    filling, _ = filled
    text = "\n".join(write_filling(filling, lang))
    assert all(f" {row.story}　" in text for row in filling.dealt)
