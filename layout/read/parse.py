"""YAML text → typed nodes, through the events of PyYAML's C parser.

Events instead of ``compose``: one pass that never recurses, so that depth, aliases, tags and
counts are refused before anything is built on them.
"""

from __future__ import annotations

import re
from typing import Any, Final

import yaml
from msgspec import Struct, field

from layout.diagnostics import Span
from layout.read.context import Context, quote
from layout.read.limits import MAX_DEPTH, MAX_NODES, MAX_SCALAR
from layout.read.node import Hole, Mapping, Node, Scalar, Sequence

# What libyaml was doing, or what it says → our message, and whether to show where that began.
_PROBLEMS: Final = (
    ("while scanning an anchor", "E139", True),
    ("while scanning an alias", "E139", True),
    ("while scanning a tag", "E137", True),
    ("found undefined tag handle", "E137", True),
    ("found character that cannot start any token", "E129", False),
    ("found a tab character", "E131", False),
    ("while scanning a quoted scalar", "E132", True),
    ("while parsing a quoted scalar", "E190", False),
    ("did not find expected ',' or", "E133", True),
    ("did not find expected node content", "E187", False),
    ("did not find expected key", "E134", False),
    ("did not find expected '-' indicator", "E134", False),
    ("mapping values are not allowed", "E135", False),
    ("block sequence entries are not allowed", "E187", False),
    ("could not find expected ':'", "E128", True),
    ("did not find expected comment or line break", "E191", True),
    ("did not find expected <document start>", "E140", False),
    # Brackets that it looks through for a key before it tells of them (libyaml after 0.2.5).
    ("exceeded maximum nesting depth", "E145", True),
)
_KEY: Final = r"\s*(?:- )?[^\s:：#'\"{\[]{1,64}"
# Compiled only for a file with a fault.
_NO_SPACE: Final = _KEY + r":(?=[^\s:/])"
_FULL_WIDTH: Final = _KEY + "："


class _RefusedError(Exception):
    """The file cannot be read further; the report says why."""


class _Frame(Struct):
    """A list or mapping whose end has not come yet."""

    span: Span
    is_mapping: bool
    items: list[Node] = field(default_factory=list)


def parse_yaml(text: str, file: str, context: Context) -> Node | None:
    """Return the root of the only document in the text, or None after reporting why not."""
    builder = _Builder(text, file, context)
    try:
        for event in yaml.parse(text, Loader=yaml.CLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as wrong:
        _report_syntax(wrong, builder)
        return None
    except (yaml.YAMLError, _RefusedError) as wrong:
        if isinstance(wrong, yaml.YAMLError):
            context.error("E130", Span(file, 1, 1), problem=quote(str(wrong)))
        return None
    root = builder.root
    if root is None or (isinstance(root, Scalar) and root.is_blank):
        context.error("E141", Span(file, 1, 1))
        return None
    return root


def _report_syntax(wrong: yaml.MarkedYAMLError, builder: _Builder) -> None:
    said = (wrong.context or "", wrong.problem or "")
    found = next((row for row in _PROBLEMS if any(s.startswith(row[0]) for s in said)), None)
    code, at_start = found[1:] if found else ("E130", False)
    at_fault = builder.place(wrong.problem_mark or wrong.context_mark)
    start = builder.place(wrong.context_mark) if at_start and wrong.context_mark else at_fault
    code, span = _refine(code, start, at_fault, builder)
    character = builder.line(span.line)[span.column - 1 : span.column]
    builder.context.error(code, span, problem=quote(said[1]), character=character, most=MAX_DEPTH)


def _refine(code: str, start: Span, at_fault: Span, builder: _Builder) -> tuple[str, Span]:
    """Tell apart what libyaml says in the same words, from the source line."""
    line = builder.line(at_fault.line)
    before, char = line[: at_fault.column - 1], line[at_fault.column - 1 : at_fault.column]
    indent = line[: len(line) - len(line.lstrip())]
    glued = _find_glued(start.line, builder) if code in ("E128", "E135") else None
    if code == "E129" and char == "\t":
        code = "E131"
    elif code in ("E134", "E135") and "\t" in indent:
        code, start = "E131", Span(start.file, at_fault.line, indent.index("\t") + 1)
    elif code == "E133" and "]{" in line:
        # Markup in a list or mapping in brackets: the text needs quotation marks.
        code, start = "E186", Span(start.file, at_fault.line, line.index("]{") + 2)
    elif code == "E133" and char == ":" and ": " in before:
        code, start = "E135", at_fault
    elif code == "E134" and before.strip():
        code = "E186"
    elif glued:
        code, start = glued
    elif code == "E135" and ": " not in before and before.strip().isidentifier():
        code, start = "E134", Span(start.file, start.line, len(indent) + 1)
    return code, start


def _find_glued(number: int, builder: _Builder) -> tuple[str, Span] | None:
    """Return code and place of a colon that divides nothing, on the line or the one above."""
    for line in (number, number - 1):
        for code, pattern in (("E136", _FULL_WIDTH), ("E188", _NO_SPACE)):
            if found := re.match(pattern, builder.line(line)):
                return code, Span(builder.file, line, found.end())
    return None


class _Builder:
    """Puts nodes together from events, without recursion."""

    def __init__(self, text: str, file: str, context: Context) -> None:
        self.source = tuple(text.split("\n"))
        self.file = file
        self.context = context
        self.root: Node | None = None
        self.frames: list[_Frame] = []
        self.count = 0
        self.documents = 0

    def line(self, number: int) -> str:
        return self.source[number - 1] if 0 < number <= len(self.source) else ""

    def place(self, mark: Any, end: Any = None) -> Span:
        """Return a mark's place; a place behind the last line becomes the end of the last text."""
        if mark is None:
            return Span(self.file, 1, 1)
        line, column = mark.line + 1, mark.column + 1
        if end is not None and end.line == mark.line and end.column > mark.column:
            return Span(self.file, line, column, end.column - mark.column)
        while line > 1 and (line > len(self.source) or (column == 1 and not self.line(line))):
            line -= 1
            column = len(self.line(line)) + 1
        length = 1
        if end is not None and end.line == mark.line:
            length = max(1, end.column - mark.column)
        elif end is not None:
            length = max(1, len(self.line(line)) - column + 1)
        return Span(self.file, line, column, length)

    def take(self, event: Any) -> None:
        """Add what one event tells."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._add(self._scalar(event))
        elif kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._open(event)
        elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
            self._add(self._close(self.frames.pop(), event.end_mark))
        elif kind is yaml.AliasEvent:
            span = self.place(event.start_mark, event.end_mark)
            self.context.error("E139", span, character="*", problem="")
            self._add(Hole(span))
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self.context.error("E140", self.place(event.start_mark))
                raise _RefusedError

    def _scalar(self, event: Any) -> Scalar:
        style = event.style or ""
        is_block = style in ("|", ">")
        span = self.place(event.start_mark, None if is_block else event.end_mark)
        self._refuse_marks(event, span)
        if len(event.value) > MAX_SCALAR:
            self.context.error("E147", span, most=MAX_SCALAR)
            raise _RefusedError
        last = event.end_mark.line + (0 if is_block else 1)
        return Scalar(event.value, span, "" if style == ":" else style, last, self.source)

    def _refuse_marks(self, event: Any, span: Span) -> None:
        if event.tag:
            self.context.error("E137", span, character=quote(event.tag), problem="")
        if event.anchor:
            self.context.error("E139", span, character="&", problem="")

    def _open(self, event: Any) -> None:
        span = self.place(event.start_mark)
        self._refuse_marks(event, span)
        if len(self.frames) >= MAX_DEPTH:
            self.context.error("E145", span, most=MAX_DEPTH)
            raise _RefusedError
        self.frames.append(_Frame(span, isinstance(event, yaml.MappingStartEvent)))

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            self.context.error("E146", node.span, most=MAX_NODES)
            raise _RefusedError
        if self.frames:
            self.frames[-1].items.append(node)
        else:
            self.root = node

    def _close(self, frame: _Frame, end: Any) -> Node:
        span = frame.span
        if end.line + 1 == span.line:
            span = Span(span.file, span.line, span.column, max(1, end.column + 1 - span.column))
        if not frame.is_mapping:
            return Sequence(tuple(frame.items), span)
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(frame.items[::2], frame.items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._report_key(key)
            elif key.text == "<<" and not key.style:
                self.context.error("E138", key.span)
            elif first := pairs.get(key.text):
                line = first[0].span.line
                self.context.error("E104", key.span, key=quote(key.text), line=line)
            else:
                pairs[key.text] = (key, value)
        return Mapping(tuple(pairs.values()), span)

    def _report_key(self, key: Node) -> None:
        if not isinstance(key, Hole):
            self.context.error("E109", key.span)
