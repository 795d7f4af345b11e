"""The display list, all that a writer ever sees."""

from layout.display.items import (
    Document,
    GlyphRun,
    Group,
    Image,
    Item,
    Metadata,
    Page,
    Role,
    Rule,
    Shape,
)

__all__ = [
    "Document",
    "GlyphRun",
    "Group",
    "Image",
    "Item",
    "Metadata",
    "Page",
    "Role",
    "Rule",
    "Shape",
]
