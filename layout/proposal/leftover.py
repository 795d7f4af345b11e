"""Stories that stay over: how much shorter they would come in, found by setting them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

from msgspec.structs import replace

from layout.diagnostics import Report
from layout.font import Faces
from layout.model import Page, Story
from layout.model.letters import free_letters
from layout.page.composer import Composer
from layout.proposal.changes import length_of
from layout.proposal.fill import Filling, Leftover
from layout.proposal.propose import pose_problem, propose_tightly
from layout.proposal.remedy import Setting, cut_story
from layout.proposal.zones import MOST_TOGETHER
from layout.rules.profile import PROFILES
from layout.style import Style

# Stories tried, the first ones of the roster: each takes about as long as making up a page.
_TRIED: Final = 3


def find_cuts(
    filling: Filling, style: Style, faces: Faces, *, profile: str | None = None
) -> Mapping[str, int]:
    """Return by id how many characters shorter a story that stays over comes onto its page.

    Only what was set in full is told, and no story is cut by more than half; 0 is one that would
    come in as it is, but for what it does to the deal.
    """
    found = {}
    for left in islice(filter(_is_able, filling.left), _TRIED):
        for amount in _try_cuts(filling, left, Composer(style, faces, Report()), profile):
            found[left.unplaced.item.id] = amount
    return found


def _is_able(left: Leftover) -> bool:
    return bool(left.page and left.over) and isinstance(left.unplaced.item, Story)


def _try_cuts(
    filling: Filling, left: Leftover, composer: Composer, profile: str | None
) -> Iterator[int]:
    story, issue = left.unplaced.item, filling.issue
    assert isinstance(story, Story), "no other is tried"
    page = next(page for page in issue.pages if page.number == left.page)
    letter = _free_letter(page)
    page = replace(page, items=(*page.items, (letter, story)))
    if len(page.items) > MOST_TOGETHER:
        return
    problem = pose_problem(composer, issue, page, PROFILES[profile or issue.paper.make_up])
    if propose_tightly(problem) is not None:
        yield 0
        return
    for remedy in cut_story(Setting(composer, issue, problem), letter, story):
        if 2 * remedy.amount <= length_of(story):
            yield remedy.amount


def _free_letter(page: Page) -> str:
    taken = {letter for letter, _ in page.items}
    return next(free_letters(taken))
