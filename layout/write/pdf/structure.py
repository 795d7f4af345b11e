"""The structure tree: recorded while pages are drawn, written beside them (ISO 32000-1 14.7, 14.8).

Types are those of PDF 1.7, as PDF/A-3a and PDF/UA-1 take them.  A story has one element, on
however many pages its parts stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from msgspec import Struct, field

from layout.display.items import GlyphRun, Group, Image, Item, Page, Role
from layout.units import PT
from layout.write.pdf.objects import (
    PdfFile,
    Reference,
    Value,
    array,
    dictionary,
    number,
    text,
)

_KINDS: Final[Mapping[Role, str]] = {
    Role.ARTICLE: "Art",
    Role.BRIEFS: "Sect",
    Role.ADVERTISEMENT: "Sect",
    Role.FIGURE: "Figure",
    Role.CAPTION: "Caption",
    Role.LINK: "Link",
    Role.QUOTE: "BlockQuote",
}
_HEADINGS: Final = frozenset((Role.NAMEPLATE, Role.HEADLINE, Role.CROSSHEAD))
_PARAGRAPHS: Final = frozenset(
    (
        Role.EAR,
        Role.IMPRINT,
        Role.KICKER,
        Role.DECK,
        Role.SERIES,
        Role.PARAGRAPH,
        Role.SIGNATURE,
        Role.CREDIT,
    )
)
# Elements that hold other elements alone; text straight inside one is a paragraph of its own.
_GROUPING: Final = frozenset(("Document", "Art", "Sect", "BlockQuote"))
_DEEPEST: Final = 6


class Mark(Struct, frozen=True):
    """A stretch of a page's content: the page by its index, the number of its mark there."""

    page: int
    number: int


class Link(Struct, frozen=True):
    """An annotation: its page, its place among those there, its key in the parent tree."""

    page: int
    place: int
    key: int


class Element(Struct):
    """An element of the tree; ``kids`` are in reading order."""

    kind: str
    kids: list[Kid] = field(default_factory=list)
    title: str = ""
    alt: str = ""
    language: str = ""
    box: tuple[float, float, float, float] | None = None
    is_implied: bool = False


Kid: TypeAlias = Element | Mark | Link


class Structure:
    """The tree of a document while its pages are drawn."""

    def __init__(self, pages: int) -> None:
        self.root = Element("Document")
        self.marks: list[list[Element]] = [[] for _ in range(pages)]
        self.links: list[Element] = []
        self._stories: dict[tuple[Role, str], Element] = {}
        self._level = 0

    def enter(self, group: Group, parent: Element) -> Element:
        """Return the element of a group inside ``parent``; groups without one are their parent's.

        The parts of a story share its element.
        """
        kind = self._kind(group)
        if not kind:
            return parent
        key = (group.role, group.story)
        is_story = kind in _GROUPING and group.role is not Role.QUOTE
        if is_story and group.story and key in self._stories:
            return self._stories[key]
        element = Element(kind, language=group.language)
        if is_story:
            element.title = _headline(group.items)
            self._stories[key] = element
        parent.kids.append(element)
        return element

    def _kind(self, group: Group) -> str:
        if group.role in _HEADINGS:
            # No level may be passed over on the way down (ISO 14289-1 7.4.2).
            self._level = max(1, min(group.level, self._level + 1, _DEEPEST))
            return f"H{self._level}"
        return "P" if group.role in _PARAGRAPHS else _KINDS.get(group.role, "")

    def leaf(self, element: Element) -> Element:
        """Return what holds text drawn straight inside an element."""
        if element.kind not in _GROUPING:
            return element
        last = element.kids[-1] if element.kids else None
        if isinstance(last, Element) and last.is_implied:
            return last
        implied = Element("P", is_implied=True)
        element.kids.append(implied)
        return implied

    def figure(self, element: Element, image: Image, page: Page) -> Element:
        """Return the figure that holds an image, with its alternative text and its place."""
        if element.kind != "Figure" or element.box is not None:
            figure = Element("Figure")
            element.kids.append(figure)
            element = figure
        rect = image.rect
        edges = (rect.x, page.height - rect.bottom, rect.right, page.height - rect.y)
        left, bottom, right, top = (edge / PT for edge in edges)
        element.box = (left, bottom, right, top)
        element.alt = image.alt
        return element

    def mark(self, element: Element, page: int) -> int:
        """Return the number of a new mark of a page, which belongs to the element."""
        marks = self.marks[page]
        marks.append(element)
        element.kids.append(Mark(page, len(marks) - 1))
        return len(marks) - 1

    @property
    def titles(self) -> dict[str, str]:
        """The headline of each story."""
        return {story: element.title for (_, story), element in self._stories.items()}

    def link_keys(self, page: int) -> dict[int, int]:
        """Return the keys in the parent tree of a page's annotations, by their place there."""
        found = (kid for element in self.links for kid in element.kids if isinstance(kid, Link))
        return {link.place: link.key for link in found if link.page == page}

    def link(self, element: Element, page: int, place: int) -> None:
        """Note the annotation of a link."""
        element.kids.append(Link(page, place, len(self.marks) + len(self.links)))
        self.links.append(element)


def _headline(items: Sequence[Item]) -> str:
    """Return the words of the first headline among items, empty if there is none."""
    for item in items:
        if isinstance(item, Group):
            if item.role is Role.HEADLINE:
                return " ".join(" ".join(_lines(item.items)).split())
            if found := _headline(item.items):
                return found
    return ""


def _lines(items: Sequence[Item]) -> Iterator[str]:
    """Yield the words of each line."""
    for item in items:
        if isinstance(item, Group) and item.role is not Role.ARTIFACT:
            yield "".join(run.text for run in item.items if isinstance(run, GlyphRun))
            yield from _lines([kid for kid in item.items if isinstance(kid, Group)])


# -- writing ---------------------------------------------------------------------------------------


def write_structure(file: PdfFile, structure: Structure, pages: Sequence[Reference]) -> Reference:
    """Add the tree; return its root.  Elements that came out empty are left out."""
    root = file.reference("tree")
    keys: dict[int, str] = {}
    kids = _write(file, structure.root, root, pages, keys)
    parents: list[Value] = []
    for i, marks in enumerate(structure.marks):
        row = array(file.reference(keys[id(element)]) for element in marks)
        parents += [i, file.add(row)]
    for i, element in enumerate(structure.links, len(structure.marks)):
        parents += [i, file.reference(keys[id(element)])]
    entries: dict[str, Value] = {
        "Type": "/StructTreeRoot",
        "K": kids,
        "ParentTree": file.add(dictionary({"Nums": array(parents)})),
        "ParentTreeNextKey": len(structure.marks) + len(structure.links),
    }
    return file.add(dictionary(entries), "tree")


def _write(
    file: PdfFile,
    element: Element,
    parent: Reference,
    pages: Sequence[Reference],
    keys: dict[int, str],
) -> Reference:
    key = keys[id(element)] = f"tag-{len(keys)}"
    own = file.reference(key)
    home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    kids: list[Value] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.kids:
                kids.append(_write(file, kid, own, pages, keys))
        elif isinstance(kid, Link):
            annotation = file.reference(f"link-{kid.page}-{kid.place}")
            kids.append(dictionary({"Type": "/OBJR", "Pg": pages[kid.page], "Obj": annotation}))
        elif kid.page == home:
            kids.append(kid.number)
        else:
            kids.append(dictionary({"Type": "/MCR", "Pg": pages[kid.page], "MCID": kid.number}))
    entries: dict[str, Value] = {
        "Type": "/StructElem",
        "S": f"/{element.kind}",
        "P": parent,
        "K": array(kids),
    }
    if home is not None:
        entries["Pg"] = pages[home]
    for name, words in (("T", element.title), ("Alt", element.alt), ("Lang", element.language)):
        if words:
            entries[name] = text(words)
    if element.box is not None:
        box = array(number(edge) for edge in element.box)
        entries["A"] = dictionary({"O": "/Layout", "Placement": "/Block", "BBox": box})
    return file.add(dictionary(entries), key)
