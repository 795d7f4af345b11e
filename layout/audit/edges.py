"""Rules R1 to R6: what may not begin or end a line, and what may not be parted by its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from layout.audit.characters import (
    CONNECTORS,
    DASHES,
    ELLIPSES,
    INSIDE_NUMBERS,
    INTERPUNCTS,
    NEVER_FIRST,
    NEVER_LAST,
    POSTFIXES,
    PREFIXES,
    SOLIDI,
    is_han,
    is_latin,
)
from layout.audit.findings import Context, Finding, Limits
from layout.diagnostics import Severity

# Half-width marks do at a line's edge what their full-width twins do.
_LATIN_CLOSING: Final = frozenset(",.;:!?)]}")
_LATIN_OPENING: Final = frozenset("([{")
_TWO_EM: Final = DASHES | ELLIPSES
# Two em in one character.
_LONG_DASH: Final = "⸺"


def judge_edges(context: Context, limits: Limits) -> Iterator[Finding]:
    """Find what is wrong at a row's two ends."""
    text = context.row.line.text
    if not context.begins:
        yield from _judge_start(context, text, limits)
    if not context.ends and context.after is not None:
        yield from _judge_break(context, text, context.after.line.text)
    last = text[-1]
    if last in NEVER_LAST or last in _LATIN_OPENING:
        yield context.find("R1", "end", Severity.ERROR, what=last)
    elif last in SOLIDI and limits.level != "basic" and not context.ends:
        yield context.find("R3", "end", Severity.ERROR, what=last)


def _judge_start(context: Context, text: str, limits: Limits) -> Iterator[Finding]:
    first, second = text[0], text[1:2]
    if first in NEVER_FIRST or first in _LATIN_CLOSING:
        yield context.find("R1", "start", Severity.ERROR, what=first)
    elif first in _TWO_EM and first in (second, _LONG_DASH):
        if limits.level == "strict":
            yield context.find("R4", "start", Severity.ERROR, what=text[:2])
    elif _is_connecting(first, second):
        yield context.find("R2", "start", Severity.ERROR, what=first)


def _is_connecting(first: str, second: str) -> bool:
    """Tell whether a line begins with a mark that joins two words; a minus begins a number."""
    if first == "-":
        return bool(second) and is_han(second)
    return first in CONNECTORS | INTERPUNCTS | SOLIDI or first == "—"


def _judge_break(context: Context, text: str, after: str) -> Iterator[Finding]:
    """Find units that the end of a row parts (R5, R6)."""
    last, first = text[-1], after[0]
    if last in _TWO_EM and first == last and _count_last(text) % 2 and last != _LONG_DASH:
        yield context.find("R5", "parted", Severity.ERROR, what=last + first)
    elif context.after is not None and context.after.line.glyphs[0].is_spaced:
        return
    elif _parts_number(text, after):
        yield context.find("R6", "number", Severity.ERROR, what=f"{_word(text)}|{_head(after)}")
    elif is_latin(last) and is_latin(first):
        # Whether there was a space at the line's end is not in the file: it is not drawn.
        yield context.find("R6", "word", Severity.NOTE, what=f"{_word(text)}|{_head(after)}")


def _parts_number(text: str, after: str) -> bool:
    last, first = text[-1], after[0]
    before = text[-2:-1]
    if last.isdecimal():
        inside = first in INSIDE_NUMBERS and after[1:2].isdecimal()
        return first.isdecimal() or first in POSTFIXES or inside
    if last in PREFIXES:
        return first.isdecimal()
    return last in INSIDE_NUMBERS and before.isdecimal() and first.isdecimal()


def _count_last(text: str) -> int:
    """Return how often the last character stands at the end."""
    return len(text) - len(text.rstrip(text[-1]))


def _word(text: str) -> str:
    """Return the Latin word or number at the end of a line."""
    start = len(text)
    while start and (is_latin(text[start - 1]) or text[start - 1] in INSIDE_NUMBERS | PREFIXES):
        start -= 1
    return text[start:]


def _head(text: str) -> str:
    """Return the Latin word or number at the start of a line."""
    end = 0
    while end < len(text) and (is_latin(text[end]) or text[end] in INSIDE_NUMBERS | POSTFIXES):
        end += 1
    return text[:end]
