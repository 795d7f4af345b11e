"""Judges the bytes of a file that claims PDF/A: header, trailer, lengths of streams."""

from __future__ import annotations

import re
from typing import Final

from layout.preflight import values
from layout.preflight.case import Case
from layout.preflight.document import MOST_RAW_BYTES

_HEADER: Final = re.compile(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)%([^\r\n]*)")
_LEAST_HIGH: Final = 4
_HIGH: Final = 0x7F
_ID_PARTS: Final = 2
_LINE_ENDS: Final = (b"", b"\n", b"\r", b"\r\n")
_OBJECT: Final = re.compile(rb"(?<![0-9])([0-9]{1,8}) ([0-9]{1,5}) obj\b")
_STREAM: Final = re.compile(rb"\bstream(\r\n|\n|\r)")
_END: Final = re.compile(rb"(?:\r\n|\n|\r)endstream")
_MOST_OBJECT_HEAD: Final = 1 << 16
_MOST_OBJECTS: Final = 8_388_607


def judge_file(case: Case) -> None:
    """Make the checks A2-001 to A2-007, and that of the number of objects (A2-010)."""
    _judge_ends(case)
    document = case.document
    if document.pdf.is_encrypted:
        case.fail("A2-003")
    if document.reached.external:
        case.fail("A2-006", measured=str(document.reached.external))
    for name in ("LZWDecode", "LZW"):
        if name in document.reached.filters:
            case.fail("A2-007", subject=name)
    if document.reached.crypt:
        case.fail("A2-007", subject="Crypt")
    if document.reached.count > _MOST_OBJECTS:
        case.fail("A2-010", measured=str(document.reached.count), limit=str(_MOST_OBJECTS))
    if document.size <= MOST_RAW_BYTES:
        _judge_streams(case)


def _judge_ends(case: Case) -> None:
    """A2-001, A2-002, A2-004."""
    document = case.document
    header = _HEADER.match(document.head)
    high = sum(byte > _HIGH for byte in header[1][:64]) if header else 0
    if header is None or high < _LEAST_HIGH:
        case.fail("A2-001", subject=document.head[:9].decode("latin-1").strip())
    parts = values.array(values.get(document.pdf.trailer, "/ID"))
    if len(parts) != _ID_PARTS:
        case.fail("A2-002")
    end = document.tail.rfind(b"%%EOF")
    if end < 0 or document.tail[end + len(b"%%EOF") :] not in _LINE_ENDS:
        case.fail("A2-004")


def _judge_streams(case: Case) -> None:
    """A2-005: look at each stream's end in the bytes as they are."""
    data = case.document.path.read_bytes()
    starts: dict[tuple[int, int], list[int]] = {}
    position = 0
    while found := _OBJECT.search(data, position):
        number = (int(found[1]), int(found[2]))
        starts.setdefault(number, []).append(found.end())
        position = _pass_stream(case, data, number, found.end())
    for number, places in starts.items():
        # An object written twice belongs to two editions of the file; the older one is history.
        if len(places) == 1 and not _ends_well(case, data, number, places[0]):
            case.fail("A2-005", subject=f"{number[0]} {number[1]} obj")


def _length(case: Case, number: tuple[int, int]) -> int | None:
    try:
        found = case.document.pdf.get_object(number)
    except values.DAMAGED:
        return None
    return values.whole(values.get(found, "/Length")) if values.is_stream(found) else None


def _stream_start(data: bytes, start: int) -> re.Match[bytes] | None:
    return _STREAM.search(data, start, start + _MOST_OBJECT_HEAD)


def _pass_stream(case: Case, data: bytes, number: tuple[int, int], start: int) -> int:
    """Return where to look for the next object: behind this one's stream, if it has one."""
    length = _length(case, number)
    found = _stream_start(data, start) if length is not None else None
    return found.end() + (length or 0) if found else start


def _ends_well(case: Case, data: bytes, number: tuple[int, int], start: int) -> bool:
    length = _length(case, number)
    if length is None:
        return True
    found = _stream_start(data, start)
    if found is None or found[1] == b"\r":
        return False
    return _END.match(data, found.end() + length) is not None
