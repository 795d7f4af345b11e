"""A whole PDF: pages, fonts, pictures, bookmarks, labels, metadata."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from layout import __version__
from layout.display.items import Document, Group, Metadata, Page
from layout.font import Faces
from layout.units import PT, Length
from layout.write.pdf.content import write_content
from layout.write.pdf.fonts import FontBook
from layout.write.pdf.objects import (
    PdfFile,
    PdfObject,
    Reference,
    Value,
    array,
    deflated,
    dictionary,
    number,
    text,
)
from layout.write.pdf.outline import write_labels, write_outline
from layout.write.pdf.pictures import ImageBook
from layout.write.pictures import Plate

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def write_pdf(document: Document, faces: Faces, plates: Mapping[str, Plate]) -> bytes:
    """Return a document as PDF; ``plates`` holds its pictures by digest."""
    file = PdfFile()
    fonts, images = FontBook(faces), ImageBook(plates)
    links: list[list[Group]] = [[] for _ in document.pages]
    contents = [
        write_content(page, fonts, partial(images.place, height=page.height), own)
        for page, own in zip(document.pages, links, strict=True)
    ]
    resources = _resources(file, fonts, images)
    pages = [
        file.add(_page(file, page, content, resources, own), f"page-{i}")
        for i, (page, content, own) in enumerate(zip(document.pages, contents, links, strict=True))
    ]
    tree = dictionary({"Type": "/Pages", "Kids": array(pages), "Count": len(pages)})
    catalog: dict[str, Value] = {
        "Type": "/Catalog",
        "Pages": file.add(tree, "pages"),
        "Lang": text(document.metadata.language),
        "Outlines": write_outline(file, document, pages),
        "PageLabels": write_labels(document),
        "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
    }
    return file.finish(catalog, _information(document.metadata))


def _resources(file: PdfFile, fonts: FontBook, images: ImageBook) -> Reference:
    """Add the resources that all pages share."""
    entries: dict[str, Value] = {"Font": dictionary(fonts.write(file))}
    if pictures := images.write(file):
        entries["XObject"] = dictionary(pictures)
    return file.add(dictionary(entries))


def _page(
    file: PdfFile, page: Page, content: str, resources: Reference, links: Sequence[Group]
) -> PdfObject:
    trim = _box(0, page)
    entries: dict[str, Value] = {
        "Type": "/Page",
        "Parent": file.reference("pages"),
        "MediaBox": _box(page.bleed, page),
        "TrimBox": trim,
        "Resources": resources,
        "Contents": file.add(deflated(content.encode("ascii"))),
    }
    if links:
        # Few pages have links; only those pay for the import.
        from layout.write.pdf.links import write_link

        entries["Annots"] = array(file.add(write_link(link, page.height)) for link in links)
    if page.bleed:
        entries |= {"BleedBox": _box(page.bleed, page), "CropBox": trim}
    return dictionary(entries)


def _box(bleed: Length, page: Page) -> str:
    """Return a box about the trim; the trim's lower left corner is the origin."""
    edges = (-bleed, -bleed, page.width + bleed, page.height + bleed)
    return f"[{' '.join(number(edge / PT) for edge in edges)}]"


def _information(metadata: Metadata) -> dict[str, Value]:
    """Return the information dictionary; the date is the issue's, midnight in China."""
    entries: dict[str, Value] = {
        "Title": text(metadata.title),
        "Creator": text(f"Banmian {__version__}"),
        "Producer": text(f"Banmian {__version__}"),
        "Trapped": "/False",
    }
    if author := metadata.publisher or metadata.paper:
        entries["Author"] = text(author)
    if found := _DATE.match(metadata.date):
        day = "".join(found.groups())
        entries["CreationDate"] = entries["ModDate"] = f"(D:{day}000000+08'00')"
    return entries
