"""Fonts as a file describes them: how strings fall into codes, how wide each is, what it means."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

from layout.preflight import values
from layout.preflight.bounds import MOST_CMAP_BYTES
from layout.preflight.cmap import CMap, read_cmap

_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_SYMBOLIC: Final = 4
_BYTE_CODES: Final = 256
# ISO 32000-1 table 118: these CMaps mix codes of one byte and of two; the others have two.
_MIXED: Final = re.compile(r"EUC|RKSJ|B5|GBK|GBpc|HKscs|KSCms|KSCpc")
# Default metrics of a CIDFont (ISO 32000-1 table 117) and of vertical writing.
_DEFAULT_WIDTH: Final = 1000.0
_LATIN_WIDTH: Final = 500.0
_DEFAULT_DOWN: Final = -1000.0
_ASCII: Final = 0x80


class Font:
    """One font dictionary, and the codes of it that the pages show."""

    def __init__(self, dictionary: Any, number: int) -> None:
        self.dictionary = dictionary
        self.number = number
        self.subtype = values.name(values.get(dictionary, "/Subtype"))
        self.is_composite = self.subtype == "Type0"
        kin = values.array(values.get(dictionary, "/DescendantFonts"))
        self.descendant: Any = (kin[0] if kin else None) if self.is_composite else dictionary
        self.name = values.name(values.get(dictionary, "/BaseFont")) or f"({self.subtype})"
        # Code → the page that shows it first; ``bare`` are those shown without ActualText.
        self.shown: dict[int, int] = {}
        self.bare: dict[int, int] = {}
        self.first_page: int | None = None

    @property
    def descriptor(self) -> Any:
        """The font descriptor, or None."""
        return values.get(self.descendant, "/FontDescriptor")

    @property
    def file_key(self) -> str:
        """Under which key the font program is embedded, or an empty text."""
        keys = (key for key in _FILES if values.is_stream(values.get(self.descriptor, key)))
        return next(keys, "")

    @property
    def is_embedded(self) -> bool:
        """Whether the font program is in the file; Type 3 glyphs always are."""
        return self.subtype == "Type3" or bool(self.file_key)

    @property
    def is_symbolic(self) -> bool:
        """Whether the descriptor flags the font as symbolic."""
        return bool((values.whole(values.get(self.descriptor, "/Flags")) or 0) & _SYMBOLIC)

    @cached_property
    def encoding_name(self) -> str:
        """The name of the encoding or predefined CMap, or an empty text."""
        return values.name(values.get(self.dictionary, "/Encoding"))

    @cached_property
    def cmap(self) -> CMap | None:
        """The embedded CMap of a composite font."""
        stream = values.get(self.dictionary, "/Encoding")
        data = values.read_stream(stream, MOST_CMAP_BYTES) if self.is_composite else None
        if data is None:
            return None
        found = read_cmap(data)
        if values.whole(values.get(stream, "/WMode")) is not None:
            found.vertical = values.get(stream, "/WMode") == 1
        return found

    @cached_property
    def is_vertical(self) -> bool:
        """Whether text runs from top to bottom."""
        if not self.is_composite:
            return False
        return self.cmap.vertical if self.cmap else self.encoding_name.endswith("V")

    @cached_property
    def texts(self) -> dict[int, str] | None:
        """The ToUnicode CMap, or None when there is none."""
        stream = values.get(self.dictionary, "/ToUnicode")
        if stream is None:
            return None
        data = values.read_stream(stream, MOST_CMAP_BYTES)
        return read_cmap(data).texts if data is not None else {}

    def split(self, data: bytes) -> list[int]:
        """Return the codes in a string."""
        if not self.is_composite:
            return list(data)
        if self.cmap is not None and self.cmap.spaces:
            return self.cmap.split(data)
        if self.cmap is None and _MIXED.search(self.encoding_name):
            return _split_mixed(data)
        return [data[n] << 8 | data[n + 1] for n in range(0, len(data) - 1, 2)]

    def cid(self, code: int) -> int | None:
        """Return a composite font's CID, or None where only Adobe's files would tell."""
        if self.cmap is not None:
            return self.cmap.cid(code) or 0
        return code if self.encoding_name.startswith("Identity") else None

    @cached_property
    def widths(self) -> dict[int, float]:
        """Widths in thousandths of an em, by code (simple fonts) or by CID."""
        if self.is_composite:
            return _read_cid_widths(values.get(self.descendant, "/W"))
        first = values.whole(values.get(self.dictionary, "/FirstChar")) or 0
        row = values.array(values.get(self.dictionary, "/Widths"))
        return {first + n: values.number(w) or 0.0 for n, w in enumerate(row[:_BYTE_CODES])}

    @cached_property
    def default_width(self) -> float:
        """The width of what has none of its own."""
        if self.is_composite:
            found = values.number(values.get(self.descendant, "/DW"))
            return _DEFAULT_WIDTH if found is None else found
        missing = values.number(values.get(self.descriptor, "/MissingWidth")) or 0.0
        # The standard 14 may come without widths; about half an em is what a letter takes.
        return missing or (0.0 if self.widths else _LATIN_WIDTH)

    @cached_property
    def _down(self) -> float:
        pair = values.numbers(values.get(self.descendant, "/DW2"))
        return pair[1] if len(pair) > 1 else _DEFAULT_DOWN

    def advance(self, codes: list[int]) -> float:
        """Return how far the codes go in thousandths of an em; downwards it is negative."""
        if self.is_vertical:
            # Rows of their own (W2) are rare and differ little; the box is for messages.
            return self._down * len(codes)
        widths, default = self.widths, self.default_width
        if self.is_composite:
            cids = (self.cid(code) or 0 for code in codes)
            return sum(widths.get(cid, default) for cid in cids)
        return sum(widths.get(code, default) for code in codes)

    def read(self, codes: list[int]) -> str:
        """Return the codes as text for a message, as far as ToUnicode tells."""
        texts = self.texts or {}
        if not texts and not self.is_composite:
            return "".join(chr(code) for code in codes if chr(code).isprintable())
        return "".join(texts.get(code, "") for code in codes)


def _split_mixed(data: bytes) -> list[int]:
    """Split as the national encodings do: ASCII in one byte, the rest in two."""
    codes = []
    position = 0
    while position < len(data):
        wide = 1 if data[position] < _ASCII else 2
        codes.append(int.from_bytes(data[position : position + wide], "big"))
        position += wide
    return codes


def _read_cid_widths(value: Any) -> dict[int, float]:
    found: dict[int, float] = {}
    parts = values.array(value)
    position = 0
    while position + 1 < len(parts):
        first, second = values.whole(parts[position]), parts[position + 1]
        if first is None:
            break
        if values.is_array(second):
            row = values.array(second)
            found |= {first + n: values.number(w) or 0.0 for n, w in enumerate(row)}
            position += 2
        else:
            last, width = values.whole(second), values.number(([*parts, None])[position + 2])
            if last is None or width is None:
                break
            found |= dict.fromkeys(range(first, min(last, first + values.MOST_ITEMS) + 1), width)
            position += 3
        if len(found) > values.MOST_ITEMS:
            break
    return found
