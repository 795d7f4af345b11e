"""Links: an annotation over each part of a link that stands on one line.

For files that are read on a screen: PDF/X allows no annotation inside the trim.
"""

from __future__ import annotations

from typing import Final

from layout.display.items import GlyphRun, Group
from layout.geometry import Rect
from layout.units import PT, Length, scale
from layout.write.pdf.objects import PdfObject, Value, array, dictionary, number, text

# The em box of a Chinese face reaches so far above the baseline, in thousandths.
_ASCENT: Final = 880
_EM: Final = 1000
# Print, as PDF/A wants it of every annotation (ISO 19005-2 6.3.2).
_FLAGS: Final = 4


def link_rect(link: Group) -> Rect:
    """Return the em boxes of a link's runs as one rectangle."""
    runs = [run for run in link.items if isinstance(run, GlyphRun)]
    left, right = runs[0].origin.x, runs[-1].origin.x + runs[-1].width
    tops = [run.origin.y - run.rise - scale(run.size, _ASCENT, _EM) for run in runs]
    top = min(tops)
    bottom = max(top + run.size for top, run in zip(tops, runs, strict=True))
    return Rect(left, top, right - left, bottom - top)


def write_link(link: Group, height: Length, parent: int | None = None) -> PdfObject:
    """Return the annotation over a part of a link; nothing of it is drawn.

    ``height`` is the page's, from whose bottom PDF counts y; ``parent`` the annotation's key in
    the parent tree of a tagged file.
    """
    rect = link_rect(link)
    edges = (rect.x, height - rect.bottom, rect.right, height - rect.y)
    action = {"S": "/URI", "URI": f"<{link.address.encode('ascii').hex().upper()}>"}
    tagged: dict[str, Value] = {} if parent is None else {"StructParent": parent}
    return dictionary(
        {
            **tagged,
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": array([number(edge / PT) for edge in edges]),
            "Border": array([0, 0, 0]),
            "F": _FLAGS,
            "Contents": text(link.address),
            "A": dictionary(action),
        }
    )
