"""The flow: open a PDF, read its claims, make the checks they call for, give the verdict."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from layout.diagnostics import Report
from layout.preflight.accessible import judge_accessible
from layout.preflight.archive import judge_archive
from layout.preflight.case import Case, Claims, read_claims
from layout.preflight.checks import NOT_JUDGED
from layout.preflight.document import Document, open_document
from layout.preflight.findings import Finding, Grade
from layout.preflight.ink import InkReport
from layout.preflight.later import judge_part_4, judge_ua_2
from layout.preflight.press import judge_press, judge_unclaimed
from layout.preflight.printing import judge_printing
from layout.preflight.reading import judge_reading
from layout.printer import Printer, load_printer

DEFAULT_PRINTER: Final = "newsprint"
NO_PRINTER: Final = "none"


class PageFacts(Struct, frozen=True):
    """One page for the report: trimmed size in millimetres, and how much stands on it."""

    number: int
    width: float
    height: float
    marks: int


class Verdict(Struct, frozen=True):
    """What was judged, and what was found."""

    file: str
    claims: tuple[str, ...]
    standards: tuple[str, ...]
    printer: Printer | None
    pages: tuple[PageFacts, ...]
    fonts: int
    findings: tuple[Finding, ...]
    dropped: int
    ink: tuple[InkReport, ...]
    not_judged: tuple[str, ...]

    def count(self, grade: Grade) -> int:
        """Return how many findings there are of a grade."""
        return sum(finding.grade is grade for finding in self.findings)

    @property
    def is_good(self) -> bool:
        """Whether nothing was found that is an error."""
        return self.count(Grade.ERROR) == 0


def judge_pdf(path: Path, profile: str | None, report: Report) -> Verdict | None:
    """Judge a file by its claims and by a printer's profile.

    Without a name of a profile the file is judged for newsprint, unless it claims to be an archive
    and no press file.  Reports what keeps it from being judged at all, and returns None then.
    """
    printer = None
    if profile not in (None, NO_PRINTER):
        printer = load_printer(profile or "", report)
        if printer is None:
            return None
    with open_document(path, report) as document:
        if document is None:
            return None
        claims = read_claims(document)
        if profile is None and (claims.x or not (claims.is_a or claims.a_part or claims.ua_part)):
            printer = load_printer(DEFAULT_PRINTER, report)
        return _judge(document, claims, printer)


def _judge(document: Document, claims: Claims, printer: Printer | None) -> Verdict:
    case = Case(document, claims, printer)
    judge_reading(case)
    standards = []
    not_judged = []
    if claims.is_x4:
        standards.append("PDF/X-4")
        judge_press(case)
    elif claims.x:
        case.fail("PF-002", subject=claims.x)
    if claims.is_a:
        standards.append(f"PDF/A-{claims.a_part or '?'}{claims.a_level.lower()}")
        judge_archive(case)
        not_judged.append("A2-029")
    elif claims.a_part == "4":
        standards.append("PDF/A-4")
        judge_part_4(case)
        not_judged.append("A4")
    elif claims.a_part:
        case.fail("PF-002", subject=f"PDF/A-{claims.a_part}{claims.a_level.lower()}")
    if claims.ua_part == "2":
        standards.append("PDF/UA-2")
        judge_ua_2(case)
        not_judged.append("UA2")
    elif claims.ua_part:
        standards.append("PDF/UA-1")
        judge_accessible(case)
        not_judged.append("UA1-022")
    ink: tuple[InkReport, ...] = ()
    if printer is not None:
        if printer.standard == "PDF/X-4" and not claims.x:
            case.fail("NP-028", limit=printer.standard, source=printer.key)
            judge_unclaimed(case)
        ink = judge_printing(case)
        not_judged.append("NP-025")
    return _give_verdict(
        case, tuple(standards), ink, tuple(k for k in not_judged if k in NOT_JUDGED)
    )


def _give_verdict(
    case: Case, standards: tuple[str, ...], ink: tuple[InkReport, ...], not_judged: tuple[str, ...]
) -> Verdict:
    from layout.preflight.matrix import MM

    document = case.document
    pages = tuple(
        PageFacts(
            page.number,
            round((page.trim[2] - page.trim[0]) / MM, 1),
            round((page.trim[3] - page.trim[1]) / MM, 1),
            len(page.content.marks),
        )
        for page in document.pages
    )
    return Verdict(
        file=document.path.name,
        claims=case.claims.names,
        standards=standards,
        printer=case.printer,
        pages=pages,
        fonts=len(document.fonts),
        findings=case.findings.sorted(),
        dropped=case.findings.dropped,
        ink=ink,
        not_judged=not_judged,
    )
