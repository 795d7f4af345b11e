"""A dummy drawn into an issue's YAML: the lines of the map change, nothing else of the file does.

Comments, order, quotes, line ends and a byte order mark stay as the editor wrote them, since only
lines are taken out and put in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from layout.diagnostics import Report, Span
from layout.model.issue import Dummy
from layout.read.context import Context
from layout.read.entry import Section
from layout.read.grid import read_rows
from layout.read.language import SECTIONS
from layout.read.node import Mapping as MappingNode
from layout.read.node import Node, Scalar
from layout.read.node import Sequence as SequenceNode
from layout.read.parse import parse_yaml
from layout.read.values import is_true

_BOM: Final = "\ufeff"
# How far the rows stand in from their key.
_INDENT: Final = "  "


def redraw(source: str, dummies: Mapping[int, Dummy], file: str, report: Report) -> str | None:
    """Return an issue's source with dummies drawn on its pages, by number.

    None, after reporting why (E606), when a page is written in a form that has no lines of its
    own, such as ``{section: …}``.  Places that pin stories stay: the dummies draw these there.
    """
    text = source
    # From the last page up, so that the places of those before stay true.
    for number in sorted(dummies, reverse=True):
        drawn = _redraw_page(text, number, dummies[number], file)
        if drawn is None or _rows_of(drawn, number, file) != _write_rows(dummies[number]):
            report.error("E606", Span(file, 1, 1), page=number)
            return None
        text = drawn
    return text


def _redraw_page(source: str, number: int, dummy: Dummy, file: str) -> str | None:
    page = find_page(source, number, file)
    lines = source.split("\n")
    if page is None:
        return None
    old = find_key(page, SECTIONS["page"], "dummy")
    stories = find_key(page, SECTIONS["page"], "stories")
    key = (old or stories or (None, None))[0]
    if key is None or is_flow(page, lines):
        return None
    end = "\r" if lines[key.span.line - 1].endswith("\r") else ""
    column = key.span.column - 1
    first = key.span.line - 1
    lead = lines[first][:column]
    rows = [" " * column + _INDENT + row + end for row in _write_rows(dummy)]
    if old:
        head = lines[first] if _is_block(old[1]) else f"{lead}{key.text}: |{end}"
        last = _last_line(lines, first, column, old[1])
        return "\n".join([*lines[:first], head, *rows, *lines[last:]])
    # In the language that the page's other keys are written in.
    entry = SECTIONS["page"].find("dummy")
    assert entry is not None, "pages have dummies"
    name = entry.name if key.text == "stories" else entry.alias
    drawn = [f"{lead}{name}: |{end}", *rows]
    # The page's first key stands behind the dash of its list.
    lines[first] = " " * column + lines[first][column:]
    return "\n".join([*lines[:first], *drawn, *lines[first:]])


def _write_rows(dummy: Dummy) -> list[str]:
    return [
        row if depth is None else f"{row} {depth}"
        for row, depth in zip(dummy.rows, dummy.heights, strict=True)
    ]


def _rows_of(source: str, number: int, file: str) -> list[str]:
    """Return the rows of a page's dummy as a reader finds them."""
    page = find_page(source, number, file)
    found = find_key(page, SECTIONS["page"], "dummy") if page else None
    if found is None:
        return []
    context = Context(Report(), Path(), Path())
    return [row.text for row in read_rows(context, found[1])]


def find_page(source: str, number: int, file: str) -> MappingNode | None:
    """Return the node of a page, None where there is none that can be read."""
    # Columns count from behind a byte order mark, as the reader's do.
    plain = source.replace("\r\n", "\n").removeprefix(_BOM)
    root = parse_yaml(plain, file, Context(Report(), Path(), Path()))
    if not isinstance(root, MappingNode):
        return None
    found = find_key(root, SECTIONS["issue"], "pages")
    pages = found[1] if found else None
    if not isinstance(pages, SequenceNode):
        return None
    first = 1
    for page in pages.items:
        if first == number:
            return page if isinstance(page, MappingNode) else None
        first += 2 if isinstance(page, MappingNode) and _is_spread(page) else 1
    return None


def _is_spread(page: MappingNode) -> bool:
    found = find_key(page, SECTIONS["page"], "spread")
    return found is not None and isinstance(found[1], Scalar) and is_true(found[1].text)


def find_key(node: MappingNode, section: Section, name: str) -> tuple[Scalar, Node] | None:
    """Return a key in either language, with its value."""
    for key, value in node.pairs:
        entry = section.find(key.text)
        if entry is not None and entry.name == name:
            return key, value
    return None


def is_flow(page: Node, lines: Sequence[str]) -> bool:
    """Tell whether a node is written in braces or brackets."""
    line, column = page.span.line - 1, page.span.column - 1
    return lines[line][column : column + 1] in ("{", "[")


def _is_block(value: Node) -> bool:
    return isinstance(value, Scalar) and value.style == "|"


def _last_line(lines: Sequence[str], first: int, column: int, value: Node) -> int:
    """Return the line after a map's last."""
    if isinstance(value, SequenceNode):
        ends = [item.last_line for item in value.items if isinstance(item, Scalar)]
        return max([first + 1, *ends])
    if isinstance(value, Scalar) and value.style not in ("|", ">"):
        return max(first + 1, value.last_line)
    last = first + 1
    for number in range(first + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= column:
            break
        if line.strip():
            last = number + 1
    return last
