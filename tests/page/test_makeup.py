"""Whole pages of small issues: where things stand, what is reported, that no text is lost."""

import re

import pytest

from layout.display import GlyphRun, Image, Rule
from layout.units import PT
from tests.page.conftest import COPY, groups, text_of, walk

FIRST = "pages:\n  - section: 要闻\n"


def two_pages(second: str) -> str:
    return FIRST + "  - section: 综合\n" + second


def story(letter: str, paragraphs: int, extra: str = "") -> str:
    body = "".join(f"          {COPY}\n" for _ in range(paragraphs))
    return (
        f"      {letter}:\n        headline: 新桥今晨通车\n        byline: 本报讯（记者）\n"
        f"{extra}        body: |\n{body}"
    )


ONE = two_pages("    dummy: |\n      AAAAAA 20\n      ...... 66\n    stories:\n")


def body_runs(made):
    lines = [line for g in groups(made.page, "paragraph") for line in g.items]
    return [run for line in lines for run in walk((line,)) if isinstance(run, GlyphRun)]


def test_all_body_baselines_lie_on_the_pages_grid(make):
    made = make(ONE + story("A", 9))
    sheet = made.style.sheet
    first = sheet.top + sheet.size * 88 // 100
    assert {(run.origin.y - first) % sheet.pitch for run in body_runs(made)} == {0}


def test_lines_begin_at_their_columns_and_fill_them(make):
    made = make(ONE + story("A", 9))
    sheet = made.style.sheet
    lefts = {sheet.left + c * 12 * sheet.size for c in range(6)}
    for group in groups(made.page, "line"):
        runs = [run for run in walk(group.items) if isinstance(run, GlyphRun)]
        if runs[0].size != sheet.size or runs[0].origin.y < sheet.top:
            continue
        left = max(x for x in lefts if x <= runs[0].origin.x)
        assert runs[0].origin.x - left in (0, 2 * sheet.size)
        assert runs[-1].origin.x + runs[-1].width <= left + 11 * sheet.size


def test_every_character_of_the_copy_is_on_the_page_once(make):
    made = make(ONE + story("A", 9))
    text = text_of(tuple(groups(made.page, "article")))
    assert text == "新桥今晨通车" + "本报讯（记者）" + COPY * 9


def test_the_byline_is_a_group_of_its_own(make):
    made = make(ONE + story("A", 2))
    assert [text_of(g.items) for g in groups(made.page, "byline")] == ["本报讯（记者）"]


def test_overset_names_story_lines_and_characters(make):
    made = make(ONE.replace("20", "8").replace("66", "78") + story("A", 9))
    found = [d for d in made.report.diagnostics if d.code == "E301"]
    args = dict(found[0].args)
    placed = text_of(tuple(groups(made.page, "paragraph")))
    assert args["characters"] == len("本报讯（记者）" + COPY * 9) - len(placed)
    assert args["lines"] > 0


def test_white_that_nothing_fills_is_reported(make):
    made = make(ONE.replace("20", "60").replace("66", "26") + story("A", 2))
    assert made.codes == ["W301"]


def test_legs_of_a_story_differ_by_one_line_at_most(make):
    made = make(ONE + story("A", 7))
    bottoms: dict[int, int] = {}
    for run in body_runs(made):
        column = (run.origin.x - made.style.sheet.left) // (12 * made.style.sheet.size)
        bottoms[column] = max(bottoms.get(column, 0), run.origin.y)
    assert len(bottoms) == 6
    assert max(bottoms.values()) - min(bottoms.values()) <= made.style.sheet.pitch


STACK = two_pages("    dummy: |\n      AAAABB\n      CCCCBB\n      DDDDDD\n    stories:\n")


def test_hairlines_stand_between_stories(make):
    made = make(STACK + story("A", 9) + story("B", 12) + story("C", 9) + story("D", 20))
    sheet = made.style.sheet
    rules = [i for i in walk(made.page.items) if isinstance(i, Rule)]
    hair = [r for r in rules if r.thickness == made.style.rules.hairline]
    down = [r for r in hair if r.start.x == r.end.x]
    over = [r for r in hair if r.start.y == r.end.y]
    assert [r.start.x for r in down] == [sheet.left + 4 * 12 * sheet.size - sheet.size // 2]
    widths = sorted((r.end.x - r.start.x) // sheet.size for r in over)
    assert widths == [47, 71]


@pytest.mark.parametrize(
    ("sold", "told"),
    [("columns: 6, lines: 20", 0), ("columns: 6, lines: 18", 1), ("columns: 3", 1), ("", 0)],
)
def test_an_advertisement_drawn_otherwise_than_it_was_sold_is_told(make, sold, told):
    page = ONE + f"      A: {{kind: advertisement, headline: 好房出售, {sold}}}\n"
    assert make(page).codes.count("W352") == told


@pytest.mark.parametrize("corner", ["top-left", "top-right", "bottom-left", "bottom-right"])
def test_a_picture_stands_at_its_corner(make, corner):
    photos = (
        "        photos:\n          - file: wide.jpg\n            caption: 新桥全景。\n"
        f"            credit: （资料图片）\n            alt: 桥\n            at: {corner}\n"
        "            columns: 2\n            lines: 12\n"
    )
    made = make(ONE.replace("20", "30").replace("66", "56") + story("A", 16, photos))
    assert "E301" not in made.codes
    (image,) = [i for i in walk(made.page.items) if isinstance(i, Image)]
    sheet = made.style.sheet
    column = 0 if corner.endswith("left") else 4
    assert image.rect.x == sheet.left + column * 12 * sheet.size
    assert image.rect.width == 23 * sheet.size
    middle = sheet.top + 15 * sheet.pitch
    assert (image.rect.y < middle) is corner.startswith("top")
    for run in body_runs(made):
        is_beside = run.origin.x + run.width <= image.rect.x or run.origin.x >= image.rect.right
        is_clear = run.origin.y <= image.rect.y or run.origin.y > image.rect.bottom
        assert is_beside or is_clear


def test_a_caption_is_as_wide_as_its_picture_at_most_and_ends_with_the_credit(make):
    photos = (
        "        photos:\n          - file: tall.jpg\n            caption: 新桥全景，摄于清晨。\n"
        "            credit: （资料图片）\n            alt: 桥\n            columns: 1\n"
    )
    made = make(ONE.replace("20", "30").replace("66", "56") + story("A", 16, photos))
    (caption,) = groups(made.page, "caption")
    assert text_of(caption.items) == "新桥全景，摄于清晨。（资料图片）"
    for run in (r for r in walk(caption.items) if isinstance(r, GlyphRun)):
        assert run.width <= 11 * made.style.sheet.size


def test_a_picture_without_room_is_an_error(make):
    page = two_pages(
        "    dummy: |\n      AAAAAA 6\n      ...... 80\n    stories:\n      A:\n"
        "        kind: picture\n        photo: {file: tall.jpg, caption: 桥。, alt: 桥}\n"
    )
    assert "E308" in make(page).codes


def test_a_page_without_a_make_up_says_so(make):
    page = two_pages("    stories: [a]\nstories:\n  a: {headline: 题, body: 文。}\n")
    assert "E306" in make(page).codes


def test_exact_places_stand_where_they_are_told(make):
    page = two_pages("    places: {A: [3, 11, 2, 20]}\n    stories:\n") + story("A", 8)
    made = make(page)
    sheet = made.style.sheet
    runs = [r for g in groups(made.page, "article") for r in walk(g.items)]
    runs = [r for r in runs if isinstance(r, GlyphRun)]
    # The first of the twenty lines is the white over the story.
    assert min(r.origin.y - r.size for r in runs) >= sheet.top + 11 * sheet.pitch - 2 * PT
    assert min(r.origin.x for r in runs) >= sheet.left + 2 * 12 * sheet.size
    assert max(r.origin.y for r in runs) <= sheet.top + 30 * sheet.pitch


def test_the_nameplate_is_larger_than_every_other_text_on_page_one(make):
    page = "pages:\n  - section: 要闻\n    dummy: |\n      AAAAAA\n    stories:\n" + story(
        "A", 30, "        rank: 1\n"
    )
    made = make(page, number=1)
    (plate,) = groups(made.page, "nameplate")
    largest = max(r.size for r in walk(plate.items) if isinstance(r, GlyphRun))
    others = [r.size for g in groups(made.page, "article") for r in walk(g.items)
              if isinstance(r, GlyphRun)]  # fmt: skip
    assert largest > max(others)


def test_the_imprint_says_date_weekday_numbers_and_pages(make):
    paper = "name: 试报\ncn: CN 42-0123\nsponsor: 试报社\n"
    page = "number: 7\nlunar: 农历十月十五\npages:\n  - section: 要闻\n  - section: 综合\n"
    made = make(page, paper, number=1)
    (imprint,) = groups(made.page, "imprint")
    text = text_of(imprint.items)
    for words in (
        "2026年11月23日",
        "星期一",
        "农历十月十五",
        "CN 42-0123",
        "总第7期",
        "今日2版",
        "试报社",
    ):
        assert words in text


@pytest.mark.parametrize("number", [1, 2])
def test_every_page_has_its_number_section_and_mark_in_the_folio(make, number):
    page = "mark: 样张\npages:\n  - section: 要闻\n  - section: 综合\n"
    (folio,) = groups(make(page, number=number).page, "folio")
    text = text_of(folio.items)
    assert f"第{number}版" in text
    assert ("要闻", "综合")[number - 1] in text
    assert "样张" in text


def test_a_briefs_column_carries_all_its_items(make):
    items = "".join(
        f"          - headline: 第{n}条短讯\n            byline: 本报讯\n            body: {COPY}\n"
        for n in "一二三"
    )
    page = two_pages(
        "    dummy: |\n      AAAABB 40\n      ...... 46\n    stories:\n"
        "      B:\n        kind: briefs\n"
        f"        title: 沙市简讯\n        items:\n{items}"
    ) + story("A", 20)  # fmt: skip
    made = make(page)
    (column,) = groups(made.page, "briefs")
    expected = "沙市简讯" + "".join(f"第{n}条短讯本报讯{COPY}" for n in "一二三")
    assert re.sub(r"\s", "", text_of(column.items)) == expected


def test_lines_that_stand_alone_are_not_set_in_the_cells_of_the_body(make):
    """A date in the folio is no body text: its figures need not fill whole characters."""
    rows = "    dummy: AAAAAA\n    stories: {A: {headline: 桥, body: 完。}}\n"
    issue = f"pages:\n  - section: 要闻\n{rows}"
    cells = "name: 试报\nstyles: {composition: {cells: grid}}\n"
    free, grid = (make(issue, paper, number=1) for paper in ("name: 试报\n", cells))
    folio = [made.page.items[0] for made in (free, grid)]
    assert folio[0] == folio[1]
