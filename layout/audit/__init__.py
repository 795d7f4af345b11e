"""The audit: a finished PDF's lines read back and judged by the rules of RULES.md.

It shares no code with what sets lines, so that a fault there cannot hide itself here, and it
judges the files of any program.
"""

from __future__ import annotations

from layout.audit.findings import Finding, Limits
from layout.audit.judge import Sums, Verdict, audit_file
from layout.audit.render import describe, render_text

__all__ = ["Finding", "Limits", "Sums", "Verdict", "audit_file", "describe", "render_text"]
