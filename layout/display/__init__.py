"""The display list, all that a writer ever sees."""

from layout.display.items import (
    Document,
    Dots,
    GlyphRun,
    Group,
    Image,
    Item,
    Metadata,
    Page,
    Role,
    Rule,
    Shape,
    Wave,
)

__all__ = [
    "Document",
    "Dots",
    "GlyphRun",
    "Group",
    "Image",
    "Item",
    "Metadata",
    "Page",
    "Role",
    "Rule",
    "Shape",
    "Wave",
]
