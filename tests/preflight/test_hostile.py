"""Damaged and hostile files: an error with a code or a finding, never a traceback or a hang."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from layout.cli import main
from layout.diagnostics import Report
from layout.preflight import describe_verdict, judge_pdf, show_verdict
from layout.preflight.bounds import MOST_OPERATORS
from layout.preflight.document import open_document
from layout.preflight.run import Budget
from layout.preflight.tokens import read_instructions
from tests.examples import share_of
from tests.preflight.maker import Maker

END = b"trailer <</Root 1 0 R /Size 4>>\nstartxref\n0\n%%EOF\n"


def codes(path: Path, profile: str | None = None) -> list[str]:
    report = Report()
    verdict = judge_pdf(path, profile, report)
    assert (verdict is None) == report.has_errors
    return [d.code for d in report.diagnostics]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E631"),
        (b"hello", "E631"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 2000, "E631"),
        (b"%PDF-1.4\n", "E633"),
    ],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    assert codes(path) == [code]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert codes(tmp_path / "none.pdf") == ["E630"]
    assert codes(tmp_path) == ["E630"]
    assert codes(Path("a" * 5000)) == ["E630"]


def test_a_file_with_a_password_is_refused(tmp_path: Path) -> None:
    maker = Maker("press")
    maker.save_options = {
        "encryption": pikepdf.Encryption(owner="o", user="u", R=6),
        "deterministic_id": None,
        "stream_decode_level": None,
        "force_version": None,
    }
    assert codes(maker.finish(tmp_path / "file.pdf")) == ["E632"]


@pytest.mark.parametrize("kind", ["press", "archive", "accessible"])
def test_a_file_cut_off_anywhere_is_judged_or_refused(tmp_path: Path, kind: str) -> None:
    whole = Maker(kind).finish(tmp_path / "whole.pdf").read_bytes()
    path = tmp_path / "file.pdf"
    for part in range(1, 30):
        path.write_bytes(whole[: len(whole) * part // 30])
        codes(path, "newsprint")


@settings(max_examples=share_of(60), suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(["press", "archive", "accessible"]),
    places=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), min_size=1),
)
def test_bytes_overwritten_anywhere_raise_nothing(
    tmp_path: Path, kind: str, places: list[tuple[float, bytes]]
) -> None:
    whole = tmp_path / f"{kind}.pdf"
    if not whole.exists():
        Maker(kind).finish(whole)
    data = bytearray(whole.read_bytes())
    for place, patch in places:
        at = int(place * (len(data) - len(patch)))
        data[at : at + len(patch)] = patch
    path = tmp_path / "file.pdf"
    path.write_bytes(bytes(data))
    report = Report()
    verdict = judge_pdf(path, "newsprint", report)
    if verdict is not None:
        show_verdict(verdict, "zh")
        describe_verdict(verdict)


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read_as_content(data: bytes) -> None:
    for operands, operator in read_instructions(data):
        assert isinstance(operator, str)
        assert isinstance(operands, list)


# -- bombs and loops -------------------------------------------------------------------------------

Spoil = Callable[[Maker], None]
BOMBS: list[tuple[Spoil, str]] = []


def bomb(told: str) -> Callable[[Spoil], Spoil]:
    def register(spoil: Spoil) -> Spoil:
        BOMBS.append((spoil, told))
        return spoil

    return register


def form(m: Maker, content: bytes, **fields: object) -> pikepdf.Stream:
    parts: dict[str, object] = {
        "Type": Name.XObject,
        "Subtype": Name.Form,
        "BBox": Array([0, 0, 99, 99]),
        "Resources": Dictionary(),
    }
    return m.stream(content, **(parts | fields))


@bomb("PF-001")
def form_that_draws_itself(m: Maker) -> None:
    made = form(m, b"/Fm1 Do")
    m.resources.XObject.Fm1 = made
    made.Resources = Dictionary(XObject=Dictionary(Fm1=made))
    m.artifact("/Fm1 Do")


def test_asking_for_a_form_that_is_open_is_not_free(tmp_path: Path) -> None:
    """A form that asks for itself a hundred thousand times ends as soon as one that is drawn."""
    maker = Maker("press")
    made = form(maker, b"/Fm1 Do " * 100_000)
    maker.resources.XObject.Fm1 = made
    made.Resources = Dictionary(XObject=Dictionary(Fm1=made))
    maker.artifact("/Fm1 Do")
    with open_document(maker.finish(tmp_path / "file.pdf"), Report()) as document:
        assert document is not None
        assert "operators: too many" in document.pages[0].content.unread


@bomb("PF-001")
def forms_that_double(m: Maker) -> None:
    last = form(m, b"0 0 0 1 k 9 9 5 5 re f")
    for _ in range(12):
        inner = Dictionary(XObject=Dictionary(Fm1=last))
        last = form(m, b"/Fm1 Do " * 10, Resources=inner)
    m.resources.XObject.Fm1 = last
    m.artifact("/Fm1 Do")


@bomb("PF-001")
def form_that_inflates(m: Maker) -> None:
    data = zlib.compress(b"q Q " * (40 << 18), 1)
    m.resources.XObject.Fm1 = form(m, data, Filter=Name.FlateDecode)
    m.artifact("/Fm1 Do")


@bomb("PF-003")
def picture_of_a_million_by_a_million(m: Maker) -> None:
    m.image.Width = m.image.Height = 1_000_000


@bomb("PF-003")
def picture_that_inflates(m: Maker) -> None:
    m.resources.XObject.Im2 = m.stream(
        zlib.compress(b"\x00" * (64 << 20), 1),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=20,
        Height=20,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceGray,
        Filter=Name.FlateDecode,
    )
    m.artifact("9 0 0 9 70 70 cm /Im2 Do")


@bomb("PF-003")
def jpeg_that_is_none(m: Maker) -> None:
    m.image.Filter = Name.DCTDecode


@bomb("X4-010")
def metadata_with_a_billion_laughs(m: Maker) -> None:
    rows = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    m.raw_xmp = f'<!DOCTYPE x [<!ENTITY a0 "ha">{rows}]><x>&a11;</x>'.encode()


@bomb("X4-021")
def font_that_is_its_own_descendant(m: Maker) -> None:
    m.font.DescendantFonts = Array([m.font])


@bomb("")
def colour_space_in_itself(m: Maker) -> None:
    space = m.pdf.make_indirect(Array([Name.Indexed, Name.DeviceCMYK, 1, String("12345678")]))
    space[1] = space
    m.resources.ColorSpace = Dictionary(CS1=space)
    m.artifact("/CS1 cs 1 sc 70 70 9 9 re f")


@bomb("")
def unicode_of_all_codes(m: Maker) -> None:
    m.font.ToUnicode = m.stream(b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange " * 99)


@bomb("")
def states_never_brought_back(m: Maker) -> None:
    m.artifact("q " * 100_000)


@bomb("")
def numbers_beyond_reason(m: Maker) -> None:
    m.artifact("1e9 0 0 1 cm 9" + "9" * 400 + " 0 0 1 0 0 cm 70 70 9 9 re f")
    m.artifact("999999999 0 0 999999999 0 0 cm 9 9 999999999 999999999 re f 0 0 m 9 9 l S")


@bomb("")
def text_of_infinite_size(m: Maker) -> None:
    m.artifact("BT /F1 99999999999999999999999999999 Tf 1 0 0 1 70 70 Tm <0001> Tj ET")


@bomb("")
def operators_without_operands(m: Maker) -> None:
    m.artifact("cm Tf Tj TJ re l c k K scn gs Do BI ID EI sh Tm Td ' \" BDC d w ri W n")


@pytest.mark.parametrize(("spoil", "told"), BOMBS, ids=lambda v: getattr(v, "__name__", ""))
def test_a_hostile_file_is_judged_in_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Spoil, told: str
) -> None:
    # A tenth of what is allowed, so that the quick tests stay quick.
    budget = Budget(operators=MOST_OPERATORS // 10)
    monkeypatch.setattr("layout.preflight.document.Budget", lambda: budget)
    maker = Maker("press")
    spoil(maker)
    report = Report()
    verdict = judge_pdf(maker.finish(tmp_path / "file.pdf"), "newsprint", report)
    assert verdict is not None
    assert not told or told in {finding.check for finding in verdict.findings}


@pytest.mark.slow
def test_forms_that_double_end_at_the_real_bound(tmp_path: Path) -> None:
    maker = Maker("press")
    forms_that_double(maker)
    report = Report()
    verdict = judge_pdf(maker.finish(tmp_path / "file.pdf"), "newsprint", report)
    assert verdict is not None
    assert "PF-001" in {finding.check for finding in verdict.findings}


def test_a_page_tree_that_bites_its_tail_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type /Pages /Count 1000000000 /Kids [2 0 R 2 0 R 3 0 R]>>\nendobj\n"
        b"3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>\nendobj\n" + END
    )
    assert codes(path) == ["E633"]


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "file.pdf")
    assert codes(tmp_path / "file.pdf") == ["E635"]


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    pdf = pikepdf.new()
    for _ in range(2001):
        pdf.add_blank_page(page_size=(9, 9))
    pdf.save(tmp_path / "file.pdf")
    assert codes(tmp_path / "file.pdf") == ["E636"]


def test_the_command_says_what_is_wrong_and_returns_1(tmp_path: Path, capsys) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(b"no")
    assert main(["preflight", str(path), "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert "E631" in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""
