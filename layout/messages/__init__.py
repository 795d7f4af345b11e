"""Every message by its code, in Chinese and in English.

The first digit names the stage: 1 reading, 2 text, 3 page, 4 fonts and pictures, 5 conformance,
6 the program's own surroundings and the audit.  ``E`` stops the build, ``W`` warns, ``N`` remarks.
What a rule finds has the rule's id as its code.  A table maps
a code to ``(what is wrong, what to do)`` in both languages, so a message cannot have one without
the other.
"""

from __future__ import annotations

from typing import Final

from layout.messages import (
    audit,
    command,
    font,
    jump,
    page,
    preflight,
    printer,
    proposal,
    read,
    rules,
    spread,
    text,
    write,
)

Pair = tuple[str, str]

TABLE: Final[dict[str, tuple[Pair, Pair]]] = {
    **read.TABLE,
    **text.TABLE,
    **page.TABLE,
    **jump.TABLE,
    **spread.TABLE,
    **proposal.TABLE,
    **font.TABLE,
    **write.TABLE,
    **command.TABLE,
    **rules.TABLE,
    **audit.TABLE,
    **printer.TABLE,
    **preflight.TABLE,
}
MESSAGES: Final[dict[str, Pair]] = {code: row[0] for code, row in TABLE.items()}
HINTS: Final[dict[str, Pair]] = {code: row[1] for code, row in TABLE.items()}
LABELS: Final[dict[str, Pair]] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "hint": ("怎么办", "hint"),
}
