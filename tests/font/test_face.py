import pytest

from layout.font import Faces
from layout.font.face import Face


def test_the_test_font_is_square(square_faces: Faces) -> None:
    face = square_faces.get("song", 400)
    assert face.upem == 1000
    assert face.advance(face.glyph("版")) == 1000
    assert face.advance(face.glyph("，")) == 1000
    assert face.advance(face.glyph("a")) == 500
    assert face.glyph("\U0001f600") == 0


def test_ink_is_the_outline_and_nothing_for_a_blank(square_faces: Faces) -> None:
    face = square_faces.get("song", 400)
    assert face.ink(face.glyph("版")) == (50, -100, 950, 800)
    assert face.ink(face.glyph("　")) == (0, 0, 0, 0)


def test_em_box_is_one_em_high(faces: Faces) -> None:
    for face in faces.all:
        assert (face.ascent, face.descent) == (880, -120)
        assert face.ascent - face.descent == face.upem


def test_em_box_of_a_font_with_other_figures_is_centred_on_them(square_faces: Faces) -> None:
    metrics = square_faces.get("song", 400).metrics
    assert (metrics.ascender, metrics.descender, metrics.cap_height) == (900, -200, 800)
    assert metrics.em_ascent == 880


def test_shaping_joins_the_two_em_dash(faces: Faces) -> None:
    (dash,) = faces.get("song", 400).shape("——")
    assert (dash.cluster, dash.advance) == (0, 2000)


def test_shaping_by_feature(faces: Faces) -> None:
    face = faces.get("song", 400)
    (whole,) = face.shape("（")
    (half,) = face.shape("（", {"halt": True})
    assert (whole.advance, whole.dx) == (1000, 0)
    assert (half.advance, half.dx) == (500, -500)


def test_vertical_shaping_runs_down(faces: Faces) -> None:
    face = faces.get("song", 400)
    upright, bracket = face.shape("版（", vertical=True)
    assert (upright.advance, bracket.advance) == (1000, 1000)
    assert bracket.gid != face.glyph("（")


@pytest.mark.parametrize("text", ["2025年", "Tel", "《版面》"])
def test_shaping_agrees_with_the_character_map(faces: Faces, text: str) -> None:
    face = faces.get("hei", 400)
    shaped = face.shape(text, {"kern": False, "liga": False})
    assert [g.gid for g in shaped] == [face.glyph(c) for c in text]
    assert [g.cluster for g in shaped] == list(range(len(text)))
    assert [g.advance for g in shaped] == [face.advance(g.gid) for g in shaped]


def test_variation_sequence_without_a_glyph_of_its_own_is_none(square_faces: Faces) -> None:
    assert square_faces.get("song", 400).glyph("版\U000e0100") == 0


def test_a_face_is_not_opened_before_it_is_used(faces: Faces) -> None:
    used = faces.get("song", 400)
    fresh = Face("fresh", "song", 400, used.path)
    assert "harfbuzz" not in vars(fresh)
    fresh.glyph("版")
    assert "harfbuzz" in vars(fresh)
