"""A verdict told to people and to machines."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import asdict

from layout.audit.findings import Finding
from layout.audit.judge import Verdict
from layout.diagnostics import Severity
from layout.messages.audit import FINDINGS, LABELS, LEFT_OUT, SUMMARY
from layout.units import millimetres

# Findings of one rule on a page that are written out for people; machines get all.
_SHOWN: Final = 8
_MARKS: Final = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.NOTE: ("提示", "note"),
}


class Message(Struct, frozen=True):
    """A finding's words in both languages."""

    zh: str
    en: str


def say(finding: Finding) -> Message:
    """Return what is wrong in both languages."""
    values: dict[str, object] = {
        "what": finding.what,
        "measured": em_text(finding.measured),
        "limit": em_text(finding.limit),
        "count": finding.measured,
    }
    chinese, english = FINDINGS[f"{finding.rule}.{finding.key}"]
    return Message(chinese.format_map(values), english.format_map(values))


def em_text(thousandths: int) -> str:
    """Write thousandths of an em as em: 50 as 0.050."""
    sign = "-" if thousandths < 0 else ""
    return f"{sign}{abs(thousandths) // 1000}.{abs(thousandths) % 1000:03}"


def render_text(verdict: Verdict, lang: str) -> str:
    """Return a verdict for people: findings by page, the worst first, then the sums."""
    side = lang == "en"
    rows: list[str] = []
    page = 0
    told: Counter[tuple[str, str]] = Counter()
    for finding in verdict.findings:
        if finding.page != page:
            rows += _tell_rest(told, side)
            told.clear()
            page = finding.page
            rows.append(LABELS["page"][side].format(page=page))
        told[finding.rule, finding.key] += 1
        if told[finding.rule, finding.key] <= _SHOWN:
            rows += _tell(finding, side)
    rows += _tell_rest(told, side)
    if verdict.sums.lines:
        rows.append(_sum_up(verdict, side))
    else:
        rows.append(LABELS["nothing"][side])
    if verdict.sums.left_out:
        parts = [
            LEFT_OUT[name][side].format(count=count)
            for name, count in verdict.sums.left_out.items()
        ]
        rows.append(LABELS["left_out"][side] + ("; " if side else "，").join(parts))
    return "\n".join(rows)


def _tell(finding: Finding, side: bool) -> list[str]:
    said = say(finding)
    place = f"({millimetres(finding.x):.1f}, {millimetres(finding.y):.1f} mm)"
    mark = _MARKS[finding.severity][side]
    words = said.en if side else said.zh
    return [f"  {mark} {finding.rule} {words}  {place}", f"      {finding.text}"]


def _tell_rest(told: Counter[tuple[str, str]], side: bool) -> list[str]:
    return [
        LABELS["more"][side].format(rule=rule, count=count - _SHOWN)
        for (rule, _), count in told.items()
        if count > _SHOWN
    ]


def _sum_up(verdict: Verdict, side: bool) -> str:
    sums, limits = verdict.sums, verdict.limits
    counts = Counter(finding.severity for finding in verdict.findings)
    return SUMMARY[side].format(
        **{name: value for name, value in asdict(sums).items() if name != "left_out"},
        median=em_text(sums.median_tracking),
        noted=em_text(limits.noted),
        warned=em_text(limits.warned),
        share_noted=_share(sums.over_noted, sums.inner),
        share_warned=_share(sums.over_warned, sums.inner),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
    )


def _share(part: int, whole: int) -> str:
    """Write a share in per cent with two decimals."""
    hundredths = (20_000 * part + whole) // (2 * whole) if whole else 0
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def describe(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict for machines.

    ``measured`` and ``limit`` are em/1000, but characters for R50 and lines for R56; ``x`` and
    ``y`` are mm from the trim's left top corner to the line's start on its baseline.
    """
    return {
        "file": verdict.file,
        "unit": "em/1000",
        "limits": asdict(verdict.limits),
        "summary": asdict(verdict.sums),
        "findings": [_describe_one(finding) for finding in verdict.findings],
    }


def _describe_one(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "key": finding.key,
        "severity": finding.severity.value,
        "page": finding.page,
        "x": round(millimetres(finding.x), 2),
        "y": round(millimetres(finding.y), 2),
        "text": finding.text,
        "what": finding.what,
        "measured": finding.measured,
        "limit": finding.limit,
        "message": asdict(say(finding)),
    }
