"""What has no room is an error at its place: heads, pictures, advertisements, furniture."""

import random

import pytest

from layout.diagnostics import Report, Span
from layout.display import GlyphRun
from layout.geometry import Rect
from layout.model import Brief, Briefs, Head, Paragraph, Phrase
from layout.page.briefs import compose_briefs
from layout.page.composer import Composer
from layout.style import Style
from tests.page.conftest import groups, text_of, walk

LONG = "今天清晨六时江上的第四座桥开始通行" * 8


def page(rows: str, stories: str, head: str = "") -> str:
    drawn = "".join(f"      {row}\n" for row in rows.split("/"))
    return (
        f"{head}pages:\n  - section: 要闻\n  - section: 综合\n    dummy: |\n{drawn}"
        f"    stories:\n{stories}"
    )


PHOTO = "{file: wide.jpg, caption: 桥。, credit: （摄）, alt: 桥}"
OVER = PHOTO[:-1] + ", columns: 5}"
DEEP = PHOTO.replace("wide", "tall")[:-1] + ", lines: 40}"


@pytest.mark.parametrize(
    ("issue", "code", "line"),
    [
        # A headline that no size fits, at the headline.
        (page("A...../......", f"      A: {{headline: {LONG}, body: 文。}}\n"), "E302", 9),
        # A word that cannot break, wider than its column.
        (page("A...../......", f"      A: {{headline: 题, deck: {'a' * 90}}}\n"), "E302", 9),
        # Legs too narrow to read.
        (page("AA..../......", "      A: {headline: 题, legs: 4, body: 文。}\n"), "E303", 9),
        # A picture over more legs than there are.
        (
            page("AA..../......", f"      A:\n        photos:\n          - {OVER}\n"
                 "        body: 文。\n"),
            "E304", 11,
        ),
        # A head deeper than its module.
        (page("AAAAAA 3/...... 83", "      A: {rank: 1, headline: 新桥通车}\n"), "E310", 9),
        # A picture deeper than its module, beside text that fits.
        (
            page("AAAAAA 9/...... 77", f"      A:\n        photos:\n          - {DEEP}\n"
                 "        body: 文。\n"),
            "E308", 11,
        ),
        # Words of an advertisement deeper than its space.
        (
            page(
                "AAAAAA 4/...... 82", "      A: {kind: advertisement, headline: 样张, body: 一。}\n"
            ),
            "E310", 9,
        ),
    ],
)  # fmt: skip
def test_no_room_is_an_error_at_its_place(make, issue, code, line):
    made = make(issue)
    found = [d for d in made.report.diagnostics if d.code == code]
    assert found, made.codes
    assert found[0].span is not None
    assert found[0].span.line == line
    assert "E309" not in made.codes


def test_an_advertisement_shows_picture_and_words_and_its_label(make):
    issue = page(
        "AAAAAA 40/...... 46",
        f"      A:\n        kind: advertisement\n        headline: 样张\n        body: 一行。\n"
        f"        photo: {PHOTO}\n",
    )
    made = make(issue)
    (space,) = groups(made.page, "advertisement")
    text = text_of(space.items)
    for words in ("样张", "一行。", "广告", "桥。（摄）"):
        assert words in text
    assert made.codes == []


def front(paper: str = "", ear: str = "") -> tuple[str, str]:
    return f"{ear}pages:\n  - section: 要闻\n", f"name: 试报\n{paper}"


@pytest.mark.parametrize(
    ("paper", "ear", "code"),
    [
        ("nameplate: {columns: 6}\n", "ear: {title: 导读, items: [一]}\n", "E305"),
        ("", "ear: {title: 导读, items: [" + ", ".join("一二三四五六七八九十") + "]}\n", "E305"),
        ("nameplate: {lines: 5, pinyin: SHI}\n", "", "E311"),
    ],
)
def test_the_nameplate_reports_what_it_cannot_hold(make, paper, ear, code):
    issue, paper = front(paper, ear)
    assert code in make(issue, paper, number=1).codes


def rects(items) -> list[Rect]:
    return [
        Rect(i.origin.x, i.origin.y - i.size * 88 // 100, i.width, i.size)
        for i in walk(items)
        if isinstance(i, GlyphRun)
    ]


def test_a_long_imprint_and_many_editors_overprint_nothing(make):
    paper = "".join(
        f"{key}: 江边新报社江边新报社江边新报社江边新报社\n"
        for key in ("sponsor", "supervisor", "publisher", "address", "contact", "printer", "price")
    )
    editors = "    editors: {责编: 甲甲甲, 版式: 乙乙乙, 校对: 丙丙丙, 值班总编: 丁丁丁}\n"
    issue = "mark: 样张\npages:\n  - section: 要闻\n" + editors
    made = make(issue, "name: 试报\nnameplate: {pinyin: SHI}\n" + paper, number=1)
    assert made.codes == []
    blocks = [g for g in made.page.items if g.role.value in ("folio", "nameplate", "imprint")]
    lines = [rects(line.items) for g in blocks for line in walk(g.items)
             if getattr(getattr(line, "role", None), "value", "") == "line"]  # fmt: skip
    for i, one in enumerate(lines):
        for other in lines[i + 1 :]:
            assert not any(a.overlaps(b) for a in one for b in other)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 32])
def test_an_essay_of_any_size_shows_every_picture(make, count):
    photos = "".join(f"          - {PHOTO}\n" for _ in range(count))
    issue = page(
        "AAAAAA",
        f"      A:\n        kind: essay\n        headline: 江边\n        photos:\n{photos}",
    )
    made = make(issue)
    assert len(groups(made.page, "figure")) == count


@pytest.mark.parametrize("length", [10, 40, 80, 120])
@pytest.mark.parametrize("columns", [1, 3, 6])
def test_a_deck_of_any_length_is_broken_at_once(make, length, columns):
    rows = "A" * columns + "." * (6 - columns)
    deck = (LONG * 2)[:length]
    issue = page(f"{rows}/......", f"      A: {{headline: 题, deck: {deck}, body: 文。}}\n")
    made = make(issue)
    (group,) = groups(made.page, "deck")
    assert text_of(group.items) == deck


def test_a_head_deeper_than_its_module_beside_no_picture_is_told(make):
    """Found at random: the first of no pictures was to be reported."""
    news = "{rank: 1, headline: 新桥通车, headline_position: run-in, body: 文。}"
    made = make(page("AAAAAA 3/...... 83", f"      A: {news}\n"))
    assert [d.code for d in made.report.diagnostics if d.code[0] == "E"]


@pytest.mark.parametrize("seed", range(8))
def test_briefs_want_no_less_than_they_can_have(square_faces, seed):
    """White between briefs may end a leg, so that a column with it is shallower than without."""
    rng = random.Random(seed)
    here = Span("issue.yaml", 1, 1)

    def phrase(most: int) -> Phrase:
        return Phrase(LONG[: rng.randint(1, most)] + "。", here)

    for _ in range(12):
        items = tuple(
            Brief(
                head=Head(lines=(phrase(12),)),
                span=here,
                body=tuple(Paragraph(phrase(60)) for _ in range(rng.randint(1, 2))),
            )
            for _ in range(rng.randint(2, 7))
        )
        briefs = Briefs(id="b", span=here, title=phrase(4), items=items)
        composer = Composer(Style(), square_faces, Report())
        columns = rng.randint(2, 6)
        measure = composer.grid.sheet.measure(columns)
        room = compose_briefs(composer, briefs, measure, columns).room()
        assert room.least <= room.natural <= room.most


def head_size(made) -> int:
    """Return the size of the headline of the page's only advertisement."""
    (head,) = groups(made.page, "headline")
    return max(run.size for run in walk(head.items) if isinstance(run, GlyphRun))


@pytest.mark.parametrize("lines", [10, 8])
def test_an_advertisement_too_shallow_for_its_head_takes_a_smaller_one(make, lines):
    entry = "      A: {kind: advertisement, headline: 样张, body: 一。}\n"
    deep = make(page("AAAAAA 40/...... 46", entry))
    made = make(page(f"AAAAAA {lines}/...... {86 - lines}", entry))
    assert deep.codes == []
    assert made.codes == []
    assert "N310" in {d.code for d in made.report.diagnostics}
    assert head_size(made) < head_size(deep)
    (space,) = groups(made.page, "advertisement")
    assert text_of(space.items) == text_of(groups(deep.page, "advertisement")[0].items)
