from pathlib import Path

import pytest

from layout.font import manifest as manifest_module
from layout.font.manifest import digest_file, find_fonts, read_manifest


def test_every_file_is_the_one_the_manifest_describes() -> None:
    folder = find_fonts()
    assert folder is not None
    manifest = read_manifest(folder)
    for entry in manifest.entries:
        path = manifest.path(entry)
        assert path.stat().st_size == entry.size
        assert digest_file(path) == entry.sha256
        assert (folder / entry.terms).is_file()
        assert entry.licence == "OFL-1.1"


def test_every_font_file_is_in_the_manifest() -> None:
    folder = find_fonts()
    assert folder is not None
    files = {path.relative_to(folder).as_posix() for path in folder.glob("*/*.[to]tf")}
    assert files == {entry.file for entry in read_manifest(folder).entries}


def test_chains_and_loans_name_what_there_is() -> None:
    folder = find_fonts()
    assert folder is not None
    manifest = read_manifest(folder)
    roles = {entry.role for entry in manifest.entries}
    names = {entry.name for entry in manifest.entries}
    assert set(manifest.chains) == roles
    assert {role for chain in manifest.chains.values() for role in chain} <= roles
    assert set(manifest.stand_ins.values()) <= roles
    assert {lender for entry in manifest.entries for lender in entry.borrow} <= names


@pytest.mark.parametrize("place", ["layout/font/files", "fonts"])
def test_fonts_are_found_in_a_wheel_and_in_a_checkout(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest_module, "__file__", str(tmp_path / "layout/font/manifest.py"))
    assert find_fonts() is None
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / "manifest.yaml").write_bytes(b"")
    assert find_fonts() == tmp_path / place
