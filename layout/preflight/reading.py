"""PF-001: what of the file could not be read, so that the other checks have not seen it."""

from __future__ import annotations

import re
from typing import Final

from layout.preflight import values
from layout.preflight.case import Case
from layout.preflight.document import MOST_RAW_BYTES, Document, Page
from layout.preflight.findings import Grade
from layout.preflight.integrity import find_faults

# What makes the reading doubtful, and leaves no part of the file unread.
_ODD: Final = ("form in itself", "font ", "XObject ", "pattern ", "text without a font")
_MOST_STREAM: Final = 16 << 20


def judge_reading(case: Case) -> None:
    """Make check PF-001."""
    document = case.document
    for what in document.unread:
        case.fail("PF-001", subject=what)
    for page in document.pages:
        for what in page.content.unread:
            grade = Grade.WARNING if what.startswith(_ODD) else Grade.ERROR
            case.fail("PF-001", page.number, what, grade=grade)
    for fault in find_faults(document):
        case.fail("PF-001", fault.page, f"{fault.thing}: {fault.wrong}")
    for page in _lost_contents(document):
        case.fail("PF-001", page.number, "content stream: missing")


# -- contents that are named and not there ---------------------------------------------------------


def _lost_contents(document: Document) -> list[Page]:
    """Return the pages that name a content stream which the file does not have.

    The library drops such a key, as if the page were blank; the bytes of the file still have it.
    """
    bare = [page for page in document.pages if page.own("/Contents") is None]
    if not bare or document.size > MOST_RAW_BYTES:
        return []
    data = document.path.read_bytes()
    return [page for page in bare if _CONTENTS.search(_source(document, data, page))]


_CONTENTS: Final = re.compile(rb"/Contents(?![A-Za-z0-9])\s*(?:\[\s*)?[0-9]+\s+[0-9]+\s+R")


def _source(document: Document, data: bytes, page: Page) -> bytes:
    """Return a page's dictionary as it stands in the file, or nothing."""
    identity = values.identity(page.dictionary)
    if identity is None:
        return b""
    start = re.compile(rb"(?<![0-9])%d\s+%d\s+obj\b" % identity)
    # The last one holds, when a file has been written to more than once.
    plain = [found.end() for found in start.finditer(data)]
    if plain:
        return data[plain[-1] :].split(b"endobj", 1)[0]
    return _source_in_streams(document, identity[0])


def _source_in_streams(document: Document, wanted: int) -> bytes:
    found = b""
    for item in document.pdf.objects:
        if values.name(values.get(item, "/Type")) != "ObjStm":
            continue
        first = values.whole(values.get(item, "/First")) or 0
        data = values.read_stream(item, _MOST_STREAM) or b""
        head = data[:first].split()
        places = dict(zip(head[::2], head[1::2], strict=False))
        place = places.get(b"%d" % wanted, b"")
        if place.isdigit():
            later = [int(p) for p in places.values() if p.isdigit() and int(p) > int(place)]
            end = first + min(later, default=len(data))
            found = data[first + int(place) : end]
    return found
