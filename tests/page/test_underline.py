"""Marks on the page: where they stand between two lines, and in which groups."""

import pytest

from layout.color import BLACK
from layout.display import Dots, GlyphRun, Group, Role, Rule, Wave
from layout.model import MarkKind
from layout.page.underline import draw_mark
from layout.style import Style
from layout.text import LineMark
from layout.units import PT
from tests.page.conftest import groups, text_of, walk

BODY = Style().sheet
CAPTION = Style().caption
# Han in Noto's faces reach from so far below the baseline to so far above, in thousandths.
INK_BELOW, INK_ABOVE = 80, 860


@pytest.mark.parametrize("kind", [MarkKind.DOTS, MarkKind.NAME, MarkKind.TITLE])
@pytest.mark.parametrize(
    ("size", "pitch"), [(BODY.size, BODY.pitch), (CAPTION.size, CAPTION.pitch or 0)]
)
def test_marks_touch_neither_their_text_nor_the_next_line(kind, size, pitch) -> None:
    mark = LineMark(kind, BLACK, size, size, 2 * size, (size * 3 // 2,))
    item = draw_mark(mark, 10 * PT, 100 * PT)
    match item:
        case Dots():
            top, bottom = (item.origin.y + s * item.diameter // 2 for s in (-1, 1))
        case Rule():
            top, bottom = (item.start.y + s * item.thickness // 2 for s in (-1, 1))
        case Wave():
            reach = item.height + item.thickness // 2
            top, bottom = item.start.y - reach, item.start.y + reach
    assert 100 * PT + size * INK_BELOW // 1000 < top
    assert bottom < 100 * PT + pitch - size * INK_ABOVE // 1000


def test_dots_stand_where_the_line_says() -> None:
    mark = LineMark(MarkKind.DOTS, BLACK, 9 * PT, 5 * PT, 18 * PT, (5 * PT, 14 * PT, 23 * PT))
    dots = draw_mark(mark, 10 * PT, 100 * PT)
    assert isinstance(dots, Dots)
    assert [dots.origin.x + x for x in dots.xs] == [15 * PT, 24 * PT, 33 * PT]


PAGE = """\
pages:
  - stories: {A: {body: 略。}}
    dummy: |
      AAAAAA
  - dummy: |
      AAA...
    stories:
      A:
        headline: 新[桥]{楷体}通车
        byline: 本报讯
        body: |
          天[地]{着重}玄[黄]{专名}宇[宙]{书名}洪[官网]{https://a.cn}荒[1]{注}。
        photos:
          - {file: wide.jpg, caption: "[桥]{着重}头", credit: 甲摄, alt: 桥, lines: 20}
"""


def test_what_is_drawn_stands_in_its_line_as_an_artifact(make) -> None:
    page = make(PAGE).page
    (body,) = groups(page, "paragraph")
    assert text_of(body.items) == "本报讯天地玄黄宇宙洪官网荒1。"
    first = body.items[0]
    assert isinstance(first, Group)
    # The byline, the words, and last what is no part of the text.
    byline, *_, drawn = first.items
    assert isinstance(byline, Group)
    assert isinstance(drawn, Group)
    assert (byline.role, drawn.role) == (Role.BYLINE, Role.ARTIFACT)
    assert [type(item) for item in drawn.items] == [Dots, Rule, Wave]
    links = [g for g in walk(body.items) if isinstance(g, Group) and g.role is Role.LINK]
    assert [(link.address, text_of(link.items)) for link in links] == [("https://a.cn", "官网")]
    (note,) = (run for run in walk(body.items) if isinstance(run, GlyphRun) and run.rise)
    assert note.text == "1"
    caption = groups(page, "caption")[0]
    assert any(isinstance(item, Dots) for item in walk(caption.items))


def test_faces_in_a_headline(make) -> None:
    page = make(PAGE).page
    (headline,) = groups(page, "headline")
    runs = [item for item in walk(headline.items) if isinstance(item, GlyphRun)]
    assert [(run.text, run.rise) for run in runs] == [("新", 0), ("桥", 0), ("通车", 0)]
    assert runs[1].face != runs[0].face == runs[2].face


def test_marks_without_room_below_them_are_warned_of(make) -> None:
    tight = "name: 试报\nsheet: {preset: 四开, pitch: 10.5pt}\n"
    assert make(PAGE, tight).codes.count("W304") == 1
    assert "W304" not in make(PAGE).codes
    assert "W304" not in make(PAGE.replace("着重", "楷体").replace("专名", "kai")
                              .replace("书名", "kai"), tight).codes  # fmt: skip
