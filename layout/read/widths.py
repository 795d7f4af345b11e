"""Half-width marks in Chinese text: finding them, and their full-width partners."""

from __future__ import annotations

import re
from typing import Final

_FULL: Final = {
    ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）",
}  # fmt: skip
HALF_MARKS: Final = re.compile(r"[,;:?!()]")
# Han, full-width marks, and the marks that are full-width among them.  As ranges, because a pattern
# so wide takes 4 ms to compile.
_HAN: Final = (
    ("\u3400", "\u9fff"), ("\u3001", "\u303f"), ("\uff00", "\uffef"), ("“", "”"), ("‘", "’"),
    ("…", "…"), ("—", "—"), ("\u2e80", "\u2fdf"), ("\uf900", "\ufaff"),
)  # fmt: skip


def find_half_marks(text: str) -> tuple[int, ...]:
    """Return the offsets of half-width ``,;:?!()`` that stand beside Han or full-width marks.

    A mark between two ASCII characters (``3,000``, ``10:30``) is none of them.  What holds for a
    mark holds for the marks that touch it, and for the partner of a bracket.
    """
    if text.isascii() or not HALF_MARKS.search(text):
        return ()
    linked = _link_brackets(text)
    waiting: list[int] = []
    for found in HALF_MARKS.finditer(text):
        offset = found.start()
        links = linked.setdefault(offset, [])
        for near in (_step(text, offset, -1), _step(text, offset, 1)):
            if near is None:
                continue
            if _is_han(text[near]):
                waiting.append(offset)
            elif HALF_MARKS.match(text[near]):
                links.append(near)
    reached: set[int] = set()
    while waiting:
        offset = waiting.pop()
        if offset not in reached:
            reached.add(offset)
            waiting += linked[offset]
    return tuple(sorted(reached))


def _is_han(char: str) -> bool:
    return any(first <= char <= last for first, last in _HAN)


def _link_brackets(text: str) -> dict[int, list[int]]:
    linked: dict[int, list[int]] = {}
    opened: list[int] = []
    for found in HALF_MARKS.finditer(text):
        if found.group() == "(":
            opened.append(found.start())
        elif found.group() == ")" and opened:
            start = opened.pop()
            linked[start], linked[found.start()] = [found.start()], [start]
    return linked


def _step(text: str, offset: int, direction: int) -> int | None:
    """Return the next offset in a direction that holds no space."""
    offset += direction
    while 0 <= offset < len(text) and text[offset] == " ":
        offset += direction
    return offset if 0 <= offset < len(text) else None


def widen_marks(text: str) -> str:
    """Return the text with those marks full-width; its length does not change."""
    chars = list(text)
    for offset in find_half_marks(text):
        chars[offset] = _FULL[chars[offset]]
    return "".join(chars)
