"""The sum of inks: overprint and knock-out, alpha, turned pictures, JPEG, windows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from layout.diagnostics import Report
from layout.preflight.document import open_document
from layout.preflight.ink import InkReport, sum_inks
from tests.preflight.maker import MM, Maker

PATCH = "60 60 60 60 re f"


def total(tmp_path: Path, maker: Maker, content: str) -> InkReport:
    maker.content = content
    with open_document(maker.finish(tmp_path / "file.pdf"), Report()) as document:
        assert document is not None
        page = document.pages[0]
        return sum_inks(page.content, page.trim, 15, 220.0)


@pytest.mark.parametrize(
    ("content", "highest"),
    [
        (f"0.6 0.5 0.4 0.3 k {PATCH}", 180),
        # Knocked out, overprinted in either mode.
        (f"0.6 0.5 0 0 k {PATCH} 0 0 0 0.9 k {PATCH}", 90),
        (f"0.6 0.5 0 0 k {PATCH} /Black gs 0 0 0 0.9 k {PATCH}", 200),
        (f"0.6 0.5 0 0 k {PATCH} /Zero gs 0 0 0 0.9 k {PATCH}", 90),
        # Grey has no zeros to keep.
        (f"0.6 0.5 0 0 k {PATCH} /Black gs 0.1 g {PATCH}", 90),
        # A spot ink is a plate of its own.
        (f"0.6 0.5 0 0 k {PATCH} /Black gs /Spot cs 0.7 sc {PATCH}", 180),
        (f"0.6 0.5 0 0 k {PATCH} /Spot cs 0.7 sc {PATCH}", 70),
        # Half through: half of both; multiplied: 1 - (1 - 0.6)(1 - 0.5) and so on.
        (f"0.6 0.4 0 0 k {PATCH} /Half gs 0 0 0 1 k {PATCH}", 100),
        (f"0.6 0.4 0 0 k {PATCH} /Mult gs 0.5 0 0 0.5 k {PATCH}", 170),
        # White over it.
        (f"0.6 0.5 0.4 0.3 k {PATCH} 0 0 0 0 k {PATCH}", 0),
        # Clipped away.
        (f"q 0 0 5 5 re W n 1 1 1 1 k {PATCH} Q", 0),
        # A line as wide as the window and wider.
        ("0.6 0.5 0.4 0.3 K 40 w 60 100 m 200 100 l S", 180),
    ],
)
def test_plates_add_up_as_they_print(tmp_path, content: str, highest: float) -> None:
    maker = Maker("press")
    maker.resources.ExtGState.Zero = Dictionary(op=True, OPM=0)
    maker.resources.ExtGState.Half = Dictionary(ca=0.5)
    maker.resources.ExtGState.Mult = Dictionary(BM=Name.Multiply)
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 0, 0]), N=1
    )
    spot = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, function])
    maker.resources.ColorSpace = Dictionary(Spot=spot)
    # An alpha goes through a mask of 255 levels.
    assert total(tmp_path, maker, content).highest == pytest.approx(highest, abs=0.5)


def test_a_spot_smaller_than_the_window_is_thinned(tmp_path) -> None:
    half = 15**0.5 / 2 * MM
    report = total(tmp_path, Maker("press"), f"1 1 1 1 k 100 100 {half:.3f} {2 * half:.3f} re f")
    # Half the window; the edges fall on whole cells, seven to the window.
    assert report.highest == pytest.approx(200, abs=400 / 7)


def test_hairlines_weigh_as_much_as_they_cover(tmp_path) -> None:
    report = total(tmp_path, Maker("press"), "0 0 0 1 k 60 100 100 0.5 re f")
    window = 15**0.5 * MM
    assert report.highest == pytest.approx(100 * 0.5 / window, rel=0.05)


@pytest.mark.parametrize(
    ("matrix", "corner"),
    [
        ("60 0 0 60 100 100", (0, 1)),
        ("0 60 -60 0 160 100", (0, 0)),
        ("-60 0 0 -60 160 160", (1, 0)),
        ("60 0 0 -60 100 160", (0, 0)),
    ],
)
def test_turned_pictures_stand_as_they_are_drawn(tmp_path, matrix: str, corner) -> None:
    maker = Maker("press")
    # The upper left quarter of the picture is dark.
    rows = [
        (b"\xff\xff\x80\x00" * 20 + b"\x00" * 80) if y < 20 else b"\x00" * 160 for y in range(40)
    ]
    maker.resources.XObject.Im2 = maker.stream(
        b"".join(rows),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=40,
        Height=40,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
    )
    report = total(tmp_path, maker, f"q {matrix} cm /Im2 Do Q")
    x0, y0, x1, y1 = report.place
    assert report.highest == pytest.approx(250, abs=1)
    assert ((x0 + x1) / 2 > 130) == bool(corner[0])
    assert ((y0 + y1) / 2 > 130) == bool(corner[1])


@pytest.mark.parametrize("turned", [False, True])
def test_a_cmyk_jpeg_counts_by_its_decode_array(tmp_path, turned: bool) -> None:
    out = BytesIO()
    # Pillow writes it as Adobe does: turned round.
    Image.new("CMYK", (64, 64), (204, 102, 51, 0)).save(out, "JPEG", quality=95, subsampling=0)
    maker = Maker("press")
    fields = {"Decode": Array([1, 0] * 4)} if turned else {}
    maker.resources.XObject.Im2 = maker.stream(
        out.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=64,
        Height=64,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
        Filter=Name.DCTDecode,
        **fields,
    )
    report = total(tmp_path, maker, "q 60 0 0 60 100 100 cm /Im2 Do Q")
    ink = 100 * (204 + 102 + 51) / 255
    assert report.highest == pytest.approx(ink if turned else 400 - ink, abs=3)


def test_a_soft_mask_lets_the_paper_through(tmp_path) -> None:
    maker = Maker("press")
    mask = maker.stream(
        b"\x80" * 100,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=10,
        Height=10,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
    )
    maker.resources.XObject.Im2 = maker.make_image(40, b"\xff\xff\x00\x00", SMask=mask)
    report = total(tmp_path, maker, "q 60 0 0 60 100 100 cm /Im2 Do Q")
    assert report.highest == pytest.approx(200 * 128 / 255, abs=1)


def test_indexed_and_one_bit_pictures_are_counted(tmp_path) -> None:
    maker = Maker("press")
    table = b"\x00\x00\x00\x00\xff\xff\x00\x00"
    maker.resources.XObject.Im2 = maker.stream(
        b"\xff" * 8,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=8,
        Height=8,
        BitsPerComponent=1,
        ColorSpace=Array([Name.Indexed, Name.DeviceCMYK, 1, table]),
    )
    report = total(tmp_path, maker, "q 60 0 0 60 100 100 cm /Im2 Do Q")
    assert report.highest == pytest.approx(200)


def test_a_stencil_paints_in_the_colour_of_the_state(tmp_path) -> None:
    maker = Maker("press")
    maker.resources.XObject.Im2 = maker.stream(
        b"\x00" * 8, Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8, ImageMask=True
    )
    report = total(tmp_path, maker, "0.5 0.5 0 0 k q 60 0 0 60 100 100 cm /Im2 Do Q")
    assert report.highest == pytest.approx(100)


def test_a_shading_counts_at_its_darkest_and_says_so(tmp_path) -> None:
    maker = Maker("press")
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1, 1, 0, 0]), N=1
    )
    shading = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 9, 0]), Function=function
    )
    maker.resources.Shading = Dictionary(Sh1=shading)
    report = total(tmp_path, maker, "60 60 60 60 re W n /Sh1 sh")
    assert report.highest == pytest.approx(200)
    assert "shading at its darkest" in report.uncounted


def test_what_cannot_be_counted_is_named(tmp_path) -> None:
    report = total(tmp_path, Maker("press"), f"1 0 0 rg {PATCH} BT /F1 9 Tf 70 70 Td <0001> Tj ET")
    assert report.uncounted == {"no CMYK": 1, "type": 1}
