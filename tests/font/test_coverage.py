import json
from pathlib import Path

from layout.diagnostics import Report
from layout.font import Faces, load_faces
from layout.font.coverage import (
    LEVELS,
    json_fonts,
    list_fonts,
    render_fonts,
    standard_characters,
)


def test_the_standard_has_its_8105_characters() -> None:
    characters = standard_characters()
    assert len(characters) == len(set(characters)) == sum(LEVELS) == 8105
    # The first and the last character of each level.
    assert "".join(characters[i] for i in (0, 3499, 3500, 6499, 6500, 8104)) == "一矗乂齉亍蠼"


def test_program_fonts_have_them_all(faces: Faces) -> None:
    rows = list_fonts(faces, verify=False)
    assert {row.name: row.total for row in rows} == {face.name: 8105 for face in faces.all}
    assert {row.state for row in rows} == {"whole"}


def test_own_font_is_counted_by_level(square_font: Path) -> None:
    rows = list_fonts(load_faces(Report(), {("song", 400): square_font}), verify=False)
    assert (rows[0].name, rows[0].state, rows[0].levels) == ("own-song-400", "own", (3500, 0, 0))


def test_table_and_json(faces: Faces) -> None:
    rows = list_fonts(faces, verify=False)
    table = render_fonts(rows, "zh").split("\n")
    assert len(table) == 1 + len(rows) + 1
    assert table[1].startswith("song-400  Noto Serif SC Regular")
    assert "100.0%" in render_fonts(rows, "en")
    assert json.loads(json.dumps(json_fonts(rows)))[0]["total"] == 8105
