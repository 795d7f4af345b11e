"""Composite fonts: one Type0 font for each face of a document, one subset behind it.

A face that is also set vertically has a second one, Identity-V, over the same descendant.

Content calls a glyph by its number in the original font.  A glyph that stands for two different
texts gets a second Type0 font over the same descendant, with a ToUnicode of its own; so each
character can be extracted right, with no glyph embedded twice.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from layout.font import Face, Faces
from layout.font.subset import Subset, subset_face
from layout.units import PT, Length
from layout.write.pdf.moves import GLYPH_SPACE, Moves
from layout.write.pdf.objects import (
    PdfFile,
    PdfObject,
    Reference,
    Stream,
    Value,
    array,
    deflated,
    dictionary,
    name,
    number,
    text,
)

_DEFAULT_WIDTH: Final = 1000
# DW2: the vertical origin's height and the advance of Han in Noto, Source Han and most others.
_DEFAULT_HANGING: Final = (880, -1000)
# PDF halves the width for the origin's x; fonts round that to whole units.
_HANGING_TOLERANCE: Final = 0.6
# FontDescriptor flags (table 123): serif, symbolic (not the standard Latin set), italic.
_SERIF: Final = 1 << 1
_SYMBOLIC: Final = 1 << 2
_ITALIC: Final = 1 << 6
_BLOCK: Final = 100


class _Codes(dict[int, str]):
    """Glyph id → four hex digits, made when first asked for."""

    def __missing__(self, gid: int) -> str:
        code = self[gid] = f"{gid:04X}"
        return code


class _Letters(dict[int, str]):
    """Glyph id → the one character that it stands for in the first variant; "" before it is met."""

    def __missing__(self, gid: int) -> str:
        return ""


class _Widths(dict[int, float]):
    """Glyph id → advance in glyph space, made when first asked for, rounded as the PDF has it.

    ``full`` are those of one em met so far.
    """

    def __init__(self, face: Face) -> None:
        self._face = face
        self.full: set[int] = set()

    def __missing__(self, gid: int) -> float:
        width = self[gid] = in_glyph_space(self._face, self._face.advance(gid))
        if width == GLYPH_SPACE:
            self.full.add(gid)
        return width


class _Leads(dict[int, float]):
    """Glyph id → how far it leads the pen at a size, as a length."""

    def __init__(self, widths: _Widths, size: Length) -> None:
        self._widths = widths
        self._size = size

    def __missing__(self, gid: int) -> float:
        lead = self[gid] = self._widths[gid] * self._size / GLYPH_SPACE
        return lead


class Pen(Struct, frozen=True):
    """A face at a size: what selects it, how far its glyphs lead the pen, and the pen's moves."""

    font: str
    leads: Mapping[int, float]
    moves: Moves


class _Depths(dict[int, float]):
    """Glyph id → vertical advance in glyph space, positive downwards, made when first asked for."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, gid: int) -> float:
        depth = self[gid] = in_glyph_space(self._face, self._face.vertical(gid)[0])
        return depth


def in_glyph_space(face: Face, value: int) -> float:
    """Return a measure of a face in thousandths of an em, rounded as the PDF has it."""
    return round(value * GLYPH_SPACE / face.upem, 3)


class FontUse:
    """What a document uses of one face in one direction: its glyphs and the texts they stand for.

    ``widths`` are horizontal advances, ``depths`` vertical ones.
    """

    def __init__(self, face: Face, resource: str) -> None:
        self.face = face
        self.resource = resource
        self.codes = _Codes()
        self.widths = _Widths(face)
        self.depths = _Depths(face)
        self.variants: list[dict[int, str]] = [{}]
        self._known: set[tuple[int, str]] = set()
        self._letters = _Letters()
        self._pens: dict[Length, Pen] = {}

    def learn(self, glyphs: tuple[int, ...], texts: Sequence[str]) -> bool:
        """Note which glyph stands for which text; True if the first variant can show all."""
        if "".join(map(self._letters.__getitem__, glyphs)) == texts:
            return True
        first, known = self.variants[0], self._known
        new = [pair for pair in zip(glyphs, texts, strict=True) if pair not in known]
        for glyph, words in new:
            if first.setdefault(glyph, words) == words:
                known.add((glyph, words))
                if len(words) == 1:
                    self._letters[glyph] = words
        return known.issuperset(new)

    def pen(self, size: Length) -> Pen:
        """Return the face at a size."""
        found = self._pens.get(size)
        if found is None:
            font = f"/{self.resource} {number(size / PT)} Tf "
            found = self._pens[size] = Pen(font, _Leads(self.widths, size), Moves(size))
        return found

    def variant(self, gid: int, text: str) -> str:
        """Return the font resource whose ToUnicode gives this text for the glyph."""
        for i, texts in enumerate(self.variants):
            if texts.setdefault(gid, text) == text:
                return self._resource(i)
        self.variants.append({gid: text})
        return self._resource(len(self.variants) - 1)

    def _resource(self, variant: int) -> str:
        return f"{self.resource}.{variant}" if variant else self.resource

    @property
    def glyphs(self) -> tuple[int, ...]:
        """Every glyph used, in order."""
        return tuple(sorted({gid for texts in self.variants for gid in texts}))

    def resources(self) -> tuple[tuple[str, Mapping[int, str]], ...]:
        """Every font resource with the texts of its glyphs."""
        return tuple((self._resource(i), texts) for i, texts in enumerate(self.variants))


class FontBook:
    """The faces that a document has used so far, in order of first use."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._uses: dict[str, FontUse] = {}
        self._vertical: dict[str, FontUse] = {}

    def use(self, face: str) -> FontUse:
        """Return the use of a face by its name in the display list."""
        found = self._uses.get(face)
        if found is None:
            resource = f"F{len(self._uses) + 1}"
            found = self._uses[face] = FontUse(self._faces.named(face), resource)
        return found

    def use_vertical(self, face: str) -> FontUse:
        """Return the use of a face in vertical writing."""
        found = self._vertical.get(face)
        if found is None:
            base = self.use(face)
            found = FontUse(base.face, f"{base.resource}V")
            self._vertical[face] = found
        return found

    def write(self, file: PdfFile) -> dict[str, Reference]:
        """Add all fonts to the file; return the font resources of its pages."""
        return {
            resource: reference
            for face, use in self._uses.items()
            for resource, reference in _write_font(file, use, self._vertical.get(face))
        }


def _write_font(
    file: PdfFile, use: FontUse, vertical: FontUse | None
) -> Iterable[tuple[str, Reference]]:
    hanging = vertical.glyphs if vertical is not None else ()
    glyphs = tuple(sorted({*use.glyphs, *hanging}))
    subset = subset_face(use.face, glyphs)
    base = f"{subset_tag(use.face, glyphs)}+{use.face.metrics.postscript_name}"
    descendant = file.add(_descendant(file, use, subset, base, (glyphs, hanging)))
    for each in (use, vertical):
        for resource, texts in each.resources() if each is not None and each.glyphs else ():
            encoding = "Identity-V" if each is vertical else "Identity-H"
            font = dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": name(f"{base}-{encoding}" if subset.compact else base),
                    "Encoding": f"/{encoding}",
                    "DescendantFonts": array([descendant]),
                    "ToUnicode": file.add(deflated(to_unicode(texts).encode())),
                }
            )
            yield resource, file.add(font)


def _descendant(
    file: PdfFile,
    use: FontUse,
    subset: Subset,
    base: str,
    glyphs: tuple[tuple[int, ...], tuple[int, ...]],
) -> PdfObject:
    """Return the CIDFont; its CIDs are the original glyph ids, all of them and the hanging ones."""
    every, hanging = glyphs
    entries: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType0" if subset.compact else "/CIDFontType2",
        "BaseFont": name(base),
        "CIDSystemInfo": dictionary(
            {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
        ),
        "FontDescriptor": file.add(_descriptor(file, use.face, subset, base)),
        "DW": _DEFAULT_WIDTH,
        "W": width_array({gid: use.widths[gid] for gid in (0, *every)}),
    }
    if hanging:
        entries["DW2"] = array(_DEFAULT_HANGING)
        if odd := hanging_array(use.face, hanging):
            entries["W2"] = odd
    if not subset.compact:
        entries["CIDToGIDMap"] = file.add(deflated(glyph_map(subset.cid_to_gid)))
    return dictionary(entries)


def _descriptor(file: PdfFile, face: Face, subset: Subset, base: str) -> PdfObject:
    metrics = face.metrics
    flags = _SYMBOLIC
    flags |= _SERIF if metrics.serif else 0
    flags |= _ITALIC if metrics.italic_angle else 0
    kind: dict[str, Value] = (
        {"Subtype": "/CIDFontType0C"} if subset.compact else {"Length1": subset.length}
    )
    program = Stream(subset.deflated, {**kind, "Filter": "/FlateDecode"})

    def scaled(value: int) -> int:
        return round(value * GLYPH_SPACE / metrics.upem)

    return dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": name(base),
            "Flags": flags,
            "FontBBox": array(scaled(edge) for edge in metrics.box),
            "ItalicAngle": number(metrics.italic_angle),
            "Ascent": scaled(metrics.ascender),
            "Descent": scaled(metrics.descender),
            "CapHeight": scaled(metrics.cap_height),
            "StemV": stem_width(metrics.weight),
            "FontFile3" if subset.compact else "FontFile2": file.add(program),
        }
    )


def stem_width(weight: int) -> int:
    """Return a likely width of the vertical stems; fonts do not tell it, viewers hardly use it.

    The square law gives 88 for regular and 166 for bold, close to Latin text faces.
    """
    return round(50 + (weight / 65) ** 2)


def subset_tag(face: Face, glyphs: tuple[int, ...]) -> str:
    """Return six capitals that tell this subset from others (ISO 32000-1 9.6.4)."""
    digest = hashlib.sha256(repr((face.name, glyphs)).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def glyph_map(cid_to_gid: Mapping[int, int]) -> bytes:
    """Return a CIDToGIDMap: two bytes a CID, big-endian."""
    table = bytearray(2 * (max(cid_to_gid) + 1))
    for cid, gid in cid_to_gid.items():
        table[2 * cid : 2 * cid + 2] = gid.to_bytes(2, "big")
    return bytes(table)


def width_array(widths: Mapping[int, float]) -> str:
    """Return a W array without the glyphs of default width (ISO 32000-1 9.7.4.3)."""
    parts: list[str] = []
    odd = [(cid, width) for cid, width in sorted(widths.items()) if width != _DEFAULT_WIDTH]
    start = 0
    for i in range(1, len(odd) + 1):
        if i == len(odd) or odd[i][0] != odd[i - 1][0] + 1:
            run = [number(width) for _, width in odd[start:i]]
            cid = odd[start][0]
            same = len(run) > 1 and all(a == b for a, b in pairwise(run))
            parts.append(f"{cid} {odd[i - 1][0]} {run[0]}" if same else f"{cid}[{' '.join(run)}]")
            start = i
    return f"[{' '.join(parts)}]"


def hanging_array(face: Face, glyphs: Iterable[int]) -> str:
    """Return a W2 array of the glyphs that hang otherwise than DW2 says (ISO 32000-1 9.7.4.3).

    For each: its advance, below zero downwards, and its vertical origin from the horizontal one.
    """
    parts: list[str] = []
    for gid in sorted(glyphs):
        depth, x, y = (in_glyph_space(face, value) for value in face.vertical(gid))
        middle = in_glyph_space(face, face.advance(gid)) / 2
        if (y, -depth) != _DEFAULT_HANGING or abs(x - middle) > _HANGING_TOLERANCE:
            parts.append(f"{gid}[{' '.join(number(value) for value in (-depth, x, y))}]")
    return f"[{' '.join(parts)}]" if parts else ""


def to_unicode(texts: Mapping[int, str]) -> str:
    """Return a ToUnicode CMap (ISO 32000-1 9.10.3), a hundred codes a block as CMaps allow."""
    rows = [f"<{gid:04X}> {text(words)}" for gid, words in sorted(texts.items()) if words]
    rows = [row.replace("<FEFF", "<", 1) for row in rows]
    blocks = [
        f"{len(rows[i : i + _BLOCK])} beginbfchar\n"
        + "\n".join(rows[i : i + _BLOCK])
        + "\nendbfchar\n"
        for i in range(0, len(rows), _BLOCK)
    ]
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{''.join(blocks)}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
