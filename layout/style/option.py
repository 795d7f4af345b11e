"""One field of a style: its default, its Chinese name and what it does.

From these fields come the YAML reader's known keys, the reference and the JSON Schema.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any


def option(default: Any, alias: str, doc: str, doc_en: str) -> Any:
    """Declare a style field with its Chinese alias and its meaning in both languages."""
    return field(default=default, metadata={"alias": alias, "doc": (doc, doc_en)})
