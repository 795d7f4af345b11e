"""What was found: one finding for each check, page and thing, with its worst value and places."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from msgspec import Struct, field

from layout.preflight.matrix import MM
from layout.preflight.values import Box

# Places kept of one finding; the count goes on.
MOST_PLACES: Final = 12
# Kinds of finding kept of one file.
MOST_FINDINGS: Final = 2000
_MOST_SUBJECT: Final = 80


class Grade(IntEnum):
    """How bad it is, the worst first."""

    ERROR = 0
    WARNING = 1
    NOTE = 2

    @property
    def label(self) -> str:
        """The grade's name for machines."""
        return self.name.lower()


class Place(Struct, frozen=True):
    """Where on a page, in millimetres from the trim's top left corner, x right and y down."""

    x: float
    y: float
    width: float
    height: float


class Finding(Struct):
    """One thing found on one page (0 is the file itself), however often it occurs there."""

    check: str
    grade: Grade
    page: int
    subject: str
    measured: str = ""
    limit: str = ""
    source: str = ""
    count: int = 0
    places: list[Place] = field(default_factory=list)
    worst: float = 0.0


class Findings:
    """Collects findings; equal ones are counted, and the worst value stays."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, Grade, int, str, str], Finding] = {}
        self.dropped = 0

    def add(self, new: Finding, place: Place | None) -> None:
        """Add one occurrence; of like findings the one whose ``worst`` is highest speaks."""
        cut = new.subject[:_MOST_SUBJECT]
        if not cut.isprintable():
            cut = "".join(c if c.isprintable() else "\ufffd" for c in cut)
        new.subject = cut
        key = (new.check, new.grade, new.page, new.subject, new.limit)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= MOST_FINDINGS:
                self.dropped += 1
                return
            self._found[key] = found = new
        found.count += 1
        if new.worst > found.worst:
            found.worst, found.measured = new.worst, new.measured
            if place:
                found.places.insert(0, place)
        elif place and len(found.places) < MOST_PLACES:
            found.places.append(place)
        del found.places[MOST_PLACES:]

    def sorted(self) -> tuple[Finding, ...]:
        """Return all findings: the worst first, then by check and page."""
        return tuple(
            sorted(self._found.values(), key=lambda f: (f.grade, f.check, f.page, f.subject))
        )


def place_of(box: Box, trim: Box) -> Place:
    """Return a box of user space as a place on the trimmed page."""
    x0, y0, x1, y1 = box
    left, _, _, top = trim
    return Place(
        round((x0 - left) / MM, 1),
        round((top - y1) / MM, 1),
        round((x1 - x0) / MM, 1),
        round((y1 - y0) / MM, 1),
    )
