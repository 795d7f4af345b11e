"""Faults of copy that a reader of the paper would see; nothing is changed, everything is told.

One warning for each kind of fault and story, with the count and the first place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from layout.diagnostics import Span
from layout.model.issue import Phrase
from layout.read.context import Context, Text
from layout.read.widths import find_half_marks

_PAIRS: Final = {
    "“": "”", "‘": "’", "（": "）", "(": "）", "《": "》", "〈": "〉", "「": "」", "『": "』",
    "【": "】", "〔": "〕", "［": "］", "[": "］", "{": "}",
}  # fmt: skip
# Half-width closers count as their full-width partners: mixed widths are another fault.
_CLOSERS: Final = {")": "）", "]": "］"} | {close: close for close in _PAIRS.values()}
_QUOTES: Final = "“‘「『"
# “1）” at the start of a paragraph numbers it and opens nothing.
_NUMBERING: Final = re.compile(r"[0-9A-Za-z一二三四五六七八九十]{1,3}[)）]")
# A paragraph is complete when it ends so; a colon or semicolon leads to the next one of a list.
_ENDS: Final = "。！？…；：.!?;:—"
_AFTER_END: Final = "”’』」）)》】〕］]"
_IN_WORD: Final = re.compile("[A-Za-z]’[A-Za-z]")
_SPACES: Final = re.compile(r"[ \u3000\u00a0]{2,}")
# Soft hyphen, zero-width and directional marks, object and replacement characters, private use.
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufff9-\ufffd"
    "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def review(context: Context, written: tuple[Phrase, ...], is_prose: bool) -> None:
    """Warn about a story's texts; ``written`` are its paragraphs, which end in a point in prose."""
    texts = sorted(context.texts or [], key=lambda text: text.phrase.span)
    if widened := [text for text in texts if text.widened]:
        count = sum(text.widened for text in widened)
        context.note("N103", widened[0].phrase.span, count=count)
    _warn(context, texts, "W102", find_half_marks)
    _warn(context, texts, "W104", _find_unbalanced(texts))
    _warn(context, texts, "W107", _find_unseen)
    bodies = [Text("body", phrase) for phrase in written]
    _warn(context, bodies, "W106", lambda text: tuple(m.start() for m in _SPACES.finditer(text)))
    if is_prose:
        _warn(context, bodies, "W105", _find_open_end)


def _warn(
    context: Context, texts: list[Text], code: str, find: Callable[[str], tuple[int, ...]]
) -> None:
    first: Span | None = None
    count, char = 0, ""
    for text in texts:
        found = find(text.phrase.text)
        if found and first is None:
            first, char = text.phrase.place(found[0]), text.phrase.text[found[0]]
        count += len(found)
    if first:
        shown = char if char.isprintable() else f"U+{ord(char):04X}"
        context.warning(code, first, count=count, character=shown)


def _find_unseen(text: str) -> tuple[int, ...]:
    if text.isprintable() and text.isascii():
        return ()
    return tuple(found.start() for found in _UNSEEN.finditer(text))


def _find_open_end(text: str) -> tuple[int, ...]:
    last = text.rstrip(_AFTER_END)[-1:]
    return () if last and last in _ENDS else (len(text) - 1,)


def _find_unbalanced(texts: list[Text]) -> Callable[[str], tuple[int, ...]]:
    """Return a search for unpaired marks that lets a quotation run over paragraphs.

    Each paragraph of a long quotation begins with its opening mark, only the last one closes.
    """
    bodies = [text.phrase.text for text in texts if text.key == "body"]
    continued = {text for text, after in pairwise(bodies) if after.startswith(tuple(_QUOTES))}

    def find(text: str) -> tuple[int, ...]:
        wrong = list(find_unpaired(text))
        if text in continued and wrong and text[wrong[-1]] in _QUOTES:
            wrong.pop()
        return tuple(wrong)

    return find


def find_unpaired(text: str) -> tuple[int, ...]:
    """Return the offsets of quotation marks and brackets that have no partner."""
    opened: list[tuple[int, str]] = []
    wrong: list[int] = []
    for offset, char in _marks(text):
        if char in _PAIRS:
            opened.append((offset, _PAIRS[char]))
        elif opened and opened[-1][1] == _CLOSERS[char]:
            opened.pop()
        elif any(close == _CLOSERS[char] for _, close in opened):
            while opened[-1][1] != _CLOSERS[char]:
                wrong.append(opened.pop()[0])
            opened.pop()
        else:
            wrong.append(offset)
    return tuple(sorted(wrong + [offset for offset, _ in opened]))


def _marks(text: str) -> Iterator[tuple[int, str]]:
    numbering = _NUMBERING.match(text)
    start = numbering.end() if numbering else 0
    for offset in range(start, len(text)):
        char = text[offset]
        if char not in _PAIRS and char not in _CLOSERS:
            continue
        # An apostrophe inside an English word is no quotation mark.
        if char == "’" and _IN_WORD.match(text, offset - 1 if offset else 0):
            continue
        yield offset, char
