"""A whole issue: every value arrives, in either language, each with its place."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from layout.color import CMYK, Spot
from layout.diagnostics import ExitCode, LayoutError, Report, Span
from layout.model.issue import Dummy, Place
from layout.model.story import (
    Advertisement,
    Box,
    Briefs,
    Continuation,
    Corner,
    Crosshead,
    Essay,
    Jump,
    Paragraph,
    PhotoStory,
    QuoteForm,
    Side,
    Story,
    Voice,
)
from layout.read import read_issue
from layout.style import Align, BreakLevel, Punctuation
from layout.units import MM, PT

FOUR_STORIES = """\
date: 2026-11-23
stories:
  zhaoshang: {headline: 甲, body: 完。}
  qianzhen: {headline: 乙, body: 完。}
  jianxun: {headline: 丙, body: 完。}
  chongyang: {headline: 丁, body: 完。}
pages:
  - section: 综合新闻
    dummy: |
      AAAABB
      AAAABB
      CCDDDD
    stories: {A: zhaoshang, B: qianzhen, C: jianxun, D: chongyang}
"""

WHOLE = Path(__file__).parent / "whole"
ISSUE = (WHOLE / "issue.yaml").read_text(encoding="utf-8")
PAPER = (WHOLE / "paper.yaml").read_text(encoding="utf-8")
Write = Callable[..., Path]


def codes(report: Report) -> list[str]:
    return [d.code for d in report.diagnostics]


def test_plain_issue(tmp_path: Path, write_issue: Write) -> None:
    report = Report()
    found = read_issue(write_issue(tmp_path, FOUR_STORIES), report)
    assert found
    assert codes(report) == []
    page = found[0].pages[0]
    assert page.dummy
    assert page.dummy.rows == ("AAAABB", "AAAABB", "CCDDDD")
    assert [letter for letter, _ in page.items] == list("ABCD")


def test_every_value_arrives(tmp_path: Path, write_issue: Write) -> None:
    report = Report()
    found = read_issue(write_issue(tmp_path, ISSUE, PAPER), report)
    assert codes(report) == []
    assert found
    issue, _ = found
    file = str(tmp_path / "2026-11-23" / "issue.yaml")
    assert issue.date == datetime.date(2026, 11, 23)
    assert (issue.number, issue.lunar.text, issue.mark.text) == (1024, "十月十五", "样张")
    assert [p.text for p in issue.ear.items] == ["秋粮 2版", "天气 4版"]
    plate = issue.paper.nameplate
    assert (plate.text.text, plate.lines, plate.columns, plate.size, plate.face, plate.color) == (
        "样 报", 14, 4, 60 * PT, ("kai", 900), CMYK(0, 1000, 1000, 0),
    )  # fmt: skip
    one, two = issue.pages
    assert one.dummy == Dummy(
        ("AAAABBCC", "AAAABBCC", "DDDD..EF"), (40, None, None), Span(file, 46, 7, 8)
    )
    assert [(a.text, b.text) for a, b in one.editors] == [("责编", "某某"), ("版式", "某某")]
    lead, comment, briefs, essay, picture, advertisement = (item for _, item in one.items)
    assert isinstance(lead, Story)
    assert lead.id == "头条"
    assert lead.span == Span(file, 7, 3, 2)
    assert [p.text for p in lead.head.lines] == ["第一行", "第二行"]
    assert [[p.text for p in lines] for lines in lead.head.others] == [["一二行"]]
    assert [p.text for p in lead.head.decks] == ["副题一", "副题二"]
    assert lead.head.size == 30 * PT
    assert [type(b) for b in lead.body] == [Paragraph, Paragraph, Crosshead, Paragraph]
    assert [(b.phrase.text, b.phrase.span.line, b.phrase.span.column) for b in lead.body] == [
        ("第一段。", 17, 9), ("第二段，缩进。", 18, 9), ("小标题", 20, 10), ("第三段。", 21, 7),
    ]  # fmt: skip
    assert (lead.rank, lead.box, lead.legs, lead.voice) == (1, Box.TINT, 2, Voice.NEWS)
    assert lead.jump == Jump(2, Span(file, 27, 9, 1))
    photo = lead.photos[0]
    assert (photo.corner, photo.columns, photo.lines, photo.focus) == (
        Corner.TOP_RIGHT, 2, 20, (300, 666),
    )  # fmt: skip
    assert photo.file == tmp_path / "2026-11-23" / "a.jpg"
    assert isinstance(comment, Story)
    assert comment.voice is Voice.COMMENTARY
    assert [b.phrase.span for b in comment.body] == [
        Span(str(tmp_path / "ping.md"), line, column, length)
        for line, column, length in ((1, 2, 2), (3, 4, 3), (4, 1, 2))
    ]
    assert isinstance(briefs, Briefs)
    assert [len(item.body) for item in briefs.items] == [1, 2]
    assert briefs.box is Box.FRAME
    assert isinstance(essay, Essay)
    assert essay.arrangement == ("112", "TT2")
    assert isinstance(picture, PhotoStory)
    assert isinstance(advertisement, Advertisement)
    assert advertisement.label.text == "公益广告"
    assert two.places == (
        ("A", Place(1, 1, 4, 40, Span(file, 50, 13, 13))),
        ("B", Place(5, 1, 4, 40, Span(file, 50, 31, 13))),
        ("C", Place(1, 41, 8, 30, Span(file, 50, 49, 14))),
    )
    assert [item.id for _, item in two.items] == ["2A", "2B", "头条"]
    rest = two.items[2][1]
    assert isinstance(rest, Continuation)
    assert [p.text for p in rest.head.lines] == ["续题"]
    assert (rest.span, rest.rank, rest.box, rest.legs) == (
        Span(file, 54, 15, 2), 2, Box.FRAME, 3,
    )  # fmt: skip


SPREAD = """\
date: 2026-11-23
pages:
  - {section: 要闻, stories: {A: {headline: 甲, body: 完。}}}
  - 跨版: 是
    版名: 综合
    编辑: {责编: 甲}
    右版: {编辑: {责编: 乙}}
    dummy: [AAAAAAABBBBB]
    stories: {A: {headline: 甲, body: 完。}, B: {headline: 乙, body: 完。}}
  - {spread: false, stories: {A: {headline: 甲, body: 完。}}}
"""


def test_a_spread_is_two_pages_in_one(tmp_path: Path, write_issue: Write) -> None:
    report = Report()
    found = read_issue(write_issue(tmp_path, SPREAD), report)
    assert found
    assert codes(report) == []
    issue, _ = found
    assert [page.numbers for page in issue.pages] == [(1,), (2, 3), (4,)]
    assert [page.label for page in issue.pages] == ["1", "2-3", "4"]
    assert issue.page_count == 4
    both = issue.pages[1]
    left, right = both.halves
    assert (left.number, left.column, right.number, right.column) == (2, 0, 3, 6)
    assert left.section == right.section
    assert left.section.text == "综合"
    assert [name.text for half in both.halves for _, name in half.editors] == ["甲", "乙"]
    assert (both.number_of("A"), both.number_of("B")) == (2, 3)
    assert [len(page.halves) for page in issue.pages] == [1, 2, 1]


@pytest.mark.parametrize(
    ("first", "second", "warned"),
    [
        # The middle of the issue, and the middle of a sheet of four, lie on one sheet.
        ([2], 1, False), ([2], 5, False), ([4], 3, False), ([4], 7, True), ([6], 5, False),
        ([8], 3, True), ([2, 4, 6], 5, True), ([2, 6, 10], 1, False),
        # An issue that is no whole number of sheets is folded as it may be.
        ([4], 5, False),
    ],
)  # fmt: skip
def test_a_spread_over_two_sheets_is_told(
    first: list[int], second: int, warned: bool, tmp_path: Path, write_issue: Write
) -> None:
    """``first`` are the left pages of spreads, ``second`` how many pages follow the last."""
    one = "  - {stories: {A: {headline: 甲, body: 完。}}}\n"
    two = "  - {spread: true, dummy: [AAAAAAAAAAAA], stories: {A: {headline: 甲, body: 完。}}}\n"
    text, number = "date: 2026-11-23\npages:\n", 1
    for left in first:
        text += one * (left - number) + two
        number = left + 2
    text += one * second
    report = Report()
    assert read_issue(write_issue(tmp_path, text), report)
    assert ("W380" in codes(report)) is warned


def test_style_is_resolved(tmp_path: Path, write_issue: Write) -> None:
    found = read_issue(write_issue(tmp_path, ISSUE, PAPER), Report())
    assert found
    style = found[1]
    assert (style.sheet.columns, style.sheet.lines, style.sheet.top) == (8, 110, 30 * MM)
    assert style.body.size == 19 * PT // 2
    assert (style.kicker.face, style.kicker.pitch) == ("kai", 18 * PT)
    assert style.signature.align is Align.START
    assert style.composition.punctuation is Punctuation.KAIMING
    assert style.composition.level is BreakLevel.STRICT
    assert style.composition.indent == 0
    assert (style.heads[0].largest, style.heads[0].smallest) == (30 * PT, 16 * PT)
    assert style.rules.accent == Spot("专红", 500, CMYK(0, 1000, 905, 0))
    assert style.ladder == (30 * PT, 20 * PT, 16 * PT)


def test_body_types_follow_the_size_of_the_sheet(tmp_path: Path, write_issue: Write) -> None:
    paper = "name: 样报\nsheet: {size: 10pt, pitch: 12pt, characters: 9}\n"
    found = read_issue(write_issue(tmp_path, FOUR_STORIES, paper), Report())
    assert found
    assert found[1].body.size == found[1].signature.size == 10 * PT
    assert found[1].caption.size == 15 * PT // 2


def test_files_are_named_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_issue: Write
) -> None:
    day = write_issue(tmp_path, "date: x\npages: []\n")
    monkeypatch.chdir(tmp_path)
    for source in (day, Path("2026-11-23"), Path("2026-11-23/issue.yaml")):
        report = Report()
        read_issue(source, report)
        assert str(report.diagnostics[0].span) == "2026-11-23/issue.yaml:1:7"


def test_missing_files_alone_exit_as_missing(tmp_path: Path, write_issue: Write) -> None:
    issue = FOUR_STORIES.replace("{headline: 甲, body: 完。}", "{headline: 甲, copy: gone.txt}")
    report = Report()
    assert read_issue(write_issue(tmp_path, issue), report) is None
    with pytest.raises(LayoutError) as caught:
        report.check()
    assert caught.value.exit_code is ExitCode.MISSING


def test_link_out_of_the_folder_is_refused(tmp_path: Path, write_issue: Write) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("完。", encoding="utf-8")
    (tmp_path / "paper").mkdir()
    day = write_issue(
        tmp_path / "paper", FOUR_STORIES.replace("甲, body: 完。", "甲, copy: link.txt")
    )
    (day / "link.txt").symlink_to(outside)
    report = Report()
    read_issue(day, report)
    assert codes(report) == ["E150"]


@pytest.mark.parametrize(
    ("named", "code"),
    [("../paper.yaml", ""), ("../other.yaml", "E184"), ("../../../paper.yaml", "E184"),
     ("sub/paper.yaml", "E185"), ("/", "E184"), ('"\\0"', "E124")],
)  # fmt: skip
def test_paper_is_found_as_named(named: str, code: str, tmp_path: Path, write_issue: Write) -> None:
    day = write_issue(tmp_path, f"paper: {named}\n{FOUR_STORIES}")
    (day / "sub").mkdir()
    (day / "sub" / "paper.yaml").write_text("name: 样报\n", encoding="utf-8")
    report = Report()
    found = read_issue(day, report)
    assert (codes(report) or [""])[0] == code
    assert (found is None) == bool(code)


def test_paper_two_folders_up_but_not_three(tmp_path: Path, write_issue: Write) -> None:
    day = write_issue(tmp_path, FOUR_STORIES)
    for depth in ("a", "a/b"):
        folder = tmp_path / depth
        folder.mkdir()
        (folder / "issue.yaml").write_bytes((day / "issue.yaml").read_bytes())
    assert read_issue(tmp_path / "a", Report())
    assert read_issue(tmp_path / "a" / "b", Report())
    (tmp_path / "a" / "b" / "c").mkdir()
    (tmp_path / "a" / "b" / "c" / "issue.yaml").write_bytes((day / "issue.yaml").read_bytes())
    report = Report()
    assert read_issue(tmp_path / "a" / "b" / "c", report) is None
    assert codes(report) == ["E149"]


def test_unreadable_folder_named_as_copy(tmp_path: Path, write_issue: Write) -> None:
    day = write_issue(tmp_path, FOUR_STORIES.replace("甲, body: 完。", "甲, copy: d.txt"))
    (day / "d.txt").write_bytes(b"\xb0\xa1")
    report = Report()
    read_issue(day, report)
    assert [(d.code, d.span.line) for d in report.diagnostics if d.span] == [("E142", 1)]


def test_inline_story_may_not_take_an_id(tmp_path: Path, write_issue: Write) -> None:
    issue = (
        "date: 2026-11-23\nstories: {1A: {body: 完。}, 1B: {body: 完。}}\n"
        "pages:\n  - stories: {A: {body: 完。}, B: 1B}\n"
    )
    report = Report()
    read_issue(write_issue(tmp_path, issue), report)
    assert codes(report) == ["E175"]


def test_focus_is_per_cents_with_or_without_their_sign(tmp_path: Path, write_issue: Write) -> None:
    issue = (
        "date: 2026-11-23\npages:\n  - stories:\n      A:\n        body: 完。\n        photos:\n"
        "          - {file: a.jpg, focus: [50%, 30.5 %]}\n"
        "          - {file: a.jpg, focus: [50, 30.5]}\n"
    )
    found = read_issue(write_issue(tmp_path, issue), Report())
    assert found
    story = found[0].pages[0].items[0][1]
    assert isinstance(story, Story)
    assert [photo.focus for photo in story.photos] == [(500, 305), (500, 305)]


@pytest.mark.parametrize(("count", "expected"), [(32, []), (33, [("E196", 39)])])
def test_an_essay_has_as_many_pictures_as_names(
    count: int, expected: list[tuple[str, int]], tmp_path: Path, write_issue: Write
) -> None:
    photo = "          - {file: a.jpg, caption: 图, alt: 图}\n"
    issue = (
        "date: 2026-11-23\npages:\n  - stories:\n      A:\n        kind: essay\n"
        f"        credit: 某某 摄\n        photos:\n{photo * count}"
    )
    report = Report()
    read_issue(write_issue(tmp_path, issue), report)
    assert [(d.code, d.span.line - 1) for d in report.diagnostics if d.span] == expected


@pytest.mark.parametrize(
    ("lines", "expected", "told"),
    [
        ("24", (24, None), []),
        ("18-24", (None, (18, 24)), []),
        ("18～24", (None, (18, 24)), []),
        ("18 – 24", (None, (18, 24)), []),
        ("18至24", (None, (18, 24)), []),
        ("18-18", (18, None), []),
        ("24-18", (None, None), ["E343"]),
        ("1-24", (None, None), ["E122"]),
        ("18-", (None, None), ["E113"]),
        ("", (None, None), []),
    ],
)
def test_the_lines_of_a_picture(lines, expected, told, tmp_path: Path, write_issue: Write) -> None:
    report = Report()
    photo = f"{{file: a.jpg, caption: 桥。（某某 摄）, alt: 桥, crop: 85, lines: {lines}}}"
    text = f"date: 2026-11-23\npages:\n  - stories: {{A: {{body: 完。, photos: [{photo}]}}}}\n"
    found = read_issue(write_issue(tmp_path, text), report)
    assert codes(report) == told
    if told:
        return
    assert found
    story = found[0].pages[0].items[0][1]
    assert isinstance(story, Story)
    (picture,) = story.photos
    assert (picture.lines, picture.range, picture.crop) == (*expected, 85)


@pytest.mark.parametrize(("columns", "rows", "expected"), [(24, 24, []), (1, 25, ["E194"])])
def test_an_arrangement_has_an_end(
    columns: int, rows: int, expected: list[str], tmp_path: Path, write_issue: Write
) -> None:
    row = "          " + "1" * columns + "\n"
    issue = (
        "date: 2026-11-23\npages:\n  - stories:\n      A:\n        kind: essay\n"
        "        credit: 某某 摄\n        photos: [{file: a.jpg, caption: 图, alt: 图}]\n"
        f"        arrangement: |\n{row * rows}"
    )
    report = Report()
    read_issue(write_issue(tmp_path, issue), report)
    assert codes(report) == expected


def test_the_deepest_nameplate_leaves_a_line(tmp_path: Path, write_issue: Write) -> None:
    paper = "name: 样报\nsheet: {lines: 40}\nnameplate: {lines: 39}\n"
    issue = "date: 2026-11-23\npages:\n  - dummy: AAAAAA\n    stories: {A: {body: 完。}}\n"
    report = Report()
    assert read_issue(write_issue(tmp_path, issue, paper), report)
    assert codes(report) == []


@pytest.mark.parametrize(
    ("keys", "side"),
    [
        ("", None),
        ("headline_direction: horizontal", None),
        ("headline_direction: vertical", Side.RIGHT),
        ("标题方向: 竖", Side.RIGHT),
        ("标题方向: 竖排\n    标题位置: 左", Side.LEFT),
        ("headline_direction: vertical\n    headline_side: right", Side.RIGHT),
    ],
)
def test_a_vertical_head_stands_at_a_side(
    keys: str, side: Side | None, tmp_path: Path, write_issue: Write
) -> None:
    report = Report()
    text = f"date: 2026-11-23\nstories:\n  a:\n    headline: 甲\n    body: 完。\n    {keys}\n"
    found = read_issue(write_issue(tmp_path, f"{text}pages:\n  - stories: {{A: a}}\n"), report)
    assert codes(report) == []
    assert found
    ((_, story),) = found[0].pages[0].items
    assert isinstance(story, Story)
    assert story.head.side is side


@pytest.mark.parametrize(
    "keys",
    [
        ("at", "middle-left", "width", "leg", "pull_quotes", "text", "source", "form", "mark",
         "columns", "drop_cap"),
        ("位置", "左中", "宽度", "起栏", "引语", "文字", "出处", "样子", "引号", "栏数",
         "首字下沉"),
    ],
)  # fmt: skip
def test_insets_and_drop_caps(keys: tuple[str, ...], tmp_path: Path, write_issue: Write) -> None:
    news = (
        "        photos: [{{file: a.jpg, {0}: {1}, {2}: 14, {3}: 2}}]\n"
        "        {4}: [{{{5}: 心近了, {6}: ——某某, {7}: {8}, {9}: 2, {3}: 1, {0}: {1}}}]\n"
        "        {10}: 3\n"
    ).format(*keys)
    issue = f"date: 2026-11-23\npages:\n  - stories:\n      A:\n        body: 完。\n{news}"
    report = Report()
    found = read_issue(write_issue(tmp_path, issue), report)
    assert found
    assert not report.has_errors
    story = found[0].pages[0].items[0][1]
    assert isinstance(story, Story)
    (photo,), (quote,) = story.photos, story.quotes
    assert (photo.corner, photo.width, photo.leg) == (Corner.MIDDLE_LEFT, 14, 2)
    assert photo.is_inset
    assert quote.source is not None
    assert (quote.text.text, quote.source.text) == ("心近了", "——某某")
    assert (quote.form, quote.columns, quote.leg) == (QuoteForm.MARK, 2, 1)
    assert quote.corner is Corner.MIDDLE_LEFT
    assert story.drop_cap is not None
    assert story.drop_cap.lines == 3
