"""The audit: a finished PDF's lines read back and judged by the rules of RULES.md.

It shares no code with what sets lines, so that a fault there cannot hide itself here, and it
judges the files of any program.  ``content.py`` (``fonts.py``, ``cmap.py``) reads operators as
glyphs with place, advance and size, ``lines.py`` makes lines of them, ``legs.py`` columns;
``judge.py`` finds the body text and puts each row in its context; ``edges.py``, ``spacing.py``
(``marks.py``, or ``cells.py`` for a character grid) and ``paragraphs.py`` find faults.

All is told as distances between words, Han or Latin, whose advances the font gives, whatever a
program does to its marks.  pdfium's text interface will not do: under one ``ActualText``, which our
preview has about every squeezed mark, it gives all characters the same place.
"""

from __future__ import annotations

from layout.audit.findings import Finding, Limits
from layout.audit.judge import Sums, Verdict, audit_file
from layout.audit.render import describe, render_text

__all__ = ["Finding", "Limits", "Sums", "Verdict", "audit_file", "describe", "render_text"]
