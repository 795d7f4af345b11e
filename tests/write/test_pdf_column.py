"""Vertical lines in the PDF: vertical writing, its metrics, places of glyphs, extracted text."""

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.display.items import GlyphRun, Group, Role
from layout.font import Face, Faces
from layout.geometry import Direction, Point
from layout.model import Phrase
from layout.page.column import column_group
from layout.style import Align, Composition
from layout.text import Paragraph, Run, prepare, set_line
from layout.units import PT
from layout.write.pdf.fonts import hanging_array
from layout.write.preview import write_pictures, write_preview
from tests.examples import share_of

HEIGHT = 600
TEXT = "2023年10月（江）：“好”——A+、℃GDP与Wi-Fi"


def set_column(faces, text, x=200, y=30, size=24, face="song", weight=900) -> Group:
    run = Run(Phrase(text, Span("issue.yaml", 1, 1)), face, weight)
    paragraph = Paragraph(runs=(run,), size=size * PT, composition=Composition(), is_vertical=True)
    prepared = prepare(paragraph, faces, Report())
    line = set_line(prepared, 0, len(text), prepared.natural_width(), Align.START)
    return column_group(line, x * PT, y * PT)


def hanging_of(font: pikepdf.Dictionary) -> dict[int, tuple[float, float, float]]:
    """Return the vertical advances and origins that W2 gives (ISO 32000-1 9.7.4.3)."""
    values = list(font.DescendantFonts[0].get("/W2", []))
    found = {}
    while values:
        first, second = int(values.pop(0)), values.pop(0)
        assert isinstance(second, pikepdf.Array), "ranges are not written"
        numbers = [float(n) for n in second]
        for i in range(0, len(numbers), 3):
            found[first + i // 3] = tuple(numbers[i : i + 3])
    return found


def widths_of(font: pikepdf.Dictionary) -> dict[int, float]:
    values, widths = list(font.DescendantFonts[0].W), {}
    while values:
        first, second = int(values.pop(0)), values.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {first + i: float(w) for i, w in enumerate(second)}
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(values.pop(0)))
    return widths


def drawn_glyphs(pdf: bytes) -> list[tuple[int, float, float]]:
    """Interpret the text operators: each glyph with where its horizontal origin comes to stand."""
    drawn: list[tuple[int, float, float]] = []
    with pikepdf.open(BytesIO(pdf)) as file:
        page = file.pages[0]
        fonts = page.resources.Font
        font, size, matrix, pen, is_unseen = None, 0.0, [1.0, 0, 0, 1, 0, 0], [0.0, 0.0], False
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "Tm":
                    matrix, pen = [float(n) for n in operands], [0.0, 0.0]
                case "Tr":
                    is_unseen = int(operands[0]) == 3
                case "TJ" if not is_unseen:
                    is_vertical = str(font.Encoding) == "/Identity-V"
                    widths, hanging = widths_of(font), hanging_of(font)
                    for part in operands[0]:
                        if not isinstance(part, pikepdf.String):
                            pen[int(is_vertical)] -= float(part) * size / 1000
                            continue
                        codes = bytes(part)
                        for i in range(0, len(codes), 2):
                            cid = int.from_bytes(codes[i : i + 2])
                            width = widths.get(cid, 1000.0)
                            down, vx, vy = hanging.get(cid, (-1000.0, width / 2, 880.0))
                            x, y = pen
                            if is_vertical:
                                x, y = x - vx * size / 1000, y - vy * size / 1000
                                pen[1] += down * size / 1000
                            else:
                                pen[0] += width * size / 1000
                            a, b, c, d, e, f = matrix
                            drawn.append((cid, a * x + c * y + e, b * x + d * y + f))
    return drawn


def expected_glyphs(faces, runs) -> list[tuple[int, float, float]]:
    """Return where the display list wants each glyph's horizontal origin, by the fonts' metrics."""
    places = []
    for run in runs:
        face = faces.named(run.face)
        for gid, along in zip(run.glyphs, run.xs, strict=True):
            x, y = run.origin.x / PT, HEIGHT - run.origin.y / PT
            if run.direction is Direction.DOWN:
                _, vx, vy = face.vertical(gid)
                unit = run.size / PT / face.upem
                x, y = x - vx * unit, y - along / PT - vy * unit
            elif run.direction is Direction.TURNED:
                y -= along / PT
            else:
                x += along / PT
            places.append((gid, x, y))
    return places


@pytest.mark.parametrize(("face", "weight"), [("song", 900), ("hei", 700), ("kai", 400)])
def test_every_glyph_stands_where_the_display_list_has_it(face, weight, faces, make_document):
    column = set_column(faces, TEXT, face=face, weight=weight)
    drawn = drawn_glyphs(write_preview(make_document([column]), faces, Report()))
    expected = expected_glyphs(faces, column.items)
    assert [gid for gid, _, _ in drawn] == [gid for gid, _, _ in expected]
    for (_, x, y), (_, ex, ey) in zip(drawn, expected, strict=True):
        # W2 leaves out origins that differ by a font unit's half: 24 pt / 2000.
        assert abs(x - ex) <= 0.013
        assert abs(y - ey) <= 0.005


def test_upright_glyphs_are_in_vertical_writing_and_words_are_not(faces, make_document):
    pdf = write_preview(make_document([set_column(faces, "江与Wi-Fi")]), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as file:
        fonts = file.pages[0].Resources.Font
        one, other = fonts["/F1"], fonts["/F1V"]
        assert [str(font.Encoding) for font in (one, other)] == ["/Identity-H", "/Identity-V"]
        assert one.DescendantFonts[0].objgen == other.DescendantFonts[0].objgen
        assert [int(n) for n in other.DescendantFonts[0].DW2] == [880, -1000]


SLOW_FACES = ("song-700", "song-900", "hei-400", "hei-700", "kai-400")


@pytest.mark.parametrize(
    "name", ["song-400", *(pytest.param(face, marks=pytest.mark.slow) for face in SLOW_FACES)]
)
def test_w2_is_what_the_font_tables_say(name, faces):
    """Advances from vmtx; origins from its bearing over the ink (OpenType, "vmtx")."""
    face = faces.named(name)
    chars = "版（“，：℃Ａ１A1·—…～①々"
    gids = {s.gid for c in (*chars, "——", "⸺") for s in face.shape(c, vertical=True)}
    tokens = hanging_array(face, gids).replace("[", " ").replace("]", " ").split()
    found = {
        int(tokens[i]): tuple(map(float, tokens[i + 1 : i + 4])) for i in range(0, len(tokens), 4)
    }
    with TTFont(face.path, fontNumber=face.index, lazy=True) as font:
        order, vmtx, hmtx, glyf = font.getGlyphOrder(), font["vmtx"], font["hmtx"], font["glyf"]
        for gid in gids:
            advance, bearing = vmtx[order[gid]]
            glyph = glyf[order[gid]]
            top = bearing + (glyph.yMax if glyph.numberOfContours else 0)
            middle = hmtx[order[gid]][0] / 2
            down, x, y = found.get(gid, (-1000, middle, 880))
            assert (down, y) == (-advance, top)
            assert abs(x - middle) <= 0.6


def write_compact_font(path, *, origin: int):
    """Write a CFF font with VORG whose 甲 hangs from an origin and 乙 from the default."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    pen = T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (900, 700), (900, 0)):
        pen.lineTo(corner)
    pen.closePath()
    string = pen.getCharString()
    names = [".notdef", "a", "b"]
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord("甲"): "a", ord("乙"): "b"})
    builder.setupCFF("Compact", {}, dict.fromkeys(names, string), {})
    builder.setupHorizontalMetrics({n: (1000, 100) for n in names})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupVerticalMetrics({n: (1000 if n != "b" else 1200, 100) for n in names})
    builder.setupVerticalHeader(ascent=500, descent=-500)
    builder.setupVerticalOrigins({"a": origin}, defaultVerticalOrigin=880)
    builder.setupNameTable({"familyName": "Compact", "styleName": "Regular", "psName": "Compact"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(path)
    return path


def test_w2_follows_vorg(tmp_path):
    path = write_compact_font(tmp_path / "compact.otf", origin=850)
    face = Face("own", "song", 400, path)
    assert hanging_array(face, [1, 2]) == "[1[-1000 500 850] 2[-1200 500 880]]"


def test_a_font_without_vertical_metrics_hangs_by_its_em_box(square_font, square_faces):
    face = square_faces.named("song-400")
    assert hanging_array(face, [face.glyph("版"), face.glyph("a")]) == ""
    assert face.vertical(face.glyph("a")) == (1000, 250, 880)


def test_each_glyph_of_the_file_says_its_text(faces, make_document):
    """Without ActualText, which some readers pass over, ToUnicode has the copy's characters."""
    pdf = write_preview(make_document([set_column(faces, "“江”——上（好）")]), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as file:
        cmap = file.pages[0].Resources.Font["/F1V"].ToUnicode.read_bytes().decode()
    words = [
        bytes.fromhex(row.split("<")[2].split(">")[0]).decode("utf-16-be")
        for row in cmap.split("\n")
        if row.startswith("<") and row.count("<") == 2 and "FFFF" not in row
    ]
    assert sorted(words) == sorted(["“", "江", "”", "——", "上", "（", "好", "）"])


HEADS = [
    "2023年全区新增绿道36公里",
    "“过去靠船，现在靠桥”",
    "——沿江三镇见闻……",
    "《江边三十年》出版：3.0版A+级",
    "COVID-19与Wi-Fi 6",
    "100天！？",
    "江𠙶上2023年",
]


def make_page(faces, make_document, set_text, heads):
    """Return a page of columns, side by side at one height, with body lines between."""
    items: list[object] = []
    for i, head in enumerate(heads):
        items.append(set_column(faces, head, x=360 - 55 * i, face="song" if i % 2 else "kai"))
        body = set_text(faces, f"第{i}段正文在此。", x=20 * PT, y=(40 + 20 * i) * PT)
        items.append(Group(Role.PARAGRAPH, (Group(Role.LINE, (body,)),)))
    return write_preview(make_document(items), faces, Report())


def expected_text(heads) -> str:
    return "".join(f"{head}第{i}段正文在此。" for i, head in enumerate(heads)).replace(" ", "")


def test_pdfium_extracts_columns_in_order_and_once(faces, make_document, set_text, extract):
    pdf = make_page(faces, make_document, set_text, HEADS)
    assert extract(pdf).replace(" ", "") == expected_text(HEADS)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_poppler_extracts_columns_in_order_and_once(faces, make_document, set_text, tmp_path):
    (tmp_path / "a.pdf").write_bytes(make_page(faces, make_document, set_text, HEADS))
    done = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "a.pdf", "-"], check=True, capture_output=True, text=True
    )
    found = "".join(done.stdout.split())
    assert found == expected_text(HEADS)


@settings(max_examples=share_of(40))
@given(st.text(alphabet="江上“”‘’（）《》，。：！？—…·～2019aAB+.%- ", min_size=1, max_size=16))
def test_what_is_drawn_is_what_extracts(faces, make_document, extract, text):
    pdf = write_preview(make_document([set_column(faces, text)]), faces, Report())
    assert "".join(extract(pdf).split()) == "".join(text.split())


def ink_box(faces, make_document, column) -> tuple[int, int, int, int]:
    """Return the box of all ink on a page, in half points from its top left."""
    from PIL import Image, ImageOps

    pdf = write_preview(make_document([column]), faces, Report())
    image = Image.open(BytesIO(write_pictures(pdf, 144)[0])).convert("L")
    box = ImageOps.invert(image).getbbox()
    assert box is not None
    return box


def test_pictures_show_columns_where_they_stand(square_faces, make_document):
    """The square font's boxes reach from 50 to the advance less 50, and from -100 to 800."""

    def column(text):
        return set_column(square_faces, text, x=200, y=100, size=100, weight=400)

    # Upright: an em about the axis at 200 pt, ink from 80 to 980 thousandths of its depth.
    assert ink_box(square_faces, make_document, column("版")) == pytest.approx(
        (310, 216, 490, 396), abs=1
    )
    # Turned: the baseline is 380 thousandths left of the axis, below it is left of it.
    assert ink_box(square_faces, make_document, column("abcd")) == pytest.approx(
        (400 - 76 - 20, 210, 400 - 76 + 160, 590), abs=1
    )
    # Across: two halves about the axis, on a baseline 880 thousandths down.
    assert ink_box(square_faces, make_document, column("版24")) == pytest.approx(
        (310, 216, 490, 400 + 196), abs=1
    )


def test_condensed_figures_are_as_narrow_as_they_should_be(square_faces, make_document):
    run = GlyphRun(
        "song-400", 100 * PT, set_column(square_faces, "版").items[0].color,
        Point(100 * PT, 300 * PT),
        tuple(square_faces.named("song-400").glyph(c) for c in "120"),
        (0, 100 * PT // 3, 200 * PT // 3), 100 * PT, "120", stretch=667,
    )  # fmt: skip
    other = set_column(square_faces, "版", x=150, y=400, size=100, weight=400).items[0]
    group = Group(Role.LINE, (run, other))
    left, top, right, _ = ink_box(square_faces, make_document, group)
    # Figures are 500 wide with 50 of white at each side: 33 pt each.
    assert (left, top) == pytest.approx((207, 440), abs=1)
    assert right == pytest.approx(393, abs=1)


def test_an_outline_names_a_vertical_headline_once(faces, make_document):
    column = set_column(faces, "2023年10月")
    article = Group(Role.ARTICLE, (Group(Role.HEADLINE, (column,), story="s", level=1),), story="s")
    pdf = write_preview(make_document([article]), faces, Report())
    with pikepdf.open(BytesIO(pdf)) as file, file.open_outline() as outline:
        titles = [entry.title for top in outline.root for entry in top.children]
    assert titles == ["2023年10月"]


def test_same_input_same_bytes(faces, make_document):
    column = set_column(faces, TEXT)
    one, other = (write_preview(make_document([column]), faces, Report()) for _ in range(2))
    assert one == other


def test_own_faces_without_any_vertical_glyph_still_stand(tmp_path, make_document, extract):
    path = write_compact_font(tmp_path / "compact.otf", origin=850)
    own = Faces([Face("song-900", "song", 900, path)])
    pdf = write_preview(make_document([set_column(own, "甲乙甲")]), own, Report())
    assert extract(pdf) == "甲乙甲"
