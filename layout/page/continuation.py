"""Continuations (续文): what the first part of a story has left, under a head of its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Span
from layout.display import Group, Role
from layout.model import Continuation, Head, Paragraph, Phrase, Story, Voice
from layout.page.berth import berths_of
from layout.page.body import body_passages, signature_slots
from layout.page.composer import Composer
from layout.page.copyfit import Passage
from layout.page.cut import declared_breaks
from layout.page.flow import Slot, Stand, join_slots, paragraph_slots
from layout.page.grid import Area
from layout.page.headline import set_head
from layout.page.ledger import Rest
from layout.page.module import Module, Room, cut_legs, inside
from layout.page.story import StoryModule
from layout.style import Align
from layout.text import Prepared
from layout.text.rest import cut_prepared
from layout.units import Length

# The first words of a headline, for a continuation without one of its own.
_SHORT_HEAD = 10
_FEWEST_IN_HEAD = 4
# A continuation's head is so many grades below its story's.
_GRADES_BELOW = 2
_SMALLEST_GRADE = 4


class EmptyPart(Struct, frozen=True):
    """A continuation to which its first part leaves nothing, or nothing that is known."""

    composer: Composer
    continuation: Continuation
    origin: int
    characters: int

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart; with nothing in it, none is drawn."""
        return False

    def room(self) -> Room:
        """Return that it wants no line."""
        return Room(0, 0, 0)

    def place(self, area: Area) -> Group:
        """Return nothing; reports the white, where the story has ended before."""
        found = self.continuation
        if found.id in self.composer.ledger.rests:
            self.composer.report.warning(
                "W320",
                found.span,
                story=found.id,
                page=self.origin,
                depth=area.lines,
                characters=area.lines * self.characters,
            )
        return Group(Role.ARTICLE, (), story=found.id, source=found.span)


def compose_continuation(
    composer: Composer, continuation: Continuation, width: Length, columns: int
) -> Module:
    """Compose what the first part of a story has left, under its own head."""
    ledger = composer.ledger
    origin, rest = ledger.origins.get(continuation.id), ledger.rests.get(continuation.id)
    if origin is None or rest is None:
        page = origin.number if origin is not None else 0
        characters = width // composer.grid.em
        return EmptyPart(composer, continuation, page, characters)
    story = _continue_story(composer, origin.story, continuation)
    story = _without_insets(composer, story)
    pad, inner = inside(composer, width, story.box)
    legs = cut_legs(composer, story, inner, columns)
    measure = legs.measure
    words = f"（上接第{origin.number}版）"
    first = jump_slot(composer, words, continuation.span, measure, Align.START)
    passages = [Passage((replace(first, stand=Stand.HEAD),))]
    passages += _rest_passages(composer, story, rest, measure)
    return StoryModule(
        composer,
        story,
        pad,
        legs,
        set_head(composer, story.head, composer.style.heads[story.rank - 1], inner, first=2),
        tuple(passages),
        join_slots([slot for passage in passages for slot in passage.slots]),
        tuple(berths_of(composer, story.photos, legs)),
        None,
    )


def _continue_story(composer: Composer, story: Story, continuation: Continuation) -> Story:
    """Return a story as it looks where it goes on."""
    own = continuation.head
    lines = own.lines or _first_words(story.head, composer.style.words)
    return replace(
        story,
        span=continuation.span,
        head=Head(lines=lines, size=own.size, others=own.others),
        rank=continuation.rank or min(_SMALLEST_GRADE, story.rank + _GRADES_BELOW),
        photos=continuation.photos,
        box=continuation.box,
        legs=continuation.legs,
        jump=None,
    )


def _without_insets(composer: Composer, story: Story) -> Story:
    """Return a continuation without what stands inside legs; reports pictures that do (E364)."""
    photos = tuple(photo for photo in story.photos if not photo.is_inset)
    if photos != story.photos:
        span = next(photo.span for photo in story.photos if photo.is_inset)
        composer.report.error("E364", span, story=story.id)
    return replace(story, photos=photos, quotes=())


def _first_words(head: Head, own: frozenset[str]) -> tuple[Phrase, ...]:
    """Return the first words of a headline, as many as make a short one."""
    if not head.lines:
        return ()
    phrase = head.lines[0]
    if len(phrase.text) <= _SHORT_HEAD:
        return (phrase,)
    places = range(_FEWEST_IN_HEAD, _SHORT_HEAD + 1)
    declared = [at for at in declared_breaks(phrase.text) if at - 1 in places]
    if declared:
        return (phrase.cut(0, declared[-1] - 1),)
    # Few issues have a jump, and few of those no head for it.
    from layout.words import find_joints

    joints = find_joints(phrase.text, own)
    best = min(places, key=lambda at: (joints[at], -at))
    return (phrase.cut(0, best),)


def _rest_passages(composer: Composer, story: Story, rest: Rest, measure: Length) -> list[Passage]:
    """Return the copy from a cut on; a paragraph that was cut goes on without an indent."""
    style = composer.style
    body = style.commentary if story.voice is Voice.COMMENTARY else style.body
    copy, byline = story.body[rest.block :], story.byline
    if any(isinstance(block, Paragraph) for block in story.body[: rest.block]):
        byline = None
    passages: list[Passage] = []
    if rest.offset:
        phrase = copy[0].phrase if copy else story.byline
        assert phrase is not None, "what was cut has words"
        prepared = composer.prepare_body(copy[0].phrase if copy else phrase.cut(0, 0), body, byline)
        passages.append(_cut_passage(composer, prepared, rest.offset, measure, byline, phrase.span))
        copy, byline = copy[1:], None
    if rest.block <= len(story.body):
        passages += body_passages(composer, copy, byline, body, measure)
    if passages:
        # The line that tells where the story comes from has no white under it.
        first = passages[0]
        passages[0] = replace(first, slots=without_white(first.slots))
    if story.signature is not None:
        passages.append(Passage(tuple(signature_slots(composer, story.signature, measure))))
    return passages


# The rest of a cut paragraph has a number that no paragraph of the copy has.
_CUT_NUMBER = 1_000_000
# R51: the fewest lines of a paragraph behind a cut.
_FEWEST_BEHIND = 2


def _cut_passage(
    composer: Composer,
    prepared: Prepared,
    offset: int,
    measure: Length,
    byline: Phrase | None,
    span: Span,
) -> Passage:
    rest = cut_prepared(prepared, offset)
    lines = composer.break_lines(rest, measure, span)
    run_in = max(0, len(byline.text) - offset) if byline is not None else 0
    slots = paragraph_slots(_CUT_NUMBER, lines, Role.PARAGRAPH, run_in)
    # Two lines are not made one: it would stand alone (R51).
    return Passage(tuple(slots), rest if len(slots) > _FEWEST_BEHIND else None, measure)


# -- slots -----------------------------------------------------------------------------------------


def jump_slot(composer: Composer, words: str, span: Span, measure: Length, align: Align) -> Slot:
    """Return the line that tells where a story goes on, or where it comes from."""
    style = replace(composer.style.jump, align=align)
    line, _ = composer.fit_line(Phrase(words, span, is_literal=False), style, measure)
    return Slot(1, Stand.LINE, -1, line, Role.JUMP)


def without_white(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Return slots without the white that they begin with."""
    at = 0
    while at < len(slots) and slots[at].stand is Stand.WHITE:
        at += 1
    return tuple(slots[at:])
