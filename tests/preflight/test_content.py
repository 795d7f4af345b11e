"""Content streams as read: sizes after all matrices, colours, clips, tags, forms, annotations."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from layout.diagnostics import Report
from layout.preflight.document import open_document
from layout.preflight.marks import Content, Kind, Mark, Tag
from tests.preflight.maker import Maker, make_icc


def read(tmp_path: Path, maker: Maker, content: str) -> Content:
    """Return what a page of this content does."""
    maker.content = content
    with open_document(maker.finish(tmp_path / "file.pdf"), Report()) as document:
        assert document is not None
        # Read while the file is open.
        assert all(font.texts is not None for font in document.fonts)
        return document.pages[0].content


def only(content: Content, kind: Kind) -> Mark:
    (mark,) = [m for m in content.marks if m.kind is kind]
    return mark


@pytest.mark.parametrize(
    ("operators", "size"),
    [
        ("BT /F1 9 Tf 1 0 0 1 50 50 Tm <0001> Tj ET", 9),
        ("BT /F1 1 Tf 9 0 0 9 50 50 Tm <0001> Tj ET", 9),
        ("2 0 0 0.5 0 0 cm BT /F1 9 Tf 20 80 Td <0001> Tj ET", 4.5),
        ("BT /F1 9 Tf 50 Tz 50 50 Td <0001> Tj ET", 9),
        ("BT /F1 -9 Tf 1 0 0 -1 50 50 Tm <0001> Tj ET", 9),
        ("0 1 -1 0 200 0 cm BT /F1 9 Tf 50 50 Td <0001> Tj ET", 9),
    ],
)
def test_type_is_measured_after_all_matrices(tmp_path, operators: str, size: float) -> None:
    mark = only(read(tmp_path, Maker("press"), operators), Kind.TEXT)
    assert mark.size == pytest.approx(size)


def test_a_string_is_as_wide_as_its_glyphs_and_adjustments(tmp_path) -> None:
    text = "BT /F1 10 Tf 1 Tc 50 60 Td [<0001> -500 <00020003>] TJ <0001> Tj ET"
    first, second = read(tmp_path, Maker("press"), text).marks
    # 10 + 10 + 5 for the glyphs, 5 for the adjustment, 1 after each of three.
    assert first.box[0] == pytest.approx(50)
    assert first.box[2] == pytest.approx(50 + 10 + 10 + 5 + 5 + 3)
    assert second.box[0] == pytest.approx(first.box[2])
    assert first.shown is not None
    assert first.shown.text == "中文A"


def test_vertical_type_runs_downwards(tmp_path) -> None:
    maker = Maker("press")
    maker.font.Encoding = Name("/Identity-V")
    mark = only(read(tmp_path, maker, "BT /F1 10 Tf 100 200 Td <00010002> Tj ET"), Kind.TEXT)
    assert mark.box == pytest.approx((95, 180, 105, 200))


@pytest.mark.parametrize(
    ("operators", "width"),
    [
        ("2 w 50 50 m 90 50 l S", 2),
        ("0.1 0 0 0.1 0 0 cm 2 w 500 500 m 900 500 l S", 0.2),
        ("3 0 0 0.5 0 0 cm 2 w 10 90 m 20 90 l S", 1),
        ("0 w 50 50 m 90 50 l S", 0),
        ("q 5 w Q 50 50 m 90 50 l S", 1),
    ],
)
def test_lines_are_measured_after_the_matrix(tmp_path, operators: str, width: float) -> None:
    mark = only(read(tmp_path, Maker("press"), operators), Kind.STROKE)
    assert mark.size == pytest.approx(width)


def test_a_picture_is_as_fine_as_its_coarser_side(tmp_path) -> None:
    mark = only(read(tmp_path, Maker("press"), "72 0 0 36 50 50 cm /Im1 Do"), Kind.PICTURE)
    assert mark.picture is not None
    assert mark.picture.ppi == pytest.approx(100)
    turned = "0 36 -36 0 150 50 cm /Im1 Do"
    mark = only(read(tmp_path, Maker("press"), turned), Kind.PICTURE)
    assert mark.picture is not None
    assert mark.picture.ppi == pytest.approx(200)


def test_clips_cut_and_come_back(tmp_path) -> None:
    marks = read(
        tmp_path,
        Maker("press"),
        "q 50 50 20 20 re W n 40 40 100 100 re f 80 80 9 9 re f Q 80 80 9 9 re f",
    ).marks
    assert [m.box for m in marks] == [(50, 50, 70, 70), (80, 80, 89, 89)]


def test_colours_become_inks(tmp_path) -> None:
    maker = Maker("press")
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 0, 0]), N=1
    )
    maker.resources.ColorSpace = Dictionary(
        Spot=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, function]),
        Cyan=Array([Name.Separation, Name.Cyan, Name.DeviceCMYK, function]),
        All=Array([Name.Separation, Name.All, Name.DeviceCMYK, function]),
        Icc=Array([Name.ICCBased, maker.stream(make_icc("GRAY"), N=1)]),
        Few=Array([Name.Indexed, Name.DeviceCMYK, 1, b"\x00\x00\x00\x00\xff\x00\x00\x33"]),
    )
    colours = {
        "0.1 0.2 0.3 0.4 k": {"C": 0.1, "M": 0.2, "Y": 0.3, "K": 0.4},
        "0.25 g": {"K": 0.75},
        "/Spot cs 0.5 scn": {"Gold": 0.5},
        "/Cyan cs 0.5 sc": {"C": 0.5},
        "/All cs 0.5 sc": {"C": 0.5, "M": 0.5, "Y": 0.5, "K": 0.5},
        "/Icc cs 0 sc": {"K": 1.0},
        "/Few cs 1 sc": {"C": 1.0, "K": 0.2},
        "/DeviceCMYK cs": {"K": 1.0},
    }
    drawn = "".join(f"q {colour} 50 50 9 9 re f Q " for colour in colours)
    marks = read(tmp_path, maker, drawn).marks
    found = [{p: round(a, 3) for p, a in (m.paint.inks or ()) if a} for m in marks if m.paint]
    assert found == list(colours.values())


def test_rgb_has_no_inks(tmp_path) -> None:
    mark = only(read(tmp_path, Maker("press"), "1 0 0 rg 50 50 9 9 re f"), Kind.FILL)
    assert mark.paint is not None
    assert mark.paint.inks is None


def test_states_of_overprint_follow_op_and_saves(tmp_path) -> None:
    text = "50 50 9 9 re f q /Black gs 50 50 9 9 re f Q 50 50 9 9 re f"
    marks = read(tmp_path, Maker("press"), text).marks
    assert [(m.overprint, m.opm) for m in marks] == [(False, 0), (True, 1), (False, 0)]


def test_marked_content_is_known_by_its_innermost_meaning(tmp_path) -> None:
    text = (
        "/P <</MCID 0>> BDC /Span <</ActualText (x)>> BDC 50 50 9 9 re f EMC EMC "
        "/Artifact BMC 50 50 9 9 re f EMC EMC 50 50 9 9 re f"
    )
    content = read(tmp_path, Maker("press"), text)
    assert [m.tag for m in content.marks] == [Tag.CONTENT, Tag.ARTIFACT, Tag.NONE]
    assert content.mcids == {0: [0]}
    assert len(content.untagged) == 1


def test_forms_are_drawn_with_matrix_box_and_state(tmp_path) -> None:
    maker = Maker("press")
    maker.resources.XObject.Fm1 = maker.stream(
        b"0.3 g 0 0 50 50 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 10, 20]),
        Matrix=Array([2, 0, 0, 2, 0, 0]),
        Resources=Dictionary(),
    )
    text = "q 1 0 0 1 50 60 cm /Fm1 Do Q 100 100 9 9 re f"
    first, second = read(tmp_path, maker, text).marks
    assert first.box == pytest.approx((50, 60, 70, 100))
    assert second.paint is not None
    assert second.paint.amount("K") == 1.0


def test_an_annotations_looks_fill_its_rectangle(tmp_path) -> None:
    maker = Maker("press")
    looks = maker.stream(
        b"0 0 4 4 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 4, 4]),
        Resources=Dictionary(),
    )
    maker.annotation("Stamp", F=4, AP=Dictionary(N=looks))
    mark = only(read(tmp_path, maker, ""), Kind.FILL)
    assert mark.in_annotation
    assert mark.box == pytest.approx((100, 200, 160, 215))


def test_inline_images_end_where_their_data_end(tmp_path) -> None:
    text = "q 9 0 0 9 50 50 cm BI /W 4 /H 1 /BPC 8 /CS /G ID  EI EI Q 70 70 9 9 re f"
    marks = read(tmp_path, Maker("press"), text).marks
    assert [m.kind for m in marks] == [Kind.PICTURE, Kind.FILL]
    assert marks[0].picture is not None
    assert marks[0].picture.inline == b" EI "


def test_a_stream_in_pieces_is_one_content(tmp_path) -> None:
    maker = Maker("press")
    maker.content = "50 50"
    path = maker.finish(tmp_path / "file.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        page.Contents = Array([page.Contents, pdf.make_stream(b"9 9 re f")])
        pdf.save(path)
    with open_document(path, Report()) as document:
        assert document is not None
        (mark,) = document.pages[0].content.marks
        assert mark.box == (50, 50, 59, 59)
