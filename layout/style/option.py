"""One field of a style: its Chinese name and what it does.

From these come the YAML reader's known keys, the reference and the JSON Schema.
"""

from __future__ import annotations

from typing import Any, get_type_hints

from msgspec import Struct
from msgspec.structs import fields


class Doc(Struct, frozen=True):
    """A field's Chinese alias and its meaning, in Chinese and in English."""

    alias: str
    zh: str
    en: str


class Option(Struct, frozen=True):
    """A field of a style with its documentation; ``type`` is its annotation as written."""

    name: str
    type: str
    doc: Doc


def options_of(style: type[Any]) -> tuple[Option, ...]:
    """Return the documented fields of a style class, in the order of their declaration."""
    hints = get_type_hints(style, include_extras=True)
    written = style.__annotations__
    return tuple(
        Option(field.name, written[field.name].removeprefix("Annotated["), doc)
        for field in fields(style)
        for doc in getattr(hints[field.name], "__metadata__", ())
    )
