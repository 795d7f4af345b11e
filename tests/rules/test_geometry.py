"""For each rule of the make-up a page that keeps it and one that breaks it."""

import pytest
from msgspec.structs import replace

from layout.model import Side
from layout.page.module import Room
from layout.rules.profile import MODULAR, TRADITIONAL
from layout.rules.registry import PLAN_RULES, measure_plan
from tests.rules.conftest import block, headline, plan

# A page that breaks no rule at all: a lead, a picture across from it, a box, a wide foot.
LEAD = block("A", 0, 4, 0, 30, rank=1, headline=headline(42), pictures=1)
SECOND = block("B", 4, 2, 0, 24, rank=2, headline=None)
BOX = block("C", 4, 2, 24, 46, headline=None, is_boxed=True)
THIRD = block("D", 0, 2, 30, 50)
FOURTH = block("E", 2, 2, 30, 46, headline=None)
FOOT = block("F", 2, 4, 46, 80, headline=None, pictures=1, kind="picture", legs=0, characters=0)
LAST = block("G", 0, 2, 50, 80, headline=headline(18))
GOOD = plan(LEAD, SECOND, BOX, THIRD, FOURTH, FOOT, LAST)


def broken(rule: str, *blocks, **size) -> list[tuple[str, ...]]:
    """Return the stories of each place where a page breaks a rule."""
    found = measure_plan(plan(*blocks, **size), MODULAR, [rule])
    assert all(finding.rule == rule for finding in found)
    return [finding.letters for finding in found]


def test_a_good_page_breaks_nothing():
    assert measure_plan(GOOD, MODULAR) == ()


def test_overlapping_stories_break_h1():
    assert broken("H1", block("A", 0, 4, 0, 30), block("B", 3, 3, 0, 20)) == [("A", "B")]


@pytest.mark.parametrize("wrong", [block("A", 4, 3, 0, 30), block("A", 0, 3, 60, 81)])
def test_stories_outside_the_type_area_break_h1(wrong):
    assert broken("H1", wrong) == [("A",)]


def test_a_hole_in_the_page_breaks_h2():
    assert broken("H2", block("A", 0, 6, 0, 79)) == [()]


def test_white_that_the_dummy_declares_keeps_h2():
    declared = replace(plan(block("A", 0, 6, 0, 79)), white=6)
    assert measure_plan(declared, MODULAR, ["H2"]) == ()


def test_a_story_with_white_at_its_foot_breaks_h2():
    assert broken("H2", block("A", 0, 6, 0, 80, room=Room(70, 75, 77))) == [("A",)]


def test_a_story_without_the_lines_it_needs_breaks_h3():
    wrong = block("A", 0, 6, 0, 80, room=Room(83, 83, 85))
    assert broken("H3", wrong) == [("A",)]
    (found,) = measure_plan(plan(wrong), MODULAR, ["H3"])
    assert (found.measured, found.is_hard) == (3, True)


def test_two_lines_under_a_head_break_h7():
    assert broken("H7", block("A", 0, 6, 0, 80, leg_lines=2)) == [("A",)]


def test_a_lead_elsewhere_than_top_left_breaks_h14():
    lead = block("A", 2, 4, 0, 40, rank=1, headline=headline(42))
    assert broken("H14", lead, block("B", 0, 2, 0, 40)) == [("A",)]


def test_a_head_as_large_as_the_leads_breaks_h14():
    assert broken("H14", LEAD, block("B", 4, 2, 0, 30, headline=headline(42))) == [("A", "B")]


def test_twin_leads_may_have_heads_of_one_size():
    twin = block("B", 4, 2, 0, 30, rank=1, headline=headline(42))
    (found,) = measure_plan(plan(LEAD, twin), MODULAR, ["H14"])
    assert not found.is_hard


@pytest.mark.parametrize("characters", [9, 49])
def test_lines_too_short_or_too_long_break_h15(characters):
    assert broken("H15", block("A", 0, 6, 0, 80, characters=characters)) == [("A",)]


@pytest.mark.parametrize("characters", [10, 48])
def test_the_limits_of_h15_are_kept(characters):
    assert broken("H15", block("A", 0, 6, 0, 80, characters=characters)) == []


def test_like_heads_side_by_side_break_c1_hard():
    one, other = block("A", 0, 3, 0, 40), block("B", 3, 3, 0, 30)
    (found,) = measure_plan(plan(one, other), MODULAR, ["C1"])
    assert (found.letters, found.measured, found.is_hard) == (("A", "B"), 100, True)


def test_unlike_heads_side_by_side_break_c1_softly():
    one, other = block("A", 0, 3, 0, 40), block("B", 3, 3, 0, 30, headline=headline(24))
    (found,) = measure_plan(plan(one, other), MODULAR, ["C1"])
    assert not found.is_hard
    assert found.cost > 0


@pytest.mark.parametrize(
    "other",
    [
        block("B", 3, 3, 0, 30, is_boxed=True),
        block("B", 3, 3, 20, 50),
        block("B", 3, 3, 1, 30, headline=None),
    ],
)
def test_a_box_a_step_or_no_head_keeps_c1(other):
    assert broken("C1", block("A", 0, 3, 0, 40), other) == []


def test_heads_that_meet_further_down_break_c1_too():
    blocks = (
        block("A", 0, 3, 0, 31, headline=None),
        block("B", 3, 3, 0, 30, headline=None),
        block("C", 0, 3, 31, 80),
        block("D", 3, 3, 30, 80),
    )
    assert broken("C1", *blocks) == [("C", "D")]


def test_a_seam_across_breaks_c2():
    (found,) = measure_plan(
        plan(block("A", 0, 6, 0, 40), block("B", 0, 6, 40, 80)), MODULAR, ["C2"]
    )
    assert (found.line, found.cost) == (41, MODULAR.across)


def test_a_seam_down_breaks_c2():
    (found,) = measure_plan(plan(block("A", 0, 2, 0, 80), block("B", 2, 4, 0, 80)), MODULAR, ["C2"])
    assert (found.column, found.cost) == (3, MODULAR.down)


def test_a_seam_over_advertisements_keeps_c2():
    advertisement = block("B", 0, 6, 60, 80, kind="advertisement", rank=5)
    assert broken("C2", block("A", 0, 6, 0, 60), advertisement) == []


def test_four_corners_in_a_point_break_c3():
    blocks = [
        block(letter, column, 3, line, line + 40)
        for letter, column, line in zip("ABCD", (0, 3, 0, 3), (0, 0, 40, 40), strict=True)
    ]
    assert broken("C3", *blocks) == [("A", "B", "C", "D")]
    assert broken("C3", blocks[0], blocks[1], block("C", 0, 6, 40, 80)) == []


# An L on the left, another story in its notch below or above it.
L_DOWN = block("A", 0, 4, 0, 60, spans=((0, 60), (0, 60), (0, 30), (0, 30)))
L_UP = block("A", 0, 4, 0, 60, spans=((0, 60), (0, 60), (30, 60), (30, 60)))


def test_an_l_breaks_c4_and_no_rule_of_rectangles():
    page = plan(L_DOWN, block("B", 2, 4, 30, 60), block("C", 4, 2, 0, 30), lines=60)
    assert [f.measured for f in PLAN_RULES["C4"](page, MODULAR)] == [6]
    assert all(f.is_hard for f in PLAN_RULES["C4"](page, MODULAR))
    assert not any(f.is_hard for f in PLAN_RULES["C4"](page, TRADITIONAL))
    for rule in ("H1", "H2", "C2", "C3"):
        assert not any(PLAN_RULES[rule](page, MODULAR)), rule
    assert broken("C4", block("B", 2, 2, 30, 60)) == []


def test_a_story_in_an_l_breaks_h1_and_one_in_its_notch_does_not():
    assert broken("H1", L_DOWN, block("B", 1, 3, 30, 60)) == [("A", "B")]
    assert broken("H1", L_DOWN, block("B", 2, 2, 29, 60)) == [("A", "B")]
    assert broken("H1", L_UP, block("B", 2, 2, 0, 30)) == []


def test_the_head_of_an_l_stands_over_its_own_columns():
    over = block("B", 2, 2, 0, 30)
    assert broken("C1", L_UP, over) == [("A", "B")]
    assert broken("C1", L_UP, block("B", 4, 2, 0, 30)) == []
    # The lead's head is what stands at the top left, not the rectangle round it.
    right = block("A", 0, 4, 0, 60, rank=1, spans=((30, 60), (30, 60), (0, 60), (0, 60)))
    assert broken("H14", right) == [("A",)]
    # A small story in the notch over a leg does not stand over the lead.
    lead = block("A", 0, 4, 0, 60, rank=1, spans=L_UP.slab.spans)
    assert broken("C11", lead, block("B", 2, 2, 0, 30, rank=4)) == []


def test_a_head_with_text_beside_it_stands_over_its_own_legs():
    neighbour = block("B", 3, 3, 0, 40)
    run_in = block("A", 0, 3, 0, 40, legs=3, seat=(0, 2))
    assert broken("C1", run_in, neighbour) == []
    assert broken("C1", block("A", 0, 3, 0, 40), neighbour) == [("A", "B")]
    # On the left of the other's text it butts as any head.
    beside = block("B", 3, 3, 0, 40, legs=3, seat=(0, 2))
    assert broken("C1", block("A", 0, 3, 0, 40), beside) == [("A", "B")]


def test_four_corners_meet_at_the_corner_of_an_l_too():
    rest = (block("B", 2, 1, 30, 60), block("C", 3, 1, 30, 60))
    assert broken("C3", L_DOWN, *rest) == []
    crossed = (block("B", 2, 2, 30, 60), block("C", 4, 2, 0, 30), block("D", 4, 2, 30, 60))
    assert broken("C3", L_DOWN, *crossed) == [("A", "B", "C", "D")]


def test_text_that_turns_under_a_picture_breaks_c6():
    picture = block("B", 2, 2, 0, 30, kind="picture")
    assert broken("C6", L_UP, picture) == [("A", "B")]
    assert broken("C6", L_UP, block("B", 2, 2, 0, 30)) == []


def test_a_story_among_boxes_breaks_c6():
    boxes = (
        block("A", 0, 2, 0, 80, is_boxed=True),
        block("B", 4, 2, 0, 80, is_boxed=True),
        block("C", 2, 2, 0, 30, is_boxed=True),
    )
    inside = block("D", 2, 2, 30, 80)
    assert broken("C6", *boxes, inside) == [("D",)]
    assert broken("C6", *boxes[:2], inside) == []


@pytest.mark.parametrize(
    "more", [{"leg_lines": 5}, {"leg_lines": 70}, {"leg_lines": 20, "hollow": 4}]
)
def test_stumps_ribbons_and_uneven_legs_break_c7(more):
    assert broken("C7", block("A", 0, 6, 0, 80, **more)) == [("A",)]


def test_one_narrow_leg_is_a_ribbon_sooner():
    narrow = {"legs": 1, "characters": 11, "leg_lines": 45}
    assert broken("C7", block("A", 0, 1, 0, 50, headline=headline(16), **narrow)) == [("A",)]
    # A column of briefs has a head every few lines.
    assert broken("C7", block("A", 0, 1, 0, 50, headline=None, **narrow)) == []
    short = {**narrow, "leg_lines": 40}
    assert broken("C7", block("A", 0, 1, 0, 45, headline=headline(16), **short)) == []
    two = {**narrow, "legs": 2}
    assert broken("C7", block("A", 0, 2, 0, 50, headline=headline(16), **two)) == []


def test_headlines_thin_or_small_break_c9():
    assert broken("C9", block("A", 0, 6, 0, 80, headline=headline(share=600))) == [("A",)]
    assert broken("C9", block("A", 0, 6, 0, 80, headline=headline(under=4))) == [("A",)]
    assert broken("C9", block("A", 0, 6, 0, 80, headline=headline(share=750))) == []


def test_a_larger_head_under_a_smaller_one_breaks_c10():
    upper = block("A", 0, 3, 0, 40, headline=headline(16))
    lower = block("B", 0, 3, 40, 80, headline=headline(20))
    assert ("A", "B") in broken("C10", upper, lower)


def test_a_lead_that_is_hardly_larger_breaks_c10():
    lead = block("A", 0, 4, 0, 30, rank=1, headline=headline(32))
    assert broken("C10", lead, block("B", 4, 2, 0, 30, headline=headline(22))) == [("A",)]
    assert broken("C10", LEAD, block("B", 4, 2, 0, 30, headline=headline(22))) == []


def test_an_important_story_under_a_small_one_breaks_c11():
    small, large = block("A", 0, 3, 0, 20, rank=4), block("B", 0, 3, 20, 60, rank=2)
    assert broken("C11", small, large) == [("B", "A")]
    aside = block("B", 3, 3, 20, 60, rank=2)
    assert broken("C11", small, aside) == []


def test_pictures_all_in_one_half_break_c12():
    one = block("A", 0, 3, 0, 30, pictures=1)
    assert broken("C12", one, block("B", 3, 3, 0, 30, pictures=1)) == [("A", "B")]
    assert broken("C12", one, block("B", 3, 3, 50, 80, pictures=1)) == []


def test_a_picture_cropped_beyond_its_limit_breaks_c13():
    wrong = block("A", 0, 6, 0, 20, kind="picture", room=Room(24, 30, 36))
    assert broken("C13", wrong) == [("A",)]


def test_text_that_nothing_breaks_breaks_c14():
    assert broken("C14", block("A", 0, 6, 0, 80, grey=41)) == [("A",)]
    assert broken("C14", block("A", 0, 6, 0, 80, grey=40)) == []


def test_many_measures_and_many_boxes_break_c15():
    measures = [block("ABCD"[i], i, 1, 0, 80, characters=10 + i) for i in range(4)]
    assert broken("C15", *measures) == [()]
    boxes = [block("ABCD"[i], i, 1, 0, 80, is_boxed=True) for i in range(4)]
    assert broken("C15", *boxes) == [("A", "B", "C", "D")]


def test_a_foot_of_narrow_stories_breaks_c16():
    narrow = [block("ABC"[i], 2 * i, 2, 0, 80) for i in range(3)]
    assert broken("C16", *narrow) == [("A", "B", "C")]
    assert broken("C16", block("A", 0, 3, 0, 80), block("B", 3, 3, 0, 80)) == []


def test_a_story_stretched_to_its_limit_breaks_c17():
    assert broken("C17", block("A", 0, 6, 0, 80, room=Room(70, 76, 80))) == [("A",)]
    assert broken("C17", block("A", 0, 6, 0, 80, room=Room(70, 79, 84))) == []


def test_every_rule_of_the_registry_has_a_page_here_that_breaks_it():
    with open(__file__, encoding="utf-8") as file:  # noqa: PTH123 - this very file
        text = file.read()
    assert [rule for rule in PLAN_RULES if f'"{rule}"' not in text] == []


@pytest.mark.parametrize(("wrapped", "is_told"), [(0, False), (3, True), (5, True), (6, False)])
def test_text_about_an_inset_is_six_lines_deep(wrapped, is_told):
    found = broken("C7", block("A", 0, 6, 0, 50, wrapped=wrapped))
    assert found == ([("A",)] if is_told else [])


def test_a_picture_that_parts_a_leg_is_told():
    assert broken("C13", block("A", 0, 6, 0, 80, splitting=1)) == [("A",)]
    assert broken("C13", block("A", 0, 6, 0, 80)) == []


# -- vertical heads --------------------------------------------------------------------------------


def standing(side: Side, size: int = 20, **more):
    return replace(headline(size, **more), side=side)


def upright(letter: str, column: int, side: Side, **more):
    return block(letter, column, 3, 0, 30, headline=standing(side), head_lines=0, **more)


def test_two_vertical_heads_back_to_back_butt():
    one, other = upright("A", 0, Side.RIGHT), upright("B", 3, Side.LEFT)
    (found,) = measure_plan(plan(one, other), MODULAR, ["C1"])
    assert (found.letters, found.is_hard) == (("A", "B"), True)


@pytest.mark.parametrize("side", list(Side))
def test_a_vertical_head_does_not_butt_with_one_that_lies_or_with_text_between(side):
    lying = block("B", 3, 3, 0, 30)
    assert broken("C1", upright("A", 0, side), lying) == []
    assert broken("C1", upright("A", 0, side), upright("B", 3, side)) == []
    assert broken("C1", upright("A", 0, Side.LEFT), upright("B", 3, Side.RIGHT)) == []


def test_a_vertical_head_is_weighed_against_the_lead_but_not_by_its_width():
    lead = block("A", 0, 4, 0, 40, rank=1, headline=headline(40))
    large = block("B", 4, 2, 0, 40, headline=standing(Side.RIGHT, 42), head_lines=0)
    assert broken("H14", lead, large) == [("A", "B")]
    near = replace(large, facts=replace(large.facts, headline=standing(Side.RIGHT, 32)))
    assert broken("C10", lead, near) == [("A",)]
    upper = block("C", 0, 3, 0, 30, headline=headline(18))
    lower = block("D", 0, 3, 30, 60, headline=standing(Side.RIGHT, 24), head_lines=0)
    assert ("C", "D") not in broken("C10", upper, lower)


def test_a_vertical_head_that_fills_little_of_its_depth_is_thin():
    thin = block("A", 0, 3, 0, 30, headline=standing(Side.RIGHT, share=400), head_lines=0)
    assert broken("C9", thin) == [("A",)]
