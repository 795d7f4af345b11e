"""Pages that no single change mends: what is told to be done together does, and no less."""

from __future__ import annotations

from msgspec.structs import replace

from layout.diagnostics import Report
from layout.proposal import propose_page
from layout.proposal.changes import shorten
from layout.proposal.propose import propose_tightly
from layout.proposal.remedy import Kind, find_depths, find_remedies, prove, with_item, without
from layout.proposal.together import find_joint
from tests.proposal.conftest import Desk, story
from tests.proposal.test_propose import LEAD, PICTURE, SECOND
from tests.proposal.test_remedy import page

MANY = (
    LEAD
    + SECOND
    + story("C", 19, "社区食堂开到家门口")
    + story("D", 18, "流动图书车开进村小")
    + story("E", 20, "夜市摊位有了二维码")
    + story("F", 17, "供热管网检修提前完成")
    + PICTURE
)


def tell(desk: Desk) -> dict[str, list[dict[str, object]]]:
    """Return what is told of the page, by code."""
    report = Report()
    propose_page(desk.issue, desk.page, desk.style, desk.faces, report)
    told: dict[str, list[dict[str, object]]] = {}
    for diagnostic in report.diagnostics:
        told.setdefault(diagnostic.code, []).append(dict(diagnostic.args))
    return told


def test_two_stories_are_cut_where_one_is_not_enough(open_desk):
    desk = open_desk(page(55, 45))
    setting = desk.setting()
    assert find_remedies(setting) == ()
    (joint,) = find_joint(setting).found
    assert [step.kind for step in joint.steps] == [Kind.CUT, Kind.CUT]
    items = dict(setting.problem.items)
    problem = setting.problem
    for step in joint.steps:
        cut = shorten(items[step.letter], step.amount)
        alone = with_item(setting, step.letter, cut)
        assert propose_tightly(alone) is None
        problem = with_item(replace(setting, problem=problem), step.letter, cut)
    assert propose_tightly(problem) is not None


def test_two_stories_are_left_out_where_one_is_not_enough(open_desk):
    desk = open_desk(MANY)
    setting = desk.setting()
    assert find_remedies(setting) == ()
    search = find_joint(setting)
    assert len(search.found) == 2
    for joint in search.found:
        assert [step.kind for step in joint.steps] == [Kind.DROP, Kind.DROP]
        letters = [step.letter for step in joint.steps]
        assert prove(setting, without(setting.problem, letters)) is not None
        assert not any(prove(setting, without(setting.problem, (one,))) for one in letters)


def test_steps_are_told_together(open_desk):
    told = tell(open_desk(MANY))
    assert len(told["W398"]) == 2
    assert "W399" not in told
    steps = told["W398"][0]["steps"]
    assert steps.zh.count("撤下") == 2
    assert steps.en.count("leave") == 2


def test_something_is_said_where_nothing_was_found(open_desk):
    told = tell(open_desk(page(300, 300)))
    assert {"E371", "E365"} & set(told)
    assert "W398" not in told
    (nothing,) = told["W399"]
    assert "half" in nothing["tries"].en
    # The least that there is too much is told besides.
    assert told["W375"]


def test_every_depth_is_told_that_the_stories_fill_and_no_other(open_desk):
    problem = open_desk(page(50, 25)).pose()
    found = find_depths(problem)
    deeper = (replace(problem, lines=lines) for lines in range(40, 140))
    able = [problem.lines for problem in deeper if propose_tightly(problem)]
    assert found == tuple(able)
    assert found


def test_depths_are_told_in_both_languages(open_desk):
    desk = open_desk(page(50, 25))
    found = find_depths(desk.pose())
    depths = tell(desk)["E371"][0]["depths"]
    assert depths.zh == f"{found[0]}–{found[-1]} 行"
    assert depths.en == f"{found[0]}–{found[-1]} lines"
