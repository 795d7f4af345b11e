"""Spreads: what lies over the fold, what keeps clear of it, what is told."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report
from layout.display import GlyphRun, Group, Image, Role, Rule
from layout.geometry import Direction, Point, Rect
from layout.model import Box
from layout.page.composer import Composer
from layout.page.fold import cut_folded_legs, cut_folded_map, cut_folded_text, keep_clear
from layout.page.grid import Grid
from layout.style import PRESETS, Sheet, Style, open_sheet
from layout.units import MM, PT
from tests.examples import share_of
from tests.page.conftest import COPY, em_box, groups, text_of, walk
from tests.page.test_anything import draw_map, write_story

SHEETS = {"四开": 6, "四开5栏": 5, "对开": 8}


def spread(dummy, stories, extra="", last=""):
    """Return an issue of four pages, the middle two of them a spread."""
    rows = "".join(f"      {row}\n" for row in dummy)
    return (
        "pages:\n  - section: 要闻\n"
        f"  - section: 综合\n    跨版: true\n{extra}    dummy: |\n{rows}    stories:\n{stories}"
        f"  - section: 副刊\n{last}"
    )


def story(letter, extra="", head="新桥今晨通车", paragraphs=20):
    body = "".join(f"          {COPY}\n" for _ in range(paragraphs))
    return f"      {letter}:\n        headline: {head}\n{extra}        body: |\n{body}"


def strip_of(made):
    """Return the left and the right edge of the strip."""
    sheet = open_sheet(made.style.sheet)
    left = sheet.left + sheet.measure(sheet.fold)
    return left, left + sheet.strip


def body_boxes(page):
    """Return where body text stands: paragraphs, signatures, captions."""
    lines = groups(page, "paragraph", "signature", "caption", "crosshead")
    return [em_box(run) for g in lines for run in walk((g,)) if isinstance(run, GlyphRun)]


# -- the sheet -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_columns_stand_where_those_of_single_pages_stand(name):
    sheet = PRESETS[name]
    both, one = Grid(open_sheet(sheet)), Grid(sheet)
    assert both.sheet.width == 2 * sheet.width
    for column in range(sheet.columns):
        assert both.x(column) == one.x(column)
        assert both.x(sheet.columns + column) == sheet.width + one.x(column)
    assert both.width(0, 2 * sheet.columns) == both.sheet.type_width
    assert both.width(1, 2) == one.width(1, 2) == sheet.measure(2)


def test_the_strip_of_a_broadsheet_has_twelve_characters():
    sheet = open_sheet(PRESETS["duikai-8x13"])
    assert 11.5 * sheet.size < sheet.strip < 12.5 * sheet.size


def test_the_textbooks_sheet_has_a_strip_as_wide_as_its_inner_margins():
    sheet = open_sheet(Sheet(width=270 * MM))
    # 2 × 71 characters and the strip, with a margin of half a strip on either side.
    assert sheet.type_width == 2 * 71 * 9 * PT + sheet.strip
    assert sheet.left == sheet.strip // 2


def test_an_open_sheet_is_not_opened_twice():
    sheet = open_sheet(Sheet())
    assert open_sheet(sheet) is sheet


def test_a_fold_is_seen_by_what_crosses_it_only():
    grid = Grid(open_sheet(Sheet()))
    assert grid.fold(0, 6) is None
    assert grid.fold(6, 6) is None
    fold = grid.fold(5, 2)
    assert fold.width == grid.width(5, 2)
    assert (fold.start, fold.width - fold.end) == (Sheet().measure(1), Sheet().measure(1))
    assert grid.x(5) + fold.at == grid.sheet.width // 2


# -- legs ------------------------------------------------------------------------------------------


class Item:
    id, span = "a", None

    def __init__(self, legs=None, box=Box.NONE):
        self.legs, self.box = legs, box


@given(data=st.data())
@settings(max_examples=share_of(200))
def test_no_leg_stands_on_the_strip(data, square_faces):
    sheet = PRESETS[data.draw(st.sampled_from(sorted(PRESETS)))]
    first = data.draw(st.integers(0, sheet.columns - 1))
    columns = data.draw(st.integers(sheet.columns - first + 1, 2 * sheet.columns - first))
    pad = data.draw(st.sampled_from((0, sheet.size)))
    wanted = data.draw(st.one_of(st.none(), st.integers(2, 2 * sheet.columns)))
    fold = Grid(open_sheet(sheet)).fold(first, columns)
    fold = fold.inside(fold.width - 2 * pad)
    report = Report()
    composer = Composer(Style(sheet=open_sheet(sheet)), square_faces, report)
    item = Item(wanted, Box.FRAME if pad else Box.NONE)
    legs = cut_folded_legs(composer, item, fold, columns)
    if len(legs) == 1:
        assert report.has_errors
        return
    assert wanted is None or len(legs) == wanted or report.has_errors
    assert legs.characters >= 10
    ends = [x + legs.measure for x in legs.xs]
    assert all(end <= fold.start or x >= fold.end for x, end in zip(legs.xs, ends, strict=True))
    assert legs.xs[0] >= 0
    assert ends[-1] <= fold.width
    assert all(end < x for end, x in zip(ends, legs.xs[1:], strict=False))


@given(data=st.data())
@settings(max_examples=share_of(200))
def test_pictures_of_a_map_end_outside_the_strip(data):
    sheet = PRESETS[data.draw(st.sampled_from(sorted(PRESETS)))]
    first = data.draw(st.integers(0, sheet.columns - 1))
    columns = data.draw(st.integers(sheet.columns - first + 1, 2 * sheet.columns - first))
    count = data.draw(st.integers(2, 12))
    fold = Grid(open_sheet(sheet)).fold(first, columns)
    cut = cut_folded_map(fold, count, sheet.size)
    spans = [cut.span(i, 1) for i in range(count)]
    assert len(cut) == count
    for x, width in spans:
        assert width > 0
        assert not fold.start < x < fold.end
        assert not fold.start < x + width < fold.end
    assert spans[0][0] == 0
    assert fold.width - count <= sum(spans[-1]) <= fold.width


def test_an_essays_text_stands_on_both_sides_or_on_the_wider():
    grid = Grid(open_sheet(Sheet()))
    both = cut_folded_text(grid.fold(0, 12), grid.em, 26, 1)
    assert (len(both), both.characters) == (6, 23)
    fold = grid.fold(5, 4)
    one = cut_folded_text(fold, grid.em, 34, 1)
    # One column of 11 and three of 35 in all: two legs of them would be wider than the other.
    assert all(x >= fold.end for x in one.xs) or one.characters == 11


def test_a_number_of_legs_that_does_not_come_out_is_told(make):
    made = make(spread(["AAAAAAAA...."], story("A", "        legs: 5\n", paragraphs=90)))
    assert "E382" in made.codes
    (told,) = [d for d in made.report.diagnostics if d.code == "E382"]
    # Six columns on the left, two on the right.
    assert dict(told.args)["counts"] == "4, 8"


# -- the page --------------------------------------------------------------------------------------


def test_a_spread_is_one_page_twice_as_wide(make):
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A")), number=None)
    assert [page.label for page in made.document.pages] == ["1", "2-3", "4"]
    page = made.document.pages[1]
    assert (page.number, page.numbers) == (2, (2, 3))
    assert page.width == 2 * made.document.pages[0].width
    assert page.fold == made.document.pages[0].width
    assert not made.report.has_errors


def test_the_imprint_counts_both_pages(make):
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A")), number=None)
    assert "今日4版" in text_of(made.document.pages[0].items)


def test_each_half_has_its_own_folio(make):
    right = "    右版: {section: 专题, editors: {责编: 乙}}\n    editors: {责编: 甲}\n"
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A"), right))
    left, other = groups(made.page, "folio")
    assert "第2版" in text_of((left,))
    assert "综合" in text_of((left,))
    assert "责编 甲" in text_of((left,))
    assert "第3版" in text_of((other,))
    assert "专题" in text_of((other,))
    assert "责编 乙" in text_of((other,))
    assert made.page.section == "综合、专题"
    start, end = strip_of(made)
    for group, edges in ((left, (0, start)), (other, (end, made.page.width))):
        for item in walk(group.items):
            if isinstance(item, GlyphRun):
                box = em_box(item)
                assert edges[0] <= box.x
                assert box.right <= edges[1]
            elif isinstance(item, Rule):
                assert edges[0] <= item.start.x < item.end.x <= edges[1]


def test_a_half_that_says_nothing_is_as_the_left_one(make):
    editors = "    editors: {责编: 甲}\n"
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A"), editors))
    left, other = (text_of((folio,)) for folio in groups(made.page, "folio"))
    assert left.replace("第2版", "") == other.replace("第3版", "")
    assert made.page.section == "综合"


def test_folios_stand_where_those_of_single_pages_stand(make):
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A")), number=None)
    _, both, single = made.document.pages
    (alone,) = groups(single, "folio")
    for x, folio in zip((0, both.fold), groups(both, "folio"), strict=True):
        numbers = [g.items[0].origin for g in (alone.items[0], folio.items[0])]
        assert numbers[1] == Point(numbers[0].x + x, numbers[0].y)


@pytest.mark.parametrize("box", ["none", "frame"])
def test_text_runs_over_the_fold_and_never_on_it(box, make):
    own = f"        box: {box}\n        byline: 本报讯（记者）\n        signature: 甲\n"
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A", own)))
    start, end = strip_of(made)
    found = body_boxes(made.page)
    assert any(r.right <= start for r in found)
    assert any(r.x >= end for r in found)
    assert all(r.right <= start or r.x >= end for r in found)
    copy = text_of(tuple(groups(made.page, "paragraph")))
    assert copy == "本报讯（记者）" + COPY * 20


def test_a_picture_lies_over_the_fold_its_caption_beside_it(make):
    photo = (
        "        photos:\n          - {file: wide.jpg, at: top, lines: 30, "
        f"caption: {COPY * 3}, credit: （摄）, alt: 桥}}\n"
    )
    made = make(spread([".AAAAAAAAAAA 70", "............"], story("A", photo)))
    start, end = strip_of(made)
    (image,) = [item for item in walk(made.page.items) if isinstance(item, Image)]
    assert image.rect.x < start
    assert end < image.rect.right
    (caption,) = groups(made.page, "caption")
    runs = [em_box(run) for run in walk((caption,)) if isinstance(run, GlyphRun)]
    # Five columns on the left, six on the right.
    assert all(end <= run.x and run.right <= image.rect.right for run in runs)


@pytest.mark.parametrize(
    "own",
    [
        "photos: [{file: wide.jpg, at: middle, columns: 4, lines: 18, caption: 图说, alt: 桥}]",
        "legs: 6\n        photos:\n"
        "          - {file: wide.jpg, at: middle, width: 21, lines: 14, caption: 图说, alt: 桥}",
        "pull_quotes: [{text: 只要一刻钟, at: middle, columns: 2}]",
        "drop_cap: 3",
    ],
)
def test_what_stands_among_legs_may_cross_the_fold(own, make):
    stories = story("A", f"        {own}\n", paragraphs=60)
    made = make(spread(["AAAAAAAAAAAA 40", "............"], stories))
    assert not [d for d in made.report.diagnostics if d.code[0] == "E"]
    start, end = strip_of(made)
    assert all(r.right <= start or r.x >= end for r in body_boxes(made.page))
    assert struck(made) == []
    for image in (item for item in walk(made.page.items) if isinstance(item, Image)):
        assert image.rect.x < start < end < image.rect.right
    copy = text_of(tuple(groups(made.page, "paragraph", "drop-cap")))
    assert copy.count("两岸居民步行过江") == 60


def test_a_story_that_is_no_rectangle_does_not_cross(make):
    rows = ["AAAAAAAAAAAA 30", "AAAABBBBBBBB 30", "............"]
    made = make(spread(rows, story("A", paragraphs=60) + story("B")))
    assert "E354" in made.codes


@pytest.mark.parametrize("length", range(2, 24))
def test_no_character_of_a_head_stands_in_the_fold(length, make):
    head = (COPY * 2).replace("，", "").replace("。", "")[:length]
    own = "        kicker: 第四座桥\n        deck: 两岸步行一刻钟\n        rank: 1\n"
    made = make(spread(["AAAAAAAAAAAA 30", "............"], story("A", own, head)))
    assert struck(made) == []
    assert "W381" not in made.codes


def test_ranks_of_a_head_keep_one_middle_where_they_can(make):
    own = "        kicker: 第四座桥通车了\n        rank: 1\n"
    made = make(spread(["AAAAAAAAAAAA 30", "............"], story("A", own, "新桥今晨在江上通车")))
    middles = []
    for group in groups(made.page, "kicker", "headline"):
        runs = [run for run in walk((group,)) if isinstance(run, GlyphRun)]
        middles.append((runs[0].origin.x + runs[-1].origin.x + runs[-1].width) // 2)
    assert abs(middles[0] - middles[1]) <= 1
    assert struck(made) == []


def struck(made):
    """Return the characters of heads and other lines that stand in the fold."""
    found = []
    for group in groups(made.page, "line"):
        for run in walk(group.items):
            if isinstance(run, GlyphRun) and run.direction is Direction.ACROSS:
                for char, x, following in zip(
                    run.text, run.xs, (*run.xs[1:], run.width), strict=False
                ):
                    left = run.origin.x + x
                    wide = min(following - x, run.size)
                    if left + wide // 20 < made.page.fold < left + wide - wide // 20:
                        found.append(char)
    return found


def test_a_line_without_room_to_move_is_told(report):
    run = GlyphRun(
        "song", 10 * PT, None, Point(0, 0), (1, 2, 3), (0, 10 * PT, 20 * PT), 30 * PT, "一二三"
    )
    line = Group(Role.LINE, (run,))
    head = Group(Role.HEADLINE, (line,))
    tight, wide = Rect(0, 0, 30 * PT, 0), Rect(-PT * 6, 0, 40 * PT, 0)
    assert keep_clear(head, 15 * PT, tight, report) == head
    assert [d.code for d in report.diagnostics] == ["W381"]
    moved = keep_clear(head, 15 * PT, wide, report)
    assert abs(moved.items[0].items[0].origin.x) == 5 * PT
    assert len(report.diagnostics) == 1


def test_the_left_page_is_read_before_the_right(make):
    rows = ["AAABBBCCCDDD 20", "EEEEEEEEEEEE 20", "FFFFFFGGGGGG 20", "............"]
    made = make(spread(rows, "".join(story(c, paragraphs=1) for c in "GFEDCBA")))
    assert [g.story for g in groups(made.page, "article")] == [f"2{c}" for c in "ABEFCDG"]


def test_a_vertical_head_does_not_cross(make):
    own = "        headline_direction: vertical\n"
    made = make(spread(["AAAAAAAAAAAA 30", "............"], story("A", own)))
    assert "E384" in made.codes
    made = make(spread(["AAAAAABBBBBB 40", "............"], story("A", own) + story("B")))
    assert "E384" not in made.codes


def test_a_spread_that_nothing_crosses_is_told(make):
    made = make(spread(["AAAAAABBBBBB 40", "............"], story("A") + story("B")))
    assert "W382" in made.codes
    made = make(spread(["AAAAAAAAAAAA 20", "............"], story("A")))
    assert "W382" not in made.codes


def test_no_hairline_stands_in_the_strip(make):
    made = make(spread(["AAAAAABBBBBB 40", "............"], story("A") + story("B")))
    start, end = strip_of(made)
    rules = [item for item in walk(made.page.items) if isinstance(item, Rule)]
    assert not [r for r in rules if r.start.x == r.end.x and start <= r.start.x <= end]


# -- jumps -----------------------------------------------------------------------------------------


def test_a_story_goes_on_on_the_right_half_from_page_one(make):
    copy = "".join(f"      {COPY}\n" for _ in range(12))
    issue = (
        f"stories:\n  qiao:\n    headline: 新桥今晨通车\n    jump: 3\n    body: |\n{copy}"
        "pages:\n  - places: {A: [1, 1, 2, 12]}\n    stories: {A: qiao}\n"
        "  - spread: true\n    places: {B: [1, 1, 12, 12], C: [8, 13, 2, 30]}\n    stories:\n"
        + story("B", paragraphs=6)
        + "      C: {continues: qiao}\n  - section: 副刊\n"
    )
    made = make(issue, number=None)
    assert not made.report.has_errors
    first, second, _ = made.document.pages
    assert "（下转第3版）" in text_of(first.items)
    assert "（上接第1版）" in text_of(second.items)


@pytest.mark.parametrize(("column", "number"), [(1, 2), (7, 3)])
def test_a_story_goes_on_from_the_half_it_stands_on(column, number, make):
    copy = "".join(f"      {COPY}\n" for _ in range(12))
    other = 7 if column == 1 else 1
    issue = (
        f"stories:\n  qiao:\n    headline: 新桥今晨通车\n    jump: 4\n    body: |\n{copy}"
        f"pages:\n  - section: 要闻\n  - spread: true\n"
        f"    places: {{A: [{column}, 13, 2, 12], B: [1, 1, 12, 12], C: [{other}, 13, 6, 24]}}\n"
        "    stories:\n      A: qiao\n"
        + story("B", paragraphs=6)
        + story("C")
        + "  - places: {D: [1, 1, 2, 30]}\n    stories: {D: {continues: qiao}}\n"
    )
    made = make(issue, number=None)
    assert [d for d in made.report.diagnostics if d.code[0] == "E"] == []
    _, second, last = made.document.pages
    assert "（下转第4版）" in text_of(second.items)
    assert f"（上接第{number}版）" in text_of(last.items)


def test_the_page_made_alone_is_the_page_of_the_issue(make):
    copy = "".join(f"      {COPY}\n" for _ in range(30))
    issue = (
        f"stories:\n  qiao:\n    headline: 新桥今晨通车\n    jump: 2\n    body: |\n{copy}"
        "pages:\n  - places: {A: [1, 1, 2, 12]}\n    stories: {A: qiao}\n"
        "  - spread: true\n    places: {C: [4, 1, 6, 30]}\n    stories:\n"
        "      C: {continues: qiao}\n  - section: 副刊\n"
    )
    whole = make(issue, number=None)
    assert not whole.report.has_errors
    assert make(issue, number=2).page == whole.document.pages[1]
    start, end = strip_of(whole)
    boxes = body_boxes(whole.document.pages[1])
    assert all(r.right <= start or r.x >= end for r in boxes)


# -- anything --------------------------------------------------------------------------------------

SEEDS = [*range(12), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(12, 60))]


@pytest.mark.parametrize("seed", SEEDS)
def test_any_spread_keeps_its_copy_and_its_strip(seed, make):
    rng = random.Random(seed)
    sheet = rng.choice(list(SHEETS))
    columns = 2 * SHEETS[sheet]
    rows = draw_map(rng, rng.randint(1, 5), columns)
    letters = sorted(set("".join(rows)))
    share = 10000 // (len(rows) * columns)
    made_of = [
        write_story(rng, c, round(sum(r.count(c) for r in rows) * share * rng.uniform(0.05, 0.5)))
        for c in letters
    ]
    stories = "\n".join(text for text, _ in made_of) + "\n"
    made = make(spread(rows, stories), f"name: 试报\nsheet: {sheet}\n")
    codes = {d.code for d in made.report.diagnostics}
    assert "E309" not in codes, "a part of the page did not see that it has no room"
    assert all(d.span is not None for d in made.report.diagnostics)
    start, end = strip_of(made)
    if "W381" not in codes and not codes & {"E302", "E303", "E382"}:
        assert struck(made) == []
        advertised = {id(run) for g in groups(made.page, "advertisement") for run in walk((g,))}
        for group in groups(made.page, "paragraph", "caption", "signature"):
            for run in walk((group,)):
                if isinstance(run, GlyphRun) and id(run) not in advertised:
                    box = em_box(run)
                    assert box.right <= start or box.x >= end
    if made.report.has_errors:
        return
    found = re.sub(r"\s", "", text_of(made.page.items))
    for _, texts in made_of:
        for text in texts:
            assert re.sub(r"\s", "", text) in found
