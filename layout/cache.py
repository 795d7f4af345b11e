"""A folder of finished work in the user's cache, by content: font subsets, converted pictures.

A missing, damaged or unwritable cache never changes what a build makes, only how long it takes.
``BANMIAN_CACHE`` moves the folder, or turns it off with ``off``.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
from pathlib import Path
from typing import Final

OFF: Final = "off"
_MAGIC: Final = b"banmian cache 1\n"
_DIGEST_SIZE: Final = 32
# A year of a daily paper's subsets; the oldest half goes when there are more.
_MOST_ENTRIES: Final = 4000


def cache_folder() -> Path | None:
    """Return the folder, which may not exist yet, or None when there is to be no cache."""
    setting = os.environ.get("BANMIAN_CACHE", "")
    if setting == OFF:
        return None
    if setting:
        return Path(setting)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "banmian"
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else home / "AppData" / "Local") / "banmian" / "cache"
    # XDG Base Directory Specification 0.8: a relative path is to be ignored.
    xdg = Path(os.environ.get("XDG_CACHE_HOME") or "")
    return (xdg if xdg.is_absolute() else home / ".cache") / "banmian"


def load(kind: str, key: str) -> bytes | None:
    """Return what was stored, or None when it is not there or not whole."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        data = (folder / kind / key).read_bytes()
    except OSError:
        return None
    start = len(_MAGIC) + _DIGEST_SIZE
    body = data[start:]
    whole = _MAGIC + hashlib.sha256(body).digest()
    return body if data[:start] == whole else None


def store(kind: str, key: str, body: bytes) -> None:
    """Keep a piece of work, whole or not at all; two builds at once do each other no harm."""
    folder = cache_folder()
    if folder is None:
        return
    place = folder / kind / key
    aside = place.with_name(f"{key}.{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(_MAGIC + hashlib.sha256(body).digest() + body)
            aside.replace(place)
        finally:
            aside.unlink(missing_ok=True)
        _prune(place.parent)


def _prune(folder: Path) -> None:
    """Drop the older half of a folder that has grown too large."""
    with os.scandir(folder) as entries:
        files = [entry for entry in entries if entry.is_file()]
    if len(files) <= _MOST_ENTRIES:
        return
    for _, path in sorted((f.stat().st_mtime_ns, f.path) for f in files)[: len(files) // 2]:
        Path(path).unlink(missing_ok=True)
