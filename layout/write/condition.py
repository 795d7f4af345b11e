"""The printing condition: an ICC output profile and the name that it goes by.

A file never names a condition that its profile is not: the names come from the profile itself.
Header: ICC.1:2010 7.2; tags: 9.2.
"""

from __future__ import annotations

import re
import struct
from functools import lru_cache
from pathlib import Path
from typing import Final

from msgspec import Struct

from layout.diagnostics import Report, Span

PROFILES: Final = Path(__file__).parent / "profiles"
# The profiles that come with the program, by the name that the ICC's registry gives the condition.
_OWN: Final = {"FOGRA42": "PSO_SNP_Paper_eci.icc", "CGATS21_CRPC1": "CGATS21_CRPC1.icc"}
USUAL: Final = "FOGRA42"
# What both are for, in the words of a printer's profile.
OWN_PAPER: Final = "newsprint"
_REGISTRY: Final = "http://www.color.org"
# The largest profiles in use have 4 MB.
_MOST_BYTES: Final = 32 * 1024 * 1024
_HEADER: Final = 128
_MOST_TAGS: Final = 200
_CHARACTERISATION: Final = re.compile(r'DESCRIPTOR\s+"(FOGRA\d+)L?"')
_VERSIONS: Final = (2, 4)


class Condition(Struct, frozen=True, kw_only=True):
    """A CMYK output profile.

    ``identifier`` is the registered name of its condition, ``Custom`` where it has none;
    ``title`` its own description.
    """

    path: Path
    identifier: str
    registry: str
    title: str
    data: bytes

    @property
    def is_own(self) -> bool:
        """Whether it is one of those that come with the program."""
        return self.identifier in _OWN


def load_condition(name: str | Path, report: Report, span: Span | None) -> Condition | None:
    """Return the condition of that name, or of that file.

    Reports E432 for an unknown name, E433 for a file that is no CMYK output profile.
    """
    if isinstance(name, str):
        file = _OWN.get(name or USUAL)
        if file is None:
            report.error("E432", span, name=name[:40], names=", ".join(_OWN))
            return None
        return _load(PROFILES / file, name or USUAL)
    try:
        found = _load(name, "")
    except (OSError, ValueError, struct.error):
        found = None
    if found is None:
        report.error("E433", span, file=name.name)
    return found


@lru_cache(maxsize=4)
def _load(path: Path, registered: str) -> Condition | None:
    """Return a profile, None if it is none.  Raises OSError, ValueError, struct.error."""
    with path.open("rb") as stream:
        data = stream.read(_MOST_BYTES + 1)
    size, version = struct.unpack_from(">I4xB", data)
    kind, space, mark = data[12:16], data[16:20], data[36:40]
    if (kind, space, mark) != (b"prtr", b"CMYK", b"acsp") or size != len(data):
        return None
    if version not in _VERSIONS:
        return None
    tags = _read_tags(data)
    if not {b"A2B0", b"B2A0", b"desc"} <= tags.keys():
        return None
    if not registered and (found := _CHARACTERISATION.search(_ascii(tags.get(b"targ", b"")))):
        registered = found[1]
    return Condition(
        path=path,
        identifier=registered or "Custom",
        registry=_REGISTRY if registered else "",
        title=_read_text(tags[b"desc"]) or path.stem,
        data=data,
    )


def _read_tags(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", data, _HEADER)
    if count > _MOST_TAGS:
        raise ValueError(count)
    tags: dict[bytes, bytes] = {}
    for i in range(count):
        name, start, size = struct.unpack_from(">4sII", data, _HEADER + 4 + 12 * i)
        if start + size > len(data):
            raise ValueError(name)
        tags[name] = data[start : start + size]
    return tags


def _read_text(tag: bytes) -> str:
    """Return a description: ``desc`` of version 2, ``mluc`` of version 4."""
    if tag[:4] == b"mluc":
        size, start = struct.unpack_from(">II", tag, 20)
        return " ".join(tag[start : start + size].decode("utf-16-be").split("\0")[0].split())
    (count,) = struct.unpack_from(">I", tag, 8)
    return " ".join(_ascii(tag[12 : 12 + count]).split())


def _ascii(data: bytes) -> str:
    return data.decode("ascii", "replace").replace("\0", "")
