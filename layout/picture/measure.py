"""Opens picture files as far as their headers, and refuses the ones that cannot be printed.

JPEG and PNG are read here, every other format by Pillow, so that an ordinary build does not
import it.  Sizes are in pixels as the picture is looked at: EXIF orientation is applied.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Final

from msgspec import Struct

from layout.diagnostics import Report, Span

# Pillow warns of a decompression bomb from this many pixels (a quarter of a gigabyte as RGB).
# A double page of a newspaper at 300 ppi has 61 million.
MOST_PIXELS: Final = 1024 * 1024 * 1024 // 4 // 3


class Fault(Enum):
    """Why a picture file cannot be used."""

    MISSING = "missing"
    NOT_A_PICTURE = "not-a-picture"
    DAMAGED = "damaged"
    TOO_LARGE = "too-large"


class PictureError(Exception):
    """A picture file is wrong; ``fault`` says how."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Picture(Struct, frozen=True, kw_only=True):
    """A picture file as its header tells it.

    ``width_px`` and ``height_px`` are as looked at; ``orientation`` is EXIF's 1 to 8, which a
    reader of the stored pixels has still to apply.  ``mode`` is ``bilevel``, ``grey``, ``rgb`` or
    ``cmyk``, with ``alpha`` beside it.  ``adobe`` is the transform of a JPEG's Adobe marker, None
    without one.
    """

    width_px: int
    height_px: int
    digest: str
    mode: str
    format: str
    bits: int = 8
    alpha: bool = False
    orientation: int = 1
    adobe: int | None = None


class Header(Struct, frozen=True, kw_only=True):
    """What the reader of one format finds: sizes as stored, before the orientation."""

    width: int
    height: int
    mode: str
    format: str
    bits: int = 8
    alpha: bool = False
    orientation: int = 1
    adobe: int | None = None


_CODES: Final[Mapping[Fault, str]] = {
    Fault.MISSING: "E410",
    Fault.NOT_A_PICTURE: "E411",
    Fault.DAMAGED: "E412",
    Fault.TOO_LARGE: "E413",
}
_FIRST_TURNED: Final = 5


def measure_picture(path: Path, report: Report, span: Span | None) -> Picture | None:
    """Measure a picture file, or report what is wrong with it (E410 to E413) and return None."""
    try:
        return read_picture(path)[0]
    except PictureError as error:
        report_fault(error, path, report, span)
        return None


def report_fault(error: PictureError, path: Path, report: Report, span: Span | None) -> None:
    """Report what is wrong with a picture file at the place that names it."""
    report.error(_CODES[error.fault], span, file=path.name, limit=MOST_PIXELS // 1_000_000)


def read_picture(path: Path) -> tuple[Picture, bytes]:
    """Return what a picture file is, and its bytes.  Raises PictureError."""
    try:
        data = path.read_bytes()
    except OSError:
        raise PictureError(Fault.MISSING) from None
    header = _read_header(data)
    if header.width * header.height > MOST_PIXELS:
        raise PictureError(Fault.TOO_LARGE)
    if not (header.width and header.height):
        raise PictureError(Fault.DAMAGED)
    turned = header.orientation >= _FIRST_TURNED
    picture = Picture(
        width_px=header.height if turned else header.width,
        height_px=header.width if turned else header.height,
        digest=hashlib.sha256(data).hexdigest(),
        mode=header.mode,
        format=header.format,
        bits=header.bits,
        alpha=header.alpha,
        orientation=header.orientation,
        adobe=header.adobe,
    )
    return picture, data


def _read_header(data: bytes) -> Header:
    if data.startswith(b"\xff\xd8\xff"):
        from layout.picture.jpeg import read_jpeg

        return read_jpeg(data)
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        from layout.picture.png import read_png

        return read_png(data)
    from layout.picture.other import read_other

    return read_other(data)
