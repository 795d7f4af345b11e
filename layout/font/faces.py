"""All faces of a build: by role and weight, by name, and by what a missing glyph falls back to."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from layout.diagnostics import Report, Span
from layout.font.face import Face
from layout.font.manifest import Manifest, find_fonts, read_manifest
from layout.font.sfnt import Fault, inspect_file

# The chain of a role that the manifest does not know, such as a paper's own 标宋.
_OTHER_CHAIN: Final = ("song", "hei")
_MEDIUM: Final = 500
_COLLECTION_INDEX: Final = re.compile(r"(.+)#(\d{1,3})")
_HAN: Final = range(0x4E00, 0xA000)
_FAULT_CODES: Final[Mapping[Fault, str]] = {
    Fault.NOT_A_FONT: "E402",
    Fault.TRUNCATED: "E402",
    Fault.INCOMPLETE: "E402",
    Fault.VARIABLE: "E404",
    Fault.NO_EMBEDDING: "E403",
}


class Faces:
    """The faces that a paper may use; the order given is the order of preference."""

    def __init__(
        self,
        faces: Sequence[Face],
        *,
        stand_ins: Mapping[str, str] | None = None,
        chains: Mapping[str, tuple[str, ...]] | None = None,
        borrowed: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        self._by_name = {face.name: face for face in faces}
        self._by_role: dict[str, list[Face]] = {}
        for face in faces:
            self._by_role.setdefault(face.role, []).append(face)
        self._stand_ins = dict(stand_ins or {})
        self._chains = dict(chains or {})
        self._borrowed = dict(borrowed or {})
        self._nearest: dict[tuple[str, int], Face] = {}
        self._fallbacks: dict[tuple[str, str], Face | None] = {}

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that :meth:`get` knows, stand-ins among them."""
        return (*self._by_role, *(r for r in self._stand_ins if r not in self._by_role))

    @property
    def all(self) -> tuple[Face, ...]:
        """Every face, in order of preference."""
        return tuple(self._by_name.values())

    def get(self, role: str, weight: int) -> Face:
        """Return the role's face of the nearest weight.  Raises KeyError for an unknown role.

        Of two equally near, the heavier is taken above 500 and the lighter up to it, as CSS
        Fonts 4 (5.2) matches weights.
        """
        key = (role, weight)
        face = self._nearest.get(key)
        if face is None:
            family = self._by_role.get(role) or self._by_role[self._stand_ins[role]]
            toward = -1 if weight > _MEDIUM else 1
            face = min(family, key=lambda f: (abs(f.weight - weight), toward * f.weight))
            self._nearest[key] = face
        return face

    def named(self, name: str) -> Face:
        """Return the face that glyph runs call by this name."""
        return self._by_name[name]

    def fallback(self, face: Face, char: str) -> Face | None:
        """Return the face that sets this character in a run of ``face``, or None if none has it.

        That is the face itself; another where the manifest says that this one's glyph is not to
        be used; else the first of its chain that has the character.
        """
        key = (face.name, char)
        if key in self._fallbacks:
            return self._fallbacks[key]
        found = next((f for f in self._candidates(face, char) if f.glyph(char)), None)
        self._fallbacks[key] = found
        return found

    def _candidates(self, face: Face, char: str) -> list[Face]:
        lender = self._borrowed.get((face.name, char))
        first = [self._by_name[lender]] if lender else []
        same_role = [f for f in self._by_role[face.role] if f is not face]
        same_role.sort(key=lambda f: abs(f.weight - face.weight))
        chain = [
            f
            for role in self._chains.get(face.role, _OTHER_CHAIN)
            if role in self._by_role
            for f in sorted(self._by_role[role], key=lambda f: abs(f.weight - face.weight))
        ]
        return [*first, face, *same_role, *chain]


def load_faces(
    report: Report,
    own: Mapping[tuple[str, int], Path] | None = None,
    spans: Mapping[tuple[str, int], Span] | None = None,
) -> Faces:
    """Find the program's faces and a paper's own, which come first; nothing is opened yet.

    ``own`` maps a role and a weight to a font file, with ``#2`` behind the name of a collection
    for its third face; ``spans`` gives the places where the paper names them.  Errors: E400 no
    fonts folder, E401 file missing, E402 damaged, E403 no right to embed, E404 variable font;
    W411 for a font without Chinese characters, which the program's own set then.
    """
    faces = [
        face
        for key, path in (own or {}).items()
        if (face := _own_face(key, path, report, (spans or {}).get(key)))
    ]
    folder = find_fonts()
    if folder is None:
        report.error("E400", None)
        return Faces(faces)
    manifest = read_manifest(folder)
    _check_files(manifest, report)
    borrowed = {
        (entry.name, char): lender
        for entry in manifest.entries
        for lender, chars in entry.borrow.items()
        for char in chars
    }
    faces += (
        Face(
            entry.name,
            entry.role,
            entry.weight,
            manifest.path(entry),
            entry.index,
            frozenset("".join(entry.borrow.values())),
        )
        for entry in manifest.entries
    )
    return Faces(faces, stand_ins=manifest.stand_ins, chains=manifest.chains, borrowed=borrowed)


def _check_files(manifest: Manifest, report: Report) -> None:
    """Compare every file's size with the manifest; the sha256 is for ``banmian fonts``."""
    for entry in manifest.entries:
        try:
            size = manifest.path(entry).stat().st_size
        except OSError:
            report.error("E401", None, file=entry.file)
            continue
        if size != entry.size:
            report.error("E405", None, file=entry.file, size=size, expected=entry.size)


def _own_face(key: tuple[str, int], path: Path, report: Report, span: Span | None) -> Face | None:
    role, weight = key
    index = 0
    if not path.exists() and (found := _COLLECTION_INDEX.fullmatch(str(path))):
        path, index = Path(found[1]), int(found[2])
    try:
        fault = inspect_file(path, index)
    except OSError:
        report.error("E401", span, file=path.name)
        return None
    if fault is not None:
        report.error(_FAULT_CODES[fault], span, file=path.name)
        return None
    face = Face(f"own-{role}-{weight}", role, weight, path, index)
    if not _is_usable(face):
        report.error("E402", span, file=path.name)
        return None
    if not any(code in _HAN for code in face.harfbuzz.face.unicodes):
        report.warning("W411", span, file=path.name)
    return face


def _is_usable(face: Face) -> bool:
    """Tell whether a font file's tables are whole, by doing with them what a build will do."""
    from layout.font.subset import cut_face

    try:
        face.metrics  # noqa: B018 - reading it is the test
        tables = set(face.harfbuzz.face.table_tags)
        if not tables & {"CFF ", "loca"}:
            return False
        glyph = face.glyph("国")
        cut_face(face, (0, glyph))
        if glyph and not any(face.ink(glyph)):
            return False
    except (struct.error, ArithmeticError, LookupError, RuntimeError, ValueError):
        return False
    return True
