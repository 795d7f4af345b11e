"""The demonstration issue: nothing to complain of, nothing lost, a PDF as printers expect it."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from layout.build import Order, build
from layout.diagnostics import Report, Severity
from layout.display import Document, GlyphRun, Group, Image, Item
from layout.geometry import Rect
from tests.page.conftest import em_box

ISSUE = Path(__file__).parent.parent / "issues" / "shashi" / "2023-10-24"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made() -> tuple[Document, bytes, Report]:
    report = Report()
    edition, files = build(Order(source=ISSUE, dpi=0), report)
    (pdf,) = files.values()
    return edition.document, pdf, report


def runs_in(items: tuple[Item, ...]) -> list[GlyphRun]:
    runs: list[GlyphRun] = []
    for item in items:
        if isinstance(item, Group):
            runs += runs_in(item.items)
        elif isinstance(item, GlyphRun):
            runs.append(item)
    return runs


def bare(text: str) -> str:
    return re.sub(r"\s", "", text.replace("\ufffe", ""))


def test_nothing_is_wrong_with_it(made):
    told = [d for d in made[2].diagnostics if d.severity is not Severity.NOTE]
    assert [(d.code, str(d.span)) for d in told] == []


def test_every_character_comes_out_of_the_pdf_in_reading_order(made):
    document, pdf, _ = made
    for number, page in enumerate(document.pages):
        textpage = pypdfium2.PdfDocument(pdf)[number].get_textpage()
        expected = "".join(run.text for run in runs_in(page.items))
        assert bare(textpage.get_text_range()) == bare(expected)


def test_every_story_comes_out_in_one_piece(made):
    document, pdf, _ = made
    for number, page in enumerate(document.pages):
        text = bare(pypdfium2.PdfDocument(pdf)[number].get_textpage().get_text_range())
        for group in page.items:
            if isinstance(group, Group) and group.story:
                assert bare("".join(run.text for run in runs_in(group.items))) in text


def test_colours_are_process_inks_alone(made):
    with pikepdf.open(BytesIO(made[1])) as pdf:
        for page in pdf.pages:
            operators = {str(o) for _, o in pikepdf.parse_content_stream(page)}
            assert not operators & {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN"}
            for image in page.get_images().values():
                assert str(image.ColorSpace) in {"/DeviceCMYK", "/DeviceGray"}


def test_every_font_is_embedded_with_its_unicodes(made):
    with pikepdf.open(BytesIO(made[1])) as pdf:
        fonts = {str(f.BaseFont): f for page in pdf.pages for f in page.Resources.Font.values()}
        assert len(fonts) >= 5
        for font in fonts.values():
            assert font.Subtype == "/Type0"
            assert "/ToUnicode" in font
            (descendant,) = font.DescendantFonts
            assert "/FontFile2" in descendant.FontDescriptor


def test_no_move_of_the_pen_ends_an_array(made):
    # pdfium overlooks such a move, and the rest of the line would stand too far left.
    with pikepdf.open(BytesIO(made[1])) as pdf:
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "TJ" and len(operands[0]):
                    assert isinstance(operands[0][-1], pikepdf.String)


def test_nothing_lies_outside_the_trim_and_no_text_outside_the_sheet(made):
    for page in made[0].pages:
        trim = Rect(0, 0, page.width, page.height)
        for run in runs_in(page.items):
            assert trim.contains(em_box(run))


def rects_of(items: tuple[Item, ...]) -> list[Rect]:
    found: list[Rect] = []
    for item in items:
        if isinstance(item, Group):
            found += rects_of(item.items)
        elif isinstance(item, GlyphRun):
            found.append(em_box(item))
        elif isinstance(item, Image):
            found.append(item.rect)
    return found


def test_no_story_overlaps_another(made):
    for page in made[0].pages:
        stories = [g for g in page.items if isinstance(g, Group) and g.story]
        for i, one in enumerate(stories):
            others = [r for other in stories[i + 1 :] for r in rects_of(other.items)]
            for rect in rects_of(one.items):
                assert not any(rect.overlaps(other) for other in others)
