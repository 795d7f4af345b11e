"""Whether the data of a stream are all there: compressed data say themselves where they end.

Viewers show what they can of a stream cut short, and say nothing; a page of it is then half empty.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from layout.preflight import bounds, values
from layout.preflight.document import Document, Page

_FLATE: Final = ("FlateDecode", "Fl")
_JPEG: Final = ("DCTDecode", "DCT")
_ASCII: Final = {"ASCII85Decode": "85", "A85": "85", "ASCIIHexDecode": "hex", "AHx": "hex"}
# Read in pieces, so that a bomb ends at the bound and a long stream is not copied at each step.
_PIECE_IN: Final = 1 << 16
_PIECE_OUT: Final = 1 << 20
_WHITE: Final = b"\x00\t\n\x0c\r "
# An empty block stands where a writer flushed: Acrobat ends the looks of form fields there, with
# all their data given out and the last block left away (RFC 1951 3.2.4).
_FLUSHED: Final = b"\x00\x00\xff\xff"
_JPEG_END: Final = b"\xff\xd9"
_JPEG_SCAN: Final = b"\xff\xda"
# What leads from a page to other pages.
_ELSEWHERE: Final = frozenset(
    ("/Parent", "/P", "/A", "/Dest", "/Popup", "/IRT", "/StructParents", "/B", "/AF", "/Next")
)
_BY_KEY: Final = {
    "/Contents": "content stream",
    "/FontFile": "embedded font",
    "/FontFile2": "embedded font",
    "/FontFile3": "embedded font",
    "/DestOutputProfile": "ICC profile",
    "/ToUnicode": "character map",
    "/Metadata": "metadata",
    "/EF": "attached file",
}
_BY_TYPE: Final = {
    "Image": "picture",
    "Form": "form",
    "CMap": "character map",
    "EmbeddedFile": "attached file",
}


class Fault(Struct, frozen=True):
    """A stream whose data are not whole: the page it is on (0: none), what it is, what is wrong."""

    page: int
    thing: str
    wrong: str


def find_faults(document: Document) -> Iterator[Fault]:
    """Yield the streams of the file whose data are cut short or damaged, by page."""
    left = bounds.MOST_INFLATED
    faults: list[tuple[Any, Fault]] = []
    for key, stream in document.reached.streams:
        wrong, cost = _examine(stream, left)
        left -= cost
        if wrong:
            faults.append((values.identity(stream), Fault(0, _name(key, stream), wrong)))
        if left <= 0:
            yield Fault(0, "stream", "too long")
            break
    if not faults:
        return
    wanted = {identity for identity, _ in faults}
    reached = [(page.number, _reach(page, wanted)) for page in document.pages]
    for identity, fault in faults:
        numbers = [number for number, found in reached if identity in found] or [0]
        for number in numbers:
            yield Fault(number, fault.thing, fault.wrong)


def _name(key: str, stream: Any) -> str:
    types = (values.name(values.get(stream, key)) for key in ("/Subtype", "/Type"))
    if named := next((_BY_TYPE[kind] for kind in types if kind in _BY_TYPE), ""):
        return named
    if key not in _BY_KEY and values.whole(values.get(stream, "/N")) is not None:
        return "ICC profile"
    return _BY_KEY.get(key, "stream")


def _examine(stream: Any, most: int) -> tuple[str, int]:
    """Return what is wrong with a stream's data, and how many bytes were looked at."""
    chain = values.filters(stream)
    ascii_filter = _ASCII.get(chain[0]) if chain else None
    kind = next((name for name in chain if name not in _ASCII), "")
    if kind not in (*_FLATE, *_JPEG):
        return "", 0
    try:
        data: bytes = stream.read_raw_bytes()
        if ascii_filter and len(chain) > 1:
            data = _undo_ascii(data, ascii_filter)
    except (*values.DAMAGED, MemoryError):
        return "damaged", 0
    if kind in _JPEG:
        return _examine_jpeg(data), 0
    return _inflate(data, min(most, bounds.MOST_PICTURE_BYTES))


def _undo_ascii(data: bytes, kind: str) -> bytes:
    if kind == "hex":
        return bytes.fromhex(data.split(b">")[0].decode("ascii"))
    from base64 import a85decode

    return a85decode(data.strip(_WHITE).removeprefix(b"<~").split(b"~")[0])


def _examine_jpeg(data: bytes) -> str:
    """Return what is wrong with a JPEG: it has its mark of the end behind the last scan (T.81)."""
    scan = data.rfind(_JPEG_SCAN)
    return "cut short" if scan >= 0 and data.find(_JPEG_END, scan) < 0 else ""


def _inflate(data: bytes, most: int) -> tuple[str, int]:
    # Nothing at all is how some write an empty stream.
    if not data.strip(_WHITE):
        return "", 0
    inflate = zlib.decompressobj()
    made = 0
    try:
        for start in range(0, len(data), _PIECE_IN):
            rest = data[start : start + _PIECE_IN]
            while not inflate.eof:
                piece = len(inflate.decompress(rest, _PIECE_OUT))
                made += piece
                rest = inflate.unconsumed_tail
                if made > most:
                    return "too long", made
                if not rest and piece < _PIECE_OUT:
                    break
            if inflate.eof:
                return "", made
    except zlib.error:
        return "damaged", made
    return ("" if data.rstrip(b"\r\n").endswith(_FLUSHED) else "cut short"), made


def _reach(page: Page, wanted: set[Any]) -> set[Any]:
    """Return which of the objects a page uses."""
    found: set[Any] = set()
    seen: set[Any] = set()
    stack = [page.own("/Contents"), page.resources, page.own("/Annots"), page.own("/Group")]
    steps = 0
    while stack and steps < bounds.MOST_OBJECTS:
        value = stack.pop()
        steps += 1
        if not (values.is_dictionary(value) or values.is_array(value)):
            continue
        if identity := values.identity(value):
            if identity in seen:
                continue
            seen.add(identity)
        if identity in wanted:
            found.add(identity)
        if values.is_array(value):
            stack += values.array(value)
        else:
            stack += [item for key, item in values.items(value) if key not in _ELSEWHERE]
    return found
