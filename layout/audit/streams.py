"""A stream's decoded bytes, refused before they fill the memory."""

from __future__ import annotations

import zlib
from typing import Any, Final

# A newspaper page's content is 30 KB to 2 MB; what unpacks to more than this is a bomb, and would
# be thirty times as large again as a list of operators.
MOST_BYTES: Final = 16 * 1024 * 1024
# Other filters than Flate unpack to a few thousand times their size at worst.
_MOST_PACKED: Final = 64 * 1024
_FLATE: Final = ("/FlateDecode", "/Fl")


class StreamError(ValueError):
    """A stream cannot be decoded, or would unpack to more than :data:`MOST_BYTES`."""


def bounded_bytes(stream: Any) -> bytes:
    """Return a stream's bytes with its filters undone; raises StreamError."""
    import pikepdf

    try:
        _check_size(bytes(stream.read_raw_bytes()), _filters(stream))
        return bytes(stream.read_bytes())
    except (pikepdf.PdfError, zlib.error, RuntimeError, ValueError, MemoryError) as error:
        raise StreamError(str(error)) from error


def is_cut_short(stream: Any) -> bool:
    """Tell whether deflated data end before they say so, so that part of the page is missing."""
    if _filters(stream)[:1] != ("/FlateDecode",):
        return False
    data = bytes(stream.read_raw_bytes())
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(data, MOST_BYTES)
    except zlib.error:
        return True
    # An empty block stands where a writer flushed and left the last block away (RFC 1951 3.2.4).
    return not unpacker.eof and not data.rstrip(b"\r\n").endswith(b"\x00\x00\xff\xff")


def _filters(stream: Any) -> tuple[str, ...]:
    named = stream.get("/Filter")
    if named is None:
        return ()
    return (str(named),) if str(named).startswith("/") else tuple(map(str, named))


def _check_size(data: bytes, filters: tuple[str, ...]) -> None:
    """Undo Flate a bounded way; raises StreamError when it does not end within the bounds."""
    for name in filters:
        if name not in _FLATE:
            if len(data) > _MOST_PACKED:
                raise StreamError(f"{name}: {len(data)} bytes")
            return
        # A broken end is passed over, as all readers do; is_cut_short tells of it.
        data = zlib.decompressobj().decompress(data, MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise StreamError(f"more than {MOST_BYTES} bytes")
