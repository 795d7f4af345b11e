"""LZW streams, decoded here with a bound: qpdf bounds every filter but this one."""

from __future__ import annotations

import zlib
from base64 import a85decode
from typing import Any, Final

from layout.preflight import values

_CLEAR: Final = 256
_END: Final = 257
_FIRST_WIDTH: Final = 9
_LAST_WIDTH: Final = 12
_NAMES: Final = frozenset(("LZWDecode", "LZW"))


def has_lzw(stream: Any) -> bool:
    """Whether one of the stream's filters is LZW."""
    return not _NAMES.isdisjoint(values.filters(stream))


def read_lzw(stream: Any, most: int) -> bytes | None:
    """Return the decoded bytes of a stream with LZW among its filters, or None.

    None as well for predictors and for filters that nobody puts beside LZW.
    """
    data: bytes = stream.read_raw_bytes()
    parms = values.get(stream, "/DecodeParms")
    parm_list = values.array(parms) if values.is_array(parms) else [parms]
    for number, kind in enumerate(values.filters(stream)):
        parm = parm_list[number] if number < len(parm_list) else None
        if (values.whole(values.get(parm, "/Predictor")) or 1) > 1:
            return None
        if kind in _NAMES:
            early = values.whole(values.get(parm, "/EarlyChange"))
            data = decode_lzw(data, most, 1 if early is None else early)
        elif kind == "FlateDecode":
            data = zlib.decompressobj().decompress(data, most + 1)
        elif kind == "ASCII85Decode":
            data = a85decode(data.strip().removesuffix(b"~>"))
        elif kind == "ASCIIHexDecode":
            data = bytes.fromhex(data.split(b">")[0].decode("ascii"))
        else:
            return None
        if len(data) > most:
            return None
    return data


def decode_lzw(data: bytes, most: int, early: int) -> bytes:
    """Return LZW data decoded, at most one code beyond ``most`` bytes (ISO 32000-1 7.4.4)."""
    table: list[bytes] = []
    out = bytearray()
    width, held, bits, last = _FIRST_WIDTH, 0, 0, b""
    for byte in data:
        held, bits = held << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits
        held &= (1 << bits) - 1
        if code == _END or len(out) > most:
            break
        if code == _CLEAR:
            table = [bytes((n,)) for n in range(_CLEAR)] + [b"", b""]
            width, last = _FIRST_WIDTH, b""
            continue
        if not table or code > len(table) or (code == len(table) and not last):
            raise ValueError("not LZW")
        entry = table[code] if code < len(table) else last + last[:1]
        out += entry
        if last and len(table) < 1 << _LAST_WIDTH:
            table.append(last + entry[:1])
        last = entry
        width = min(_LAST_WIDTH, max(_FIRST_WIDTH, (len(table) + early).bit_length()))
    return bytes(out)
