"""Marked text: it breaks and measures like plain text, and what is drawn stands in its place."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.font import Faces
from layout.model.phrase import Mark, MarkKind, Phrase
from layout.read.markup import parse_markup
from layout.style import Cells, Composition, Punctuation
from layout.text import Line, Paragraph, Prepared, Run, prepare, set_lines
from layout.text.characters import Kind
from layout.units import PT
from tests.examples import share_of

EM = 9 * PT
HEI, KAI, DOTS, NAME, TITLE, NOTE, LINK = MarkKind
SLOW = settings(
    max_examples=share_of(60),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="session")
def mark(faces: Faces):
    """Prepare a text with marks, given as markup or as a phrase."""

    def mark(copy: str | Phrase, report: Report | None = None, **composition) -> Prepared:
        if isinstance(copy, str):
            parsed = parse_markup(copy)
            assert parsed.faults == ()
            span = Span("copy", 1, 1)
            copy = Phrase(parsed.text, span, marks=parsed.marks, skips=parsed.skips)
        runs = (Run(copy, "song", 400),)
        paragraph = Paragraph(runs=runs, size=EM, composition=Composition(**composition))
        return prepare(paragraph, faces, report or Report())

    return mark


def places(line: Line) -> list[tuple[int, int]]:
    """Return each glyph with its place from the line's left edge."""
    return [(g, run.x + x) for run in line.runs for g, x in zip(run.glyphs, run.xs, strict=True)]


@st.composite
def marked(draw: st.DrawFn, alphabet: str, kinds: tuple[MarkKind, ...]) -> Phrase:
    text = draw(st.text(alphabet, min_size=1, max_size=60))
    marks = []
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        address = "https://a.cn" if (kind := draw(st.sampled_from(kinds))) is LINK else ""
        marks.append(Mark(kind, start, end, address))
    return Phrase(text, Span("copy", 1, 1), marks=tuple(marks))


HAN = "天地玄黄宇宙洪荒日月，。、；：！？“”‘’（）《》——……·"


@SLOW
@given(
    marked(HAN, (HEI, KAI, DOTS, NAME, TITLE, LINK)),
    st.integers(4, 16),
    st.sampled_from(Punctuation),
)
def test_marks_change_neither_breaks_nor_measures(mark, phrase, measure, punctuation) -> None:
    plain = mark(phrase.cut(0).text, punctuation=punctuation)
    prepared = mark(phrase, punctuation=punctuation)
    for name in ("kinds", "sums", "pens", "bound", "tiers", "stretch", "flex", "tails", "room",
                 "penalties", "widths"):  # fmt: skip
        assert getattr(prepared, name) == getattr(plain, name), name
    ours, theirs = (set_lines(p, measure * EM) for p in (prepared, plain))
    assert [(line.start, line.end, line.adjustments) for line in ours] == [
        (line.start, line.end, line.adjustments) for line in theirs
    ]


@SLOW
@given(
    marked(HAN + "abfi1234.,%- \u0301\u200b", (DOTS, NAME, TITLE, LINK)),
    st.integers(4, 16),
)
def test_what_changes_no_face_moves_no_glyph(mark, phrase, measure) -> None:
    plain, prepared = mark(phrase.cut(0).text.replace("{", "")), mark(phrase)
    ours, theirs = (set_lines(p, measure * EM) for p in (prepared, plain))
    assert list(map(places, ours)) == list(map(places, theirs))
    assert ["".join(run.text for run in line.runs) for line in ours] == [
        "".join(run.text for run in line.runs) for line in theirs
    ]


@SLOW
@given(marked(HAN + "abfi1234.,%- \u0301", tuple(MarkKind)), st.integers(4, 16))
def test_no_text_is_lost_and_all_that_is_drawn_is_on_its_line(mark, phrase, measure) -> None:
    prepared = mark(phrase)
    lines = set_lines(prepared, measure * EM)
    assert "".join(line.text for line in lines) == phrase.text
    for line in lines:
        drawn = "".join(run.text for run in line.runs if run.glyphs)
        assert drawn == line.text[: len(drawn)]
        assert not line.text[len(drawn) :].strip(" ")
        right = max((run.x + run.width for run in line.runs), default=0)
        for drawing in line.marks:
            assert -EM // 2 <= drawing.x <= drawing.x + drawing.width <= right + EM // 2


# -- faces -----------------------------------------------------------------------------------------


def test_faces_change_inside_the_run(mark) -> None:
    (line,) = set_lines(mark("他[说[了]{楷体}算]{黑体}数"), 20 * EM)
    assert [(run.text, run.face) for run in line.runs] == [
        ("他", "song-400"), ("说", "hei-700"), ("了", "kai-400"), ("算", "hei-700"),
        ("数", "song-400"),
    ]  # fmt: skip


def test_a_missing_glyph_behind_markup_has_its_own_column(mark) -> None:
    report = Report()
    source = "[前]{楷体}面[坏\U0001f9ff字]{黑体}"
    mark(source, report)
    (error,) = report.diagnostics
    assert error.code == "E201"
    assert source[error.span.column - 1] == "\U0001f9ff"


def test_a_combining_mark_stays_with_its_base(mark) -> None:
    (line,) = set_lines(
        mark(Phrase("字\ufe00好", Span("x", 1, 1), marks=(Mark(KAI, 1, 3),))), EM * 9
    )
    assert [run.text for run in line.runs] == ["字\ufe00", "好"]


# -- note marks (R6) -------------------------------------------------------------------------------


def test_a_note_mark_is_small_raised_and_bound_to_its_base(mark) -> None:
    prepared = mark("天地[12]{注}玄")
    assert prepared.breaks() == ((1, 0), (4, 0))
    (line,) = set_lines(prepared, 20 * EM)
    (base, note, rest) = line.runs
    assert (base.size, note.size, rest.size) == (EM, EM * 6 // 10, EM)
    assert (base.rise, rest.rise) == (0, 0)
    assert EM // 4 < note.rise < EM // 2
    assert note.x == 2 * EM
    assert rest.x == 2 * EM + note.width
    assert 0 < note.width < EM


@pytest.mark.parametrize(
    ("with_note", "plain"),
    [
        ("长5[1]{注}年", "长5年"),
        ("共[1]{注}GDP", "共GDP"),
        ("GDP[1]{注}涨", "GDP涨"),
        ("“好”[1]{注}说", "“好”说"),
        ("“A”[1]{注}说", "“A”说"),
        ("完。[1]{注}说", "完。说"),
        ("说[1]{注}，完", "说，完"),
        ("说[1]{注}（完", "说（完"),
    ],
)
def test_the_text_about_a_note_mark_is_set_as_without_it(mark, with_note, plain) -> None:
    noted, bare = mark(with_note), mark(plain)
    kept = [at for at, kind in enumerate(noted.kinds) if kind != Kind.RAISED]
    assert bytes(noted.kinds[at] for at in kept) == bare.kinds
    assert {kept.index(at): cost for at, cost in noted.breaks()} == dict(bare.breaks())
    note = sum(w for at, w in enumerate(noted.widths) if at not in kept)
    assert noted.natural_width() == bare.natural_width() + note


def test_nothing_is_drawn_over_a_note_mark(mark) -> None:
    # 。” lose half an em between them, but not where a note mark stands in it.
    (line,) = set_lines(mark("“完。[1]{注}”说"), 20 * EM)
    stop, note, rest = line.runs
    assert note.x == stop.x + stop.width
    assert rest.x + rest.xs[0] >= note.x + note.width
    # Nor do two openers, and a line still never ends with one of them.
    prepared = mark("天“[1]{注}（地）”")
    (line,) = set_lines(prepared, 20 * EM)
    _, note, rest = line.runs
    assert rest.x + rest.xs[0] >= note.x + note.width
    assert [at for at, _ in prepared.breaks()] == [1]


def test_a_note_mark_may_stand_alone_and_hold_anything(mark) -> None:
    for source in ("[1]{注}", "[1]{注}据查", "[注一（甲）]{注}", "\u0301[é]{注}x", "a [1]{注} b"):
        (line,) = set_lines(mark(source), 20 * EM)
        assert "".join(run.text for run in line.runs) == parse_markup(source).text


def test_a_control_character_in_a_note_mark_is_an_error(mark) -> None:
    report = Report()
    mark("天[\ue000]{注}", report)
    assert [d.code for d in report.diagnostics] == ["E202"]


def test_soft_breaks_do_not_see_note_marks(mark) -> None:
    # “1日” would be a date, but the 1 is a note's.
    assert dict(mark("长江[1]{注}日夜").breaks())[3] == 0
    assert dict(mark("第1日夜").breaks())[2] > 0


# -- below the line (R64) --------------------------------------------------------------------------


def test_dots_stand_under_the_middle_of_characters_not_of_marks(mark) -> None:
    (line,) = set_lines(mark("他[说，“好”！]{着重}"), 20 * EM)
    (dots,) = line.marks
    assert dots.kind is DOTS
    expected = [1, 4]  # 说 and 好: the comma and the quotation mark make one em and a half
    assert [x for x in dots.xs] == [EM * 3 // 2, EM * expected[1]]


def test_two_names_side_by_side_have_two_lines(mark) -> None:
    (line,) = set_lines(mark("[鲁迅]{专名}[茅盾]{专名}"), 20 * EM)
    first, second = line.marks
    gap = second.x - (first.x + first.width)
    assert 0 < gap <= EM // 8
    assert first.x > 0
    assert second.x + second.width < 4 * EM


def test_a_line_under_a_name_leaves_out_marks_and_gaps(mark) -> None:
    (line,) = set_lines(mark("读[《呐喊》]{书名}GDP[Q]{专名}了"), 20 * EM)
    wave, rule = line.marks
    assert (wave.kind, rule.kind) == (TITLE, NAME)
    assert 2 * EM < wave.x < wave.x + wave.width < 4 * EM
    letter = line.runs[-1]
    widths = sum(letter.xs[1:2]) or letter.width
    assert rule.width < widths


def test_a_name_over_two_lines_reaches_the_edge_between(mark) -> None:
    first, second = set_lines(mark("天地玄[黄宇宙]{专名}洪荒"), 5 * EM)
    (before,), (behind,) = first.marks, second.marks
    assert before.x + before.width == 5 * EM
    assert behind.x == 0
    assert before.x > 3 * EM
    assert behind.width < EM


def test_what_is_drawn_has_the_ink_of_the_text(faces: Faces) -> None:
    from layout.color import CMYK

    red = CMYK(0, 1000, 1000, 0)
    phrase = Phrase("天地", Span("x", 1, 1), marks=(Mark(DOTS, 0, 2),))
    paragraph = Paragraph(runs=(Run(phrase, "song", 400, red),), size=EM, composition=Composition())
    (line,) = set_lines(prepare(paragraph, faces, Report()), 20 * EM)
    assert line.marks[0].color == red


# -- links -----------------------------------------------------------------------------------------


def test_links_cut_runs_but_no_ligature(mark) -> None:
    (line,) = set_lines(mark("见off[ic]{https://a.cn}e处"), 20 * EM)
    assert [(run.text, run.link) for run in line.runs] == [
        ("见o", ""), ("ffic", "https://a.cn"), ("e处", ""),
    ]  # fmt: skip


def test_a_link_over_half_a_dash_takes_all_of_it(mark) -> None:
    (line,) = set_lines(mark("说—[—好]{https://a.cn}"), 20 * EM)
    assert [run.text for run in line.runs if run.link] == ["——好"]


def test_marks_of_a_later_run_are_counted_from_the_paragraph(faces: Faces) -> None:
    span = Span("x", 1, 1)
    runs = (
        Run(Phrase("本报讯", span), "hei", 700),
        Run(Phrase("天地", span, marks=(Mark(DOTS, 1, 2),)), "song", 400),
    )
    paragraph = Paragraph(runs=runs, size=EM, composition=Composition())
    (line,) = set_lines(prepare(paragraph, faces, Report()), 20 * EM)
    assert line.marks[0].xs == (4 * EM + EM // 2,)


# -- the character grid (R57) ----------------------------------------------------------------------


def test_on_the_grid_a_note_mark_takes_a_cell_beside_its_base(mark) -> None:
    prepared = mark("天地[1]{注}玄黄[12]{注}。宇", cells=Cells.GRID)
    han = [at for at, kind in enumerate(prepared.kinds) if kind != Kind.RAISED]
    assert [prepared.pens[at] for at in han] == [0, EM, 3 * EM, 4 * EM, 6 * EM, 7 * EM]
    (line,) = set_lines(prepared, 20 * EM)
    assert [run.x for run in line.runs if run.rise] == [2 * EM, 5 * EM]


def test_a_mark_round_another_ends_behind_it(mark) -> None:
    """Marks are sorted by their starts; the inner one of two is over long before the outer."""
    text = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
    marks = (Mark(MarkKind.DOTS, 0, 16), Mark(MarkKind.NAME, 0, 1))
    prepared = mark(Phrase(text, Span("copy", 1, 1), marks=marks))
    lines = set_lines(prepared, 6 * EM)
    dots = [len(drawing.xs) for line in lines for drawing in line.marks if drawing.xs]
    assert dots == [6, 6, 4]


def test_a_note_between_a_stop_and_its_closer_changes_neither(mark) -> None:
    """开明式: the sentence's end reaches through the closer, note or no note (R22)."""
    plain = mark("他说“天地。”玄黄", punctuation=Punctuation.KAIMING)
    noted = mark("他说“天地。[1]{注}”玄黄", punctuation=Punctuation.KAIMING)
    kinds = [kind for kind in noted.kinds if kind != Kind.RAISED]
    assert bytes(kinds) == plain.kinds
