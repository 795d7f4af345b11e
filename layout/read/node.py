"""A YAML file as typed nodes, each with its place; values stay the text that was written."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from layout.diagnostics import Span
from layout.model.phrase import Phrase


class Scalar(Struct, frozen=True):
    """One value as text, never resolved: ``no`` stays ``no`` and ``010`` stays ``010``.

    ``style`` is YAML's: empty for plain, a quotation mark, ``|`` or ``>``.  ``source`` holds all
    lines of the file, for the places of a block's lines.
    """

    text: str
    span: Span
    style: str = ""
    last_line: int = 0
    source: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written after the key."""
        return not self.text and not self.style

    @property
    def is_folded(self) -> bool:
        """Whether YAML joined several source lines with spaces."""
        return self.style != "|" and self.last_line > self.span.line

    def phrases(self) -> tuple[Phrase, ...]:
        """Return the text's lines with their places, line ends cut off."""
        if self.style == "|":
            return self._block_lines()
        texts = self.text.split("\n")
        if len(texts) == 1 and (phrase := self._literal()):
            return (phrase,)
        return tuple(Phrase(text, self.span, is_literal=False) for text in texts)

    def _literal(self) -> Phrase | None:
        offset = 1 if self.style else 0
        start = self.span.column - 1 + offset
        line = self.source[self.span.line - 1] if self.span.line <= len(self.source) else ""
        if line[start : start + len(self.text)] != self.text:
            return None
        return Phrase(self.text, self.span.at(offset, max(1, len(self.text))))

    def _block_lines(self) -> tuple[Phrase, ...]:
        found = []
        for number, text in enumerate(self.text.rstrip("\n").split("\n"), self.span.line + 1):
            line = self.source[number - 1] if number <= len(self.source) else ""
            # A literal line is the source line without its indentation.
            column = len(line) - len(text) + 1 if line.endswith(text) else 1
            found.append(Phrase(text, Span(self.span.file, number, column, max(1, len(text)))))
        return tuple(found)


class Sequence(Struct, frozen=True):
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


class Mapping(Struct, frozen=True):
    """Keys and values in the order written; equal keys have been reported and dropped."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span


class Hole(Struct, frozen=True):
    """Something refused, and reported, where a value should be."""

    span: Span


Node: TypeAlias = Scalar | Sequence | Mapping | Hole


def trim(phrase: Phrase) -> Phrase:
    """Cut off white at both ends, full-width indents among it; the place moves along."""
    text = phrase.text.strip()
    if text == phrase.text:
        return phrase
    lead = len(phrase.text) - len(phrase.text.lstrip())
    if phrase.marks or phrase.skips:
        return phrase.cut(lead, lead + len(text))
    if not phrase.is_literal:
        return Phrase(text, phrase.span, is_literal=False)
    return Phrase(text, phrase.span.at(lead, max(1, len(text))))
