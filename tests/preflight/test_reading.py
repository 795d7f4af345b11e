"""PF-001: streams cut short, content that is no content, contents that are not there."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.diagnostics import Report
from layout.preflight import Grade, judge_pdf, show_verdict
from layout.preflight.syntax import OPERANDS
from tests.noise import draw_noise
from tests.preflight.maker import CONTENT, FONT_PROGRAM, TO_UNICODE, Maker, make_icc

Told = set[tuple[int, str]]


def told(path: Path) -> Told:
    """Return the errors of PF-001 with their pages."""
    verdict = judge_pdf(path, "none", Report())
    assert verdict is not None
    assert show_verdict(verdict, "zh")
    return {
        (finding.page, finding.subject)
        for finding in verdict.findings
        if finding.check == "PF-001" and finding.grade is Grade.ERROR
    }


def cut(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return packed[: len(packed) * 2 // 3]


def spoil_check(data: bytes) -> bytes:
    packed = bytearray(zlib.compress(data))
    packed[-1] ^= 0xFF
    return bytes(packed)


def content_of(maker: Maker, data: bytes, **fields: object) -> Callable[[Path], Path]:
    """Return how to write the file with these bytes as its page's content."""

    def finish(path: Path) -> Path:
        maker.finish(path)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            pdf.pages[0].obj.Contents = pdf.make_stream(data, **fields)
            level = pikepdf.StreamDecodeLevel.none
            pdf.save(path, stream_decode_level=level, compress_streams=False)
        return path

    return finish


@pytest.mark.parametrize("kind", ["press", "archive", "accessible", "plain"])
def test_a_whole_file_has_nothing_unread(tmp_path: Path, kind: str) -> None:
    assert told(Maker(kind).finish(tmp_path / "file.pdf")) == set()


@pytest.mark.parametrize("spoil", [cut, spoil_check])
def test_a_page_whose_content_is_cut_short_is_told(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    # The end of the data is all that is lost, so that the operators left are good ones.
    data = spoil(CONTENT.encode() + b"\n" * 99_999)
    finish = content_of(Maker("plain"), data, Filter=Name.FlateDecode)
    wrong = "cut short" if spoil is cut else "damaged"
    assert (1, f"content stream: {wrong}") in told(finish(tmp_path / "file.pdf"))


def spoil_font(m: Maker) -> None:
    descriptor = m.font.DescendantFonts[0].FontDescriptor
    descriptor.FontFile2 = m.stream(cut(FONT_PROGRAM), Filter=Name.FlateDecode)


def spoil_unicode(m: Maker) -> None:
    m.font.ToUnicode = m.stream(cut(TO_UNICODE), Filter=Name.FlateDecode)


def spoil_picture(m: Maker) -> None:
    m.image.write(cut(b"\x40\x20\x20\x00" * 10_000), filter=Name.FlateDecode)


def spoil_jpeg(m: Maker) -> None:
    from io import BytesIO

    out = BytesIO()
    draw_noise("L", (100, 100)).save(out, "JPEG")
    m.image.write(out.getvalue()[: len(out.getvalue()) // 2], filter=Name.DCTDecode)
    m.image.ColorSpace = Name.DeviceGray


def spoil_form(m: Maker) -> None:
    m.resources.XObject.Fm1 = m.stream(
        cut(b"0 0 9 9 re f " * 99 + b"\n" * 9999),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 9, 9]),
        Filter=Name.FlateDecode,
    )
    m.artifact("/Fm1 Do")


def spoil_space(m: Maker) -> None:
    profile = m.stream(cut(make_icc(note=bytes(range(256)) * 9)), N=4, Filter=Name.FlateDecode)
    m.resources.ColorSpace = Dictionary(CS1=Array([Name.ICCBased, profile]))


@pytest.mark.parametrize(
    ("spoil", "thing"),
    [
        (spoil_font, "embedded font"),
        (spoil_unicode, "character map"),
        (spoil_picture, "picture"),
        (spoil_jpeg, "picture"),
        (spoil_form, "form"),
        (spoil_space, "ICC profile"),
    ],
)
def test_what_a_page_uses_is_told_with_the_page(
    tmp_path: Path, spoil: Callable[[Maker], None], thing: str
) -> None:
    maker = Maker("plain")
    spoil(maker)
    assert (1, f"{thing}: cut short") in told(maker.finish(tmp_path / "file.pdf"))


def test_the_profile_of_the_output_intent_belongs_to_the_file(tmp_path: Path) -> None:
    maker = Maker("press")
    profile = cut(make_icc(note=bytes(range(256)) * 9))
    maker.intent.DestOutputProfile = maker.stream(profile, N=4, Filter=Name.FlateDecode)
    assert told(maker.finish(tmp_path / "file.pdf")) == {(0, "ICC profile: cut short")}


def test_ascii_around_flate_is_looked_through(tmp_path: Path) -> None:
    from base64 import a85encode

    packed = zlib.compress(CONTENT.encode())
    chain = Array([Name.ASCII85Decode, Name.FlateDecode])
    for data, want in ((packed, set()), (packed[:-2], {(1, "content stream: cut short")})):
        finish = content_of(Maker("plain"), a85encode(data) + b"~>", Filter=chain)
        assert told(finish(tmp_path / "file.pdf")) == want


def test_data_flushed_and_not_ended_are_whole(tmp_path: Path) -> None:
    packer = zlib.compressobj()
    data = packer.compress(CONTENT.encode()) + packer.flush(zlib.Z_SYNC_FLUSH)
    finish = content_of(Maker("plain"), data, Filter=Name.FlateDecode)
    assert told(finish(tmp_path / "file.pdf")) == set()


def test_what_is_longer_than_the_bound_is_told_and_not_read_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.preflight.bounds.MOST_INFLATED", 1 << 16)
    maker = Maker("plain")
    maker.image.write(zlib.compress(b"\x00" * (4 << 20)), filter=Name.FlateDecode)
    assert (0, "stream: too long") in told(maker.finish(tmp_path / "file.pdf"))


# -- syntax ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("9 9 9 9 re f foo", "unknown operator: foo"),
        ("BT (abc Tj", "string not closed"),
        ("BT [(abc) 9 Tj ET", "bracket not closed"),
        ("9 9 9 9 re f ]", "bracket not opened"),
        ("/P << /A [ 1 >> ] BDC EMC", "brackets crossed"),
        ("9 9 9 9 re f }", "bytes that mean nothing"),
        ("q 9 9 9 9 re f", "q without Q"),
        ("9 9 9 9 re f Q", "Q without q"),
        ("BT 9 9 Td", "BT without ET"),
        ("BT BT ET", "BT in BT"),
        ("ET", "ET without BT"),
        ("9 9 9 re f", "operands missing: re"),
        ("0 0 0 k", "operands missing: k"),
        ("BT /F1 9 Tf 9 Tj ET", "wrong operands: Tj"),
        ("BT /F1 9 Tf 9 TJ ET", "wrong operands: TJ"),
        ("9 9 9 9 re f 9 9", "ends before an operator"),
        ("BI /W 9 /H 9 /BPC 8 /CS /G ID abc", "picture not closed"),
    ],
)
def test_broken_syntax_is_told(tmp_path: Path, content: str, fault: str) -> None:
    maker = Maker("plain")
    maker.content = content
    assert (1, f"syntax: {fault}") in told(maker.finish(tmp_path / "file.pdf"))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "BX 1 2 foo (x) bar EX",
        "% a remark with ( and ] and foo\nq Q",
        "q BT (a\\(b) Tj (a(b)c) Tj <> Tj ET Q",
        "/P MP /P <</A [<</B (c)>>]>> DP",
        "0 J 0 j [] 0 d 1 i 9 M 0 Tr",
        "9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID ( EI\nq Q",
    ],
)
def test_good_syntax_is_not_told(tmp_path: Path, content: str) -> None:
    maker = Maker("plain")
    maker.content = content
    assert told(maker.finish(tmp_path / "file.pdf")) == set()


def test_rubbish_is_told_in_a_few_lines(tmp_path: Path) -> None:
    maker = Maker("plain")
    maker.content = " ".join(f"x{n}" for n in range(5000))
    assert len(told(maker.finish(tmp_path / "file.pdf"))) < 10


def test_every_operator_that_does_something_is_known() -> None:
    from layout.preflight.run import ACTIONS

    # ISO 32000-1 annex A has 73 operators; ID and EI are read with BI.
    assert len(OPERANDS) == 73
    assert set(ACTIONS) <= set(OPERANDS)


# -- contents that are not there -------------------------------------------------------------------


def test_a_page_whose_content_is_not_in_the_file_is_no_blank_page(tmp_path: Path) -> None:
    path = Maker("plain").finish(tmp_path / "file.pdf")
    data = path.read_bytes()
    start = data.index(b"/Contents ")
    end = data.index(b" R", start)
    path.write_bytes(data[:start] + b"/Contents 99 0".ljust(end - start) + data[end:])
    assert told(path) == {(1, "content stream: missing")}


def test_it_is_seen_in_an_object_stream_too(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(object_stream(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 9 0 R>>"))
    assert told(path) == {(1, "content stream: missing")}
    path.write_bytes(object_stream(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"))
    assert told(path) == set()


def object_stream(page: bytes) -> bytes:
    """Return a file whose catalogue, page tree and page stand in an object stream."""
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page]
    places = [sum(len(part) + 1 for part in parts[:n]) for n in range(3)]
    head = b" ".join(b"%d %d" % (n, place) for n, place in enumerate(places, 1)) + b" "
    body = head + b"\n".join(parts)
    out = b"%PDF-1.5\n"
    first = len(out)
    out += b"4 0 obj<</Type/ObjStm/N 3/First %d/Length %d>>stream\n" % (len(head), len(body))
    out += body + b"\nendstream endobj\n"
    second = len(out)
    rows = b"".join(bytes((2, 0, 4, n)) for n in range(3))
    rows = bytes(4) + rows + b"\x01%b\x00" % first.to_bytes(2, "big")
    rows += b"\x01%b\x00" % second.to_bytes(2, "big")
    out += b"5 0 obj<</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Length %d>>stream\n" % len(rows)
    return out + rows + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % second


def test_nothing_in_a_list_of_contents_is_told(tmp_path: Path) -> None:
    maker = Maker("plain")
    path = maker.finish(tmp_path / "file.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        page.Contents = Array([page.Contents, None])
        pdf.save(path)
    assert told(path) == {(1, "content stream: missing")}


def test_what_the_library_says_of_a_file_is_not_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n")
    report = Report()
    assert judge_pdf(path, None, report) is None
    (said,) = report.diagnostics
    assert said.code == "E633"
    assert dict(said.args) == {"file": "file.pdf"}
