"""What an issue was made from: its files, and the locks by which it can be made again.

An archive carries these, and :mod:`layout.rebuild` takes them out.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from layout import __version__
from layout.display import Document, GlyphRun, Group, Item
from layout.font import Faces
from layout.style import Style

# What the archive calls the files that the program adds to the issue's own.
RECORD: Final = "rebuild.json"
FONTS: Final = "fonts.lock"
PICTURES: Final = "pictures.lock"
FORMAT: Final = 1
_KINDS: Final[Mapping[str, str]] = {
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".json": "application/json",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".lock": "text/plain",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".icc": "application/vnd.iccprofile",
    ".icm": "application/vnd.iccprofile",
}


class File(Struct, frozen=True, kw_only=True):
    """A file of the source: its path below the paper's folder, what it is, its bytes."""

    path: str
    kind: str
    data: bytes
    about: str


class Made(Struct, frozen=True, kw_only=True):
    """An issue made up, as far as its source matters; ``files`` are those that were read."""

    source: Path
    page: int | None
    paper: Path
    style: Style
    faces: Faces
    document: Document
    files: Sequence[Path]


def gather_source(made: Made) -> tuple[File, ...]:
    """Return every file that a build read, and the record and locks to make it again.

    Fonts are named by their digests, not carried: a licence to embed a subset is none to pass the
    font on.  Raises OSError when a file is gone.
    """
    root = _absolute(made.paper)
    fonts = {_absolute(font.path) for font in made.style.faces.values()}
    paths = sorted({_absolute(path) for path in made.files} - fonts)
    files = [_carry(path, root) for path in paths if path.is_relative_to(root)]
    return (*files, *_locks(made, root, files))


def _carry(path: Path, root: Path) -> File:
    kind = _KINDS.get(path.suffix.lower(), "application/octet-stream")
    is_picture = kind.startswith("image/")
    return File(
        path=path.relative_to(root).as_posix(),
        kind=kind,
        data=path.read_bytes(),
        about="图片原件 · original picture" if is_picture else "源文件 · source",
    )


def _locks(made: Made, root: Path, files: Sequence[File]) -> Iterator[File]:
    """Yield the record and the lists of digests."""
    pictures = ((file.data, file.path) for file in files if file.kind.startswith("image/"))
    fonts = ((path.read_bytes(), name) for name, path in used_fonts(made.document, made.faces))
    yield _text(FONTS, _digests(fonts), "所用字库的摘要 · digests of the fonts in use")
    yield _text(PICTURES, _digests(pictures), "图片原件的摘要 · digests of the original pictures")
    source = _absolute(made.source)
    record: dict[str, Any] = {
        "format": FORMAT,
        "program": f"banmian {__version__}",
        "paper": root.name,
        "issue": source.relative_to(root).as_posix(),
        "page": made.page,
        "files": {file.path: hashlib.sha256(file.data).hexdigest() for file in files},
    }
    words = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True)
    yield _text(RECORD, f"{words}\n", "重做所需的记录 · what is needed to make it again")


def used_fonts(document: Document, faces: Faces) -> list[tuple[str, Path]]:
    """Return the faces that a document's runs call, by name, with their files."""
    names = sorted({face for page in document.pages for face in _faces(page.items)})
    return [(name, faces.named(name).path) for name in names]


def _absolute(path: str | Path) -> Path:
    """Return a whole path as the YAML names it: links are not followed."""
    return Path(os.path.normpath(Path(path).absolute()))


def _text(path: str, words: str, about: str) -> File:
    return File(path=path, kind=_KINDS[Path(path).suffix], data=words.encode(), about=about)


def _digests(files: Iterable[tuple[bytes, str]]) -> str:
    """Return lines as sha256sum writes them."""
    return "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for data, name in files)


def _faces(items: Sequence[Item]) -> Iterator[str]:
    yield from (item.face for item in _walk(items) if isinstance(item, GlyphRun))


def _walk(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _walk(item.items)
        else:
            yield item
