"""How a paper is printed: its printer, the press's colours, and how pictures come into them."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from msgspec import Struct

from layout.diagnostics import Span


class Intent(Enum):
    """How colours that the press cannot print find their place (ICC.1 rendering intents)."""

    PERCEPTUAL = "perceptual"
    RELATIVE = "relative"
    SATURATION = "saturation"
    ABSOLUTE = "absolute"


class Press(Struct, frozen=True, kw_only=True):
    """What a paper says of its printing.

    ``printer`` is the name of a printer's profile of limits, or a file with one; ``condition`` the
    name of an ICC profile that comes with the program, or a file.  Empty: the usual ones.
    """

    printer: str | Path = ""
    printer_span: Span | None = None
    condition: str | Path = ""
    condition_span: Span | None = None
    intent: Intent = Intent.PERCEPTUAL
    span: Span | None = None
