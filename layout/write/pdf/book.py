"""A whole PDF: pages, fonts, pictures, bookmarks, labels, metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from layout import __version__
from layout.display.items import Document, Metadata, Page
from layout.font import Faces
from layout.units import MM, Length
from layout.write.pdf.attachments import Attachment, write_attachments
from layout.write.pdf.content import Content, Tags, write_content
from layout.write.pdf.fonts import FontBook
from layout.write.pdf.ink import InkBook
from layout.write.pdf.objects import (
    PdfFile,
    Reference,
    Value,
    array,
    deflated,
    dictionary,
    text,
)
from layout.write.pdf.outline import write_labels, write_outline
from layout.write.pdf.pictures import ImageBook
from layout.write.pdf.sheet import clip_path, page_boxes
from layout.write.pdf.structure import Structure, write_structure
from layout.write.pictures import Plate
from layout.write.recipe import PREVIEW, Recipe

if TYPE_CHECKING:
    from layout.write.condition import Condition

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class Delivery(Struct, frozen=True, kw_only=True):
    """What goes with a file: its printing condition, room for marks, and the files it carries.

    ``slug`` is the room around the bleed.
    """

    condition: Condition | None = None
    slug: Length = 0
    attachments: tuple[Attachment, ...] = ()


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
        self.structure = Structure(len(document.pages)) if recipe.is_tagged else None

    def write(self) -> bytes:
        """Return the file."""
        document, file = self.document, self.file
        contents = [self._draw(page, i) for i, page in enumerate(document.pages)]
        resources = self._add_resources()
        pages = [file.reference(f"page-{i}") for i in range(len(document.pages))]
        threads, beads = self._add_threads(pages)
        for i, (page, content) in enumerate(zip(document.pages, contents, strict=True)):
            entries = self._page(page, content, resources) | self._tags_of(i, content, beads[i])
            file.add(dictionary(entries), f"page-{i}")
        tree = dictionary({"Type": "/Pages", "Kids": array(pages), "Count": len(pages)})
        catalog: dict[str, Value] = {
            "Type": "/Catalog",
            "Pages": file.add(tree, "pages"),
            "Lang": text(document.metadata.language),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true"}),
        }
        if self.recipe.has_outline:
            catalog["Outlines"] = write_outline(file, document, pages)
            catalog["PageLabels"] = write_labels(document)
        if threads:
            catalog["Threads"] = threads
        information = _information(document.metadata)
        catalog |= self._claim(contents) | self._structure_of(pages)
        if self.delivery.attachments:
            date = str(information["ModDate"])
            catalog |= write_attachments(file, self.delivery.attachments, date)
        return file.finish(catalog, information)

    def _add_threads(
        self, pages: Sequence[Reference]
    ) -> tuple[Reference | None, list[list[Reference]]]:
        """Add the article threads of a tagged file, which lead through a story's columns."""
        if self.structure is None:
            return None, [[] for _ in pages]
        from layout.write.pdf.threads import write_threads

        return write_threads(self.file, self.document, self.structure.titles, pages)

    def _tags_of(
        self, index: int, content: Content, beads: Sequence[Reference]
    ) -> dict[str, Value]:
        """Return a page's entries for links and structure."""
        entries: dict[str, Value] = {}
        height = self.document.pages[index].height
        if content.links and self.recipe.has_links:
            # Few pages have links; only those pay for the import.
            from layout.write.pdf.links import write_link

            keys = self.structure.link_keys(index) if self.structure else {}
            entries["Annots"] = array(
                self.file.add(write_link(link, height, keys.get(i)), f"link-{index}-{i}")
                for i, link in enumerate(content.links)
            )
        if self.structure is not None:
            entries |= {"StructParents": index, "Tabs": "/S"}
        if beads:
            entries["B"] = array(beads)
        return entries

    def _claim(self, contents: Sequence[Content]) -> dict[str, Value]:
        """Return the catalog's entries by which the file says what it is."""
        entries: dict[str, Value] = {}
        if self.recipe.claims:
            from layout.write.pdf.claims import write_intents, write_metadata

            entries["Metadata"] = write_metadata(self.file, self.document, self.recipe, contents)
            if self.delivery.condition is not None:
                entries["OutputIntents"] = write_intents(
                    self.file, self.recipe, self.delivery.condition
                )
        return entries

    def _structure_of(self, pages: Sequence[Reference]) -> dict[str, Value]:
        if self.structure is None:
            return {}
        return {
            "StructTreeRoot": write_structure(self.file, self.structure, pages),
            "MarkInfo": dictionary({"Marked": "true"}),
        }

    def _draw(self, page: Page, index: int) -> Content:
        """Write a page's content, and the marks around it."""
        place = partial(self.images.place, height=page.height)
        tags = Tags(self.structure, index) if self.structure else None
        content = write_content(page, self.fonts, place, self.inks, tags)
        if not self.recipe.has_marks:
            return content
        content = replace(content, plates=self._plates(content))
        from layout.write.marks import draw_marks

        words = describe_sheet(self.document.metadata, page, content, self.delivery.condition)
        marks = draw_marks(page, self.faces, words, self.delivery.slug)
        sheet = write_content(replace(page, items=(marks,)), self.fonts, place, self.inks)
        clip = clip_path(page)
        return replace(content, operators=f"q\n{clip}{content.operators}Q\n{sheet.operators}")

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

    def _page(self, page: Page, content: Content, resources: Reference) -> dict[str, Value]:
        slug = self.delivery.slug if self.recipe.has_marks else 0
        return {
            "Type": "/Page",
            "Parent": self.file.reference("pages"),
            **page_boxes(page, slug),
            "Resources": resources,
            "Contents": self.file.add(deflated(content.operators.encode("ascii"))),
        }


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
