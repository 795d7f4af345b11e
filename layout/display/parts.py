"""Parts of a page: items moved aside, and a spread taken apart into its two pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from layout.display.items import Dots, GlyphRun, Group, Image, Item, Page, Rule, Shape, Wave
from layout.geometry import Direction, Point, Rect
from layout.units import Length


def move_item(item: Item, by: Length) -> Item:
    """Return an item moved to the right."""
    match item:
        case Group():
            return replace(item, items=tuple(move_item(own, by) for own in item.items))
        case GlyphRun() | Dots():
            return replace(item, origin=_shift(item.origin, by))
        case Rule() | Wave():
            return replace(item, start=_shift(item.start, by), end=_shift(item.end, by))
        case Shape() | Image():
            rect = item.rect
            return replace(item, rect=Rect(rect.x + by, rect.y, rect.width, rect.height))


def _shift(point: Point, by: Length) -> Point:
    return Point(point.x + by, point.y)


def halve_page(page: Page) -> tuple[Page, ...]:
    """Return a spread as the two pages that it is made of, anything else as it is.

    What lies over the fold is on both of them, and is cut off there by the pages' ``clip``.
    """
    if not page.fold:
        return (page,)
    number, following = page.numbers
    return _part(page, number, 0, page.fold), _part(page, following, page.fold, page.width)


def _part(page: Page, number: int, left: Length, right: Length) -> Page:
    # Only the outer sides bleed.
    first = -page.bleed if left == 0 else 0
    last = right - left + (page.bleed if right == page.width else 0)
    kept = tuple(_keep(page.items, left + first, left + last))
    return replace(
        page,
        number=number,
        label=str(number),
        width=right - left,
        items=tuple(move_item(item, -left) for item in kept),
        fold=0,
        clip=Rect(first, -page.bleed, last - first, page.height + 2 * page.bleed),
    )


def _keep(items: Sequence[Item], left: Length, right: Length) -> Iterator[Item]:
    """Yield the items that reach between two edges."""
    for item in items:
        if isinstance(item, Group):
            own = tuple(_keep(item.items, left, right))
            if own:
                yield replace(item, items=own)
            continue
        first, last = _reach(item)
        if first < right and left < last:
            yield item


def _reach(item: Item) -> tuple[Length, Length]:
    """Return the left and the right edge of what an item may draw."""
    match item:
        case GlyphRun(direction=Direction.ACROSS):
            return item.origin.x, item.origin.x + item.width
        case GlyphRun():
            return item.origin.x - item.size, item.origin.x + item.size
        case Dots():
            half = item.diameter // 2
            return item.origin.x + min(item.xs) - half, item.origin.x + max(item.xs) + half
        case Rule() | Wave():
            half = item.thickness // 2
            xs = item.start.x, item.end.x
            return min(xs) - half, max(xs) + half
        case Shape() | Image():
            return item.rect.x, item.rect.right
        case Group():
            raise AssertionError("groups are looked into")
