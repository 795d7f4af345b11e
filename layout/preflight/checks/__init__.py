"""Every check by its id: what it asks, where that comes from, what to do when it fails.

``X4`` is PDF/X-4, ``A2`` to ``A4`` PDF/A, ``UA1`` and ``UA2`` PDF/UA, ``NP`` the printer's profile,
``PF`` the reading of the file itself.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from layout.preflight.checks import accessible, archive, press, printing

Pair = tuple[str, str]
Row = tuple[str, str, Pair, Pair]


class Check(Struct, frozen=True):
    """One check: grade (error, warning, note), source, and both texts in Chinese and English."""

    key: str
    grade: str
    clause: str
    wrong: Pair
    remedy: Pair


CHECKS: Final[dict[str, Check]] = {
    key: Check(key, *row)
    for table in (press.TABLE, archive.TABLE, accessible.TABLE, printing.TABLE)
    for key, row in table.items()
}
# Checks of these standards that no machine, or not this one, can make; the report names them.
NOT_JUDGED: Final[dict[str, Pair]] = {
    **archive.NOT_JUDGED,
    **accessible.NOT_JUDGED,
    **printing.NOT_JUDGED,
}
