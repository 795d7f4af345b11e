"""Paragraphs to lines: the rules R0 to R74 of RULES.md, one paragraph at a time."""

from __future__ import annotations

from layout.text.breaks import Measure, find_breaks
from layout.text.justify import LINE_FAULTS, report_faults, set_line, set_lines
from layout.text.paragraph import Adjustment, Line, LineMark, LineRun, Paragraph, Run
from layout.text.prepare import Prepared, prepare
from layout.text.ways import Way, cost_of, find_other_ways, find_ways, may_grow, may_shrink

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
    "find_other_ways",
    "find_ways",
    "may_grow",
    "may_shrink",
    "prepare",
    "report_faults",
    "set_line",
    "set_lines",
]
