"""Press files: what stands in them, and what is refused before they are written."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image as PilImage
from PIL import ImageCms

from layout.color import BLACK, CMYK, WHITE, Spot
from layout.diagnostics import LayoutError, Report, Span
from layout.display.items import Group, Image, Role, Rule, Shape
from layout.geometry import Point, Rect
from layout.picture import read_picture
from layout.printer import Bound, Limit, load_printer
from layout.units import MM, PT
from layout.write.condition import load_condition
from layout.write.pictures import NEWSPRINT
from layout.write.press import Print, prepare_print, write_press
from tests.noise import draw_noise

PLACE = Span("issue.yaml", 20, 5)
RED = CMYK(0, 1000, 1000, 0)


@pytest.fixture(scope="module")
def how() -> Print:
    printer, condition = load_printer("newsprint", Report()), load_condition("", Report(), None)
    assert printer
    assert condition
    return Print(printer=printer, condition=condition, intent="perceptual", span=PLACE)


@pytest.fixture
def press(how, faces) -> Callable[..., list[bytes]]:
    def make(document, report=None, how=how):
        report = report or Report()
        plates = prepare_print(document, how, report)
        return list(write_press(document, faces, plates, how))

    return make


def codes(report: Report) -> list[tuple[str, Span | None]]:
    return [(d.code, d.span) for d in report.diagnostics]


def content_of(pdf: bytes, page: int = 0) -> str:
    with pikepdf.open(BytesIO(pdf)) as file:
        return file.pages[page].Contents.read_bytes().decode()


def figure(path: Path, width: int = 80 * PT) -> Group:
    picture, _ = read_picture(path)
    crop = (0, 0, picture.width_px, picture.height_px)
    rect = Rect(100 * PT, 100 * PT, width, width * picture.height_px // picture.width_px)
    return Group(Role.FIGURE, (Image(path, picture.digest, rect, crop),), source=PLACE)


def boxes(pdf: bytes) -> dict[str, list[float]]:
    with pikepdf.open(BytesIO(pdf)) as file:
        page = file.pages[0].obj
        return {
            key: [float(n) for n in page[f"/{key}"]]
            for key in ("MediaBox", "BleedBox", "TrimBox", "CropBox")
            if f"/{key}" in page
        }


def test_one_file_for_the_issue_and_one_for_each_page(
    press, make_document, set_text, faces
) -> None:
    pages = [[set_text(faces, words)] for words in ("第一版", "第二版")]
    files = press(make_document(*pages))
    assert len(files) == 3
    assert [len(pikepdf.open(BytesIO(file)).pages) for file in files] == [2, 1, 1]
    assert len(press(make_document(pages[0]))) == 1


def test_boxes_lie_one_in_the_other(press, make_document) -> None:
    found = boxes(press(make_document([], bleed=3 * MM))[0])
    mm = 72 / 25.4
    assert found["TrimBox"] == [0, 0, 400, 600]
    assert found["BleedBox"] == pytest.approx(
        [-3 * mm, -3 * mm, 400 + 3 * mm, 600 + 3 * mm], abs=1e-3
    )
    assert found["MediaBox"] == pytest.approx(
        [-15 * mm, -15 * mm, 400 + 15 * mm, 600 + 15 * mm], abs=1e-3
    )
    assert "CropBox" not in found


def test_black_type_prints_over_and_nothing_else_does(
    press, make_document, set_text, faces
) -> None:
    box = Rect(0, 0, 50 * PT, 50 * PT)
    items = [
        Shape(box, BLACK),
        set_text(faces, "黑字"),
        set_text(faces, "红字", color=RED, y=130 * PT),
        set_text(faces, "白字", color=WHITE, y=160 * PT),
        Rule(Point(0, 0), Point(9, 9), PT, BLACK),
        Rule(Point(0, 0), Point(9, 9), PT, RED),
        set_text(faces, "又是", y=190 * PT),
    ]
    pdf = press(make_document(items))[0]
    states, seen = {}, []
    with pikepdf.open(BytesIO(pdf)) as file:
        for key, state in file.pages[0].Resources.ExtGState.items():
            states[key] = (bool(state.op), bool(state.OP), int(state.OPM))
        over = (False, False, 0)
        ink = {"k": None, "K": None}
        for operands, operator in pikepdf.parse_content_stream(file.pages[0]):
            name = str(operator)
            if name == "gs":
                over = states[str(operands[0])]
            elif name in ink:
                ink[name] = [float(n) for n in operands]
            elif name == "Q":
                break
            elif name in ("TJ", "f", "S"):
                which = "K" if name == "S" else "k"
                seen.append((name, ink[which], over[which == "K"], over[2]))
    black, red, white = [0, 0, 0, 1], [0, 1, 1, 0], [0, 0, 0, 0]
    assert [row[:3] for row in seen] == [
        ("f", black, False),
        ("TJ", black, True),
        ("TJ", red, False),
        ("TJ", white, False),
        ("S", black, True),
        ("S", red, False),
        ("TJ", black, True),
    ]
    assert all(mode == 1 for *_, is_over, mode in seen if is_over)


def test_spot_inks_keep_their_plate(press, make_document, set_text, faces) -> None:
    spot = Spot("PANTONE 485 C", 500, CMYK(0, 950, 1000, 0))
    pdf = press(make_document([set_text(faces, "专色", color=spot)]))[0]
    with pikepdf.open(BytesIO(pdf)) as file:
        spaces = {str(space[1]): key for key, space in file.pages[0].Resources.ColorSpace.items()}
        assert set(spaces) == {"/PANTONE 485 C", "/All"}
        key = spaces["/PANTONE 485 C"]
        assert f"{key} cs 0.5 scn" in content_of(pdf)
        space = file.pages[0].Resources.ColorSpace[key]
        assert (str(space[0]), str(space[2])) == ("/Separation", "/DeviceCMYK")
        assert [float(n) for n in space[3].C1] == [0, 0.95, 1, 0]


def test_marks_are_artifacts_outside_the_bleed(press, make_document) -> None:
    content = content_of(press(make_document([], bleed=3 * MM))[0])
    assert content.count("/Artifact BMC") == content.count("EMC") == 1
    points = [
        (float(x), float(y))
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+) (?:m|l|c|Tm)\b", content)
    ]
    points += [
        (float(x), float(y))
        for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+) [\d.]+ [\d.]+ re", content)
    ]
    bleed, room = 3 * 72 / 25.4, 15 * 72 / 25.4
    assert len(points) > 60
    for x, y in points:
        assert x <= -bleed or x >= 400 + bleed or y <= -bleed or y >= 600 + bleed
        assert -room <= x <= 400 + room
        assert -room <= y <= 600 + room


def test_slug_line_names_the_page_and_its_plates(
    press, make_document, set_text, faces, extract
) -> None:
    words = extract(press(make_document([set_text(faces, "黑字")]))[0])
    assert re.search(
        r"临江日报 2025年10月31日 *第A01版 *要闻 *141×212 mm *FOGRA42 *K *[0-9a-f]{12}", words
    )
    words = extract(press(make_document([set_text(faces, "红字", color=RED)]))[0])
    assert " FOGRA42 M+Y " in " ".join(words.split())


def test_intent_and_metadata_say_the_same(press, make_document, how) -> None:
    with pikepdf.open(BytesIO(press(make_document([]))[0])) as file:
        (intent,) = file.Root.OutputIntents
        assert str(intent.S) == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA42"
        assert intent.DestOutputProfile.read_bytes() == NEWSPRINT.read_bytes()
        assert file.Root.Metadata.read_raw_bytes() == file.Root.Metadata.read_bytes()
        with file.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["dc:title"] == str(file.docinfo.Title)
            assert xmp["pdf:Trapped"] == "False" == str(file.docinfo.Trapped)[1:]
        assert file.pdf_version == "1.6"
        assert "/Annots" not in file.pages[0]
        assert "/Outlines" not in file.Root


def test_too_little_bleed_is_refused(press, make_document, how) -> None:
    report = Report()
    sheetfed = load_printer("sheetfed", report)
    assert sheetfed
    with pytest.raises(LayoutError):
        press(make_document([], bleed=2 * MM), report, replace(how, printer=sheetfed))
    assert codes(report) == [("E510", PLACE)]
    press(make_document([], bleed=3 * MM), None, replace(how, printer=sheetfed))


def test_declared_colours_are_held_to_the_total_ink(press, make_document) -> None:
    heavy = Group(
        Role.ARTICLE, (Shape(Rect(0, 0, PT, PT), CMYK(700, 700, 700, 500)),), source=PLACE
    )
    report = Report()
    with pytest.raises(LayoutError):
        press(make_document([heavy]), report)
    assert codes(report) == [("E511", PLACE)]
    assert "260" in report.diagnostics[0].message("en")


def test_more_spot_inks_than_the_printer_has(press, make_document) -> None:
    shapes = [Shape(Rect(0, 0, PT, PT), Spot(f"专{i}", 1000, RED)) for i in range(2)]
    group = Group(Role.ARTICLE, tuple(shapes), source=PLACE)
    report = Report()
    with pytest.raises(LayoutError):
        press(make_document([group]), report)
    assert codes(report) == [("E512", PLACE)]


@pytest.mark.parametrize(
    ("pixels", "expected"), [(98, "E440"), (99, "W440"), (148, "W440"), (149, None), (700, None)]
)
def test_resolution_at_its_size(pixels, expected, press, make_document, tmp_path) -> None:
    path = tmp_path / "a.jpg"
    PilImage.new("L", (pixels, pixels), 90).save(path)
    report = Report()
    document = make_document([figure(path, 72 * PT)])
    if expected == "E440":
        with pytest.raises(LayoutError):
            press(document, report)
    else:
        press(document, report)
    assert codes(report) == ([(expected, PLACE)] if expected else [])
    if expected:
        assert f"{pixels} ppi" in report.diagnostics[0].message("en")
        assert "25×25 mm" in report.diagnostics[0].message("en")


def test_rgb_without_a_profile_is_told(press, make_document, tmp_path) -> None:
    image = PilImage.new("RGB", (200, 200), (200, 40, 30))
    image.save(tmp_path / "bare.png")
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(tmp_path / "named.png", icc_profile=srgb)
    report = Report()
    press(make_document([figure(tmp_path / "bare.png"), figure(tmp_path / "named.png")]), report)
    assert codes(report) == [("W441", PLACE)]


def test_profile_of_no_use_is_told(press, make_document, tmp_path) -> None:
    PilImage.new("RGB", (200, 200), (200, 40, 30)).save(tmp_path / "a.png", icc_profile=b"nothing")
    report = Report()
    press(make_document([figure(tmp_path / "a.png")]), report)
    assert codes(report) == [("W410", PLACE)]


@pytest.mark.parametrize("kind", ["16", "alpha"])
def test_deep_and_clear_pictures_become_ink(kind, press, make_document, tmp_path) -> None:
    path = tmp_path / "a.png"
    if kind == "16":
        PilImage.new("I;16", (200, 200), 30000).save(path)
    else:
        PilImage.new("RGBA", (200, 200), (200, 40, 30, 100)).save(path)
    report = Report()
    pdf = press(make_document([figure(path)]), report)[0]
    assert ("W444" if kind == "16" else "W445", PLACE) in codes(report)
    with pikepdf.open(BytesIO(pdf)) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        assert str(image.ColorSpace) == ("/DeviceGray" if kind == "16" else "/DeviceCMYK")
        assert int(image.BitsPerComponent) == 8
        assert "/SMask" not in image


def test_truncated_picture_is_refused(press, make_document, tmp_path) -> None:
    path = tmp_path / "a.jpg"
    draw_noise("L", (200, 200)).save(path)
    group = figure(path)
    path.write_bytes(path.read_bytes()[:3000])
    report = Report()
    with pytest.raises(LayoutError):
        press(make_document([group]), report)
    assert codes(report) == [("E412", PLACE)]


def shown_ink(pdf: bytes) -> int:
    """Return the most ink of the only picture over 8 × 8 pixels, in per cents."""
    with pikepdf.open(BytesIO(pdf)) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        if str(image.Filter) == "/DCTDecode":
            plate = PilImage.open(BytesIO(image.read_raw_bytes()))
        else:
            size = (int(image.Width), int(image.Height))
            plate = PilImage.frombytes("CMYK", size, image.read_bytes())
    return round(max(map(sum, plate.reduce(8).get_flattened_data())) / 2.55)


@pytest.mark.parametrize("kind", ["jpg", "tif"])
def test_inks_over_the_limit_are_reduced_and_told(kind, press, make_document, tmp_path) -> None:
    path = tmp_path / f"a.{kind}"
    PilImage.new("CMYK", (200, 200), (255, 204, 204, 153)).save(path, quality=95)
    report = Report()
    pdf = press(make_document([figure(path)]), report)[0]
    assert codes(report) == [("W442", PLACE)]
    assert re.search("3(19|20|21)%", report.diagnostics[0].message("en"))
    assert 210 <= shown_ink(pdf) <= 220


@pytest.mark.parametrize("marked", [True, False])
def test_inks_within_the_limit_stay_as_they_came(marked, press, make_document, tmp_path) -> None:
    path = tmp_path / "a.jpg"
    PilImage.new("CMYK", (200, 200), (40, 100, 60, 20)).save(path, quality=95)
    if not marked:
        data = path.read_bytes()
        at = data.index(b"Adobe") - 4
        path.write_bytes(data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4]) :])
    report = Report()
    pdf = press(make_document([figure(path)]), report)[0]
    with pikepdf.open(BytesIO(pdf)) as file:
        (image,) = file.pages[0].Resources.XObject.values()
        scan = path.read_bytes().index(b"\xff\xda")
        assert image.read_raw_bytes().endswith(path.read_bytes()[scan:])
        assert ("/Decode" in image) is marked
    # Without the marker the same bytes are the negative: 255 is full ink there.
    assert bool(report.diagnostics) is False


def test_inks_of_another_press_are_converted(press, make_document, tmp_path) -> None:
    other = NEWSPRINT.with_name("CGATS21_CRPC1.icc").read_bytes()
    image = PilImage.new("CMYK", (200, 200), (128, 20, 20, 0))
    image.save(tmp_path / "a.tif", icc_profile=other)
    pdf = press(make_document([figure(tmp_path / "a.tif")]))[0]
    with pikepdf.open(BytesIO(pdf)) as file:
        (plate,) = file.pages[0].Resources.XObject.values()
        assert plate.read_bytes()[:4] != bytes((128, 20, 20, 0))
    image.save(tmp_path / "b.tif", icc_profile=NEWSPRINT.read_bytes())
    pdf = press(make_document([figure(tmp_path / "b.tif")]))[0]
    with pikepdf.open(BytesIO(pdf)) as file:
        (plate,) = file.pages[0].Resources.XObject.values()
        assert plate.read_bytes()[:4] == bytes((128, 20, 20, 0))


def test_intent_changes_the_inks(press, make_document, tmp_path, how) -> None:
    path = tmp_path / "a.png"
    PilImage.new("RGB", (200, 200), (20, 60, 250)).save(path)
    found = set()
    for intent in ("perceptual", "relative", "absolute"):
        pdf = press(make_document([figure(path)]), None, replace(how, intent=intent))[0]
        with pikepdf.open(BytesIO(pdf)) as file:
            (plate,) = file.pages[0].Resources.XObject.values()
            found.add(plate.read_bytes()[:4])
    assert len(found) == 3


def test_stricter_printer_gets_less_ink(press, make_document, tmp_path, how) -> None:
    path = tmp_path / "a.png"
    draw_noise("L", (200, 200)).convert("RGB").point(lambda v: v // 3).save(path)
    image = PilImage.open(path)
    image.putpixel((0, 0), (40, 0, 0))
    image.save(path)
    strict = replace(how.printer, total_ink=Bound(error=Limit(1800, "our plant")))
    for printer, most in ((how.printer, 220), (strict, 180)):
        pdf = press(make_document([figure(path)]), None, replace(how, printer=printer))[0]
        assert most - 20 <= shown_ink(pdf) <= most


def test_same_input_same_bytes(press, make_document, set_text, faces) -> None:
    document = make_document([set_text(faces, "两次")])
    assert press(document) == press(document)
