"""Stories that turn a corner: where they stand, how they read, what is told."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.build import check_issue
from layout.diagnostics import LayoutError, Report
from layout.display import GlyphRun, Image, Rule
from layout.model import Corner
from layout.page.dummy import Slab, Spot, deal_rows, find_spots
from layout.page.module import Room
from layout.page.outline import Footing, Outline
from tests.examples import share_of
from tests.page.conftest import COPY, groups, text_of, walk


def story(letter: str, paragraphs: int, extra: str = "") -> str:
    body = "".join(f"          {COPY}\n" for _ in range(paragraphs))
    return (
        f"      {letter}:\n        headline: 新桥今晨通车\n        byline: 本报讯（记者）\n"
        f"{extra}        body: |\n{body}"
    )


def page(rows: str, *stories: str) -> str:
    drawn = "".join(f"      {row.strip()}\n" for row in rows.split("/"))
    start = "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
    return start + drawn + "    stories:\n" + "".join(stories)


DOWN = "AAAABB 30 / AACCBB 25 / ...... 31"
UP = "AAABBB 30 / AAAAAA 25 / ...... 31"


def runs_of(made, number: int):
    group = groups(made.page, "article")[number]
    return [item for item in walk((group,)) if isinstance(item, GlyphRun)]


def cell_of(made, run) -> tuple[int, int]:
    """Return a run's column and line on the page's grid."""
    sheet = made.style.sheet
    rise = run.size * 88 // 100
    column = (run.origin.x - sheet.left) // (12 * sheet.size)
    return column, (run.origin.y - rise - sheet.top) // sheet.pitch


def legs_of(made, number: int) -> list[tuple[int, int, int]]:
    """Return each leg of a story in reading order: its column, its first and its last line."""
    legs: list[tuple[int, int, int]] = []
    for run in runs_of(made, number):
        if run.size == made.style.sheet.size:
            column, line = cell_of(made, run)
            if legs and legs[-1][0] == column:
                legs[-1] = (column, legs[-1][1], line)
            else:
                legs.append((column, line, line))
    return legs


# -- the map ---------------------------------------------------------------------------------------


def test_a_letter_with_a_corner_knows_its_columns():
    (a, b, c, _) = find_spots(("AAAABB", "AACCBB", "DDDDDD"))
    assert a == Spot("A", 0, 4, 0, 2, ((0, 2), (0, 2), (0, 1), (0, 1)))
    assert (b.spans, c.spans) == ((), ())
    assert a.outline == Outline(((0, 0), (0, 0), (0, 1), (0, 1)))


def test_a_slab_with_a_corner_counts_the_white_over_each_part():
    slab = Slab("A", 0, 2, 10, 60, ((10, 60), (30, 60)))
    # The first lines, 10 and 30, are white.
    assert slab.outline == Outline(((0, 0), (20, 0)))
    top = Slab("A", 0, 2, 0, 60, ((0, 60), (30, 60)))
    assert top.outline == Outline(((0, 0), (31, 0)))
    assert [(p.column, p.columns, p.line, p.end) for p in slab.parts] == [
        (0, 1, 10, 60),
        (1, 1, 30, 60),
    ]


def test_open_rows_are_dealt_out_as_a_corner_wants_them(make):
    made = make(page("AAAABB / AACCBB / DDDDDD 26", *(story(x, n) for x, n in ROOMY)))
    assert [c for c in made.codes if c[0] == "E"] == []


ROOMY = (("A", 10), ("B", 10), ("C", 2), ("D", 6))


def test_a_room_of_rectangles_only_does_not_ask_for_corners():
    spots = find_spots(("AAB", "ACB"))
    rooms = {letter: Room(10, 10, 10) for letter in "ABC"}
    assert deal_rows((None, None), spots, rooms, 30)[-1] == 30


# -- the page --------------------------------------------------------------------------------------


def test_legs_of_an_l_end_where_other_stories_begin(make):
    made = make(page(DOWN, story("A", 28), story("B", 8), story("C", 2)))
    assert "E301" not in made.codes
    (_, first, foot), *_ = legs = legs_of(made, 0)
    assert [leg[0] for leg in legs] == [0, 1, 2, 3]
    assert {leg[1] for leg in legs} == {first}
    # The line over the story in the notch is white, and in it stands the rule.
    assert all(leg[2] <= 29 for leg in legs[2:])
    assert foot > 40


def test_legs_beyond_the_head_begin_under_the_rule(make):
    made = make(page(UP, story("A", 38), story("B", 6)))
    legs = legs_of(made, 0)
    assert [leg[0] for leg in legs] == [0, 1, 2, 3, 4, 5]
    assert [leg[1] for leg in legs[3:]] == [31, 31, 31]
    head = next(g for g in groups(made.page, "headline"))
    right = max(run.origin.x + run.width for run in walk(head.items) if isinstance(run, GlyphRun))
    sheet = made.style.sheet
    assert right <= sheet.left + sheet.measure(3)


def test_a_rule_stands_over_each_part_and_none_inside(make):
    made = make(page(UP, story("A", 12), story("B", 6)))
    sheet = made.style.sheet
    hair = [
        i
        for i in walk(made.page.items)
        if isinstance(i, Rule) and i.thickness == made.style.rules.hairline
    ]
    over = [(r.start.x, r.end.x) for r in hair if r.start.y == r.end.y and r.start.y > sheet.top]
    down = [r for r in hair if r.start.x == r.end.x]
    column = sheet.left + 3 * 12 * sheet.size
    assert over == [(column, sheet.left + sheet.type_width)]
    assert [(r.start.x, (r.end.y - sheet.top) // sheet.pitch) for r in down] == [
        (column - sheet.size // 2, 29)
    ]


@pytest.mark.parametrize(
    "corner", ["top-left", "top", "top-right", "bottom-left", "bottom", "bottom-right"]
)
def test_pictures_stand_within_an_l(make, corner):
    photo = (
        "        photos:\n          - {file: wide.jpg, caption: 桥。, credit: （甲摄）, alt: 桥, "
        f"at: {corner}, lines: 12}}\n"
    )
    made = make(page(DOWN, story("A", 8, photo), story("B", 8), story("C", 2)))
    assert "E301" not in made.codes
    assert "E309" not in made.codes
    (image,) = [i for i in walk(made.page.items) if isinstance(i, Image)]
    sheet = made.style.sheet
    left, right = (edge - sheet.left for edge in (image.rect.x, image.rect.right))
    line, end = ((edge - sheet.top) // sheet.pitch for edge in (image.rect.y, image.rect.bottom))
    # Not in the notch: columns 2 and 3 from line 30 on.
    assert right <= sheet.measure(2) or end < 30
    assert right <= sheet.measure(4)
    assert (left == 0) is (corner in ("top-left", "bottom-left", "bottom", "top"))
    assert (line < 25) is ("top" in corner or corner == "bottom-right")


@pytest.mark.parametrize(
    "inside",
    [
        "photos: [{file: wide.jpg, caption: 桥。, credit: 摄, alt: 桥, at: middle}]",
        "photos: [{file: wide.jpg, caption: 桥。, credit: 摄, alt: 桥, at: top-left, width: 6}]",
        "pull_quotes: [{text: 心近了}]",
    ],
)
def test_nothing_stands_inside_the_legs_of_an_l(make, inside):
    made = make(page(DOWN, story("A", 8, f"        {inside}\n"), story("B", 8), story("C", 2)))
    assert "E355" in made.codes


def test_a_picture_wider_than_the_legs_of_its_corner_is_told(make):
    photo = (
        "        photos:\n          - {file: wide.jpg, caption: 桥。, credit: （甲摄）, alt: 桥, "
        "at: bottom-left, columns: 3}\n"
    )
    made = make(page(DOWN, story("A", 8, photo), story("B", 8), story("C", 2)))
    assert "E304" in made.codes


@pytest.mark.parametrize("box", ["frame", "tint"])
def test_a_box_follows_the_corner(make, box):
    made = make(page(UP, story("A", 12, f"        box: {box}\n"), story("B", 6)))
    assert [c for c in made.codes if c[0] == "E"] == []
    sheet = made.style.sheet
    inside = sheet.left + sheet.measure(3)
    for run in runs_of(made, 0):
        column, line = cell_of(made, run)
        assert column < 3 or line >= 32
        if line < 30:
            assert run.origin.x + run.width <= inside - sheet.size // 2


def test_exact_places_may_turn_a_corner(make):
    places = (
        "pages:\n  - section: 要闻\n  - section: 综合\n    places:\n"
        "      A: [[1, 1, 4, 30], [1, 31, 2, 25]]\n      B: [5, 1, 2, 55]\n"
        "      C: [3, 31, 2, 25]\n    stories:\n"
    )
    stories = story("A", 10) + story("B", 8) + story("C", 2)
    drawn = make(page(DOWN, story("A", 10), story("B", 8), story("C", 2)))
    placed = make(places + stories)
    assert [legs_of(placed, n) for n in range(3)] == [legs_of(drawn, n) for n in range(3)]


INSET = (
    "        photos:\n"
    "          - {file: wide.jpg, caption: 桥。, credit: （甲摄）, alt: 桥, at: middle}\n"
)


# -- what is told ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("        headline_direction: vertical\n", "E350"),
        ("        legs: 3\n", "E352"),
        (INSET, "E355"),
        ("        legs: 2\n        remainder: column\n", "W350"),
        ("        legs: 5\n        box: frame\n", "E352"),
        ("        legs: 2\n        size: 60pt\n", None),
    ],
)
def test_what_cannot_turn_a_corner_is_told(make, extra, code):
    made = make(page(DOWN, story("A", 10, extra), story("B", 8), story("C", 2)))
    if code is None:
        assert not {"E350", "E352"} & set(made.codes)
    else:
        assert code in made.codes


def test_a_head_too_deep_for_its_part_is_told(make):
    rows = "AAABBB 4 / AAAAAA 51 / ...... 31"
    made = make(page(rows, story("A", 12, "        size: 60pt\n"), story("B", 1)))
    assert "E351" in made.codes


def test_overset_of_an_l_is_counted(make):
    made = make(page(DOWN, story("A", 40), story("B", 8), story("C", 2)))
    (found,) = [d for d in made.report.diagnostics if d.code == "E301" and "2A" in str(d.args)]
    placed = text_of((groups(made.page, "article")[0],))
    missing = len("新桥今晨通车本报讯（记者）" + COPY * 40) - len(placed)
    assert dict(found.args)["characters"] == missing


# Maps of a story A that turns a corner, with others in what it leaves.
FORMS = (
    "AAAA / AABB",
    "AAAA / BBAA",
    "AABB / AAAA",
    "BBAA / AAAA",
    "AAAA / ABBA",
    "AABB / AAAA / AACC",
    "BAAC / BAAA",
    "ABBB / AACC / AAAD",
)


@settings(
    max_examples=share_of(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(FORMS), st.integers(2, 30), st.sampled_from(["none", "frame"]))
def test_no_form_loses_text_or_prints_over_another(make, form, paragraphs, box):
    rows = [f"{row.strip()}EE" for row in form.split("/")]
    letters = sorted(set("".join(rows)) - {"A"})
    others = [story(letter, 6) for letter in letters]
    made = make(page(" / ".join(rows), story("A", paragraphs, f"        box: {box}\n"), *others))
    assert "E309" not in made.codes
    over = {dict(d.args)["story"]: d for d in made.report.diagnostics if d.code == "E301"}
    for number, letter in enumerate(dict.fromkeys("".join(rows))):
        count = paragraphs if letter == "A" else 6
        whole = "新桥今晨通车本报讯（记者）" + COPY * count
        placed = text_of((groups(made.page, "article")[number],))
        told = over.get(f"2{letter}")
        assert whole.startswith(placed)
        assert len(whole) - len(placed) == (dict(told.args)["characters"] if told else 0)
    ems = [
        (run.origin.x, run.origin.y, run.origin.x + run.width)
        for n in range(len(letters) + 1)
        for run in runs_of(made, n)
        if run.size == made.style.sheet.size
    ]
    for i, (x, y, right) in enumerate(ems):
        assert not any(oy == y and ox < right and x < end for ox, oy, end in ems[:i])


def test_a_footing_finds_the_legs_of_a_corner():
    footing = Footing(Outline(((0, 0), (0, 0), (0, 20), (0, 20))), (0, 1, 2, 3))
    assert footing.stretch(Corner.TOP_LEFT) == (0, 4)
    assert footing.stretch(Corner.BOTTOM_LEFT) == (0, 2)
    assert footing.stretch(Corner.BOTTOM_RIGHT) == (2, 2)
    assert footing.head == (0, 4)
    assert footing.lack(5, 28) == 0
    assert footing.lack(6, 28) == 1


def test_an_l_on_both_pages_of_a_spread_is_told(make):
    made = make(
        "pages:\n  - section: 要闻\n  - section: 综合\n    spread: true\n    dummy: |\n"
        "      AAAAAAAABBBB 30\n      AAAACCCCBBBB 56\n    stories:\n"
        + story("A", 10) + story("B", 8) + story("C", 2) + "  - section: 副刊\n"
    )  # fmt: skip
    assert made.codes.count("E354") == 1
    # A proof shows where it would stand: over the fold, as deep as it is drawn.
    (place,) = (item for item in made.page.items if getattr(item, "story", "").endswith("A"))
    (shape,) = place.items
    assert shape.rect.x < made.page.fold < shape.rect.right
    assert shape.rect.height > 80 * made.style.sheet.pitch


@pytest.mark.parametrize(("paragraphs", "is_white"), [(9, True), (46, False)])
def test_white_in_the_legs_of_an_l_is_told(make, paragraphs, is_white):
    """Its first leg runs down to the foot of the page, and the others have next to nothing."""
    made = make(page("AAAAAA 20 / AACCCC 66", story("A", paragraphs), story("C", 20)))
    told = [d for d in made.report.diagnostics if d.code == "W301"]
    assert any(str(dict(d.args)["story"]).endswith("A") for d in told) == is_white


def test_where_a_story_cannot_stand_is_not_called_white_as_well(make, tmp_path):
    rows = "AAAABB 30 / AACCBB 56"
    refused = story("A", 30, "        pull_quotes: [{text: 桥通了，心就近了}]\n")
    make(page(rows, refused, story("B", 40), story("C", 20)))
    report = Report()
    with pytest.raises(LayoutError):
        check_issue(tmp_path / "试报" / "2026-11-23", report)
    told = {d.code for d in report.diagnostics if dict(d.args).get("page") == 2}
    assert "E355" in {d.code for d in report.diagnostics}
    assert "H2" not in told
