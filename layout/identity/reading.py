"""A finished file's text as another program would read it: by its content, and by its tree.

Nothing of the writer is used here.  What is read is what PDF/UA says that a reader reads: marked
content, glyphs through ToUnicode, ActualText in place of the glyphs that it spans (ISO 32000-1
9.10, 14.6, 14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any, Final, TypeAlias

import pikepdf
from msgspec import Struct, field

_ROW: Final = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_CODE: Final = 2
_DEEPEST: Final = 64

Place: TypeAlias = tuple[int, int]


class Piece(Struct):
    """A stretch of content: the number of its mark, None outside the tree, and its text."""

    mark: int | None
    text: str


class Node(Struct):
    """An element of the tree: its type, its title, the marks below it in reading order."""

    kind: str
    title: str
    marks: list[Place] = field(default_factory=list)


class FileText(Struct, frozen=True):
    """The text of a file: each page's pieces in drawing order, the tree's top elements."""

    pages: tuple[tuple[Piece, ...], ...]
    nodes: tuple[Node, ...]

    def text_of(self, node: Node) -> str:
        """Return the text of an element, all of it, in the order of the tree."""
        found = {
            (page, piece.mark): piece.text
            for page, pieces in enumerate(self.pages)
            for piece in pieces
            if piece.mark is not None
        }
        return "".join(found.get(place, "") for place in node.marks)


def read_text(data: bytes) -> FileText:
    """Return the text of a tagged file.  Raises pikepdf's errors for what is no PDF."""
    with pikepdf.open(BytesIO(data)) as file:
        numbers = {page.obj.objgen: i for i, page in enumerate(file.pages)}
        maps: dict[tuple[int, int], dict[int, str]] = {}
        pages = tuple(tuple(_read_page(page, maps)) for page in file.pages)
        root = file.Root.get("/StructTreeRoot")
        top = _kids(root) if root is not None else []
        inside = [kid for element in top for kid in _kids(element)]
        nodes = tuple(_read_node(element, numbers) for element in inside)
        return FileText(pages, nodes)


# -- the tree --------------------------------------------------------------------------------------


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _read_node(element: Any, numbers: Mapping[tuple[int, int], int]) -> Node:
    node = Node(str(element.get("/S", ""))[1:], str(element.get("/T", "")))
    _gather(element, None, numbers, node.marks, 0)
    return node


def _gather(
    element: Any,
    page: int | None,
    numbers: Mapping[tuple[int, int], int],
    marks: list[Place],
    depth: int,
) -> None:
    """Add the marks below an element in the order of the tree; a loop ends at the deepest."""
    if depth > _DEEPEST:
        return
    if "/Pg" in element:
        page = numbers[element.Pg.objgen]
    for kid in _kids(element):
        if isinstance(kid, int):
            marks.append((-1 if page is None else page, kid))
        elif str(kid.get("/Type", "")) == "/MCR":
            home = numbers[kid.Pg.objgen] if "/Pg" in kid else page
            marks.append((-1 if home is None else home, int(kid.MCID)))
        elif str(kid.get("/Type", "")) != "/OBJR":
            _gather(kid, page, numbers, marks, depth + 1)


# -- the content -----------------------------------------------------------------------------------


class _Open(Struct):
    """A mark that is open: its number, whether it is an artifact, whether its text is given."""

    mark: int | None = None
    is_artifact: bool = False
    is_given: bool = False


def _read_page(page: pikepdf.Page, maps: dict[tuple[int, int], dict[int, str]]) -> list[Piece]:
    """Return the stretches of a page's text that are no artifacts."""
    reader = _Reader(page.resources.get("/Font", {}), maps)
    for instruction in pikepdf.parse_content_stream(page):
        reader.take(str(instruction.operator), instruction.operands)
    return reader.pieces


class _Reader:
    """Reads a page's operators one by one and keeps the marks that are open."""

    def __init__(self, fonts: Any, maps: dict[tuple[int, int], dict[int, str]]) -> None:
        self.pieces: list[Piece] = []
        self._fonts = fonts
        self._maps = maps
        self._texts: Mapping[int, str] = {}
        self._stack: list[_Open] = []

    def take(self, operator: str, operands: Any) -> None:
        """Take one operator with its operands."""
        if operator in ("BDC", "BMC"):
            opened, words = _open(operator, operands)
            self._stack.append(opened)
            self._add(words)
        elif operator == "EMC":
            self._stack.pop()
        elif operator == "Tf":
            self._texts = _to_unicode(self._fonts[str(operands[0])], self._maps)
        elif operator in ("TJ", "Tj") and not any(level.is_given for level in self._stack):
            self._add(_decode(operands[0], self._texts))

    def _add(self, words: str) -> None:
        if not words or any(level.is_artifact for level in self._stack):
            return
        marks = (level.mark for level in reversed(self._stack) if level.mark is not None)
        mark = next(marks, None)
        if not self.pieces or self.pieces[-1].mark != mark:
            self.pieces.append(Piece(mark, ""))
        self.pieces[-1].text += words


def _open(name: str, operands: Any) -> tuple[_Open, str]:
    """Return a mark that opens here, and the text that it gives for what is inside."""
    entries = operands[1] if name == "BDC" else {}
    opened = _Open(is_artifact=str(operands[0]) == "/Artifact")
    if "/MCID" in entries:
        opened.mark = int(entries["/MCID"])
    if "/ActualText" in entries:
        opened.is_given = True
        return opened, str(entries["/ActualText"])
    return opened, ""


def _decode(shown: Any, texts: Mapping[int, str]) -> str:
    """Return the text of the strings of a text operator, two bytes a glyph."""
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    words: list[str] = []
    for part in parts:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for i in range(0, len(codes), _CODE):
                words.append(texts.get(int.from_bytes(codes[i : i + _CODE]), "\ufffd"))
    return "".join(words)


def _to_unicode(font: Any, maps: dict[tuple[int, int], dict[int, str]]) -> Mapping[int, str]:
    """Return a font's codes and their texts; a font is read once."""
    found = maps.get(font.objgen)
    if found is None:
        rows = _ROW.findall(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else []
        found = maps[font.objgen] = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
            for code, text in rows
        }
    return found
