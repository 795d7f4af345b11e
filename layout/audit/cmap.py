"""CMaps: how a string of a composite font is cut into codes, and what text codes stand for.

ISO 32000-1 9.7.5 (CMaps) and 9.10.3 (ToUnicode).  Only what PDF writers really emit is read:
code space ranges, single mappings and ranges; ``usecmap`` is not followed.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct, field

# A range in a ToUnicode table may name 65,536 codes of two bytes; more is a bomb.
_MOST_CODES: Final = 200_000
_SECTION: Final = re.compile(
    rb"begin(codespacerange|bfchar|bfrange|cidchar|cidrange)(.*?)end\1", re.DOTALL
)
_TOKEN: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[|\]|(-?\d+)")
_VERTICAL: Final = re.compile(rb"/WMode\s+1\b")


class CMap(Struct):
    """A parsed CMap: lengths of codes by their first byte, text by code, CIDs by code."""

    lengths: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    cids: dict[int, int] = field(default_factory=dict)
    is_vertical: bool = False
    # How many codes more are read.
    left: int = _MOST_CODES

    def allow(self, first: int, last: int) -> range:
        """Return the codes of a range, as far as they are still read."""
        codes = range(first, min(last, first + self.left) + 1)
        self.left -= len(codes)
        return codes


def parse_cmap(data: bytes) -> CMap:
    """Return what a CMap says; what is malformed in it is passed over."""
    found = CMap(is_vertical=_VERTICAL.search(data) is not None)
    for section in _SECTION.finditer(data):
        tokens = _tokens(section[2])
        match section[1]:
            case b"codespacerange":
                _read_space(tokens, found)
            case b"bfchar":
                for code, value in zip(tokens[::2], tokens[1::2], strict=False):
                    if isinstance(code, bytes) and isinstance(value, bytes):
                        found.texts[_number(code)] = _text(value)
            case b"bfrange":
                _read_ranges(tokens, found)
            case _:
                _read_cids(tokens, found, is_range=section[1] == b"cidrange")
    return found


Token = bytes | int | str


def _tokens(data: bytes) -> list[Token]:
    """Return hex strings as bytes, numbers as int, brackets as text."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(data):
        if match[1] is not None:
            digits = b"".join(match[1].split())
            tokens.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        elif match[2] is not None:
            tokens.append(int(match[2][:9]))
        else:
            tokens.append(match[0].decode("ascii"))
    return tokens


def _read_space(tokens: list[Token], found: CMap) -> None:
    for low, high in zip(tokens[::2], tokens[1::2], strict=False):
        if isinstance(low, bytes) and isinstance(high, bytes) and low and high:
            for first in range(low[0], high[0] + 1):
                found.lengths[first] = len(low)


def _read_ranges(tokens: list[Token], found: CMap) -> None:
    """Read ``<first> <last> <text>`` and ``<first> <last> [<text> …]``."""
    i = 0
    while i + 2 < len(tokens):
        low, high, value = tokens[i : i + 3]
        i += 3
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            return
        first, last = _number(low), _number(high)
        if isinstance(value, bytes):
            for code in found.allow(first, last):
                found.texts[code] = _text(value, code - first)
        elif value == "[":
            code = first
            while i < len(tokens) and isinstance(one := tokens[i], bytes):
                found.texts[code] = _text(one)
                code, i = code + 1, i + 1
            i += 1


def _read_cids(tokens: list[Token], found: CMap, *, is_range: bool) -> None:
    step = 3 if is_range else 2
    for i in range(0, len(tokens) - step + 1, step):
        low, high, cid = tokens[i], tokens[i + step - 2], tokens[i + step - 1]
        if not (isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, int)):
            return
        first, last = _number(low), _number(high)
        for code in found.allow(first, last):
            found.cids[code] = cid + code - first


def _number(code: bytes) -> int:
    return int.from_bytes(code[:4], "big")


def _text(value: bytes, step: int = 0) -> str:
    """Return UTF-16BE text, its last unit ``step`` further on."""
    if step and len(value) > 1:
        last = (int.from_bytes(value[-2:], "big") + step) & 0xFFFF
        value = value[:-2] + last.to_bytes(2, "big")
    return value.decode("utf-16-be", "replace") if len(value) > 1 else value.decode("latin-1")
