"""Paragraphs in one column of so many characters, set by us and by Typst, each with its best.

The same font file, size, pitch, measure and indent; every paragraph stands on its own.  Ours go
from the composer straight to the preview's writer: a page would ask them for a line more or less
to fill its columns, which is not what is compared here.
"""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Report, Span
from layout.display import Document, Group, Page
from layout.display.items import Metadata, Role
from layout.font import Faces, load_faces
from layout.model import Phrase
from layout.page.composer import line_group
from layout.style import Composition
from layout.text import Line, Paragraph, Prepared, Run, prepare, set_lines
from layout.units import PT
from layout.write.preview import write_preview

SIZE, PITCH = 9.0, 11.55
INDENT = 2
MARGIN = 40
# A page of PDF is at most 14,400 pt high.
LINES_A_PAGE = 1000
ROOT = Path(__file__).parents[2]

_TYPST = """\
#set page(width: {width:.2f}pt, height: auto, margin: {margin}pt)
#set text(font: "Noto Serif SC", size: {size}pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, linebreaks: "optimized", leading: {leading}pt, spacing: {leading}pt,
  first-line-indent: (amount: {indent}em, all: true))
"""


def prepare_all(paragraphs: list[str], faces: Faces, report: Report) -> list[Prepared]:
    """Return paragraphs prepared as both programs set them."""
    size, composition = round(SIZE * PT), Composition(indent=INDENT)
    return [
        prepare(
            Paragraph(
                runs=(Run(Phrase(text, Span("copy", 1, 1)), "song", 400),),
                size=size,
                composition=composition,
                indent=INDENT * size,
            ),
            faces,
            report,
        )
        for text in paragraphs
    ]


def set_ours(paragraphs: list[str], measure: int, folder: Path) -> Path:
    """Set paragraphs with our composer and write them as the preview does; return the PDF."""
    report = Report()
    faces = load_faces(report)
    size, pitch = round(SIZE * PT), round(PITCH * PT)
    lines: list[Line] = []
    for prepared in prepare_all(paragraphs, faces, report):
        lines += set_lines(prepared, measure * size)
    left = MARGIN * PT
    pages = tuple(
        Page(
            number=number,
            label=str(number),
            section="",
            width=measure * size + 2 * left,
            height=len(part) * pitch + 2 * left,
            bleed=0,
            items=(
                Group(
                    Role.ARTICLE,
                    tuple(line_group(x, left, left + i * pitch) for i, x in enumerate(part, 1)),
                ),
            ),
        )
        for number, part in enumerate(_parts(lines), 1)
    )
    metadata = Metadata(title="量具", paper="量具", date="2026-11-23", language="zh-CN")
    data = write_preview(Document(metadata, pages), faces, report)
    report.check()
    pdf = folder / "ours.pdf"
    pdf.write_bytes(data)
    return pdf


def _parts(lines: list[Line]) -> list[list[Line]]:
    """Return lines by pages."""
    return [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]


def set_typst(paragraphs: list[str], measure: int, folder: Path) -> Path:
    """Let Typst set the paragraphs in its optimized, justified manner; return its PDF."""
    import typst

    head = _TYPST.format(
        width=measure * SIZE + 2 * MARGIN,
        margin=MARGIN,
        size=SIZE,
        leading=round(PITCH - SIZE, 3),
        indent=INDENT,
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
