"""PDF/X-4: a good file passes; one thing spoilt, and exactly its check fails."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from layout.preflight.checks import CHECKS
from layout.preflight.checks.press import TABLE
from tests.preflight.conftest import failed
from tests.preflight.maker import Maker, make_icc

Spoil = Callable[[Maker], None]
CASES: list[tuple[str, Spoil]] = []


def breaks(check: str) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        CASES.append((check, spoil))
        return spoil

    return register


@breaks("X4-001")
def newer_header(m: Maker) -> None:
    m.version = "1.7"


@breaks("X4-001")
def newer_catalog(m: Maker) -> None:
    m.root.Version = Name("/2.0")


@breaks("X4-002")
def no_identifier(m: Maker) -> None:
    m.after = lambda data: data.replace(b"/ID [", b"/IX [")


@breaks("X4-003")
def encrypted(m: Maker) -> None:
    m.save_options = {
        "encryption": pikepdf.Encryption(owner="o", user="", R=4),
        "deterministic_id": False,
        "stream_decode_level": None,
    }


@breaks("X4-004")
def two_intents(m: Maker) -> None:
    m.root.OutputIntents.append(m.pdf.make_indirect(Dictionary(m.intent)))


@breaks("X4-005")
def no_condition(m: Maker) -> None:
    m.root.OutputIntents[0].OutputConditionIdentifier = String("")


@breaks("X4-005")
def condition_on_two_lines(m: Maker) -> None:
    m.root.OutputIntents[0].OutputConditionIdentifier = String("Custom\nprofile")


@breaks("X4-006")
def no_profile(m: Maker) -> None:
    del m.root.OutputIntents[0].DestOutputProfile


@breaks("X4-006")
def profile_outside(m: Maker) -> None:
    m.root.OutputIntents[0].DestOutputProfileRef = Dictionary()


@breaks("X4-007")
def profile_of_a_monitor(m: Maker) -> None:
    m.root.OutputIntents[0].DestOutputProfile = m.stream(make_icc(kind="mntr"), N=4)


@breaks("X4-007")
def profile_of_other_channels(m: Maker) -> None:
    m.root.OutputIntents[0].DestOutputProfile = m.stream(make_icc(), N=3)


@breaks("X4-008")
def condition_not_described(m: Maker) -> None:
    del m.root.OutputIntents[0].Info


@breaks("X4-009")
def two_profiles(m: Maker) -> None:
    profile = m.stream(make_icc(note=b"other"), N=4)
    other = Dictionary(
        Type=Name.OutputIntent,
        S=Name.ISO_PDFE1,
        OutputConditionIdentifier=String("Custom"),
        Info=String("other"),
        DestOutputProfile=profile,
    )
    m.root.OutputIntents.append(other)


@breaks("X4-010")
def filtered_metadata(m: Maker) -> None:
    # qpdf writes metadata without a filter whatever it is told, so the key is put in afterwards.
    m.raw_xmp = zlib.compress(m._packet())
    m.metadata["Pad"] = String("0123456789")
    m.after = lambda data: data.replace(b"/Pad (0123456789)", b"/Filter /Fl      ")


@breaks("X4-010")
def no_metadata(m: Maker) -> None:
    m.raw_xmp = b""


@breaks("X4-010")
def metadata_that_is_no_xml(m: Maker) -> None:
    m.raw_xmp = b"<x:xmpmeta"


@breaks("X4-011")
def not_identified(m: Maker) -> None:
    del m.xmp["pdfxid:GTS_PDFXVersion"]


@breaks("X4-012")
def no_metadata_date(m: Maker) -> None:
    del m.xmp["xmp:MetadataDate"]


@breaks("X4-012")
def no_title(m: Maker) -> None:
    del m.xmp["dc:title"]


@breaks("X4-013")
def no_version_id(m: Maker) -> None:
    del m.xmp["xmpMM:VersionID"]


@breaks("X4-014")
def other_title(m: Maker) -> None:
    m.info.Title = String("别的")


@breaks("X4-014")
def other_date(m: Maker) -> None:
    m.info.ModDate = String("D:20231024060001+08'00'")


@breaks("X4-015")
def trapped_unknown(m: Maker) -> None:
    m.info.Trapped = Name.Unknown
    m.xmp["pdf:Trapped"] = "Unknown"


@breaks("X4-015")
def trapped_in_one_place(m: Maker) -> None:
    del m.info.Trapped


@breaks("X4-016")
def no_trim(m: Maker) -> None:
    del m.page.TrimBox


@breaks("X4-016")
def trim_and_art(m: Maker) -> None:
    m.page.ArtBox = m.page.TrimBox


@breaks("X4-017")
def trim_outside_media(m: Maker) -> None:
    m.page.TrimBox = Array([-5, 34, 317, 317])
    m.page.CropBox = Array([-9, 0, 351, 351])


@breaks("X4-017")
def bleed_inside_trim(m: Maker) -> None:
    m.page.BleedBox = Array([40, 40, 300, 300])


@breaks("X4-018")
def crop_cuts_trim(m: Maker) -> None:
    m.page.CropBox = Array([50, 50, 300, 300])


@breaks("X4-019")
def user_unit(m: Maker) -> None:
    m.page.UserUnit = 2


@breaks("X4-020")
def rotated(m: Maker) -> None:
    m.page.Rotate = 90


@breaks("X4-020")
def pages_of_two_sizes(m: Maker) -> None:
    other = Dictionary(m.page)
    other.TrimBox = Array([40, 40, 300, 300])
    other.Contents = m.stream(b"0 0 0 1 k 50 50 9 9 re f")
    m.pdf.pages.append(pikepdf.Page(m.pdf.make_indirect(other)))


@breaks("X4-021")
def helvetica(m: Maker) -> None:
    m.resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    m.artifact("BT /F2 9 Tf 80 120 Td (A) Tj ET")


@breaks("X4-021")
def program_left_out(m: Maker) -> None:
    del m.font.DescendantFonts[0].FontDescriptor.FontFile2


@breaks("X4-022")
def notdef(m: Maker) -> None:
    m.content = m.content.replace("<00010002>", "<00010000>")


@breaks("X4-023")
def rgb_fill(m: Maker) -> None:
    m.artifact("1 0 0 rg 70 70 9 9 re f")


@breaks("X4-023")
def rgb_picture(m: Maker) -> None:
    m.resources.XObject.Im2 = m.make_image(100, b"\x10\x20\x30", ColorSpace=Name.DeviceRGB)
    m.artifact("30 0 0 30 150 100 cm /Im2 Do")


@breaks("X4-023")
def rgb_in_a_form_in_a_form(m: Maker) -> None:
    box = Array([0, 0, 50, 50])
    inner = m.stream(
        b"0 1 0 rg 1 1 5 5 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=box,
        Resources=Dictionary(),
    )
    outer = m.stream(
        b"q /Fm Do Q",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=box,
        Resources=Dictionary(XObject=Dictionary(Fm=inner)),
    )
    m.resources.XObject.Fm1 = outer
    m.artifact("1 0 0 1 100 100 cm /Fm1 Do")


@breaks("X4-023")
def rgb_indexed_inline_image(m: Maker) -> None:
    m.artifact(
        "9 0 0 9 70 70 cm BI /W 2 /H 2 /BPC 8 /CS [/I /RGB 1 <00000000FF00>] /F /AHx "
        "ID 00010001> EI"
    )


@breaks("X4-023")
def rgb_shading(m: Maker) -> None:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 0, 0]), C1=Array([0, 0, 1]), N=1
    )
    m.resources.Shading = Dictionary(
        Sh1=Dictionary(
            ShadingType=2,
            ColorSpace=Name.DeviceRGB,
            Coords=Array([0, 0, 9, 0]),
            Function=function,
        )
    )
    m.artifact("70 70 9 9 re W n /Sh1 sh")


@breaks("X4-023")
def rgb_in_an_uncoloured_pattern(m: Maker) -> None:
    cell = m.stream(
        b"0 0 2 2 re f",
        Type=Name.Pattern,
        PatternType=1,
        PaintType=2,
        TilingType=1,
        BBox=Array([0, 0, 4, 4]),
        XStep=4,
        YStep=4,
        Resources=Dictionary(),
    )
    m.resources.Pattern = Dictionary(P1=cell)
    m.resources.ColorSpace = Dictionary(CS1=Array([Name.Pattern, Name.DeviceRGB]))
    m.artifact("/CS1 cs 1 0 0 /P1 scn 70 70 9 9 re f")


@breaks("X4-023")
def rgb_glyph_procedure(m: Maker) -> None:
    m.resources.Font.T3 = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(sq=m.stream(b"1000 0 d0 1 0 0 rg 0 0 700 700 re f")),
        Encoding=Dictionary(Differences=Array([65, Name.sq])),
        FirstChar=65,
        LastChar=65,
        Widths=Array([1000]),
        Resources=Dictionary(),
        ToUnicode=m.stream(b"1 beginbfchar <41> <0041> endbfchar"),
    )
    m.artifact("BT /T3 12 Tf 80 120 Td (A) Tj ET")


@breaks("X4-024")
def channels_unlike_the_profile(m: Maker) -> None:
    space = Array([Name.ICCBased, m.stream(make_icc("GRAY"), N=3)])
    m.resources.ColorSpace = Dictionary(CS1=space)
    m.artifact("/CS1 cs 0 0 0 sc 70 70 9 9 re f")


@breaks("X4-024")
def intent_profile_again(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(CS1=Array([Name.ICCBased, m.stream(make_icc(), N=4)]))
    m.artifact("/CS1 cs 0 0 0 1 sc 70 70 9 9 re f")


def separation(m: Maker, amount: float, name: str = "Spot") -> Array:
    function = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array([0, amount, amount, 0]),
        N=1,
    )
    tint = m.pdf.make_indirect(function)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])


@breaks("X4-025")
def one_spot_in_two_ways(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(CS1=separation(m, 1), CS2=separation(m, 0.5))
    m.artifact("/CS1 cs 1 sc 70 70 9 9 re f /CS2 cs 1 sc 90 70 9 9 re f")


@breaks("X4-025")
def spot_not_listed(m: Maker) -> None:
    names = Array([Name.Spot, Name.Black])
    limits = {"Domain": Array([0, 1] * 2), "Range": Array([0, 1] * 4)}
    function = m.stream(b"{ pop pop 0 0 0 0 }", FunctionType=4, **limits)
    m.resources.ColorSpace = Dictionary(CS1=Array([Name.DeviceN, names, Name.DeviceCMYK, function]))
    m.artifact("/CS1 cs 1 0 sc 70 70 9 9 re f")


@breaks("X4-026")
def odd_blend(m: Maker) -> None:
    m.state(BM=Name.Glow)


@breaks("X4-027")
def rgb_group_with_transparency(m: Maker) -> None:
    m.page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    m.state(ca=0.5)


@breaks("X4-028")
def transfer_function(m: Maker) -> None:
    m.state(TR=Name.Identity)


@breaks("X4-028")
def odd_halftone(m: Maker) -> None:
    m.state(HT=Dictionary(Type=Name.Halftone, HalftoneType=6))


@breaks("X4-029")
def postscript(m: Maker) -> None:
    m.resources.XObject.PS1 = m.stream(b"showpage", Type=Name.XObject, Subtype=Name.PS)


@breaks("X4-029")
def opi(m: Maker) -> None:
    m.image.OPI = Dictionary()


@breaks("X4-030")
def outside_data(m: Maker) -> None:
    m.image.FFilter = Name.FlateDecode


@breaks("X4-030")
def lzw(m: Maker) -> None:
    m.resources.XObject.Im2 = m.stream(
        b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01",
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=3,
        Height=3,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Filter=Name.LZWDecode,
    )


@breaks("X4-031")
def reference(m: Maker) -> None:
    m.resources.XObject.Fm1 = m.stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Ref=Dictionary(),
        Resources=Dictionary(),
    )


@breaks("X4-032")
def link_on_the_page(m: Maker) -> None:
    m.annotation("Link", F=4)


@breaks("X4-033")
def javascript(m: Maker) -> None:
    m.root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


@breaks("X4-033")
def additional_action(m: Maker) -> None:
    m.page.AA = Dictionary(O=Dictionary())


@breaks("X4-033")
def opening_action(m: Maker) -> None:
    m.root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


@breaks("X4-034")
def xfa(m: Maker) -> None:
    m.root.AcroForm = Dictionary(XFA=String(""))


@breaks("X4-034")
def form_field(m: Maker) -> None:
    m.root.AcroForm = Dictionary(Fields=Array([m.annotation("Widget", F=4)]))


@breaks("X4-035")
def layer_configurations(m: Maker) -> None:
    m.root.OCProperties = Dictionary(
        OCGs=Array(), D=Dictionary(), Configs=Array([Dictionary(Name=String("x"))])
    )


@breaks("X4-035")
def layer_events(m: Maker) -> None:
    m.root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary(AS=Array()))


@breaks("X4-036")
def film(m: Maker) -> None:
    m.annotation("Movie", F=4)


@breaks("X4-036")
def slide_show(m: Maker) -> None:
    m.root.Names = Dictionary(AlternatePresentations=Dictionary(Names=Array()))


@breaks("X4-037")
def interpolated(m: Maker) -> None:
    m.image.Interpolate = True


@breaks("X4-037")
def odd_bits(m: Maker) -> None:
    m.image.BitsPerComponent = 7


def test_a_good_file_passes(judge) -> None:
    verdict = judge("press")
    assert verdict.standards == ("PDF/X-4",)
    assert verdict.findings == ()
    assert verdict.is_good


@pytest.mark.parametrize(("check", "spoil"), CASES, ids=lambda v: getattr(v, "__name__", v))
def test_one_thing_spoilt_fails_exactly_its_check(judge, check: str, spoil: Spoil) -> None:
    verdict = judge("press", spoil)
    assert failed(verdict) == {check}
    assert verdict.is_good == (CHECKS[check].grade != "error")


def test_every_check_has_a_file_that_fails_it() -> None:
    assert {check for check, _ in CASES} == set(TABLE)


def tagged_rgb(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(
        CS1=Array([Name.ICCBased, m.stream(make_icc("RGB", "mntr"), N=3)])
    )
    m.artifact("/CS1 cs 1 0 0 sc 70 70 9 9 re f")


def rgb_with_a_default(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(
        DefaultRGB=Array([Name.ICCBased, m.stream(make_icc("RGB", "mntr"), N=3)])
    )
    m.artifact("1 0 0 rg 70 70 9 9 re f")


def font_that_shows_nothing(m: Maker) -> None:
    m.resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
    )
    m.artifact("BT 3 Tr /F2 9 Tf 80 120 Td (A) Tj ET")


def cmyk_transparency(m: Maker) -> None:
    m.page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    m.state(ca=0.5, BM=Name.Multiply)


def link_beside_the_page(m: Maker) -> None:
    m.annotation("Link", F=4).Rect = Array([1, 1, 20, 20])


def default_layer(m: Maker) -> None:
    layer = m.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("层")))
    m.root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


@pytest.mark.parametrize(
    "spoil",
    [
        tagged_rgb,
        rgb_with_a_default,
        font_that_shows_nothing,
        cmyk_transparency,
        link_beside_the_page,
        default_layer,
    ],
    ids=lambda f: f.__name__,
)
def test_what_the_standard_allows_passes(judge, spoil: Spoil) -> None:
    assert failed(judge("press", spoil)) == set()
