"""Legs of two measures: the characters that are left over go to the last legs (余字入栏宽)."""

import pytest
from msgspec.structs import replace

from layout.diagnostics import Report
from layout.display import GlyphRun, Group, Role
from layout.model import Head, Remainder
from layout.page.composer import Composer
from layout.page.grid import Area
from layout.page.story import compose_story
from layout.style import Style
from tests.page.conftest import COPY, groups, text_of, walk
from tests.page.test_wrap import make_story, phrase

# Six columns of 11 cut into five: 13, 13, 13, 14, 14.
LINES = 30


def page(extra: str, paragraphs: int = 24) -> str:
    body = "".join(f"          {COPY}\n" for _ in range(paragraphs))
    return (
        "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
        f"      AAAAAA {LINES}\n      ...... {86 - LINES}\n    stories:\n"
        f"      A:\n        headline: 新桥今晨通车\n        legs: 5\n{extra}        body: |\n{body}"
    )


COLUMN = "        remainder: column\n"
STYLED = "name: 试报\nstyles: {composition: {remainder: 栏宽}}\n"


def lines_by_leg(made) -> dict[int, list[tuple[int, int]]]:
    """Return the left and right edges of body lines in characters, by the leg's left edge."""
    sheet = made.style.sheet
    found: dict[int, list[tuple[int, int]]] = {}
    for group in groups(made.page, "paragraph"):
        for line in (g for g in group.items if isinstance(g, Group) and g.role is Role.LINE):
            runs = [run for run in walk(line.items) if isinstance(run, GlyphRun)]
            left = (runs[0].origin.x - sheet.left) // sheet.size
            right = (runs[-1].origin.x + runs[-1].width - sheet.left) // sheet.size
            lefts = (0, 14, 28, 42, 57)
            leg = max(i for i, x in enumerate(lefts) if x <= left)
            found.setdefault(leg, []).append((left - lefts[leg], right - lefts[leg]))
    return found


@pytest.mark.parametrize(
    ("extra", "paper"), [(COLUMN, "name: 试报\n"), ("", STYLED)], ids=["story", "paper"]
)
def test_lines_are_as_wide_as_their_leg(make, extra, paper):
    made = make(page(extra), paper)
    assert [code for code in made.codes if code[0] == "E"] == []
    legs = lines_by_leg(made)
    assert sorted(legs) == [0, 1, 2, 3, 4]
    for leg, lines in legs.items():
        assert max(right for _, right in lines) == (13 if leg < 3 else 14)
        assert {left for left, _ in lines} <= {0, 2}


def test_a_story_says_otherwise_than_its_paper(make):
    made = make(page("        remainder: gutter\n"), STYLED)
    same = make(page(""))
    assert text_of(tuple(groups(made.page, "article"))) == text_of(
        tuple(groups(same.page, "article"))
    )
    assert lines_by_leg(made) == lines_by_leg(same)


@pytest.mark.parametrize("paragraphs", [1, 7, 23, 40])
def test_no_text_is_lost_or_set_twice(make, paragraphs):
    made = make(page(COLUMN, paragraphs))
    whole = "新桥今晨通车" + COPY * paragraphs
    placed = text_of(tuple(groups(made.page, "article")))
    over = sum(dict(d.args)["characters"] for d in made.report.diagnostics if d.code == "E301")
    assert whole.startswith(placed)
    assert len(whole) - len(placed) == over


PHOTO = "        photos: [{file: wide.jpg, at: top-right, columns: 2, lines: 20, caption: 图说}]\n"
QUOTE = "        pull_quotes: [{text: 桥通了，心就近了}]\n"


@pytest.mark.parametrize(
    ("extra", "code"), [(PHOTO, "E308"), (QUOTE, "E363")], ids=["picture", "quote"]
)
def test_what_is_deeper_than_its_legs_is_never_left_out_unsaid(make, extra, code):
    made = make(page(COLUMN + extra, 2).replace(f" {LINES}\n", " 9\n").replace(" 56\n", " 77\n"))
    assert made.codes == [code]
    # The head stands there, so that a proof has something to frame.
    assert text_of(tuple(groups(made.page, "headline"))) == "新桥今晨通车"


def test_a_paragraph_goes_on_in_a_wider_leg_with_wider_lines(make):
    made = make(page(COLUMN, 24))
    assert "W201" not in {d.code for d in made.report.diagnostics}


def test_a_signature_ends_with_its_leg(make):
    made = make(page(COLUMN + "        signature: （作者系记者）\n"))
    (signature,) = groups(made.page, "signature")
    run = [r for r in walk(signature.items) if isinstance(r, GlyphRun)][-1]
    sheet = made.style.sheet
    assert run.origin.x + run.width == sheet.left + sheet.type_width


def test_legs_that_leave_nothing_over_are_set_as_ever(make):
    assert make(page(COLUMN).replace("legs: 5", "legs: 4")).document == (
        make(page("").replace("legs: 5", "legs: 4")).document
    )


def test_a_module_knows_the_depth_it_needs(square_faces):
    composer = Composer(Style(), square_faces, Report())
    sheet = composer.grid.sheet
    story = make_story(legs=5, remainder=Remainder.COLUMN)
    module = compose_story(composer, story, sheet.type_width, 6)
    least = module.room().least
    for lines, fits in ((least, True), (least - 2, False)):
        report = Report()
        trial = compose_story(Composer(Style(), square_faces, report), story, sheet.type_width, 6)
        trial.place(Area(sheet.left, sheet.type_width, 0, lines))
        assert ("E301" not in {d.code for d in report.diagnostics}) is fits


def test_white_that_the_head_takes_up_is_not_told(square_faces):
    def told(most: int) -> int:
        style = replace(Style(), copyfit=replace(Style().copyfit, white_most=most))
        composer = Composer(style, square_faces, Report())
        sheet = composer.grid.sheet
        head = Head(lines=(phrase("新桥今晨通车"),))
        story = make_story(legs=5, remainder=Remainder.COLUMN, head=head)
        compose_story(composer, story, sheet.type_width, 6).place(
            Area(sheet.left, sheet.type_width, 0, 60)
        )
        (white,) = [dict(d.args)["depth"] for d in composer.report.diagnostics if d.code == "W301"]
        return white

    assert told(0) - told(2) == 2
