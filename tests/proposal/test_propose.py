"""Proposals: sound, whole, the best first, really different, and the same every time."""

from itertools import islice

import pytest
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.proposal import propose_page
from layout.proposal.guillotine import Sheet, cut_sheet
from layout.proposal.problem import NO_SLACK, draw_map, make_pieces
from layout.proposal.propose import differ, propose, weigh, weigh_under
from layout.proposal.ranking import rank_pages
from layout.rules.profile import MODULAR, TRADITIONAL
from layout.rules.registry import measure_plan
from tests.proposal.conftest import photo, story

LEAD = story("A", 14, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo())
SECOND = story("B", 9, "图书馆延长开放", "        rank: 2\n")
SMALL = "".join(
    story(letter, count, head)
    for letter, count, head in (
        ("C", 5, "社区食堂开到家门口"),
        ("D", 4, "流动图书车开进村小"),
        ("E", 6, "夜市摊位有了二维码"),
        ("F", 3, "供热管网检修提前完成"),
    )
)
PICTURE = """\
      P:
        kind: picture
        series: 一线镜头
        photo: {file: wide.jpg, caption: 晨练, credit: （某某　摄）}
"""
ADVERTISEMENT = """\
      Z:
        kind: advertisement
        headline: 好房出售
        body: |
          江景，三室两厅
"""
PAGE = LEAD + SECOND + SMALL + PICTURE


@pytest.fixture
def desk(open_desk):
    return open_desk(PAGE)


def test_the_best_proposal_breaks_no_hard_rule_and_sets_without_a_word(desk):
    found = propose(desk.pose())
    (best,) = found.best
    assert best.is_sound
    assert not any(f.is_hard for f in measure_plan(best.plan, MODULAR))
    assert desk.set(best) == []


def test_every_story_stands_on_the_map_once_and_the_map_is_the_page(desk):
    problem = desk.pose()
    best = propose(problem).best[0]
    dummy = best.dummy
    assert sum(dummy.heights) == problem.lines
    assert set("".join(dummy.rows)) == {letter for letter, _ in desk.page.items}
    assert sorted(block.letter for block in best.plan.blocks) == sorted(set("".join(dummy.rows)))


def test_the_lead_stands_top_left_with_the_largest_head(desk):
    plan = propose(desk.pose()).best[0].plan
    lead = next(block for block in plan.blocks if block.letter == "A")
    assert (lead.slab.column, lead.slab.line) == (0, 0)
    others = [b.facts.headline.size for b in plan.blocks if b is not lead and b.facts.headline]
    assert lead.facts.headline.size > max(others)


def test_proposals_come_in_the_order_of_their_costs_and_differ(desk):
    best = propose(desk.pose(), 3).best
    assert len(best) == 3
    assert [p.cost for p in best] == sorted(p.cost for p in best)
    assert all(differ(a.plan, b.plan) >= 30 for a in best for b in best if a is not b)
    assert [desk.set(proposal) for proposal in best] == [[], [], []]


def test_the_cost_is_never_under_the_bound(desk):
    found = propose(desk.pose())
    assert found.best[0].cost >= found.bound
    assert found.is_optimal == (found.best[0].cost == found.bound)


def test_the_same_page_is_proposed_every_time(desk):
    assert propose(desk.pose(), 2).best == propose(desk.pose(), 2).best


def test_advertisements_stand_at_the_foot(open_desk):
    desk = open_desk(PAGE + ADVERTISEMENT)
    best = propose(desk.pose()).best[0]
    slab = next(block.slab for block in best.plan.blocks if block.letter == "Z")
    assert slab.end == desk.pose().lines
    assert desk.set(best) == []


SOLD = """\
      X: {kind: advertisement, headline: 好房出售, columns: 4, lines: 14}
      Y: {kind: advertisement, headline: 江边饭店, columns: 2, lines: 14}
      Z: {kind: advertisement, headline: 码头茶馆, columns: 6, lines: 12}
"""


def test_advertisements_are_stacked_at_the_foot_as_they_were_sold(open_desk):
    desk = open_desk(PAGE + SOLD)
    best = propose(desk.pose()).best[0]
    blocks = {block.letter: block for block in best.plan.blocks}
    paid = [blocks[letter] for letter in "XYZ"]
    assert [(b.slab.columns, b.lines) for b in paid] == [(4, 14), (2, 14), (6, 12)]
    highest = min(b.slab.line for b in paid)
    assert all(b.slab.end <= highest for letter, b in blocks.items() if letter not in "XYZ")
    assert desk.set(best) == []


def test_seams_are_dearer_in_the_traditional_style(desk):
    modular, traditional = (
        propose(desk.pose(profile)).best[0].plan for profile in (MODULAR, TRADITIONAL)
    )
    seams = [len(measure_plan(plan, MODULAR, ["C2"])) for plan in (modular, traditional)]
    assert seams[1] <= seams[0]


def test_rows_left_open_deal_out_to_a_sound_page(desk):
    for proposal in propose(desk.pose(), 3).best:
        if proposal.has_open_rows:
            assert set(proposal.drawn.heights) == {None}
            page = replace(desk.page, dummy=proposal.drawn)
            report = replace(desk.composer)
            from layout.page.makeup import make_up_page

            make_up_page(report, desk.issue, page)
            assert not report.report.has_errors


def test_a_page_of_one_story_is_that_story(open_desk):
    desk = open_desk(story("A", 30, "第四座大桥今天清晨正式通车", "        rank: 1\n" + photo()))
    best = propose(desk.pose()).best[0]
    assert best.dummy.rows == ("AAAAAA",)


def test_no_width_is_an_option_that_the_story_cannot_be_set_in(open_desk):
    extra = photo().replace("            caption", "            columns: 3\n            caption")
    desk = open_desk(story("A", 20, extra="        rank: 1\n" + extra) + SECOND)
    (piece, _) = make_pieces(desk.pose(), NO_SLACK)
    # Three legs under the picture at least.
    assert min(option.columns for option in piece.options) >= 3


def test_a_map_has_a_row_for_every_edge(desk):
    plan = propose(desk.pose()).best[0].plan
    dummy = draw_map(plan)
    edges = {b.slab.line for b in plan.blocks} | {b.slab.end for b in plan.blocks}
    assert len(dummy.rows) == len(edges) - 1
    assert all(len(row) == plan.columns for row in dummy.rows)


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("[5, 67, 2, 20]", id="foot"),
        pytest.param("[1, 60, 6, 27]", id="across", marks=pytest.mark.slow),
        pytest.param("[5, 1, 2, 17]", id="head", marks=pytest.mark.slow),
    ],
)
def test_a_page_is_made_up_round_what_is_pinned_in_a_corner(open_desk, place):
    desk = open_desk(PAGE + f"    places:\n      P: {place}\n")
    best = propose(desk.pose()).best[0]
    column, line, columns, lines = map(int, place.strip("[]").split(","))
    slab = next(block.slab for block in best.plan.blocks if block.letter == "P")
    assert (slab.column + 1, slab.line + 1) == (column, line)
    assert (slab.columns, slab.end - slab.line) == (columns, lines)
    assert "E301" not in desk.set(best)


@pytest.mark.parametrize(
    "places",
    [
        pytest.param({"P": (3, 30, 2, 17)}, id="island"),
        pytest.param({"P": (5, 40, 2, 17)}, id="right edge", marks=pytest.mark.slow),
        pytest.param({"P": (1, 1, 2, 17)}, id="top left"),
        pytest.param({"Z": (1, 45, 6, 9)}, id="strip", marks=pytest.mark.slow),
        pytest.param({"Z": (3, 74, 2, 13), "P": (5, 40, 2, 17)}, id="foot and edge"),
        pytest.param({"P": (3, 30, 2, 17), "Z": (3, 47, 2, 12)}, id="touching"),
    ],
)
def test_a_page_is_made_up_round_what_is_pinned_anywhere(open_desk, places):
    sold = "      Z: {kind: advertisement, headline: 好房出售}\n" if "Z" in places else ""
    rows = ", ".join(f"{letter}: {list(place)}" for letter, place in places.items())
    desk = open_desk(PAGE + sold + f"    places: {{{rows}}}\n")
    found = propose(desk.pose())
    (best,) = found.best
    slabs = {block.letter: block.slab for block in best.plan.blocks}
    for letter, place in places.items():
        slab = slabs[letter]
        got = slab.column + 1, slab.line + 1, slab.columns, slab.end - slab.line
        assert got == place
    assert best.is_sound
    assert slabs["A"].line == 0
    assert slabs["A"].column == (2 if places.get("P") == (1, 1, 2, 17) else 0)
    assert "E301" not in desk.set(best)


def propose_with(open_desk, stories: str) -> list[str]:
    """Return the codes told of a page for which nothing is proposed."""
    desk = open_desk(stories)
    report = Report()
    found = propose_page(desk.issue, desk.page, desk.style, desk.faces, report)
    assert found.best == ()
    return [d.code for d in report.diagnostics]


def test_pins_that_no_cut_parts_are_named(open_desk):
    ads = "".join(f"      {z}: {{kind: advertisement, headline: 好房}}\n" for z in "WXYZ")
    places = "{W: [1, 1, 4, 20], X: [5, 1, 2, 60], Y: [3, 61, 4, 26], Z: [1, 21, 2, 66]}"
    codes = propose_with(open_desk, LEAD + ads + f"    places: {places}\n")
    assert codes == ["E373"]


def test_pins_within_a_page_of_too_many_stories_are_refused(open_desk):
    many = "".join(story(chr(ord("G") + i), 3, f"供热管网检修{i}期") for i in range(6))
    codes = propose_with(open_desk, PAGE + many + "    places: {P: [3, 30, 2, 17]}\n")
    assert codes == ["E398"]


def test_pages_that_cannot_be_the_best_are_told_without_weighing_them_to_the_end(desk):
    problem = desk.pose()
    sheet = Sheet(problem.columns, problem.lines + 1, problem.lines + 1)
    cuts = cut_sheet(sheet, make_pieces(problem))
    for ranked in islice(rank_pages(cuts).pages(), 200):
        whole = weigh(problem, ranked)
        assert weigh_under(problem, ranked, None) == (whole if whole.is_sound else None)
        assert weigh_under(problem, ranked, whole.cost) is None
        expected = whole if whole.is_sound else None
        assert weigh_under(problem, ranked, whole.cost + 1) == expected
