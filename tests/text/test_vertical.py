"""Vertical lines: what stands upright, what is turned, how deep everything is (R60-R63)."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.geometry import Direction
from layout.model import Mark, MarkKind, Phrase
from layout.style import Align, Cells, Composition, Hanging, Punctuation
from layout.text import Line, Paragraph, Prepared, Run, prepare, set_line, set_lines

EM = 1000
DOWN, TURNED, ACROSS = Direction.DOWN, Direction.TURNED, Direction.ACROSS


def prepare_column(
    text: str, faces, face: str = "song", weight: int = 900, composition: Composition | None = None
) -> Prepared:
    run = Run(Phrase(text, Span("issue.yaml", 1, 1)), face, weight)
    paragraph = Paragraph(
        runs=(run,), size=EM, composition=composition or Composition(), is_vertical=True
    )
    return prepare(paragraph, faces, Report())


def set_column(text: str, faces, face: str = "song", weight: int = 900) -> Line:
    prepared = prepare_column(text, faces, face, weight)
    return set_line(prepared, 0, len(text), prepared.natural_width(), Align.START)


def ways(line: Line) -> list[tuple[str, str]]:
    return [(run.direction.value, run.text) for run in line.runs]


# Text, the runs it stands in, source.
STANCES = [
    ("江上第四座桥", [("down", "江上第四座桥")], "UAX #50: U"),
    ("A股", [("down", "A股")], "CLREQ: a single letter upright (R63)"),
    ("第3座", [("down", "第3座")], "CLREQ: a single figure upright (R63)"),
    ("看GDP", [("down", "看GDP")], "CLREQ: capitals of an acronym upright (R63)"),
    ("用Wi-Fi", [("down", "用"), ("turned", "Wi-Fi")], "CLREQ: a word turned (R63)"),
    ("in New York", [("turned", "in New York")], "CLREQ: words turned, in one run (R63)"),
    ("抗COVID-19", [("down", "抗"), ("turned", "COVID-19")], "CLREQ: a word turned (R63)"),
    ("24日", [("across", "24"), ("down", "日")], "CLREQ: two figures in one em (R63)"),
    ("120天", [("across", "120"), ("down", "天")], "CLREQ: three figures in one em (R63)"),
    ("3.0版", [("across", "3.0"), ("down", "版")], "CLREQ: 3.0 in one em (R63)"),
    ("A+级", [("across", "A+"), ("down", "级")], "CLREQ: A+ in one em (R63)"),
    (
        "2023年",
        [("turned", "2023"), ("down", "年")],
        "GB/T 15835 by way of R63: long numbers turned",
    ),
    ("5.2%增", [("turned", "5.2%"), ("down", "增")], "R63"),
    ("１２年", [("down", "１２年")], "UAX #50: FF10..FF19 U"),
    ("×÷", [("down", "×÷")], "UAX #50: 00D7, 00F7 U"),
    ("往→东", [("down", "往"), ("turned", "→"), ("down", "东")], "UAX #50: 2192 R"),
    (
        "（东）《江》，。！？：；",
        [("down", "（东）《江》，。！？：；")],
        "UAX #50: Tu and Tr with vert",
    ),
    ("“东”‘江’", [("down", "“东”‘江’")], "GB/T 15834-2011 5.2 (R61)"),
    ("——江……～", [("down", "——江……～")], "R63: these have vertical glyphs"),
]


@pytest.mark.parametrize(("text", "runs", "source"), STANCES, ids=[s[0] for s in STANCES])
def test_stances(text, runs, source, faces):
    assert ways(set_column(text, faces)) == runs, source


# Text, depth in halves of an em, source.
DEPTHS = [
    ("江上", 4, "an em each"),
    ("江。上", 6, "R21"),
    ("（江）", 4, "R25, R26 at the edges"),
    ("江）（上", 7, "R23: closer, opener"),
    ("江。”", 4, "R23: point, closer; R26 at the foot"),
    ("江：", 4, "R62: rigid, at the foot too"),
    ("江？！", 6, "R62: an em each"),
    ("江：“上", 7, "R23 with R62: the opener loses its white"),
    ("江”：上", 7, "R23 with R62: the closer loses its white"),
    ("江！”上", 8, "R62: the mark loses none"),
    ("比·尔", 5, "R20"),
    ("——", 4, "R20"),
    ("……", 4, "R20"),
    ("24日", 4, "R63: figures share an em"),
    ("GDP", 6, "R63"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "halves", "source"), DEPTHS, ids=[d[0] for d in DEPTHS])
@pytest.mark.parametrize(("face", "weight"), [("song", 900), ("hei", 700), ("kai", 400)])
def test_depths(text, halves, source, face, weight, faces):
    assert prepare_column(text, faces, face, weight).natural_width() * 2 == halves * EM, source


@pytest.mark.parametrize(
    ("face", "weight"), [("song", 400), ("song", 900), ("hei", 700), ("kai", 400)]
)
@pytest.mark.parametrize(
    ("text", "glyphs_of"),
    [("“", "『"), ("”", "』"), ("‘", "「"), ("’", "」"), ("，", "，"), ("(", "（")],
)
def test_marks_are_drawn_with_vertical_glyphs_and_keep_their_text(
    text, glyphs_of, face, weight, faces
):
    line = set_column(f"江{text}上", faces, face, weight)
    run = next(run for run in line.runs if text in run.text)
    drawn = run.glyphs[run.text.index(text)]
    expected = faces.named(run.face).shape(glyphs_of, vertical=True)[0].gid
    assert drawn == expected != faces.named(run.face).glyph(glyphs_of)
    assert "".join(run.text for run in line.runs) == f"江{text}上"


def ink_of(run, faces) -> list[tuple[int, int]]:
    """Return where each glyph's ink begins and ends down a line, in units of EM."""
    face = faces.named(run.face)
    spans = []
    for gid, x in zip(run.glyphs, run.xs, strict=True):
        left, bottom, right, top = face.ink(gid)
        if run.direction is DOWN:
            head = face.vertical(gid)[2]
            spans.append((run.x + x + head - top, run.x + x + head - bottom))
        else:
            spans.append((run.x + x + left, run.x + x + right))
    return spans


@pytest.mark.parametrize(
    ("face", "weight"), [("song", 400), ("song", 900), ("hei", 700), ("kai", 400)]
)
def test_a_dash_of_two_has_no_hole(face, weight, faces):
    runs = [run for run in set_column("江——上", faces, face, weight).runs if "—" in run.text]
    spans = sorted(span for run in runs for span in ink_of(run, faces))
    # Between the Han: from 1 em to 3 em, one stroke.
    dash = [(a, b) for a, b in spans if a >= EM - 20 and b <= 3 * EM + 20 and b - a > EM // 2]
    assert min(a for a, _ in dash) < 1150
    assert max(b for _, b in dash) > 2850
    assert all(b >= c - 1 for (_, b), (c, _) in pairwise(dash))


@pytest.mark.parametrize(("face", "weight"), [("song", 900), ("hei", 400), ("kai", 400)])
def test_a_middle_dot_stands_in_the_middle_of_its_half_em(face, weight, faces):
    for run in set_column("比·尔", faces, face, weight).runs:
        if "·" in run.text:
            start, end = ink_of(run, faces)[run.text.index("·")]
            assert abs((start + end) // 2 - 1250) <= 3


def test_figures_that_share_an_em_are_centred_and_no_wider(faces):
    for text in ("24", "120", "3.0", "A+", "G20", "5%"):
        for face, weight in (("song", 400), ("song", 900), ("hei", 700)):
            (run,) = set_column(text, faces, face, weight).runs
            assert run.direction is ACROSS
            ends = faces.named(run.face).advance(run.glyphs[-1]) * run.stretch // 1000
            left, right = run.xs[0], run.xs[-1] + ends
            assert -EM // 2 <= left < 0 < right <= EM // 2 + 2
            assert abs(left + right) <= 3


def test_a_word_has_its_gap_and_figures_in_one_em_have_none(faces):
    assert prepare_column("江Wi-Fi", faces).pens[1] - EM == 125
    assert prepare_column("江24", faces).pens[1] == EM
    assert prepare_column("江A", faces).pens[1] == EM


def test_lines_end_where_horizontal_ones_do(faces):
    text = "2023年（江）24日：“好！”COVID-19、GDP——上"
    run = Run(Phrase(text, Span("issue.yaml", 1, 1)), "song", 900)
    flat = Paragraph(runs=(run,), size=EM, composition=Composition())
    assert prepare_column(text, faces).breaks() == prepare(flat, faces, Report()).breaks()


def test_spaced_evenly_a_line_fills_its_measure_and_figures_stay_together(faces):
    prepared = prepare_column("10月24日起（试行）", faces)
    line = set_line(prepared, 0, len(prepared.text), 12 * EM, Align.JUSTIFY)
    assert line.runs[-1].x + line.runs[-1].width == 12 * EM
    across = [run for run in line.runs if run.direction is ACROSS]
    assert [run.xs[1] - run.xs[0] for run in across] == [500, 500]


@pytest.mark.parametrize(
    "composition",
    [
        Composition(punctuation=Punctuation.BANJIAO),
        Composition(punctuation=Punctuation.KAIMING),
        Composition(cells=Cells.GRID),
        Composition(hanging=Hanging.POINTS),
    ],
)
@pytest.mark.parametrize(("text", "halves"), [("江：上", 6), ("24日Wi", 4), ("江！？上", 8)])
def test_a_papers_composition_leaves_rigid_marks_and_cells_alone(composition, text, halves, faces):
    prepared = prepare_column(text, faces, composition=composition)
    end = len(text.removesuffix("Wi"))
    assert prepared.natural_width(0, end) * 2 == halves * EM


@given(st.text(max_size=30))
def test_any_text_stands_and_none_is_lost(faces, text):
    line = set_column(text, faces)
    assert "".join(run.text for run in line.runs).rstrip() == text.rstrip() or not line.runs
    prepared = prepare_column(text, faces)
    assert "".join(text[p.start : p.end] for p in prepared.pieces) == text


@given(st.text(alphabet="江，。“”（）：！—…·A1.+-% e\u0301\u20dd\ufe0f\u200b\u3000Ä", max_size=12))
def test_runs_follow_one_another_without_a_gap(faces, text):
    prepared = prepare_column(text, faces)
    line = set_line(prepared, 0, len(text), 40 * EM, Align.START)
    for before, run in pairwise(line.runs):
        assert before.x + before.width == run.x


def test_a_marked_face_runs_down_with_the_rest(faces):
    text = "江“上”24日Wi-Fi，——好"
    phrase = Phrase(text, Span("issue.yaml", 1, 1), marks=(Mark(MarkKind.HEI, 2, 7),))
    paragraph = Paragraph(
        runs=(Run(phrase, "song", 900),), size=EM, composition=Composition(), is_vertical=True
    )
    prepared = prepare(paragraph, faces, Report())
    line = set_line(prepared, 0, len(text), prepared.natural_width(), Align.START)
    assert "".join(run.text for run in line.runs) == text
    assert [(run.face, run.direction, run.text) for run in line.runs] == [
        ("song-900", DOWN, "江“"),
        ("hei-700", DOWN, "上”"),
        ("hei-700", ACROSS, "24"),
        ("hei-700", DOWN, "日"),
        ("song-900", TURNED, "Wi-Fi"),
        ("song-900", DOWN, "，——好"),
    ]
    plain = prepare_column(text, faces)
    assert prepared.breaks() == plain.breaks()


@pytest.mark.parametrize("text", ["天地”！玄黄宇宙洪荒日月", "天地！“玄黄宇宙洪荒日月"])
def test_white_beside_a_rigid_mark_is_taken_once(text, faces) -> None:
    """What R23 takes is not there to be squeezed (R40.4): no glyph stands on another."""
    prepared = prepare_column(text, faces)
    line = set_lines(prepared, 11 * EM)[0]
    pens = [run.x + x for run in line.runs for x in run.xs]
    assert all(after - before >= EM // 2 for before, after in pairwise(pens))
