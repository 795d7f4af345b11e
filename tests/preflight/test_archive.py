"""PDF/A-3a: a good file passes; one thing spoilt, and exactly its check fails."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from layout.preflight.checks import CHECKS
from layout.preflight.checks.archive import TABLE
from tests.preflight.conftest import failed
from tests.preflight.maker import FONT_PROGRAM, Maker, make_icc

Spoil = Callable[[Maker], None]
CASES: list[tuple[str, Spoil]] = []


def breaks(check: str) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        CASES.append((check, spoil))
        return spoil

    return register


def as_part_2(m: Maker) -> None:
    """Make the file claim PDF/A-2a, without an embedded file."""
    m.xmp["pdfaid:part"] = "2"
    del m.root.AF, m.root.Names


def without_intent(m: Maker) -> None:
    """Take the intent away, and every colour that needs it."""
    del m.root.OutputIntents
    space = Array([Name.ICCBased, m.stream(make_icc(note=b"cmyk"), N=4)])
    m.resources.ColorSpace = Dictionary(CS9=space)
    m.content = m.content.replace("0 0 0 1 K", "/CS9 CS 0 0 0 1 SC")
    m.content = m.content.replace("0 0 0 1 k", "/CS9 cs 0 0 0 1 sc").replace("/Black gs", "")
    m.image.ColorSpace = space


@breaks("A2-001")
def no_binary_comment(m: Maker) -> None:
    def after(data: bytes) -> bytes:
        first, second, rest = data.split(b"\n", 2)
        return first + b"\n" + b"%" + b"a" * (len(second) - 1) + b"\n" + rest

    m.after = after


@breaks("A2-001")
def header_of_pdf_2(m: Maker) -> None:
    m.version = "2.0"


@breaks("A2-002")
def no_identifier(m: Maker) -> None:
    m.after = lambda data: data.replace(b"/ID [", b"/IX [")


@breaks("A2-003")
def encrypted(m: Maker) -> None:
    m.save_options = {
        "encryption": pikepdf.Encryption(owner="o", user="", R=4),
        "deterministic_id": None,
        "stream_decode_level": None,
    }


@breaks("A2-004")
def data_after_the_end(m: Maker) -> None:
    m.after = lambda data: data + b"\nmore"


@breaks("A2-005")
def endstream_without_line_end(m: Maker) -> None:
    m.after = lambda data: data.replace(b"\nendstream", b" endstream", 1)


@breaks("A2-005")
def wrong_length(m: Maker) -> None:
    before, after = (b"/Length %d" % n for n in (len(FONT_PROGRAM), len(FONT_PROGRAM) - 2))
    m.after = lambda data: data.replace(before, after)


@breaks("A2-006")
def outside_data(m: Maker) -> None:
    m.image.FFilter = Name.FlateDecode


@breaks("A2-007")
def lzw(m: Maker) -> None:
    m.file.Filter = Name.LZWDecode


@breaks("A2-008")
def nested_too_deep(m: Maker) -> None:
    m.artifact("q " * 29 + "70 70 9 9 re f " + "Q " * 29)


@breaks("A2-009")
def box_too_large(m: Maker) -> None:
    m.page.MediaBox = Array([0, 0, 15000, 400])


@breaks("A2-010")
def name_too_long(m: Maker) -> None:
    m.info[Name("/" + "n" * 128)] = 1


@breaks("A2-010")
def number_too_large(m: Maker) -> None:
    m.info.Number = 2**31


@breaks("A2-011")
def inherited_resources(m: Maker) -> None:
    m.root.Pages.Resources = m.page.Resources
    del m.page.Resources


@breaks("A2-011")
def form_without_resources(m: Maker) -> None:
    m.resources.XObject.Fm1 = m.stream(
        b"/Out gs 1 1 5 5 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
    )
    m.artifact("1 0 0 1 70 70 cm /Fm1 Do")


@breaks("A2-012")
def profile_of_a_device_link(m: Maker) -> None:
    m.root.OutputIntents[0].DestOutputProfile = m.stream(make_icc(kind="link"), N=4)


@breaks("A2-013")
def two_profiles(m: Maker) -> None:
    other = Dictionary(
        S=Name.ISO_PDFE1,
        OutputConditionIdentifier=String("Custom"),
        DestOutputProfile=m.stream(make_icc(note=b"other"), N=4),
    )
    m.root.OutputIntents.append(other)


@breaks("A2-014")
def press_profile_outside(m: Maker) -> None:
    m.xmp["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
    m.version = "1.6"
    intent = Dictionary(m.root.OutputIntents[0])
    intent.S = Name.GTS_PDFX
    intent.DestOutputProfileRef = Dictionary()
    m.root.OutputIntents.append(intent)


@breaks("A2-015")
def rgb(m: Maker) -> None:
    m.artifact("1 0 0 rg 70 70 9 9 re f")


@breaks("A2-016")
def cmyk_without_intent(m: Maker) -> None:
    without_intent(m)
    m.artifact("0 0 0 1 k 70 70 9 9 re f")


@breaks("A2-017")
def grey_without_intent(m: Maker) -> None:
    without_intent(m)
    m.artifact("0 g 70 70 9 9 re f")


@breaks("A2-018")
def overprint_of_icc_cmyk(m: Maker) -> None:
    space = Array([Name.ICCBased, m.stream(make_icc(note=b"cmyk"), N=4)])
    m.resources.ColorSpace = Dictionary(CS1=space)
    m.artifact("/Black gs /CS1 cs 0 0 0 1 sc 70 70 9 9 re f")


@breaks("A2-019")
def one_spot_in_two_ways(m: Maker) -> None:
    def separation(amount: float) -> Array:
        function = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([amount] * 4), N=1
        )
        return Array([Name.Separation, Name.Spot, Name.DeviceCMYK, function])

    m.resources.ColorSpace = Dictionary(CS1=separation(1), CS2=separation(0.5))
    m.artifact("/CS1 cs 1 sc 70 70 9 9 re f /CS2 cs 1 sc 90 70 9 9 re f")


@breaks("A2-020")
def transfer_function(m: Maker) -> None:
    m.state(TR2=Name.Identity)


@breaks("A2-021")
def odd_intent(m: Maker) -> None:
    m.artifact("/Vivid ri 70 70 9 9 re f")


@breaks("A2-022")
def interpolated(m: Maker) -> None:
    m.image.Interpolate = True


@breaks("A2-023")
def reference(m: Maker) -> None:
    m.resources.XObject.Fm1 = m.stream(
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Ref=Dictionary(),
        Resources=Dictionary(),
    )


@breaks("A2-024")
def transparency_without_intent(m: Maker) -> None:
    without_intent(m)
    m.resources.ExtGState.Odd = Dictionary(ca=0.5)
    m.artifact("/CS9 cs 0 0 0 1 sc /Odd gs 70 70 9 9 re f")


@breaks("A2-025")
def other_collection(m: Maker) -> None:
    m.font.Encoding = m.stream(
        b"/CMapName /Own def /Registry (Adobe) def /Ordering (GB1) def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"1 begincidrange <0000> <FFFF> 0 endcidrange",
        Type=Name.CMap,
        CMapName=Name.Own,
    )


@breaks("A2-026")
def no_glyph_map(m: Maker) -> None:
    del m.font.DescendantFonts[0].CIDToGIDMap


@breaks("A2-027")
def unknown_cmap(m: Maker) -> None:
    m.font.Encoding = Name("/Mine-H")


@breaks("A2-028")
def program_left_out(m: Maker) -> None:
    del m.font.DescendantFonts[0].FontDescriptor.FontFile2


@breaks("A2-029")
def glyph_left_out(m: Maker) -> None:
    m.content = m.content.replace("<0001> -50", "<0009> -50")
    m.font.DescendantFonts[0].W.extend([9, Array([1000])])
    m.font.ToUnicode = m.stream(
        m.font.ToUnicode.read_bytes().replace(b"endcmap", b"1 beginbfchar <0009> <4E00> endbfchar")
    )


@breaks("A2-030")
def cid_set_not_whole(m: Maker) -> None:
    m.font.DescendantFonts[0].FontDescriptor.CIDSet = m.stream(b"\x80")


@breaks("A2-031")
def other_widths(m: Maker) -> None:
    m.font.DescendantFonts[0].W = Array([1, Array([1000, 990, 500])])


@breaks("A2-032")
def notdef(m: Maker) -> None:
    m.content = m.content.replace("<0001> -50", "<0000> -50")
    m.font.ToUnicode = m.stream(
        m.font.ToUnicode.read_bytes().replace(b"endcmap", b"1 beginbfchar <0000> <4E00> endbfchar")
    )


@breaks("A2-033")
def annotation_not_printed(m: Maker) -> None:
    m.link.F = 0


@breaks("A2-033")
def annotation_without_looks(m: Maker) -> None:
    m.annotation("Square", F=4)


@breaks("A2-034")
def script(m: Maker) -> None:
    m.link.A = Dictionary(S=Name.JavaScript, JS=String("1"))


@breaks("A2-035")
def additional_action(m: Maker) -> None:
    m.page.AA = Dictionary()


@breaks("A2-036")
def no_metadata(m: Maker) -> None:
    m.raw_xmp = b""


@breaks("A2-036")
def metadata_with_a_bomb(m: Maker) -> None:
    m.raw_xmp = b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'


@breaks("A2-036")
def packet_with_encoding(m: Maker) -> None:
    m.raw_xmp = m._packet().replace(b"id=", b'encoding="UTF-8" id=')


@breaks("A2-037")
def undescribed_property(m: Maker) -> None:
    m.xmp["own:Thing"] = "1"


@breaks("A2-037")
def undescribed_trapped(m: Maker) -> None:
    m.described.remove(("pdf", "Trapped"))


@breaks("A2-038")
def part_2_of_no_level(m: Maker) -> None:
    as_part_2(m)
    m.xmp["pdfaid:conformance"] = "X"


@breaks("A2-038")
def intent_alone(m: Maker) -> None:
    del m.xmp["pdfaid:part"], m.xmp["pdfaid:conformance"]
    del m.root.AF, m.root.Names


@breaks("A2-039")
def file_in_part_2(m: Maker) -> None:
    m.xmp["pdfaid:part"] = "2"


@breaks("A2-040")
def layer_without_name(m: Maker) -> None:
    m.root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())


@breaks("A2-041")
def presentation_steps(m: Maker) -> None:
    m.page.PresSteps = Dictionary()


@breaks("A2-042")
def dynamic_form(m: Maker) -> None:
    m.root.AcroForm = Dictionary(Fields=Array(), NeedAppearances=True)


@breaks("A2U-001")
def no_unicode(m: Maker) -> None:
    del m.font.ToUnicode


@breaks("A2U-002")
def byte_order_mark(m: Maker) -> None:
    m.font.ToUnicode = m.stream(m.font.ToUnicode.read_bytes().replace(b"<6587>", b"<FEFF>"))


@breaks("A2A-001")
def private_use(m: Maker) -> None:
    m.font.ToUnicode = m.stream(m.font.ToUnicode.read_bytes().replace(b"<6587>", b"<E001>"))


@breaks("A2A-002")
def not_marked(m: Maker) -> None:
    del m.root.MarkInfo


@breaks("A2A-003")
def no_tree(m: Maker) -> None:
    del m.root.StructTreeRoot


@breaks("A2A-004")
def own_type(m: Maker) -> None:
    m.paragraph.S = Name.Absatz


@breaks("A2A-004")
def role_circle(m: Maker) -> None:
    m.tree.RoleMap = Dictionary(Absatz=Name.Zeile, Zeile=Name.Absatz)


@breaks("A2A-005")
def odd_language(m: Maker) -> None:
    m.root.Lang = String("中文")


@breaks("A3-001")
def part_3_of_no_level(m: Maker) -> None:
    m.xmp["pdfaid:conformance"] = "a"


@breaks("A3-002")
def file_without_type(m: Maker) -> None:
    del m.file.Subtype


@breaks("A3-003")
def file_without_unicode_name(m: Maker) -> None:
    del m.spec.UF


@breaks("A3-004")
def file_without_relationship(m: Maker) -> None:
    del m.spec.AFRelationship


@breaks("A3-005")
def file_of_nothing(m: Maker) -> None:
    del m.root.AF


@breaks("A3-006")
def file_without_date(m: Maker) -> None:
    del m.file.Params.ModDate


def as_part_4(m: Maker) -> None:
    m.version = "2.0"
    m.xmp["pdfaid:part"] = "4"
    m.xmp["pdfaid:rev"] = "2020"
    m.xmp["pdfaid:conformance"] = "F"
    del m.pdf.trailer.Info


@breaks("A4-001")
def part_4_in_pdf_1(m: Maker) -> None:
    as_part_4(m)
    m.version = "1.7"


@breaks("A4-002")
def part_4_with_info(m: Maker) -> None:
    info = m.pdf.trailer.Info
    as_part_4(m)
    m.pdf.trailer.Info = info


@breaks("A4-003")
def part_4_without_year(m: Maker) -> None:
    as_part_4(m)
    del m.xmp["pdfaid:rev"]


@breaks("A4-004")
def part_4_intent_profile_again(m: Maker) -> None:
    as_part_4(m)
    m.resources.ColorSpace = Dictionary(CS1=Array([Name.ICCBased, m.stream(make_icc(), N=4)]))


@breaks("A4-005")
def part_4_private_use(m: Maker) -> None:
    as_part_4(m)
    m.paragraph.ActualText = String("\ue001")


@breaks("A4-006")
def part_4_without_file(m: Maker) -> None:
    as_part_4(m)
    del m.root.AF, m.root.Names


def test_a_good_file_passes(judge) -> None:
    verdict = judge("archive")
    assert verdict.standards == ("PDF/A-3a",)
    assert verdict.findings == ()


def test_a_good_part_2_passes(judge) -> None:
    assert judge("archive", as_part_2).findings == ()


def test_a_good_part_4_passes(judge) -> None:
    assert judge("archive", as_part_4).findings == ()


@pytest.mark.parametrize(("check", "spoil"), CASES, ids=lambda v: getattr(v, "__name__", v))
def test_one_thing_spoilt_fails_exactly_its_check(judge, check: str, spoil: Spoil) -> None:
    verdict = judge("archive", spoil)
    found = {key for key in failed(verdict) if not key.startswith("X4")}
    assert found == {check}
    assert verdict.is_good == (CHECKS[check].grade != "error")


def test_every_check_has_a_file_that_fails_it() -> None:
    assert {check for check, _ in CASES} == set(TABLE)


def test_a_level_b_file_needs_no_tags_and_no_unicode(judge) -> None:
    def spoil(m: Maker) -> None:
        m.xmp["pdfaid:conformance"] = "B"
        del m.root.StructTreeRoot, m.root.MarkInfo, m.font.ToUnicode

    assert failed(judge("archive", spoil)) == set()


def test_widths_are_read_from_the_program() -> None:
    # The advance of glyph 3 in the test font, at the place where hmtx has it.
    at = FONT_PROGRAM.index(b"hmtx")
    (offset,) = struct.unpack(">L", FONT_PROGRAM[at + 8 : at + 12])
    assert struct.unpack(">H", FONT_PROGRAM[offset + 12 : offset + 14]) == (500,)
