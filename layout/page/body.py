"""Body copy in passages: paragraphs, crossheads, the byline, the line that names who wrote it."""

from __future__ import annotations

from layout.display import Role
from layout.model import Copy, Crosshead, Phrase, Story
from layout.page.composer import Composer
from layout.page.copyfit import Passage
from layout.page.cut import break_rank
from layout.page.flow import Slot, Stand, paragraph_slots
from layout.style import TypeStyle
from layout.units import Length


def body_passages(
    composer: Composer,
    copy: Copy,
    byline: Phrase | None,
    style: TypeStyle,
    measure: Length,
    story: Story | None = None,
) -> list[Passage]:
    """Return body copy as passages; the byline runs in before the first paragraph.

    ``story`` is whose beginning it is, for a drop cap.
    """
    passages: list[Passage] = []
    drops = story is not None and (
        story.drop_cap is not None or composer.style.composition.commentary_cap > 1
    )
    for number, block in enumerate(copy):
        if isinstance(block, Crosshead):
            slots = _crosshead_slots(composer, block.phrase, number, measure)
            passages.append(Passage(tuple(slots)))
            continue
        opening = None
        if drops and story is not None:
            # Few stories have a drop cap; only they pay for the import.
            from layout.page.opening import compose_opening

            opening = compose_opening(composer, story, block.phrase, style, number, measure)
            drops = False
        passages.append(
            opening or _paragraph_passage(composer, block.phrase, byline, style, number, measure)
        )
        byline = None
    if byline is not None:
        nothing = byline.cut(0, 0)
        passages.append(_paragraph_passage(composer, nothing, byline, style, len(copy), measure))
    return passages


def _paragraph_passage(
    composer: Composer,
    phrase: Phrase,
    byline: Phrase | None,
    style: TypeStyle,
    number: int,
    measure: Length,
) -> Passage:
    prepared = composer.prepare_body(phrase, style, byline)
    span = byline.span if byline is not None and not phrase.text else phrase.span
    lines = composer.break_lines(prepared, measure, span)
    run_in = len(byline.text) if byline is not None else 0
    return Passage(tuple(paragraph_slots(number, lines, Role.PARAGRAPH, run_in)), prepared, measure)


def _crosshead_slots(
    composer: Composer, phrase: Phrase, number: int, measure: Length
) -> list[Slot]:
    lines = break_rank(composer, phrase, composer.style.crosshead, measure)
    heads = [Slot(1, Stand.HEAD, number, line, Role.CROSSHEAD) for line in lines]
    return [Slot(1, Stand.WHITE), *heads]


def signature_slots(composer: Composer, phrase: Phrase, measure: Length) -> list[Slot]:
    """Return the slot of the line that names who wrote it, at the copy's end."""
    line, _ = composer.fit_line(phrase, composer.style.signature, measure)
    return [Slot(1, Stand.LINE, -1, line, Role.SIGNATURE)]
