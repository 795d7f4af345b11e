"""A reader of our content streams that shares no code with the writer, and makers of pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from layout.color import BLACK, Color
from layout.display.items import Document, GlyphRun, Item, Metadata, Page
from layout.font import Faces
from layout.geometry import Point
from layout.units import PT, Length


@dataclass(frozen=True)
class Shown:
    """One glyph as a PDF reader would draw it, in points from the page's bottom left."""

    font: str
    cid: int
    x: float
    y: float
    size: float
    fill: tuple[str, tuple[float, ...]]


def widths_of(font: pikepdf.Dictionary) -> dict[int, float]:
    (descendant,) = font.DescendantFonts
    assert descendant.DW == 1000
    widths: dict[int, float] = {}
    values = list(descendant.W)
    while values:
        first = int(values.pop(0))
        second = values.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {first + i: float(width) for i, width in enumerate(second)}
        else:
            width = float(values.pop(0))
            widths |= dict.fromkeys(range(first, int(second) + 1), width)
    return widths


def shown_glyphs(page: pikepdf.Page) -> list[Shown]:
    """Interpret a page's text operators (ISO 32000-1 9.4); text without ink is passed over."""
    fonts = {name: widths_of(font) for name, font in page.resources.Font.items()}
    shown: list[Shown] = []
    font, size, x, y = "", 0.0, 0.0, 0.0
    is_unseen = False
    fill: tuple[str, tuple[float, ...]] = ("g", (0.0,))
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "Tf":
                font, size = str(operands[0]), float(operands[1])
            case "Tm":
                assert [float(n) for n in operands[:4]] == [1, 0, 0, 1]
                x, y = float(operands[4]), float(operands[5])
            case "k" | "g" | "rg" | "sc" | "scn" as name:
                fill = (name, tuple(float(n) for n in operands))
            case "Tr":
                is_unseen = int(operands[0]) == 3
            case "TJ" if is_unseen:
                pass
            case "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        for i in range(0, len(codes), 2):
                            cid = int.from_bytes(codes[i : i + 2])
                            shown.append(Shown(font, cid, x, y, size, fill))
                            x += fonts[font].get(cid, 1000) * size / 1000
                    else:
                        x -= float(part) * size / 1000
            case "Tj" | "Td" | "TD" | "T*" | "Tc" | "Tw" | "Tz" | "Ts" as name:
                raise AssertionError(f"{name} is not interpreted here")
    return shown


@pytest.fixture(scope="session")
def read_shown() -> Callable[[bytes], list[list[Shown]]]:
    """The reader: the glyphs of each page."""

    def read(pdf: bytes) -> list[list[Shown]]:
        with pikepdf.open(BytesIO(pdf)) as file:
            return [shown_glyphs(page) for page in file.pages]

    return read


def extract_text(pdf: bytes, page: int = 0) -> str:
    """Return a page's text as pdfium extracts it, without line ends."""
    with pypdfium2.PdfDocument(pdf) as file:
        text: str = file[page].get_textpage().get_text_range()
    return text.replace("\r\n", "").replace("\n", "")


@pytest.fixture(scope="session")
def extract() -> Callable[..., str]:
    """The extractor."""
    return extract_text


@pytest.fixture(scope="session")
def set_text() -> Callable[..., GlyphRun]:
    """The maker of runs: characters by the face's own advances, with gaps before some of them."""

    def make(  # noqa: PLR0913
        faces: Faces,
        text: str,
        *,
        face: str = "song-400",
        size: Length = 9 * PT,
        x: Length = 50 * PT,
        y: Length = 100 * PT,
        color: Color = BLACK,
        gaps: dict[int, Length] | None = None,
        tracking: Length = 0,
    ) -> GlyphRun:
        used = faces.named(face)
        pen, xs, glyphs = 0, [], []
        for i, char in enumerate(text):
            pen += (gaps or {}).get(i, 0)
            glyphs.append(used.glyph(char))
            xs.append(pen)
            pen += used.advance(glyphs[-1]) * size // used.upem + tracking
        return GlyphRun(
            face, size, color, Point(x, y), tuple(glyphs), tuple(xs), pen - tracking, text
        )

    return make


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """The maker of documents, one page for each sequence of items."""

    def make(*pages: Sequence[Item], bleed: Length = 0) -> Document:
        return Document(
            Metadata("临江日报 2025年10月31日", "临江日报", "2025-10-31", "zh-CN"),
            tuple(
                Page(i, f"A0{i}", "要闻", 400 * PT, 600 * PT, bleed, tuple(items))
                for i, items in enumerate(pages, 1)
            ),
        )

    return make
