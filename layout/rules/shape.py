"""What a story's shape costs at one width, wherever it stands: legs, headline, grey.

The search pays these for every width it tries, and the rules C7, C9 and C14 tell of the same.
"""

from __future__ import annotations

from layout.page.plan import Facts
from layout.rules.profile import Profile
from layout.units import PT

# A leg deeper than this is a ribbon: ten inches of lines (C7).
LEG_MOST = 62
# A narrow leg alone under its head is a ribbon sooner, and none is offered deeper than the last.
RIBBON = 40
RIBBON_MOST = 60
# The characters of a narrow leg: no more than a column and a half of either sheet.
_NARROW = 16
# Lines of body without a crosshead or a picture (C14).
GREY_MOST = 40
# The share of its width that a headline fills, in thousandths (C9).
SHARE_LEAST = 750


def is_narrow(facts: Facts) -> bool:
    """Tell whether a story with a head is one narrow leg; a column of briefs is not one story."""
    return facts.legs == 1 and facts.characters <= _NARROW and facts.headline is not None


def price_legs(facts: Facts, profile: Profile) -> int:
    """Return what legs cost that are stumps or ribbons, or end apart (C7)."""
    deep = facts.leg_lines
    if not facts.legs or not deep:
        return 0
    odd = max(0, profile.leg_least - deep) * profile.leg_shallow + max(0, deep - LEG_MOST)
    if facts.wrapped:
        # Text over, under or beside an inset is a leg of its own.
        odd += max(0, profile.leg_least - facts.wrapped) * profile.leg_shallow
    if is_narrow(facts):
        odd += max(0, deep - RIBBON) * profile.ribbon
    return odd + facts.hollow * profile.hollow


def price_headline(facts: Facts, profile: Profile) -> int:
    """Return what a headline costs that fills too little of its width, or is too small (C9)."""
    head = facts.headline
    if head is None:
        return 0
    thin = max(0, SHARE_LEAST - head.share) // 10 * profile.head_thin
    return thin + head.under // PT * profile.head_small


def price_grey(facts: Facts, profile: Profile) -> int:
    """Return what text costs that nothing breaks (C14)."""
    return max(0, facts.grey - GREY_MOST) * profile.grey


def price_shape(facts: Facts, profile: Profile) -> int:
    """Return what a story's shape costs in all."""
    return price_legs(facts, profile) + price_headline(facts, profile) + price_grey(facts, profile)
