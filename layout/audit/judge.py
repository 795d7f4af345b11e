"""The audit of a file: read, find the body's legs, judge every row, add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from layout.audit.cells import judge_cells
from layout.audit.document import read_pages
from layout.audit.edges import judge_edges
from layout.audit.findings import Context, Finding, Limits, thousandths
from layout.audit.glyphs import Sight
from layout.audit.legs import Leg, find_legs
from layout.audit.lines import find_lines
from layout.audit.paragraphs import judge_gaps, judge_legs, judge_measures, judge_paragraph
from layout.audit.spacing import judge_spacing, track_of
from layout.diagnostics import Report, Severity
from layout.units import Length

# A size is body text when so many rows of it stand in justified legs of at least so many rows.
_BODY_ROWS: Final = 8
_LONG_LEG: Final = 4
# Legs are of one size and measure to within this part of the em, in thousandths.
_SAME: Final = 20
# A broadsheet full of small advertisements has 3,000; more is no page of text.
_MOST_LINES: Final = 10_000
_EDGE_RULES: Final = ("R1", "R2", "R3", "R4")
_SEVERITIES: Final = tuple(Severity)


class Sums(Struct):
    """What was judged and how it came out; ``left_out`` counts what was not, by its reason."""

    pages: int = 0
    legs: int = 0
    lines: int = 0
    inner: int = 0
    paragraphs: int = 0
    median_tracking: int = 0
    over_noted: int = 0
    over_warned: int = 0
    over_wrong: int = 0
    lone: int = 0
    edges: int = 0
    left_out: dict[str, int] = field(default_factory=dict)


class Verdict(Struct, frozen=True):
    """The findings of a file, in the order of its pages, and their sums."""

    file: str
    limits: Limits
    findings: tuple[Finding, ...]
    sums: Sums

    @property
    def is_broken(self) -> bool:
        """Whether a rule is broken beyond doubt and remedy by taste."""
        return any(found.severity is Severity.ERROR for found in self.findings)


def audit_file(file: Path, page: int | None, limits: Limits, report: Report) -> Verdict:
    """Judge the composition of a PDF's body text, or of one page.

    What cannot be read is reported (E661 to E664, W665 to W667); with an error nothing is judged.
    """
    sums = Sums()
    legs: list[Leg] = []
    corners: dict[int, tuple[Length, Length]] = {}
    left_out: Counter[str] = Counter()
    for sight in read_pages(file, page, report):
        sums.pages += 1
        corners[sight.number] = sight.left, sight.top
        left_out += _passed_over(sight)
        lines = find_lines(sight.glyphs, in_cells=limits.cells == "grid")
        if len(lines) > _MOST_LINES:
            report.warning("W666", None, page=sight.number, lines=len(lines), most=_MOST_LINES)
            continue
        legs += find_legs(lines, sight.number)
    body, rest = _choose_body(legs)
    left_out += rest
    columns = _put_in_context(body)
    findings = [
        replace(found, x=found.x - corners[found.page][0], y=found.y - corners[found.page][1])
        for found in _judge(columns, limits)
    ]
    findings.sort(key=_rank)
    _add_up(sums, columns, findings, limits)
    sums.left_out = {name: count for name, count in sorted(left_out.items()) if count}
    return Verdict(file.name, limits, tuple(findings), sums)


def _rank(found: Finding) -> tuple[int, int, str, Length, Length]:
    """Return a finding's place in the report: by page, the worst first, then down the page."""
    worst = _SEVERITIES.index(found.severity)
    return found.page, worst, found.rule, found.y, found.x


def _passed_over(sight: Sight) -> Counter[str]:
    return Counter(
        vertical_characters=sight.vertical,
        turned_characters=sight.turned,
        hidden_characters=sight.hidden,
        artifact_characters=sight.artifacts,
        unreadable_characters=sight.unreadable,
    )


def _choose_body(legs: Sequence[Leg]) -> tuple[list[Leg], Counter[str]]:
    """Return the justified legs of body size, and the lines of all others by their reason.

    Two lines may look justified by chance, so a short leg has to have a long one's measure.
    """
    rows: Counter[int] = Counter()
    for leg in legs:
        if leg.is_justified and len(leg.rows) >= _LONG_LEG:
            rows[_size(leg.em)] += len(leg.rows)
    sizes = {size for size, count in rows.items() if count >= _BODY_ROWS}
    measures = {
        (_size(leg.em), _size(leg.measure))
        for leg in legs
        if leg.is_justified and len(leg.rows) >= _LONG_LEG
    }
    body: list[Leg] = []
    left_out: Counter[str] = Counter()
    for leg in legs:
        if _size(leg.em) not in sizes:
            left_out["other_lines"] += len(leg.rows)
        elif leg.is_justified and (_size(leg.em), _size(leg.measure)) in measures:
            body.append(leg)
        elif len(leg.rows) >= _LONG_LEG:
            left_out["ragged_lines"] += len(leg.rows)
        else:
            left_out["single_lines"] += len(leg.rows)
    return body, left_out


def _size(em: Length) -> int:
    """Return a size in tenths of a point, so that rounding does not part one size in two."""
    return (em + 635) // 1270


def _put_in_context(legs: Sequence[Leg]) -> list[list[Context]]:
    """Return each leg's rows, each with what follows it, over the ends of legs too."""
    columns = []
    for i, leg in enumerate(legs):
        following = legs[i + 1] if i + 1 < len(legs) else None
        goes_on = following is not None and _goes_on(leg, following)
        rows = []
        for j, row in enumerate(leg.rows):
            is_last = j + 1 == len(leg.rows)
            after = leg.rows[j + 1] if not is_last else None
            if is_last and goes_on and following is not None:
                after = following.rows[0]
            ends = not goes_on if is_last else row.ends
            rows.append(Context(leg, row, after, row.begins, ends, track_of(row)))
        columns.append(rows)
    return columns


def _goes_on(leg: Leg, following: Leg) -> bool:
    """Tell whether a leg's last paragraph goes on in the leg drawn next."""
    same = abs(leg.em - following.em) * 1000 <= _SAME * leg.em
    measure = abs(thousandths(leg.measure - following.measure, leg.em)) <= _SAME
    return same and measure and not leg.rows[-1].ends and not following.rows[0].begins


def _judge(columns: Sequence[Sequence[Context]], limits: Limits) -> list[Finding]:
    findings: list[Finding] = []
    judge_white = judge_cells if limits.cells == "grid" else judge_spacing
    goes_on = False
    for rows in columns:
        continues = not rows[-1].ends
        for i, context in enumerate(rows):
            findings += judge_edges(context, limits)
            findings += judge_white(context, limits)
            findings += judge_paragraph(
                context,
                is_first=i == 0 and goes_on and len(rows) > 1,
                is_last=i == len(rows) - 1 and continues and i > 0,
            )
        goes_on = continues
        findings += judge_gaps(rows)
    findings += judge_measures(columns)
    findings += judge_legs(columns)
    return findings


def _add_up(
    sums: Sums, columns: Sequence[Sequence[Context]], findings: Sequence[Finding], limits: Limits
) -> None:
    contexts = [context for rows in columns for context in rows]
    inner = [context for context in contexts if not context.ends]
    tracks = [context.tracking for context in inner if context.tracking is not None]
    rules = Counter(found.rule for found in findings)
    sums.legs = len(columns)
    sums.lines = len(contexts)
    sums.inner = len(inner)
    sums.paragraphs = len(contexts) - len(inner)
    sums.median_tracking = round(median(tracks)) if tracks else 0
    sums.over_noted = sum(track > limits.noted for track in tracks)
    sums.over_warned = sum(track > limits.warned for track in tracks)
    sums.over_wrong = sum(track > limits.wrong for track in tracks)
    sums.lone = rules["R50"]
    sums.edges = sum(rules[rule] for rule in _EDGE_RULES)
