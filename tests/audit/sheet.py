"""Columns of type drawn glyph by glyph, so that a test says where each one stands.

A line is text with moves in it: ``{-500}`` moves the pen by thousandths of an em before the next
character, and the ``{*}`` of a line share what it lacks to its measure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from layout.audit import Finding, Limits, Verdict, audit_file
from layout.diagnostics import Report

SIZE, PITCH, LEFT, TOP = 10.0, 13.0, 40.0, 40.0
WIDE, HIGH = 600.0, 400.0
MEASURE = 12_000
# Its Han and full-width marks are an em wide; nothing is embedded, so the files are small.
FONT = "STSong-Light"
_PARTS = re.compile(r"\{(-?\d+|\*)\}|(.)", re.DOTALL)

# Twelve Han without a mark, and a paragraph's first and last line about them.
PLAIN = "天地玄黄宇宙洪荒日月盈昃"
FIRST = "{2000}寒来暑往秋收冬藏闰余"
LAST = "成岁律吕。"


def width(char: str) -> int:
    """Return a character's advance in thousandths of an em."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return round(pdfmetrics.stringWidth(char, FONT, 1000))


def justify(text: str) -> str:
    """Return a line opened alike between all its characters."""
    return "{*}".join(text)


def full(line: str, measure: int = MEASURE) -> str:
    """Return a line with its ``{*}`` worked out; one without them has to be as long already."""
    parts = _PARTS.findall(line)
    lacks = measure - sum(int(m) if m not in ("", "*") else width(c) for m, c in parts if m != "*")
    count = sum(m == "*" for m, _ in parts)
    if line.endswith(("，}", "，")):
        # A mark at the end takes half an em of the measure; its other half stands outside.
        lacks += 500
    assert count or lacks in (0, 500), f"{line}: {lacks} too little"
    shares = iter([lacks * (i + 1) // count - lacks * i // count for i in range(count)])
    return "".join(f"{{{next(shares)}}}" if m == "*" else f"{{{m}}}" if m else c for m, c in parts)


class Sheet:
    """A PDF of one or more pages, drawn line by line."""

    def __init__(self, size: float = SIZE) -> None:
        width("天")
        self._out = BytesIO()
        self._canvas = Canvas(self._out, pagesize=(WIDE, HIGH), invariant=1)
        self.size = size

    def column(
        self, lines: Sequence[str], left: float = LEFT, top: float = TOP, pitch: float = PITCH
    ) -> None:
        """Draw lines under each other."""
        for i, line in enumerate(lines):
            self.line(line, left, top + i * pitch)

    def line(self, line: str, left: float, baseline: float) -> None:
        """Draw one line; ``baseline`` counts from the page's top."""
        self._canvas.setFont(FONT, self.size)
        pen = 0
        for move, char in _PARTS.findall(line):
            if move:
                pen += int(move)
                continue
            self._canvas.drawString(left + pen * self.size / 1000, HIGH - baseline, char)
            pen += width(char)

    def next_page(self) -> None:
        """Go on to another page."""
        self._canvas.showPage()

    def save(self) -> bytes:
        """Return the file."""
        self._canvas.save()
        return self._out.getvalue()


def paragraph(*inner: str, first: str = FIRST, last: str = LAST) -> list[str]:
    """Return a paragraph of plain lines with the given ones among them."""
    return [first, PLAIN, *inner, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN, last]


def judge(data: bytes, folder: Path, page: int | None = None, **limits: Any) -> Verdict:
    """Judge a file and return the verdict; nothing may have been reported."""
    file = folder / "sheet.pdf"
    file.write_bytes(data)
    report = Report()
    verdict = audit_file(file, page, Limits(**limits), report)
    assert report.diagnostics == ()
    return verdict


def judge_lines(lines: Sequence[str], folder: Path, **limits: Any) -> tuple[Finding, ...]:
    """Judge one column of lines and return what was found."""
    sheet = Sheet()
    sheet.column(lines)
    verdict = judge(sheet.save(), folder, **limits)
    assert verdict.sums.lines == len(lines), verdict.sums
    return verdict.findings


def names(findings: Sequence[Finding]) -> list[str]:
    """Return rule and key of each finding."""
    return [f"{found.rule}.{found.key}" for found in findings]
