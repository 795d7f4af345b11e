"""CMaps: from codes to CIDs, and (ToUnicode) from codes to text."""

from __future__ import annotations

from typing import Any, Final

from msgspec import Struct, field

from layout.preflight.tokens import read_instructions

# Codes of one CMap that are kept; all of Unicode's plane 0 twice over.
_MOST_CODES: Final = 140_000
_MOST_RANGES: Final = 20_000


class CMap(Struct):
    """What one CMap says; codes are whole numbers, with the number of bytes they are written in."""

    spaces: list[tuple[int, int, int]] = field(default_factory=list)
    ranges: list[tuple[int, int, int]] = field(default_factory=list)
    cids: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)
    vertical: bool = False
    registry: str = ""
    ordering: str = ""

    def cid(self, code: int) -> int | None:
        """Return a code's CID."""
        if code in self.cids:
            return self.cids[code]
        for first, last, cid in self.ranges:
            if first <= code <= last:
                return cid + code - first
        return None

    def split(self, data: bytes) -> list[int]:
        """Return the codes in a string (ISO 32000-1 9.7.6.2)."""
        codes = []
        position = 0
        lengths = sorted({wide for wide, _, _ in self.spaces}) or [2]
        while position < len(data):
            for wide in lengths:
                code = int.from_bytes(data[position : position + wide], "big")
                if any(w == wide and low <= code <= high for w, low, high in self.spaces):
                    break
            else:
                wide = lengths[0]
                code = int.from_bytes(data[position : position + wide], "big")
            codes.append(code)
            position += wide
        return codes


def read_cmap(data: bytes) -> CMap:
    """Return what a CMap program says; what cannot be read in it is passed over."""
    found = CMap()
    for operands, operator in read_instructions(data):
        add = _ADDERS.get(operator)
        if add is not None:
            add(found, operands)
        if len(found.cids) + len(found.texts) > _MOST_CODES or len(found.ranges) > _MOST_RANGES:
            break
    return found


def _pairs(operands: list[Any]) -> list[tuple[Any, Any]]:
    return list(zip(operands[::2], operands[1::2], strict=False))


def _triples(operands: list[Any]) -> list[tuple[Any, Any, Any]]:
    return list(zip(operands[::3], operands[1::3], operands[2::3], strict=False))


def _int(data: bytes) -> int:
    return int.from_bytes(data[:4], "big")


def _text(data: bytes) -> str:
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _define(found: CMap, operands: list[Any]) -> None:
    match operands[-2:]:
        case ["/WMode", int(mode)]:
            found.vertical = mode == 1
        case ["/Registry", bytes(registry)]:
            found.registry = registry.decode("latin-1")
        case ["/Ordering", bytes(ordering)]:
            found.ordering = ordering.decode("latin-1")


def _add_spaces(found: CMap, operands: list[Any]) -> None:
    for low, high in _pairs(operands):
        if isinstance(low, bytes) and isinstance(high, bytes):
            found.spaces.append((len(low), _int(low), _int(high)))


def _add_cids(found: CMap, operands: list[Any]) -> None:
    for code, cid in _pairs(operands):
        if isinstance(code, bytes) and isinstance(cid, int):
            found.cids[_int(code)] = cid


def _add_characters(found: CMap, operands: list[Any]) -> None:
    for code, text in _pairs(operands):
        if isinstance(code, bytes) and isinstance(text, bytes):
            found.texts[_int(code)] = _text(text)


def _add_ranges(found: CMap, operands: list[Any]) -> None:
    for low, high, cid in _triples(operands):
        if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, int):
            found.ranges.append((_int(low), _int(high), cid))


def _add_texts(found: CMap, operands: list[Any]) -> None:
    for low, high, target in _triples(operands):
        if not (isinstance(low, bytes) and isinstance(high, bytes)):
            continue
        first, last = _int(low), min(_int(high), _int(low) + _MOST_CODES)
        if isinstance(target, list):
            for code, text in zip(range(first, last + 1), target, strict=False):
                if isinstance(text, bytes):
                    found.texts[code] = _text(text)
        elif isinstance(target, bytes) and target:
            start = int.from_bytes(target, "big")
            for code in range(first, last + 1):
                value = start + code - first
                found.texts[code] = _text(value.to_bytes(len(target) + 1, "big")[-len(target) :])
            if len(found.texts) > _MOST_CODES:
                return


_ADDERS: Final = {
    "endcodespacerange": _add_spaces,
    "endcidrange": _add_ranges,
    "endcidchar": _add_cids,
    "endbfchar": _add_characters,
    "endbfrange": _add_texts,
    "def": _define,
}
