"""Marked stretches of a paragraph: the runs they are cast in, and what breaking is to see of them.

Marks change glyphs and what is drawn below them, never breaking or spacing (R13).  Note marks are
the exception: they have a width of their own and stand by their base (R6), but the text about
them is set as if they were not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, TypeVar

from msgspec.structs import replace

from layout.model.phrase import Mark, MarkKind
from layout.style import BreakLevel
from layout.text.characters import Kind, kind_of, kinds_of, sort_characters
from layout.text.context import settle_kinds
from layout.text.glyphs import ABSENT, Piece
from layout.text.paragraph import Run
from layout.text.phrases import soft_breaks
from layout.text.prohibition import bound_places

# Emphasis is bold, so that it is seen in captions, which are set in 黑体 themselves.
_FACES: Final = {MarkKind.HEI: ("hei", 700), MarkKind.KAI: ("kai", 400)}
_CASTING: Final = frozenset((*_FACES, MarkKind.NOTE))
_BELOW: Final = frozenset((MarkKind.DOTS, MarkKind.NAME, MarkKind.TITLE))
_Value = TypeVar("_Value")


def marks_of(runs: Sequence[Run]) -> tuple[Mark, ...]:
    """Return the marks of all runs, counted from the paragraph's start."""
    found: list[Mark] = []
    start = 0
    for run in runs:
        for mark in run.phrase.marks:
            found.append(replace(mark, start=mark.start + start, end=mark.end + start))
        start += len(run.phrase.text)
    return tuple(found)


def split_runs(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs cut where marks change the face or raise the text."""
    return tuple(part for run in runs for part in _split_run(run))


def _split_run(run: Run) -> Iterator[Run]:
    phrase = run.phrase
    if not phrase.marks:
        yield run
        return
    # A text of thousands of marks is painted character by character, not cut mark by mark.
    looks = [(run.face, run.weight, run.is_raised)] * len(phrase.text)
    for mark in phrase.marks:
        if mark.kind in _CASTING:
            start, end = _cover(mark, phrase.text)
            looks[start:end] = [_look(mark.kind, look) for look in looks[start:end]]
    bare = replace(phrase, marks=())
    for start, end, (face, weight, is_raised) in _stretches(looks):
        part = bare.cut(start, end)
        yield replace(run, phrase=part, face=face, weight=weight, is_raised=is_raised)


def _look(kind: MarkKind, look: tuple[str, int, bool]) -> tuple[str, int, bool]:
    """Return face, weight and whether it is raised for a character that stands in a mark."""
    face, weight = _FACES.get(kind, look[:2])
    return face, weight, look[2] or kind is MarkKind.NOTE


def _stretches(values: Sequence[_Value]) -> Iterator[tuple[int, int, _Value]]:
    """Yield the stretches of equal values: start, end, value."""
    start = 0
    for value, equal in groupby(values):
        end = start + sum(1 for _ in equal)
        yield start, end, value
        start = end


def _cover(mark: Mark, text: str) -> tuple[int, int]:
    """Return a mark's ends with the combining marks behind it, without those at its start."""
    start, end = mark.start, mark.end
    while 0 < start < end and kind_of(text[start]) is Kind.EXTEND:
        start += 1
    while start < end < len(text) and kind_of(text[end]) is Kind.EXTEND:
        end += 1
    return start, end


def settle_marked(text: str, marks: Sequence[Mark], *, is_kaiming: bool) -> bytes:
    """Return the kinds of a paragraph with marks: those of the text without its note marks."""
    kept = _kept(text, marks)
    if len(kept) == len(text):
        return settle_kinds(text, kinds_of(text), is_kaiming=is_kaiming)
    bare = "".join(map(text.__getitem__, kept))
    kinds = bytearray(kind if kind == Kind.FORBIDDEN else Kind.RAISED for kind in kinds_of(text))
    settled = settle_kinds(bare, kinds_of(bare), is_kaiming=is_kaiming)
    for at, kind in zip(kept, settled, strict=True):
        kinds[at] = kind
    return bytes(kinds)


def bound_marked(text: str, kinds: bytes, marks: Sequence[Mark], level: BreakLevel) -> bytes:
    """Return where no line may end: not at a note mark, else as in the text without them (R6)."""
    kept = _kept(text, marks)
    bare = "".join(map(text.__getitem__, kept))
    _, is_everyday = sort_characters(bare)
    bare_kinds = bytes(map(kinds.__getitem__, kept))
    bound = bytearray(b"\1" * len(text))
    places = bound_places(bare, bare_kinds, level, is_everyday=is_everyday)
    for at, is_bound in zip(kept, places, strict=True):
        bound[at] = is_bound
    return bytes(bound)


def soft_breaks_marked(text: str, kinds: bytes, marks: Sequence[Mark]) -> Mapping[int, int]:
    """Return the soft breaks of the text without its note marks."""
    kept = _kept(text, marks)
    if len(kept) == len(text):
        return soft_breaks(text, kinds)
    bare = "".join(map(text.__getitem__, kept))
    costs = soft_breaks(bare, bytes(map(kinds.__getitem__, kept)))
    return {kept[at]: cost for at, cost in costs.items() if at < len(kept)}


def _kept(text: str, marks: Sequence[Mark]) -> list[int]:
    """Return the places of the characters that are no note marks."""
    is_raised = bytearray(len(text))
    for mark in marks:
        if mark.kind is MarkKind.NOTE:
            is_raised[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
    return [at for at, raised in enumerate(is_raised) if not raised]


def below(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that draw something below the line; no two of them overlap."""
    return tuple(mark for mark in marks if mark.kind in _BELOW)


def cut_links(
    pieces: Sequence[Piece], marks: Sequence[Mark], glyphs: Sequence[int]
) -> Sequence[Piece]:
    """Return the pieces cut where links begin and end, but never inside a cluster.

    The glyphs are chosen before, so that a link in the middle of a word moves nothing.
    """
    links = [mark for mark in marks if mark.kind is MarkKind.LINK]
    if not links:
        return pieces
    addresses = [""] * len(glyphs)
    for link in links:
        start, end = (_before_cluster(at, glyphs) for at in (link.start, link.end))
        addresses[start:end] = [link.address] * (end - start)
    return [
        replace(piece, start=piece.start + start, end=piece.start + end, link=address)
        for piece in pieces
        for start, end, address in _stretches(addresses[piece.start : piece.end])
    ]


def _before_cluster(at: int, glyphs: Sequence[int]) -> int:
    while 0 < at < len(glyphs) and glyphs[at] == ABSENT:
        at -= 1
    return at
