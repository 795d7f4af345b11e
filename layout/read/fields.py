"""A mapping checked against its section of the language: known keys, once each, none missing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from layout.color import Color
from layout.diagnostics import Span
from layout.model.phrase import Phrase
from layout.read import values
from layout.read.context import Context, quote
from layout.read.entry import Entry, Section
from layout.read.language import SECTIONS, STORY_SECTIONS
from layout.read.limits import MAX_KEY
from layout.read.node import Hole, Mapping, Node, Scalar
from layout.read.wordings import read_wordings
from layout.units import Length

Value = TypeVar("Value")


# Likeness is looked for among so many words at the most; each costs a comparison.
_MOST_KNOWN: Final = 400
# What editors call things that the language calls otherwise.
_SLIPS: Final = {
    "标题": "主题", "题目": "主题", "大标题": "主题", "title": "headline", "附题": "副题",
    "副标题": "副题", "subtitle": "deck", "眉题": "引题", "肩题": "引题", "内容": "正文",
    "text": "body", "作者": "署名", "author": "signature", "图片说明": "图说", "图注": "图说",
    "日": "日期", "版面": "版", "排版": "版样", "layout": "dummy",
}  # fmt: skip


def guess(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, empty if there is none."""
    words = list(known)
    if len(word) > MAX_KEY or len(words) > _MOST_KNOWN:
        return ""
    folded = word.strip().casefold().replace("-", "_")
    if folded in words:
        return folded
    if (meant := _SLIPS.get(folded)) in words:
        return str(meant)
    # Only wrong input pays for the import.
    from difflib import get_close_matches

    # Chinese words are short: one wrong character of two is still a likeness of a half.
    cutoff = 0.6 if word.isascii() else 0.5
    return next(iter(get_close_matches(word, words, n=1, cutoff=cutoff)), "")


def expect_mapping(context: Context, node: Node, section: Section) -> Mapping | None:
    """Return the node as a mapping, None after saying what should stand there."""
    if isinstance(node, Mapping):
        return node
    if isinstance(node, Hole):
        return None
    if isinstance(node, Scalar) and (wrong := find_glued_colon(node)):
        context.error(*wrong)
        return None
    names = ", ".join(f"{e.name}/{e.alias}" for e in section.entries[:4])
    context.error("E112", node.span, keys=names)
    return None


def find_glued_colon(scalar: Scalar) -> tuple[str, Span] | None:
    """Return code and place of a colon that divides nothing: full-width, or without a space."""
    for code, colon in (("E136", "："), ("E188", ":")):
        offset = scalar.text.find(colon)
        if 0 < offset <= MAX_KEY and not scalar.style:
            return code, scalar.phrases()[0].place(offset)
    return None


class Fields:
    """The values of one mapping by key; whoever asks gets them read and checked."""

    def __init__(self, context: Context, section: Section, node: Mapping, owner: str = "") -> None:
        self.context = context
        self.section = section
        self.span = node.span
        self.owner = owner
        self._found: dict[str, tuple[Scalar, Node]] = {}
        for key, value in node.pairs:
            self._take(key, value)
        for entry in section.entries:
            if entry.is_required and entry.name not in self._found:
                context.error("E106", node.span, key=entry.name, alias=entry.alias)

    def _take(self, key: Scalar, value: Node) -> None:
        entry = self.section.find(key.text)
        if entry is None:
            self._report_unknown(key)
        elif first := self._found.get(entry.name):
            line = first[0].span.line
            self.context.error(
                "E105", key.span, key=quote(key.text), other=first[0].text, line=line
            )
        else:
            self._found[entry.name] = (key, value)

    def _report_unknown(self, key: Scalar) -> None:
        text = quote(key.text)
        if wrong := find_glued_colon(key):
            self.context.error(*wrong)
            return
        likely = guess(key.text, self.section.words)
        if self.owner and (kinds := _kinds_with(key.text)):
            self.context.error("E108", key.span, key=text, kind=self.owner, kinds=", ".join(kinds))
        elif likely:
            self.context.error("E102", key.span, key=text, guess=likely)
        else:
            keys = ", ".join(f"{e.name}/{e.alias}" for e in self.section.entries)
            self.context.error("E103", key.span, key=text, keys=keys)

    def __contains__(self, name: str) -> bool:
        return name in self._found

    def entry(self, name: str) -> Entry:
        """Return the entry of a key of this section."""
        return next(e for e in self.section.entries if e.name == name)

    def node(self, name: str) -> Node | None:
        """Return a key's value unread."""
        return self._found[name][1] if name in self._found else None

    def place(self, name: str) -> Scalar | None:
        """Return the key itself as written."""
        return self._found[name][0] if name in self._found else None

    def read(self, name: str, read: Callable[[Context, Entry, Node], Value | None]) -> Value | None:
        """Return a key's value as ``read`` understands it, None if the key is not there."""
        node = self.node(name)
        return None if node is None else read(self.context, self.entry(name), node)

    def text(self, name: str) -> Phrase | None:
        """Return a text of one line."""
        return self.read(name, values.read_text)

    def lines(self, name: str) -> tuple[Phrase, ...]:
        """Return a text or list of texts as lines."""
        return self.read(name, values.read_lines) or ()

    def wordings(self, name: str) -> tuple[tuple[Phrase, ...], ...]:
        """Return the wordings of a headline, each as its lines."""
        return self.read(name, read_wordings) or ()

    def count(self, name: str) -> int | None:
        """Return a whole number."""
        return self.read(name, values.read_count)

    def range(self, name: str) -> tuple[int, int] | None:
        """Return the least and the most of a whole number."""
        return self.read(name, values.read_range)

    def length(self, name: str) -> Length | None:
        """Return a length."""
        return self.read(name, values.read_length)

    def choice(self, name: str) -> str | None:
        """Return the English word of a choice."""
        return self.read(name, values.read_choice)

    def flag(self, name: str) -> bool:
        """Return whether a flag is there and set."""
        return bool(self.read(name, values.read_flag))

    def color(self, name: str) -> Color | None:
        """Return a colour."""
        node = self.node(name)
        return None if node is None else values.read_color(self.context, self.entry(name), node)

    def date(self, name: str) -> datetime.date | None:
        """Return a day."""
        return self.read(name, values.read_date)

    def list(
        self, name: str, read: Callable[[Context, Entry, Node], Value | None]
    ) -> tuple[Value, ...]:
        """Return the values of a list."""
        node = self.node(name)
        return () if node is None else values.read_list(self.context, self.entry(name), node, read)

    def fields(self, name: str) -> Fields | None:
        """Return a mapping below this one."""
        return self.read(name, read_fields)


def read_fields(context: Context, entry: Entry, node: Node) -> Fields | None:
    """Return a mapping of the section that the entry names; an empty value is none."""
    if isinstance(node, Scalar) and node.is_blank and not entry.is_required:
        return None
    section = SECTIONS[entry.of]
    mapping = expect_mapping(context, node, section)
    return Fields(context, section, mapping) if mapping else None


def _kinds_with(key: str) -> list[str]:
    return [kind for kind, name in STORY_SECTIONS.items() if SECTIONS[name].find(key)]
