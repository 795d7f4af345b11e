from collections.abc import Callable
from pathlib import Path

import pytest

from layout.diagnostics import Report, Span
from layout.font import Faces, load_faces
from layout.font import faces as faces_module
from layout.font.manifest import MANIFEST, find_fonts

PLACE = Span("paper.yaml", 3, 9)


def test_nearest_weight(faces: Faces) -> None:
    wanted = [("song", 400), ("song", 500), ("song", 800), ("hei", 900), ("kai", 700)]
    names = [faces.get(role, weight).name for role, weight in wanted]
    assert names == ["song-400", "song-400", "song-900", "hei-700", "kai-400"]


def test_fangsong_is_kai_until_there_is_one(faces: Faces) -> None:
    assert faces.get("fangsong", 400).name == "kai-400"
    assert "fangsong" in faces.roles


def test_unknown_role(faces: Faces) -> None:
    with pytest.raises(KeyError):
        faces.get("xingshu", 400)


def test_named_is_the_inverse_of_name(faces: Faces) -> None:
    assert [faces.named(face.name) for face in faces.all] == list(faces.all)


@pytest.mark.parametrize("char", "“”‘’·—…⸺")
def test_kai_takes_its_latin_shaped_punctuation_from_song(faces: Faces, char: str) -> None:
    kai = faces.get("kai", 400)
    lender = faces.fallback(kai, char)
    assert lender is not None
    assert lender.name == "song-400"
    assert char in kai.borrowed


def test_fallback_prefers_the_face_then_its_chain(faces: Faces) -> None:
    kai = faces.get("kai", 400)
    assert faces.fallback(kai, "版") is kai
    # Noto has the rare characters of Extension B that the Kai lacks.
    missing = next(
        chr(code)
        for code in sorted(faces.named("song-400").characters() - kai.characters())
        if code > 0x20000
    )
    found = faces.fallback(kai, missing)
    assert found is not None
    assert found.role == "song"
    assert faces.fallback(kai, "\U0010fffd") is None


def test_fallback_keeps_near_the_weight(
    make_font: Callable[..., Path], square_faces: Faces, tmp_path: Path, report: Report
) -> None:
    poor = make_font(tmp_path / "poor.ttf", {"甲": 1000})
    loaded = load_faces(report, {("song", 900): poor})
    found = loaded.fallback(loaded.get("song", 900), "乙")
    assert found is not None
    assert found.name == "song-900"


def test_own_font_comes_first(square_font: Path, report: Report) -> None:
    loaded = load_faces(report, {("song", 400): square_font, ("biaosong", 700): square_font})
    assert not report.diagnostics
    assert loaded.get("song", 400).name == "own-song-400"
    assert loaded.get("song", 700).name == "song-700"
    assert loaded.get("biaosong", 400).name == "own-biaosong-700"
    fallback = loaded.fallback(loaded.get("biaosong", 700), "\u9f98")
    assert fallback is not None
    assert fallback.name == "song-700"


def test_own_font_without_chinese_characters(
    make_font: Callable[..., Path], tmp_path: Path, report: Report
) -> None:
    latin = make_font(tmp_path / "latin.ttf", {"A": 500})
    load_faces(report, {("song", 400): latin}, {("song", 400): PLACE})
    (found,) = report.diagnostics
    assert (found.code, found.span) == ("W411", PLACE)


def damage(path: Path, source: Path, kind: str) -> Path:
    data = source.read_bytes()
    path.write_bytes(
        {
            "text": b"not a font at all, but long enough to have a header",
            "empty": b"",
            "cut": data[: len(data) // 2],
            "head": data[:40],
            "collection": b"ttcf" + bytes(40),
        }[kind]
    )
    return path


@pytest.mark.parametrize("kind", ["text", "empty", "cut", "head", "collection"])
def test_damaged_own_font(kind: str, square_font: Path, tmp_path: Path, report: Report) -> None:
    path = damage(tmp_path / "bad.ttf", square_font, kind)
    loaded = load_faces(report, {("song", 400): path}, {("song", 400): PLACE})
    (found,) = report.diagnostics
    assert (found.code, found.span) == ("E402", PLACE)
    assert loaded.get("song", 400).name == "song-400"


def test_missing_own_font(tmp_path: Path, report: Report) -> None:
    load_faces(report, {("song", 400): tmp_path / "none.ttf"}, {("song", 400): PLACE})
    (found,) = report.diagnostics
    assert (found.code, found.span) == ("E401", PLACE)
    assert "none.ttf" in found.message("zh")
    assert found.hint("en")


@pytest.mark.parametrize(
    ("fs_type", "codes"),
    [(0, []), (4, []), (8, []), (2, ["E403"]), (0x0104, ["E403"]), (0x0208, ["E403"])],
)
def test_embedding_right(
    fs_type: int,
    codes: list[str],
    make_font: Callable[..., Path],
    tmp_path: Path,
    report: Report,
) -> None:
    path = make_font(tmp_path / "licensed.ttf", {"甲": 1000}, fs_type=fs_type)
    load_faces(report, {("song", 400): path})
    assert [d.code for d in report.diagnostics] == codes


def copy_manifest(folder: Path) -> Path:
    """Make a fonts folder whose files are sparse stand-ins of the right sizes."""
    fonts = find_fonts()
    assert fonts is not None
    (folder / MANIFEST).write_bytes((fonts / MANIFEST).read_bytes())
    for font in fonts.glob("*/*.ttf"):
        stand_in = folder / font.parent.name / font.name
        stand_in.parent.mkdir(exist_ok=True)
        with stand_in.open("wb") as file:
            file.truncate(font.stat().st_size)
    return folder


def test_missing_and_truncated_program_fonts(
    tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_manifest(tmp_path)
    monkeypatch.setattr(faces_module, "find_fonts", lambda: folder)
    load_faces(report)
    assert not report.diagnostics
    (folder / "lxgw-wenkai/LXGWWenKai-Regular.ttf").unlink()
    with (folder / "noto-sans-sc/NotoSansSC_700Bold.ttf").open("wb") as file:
        file.truncate(1000)
    load_faces(report)
    assert [(d.code, dict(d.args)["file"]) for d in report.diagnostics] == [
        ("E405", "noto-sans-sc/NotoSansSC_700Bold.ttf"),
        ("E401", "lxgw-wenkai/LXGWWenKai-Regular.ttf"),
    ]


def test_no_fonts_folder(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces_module, "find_fonts", lambda: None)
    load_faces(report)
    assert [d.code for d in report.diagnostics] == ["E400"]
