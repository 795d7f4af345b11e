"""Finished files put into their folder, all of them or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path


def replace_files(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files by name into a folder, which is made if need be; return their places.

    All are written aside first and then moved into place; when one cannot be, those moved before
    it are put back, so that a build that fails leaves yesterday's files as they were.  Raises
    OSError when the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        if (folder / name).is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), name)
    aside = {name: folder / f".{name}.{os.getpid()}" for name in files}
    kept = {name: folder / f".{name}.{os.getpid()}.old" for name in files}
    try:
        for name, data in files.items():
            aside[name].write_bytes(data)
        _move_all(folder, aside, kept)
    finally:
        for path in (*aside.values(), *kept.values()):
            path.unlink(missing_ok=True)
    return tuple(folder / name for name in files)


def _move_all(folder: Path, aside: Mapping[str, Path], kept: Mapping[str, Path]) -> None:
    """Move files into place, keeping the old ones until all are there; else put those back.

    Whatever stops it, Ctrl-C too; an old file stays in its place until the new one takes it.
    """
    old = {name for name in aside if (folder / name).exists()}
    begun: list[str] = []
    try:
        for name, path in aside.items():
            begun.append(name)
            if name in old:
                _keep(folder / name, kept[name])
            path.replace(folder / name)
    except BaseException:
        for name in begun:
            if kept[name].exists():
                kept[name].replace(folder / name)
            elif name not in old:
                (folder / name).unlink(missing_ok=True)
        raise


def _keep(path: Path, name: Path) -> None:
    """Give a file a second name; where the file system has no such thing, another one."""
    try:
        name.hardlink_to(path)
    except OSError:
        path.replace(name)
