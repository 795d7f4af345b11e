"""What the program tells about itself and its work: fonts, lines, language, display list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from msgspec import Struct

from layout.build import make_pages
from layout.diagnostics import Report, Span
from layout.style import BreakLevel, Cells, Composition, Hanging, LineEnd, Punctuation

# One em of the audit, and the widest measure it takes: far beyond any newspaper's.
EM = 1000
MOST_EM = 400
# Standard input is taken up to this many bytes: a whole issue's copy many times over.
MOST_BYTES = 4 * 1024 * 1024


class LineOrder(Struct, frozen=True):
    """How ``banmian lines`` is to set its text: lengths in em, choices by their names."""

    measure: float
    indent: float
    punctuation: str
    level: str
    line_end: str
    hanging: str = "none"
    cells: str = "free"


def audit_lines(copy: bytes, order: LineOrder, report: Report) -> dict[str, Any]:
    """Set each line of the copy as a paragraph; :mod:`layout.text.audit` gives the result's shape.

    Copy that is no UTF-8, or too long, is reported, and so is a measure of no use.
    """
    from layout.font import load_faces
    from layout.text.audit import audit

    place = Span("-", 1, 1)
    # Written so that a measure that is no number fails as well.
    if not (1 <= order.measure <= MOST_EM and 0 <= order.indent < order.measure):
        report.error("E601", place, most=MOST_EM)
    if len(copy) > MOST_BYTES:
        report.error("E602", place, most=MOST_BYTES)
    try:
        text = copy.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = copy.count(b"\n", 0, error.start) + 1
        report.error("E603", Span("-", line, 1))
    report.check()
    measure, indent = round(order.measure * EM), round(order.indent * EM)
    report.sources["-"] = text
    faces = load_faces(report)
    report.check()
    composition = Composition(
        punctuation=Punctuation(order.punctuation),
        level=BreakLevel(order.level),
        line_end=LineEnd(order.line_end),
        hanging=Hanging(order.hanging),
        cells=Cells(order.cells),
    )
    return audit(text, measure, indent, composition, faces, report)


def list_fonts(report: Report, lang: str) -> str:
    """Return a table of the fonts: role, name, licence, coverage, and whether they are intact."""
    from layout.font import (
        coverage,
        load_faces,
    )

    return coverage.render_fonts(coverage.list_fonts(load_faces(report)), lang)


def describe_fonts(report: Report) -> list[dict[str, Any]]:
    """Return the rows of :func:`list_fonts` for machines."""
    from layout.font import (
        coverage,
        load_faces,
    )

    return coverage.json_fonts(coverage.list_fonts(load_faces(report)))


def describe_language(document: str) -> dict[str, Any]:
    """Return the JSON Schema of ``issue`` or ``paper``."""
    from layout.read.schema import make_schema

    return make_schema(document)


def dump_issue(source: Path, report: Report, page: int | None, *, glyphs: bool) -> str:
    """Return the display list of an issue as text."""
    from layout.display.dump import dump

    return dump(make_pages(source, report, page).document, glyphs=glyphs)
