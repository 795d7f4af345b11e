"""A document's annotations, and what asks whom to do what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from layout.preflight import values
from layout.preflight.document import Document, Page
from layout.preflight.values import Box


class Annotation(Struct, frozen=True):
    """One annotation of a page."""

    page: Page
    dictionary: Any
    kind: str
    box: Box


def find_annotations(document: Document) -> Iterator[Annotation]:
    """Yield the annotations of all pages."""
    for page in document.pages:
        for item in values.array(page.own("/Annots")):
            if values.is_dictionary(item):
                box = values.box(values.get(item, "/Rect")) or (0.0, 0.0, 0.0, 0.0)
                yield Annotation(page, item, values.name(values.get(item, "/Subtype")), box)


def embedded_files(document: Document) -> list[Any]:
    """Return the file specifications that embed a file."""
    return [s for s in document.reached.file_specs if values.is_dictionary(values.get(s, "/EF"))]


def scripts(document: Document) -> Iterator[str]:
    """Yield where JavaScript is kept by name, and what opens with the document."""
    if values.get(document.root, "/Names", "/JavaScript") is not None:
        yield "Names/JavaScript"
    opening = values.get(document.root, "/OpenAction")
    if values.is_dictionary(opening):
        yield "OpenAction"
