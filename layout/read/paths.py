"""Files that YAML names: inside the paper's folder, there, and regular."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Final

from layout.diagnostics import Span
from layout.read.context import Context, quote
from layout.read.entry import Entry
from layout.read.limits import MAX_PATH
from layout.read.node import Node
from layout.read.values import read_scalar

# Names that mean something else on another system: drives, backslashes, control characters.
_FOREIGN: Final = re.compile(r'^[A-Za-z]:|[\\<>"|?*\x00-\x1f\x7f]|^~')
_MISSING: Final = {"picture": "E415", "copy": "E416", "font": "E417", "words": "E420",
    "printer": "E431", "profile": "E431",
}  # fmt: skip


def read_path(context: Context, entry: Entry, node: Node) -> tuple[Path, Span] | None:
    """Return an existing file inside the paper's folder with the place where it is named.

    Reports E150, E151 for a path that may not be, E415 to E418 for a file that is not.
    """
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    path = resolve(context, scalar.text, scalar.span)
    if path is None:
        return None
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError:
        context.error(_MISSING[entry.of], scalar.span, file=quote(scalar.text))
        return None
    if not is_file:
        context.error("E418", scalar.span, file=quote(scalar.text))
        return None
    context.report.files[path] = None
    return path, scalar.span


def resolve(context: Context, text: str, span: Span) -> Path | None:
    """Return where a relative path leads; one that leaves the paper's folder is reported."""
    name = text.strip()
    if not name or len(name) > MAX_PATH or _FOREIGN.search(name) or name.startswith("/"):
        context.error("E151", span, file=quote(text))
        return None
    path = Path(os.path.normpath(context.folder / name))
    try:
        inside = path.resolve().is_relative_to(context.root)
    except (OSError, RuntimeError, ValueError):
        context.error("E151", span, file=quote(text))
        return None
    if not inside:
        context.error("E150", span, file=quote(text))
        return None
    return path
