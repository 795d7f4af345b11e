"""Judges a file by a printer's profile: pages, boxes, intent, ink, pictures, spot inks."""

from __future__ import annotations

from typing import Any, Final

from layout.preflight import colour_facts
from layout.preflight.case import Case
from layout.preflight.colour import PROCESS, is_rgb
from layout.preflight.document import Page
from layout.preflight.findings import Grade, place_of
from layout.preflight.ink import InkReport, sum_inks
from layout.preflight.limits import bounds_of, show_length
from layout.preflight.marks import Kind, Mark, Tag
from layout.preflight.matrix import MM, grow, overlap
from layout.preflight.printing_marks import judge_marks
from layout.printer import Limit
from layout.units import points

# One ink, in the tenths of a per cent of the profile.
_WHOLE: Final = 1000
_TENTH: Final = 10
# Pixels: images of a stripe or a dot are tints, not pictures (GWG2015 4.26).
_LEAST_PIXELS: Final = 16
# How near to an edge something counts as reaching it, in points.
_NEAR: Final = 0.5
_DEFAULT_WINDOW: Final = 15
_CMYK: Final = 4
# Registration colour: every process ink whole, or nearly.
_REGISTRATION: Final = 0.98
_IN_MARKS: Final = 0.5
# What leaves the total unknown; the rest of what was not exact is told in the report's head.
_NOT_COUNTED: Final = ("picture", "page", "pattern", "no CMYK")


def judge_printing(case: Case) -> tuple[InkReport, ...]:
    """Make the checks that the printer's profile has limits for; returns the ink of each page."""
    _judge_pages(case)
    _judge_intent(case)
    _judge_rgb(case)
    _judge_spots(case)
    _judge_transparency(case)
    reports = []
    for page in case.document.pages:
        _judge_registration(case, page)
        _judge_bleed(case, page)
        _judge_resolution(case, page)
        reports.append(_judge_ink(case, page))
        judge_marks(case, page, reports[-1])
    return tuple(reports)


def _judge_pages(case: Case) -> None:
    """NP-016, NP-017."""
    printer = case.printer
    assert printer is not None
    count = len(case.document.pages)
    for grade, limit in bounds_of(printer.pages_per_file):
        if count > limit.value:
            case.fail(
                "NP-016",
                grade=grade,
                measured=str(count),
                limit=str(limit.value),
                source=limit.source,
            )
    for page in case.document.pages:
        # A line has no area; it marks the page all the same.
        boxes = (grow(m.box, _NEAR) for m in page.content.marks if not m.in_mask)
        if not any(overlap(box, page.trim) for box in boxes):
            case.fail("NP-017", page.number)


def _judge_intent(case: Case) -> None:
    """NP-015."""
    own = [intent for intent in case.document.intents if intent.kind == "GTS_PDFX"]
    for intent in own or case.document.intents[:1]:
        if intent.profile is not None and intent.profile.space != "CMYK":
            case.fail("NP-015", subject=f"{intent.identifier} {intent.profile.space}")


def _judge_rgb(case: Case) -> None:
    """NP-026."""
    printer = case.printer
    assert printer is not None
    for page in case.document.pages:
        found = [m for m in page.content.marks if m.paint is not None and is_rgb(m.paint.space)]
        for grade, limit in bounds_of(printer.rgb_objects)[:1]:
            for mark in found if len(found) > limit.value else ():
                space = mark.paint.space if mark.paint else None
                family = space.family if space else ""
                subject = f"{mark.kind.value} {family}"
                case.fail(
                    "NP-026", page.number, subject, box=mark.box, grade=grade, source=limit.source
                )


def _judge_spots(case: Case) -> None:
    """NP-013: how many spot inks."""
    printer = case.printer
    assert printer is not None
    names = colour_facts.spot_names(case.document)
    for grade, limit in bounds_of(printer.spot_inks):
        if len(names) > limit.value:
            case.fail(
                "NP-013",
                next(iter(names.values())),
                ", ".join(names),
                measured=str(len(names)),
                limit=str(limit.value),
                source=limit.source,
                grade=grade,
            )
            break


def _judge_transparency(case: Case) -> None:
    """NP-014."""
    for number, mask, space in colour_facts.strange_groups(case.document, _CMYK):
        case.fail("NP-014", number, f"{mask} {space.family}".strip())


# -- edges of the page -----------------------------------------------------------------------------


def _judge_registration(case: Case, page: Page) -> None:
    """NP-013 (All), NP-021, NP-022."""
    for mark in page.content.marks:
        if mark.in_mask or mark.paint is None:
            continue
        is_all = "All" in mark.paint.space.colorants and mark.paint.total > 0
        is_whole = min(mark.paint.amount(plate) for plate in PROCESS) >= _REGISTRATION
        thing = mark.kind.value
        if overlap(mark.box, page.trim, _IN_MARKS):
            if is_all:
                case.fail("NP-013", page.number, "All", box=mark.box)
            elif is_whole:
                case.fail("NP-022", page.number, thing, box=mark.box)
        elif overlap(mark.box, page.bleed, _IN_MARKS):
            if is_all or is_whole:
                case.fail("NP-021", page.number, thing, box=mark.box)
        elif case.claims.ua_part and mark.tag is not Tag.ARTIFACT:
            case.fail("NP-021", page.number, thing, box=mark.box)


def _judge_bleed(case: Case, page: Page) -> None:
    """NP-020, NP-027."""
    printer = case.printer
    assert printer is not None
    rooms = (
        page.trim[0] - page.bleed[0],
        page.trim[1] - page.bleed[1],
        page.bleed[2] - page.trim[2],
        page.bleed[3] - page.trim[3],
    )
    for grade, limit in bounds_of(printer.bleed):
        wanted = points(limit.value)
        if min(rooms) < wanted - _NEAR / 10:
            case.fail(
                "NP-027",
                page.number,
                measured=f"{min(rooms) / MM:.1f} mm",
                limit=show_length(limit.value),
                source=limit.source,
                grade=grade,
            )
    if max(rooms) <= _NEAR:
        return
    for mark in page.content.marks:
        if mark.kind is Kind.TEXT or mark.in_mask or mark.in_annotation:
            continue
        if _stops_at_trim(mark, page):
            case.fail("NP-020", page.number, mark.kind.value, box=mark.box)


def _stops_at_trim(mark: Mark, page: Page) -> bool:
    """Whether a mark reaches the trim on a side where there is bleed, and not the bleed."""
    sides = ((0, 1), (1, 1), (2, -1), (3, -1))
    for side, way in sides:
        edge, far, own = page.trim[side] * way, page.bleed[side] * way, mark.box[side] * way
        if edge - far > _NEAR and own <= edge + _NEAR and own > far + _NEAR:
            return overlap(mark.box, page.trim)
    return False


# -- pictures --------------------------------------------------------------------------------------


def _judge_resolution(case: Case, page: Page) -> None:
    """NP-010 to NP-012."""
    printer = case.printer
    assert printer is not None
    for mark in page.content.marks:
        picture = mark.picture
        if picture is None or mark.in_mask or not overlap(mark.box, page.bleed):
            continue
        if min(picture.wide, picture.high) <= _LEAST_PIXELS:
            continue
        is_line_art = picture.bits == 1
        check, bound = (
            ("NP-011", printer.line_art_resolution)
            if is_line_art
            else ("NP-010", printer.resolution)
        )
        for grade, limit in bounds_of(bound):
            if round(picture.ppi) < limit.value:
                _fail_resolution(case, check, page, mark, grade, limit)
                break
        for grade, limit in bounds_of(None if is_line_art else printer.resolution_most):
            if round(picture.ppi) > limit.value:
                _fail_resolution(case, "NP-012", page, mark, grade, limit)
                break


def _fail_resolution(
    case: Case, check: str, page: Page, mark: Mark, grade: Grade, limit: Limit
) -> None:
    picture = mark.picture
    assert picture is not None
    case.fail(
        check,
        page.number,
        picture.name,
        box=mark.box,
        measured=f"{picture.ppi:.0f} ppi",
        limit=f"{limit.value} ppi",
        source=limit.source,
        grade=grade,
        badness=picture.ppi if check == "NP-012" else 1e6 - picture.ppi,
    )


# -- ink -------------------------------------------------------------------------------------------


def _judge_ink(case: Case, page: Page) -> InkReport:
    """NP-001, NP-018, PF-003."""
    printer = case.printer
    assert printer is not None
    limits = bounds_of(printer.total_ink)
    window = bounds_of(printer.ink_window)
    lowest = min((limit.value for _, limit in limits), default=_WHOLE * 4) / _TENTH
    size = window[0][1].value if window else _DEFAULT_WINDOW
    report = sum_inks(page.content, page.trim, size, lowest)
    for grade, limit in limits:
        # Per cents as whole tenths, as the profile has them.
        if round(report.highest * _TENTH) > limit.value:
            case.fail(
                "NP-001",
                page.number,
                report.thing,
                box=report.place,
                measured=f"{report.highest:.0f}%",
                limit=f"{limit.value / _TENTH:g}%",
                source=limit.source,
                grade=grade,
                badness=report.highest,
            )
            break
    report.where = place_of(report.place, page.trim)
    for what, count in report.uncounted.items():
        told = what == "no CMYK" and printer.rgb_objects is not None
        if what.startswith(_NOT_COUNTED) and not told:
            case.fail("PF-003", page.number, what, measured=str(count))
    _judge_black(case, page, report)
    return report


def _judge_black(case: Case, page: Page, report: InkReport) -> None:
    printer = case.printer
    assert printer is not None
    for number, black in report.blackest.items():
        mark: Any = page.content.marks[number]
        if mark.picture.space.channels != _CMYK:
            continue
        for grade, limit in bounds_of(printer.picture_black):
            if round(black * _TENTH) > limit.value:
                case.fail(
                    "NP-018",
                    page.number,
                    mark.picture.name,
                    box=mark.box,
                    measured=f"{black:.0f}%",
                    limit=f"{limit.value / _TENTH:g}%",
                    source=limit.source,
                    grade=grade,
                    badness=black,
                )
                break
