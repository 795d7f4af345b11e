"""What each target wants of a file: the one table of it.

Writers ask the recipe and never for a target's name.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Recipe(Struct, frozen=True, kw_only=True):
    """What a file of one target has and may have.

    ``overprints``: black type and rules print over what is below, and nothing else does.
    ``has_spots``: spot inks keep their own plate; else their process colour stands for them.
    ``has_marks``: the sheet is larger than the trim and carries the printer's marks.
    ``is_tagged``: a structure tree stands beside the pages.  ``intent`` is the subtype of the
    output intent, ``claims`` the properties by which XMP says what the file is.
    """

    version: tuple[int, int] = (1, 7)
    overprints: bool = False
    has_spots: bool = False
    has_marks: bool = False
    has_links: bool = False
    has_outline: bool = False
    is_tagged: bool = False
    intent: str = ""
    claims: tuple[tuple[str, str], ...] = ()


PREVIEW: Final = Recipe(has_links=True, has_outline=True)
# PDF/X-4 is built on PDF 1.6; annotations may not stand inside the bleed (ISO 15930-7).
PRESS: Final = Recipe(
    version=(1, 6),
    overprints=True,
    has_spots=True,
    has_marks=True,
    intent="GTS_PDFX",
    claims=(("pdfxid:GTS_PDFXVersion", "PDF/X-4"),),
)
# PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1) in one file.
ARCHIVE: Final = Recipe(
    overprints=True,
    has_spots=True,
    has_links=True,
    has_outline=True,
    is_tagged=True,
    intent="GTS_PDFA1",
    claims=(("pdfaid:part", "3"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")),
)
