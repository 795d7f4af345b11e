"""The checker: what rules find on made-up pages, told to editors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from layout.diagnostics import Diagnostic, Report, Span, Words
from layout.page.plan import Plan
from layout.rules.finding import Finding
from layout.rules.finished import Finished
from layout.rules.legal import find_lone_jumps
from layout.rules.profile import Profile
from layout.rules.registry import measure_page
from layout.rules.shape import SHARE_LEAST

# How bad a broken rule is, unless a paper says otherwise: what no proposal may have is an error,
# or a warning where editors sometimes mean it; the costs are remarks.
ERROR, WARNING, NOTE, OFF = "error", "warning", "note", "off"
_HARD: Final[Mapping[str, str]] = {
    "H2": WARNING, "H4": WARNING, "H7": WARNING, "H9": WARNING, "H14": WARNING, "C1": WARNING,
    "C4": WARNING, "L3": WARNING,
}  # fmt: skip
_SOFT: Final[Mapping[str, str]] = {"L2": WARNING}
# Diagnostics of the make-up that tell of broken rules already: code to rules.  What has no room
# stands outside its module as well.
RULES_OF_CODE: Final[Mapping[str, tuple[str, ...]]] = {
    "E301": ("H3", "H6"), "E310": ("H3", "H6"), "E308": ("H13", "H6"), "E309": ("H1", "H6"),
    "E303": ("H15",), "E302": ("C9",), "W301": ("H2",), "W302": ("C13",), "W303": ("C13",),
    "W110": ("L3",), "W112": ("H13",),
}  # fmt: skip

# Rules that measure more than one thing, of which their messages tell in words.
_SAID: Final = frozenset(("C7", "C9"))


def check_pages(
    pages: Sequence[Finished], profile: Profile, severities: Mapping[str, str], report: Report
) -> None:
    """Report what all rules find on pages; ``severities`` are a paper's own, by rule."""
    told = _told(report)
    for page in pages:
        for finding in measure_page(page, profile):
            _tell(page, finding, severities, told, report)
    for page, finding in find_lone_jumps(tuple(pages)):
        _tell(page, finding, severities, told, report)


def rules_of(code: str) -> tuple[str, ...]:
    """Return the ids of the rules that a diagnostic tells of."""
    return RULES_OF_CODE.get(code) or ((code,) if code[0] in "LHC" else ())


def _told(report: Report) -> frozenset[tuple[str, str]]:
    """Return the rules, each with its story, of which the make-up has told already."""
    return frozenset(
        (rule, _story_of(d)) for d in report.diagnostics for rule in RULES_OF_CODE.get(d.code, ())
    )


def _story_of(diagnostic: Diagnostic) -> str:
    return str(dict(diagnostic.args).get("story", ""))


def _tell(
    page: Finished,
    finding: Finding,
    severities: Mapping[str, str],
    told: frozenset[tuple[str, str]],
    report: Report,
) -> None:
    severity = severities.get(finding.rule) or severity_of(finding)
    stories = [block.story for block in page.plan.blocks if block.letter in finding.letters]
    if severity == OFF or any((finding.rule, story) in told for story in stories):
        return
    say = {ERROR: report.error, WARNING: report.warning, NOTE: report.note}[severity]
    say(
        finding.rule,
        _place_of(page.plan, finding),
        page=page.plan.page if page.page.right is None else page.page.label,
        stories="、".join(stories) or "–",
        column=finding.column,
        line=finding.line,
        measured=finding.measured,
        limit=finding.limit,
        **({"said": _say_measured(finding)} if finding.rule in _SAID else {}),
    )


def _say_measured(finding: Finding) -> Words:
    """Return what was measured, in words, by a rule that measures more than one thing."""
    measured, limit = finding.measured, finding.limit
    if finding.rule == "C9" and limit == SHARE_LEAST // 10:
        return Words(
            f"只占行宽的 {measured}%，应占 {limit}% 以上",
            f"fills {measured} % of its width, not {limit} %",
        )
    if finding.rule == "C9":
        return Words(f"只有 {measured} 磅，应有 {limit} 磅", f"has {measured} pt, not {limit} pt")
    if not limit:
        return Words(f"各栏末尾共空 {measured} 行", f"end apart: {measured} lines are white")
    zh, en = ("不足", "fewer than") if measured < limit else ("超过", "more than")
    return Words(f"每栏 {measured} 行，{zh} {limit} 行", f"have {measured} lines, {en} {limit}")


def severity_of(finding: Finding) -> str:
    """Return how bad a finding is, where a paper says nothing of its rule."""
    if finding.is_hard:
        return _HARD.get(finding.rule, ERROR)
    return _SOFT.get(finding.rule, NOTE)


def _place_of(plan: Plan, finding: Finding) -> Span:
    blocks = (block for block in plan.blocks if block.letter in finding.letters[:1])
    return next((block.span for block in blocks), plan.span)
