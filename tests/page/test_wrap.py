"""Insets: where pictures and pull quotes stand inside legs, and how the text goes round them."""

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import GlyphRun, Group, Image, Role, Rule
from layout.display.dump import dump
from layout.geometry import Rect
from layout.model import (
    Box,
    Corner,
    Crosshead,
    DropCap,
    Head,
    Jump,
    Paragraph,
    Photo,
    Phrase,
    PullQuote,
    QuoteForm,
    Story,
)
from layout.page.composer import Composer
from layout.page.grid import Area
from layout.page.module import NARROWEST
from layout.page.rows import LEAST_LINES
from layout.page.story import StoryModule, compose_story
from layout.page.wrap import WrapModule
from layout.style import Style
from layout.units import PT
from tests.examples import share_of
from tests.page.conftest import COPY, em_box, groups, text_of, walk
from tests.pictures import write_pictures

EM = 9 * PT
HERE = Span("issue.yaml", 1, 1)
AT = Span("issue.yaml", 7, 9)
GOLDEN = Path(__file__).parent.parent / "golden" / "wrap.txt"
MIDDLES = (Corner.MIDDLE, Corner.MIDDLE_LEFT, Corner.MIDDLE_RIGHT)


def phrase(text: str, span: Span = HERE) -> Phrase:
    return Phrase(text, span)


@pytest.fixture(scope="module")
def pictures(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("pictures")
    write_pictures(folder)
    return folder


@pytest.fixture
def composer(square_faces) -> Composer:
    return Composer(Style(), square_faces, Report())


def photo(pictures: Path, corner: Corner = Corner.MIDDLE, name: str = "wide", **others) -> Photo:
    return Photo(
        file=pictures / f"{name}.jpg",
        span=AT,
        caption=phrase("图说在此"),
        corner=corner,
        **others,
    )


def quote(text: str = "桥通了，心就近了", **others) -> PullQuote:
    return PullQuote(text=phrase(text, AT), span=AT, **others)


def make_story(*insets: Photo | PullQuote, copies: int = 12, **others) -> Story:
    body = others.pop("body", tuple(Paragraph(phrase(COPY)) for _ in range(copies)))
    return Story(
        id="s",
        span=HERE,
        body=body,
        photos=tuple(i for i in insets if isinstance(i, Photo)),
        quotes=tuple(i for i in insets if isinstance(i, PullQuote)),
        **others,
    )


def compose(composer: Composer, story: Story, columns: int = 3) -> StoryModule:
    return compose_story(composer, story, composer.grid.sheet.measure(columns), columns)


def place(composer: Composer, story: Story, columns: int = 3, lines: int | None = None) -> Group:
    grid = composer.grid
    depth = compose(composer, story, columns).room().natural if lines is None else lines
    module = compose(composer, story, columns)
    return module.place(Area(grid.x(0), grid.sheet.measure(columns), 0, depth))


def lines_of(article: Group) -> list[Rect]:
    """Return the boxes of body lines, first run to last."""
    found = []
    for group in walk(article.items):
        if isinstance(group, Group) and group.role in (Role.PARAGRAPH, Role.CROSSHEAD):
            for line in group.items:
                if isinstance(line, Group) and line.role is Role.LINE:
                    runs = [em_box(r) for r in walk(line.items) if isinstance(r, GlyphRun)]
                    left, right = min(r.x for r in runs), max(r.right for r in runs)
                    found.append(Rect(left, runs[0].y, right - left, runs[0].height))
    return found


def figure_of(article: Group) -> Rect:
    """Return the box of the only figure, its caption included."""
    (figure,) = [i for i in article.items if isinstance(i, Group) and i.role is Role.FIGURE]
    image = next(i for i in figure.items if isinstance(i, Image)).rect
    feet = [em_box(r).bottom for r in walk(figure.items) if isinstance(r, GlyphRun)]
    return Rect(image.x, image.y, image.width, max([image.bottom, *feet]) - image.y)


def codes(composer: Composer) -> list[str]:
    return [d.code for d in composer.report.diagnostics if d.code not in ("W303", "N310")]


def legs_at(composer: Composer, columns: int, legs: int) -> list[int]:
    module = compose(composer, make_story(legs=legs), columns)
    return [composer.grid.x(0) + x for x in module.legs.xs]


# -- whole legs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("corner", "count", "leg", "first"),
    [
        (Corner.MIDDLE, 1, None, 1),
        (Corner.MIDDLE, 2, None, 1),
        (Corner.MIDDLE_LEFT, 2, None, 0),
        (Corner.MIDDLE_RIGHT, 1, None, 2),
        (Corner.MIDDLE, 1, 1, 0),
        (Corner.MIDDLE_RIGHT, 2, 3, 1),
        (Corner.TOP_LEFT, 1, 2, 1),
        (Corner.BOTTOM, 1, 3, 2),
    ],
)
def test_a_picture_stands_over_whole_legs(composer, pictures, corner, count, leg, first):
    story = make_story(photo(pictures, corner, columns=count, leg=leg))
    article = place(composer, story)
    box = figure_of(article)
    assert box.x == composer.grid.x(first)
    assert box.width == composer.grid.sheet.measure(count)
    assert text_of(article.items).startswith(COPY * 12)
    assert not codes(composer)


def test_a_picture_in_the_middle_has_text_over_and_under_it_in_each_leg(composer, pictures):
    article = place(composer, make_story(photo(pictures, columns=2, leg=1)))
    box = figure_of(article)
    for leg in (0, 1):
        own = [line for line in lines_of(article) if line.x // EM == (composer.grid.x(leg)) // EM]
        over = [line for line in own if line.bottom <= box.y]
        under = [line for line in own if line.y >= box.bottom]
        assert len(over) >= LEAST_LINES
        assert len(under) >= LEAST_LINES - 1
        # A character of white on both sides, as between stories (H16), or up to a line more.
        assert EM <= box.y - max(line.bottom for line in over) < 3 * EM
        assert EM <= min(line.y for line in under) - box.bottom < 3 * EM


# -- parts of legs ---------------------------------------------------------------------------------


def test_text_stands_beside_a_picture_in_one_wide_leg(composer, pictures):
    for corner, is_left in (
        (Corner.MIDDLE_LEFT, True),
        (Corner.MIDDLE_RIGHT, False),
        (Corner.TOP_LEFT, True),
        (Corner.BOTTOM_RIGHT, False),
    ):
        story = make_story(photo(pictures, corner, width=12), legs=1)
        article = place(composer, story)
        box = figure_of(article)
        beside = [line for line in lines_of(article) if line.y < box.bottom and line.bottom > box.y]
        left = composer.grid.x(0)
        assert len(beside) > 3
        assert box.width == 12 * EM
        assert box.x == (left if is_left else left + (35 - 12) * EM)
        for line in beside:
            if is_left:
                assert line.x >= left + 13 * EM
            else:
                assert line.right <= left + 22 * EM
        assert text_of(article.items).startswith(COPY * 12)
        assert not codes(composer)


def test_a_picture_across_a_gutter_takes_a_part_of_both_legs(composer, pictures):
    story = make_story(photo(pictures, width=13), legs=2, copies=16)
    module = compose(composer, story, 4)
    assert [(c.leg, c.shift, c.measure) for c in module.insets[0].extent.covers] == [
        (0, 0, 16 * EM),
        (1, 7 * EM, 16 * EM),
    ]
    article = place(composer, story, 4)
    box = figure_of(article)
    assert box.width == 13 * EM
    assert box.x == composer.grid.x(0) + 17 * EM
    beside = [line for line in lines_of(article) if line.y < box.bottom and line.bottom > box.y]
    assert {line.x < box.x for line in beside} == {True, False}
    assert all(line.right <= box.x - EM or line.x >= box.right + EM for line in beside)


def test_a_centred_picture_covers_the_leg_in_the_middle_and_parts_of_its_neighbours(
    composer, pictures
):
    # Legs of 21, 22 wide with their gutter: 33 cover the second and 5 of each neighbour.
    style = replace(Style(), sheet=replace(Style().sheet, characters=21, columns=3))
    wide = replace(composer, style=style)
    story = make_story(photo(pictures, width=33), legs=3, copies=20)
    module = compose_story(wide, story, style.sheet.measure(3), 3)
    assert [(c.leg, c.shift, c.measure) for c in module.insets[0].extent.covers] == [
        (0, 0, 15 * EM),
        (1, 0, 0),
        (2, 6 * EM, 15 * EM),
    ]
    assert module.insets[0].extent.width == 33 * EM


def test_every_line_is_on_the_grid_and_as_wide_as_its_row(composer, pictures):
    story = make_story(
        photo(pictures, Corner.MIDDLE_LEFT, width=12), legs=1, drop_cap=DropCap(2, HERE)
    )
    module = compose(composer, story)
    area = Area(composer.grid.x(0), composer.grid.sheet.measure(3), 0, module.room().natural)
    fit = module.fit_insets(area.lines)
    made = module._make(fit, area.lines)
    for row, slot in made.placed:
        beside = slot.shift - row.shift
        assert slot.line.measure == row.measure - beside
        assert slot.line.measure % EM == 0
        assert slot.line.measure >= (NARROWEST - 5) * EM
    rows = [(row.leg, row.line) for row, _ in made.placed]
    assert rows == sorted(set(rows))
    baselines = {
        run.origin.y
        for run in walk(module.place(area).items)
        if isinstance(run, GlyphRun) and run.size == EM
    }
    first = min(baselines)
    assert all((y - first) % composer.grid.sheet.pitch == 0 for y in baselines)


def test_a_crosshead_beside_a_picture_is_set_for_what_is_left(composer, pictures):
    body = []
    for _ in range(12):
        body += [Crosshead(phrase("步行过江只要一刻钟")), Paragraph(phrase(COPY))]
    story = make_story(photo(pictures, Corner.MIDDLE_RIGHT, width=20), legs=1, body=tuple(body))
    article = place(composer, story)
    box = figure_of(article)
    heads = [
        em_box(run)
        for g in walk(article.items)
        if isinstance(g, Group) and g.role is Role.CROSSHEAD
        for run in walk(g.items)
        if isinstance(run, GlyphRun)
    ]
    beside = [head for head in heads if head.y < box.bottom and head.bottom > box.y]
    assert beside
    middle = composer.grid.x(0) + 7 * EM
    for head in beside:
        assert abs(head.x + head.width // 2 - middle) <= EM
    assert text_of(article.items).startswith(("步行过江只要一刻钟" + COPY) * 12)


# -- pull quotes -----------------------------------------------------------------------------------


def test_a_pull_quote_stands_where_the_page_finds_room(composer, pictures):
    story = make_story(quote(), photo(pictures, Corner.TOP_LEFT, columns=2))
    module = compose(composer, story)
    (inset,) = module.insets
    assert [cover.leg for cover in inset.extent.covers] == [2]
    article = place(composer, story)
    assert not codes(composer)
    assert text_of(article.items) == COPY * 12 + "图说在此" + "桥通了，心就近了"


def test_a_pull_quote_has_rules_at_its_edges_and_white_outside(composer):
    article = place(composer, make_story(quote(leg=2, source=phrase("——村民"))))
    (group,) = [i for i in article.items if isinstance(i, Group) and i.role is Role.QUOTE]
    rules = [i for i in walk(group.items) if isinstance(i, Rule)]
    top, foot = (rule.start.y for rule in rules)
    runs = [em_box(i) for i in walk(group.items) if isinstance(i, GlyphRun)]
    assert all(top < run.y and run.bottom < foot for run in runs)
    own = [line for line in lines_of(article) if line.x // EM == composer.grid.x(1) // EM]
    assert all(line.bottom <= top - EM + 2 * PT or line.y >= foot + EM - PT for line in own)
    assert [i.role for i in group.items if isinstance(i, Group)][-1] is Role.CREDIT


def test_words_of_the_text_are_a_repeat_and_others_are_not(composer):
    for words, source, role in (
        ("江上的第四座桥", None, Role.REPEAT),
        ("江上的第五座桥", None, Role.QUOTE),
        ("江上的第四座桥", phrase("——村民"), Role.QUOTE),
        ("江上的第四座桥", phrase("两岸居民"), Role.REPEAT),
    ):
        article = place(composer, make_story(quote(words, source=source)))
        found = [i.role for i in article.items if isinstance(i, Group)]
        assert found[-1] is role


def test_a_large_mark_is_no_text(composer):
    article = place(composer, make_story(quote(form=QuoteForm.MARK, columns=2, leg=1)))
    group = article.items[-1]
    (mark,) = [i for i in group.items if i.role is Role.ARTIFACT]
    assert text_of(mark.items) == "“"
    assert text_of([i for i in group.items if i is not mark]) == "桥通了，心就近了"


def test_two_quotes_in_one_leg_share_its_depth(composer):
    story = make_story(quote(leg=1), quote("又一句话", leg=1), copies=20)
    module = compose(composer, story)
    lines = module.natural_figures
    table = module._ground(lines).lay(40)
    gaps = [table.firsts[0], table.firsts[1] - table.firsts[0] - lines[0]]
    gaps.append(40 - table.firsts[1] - lines[1])
    assert max(gaps) - min(gaps) <= 1


# -- room ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
@pytest.mark.parametrize("copies", [3, 6, 11])
def test_a_story_fits_the_lines_it_wants(composer, pictures, columns, copies):
    story = make_story(photo(pictures, columns=1), quote(corner=Corner.BOTTOM), copies=copies)
    room = compose(composer, story, columns).room()
    assert room.least <= room.natural <= room.most
    for lines in (room.least, room.natural, room.most):
        composer = replace(composer, report=Report())
        place(composer, story, columns, lines)
        assert not [code for code in codes(composer) if code[0] == "E"], lines
    article = place(composer, story, columns, room.natural)
    assert text_of(article.items).count(COPY) == copies


def test_a_story_without_room_says_what_is_over(composer, pictures):
    story = make_story(photo(pictures, columns=1))
    least = compose(composer, story).room().least
    place(composer, story, lines=least - 5)
    assert codes(composer) == ["E301"]
    (over,) = (d for d in composer.report.diagnostics if d.code == "E301")
    told = dict(over.args)
    assert 3 <= told["depth"] <= 5
    composer = replace(composer, report=Report())
    place(composer, story, lines=least - 5 + told["depth"])
    assert not codes(composer)


def test_an_inset_deeper_than_its_legs_is_reported(composer, pictures):
    place(composer, make_story(photo(pictures, columns=3), copies=2), lines=10)
    assert "E308" in codes(composer)
    composer = replace(composer, report=Report())
    place(composer, make_story(quote("长" * 80), copies=2), columns=1, lines=8)
    assert "E363" in codes(composer)


@pytest.mark.parametrize(
    "text",
    [
        COPY * 9,
        "infrastructure " * 12,
        pytest.param("infrastructure " * 60, marks=pytest.mark.slow),
        "国" * 7 + "x" * 90 + COPY,
    ],
)
@pytest.mark.parametrize("characters", [6, 11, 24])
def test_any_copy_finds_its_depth_beside_a_picture(composer, pictures, text, characters):
    """Also in legs narrower than H15 has them, and with words too long for what is left."""
    style = replace(Style(), sheet=replace(Style().sheet, characters=characters))
    composer = replace(composer, style=style)
    inset = photo(pictures, Corner.MIDDLE_LEFT, width=12 if characters > 20 else None)
    body = tuple(Paragraph(phrase(text)) for _ in range(4))
    article = place(composer, make_story(inset, body=body, drop_cap=DropCap(3, HERE)), columns=1)
    assert "E301" not in codes(composer)
    assert re.sub(r"\s", "", text_of(article.items)).count(re.sub(r"\s", "", text)) == 4


@pytest.mark.parametrize(
    ("inset", "legs", "code"),
    [
        ({"columns": 4}, 3, "E360"),
        ({"columns": 2, "leg": 3}, 3, "E360"),
        ({"width": 8, "leg": 9}, 3, "E360"),
        ({"width": 90, "corner": Corner.MIDDLE_LEFT}, 1, "E360"),
        ({"width": 30, "corner": Corner.TOP_LEFT}, 1, "E361"),
        ({"width": 8, "corner": Corner.MIDDLE_LEFT}, 3, "E361"),
        ({"width": 12}, 1, "E362"),
        ({"width": 2}, 2, "E362"),
    ],
)
def test_what_cannot_stand_inside_is_refused(composer, pictures, inset, legs, code):
    article = place(composer, make_story(photo(pictures, **inset), legs=legs))
    assert codes(composer)[:1] == [code]
    assert composer.report.diagnostics[0].span == AT
    assert COPY in text_of(article.items)


def test_ten_characters_beside_are_enough_and_nine_are_not(composer, pictures):
    for width, is_well in ((24, True), (25, False)):
        composer = replace(composer, report=Report())
        place(composer, make_story(photo(pictures, Corner.TOP_LEFT, width=width), legs=1))
        assert ("E361" not in codes(composer)) is is_well


def test_a_signature_longer_than_its_leg_is_reported_and_set(composer):
    article = place(composer, make_story(quote(), signature=phrase("江上人" * 20, AT)))
    assert codes(composer) == ["E302"]
    assert "江上人" * 20 in text_of(article.items)


def test_columns_beside_a_width_mean_nothing(composer, pictures):
    place(composer, make_story(photo(pictures, Corner.TOP_LEFT, width=12, columns=2), legs=1))
    assert codes(composer) == ["W365"]


def test_a_story_that_jumps_has_no_insets(composer, pictures):
    module = compose(composer, make_story(quote(), jump=Jump(2, HERE)))
    assert codes(composer) == ["E364"]
    assert not isinstance(module, WrapModule)


# -- properties ------------------------------------------------------------------------------------

HAN = "今天清晨六时江上的第四座桥开始通行桥长一千二百米双向六车道两岸居民步行过江只要一刻钟"


def draw_story(rng: random.Random, pictures: Path) -> Story:
    """Return a story with insets drawn at random."""
    insets: list[Photo | PullQuote] = []
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.4:
            insets.append(
                quote(
                    "".join(rng.choice(HAN) for _ in range(rng.randint(4, 30))),
                    corner=rng.choice((None, *Corner)),
                    columns=rng.randint(1, 2),
                    form=rng.choice(list(QuoteForm)),
                )
            )
            continue
        width = rng.choice((None, None, 6, 11, 14, 20))
        columns = None if width else rng.choice((None, 1, 2))
        insets.append(
            photo(
                pictures,
                rng.choice(list(Corner)),
                rng.choice(("wide", "tall")),
                width=width,
                columns=columns,
            )
        )
    body: list[Paragraph | Crosshead] = []
    for _ in range(rng.randint(2, 9)):
        if rng.random() < 0.25:
            body.append(Crosshead(phrase("步行过江只要一刻钟")))
        chars = [rng.choice(HAN) for _ in range(rng.randint(8, 200))]
        for i in range(7, len(chars) - 1, 11):
            chars[i] = rng.choice("，。、；")
        body.append(Paragraph(phrase("".join(chars) + "。")))
    return make_story(
        *insets,
        body=tuple(body),
        legs=rng.choice((None, 1, 2)),
        rank=3,
        head=Head(lines=(phrase("江上的桥今晨通车"),)),
        box=rng.choice(list(Box)),
        drop_cap=rng.choice((None, DropCap(2, HERE), DropCap(4, HERE))),
        signature=rng.choice((None, phrase("江上人"))),
    )


@settings(max_examples=share_of(80))
@given(st.integers(0, 1_000_000), st.integers(1, 6), st.integers(-6, 6))
@example(76, 5, -2)
@example(329, 6, -4)
@example(408873, 4, 0)
@example(1646, 4, 1)
def test_nothing_is_lost_and_nothing_overlaps(square_faces, pictures, seed, columns, more):
    """Every character is there once and in order, and no line touches a picture or a quote."""
    rng = random.Random(seed)
    composer = Composer(Style(), square_faces, Report())
    story = draw_story(rng, pictures)
    room = compose(composer, story, columns).room()
    article = place(composer, story, columns, max(1, room.natural + more))
    errors = {d.code for d in composer.report.diagnostics if d.code[0] == "E"}
    if errors - {"E301"}:
        return
    assert not (more >= 0 and errors)
    blocks = [i for i in article.items if isinstance(i, Group)]
    roles = (Role.PARAGRAPH, Role.CROSSHEAD, Role.SIGNATURE)
    text = "".join(text_of(g.items) for g in blocks if g.role in roles)
    wanted = [block.phrase.text for block in story.body]
    wanted += [story.signature.text] if story.signature else []
    whole = re.sub(r"\s", "", "".join(wanted))
    over = [dict(d.args) for d in composer.report.diagnostics if d.code == "E301"]
    assert whole.startswith(re.sub(r"\s", "", text))
    missing = len(whole) - len(re.sub(r"\s", "", text))
    assert missing == sum(said["characters"] for said in over)
    body = [line for g in blocks if g.role in roles for line in boxes(g)]
    apart = [boxes(g) for g in blocks if g.role in (Role.FIGURE, Role.QUOTE, Role.REPEAT)]
    for group in apart:
        assert not any(a.overlaps(b) for a in group for b in body)
    for i, one in enumerate(apart):
        for other in apart[i + 1 :]:
            assert not any(a.overlaps(b) for a in one for b in other)
    for one, other in pairwise(sorted(body, key=lambda box: (box.y, box.x))):
        assert one.y != other.y or one.right <= other.x + PT


def boxes(group: Group) -> list[Rect]:
    """Return the boxes of a group's type and pictures; of a drop cap, without its em box."""
    if group.role is Role.PARAGRAPH:
        items = [i for i in group.items if i.role is not Role.DROP_CAP]
    else:
        items = [i for i in group.items if getattr(i, "role", None) is not Role.ARTIFACT]
    found = []
    for item in walk(tuple(items)):
        if isinstance(item, GlyphRun):
            found.append(em_box(item))
        elif isinstance(item, Image):
            found.append(item.rect)
    return found


@settings(max_examples=share_of(40))
@given(st.integers(0, 1_000_000), st.integers(1, 6))
def test_the_depth_it_wants_is_the_least_that_holds_it(square_faces, pictures, seed, columns):
    rng = random.Random(seed)
    composer = Composer(Style(), square_faces, Report())
    module = compose(composer, draw_story(rng, pictures), columns)
    if not isinstance(module, WrapModule) or composer.report.has_errors:
        return
    lines = module.natural_figures
    depth, ground = module._text_depth(lines), module._ground(lines)
    for less in range(1, depth):
        table = ground.lay(less)
        assert table is None or module.wrapping.reach(table.rows) is None


# -- a page ----------------------------------------------------------------------------------------

PAGE = """\
pages:
  - stories: {{}}
  - dummy: |
      AAAA..
      BBBB..
    stories:
      A:
        headline: 新桥今晨通车
        rank: 3
        photos:
          - {{file: wide.jpg, 位置: 中, 栏数: 2, caption: 桥头, credit: 摄}}
        引语:
          - {{文字: 桥长一千二百米, 位置: 左中}}
        body: |
{copy}
      B:
        legs: 2
        rank: 3
        headline: 步行过江
        photos:
          - {{file: tall.jpg, at: middle, width: 11, caption: 桥上, credit: 摄}}
        pull_quotes:
          - {{text: 心就近了, source: ——村民, leg: 2, at: bottom, form: mark}}
        body: |
{copy}
"""


def test_a_page_with_insets(make, check_golden):
    copy = "\n".join(f"          {COPY}" for _ in range(12))
    made = make(PAGE.format(copy=copy))
    assert not [c for c in made.codes if c[0] == "E"]
    assert [text_of(g.items) for g in groups(made.page, "quote", "repeat")] == [
        "桥长一千二百米",
        "“心就近了——村民",
    ]
    text = dump(made.document)
    # The digest of a picture depends on the version of the picture library.
    articles = re.findall(r"^  article\b[^\n]*\n(?:^ {4,}.*\n)+", text, re.M)
    check_golden(GOLDEN, re.sub(r"\.jpg\" [0-9a-f]+", '.jpg"', "".join(articles)))


def test_legs_that_insets_keep_white_are_told(composer):
    """Two quotes are deeper than so little text: what stays white beside them is no secret."""
    story = make_story(quote(leg=1), quote(leg=1), copies=1)
    place(composer, story, lines=40)
    (told,) = (d for d in composer.report.diagnostics if d.code == "W301")
    assert dict(told.args)["depth"] > 20
