"""The look of the paper: ``sheet``, ``styles``, ``sizes`` and ``fonts`` of paper.yaml → Style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from layout.read.context import Context, quote
from layout.read.entry import Entry, Kind
from layout.read.fields import Fields, read_fields
from layout.read.language import CHOICES
from layout.read.node import Hole, Node, Scalar
from layout.read.node import Mapping as MappingNode
from layout.read.paths import read_path
from layout.read.values import (
    read_choice,
    read_color,
    read_count,
    read_length,
)
from layout.style import PRESETS, FontFile, HeadGrade, Sheet, Style, TypeStyle
from layout.units import Length, points

Option = TypeVar("Option", bound=Struct)

# Texts that stand in the body's lines have the body's size unless the paper says otherwise.
_BODY_SIZED: Final = (
    "body", "commentary", "crosshead", "byline", "byline_names", "signature", "ear",
)  # fmt: skip
# Those of them whose lines stand on the page's baseline grid.
_ON_GRID: Final = ("body", "commentary", "crosshead", "byline", "byline_names", "signature")
# Parts of a head: their size and alignment come from the grade in ``heads``.
_GRADED: Final = {"kicker": ("size", "align"), "deck": ("size", "align")}
# What the lines of a drop cap decide.
_OF_LINES: Final = {"drop_cap": ("size", "pitch", "align")}
_WEIGHT: Final = re.compile(r"[1-9]00")
# The third face of a collection: ``kai.ttc#2``.
_COLLECTION: Final = re.compile(r"(.+\.[ot]tc)(#\d{1,3})", re.IGNORECASE)
_READ: Final = {
    Kind.COUNT: read_count,
    Kind.LENGTH: read_length,
    Kind.COLOR: read_color,
    Kind.CHOICE: read_choice,
}


def read_sizes(context: Context, entry: Entry, node: Node) -> Mapping[str, Length]:
    """Return the paper's size names over the usual ones."""
    names = dict(context.sizes)
    for key, value in _pairs(context, entry, node):
        length = read_length(context, entry, value)
        if length is not None:
            names[key.text] = length
    return names


def read_sheet(context: Context, entry: Entry, node: Node) -> Sheet:
    """Return a preset's sheet, with changes if there are any."""
    if isinstance(node, Scalar):
        preset = CHOICES["preset"]
        word = preset.find(node.text.strip())
        if word is None and not node.is_blank:
            value = quote(node.text)
            context.error("E119", node.span, key=entry.name, value=value, permitted=preset.listed)
        return PRESETS[word or "sikai-6x11"]
    fields = read_fields(context, entry, node)
    if fields is None:
        return Sheet()
    base = PRESETS[fields.choice("preset") or "sikai-6x11"]
    # 字 and em count in the body size, which must be known first.
    size = fields.length("size") or base.size
    fields.context = replace(context, em=size)
    sheet = read_options(fields, base)
    _check_sheet(context, fields, sheet)
    return sheet


def _check_sheet(context: Context, fields: Fields, sheet: Sheet) -> None:
    if sheet.type_width > sheet.width or sheet.top + sheet.type_height > sheet.height:
        context.error(
            "E179",
            fields.span,
            width=f"{points(sheet.type_width):.1f}",
            height=f"{points(sheet.type_height):.1f}",
        )
    if sheet.pitch < sheet.size:
        context.warning("W116", fields.span)


def read_options(fields: Fields, base: Option) -> Option:
    """Return a style object with the fields that the mapping gives."""
    changes: dict[str, Any] = {}
    for name in base.__struct_fields__:
        if name not in fields:
            continue
        entry = fields.entry(name)
        value = fields.read(name, _READ[entry.kind])
        if value is None:
            continue
        kept = getattr(base, name)
        is_word = entry.kind is Kind.CHOICE and not isinstance(kept, str)
        changes[name] = type(kept)(value) if is_word else value
    return replace(base, **changes)


def read_style(paper: Fields, style: Style) -> Style:
    """Return the style with the paper's ``styles`` and ``fonts`` over the defaults."""
    fonts = paper.read("fonts", read_fonts) or {}
    style = replace(style, faces=fonts, names=paper.context.sizes)
    sizes = {name: replace(getattr(style, name), size=style.sheet.size) for name in _BODY_SIZED}
    style = replace(style, **sizes)
    fields = paper.fields("styles")
    if fields is None:
        return style
    changes: dict[str, Any] = {}
    for entry in fields.section.entries:
        if entry.name not in fields:
            continue
        if entry.kind is Kind.LENGTHS:
            changes[entry.name] = _read_ladder(fields) or style.ladder
        elif entry.kind is Kind.GRADES:
            changes[entry.name] = fields.read(
                entry.name, lambda c, e, node: _read_grades(c, e, node, style.heads)
            )
        elif own := fields.fields(entry.name):
            changes[entry.name] = read_options(own, getattr(style, entry.name))
            _check_grade(own, changes[entry.name])
            _check_type(own, entry.name, changes[entry.name], style.sheet)
    return replace(style, **changes)


def _read_ladder(fields: Fields) -> tuple[Length, ...]:
    return tuple(sorted(set(fields.list("ladder", read_length)), reverse=True))


def _read_grades(
    context: Context, entry: Entry, node: Node, heads: tuple[HeadGrade, ...]
) -> tuple[HeadGrade, ...]:
    grades = list(heads)
    for key, value in _pairs(context, entry, node):
        if key.text not in ("1", "2", "3", "4"):
            context.error("E180", key.span, key=quote(key.text))
        elif fields := read_fields(context, entry, value):
            index = int(key.text) - 1
            grades[index] = read_options(fields, grades[index])
            _check_grade(fields, grades[index])
    return tuple(grades)


def _check_grade(fields: Fields, value: object) -> None:
    if isinstance(value, HeadGrade) and value.smallest > value.largest:
        fields.context.error("E181", fields.span)


def _check_type(fields: Fields, name: str, value: object, sheet: Sheet) -> None:
    """Refuse type larger than the grid it stands on, and keys that the grade of a head decides."""
    size = fields.node("size")
    if name in _ON_GRID and size and isinstance(value, TypeStyle) and value.size > sheet.pitch:
        fields.context.error("E192", size.span, pitch=f"{points(sheet.pitch):g}")
    for key in _GRADED.get(name, ()):
        if written := fields.place(key):
            fields.context.error("E195", written.span, key=quote(written.text), part=name)
    for key in _OF_LINES.get(name, ()):
        if written := fields.place(key):
            fields.context.warning("W362", written.span, key=quote(written.text))


def read_fonts(context: Context, entry: Entry, node: Node) -> Mapping[tuple[str, int], FontFile]:
    """Return the paper's own font files by role and weight."""
    faces = CHOICES["face"]
    files: dict[tuple[str, int], FontFile] = {}
    named: dict[str, Scalar] = {}
    for key, weights in _pairs(context, entry, node):
        role = faces.find(key.text)
        if role is None:
            value = quote(key.text)
            context.error("E119", key.span, key="fonts", value=value, permitted=faces.listed)
            continue
        first = named.setdefault(role, key)
        if first is not key:
            line, other = first.span.line, quote(first.text)
            context.error("E105", key.span, key=quote(key.text), other=other, line=line)
            continue
        for weight, value_node in _pairs(context, entry, weights):
            if not _WEIGHT.fullmatch(weight.text):
                context.error("E182", weight.span, value=quote(weight.text))
            elif path := _read_font_path(context, value_node):
                files[role, int(weight.text)] = FontFile(path, value_node.span)
    return files


def _read_font_path(context: Context, node: Node) -> Path | None:
    """Return a font file's path, with ``#2`` behind it for a collection's third face."""
    file = Entry(name="fonts", alias="字库", kind=Kind.FILE, doc=("", ""), of="font")
    face = ""
    if isinstance(node, Scalar) and (found := _COLLECTION.fullmatch(node.text.strip())):
        node, face = replace(node, text=found[1]), found[2]
    read = read_path(context, file, node)
    return read and read[0].with_name(read[0].name + face)


def _pairs(context: Context, entry: Entry, node: Node) -> tuple[tuple[Scalar, Node], ...]:
    if isinstance(node, MappingNode):
        return node.pairs
    if not isinstance(node, Hole) and not (isinstance(node, Scalar) and node.is_blank):
        context.error("E178", node.span, key=entry.name, alias=entry.alias)
    return ()
