from pathlib import Path

import pytest

from layout import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANMIAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_stored_is_found_again(folder: Path) -> None:
    assert cache.load("things", "a") is None
    cache.store("things", "a", b"work")
    assert cache.load("things", "a") == b"work"
    assert [p.name for p in (folder / "things").iterdir()] == ["a"]


@pytest.mark.parametrize("harm", ["cut", "changed", "empty", "grown"])
def test_damaged_entry_is_not_trusted(folder: Path, harm: str) -> None:
    cache.store("things", "a", b"finished work")
    place = folder / "things" / "a"
    data = place.read_bytes()
    place.write_bytes(
        {"cut": data[:-1], "changed": data[:-1] + b"!", "empty": b"", "grown": data + b"!"}[harm]
    )
    assert cache.load("things", "a") is None


def test_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANMIAN_CACHE", "off")
    assert cache.cache_folder() is None
    cache.store("things", "a", b"work")
    assert cache.load("things", "a") is None


def test_unwritable_folder_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("BANMIAN_CACHE", str(tmp_path / "file"))
    cache.store("things", "a", b"work")
    assert cache.load("things", "a") is None


@pytest.mark.parametrize(
    ("setting", "expected"),
    [("/somewhere", "/somewhere/banmian"), ("relative", "/home/editor/.cache/banmian")],
)
def test_xdg(setting: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANMIAN_CACHE")
    monkeypatch.setenv("HOME", "/home/editor")
    monkeypatch.setenv("XDG_CACHE_HOME", setting)
    monkeypatch.setattr("sys.platform", "linux")
    assert cache.cache_folder() == Path(expected)


def test_old_entries_go_when_there_are_too_many(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    monkeypatch.setattr(cache, "_MOST_ENTRIES", 4)
    for i in range(4):
        cache.store("things", str(i), b"work")
        os.utime(folder / "things" / str(i), (i, i))
    cache.store("things", "new", b"work")
    assert sorted(p.name for p in (folder / "things").iterdir()) == ["2", "3", "new"]
