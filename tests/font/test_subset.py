from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from layout.font import Face, Faces
from layout.font.subset import Subset, subset_face


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANMIAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@cache
def open_font(data: bytes) -> TTFont:
    return TTFont(BytesIO(data))


def outlines(data: bytes, gid: int) -> list[tuple[str, object]]:
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    font = open_font(data)
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphOrder()[gid]].draw(pen)
    return pen.value


def test_each_glyph_keeps_its_outline(faces: Faces) -> None:
    face = faces.get("song", 400)
    gids = [face.glyph(c) for c in "版面é，"]
    subset = subset_face(face, gids)
    assert subset.length == len(subset.data) < 20_000
    assert set(subset.cid_to_gid) == {0, *gids}
    whole = face.path.read_bytes()
    for gid in gids:
        assert outlines(subset.data, subset.cid_to_gid[gid]) == outlines(whole, gid)


def test_only_what_a_pdf_reads_is_kept(faces: Faces) -> None:
    face = faces.get("hei", 700)
    font = TTFont(BytesIO(subset_face(face, [face.glyph("版")]).data))
    assert set(font.keys()) == {"GlyphOrder", "head", "hhea", "hmtx", "maxp", "loca", "glyf"}


def test_cached_subset_is_the_same(faces: Faces, folder: Path) -> None:
    face = faces.get("kai", 400)
    gids = [face.glyph(c) for c in "楷体"]
    first = subset_face(face, gids)
    (entry,) = (folder / "subsets").iterdir()
    assert subset_face(face, reversed(gids)) == first
    entry.write_bytes(entry.read_bytes()[:-7])
    assert subset_face(face, gids) == first
    assert [p.name for p in (folder / "subsets").iterdir()] == [entry.name]


def test_cache_off_makes_the_same_bytes(
    faces: Faces, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    face = faces.get("kai", 400)
    cached = subset_face(face, [face.glyph("楷")])
    monkeypatch.setenv("BANMIAN_CACHE", "off")
    assert subset_face(face, [face.glyph("楷")]) == cached


def test_changed_font_is_not_served_from_the_cache(
    make_font: Callable[..., Path], tmp_path: Path
) -> None:
    path = make_font(tmp_path / "changing.ttf", {"甲": 1000})
    narrow = subset_face(Face("a", "song", 400, path), [1])
    make_font(path, {"甲": 700})
    assert subset_face(Face("a", "song", 400, path), [1]) != narrow


def make_compact(path: Path) -> Face:
    """Write a font of CFF outlines whose boxes tell the glyphs apart."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    names = [".notdef", "a", "b", "c"]

    def box(size: int) -> object:
        pen = T2CharStringPen(1000, None)
        pen.moveTo((0, 0))
        for corner in ((0, size), (size, size), (size, 0)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.getCharString()

    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("甲"): "a", ord("乙"): "b", ord("丙"): "c"})
    shapes = {name: box(100 * (i + 1)) for i, name in enumerate(names)}
    builder.setupCFF("Compact", {}, shapes, {})
    builder.setupHorizontalMetrics({name: (1000, 0) for name in names})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Compact", "styleName": "Regular", "psName": "Compact"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(path)
    return Face("compact", "song", 400, path)


def test_compact_outlines_are_called_by_original_glyph_ids(tmp_path: Path) -> None:
    from fontTools.cffLib import CFFFontSet
    from fontTools.pens.boundsPen import BoundsPen

    face = make_compact(tmp_path / "compact.otf")
    gid = face.glyph("丙")
    assert gid == 3
    subset: Subset = subset_face(face, [gid])
    assert subset.compact
    cff = CFFFontSet()
    cff.decompile(BytesIO(subset.data), None)
    (top,) = (cff[name] for name in cff.fontNames)
    # CIDs of a font that is not CID-keyed are its glyph ids (ISO 32000-1 9.7.4.2).
    name = f"cid{gid:05d}" if hasattr(top, "ROS") else top.charset[gid]
    pen = BoundsPen(None)
    top.CharStrings[name].draw(pen)
    assert pen.bounds == (0, 0, 400, 400)
