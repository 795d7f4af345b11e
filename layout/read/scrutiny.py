"""Faults of copy that a reader of the paper would see; nothing is changed, everything is told.

One warning for each kind of fault and story, with the count and the first place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import Final

from layout.diagnostics import Span
from layout.model.phrase import LONGEST_PARAGRAPH, MarkKind, Phrase
from layout.read.context import Context, Text
from layout.read.widths import HALF_MARKS, find_half_marks

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
# An apostrophe inside an English word is no quotation mark.  The marks come first, so that a search
# runs over all other text at the speed of one character class.
_PAIRED: Final = re.compile(
    f"[{re.escape(''.join((*_PAIRS, *_CLOSERS)))}](?<![A-Za-z]’(?=[A-Za-z]))"
)
# Markup typed with the full-width brackets that a Chinese keyboard gives, which means nothing.
_WIDE_BRACE: Final = "｛"
_WIDE_MARKUP: Final = re.compile(r"[\]］] ?｛")
_SPACES: Final = re.compile(r"[ \u3000\u00a0]{2,}")
# Soft hyphen, zero-width and directional marks, object and replacement characters, private use.
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0e\ufe0f\ufff9-\ufffd"
    "\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
# A dash drawn with lines of a box, and points in a row for an ellipsis, where the text is Chinese.
_BOX_DASH: Final = "──"
_POINTS: Final = re.compile(r"。{2,}|(?<=[\u4e00-\u9fff”])\.{3,}|\.{3,}(?=[\u4e00-\u9fff“”，])")


def review(context: Context, written: tuple[Phrase, ...], is_prose: bool) -> None:
    """Warn about a story's texts; ``written`` are its paragraphs, which end in a point in prose.

    E204 a paragraph longer than any page: what follows takes time for every character.
    """
    _refuse_endless(context, written)
    texts = sorted(context.texts or [], key=lambda text: text.phrase.span)
    if widened := [text for text in texts if text.widened]:
        count = sum(text.widened for text in widened)
        context.note("N103", widened[0].phrase.span, count=count)
    # One search through all of it spares most stories the search for the place.
    whole = "\n".join(text.phrase.text for text in texts)
    if HALF_MARKS.search(whole):
        _warn(context, texts, "W102", find_half_marks)
    if _PAIRED.search(whole):
        _warn(context, texts, "W104", _find_unbalanced(texts))
    if _UNSEEN.search(whole):
        _warn(context, texts, "W107", _find_unseen)
    _review_units(context, texts, whole)
    if _WIDE_BRACE in whole:
        _warn(context, texts, "W118", _find_wide_markup)
    bodies = [Text("body", _without_last_note(phrase)) for phrase in written]
    if _SPACES.search(whole):
        _warn(context, bodies, "W106", _find_spaces)
    if is_prose:
        _warn(context, bodies, "W105", _find_open_end)


def _refuse_endless(context: Context, written: tuple[Phrase, ...]) -> None:
    for phrase in written:
        if len(phrase.text) > LONGEST_PARAGRAPH:
            place = phrase.place(LONGEST_PARAGRAPH)
            context.error("E204", place, count=len(phrase.text), most=LONGEST_PARAGRAPH)


def _review_units(context: Context, texts: list[Text], whole: str) -> None:
    """Warn of what stands for dashes and ellipses (GB/T 15834-2011 4.10, 4.11)."""
    if _BOX_DASH in whole:
        _warn(context, texts, "W206", _find_box_dashes)
    if "..." in whole or "。。" in whole:
        _warn(context, texts, "W207", _find_points)


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


def _find_wide_markup(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _WIDE_MARKUP.finditer(text))


def _without_last_note(phrase: Phrase) -> Phrase:
    """Return a paragraph without the note mark at its end, which stands behind its last point."""
    if not phrase.marks:
        return phrase
    notes = (m for m in phrase.marks if m.kind is MarkKind.NOTE and m.end == len(phrase.text))
    return phrase.cut(0, next((mark.start for mark in notes), None))


def _find_spaces(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _SPACES.finditer(text))


def _find_unseen(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _UNSEEN.finditer(text))


def _find_box_dashes(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in re.finditer(_BOX_DASH, text))


def _find_points(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _POINTS.finditer(text))


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
    numbering = _NUMBERING.match(text)
    marks = list(_PAIRED.finditer(text, numbering.end() if numbering else 0))
    wrong = _find_unpaired_marks("".join(mark.group() for mark in marks))
    return tuple(marks[index].start() for index in wrong)


@lru_cache(maxsize=1024)
def _find_unpaired_marks(marks: str) -> tuple[int, ...]:
    """Return which of a paragraph's marks have no partner; paragraphs repeat the same few rows."""
    opened: list[tuple[int, str]] = []
    awaited: Counter[str] = Counter()
    wrong: list[int] = []
    for index, char in enumerate(marks):
        if char in _PAIRS:
            opened.append((index, _PAIRS[char]))
            awaited[_PAIRS[char]] += 1
        elif awaited[_CLOSERS[char]]:
            # What was opened inside and is still open has lost its partner.
            while opened[-1][1] != _CLOSERS[char]:
                lost, close = opened.pop()
                awaited[close] -= 1
                wrong.append(lost)
            awaited[opened.pop()[1]] -= 1
        else:
            wrong.append(index)
    return tuple(sorted(wrong + [index for index, _ in opened]))
