"""Judges any finished PDF: by what it claims to be, and by what a printer can print.

It reads files with pikepdf and Pillow alone and shares no code with the writers.
"""

from layout.preflight.findings import Finding, Grade, Place
from layout.preflight.judge import Verdict, judge_pdf
from layout.preflight.verdict import describe_verdict, show_verdict

__all__ = ["Finding", "Grade", "Place", "Verdict", "describe_verdict", "judge_pdf", "show_verdict"]
