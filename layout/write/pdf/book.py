"""A whole PDF: pages, fonts, pictures, bookmarks, labels, metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from layout import __version__
from layout.display.items import Document, Metadata, Page
from layout.font import Faces
from layout.units import MM, Length
from layout.write.condition import Condition
from layout.write.pdf.content import Content, write_content
from layout.write.pdf.fonts import FontBook
from layout.write.pdf.ink import InkBook
from layout.write.pdf.objects import (
    PdfFile,
    PdfObject,
    Reference,
    Value,
    array,
    deflated,
    dictionary,
    text,
)
from layout.write.pdf.outline import write_labels, write_outline
from layout.write.pdf.pictures import ImageBook
from layout.write.pdf.sheet import page_boxes
from layout.write.pictures import Plate
from layout.write.recipe import PREVIEW, Recipe

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Delivery(Struct, frozen=True, kw_only=True):
    """What goes with a file: its printing condition, and the room around the bleed for marks."""

    condition: Condition | None = None
    slug: Length = 0


def write_pdf(
    document: Document,
    faces: Faces,
    plates: Mapping[str, Plate],
    recipe: Recipe = PREVIEW,
    delivery: Delivery = Delivery(),  # noqa: B008 - frozen
) -> bytes:
    """Return a document as PDF; ``plates`` holds its pictures by digest."""
    return _Book(document, faces, plates, recipe, delivery).write()


class _Book:
    """A file while it is written: what its pages share."""

    def __init__(
        self,
        document: Document,
        faces: Faces,
        plates: Mapping[str, Plate],
        recipe: Recipe,
        delivery: Delivery,
    ) -> None:
        self.document = document
        self.recipe = recipe
        self.delivery = delivery
        self.file = PdfFile(recipe.version)
        self.fonts = FontBook(faces)
        self.images = ImageBook(plates)
        self.inks = InkBook(overprints=recipe.overprints, has_spots=recipe.has_spots)
        self.faces = faces

    def write(self) -> bytes:
        """Return the file."""
        contents = [self._draw(page) for page in self.document.pages]
        resources = self._add_resources()
        pages = [
            self.file.add(self._page(page, content, resources), f"page-{i}")
            for i, (page, content) in enumerate(zip(self.document.pages, contents, strict=True))
        ]
        tree = dictionary({"Type": "/Pages", "Kids": array(pages), "Count": len(pages)})
        catalog: dict[str, Value] = {
            "Type": "/Catalog",
            "Pages": self.file.add(tree, "pages"),
            "Lang": text(self.document.metadata.language),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
        }
        if self.recipe.has_outline:
            catalog["Outlines"] = write_outline(self.file, self.document, pages)
            catalog["PageLabels"] = write_labels(self.document)
        if self.recipe.claims:
            from layout.write.pdf.claims import write_intents, write_metadata

            catalog["Metadata"] = write_metadata(self.file, self.document, self.recipe, contents)
            if self.delivery.condition is not None:
                catalog["OutputIntents"] = write_intents(
                    self.file, self.recipe, self.delivery.condition
                )
        return self.file.finish(catalog, _information(self.document.metadata))

    def _draw(self, page: Page) -> Content:
        """Write a page's content, and the marks around it."""
        place = partial(self.images.place, height=page.height)
        content = write_content(page, self.fonts, place, self.inks)
        if not self.recipe.has_marks:
            return content
        content = replace(content, plates=self._plates(content))
        from layout.write.marks import draw_marks

        words = describe_sheet(self.document.metadata, page, content, self.delivery.condition)
        marks = draw_marks(page, self.faces, words, self.delivery.slug)
        sheet = write_content(replace(page, items=(marks,)), self.fonts, place, self.inks)
        return replace(content, operators=f"q\n{content.operators}Q\n{sheet.operators}")

    def _plates(self, content: Content) -> tuple[str, ...]:
        """Return the plates of a page, its pictures' among them: process inks, then spots."""
        used = {*content.plates}
        for digest in content.pictures:
            used |= set("CMYK") if self.images.is_colour(digest) else {"K"}
        spots = (ink for ink in content.plates if ink not in "CMYK")
        return (*(ink for ink in "CMYK" if ink in used), *spots)

    def _add_resources(self) -> Reference:
        """Add the resources that all pages share."""
        entries: dict[str, Value] = {"Font": dictionary(self.fonts.write(self.file))}
        if pictures := self.images.write(self.file):
            entries["XObject"] = dictionary(pictures)
        return self.file.add(dictionary(entries | self.inks.write(self.file)))

    def _page(self, page: Page, content: Content, resources: Reference) -> PdfObject:
        slug = self.delivery.slug if self.recipe.has_marks else 0
        entries: dict[str, Value] = {
            "Type": "/Page",
            "Parent": self.file.reference("pages"),
            **page_boxes(page, slug),
            "Resources": resources,
            "Contents": self.file.add(deflated(content.operators.encode("ascii"))),
        }
        if content.links and self.recipe.has_links:
            # Few pages have links; only those pay for the import.
            from layout.write.pdf.links import write_link

            entries["Annots"] = array(
                self.file.add(write_link(link, page.height)) for link in content.links
            )
        return dictionary(entries)


def describe_sheet(
    about: Metadata, page: Page, content: Content, condition: Condition | None
) -> str:
    """Return the slug line: paper, day, page, trim, condition, plates, and the content's digest."""
    size = f"{round(page.width / MM)}×{round(page.height / MM)} mm"
    version = hashlib.sha256(content.operators.encode()).hexdigest()[:12]
    parts = (
        about.title,
        f"第{page.label}版",
        page.section,
        size,
        condition.identifier if condition else "",
        "+".join(content.plates),
        version,
    )
    return "  ".join(filter(None, parts))


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
