"""Proposals for a page without a dummy: the best make-up, and others that are really different."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from layout.model import Continuation, Dummy, Issue, Page
from layout.page.composer import Composer
from layout.page.dummy import lay_slabs
from layout.page.furniture import nameplate_lines
from layout.page.plan import Plan
from layout.proposal.guillotine import Sheet
from layout.proposal.parts import has_parts, size_continuation
from layout.proposal.pins import rank
from layout.proposal.problem import (
    LOOSE_MOST,
    NO_SLACK,
    WIDER,
    Problem,
    Slack,
    draw_map,
    has_pins_within,
    make_pieces,
    plan_of,
)
from layout.proposal.ranking import Ranked, Ranking
from layout.proposal.stock import take_sizes
from layout.proposal.zones import MOST_TOGETHER, zone_pages
from layout.rules.finding import Finding
from layout.rules.profile import Profile
from layout.rules.registry import PLAN_RULES, measure_plan

# Rules whose price the tables of cuts hold already, and H1, since cuts never overlap; the others
# are weighed page by page.
HELD = frozenset({"H1", "H2", "H3", "H15", "C2", "C7", "C9", "C14", "C17"})
WEIGHED = tuple(rule for rule in PLAN_RULES if rule not in HELD)
# Pages looked at, the cheapest first, before the search stops without a proof.
_LOOKED_AT = 800
# Pages of other first cuts looked at for proposals that differ.
_OTHERS = 400
# Pages of so few stories are left white rather than not made up at all.
_FEW = 6
# Proposals differ when stories change on this share of the page, in hundredths.
_DIFFERENT = 30
# What open rows may cost more than the depths that the search found.
_OPEN_MORE = 20


class Proposal(Struct, frozen=True):
    """A make-up: its plan, its cost, and what its rules find."""

    plan: Plan
    cost: int
    findings: tuple[Finding, ...]
    has_open_rows: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether no hard rule is broken."""
        return self.broken == 0

    @property
    def broken(self) -> int:
        """How often hard rules are broken."""
        return sum(finding.is_hard for finding in self.findings)

    @property
    def dummy(self) -> Dummy:
        """The plan as an editor would draw it."""
        return draw_map(self.plan)

    @property
    def drawn(self) -> Dummy:
        """The dummy to write down: depths are left to the copy where that comes out as well."""
        dummy = self.dummy
        return replace(dummy, heights=(None,) * len(dummy.rows)) if self.has_open_rows else dummy

    def onto(self, page: Page) -> Page:
        """Return a page with this make-up as its dummy."""
        return replace(page, dummy=self.dummy, places=())


class Proposals(Struct, frozen=True):
    """What the program proposes for a page: the best first.

    ``bound`` is a cost that no page of the family can be under; ``slack`` tells how far the usual
    limits had to be opened, ``has_zones`` that the page was made up in two parts.
    """

    problem: Problem
    best: tuple[Proposal, ...]
    bound: int
    slack: Slack
    has_zones: bool = False

    @property
    def is_optimal(self) -> bool:
        """Whether no page of the family is cheaper than the first."""
        return bool(self.best) and not self.has_zones and self.best[0].cost <= self.bound


def pose_problem(composer: Composer, issue: Issue, page: Page, profile: Profile) -> Problem:
    """Return the problem of a page: its items, composed at every width.

    Pages whose stories go on on this one have to be drawn.
    """
    sheet = composer.grid.sheet
    first = nameplate_lines(issue) if page.number == 1 else 0
    sizes = {
        letter: size_continuation(composer, issue, page, item)
        if isinstance(item, Continuation)
        else take_sizes(composer, item)
        for letter, item in page.items
    }
    return Problem(page, sheet.columns, sheet.lines - first, page.items, sizes, profile)


def propose(problem: Problem, count: int = 1, *, is_tight: bool = False) -> Proposals:
    """Return the best make-up of a page, and others that differ from it, ``count`` at the most.

    The usual widths are tried first, then dear ones, then wider ones, then modules with white at
    their feet; those not where it ``is_tight``.
    """
    found = Proposals(problem, (), 0, NO_SLACK)
    for slack in _TIGHT if is_tight else slacks_of(problem):
        found = _propose_within(problem, count, slack)
        if found.best:
            break
    return found


# Without white at the foot of any module.
_TIGHT = (NO_SLACK, Slack(is_dear=True), Slack(WIDER, is_dear=True))


def slacks_of(problem: Problem) -> Iterable[Slack]:
    """Yield how far the limits of a page are opened, one after the other."""
    yield from _TIGHT
    yield Slack(0, LOOSE_MOST)
    if len(problem.items) <= _FEW:
        yield Slack(problem.columns, problem.lines, is_dear=True)


def propose_tightly(problem: Problem) -> Proposal | None:
    """Return the best make-up without white or overset, None where there is none."""
    return next(iter(propose(problem, is_tight=True).best), None)


def _propose_within(problem: Problem, count: int, slack: Slack) -> Proposals:
    profile, lines = problem.profile, problem.lines + 1
    sheet = Sheet(problem.columns, lines, lines, profile.across, profile.down)
    if len(problem.items) > MOST_TOGETHER:
        if has_pins_within(problem):
            return Proposals(problem, (), 0, slack)
        return _propose_in_zones(problem, sheet, count, slack)
    best: list[Proposal] = []
    bound = 0
    tries = [(False, False), (True, False)]
    if slack.white >= problem.lines:
        tries.append((False, True))
    for heads, is_last in tries:
        ranking = rank(problem, sheet, make_pieces(problem, slack, heads=heads))
        if next(ranking.pages(), None) is None:
            # Heads kept apart, or rules broken, would make no more pages.
            break
        first, bound = _search(problem, ranking, is_last=is_last)
        if first is not None:
            others = (weigh(problem, ranked) for ranked in islice(ranking.roots(), _OTHERS))
            best = choose(problem, first, others, count)
            break
    return Proposals(problem, tuple(best), bound, slack)


def _propose_in_zones(problem: Problem, sheet: Sheet, count: int, slack: Slack) -> Proposals:
    pages = zone_pages(sheet, make_pieces(problem, slack, heads=True))
    sound = [page for page in (weigh(problem, ranked) for ranked in pages) if page.is_sound]
    first = min(sound, key=lambda page: page.cost, default=None)
    best = choose(problem, first, sound, count) if first else []
    return Proposals(problem, tuple(best), 0, slack, has_zones=True)


def _search(problem: Problem, ranking: Ranking, *, is_last: bool) -> tuple[Proposal | None, int]:
    """Return the cheapest sound page, and a cost that none can be under.

    As a last resort the page that breaks the fewest hard rules is better than none.
    """
    best: Proposal | None = None
    least: Proposal | None = None
    pages = ranking.pages()
    for ranked in islice(pages, _LOOKED_AT):
        if best is not None and best.cost <= ranked.cost:
            return best, best.cost
        found = weigh_under(problem, ranked, best.cost if best else None)
        best = found or best
        if is_last and best is None:
            wanting = weigh(problem, ranked)
            least = wanting if least is None or wanting.broken < least.broken else least
    if best is None and is_last:
        best = least
    following = next(pages, None)
    if best is None or following is None:
        return best, best.cost if best else 0
    return best, min(following.cost, best.cost)


def weigh(problem: Problem, ranked: Ranked) -> Proposal:
    """Return a page with what all rules find on it."""
    plan = plan_of(problem, ranked.spots)
    findings = measure_plan(plan, problem.profile, WEIGHED)
    cost = ranked.cost + sum(finding.cost for finding in findings)
    return Proposal(plan, cost, findings)


def weigh_under(problem: Problem, ranked: Ranked, most: int | None) -> Proposal | None:
    """Return a page that breaks no hard rule and costs less than ``most``, else None.

    Most pages looked at are neither; those are not weighed to the end.
    """
    plan = plan_of(problem, ranked.spots)
    found: list[Finding] = []
    cost = ranked.cost
    for rule in WEIGHED:
        for finding in measure_plan(plan, problem.profile, (rule,)):
            cost += finding.cost
            if finding.is_hard or (most is not None and cost >= most):
                return None
            found.append(finding)
    return Proposal(plan, cost, tuple(found))


def open_rows(problem: Problem, proposal: Proposal) -> Proposal:
    """Tell whether a map's rows may be left open: dealt out again, they break no rule more."""
    if problem.pins or has_parts(problem.page):
        # What a story leaves for its continuation hangs on its depth.
        return proposal
    rows = proposal.dummy.rows
    dummy = replace(proposal.dummy, heights=(None,) * len(rows))
    rooms = {block.letter: block.facts.room for block in proposal.plan.blocks}
    laid = lay_slabs(replace(problem.page, dummy=dummy), rooms, problem.lines)
    slabs = {slab.letter: slab for slab in laid.slabs}
    plan = replace(
        proposal.plan,
        blocks=tuple(replace(b, slab=slabs[b.letter]) for b in proposal.plan.blocks),
    )
    before = measure_plan(proposal.plan, problem.profile)
    after = measure_plan(plan, problem.profile)
    is_sound = not any(finding.is_hard for finding in after)
    is_dear = sum(f.cost for f in after) > sum(f.cost for f in before) + _OPEN_MORE
    return replace(proposal, has_open_rows=is_sound and not is_dear)


def choose(
    problem: Problem, first: Proposal, others: Iterable[Proposal], count: int
) -> list[Proposal]:
    """Return the best proposal and the best of those that differ from all before them."""
    chosen = [first]
    if count > 1:
        for other in sorted((o for o in others if o.is_sound), key=lambda o: o.cost):
            if all(differ(other.plan, known.plan) >= _DIFFERENT for known in chosen):
                chosen.append(other)
            if len(chosen) == count:
                break
    return [open_rows(problem, proposal) for proposal in chosen]


def differ(one: Plan, other: Plan) -> int:
    """Return the hundredths of the page on which two plans have other stories."""
    cells = one.columns * one.lines
    same = 0
    for a in one.blocks:
        for b in other.blocks:
            if a.letter == b.letter:
                wide = min(a.right, b.right) - max(a.slab.column, b.slab.column)
                deep = min(a.slab.end, b.slab.end) - max(a.slab.line, b.slab.line)
                same += max(0, wide) * max(0, deep)
    return 100 * (cells - same) // max(1, cells)
