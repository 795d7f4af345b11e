"""The archive file: PDF/A-3a and PDF/UA-1, with the issue's source inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from layout.diagnostics import Report, Span
from layout.display.items import Document, Group, Image, Item
from layout.font import Faces
from layout.write.pdf.attachments import Attachment
from layout.write.pdf.book import Delivery, write_pdf
from layout.write.pictures import Plate
from layout.write.press import Print
from layout.write.recipe import ARCHIVE


def check_alternatives(document: Document, report: Report) -> None:
    """Report every picture without a text for readers who cannot see it (E504)."""
    for page in document.pages:
        for image, span in _images(page.items, None):
            if not image.alt.strip():
                report.error("E504", span, file=image.file.name)


def write_archive(
    document: Document,
    faces: Faces,
    plates: Mapping[str, Plate],
    how: Print,
    source: Sequence[Attachment],
) -> bytes:
    """Return the archive file; ``source`` are the files that the issue was made from."""
    delivery = Delivery(condition=how.condition, attachments=tuple(source))
    return write_pdf(document, faces, plates, ARCHIVE, delivery)


def _images(items: Sequence[Item], span: Span | None) -> Iterator[tuple[Image, Span | None]]:
    for item in items:
        if isinstance(item, Image):
            yield item, span
        elif isinstance(item, Group):
            yield from _images(item.items, item.source or span)
