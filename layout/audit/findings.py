"""What the judge finds: one record for each line that breaks a rule, and the sums over a file."""

from __future__ import annotations

from msgspec import Struct

from layout.audit.legs import Leg, Row
from layout.diagnostics import Severity
from layout.units import Length


class Finding(Struct, frozen=True):
    """A rule broken in a line.  ``key`` names the message; numbers are in thousandths of an em.

    ``x`` and ``y`` are the line's left end and baseline from the trim's left top corner.
    """

    rule: str
    key: str
    severity: Severity
    page: int
    x: Length
    y: Length
    text: str
    measured: int = 0
    limit: int = 0
    what: str = ""


class Limits(Struct, frozen=True):
    """What counts as broken: the level of prohibitions, and how far a line may be opened.

    ``cells`` is ``grid`` for a paper that sets its Han in the cells of a character grid (R57).
    The figures of R42: 0.05 em is hardly seen, 0.09 em is a line of twelve short of one character,
    and no line should be opened by more than 0.15 em: noted, warned of, wrong.
    """

    level: str = "gb"
    cells: str = "free"
    noted: int = 50
    warned: int = 90
    wrong: int = 150


class Context(Struct, frozen=True):
    """One row with what stands about it, ready to be judged.

    ``tracking`` is the median space between two Han in em/1000, None where there are none.
    """

    leg: Leg
    row: Row
    after: Row | None
    begins: bool
    ends: bool
    tracking: int | None

    def find(
        self,
        rule: str,
        key: str,
        severity: Severity,
        measured: int = 0,
        limit: int = 0,
        what: str = "",
    ) -> Finding:
        """Return a finding in this row; its place is still counted from the page's corner."""
        line = self.row.line
        x, y = line.glyphs[0].x, line.y
        return Finding(rule, key, severity, self.leg.page, x, y, line.text, measured, limit, what)


def thousandths(length: Length, em: Length) -> int:
    """Return a length in thousandths of the em, rounded."""
    return (2000 * length + em) // (2 * em)
