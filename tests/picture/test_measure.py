import hashlib
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from layout.diagnostics import Report, Span
from layout.picture import Fault, PictureError, measure_picture, read_picture
from layout.picture.jpeg import strip_jpeg
from layout.picture.measure import MOST_PIXELS
from tests.noise import draw_noise

PLACE = Span("issue.yaml", 12, 7)


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    def make(mode: str, kind: str, size: tuple[int, int] = (40, 20), **options: object) -> Path:
        path = tmp_path / f"picture.{kind.lower()}"
        Image.new(mode, size, 1 if mode == "1" else None).save(path, kind, **options)
        return path

    return make


@pytest.mark.parametrize(
    ("mode", "kind", "expected"),
    [
        ("L", "JPEG", ("grey", "jpeg", False)),
        ("RGB", "JPEG", ("rgb", "jpeg", False)),
        ("CMYK", "JPEG", ("cmyk", "jpeg", False)),
        ("1", "PNG", ("bilevel", "png", False)),
        ("L", "PNG", ("grey", "png", False)),
        ("LA", "PNG", ("grey", "png", True)),
        ("RGB", "PNG", ("rgb", "png", False)),
        ("RGBA", "PNG", ("rgb", "png", True)),
        ("P", "PNG", ("rgb", "png", False)),
        ("I;16", "PNG", ("grey", "png", False)),
        ("CMYK", "TIFF", ("cmyk", "tiff", False)),
        ("RGB", "WEBP", ("rgb", "webp", False)),
        ("P", "GIF", ("rgb", "gif", False)),
        ("RGB", "BMP", ("rgb", "bmp", False)),
    ],
)
def test_measures(save, mode: str, kind: str, expected: tuple[str, str, bool]) -> None:
    path = save(mode, kind)
    report = Report()
    picture = measure_picture(path, report, PLACE)
    assert picture is not None
    assert not report.diagnostics
    assert (picture.width_px, picture.height_px) == (40, 20)
    assert (picture.mode, picture.format, picture.alpha) == expected
    assert picture.digest == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_orientation_turns_the_measures(save, orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    picture, _ = read_picture(save("RGB", kind, exif=exif.tobytes()))
    # Pillow turns a TIFF upright by itself when it decodes it.
    assert picture.orientation == (orientation if kind == "JPEG" else 1)
    expected = (20, 40) if orientation >= 5 else (40, 20)
    assert (picture.width_px, picture.height_px) == expected


def test_progressive_jpeg(save) -> None:
    assert read_picture(save("L", "JPEG", progressive=True))[0].width_px == 40


def test_adobe_marker_is_seen(save) -> None:
    picture, _ = read_picture(save("CMYK", "JPEG"))
    assert picture.adobe is not None
    assert read_picture(save("L", "JPEG"))[0].adobe is None


def faults(path: Path) -> list[tuple[str, Span | None]]:
    report = Report()
    assert measure_picture(path, report, PLACE) is None
    return [(d.code, d.span) for d in report.diagnostics]


def test_missing(tmp_path: Path) -> None:
    assert faults(tmp_path / "none.jpg") == [("E410", PLACE)]
    assert faults(tmp_path) == [("E410", PLACE)]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"GIF", b"<svg/>", bytes(100)])
def test_not_a_picture(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(data)
    assert faults(tmp_path / "a.jpg") == [("E411", PLACE)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"])
@pytest.mark.parametrize("share", [0.5, 0.9])
def test_cut_off(save, kind: str, share: float) -> None:
    path = save("RGB", kind, (300, 200))
    noise = draw_noise("L", (300, 200)).convert("RGB")
    noise.save(path, kind)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert faults(path)[0][0] in ("E412", "E411")
    assert len(faults(path)) == 1


def test_changed_byte_in_a_png(save) -> None:
    path = save("RGB", "PNG")
    data = bytearray(path.read_bytes())
    data[-20] ^= 0xFF
    path.write_bytes(bytes(data))
    assert faults(path) == [("E412", PLACE)]


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_decompression_bomb_is_refused_by_its_header(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(png(100_000, 100_000))
    assert faults(tmp_path / "bomb.png") == [("E413", PLACE)]
    (tmp_path / "none.png").write_bytes(png(0, 10))
    assert faults(tmp_path / "none.png") == [("E412", PLACE)]


@pytest.mark.parametrize("side", [9_500, 14_000, 60_000])
def test_bomb_in_another_format(tmp_path: Path, side: int) -> None:
    out = BytesIO()
    Image.new("1", (8, 8)).save(out, "BMP")
    data = bytearray(out.getvalue())
    data[18:26] = struct.pack("<ii", side, side)
    (tmp_path / "bomb.bmp").write_bytes(bytes(data))
    assert side * side > MOST_PIXELS
    assert faults(tmp_path / "bomb.bmp") == [("E413", PLACE)]


@pytest.mark.parametrize("marker", [0xC3, 0xC9, 0xCB])
def test_jpeg_coding_that_pdf_does_not_take(save, marker: int) -> None:
    path = save("L", "JPEG")
    path.write_bytes(path.read_bytes().replace(b"\xff\xc0", bytes((0xFF, marker)), 1))
    assert faults(path) == [("E411", PLACE)]


def test_jpeg_of_nothing_but_a_start() -> None:
    for data in (b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00", b"\xff\xd8\xff\xda", b"\xff\xd8\xffA"):
        with pytest.raises(PictureError) as caught:
            from layout.picture.jpeg import read_jpeg

            read_jpeg(data)
        assert caught.value.fault is Fault.DAMAGED


def test_stripping_keeps_the_picture_and_drops_the_rest(save) -> None:
    exif = Image.Exif()
    exif[0x010E] = "where the photographer lives"
    path = save("CMYK", "JPEG", exif=exif.tobytes(), comment=b"private")
    data = path.read_bytes()
    stripped = strip_jpeg(data)
    assert b"photographer" not in stripped
    assert b"private" not in stripped
    assert b"Adobe" in stripped
    with Image.open(BytesIO(data)) as before, Image.open(BytesIO(stripped)) as after:
        assert before.tobytes() == after.tobytes()


def test_fill_bytes_and_markers_without_a_length_hide_nothing_from_stripping(save) -> None:
    """FF may stand before any marker, and TEM has no length (ITU-T T.81 B.1.1.2, B.1.1.3)."""
    data = save("L", "JPEG", comment=b"private").read_bytes()
    at = data.index(b"\xff\xfe")
    odd = data[:at] + b"\xff\x01" + b"\xff\xff\xff" + data[at:]
    assert strip_jpeg(odd) == strip_jpeg(data)
    assert b"private" not in strip_jpeg(odd)
