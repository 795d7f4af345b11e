"""Subsets for embedding: the glyphs that a document uses, cut out by HarfBuzz and deflated.

A PDF calls glyphs by CID, and here the CID is always the glyph's number in the original font, so
page content can be written before the subset exists.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import DecodeError, Struct, json

from layout import cache
from layout.font.face import Face

# Raise it when the way of cutting changes, so that older cached subsets are not used.
_VERSION: Final = 2
# Fast deflating: level 6 takes twice the time for a twentieth of the size.
_LEVEL: Final = 1
_KIND: Final = "subsets"
# What a PDF does not read of an embedded TrueType font (ISO 32000-1 9.9: glyf, head, hhea, hmtx,
# loca and maxp stay).
_DROPPED: Final = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG"),
    *("cmap", "gasp", "meta", "name", "post", "vhea", "vmtx"),
)


class Subset(Struct, frozen=True):
    """An embeddable font program, deflated.

    ``length`` is its size in bytes before that.  ``compact`` tells a bare CFF table, whose CIDs
    are the original glyph ids, from a TrueType font, for which ``cid_to_gid`` maps each original
    glyph id to its glyph in the subset.
    """

    deflated: bytes
    length: int
    compact: bool
    cid_to_gid: Mapping[int, int]

    @property
    def data(self) -> bytes:
        """The font program itself."""
        return zlib.decompress(self.deflated)


def subset_face(face: Face, gids: Iterable[int]) -> Subset:
    """Cut a face down to some glyphs (and .notdef), or take the same subset from the cache."""
    wanted = tuple(sorted({0, *gids}))
    key = _key(face, wanted)
    if (stored := cache.load(_KIND, key)) is not None and (found := _unpack(stored)):
        return found
    subset = cut_face(face, wanted)
    cache.store(_KIND, key, _pack(subset))
    return subset


def _key(face: Face, gids: tuple[int, ...]) -> str:
    """Return what the subset's bytes depend on, as one digest.

    The font's own table checksums stand for its outlines, size and date of the file for changes
    that its checksums do not tell; hashing 15 MB at each build would take longer than cutting.
    """
    import uharfbuzz

    state = face.path.stat()
    with face.path.open("rb") as file:
        head = file.read(4096)
    digest = hashlib.sha256(head)
    parts = (
        _VERSION,
        uharfbuzz.version_string(),
        zlib.ZLIB_RUNTIME_VERSION,
        state.st_size,
        state.st_mtime_ns,
        face.index,
        gids,
    )
    digest.update(repr(parts).encode())
    return digest.hexdigest()


def cut_face(face: Face, gids: tuple[int, ...]) -> Subset:
    """Cut a face down to the given glyphs, .notdef among them; nothing is cached.

    Raises RuntimeError or LookupError where the font file is not whole.
    """
    import uharfbuzz as hb

    compact = face.metrics.compact
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set(set(gids))
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).set(
        {int.from_bytes(tag.encode()) for tag in _DROPPED}
    )
    flags = hb.SubsetFlags
    wanted.flags = flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE | flags.NO_HINTING
    if compact:
        # A CFF font has no CIDToGIDMap: to be called by original glyph ids it must keep them,
        # whatever CIDs or names its own charset had.
        wanted.flags |= flags.DESUBROUTINIZE | flags.RETAIN_GIDS | flags.CFF_IDENTITY_CHARSET
    plan = hb.SubsetPlan(face.harfbuzz.face, wanted)
    font = plan.execute()
    data = bytes(font.reference_table("CFF ").data if compact else font.blob.data)
    new = dict(plan.old_to_new_glyph_mapping)
    return Subset(zlib.compress(data, _LEVEL), len(data), compact, {gid: new[gid] for gid in gids})


def _pack(subset: Subset) -> bytes:
    head = {
        "length": subset.length,
        "compact": subset.compact,
        "cids": list(subset.cid_to_gid),
        "gids": list(subset.cid_to_gid.values()),
    }
    return json.encode(head) + b"\n" + subset.deflated


def _unpack(stored: bytes) -> Subset | None:
    """Return a subset from the cache, None if what lies there is none."""
    line, _, deflated = stored.partition(b"\n")
    try:
        head: dict[str, Any] = json.decode(line)
        glyphs = dict(zip(head["cids"], head["gids"], strict=True))
        return Subset(deflated, head["length"], head["compact"], glyphs)
    except (DecodeError, ValueError, KeyError, TypeError):
        return None
