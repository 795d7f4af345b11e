"""A file's bytes → text: size, encoding, line ends, characters that no editor can see."""

from __future__ import annotations

import os
import re
from itertools import islice
from pathlib import Path
from typing import Final

from layout.diagnostics import Span
from layout.read.context import Context

# A binary file is full of them; a few tell enough.
_MAX_HIDDEN: Final = 5
# Characters that YAML refuses, that hide in an editor, or that YAML takes for a line end where
# no editor does (NEL, LS, PS).
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def name_source(path: Path) -> str:
    """Return a file's name for messages: relative to the working folder if below it."""
    absolute = Path(os.path.normpath(path.absolute()))
    here = Path.cwd()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else str(path)


def read_source(path: Path, most: int, context: Context, place: Span | None) -> str | None:
    """Return a file's text with plain line ends, without byte order mark, and keep it for messages.

    ``place`` is where the file was named.  Reports E142 to E144 and E419, then returns None.
    """
    file = name_source(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError):
        context.error("E419", place or Span(file, 1, 1), file=file)
        return None
    if len(data) > most:
        context.error("E144", place or Span(file, 1, 1), file=file, most=most // 1024)
        return None
    return _decode(data, file, context)


def _decode(data: bytes, file: str, context: Context) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        before = data[: wrong.start].decode("utf-8")
        context.report.sources[file] = _even_lines(data.decode("utf-8", "replace"))
        place = _place(_even_lines(before), file)
        context.error("E142", place, byte=wrong.start, value=f"{data[wrong.start]:02X}")
        return None
    text = _even_lines(text)
    context.report.sources[file] = text
    hidden = list(islice(_HIDDEN.finditer(text), _MAX_HIDDEN))
    for found in hidden:
        place = _place(text[: found.start()], file)
        context.error("E143", place, character=f"U+{ord(found.group()):04X}")
    return None if hidden else text


def _even_lines(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _place(before: str, file: str) -> Span:
    line = before.count("\n") + 1
    return Span(file, line, len(before) - before.rfind("\n"))
