"""The display list as text, for goldens: one line an item, indented as the groups are nested."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from layout.color import CMYK, Color
from layout.diagnostics import Span
from layout.display.items import (
    Document,
    Dots,
    GlyphRun,
    Group,
    Image,
    Item,
    Page,
    Rule,
    Shape,
    Wave,
)
from layout.geometry import Direction, Point, Rect
from layout.units import Length, points

_INDENT = "  "
# The stretch of glyphs in their own width.
_NATURAL = 1000
# Enough of a picture's digest to tell two apart.
_DIGEST = 12


def dump(document: Document, *, glyphs: bool = False) -> str:
    """Return the document as text, points with two decimals, places from the trim's top left.

    ``glyphs`` adds a line under each run with the glyph ids and where each one stands from the
    run's start.  Folders of files are left out, so that the text is the same everywhere.
    """
    return "".join(f"{line}\n" for line in _document(document, glyphs))


def _document(document: Document, glyphs: bool) -> Iterator[str]:
    about = document.metadata
    yield f"document {_words(about.title)}"
    for name, value in (
        ("paper", about.paper),
        ("date", about.date),
        ("number", about.number),
        ("publisher", about.publisher),
        ("cn", about.cn),
        ("language", about.language),
    ):
        if value:
            yield f"{_INDENT}{name} {_words(value)}"
    for page in document.pages:
        yield _page(page)
        yield from _items(page.items, 1, glyphs)


def _page(page: Page) -> str:
    size = f"{_pt(page.width)} {_pt(page.height)}"
    bleed = f" bleed {_pt(page.bleed)}" if page.bleed else ""
    fold = f" fold {_pt(page.fold)}" if page.fold else ""
    return f"page {page.number} {_words(page.label)} {_words(page.section)} {size}{bleed}{fold}"


def _items(items: Sequence[Item], depth: int, glyphs: bool) -> Iterator[str]:
    indent = _INDENT * depth
    for item in items:
        if isinstance(item, Group):
            yield indent + _group(item)
            yield from _items(item.items, depth + 1, glyphs)
        elif isinstance(item, GlyphRun):
            yield indent + _run(item)
            if glyphs:
                yield indent + _INDENT + _glyphs(item)
        elif isinstance(item, Rule):
            yield indent + _rule(item)
        elif isinstance(item, Shape):
            yield indent + _shape(item)
        elif isinstance(item, Dots):
            yield indent + _dots(item)
        elif isinstance(item, Wave):
            yield indent + _wave(item)
        else:
            yield indent + _image(item)


def _group(group: Group) -> str:
    parts = [group.role.value]
    if group.story:
        parts.append(f"story={group.story}")
    if group.level:
        parts.append(f"level={group.level}")
    if group.language:
        parts.append(f"language={group.language}")
    if group.address:
        parts.append(f"address={_words(group.address)}")
    if group.source:
        parts.append(f"source={_place(group.source)}")
    return " ".join(parts)


def _run(run: GlyphRun) -> str:
    place = f"{_point(run.origin)} +{_pt(run.width)}"
    place += f" ^{_pt(run.rise)}" if run.rise else ""
    way = "" if run.direction is Direction.ACROSS else f" {run.direction.value}"
    stretch = "" if run.stretch == _NATURAL else f" stretch {run.stretch}"
    style = f"{run.face} {_pt(run.size)}{stretch} {_ink(run.color)}"
    return f"text {place}{way} {style} {_words(run.text)}"


def _glyphs(run: GlyphRun) -> str:
    row = " ".join(f"{gid}@{_pt(x)}" for gid, x in zip(run.glyphs, run.xs, strict=True))
    clusters = f" clusters {' '.join(map(str, run.clusters))}" if run.clusters else ""
    return f"glyphs {row}{clusters}"


def _rule(rule: Rule) -> str:
    ends = f"{_point(rule.start)} to {_point(rule.end)}"
    return f"rule {ends} {_pt(rule.thickness)} {_ink(rule.color)}"


def _dots(dots: Dots) -> str:
    row = " ".join(map(_pt, dots.xs))
    return f"dots {_point(dots.origin)} at {row} wide {_pt(dots.diameter)} {_ink(dots.color)}"


def _wave(wave: Wave) -> str:
    ends = f"{_point(wave.start)} to {_point(wave.end)}"
    waves = f"{wave.waves} waves {_pt(wave.height)} high"
    return f"wave {ends} {waves} {_pt(wave.thickness)} {_ink(wave.color)}"


def _shape(shape: Shape) -> str:
    parts = ["shape", _rect(shape.rect)]
    if shape.fill:
        parts.append(f"fill {_ink(shape.fill)}")
    if shape.stroke:
        parts.append(f"stroke {_pt(shape.thickness)} {_ink(shape.stroke)}")
    return " ".join(parts)


def _image(image: Image) -> str:
    crop = " ".join(map(str, image.crop))
    name = f"{_words(image.file.name)} {image.digest[:_DIGEST]}"
    alt = f" alt {_words(image.alt)}" if image.alt else ""
    return f"image {_rect(image.rect)} {name} crop {crop}{alt}"


def _ink(color: Color) -> str:
    if isinstance(color, CMYK):
        if not (color.c or color.m or color.y):
            return f"k{color.k}"
        return f"c{color.c}m{color.m}y{color.y}k{color.k}"
    return f"{_words(color.name)}{color.tint}"


def _place(span: Span) -> str:
    return f"{PurePath(span.file).name}:{span.line}:{span.column}"


def _point(point: Point) -> str:
    return f"{_pt(point.x)} {_pt(point.y)}"


def _rect(rect: Rect) -> str:
    return f"{_pt(rect.x)} {_pt(rect.y)} {_pt(rect.width)} {_pt(rect.height)}"


def _pt(length: Length) -> str:
    written = f"{points(length):.2f}"
    return "0.00" if written == "-0.00" else written


def _words(text: str) -> str:
    """Quote a text as JSON does, with Chinese left as it is."""
    return json.dumps(text, ensure_ascii=False)
