"""Files that are broken, locked, enormous or made to do harm: told in words, never a traceback."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from layout.audit import Limits, Verdict, audit_file
from layout.audit import content as content_module
from layout.audit import document as document_module
from layout.cli import main
from layout.diagnostics import ExitCode, Report
from tests.audit.pdf import make_pdf
from tests.audit.sheet import Sheet, paragraph

BROKEN_CONTENTS = (
    "BT /F 10 Tf 20 50 Td <0001",
    "q " * 5000,
    "Q Q Q ET EMC EMC",
    ">> ]] BT 1 2 3 Tj",
    "BT /F 1e30 Tf 1e30 0 0 1e30 1e30 1e30 Tm <0001> Tj <0001> Tj ET",
    "BT /F 0 Tf <0001> Tj ET",
    "BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI",
)


def told(file: Path, page: int | None = None) -> tuple[list[str], Verdict]:
    report = Report()
    verdict = audit_file(file, page, Limits(), report)
    return [d.code for d in report.diagnostics], verdict


def sheet_of_one_page() -> bytes:
    sheet = Sheet()
    sheet.column(paragraph())
    return sheet.save()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"hello", bytes(range(256)) * 40])
def test_what_is_no_pdf_is_refused(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "no.pdf"
    file.write_bytes(data)
    assert told(file)[0] == ["E661"]


@pytest.mark.parametrize("page", [None, 1])
def test_a_file_without_a_page_is_refused(page: int | None, tmp_path: Path) -> None:
    file = tmp_path / "none.pdf"
    pikepdf.new().save(file)
    assert told(file, page)[0] == ["E661"]


def test_a_file_whose_page_tree_holds_no_page_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tree.pdf"
    document = make_pdf("BT ET")
    document.Root.Pages.Kids = pikepdf.Array([7, pikepdf.String("x")])
    document.save(file)
    assert told(file)[0] == ["E661"]


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "locked.pdf"
    document = make_pdf("BT ET")
    document.save(file, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert told(file)[0] == ["E662"]


def test_a_file_that_only_forbids_printing_is_read(tmp_path: Path) -> None:
    file = tmp_path / "owned.pdf"
    document = make_pdf("BT ET")
    document.save(file, encryption=pikepdf.Encryption(owner="o", user=""))
    assert told(file)[0] == []


@pytest.mark.parametrize("page", [0, 2, -1])
def test_a_page_that_is_not_there(page: int, tmp_path: Path) -> None:
    file = tmp_path / "one.pdf"
    make_pdf("BT ET").save(file)
    assert told(file, page)[0] == ["E664"]


def test_too_many_pages_are_judged_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_module, "MOST_PAGES", 2)
    document = make_pdf("BT ET")
    for _ in range(2):
        document.pages.append(document.pages[0])
    document.save(tmp_path / "many.pdf")
    assert told(tmp_path / "many.pdf")[0] == ["E663"]
    assert told(tmp_path / "many.pdf", 3)[0] == []


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.8, 0.95])
def test_a_truncated_file_says_so_or_is_read(keep: float, tmp_path: Path) -> None:
    data = sheet_of_one_page()
    file = tmp_path / "cut.pdf"
    file.write_bytes(data[: round(len(data) * keep)])
    codes, verdict = told(file)
    assert codes in (["E661"], ["W665"], [])
    assert verdict.sums.lines in (0, len(paragraph()))


@pytest.mark.parametrize(("kept", "codes"), [(0.5, ["W667"]), (1.0, [])])
def test_content_that_breaks_off_is_told(kept: float, codes: list[str], tmp_path: Path) -> None:
    document = make_pdf("")
    data = zlib.compress(b"q 1 0 0 1 17 4 cm Q % all\n" * 40 + b"%" + bytes(range(128, 256)))
    content = Stream(document, data[: round(len(data) * kept)], Filter=Name.FlateDecode)
    document.pages[0].Contents = content
    document.save(tmp_path / "cut.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert told(tmp_path / "cut.pdf")[0] == codes


@pytest.mark.parametrize("content", BROKEN_CONTENTS)
def test_broken_contents_do_no_harm(content: str, tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    make_pdf(content).save(file)
    codes, verdict = told(file)
    assert codes in (["W665"], [])
    assert verdict.findings == ()


def test_contents_that_unpack_without_end_are_refused(tmp_path: Path) -> None:
    document = make_pdf("BT ET")
    bomb = zlib.compress(zlib.compress(b"q Q " * 10_000_000, 1), 9)
    document.pages[0].Contents = Stream(
        document, bomb, Filter=Array([Name.FlateDecode, Name.FlateDecode])
    )
    document.save(tmp_path / "bomb.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert told(tmp_path / "bomb.pdf")[0] == ["W665"]


def test_forms_that_draw_each_other_are_refused(tmp_path: Path) -> None:
    document = make_pdf("/X Do", form="/X Do /X Do")
    forms = document.pages[0].Resources.XObject
    forms.X.Resources = Dictionary(XObject=forms)
    document.save(tmp_path / "loop.pdf")
    assert told(tmp_path / "loop.pdf")[0] == ["W665"]
    # Not judged is not good.
    assert main(["audit", str(tmp_path / "loop.pdf")]) == ExitCode.ISSUE


def test_a_form_drawn_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_module, "_MOST_TOKENS", 10_000)
    make_pdf("/X Do " * 100, form="q Q " * 100).save(tmp_path / "heavy.pdf")
    assert told(tmp_path / "heavy.pdf")[0] == ["W665"]
    make_pdf("/X Do " * 40, form="q Q " * 100).save(tmp_path / "light.pdf")
    assert told(tmp_path / "light.pdf")[0] == []


def test_a_page_of_too_many_glyphs_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content_module, "_MOST_GLYPHS", 100)
    make_pdf(f"BT /F 10 Tf <{'0001' * 101}> Tj ET").save(tmp_path / "glyphs.pdf")
    assert told(tmp_path / "glyphs.pdf")[0] == ["W665"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/MediaBox", Array([0, 0])),
        ("/MediaBox", Array([Name.A, 0, 0, 0])),
        ("/Rotate", Name.A),
        ("/Contents", Array([1, 2])),
        ("/Resources", Array([])),
    ],
)
def test_pages_of_the_wrong_make_are_passed_over(
    key: str, value: pikepdf.Object, tmp_path: Path
) -> None:
    document = make_pdf("BT /F 10 Tf 20 50 Td <0001> Tj ET")
    document.pages[0].obj[key] = value
    document.save(tmp_path / "wrong.pdf")
    codes, verdict = told(tmp_path / "wrong.pdf")
    assert codes in (["W665"], [])
    assert verdict.sums.lines == 0


def test_a_page_of_too_many_lines_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from layout.audit import judge

    monkeypatch.setattr(judge, "_MOST_LINES", 3)
    file = tmp_path / "lines.pdf"
    file.write_bytes(sheet_of_one_page())
    assert told(file)[0] == ["W666"]


def test_lines_that_slant_across_the_page_end(tmp_path: Path) -> None:
    """Every line has edges of its own, so that no leg can be made of them."""
    lines = " ".join(f"1 0 0 1 {i % 97} {3000 - 11 * i} Tm <{'0001' * (i % 7 + 1)}> Tj"
                     for i in range(1500))  # fmt: skip
    make_pdf(f"BT /F 10 Tf {lines} ET").save(tmp_path / "slant.pdf")
    codes, _ = told(tmp_path / "slant.pdf")
    assert codes == []
