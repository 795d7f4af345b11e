"""Judges how tables, lists, tables of contents and rubies are put together (PDF/UA-1 7.2, 7.5)."""

from __future__ import annotations

from typing import Any, Final

from layout.preflight import values
from layout.preflight.case import Case
from layout.preflight.structure import Element, Tree

# Type → the types that it may stand in.
_PARENTS: Final = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "LI": ("L",),
    "Lbl": ("LI", "TOCI", "Note", "BibEntry", "Figure", "Formula", "Div", "P", "Span", "Form"),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
    "RB": ("Ruby",),
    "RT": ("Ruby",),
    "RP": ("Ruby",),
}
# Type → the types that may stand in it.
_CHILDREN: Final = {
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "THead": ("TR",),
    "TBody": ("TR",),
    "TFoot": ("TR",),
    "TR": ("TH", "TD"),
    "L": ("L", "LI", "Caption"),
    "LI": ("Lbl", "LBody"),
    "TOC": ("TOC", "TOCI", "Caption"),
}
_ONCE: Final = ("THead", "TFoot", "Caption")
# A span beyond this is a mistake, not a table.
_MOST_SPAN: Final = 1000


def judge_tables(case: Case, tree: Tree) -> None:
    """UA1-012, UA1-016."""
    for element in tree.elements:
        if (subject := _nesting_fault(element)) is not None:
            case.fail("UA1-012", subject=subject)
        if element.standard == "Table":
            _judge_grid(case, element)
    _judge_headers(case, tree)


def _nesting_fault(element: Element) -> str | None:
    kind = element.standard
    above = element.parent.standard if element.parent else ""
    if kind in _PARENTS and above not in _PARENTS[kind]:
        return f"{kind} in {above or '—'}"
    allowed = _CHILDREN.get(kind)
    if allowed is not None:
        kinds = [child.standard for child in element.children]
        odd = [k for k in kinds if k not in allowed]
        odd += [k for k in _ONCE if kinds.count(k) > 1]
        if odd:
            return f"{kind}: {odd[0]}"
    return None


def _rows(table: Element) -> list[Element]:
    rows = []
    for child in table.children:
        if child.standard == "TR":
            rows.append(child)
        elif child.standard in ("THead", "TBody", "TFoot"):
            rows += [inner for inner in child.children if inner.standard == "TR"]
    return rows


def _judge_grid(case: Case, table: Element) -> None:
    """Every row of a table is as wide as the others, spans counted."""
    widths = []
    held: dict[int, int] = {}
    for row in _rows(table):
        column = 0
        for cell in row.children:
            while held.get(column, 0) > 0:
                column += 1
            wide, deep = (_attribute(cell, key, 1) for key in ("/ColSpan", "/RowSpan"))
            for taken in range(column, column + wide):
                held[taken] = deep
            column += wide
        widths.append(max((n + 1 for n, left in held.items() if left > 0), default=0))
        held = {n: left - 1 for n, left in held.items() if left > 1}
    if len(set(widths)) > 1:
        case.fail("UA1-012", subject=f"Table {'/'.join(map(str, widths[:6]))}")


def _attributes(element: Element) -> list[Any]:
    found = values.get(element.dictionary, "/A")
    return values.array(found) if values.is_array(found) else [found]


def _attribute(element: Element, key: str, default: int) -> int:
    for owner in _attributes(element):
        number = values.whole(values.get(owner, key))
        if number is not None:
            return min(_MOST_SPAN, max(1, number))
    return default


def _judge_headers(case: Case, tree: Tree) -> None:
    """UA1-016: a header cell has a scope, or an ID that a cell refers to."""
    named: set[bytes] = set()
    for element in tree.elements:
        for owner in _attributes(element):
            for item in values.array(values.get(owner, "/Headers")):
                named.add(values.data(item) or b"")
    for element in tree.elements:
        if element.standard != "TH":
            continue
        scoped = any(values.name(values.get(owner, "/Scope")) for owner in _attributes(element))
        if not scoped and values.data(values.get(element.dictionary, "/ID")) not in named:
            case.fail("UA1-016")
