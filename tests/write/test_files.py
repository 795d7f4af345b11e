from pathlib import Path

import pytest

from layout.write.files import replace_files


def listing(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "output" / "2025-10-31"
    assert replace_files(folder, {"a.pdf": b"1", "b.png": b"2"}) == (
        folder / "a.pdf",
        folder / "b.png",
    )
    assert listing(folder) == {"a.pdf": b"1", "b.png": b"2"}


def test_failed_build_leaves_yesterdays_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace_files(tmp_path, {"a.pdf": b"yesterday", "b.png": b"yesterday"})
    write = Path.write_bytes

    def fail(path: Path, data: bytes) -> int:
        if "b.png" in path.name:
            write(path, data[:1])
            raise OSError("no space left")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    with pytest.raises(OSError, match="no space"):
        replace_files(tmp_path, {"a.pdf": b"today", "b.png": b"today"})
    monkeypatch.undo()
    assert listing(tmp_path) == {"a.pdf": b"yesterday", "b.png": b"yesterday"}


def test_a_folder_in_a_files_place_changes_nothing(tmp_path):
    replace_files(tmp_path, {"a": b"old"})
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match="b"):
        replace_files(tmp_path, {"a": b"new", "b": b"new"})
    assert (tmp_path / "a").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
@pytest.mark.parametrize("moves", [1, 2])
def test_what_is_stopped_between_two_files_leaves_yesterdays(
    tmp_path, monkeypatch, links, stop, moves
):
    yesterday = {"a": b"old a", "b": b"old b"}
    replace_files(tmp_path, yesterday)
    move, done = Path.replace, []

    def stopped(path: Path, target: Path) -> Path:
        if target.name in yesterday and not path.name.endswith(".old"):
            done.append(target.name)
            if len(done) == moves:
                raise stop
        return move(path, target)

    def refuse(path: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", stopped)
    if not links:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    with pytest.raises(stop):
        replace_files(tmp_path, {"0": b"one more", "a": b"new a", "b": b"new b"})
    monkeypatch.undo()
    assert listing(tmp_path) == yesterday
