"""What ``banmian fonts`` tells: each face, whether its file is whole, and the characters it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from layout.font.face import Face
from layout.font.faces import Faces
from layout.font.manifest import Entry, digest_file, find_fonts, read_manifest

# 通用规范汉字表: 3500 common characters, 3000 less common ones, 1605 for names and special fields.
LEVELS: Final = (3500, 3000, 1605)
_LIST: Final = Path(__file__).with_name("tgh.txt")
_HEADINGS: Final = (
    ("名称", "name"),
    ("字体", "font"),
    ("许可", "licence"),
    ("一级字", "level 1"),
    ("二级字", "level 2"),
    ("三级字", "level 3"),
    ("通用规范汉字", "TGH 2013"),
    ("文件", "file"),
)
_STATES: Final = {
    "whole": ("完好", "whole"),
    "missing": ("缺失", "missing"),
    "damaged": ("损坏", "damaged"),
    "own": ("本报自备", "the paper's own"),
}


class FontRow(Struct, frozen=True, kw_only=True):
    """One face: who it is, the state of its file, and how much of the standard's list it has.

    ``levels`` counts the characters of each of the three levels, ``state`` is ``whole``,
    ``missing``, ``damaged`` (size or sha256 is not the manifest's) or ``own``.
    """

    name: str
    role: str
    weight: int
    title: str
    licence: str
    source: str
    file: str
    state: str
    levels: tuple[int, int, int]

    @property
    def total(self) -> int:
        """How many of the 8105 characters the face has."""
        return sum(self.levels)


@lru_cache(maxsize=1)
def standard_characters() -> str:
    """Return the 8105 characters of 通用规范汉字表 in the order of the table."""
    lines = _LIST.read_text(encoding="utf-8").split("\n")
    return "".join(line for line in lines if not line.startswith("#"))


def list_fonts(faces: Faces, *, verify: bool = True) -> tuple[FontRow, ...]:
    """Describe every face; ``verify`` hashes the program's files, 80 MB in a fifth of a second."""
    folder = find_fonts()
    entries = {entry.name: entry for entry in read_manifest(folder).entries} if folder else {}
    return tuple(_describe(face, entries.get(face.name), verify) for face in faces.all)


def _describe(face: Face, entry: Entry | None, verify: bool) -> FontRow:
    state = _state(face, entry, verify)
    usable = state in ("whole", "own")
    return FontRow(
        name=face.name,
        role=face.role,
        weight=face.weight,
        title=entry.title if entry else face.metrics.postscript_name,
        licence=entry.licence if entry else "",
        source=entry.source if entry else "",
        file=entry.file if entry else face.path.name,
        state=state,
        levels=count_levels(face) if usable else (0, 0, 0),
    )


def _state(face: Face, entry: Entry | None, verify: bool) -> str:
    if entry is None:
        return "own"
    if not face.path.is_file():
        return "missing"
    same = face.path.stat().st_size == entry.size
    if same and verify:
        same = digest_file(face.path) == entry.sha256
    return "whole" if same else "damaged"


def count_levels(face: Face) -> tuple[int, int, int]:
    """Count the characters of each level of 通用规范汉字表 that a face has."""
    has = face.characters()
    characters = standard_characters()
    first, second = LEVELS[0], LEVELS[0] + LEVELS[1]
    levels = (characters[:first], characters[first:second], characters[second:])
    one, two, three = (sum(ord(char) in has for char in level) for level in levels)
    return one, two, three


def render_fonts(rows: Sequence[FontRow], lang: str) -> str:
    """Return the faces as a table for a terminal, in ``zh`` or ``en``."""
    english = lang == "en"
    table = [tuple(heading[english] for heading in _HEADINGS)]
    table += (
        (
            row.name,
            row.title,
            row.licence,
            *(f"{n}/{of}" for n, of in zip(row.levels, LEVELS, strict=True)),
            f"{row.total / sum(LEVELS):.1%}",
            _STATES[row.state][english],
        )
        for row in rows
    )
    widths = [max(_cells(row[i]) for row in table) for i in range(len(_HEADINGS))]
    lines = ("  ".join(_pad(*cell) for cell in zip(row, widths, strict=True)) for row in table)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def json_fonts(rows: Sequence[FontRow]) -> list[dict[str, Any]]:
    """Return the faces as JSON-able rows."""
    return [{**asdict(row), "levels": list(row.levels), "total": row.total} for row in rows]


def _cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))
