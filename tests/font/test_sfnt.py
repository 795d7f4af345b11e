from collections.abc import Callable
from pathlib import Path

import pytest

from layout.font.sfnt import Fault, inspect_file, may_embed


def test_program_fonts_are_well(faces) -> None:
    assert {inspect_file(face.path, face.index) for face in faces.all} == {None}


def test_font_without_outlines_is_incomplete(square_font: Path, tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(square_font)
    del font["glyf"], font["loca"]
    font.save(tmp_path / "bare.ttf")
    assert inspect_file(tmp_path / "bare.ttf") is Fault.INCOMPLETE


def test_variable_font_is_refused(make_font: Callable[..., Path], tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont, newTable

    font = TTFont(make_font(tmp_path / "fixed.ttf", {"甲": 1000}))
    font["fvar"] = newTable("fvar")
    font["fvar"].data = b""
    axes = font["fvar"]
    from fontTools.ttLib.tables._f_v_a_r import Axis

    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 100, 400, 900
    axes.axes, axes.instances = [axis], []
    font.save(tmp_path / "variable.ttf")
    assert inspect_file(tmp_path / "variable.ttf") is Fault.VARIABLE


def test_collection_is_read_by_index(square_font: Path, tmp_path: Path) -> None:
    from fontTools.ttLib import TTCollection, TTFont

    collection = TTCollection()
    collection.fonts = [TTFont(square_font), TTFont(square_font)]
    path = tmp_path / "two.ttc"
    collection.save(path)
    assert [inspect_file(path, i) for i in (0, 1, 2)] == [None, None, Fault.NOT_A_FONT]


@pytest.mark.parametrize(
    ("fs_type", "allowed"),
    [(0, True), (2, False), (4, True), (8, True), (0x100, False), (0x200, False), (6, True)],
)
def test_fs_type(fs_type: int, allowed: bool) -> None:
    assert may_embed(fs_type) is allowed
