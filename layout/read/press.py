"""``press`` of paper.yaml: who prints the paper, in which colours."""

from __future__ import annotations

from pathlib import Path

from layout.diagnostics import Span
from layout.read.context import Context
from layout.read.entry import Entry
from layout.read.fields import Fields
from layout.read.node import Node
from layout.read.paths import read_path
from layout.read.values import read_scalar
from layout.style import Intent, Press


def read_press(paper: Fields) -> Press:
    """Return what a paper says of its printing, the usual where it says nothing."""
    fields = paper.fields("press")
    if fields is None:
        return Press()
    printer = fields.read("printer", _read_name_or_file) or ("", None)
    profile = fields.read("profile", _read_name_or_file) or ("", None)
    intent = fields.choice("intent")
    return Press(
        printer=printer[0],
        printer_span=printer[1],
        condition=profile[0],
        condition_span=profile[1],
        intent=Intent(intent) if intent else Intent.PERCEPTUAL,
        span=fields.span,
    )


def _read_name_or_file(
    context: Context, entry: Entry, node: Node
) -> tuple[str | Path, Span | None] | None:
    """Return a name, or a file's place where the value has an ending as files have.

    Whether there is something of that name is for the build to find out.
    """
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    if "." not in scalar.text:
        return scalar.text.strip(), scalar.span
    return read_path(context, entry, node)
