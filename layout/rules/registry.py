"""The registry: every rule of the make-up by its id.

One table serves the search, the checker and the explanations, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias

from layout.page.plan import Plan
from layout.rules import geometry
from layout.rules.finding import Finding
from layout.rules.profile import Profile

Measure: TypeAlias = Callable[[Plan, Profile], Iterable[Finding]]

PLAN_RULES: Final[Mapping[str, Measure]] = {
    "H1": geometry.find_overprints,
    "H2": geometry.find_white,
    "H3": geometry.find_overset,
    "H7": geometry.find_shallow_text,
    "H14": geometry.find_weak_lead,
    "H15": geometry.find_measures,
    "C1": geometry.find_butting_heads,
    "C2": geometry.find_seams,
    "C3": geometry.find_crosses,
    "C6": geometry.find_trapped,
    "C7": geometry.find_odd_legs,
    "C9": geometry.find_thin_heads,
    "C10": geometry.find_growing_heads,
    "C11": geometry.find_weak_places,
    "C12": geometry.find_imbalance,
    "C14": geometry.find_grey,
    "C15": geometry.find_restless,
    "C16": geometry.find_loose_foot,
    "C17": geometry.find_strain,
}


def measure_plan(
    plan: Plan, profile: Profile, rules: Iterable[str] | None = None
) -> tuple[Finding, ...]:
    """Return what some rules, or all, find on a plan."""
    names = PLAN_RULES if rules is None else rules
    return tuple(finding for name in names for finding in PLAN_RULES[name](plan, profile))
