"""What a font file says of itself, read from its tables without a font library.

Table layouts: ISO/IEC 14496-22 (OpenType) 4.3 (directory), 5.2 (head, hhea, OS/2, post).
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from msgspec import Struct

if TYPE_CHECKING:
    import uharfbuzz

_SIGNATURES: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_NEEDED: Final = (b"cmap", b"head", b"hhea", b"hmtx", b"maxp")
_OUTLINES: Final = (b"glyf", b"CFF ", b"CFF2")
# More tables than any real font has; a larger count is rubbish read as a directory.
_MOST_TABLES: Final = 200
# OS/2 fsType (5.2 OS/2): the lowest four bits tell the licence, the others are conditions.
_RESTRICTED: Final = 0x0002
_NO_SUBSET: Final = 0x0100
_BITMAP_ONLY: Final = 0x0200
_FS_TYPE_AT: Final = 8
# PANOSE (OS/2, bytes 32 to 41): family 2 is text; its serif styles 2 to 10 have serifs.
_PANOSE_TEXT: Final = 2
_PANOSE_SERIFS: Final = range(2, 11)
# Where version 0 of OS/2 ends with the typographic descender, and version 2 with the cap height.
_TYPO_END: Final = 72
_CAP_HEIGHT_END: Final = 90


class Fault(Enum):
    """Why a font file cannot be used."""

    NOT_A_FONT = "not-a-font"
    TRUNCATED = "truncated"
    INCOMPLETE = "incomplete"
    VARIABLE = "variable"
    NO_EMBEDDING = "no-embedding"


class Metrics(Struct, frozen=True):
    """A face's own measures in font units, its PostScript name, and what kind of outlines it has.

    ``em_ascent`` is the top of the Han em box: the typographic ascender of OS/2, moved so that the
    box is one em high where the font's own figures are not.
    """

    postscript_name: str
    upem: int
    box: tuple[int, int, int, int]
    ascender: int
    descender: int
    em_ascent: int
    cap_height: int
    italic_angle: float
    weight: int
    serif: bool
    compact: bool


def inspect_file(path: Path, index: int = 0) -> Fault | None:
    """Tell what is wrong with a font file, or None.  Raises OSError when it cannot be read.

    Only the directory and OS/2 are read, never the outlines: a few kilobytes a file.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        try:
            tables = _read_directory(file, index)
        except (struct.error, ValueError):
            return Fault.NOT_A_FONT
        if any(start + length > size for start, length in tables.values()):
            return Fault.TRUNCATED
        if not (set(_NEEDED) <= set(tables) and any(tag in tables for tag in _OUTLINES)):
            return Fault.INCOMPLETE
        if b"fvar" in tables:
            return Fault.VARIABLE
        return None if may_embed(_read_embedding(file, tables)) else Fault.NO_EMBEDDING


def _read_directory(file: BinaryIO, index: int) -> dict[bytes, tuple[int, int]]:
    """Return each table's offset and length.  Raises ValueError or struct.error for no font."""
    signature = file.read(4)
    if signature == b"ttcf":
        _, count = struct.unpack(">II", file.read(8))
        if index >= count:
            raise ValueError(index)
        file.seek(4 * index, 1)
        (offset,) = struct.unpack(">I", file.read(4))
        file.seek(offset)
        signature = file.read(4)
    if signature not in _SIGNATURES:
        raise ValueError(signature)
    count, _, _, _ = struct.unpack(">HHHH", file.read(8))
    if count > _MOST_TABLES:
        raise ValueError(count)
    rows = (struct.unpack(">4sIII", file.read(16)) for _ in range(count))
    return {tag: (offset, length) for tag, _, offset, length in rows}


def _read_embedding(file: BinaryIO, tables: Mapping[bytes, tuple[int, int]]) -> int:
    """Return fsType, 0 (all is allowed) where the font has no OS/2."""
    offset, length = tables.get(b"OS/2", (0, 0))
    file.seek(offset + _FS_TYPE_AT)
    return int.from_bytes(file.read(2)) if length > _FS_TYPE_AT else 0


def may_embed(fs_type: int) -> bool:
    """Tell whether fsType lets a subset of the outlines be embedded in a document."""
    return fs_type & 0x000F != _RESTRICTED and not fs_type & (_NO_SUBSET | _BITMAP_ONLY)


def read_metrics(face: uharfbuzz.Face) -> Metrics:
    """Read a face's measures from its tables."""
    head = _table(face, "head")
    hhea = _table(face, "hhea")
    post = _table(face, "post")
    os2 = _table(face, "OS/2")
    upem = face.upem
    ascender, descender = struct.unpack(">hh", hhea[4:8])
    weight, family, serif_style = 400, 0, 0
    typo_ascender, typo_descender, cap_height = ascender, descender, 0
    if len(os2) >= _TYPO_END:
        (weight,) = struct.unpack(">H", os2[4:6])
        family, serif_style = os2[32], os2[33]
        typo_ascender, typo_descender = struct.unpack(">hh", os2[68:72])
    if len(os2) >= _CAP_HEIGHT_END:
        (cap_height,) = struct.unpack(">h", os2[88:90])
    # A box that is not one em high is centred on the em, as CSS Inline 3 (6.2) does.
    excess = typo_ascender - typo_descender - upem
    (angle,) = struct.unpack(">i", post[4:8]) if post else (0,)
    return Metrics(
        postscript_name=_postscript_name(face),
        upem=upem,
        box=struct.unpack(">hhhh", head[36:44]),
        ascender=ascender,
        descender=descender,
        em_ascent=typo_ascender - excess // 2,
        cap_height=cap_height or _cap_height(face) or round(0.7 * upem),
        italic_angle=angle / 65536,
        weight=weight,
        serif=family == _PANOSE_TEXT and serif_style in _PANOSE_SERIFS,
        compact="CFF " in face.table_tags,
    )


def _table(face: uharfbuzz.Face, tag: str) -> bytes:
    return bytes(face.reference_table(tag).data)


def _cap_height(face: uharfbuzz.Face) -> int:
    import uharfbuzz

    font = uharfbuzz.Font(face)
    gid = font.get_nominal_glyph(ord("H"))
    box = font.get_glyph_extents(gid) if gid else None
    return int(box.y_bearing) if box else 0


def _postscript_name(face: uharfbuzz.Face) -> str:
    """Return the font's PostScript name with all that a PDF name would have to escape left out."""
    import uharfbuzz

    name = face.get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    clean = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_."))
    return clean or "Unnamed"
