"""A PDF file opened and read page by page."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from layout.audit.content import ContentError, Interpreter, Matrix, multiply
from layout.audit.fonts import ReadFont
from layout.audit.glyphs import Sight
from layout.audit.streams import bounded_bytes, is_cut_short
from layout.diagnostics import Report
from layout.units import PT

# A year of a daily paper has fewer; more pages are asked for one by one.
MOST_PAGES: Final = 10_000
# What a file that is not as it should be makes of reading it: StreamError is a ValueError, the
# others but the first come from objects of another type than they ought to have.
_BROKEN: Final = (
    ContentError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    RuntimeError,
    ArithmeticError,
)
# Page trees are a few levels deep; a loop of parents never ends.
_MOST_PARENTS: Final = 32


def read_pages(file: Path, page: int | None, report: Report) -> Iterator[Sight]:
    """Yield what each page of a PDF shows, or one page alone.

    Reports a file that cannot be opened or has no page (E661), is locked (E662), has too many pages
    (E663) or not the one asked for (E664), pages that cannot be read (W665) or only in part (W667).
    """
    import pikepdf

    try:
        document = pikepdf.open(file)
    except pikepdf.PasswordError:
        report.error("E662", None, file=file.name)
        return
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        report.error("E661", None, file=file.name, reason=_first_line(error))
        return
    with document:
        count = len(document.pages)
        if not count:
            # What a broken page tree leaves: to find nothing wrong in it would be to lie.
            report.error("E661", None, file=file.name, reason="no page can be read")
            return
        if page is not None and not 1 <= page <= count:
            report.error("E664", None, page=page, pages=count)
            return
        if page is None and count > MOST_PAGES:
            report.error("E663", None, pages=count, most=MOST_PAGES)
            return
        fonts: dict[object, ReadFont] = {}
        for index in range(count) if page is None else (page - 1,):
            try:
                yield _read_page(document, index, fonts)
                if any(map(is_cut_short, _contents(document.pages[index]))):
                    report.warning("W667", None, page=index + 1)
            except (*_BROKEN, pikepdf.PdfError) as error:
                report.warning("W665", None, page=index + 1, reason=_first_line(error))


def _read_page(document: Any, index: int, fonts: dict[object, ReadFont]) -> Sight:
    import pikepdf

    page = document.pages[index]
    parts = _contents(page)
    if not parts:
        return Sight(index + 1, [])
    data = b"\n".join(map(bounded_bytes, parts))
    media = [float(n) for n in page.mediabox]
    trim = [float(n) for n in page.trimbox]
    turn = _upright(media, _rotation(page.obj))
    corners = [multiply((1, 0, 0, 1, trim[i], trim[j]), turn)[4:] for i, j in ((0, 1), (2, 3))]
    sight = Sight(index + 1, [])
    sight.left = round(min(x for x, _ in corners) * PT)
    sight.top = round(min(-y for _, y in corners) * PT)
    with warnings.catch_warnings():
        # pikepdf warns of streams that break off; what can be read of them is read.
        warnings.simplefilter("ignore", UserWarning)
        stream = pikepdf.Stream(document, data)
        Interpreter(sight, fonts, turn).run(stream, data, page.resources)
    return sight


def _contents(page: Any) -> tuple[Any, ...]:
    """Return the streams that draw a page."""
    import pikepdf

    content = page.obj.get("/Contents")
    if content is None:
        return ()
    return tuple(content) if isinstance(content, pikepdf.Array) else (content,)


def _rotation(page: Any) -> int:
    """Return by how much viewers turn a page, which it may have from its parents."""
    for _ in range(_MOST_PARENTS):
        if page is None or "/Rotate" in page:
            break
        page = page.get("/Parent")
    return int(page.get("/Rotate", 0)) % 360 if page is not None else 0


def _upright(media: list[float], rotate: int) -> Matrix:
    """Return the matrix from page space to the upright page with its top left corner at 0, 0."""
    left, low, right, high = media
    match rotate:
        case 90:
            return (0, -1, 1, 0, -low, left)
        case 180:
            return (-1, 0, 0, -1, right, low)
        case 270:
            return (0, 1, -1, 0, high, -right)
        case _:
            return (1, 0, 0, 1, -left, -high)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
