import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layout.color import CMYK
from layout.diagnostics import Report
from layout.display.items import GlyphRun, Group, Role
from layout.geometry import Point
from layout.units import PT, points
from layout.write.pdf.line import glyph_texts
from layout.write.preview import write_preview
from tests.examples import share_of

QUARTER = 9 * PT // 4


def test_every_glyph_stands_where_the_display_list_says(
    faces, set_text, make_document, read_shown
) -> None:
    runs = [
        set_text(faces, "全区共有2025座AB楼", gaps={4: QUARTER, 8: QUARTER}, y=100 * PT),
        set_text(faces, "均匀拉开的一行字", tracking=777, y=120 * PT),
        set_text(faces, "标题", face="song-900", size=60 * PT, gaps={1: 45_678}, y=200 * PT),
        set_text(faces, "——", face="hei-700", gaps={1: -8_000}, y=220 * PT),
    ]
    document = make_document(runs)
    (page,) = read_shown(write_preview(document, faces, Report()))
    expected = [
        (gid, points(run.origin.x + x), 600 - points(run.origin.y), points(run.size))
        for run in runs
        for gid, x in zip(run.glyphs, run.xs, strict=True)
    ]
    assert [(g.cid, g.size) for g in page] == [(gid, size) for gid, _, _, size in expected]
    for glyph, (_, x, y, _) in zip(page, expected, strict=True):
        assert abs(glyph.x - x) < 0.01
        assert abs(glyph.y - y) < 0.01


@settings(
    max_examples=share_of(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from("天地玄黄，。“”ab12"), st.integers(-3_000, 60_000)),
        min_size=1,
        max_size=30,
    ),
    st.integers(6 * PT, 72 * PT),
)
def test_places_and_text_of_any_line(
    square_faces, set_text, make_document, read_shown, extract, line, size
) -> None:
    text = "".join(char for char, _ in line)
    gaps = {i: gap for i, (_, gap) in enumerate(line) if i}
    run = set_text(square_faces, text, size=size, gaps=gaps, x=5 * PT)
    pdf = write_preview(make_document([run]), square_faces, Report())
    (page,) = read_shown(pdf)
    assert [g.cid for g in page] == list(run.glyphs)
    for glyph, x in zip(page, run.xs, strict=True):
        assert abs(glyph.x - points(run.origin.x + x)) < 0.01
    assert extract(pdf) == text


def test_nothing_is_moved_that_stands_right(square_faces, set_text, make_document) -> None:
    run = set_text(square_faces, "天地玄黄天地玄黄")
    pdf = write_preview(make_document([run]), square_faces, Report())
    content = page_content(pdf)
    assert re.search(rb"\[<([0-9A-F]{4}){8}>\]TJ", content)


def page_content(pdf: bytes) -> bytes:
    from io import BytesIO

    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as file:
        return file.pages[0].Contents.read_bytes()


LINES = {
    "digits": ("截至2025年底", {2: QUARTER, 6: QUARTER}),
    "latin": ("乘坐BRT到站", {2: QUARTER, 5: QUARTER}),
    "spread": ("简讯", {1: 9 * PT}),
    "spread-3": ("编者按", {1: 4 * PT, 2: 4 * PT}),
    "space": ("New York时报", {3: PT, 8: QUARTER}),
    "narrow-space": ("刊号 CN 42", {3: -9 * PT // 10, 6: -PT}),
    "halved": ("通车，“快”。”", {3: -9 * PT, 4: 0, 7: -9 * PT // 2}),
    "squeezed": ("今，明；后", {2: -9 * PT // 2, 4: -9 * PT // 4}),
}


@pytest.mark.parametrize("case", LINES)
def test_gaps_are_not_taken_for_spaces(
    case, faces, set_text, make_document, extract, tmp_path
) -> None:
    text, gaps = LINES[case]
    pdf = write_preview(make_document([set_text(faces, text, gaps=gaps)]), faces, Report())
    assert extract(pdf) == text
    if shutil.which("pdftotext"):
        assert poppler(pdf, tmp_path) == text


def poppler(pdf: bytes, folder: Path) -> str:
    path = folder / "page.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-raw", path, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout.rstrip("\n\f")


@pytest.mark.parametrize("gap", [-9 * PT // 2, 0, QUARTER, 4 * PT])
def test_gap_between_runs_of_two_faces(
    gap, faces, set_text, make_document, extract, tmp_path
) -> None:
    first = set_text(faces, "评论", face="hei-700")
    second = set_text(faces, "员说2025", x=first.origin.x + first.width + gap, face="kai-400")
    third = set_text(faces, "年", x=second.origin.x + second.width + gap)
    pdf = write_preview(make_document([Group(Role.LINE, (first, second, third))]), faces, Report())
    assert extract(pdf) == "评论员说2025年"
    if shutil.which("pdftotext"):
        assert poppler(pdf, tmp_path) == "评论员说2025年"


def test_one_glyph_for_two_texts(faces, set_text, make_document, extract, read_shown) -> None:
    run = set_text(faces, "版面版")
    twice = GlyphRun(
        run.face, run.size, run.color, Point(run.origin.x, 130 * PT), run.glyphs, run.xs,
        run.width, "板面板",
    )  # fmt: skip
    again = set_text(faces, "版面版", y=160 * PT)
    pdf = write_preview(make_document([run, twice, again]), faces, Report())
    assert extract(pdf) == "版面版板面板版面版"
    (page,) = read_shown(pdf)
    assert [g.font for g in page] == [*["/F1"] * 3, "/F1.1", "/F1", "/F1.1", *["/F1"] * 3]


def test_ligature_reads_as_all_its_characters(faces, make_document, extract) -> None:
    face = faces.named("song-400")
    (dash,) = face.shape("——")
    run = GlyphRun(
        "song-400", 9 * PT, CMYK(0, 0, 0, 1000), Point(PT, 50 * PT),
        (face.glyph("他"), dash.gid, face.glyph("我")), (0, 9 * PT, 27 * PT), 36 * PT, "他——我",
        (0, 1, 3),
    )  # fmt: skip
    assert extract(write_preview(make_document([run]), faces, Report())) == "他——我"


def test_several_glyphs_for_one_character(faces, make_document, extract) -> None:
    face = faces.named("song-400")
    glyphs = tuple(face.glyph(c) for c in "甲乙丙丁")
    run = GlyphRun(
        "song-400", 9 * PT, CMYK(0, 0, 0, 1000), Point(PT, 50 * PT), glyphs,
        tuple(i * 9 * PT for i in range(4)), 36 * PT, "甲旧丁", (0, 1, 1, 2),
    )  # fmt: skip
    assert extract(write_preview(make_document([run]), faces, Report())) == "甲旧丁"


def run_of(text: str, clusters: tuple[int, ...]) -> GlyphRun:
    glyphs = tuple(range(1, len(clusters) + 1))
    return GlyphRun("f", PT, CMYK(0, 0, 0, 0), Point(0, 0), glyphs, glyphs, 0, text, clusters)


@pytest.mark.parametrize(
    ("text", "clusters", "words", "groups"),
    [
        ("abc", (0, 1, 2), ["a", "b", "c"], []),
        ("a——b", (0, 1, 3), ["a", "——", "b"], []),
        ("é2", (0, 0, 1), ["é", "", "2"], [(0, 1)]),
        ("xyz", (0, 1, 1, 1), ["x", "yz", "", ""], [(1, 3)]),
    ],
)
def test_glyph_texts(text, clusters, words, groups) -> None:
    assert glyph_texts(run_of(text, clusters)) == (words, groups)


def test_ink_is_set_once_for_all_that_share_it(faces, set_text, make_document, read_shown) -> None:
    red = CMYK(0, 1000, 1000, 0)
    runs = [
        set_text(faces, "红", color=red),
        set_text(faces, "黑", y=120 * PT),
        set_text(faces, "黑", y=140 * PT),
    ]
    pdf = write_preview(make_document(runs), faces, Report())
    (page,) = read_shown(pdf)
    assert [g.fill for g in page] == [("k", (0, 1, 1, 0)), ("k", (0, 0, 0, 1)), ("k", (0, 0, 0, 1))]
    assert page_content(pdf).count(b" k ") == 2
