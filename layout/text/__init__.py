"""Paragraphs to lines: the rules R0 to R74 of RULES.md, one paragraph at a time."""

from __future__ import annotations

from layout.text.breaks import Measure, Way, cost_of, find_breaks, find_ways, may_grow
from layout.text.justify import LINE_FAULTS, report_faults, set_line, set_lines
from layout.text.paragraph import Adjustment, Line, LineMark, LineRun, Paragraph, Run
from layout.text.prepare import Prepared, prepare

__all__ = [
    "LINE_FAULTS",
    "Adjustment",
    "Line",
    "LineMark",
    "LineRun",
    "Measure",
    "Paragraph",
    "Prepared",
    "Run",
    "Way",
    "cost_of",
    "find_breaks",
    "find_ways",
    "may_grow",
    "prepare",
    "report_faults",
    "set_line",
    "set_lines",
]
