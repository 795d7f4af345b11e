"""The press files: PDF/X-4, one for each plate page and one for the issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.color import CMYK, Color, Spot
from layout.diagnostics import Report, Span
from layout.display.items import (
    Document,
    Dots,
    GlyphRun,
    Group,
    Image,
    Item,
    Rule,
    Shape,
    Wave,
)
from layout.display.parts import halve_page
from layout.font import Faces
from layout.printer import Bound, Printer
from layout.units import MM, Length
from layout.write.condition import Condition
from layout.write.marks import SLUG
from layout.write.pdf.book import Delivery, write_pdf
from layout.write.pdf.ink import process_color
from layout.write.pictures import Demand, Plate, Separation, prepare_plates
from layout.write.recipe import PRESS

# Where a printer says nothing: twice the lines of a newspaper's screen (85 to 100 to the inch).
_PPI: Final = 200
# A printer that tells what is too fine means 1.5 times what its screen needs.
_FINER: Final = (2, 3)


class Print(Struct, frozen=True, kw_only=True):
    """How an issue is printed: the printer's limits, the condition, how pictures come into it.

    ``span`` is where the paper says so.
    """

    printer: Printer
    condition: Condition
    intent: str
    span: Span | None = None

    @property
    def total_ink(self) -> int | None:
        """The most ink that the printer wants, in tenths of a per cent."""
        bound = self.printer.total_ink or Bound()
        limits = [limit.value for limit in (bound.error, bound.warning) if limit]
        return min(limits, default=None)

    @property
    def slug(self) -> Length:
        """The room around the bleed; marks need at least theirs."""
        bound = self.printer.slug
        return max(SLUG, bound.note.value if bound and bound.note else 0)

    @property
    def demand(self) -> Demand:
        """What pictures have to be."""
        finest = self.printer.resolution_most
        limit = finest and (finest.note or finest.warning)
        times, parts = _FINER
        return Demand(
            ppi=limit.value * times // parts if limit else _PPI,
            is_least=True,
            separation=Separation(
                profile=self.condition.path, intent=self.intent, total_ink=self.total_ink
            ),
            is_strict=True,
            resolution=self.printer.resolution,
            line_art_resolution=self.printer.line_art_resolution,
        )


def prepare_print(document: Document, how: Print, report: Report) -> dict[str, Plate]:
    """Hold a document to its printer and return the plates of its pictures.

    Raises LayoutError with all diagnostics: those of the pictures (see :func:`prepare_plates`),
    E510 (not enough bleed), E511 (colours of too much ink), E512 (too many spot inks).
    """
    _judge_bleed(document, how, report)
    _judge_colors(document, how, report)
    plates = prepare_plates(document, report, how.demand)
    report.check()
    return plates


def write_press(
    document: Document, faces: Faces, plates: dict[str, Plate], how: Print
) -> Iterator[bytes]:
    """Yield the issue's file, then one for each page where there are several.

    A spread is one plate in a file of its own.  In the issue's file it is two pages, since all
    pages there are trimmed to one size (GWG2015 4.4); made alone, it has its own file only.
    """
    delivery = Delivery(condition=how.condition, slug=how.slug)
    if len(document.pages) == 1:
        yield write_pdf(document, faces, plates, PRESS, delivery)
    else:
        pages = tuple(half for page in document.pages for half in halve_page(page))
        yield write_pdf(replace(document, pages=pages), faces, plates, PRESS, delivery)
        for page in document.pages:
            alone = replace(document, pages=(page,))
            own = {digest: plates[digest] for digest in _pictures(page.items)}
            yield write_pdf(alone, faces, own, PRESS, delivery)


def _judge_bleed(document: Document, how: Print, report: Report) -> None:
    wanted = how.printer.bleed and how.printer.bleed.error
    if wanted and any(page.bleed < wanted.value for page in document.pages):
        least = min(page.bleed for page in document.pages)
        report.error(
            "E510",
            how.span,
            bleed=f"{least / MM:g}",
            least=f"{wanted.value / MM:g}",
            printer=how.printer.key,
        )


def _judge_colors(document: Document, how: Print, report: Report) -> None:
    """Report declared colours with too much ink, and more spot inks than the printer takes."""
    spots: dict[str, Span | None] = {}
    for page in document.pages:
        for color, span in _colors(page.items, None):
            inks = process_color(color)
            total = inks.c + inks.m + inks.y + inks.k
            if isinstance(color, Spot):
                spots.setdefault(color.name, span)
            elif how.total_ink is not None and total > how.total_ink:
                report.error(
                    "E511", span, ink=total // 10, limit=how.total_ink // 10, color=_inks(inks)
                )
    most = how.printer.spot_inks and how.printer.spot_inks.error
    if most and len(spots) > most.value:
        report.error(
            "E512",
            next(iter(spots.values())),
            names=", ".join(spots),
            most=most.value,
            printer=how.printer.key,
        )


def _inks(color: CMYK) -> str:
    return f"[{', '.join(f'{ink / 10:g}' for ink in (color.c, color.m, color.y, color.k))}]"


def _colors(items: Sequence[Item], span: Span | None) -> Iterator[tuple[Color, Span | None]]:
    for item in items:
        if isinstance(item, Group):
            yield from _colors(item.items, item.source or span)
        elif isinstance(item, GlyphRun | Rule | Dots | Wave):
            yield item.color, span
        elif isinstance(item, Shape):
            yield from ((color, span) for color in (item.fill, item.stroke) if color)


def _pictures(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Image):
            yield item.digest
        elif isinstance(item, Group):
            yield from _pictures(item.items)
