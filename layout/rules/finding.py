"""What a rule finds: where it is broken, by how much, and how bad that is."""

from __future__ import annotations

from msgspec import Struct


class Finding(Struct, frozen=True):
    """A place where a rule is broken.

    ``letters`` names the stories; the place is a basic column and a body line of the page, from 1;
    ``measured`` and ``limit`` are in the rule's own unit.  ``cost`` is what a proposal pays for
    it; ``is_hard`` says that no proposal may have it at all.
    """

    rule: str
    letters: tuple[str, ...]
    column: int
    line: int
    measured: int
    limit: int
    cost: int = 0
    is_hard: bool = False
