"""A printer's profile: a good file passes; one thing spoilt, and exactly its checks fail."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.preflight.checks.printing import TABLE
from layout.preflight.findings import Grade
from tests.preflight.conftest import failed
from tests.preflight.maker import CONTENT, MM, SIDE, SLUG, Maker, make_icc

Spoil = Callable[[Maker], None]
CASES: list[tuple[str, Spoil]] = []


def breaks(*checks: str) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        CASES.append((" ".join(checks), spoil))
        return spoil

    return register


def separation(m: Maker, name: str) -> Array:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 0, 0]), N=1
    )
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, function])


@breaks("NP-001")
def too_much_ink(m: Maker) -> None:
    m.artifact("0.9 0.8 0.8 0.1 k /Out gs 60 60 40 40 re f")


@breaks("NP-001")
def too_much_ink_in_a_picture(m: Maker) -> None:
    m.resources.XObject.Im2 = m.make_image(100, b"\xf0\xc0\xc0\x40")
    m.artifact("36 0 0 36 200 100 cm /Im2 Do")


@breaks("NP-001")
def too_much_ink_by_overprint(m: Maker) -> None:
    m.artifact("0.8 0.7 0.7 0 k /Out gs 60 60 40 40 re f")
    m.artifact("0 0 0 0.5 k /Black gs 60 60 40 40 re f")


@breaks("NP-001")
def too_much_ink_by_multiplying(m: Maker) -> None:
    m.page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    m.resources.ExtGState.Mult = Dictionary(BM=Name.Multiply)
    m.artifact("0.8 0.7 0.7 0 k /Out gs 60 60 40 40 re f")
    m.artifact("0 0 0 0.5 k /Out gs /Mult gs 60 60 40 40 re f")


@breaks("NP-002")
def rich_black_type(m: Maker) -> None:
    m.artifact("BT 0.6 0.6 0.6 1 k /Out gs /F1 20 Tf 80 120 Td <0001> Tj ET")


@breaks("NP-003")
def black_type_knocks_out(m: Maker) -> None:
    m.artifact("BT 0 0 0 1 k /Out gs /F1 9 Tf 80 140 Td <0001> Tj ET")


@breaks("NP-003")
def black_type_in_mode_0(m: Maker) -> None:
    m.resources.ExtGState.Zero = Dictionary(op=True, OPM=0)
    m.artifact("BT 0 0 0 1 k /Zero gs /F1 9 Tf 80 140 Td <0001> Tj ET")


@breaks("NP-004")
def grey_type(m: Maker) -> None:
    m.artifact("BT 0 g /Out gs /F1 9 Tf 80 140 Td <0001> Tj ET")


@breaks("NP-005")
def thin_line_knocks_out(m: Maker) -> None:
    m.artifact("0 0 0 1 K /Out gs 0.5 w 60 60 m 90 60 l S")


@breaks("NP-005")
def thin_filled_line_knocks_out(m: Maker) -> None:
    m.artifact("0 0 0 1 k /Out gs 60 60 90 0.5 re f")


@breaks("NP-006")
def white_overprints(m: Maker) -> None:
    m.artifact("0 0 0 0 k /Black gs 60 60 20 20 re f")


@breaks("NP-007")
def grey_overprints(m: Maker) -> None:
    m.artifact("0.5 g /Black gs 60 60 20 20 re f")


@breaks("NP-008")
def small_type_in_two_inks(m: Maker) -> None:
    m.artifact("BT 0 1 1 0 k /Out gs /F1 9.5 Tf 80 140 Td <0001> Tj ET")


@breaks("NP-008")
def small_type_by_its_matrix(m: Maker) -> None:
    m.artifact("0.5 0 0 0.5 0 0 cm BT 0 0 0 1 k /Black gs /F1 10 Tf 160 280 Td <0001> Tj ET")


@breaks("NP-008")
def small_reversed_type(m: Maker) -> None:
    m.artifact("0 0 0 1 k /Out gs 60 100 100 60 re f")
    m.artifact("BT 0 0 0 0 k /Out gs /F1 8 Tf 80 120 Td <0001> Tj ET")


@breaks("NP-009")
def hairline(m: Maker) -> None:
    m.artifact("0 0 0 1 K /Black gs 0.2 w 60 60 m 90 60 l S")


@breaks("NP-009")
def hairline_by_its_matrix(m: Maker) -> None:
    m.artifact("0.1 0 0 0.1 0 0 cm 0 0 0 1 K /Black gs 2 w 600 600 m 900 600 l S")


@breaks("NP-009", "NP-023")
def reversed_hairline(m: Maker) -> None:
    m.artifact("0.5 0.5 0 0 k /Out gs 60 60 60 60 re f 0 0 0 0 K 0.4 w 65 80 m 110 80 l S")


@breaks("NP-009")
def reversed_hairline_in_one_ink(m: Maker) -> None:
    m.artifact("0 0 0 1 k /Out gs 60 60 60 60 re f 0 0 0 0 K 0.4 w 65 80 m 110 80 l S")


@breaks("NP-010")
def coarse_picture(m: Maker) -> None:
    m.content = m.content.replace("36 0 0 36", "73 0 0 73")


@breaks("NP-010")
def picture_stretched_one_way(m: Maker) -> None:
    m.content = m.content.replace("36 0 0 36", "36 0 0 80")


@breaks("NP-011")
def coarse_line_art(m: Maker) -> None:
    m.resources.XObject.Im2 = m.make_image(
        80, b"", ColorSpace=Name.DeviceGray, BitsPerComponent=1, Filter=Array()
    )
    m.artifact("10 0 0 10 200 100 cm /Im2 Do")


@breaks("NP-012")
def needless_resolution(m: Maker) -> None:
    m.content = m.content.replace("36 0 0 36", "15 0 0 15")


@breaks("NP-013")
def two_spot_inks(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(CS1=separation(m, "Red"), CS2=separation(m, "Gold"))
    m.artifact("/CS1 cs 1 sc /Out gs 60 60 20 20 re f /CS2 cs 1 sc 90 60 20 20 re f")


@breaks("NP-013")
def all_inside_the_trim(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(CS1=separation(m, "All"))
    m.artifact("/CS1 cs 0.5 sc /Out gs 60 60 20 20 re f")


@breaks("NP-014")
def mask_blends_in_rgb(m: Maker) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    form = m.stream(
        b"1 g 0 0 9 9 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Resources=Dictionary(),
        Group=group,
    )
    m.state(SMask=Dictionary(S=Name.Luminosity, G=form))
    m.content = m.content.replace("/Odd gs 70", "0 0 0 0.5 k /Out gs /Odd gs 70")


@breaks("NP-015")
def rgb_condition(m: Maker) -> None:
    m.root.OutputIntents[0].DestOutputProfile = m.stream(make_icc("RGB"), N=3)


@breaks("NP-016")
def two_pages(m: Maker) -> None:
    other = Dictionary(m.page)
    other.Contents = m.stream(CONTENT.encode())
    m.pdf.pages.append(pikepdf.Page(m.pdf.make_indirect(other)))


@breaks("NP-017")
def empty_page(m: Maker) -> None:
    m.content = ""


@breaks("NP-018")
def heavy_black_in_a_picture(m: Maker) -> None:
    m.resources.XObject.Im2 = m.make_image(100, b"\x00\x00\x00\xfc")
    m.artifact("36 0 0 36 200 100 cm /Im2 Do")


@breaks("NP-019")
def type_at_the_edge(m: Maker) -> None:
    m.artifact(f"BT 0 0 0 1 k /Black gs /F1 9 Tf {SLUG + 3:.2f} 120 Td <0001> Tj ET")


@breaks("NP-020")
def picture_stops_at_the_trim(m: Maker) -> None:
    low, high = round(SLUG - 3 * MM, 3), round(SLUG + SIDE + 3 * MM, 3)
    m.page.BleedBox = Array([low, low, high, high])
    m.artifact(f"0 0.5 0 0 k /Out gs {SLUG:.3f} 100 50 50 re f")


@breaks("NP-021")
def registration_mark_in_the_bleed(m: Maker) -> None:
    low, high = round(SLUG - 3 * MM, 3), round(SLUG + SIDE + 3 * MM, 3)
    m.page.BleedBox = Array([low, low, high, high])
    m.artifact(f"1 1 1 1 k /Out gs {low + 1:.3f} 100 5 5 re f")


@breaks("NP-022")
def registration_colour_inside(m: Maker) -> None:
    m.artifact("1 1 1 1 k /Out gs 60 60 5 5 re f")


@breaks("NP-024")
def type_on_a_dark_tint(m: Maker) -> None:
    m.artifact("0 0 0 0.4 k /Out gs 60 100 100 60 re f")
    m.artifact("BT 0 0 0 1 k /Black gs /F1 9 Tf 80 120 Td <0001> Tj ET")


@breaks("NP-024")
def reversed_on_a_light_tone(m: Maker) -> None:
    m.artifact("0 0 0 0.4 k /Out gs 60 100 100 60 re f")
    m.artifact("BT 0 0 0 0 k /Out gs /F1 14 Tf 80 120 Td <0001> Tj ET")


@breaks("NP-026")
def tagged_rgb(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(
        CS1=Array([Name.ICCBased, m.stream(make_icc("RGB", "mntr"), N=3)])
    )
    m.artifact("/CS1 cs 1 0 0 sc /Out gs 60 60 20 20 re f")


@breaks("NP-028")
def not_a_press_file(m: Maker) -> None:
    del m.root.OutputIntents
    del m.xmp["pdfxid:GTS_PDFXVersion"]


@breaks("PF-001")
def damaged_content(m: Maker) -> None:
    m.content += "/Fm1 Do\n"
    m.resources.XObject.Fm1 = m.stream(
        b"not deflated",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Filter=Name.FlateDecode,
        Resources=Dictionary(),
    )


@breaks("PF-002")
def older_standard(m: Maker) -> None:
    m.xmp["pdfxid:GTS_PDFXVersion"] = "PDF/X-3:2003"


@breaks("PF-003")
def picture_that_cannot_be_read(m: Maker) -> None:
    m.resources.XObject.Im2 = m.make_image(100, Filter=Name.JBIG2Decode)
    m.artifact("36 0 0 36 200 100 cm /Im2 Do")


X4_TOO = {"NP-014": {"X4-027"}}


def test_a_good_file_passes(judge) -> None:
    verdict = judge("press", profile="newsprint")
    assert verdict.printer is not None
    assert verdict.findings == ()
    assert len(verdict.ink) == 1


@pytest.mark.parametrize(("checks", "spoil"), CASES, ids=lambda v: getattr(v, "__name__", v))
def test_one_thing_spoilt_fails_exactly_its_checks(judge, checks: str, spoil: Spoil) -> None:
    found = failed(judge("press", spoil, "newsprint"))
    wanted = set(checks.split())
    assert {key for key in found if not key.startswith("X4")} == wanted
    allowed = set().union(*(X4_TOO.get(check, set()) for check in wanted))
    assert {key for key in found if key.startswith("X4")} <= allowed


def test_sheetfed_wants_bleed(judge) -> None:
    def spoil(m: Maker) -> None:
        m.content = m.content.replace("36 0 0 36", "30 0 0 30")

    assert failed(judge("press", spoil, "sheetfed")) == {"NP-027"}


def test_every_check_has_a_file_that_fails_it() -> None:
    assert {key for checks, _ in CASES for key in checks.split()} | {"NP-027"} == set(TABLE)


def mark_outside(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(CS1=separation(m, "All"))
    m.artifact("/CS1 CS 1 SC /Out gs 0.25 w 5 100 m 25 100 l S 1 1 1 1 K 5 120 m 25 120 l S")


def picture_to_the_bleed(m: Maker) -> None:
    low, high = round(SLUG - 3 * MM, 3), round(SLUG + SIDE + 3 * MM, 3)
    m.page.BleedBox = Array([low, low, high, high])
    m.artifact(f"0 0.5 0 0 k /Out gs {low} 100 50 50 re f")


def colour_limit_itself(m: Maker) -> None:
    m.artifact("0.7 0.7 0.7 0.1 k /Out gs 60 60 40 40 re f")


def one_spot_ink(m: Maker) -> None:
    m.resources.ColorSpace = Dictionary(CS1=separation(m, "Red"))
    m.artifact("/CS1 cs 1 sc /Out gs 60 60 20 20 re f")


def knocked_out_ink(m: Maker) -> None:
    m.artifact("1 1 0 0 k /Out gs 60 60 40 40 re f 0 0 1 0.9 k 60 60 40 40 re f")


def stripe_of_pixels(m: Maker) -> None:
    m.resources.XObject.Im2 = m.make_image(8)
    m.artifact("36 0 0 36 200 100 cm /Im2 Do")


@pytest.mark.parametrize(
    "spoil",
    [
        mark_outside,
        picture_to_the_bleed,
        colour_limit_itself,
        one_spot_ink,
        knocked_out_ink,
        stripe_of_pixels,
    ],
    ids=lambda f: f.__name__,
)
def test_what_the_printer_allows_passes(judge, spoil: Spoil) -> None:
    assert failed(judge("press", spoil, "newsprint")) == set()


def test_ink_over_the_hard_limit_is_an_error_and_over_the_soft_one_a_warning(judge) -> None:
    for colour, grade in (("0.9 0.8 0.8 0", Grade.ERROR), ("0.8 0.8 0.7 0", Grade.WARNING)):

        def spoil(m: Maker, colour: str = colour) -> None:
            m.artifact(f"{colour} k /Out gs 60 60 40 40 re f")

        (finding,) = judge("press", spoil, "newsprint").findings
        assert finding.grade is grade


def test_the_place_of_the_most_ink_is_told_in_millimetres(judge) -> None:
    (finding,) = judge("press", too_much_ink, "newsprint").findings
    (place,) = finding.places
    left, top = (60 - SLUG) / MM, (SLUG + SIDE - 100) / MM
    assert left - 0.3 <= place.x <= left + 40 / MM
    assert top - 0.3 <= place.y <= top + 40 / MM
    assert finding.measured == "260%"
    assert "GWG" in finding.source


def test_resolution_is_graded_by_the_profile(judge) -> None:
    (finding,) = judge("press", coarse_picture, "newsprint").findings
    assert (finding.measured, finding.grade) == ("99 ppi", Grade.WARNING)
