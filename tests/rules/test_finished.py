"""For each rule of the finished page a page that keeps it and one that breaks it."""

import pytest
from msgspec.structs import replace

from layout.display import Group, Role
from layout.geometry import Rect
from layout.model import Page, Photo, Story
from layout.rules.registry import FINISHED_RULES
from layout.units import PT
from tests.rules.conftest import (
    SHEET,
    SPAN,
    article,
    baseline,
    block,
    column_x,
    finished,
    head,
    line,
    paragraph,
    phrase,
    picture,
    plan,
    run,
)

STORY = block("A", 0, 2, 0, 80)
PLAN = plan(STORY, lines=86)
FULL = "十一个汉字排满一行"


def broken(rule: str, *items, of=PLAN, **more) -> list[int]:
    """Return what is measured at each place where a story breaks a rule."""
    page = finished(of, article("story-A", *items), **more)
    found = list(FINISHED_RULES[rule](page))
    assert all(finding.rule == rule for finding in found)
    return [finding.measured for finding in found]


def lines(count: int, column: int = 0, first: int = 4) -> list[Group]:
    return [line(FULL, column, first + i) for i in range(count)]


def test_a_good_story_breaks_nothing():
    text = paragraph(*lines(6), *lines(6, column=1))
    found = [
        rule for rule in FINISHED_RULES if rule[0] != "L" and broken(rule, head("题", 0, 0), text)
    ]
    assert found == []


def test_white_between_head_and_text_breaks_h4():
    assert broken("H4", head("题", 0, 0), paragraph(*lines(5, first=12))) == [10]


def test_a_picture_under_the_head_keeps_h4():
    rect = Rect(column_x(0), SHEET.top + 3 * SHEET.pitch, 20 * SHEET.size, 8 * SHEET.pitch)
    figure = Group(Role.FIGURE, (picture(rect),))
    assert broken("H4", head("题", 0, 0), figure, paragraph(*lines(5, first=12))) == []


def test_text_beside_its_head_breaks_h5():
    assert broken("H5", head("题", 0, 10), paragraph(*lines(3, first=4))) == [3]


def test_legs_that_go_back_break_h5():
    text = paragraph(*lines(5, column=1), *lines(5, column=0))
    assert broken("H5", head("题", 0, 0), text) == [1]


def test_text_outside_its_module_breaks_h6():
    assert broken("H6", paragraph(*lines(3, column=2))) == [3]
    assert broken("H6", paragraph(*lines(3, first=79))) == [2]


@pytest.mark.parametrize(
    "texts",
    [("今天开会", "。明天也开"), ("他说：“", "明天开"), ("一九四九—", "—二〇二六")],
)
def test_marks_at_the_wrong_edge_break_h8(texts):
    text = paragraph(*(line(text, 0, 4 + i) for i, text in enumerate(texts)))
    assert broken("H8", text) == [1]


def test_a_paragraph_may_begin_and_end_as_its_writer_likes():
    assert broken("H8", paragraph(line("”他说", 0, 4)), paragraph(line("他说：“", 0, 5))) == []


def test_a_lone_character_breaks_h9():
    text = paragraph(*lines(3), line("字", 0, 7))
    assert broken("H9", text) == [1]
    assert broken("H9", paragraph(*lines(3), line("字。", 0, 7))) == []


def test_a_lone_line_in_a_leg_breaks_h9():
    assert broken("H9", paragraph(*lines(5), *lines(1, column=1))) == [1]


def test_baselines_off_the_grid_break_h10():
    text = paragraph(*lines(2), line(FULL, 0, 6, off=1))
    assert broken("H10", text) == [1]


def test_legs_without_a_gutter_break_h11():
    wide = plan(block("A", 0, 2, 0, 80, characters=14), lines=86)
    text = paragraph(*lines(4), *lines(4, column=1))
    assert broken("H11", text, of=wide) == [-2]
    assert broken("H11", text) == []


def figure(caption_y: int, words: str = "图说") -> Group:
    rect = Rect(column_x(0), baseline(4), 11 * SHEET.size, 10 * SHEET.pitch)
    y = rect.bottom + caption_y
    caption = Group(Role.CAPTION, (Group(Role.LINE, (run(words, rect.x, y),)),))
    return Group(Role.FIGURE, (picture(rect), caption))


def test_a_caption_away_from_its_picture_breaks_h13():
    assert broken("H13", figure(3 * SHEET.pitch)) == [2]
    assert broken("H13", figure(SHEET.pitch)) == []


def test_a_caption_wider_than_its_picture_breaks_h13():
    assert broken("H13", figure(SHEET.pitch, "比图还要宽的图说一共有十几字")) == [3]


@pytest.mark.parametrize(("credit", "found"), [(None, [1]), (phrase("（某人 摄）"), [])])
def test_a_picture_without_credit_breaks_h13(credit, found):
    photo = Photo(file=SPAN.file, span=SPAN, credit=credit)
    story = Story(id="story-A", span=SPAN, photos=(photo,))
    page = Page(number=2, span=SPAN, items=(("A", story),))
    assert broken("H13", page=page) == found


def test_neighbours_without_a_gutter_break_h16():
    from msgspec.structs import replace

    two = plan(STORY, block("B", 2, 4, 0, 80), lines=86)
    page = finished(two)
    assert list(FINISHED_RULES["H16"](page)) == []
    tight = replace(page, sheet=replace(SHEET, gutter=0))
    assert [found.letters for found in FINISHED_RULES["H16"](tight)] == [("A",)]
    boxed = replace(
        tight, plan=plan(block("A", 0, 2, 0, 80, is_boxed=True), two.blocks[1], lines=86)
    )
    assert list(FINISHED_RULES["H16"](boxed)) == []


def test_a_leg_that_begins_lower_than_the_others_breaks_c5():
    text = paragraph(*lines(8), *lines(5, column=1, first=7))
    assert broken("C5", head("题", 0, 0), text) == [1]


def test_lines_beside_a_picture_are_no_leg_that_begins_lower():
    beside = (line(FULL, 1, 12), line(FULL, 1, 13))
    text = paragraph(*lines(8), *beside)
    inset = Rect(column_x(0) - SHEET.size, baseline(12), 12 * SHEET.size, 10 * SHEET.pitch)
    under = Group(Role.FIGURE, (picture(inset),))
    assert broken("C5", head("题", 0, 0), text) == [1]
    assert broken("C5", head("题", 0, 0), text, under) == []


SEATED = plan(block("A", 0, 2, 0, 80, seat=(0, 1)), lines=86)


def test_text_beside_a_head_told_to_stand_so_keeps_h5_and_c5():
    text = paragraph(*lines(8, first=4), *lines(12, column=1, first=0))
    assert broken("H5", head("题", 0, 0), text, of=SEATED) == []
    assert broken("C5", head("题", 0, 0), text, of=SEATED) == []
    assert broken("H5", head("题", 0, 0), text) == [2]
    assert broken("C5", head("题", 0, 0), text) == [1]


def test_a_leg_that_begins_lower_beside_such_a_head_breaks_c5():
    three = plan(block("A", 0, 3, 0, 80, legs=3, seat=(0, 1)), lines=86)
    text = (*lines(8, first=4), *lines(12, column=1, first=0), *lines(9, column=2, first=3))
    assert broken("C5", head("题", 0, 0), paragraph(*text), of=three) == [1]


L_UP = block("A", 0, 2, 0, 80, spans=((0, 80), (40, 80)))
BESIDE = paragraph(*lines(8), *lines(5, column=1, first=41))


@pytest.mark.parametrize(
    ("over", "naked"),
    [({}, [1]), ({"is_boxed": True}, []), ({"kind": "picture"}, [])],
)
def test_a_leg_beyond_its_head_breaks_c5_unless_a_box_covers_it(over, naked):
    page = plan(L_UP, block("B", 1, 1, 0, 40, **over), lines=86)
    assert broken("C5", head("题", 0, 0), BESIDE, of=page) == naked


def test_a_story_in_an_l_keeps_h6_and_leaves_its_notch_empty():
    page = plan(L_UP, lines=86)
    assert broken("H6", head("题", 0, 0), BESIDE, of=page) == []
    assert broken("H6", paragraph(*lines(8), *lines(2, column=1, first=38)), of=page) == [2]


def test_a_first_leg_that_begins_beyond_its_head_breaks_h4():
    left = block("A", 0, 2, 0, 80, spans=((40, 80), (0, 80)))
    text = paragraph(*lines(5, first=41), *lines(8, column=1))
    assert broken("H4", head("题", 1, 0), text, of=plan(left, lines=86)) == [39]


def test_legs_that_stand_aside_and_lower_are_legs_of_their_own():
    text = paragraph(*lines(4), *lines(1, column=1, first=41))
    assert broken("H9", head("题", 0, 0), text, of=plan(L_UP, lines=86)) == [1]


def test_a_leg_under_a_picture_keeps_c5():
    rect = Rect(column_x(1), SHEET.top + 4 * SHEET.pitch, 11 * SHEET.size, 2 * SHEET.pitch)
    over = Group(Role.FIGURE, (picture(rect),))
    text = paragraph(*lines(8), *lines(5, column=1, first=7))
    assert broken("C5", head("题", 0, 0), text, over) == []


def test_a_paragraph_that_leaves_one_line_behind_breaks_c8():
    one = paragraph(*lines(4), line(FULL, 0, 8))
    other = paragraph(line(FULL, 0, 9), *lines(4, column=1))
    assert broken("C8", one, other) == [1]
    assert broken("C8", paragraph(*lines(4), *lines(4, column=1))) == []


def test_a_coarse_picture_breaks_c13():
    rect = Rect(column_x(0), baseline(4), 144 * PT, 144 * PT)
    coarse = Group(Role.FIGURE, (picture(rect, (0, 0, 300, 300)),))
    assert broken("C13", coarse) == [150]
    fine = Group(Role.FIGURE, (picture(rect, (0, 0, 400, 400)),))
    assert broken("C13", fine) == []


def test_more_than_four_families_of_type_break_c15():
    def text(*faces):
        runs = (replace(run(FULL, column_x(0), baseline(9)), face=face) for face in faces)
        return paragraph(*runs)

    weights = text("song-400", "song-700", "hei-400", "kai-400", "own-biaosong-700")
    assert broken("C15", weights) == []
    assert broken("C15", weights, text("own-lishu-400")) == [5]
