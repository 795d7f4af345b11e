"""The paper's own words: a list in paper.yaml, or a file with one word a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from layout.diagnostics import Span
from layout.model.phrase import Phrase
from layout.read.context import Context, quote
from layout.read.entry import Entry
from layout.read.limits import MAX_WORD, MAX_WORDS, MAX_WORDS_BYTES
from layout.read.node import Node, Scalar, Sequence, trim
from layout.read.paths import read_path
from layout.read.source import name_source, read_source
from layout.read.values import read_scalar

# Han, letters, digits, and what joins the parts of a name: 约翰·史密斯, C919, 5G-A.
_WORD: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇A-Za-z0-9·&.+-]+")
_COMMENT: Final = "#"


def read_words(context: Context, entry: Entry, node: Node) -> frozenset[str]:
    """Return the words that headlines never split.

    Reports E420 for a file that is not there, E421 for what is no word, E422 for too many, and
    what any file may have wrong (too large, not UTF-8).
    """
    if isinstance(node, Sequence):
        scalars = (read_scalar(context, entry, item) for item in node.items)
        phrases = [phrase for scalar in scalars if scalar for phrase in scalar.phrases()]
        return _check(context, map(trim, phrases), node.span)
    if not isinstance(node, Scalar):
        read_scalar(context, entry, node)
        return frozenset()
    found = read_path(context, entry, node)
    text = read_source(found[0], MAX_WORDS_BYTES, context, found[1]) if found else None
    if found is None or text is None:
        return frozenset()
    file = name_source(found[0])
    lines = (
        trim(Phrase(line, Span(file, number, 1, max(1, len(line)))))
        for number, line in enumerate(text.split("\n"), 1)
    )
    return _check(context, (x for x in lines if not x.text.startswith(_COMMENT)), found[1])


def _check(context: Context, phrases: Iterable[Phrase], place: Span) -> frozenset[str]:
    words: dict[str, None] = {}
    for phrase in phrases:
        if not phrase.text:
            continue
        # A single character is never split.
        if _WORD.fullmatch(phrase.text) and 1 < len(phrase.text) <= MAX_WORD:
            words[phrase.text] = None
        else:
            context.error("E421", phrase.span, word=quote(phrase.text), most=MAX_WORD)
    if len(words) > MAX_WORDS:
        context.error("E422", place, count=len(words), most=MAX_WORDS)
        return frozenset()
    return frozenset(words)
