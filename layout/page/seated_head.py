"""A head over some of its story's legs, with text beside it (串文题, 文包题, 文夹题)."""

from __future__ import annotations

from msgspec.structs import replace

from layout.diagnostics import Words
from layout.model import Head, Position, Remainder, Story
from layout.page.composer import Composer
from layout.page.module import cut_legs, inside
from layout.page.outline import Outline, Seat
from layout.page.story import StoryModule, compose_story, set_story
from layout.units import Length


def compose_seated(composer: Composer, story: Story, width: Length, columns: int) -> StoryModule:
    """Compose a story with text beside its head.

    Where it has too few legs for that (E356), or something that goes with no such head (E357), the
    head stands over all of them.
    """
    plain = replace(story, head=replace(story.head, position=None, legs=None))
    if clash := _find_clash(composer, story):
        composer.report.error("E357", story.span, story=story.id, clash=clash)
        return compose_story(composer, plain, width, columns)
    if story.remainder is Remainder.COLUMN:
        composer.report.warning("W350", story.span, story=story.id)
    pad, inner = inside(composer, width, story.box)
    legs = cut_legs(composer, story, inner, columns)
    span = find_seat(story.head, len(legs))
    if span is None:
        composer.report.error("E356", story.span, story=story.id, legs=len(legs))
        return compose_story(composer, plain, width, columns)
    seat = Seat(Outline(((0, 0),) * len(legs)), tuple(range(len(legs))), *span, lines=1)
    module = set_story(composer, story, pad, legs, legs.span(*span)[1], seat)
    return replace(module, footing=replace(seat, lines=module.head.lines))


def _find_clash(composer: Composer, story: Story) -> Words | None:
    """Return what a story has that goes with no text beside its head."""
    if story.jump is not None:
        return Words("转版", "jump")
    if composer.fold is not None:
        return Words("跨中缝", "cross the fold")
    if story.quotes or any(photo.is_inset for photo in story.photos):
        return Words("在文中插图或引语", "have pictures or pull quotes inside its text")
    return None


def find_seat(head: Head, legs: int) -> tuple[int, int] | None:
    """Return the first leg under a head, and how many; None where no text would be beside it."""
    if head.position is Position.RUN_IN:
        count = head.legs or (legs + 1) // 2
        return (0, count) if count < legs else None
    count = head.legs or max(1, legs - 2)
    return ((legs - count) // 2, count) if count <= legs - 2 else None
