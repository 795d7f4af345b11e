"""The opening of a story whose first character is dropped: its first paragraph."""

from __future__ import annotations

from layout.diagnostics import Report
from layout.display import Role
from layout.model import DropCap, Phrase, Story, Voice
from layout.page.composer import Composer
from layout.page.copyfit import Passage
from layout.page.drop_cap import find_initial, set_initial
from layout.page.flow import drop_initial, paragraph_slots
from layout.style import TypeStyle
from layout.text.rest import cut_prepared
from layout.units import Length

# The fewest characters of a line beside an initial: judgement, shorter lines come out too loose.
NARROWEST_BESIDE = 6


def find_drop_cap(composer: Composer, story: Story) -> DropCap | None:
    """Return how deep a story's first character stands: as told, or as all commentaries have it.

    Warns of one that is asked for behind a byline (W360): 本报讯 is an opening of its own.
    """
    asked = story.drop_cap
    if asked is not None and asked.lines > 1 and story.byline is not None:
        composer.report.warning("W360", asked.span, story=story.id)
    if asked is None and story.voice is Voice.COMMENTARY:
        asked = DropCap(composer.style.composition.commentary_cap, story.span)
    is_dropped = asked is not None and asked.lines > 1 and story.byline is None
    return asked if is_dropped else None


def compose_opening(
    composer: Composer,
    story: Story,
    phrase: Phrase,
    style: TypeStyle,
    number: int,
    measure: Length,
) -> Passage | None:
    """Return a story's first paragraph with its first character dropped; None without that.

    Warns where an editor asks in vain: W361 there are too few lines, W363 it does not begin with a
    letter or a number, W364 too little room is left beside.
    """
    cap = find_drop_cap(composer, story)
    if cap is None:
        return None
    # What all commentaries have is told of none.
    report = composer.report if story.drop_cap is not None else Report()
    whole = composer.prepare_body(phrase, style)
    size = find_initial(whole)
    if not size:
        report.warning("W363", cap.span, text=phrase.text[:2])
        return None
    initial = set_initial(composer, phrase.cut(0, size), style, cap.lines)
    beside = (measure - initial.taken) // composer.grid.em
    if beside < NARROWEST_BESIDE:
        report.warning("W364", cap.span, lines=cap.lines, characters=beside, least=NARROWEST_BESIDE)
        return None
    if size == len(phrase.text):
        report.warning("W361", cap.span, lines=cap.lines, count=0)
        return None
    rest = cut_prepared(whole, size)
    narrow = initial.narrow(measure)
    lines = composer.break_lines(rest, narrow, phrase.span)
    if len(lines) < cap.lines:
        report.warning("W361", cap.span, lines=cap.lines, count=len(lines))
        return None
    slots = drop_initial(paragraph_slots(number, lines, Role.PARAGRAPH), initial)
    return Passage(tuple(slots), rest, narrow, initial)
