"""What every reader needs at hand: the report, the folders, the units, the story's texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from layout.diagnostics import Argument, Report, Span
from layout.model.phrase import Phrase
from layout.read.limits import MAX_DIAGNOSTICS, MAX_QUOTED
from layout.units import SIZE_NAMES, Length


class Text(Struct, frozen=True):
    """A text of a story as the reader took it, with the key it stood under.

    ``widened`` counts the half-width marks that were made full-width.
    """

    key: str
    phrase: Phrase
    widened: int = 0


class Context(Struct, frozen=True):
    """The surroundings of a value.

    ``folder`` is that of the file read, ``root`` the paper's with every link followed.  ``em`` is
    the length of one 字, None where it is not known yet.  ``texts`` collects a story's texts for
    the copy checks, None outside stories.
    """

    report: Report
    folder: Path
    root: Path
    em: Length | None = None
    sizes: Mapping[str, Length] = field(default_factory=lambda: SIZE_NAMES)
    widens_marks: bool = False
    texts: list[Text] | None = None

    def error(self, code: str, span: Span | None, **args: Argument) -> None:
        """Report an error; the reader goes on."""
        if self._has_room(span):
            self.report.error(code, span, **args)

    def warning(self, code: str, span: Span | None, **args: Argument) -> None:
        """Report a warning."""
        if self._has_room(span):
            self.report.warning(code, span, **args)

    def note(self, code: str, span: Span | None, **args: Argument) -> None:
        """Report a remark."""
        if self._has_room(span):
            self.report.note(code, span, **args)

    def _has_room(self, span: Span | None) -> bool:
        count = len(self.report.diagnostics)
        if count == MAX_DIAGNOSTICS:
            self.report.error("E148", span, most=MAX_DIAGNOSTICS)
        return count < MAX_DIAGNOSTICS


def quote(text: str) -> str:
    """Return a text of the user short enough for a message, on one line."""
    flat = "".join(c if c.isprintable() else "\ufffd" for c in text.replace("\n", " "))
    return flat if len(flat) <= MAX_QUOTED else flat[:MAX_QUOTED] + "…"
