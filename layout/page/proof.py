"""The proof of pages that are not right yet: what is wrong stands on them, in red.

A page with copy left over cannot be signed off, but its editor has to see it to mend it.  Every
story with a fault gets a frame and a number; the foot margin says by number what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from layout.color import CMYK, WHITE
from layout.diagnostics import Diagnostic, Report, Severity, Span
from layout.display import Document, Dots, GlyphRun, Group, Item, Page, Role, Rule, Shape, Wave
from layout.geometry import Direction, Rect
from layout.model import Phrase
from layout.page.composer import Composer, line_group
from layout.page.grid import BASELINE, baseline_in
from layout.style import Align, TypeStyle
from layout.units import MM, PT, Length, scale

_RED: Final = CMYK(0, 1000, 1000, 0)
_FRAME: Final[Length] = PT
# The foot margin of a tabloid is 16 mm deep; it holds so many lines of this type.
_SAID: Final = TypeStyle(face="hei", weight=400, size=7 * PT, color=_RED, align=Align.START)
_PITCH: Final[Length] = 9 * PT
_MOST_SAID: Final = 4
_GAP: Final[Length] = 2 * MM
_NUMBER: Final = TypeStyle(face="hei", weight=700, size=8 * PT, color=WHITE, align=Align.START)
# As wide as a gutter, where it stands between two stories.
_TAG: Final[Length] = 9 * PT


def mark_faults(composer: Composer, document: Document, faults: Sequence[Diagnostic]) -> Document:
    """Return a document with its faults drawn on the pages where their stories stand."""
    silent = replace(composer, report=Report())
    return replace(
        document, pages=tuple(_mark_page(silent, page, faults) for page in document.pages)
    )


def _mark_page(composer: Composer, page: Page, faults: Sequence[Diagnostic]) -> Page:
    groups = {item.story: item for item in page.items if isinstance(item, Group) and item.story}
    marks: list[Item] = []
    said: list[str] = []
    for fault in faults:
        group = groups.get(str(dict(fault.args).get("story")))
        if fault.severity is not Severity.ERROR or group is None:
            continue
        said.append(f"{len(said) + 1}　{fault.message('zh')}")
        if extent := _extent(group.items):
            marks += _frame(composer, extent, len(said))
    if not said:
        return page
    marks += _list(composer, page, said)
    return replace(page, items=(*page.items, Group(Role.ARTIFACT, tuple(marks))))


def _frame(composer: Composer, extent: Rect, number: int) -> Iterator[Item]:
    """Yield a frame about what stands in a module, with a number beside its corner."""
    frame = extent.inset(-_FRAME, -_FRAME)
    tag = Rect(frame.x - _TAG, frame.y, _TAG, _TAG)
    yield Shape(frame, stroke=_RED, thickness=_FRAME)
    yield Shape(tag, fill=_RED)
    line, size = composer.fit_line(_phrase(str(number)), _NUMBER, _TAG)
    left = tag.x + (_TAG - line.natural) // 2
    yield line_group(line, left, baseline_in(tag.y + (_TAG - size) // 2, size))


def _list(composer: Composer, page: Page, said: Sequence[str]) -> Iterator[Item]:
    """Yield in the foot margin what is wrong, a line each, as many as it holds."""
    grid = composer.grid
    top = grid.bottom(grid.sheet.lines) + _GAP
    shown = list(said)
    if len(said) > _MOST_SAID:
        shown[_MOST_SAID - 1 :] = [f"另有 {len(said) - _MOST_SAID + 1} 处"]
    shown[0] = f"校样，不能付印。　{shown[0]}"
    for row, words in enumerate(shown):
        line, size = composer.fit_line(_phrase(words), _SAID, grid.sheet.type_width)
        yield line_group(line, grid.x(0), baseline_in(top + row * _PITCH, size))


def _phrase(text: str) -> Phrase:
    return Phrase(text, Span("", 0, 0), is_literal=False)


def _extent(items: Iterable[Item]) -> Rect | None:
    """Return the smallest rectangle about items; None about nothing."""
    rects = list(_rects(items))
    if not rects:
        return None
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top)


def _rects(items: Iterable[Item]) -> Iterator[Rect]:
    for item in items:
        if isinstance(item, Group):
            yield from _rects(item.items)
        elif isinstance(item, GlyphRun):
            size, origin = item.size, item.origin
            if item.direction is Direction.ACROSS:
                over = scale(size, BASELINE, 1000)
                yield Rect(origin.x, origin.y - over, item.width, size)
            else:
                yield Rect(origin.x - size // 2, origin.y, size, item.width)
        elif not isinstance(item, Rule | Dots | Wave):
            yield item.rect
