"""Marked stretches of a paragraph: the runs they are cast in, and what breaking is to see of them.

Marks change glyphs and what is drawn below them, never breaking or spacing (R13).  Note marks are
the exception: they have a width of their own and stand by their base (R6), but the text about
them is set as if they were not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from layout.model.issue import Mark, MarkKind
from layout.text.characters import Kind, kind_of, kinds_of
from layout.text.context import resolve_kinds
from layout.text.glyphs import ABSENT, Piece
from layout.text.paragraph import Run
from layout.text.phrases import soft_breaks

# Emphasis is bold, so that it is seen in captions, which are set in 黑体 themselves.
_FACES: Final = {MarkKind.HEI: ("hei", 700), MarkKind.KAI: ("kai", 400)}
_CASTING: Final = frozenset((*_FACES, MarkKind.NOTE))


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
    text = run.phrase.text
    marks = [_cover(mark, text) for mark in run.phrase.marks if mark.kind in _CASTING]
    edges = {0, len(text)}
    edges.update(edge for mark in marks for edge in (mark.start, mark.end))
    for start, end in pairwise(sorted(edges)):
        (face, weight), is_raised = (run.face, run.weight), False
        for mark in marks:
            if mark.start <= start and end <= mark.end:
                face, weight = _FACES.get(mark.kind, (face, weight))
                is_raised = is_raised or mark.kind is MarkKind.NOTE
        yield replace(
            run, phrase=run.phrase.cut(start, end), face=face, weight=weight, is_raised=is_raised
        )


def _cover(mark: Mark, text: str) -> Mark:
    """Return a mark that takes in the combining marks behind it, and leaves those before it."""
    edges = []
    for edge in (mark.start, mark.end):
        while 0 < edge < len(text) and kind_of(text[edge]) is Kind.EXTEND:
            edge += 1
        edges.append(edge)
    return replace(mark, start=edges[0], end=edges[1])


def resolve_marked(text: str, marks: Sequence[Mark]) -> bytes:
    """Return the kinds of a paragraph with marks: those of the text without its note marks."""
    kept = _kept(text, marks)
    if len(kept) == len(text):
        return resolve_kinds(text, kinds_of(text))
    bare = "".join(map(text.__getitem__, kept))
    kinds = bytearray(kind if kind == Kind.FORBIDDEN else Kind.RAISED for kind in kinds_of(text))
    for at, kind in zip(kept, resolve_kinds(bare, kinds_of(bare)), strict=True):
        kinds[at] = kind
    return bytes(kinds)


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


def cut_links(pieces: Sequence[Piece], marks: Sequence[Mark], glyphs: Sequence[int]) -> list[Piece]:
    """Return the pieces cut where links begin and end, but never inside a cluster.

    The glyphs are chosen before, so that a link in the middle of a word moves nothing.
    """
    cut = list(pieces)
    for mark in marks:
        if mark.kind is MarkKind.LINK:
            start, end = (_before_cluster(at, glyphs) for at in (mark.start, mark.end))
            cut = [part for piece in cut for part in _cut_link(piece, start, end, mark.address)]
    return cut


def _before_cluster(at: int, glyphs: Sequence[int]) -> int:
    while 0 < at < len(glyphs) and glyphs[at] == ABSENT:
        at -= 1
    return at


def _cut_link(piece: Piece, start: int, end: int, address: str) -> Iterator[Piece]:
    first, last = max(start, piece.start), min(end, piece.end)
    if first >= last:
        yield piece
        return
    if piece.start < first:
        yield replace(piece, end=first)
    yield replace(piece, start=first, end=last, link=address)
    if last < piece.end:
        yield replace(piece, start=last)
