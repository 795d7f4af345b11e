"""A story of any kind: YAML mapping → the model's item."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from layout.diagnostics import Span
from layout.model.issue import PICTURE_MARKS
from layout.model.phrase import Phrase
from layout.model.story import (
    Advertisement,
    Box,
    Brief,
    Briefs,
    Continuation,
    Copy,
    Corner,
    DropCap,
    Essay,
    Head,
    Item,
    Jump,
    Paragraph,
    Photo,
    PhotoStory,
    Position,
    PullQuote,
    QuoteForm,
    Remainder,
    Side,
    Story,
    Voice,
)
from layout.read.context import Context, quote
from layout.read.copy import read_copy
from layout.read.entry import Entry
from layout.read.fields import Fields, expect_mapping, read_fields
from layout.read.grid import read_arrangement
from layout.read.language import SECTIONS, STORY_SECTIONS
from layout.read.node import Mapping as MappingNode
from layout.read.node import Node, Sequence
from layout.read.paths import read_path
from layout.read.scrutiny import review
from layout.read.values import read_choice, read_point

# Keys of a photo that only mean something where text runs beside it.
_IN_TEXT: Final = ("at", "columns", "width", "leg")


def read_story(context: Context, name: str, span: Span, node: Node) -> Item | None:
    """Return a story under its id; ``span`` is the id's place."""
    mapping = expect_mapping(context, node, SECTIONS["news"])
    if mapping is None:
        return None
    kind = _read_kind(context, mapping)
    if kind is None:
        return None
    own = replace(context, texts=[])
    fields = Fields(own, SECTIONS[STORY_SECTIONS[kind]], mapping, owner=kind)
    item = _READERS[kind](fields, name, span)
    if item:
        review(own, _paragraphs(item), not isinstance(item, Advertisement))
    return item


def _read_kind(context: Context, mapping: MappingNode) -> str | None:
    entry = SECTIONS["news"].find("kind")
    nodes = [
        value for key, value in mapping.pairs if entry and key.text in (entry.name, entry.alias)
    ]
    if not nodes or entry is None:
        return "news"
    return read_choice(context, entry, nodes[0]) or (None if nodes else "news")


def _paragraphs(item: Item) -> tuple[Phrase, ...]:
    copies: tuple[Copy, ...]
    match item:
        case Briefs():
            copies = tuple(brief.body for brief in item.items)
        case PhotoStory() | Continuation():
            copies = ()
        case _:
            copies = (item.body,)
    return tuple(b.phrase for copy in copies for b in copy if isinstance(b, Paragraph))


def _read_head(fields: Fields) -> Head:
    has = fields.section.find
    lines, *others = fields.wordings("headline") or ((),)
    return Head(
        lines=lines,
        others=tuple(others),
        kickers=fields.lines("kicker"),
        decks=fields.lines("deck"),
        series=fields.text("series") if has("series") else None,
        size=fields.length("size"),
        side=_read_side(fields) if has("headline_direction") else None,
        **(_read_position(fields) if has("headline_position") else {}),
    )


def _read_position(fields: Fields) -> dict[str, Any]:
    """Return over which legs a head stands; a count without a position is said to be idle."""
    word, legs = fields.choice("headline_position"), fields.count("headline_legs")
    if word in (None, "over"):
        if legs and (key := fields.place("headline_legs")):
            fields.context.warning("W351", key.span, key=quote(key.text))
        return {}
    return {"position": Position(word), "legs": legs}


def _read_side(fields: Fields) -> Side | None:
    """Return where a vertical head stands; a side without a vertical head is said to be idle."""
    is_vertical = fields.choice("headline_direction") == "vertical"
    side = fields.choice("headline_side")
    if not is_vertical:
        if side and (key := fields.place("headline_side")):
            fields.context.warning("W140", key.span, key=quote(key.text))
        return None
    return Side(side or "right")


def _read_box(fields: Fields, default: Box) -> Box:
    word = fields.choice("box")
    return Box(word) if word else default


def _read_news(fields: Fields, name: str, span: Span) -> Item:
    body = read_copy(fields)
    if not body and "body" not in fields and "copy" not in fields:
        fields.context.warning("W114", span, story=name)
    return Story(
        id=name,
        span=span,
        head=_read_head(fields),
        rank=fields.count("rank") or 3,
        byline=fields.text("byline"),
        body=body,
        signature=fields.text("signature"),
        photos=_read_photos(fields, _read_photo),
        quotes=fields.list("pull_quotes", _read_quote),
        box=_read_box(fields, Box.NONE),
        legs=fields.count("legs"),
        remainder=_read_remainder(fields),
        jump=_read_jump(fields),
        drop_cap=_read_drop_cap(fields),
    )


def _read_quote(context: Context, entry: Entry, node: Node) -> PullQuote | None:
    fields = read_fields(context, entry, node)
    text = fields.text("text") if fields else None
    if fields is None or text is None:
        return None
    corner = fields.choice("at")
    return PullQuote(
        text=text,
        span=text.span,
        source=fields.text("source"),
        corner=Corner(corner) if corner else None,
        columns=fields.count("columns") or 1,
        leg=fields.count("leg"),
        form=QuoteForm(fields.choice("form") or "rules"),
    )


def _read_drop_cap(fields: Fields) -> DropCap | None:
    lines, node = fields.count("drop_cap"), fields.node("drop_cap")
    return DropCap(lines, node.span) if lines is not None and node is not None else None


def _read_remainder(fields: Fields) -> Remainder | None:
    word = fields.choice("remainder")
    return Remainder(word) if word else None


def _read_jump(fields: Fields) -> Jump | None:
    page, node = fields.count("jump"), fields.node("jump")
    return Jump(page, node.span) if page is not None and node is not None else None


def read_continuation(context: Context, node: MappingNode) -> Continuation | None:
    """Return the place where a story goes on; its id is still as the editor wrote it.

    Reports a second jump (E339).
    """
    jump = SECTIONS["news"].find("jump")
    again = [key for key, _ in node.pairs if jump and key.text in (jump.name, jump.alias)]
    for key in again:
        context.error("E339", key.span)
    node = replace(node, pairs=tuple(pair for pair in node.pairs if pair[0] not in again))
    fields = Fields(context, SECTIONS["continuation"], node)
    story = fields.text("continues")
    lines, *others = fields.wordings("headline") or ((),)
    found = Continuation(
        id=story.text if story else "",
        span=story.span if story else fields.span,
        head=Head(lines=lines, others=tuple(others), size=fields.length("size")),
        rank=fields.count("rank"),
        photos=_read_photos(fields, _read_photo),
        box=_read_box(fields, Box.NONE),
        legs=fields.count("legs"),
    )
    return found if story else None


def _read_commentary(fields: Fields, name: str, span: Span) -> Item:
    story = _read_news(fields, name, span)
    assert isinstance(story, Story)
    return replace(story, voice=Voice.COMMENTARY)


def _read_briefs(fields: Fields, name: str, span: Span) -> Item | None:
    title = fields.text("title")
    items = fields.list("items", _read_brief)
    box, legs = _read_box(fields, Box.FRAME), fields.count("legs")
    if title is None:
        return None
    return Briefs(id=name, span=span, title=title, items=items, box=box, legs=legs)


def _read_brief(context: Context, entry: Entry, node: Node) -> Brief | None:
    fields = read_fields(context, entry, node)
    if fields is None:
        return None
    head = _read_head(fields)
    span = head.lines[0].span if head.lines else fields.span
    return Brief(head=head, span=span, byline=fields.text("byline"), body=read_copy(fields))


def _read_essay(fields: Fields, name: str, span: Span) -> Item:
    credit = fields.text("credit")
    photos = _read_photos(fields, _read_own_photo, is_credited=credit is not None)
    # A photo with a fault of its own is still there to be named by the map.
    listed = fields.node("photos")
    count = len(listed.items) if isinstance(listed, Sequence) else 0
    if isinstance(listed, Sequence) and count > len(PICTURE_MARKS):
        extra = listed.items[len(PICTURE_MARKS)]
        fields.context.error("E196", extra.span, count=count, most=len(PICTURE_MARKS))
    arrangement = fields.read(
        "arrangement", lambda context, _, node: read_arrangement(context, node, count)
    )
    return Essay(
        id=name,
        span=span,
        photos=photos,
        head=_read_head(fields),
        rank=fields.count("rank") or 2,
        body=read_copy(fields),
        byline=fields.text("byline"),
        credit=credit,
        arrangement=arrangement or (),
        box=_read_box(fields, Box.NONE),
    )


def _read_picture(fields: Fields, name: str, span: Span) -> Item | None:
    photo = fields.read("photo", _read_own_photo)
    head = _read_head(fields)
    rank, box = fields.count("rank") or 4, _read_box(fields, Box.NONE)
    if photo is None:
        return None
    _check_words(fields.context, photo, is_credited=False)
    return PhotoStory(id=name, span=span, photo=photo, head=head, rank=rank, box=box)


def _read_advertisement(fields: Fields, name: str, span: Span) -> Item:
    return Advertisement(
        id=name,
        span=span,
        head=_read_head(fields),
        body=read_copy(fields),
        photo=fields.read("photo", _read_own_photo),
        label=fields.text("label"),
        columns=fields.count("columns"),
        lines=fields.count("lines"),
    )


def _read_photos(
    fields: Fields,
    read: Callable[[Context, Entry, Node], Photo | None],
    is_credited: bool = False,
) -> tuple[Photo, ...]:
    photos = fields.list("photos", read)
    for photo in photos:
        _check_words(fields.context, photo, is_credited)
    return photos


def _read_photo(context: Context, entry: Entry, node: Node) -> Photo | None:
    fields = read_fields(context, entry, node)
    return _make_photo(fields) if fields else None


def _read_own_photo(context: Context, entry: Entry, node: Node) -> Photo | None:
    """Read a picture outside running text, where no key can say which legs it stands over."""
    fields = read_fields(context, entry, node)
    for name in _IN_TEXT if fields else ():
        if fields and (key := fields.place(name)):
            context.warning("W117", key.span, key=quote(key.text))
    return _make_photo(fields) if fields else None


def _make_photo(fields: Fields) -> Photo | None:
    found = fields.read("file", read_path)
    corner, alt = fields.choice("at"), fields.text("alt")
    path, span = found or (fields.context.folder, fields.span)
    least, most = fields.range("lines") or (None, None)
    photo = Photo(
        file=path,
        span=span,
        caption=fields.text("caption"),
        credit=fields.text("credit"),
        alt=alt.text if alt else "",
        corner=Corner(corner) if corner else None,
        columns=fields.count("columns"),
        width=fields.count("width"),
        leg=fields.count("leg"),
        lines=least if least == most else None,
        range=None if least is None or most is None or least == most else (least, most),
        crop=fields.count("crop"),
        focus=fields.read("focus", read_point) or (500, 500),
    )
    return photo if found else None


def _check_words(context: Context, photo: Photo, is_credited: bool) -> None:
    """Warn about a news picture without caption or credit (H13), remark one without alt text."""
    caption = photo.caption.text if photo.caption else ""
    if not caption:
        context.warning("W111", photo.span)
    if not (photo.credit or is_credited or "摄" in caption or "供图" in caption):
        context.warning("W112", photo.span)
    if not photo.alt:
        context.note("N113", photo.span)


_READERS: Final[Mapping[str, Callable[[Fields, str, Span], Item | None]]] = {
    "news": _read_news,
    "commentary": _read_commentary,
    "briefs": _read_briefs,
    "essay": _read_essay,
    "picture": _read_picture,
    "advertisement": _read_advertisement,
}
