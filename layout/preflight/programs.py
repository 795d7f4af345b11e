"""Embedded font programs: how many glyphs, which CIDs, how wide.  TrueType and CID-keyed CFF."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any, Final

from layout.preflight import values
from layout.preflight.bounds import MOST_FONT_BYTES
from layout.preflight.fonts import Font

_RECORD: Final = 16
_HEAD: Final = 12
_EM: Final = 1000
_MOST_TABLES: Final = 200
_SFNT: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")


class Program:
    """A font program as far as the checks ask: glyphs and their widths in thousandths."""

    def has(self, cid: int) -> bool:
        """Whether the program has a glyph for the CID."""
        raise NotImplementedError

    def width(self, cid: int) -> float | None:
        """Return the glyph's width, or None when it has no glyph."""
        raise NotImplementedError

    def cids(self) -> set[int] | None:
        """Return all CIDs of the program, or None where CIDs are not its own."""
        return None


class TrueType(Program):
    """An sfnt font with glyf outlines, its glyphs reached through CIDToGIDMap."""

    def __init__(self, data: bytes, gids: bytes | None) -> None:
        tables = read_tables(data)
        (self._upem,) = struct.unpack_from(">H", tables[b"head"], 18)
        (self._count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
        (self._metrics,) = struct.unpack_from(">H", tables[b"hhea"], 34)
        self._hmtx = tables[b"hmtx"]
        self._gids = gids
        if not self._upem or not self._metrics:
            raise ValueError("no metrics")

    def gid(self, cid: int) -> int:
        """Return the glyph of a CID."""
        if self._gids is None:
            return cid
        return int.from_bytes(self._gids[2 * cid : 2 * cid + 2], "big")

    def has(self, cid: int) -> bool:
        """Whether the CID's glyph is within the font."""
        return bool(self.gid(cid) < self._count)

    def width(self, cid: int) -> float | None:
        """Return the advance of hmtx."""
        gid = self.gid(cid)
        if gid >= self._count:
            return None
        at = 4 * min(gid, self._metrics - 1)
        (width,) = struct.unpack_from(">H", self._hmtx, at)
        return float(width * _EM / self._upem)


class CidKeyed(Program):
    """A CFF font whose charset gives CIDs."""

    def __init__(self, data: bytes) -> None:
        from fontTools.cffLib import CFFFontSet

        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        self._top: Any = fonts[0]
        self._strings: Any = self._top.CharStrings
        self._is_cid = hasattr(self._top, "ROS")
        charset = list(self._top.charset)
        if self._is_cid:
            self._names = {0 if n == ".notdef" else int(n[3:]): n for n in charset}
        else:
            self._names = dict(enumerate(charset))

    def has(self, cid: int) -> bool:
        """Whether the charset has the CID."""
        return cid in self._names

    def width(self, cid: int) -> float | None:
        """Return the advance that the charstring gives."""
        from fontTools.misc.psCharStrings import T2WidthExtractor

        name = self._names.get(cid)
        if name is None:
            return None
        string = self._strings[name]
        private = string.private
        extractor = T2WidthExtractor(
            getattr(private, "Subrs", []),
            string.globalSubrs,
            private.nominalWidthX,
            private.defaultWidthX,
        )
        extractor.execute(string)
        matrix = getattr(self._top, "FontMatrix", None) or [0.001]
        return float(extractor.width * matrix[0] * _EM)

    def cids(self) -> set[int] | None:
        """Return the charset, when it is one of CIDs."""
        return set(self._names) if self._is_cid else None


def read_tables(data: bytes) -> dict[bytes, bytes]:
    """Return the tables of an sfnt file by tag."""
    if data[:4] not in _SFNT:
        raise ValueError("no sfnt")
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for number in range(min(count, _MOST_TABLES)):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, _HEAD + _RECORD * number)
        found[tag] = data[offset : offset + length]
    return found


def read_program(font: Font) -> Program | None:
    """Return the program of a composite font, or None where it cannot be compared."""
    key = font.file_key
    if not font.is_composite or not key:
        return None
    data = values.read_stream(values.get(font.descriptor, key), MOST_FONT_BYTES)
    try:
        if data is None:
            return None
        if key == "/FontFile2":
            return TrueType(data, _read_gids(font))
        if data[:4] in _SFNT:
            tables = read_tables(data)
            return CidKeyed(tables[b"CFF "]) if b"CFF " in tables else TrueType(data, None)
        return CidKeyed(data)
    except Exception:  # A font library raises anything on a damaged font.
        return None


def _read_gids(font: Font) -> bytes | None:
    return values.read_stream(values.get(font.descendant, "/CIDToGIDMap"), 1 << 18)
