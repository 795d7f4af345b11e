"""A headline's wordings: one text, or a list of them, the best first."""

from __future__ import annotations

from itertools import chain
from typing import Final

from layout.model.phrase import Phrase
from layout.read.context import Context, quote
from layout.read.entry import Entry
from layout.read.node import Mapping, Node, Sequence
from layout.read.values import read_lines, read_phrases, read_scalar

# Each of them is set in every size that may serve; no editor writes as many.
MOST_WORDINGS: Final = 6
# Two wordings of one headline share a name, a place or the matter: so many characters at least.
_SHARED: Final = 2


def read_wordings(context: Context, entry: Entry, node: Node) -> tuple[tuple[Phrase, ...], ...]:
    """Return the wordings of a headline, each as the lines that its editor wrote.

    Warns where a list looks like lines of one headline (W330): only one of its texts is printed.
    """
    if not isinstance(node, Sequence):
        lines = read_lines(context, entry, node)
        return (lines,) if lines else ()
    found = []
    for item in node.items:
        if isinstance(item, Mapping):
            context.error("E111", item.span, key=entry.name, alias=entry.alias)
        elif scalar := read_scalar(context, entry, item):
            found.append(read_phrases(context, entry.name, scalar))
    wordings = tuple(lines for lines in found if lines)
    if len(wordings) > MOST_WORDINGS:
        extra = wordings[MOST_WORDINGS][0]
        context.error("E342", extra.span, count=len(wordings), most=MOST_WORDINGS)
    _warn_of_lines(context, wordings)
    return wordings[:MOST_WORDINGS]


def _warn_of_lines(context: Context, wordings: tuple[tuple[Phrase, ...], ...]) -> None:
    if len(wordings) < 2:  # noqa: PLR2004 - nothing to compare
        return
    first = set(_letters(wordings[0]))
    for other in wordings[1:]:
        if len(first.intersection(_letters(other))) < _SHARED:
            words = (quote(wordings[0][0].text), quote(other[0].text))
            context.warning("W330", other[0].span, first=words[0], other=words[1])
            return


def _letters(lines: tuple[Phrase, ...]) -> list[str]:
    return [char for char in chain.from_iterable(line.text for line in lines) if char.isalnum()]
