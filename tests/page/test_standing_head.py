"""Vertical heads: where their columns hang, how deep and wide they are, what has no room."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import GlyphRun, Group, Role
from layout.display.dump import dump
from layout.geometry import Direction
from layout.model import Head, Paragraph, Phrase, Side, Story
from layout.page.composer import Composer
from layout.page.grid import Area
from layout.page.plan import describe_module
from layout.page.standing_head import StandingModule, compose_news
from layout.style import Align, ColumnOrder, Composition, Style
from layout.units import PT
from tests.examples import share_of
from tests.page.conftest import COPY, groups, text_of, walk

EM = 9 * PT
HERE = Span("issue.yaml", 1, 1)
GOLDEN = Path(__file__).parent.parent / "golden" / "standing-head.txt"


def phrase(text: str) -> Phrase:
    return Phrase(text, HERE)


def make_story(*lines: str, copies: int = 8, rank: int = 2, **others) -> Story:
    """Return a story with a vertical head of so many lines over some copies of a text."""
    head = Head(
        lines=tuple(map(phrase, lines)),
        kickers=tuple(map(phrase, others.pop("kickers", ()))),
        decks=tuple(map(phrase, others.pop("decks", ()))),
        series=others.pop("series", None),
        size=others.pop("size", None),
        side=others.pop("side", Side.RIGHT),
    )
    body = tuple(Paragraph(phrase(COPY)) for _ in range(copies))
    return Story(id="s", span=HERE, head=head, rank=rank, body=body, **others)


@pytest.fixture
def composer(square_faces) -> Composer:
    return Composer(Style(), square_faces, Report())


def compose(composer: Composer, story: Story, columns: int = 3):
    return compose_news(composer, story, composer.grid.sheet.measure(columns), columns)


def place(composer: Composer, story: Story, columns: int = 3, lines: int | None = None) -> Group:
    """Place a story at the page's left, as deep as it likes or as told."""
    module = compose(composer, story, columns)
    grid = composer.grid
    depth = lines or module.room().natural
    return module.place(Area(grid.x(0), grid.sheet.measure(columns), 0, depth))


def ranks_of(article: Group) -> list[Group]:
    roles = (Role.SERIES, Role.KICKER, Role.HEADLINE, Role.DECK)
    return [item for item in article.items if isinstance(item, Group) and item.role in roles]


def columns_of(group: Group) -> list[list[GlyphRun]]:
    """Return the runs of each vertical line of a rank."""
    lines = [i for i in group.items if isinstance(i, Group) and i.role is Role.LINE]
    return [[run for run in line.items if isinstance(run, GlyphRun)] for line in lines]


def axis_of(run: GlyphRun) -> int:
    if run.direction is Direction.DOWN:
        return run.origin.x
    if run.direction is Direction.TURNED:
        return run.origin.x + run.size * 380 // 1000
    return run.origin.x + run.width // 2


def body_runs(article: Group) -> list[GlyphRun]:
    groups_ = [i for i in article.items if isinstance(i, Group) and i.role is Role.PARAGRAPH]
    return [run for run in walk(tuple(groups_)) if isinstance(run, GlyphRun)]


def test_a_head_stands_at_the_right_of_its_text_or_at_the_left(composer):
    for side, is_left in ((Side.RIGHT, False), (Side.LEFT, True)):
        article = place(composer, make_story("新桥今晨通车", side=side))
        assert not composer.report.diagnostics
        (headline,) = ranks_of(article)
        (column,) = columns_of(headline)
        text = body_runs(article)
        if is_left:
            assert all(axis_of(run) < min(r.origin.x for r in text) for run in column)
        else:
            assert all(axis_of(run) > max(r.origin.x + r.width for r in text) for run in column)


def test_columns_hang_from_right_to_left_in_the_order_of_the_ranks(composer):
    story = make_story(
        "江上第四座桥", "今天清晨通行", kickers=("两岸一刻钟",), decks=("六车道", "双向"),
        series=phrase("连线"), side=Side.LEFT, copies=12,
    )  # fmt: skip
    article = place(composer, story, 4)
    ranks = ranks_of(article)
    assert [rank.role for rank in ranks] == [
        Role.SERIES, Role.KICKER, Role.HEADLINE, Role.DECK, Role.DECK,
    ]  # fmt: skip
    axes = [axis_of(column[0]) for rank in ranks for column in columns_of(rank)]
    assert axes == sorted(axes, reverse=True)
    assert len(axes) == 6
    assert [rank.level for rank in ranks if rank.role is Role.HEADLINE] == [1]


def test_a_paper_may_run_the_columns_towards_the_text(square_faces):
    style = replace(Style(), composition=Composition(head_columns=ColumnOrder.TOWARDS_TEXT))
    composer = Composer(style, square_faces, Report())
    for side, is_reversed in ((Side.LEFT, False), (Side.RIGHT, True)):
        story = make_story("江上第四座桥", "今天清晨通行", decks=("六车道",), side=side)
        axes = [
            axis_of(column[0])
            for rank in ranks_of(place(composer, story))
            for column in columns_of(rank)
        ]
        assert axes == sorted(axes, reverse=is_reversed)


@pytest.mark.parametrize("columns", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("rank", [1, 2, 3, 4])
def test_head_and_legs_are_whole_characters_wide(composer, columns, rank):
    story = make_story("江上第四座桥今晨通车", copies=4 * columns, rank=rank)
    module = compose(composer, story, columns)
    assert isinstance(module, StandingModule)
    characters = composer.grid.sheet.span(columns)
    for way in module.ways:
        legs = way.text.legs
        assert legs.measure == legs.characters * EM
        # Nothing is left over for the gutters: head, gutter, legs and their gutters fill the width.
        assert way.taken + 1 + len(legs) * legs.characters + len(legs) - 1 == characters


@pytest.mark.parametrize("text", ["新桥通车", "江上第四座桥今晨通车", "新桥" * 9])
@pytest.mark.parametrize("rank", [1, 2, 3])
def test_a_head_fills_three_quarters_of_its_depth(composer, text, rank):
    module = compose(composer, make_story(text, rank=rank, copies=6))
    depth = composer.grid.sheet.depth(module.room().natural)
    article = place(composer, make_story(text, rank=rank, copies=6))
    assert not composer.report.diagnostics
    (headline,) = ranks_of(article)
    columns = columns_of(headline)
    longest = max(c[-1].origin.y + c[-1].width - c[0].origin.y for c in columns)
    size = columns[0][0].size
    assert size in composer.style.ladder
    spacing = (longest - size) // max(1, max(len(text_of(tuple(c))) for c in columns) - 1)
    # Spacing ends where the white between two characters is as high as they are.
    assert depth * 3 // 4 - PT <= longest <= depth or spacing >= 2 * size - PT


def test_a_justified_head_is_as_deep_as_its_text(square_faces):
    grade = replace(Style().heads[1], align=Align.JUSTIFY)
    style = replace(Style(), heads=(Style().heads[0], grade, *Style().heads[2:]))
    composer = Composer(style, square_faces, Report())
    article = place(composer, make_story("江上第四座桥"), lines=30)
    (column,) = columns_of(ranks_of(article)[0])
    assert column[0].origin.y == composer.grid.y(0)
    assert column[-1].origin.y + column[-1].width - composer.grid.y(0) == style.sheet.depth(30)


def test_a_deeper_module_gets_white_beside_the_head_before_white_below_the_text(composer):
    story = make_story("江上第四座桥今晨通车", copies=8)
    module = compose(composer, story)
    room = module.room()
    # In lines of 12 characters a copy is four lines deep, in lines of 11 five.
    assert (room.natural, room.most) == (16, 20)
    place(composer, story, lines=room.most)
    (told,) = composer.report.diagnostics
    assert told.code == "N310"
    assert "竖题旁多空2字" in told.message("zh")
    assert "2 characters of white beside its head" in told.message("en")


def test_a_head_that_gives_way_is_told_with_its_text(composer):
    """The shorter of two wordings stands in fewer columns, and leaves the text more room."""
    story = make_story("江上第四座桥今晨六时通车两岸居民步行过江只要一刻钟", copies=10)
    story = replace(story, head=replace(story.head, others=((phrase("第四座桥"),),)))
    least = compose(composer, story, 2).room().least
    article = place(composer, story, 2, least - 2)
    assert not composer.report.has_errors
    assert text_of(ranks_of(article)[0].items) == "第四座桥"
    (told,) = composer.report.diagnostics
    assert "标题用第2种写法" in told.message("zh")


def test_a_boxed_story_keeps_its_head_inside(composer):
    from layout.model import Box

    article = place(composer, make_story("江上第四座桥", box=Box.FRAME))
    frame = next(i for i in walk(article.items) if type(i).__name__ == "Shape").rect
    for run in walk(article.items):
        if isinstance(run, GlyphRun):
            assert frame.x + EM <= axis_of(run) - run.size // 2 or run.direction is Direction.ACROSS
            assert axis_of(run) + run.size // 2 <= frame.right or run.direction is Direction.ACROSS


def test_a_head_that_is_too_long_says_by_how_much(composer):
    story = make_story("江上第四座桥今晨通车" * 6, copies=1, size=28 * PT)
    place(composer, story, lines=10)
    found = [d for d in composer.report.diagnostics if d.code == "E340"]
    assert len(found) == 1
    # 28 pt in a depth of 113 pt is four characters a column; the grade allows two columns.
    assert dict(found[0].args)["characters"] == pytest.approx(60 - 8, abs=4)
    assert dict(found[0].args)["lines"] == 10
    assert found[0].span == HERE


@pytest.mark.parametrize("decks", [(), ("——六车道，双向",)])
def test_a_head_cut_by_what_is_too_much_fits(square_faces, decks):
    text = "江上第四座桥今晨通车两岸居民步行过江" * 5

    def over(length: int) -> int:
        composer = Composer(Style(), square_faces, Report())
        place(composer, make_story(text[:length], copies=1, rank=3, decks=decks), lines=9)
        found = [d for d in composer.report.diagnostics if d.code == "E340"]
        return dict(found[0].args)["characters"] if found else 0

    much = over(len(text))
    assert 0 < much < len(text)
    # As many as are said to be too many, and one a column, since columns end at whole characters.
    assert over(len(text) - much - 3) == 0
    assert over(len(text) - much + 6) > 0


def test_a_module_too_narrow_for_a_head_and_ten_characters_says_so(composer):
    place(composer, make_story("新桥"), columns=1)
    (found,) = composer.report.diagnostics
    assert found.code == "E341"
    assert dict(found.args) == {"story": "s", "characters": 11, "least": 13}


def test_without_words_a_side_means_nothing(composer):
    module = compose(composer, Story(id="s", span=HERE, head=Head(side=Side.LEFT)))
    assert not isinstance(module, StandingModule)


def test_trials_that_were_not_taken_leave_no_word(composer):
    for columns in (2, 3, 4, 5):
        place(composer, make_story("江上第四座桥今晨通车", rank=3), columns)
    codes = {d.code for d in composer.report.diagnostics}
    assert codes <= {"W301"}


PAGE = """\
pages:
  - stories: {{}}
  - dummy: |
      AAABBB
      CCCCCC
    stories:
      A:
        headline: “新桥”2023年10月24日通车
        标题方向: 竖
        deck: ——COVID-19之后
        rank: 2
        body: |
{copy}
      B:
        headline: |
          江上第四座桥
          今晨（六时）通行！
        headline_direction: vertical
        headline_side: left
        series: 连线
        kicker: 3.0版A+级
        rank: 2
        box: frame
        body: |
{copy}
      C: {{headline: 横题, rank: 4, body: 完。}}
"""


def make_page(make):
    copy = "\n".join(f"          {COPY}" for _ in range(8))
    made = make(PAGE.format(copy=copy))
    assert not [c for c in made.codes if c.startswith("E")]
    return made


def test_a_page_with_vertical_heads(make, check_golden):
    made = make_page(make)
    text = dump(made.document, glyphs=False)
    heads = re.findall(r"^.*(?:headline|kicker|deck|series)\b[^\n]*\n(?:^ {6,}.*\n)+", text, re.M)
    check_golden(GOLDEN, "".join(heads))


def test_all_text_of_a_page_is_there_once_in_order(make):
    made = make_page(make)
    heads = [text_of(g.items) for g in groups(made.page, "headline", "deck", "kicker", "series")]
    assert heads == [
        "“新桥”2023年10月24日通车",
        "——COVID-19之后",
        "连线",
        "3.0版A+级",
        "江上第四座桥今晨（六时）通行！",
        "横题",
    ]


ANYTHING = st.text(min_size=1, max_size=40)


@settings(max_examples=share_of(60))
@given(ANYTHING, st.sampled_from(list(Side)), st.integers(1, 4), st.integers(2, 6))
def test_any_headline_is_set_whole_or_reported(square_faces, text, side, rank, columns):
    """Whatever a headline says, each character of it is on the page once, or an error tells why."""
    composer = Composer(Style(), square_faces, Report())
    article = place(composer, make_story(text, side=side, rank=rank, copies=6), columns)
    drawn = "".join(text_of(rank_.items) for rank_ in ranks_of(article))
    codes = {d.code for d in composer.report.diagnostics}
    if "E340" in codes:
        assert drawn == ""
    else:
        # Spaces at the end of a column are not set.
        assert re.sub(r"\s", "", drawn) == re.sub(r"\s", "", text)


def test_rules_are_told_of_a_vertical_head_as_of_any_other(composer):
    story = make_story("满城菊花开到灯下来")
    module = compose(composer, story)
    facts = describe_module(story, module)
    (head,) = ranks_of(place(composer, story))
    sizes = {run.size for run in walk(head.items) if isinstance(run, GlyphRun)}
    assert facts.headline is not None
    assert {facts.headline.size} == sizes
    assert facts.headline.side is Side.RIGHT
    assert 0 < facts.headline.share <= 1000
    assert (facts.head_lines, facts.has_head_over) == (0, False)
