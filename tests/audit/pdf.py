"""PDFs of one page made by hand from a content stream, with a composite font of four glyphs."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

TO_UNICODE = b"""1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0003> <0020> <0004> <20142014> endbfchar
1 beginbfrange <0001> <0002> [<5929> <5730>] endbfrange"""


def make_font(document: Pdf, encoding: pikepdf.Object) -> Dictionary:
    """Return a composite font; nothing of it is embedded, which a reader of text does not mind."""
    part = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name.Test,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        DW=1000,
        W=Array([3, Array([500]), 4, 4, 2000]),
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name.Test,
        Encoding=encoding,
        DescendantFonts=Array([document.make_indirect(part)]),
        ToUnicode=Stream(document, TO_UNICODE),
    )


def make_pdf(
    content: str,
    form: str = "",
    rotate: int = 0,
    box: Sequence[int] = (0, 0, 300, 200),
    trim: Sequence[int] | None = None,
) -> Pdf:
    """Return a document of one page with fonts /F and, vertical, /V, and perhaps a form /X."""
    document = pikepdf.new()
    fonts = Dictionary(
        F=document.make_indirect(make_font(document, Name("/Identity-H"))),
        V=document.make_indirect(make_font(document, Name("/Identity-V"))),
    )
    resources = Dictionary(Font=fonts)
    if form:
        stream = Stream(document, form.encode())
        stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 200])
        stream.Resources = resources
        resources.XObject = Dictionary(X=document.make_indirect(stream))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array(list(box)),
        Resources=resources,
        Contents=Stream(document, content.encode()),
    )
    if rotate:
        page.Rotate = rotate
    if trim:
        page.TrimBox = Array(list(trim))
    document.pages.append(pikepdf.Page(document.make_indirect(page)))
    return document
