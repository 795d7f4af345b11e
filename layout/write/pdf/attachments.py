"""Files carried inside a PDF as its source (ISO 19005-3 6.8 and annex E)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from layout.write.pdf.objects import (
    PdfFile,
    Reference,
    Stream,
    Value,
    array,
    deflated,
    dictionary,
    name,
    text,
)

# Pictures are packed already.
_PACKED: Final = ("image/jpeg", "image/png", "image/webp")


class Attachment(Struct, frozen=True, kw_only=True):
    """A file to carry: its path with slashes, its MIME type, its bytes, what it is."""

    path: str
    kind: str
    data: bytes
    about: str


def write_attachments(
    file: PdfFile, attachments: Sequence[Attachment], date: str
) -> dict[str, Value]:
    """Add the files; return the catalog's entries.  ``date`` is PDF's, the issue's day."""
    names: list[Value] = []
    specifications: list[Value] = []
    for attachment in sorted(attachments, key=lambda a: a.path.encode("utf-16-be")):
        specification = _write(file, attachment, date)
        names += [text(attachment.path), specification]
        specifications.append(specification)
    tree = dictionary({"Names": array(names)})
    return {
        "AF": array(specifications),
        "Names": dictionary({"EmbeddedFiles": file.add(tree)}),
    }


def _write(file: PdfFile, attachment: Attachment, date: str) -> Reference:
    data = attachment.data
    checksum = hashlib.md5(data, usedforsecurity=False).hexdigest().upper()
    entries: dict[str, Value] = {
        "Type": "/EmbeddedFile",
        "Subtype": name(attachment.kind),
        "Params": dictionary({"Size": len(data), "CheckSum": f"<{checksum}>", "ModDate": date}),
    }
    is_packed = attachment.kind in _PACKED
    stream = file.add(Stream(data, entries) if is_packed else deflated(data, entries))
    return file.add(
        dictionary(
            {
                "Type": "/Filespec",
                "F": text(attachment.path),
                "UF": text(attachment.path),
                "Desc": text(attachment.about),
                "AFRelationship": "/Source",
                "EF": dictionary({"F": stream, "UF": stream}),
            }
        )
    )
