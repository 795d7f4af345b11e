"""The structure tree: elements in reading order, their standard types, languages, content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct, field

from layout.preflight import bounds, values
from layout.preflight.document import Document

STANDARD: Final = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
_MOST_MAPPED: Final = 32


class Element(Struct):
    """One element; ``page`` is the object of the page that its own content stands on."""

    kind: str
    standard: str
    dictionary: Any
    parent: Element | None
    lang: str
    children: list[Element] = field(default_factory=list)
    mcids: list[tuple[tuple[int, int] | None, int]] = field(default_factory=list)
    objects: list[Any] = field(default_factory=list)

    @property
    def key(self) -> tuple[int, int] | None:
        """The element's object number."""
        return values.identity(self.dictionary)


class Tree(Struct):
    """All elements in reading order."""

    elements: list[Element] = field(default_factory=list)
    orphans: int = 0
    whole: bool = True


def read_tree(document: Document) -> Tree | None:
    """Return the structure tree, or None when there is none."""
    root = values.get(document.root, "/StructTreeRoot")
    if not values.is_dictionary(root):
        return None
    roles = values.get(root, "/RoleMap")
    lang = values.text(values.get(document.root, "/Lang")) or ""
    tree = Tree()
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[Any, Element | None, Any]] = [(values.get(root, "/K"), None, None)]
    while stack:
        node, parent, page = stack.pop()
        if len(tree.elements) >= bounds.MOST_ELEMENTS:
            tree.whole = False
            break
        if values.is_array(node):
            stack += [(kid, parent, page) for kid in reversed(values.array(node))]
        elif (number := values.whole(node)) is not None and parent is not None:
            parent.mcids.append((values.identity(page), number))
        elif values.is_dictionary(node):
            _visit(node, parent, page, _Walk(tree, seen, stack, roles, lang))
    return tree


class _Walk(Struct):
    tree: Tree
    seen: set[tuple[int, int]]
    stack: list[tuple[Any, Element | None, Any]]
    roles: Any
    lang: str


def _visit(node: Any, parent: Element | None, page: Any, walk: _Walk) -> None:
    kind = values.name(values.get(node, "/Type"))
    own_page = values.get(node, "/Pg")
    page = own_page if own_page is not None else page
    if kind == "MCR" and parent is not None:
        form = values.get(node, "/Stm")
        place = values.identity(form) if form is not None else values.identity(page)
        parent.mcids.append((place, values.whole(values.get(node, "/MCID")) or 0))
        return
    if kind == "OBJR" and parent is not None:
        parent.objects.append(values.get(node, "/Obj"))
        return
    identity = values.identity(node)
    if identity is not None and identity in walk.seen:
        return
    if identity is not None:
        walk.seen.add(identity)
    said = values.name(values.get(node, "/S"))
    inherited = parent.lang if parent else walk.lang
    lang = values.text(values.get(node, "/Lang"))
    element = Element(
        said, standard_type(said, walk.roles), node, parent, inherited if lang is None else lang
    )
    walk.tree.elements.append(element)
    walk.tree.orphans += values.get(node, "/P") is None
    if parent is not None:
        parent.children.append(element)
    walk.stack.append((values.get(node, "/K"), element, page))


def standard_type(kind: str, roles: Any) -> str:
    """Return what a type is mapped to in the end; itself when that is nothing known."""
    seen = {kind}
    while kind not in STANDARD:
        mapped = values.name(values.get(roles, "/" + kind))
        if not mapped or mapped in seen or len(seen) > _MOST_MAPPED:
            break
        seen.add(mapped)
        kind = mapped
    return kind


def role_faults(document: Document) -> Iterator[str]:
    """Yield types that end in nothing standard, circles, and standard types that are remapped."""
    root = values.get(document.root, "/StructTreeRoot")
    roles = values.get(root, "/RoleMap")
    for key in values.keys(roles):
        if key[1:] in STANDARD:
            yield f"{key[1:]} →"
        elif standard_type(key[1:], roles) not in STANDARD:
            yield key[1:]
    tree = read_tree(document)
    kinds = dict.fromkeys(element.kind for element in tree.elements) if tree else {}
    for kind in kinds:
        if values.get(roles, "/" + kind) is None and kind not in STANDARD:
            yield kind


def read_parents(document: Document) -> dict[int, Any]:
    """Return the parent tree: a number of content or annotation → its element or elements."""
    found: dict[int, Any] = {}
    stack = [values.get(document.root, "/StructTreeRoot", "/ParentTree")]
    seen: set[tuple[int, int]] = set()
    while stack and len(found) < bounds.MOST_ELEMENTS:
        node = stack.pop()
        identity = values.identity(node)
        if identity in seen:
            continue
        if identity:
            seen.add(identity)
        flat = values.array(values.get(node, "/Nums"))
        for number, item in zip(flat[::2], flat[1::2], strict=False):
            if (key := values.whole(number)) is not None:
                found[key] = item
        stack += values.array(values.get(node, "/Kids"))
    return found
