"""Paragraphs in one column of so many characters, set by us and by Typst, each with its best.

The same font file, size, pitch, measure and indent; every paragraph stands on its own.
"""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

SIZE, PITCH = 9.0, 11.55
INDENT = 2
# A page of ours holds this many lines; it is filled with about as many as fit for certain.
LINES, FILLED = 400, 330
DATE = "2026-11-23"
ROOT = Path(__file__).parents[2]

_PAPER = """\
name: 量具
language: zh-CN
nameplate: {{text: 量具, lines: 12, size: 36pt}}
sheet: {{width: {width:.2f}pt, height: {height:.2f}pt, top: 90pt, columns: 4, characters: {measure},
  lines: {lines}, size: {size}pt, pitch: {pitch}pt}}
"""
_TYPST = """\
#set page(width: {width:.2f}pt, height: auto, margin: 40pt)
#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", leading: {leading}pt, spacing: {leading}pt,
  first-line-indent: (amount: {indent}em, all: true))
"""


def set_ours(paragraphs: list[str], measure: int, folder: Path) -> Path:
    """Build an issue of one column with our own command; return its PDF."""
    from layout.cli import main

    issue = folder / DATE
    issue.mkdir(parents=True)
    height = LINES * PITCH + 130
    paper = _PAPER.format(
        width=(4 * measure + 3) * SIZE + 80,
        height=height,
        measure=measure,
        lines=LINES,
        size=SIZE,
        pitch=PITCH,
    )
    (folder / "paper.yaml").write_text(paper, encoding="utf-8")
    pages = [f"date: {DATE}", "paper: ../paper.yaml", "pages:"]
    for number, copy in enumerate(_share(paragraphs, measure), 1):
        (issue / f"{number}.txt").write_text("\n".join(copy) + "\n", encoding="utf-8")
        pages.append(
            f"  - section: 量具\n    dummy: A...\n    stories:\n"
            f"      A: {{rank: 4, headline: 一, copy: {number}.txt}}"
        )
    (issue / "issue.yaml").write_text("\n".join(pages) + "\n", encoding="utf-8")
    complaints = io.StringIO()
    with contextlib.redirect_stderr(complaints), contextlib.redirect_stdout(io.StringIO()):
        code = main(["build", str(issue), "-o", str(folder / "ours"), "--dpi", "0"])
    if code:
        raise RuntimeError(complaints.getvalue()[-3000:])
    (pdf,) = (folder / "ours").glob("*.pdf")
    return pdf


def set_typst(paragraphs: list[str], measure: int, folder: Path) -> Path:
    """Let Typst set the paragraphs in its optimized, justified manner; return its PDF."""
    import typst

    head = _TYPST.format(
        width=measure * SIZE + 80, size=SIZE, leading=round(PITCH - SIZE, 3), indent=INDENT
    )
    source = folder / "column.typ"
    source.write_text(head + "\n\n".join(map(escape, paragraphs)) + "\n", encoding="utf-8")
    pdf = folder / "typst.pdf"
    fonts = [str(ROOT / "fonts/noto-serif-sc")]
    typst.compile(str(source), str(pdf), font_paths=fonts, ignore_system_fonts=True)
    return pdf


def escape(text: str) -> str:
    """Return text as Typst markup that says it literally."""
    return "".join(f"\\{c}" if c in "#$*_`<>@~[]\\/-=+\"'" else c for c in text)


def _share(paragraphs: list[str], measure: int) -> list[list[str]]:
    """Deal paragraphs out to pages, no more to each than certainly fit."""
    pages: list[list[str]] = [[]]
    used = 0
    for paragraph in paragraphs:
        lines = (len(paragraph) + INDENT) // measure + 2
        if used + lines > FILLED and pages[-1]:
            pages.append([])
            used = 0
        pages[-1].append(paragraph)
        used += lines
    return pages
