"""Marks and links in the PDF: extracted text, annotations, and that drawings draw what they say."""

from io import BytesIO
from math import pi

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from layout.color import BLACK
from layout.diagnostics import Report, Span
from layout.display import Dots, Group, Item, Role, Wave
from layout.geometry import Point
from layout.model.phrase import Mark, MarkKind, Phrase
from layout.page.composer import line_group
from layout.read.markup import parse_markup
from layout.style import Composition
from layout.text import Paragraph, Run, prepare, set_lines
from layout.units import PT
from layout.write.preview import write_preview
from tests.examples import share_of

COPY = (
    "“见[官方网站]{https://a.cn/x}GDP一栏”[1]{注}。[鲁迅]{专名}著[呐喊（上）]{书名 黑体}，"
    "[处处，着重off]{着重}，信寄[某 人a@b.cn]{mailto:a@b.cn}[2]{注}处；"
    "——[—见]{https://b.cn}A[B]{kai}C[dé]{黑体}。"
)


def set_copy(phrase: Phrase, faces) -> list[Group]:
    """Set a phrase to 12 characters a line, at newspaper leading."""
    runs = (Run(phrase, "song", 400),)
    paragraph = Paragraph(runs=runs, size=9 * PT, composition=Composition())
    report = Report()
    lines = set_lines(prepare(paragraph, faces, report), 12 * 9 * PT)
    assert report.diagnostics == ()
    return [
        line_group(line, 50 * PT, 100 * PT + i * PT * 1155 // 100) for i, line in enumerate(lines)
    ]


@pytest.fixture(scope="module")
def lines(faces) -> list[Group]:
    """The copy, set."""
    parsed = parse_markup(COPY)
    assert parsed.faults == ()
    span = Span("x", 1, 1)
    return set_copy(Phrase(parsed.text, span, marks=parsed.marks, skips=parsed.skips), faces)


def test_the_text_comes_out_whole_and_without_markup(lines, faces, make_document, extract) -> None:
    pdf = write_preview(make_document(lines), faces, Report())
    assert extract(pdf) == parse_markup(COPY).text


@settings(
    max_examples=share_of(40),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.text("天地玄黄，。“”（）——", max_size=7).map("天".__add__)
            | st.sampled_from(["GDP", "2023", "12"]),
            st.sampled_from(["", *MarkKind]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_the_text_of_any_marked_copy_comes_out(
    faces, make_document, extract, stretches: list[tuple[str, MarkKind | str]]
) -> None:
    text, marks = "", []
    for words, kind in stretches:
        if isinstance(kind, MarkKind):
            address = "https://a.cn" if kind is MarkKind.LINK else ""
            marks.append(Mark(kind, len(text), len(text) + len(words), address))
        text += words
    phrase = Phrase(text, Span("x", 1, 1), marks=tuple(marks))
    pdf = write_preview(make_document(set_copy(phrase, faces)), faces, Report())
    # pdfium sees a space in some wide gaps, marked or not; no character is lost or added.
    assert extract(pdf).replace(" ", "") == text


def characters_in(textpage, left: float, bottom: float, right: float, top: float) -> str:
    """Return the characters whose middle lies in a rectangle."""
    found = ""
    for at in range(textpage.count_chars()):
        x0, y0, x1, y1 = textpage.get_charbox(at)
        if left < (x0 + x1) / 2 < right and bottom < (y0 + y1) / 2 < top:
            found += textpage.get_text_range(at, 1)
    return found


def test_a_link_has_a_rectangle_for_each_of_its_lines(lines, faces, make_document) -> None:
    pdf = write_preview(make_document(lines, lines[-1:]), faces, Report())
    textpage = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    with pikepdf.open(BytesIO(pdf)) as file:
        found: dict[str, str] = {}
        for link in file.pages[0].Annots:
            assert (link.Subtype, link.F, list(link.Border)) == ("/Link", 4, [0, 0, 0])
            assert link.A.S == "/URI"
            left, bottom, right, top = (float(x) for x in link.Rect)
            assert top - bottom == 9
            words = characters_in(textpage, left, bottom, right, top)
            found[str(link.A.URI)] = found.get(str(link.A.URI), "") + words
        assert found == {
            "https://a.cn/x": "官方网站", "mailto:a@b.cn": "某 人a@b.cn", "https://b.cn": "—见",
        }  # fmt: skip


def test_a_page_without_links_has_no_annotations(faces, set_text, make_document) -> None:
    pdf = write_preview(make_document([set_text(faces, "无")]), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as file:
        assert "/Annots" not in file.pages[0]


def test_what_is_drawn_is_marked_as_no_text(lines, faces, make_document) -> None:
    pdf = write_preview(make_document(lines), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as file:
        depth, drawn = 0, 0
        for operands, operator in pikepdf.parse_content_stream(file.pages[0]):
            name = str(operator)
            if name in ("BMC", "BDC"):
                depth += depth > 0 or operands[0] == "/Artifact"
            elif name == "EMC":
                depth -= depth > 0
            elif name in ("f", "S"):
                drawn += 1
                assert depth == 1
        assert drawn >= 4


def test_a_squeezed_opener_of_another_face_stays_behind_its_digit(
    faces, make_document, extract
) -> None:
    # The opener begins a hair left of the digit, which is narrower than half an em.
    text = "22地—。1“地111111地2—"
    phrase = Phrase(text, Span("x", 1, 1), marks=(Mark(MarkKind.HEI, 6, 7),))
    pdf = write_preview(make_document(set_copy(phrase, faces)), faces, Report())
    assert extract(pdf) == text


SCALE = 5


def draw(item: Item, make_document, faces) -> Image.Image:
    pdf = write_preview(make_document([Group(Role.ARTIFACT, (item,))]), faces, Report())
    return pypdfium2.PdfDocument(pdf)[0].render(scale=SCALE).to_pil().convert("L")


def ink_in(image: Image.Image, left: int, top: int, right: int, bottom: int) -> float:
    """Return the share of a box, in points from the top left, that is dark."""
    part = image.crop((SCALE * left, SCALE * top, SCALE * right, SCALE * bottom))
    return sum(part.point([1] * 128 + [0] * 128).tobytes()) / (part.width * part.height)


def test_a_dot_is_a_disc(faces, make_document) -> None:
    dots = Dots(Point(20 * PT, 30 * PT), (0, 20 * PT), 8 * PT, BLACK)
    image = draw(dots, make_document, faces)
    for x in (20, 40):
        assert abs(ink_in(image, x - 4, 26, x + 4, 34) - pi / 4) < 0.02
    assert ink_in(image, 25, 20, 35, 40) == 0


def test_a_wave_goes_to_and_fro_from_end_to_end(faces, make_document) -> None:
    wave = Wave(Point(20 * PT, 30 * PT), Point(60 * PT, 30 * PT), 4 * PT, 2, PT, BLACK)
    image = draw(wave, make_document, faces)
    # Each half wave stands on its own side, and reaches its height and no further.
    for x, is_above in ((20, True), (30, False), (40, True), (50, False)):
        above = ink_in(image, x + 1, 25, x + 9, 29)
        below = ink_in(image, x + 1, 31, x + 9, 35)
        assert (above > 0.1, below > 0.1) == (is_above, not is_above)
        assert ink_in(image, x, 0, x + 10, 25) == ink_in(image, x, 35, x + 10, 60) == 0
    assert ink_in(image, 0, 20, 19, 40) == ink_in(image, 61, 20, 80, 40) == 0
