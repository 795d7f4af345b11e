"""Judges any finished PDF: by what it claims to be, and by what a printer can print.

It reads files with pikepdf and Pillow alone and shares no code with the writers.  ``document.py``
opens a file within bounds (``bounds.py``) and lets ``run.py`` carry out every content stream; what
is painted becomes ``Mark``s (``marks.py``).  ``judge.py`` reads the claims and calls the judges,
each a module for one standard; they add findings by check id to a ``Case``, which ``verdict.py``
tells.  Everything out of the file goes through ``values.py``, which never raises.
"""

from layout.preflight.findings import Finding, Grade, Place
from layout.preflight.judge import Verdict, judge_pdf
from layout.preflight.verdict import describe_verdict, show_verdict

__all__ = ["Finding", "Grade", "Place", "Verdict", "describe_verdict", "judge_pdf", "show_verdict"]
