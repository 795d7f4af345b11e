"""The program's own fonts: where the files are, what they are, and whether they are whole."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

MANIFEST: Final = "manifest.yaml"


class Entry(Struct, frozen=True, kw_only=True):
    """One face of the manifest.

    ``borrow`` maps the name of another face to the characters that are taken from it although
    this one has them; ``size`` is the file's in bytes.
    """

    name: str
    role: str
    weight: int
    file: str
    index: int
    title: str
    licence: str
    terms: str
    source: str
    size: int
    sha256: str
    borrow: Mapping[str, str]


class Manifest(Struct, frozen=True):
    """The faces of a fonts folder, the roles that stand for others, and the fallback chains."""

    folder: Path
    entries: tuple[Entry, ...]
    stand_ins: Mapping[str, str]
    chains: Mapping[str, tuple[str, ...]]

    def path(self, entry: Entry) -> Path:
        """Return the place of an entry's file."""
        return self.folder / entry.file


def find_fonts() -> Path | None:
    """Return the fonts folder: inside the package in a wheel, beside it in a checkout."""
    here = Path(__file__).parent
    for folder in (here / "files", here.parent.parent / "fonts"):
        if (folder / MANIFEST).is_file():
            return folder
    return None


@lru_cache(maxsize=4)
def read_manifest(folder: Path) -> Manifest:
    """Read a folder's manifest; it is our own file, so a fault in it is a bug and raises."""
    # The C parser takes 1 ms for the manifest, the Python one 15.
    import yaml

    data: dict[str, Any] = yaml.load((folder / MANIFEST).read_bytes(), Loader=yaml.CSafeLoader)
    return Manifest(
        folder,
        tuple(_entry(row) for row in data["faces"]),
        dict(data["stand-ins"]),
        {role: tuple(chain) for role, chain in data["chains"].items()},
    )


def _entry(row: Mapping[str, Any]) -> Entry:
    return Entry(
        name=f"{row['role']}-{row['weight']}",
        role=row["role"],
        weight=row["weight"],
        file=row["file"],
        index=row.get("index", 0),
        title=row["title"],
        licence=row["licence"],
        terms=row["terms"],
        source=row["source"],
        size=row["size"],
        sha256=row["sha256"],
        borrow=dict(row.get("borrow", {})),
    )


def digest_file(path: Path) -> str:
    """Return the sha256 of a file, in hex."""
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
