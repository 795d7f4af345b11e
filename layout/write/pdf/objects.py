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


class _Document(pdfdoc.PDFDocument):
    """reportlab's document with a catalog, an information dictionary and an /ID of our own."""

    def ID(self) -> bytes:  # noqa: N802 - reportlab's name
        """Return an /ID of zeros, which :meth:`PdfFile.finish` fills in from the content."""
        return b"[<%b><%b>]" % (_NO_ID, _NO_ID)


_REGULAR: Final = frozenset(map(chr, range(0x21, 0x7F))) - frozenset("#%()<>[]{}/")
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

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Return the stream in PDF's syntax, for reportlab."""
        entries = dictionary({**self.entries, "Length": len(self.data)})
        head: bytes = entries.format(document)
        return b"%b\nstream\n%b\nendstream\n" % (head, self.data)


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
        self._document: Any = _Document(invariant=1, pdfVersion=version)

    def add(self, obj: PdfObject, key: str | None = None) -> Reference:
        """Make an object indirect; ``key`` is what :meth:`reference` knows it by."""
        reference: Reference = self._document.Reference(obj, key)
        return reference

    def reference(self, key: str) -> Reference:
        """Return a reference to an object that may be added later."""
        return pdfdoc.PDFObjectReference(key)

    def finish(self, catalog: Mapping[str, Value], info: Mapping[str, Value]) -> bytes:
        """Write the file; its /ID is the digest of all the rest of it."""
        self._document.Catalog = dictionary(catalog)
        self._document.info = dictionary(info)
        data: bytes = self._document.format()
        # The pictures are in the data now; a second copy of them need not stay.
        self._document = None
        identity = hashlib.sha256(data).hexdigest()[: len(_NO_ID)].upper().encode()
        mark = b"[<%b><%b>]" % (_NO_ID, _NO_ID)
        at = data.rfind(mark)
        whole = memoryview(data)
        identities = b"[<%b><%b>]" % (identity, identity)
        return b"".join((whole[:at], identities, whole[at + len(mark) :]))
