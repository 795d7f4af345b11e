"""The boxes of a page about its trim, whose lower left corner is the origin."""

from __future__ import annotations

from layout.display.items import Page
from layout.units import PT, Length
from layout.write.pdf.objects import Value, number


def page_boxes(page: Page, slug: Length) -> dict[str, Value]:
    """Return trim, bleed and media box; the sheet is larger than the bleed by the slug.

    A sheet with a slug has a BleedBox even where nothing bleeds, and no CropBox, so that it is
    shown with its marks.
    """
    boxes: dict[str, Value] = {
        "MediaBox": _box(page, page.bleed + slug),
        "TrimBox": _box(page, 0),
    }
    if page.bleed or slug:
        boxes["BleedBox"] = _box(page, page.bleed)
    if page.bleed and not slug:
        boxes["CropBox"] = _box(page, 0)
    return boxes


def clip_path(page: Page) -> str:
    """Return the operators that keep a page's content to the part of it that is wanted, if any."""
    if page.clip is None:
        return ""
    rect = page.clip
    lower = page.height - rect.bottom
    sides = (rect.x, lower, rect.width, rect.height)
    return f"{' '.join(number(side / PT) for side in sides)} re W n\n"


def _box(page: Page, beyond: Length) -> str:
    edges = (-beyond, -beyond, page.width + beyond, page.height + beyond)
    return f"[{' '.join(number(edge / PT) for edge in edges)}]"
