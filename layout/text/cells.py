"""The character grid (R57): Latin padded to whole cells, so that the Han behind stand in theirs.

A run is what stands between Han and full-width marks: letters, digits and their points with the
spaces inside, or a single half-em mark.  Its padding lies on both sides inside the run, and belongs
to its first and last character, so that no line need know of it; only the ink of a run at a line's
edge is drawn up to the edge.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec import Struct

from layout.text.characters import LATIN_KINDS, Kind, any_of
from layout.text.glyphs import ABSENT, Cast
from layout.text.spacing import EM, MIN_GAP
from layout.units import Length, scale

_LATIN: Final = any_of(*LATIN_KINDS, Kind.EXTEND)
_RUN: Final = re.compile(
    _LATIN + b"(?:" + any_of(*LATIN_KINDS, Kind.EXTEND, Kind.WORD_SPACE) + b"*" + _LATIN + b")?"
    b"|" + any_of(Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS)
)  # fmt: skip
_NOTE: Final = any_of(Kind.RAISED) + b"+"
_MARKS: Final = frozenset((Kind.INTERPUNCT, Kind.CONNECTOR, Kind.SOLIDUS))


class CellRun(Struct, frozen=True):
    """Characters from ``start`` to ``end`` that fill whole cells with white before and behind."""

    start: int
    end: int
    before: Length
    behind: Length


def pad_runs(kinds: bytes, setting: Cast, word_space: Length, size: Length) -> tuple[CellRun, ...]:
    """Widen the first and last character of every run so that it fills whole cells.

    Changes widths and shifts of the setting; ``word_space`` is what a space in a run takes.
    """
    for note in re.finditer(_NOTE, kinds):
        # A note mark stays by its base, also at a line's end: all its padding lies behind it.
        width = sum(setting.widths[note.start() : note.end()])
        setting.widths[note.end() - 1] += -width % size
    return tuple(
        _pad(kinds, setting, found.start(), found.end(), word_space, size)
        for found in _RUN.finditer(kinds)
    )


def _pad(
    kinds: bytes, setting: Cast, start: int, end: int, word_space: Length, size: Length
) -> CellRun:
    spaces = kinds.count(Kind.WORD_SPACE, start, end)
    width = sum(setting.widths[start:end]) + spaces * word_space
    least = 0 if kinds[start] in _MARKS else 2 * scale(size, MIN_GAP, EM)
    cells = -(-(width + least) // size)
    extra = cells * size - width
    before = extra // 2
    setting.widths[start] += before
    setting.widths[end - 1] += extra - before
    for at in range(start, end):
        if setting.glyphs[at] != ABSENT:
            setting.shifts[at] = setting.shifts.get(at, 0) + (before if at == start else 0)
    return CellRun(start, end, before, extra - before)
