"""PDF objects and the file around them: all that this program takes from reportlab.

reportlab numbers the objects and writes the cross-reference table; its canvas is not used, because
that puts an unembedded Helvetica on every page and draws in DeviceGray until told otherwise.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final, TypeAlias

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

# The reader's own settings file or environment must not change our bytes.
rl_config.invariant = 1
rl_config.pdfComments = 0
rl_config.pdfMultiLine = 0
rl_config.useA85 = 0

PdfObject: TypeAlias = pdfdoc.PDFObject
Reference: TypeAlias = pdfdoc.PDFObjectReference
# A number, a name, text already in PDF's syntax, or an object.
Value: TypeAlias = "int | float | str | PdfObject"

VERSION: Final = (1, 7)


# Fast deflating: level 6 takes twice the time for a twentieth of the size.
_LEVEL = 1


_REGULAR: Final = frozenset(map(chr, range(0x21, 0x7F))) - frozenset("#%()<>[]{}/")
# What stands for the /ID while the file's digest is made.
_NO_ID: Final = b"0" * 32


class Stream(pdfdoc.PDFObject):
    """A stream whose bytes are deflated already, or filtered as its dictionary says.

    Other than reportlab's it ends with a line feed before ``endstream``, as PDF/A wants (ISO
    19005-2 6.1.7.1).
    """

    # reportlab's mark of an object that stands for itself only through a reference.
    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: Mapping[str, Value] | None = None) -> None:
        self.data = data
        self.entries = dict(entries or {})

    def pieces(self, document: pdfdoc.PDFDocument) -> tuple[bytes, bytes, bytes]:
        """Return the stream in PDF's syntax, its bytes by themselves: they may be many."""
        entries = dictionary({**self.entries, "Length": len(self.data)})
        return entries.format(document) + b"\nstream\n", self.data, b"\nendstream\n"


def deflated(data: bytes, entries: Mapping[str, Value] | None = None) -> Stream:
    """Return a stream of these bytes, deflated."""
    return Stream(zlib.compress(data, _LEVEL), {**(entries or {}), "Filter": "/FlateDecode"})


def dictionary(entries: Mapping[str, Value]) -> pdfdoc.PDFDictionary:
    """Return a dictionary; keys are names without the slash."""
    return pdfdoc.PDFDictionary(dict(entries))


def array(values: Iterable[Value]) -> pdfdoc.PDFArray:
    """Return an array."""
    return pdfdoc.PDFArrayCompact(values)


def name(text: str) -> str:
    """Return a name object: UTF-8, with what is no regular character escaped (ISO 32000-1 7.3.5).

    reportlab's own leaves a slash as it is and writes a Han character as one escape.
    """
    escaped = (chr(byte) if chr(byte) in _REGULAR else f"#{byte:02X}" for byte in text.encode())
    return "/" + "".join(escaped)


def text(words: str) -> str:
    """Return a text string: UTF-16BE with its mark, in hex (ISO 32000-1 7.9.2.2)."""
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Write a number with four decimals at most and no exponent."""
    written = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written


class PdfFile:
    """Collects objects and writes the file."""

    def __init__(self, version: tuple[int, int] = VERSION) -> None:
        self._version = version
        self._document: Any = pdfdoc.PDFDocument(invariant=1, pdfVersion=version)

    def add(self, obj: PdfObject, key: str | None = None) -> Reference:
        """Make an object indirect; ``key`` is what :meth:`reference` knows it by."""
        reference: Reference = self._document.Reference(obj, key)
        return reference

    def reference(self, key: str) -> Reference:
        """Return a reference to an object that may be added later."""
        return pdfdoc.PDFObjectReference(key)

    def finish(self, catalog: Mapping[str, Value], info: Mapping[str, Value]) -> bytes:
        """Write the file; its /ID is the digest of all the rest of it.

        reportlab's own way of doing so would copy every picture four times.
        """
        ends = {"Root": self.add(dictionary(catalog)), "Info": self.add(dictionary(info))}
        file = pdfdoc.PDFFile(self._version)
        keys = self._write_objects(file)
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, keys)
        start = file.add(table.format(self._document))

        def trailer(identity: bytes) -> bytes:
            both = b"[<%b><%b>]" % (identity, identity)
            made = pdfdoc.PDFTrailer(startxref=start, Size=len(keys) + 1, ID=both, **ends)
            return bytes(made.format(self._document))

        digest = hashlib.sha256()
        for piece in (*file.strings, trailer(_NO_ID)):
            digest.update(piece)
        file.add(trailer(digest.hexdigest()[: len(_NO_ID)].upper().encode()))
        return b"".join(file.strings)

    def _write_objects(self, file: pdfdoc.PDFFile) -> list[str]:
        """Write all objects; return their keys in the order of their numbers."""
        document = self._document
        keys: list[str] = []
        # An object may add others while it is written.
        while key := document.numberToId.get(len(keys) + 1):
            keys.append(key)
            document.idToOffset[key] = file.offset
            obj = document.idToObject[key]
            is_stream = isinstance(obj, Stream)
            body = obj.pieces(document) if is_stream else (obj.format(document), b"\n")
            for piece in (b"%d 0 obj\n" % len(keys), *body, b"endobj\n"):
                file.add(piece)
        return keys
