"""An archive's source taken out again, and the press file made from it.

The archive may come from anybody: names that leave the folder, files that unpack without end and
records that lie are refused before anything is written.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from layout import __version__
from layout.diagnostics import Report
from layout.source import FONTS, FORMAT, PICTURES, RECORD, used_fonts

if TYPE_CHECKING:
    from layout.build import Edition

# A year's special issue has a hundred pictures; each may be as large as a picture may be.
_MOST_FILES: Final = 5000
_MOST_BYTES: Final = 2 * 1024**3
_MOST_IN_FILE: Final = 512 * 1024**2
# Text deflates to a third; what deflates to less than a hundredth is a bomb, unless it is small.
_MOST_TIMES: Final = 100
_SMALL: Final = 1024**2
_MOST_NAME: Final = 400
_DEEPEST: Final = 20
# Kids of the name tree that are looked into.
_MOST_NODES: Final = 10_000
_UNSAFE: Final = re.compile(r'[\\<>:"|?*\x00-\x1f\x7f]|^~')
_LOCKS: Final = (RECORD, FONTS, PICTURES)


def rebuild(archive: Path, output: Path | None, report: Report) -> tuple[Path, ...]:
    """Take the source out of an archive and make its press files; return where all of it is.

    Everything goes into ``output``, or ``output/<name of the archive>`` here: the source below
    ``source/``, which stays when the press files cannot be made.  Errors: E530 (no archive of
    ours), E531 (unsafe names), E532 (too large), E533 (source altered), E534 (the folder is there
    already); W535 and W536 where program or fonts are others, so that the press files may differ.
    Raises LayoutError.
    """
    files = dict(_take_out(archive, report))
    report.check()
    record = _read_record(archive, files, report)
    report.check()
    folder = output or Path("output") / archive.stem
    target = folder / "source"
    if target.exists():
        report.error("E534", None, folder=str(target))
        report.check()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".source-", dir=folder) as aside:
        root = Path(aside) / "source"
        for name, data in files.items():
            place = root / record["paper"] / name
            if name not in _LOCKS:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
        root.rename(target)
    issue = target / record["paper"] / record["issue"]
    return (issue, *_make_press(issue, record, files[FONTS], folder, report))


def _make_press(
    issue: Path, record: Mapping[str, Any], fonts: bytes, folder: Path, report: Report
) -> tuple[Path, ...]:
    from layout.build import Order, build, save

    if record["program"] != f"banmian {__version__}":
        report.warning("W535", None, made=record["program"], here=f"banmian {__version__}")
    edition, files = build(
        Order(source=issue, targets=("press",), page=record["page"], dpi=0), report
    )
    _compare_fonts(edition, fonts, report)
    paths = save(edition, files, folder, report)
    report.check()
    return paths


def _compare_fonts(edition: Edition, locked: bytes, report: Report) -> None:
    """Warn of every font whose file is another than the archive's."""
    rows = (line.split("  ", 1) for line in locked.decode("utf-8", "replace").splitlines())
    wanted = {row[1]: row[0] for row in rows if len(row) > 1}
    for name, path in used_fonts(edition.document, edition.faces):
        if wanted.get(name) != hashlib.sha256(path.read_bytes()).hexdigest():
            report.warning("W536", None, font=name, file=path.name)


# -- reading ---------------------------------------------------------------------------------------


def _take_out(archive: Path, report: Report) -> Iterator[tuple[str, bytes]]:
    """Yield the files that an archive carries as its source, by their safe names."""
    import pikepdf

    try:
        with pikepdf.open(archive) as pdf:
            names: Any = pdf.Root.get("/Names", {})
            tree = names.get("/EmbeddedFiles") if isinstance(names, pikepdf.Dictionary) else None
            room = _MOST_BYTES
            taken: set[str] = set()
            for specification in _specifications(tree):
                name = str(specification.get("/UF", specification.get("/F", "")))
                if not _is_safe(name) or name.casefold() in taken or len(taken) >= _MOST_FILES:
                    report.error("E531", None, file=archive.name, name=name[:80])
                    return
                data = _unpack(specification.EF.F, min(room, _MOST_IN_FILE))
                if data is None:
                    report.error("E532", None, file=archive.name, name=name[:80])
                    return
                room -= len(data)
                taken.add(name.casefold())
                yield name, data
    except pikepdf.PasswordError:
        report.error("E632", None, file=archive.name)
    except OSError as error:
        report.error("E630", None, file=archive.name, reason=error.strerror or str(error))
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError):
        report.error("E530", None, file=archive.name)


def _specifications(tree: Any) -> Iterator[Any]:
    """Yield the file specifications of a name tree; a loop in it ends at the limit of nodes."""
    queue, seen = [tree] if tree is not None else [], 0
    while queue and seen < _MOST_NODES:
        node = queue.pop(0)
        seen += 1
        queue += list(node.get("/Kids", []))
        pairs = list(node.get("/Names", []))
        yield from pairs[1::2]


def _is_safe(name: str) -> bool:
    """Tell whether a name is a plain path below a folder, on every system."""
    parts = name.split("/")
    return (
        0 < len(name) <= _MOST_NAME
        and len(parts) <= _DEEPEST
        and not _UNSAFE.search(name)
        and all(part not in ("", ".", "..") and part == part.strip(" .") for part in parts)
    )


def _unpack(stream: Any, most: int) -> bytes | None:
    """Return a stream's bytes; None where they are more than there is room for.

    Only what our archives use is unpacked: deflated streams and plain ones.
    """
    raw = bytes(stream.read_raw_bytes())
    kind = str(stream.get("/Filter", ""))
    if kind not in ("", "/FlateDecode") or "/DecodeParms" in stream:
        raise ValueError(kind)
    if not kind:
        return raw if len(raw) <= most else None
    most = min(most, max(_SMALL, _MOST_TIMES * len(raw)))
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(raw, most + 1)
    except zlib.error:
        raise ValueError(kind) from None
    return data if len(data) <= most else None


def _read_record(archive: Path, files: Mapping[str, bytes], report: Report) -> dict[str, Any]:
    """Return the record after comparing every file with its digest there."""
    try:
        record: dict[str, Any] = json.loads(files[RECORD])
        digests = record["files"]
        is_ours = (
            record["format"] == FORMAT
            and FONTS in files
            and isinstance(record["program"], str)
            and isinstance(record["page"], int | None)
            and _is_safe(record["paper"])
            and len(PurePosixPath(record["paper"]).parts) == 1
            and record["issue"] in digests
            and set(digests) == set(files) - set(_LOCKS)
        )
    except (KeyError, TypeError, ValueError, RecursionError):
        is_ours = False
    if not is_ours:
        report.error("E530", None, file=archive.name)
        return {}
    for name, digest in digests.items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            report.error("E533", None, file=archive.name, name=name[:80])
    return record
