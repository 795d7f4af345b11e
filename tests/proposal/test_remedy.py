"""Pages that do not come out: what is suggested was set, and the page comes out with it."""

from __future__ import annotations

from layout.diagnostics import Report
from layout.proposal import propose_page
from layout.proposal.explain import write_depths
from layout.proposal.propose import propose_tightly
from layout.proposal.remedy import Kind, find_depths, find_remedies
from tests.proposal.conftest import COPY, photo, story

# A lead and three stories of text, which hardly give: too long by a little, or too short.
LEAD = story("A", 17, "第四座大桥今天清晨正式通车", "        rank: 1\n")


def page(second: int, third: int, extra: str = "") -> str:
    return (
        LEAD
        + story("B", second, "图书馆延长开放", "        rank: 2\n" + extra)
        + story("C", third, "社区食堂开到家门口")
    )


def test_copy_to_cut_is_told_when_the_page_is_too_long(open_desk):
    desk = open_desk(page(50, 25))
    problem = desk.pose()
    assert propose_tightly(problem) is None
    assert min(find_depths(problem)) > problem.lines
    remedies = find_remedies(desk.setting())
    assert [remedy.kind for remedy in remedies] == [Kind.CUT, Kind.CUT]
    assert all(remedy.proposal.is_sound for remedy in remedies)
    # As an editor would do it: the last characters of the story taken out, the page comes out.
    letter, amount = remedies[0].letter, remedies[0].amount
    lengths = {"A": 17, "B": 50, "C": 25}
    short = (COPY * 2)[: len(COPY) - amount % len(COPY)] if amount % len(COPY) else ""
    kept = lengths[letter] - 1 - amount // len(COPY)
    lengths[letter] = kept
    text = page(lengths["B"], lengths["C"])
    mark = text.index(f"      {chr(ord(letter) + 1)}:") if letter != "C" else len(text)
    cut = text[:mark] + (f"          {short}\n" if short else "") + text[mark:]
    assert propose_tightly(open_desk(cut).pose()) is not None


def test_a_picture_is_enlarged_where_that_fills_the_page(open_desk):
    desk = open_desk(page(23, 34, photo()))
    problem = desk.pose()
    assert propose_tightly(problem) is None
    assert max(find_depths(problem)) < problem.lines
    remedy = find_remedies(desk.setting())[0]
    assert (remedy.kind, remedy.letter) == (Kind.ENLARGE, "B")
    deep = photo().replace(
        "            cap", f"            lines: {remedy.amount}\n            cap"
    )
    mended = propose_tightly(open_desk(page(23, 34, deep)).pose())
    assert mended is not None


def test_too_much_copy_is_an_error_that_tells_how_much(open_desk):
    desk = open_desk(page(60, 60))
    report = Report()
    found = propose_page(desk.issue, desk.page, desk.style, desk.faces, report)
    assert found.best == ()
    amounts = {d.code: dict(d.args).get("amount") for d in report.diagnostics}
    assert "E371" in amounts
    # 137 paragraphs and bylines are some 12,000 characters; the page has 86 lines of 66.
    assert 2000 < amounts["W375"] < 12_000 - 86 * 66


def test_too_little_copy_is_made_up_with_white_and_said(open_desk):
    desk = open_desk(story("A", 6, "第四座大桥今天清晨正式通车", "        rank: 1\n"))
    report = Report()
    found = propose_page(desk.issue, desk.page, desk.style, desk.faces, report)
    assert found.slack.white
    assert {"W370", "W376"} <= {d.code for d in report.diagnostics}
    assert set(desk.set(found.best[0])) == {"W301"}


def test_depths_are_written_as_ranges():
    assert write_depths((84, 85, 86, 88)) == "84–86、88"
    assert write_depths((84, 86), ", ") == "84, 86"
