"""Places in the source, messages about them, and the report that collects all of them.

Wrong input becomes a :class:`Diagnostic`; a bug of the program stays a plain exception.  A stage
reports everything wrong that it can find, then the build asks :meth:`Report.check`, which raises
one :class:`LayoutError` for all.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import Enum, IntEnum
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field


class Span(Struct, frozen=True, order=True):
    """A place in a source file: line and column count from 1, length in characters."""

    file: str
    line: int
    column: int
    length: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def at(self, offset: int, length: int = 1) -> Span:
        """Return the place that lies ``offset`` characters further on the same line."""
        return Span(self.file, self.line, self.column + offset, length)


class Severity(Enum):
    """How bad it is: an error stops the build, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class ExitCode(IntEnum):
    """What the command returns to the shell."""

    OK = 0
    ISSUE = 1
    USAGE = 2
    MISSING = 3
    STANDARD = 4
    BUG = 70


# Quotation marks inside others (GB/T 15834-2011 4.8.3.4).
_INNER = str.maketrans("“”", "‘’")


class Words(Struct, frozen=True):
    """A value of a message that reads otherwise in each language."""

    zh: str
    en: str


Argument = str | int | Words


class Diagnostic(Struct, frozen=True):
    """One thing to tell: a message code, its place, and the values for the message's text."""

    severity: Severity
    code: str
    span: Span | None
    args: tuple[tuple[str, Argument], ...] = ()

    def message(self, lang: str) -> str:
        """Return what is wrong, in ``zh`` or ``en``."""
        from layout.messages import MESSAGES

        return self._fill(MESSAGES[self.code][lang == "en"], lang)

    def hint(self, lang: str) -> str:
        """Return what to do about it, in ``zh`` or ``en``."""
        from layout.messages import HINTS

        return self._fill(HINTS[self.code][lang == "en"], lang)

    def _fill(self, words: str, lang: str) -> str:
        """Return words with their values; quotation marks inside others are single ones."""
        values = self._values(lang)
        for name, value in values.items():
            if isinstance(value, str) and f"“{{{name}}}”" in words:
                values[name] = value.translate(_INNER)
        return words.format_map(values)

    def _values(self, lang: str) -> dict[str, str | int]:
        return {
            name: getattr(value, lang) if isinstance(value, Words) else value
            for name, value in self.args
        }


class LayoutError(Exception):
    """The input cannot be made into pages; the diagnostics say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n".join(f"{d.span}: {d.code}" for d in diagnostics))
        self.diagnostics = diagnostics

    @property
    def exit_code(self) -> ExitCode:
        """MISSING when every error is a missing font, picture or profile, else ISSUE.

        USAGE when it is an option out of its bounds (E601).
        """
        codes = [d.code for d in self.diagnostics if d.severity is Severity.ERROR]
        if "E601" in codes:
            return ExitCode.USAGE
        missing = bool(codes) and all(code.startswith("E4") for code in codes)
        return ExitCode.MISSING if missing else ExitCode.ISSUE


class Report(Struct):
    """Collects diagnostics while a build runs, and the source texts that they point into.

    ``files`` are all files that the source names, in order.
    """

    sources: dict[str, str] = field(default_factory=dict)
    files: dict[Path, None] = field(default_factory=dict)
    # As a dict, so that the same thing is told once, in the order of its first telling.
    _told: dict[Diagnostic, None] = field(default_factory=dict)
    error_count: int = 0

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything told so far, in the order of telling."""
        return tuple(self._told)

    def error(self, code: str, span: Span | None, **args: Argument) -> None:
        """Add an error; the build stops at the end of the stage."""
        self._add(Severity.ERROR, code, span, args)

    def warning(self, code: str, span: Span | None, **args: Argument) -> None:
        """Add a warning; the build goes on."""
        self._add(Severity.WARNING, code, span, args)

    def note(self, code: str, span: Span | None, **args: Argument) -> None:
        """Add a remark that needs no action."""
        self._add(Severity.NOTE, code, span, args)

    def _add(
        self, severity: Severity, code: str, span: Span | None, args: Mapping[str, Argument]
    ) -> None:
        self.repeat(Diagnostic(severity, code, span, tuple(args.items())))

    def repeat(self, diagnostic: Diagnostic) -> None:
        """Tell what another report was told."""
        if diagnostic not in self._told:
            self._told[diagnostic] = None
            self.error_count += diagnostic.severity is Severity.ERROR

    def adopt(self, other: Report) -> None:
        """Tell everything that another report was told, such as that of a trial that was taken."""
        for diagnostic in other.diagnostics:
            self.repeat(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Whether anything reported so far stops the build."""
        return self.error_count > 0

    def check(self) -> None:
        """Raise a LayoutError with all diagnostics if any of them is an error."""
        if self.has_errors:
            raise LayoutError(self.diagnostics)


def render(
    diagnostic: Diagnostic, lang: str, sources: Mapping[str, str], *, is_quoted: bool = True
) -> str:
    """Write a diagnostic for people: place, what is wrong, the line with a caret, what to do.

    The line is left out of one that follows another at its place.
    """
    # Most builds say nothing, so the messages are loaded when the first of them is needed.
    from layout.messages import LABELS

    label = LABELS[diagnostic.severity.value][lang == "en"]
    span = diagnostic.span
    place = f"{span}: " if span else ""
    # Names out of a file may hold anything, such as what would steer the terminal.
    said = "".join(map(_visible, diagnostic.message(lang)))
    rows = [f"{place}{label} [{diagnostic.code}]: {said}"]
    if span and is_quoted and (quoted := _quote(span, sources)):
        rows += quoted
    if hint := diagnostic.hint(lang):
        rows.append(f"    {LABELS['hint'][lang == 'en']}: {hint}")
    return "\n".join(rows)


# A source line longer than this is shown only around the place, so that a one-line file of a
# megabyte does not fill the terminal.
_SHOWN_WIDTH = 60


@lru_cache(maxsize=8)
def _split(source: str) -> list[str]:
    return source.split("\n")


def _quote(span: Span, sources: Mapping[str, str]) -> list[str]:
    lines = _split(sources.get(span.file, ""))
    if not 0 < span.line <= len(lines):
        return []
    text = lines[span.line - 1].rstrip("\r")
    start = min(span.column - 1, len(text))
    first = max(0, start - _SHOWN_WIDTH // 2) if len(text) > _SHOWN_WIDTH else 0
    shown = text[first : first + _SHOWN_WIDTH]
    marked = shown[start - first : start - first + max(1, span.length)]
    clean = "".join(map(_visible, shown))
    before = sum(map(_cells, clean[: start - first]))
    return [f"    {clean}", f"    {' ' * before}{'^' * max(1, sum(map(_cells, marked)))}"]


def _visible(char: str) -> str:
    # The full-width space (U+3000) indents Chinese text and is two cells wide.
    if char.isprintable() or char == "\u3000":
        return char
    return " " if char == "\t" else "\ufffd"


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
