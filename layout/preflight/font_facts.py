"""What is wrong with fonts: not embedded, without Unicode, .notdef, widths, missing glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from layout.preflight import values
from layout.preflight.bounds import MOST_CMAP_BYTES
from layout.preflight.document import Document
from layout.preflight.fonts import Font
from layout.preflight.programs import Program, read_program
from layout.preflight.text import type3_names

# Widths may differ by one thousandth (ISO 19005-2 6.2.11.5).
_WIDTH_ROOM: Final = 1.0
_NO_CHARACTERS: Final = frozenset("\u0000\ufeff\ufffe")
_BASE_ENCODINGS: Final = frozenset(
    ("WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding", "StandardEncoding")
)
_ADOBE: Final = frozenset(("GB1", "CNS1", "Japan1", "Korea1"))
_PRIVATE: Final = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


class FontFault(Struct, frozen=True):
    """One thing wrong with one font: where it is first shown, and which code or value."""

    font: Font
    page: int
    detail: str = ""


def used_fonts(document: Document) -> list[Font]:
    """Return the fonts that make visible text."""
    return [font for font in document.fonts if font.first_page is not None]


def unembedded(document: Document) -> Iterator[FontFault]:
    """Yield visible fonts without a program in the file."""
    for font in used_fonts(document):
        if not font.is_embedded:
            yield FontFault(font, font.first_page or 0)


def notdef(document: Document) -> Iterator[FontFault]:
    """Yield fonts of which the glyph .notdef is shown."""
    for font in document.fonts:
        for code, page in font.shown.items():
            if _is_notdef(font, code):
                yield FontFault(font, page, f"<{code:02X}>")
                break


def _is_notdef(font: Font, code: int) -> bool:
    if font.is_composite:
        return font.cid(code) == 0 or (font.cid(code) is not None and _gid(font, code) == 0)
    return type3_names(font).get(code) == "/.notdef"


@lru_cache(maxsize=64)
def _gid_map(font: Font) -> bytes | None:
    if font.file_key != "/FontFile2":
        return None
    return values.read_stream(values.get(font.descendant, "/CIDToGIDMap"), 1 << 18)


def _gid(font: Font, code: int) -> int | None:
    gids = _gid_map(font)
    cid = font.cid(code)
    if gids is None or cid is None:
        return None
    return int.from_bytes(gids[2 * cid : 2 * cid + 2], "big")


def unmapped(document: Document) -> Iterator[FontFault]:
    """Yield fonts of which a code has no Unicode value."""
    for font in document.fonts:
        for code, page in font.shown.items():
            if not text_of(font, code) and font.bare.get(code) is not None:
                yield FontFault(font, page, f"<{code:02X}>")
                break


def text_of(font: Font, code: int) -> str:
    """Return what a code means: by ToUnicode, by the encoding, by Adobe's collections."""
    if font.texts is not None and code in font.texts:
        return font.texts[code]
    if font.is_composite:
        ordering = values.text(values.get(font.descendant, "/CIDSystemInfo", "/Ordering"))
        return "\ufffd" if ordering in _ADOBE and not font.encoding_name.startswith("Id") else ""
    base = font.encoding_name or values.name(
        values.get(font.dictionary, "/Encoding", "/BaseEncoding")
    )
    name = type3_names(font).get(code)
    if name is not None:
        return _named(name[1:])
    is_latin = base in _BASE_ENCODINGS or (not font.is_symbolic and font.subtype == "Type1")
    return "\ufffd" if is_latin and font.subtype != "Type3" else ""


def _named(name: str) -> str:
    from fontTools.agl import toUnicode

    return str(toUnicode(name))


def bad_unicode(document: Document) -> Iterator[FontFault]:
    """Yield fonts whose ToUnicode gives a code no character at all."""
    for font in document.fonts:
        texts = font.texts or {}
        for code, page in font.shown.items():
            if not _NO_CHARACTERS.isdisjoint(texts.get(code, "")):
                yield FontFault(font, page, f"<{code:02X}>")
                break


def private_use(document: Document) -> Iterator[FontFault]:
    """Yield fonts of which a private-use character is shown without ActualText."""
    for font in document.fonts:
        texts = font.texts or {}
        for code, page in font.bare.items():
            if is_private(texts.get(code, "")):
                yield FontFault(font, page, f"<{code:02X}>")
                break


def is_private(text: str) -> bool:
    """Whether a text holds a private-use character."""
    return any(low <= ord(char) <= high for char in text for low, high in _PRIVATE)


# -- programs --------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def _program(font: Font) -> Program | None:
    return read_program(font)


def missing_glyphs(document: Document) -> Iterator[FontFault]:
    """Yield composite fonts whose program lacks a glyph that is shown."""
    for font, program, codes in _with_programs(document):
        for code, cid, page in codes:
            if cid and not program.has(cid):
                yield FontFault(font, page, f"<{code:02X}>")
                break


def wrong_widths(document: Document) -> Iterator[FontFault]:
    """Yield composite fonts whose widths are not those of the program."""
    for font, program, codes in _with_programs(document):
        for code, cid, page in codes:
            said = font.widths.get(cid, font.default_width)
            try:
                own = program.width(cid)
            except Exception:  # A damaged charstring raises anything.
                own = None
            if own is not None and abs(said - own) > _WIDTH_ROOM:
                yield FontFault(font, page, f"<{code:02X}> {said:g} ≠ {own:.0f}")
                break


def _with_programs(
    document: Document,
) -> Iterator[tuple[Font, Program, list[tuple[int, int, int]]]]:
    for font in used_fonts(document):
        program = _program(font)
        if program is not None:
            codes = [(c, cid, p) for c, p in font.shown.items() if (cid := font.cid(c)) is not None]
            yield font, program, codes


def wrong_cid_sets(document: Document) -> Iterator[FontFault]:
    """Yield fonts whose CIDSet does not list exactly the CIDs of the program."""
    for font in used_fonts(document):
        stream = values.get(font.descriptor, "/CIDSet")
        if stream is None:
            continue
        data = values.read_stream(stream, 1 << 16) or b""
        listed = {
            8 * n + bit for n, byte in enumerate(data) for bit in range(8) if byte & 128 >> bit
        }
        program = _program(font)
        own = program.cids() if program else None
        wanted = own if own is not None else {font.cid(code) or 0 for code in font.shown} | {0}
        is_wrong = listed != wanted if own is not None else not wanted <= listed
        if is_wrong:
            yield FontFault(font, font.first_page or 0, f"{len(listed)} ≠ {len(wanted)}")


# -- encodings -------------------------------------------------------------------------------------

_ORDERINGS: Final = (
    ("GB1", ("GB", "UniGB")),
    ("CNS1", ("B5", "HK", "ETen", "CNS", "UniCNS")),
    ("Korea1", ("KSC", "UniKS")),
    ("Japan1", ("83pv", "90ms", "90pv", "Add-", "EUC-", "Ext-", "UniJIS")),
)


def ordering_of(cmap: str) -> str:
    """Return the character collection of a predefined CMap, or an empty text when it is none."""
    if cmap in ("H", "V"):
        return "Japan1"
    for ordering, starts in _ORDERINGS:
        if cmap.startswith(starts):
            return ordering
    return "Identity" if cmap in ("Identity-H", "Identity-V") else ""


def wrong_collections(document: Document) -> Iterator[FontFault]:
    """Yield composite fonts whose collection is not that of their CMap."""
    for font in used_fonts(document):
        if not font.is_composite or ordering_of(font.encoding_name) == "Identity":
            continue
        own = values.text(values.get(font.descendant, "/CIDSystemInfo", "/Ordering")) or ""
        cmap = font.cmap.ordering if font.cmap else ordering_of(font.encoding_name)
        if cmap and own != cmap:
            yield FontFault(font, font.first_page or 0, f"{own} ≠ {cmap}")


def wrong_cmaps(document: Document) -> Iterator[FontFault]:
    """Yield composite fonts whose CMap is not there, or disagrees with itself about WMode."""
    for font in used_fonts(document):
        if not font.is_composite:
            continue
        stream: Any = values.get(font.dictionary, "/Encoding")
        if font.encoding_name:
            if not ordering_of(font.encoding_name):
                yield FontFault(font, font.first_page or 0, font.encoding_name)
        elif not values.is_stream(stream):
            yield FontFault(font, font.first_page or 0, "Encoding")
        else:
            said = values.whole(values.get(stream, "/WMode")) or 0
            program = values.read_stream(stream, MOST_CMAP_BYTES) or b""
            if b"/WMode" in program and (b"/WMode 1" in program) != (said == 1):
                yield FontFault(font, font.first_page or 0, "WMode")
