"""Stories that stay over: what is said to let them in does, when it is set."""

import pytest
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.model import Unplaced
from layout.page import make_up
from layout.proposal.changes import length_of, lengthen, shorten
from layout.proposal.deal import HELD, Deal
from layout.proposal.fill import Filling, Leftover
from layout.proposal.leftover import find_cuts
from layout.proposal.propose import pose_problem, propose_tightly
from layout.proposal.roster import report_filling
from layout.rules.profile import MODULAR
from tests.proposal.test_propose import PAGE


def leave_over(desk, letter: str, more: int) -> Filling:
    """Return an issue filled but for one story of its page, made longer."""
    story = lengthen(dict(desk.page.items)[letter], more)
    items = tuple(item for item in desk.page.items if item[0] != letter)
    pages = (desk.issue.pages[0], replace(desk.page, items=items))
    left = Leftover(Unplaced(item=story), 2, 100)
    issue = replace(desk.issue, pages=pages, unplaced=(left.unplaced,))
    return Filling(issue, (), (left,), {}, {}, Deal((HELD,), 0, 0), 1)


@pytest.mark.parametrize("more", [2400, 2450])
def test_a_story_cut_as_told_comes_onto_its_page(open_desk, more):
    desk = open_desk(PAGE)
    filling = leave_over(desk, "C", more)
    (left,) = filling.left
    cuts = find_cuts(filling, desk.style, desk.faces)
    amount = cuts[left.unplaced.item.id]
    assert 0 < amount <= length_of(left.unplaced.item) // 2
    page = filling.issue.pages[1]
    page = replace(page, items=(*page.items, ("X", shorten(left.unplaced.item, amount))))
    best = propose_tightly(pose_problem(desk.composer, filling.issue, page, MODULAR))
    assert best is not None
    report = Report()
    make_up(filling.issue, [best.onto(page)], desk.style, desk.faces, report)
    assert not report.has_errors
    assert "W301" not in {d.code for d in report.diagnostics}


def test_a_story_that_would_come_in_whole_is_not_cut(open_desk):
    desk = open_desk(PAGE)
    assert set(find_cuts(leave_over(desk, "C", 0), desk.style, desk.faces).values()) == {0}


def test_nothing_is_told_of_a_story_that_would_lose_more_than_half(open_desk):
    desk = open_desk(PAGE)
    assert find_cuts(leave_over(desk, "C", 4000), desk.style, desk.faces) == {}


@pytest.mark.parametrize(("cut", "code"), [(None, "W392"), (12, "W395"), (0, "W394")])
def test_what_was_set_is_told_instead_of_what_was_guessed(open_desk, cut, code):
    filling = leave_over(open_desk(PAGE), "C", 100)
    own = filling.left[0].unplaced.item.id
    report = Report()
    known = {} if cut is None else {own: cut}
    report_filling(filling, report, is_unasked=False, cuts=known)
    assert [d.code for d in report.diagnostics if d.code != "W115"] == [code]
