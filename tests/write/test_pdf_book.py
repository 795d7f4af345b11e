import os
import shutil
import subprocess
import sys
from io import BytesIO

import pikepdf
import pytest

from layout.color import BLACK, CMYK, Spot, grey
from layout.diagnostics import Report
from layout.display.items import Group, Role, Rule, Shape
from layout.geometry import Point, Rect
from layout.units import MM, PT
from layout.write.preview import write_preview


@pytest.fixture
def items(faces, set_text):
    red = Spot("PANTONE 186 C", 500, CMYK(0, 1000, 800, 40))
    return [
        Group(Role.FOLIO, (set_text(faces, "第1版", face="hei-400", y=20 * PT),)),
        Group(
            Role.ARTICLE,
            (
                Group(Role.HEADLINE, (set_text(faces, "开往春天", face="song-900"),), story="a"),
                Group(Role.PARAGRAPH, (set_text(faces, "新线今日通车。", y=130 * PT),), story="a"),
            ),
            story="a",
        ),
        Group(Role.ARTIFACT, (Rule(Point(0, 0), Point(90 * PT, 0), PT, BLACK),)),
        Shape(Rect(10 * PT, 10 * PT, 50 * PT, 40 * PT), fill=grey(100), stroke=red, thickness=PT),
    ]


@pytest.fixture
def pdf(items, make_document, faces):
    return write_preview(make_document(items, items), faces, Report())


def operators(page: pikepdf.Page) -> list[tuple[str, list[str]]]:
    parsed = pikepdf.parse_content_stream(page)
    return [(str(operator), [str(o) for o in operands]) for operands, operator in parsed]


def test_only_process_inks(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        used = {name for page in file.pages for name, _ in operators(page)}
        assert used.isdisjoint({"g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"})
        assert {"k", "K"} <= used


def test_every_font_is_embedded(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        fonts = [obj for obj in file.objects if isinstance(obj, pikepdf.Dictionary)]
        descriptors = [o for o in fonts if o.get("/Type") == "/FontDescriptor"]
        types = {str(o.Subtype) for o in fonts if o.get("/Type") == "/Font"}
        assert types == {"/Type0", "/CIDFontType2"}
        assert len(descriptors) == 3
        for descriptor in descriptors:
            assert "/FontFile2" in descriptor
            tag, _, name = str(descriptor.FontName)[1:].partition("+")
            assert len(tag) == 6
            assert tag.isupper()
            assert name in ("NotoSansSC-Regular", "NotoSerifSC-Black", "NotoSerifSC-Regular")
            assert descriptor.FontBBox[0] < 0 < descriptor.FontBBox[3]
            assert descriptor.Descent < 0 < descriptor.CapHeight < descriptor.Ascent


def test_no_font_without_a_use(pdf: bytes) -> None:
    assert b"Helvetica" not in pdf


def test_boxes(items, make_document, faces) -> None:
    pdf = write_preview(make_document(items, bleed=3 * MM), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as file:
        page = file.pages[0]
        edge = 3 / 25.4 * 72
        whole = [-edge, -edge, 400 + edge, 600 + edge]
        assert [float(n) for n in page.TrimBox] == [0, 0, 400, 600]
        assert [float(n) for n in page.MediaBox] == pytest.approx(whole, abs=1e-3)
        assert [float(n) for n in page.BleedBox] == pytest.approx(whole, abs=1e-3)


def test_title_language_labels_and_bookmarks(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        assert str(file.docinfo.Title) == "临江日报 2025年10月31日"
        assert str(file.docinfo.CreationDate) == "D:20251031000000+08'00'"
        assert str(file.Root.Lang) == "zh-CN"
        assert file.Root.ViewerPreferences.DisplayDocTitle is True
        assert [page.label for page in file.pages] == ["A01", "A02"]
        with file.open_outline() as outline:
            titles = [(e.title, [c.title for c in e.children]) for e in outline.root]
    assert titles == [("A01 要闻", ["开往春天"]), ("A02 要闻", ["开往春天"])]


def test_furniture_is_marked_as_artifact(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        depth, inside = 0, []
        for name, operands in operators(file.pages[0]):
            if name in ("BMC", "BDC"):
                assert operands[0] == "/Artifact"
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in ("TJ", "l"):
                inside.append((name, depth))
    assert inside == [("TJ", 1), ("TJ", 0), ("TJ", 0), ("l", 1)]


def test_shapes_and_rules(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        drawn = operators(file.pages[0])
    assert ("m", ["0", "600"]) in drawn
    assert ("l", ["90", "600"]) in drawn
    boxes = [operands for name, operands in drawn if name == "re"]
    # The frame is drawn inside the edge, half its thickness in.
    assert boxes == [["10", "550", "50", "40"], ["10.5", "550.5", "49", "39"]]
    assert ("K", ["0", "0.5", "0.4", "0.02"]) in drawn


def test_each_story_is_in_one_piece(pdf: bytes, extract) -> None:
    assert extract(pdf) == "第1版开往春天新线今日通车。"


def test_same_input_same_bytes(pdf: bytes, items, make_document, faces, monkeypatch) -> None:
    monkeypatch.setenv("BANMIAN_CACHE", "off")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert write_preview(make_document(items, items), faces, Report()) == pdf


def test_id_comes_from_the_content(pdf: bytes, items, make_document, faces) -> None:
    other = write_preview(make_document(items), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as one, pikepdf.open(BytesIO(other)) as two:
        first, second = one.trailer.ID
        assert bytes(first) == bytes(second) != bytes(two.trailer.ID[0])
        assert bytes(first) != bytes(16)


PROGRAM = """
import sys
from layout.color import BLACK
from layout.diagnostics import Report
from layout.display.items import Document, GlyphRun, Metadata, Page
from layout.font import load_faces
from layout.geometry import Point
from layout.write.preview import write_preview

faces = load_faces(Report())
def run(face, text, y):
    glyphs = tuple(faces.named(face).glyph(char) for char in "版面设计")
    xs = tuple(range(0, 480_000, 120_000))
    return GlyphRun(face, 114_300, BLACK, Point(0, y), glyphs, xs, 480_000, text)
items = tuple(
    run(face, text, 10_000 * i)
    for i, (face, text) in enumerate(
        [("song-400", "版面设计"), ("kai-400", "版面设计"), ("song-400", "板面没计")], 10
    )
)
document = Document(
    Metadata("t", "p", "2025-10-31", "zh-CN"), (Page(1, "1", "", 9**8, 9**8, 0, items),)
)
sys.stdout.buffer.write(write_preview(document, faces, Report()))
"""


def test_neither_hash_seed_nor_settings_of_reportlab_change_a_byte() -> None:
    outputs = set()
    for seed, setting in (("1", "0"), ("2", "1")):
        env = os.environ | {"PYTHONHASHSEED": seed, "BANMIAN_CACHE": "off"}
        env |= {"RL_pdfComments": setting, "RL_useA85": setting, "RL_pdfMultiLine": setting}
        env |= {"RL_invariant": str(1 - int(setting))}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=env, capture_output=True, check=True
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert outputs.pop().startswith(b"%PDF-1.7")


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_qpdf_finds_nothing(pdf: bytes, tmp_path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(
        ["qpdf", "--check", path], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_structure_is_well(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        assert not file.check_pdf_syntax()


def test_issue_without_pages_is_still_a_file(make_document, faces) -> None:
    with pikepdf.open(BytesIO(write_preview(make_document([]), faces, Report()))) as file:
        assert len(file.pages) == 1
