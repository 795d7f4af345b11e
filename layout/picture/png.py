"""The header of a PNG file, and whether all its chunks are there and whole.

Chunks: ISO/IEC 15948 (PNG) 5 and 11.2.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from layout.picture.measure import Fault, Header, PictureError

# Colour type → mode and whether it has an alpha channel (table 11.1).
_MODES: Final = {
    0: ("grey", False),
    2: ("rgb", False),
    3: ("rgb", False),
    4: ("grey", True),
    6: ("rgb", True),
}
_PALETTE: Final = 3


def read_png(data: bytes) -> Header:
    """Read a PNG's header and check every chunk.  Raises PictureError."""
    header: bytes | None = None
    transparent = False
    at = 8
    try:
        while True:
            (length,) = struct.unpack_from(">I", data, at)
            kind = data[at + 4 : at + 8]
            body = data[at + 8 : at + 8 + length]
            (checksum,) = struct.unpack_from(">I", data, at + 8 + length)
            if zlib.crc32(kind + body) != checksum:
                raise PictureError(Fault.DAMAGED)
            if kind == b"IHDR":
                header = body
            transparent |= kind == b"tRNS"
            if kind == b"IEND":
                break
            at += 12 + length
        if header is None:
            raise PictureError(Fault.DAMAGED)
        width, height, bits, color = struct.unpack(">IIBB", header[:10])
        mode, alpha = _MODES[color]
    except (struct.error, KeyError):
        raise PictureError(Fault.DAMAGED) from None
    return Header(
        width=width,
        height=height,
        mode="bilevel" if bits == 1 and color != _PALETTE else mode,
        format="png",
        bits=bits,
        alpha=alpha or transparent,
    )
