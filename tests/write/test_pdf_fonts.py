from hypothesis import given
from hypothesis import strategies as st

from layout.units import PT
from layout.write.pdf.fonts import glyph_map, subset_tag, to_unicode, width_array


def test_to_unicode_covers_all_planes_and_ligatures() -> None:
    cmap = to_unicode({5: "版", 3: "——", 9: "\U00020bb7", 7: ""})
    rows = cmap[cmap.index("beginbfchar") :].split("\n")[1:4]
    assert rows == ["<0003> <20142014>", "<0005> <7248>", "<0009> <D842DFB7>"]


def test_to_unicode_has_a_hundred_codes_a_block_at_most() -> None:
    cmap = to_unicode({gid: "版" for gid in range(1, 251)})
    sizes = [int(line.split()[0]) for line in cmap.split("\n") if line.endswith(" beginbfchar")]
    assert sizes == [100, 100, 50]
    assert cmap.count("endbfchar") == 3


def read_widths(array: str) -> dict[int, float]:
    """Read a W array by its grammar."""
    tokens = array.replace("[", " [ ").replace("]", " ] ").split()[1:-1]
    widths: dict[int, float] = {}
    while tokens:
        first = int(tokens.pop(0))
        if tokens[0] == "[":
            end = tokens.index("]")
            widths |= {first + i: float(width) for i, width in enumerate(tokens[1:end])}
            del tokens[: end + 1]
        else:
            last, width = int(tokens.pop(0)), float(tokens.pop(0))
            widths |= dict.fromkeys(range(first, last + 1), width)
    return widths


@given(st.dictionaries(st.integers(0, 300), st.sampled_from([1000, 500, 500.25, 0])))
def test_width_array_reads_back(widths: dict[int, float]) -> None:
    odd = {cid: width for cid, width in widths.items() if width != 1000}
    assert read_widths(width_array(widths)) == odd


def test_width_array_is_compact() -> None:
    widths = dict.fromkeys(range(1, 9), 500.0) | {20: 600.0, 21: 601.0, 40: 1000.0}
    assert width_array(widths) == "[1 8 500 20[600 601]]"


def test_glyph_map() -> None:
    assert glyph_map({0: 0, 3: 258}) == bytes([0, 0, 0, 0, 0, 0, 1, 2])


def test_subset_tag_tells_subsets_apart(faces) -> None:
    face = faces.named("song-400")
    tags = {subset_tag(face, (0, 1)), subset_tag(face, (0, 2)), subset_tag(face, (0, 1))}
    assert len(tags) == 2


def test_compact_outlines_are_embedded(
    tmp_path, set_text, make_document, extract, read_shown
) -> None:
    """A CFF font goes into the file as CIDFontType0C and reads back."""
    from io import BytesIO

    import pikepdf
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    from layout.diagnostics import Report
    from layout.font import load_faces
    from layout.write.preview import write_pictures, write_preview

    def box(size: int) -> object:
        pen = T2CharStringPen(1000, None)
        pen.moveTo((0, 0))
        for corner in ((0, size), (size, size), (size, 0)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.getCharString()

    names = [".notdef", "a", "b", "c"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("甲"): "a", ord("乙"): "b", ord("丙"): "c"})
    builder.setupCFF("Compact", {}, {name: box(300 + 200 * i) for i, name in enumerate(names)}, {})
    builder.setupHorizontalMetrics({name: (1000, 0) for name in names})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": "Compact", "styleName": "Regular", "psName": "Compact"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(tmp_path / "compact.otf")
    report = Report()
    faces = load_faces(report, {("biaosong", 400): tmp_path / "compact.otf"})
    assert not report.diagnostics
    run = set_text(faces, "丙甲", face="own-biaosong-400", size=100 * PT, y=300 * PT)
    pdf = write_preview(make_document([run]), faces, report)
    assert extract(pdf) == "丙甲"
    with pikepdf.open(BytesIO(pdf)) as file:
        (font,) = file.pages[0].Resources.Font.values()
        (descendant,) = font.DescendantFonts
        assert str(descendant.Subtype) == "/CIDFontType0"
        assert str(descendant.FontDescriptor.FontFile3.Subtype) == "/CIDFontType0C"
    # 丙 is a box of 90 pt that stands on the baseline at 50 pt from the left, 甲 one of 50 pt.
    from PIL import Image

    image = Image.open(BytesIO(write_pictures(pdf, 72)[0]))
    inked = [
        image.getpixel(point) < 128 for point in ((60, 215), (135, 215), (60, 295), (155, 215))
    ]
    assert inked == [True, True, True, False]
    assert [image.getpixel((160, y)) < 128 for y in (240, 260)] == [False, True]
