"""Fonts of every kind that PDF writers make: what their codes say and how wide they are."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from layout.audit.fonts import ReadFont, read_font
from tests.audit.pdf import make_font


@pytest.fixture
def document() -> Pdf:
    return pikepdf.new()


def decode(font: ReadFont, data: bytes) -> list[tuple[str, float]]:
    return [(code.text, code.width) for code in font.decode(data)]


def composite(document: Pdf, encoding: pikepdf.Object, **more: pikepdf.Object) -> ReadFont:
    font = make_font(document, encoding)
    del font.ToUnicode
    for key, value in more.items():
        font[f"/{key}"] = value
    return read_font(font)


def simple(subtype: str = "TrueType", **entries: object) -> ReadFont:
    return read_font(Dictionary(Type=Name.Font, Subtype=Name(f"/{subtype}"), **entries))


def test_identity_with_a_table_of_text(document: Pdf) -> None:
    font = read_font(make_font(document, Name("/Identity-H")))
    assert decode(font, b"\x00\x01\x00\x03\x00\x04\x00\x99") == [
        ("天", 1000), (" ", 500), ("——", 2000), ("", 1000),
    ]  # fmt: skip


def test_identity_without_a_table_says_nothing(document: Pdf) -> None:
    assert decode(composite(document, Name("/Identity-H")), b"\x00\x01") == [("", 1000)]


def test_unicode_encodings_need_no_table(document: Pdf) -> None:
    font = composite(document, Name("/UniGB-UCS2-H"))
    # CIDs 1 to 95 are ASCII; the font's array gives CID 3, the quotation mark, half an em.
    assert decode(font, '天"'.encode("utf-16-be")) == [("天", 1000), ('"', 500)]


def test_gbk_encodings_need_no_table(document: Pdf) -> None:
    font = composite(document, Name("/GBK-EUC-H"))
    assert decode(font, '天"，'.encode("gbk")) == [("天", 1000), ('"', 500), ("，", 1000)]


@pytest.mark.parametrize(("name", "expected"), [("/Identity-V", True), ("/Identity-H", False)])
def test_vertical_encodings_are_known(name: str, expected: bool, document: Pdf) -> None:
    assert composite(document, Name(name)).is_vertical is expected


def test_an_embedded_cmap_maps_codes_of_its_own_length(document: Pdf) -> None:
    own = b"1 begincodespacerange <00> <7F> endcodespacerange\n/WMode 1 def\n" \
          b"1 begincidchar <41> 4 endcidchar 1 begincidrange <42> <44> 3 endcidrange"  # fmt: skip
    table = b"1 beginbfchar <41> <5929> endbfchar"
    font = composite(
        document,
        document.make_indirect(Stream(document, own)),
        ToUnicode=document.make_indirect(Stream(document, table)),
    )
    assert font.is_vertical
    assert decode(font, b"AB") == [("天", 2000), ("", 500)]


def test_simple_fonts_have_text_by_encoding_and_widths_by_code() -> None:
    font = simple(FirstChar=65, Widths=Array([700, 650]), Encoding=Name.WinAnsiEncoding)
    assert decode(font, b"AB\x93C") == [("A", 700), ("B", 650), ("“", 500), ("C", 500)]


@pytest.mark.parametrize(
    ("name", "text"),
    [("uni4E00", "一"), ("u20000", "𠀀"), ("comma", ","), ("A", "A"), ("uniD800", ""), ("g17", "")],
)
def test_names_of_glyphs(name: str, text: str) -> None:
    differences = Array([1, Name(f"/{name}")])
    font = simple("Type1", Encoding=Dictionary(Differences=differences))
    assert font.decode(b"\x01")[0].text == text


def test_type_3_fonts_have_a_space_of_their_own() -> None:
    font = simple(
        "Type3", FontMatrix=Array([0.01, 0, 0, 0.01, 0, 0]), FirstChar=65, Widths=Array([50])
    )
    assert font.decode(b"A")[0].width == 500


@pytest.mark.parametrize(
    ("code", "text"), [("2F00", "一"), ("FFFD", ""), ("0000", ""), ("5929", "天")]
)
def test_oddities_of_writers_are_mended(code: str, text: str, document: Pdf) -> None:
    table = f"1 beginbfchar <0001> <{code}> endbfchar".encode()
    stream = document.make_indirect(Stream(document, table))
    font = composite(document, Name("/Identity-H"), ToUnicode=stream)
    assert font.decode(b"\x00\x01")[0].text == text


@pytest.mark.parametrize(
    "widths",
    [
        [1, 2],
        [Name.A, Array([1])],
        [1, Array([Name.B])],
        [0, 2**31 - 1, 500] * 50,
        [5],
    ],
)
def test_broken_tables_of_widths_do_no_harm(widths: Sequence[object], document: Pdf) -> None:
    font = make_font(document, Name("/Identity-H"))
    font.DescendantFonts[0].W = Array(list(widths))
    assert len(read_font(font).decode(b"\x00\x01" * 3)) == 3


@pytest.mark.parametrize(
    "table",
    [
        b"1 beginbfrange <0001> <0002> endbfrange",
        b"1 beginbfrange <0001> [<5929>] endbfrange",
        b"beginbfchar <zz> endbfchar",
        b"1 beginbfrange <00000000> <FFFFFFFF> <5929> endbfrange " * 30,
        b"1 begincodespacerange <> <FF> endcodespacerange",
    ],
)
def test_broken_tables_of_text_do_no_harm(table: bytes, document: Pdf) -> None:
    stream = document.make_indirect(Stream(document, table))
    font = composite(document, Name("/Identity-H"), ToUnicode=stream)
    assert len(font.decode(b"\x00\x01" * 3)) == 3
