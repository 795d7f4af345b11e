"""Proposals: the make-up of a page that has no dummy.

``sizes.py`` composes every story at every width; ``problem.py`` makes pieces of them;
``guillotine.py`` works out the least cost of every set of pieces at every width and depth, with all
depths side by side in one number (``lanes.py``); ``ranking.py`` draws pages from those tables, the
cheapest first; ``propose.py`` weighs what the tables do not know by the rules and chooses.
``pins.py`` keeps pinned stories in their places: one in no corner has the page cut round it
(``around.py``, drawn by ``ranking_around.py``). ``zones.py`` divides pages of more than eleven
stories; ``spread.py`` makes up spreads, one story over the fold and a page on either side, which
``halves.py`` cuts; ``parts.py`` sizes what goes on from an earlier page, which is drawn first;
``remedy.py`` and ``explain.py`` say what would help where nothing fits, ``together.py`` where no
single change does, ``spread_remedy.py`` of spreads. ``read/redraw.py`` writes a map into the YAML.

Stories of a drawn page that do not come out: ``trial.py`` sets the page with something changed,
``borders.py`` moves its borders, ``changes.py`` its copy and pictures (for ``remedy.py`` too),
``mending.py`` finds the least change of each kind that mends a story and makes no other worse.

Stories that stand on no page (``Issue.unplaced``) are dealt to the open pages first: ``deal.py``
says what a deal costs, ``dealing.py`` finds the best by branch and bound, ``least.py`` what none
can be under, ``fill.py`` makes every page of it up and deals again where one does not come out,
``leftover.py`` sets what stays over to find how much shorter it would come in, ``roster.py``
tells.  ``read/wish.py`` reads where editors want them, ``read/enter.py`` writes them onto their
pages.
"""

from __future__ import annotations

from layout.diagnostics import Report
from layout.font import Faces
from layout.model import Issue, Page
from layout.page.composer import Composer
from layout.proposal.explain import explain, explain_spread
from layout.proposal.parts import has_parts, origin_pages, put_page, report_ended
from layout.proposal.problem import NO_SLACK, Problem
from layout.proposal.propose import Proposal, Proposals, pose_problem, propose
from layout.proposal.remedy import Setting
from layout.rules.profile import PROFILES, Profile
from layout.style import Style

__all__ = ["Proposal", "Proposals", "draw_dummy", "draw_origins", "propose_page", "put_page"]


def propose_page(
    issue: Issue,
    page: Page,
    style: Style,
    faces: Faces,
    report: Report,
    *,
    profile: str | None = None,
    count: int = 1,
) -> Proposals:
    """Return the best make-ups of a page; an error, reported, when there is none.

    Where the page comes out with white, or not at all, what would mend that is reported too.
    """
    trial = Composer(style, faces, Report())
    issue = draw_origins(issue, page, style, faces)
    told = report.error_count
    chosen = PROFILES[profile or issue.paper.make_up]
    if page.right is not None:
        return _propose_spread(trial, issue, page, chosen, count, report)
    problem = pose_problem(trial, issue, page, chosen)
    if has_parts(page) and not all(problem.sizes.values()):
        report_ended(trial, issue, page, report)
    proposals = propose(problem, count)
    is_wanting = not proposals.best or bool(proposals.slack.white)
    if is_wanting and report.error_count == told:
        explain(Setting(trial, issue, problem), report, is_error=not proposals.best)
    return proposals


def _propose_spread(
    composer: Composer, issue: Issue, page: Page, profile: Profile, count: int, report: Report
) -> Proposals:
    from layout.proposal.spread import propose_spread

    if page.places:
        problem = Problem(page, 0, 0, page.items, {}, profile)
        report.error("E386", page.span, page=page.label)
        return Proposals(problem, (), 0, NO_SLACK)
    proposals = propose_spread(composer, issue, page, profile, count)
    if not proposals.best:
        explain_spread(Setting(composer, issue, proposals.problem), report)
    elif proposals.slack.white:
        report.warning("W386", page.span, page=page.label)
    return proposals


def draw_dummy(issue: Issue, page: Page, style: Style, faces: Faces, report: Report) -> Page:
    """Return a page with the best make-up as its dummy, or as it is when it has one."""
    if page.is_drawn:
        return page
    best = propose_page(issue, page, style, faces, report).best
    return best[0].onto(page) if best else page


def draw_origins(issue: Issue, page: Page, style: Style, faces: Faces) -> Issue:
    """Return an issue with the pages drawn whose stories go on on a page; nothing is told."""
    for origin in origin_pages(issue, page):
        if not origin.is_drawn:
            issue = draw_origins(issue, origin, style, faces)
            issue = put_page(issue, draw_dummy(issue, origin, style, faces, Report()))
    return issue
