"""The header of a JPEG file: size, components, Adobe's marker, EXIF orientation.

Markers: ITU-T T.81 annex B; APP14: Adobe technical note 5116; orientation: EXIF 2.3, tag 0x0112.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from layout.picture.measure import Fault, Header, PictureError

# The byte that begins every marker, and that may fill the room before one.
_FILL: Final = 0xFF
_APP1: Final = 0xE1
_APP14: Final = 0xEE
_START_OF_SCAN: Final = 0xDA
_END_OF_IMAGE: Final = b"\xff\xd9"
# Baseline, extended and progressive Huffman coding: what PDF's DCTDecode takes (ISO 32000-1
# 7.4.8), and what Pillow decodes.
_FRAMES: Final = frozenset((0xC0, 0xC1, 0xC2))
_ALL_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH: Final = frozenset((0x01, *range(0xD0, 0xD9)))
# All application segments but JFIF's (APP0) and Adobe's (APP14), and comments.
_UNNEEDED: Final = frozenset((*range(0xE1, 0xEE), 0xEF, 0xFE))
_MODES: Final = {1: "grey", 3: "rgb", 4: "cmyk"}
_ORIENTATION: Final = 0x0112
_ORIENTATIONS: Final = range(1, 9)


def read_jpeg(data: bytes) -> Header:
    """Read a JPEG's header.  Raises PictureError, also when its end is missing."""
    frame: bytes | None = None
    adobe: int | None = None
    orientation = 1
    try:
        for marker, body in _segments(data):
            if marker in _ALL_FRAMES:
                if marker not in _FRAMES:
                    raise PictureError(Fault.NOT_A_PICTURE)
                frame = body
            elif marker == _APP14 and body.startswith(b"Adobe"):
                adobe = body[11]
            elif marker == _APP1 and body.startswith(b"Exif\0\0"):
                orientation = _read_orientation(body[6:])
        if frame is None:
            raise PictureError(Fault.DAMAGED)
        bits, height, width, components = struct.unpack(">BHHB", frame[:6])
    except (struct.error, IndexError):
        raise PictureError(Fault.DAMAGED) from None
    if components not in _MODES:
        raise PictureError(Fault.NOT_A_PICTURE)
    return Header(
        width=width,
        height=height,
        mode=_MODES[components],
        format="jpeg",
        bits=bits,
        orientation=orientation,
        adobe=adobe,
    )


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker with its bytes up to the first scan, whose end must be in the file."""
    at = 2
    while True:
        if data[at] != _FILL:
            raise PictureError(Fault.DAMAGED)
        marker = data[at + 1]
        if marker == _FILL:
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker == _START_OF_SCAN:
            if data.rfind(_END_OF_IMAGE) <= at:
                raise PictureError(Fault.DAMAGED)
            return
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            if at + 2 + length > len(data):
                raise PictureError(Fault.DAMAGED)
            yield marker, data[at + 4 : at + 2 + length]
            at += 2 + length


def _read_orientation(tiff: bytes) -> int:
    """Return the orientation of an EXIF block, 1 (upright) where there is none or it is broken."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (offset,) = struct.unpack_from(order + "I", tiff, 4)
        (count,) = struct.unpack_from(order + "H", tiff, offset)
        for i in range(count):
            tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, offset + 2 + 12 * i)
            if tag == _ORIENTATION:
                return int(value) if value in _ORIENTATIONS else 1
    except struct.error:
        return 1
    return 1


def strip_jpeg(data: bytes) -> bytes:
    """Return a JPEG without what printing does not need: camera data, thumbnails, comments.

    JFIF's and Adobe's markers stay; the compressed picture is not touched.
    """
    kept = [data[:2]]
    at = 2
    while data[at + 1] != _START_OF_SCAN:
        if data[at + 1] in _WITHOUT_LENGTH or data[at + 1] == _FILL:
            at += 1 if data[at + 1] == _FILL else 2
            continue
        (length,) = struct.unpack_from(">H", data, at + 2)
        if data[at + 1] not in _UNNEEDED:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    kept.append(data[at:])
    return b"".join(kept)
