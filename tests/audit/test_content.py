"""The reader against content streams written by hand: every operator that moves the pen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from layout.audit.document import _rotation, read_pages
from layout.audit.glyphs import Glyph, Sight
from layout.diagnostics import Report
from layout.units import PT
from tests.audit.pdf import make_font, make_pdf

Read = Callable[..., Sight]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads the only page of a PDF with this content."""

    def read_content(content: str, **page: object) -> Sight:
        file = tmp_path / "content.pdf"
        make_pdf(content, **page).save(file)
        report = Report()
        (sight,) = read_pages(file, None, report)
        assert report.diagnostics == ()
        return sight

    return read_content


def places(sight: Sight) -> list[tuple[str, float, float]]:
    return [(g.text, g.x / PT, g.y / PT) for g in sight.glyphs]


# Codes of make_pdf's font: <0001> 天, <0002> 地, <0003> a space, <0004> “——” of two em.
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("/F 10 Tf 20 50 Td <00010002> Tj", [("天", 20, 150), ("地", 30, 150)]),
        ("/F 10 Tf 20 50 Td [<0001> -500 <0002>] TJ", [("天", 20, 150), ("地", 35, 150)]),
        ("/F 10 Tf 2 Tc 20 50 Td <00010002> Tj", [("天", 20, 150), ("地", 32, 150)]),
        ("/F 10 Tf 50 Tz 20 50 Td <00010002> Tj", [("天", 20, 150), ("地", 25, 150)]),
        ("/F 10 Tf 4 Ts 20 50 Td <0001> Tj", [("天", 20, 146)]),
        ("/F 1 Tf 10 0 0 10 20 50 Tm <00010002> Tj", [("天", 20, 150), ("地", 30, 150)]),
        ("/F 10 Tf 20 50 TD <0001> Tj 0 -12 TD <0002> Tj T* <0001> Tj",
         [("天", 20, 150), ("地", 20, 162), ("天", 20, 174)]),
        ("/F 10 Tf 12 TL 20 50 Td <0001> Tj <0002> ' 0 1 <0001> \"",
         [("天", 20, 150), ("地", 20, 162), ("天", 20, 174)]),
        ("/F 10 Tf 20 50 Td <0004> Tj <0001> Tj", [("——", 20, 150), ("天", 40, 150)]),
    ],
)  # fmt: skip
def test_pen(content: str, expected: list[tuple[str, float, float]], read: Read) -> None:
    assert places(read(f"BT {content} ET")) == expected


def test_graphics_state_is_kept_and_restored(read: Read) -> None:
    content = "q 2 0 0 2 10 0 cm BT /F 5 Tf 5 25 Td <0001> Tj ET Q BT /F 5 Tf 5 25 Td <0002> Tj ET"
    sight = read(content)
    assert places(sight) == [("天", 20, 150), ("地", 5, 175)]
    assert [g.size / PT for g in sight.glyphs] == [10, 5]


def test_a_space_is_told_of_the_glyph_behind_it(read: Read) -> None:
    sight = read("BT /F 10 Tf 20 50 Td <000100030002> Tj ET")
    assert [(g.text, g.is_spaced) for g in sight.glyphs] == [("天", False), ("地", True)]


def test_a_space_that_the_text_does_not_have_is_none(read: Read) -> None:
    """A space drawn inside a stretch whose ActualText has none only moves the pen."""
    mark = "/Span <</ActualText <FEFF59295730>>> BDC"
    sight = read(f"BT /F 10 Tf 20 50 Td {mark} <000100030002> Tj EMC <0003> Tj <0001> Tj ET")
    assert [g.is_spaced for g in sight.glyphs] == [False, False, True]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("BT 3 Tr /F 10 Tf 20 50 Td <00010002> Tj ET", "hidden"),
        ("/Artifact BMC BT /F 10 Tf 20 50 Td <00010002> Tj ET EMC", "artifacts"),
        ("BT /F 10 Tf 0 1 -1 0 20 50 Tm <00010002> Tj ET", "turned"),
        ("BT /F 10 Tf -1 0 0 -1 20 50 Tm <00010002> Tj ET", "turned"),
        ("BT /V 10 Tf 20 50 Td <00010002> Tj ET", "vertical"),
        ("BT /F 10 Tf 20 50 Td <00990099> Tj ET", "unreadable"),
    ],
)
def test_what_is_passed_over_is_counted(content: str, reason: str, read: Read) -> None:
    sight = read(content)
    assert sight.glyphs == []
    assert getattr(sight, reason) == 2


@pytest.mark.parametrize(
    ("rotate", "matrix"),
    [
        (0, "1 0 0 1 20 50"),
        (90, "0 1 -1 0 150 20"),
        (180, "-1 0 0 -1 280 150"),
        (270, "0 -1 1 0 50 280"),
    ],
)
def test_a_page_that_viewers_turn_is_read_upright(rotate: int, matrix: str, read: Read) -> None:
    box = (0, 0, 300, 200) if rotate % 180 == 0 else (0, 0, 200, 300)
    sight = read(f"BT /F 10 Tf {matrix} Tm <00010002> Tj ET", rotate=rotate, box=box)
    assert places(sight) == [("天", 20, 150), ("地", 30, 150)]


def test_a_form_is_read_where_it_is_drawn(read: Read) -> None:
    form = "BT /F 10 Tf 0 0 Td <0001> Tj ET"
    sight = read("q 1 0 0 1 20 50 cm /X Do Q BT /F 10 Tf 90 50 Td <0002> Tj ET", form=form)
    assert places(sight) == [("天", 20, 150), ("地", 90, 150)]


def test_fonts_that_are_no_objects_of_their_own_are_not_mixed_up(tmp_path: Path) -> None:
    document = make_pdf("BT /F 10 Tf 20 50 Td <0001> Tj ET")
    second = make_pdf("BT /F 10 Tf 20 50 Td <0001> Tj ET")
    document.pages.append(second.pages[0])
    for page, text in zip(document.pages, (b"<4E00>", b"<4E8C>"), strict=True):
        font = make_font(document, Name("/Identity-H"))
        font.ToUnicode = pikepdf.Stream(document, b"1 beginbfchar <0001> " + text + b" endbfchar")
        page.Resources = Dictionary(Font=Dictionary(F=font))
    document.save(tmp_path / "direct.pdf")
    first, last = read_pages(tmp_path / "direct.pdf", None, Report())
    assert [g.text for g in (*first.glyphs, *last.glyphs)] == ["一", "二"]


def test_the_trim_is_what_places_are_told_from(read: Read) -> None:
    sight = read("BT ET", trim=(10, 20, 290, 180))
    assert (sight.left / PT, sight.top / PT) == (10, 20)


def test_wrong_operands_are_passed_over(read: Read) -> None:
    content = (
        "BT /F 10 Tf (x) Tc 20 50 Td /No 9 Tf <0001> Tj /F 10 Tf [/a] TJ 1 Tm <0001> Tj Q EMC ET"
    )
    assert places(read(content)) == [("天", 20, 150)]


def test_a_glyph_ends_after_its_advance() -> None:
    assert Glyph("天", 100, 0, 50, 50).end == 150


def test_a_page_without_content_is_empty(tmp_path: Path) -> None:
    document = pikepdf.new()
    document.add_blank_page()
    document.save(tmp_path / "blank.pdf")
    (sight,) = read_pages(tmp_path / "blank.pdf", None, Report())
    assert sight.glyphs == []


@pytest.mark.parametrize(("turn", "told"), [(0, 0), (90, 90), (-270, 90), (450, 90), (360, 0)])
def test_a_page_is_turned_by_what_its_rotation_comes_to(turn: int, told: int) -> None:
    parent = Dictionary(Rotate=turn)
    assert _rotation(Dictionary(Parent=parent)) == told
