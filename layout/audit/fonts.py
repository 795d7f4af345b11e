"""A PDF's fonts as a reader sees them: bytes of a string → characters and their advances.

Widths come from the font dictionary (W, DW, Widths), text from ToUnicode or from the encoding.
ISO 32000-1 9.5 to 9.7.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from typing import Any, Final

from msgspec import Struct, field

from layout.audit.cmap import CMap, parse_cmap
from layout.audit.streams import bounded_bytes

# Widths are counted in thousandths of the em (ISO 32000-1 9.2.4).
GLYPH_SPACE: Final = 1000
# A font has at most 65,536 glyphs; a table that gives many more widths is a bomb.
_MOST_WIDTHS: Final = 200_000
# The standard 14 fonts may leave their widths out; half an em is near the truth for Latin.
_UNKNOWN_WIDTH: Final = 500
# Adobe-GB1, CNS1, Japan1 and Korea1 give CIDs 1 to 95 to ASCII in the Uni* encodings.
_ASCII: Final = range(0x20, 0x7F)
_ASCII_OFFSET: Final = 0x1F
# In the GBK encodings a byte from here on begins a code of two.
_FIRST_OF_TWO: Final = 0x81
_SURROGATES: Final = range(0xD800, 0xE000)
_HEXADECIMAL: Final = re.compile("[0-9A-Fa-f]{4,6}")

_CODECS: Final = {"GBK": "gb18030", "GB-": "gb18030", "GBp": "gb18030"}
_BASE_CODECS: Final = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
# Glyph names of ASCII beside the letters, which are their own names, and of what is often set in
# Chinese text (Adobe Glyph List).
_NAMED: Final = """
    !=exclam "=quotedbl #=numbersign $=dollar %=percent &=ampersand '=quotesingle (=parenleft
    )=parenright *=asterisk +=plus ,=comma -=hyphen .=period /=slash 0=zero 1=one 2=two 3=three
    4=four 5=five 6=six 7=seven 8=eight 9=nine :=colon ;=semicolon <=less ==equal >=greater
    ?=question @=at [=bracketleft \\=backslash ]=bracketright ^=asciicircum _=underscore `=grave
    {=braceleft |=bar }=braceright ~=asciitilde ‘=quoteleft ’=quoteright “=quotedblleft
    ”=quotedblright –=endash —=emdash …=ellipsis ·=periodcentered °=degree fi=fi fl=fl ff=ff
    ffi=ffi ffl=ffl
"""
_NAMES: Final = {"space": " "} | {
    match[2]: match[1] for match in re.finditer(r"(\S+?)=([a-z]+)", _NAMED)
}


class Code(Struct, frozen=True):
    """One code of a string: its text ("" where unknown), advance in em/1000, and its bytes."""

    text: str
    width: float
    size: int


class ReadFont(Struct):
    """A font ready to decode strings; codes are worked out once and kept."""

    is_composite: bool
    is_vertical: bool = False
    # Type 3 fonts have their own glyph space; this makes it thousandths of an em.
    unit: float = 1.0
    codec: str = ""
    is_unicode: bool = False
    texts: dict[int, str] = field(default_factory=dict)
    lengths: dict[int, int] = field(default_factory=dict)
    cids: dict[int, int] | None = None
    widths: dict[int, float] = field(default_factory=dict)
    default: float = GLYPH_SPACE
    known: dict[int, Code] = field(default_factory=dict)

    def decode(self, data: bytes) -> list[Code]:
        """Return the codes of a string."""
        codes: list[Code] = []
        i, end = 0, len(data)
        known = self.known
        while i < end:
            size = self._size(data, i)
            number = int.from_bytes(data[i : i + size], "big")
            i += size
            key = number << 3 | size
            code = known.get(key)
            if code is None:
                code = known[key] = self._look_up(number, size)
            codes.append(code)
        return codes

    def _size(self, data: bytes, at: int) -> int:
        if not self.is_composite:
            return 1
        if self.codec:
            return 1 if data[at] < _FIRST_OF_TWO else 2
        return self.lengths.get(data[at], 2) if self.lengths else 2

    def _look_up(self, number: int, size: int) -> Code:
        text = self.texts.get(number, "")
        if self.codec:
            text = text or number.to_bytes(size, "big").decode(self.codec, "ignore")
            cid = number - _ASCII_OFFSET if number in _ASCII else -1
        elif self.is_unicode:
            text = text or _scalar(number)
            cid = number - _ASCII_OFFSET if number in _ASCII else -1
        else:
            cid = number if self.cids is None else self.cids.get(number, 0)
        width = self.widths.get(cid, self.default) * self.unit
        return Code(_clean(text), width, size)


def _clean(text: str) -> str:
    """Return what a table says a glyph is, without its oddities.

    Some writers name a Han by the radical that has the same glyph (U+2F00 to U+2FDF), some give
    NUL or U+FFFD for nothing.
    """
    if text in ("\x00", "\ufffd"):
        return ""
    if any("\u2e80" <= char <= "\u2fdf" for char in text):
        return unicodedata.normalize("NFKC", text)
    return text


def _scalar(number: int) -> str:
    return "" if number in _SURROGATES or number > sys.maxunicode else chr(number)


def read_font(font: Any) -> ReadFont:
    """Return a font dictionary as a decoder; what is missing or malformed stays unknown."""
    table = _to_unicode(font)
    if font.get("/Subtype") == "/Type0":
        return _read_composite(font, table)
    return _read_simple(font, table)


def _to_unicode(font: Any) -> CMap:
    import pikepdf

    stream = font.get("/ToUnicode")
    return parse_cmap(bounded_bytes(stream)) if isinstance(stream, pikepdf.Stream) else CMap()


def _read_composite(font: Any, table: CMap) -> ReadFont:
    import pikepdf

    found = ReadFont(is_composite=True, texts=table.texts)
    encoding = font.get("/Encoding")
    if isinstance(encoding, pikepdf.Stream):
        own = parse_cmap(bounded_bytes(encoding))
        found.lengths, found.cids, found.is_vertical = own.lengths, own.cids, own.is_vertical
    else:
        name = str(encoding).removeprefix("/")
        found.is_vertical = name.endswith("-V")
        found.is_unicode = name.startswith("Uni")
        found.codec = _CODECS.get(name[:3], "")
    parts = font.get("/DescendantFonts")
    part = parts[0] if parts is not None and len(parts) else {}
    found.default = _float(part.get("/DW"), GLYPH_SPACE)
    _read_widths(part.get("/W"), found.widths)
    return found


def _read_widths(table: Any, widths: dict[int, float]) -> None:
    """Read a W array: ``first [w …]`` and ``first last w`` (ISO 32000-1 9.7.4.3)."""
    import pikepdf

    items = list(table) if table is not None else []
    left = _MOST_WIDTHS
    i = 0
    while i + 1 < len(items) and left > 0:
        first = int(_float(items[i], 0))
        if isinstance(items[i + 1], pikepdf.Array):
            for step, width in enumerate(items[i + 1]):
                widths[first + step] = _float(width, GLYPH_SPACE)
            left -= len(items[i + 1])
            i += 2
        elif i + 2 < len(items):
            last = min(int(_float(items[i + 1], 0)), first + left)
            width = _float(items[i + 2], GLYPH_SPACE)
            widths.update(dict.fromkeys(range(first, last + 1), width))
            left -= max(1, last - first)
            i += 3
        else:
            return


def _read_simple(font: Any, table: CMap) -> ReadFont:
    found = ReadFont(is_composite=False, default=_UNKNOWN_WIDTH)
    first = int(_float(font.get("/FirstChar"), 0))
    for step, width in enumerate(font.get("/Widths") or ()):
        found.widths[first + step] = _float(width, _UNKNOWN_WIDTH)
    found.texts = _encoding(font.get("/Encoding")) | table.texts
    if font.get("/Subtype") == "/Type3":
        matrix = font.get("/FontMatrix")
        scale = abs(_float(matrix[0], 0.001)) if matrix is not None and len(matrix) else 0.001
        found.unit = scale * GLYPH_SPACE
    return found


def _encoding(encoding: Any) -> dict[int, str]:
    """Return the text of each code of a simple font by its encoding."""
    import pikepdf

    has_table = isinstance(encoding, pikepdf.Dictionary)
    base = encoding.get("/BaseEncoding") if has_table else encoding
    codec = _BASE_CODECS.get(str(base), "cp1252")
    texts = {code: bytes((code,)).decode(codec, "ignore") for code in range(0x20, 0x100)}
    code = 0
    differences = encoding.get("/Differences") if has_table else None
    for item in differences if differences is not None else ():
        if (text := str(item)).startswith("/"):
            texts[code] = _name_text(text[1:])
            code += 1
        else:
            code = int(_float(item, 0))
    return texts


def _name_text(name: str) -> str:
    """Return what a glyph's name stands for: ``A``, ``uni4E00``, ``comma``; "" when unknown."""
    if len(name) == 1:
        return name
    digits = name.removeprefix("uni") if name.startswith("uni") else name.removeprefix("u")
    if digits != name and _HEXADECIMAL.fullmatch(digits):
        return _scalar(int(digits, 16))
    return _NAMES.get(name, "")


def _float(value: Any, default: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return default
