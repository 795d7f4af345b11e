"""Stories entered on an issue's pages: lines are added to its YAML, nothing else of it changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from layout.diagnostics import Report, Span
from layout.read.language import SECTIONS
from layout.read.node import Mapping as MappingNode
from layout.read.node import Node, Scalar
from layout.read.node import Sequence as SequenceNode
from layout.read.redraw import find_key, find_page, is_flow

_PAGE: Final = SECTIONS["page"]
_INDENT: Final = "  "
# The end of what is written in braces on one line, a comment behind it.
_CLOSING: Final = re.compile(r"([}\]])(\s*(?:#.*)?)$")
_EMPTY: Final = re.compile(r"\{\s*\}|\[\s*\]")

# A page's letters and the ids of the stories that they stand for.
Rows = Sequence[tuple[str, str]]


def enter_stories(
    source: str, entries: Mapping[int, Rows], file: str, report: Report
) -> str | None:
    """Return an issue's source with stories added to its pages, by number.

    None, after reporting why (E393), when a page is written in a form that has no lines of its
    own.
    """
    text = source
    # From the last page up, so that the places of those before stay true.
    for number in sorted(entries, reverse=True):
        entered = _enter_on(text, number, entries[number], file)
        if entered is None or _rows_of(entered, number, file) != [
            *_rows_of(text, number, file), *entries[number],
        ]:  # fmt: skip
            page = find_page(source, number, file)
            span = Span(file, page.span.line, page.span.column) if page else Span(file, 1, 1)
            report.error("E393", span, page=number)
            return None
        text = entered
    return text


def _enter_on(source: str, number: int, rows: Rows, file: str) -> str | None:
    page = find_page(source, number, file)
    lines = source.split("\n")
    if page is None or is_flow(page, lines):
        return None
    found = find_key(page, _PAGE, "stories")
    if found is None:
        return _add_key(lines, page, rows)
    key, value = found
    first = key.span.line - 1
    column = key.span.column - 1
    if isinstance(value, MappingNode | SequenceNode) and is_flow(value, lines):
        at = value.span.line - 1
        if not _EMPTY.match(lines[at], value.span.column - 1):
            return _add_in_braces(lines, at, value, rows)
        lines[at] = _EMPTY.sub("", lines[at], count=1).rstrip() + _end(lines[at])
        value = Scalar("", value.span)
    if isinstance(value, SequenceNode):
        dash = _indent_of(lines[value.items[0].span.line - 1])
        end = _last_line(lines, first + 1, dash)
        return _insert(lines, end, [f"{' ' * dash}- {story}" for _, story in rows])
    if isinstance(value, MappingNode):
        inner = value.pairs[0][0].span.column - 1
        end = _last_line(lines, first + 1, inner)
    elif isinstance(value, Scalar) and value.is_blank:
        inner, end = column + len(_INDENT), first + 1
    else:
        return None
    return _insert(lines, end, [f"{' ' * inner}{letter}: {story}" for letter, story in rows])


def _add_key(lines: list[str], page: MappingNode, rows: Rows) -> str | None:
    """Add the key of the stories at a page's end, in the language of its other keys."""
    if not page.pairs:
        return None
    first = page.pairs[0][0]
    column = first.span.column - 1
    entry, own = _PAGE.find("stories"), _PAGE.find(first.text)
    if entry is None or own is None:
        return None
    name = entry.name if own.name == first.text else entry.alias
    end = _last_line(lines, first.span.line, column)
    lead = " " * column
    added = [f"{lead}{name}:", *(f"{lead}{_INDENT}{letter}: {story}" for letter, story in rows)]
    return _insert(lines, end, added)


def _add_in_braces(lines: list[str], at: int, value: Node, rows: Rows) -> str | None:
    closing = _CLOSING.search(lines[at].rstrip("\r"))
    if closing is None:
        return None
    is_list = isinstance(value, SequenceNode)
    added = "".join(f", {story}" if is_list else f", {x}: {story}" for x, story in rows)
    start = closing.start()
    head = lines[at][:start].rstrip().removesuffix(",")
    lines[at] = head + added + lines[at][start:]
    return "\n".join(lines)


def _insert(lines: list[str], at: int, added: Sequence[str]) -> str:
    end = _end(lines[at - 1])
    before = lines[:at]
    if at == len(lines):
        # The file's last line has no end of its own yet.
        return "\n".join([*before, *added])
    return "\n".join([*before, *(line + end for line in added), *lines[at:]])


def _end(line: str) -> str:
    return "\r" if line.endswith("\r") else ""


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())


def _last_line(lines: Sequence[str], first: int, column: int) -> int:
    """Return the number of the last line, from 1, that stands in at least so far."""
    last = first
    for number in range(first, len(lines)):
        if lines[number].strip():
            if _indent_of(lines[number]) < column:
                break
            last = number + 1
    return last


def _rows_of(source: str, number: int, file: str) -> list[tuple[str, str]]:
    """Return the letters of a page, with what stands behind them, as a reader finds them."""
    page = find_page(source, number, file)
    found = find_key(page, _PAGE, "stories") if page else None
    match found[1] if found else None:
        case MappingNode(pairs=pairs):
            return [(key.text, _text_of(value)) for key, value in pairs]
        case SequenceNode(items=items):
            return [(chr(ord("A") + i), _text_of(item)) for i, item in enumerate(items)]
        case _:
            return []


def _text_of(node: Node) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
