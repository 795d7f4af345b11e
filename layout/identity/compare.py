"""Source, display list, structure tree and page content compared, each with the next."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import Document, GlyphRun, Group, Item, Role
from layout.identity.reading import FileText, Node, read_text
from layout.model import Advertisement, Continuation, Head, Issue, Phrase

_UNREAD: Final = frozenset((Role.ARTIFACT, Role.FOLIO, Role.REPEAT))
# So much is quoted where two texts part.
_QUOTED: Final = 16


class Part(Struct):
    """A top group of the pages: a story over all its pages, or a piece of furniture."""

    story: str
    span: Span | None
    text: str = ""


def check_identity(pdf: bytes, document: Document, issue: Issue, report: Report) -> None:
    """Report every difference between the copy, the pages, the tree and the file's content.

    E520: content; E521: tree; E522: copy that is not on the pages; E523: what is on the pages
    and not in the copy.
    """
    found = read_text(pdf)
    _compare_content(found, document, report)
    parts = _parts(document)
    _compare_tree(found, parts, report)
    _compare_copy(issue, document, report)


# -- content and tree ------------------------------------------------------------------------------


def _compare_content(found: FileText, document: Document, report: Report) -> None:
    """Compare each page's content with what was set on it, and the marks with those of the tree."""
    held = [place for node in found.nodes for place in node.marks]
    for index, (page, pieces) in enumerate(zip(document.pages, found.pages, strict=True)):
        wanted = "".join(text for _, text in _texts(page.items, None))
        read = "".join(piece.text for piece in pieces)
        if wanted != read:
            span = _span_at(_texts(page.items, None), _parting(wanted, read))
            report.error("E520", span, page=page.number, **_quote(wanted, read))
        for piece in pieces:
            if piece.mark is None or held.count((index, piece.mark)) != 1:
                report.error("E521", None, wanted=piece.text[:_QUOTED], found="")


def _compare_tree(found: FileText, parts: Sequence[Part], report: Report) -> None:
    """Compare the tree's top elements with the groups of the pages, in order."""
    nodes: list[Node | None] = [node for node in found.nodes if found.text_of(node)]
    wanted = [part for part in parts if part.text]
    for part, node in zip_longest(wanted, nodes):
        read = found.text_of(node) if node else ""
        text = part.text if part else ""
        if text != read:
            report.error("E521", part.span if part else None, **_quote(text, read))


def _parts(document: Document) -> list[Part]:
    """Return the top groups in the order of their first appearance; a story's are one."""
    parts: dict[tuple[Role, str] | int, Part] = {}
    for page in document.pages:
        for item in page.items:
            if not isinstance(item, Group) or item.role in _UNREAD:
                continue
            key = (item.role, item.story) if item.story else len(parts)
            part = parts.setdefault(key, Part(item.story, item.source))
            part.text += "".join(text for _, text in _texts(item.items, None))
    return list(parts.values())


def _texts(items: Sequence[Item], span: Span | None) -> Iterator[tuple[Span | None, str]]:
    """Yield each run's text with the nearest place that is known."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield span, item.text if item.glyphs else ""
        elif isinstance(item, Group) and item.role not in _UNREAD:
            yield from _texts(item.items, item.source or span)


def _span_at(texts: Iterator[tuple[Span | None, str]], at: int) -> Span | None:
    last = None
    for span, text in texts:
        last = span or last
        at -= len(text)
        if at < 0:
            break
    return last


def _parting(one: str, other: str) -> int:
    """Return where two texts part."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _quote(wanted: str, found: str) -> dict[str, Any]:
    at = _parting(wanted, found)
    start = max(0, at - _QUOTED // 2)
    return {"wanted": wanted[start : at + _QUOTED], "found": found[start : at + _QUOTED]}


# -- the copy --------------------------------------------------------------------------------------


def _compare_copy(issue: Issue, document: Document, report: Report) -> None:
    """Compare each story's phrases with its text on the pages; white is the setter's affair.

    A story that jumps to a page that is not in the file cannot be compared.
    """
    numbers = {page.number for page in document.pages}
    items: dict[str, list[Any]] = {}
    elsewhere: set[str] = set()
    for page in issue.pages:
        for _, item in page.items:
            if page.number in numbers:
                items.setdefault(item.id, []).append(item)
            else:
                elsewhere.add(item.id)
    texts = _story_texts(document, items)
    for story, parts in items.items():
        if story not in elsewhere:
            text = texts.get(story, "")
            phrases = sorted(_phrases(tuple(parts), text), key=lambda phrase: -len(phrase.text))
            _compare_story(text, phrases, parts[0], report)


def _story_texts(document: Document, items: Mapping[str, Sequence[Any]]) -> dict[str, str]:
    """Return each story's text without white: its jump lines left out, later heads at its end.

    The head of a continuation stands between the halves of a paragraph; one that is made of the
    story's own is left out.
    """
    texts: dict[str, str] = {}
    heads: dict[str, str] = {}
    begun: dict[str, int] = {}
    for page in document.pages:
        for group in page.items:
            if not isinstance(group, Group) or group.role in _UNREAD or not group.story:
                continue
            story = group.story
            passed = {Role.JUMP}
            if begun.setdefault(story, page.number) != page.number:
                passed.add(Role.HEADLINE)
                if any(_has_own_head(item) for item in items.get(story, ())):
                    heads[story] = heads.get(story, "") + _headline(group.items)
            texts[story] = texts.get(story, "") + _join(group.items, passed)
            heads[story] = heads.get(story, "") + "".join(_repeats(group.items))
    return {story: f"{text}\0{heads.get(story, '')}" for story, text in texts.items()}


def _repeats(items: Sequence[Item]) -> Iterator[str]:
    """Yield the words of pull quotes that the story's text has too, apart from all others."""
    for item in items:
        if isinstance(item, Group) and item.role is Role.REPEAT:
            yield f"\0{_join(item.items, ())}\0"
        elif isinstance(item, Group):
            yield from _repeats(item.items)


def _has_own_head(item: Any) -> bool:
    return isinstance(item, Continuation) and bool(item.head.lines)


def _join(items: Sequence[Item], passed: Collection[Role]) -> str:
    """Return the text of items without white and without the groups of some roles."""
    parts: list[str] = []
    for item in items:
        if isinstance(item, GlyphRun):
            parts.append(_without_white(item.text) if item.glyphs else "")
        elif isinstance(item, Group) and item.role not in _UNREAD and item.role not in passed:
            parts.append(_join(item.items, passed))
    return "".join(parts)


def _without_white(text: str) -> str:
    """Return a text without white; U+200B is white too, a place where a line may end."""
    return "".join(text.split()).replace("\u200b", "")


def _headline(items: Sequence[Item]) -> str:
    groups = (item for item in items if isinstance(item, Group))
    return "".join(
        _join(group.items, ()) if group.role is Role.HEADLINE else _headline(group.items)
        for group in groups
    )


def _compare_story(text: str, phrases: Sequence[Phrase], item: Any, report: Report) -> None:
    """Strike every phrase out of the story's text, the longest first; nothing may be left."""
    is_whole = True
    for phrase in phrases:
        words = _without_white(phrase.text)
        if not words:
            continue
        before, found, after = text.partition(words)
        if not found:
            report.error("E522", phrase.span, wanted=words[:_QUOTED])
            is_whole = False
        else:
            # A mark in place of the phrase, so that no other is found across it.
            text = f"{before}\0{after}"
    left = text.replace("\0", "")
    if isinstance(item, Advertisement) and item.label is None:
        left = left.removeprefix("广告")
    if left and is_whole:
        report.error("E523", item.span, found=left[:_QUOTED])


def _phrases(record: Any, text: str) -> Iterator[Phrase]:
    """Yield every phrase inside a record of the model that should be in the story's text."""
    if isinstance(record, Phrase):
        yield record
    elif isinstance(record, Head) and record.others:
        yield from _phrases(replace(record, lines=_printed(record, text), others=()), text)
    elif isinstance(record, Struct):
        for name in record.__struct_fields__:
            yield from _phrases(getattr(record, name), text)
    elif isinstance(record, tuple):
        for value in record:
            yield from _phrases(value, text)


def _printed(head: Head, text: str) -> tuple[Phrase, ...]:
    """Return the wording of a headline that is in the text, the longest of those that are."""
    wordings = [("".join(_without_white(p.text) for p in lines), lines) for lines in head.wordings]
    found = [(len(words), lines) for words, lines in wordings if words in text]
    return max(found, key=lambda row: row[0])[1] if found else head.lines
