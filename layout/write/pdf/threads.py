"""Article threads: a story's columns in reading order, so that a viewer leads from one to the next.

ISO 32000-1 12.4.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from layout.display.items import Document, GlyphRun, Group, Item, Role
from layout.units import PT, Length
from layout.write.pdf.objects import PdfFile, Reference, Value, array, dictionary, number, text

_STORIES: Final = frozenset((Role.ARTICLE, Role.BRIEFS))
# A drop cap reaches below the line that it stands before: no column begins there.
_PASSED: Final = frozenset((Role.ARTIFACT, Role.DROP_CAP))
# The white above and below a line of type within its column, in sizes of the type.
_BELOW: Final = 4


class Leg(Struct):
    """A column of a story on a page: its edges, y down."""

    page: int
    left: Length
    top: Length
    right: Length
    bottom: Length


def find_legs(document: Document) -> dict[str, list[Leg]]:
    """Return the columns of every story's text, by story, in reading order.

    A line that stands no lower than the one before begins a column.
    """
    legs: dict[str, list[Leg]] = {}
    for index, page in enumerate(document.pages):
        last: GlyphRun | None = None
        story = ""
        for owner, run in _body(page.items, ""):
            own = legs.setdefault(owner, [])
            top, bottom = run.origin.y - run.size, run.origin.y + run.size // _BELOW
            right = run.origin.x + run.width
            is_new = last is None or owner != story or run.origin.y < last.origin.y
            # A run farther right at the same height is another column's, unless it follows on.
            is_new = is_new or bool(
                last
                and run.origin.y == last.origin.y
                and run.origin.x > last.origin.x + last.width + run.size
            )
            if is_new:
                own.append(Leg(index, run.origin.x, top, right, bottom))
            else:
                leg = own[-1]
                leg.left, leg.right = min(leg.left, run.origin.x), max(leg.right, right)
                leg.top, leg.bottom = min(leg.top, top), max(leg.bottom, bottom)
            last, story = run, owner
    return legs


def _body(
    items: Sequence[Item], story: str, *, is_text: bool = False
) -> Iterator[tuple[str, GlyphRun]]:
    for item in items:
        if isinstance(item, GlyphRun) and is_text and story:
            yield story, item
        elif isinstance(item, Group) and item.role not in _PASSED:
            own = item.story if item.role in _STORIES else story
            inside = is_text or item.role in (Role.PARAGRAPH, Role.CROSSHEAD)
            yield from _body(item.items, own, is_text=inside)


def write_threads(
    file: PdfFile, document: Document, titles: dict[str, str], pages: Sequence[Reference]
) -> tuple[Reference | None, list[list[Reference]]]:
    """Add a thread for each story with text; return the threads, and each page's beads."""
    beads: list[list[Reference]] = [[] for _ in document.pages]
    threads: list[Value] = []
    for number_, (story, legs) in enumerate(find_legs(document).items()):
        keys = [f"bead-{number_}-{i}" for i in range(len(legs))]
        thread = file.reference(f"thread-{number_}")
        for i, leg in enumerate(legs):
            height = document.pages[leg.page].height
            edges = (leg.left, height - leg.bottom, leg.right, height - leg.top)
            entries: dict[str, Value] = {
                "Type": "/Bead",
                "T": thread,
                "N": file.reference(keys[(i + 1) % len(keys)]),
                "V": file.reference(keys[i - 1]),
                "P": pages[leg.page],
                "R": array(number(edge / PT) for edge in edges),
            }
            beads[leg.page].append(file.add(dictionary(entries), keys[i]))
        about = dictionary({"Title": text(titles.get(story) or story)})
        file.add(
            dictionary({"Type": "/Thread", "F": file.reference(keys[0]), "I": about}),
            f"thread-{number_}",
        )
        threads.append(thread)
    return (file.add(array(threads)) if threads else None), beads
