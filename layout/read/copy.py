"""Body text → paragraphs and crossheads, from a YAML value or from a .txt or .md file."""

from __future__ import annotations

import re
from typing import Final

from layout.diagnostics import Span
from layout.model.phrase import Phrase
from layout.model.story import Block, Copy, Crosshead, Paragraph
from layout.read.context import Context, quote
from layout.read.entry import Entry
from layout.read.fields import Fields
from layout.read.limits import MAX_COPY_BYTES
from layout.read.node import Node, trim
from layout.read.paths import read_path
from layout.read.source import name_source, read_source
from layout.read.values import settle

_CROSSHEAD: Final = "## "
# Markdown that looks like markup to its writer and would be printed as it stands.
_HASHES: Final = re.compile(r"#{1,6}(?!#)")
_MARKDOWN: Final = re.compile(
    r"^(?:#{1,6}(?!#)|[-*+] |> |\d+\. |```|~~~|\||={3,}$|-{3,}$)"
    r"|\*\*|__|!?\[[^\]]{0,80}\]\([^)]{0,80}\)|`[^`]{1,80}`"
)


def read_copy(fields: Fields) -> Copy:
    """Return the body of a story: its ``body``, or the file that its ``copy`` names."""
    if "body" in fields and "copy" in fields and (key := fields.place("copy")):
        fields.context.error("E173", key.span)
        return ()
    if "copy" in fields:
        return fields.read("copy", _read_file) or ()
    return _make_blocks(fields.context, fields.lines("body"), _HASHES)


def _read_file(context: Context, entry: Entry, node: Node) -> Copy:
    found = read_path(context, entry, node)
    if found is None:
        return ()
    path, place = found
    if path.suffix.lower() not in (".txt", ".md"):
        context.error("E152", place, file=quote(path.name))
        return ()
    text = read_source(path, MAX_COPY_BYTES, context, place)
    if text is None:
        return ()
    file = name_source(path)
    lines = [
        trim(Phrase(line, Span(file, number, 1, max(1, len(line)))))
        for number, line in enumerate(text.split("\n"), 1)
    ]
    if not any(line.text for line in lines):
        context.error("E141", Span(file, 1, 1))
    phrases = tuple(settle(context, "body", line) for line in lines if line.text)
    markup = _MARKDOWN if path.suffix.lower() == ".md" else _HASHES
    return _make_blocks(context, phrases, markup)


def _make_blocks(
    context: Context, lines: tuple[Phrase, ...], markup: re.Pattern[str]
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for line in lines:
        if line.text.startswith(_CROSSHEAD):
            blocks.append(Crosshead(trim(_cut(line, len(_CROSSHEAD)))))
            continue
        found = markup.match(line.text) if markup is _HASHES else markup.search(line.text)
        if found:
            place = line.place(found.start(), len(found.group()))
            context.warning("W108", place, markup=quote(found.group()))
        blocks.append(Paragraph(line))
    return tuple(blocks)


def _cut(phrase: Phrase, start: int) -> Phrase:
    if phrase.marks or phrase.skips:
        return phrase.cut(start)
    text = phrase.text[start:]
    return Phrase(text, phrase.place(start, max(1, len(text))), phrase.is_literal)
