"""The preview: a PDF to look at and to send round, and pictures of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from layout.diagnostics import Report
from layout.display.items import Document
from layout.font import Faces
from layout.units import PT
from layout.write.pdf.book import write_pdf
from layout.write.pictures import prepare_plates

if TYPE_CHECKING:
    from PIL import Image

_POINTS_AN_INCH: Final = 72
# A broadsheet at 600 dpi has 120 million pixels, which take half a gigabyte while they are drawn.
MOST_PIXELS: Final = 150_000_000
# pdfium shows solid black ink as 35, 31, 32 and half of it as 147, 149, 152.
_CAST: Final = 8
_STRONG: Final = [0] * (_CAST + 1) + [255] * (255 - _CAST)


def write_preview(document: Document, faces: Faces, report: Report) -> bytes:
    """Return the document as PDF.

    Raises LayoutError with all diagnostics when a picture cannot be used (E410 to E414).
    """
    plates = prepare_plates(document, report)
    report.check()
    return write_pdf(document, faces, plates)


def check_size(document: Document, dpi: int, report: Report) -> None:
    """Report a page whose picture would be too large to hold in memory (E501)."""
    for page in document.pages:
        wide, high = (
            round(side / PT * dpi / _POINTS_AN_INCH) for side in (page.width, page.height)
        )
        if wide * high > MOST_PIXELS:
            report.error("E501", None, page=page.number, wide=wide, high=high, dpi=dpi)


def write_pictures(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return each page as PNG at this resolution, in grey where the page has no colour."""
    from io import BytesIO

    import pypdfium2

    pictures: list[bytes] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            image = page.render(scale=dpi / _POINTS_AN_INCH).to_pil().convert("RGB")
            if not _has_color(image):
                image = image.convert("L")
            out = BytesIO()
            image.save(out, "PNG", compress_level=1, dpi=(dpi, dpi))
            pictures.append(out.getvalue())
    return tuple(pictures)


def _has_color(image: Image.Image) -> bool:
    """Tell whether a page is more than black: pdfium shows black ink as not quite neutral."""
    from PIL import ImageChops

    red, green, blue = image.split()
    pairs = ((red, green), (green, blue), (red, blue))
    return any(
        ImageChops.difference(one, other).point(_STRONG).getbbox() is not None
        for one, other in pairs
    )
