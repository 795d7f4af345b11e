"""One field of a style: its Chinese name and what it does.

From these come the YAML reader's known keys, the reference and the JSON Schema.
"""

from __future__ import annotations

from functools import cache
from typing import get_type_hints

from msgspec import Struct


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


@cache
def options_of(style: type[Struct]) -> tuple[Option, ...]:
    """Return the documented fields of a style class, in the order of their declaration."""
    hints = get_type_hints(style, include_extras=True)
    written = style.__annotations__
    return tuple(
        Option(name, written[name].removeprefix("Annotated["), doc)
        for name in style.__struct_fields__
        for doc in getattr(hints[name], "__metadata__", ())
    )
