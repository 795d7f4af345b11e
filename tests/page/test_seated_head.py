"""Heads over some of their legs, with text beside them: run in (串文题) and inside (文包题)."""

import pytest

from layout.display import GlyphRun, Image
from layout.model import Head, Position
from layout.page.seated_head import find_seat
from tests.page.conftest import COPY, groups, text_of, walk


def page(extra: str, paragraphs: int = 24, lines: int = 34) -> str:
    body = "".join(f"          {COPY}\n" for _ in range(paragraphs))
    return (
        "pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n"
        f"      AAAAAA {lines}\n      ...... {86 - lines}\n    stories:\n"
        f"      A:\n        headline: 新桥今晨通车\n{extra}        body: |\n{body}"
    )


RUN_IN = "        headline_position: run-in\n"
INSIDE = "        标题方向: 横\n        题文: 文包题\n"


def tops_of(made) -> dict[int, int]:
    """Return the first line of body text in each column."""
    sheet = made.style.sheet
    found: dict[int, int] = {}
    for group in groups(made.page, "paragraph"):
        for run in (r for r in walk(group.items) if isinstance(r, GlyphRun)):
            column = (run.origin.x - sheet.left) // (12 * sheet.size)
            line = (run.origin.y - run.size * 88 // 100 - sheet.top) // sheet.pitch
            found[column] = min(found.get(column, 999), line)
    return found


@pytest.mark.parametrize(
    ("head", "legs", "seat"),
    [
        (Head(position=Position.RUN_IN), 4, (0, 2)),
        (Head(position=Position.RUN_IN), 3, (0, 2)),
        (Head(position=Position.RUN_IN), 1, None),
        (Head(position=Position.RUN_IN, legs=3), 3, None),
        (Head(position=Position.INSIDE), 6, (1, 4)),
        (Head(position=Position.INSIDE), 2, None),
        (Head(position=Position.INSIDE, legs=2), 5, (1, 2)),
        (Head(position=Position.INSIDE, legs=2), 3, None),
    ],
)
def test_a_head_leaves_text_beside_it(head, legs, seat):
    assert find_seat(head, legs) == seat


@pytest.mark.parametrize(
    ("extra", "under"), [(RUN_IN, {0, 1, 2}), (INSIDE, {1, 2, 3, 4})], ids=["run-in", "inside"]
)
def test_text_begins_at_the_top_beside_a_head_and_below_it_under_it(make, extra, under):
    made = make(page(extra))
    assert [code for code in made.codes if code[0] == "E"] == []
    (head,) = groups(made.page, "headline")
    runs = [run for run in walk(head.items) if isinstance(run, GlyphRun)]
    sheet = made.style.sheet
    left = sheet.left + min(under) * 12 * sheet.size
    assert left <= min(run.origin.x for run in runs)
    assert max(run.origin.x + run.width for run in runs) <= left + sheet.measure(len(under))
    tops = tops_of(made)
    assert {column for column, line in tops.items() if line == 0} == set(range(6)) - under
    foot = max(run.origin.y for run in runs)
    assert all(sheet.top + tops[column] * sheet.pitch > foot for column in under)


@pytest.mark.parametrize("extra", [RUN_IN, INSIDE])
@pytest.mark.parametrize("paragraphs", [1, 12, 24, 60])
def test_no_text_is_lost(make, extra, paragraphs):
    made = make(page(extra, paragraphs))
    whole = "新桥今晨通车" + COPY * paragraphs
    placed = text_of(tuple(groups(made.page, "article")))
    over = sum(dict(d.args)["characters"] for d in made.report.diagnostics if d.code == "E301")
    assert whole.startswith(placed)
    assert len(whole) - len(placed) == over


def test_a_picture_stands_under_the_head_or_beside_it(make):
    photo = (
        "        photos:\n          - {file: wide.jpg, caption: 桥。, credit: （甲摄）, alt: 桥, "
        "at: top-left, lines: 10}\n"
    )
    made = make(page(RUN_IN + photo, 16))
    (head,) = groups(made.page, "headline")
    foot = max(run.origin.y for run in walk(head.items) if isinstance(run, GlyphRun))
    (image,) = [i for i in walk(made.page.items) if isinstance(i, Image)]
    assert image.rect.y > foot
    assert image.rect.width == made.style.sheet.measure(3)


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (RUN_IN + "        legs: 1\n", "E356"),
        (INSIDE + "        headline_legs: 5\n", "E356"),
        (RUN_IN + "        pull_quotes: [{text: 桥通了，心就近了}]\n", "E357"),
        (RUN_IN + "        headline_direction: vertical\n", "E357"),
        (RUN_IN + "        legs: 5\n        remainder: column\n", "W350"),
    ],
)
def test_what_goes_with_no_such_head_is_told_and_no_text_lost(make, extra, code):
    made = make(page(extra))
    assert code in made.codes
    assert COPY * 24 in text_of(tuple(groups(made.page, "article")))
