"""Links of a page: an annotation over each part of a link that stands on one line.

For files that are read on a screen: PDF/X allows no annotation inside the trim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from layout.display.items import GlyphRun, Group, Item, Page, Role
from layout.geometry import Rect
from layout.units import PT, scale
from layout.write.pdf.objects import PdfObject, array, dictionary, number, text

# The em box of a Chinese face reaches so far above the baseline, in thousandths.
_ASCENT: Final = 880
_EM: Final = 1000
# Print, as PDF/A wants it of every annotation (ISO 19005-2 6.3.2).
_FLAGS: Final = 4


def find_links(items: Sequence[Item]) -> Iterator[tuple[Rect, str]]:
    """Yield the em boxes of all links with their addresses, in reading order."""
    for item in items:
        if not isinstance(item, Group):
            continue
        if item.role is not Role.LINK:
            yield from find_links(item.items)
        elif runs := [run for run in item.items if isinstance(run, GlyphRun)]:
            left, right = runs[0].origin.x, runs[-1].origin.x + runs[-1].width
            size = max(run.size for run in runs)
            rise = min(run.rise for run in runs)
            top = runs[0].origin.y - rise - scale(size, _ASCENT, _EM)
            yield Rect(left, top, right - left, size), item.address


def write_links(page: Page) -> tuple[PdfObject, ...]:
    """Return the annotations of a page's links; nothing of them is drawn."""
    return tuple(_annotation(page, rect, address) for rect, address in find_links(page.items))


def _annotation(page: Page, rect: Rect, address: str) -> PdfObject:
    edges = (rect.x, page.height - rect.bottom, rect.right, page.height - rect.y)
    action = {"S": "/URI", "URI": f"<{address.encode('ascii').hex().upper()}>"}
    return dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": array([number(edge / PT) for edge in edges]),
            "Border": array([0, 0, 0]),
            "F": _FLAGS,
            "Contents": text(address),
            "A": dictionary(action),
        }
    )
