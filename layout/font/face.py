"""One face of a font file: characters to glyphs, advances, ink boxes, shaping.

The file is mapped into memory and opened by HarfBuzz when the first glyph is asked for, so a face
that an issue does not use costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from layout.font.sfnt import Metrics, read_metrics

if TYPE_CHECKING:
    import uharfbuzz

# Characters of the Latin script's side: a text of these alone is shaped as Latin, all other
# text as Han, so that GSUB and GPOS rules of the right script are found.
_LATIN: Final = re.compile(r"[\u0000-\u024f\u2000-\u206f]*")


class Shaped(Struct, frozen=True):
    """One glyph from shaping: advance and offsets in font units, y up.

    ``cluster`` is the index of its first character; ``advance`` runs along the line, so it is
    positive downwards in vertical text too.
    """

    gid: int
    cluster: int
    advance: int
    dx: int = 0
    dy: int = 0


class Face:
    """A face of one role and weight; glyphs, advances and shaped texts are remembered.

    ``name`` is the key that glyph runs of the display list carry.  ``borrowed`` are characters
    that the face has but that are taken from another one (see ``fonts/manifest.yaml``).
    """

    def __init__(
        self,
        name: str,
        role: str,
        weight: int,
        path: Path,
        index: int = 0,
        borrowed: frozenset[str] = frozenset(),
    ) -> None:
        self.name = name
        self.role = role
        self.weight = weight
        self.path = path
        self.index = index
        self.borrowed = borrowed
        self._glyphs: dict[str, int] = {}
        self._advances: dict[int, int] = {}
        self._shapes: dict[tuple[str, frozenset[tuple[str, bool]], bool], tuple[Shaped, ...]] = {}

    def __repr__(self) -> str:
        return f"Face({self.name!r})"

    @cached_property
    def harfbuzz(self) -> uharfbuzz.Font:
        """The opened font, for shaping and subsetting inside this package."""
        import uharfbuzz

        blob = uharfbuzz.Blob.from_file_path(str(self.path))
        return uharfbuzz.Font(uharfbuzz.Face(blob, self.index))

    @cached_property
    def metrics(self) -> Metrics:
        """What the tables head, OS/2, hhea, post and name say."""
        return read_metrics(self.harfbuzz.face)

    @cached_property
    def _has_vertical_metrics(self) -> bool:
        return {"vhea", "vmtx"} <= set(self.harfbuzz.face.table_tags)

    @property
    def upem(self) -> int:
        """Font units in one em."""
        return self.metrics.upem

    @property
    def ascent(self) -> int:
        """The top of the Han em box above the baseline, in font units."""
        return self.metrics.em_ascent

    @property
    def descent(self) -> int:
        """The bottom of the Han em box, negative, in font units: ``ascent - descent == upem``."""
        return self.metrics.em_ascent - self.metrics.upem

    def glyph(self, char: str) -> int:
        """Return the glyph of a character, or of a character with a variation selector; 0: none."""
        gid = self._glyphs.get(char)
        if gid is None:
            if len(char) == 1:
                gid = self.harfbuzz.get_nominal_glyph(ord(char)) or 0
            else:
                base, selector = map(ord, char)
                gid = self.harfbuzz.get_variation_glyph(base, selector) or 0
            self._glyphs[char] = gid
        return gid

    def characters(self) -> Set[int]:
        """Return the code points that the face has a glyph for."""
        return set(self.harfbuzz.face.unicodes)

    def advance(self, gid: int) -> int:
        """Return a glyph's horizontal advance in font units."""
        advance = self._advances.get(gid)
        if advance is None:
            advance = self._advances[gid] = int(self.harfbuzz.get_glyph_h_advance(gid))
        return advance

    def ink(self, gid: int) -> tuple[int, int, int, int]:
        """Return x_min, y_min, x_max, y_max of a glyph's outline, in font units, y up; or 0s."""
        box = self.harfbuzz.get_glyph_extents(gid)
        if box is None or not (box.width and box.height):
            return (0, 0, 0, 0)
        left, top = box.x_bearing, box.y_bearing
        return (left, top + box.height, left + box.width, top)

    def vertical(self, gid: int) -> tuple[int, int, int]:
        """Return a glyph's vertical advance (positive downwards), and its origin's x and y.

        A font without vertical metrics hangs its glyphs by the middle of the Han em box's top.
        """
        if not self._has_vertical_metrics:
            return self.upem, self.advance(gid) // 2, self.ascent
        font = self.harfbuzz
        origin = font.get_glyph_v_origin(gid)
        x, y = origin[-2:] if origin else (self.advance(gid) // 2, self.ascent)
        return -int(font.get_glyph_v_advance(gid)), int(x), int(y)

    def shape(
        self, text: str, features: Mapping[str, bool] | None = None, vertical: bool = False
    ) -> tuple[Shaped, ...]:
        """Shape a text of this face by its GSUB and GPOS rules, as Chinese of the mainland."""
        key = (text, frozenset((features or {}).items()), vertical)
        shaped = self._shapes.get(key)
        if shaped is None:
            shaped = self._shapes[key] = self._shape(text, dict(features or {}), vertical)
        return shaped

    def _shape(self, text: str, features: dict[str, bool], vertical: bool) -> tuple[Shaped, ...]:
        import uharfbuzz

        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.script = "Latn" if _LATIN.fullmatch(text) else "Hani"
        buffer.language = "zh-Hans"
        uharfbuzz.shape(self.harfbuzz, buffer, features)
        return tuple(
            Shaped(
                info.codepoint,
                info.cluster,
                -place.y_advance if vertical else place.x_advance,
                place.x_offset,
                place.y_offset,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )
