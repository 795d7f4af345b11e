from pathlib import Path

from msgspec.structs import replace

from layout.color import BLACK, CMYK, Spot, grey
from layout.diagnostics import Span
from layout.display.dump import dump
from layout.display.items import (
    Document,
    Dots,
    GlyphRun,
    Group,
    Image,
    Metadata,
    Page,
    Role,
    Rule,
    Shape,
    Wave,
)
from layout.geometry import Point, Rect
from layout.units import PT

RUN = GlyphRun(
    "song-400", 9 * PT, BLACK, Point(10 * PT, 20 * PT), (7, 8), (0, 9 * PT), 18 * PT, "版\t面"
)
ITEMS = (
    Group(
        Role.ARTICLE,
        (
            Group(Role.HEADLINE, (RUN,), story="lead", level=1, language="zh-CN"),
            Image(
                Path("pictures/桥.jpg"),
                "0123456789abcdef",
                Rect(0, 0, 90 * PT, 60 * PT),
                (0, 10, 900, 610),
                alt="一座桥",
            ),
        ),
        story="lead",
        source=Span("issues/a/issue.yaml", 12, 3),
    ),
    Rule(Point(-PT // 1000, 0), Point(90 * PT, 0), PT // 2, CMYK(0, 1000, 900, 0)),
    Group(
        Role.LINE,
        (
            Group(Role.LINK, (replace(RUN, rise=3 * PT, text="1"),), address="https://a.cn/"),
            Group(
                Role.ARTIFACT,
                (
                    Dots(Point(10 * PT, 22 * PT), (0, 9 * PT), PT, BLACK),
                    Wave(Point(10 * PT, 22 * PT), Point(28 * PT, 22 * PT), PT, 6, PT // 2, BLACK),
                ),
            ),
        ),
    ),
    Shape(Rect(0, 0, PT, PT), fill=grey(100), stroke=Spot("红", 1000, BLACK), thickness=PT),
)
DOCUMENT = Document(
    Metadata("临江日报", "临江日报", "2025-10-31", "zh-CN", cn="CN 00-0000"),
    (Page(1, "A01", "要闻", 400 * PT, 600 * PT, 0, ITEMS),),
)


def test_dump() -> None:
    assert (
        dump(DOCUMENT)
        == """\
document "临江日报"
  paper "临江日报"
  date "2025-10-31"
  cn "CN 00-0000"
  language "zh-CN"
page 1 "A01" "要闻" 400.00 600.00
  article story=lead source=issue.yaml:12:3
    headline story=lead level=1 language=zh-CN
      text 10.00 20.00 +18.00 song-400 9.00 k1000 "版\\t面"
    image 0.00 0.00 90.00 60.00 "桥.jpg" 0123456789ab crop 0 10 900 610 alt "一座桥"
  rule 0.00 0.00 to 90.00 0.00 0.50 c0m1000y900k0
  line
    link address="https://a.cn/"
      text 10.00 20.00 +18.00 ^3.00 song-400 9.00 k1000 "1"
    artifact
      dots 10.00 22.00 at 0.00 9.00 wide 1.00 k1000
      wave 10.00 22.00 to 28.00 22.00 6 waves 1.00 high 0.50 k1000
  shape 0.00 0.00 1.00 1.00 fill k100 stroke 1.00 "红"1000
"""
    )


def test_glyphs_are_added_on_request() -> None:
    plain = dump(DOCUMENT).split("\n")
    full = dump(DOCUMENT, glyphs=True).split("\n")
    assert [line for line in full if line not in plain] == ["        glyphs 7@0.00 8@9.00"] * 2


def test_clusters_are_told_where_there_are_any() -> None:
    run = replace(RUN, clusters=(0, 1))
    page = replace(DOCUMENT.pages[0], items=(run,), bleed=PT)
    text = dump(replace(DOCUMENT, pages=(page,)), glyphs=True)
    assert "glyphs 7@0.00 8@9.00 clusters 0 1\n" in text
    assert "600.00 bleed 1.00\n" in text
