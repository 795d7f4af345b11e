"""What a file says of itself and of how it is to be printed: XMP metadata, output intent."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from layout.display.items import Document
from layout.write.condition import Condition
from layout.write.pdf.content import Content
from layout.write.pdf.objects import (
    PdfFile,
    Reference,
    Stream,
    Value,
    array,
    dictionary,
    text,
)
from layout.write.recipe import Recipe
from layout.write.xmp import write_xmp

_CMYK: Final = 4
_IDENTITY: Final = 32
# Tables of numbers deflate badly: level 6 would take twice the time for a fiftieth of the size.
_LEVEL: Final = 1


def write_metadata(
    file: PdfFile, document: Document, recipe: Recipe, contents: Sequence[Content]
) -> Reference:
    """Add the XMP packet, unfiltered, so that a search for its text finds it in the file."""
    digest = hashlib.sha256(repr((document.metadata, recipe.claims)).encode())
    for content in contents:
        digest.update(content.operators.encode())
    labels = [page.label or str(page.number) for page in document.pages]
    packet = write_xmp(document.metadata, recipe, digest.hexdigest()[:_IDENTITY], labels)
    return file.add(Stream(packet, {"Type": "/Metadata", "Subtype": "/XML"}))


def write_intents(file: PdfFile, recipe: Recipe, condition: Condition) -> Value:
    """Return the output intent with its profile embedded."""
    profile = Stream(_deflate(condition.data), {"N": _CMYK, "Filter": "/FlateDecode"})
    entries: dict[str, Value] = {
        "Type": "/OutputIntent",
        "S": f"/{recipe.intent}",
        "OutputConditionIdentifier": f"({condition.identifier})",
        "Info": text(condition.title),
        "DestOutputProfile": file.add(profile),
    }
    if condition.registry:
        entries["RegistryName"] = f"({condition.registry})"
    return array([file.add(dictionary(entries))])


@lru_cache(maxsize=2)
def _deflate(data: bytes) -> bytes:
    return zlib.compress(data, _LEVEL)
