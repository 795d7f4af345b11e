from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image as PilImage
from PIL import ImageCms

from layout.diagnostics import LayoutError, Report, Span
from layout.display.items import Group, Image, Role
from layout.geometry import Rect
from layout.picture import read_picture
from layout.units import PT
from layout.write.pictures import Space, prepare_plates
from layout.write.preview import write_pictures, write_preview
from tests.noise import draw_noise

PLACE = Span("issue.yaml", 20, 5)
# A corner of each colour, so that turned and cropped pictures can be told apart.
CORNERS = {"red": (255, 0, 0), "green": (0, 160, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def corners(width: int = 80, height: int = 40) -> PilImage.Image:
    """A picture red top left, green top right, blue bottom left, white bottom right."""
    image = PilImage.new("RGB", (width, height))
    for i, color in enumerate(CORNERS.values()):
        box = (i % 2 * width // 2, i // 2 * height // 2)
        image.paste(color, (*box, box[0] + width // 2, box[1] + height // 2))
    return image


@pytest.fixture
def place() -> Callable[..., Group]:
    """Place a file in a figure of 80 by 40 points, at 100, 100."""

    def make(path: Path, rect: Rect | None = None, crop: tuple[int, ...] | None = None) -> Group:
        picture, _ = read_picture(path)
        crop = crop or (0, 0, picture.width_px, picture.height_px)
        rect = rect or Rect(100 * PT, 100 * PT, 80 * PT, 40 * PT)
        image = Image(path, picture.digest, rect, crop)
        return Group(Role.FIGURE, (image,), source=PLACE)

    return make


def image_of(pdf: bytes) -> dict[str, object]:
    """Return the entries of the only image on the first page, and its raw bytes as ``data``."""
    with pikepdf.open(BytesIO(pdf)) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        entries: dict[str, object] = {
            key: str(value) if isinstance(value, pikepdf.Name) else value
            for key, value in image.items()
            if not isinstance(value, pikepdf.Array)
        }
        if "/Decode" in image:
            entries["/Decode"] = [int(n) for n in image.Decode]
        return entries | {"data": image.read_raw_bytes()}


def pixels(pdf: bytes) -> PilImage.Image:
    return PilImage.open(BytesIO(write_pictures(pdf, 72)[0])).convert("RGB")


def nearest(color: tuple[int, ...]) -> str:
    return min(
        CORNERS, key=lambda c: sum((a - b) ** 2 for a, b in zip(color, CORNERS[c], strict=True))
    )


def look(pdf: bytes) -> list[str]:
    """Name the colours at the four corners of the figure: top left, top right, bottom left, …"""
    image = pixels(pdf)
    points = [(105, 105), (175, 105), (105, 135), (175, 135)]
    return [nearest(image.getpixel(point)) for point in points]


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_fitting_jpeg_is_not_touched(mode, tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.jpg"
    draw_noise("L", (80, 40)).convert(mode).save(path, quality=80)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    image = image_of(pdf)
    scan = path.read_bytes().index(b"\xff\xda")
    assert image["data"].endswith(path.read_bytes()[scan:])
    assert image["/Filter"] == "/DCTDecode"
    assert image["/ColorSpace"] == ("/DeviceGray" if mode == "L" else "/DeviceCMYK")


def cmyk_jpeg(path: Path, *, marked: bool) -> Path:
    """Save 90 % cyan as a CMYK JPEG, with Adobe's marker (upside down) or without it."""
    PilImage.new("CMYK", (80, 40), (230, 0, 0, 0)).save(path, "JPEG", quality=95)
    if not marked:
        # Pillow writes upside down with the marker; 25 in all bytes, the other way up.
        PilImage.new("CMYK", (80, 40), (25, 255, 255, 255)).save(path, "JPEG", quality=95)
        data = path.read_bytes()
        at = (
            data.index(b"\xff\xeeeAdobe") if b"\xff\xeeeAdobe" in data else data.index(b"Adobe") - 4
        )
        length = int.from_bytes(data[at + 2 : at + 4])
        path.write_bytes(data[:at] + data[at + 2 + length :])
    return path


@pytest.mark.parametrize("marked", [True, False])
def test_cmyk_jpeg_either_way_up(marked, tmp_path, place, make_document, faces) -> None:
    path = cmyk_jpeg(tmp_path / "a.jpg", marked=marked)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    assert ("/Decode" in image_of(pdf)) is marked
    red, green, blue = pixels(pdf).getpixel((140, 120))
    assert red < 80
    assert min(green, blue) > 130


@pytest.mark.parametrize("kind", ["png", "jpg", "tif", "webp", "gif", "bmp"])
def test_colour_becomes_cmyk(kind, tmp_path, place, make_document, faces) -> None:
    path = tmp_path / f"a.{kind}"
    corners().save(path)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    assert image_of(pdf)["/ColorSpace"] == "/DeviceCMYK"
    assert look(pdf) == list(CORNERS)


def test_newsprint_profile_limits_the_ink(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.png"
    PilImage.linear_gradient("L").convert("RGB").point(lambda v: v // 2).save(path)
    image = PilImage.open(path)
    image.putpixel((0, 0), (40, 0, 0))
    image.save(path)
    plates = prepare_plates(make_document([place(path)]), Report())
    (plate,) = plates.values()
    assert plate.space is Space.CMYK
    assert not plate.jpeg
    import zlib

    data = zlib.decompress(plate.data)
    total = max(sum(data[i : i + 4]) for i in range(0, len(data), 4)) / 255
    assert 1.5 < total <= 2.6


def test_embedded_profile_is_used(tmp_path, place, make_document) -> None:
    """The same numbers are another colour under a profile with narrower primaries."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, tagged, other = (tmp_path / f"{name}.png" for name in ("plain", "tagged", "other"))
    corners().save(plain)
    corners().save(tagged, icc_profile=profile)
    # Swapping the matrix columns of red and blue makes a profile that swaps the colours.
    swapped = profile.replace(b"rXYZ", b"tmp0").replace(b"bXYZ", b"rXYZ").replace(b"tmp0", b"bXYZ")
    corners().save(other, icc_profile=swapped)
    plates = [
        next(iter(prepare_plates(make_document([place(path)]), Report()).values())).data
        for path in (plain, tagged, other)
    ]
    assert plates[0] == plates[1] != plates[2]


def test_drawings_stay_exact_and_photographs_do_not(tmp_path, place, make_document) -> None:
    drawing, photograph = tmp_path / "a.png", tmp_path / "b.png"
    corners(400, 200).save(drawing)
    draw_noise("L", (400, 200)).save(photograph)
    pages = make_document([place(drawing), place(photograph)])
    assert [plate.jpeg for plate in prepare_plates(pages, Report()).values()] == [False, True]


def test_grey_in_disguise_becomes_grey(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.png"
    PilImage.linear_gradient("L").convert("RGB").save(path)
    image = image_of(write_preview(make_document([place(path)]), faces, Report()))
    assert image["/ColorSpace"] == "/DeviceGray"


def test_sixteen_bits(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.png"
    PilImage.new("I;16", (80, 40), 0x8000).save(path)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    assert image_of(pdf)["/BitsPerComponent"] == 8
    assert abs(pixels(pdf).getpixel((140, 120))[0] - 128) < 3


def test_bilevel_stays_bilevel(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.png"
    image = PilImage.new("1", (83, 40), 1)
    image.paste(0, (0, 0, 40, 40))
    image.save(path)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    assert image_of(pdf)["/BitsPerComponent"] == 1
    assert pixels(pdf).getpixel((110, 120))[0] < 10
    assert pixels(pdf).getpixel((170, 120))[0] > 245


def test_clear_parts_show_the_paper(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.png"
    image = corners().convert("RGBA")
    image.putalpha(PilImage.new("L", image.size, 0))
    image.save(path)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    assert look(pdf) == ["white"] * 4


def test_palette_with_transparency(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.gif"
    corners().quantize(8).save(path, transparency=0)
    assert len(look(write_preview(make_document([place(path)]), faces, Report()))) == 4


def test_unfit_embedded_profile_is_passed_over(tmp_path, place, make_document, faces) -> None:
    # A profile of another colour space than the pixels' must be passed over.
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    path = tmp_path / "a.png"
    corners().save(path, icc_profile=lab)
    assert look(write_preview(make_document([place(path)]), faces, Report())) == list(CORNERS)


TURNS = {
    1: PilImage.Transpose.ROTATE_90,
    2: PilImage.Transpose.FLIP_LEFT_RIGHT,
    3: PilImage.Transpose.ROTATE_180,
    4: PilImage.Transpose.FLIP_TOP_BOTTOM,
    5: PilImage.Transpose.TRANSPOSE,
    6: PilImage.Transpose.ROTATE_90,
    7: PilImage.Transpose.TRANSVERSE,
    8: PilImage.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_orientation(orientation, mode, tmp_path, place, make_document, faces) -> None:
    """A camera held any way: converted pictures are turned, kept JPEGs drawn turned."""
    exif = PilImage.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "a.jpg"
    stored = corners().transpose(TURNS[orientation])
    if mode == "CMYK":
        stored = PilImage.merge("CMYK", [*(c.point(lambda v: 255 - v) for c in stored.split()),
                                         PilImage.new("L", stored.size)])  # fmt: skip
    stored.save(path, exif=exif.tobytes(), quality=95, subsampling=0)
    pdf = write_preview(make_document([place(path)]), faces, Report())
    assert look(pdf) == list(CORNERS)


def test_crop_is_a_clip_over_one_picture(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.png"
    corners().save(path)
    right = place(path, crop=(40, 0, 80, 40))
    whole = place(path, rect=Rect(200 * PT, 300 * PT, 80 * PT, 40 * PT))
    pdf = write_preview(make_document([right, whole]), faces, Report())
    assert look(pdf) == ["green", "green", "white", "white"]
    assert nearest(pixels(pdf).getpixel((95, 105))) == "white"
    with pikepdf.open(BytesIO(pdf)) as file:
        assert len(file.pages[0].Resources.XObject) == 1


@pytest.mark.parametrize(
    ("mode", "ppi", "left"),
    [
        ("L", 1440, 200),  # 9.6 times as fine: an eighth
        ("L", 320, 800),
        ("L", 290, 1600),  # fits: kept as it is
        ("RGB", 290, 800),
        ("RGB", 200, 1600),  # 1.33 times as fine is nearer to once than to twice
    ],
)
def test_pictures_are_thinned_out(mode, ppi, left, tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.jpg"
    draw_noise("L", (1600, 800)).convert(mode).save(path)
    width = 1600 * 72 * PT // ppi
    placed = place(path, rect=Rect(0, 0, width, width // 2))
    image = image_of(write_preview(make_document([placed]), faces, Report()))
    assert (image["/Width"], image["/Height"]) == (left, left // 2)


def test_the_coarsest_place_decides(tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.jpg"
    draw_noise("L", (1600, 800)).save(path)
    large = place(path, rect=Rect(0, 0, 400 * PT, 200 * PT))
    image = image_of(write_preview(make_document([place(path), large]), faces, Report()))
    assert (image["/Width"], image["/Height"]) == (1600, 800)


def test_cached_conversion_is_the_same(tmp_path, place, make_document, faces, monkeypatch) -> None:
    path = tmp_path / "a.jpg"
    draw_noise("L", (200, 100)).convert("RGB").save(path)
    document = make_document([place(path)])
    first = write_preview(document, faces, Report())
    assert write_preview(document, faces, Report()) == first
    monkeypatch.setenv("BANMIAN_CACHE", "off")
    assert write_preview(document, faces, Report()) == first


@pytest.mark.parametrize("harm", ["missing", "cut", "text", "other"])
def test_picture_spoilt_after_make_up(harm, tmp_path, place, make_document, faces) -> None:
    path = tmp_path / "a.jpg"
    corners().save(path)
    document = make_document([place(path)])
    data = path.read_bytes()
    codes = {"missing": "E410", "cut": "E412", "text": "E411", "other": "E414"}
    match harm:
        case "missing":
            path.unlink()
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "text":
            path.write_bytes(b"text")
        case "other":
            corners(90, 45).save(path)
    with pytest.raises(LayoutError) as caught:
        write_preview(document, faces, Report())
    (found,) = caught.value.diagnostics
    assert (found.code, found.span) == (codes[harm], PLACE)


def test_png_whose_pixels_do_not_unpack(tmp_path, place, make_document, faces) -> None:
    """Every chunk is whole, but there are too few rows in them."""
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = zlib.compress(bytes(41) * 3)[:-5]
    path = tmp_path / "a.png"
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )
    with pytest.raises(LayoutError) as caught:
        write_preview(make_document([place(path)]), faces, Report())
    assert [(d.code, d.span) for d in caught.value.diagnostics] == [("E412", PLACE)]


def test_a_broken_profile_is_warned_of_and_srgb_assumed(
    tmp_path, place, make_document, faces
) -> None:
    path = tmp_path / "a.jpg"
    corners().convert("RGB").save(path, icc_profile=b"not a profile at all" * 20)
    report = Report()
    write_preview(make_document([place(path)]), faces, report)
    assert [d.code for d in report.diagnostics] == ["W410"]
