"""Bookmarks and page labels: pages by their labels, under each the headlines on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from layout.display.items import Document, GlyphRun, Group, Item, Page, Role
from layout.units import PT, Length
from layout.write.pdf.column import column_of
from layout.write.pdf.objects import PdfFile, Reference, Value, array, dictionary, number, text


class Entry(Struct, frozen=True):
    """A headline on a page: its words and the top of its first line."""

    words: str
    top: Length


def page_headlines(page: Page) -> tuple[Entry, ...]:
    """Return the headlines of a page in reading order, one a story."""
    entries: list[Entry] = []
    seen: set[str] = set()
    for group in _groups(page.items):
        if group.role is not Role.HEADLINE or (group.story and group.story in seen):
            continue
        lines = list(_lines(group.items))
        words = " ".join(" ".join("".join(run.text for run in line) for line in lines).split())
        if words:
            seen.add(group.story)
            entries.append(Entry(words, lines[0][0].origin.y - lines[0][0].size))
    return tuple(entries)


def page_title(page: Page) -> str:
    """Return what a page is called in the bookmarks."""
    return " ".join(filter(None, (page.label, page.section))) or str(page.number)


def write_outline(file: PdfFile, document: Document, pages: Sequence[Reference]) -> Reference:
    """Add the bookmarks; return the root."""
    root = file.reference("outline")
    titles = [f"outline-{i}" for i in range(len(document.pages))]
    for i, page in enumerate(document.pages):
        entries = page_headlines(page)
        keys = [f"{titles[i]}-{j}" for j in range(len(entries))]
        own: dict[str, Value] = _links(file, titles, i, "outline")
        own |= {"Title": text(page_title(page)), "Dest": array([pages[i], "/Fit"])}
        if keys:
            own |= {
                "First": file.reference(keys[0]),
                "Last": file.reference(keys[-1]),
                "Count": -len(keys),
            }
        file.add(dictionary(own), titles[i])
        for j, entry in enumerate(entries):
            top = number((page.height - entry.top) / PT)
            target = array([pages[i], "/XYZ", "null", top, "null"])
            item = _links(file, keys, j, titles[i])
            file.add(dictionary({**item, "Title": text(entry.words), "Dest": target}), keys[j])
    ends: dict[str, Value] = {"Type": "/Outlines", "Count": len(titles)}
    if titles:
        ends |= {"First": file.reference(titles[0]), "Last": file.reference(titles[-1])}
    file.add(dictionary(ends), "outline")
    return root


def write_labels(document: Document) -> Value:
    """Return the page labels: each page's own, as it is printed."""
    ranges: list[Value] = []
    for i, page in enumerate(document.pages):
        ranges += [i, dictionary({"P": text(page.label or str(page.number))})]
    return dictionary({"Nums": array(ranges)})


def _links(file: PdfFile, keys: Sequence[str], at: int, parent: str) -> dict[str, Value]:
    links: dict[str, Value] = {"Parent": file.reference(parent)}
    if at:
        links["Prev"] = file.reference(keys[at - 1])
    if at + 1 < len(keys):
        links["Next"] = file.reference(keys[at + 1])
    return links


def _groups(items: Sequence[Item]) -> Iterator[Group]:
    """Yield the groups that a headline may be or stand in."""
    for item in items:
        if isinstance(item, Group) and item.role is not Role.PARAGRAPH:
            yield item
            yield from _groups(item.items)


def _lines(items: Sequence[Item]) -> Iterator[list[GlyphRun]]:
    """Yield the runs of each line: those of one group that stand on one baseline."""
    line: list[GlyphRun] = []
    for item in items:
        if isinstance(item, GlyphRun) and (not line or line[0].origin.y == item.origin.y):
            line.append(item)
            continue
        if line:
            yield line
            line = []
        if isinstance(item, GlyphRun):
            line.append(item)
        elif isinstance(item, Group) and (column := column_of(item)):
            yield list(column)
        elif isinstance(item, Group) and item.role is not Role.ARTIFACT:
            yield from _lines(item.items)
    if line:
        yield line
