"""Paragraphs to lines: the rules R0 to R74 of RULES.md, one paragraph at a time."""

from __future__ import annotations

from layout.text.breaks import Measure, Way, cost_of, find_ways
from layout.text.justify import report_faults, set_line, set_lines
from layout.text.paragraph import Adjustment, Line, LineMark, LineRun, Paragraph, Run
from layout.text.prepare import Prepared, prepare

__all__ = [
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
    "find_ways",
    "prepare",
    "report_faults",
    "set_line",
    "set_lines",
]
