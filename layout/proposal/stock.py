"""Sizes kept in stock: a story that has not changed is not composed again.

What is stored is named by everything it comes from: the story's words and wishes without their
places in the file, its pictures, the paper's style, the fonts, and the program's own code.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from layout import cache
from layout.model import Advertisement, Briefs, Essay, Item, Photo, PhotoStory
from layout.page.composer import Composer
from layout.proposal.sizes import Size, size_item

_KIND: Final = "sizes"
_LAYOUT: Final = Path(__file__).parent.parent
# The packages whose code decides how many lines a story takes.
_CODE: Final = ("font", "model", "page", "picture", "proposal", "style", "text", "words")
# Fields that say where something is written, not what.
_PLACES: Final = ("span", "is_literal")

# What this process has sized already; an editor's desk asks again at every change.
_known: dict[str, tuple[Size, ...]] = {}


def take_sizes(composer: Composer, item: Item) -> tuple[Size, ...]:
    """Return an item's sizes, from stock where nothing that they come from has changed."""
    key = _name(composer, item)
    if key in _known:
        return _known[key]
    stored = cache.load(_KIND, key)
    sizes = _read(stored) if stored is not None else None
    if sizes is None:
        sizes = size_item(composer, item)
        cache.store(_KIND, key, msgspec.json.encode(sizes))
    _known[key] = sizes
    return sizes


def _read(stored: bytes) -> tuple[Size, ...] | None:
    try:
        return msgspec.json.decode(stored, type=tuple[Size, ...])
    except msgspec.MsgspecError:
        return None


def _name(composer: Composer, item: Item) -> str:
    digest = hashlib.sha256(_digest_code())
    digest.update(type(item).__name__.encode())
    digest.update(msgspec.json.encode(_bare(msgspec.to_builtins(item, enc_hook=ascii))))
    digest.update(repr(composer.style).encode())
    for photo in _photos_of(item):
        picture = composer.measure_picture(photo.file, photo.span)
        digest.update(repr(picture).encode())
    for face in composer.faces.all:
        digest.update(f"{face.name} {_stamp(face.path)}".encode())
    return digest.hexdigest()


def _bare(value: Any) -> Any:
    """Return a value without the places where it is written."""
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if k not in _PLACES}
    if isinstance(value, list | tuple):
        return [_bare(v) for v in value]
    return value


def _photos_of(item: Item) -> tuple[Photo, ...]:
    match item:
        case PhotoStory():
            return (item.photo,)
        case Advertisement():
            return (item.photo,) if item.photo else ()
        case Briefs():
            return ()
        case Essay() | _:
            return item.photos


def _stamp(path: Path) -> str:
    found = path.stat()
    return f"{path.name} {found.st_size} {found.st_mtime_ns}"


@lru_cache(maxsize=1)
def _digest_code() -> bytes:
    digest = hashlib.sha256()
    for package in _CODE:
        for path in sorted((_LAYOUT / package).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.digest()


def forget() -> None:
    """Drop what this process knows; the stock on disk stays."""
    _known.clear()
