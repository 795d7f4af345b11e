"""Finished files put into their folder, all of them or none."""

from __future__ import annotations

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
    aside = {name: folder / f".{name}.{os.getpid()}" for name in files}
    kept = {name: folder / f".{name}.{os.getpid()}.old" for name in files}
    moved: list[str] = []
    try:
        for name, data in files.items():
            aside[name].write_bytes(data)
        for name, path in aside.items():
            target = folder / name
            if target.exists():
                target.replace(kept[name])
            moved.append(name)
            path.replace(target)
    except OSError:
        for name in moved:
            if kept[name].exists():
                kept[name].replace(folder / name)
        raise
    finally:
        for path in (*aside.values(), *kept.values()):
            if path.is_file():
                path.unlink()
    return tuple(folder / name for name in files)
