"""A document on trial: what it claims, whose limits hold, and what was found."""

from __future__ import annotations

from typing import Final, TypedDict, Unpack

from msgspec import Struct

from layout.preflight import values
from layout.preflight.checks import CHECKS
from layout.preflight.document import Document
from layout.preflight.findings import Finding, Findings, Grade, place_of
from layout.preflight.values import Box
from layout.preflight.xmp import PDFA_ID, PDFUA_ID, PDFX_ID
from layout.printer import Printer

GRADES: Final = {"error": Grade.ERROR, "warning": Grade.WARNING, "note": Grade.NOTE}


class Claims(Struct, frozen=True):
    """What a file says it is; an empty text or 0 where it says nothing."""

    x: str = ""
    a_part: str = ""
    a_level: str = ""
    ua_part: str = ""
    half_a: bool = False

    @property
    def is_x4(self) -> bool:
        """Whether it is to be judged as PDF/X-4."""
        return self.x.startswith("PDF/X-4") and self.x not in ("PDF/X-4p", "PDF/X-4P")

    @property
    def is_a(self) -> bool:
        """Whether it is to be judged as PDF/A-2 or -3."""
        return self.half_a or self.a_part in ("2", "3") or self.a_part not in ("", "1", "4")

    @property
    def is_tagged(self) -> bool:
        """Whether it claims a structure tree (PDF/A level A)."""
        return self.is_a and self.a_level.upper() == "A"

    @property
    def names(self) -> tuple[str, ...]:
        """The claims for the report."""
        found = [self.x] if self.x else []
        if self.a_part:
            found.append(f"PDF/A-{self.a_part}{self.a_level.lower()}")
        elif self.half_a:
            found.append("PDF/A-?")
        if self.ua_part:
            found.append(f"PDF/UA-{self.ua_part}")
        return tuple(found)


def read_claims(document: Document) -> Claims:
    """Return what XMP, the Info dictionary and the output intents claim.

    An intent of PDF/X or PDF/A without identification counts as a claim too: it is half made.
    """
    packet = document.packet
    kinds = {intent.kind for intent in document.intents}
    said = packet.first(PDFX_ID, "GTS_PDFXVersion") if packet else None
    said = said or values.text(values.get(document.info, "/GTS_PDFXVersion"))
    if not said and "GTS_PDFX" in kinds:
        said = "PDF/X-4"
    part = (packet.first(PDFA_ID, "part") if packet else None) or ""
    return Claims(
        x=(said or "")[:20],
        a_part=part[:8],
        a_level=((packet.first(PDFA_ID, "conformance") if packet else None) or "")[:4],
        ua_part=((packet.first(PDFUA_ID, "part") if packet else None) or "")[:8],
        half_a=not part and "GTS_PDFA1" in kinds,
    )


class Measure(TypedDict, total=False):
    """What a finding may carry: values as shown, the limit's source, and how bad it is."""

    measured: str
    limit: str
    source: str
    grade: Grade
    badness: float


class Case:
    """Gathers findings about one document."""

    def __init__(self, document: Document, claims: Claims, printer: Printer | None) -> None:
        self.document = document
        self.claims = claims
        self.printer = printer
        self.findings = Findings()

    def fail(
        self,
        check: str,
        page: int = 0,
        subject: str = "",
        *,
        box: Box | None = None,
        **measure: Unpack[Measure],
    ) -> None:
        """Add a finding; its grade is the check's own unless given."""
        place = None
        if box is not None and page:
            place = place_of(box, self.document.pages[page - 1].trim)
        grade = measure.get("grade", GRADES[CHECKS[check].grade])
        finding = Finding(
            check,
            grade,
            page,
            subject,
            measure.get("measured", ""),
            measure.get("limit", ""),
            measure.get("source", ""),
            worst=measure.get("badness", 0.0),
        )
        self.findings.add(finding, place)
