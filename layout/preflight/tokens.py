"""Content streams → instructions: an operator and its operands as plain Python values.

Names are texts with their slash, strings are bytes, arrays lists, dictionaries dicts.  What is
no token is skipped, as viewers do, and told to whoever asks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

Operand: TypeAlias = Any
Instruction: TypeAlias = tuple[list[Operand], str]

_TOKEN: Final = re.compile(
    rb"""[\x00\t\n\x0c\r ]++
    |([+-]?+(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++))
    |/([^\x00\t\n\x0c\r ()<>\[\]{}/%]*+)
    |<([0-9A-Fa-f\x00\t\n\x0c\r ]*+)>
    |\(((?:[^()\\]++|\\.)*+)\)
    |(<<|>>|\[|\])
    |([A-Za-z'"][A-Za-z0-9*'"]*+)
    |%[^\r\n]*+""",
    re.VERBOSE | re.DOTALL,
)
_NUMBER, _NAME, _HEX, _STRING, _BRACKET, _WORD = range(1, 7)
_HASH: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES: Final = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_WHITE: Final = b"\x00\t\n\x0c\r "
_PAREN: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_CONSTANTS: Final = {"true": True, "false": False, "null": None}
_KNOWN_END: Final = re.compile(rb"[\x00\t\n\x0c\r ]*+EI(?=[\x00\t\n\x0c\r /]|$)")
_END_OF_IMAGE: Final = re.compile(rb"[\x00\t\n\x0c\r ]EI(?=[\x00\t\n\x0c\r /]|$)")
# Operands before an operator (a CMap has 200), and brackets inside one another; beyond that it
# is no content stream.
_MOST_OPERANDS: Final = 100_000
_MOST_NESTED: Final = 32
_LEAST_NUMBER_ERROR: Final = 40
_CHANNELS: Final = {"/G": 1, "/DeviceGray": 1, "/RGB": 3, "/DeviceRGB": 3, "/CMYK": 4}


def _pass_over(_fault: str) -> None:
    """Take no note."""


def read_instructions(
    data: bytes, note: Callable[[str], None] = _pass_over
) -> Iterator[Instruction]:
    """Yield each operator with its operands; an inline image is ``([dict, bytes], "BI")``.

    What is wrong with the tokens is told to ``note``.
    """
    operands: list[Operand] = []
    opened: list[tuple[list[Operand], bool]] = []
    position, end = 0, len(data)
    match = _TOKEN.match
    while position < end:
        found = match(data, position)
        if found is None:
            position, operand = _read_odd(data, position, note)
            operands += () if operand is None else (operand,)
            continue
        position = found.end()
        kind = found.lastindex
        if kind is None:
            continue
        if kind == _BRACKET:
            operands = _turn(found[_BRACKET], operands, opened, note)
        elif kind != _WORD:
            if len(operands) < _MOST_OPERANDS:
                operands.append(_read_simple(found, kind))
        elif (word := found[_WORD].decode("ascii")) in _CONSTANTS:
            operands.append(_CONSTANTS[word])
        else:
            if opened:
                operands = _close_all(operands, opened, note)
            if word == "BI":
                operands, position = _read_inline(data, position, note)
            yield operands, word
            operands = []
    _end(operands, opened, note)


def _turn(
    mark: bytes,
    operands: list[Operand],
    opened: list[tuple[list[Operand], bool]],
    note: Callable[[str], None],
) -> list[Operand]:
    """Go into an array or dictionary, or come out of one."""
    if mark in (b"[", b"<<"):
        if len(opened) >= _MOST_NESTED:
            return operands
        opened.append((operands, mark == b"<<"))
        return []
    if not opened:
        note("bracket not opened")
        return operands
    if opened[-1][1] is not (mark == b">>"):
        note("brackets crossed")
    return _close(operands, opened)


def _close_all(
    operands: list[Operand],
    opened: list[tuple[list[Operand], bool]],
    note: Callable[[str], None],
) -> list[Operand]:
    """Close what an operator has found open."""
    note("bracket not closed")
    while opened:
        operands = _close(operands, opened)
    return operands


def _end(
    operands: list[Operand],
    opened: list[tuple[list[Operand], bool]],
    note: Callable[[str], None],
) -> None:
    """Note operands that no operator follows."""
    if operands or opened:
        note("ends before an operator")


def _close(inner: list[Operand], opened: list[tuple[list[Operand], bool]]) -> list[Operand]:
    outer, is_dictionary = opened.pop()
    outer.append(_pair(inner) if is_dictionary else inner)
    return outer


def _pair(flat: list[Operand]) -> dict[str, Operand]:
    keys = flat[::2]
    return {key: item for key, item in zip(keys, flat[1::2], strict=False) if isinstance(key, str)}


def _read_simple(found: re.Match[bytes], kind: int) -> Operand:
    text = found[kind]
    if kind == _NUMBER:
        if len(text) > _LEAST_NUMBER_ERROR:
            return 0.0
        return float(text) if b"." in text else int(text)
    if kind == _NAME:
        if b"#" in text:
            text = _HASH.sub(lambda m: bytes((int(m[1], 16),)), text)
        return "/" + text.decode("utf-8", "replace")
    if kind == _HEX:
        digits = text.translate(None, _WHITE)
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return _unescape(text)


def _unescape(text: bytes) -> bytes:
    if b"\\" not in text:
        return text
    return _ESCAPE.sub(_replace_escape, text)


def _replace_escape(found: re.Match[bytes]) -> bytes:
    char = found[1]
    if char[:1].isdigit() and char[:1] < b"8":
        return bytes((int(char, 8) & 0xFF,))
    return _ESCAPES.get(char, char)


def _read_odd(data: bytes, position: int, note: Callable[[str], None]) -> tuple[int, Operand]:
    """Read what the pattern cannot: a string with brackets in it; else skip one byte."""
    if data[position : position + 1] != b"(":
        note("bytes that mean nothing")
        return position + 1, None
    depth = 0
    for found in _PAREN.finditer(data, position):
        char = found[0]
        depth += (char == b"(") - (char == b")")
        if depth == 0:
            return found.end(), _unescape(data[position + 1 : found.start()])
    note("string not closed")
    return len(data), None


def _read_inline(
    data: bytes, position: int, note: Callable[[str], None]
) -> tuple[list[Operand], int]:
    """Read an inline image from after ``BI``; return its dictionary and data, and where it ends."""
    head = data.find(b"ID", position)
    if head < 0:
        note("picture not closed")
        return [{}, b""], len(data)
    fields: list[Operand] = []
    for operands, _ in read_instructions(data[position:head] + b" ID"):
        fields = operands
    dictionary = _pair(fields)
    start = head + len(b"ID ")
    length = _length_of(dictionary, data, start)
    if length and (known := _KNOWN_END.match(data, start + length)):
        return [dictionary, data[start : start + length]], known.end()
    found = _END_OF_IMAGE.search(data, max(start - 1, start + length - 1))
    if found is None:
        note("picture not closed")
        return [dictionary, data[start:]], len(data)
    return [dictionary, data[start : found.start()]], found.end()


def _length_of(dictionary: dict[str, Operand], data: bytes, start: int) -> int:
    """Return how many bytes an inline image has at least, where that can be known."""
    filters = dictionary.get("/F", dictionary.get("/Filter"))
    first = filters[0] if isinstance(filters, list) and filters else filters
    if first in ("/Fl", "/FlateDecode"):
        inflate = zlib.decompressobj()
        # An inline image is a few kilobytes; a longer one is found by its EI.
        try:
            inflate.decompress(data[start : start + (1 << 20)], 1 << 24)
        except zlib.error:
            return 0
        return min(len(data) - start, 1 << 20) - len(inflate.unused_data) if inflate.eof else 0
    if first is not None:
        return 0
    wide, high = (dictionary.get(s, dictionary.get(n)) for s, n in _SIDES)
    bits = dictionary.get("/BPC", dictionary.get("/BitsPerComponent", 1))
    space = dictionary.get("/CS", dictionary.get("/ColorSpace", "/G"))
    channels = _CHANNELS.get(space, 1) if isinstance(space, str) else 1
    if not (isinstance(wide, int) and isinstance(high, int) and isinstance(bits, int)):
        return 0
    return max(0, (wide * channels * bits + 7) // 8 * high)


_SIDES: Final = (("/W", "/Width"), ("/H", "/Height"))
