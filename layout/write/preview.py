"""The preview: a PDF to look at and to send round, and pictures of its pages."""

from __future__ import annotations

from typing import Final

from layout.diagnostics import Report
from layout.display.items import Document
from layout.font import Faces
from layout.write.pdf.book import write_pdf
from layout.write.pictures import prepare_plates

_POINTS_AN_INCH: Final = 72


def write_preview(document: Document, faces: Faces, report: Report) -> bytes:
    """Return the document as PDF.

    Raises LayoutError with all diagnostics when a picture cannot be used (E410 to E414).
    """
    plates = prepare_plates(document, report)
    report.check()
    return write_pdf(document, faces, plates)


def write_pictures(pdf: bytes, dpi: int) -> tuple[bytes, ...]:
    """Return each page as PNG at this resolution, in grey where the page has no colour."""
    from io import BytesIO

    import pypdfium2
    from PIL import ImageChops

    pictures: list[bytes] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=dpi / _POINTS_AN_INCH)
            image = bitmap.to_pil().convert("RGB")
            red, green, blue = image.split()
            if not (
                ImageChops.difference(red, green).getbbox()
                or ImageChops.difference(green, blue).getbbox()
            ):
                image = green
            out = BytesIO()
            image.save(out, "PNG", compress_level=1, dpi=(dpi, dpi))
            pictures.append(out.getvalue())
    return tuple(pictures)
