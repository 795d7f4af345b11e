"""Judges type and lines by a printer's profile: size, overprint, black, white, reversed, edges."""

from __future__ import annotations

from typing import Final

from layout.preflight.case import Case
from layout.preflight.colour import Inks, Paint
from layout.preflight.document import Page
from layout.preflight.findings import Grade
from layout.preflight.ink import InkReport
from layout.preflight.limits import bounds_of, show_length
from layout.preflight.marks import Kind, Mark
from layout.preflight.matrix import grow, inside, overlap
from layout.printer import Bound, Limit
from layout.units import points

# Sizes are compared as GWG2015 3.15 rounds them: type to tenths of a point, lines to thousandths.
_TYPE_DIGITS: Final = 1
_LINE_DIGITS: Final = 3
# A filled rectangle is a line when it is this many times as long as it is thick.
_LINE_RATIO: Final = 4
_THICKEST_LINE: Final = 12.0
_PERCENT: Final = 1000
_SEEN: Final = 0.5
_TENTH: Final = 10
_HAIR: Final = 0.05
_MOST_SAMPLE: Final = 10


def judge_marks(case: Case, page: Page, ink: InkReport) -> None:
    """Make the checks of type and lines on one page: NP-002 to NP-009, NP-019, NP-023, NP-024."""
    for number, mark in enumerate(page.content.marks):
        if mark.in_mask or not _is_on(mark, page):
            continue
        _judge_overprint(case, page, mark)
        if mark.kind is Kind.TEXT:
            under = ink.under.get(number, ())
            _judge_type(case, page, mark, under)
            _judge_black_type(case, page, mark)
            _judge_margin(case, page, mark)
            _judge_contrast(case, page, mark, under)
        elif _is_line(mark):
            _judge_line(case, page, mark, ink.under.get(number, ()))


def _is_on(mark: Mark, page: Page) -> bool:
    return overlap(grow(mark.box, _HAIR), page.trim)


def _is_line(mark: Mark) -> bool:
    if mark.kind is Kind.STROKE:
        return True
    if mark.kind is not Kind.FILL or mark.size > _THICKEST_LINE:
        return False
    longer = max(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1])
    return longer >= _LINE_RATIO * mark.size


def _sample(mark: Mark) -> str:
    """Return the beginning of the text, or the sort of mark, for the message."""
    text = mark.shown.text.strip()[:_MOST_SAMPLE] if mark.shown else ""
    return text or mark.kind.value


def _name(mark: Mark) -> str:
    """Return what a mark is called where many are counted together."""
    return mark.shown.font.name if mark.shown else mark.kind.value


def _is_grey(paint: Paint) -> bool:
    return paint.space.device == "DeviceGray"


def _judge_overprint(case: Case, page: Page, mark: Mark) -> None:
    """NP-006, NP-007."""
    paint = mark.paint
    if paint is None or not mark.overprint or mark.kind is Kind.PICTURE:
        return
    if paint.is_white and paint.space.device != "DeviceGray":
        case.fail("NP-006", page.number, _sample(mark), box=mark.box)
    elif _is_grey(paint):
        case.fail("NP-007", page.number, _sample(mark), box=mark.box)


def _judge_type(case: Case, page: Page, mark: Mark, under: Inks) -> None:
    """NP-008."""
    printer, paint = case.printer, mark.paint
    assert printer is not None
    if paint is None:
        return
    bound, limit_name = printer.type_size, ""
    if paint.count > 1:
        bound, limit_name = printer.type_several_inks or bound, "several inks"
    elif paint.is_white and sum(amount for _, amount in under) > _SEEN:
        bound, limit_name = printer.type_reversed or bound, "reversed"
    elif paint.inks is not None and paint.is_white:
        return
    _judge_size(case, "NP-008", page, mark, bound, limit_name)


def _judge_size(
    case: Case, check: str, page: Page, mark: Mark, bound: Bound | None, what: str
) -> None:
    digits = _TYPE_DIGITS if mark.kind is Kind.TEXT else _LINE_DIGITS
    size = round(mark.size, digits)
    for grade, limit in bounds_of(bound):
        if size < points(limit.value):
            case.fail(
                check,
                page.number,
                f"{_name(mark)} {what}".strip(),
                box=mark.box,
                measured=f"{size:g} pt",
                limit=show_length(limit.value),
                source=limit.source,
                grade=grade,
                badness=1e6 - size,
            )
            break


def _judge_black_type(case: Case, page: Page, mark: Mark) -> None:
    """NP-002 to NP-004."""
    printer, paint = case.printer, mark.paint
    assert printer is not None
    if paint is None:
        return
    for grade, limit in bounds_of(printer.black_type_overprint):
        if paint.is_black and round(mark.size, _TYPE_DIGITS) < points(limit.value):
            if _is_grey(paint):
                _fail_small(case, "NP-004", page, mark, grade, limit)
            elif not _overprints(mark):
                _fail_small(case, "NP-003", page, mark, grade, limit)
            break
    from_ = bounds_of(printer.rich_black_from)
    black, total = paint.amount("K"), paint.total
    if not from_ or round(black * _PERCENT) < from_[0][1].value or paint.count < 2:  # noqa: PLR2004
        return
    bounds = bounds_of(printer.rich_black_type)
    for grade, limit in bounds:
        over = round(total * _PERCENT) > limit.value
        case.fail(
            "NP-002",
            page.number,
            _name(mark),
            box=mark.box,
            measured=f"{total * 100:.0f}%",
            limit=f"{limit.value / _TENTH:g}%" if over else "K",
            source=limit.source if over else "house rule",
            grade=grade,
            badness=total,
        )
        break


def _overprints(mark: Mark) -> bool:
    paint = mark.paint
    if paint is not None and paint.space.family in ("Separation", "DeviceN"):
        return mark.overprint
    return mark.overprint and mark.opm == 1


def _fail_small(case: Case, check: str, page: Page, mark: Mark, grade: Grade, limit: Limit) -> None:
    case.fail(
        check,
        page.number,
        _name(mark),
        box=mark.box,
        measured=f"{mark.size:.4g} pt",
        limit=show_length(limit.value),
        source=limit.source,
        grade=grade,
        badness=1e6 - mark.size,
    )


def _judge_margin(case: Case, page: Page, mark: Mark) -> None:
    """NP-019."""
    printer = case.printer
    assert printer is not None
    for grade, limit in bounds_of(printer.safe_margin):
        safe = grow(page.trim, -points(limit.value))
        if not inside(mark.box, safe, _HAIR):
            case.fail(
                "NP-019",
                page.number,
                _sample(mark),
                box=mark.box,
                limit=show_length(limit.value),
                source=limit.source,
                grade=grade,
            )
            break


def _judge_contrast(case: Case, page: Page, mark: Mark, under: Inks) -> None:
    """NP-024."""
    printer, paint = case.printer, mark.paint
    assert printer is not None
    tone = sum(amount for _, amount in under)
    if paint is None or paint.inks is None or tone <= _SEEN:
        return
    if paint.is_white:
        bounds, is_wrong = bounds_of(printer.tone_under_reversed), -1
    elif paint.is_black and _is_body(mark):
        bounds, is_wrong = bounds_of(printer.tint_under_type), 1
    else:
        return
    for grade, limit in bounds:
        if (round(tone * _TENTH) - limit.value) * is_wrong > 0:
            case.fail(
                "NP-024",
                page.number,
                _sample(mark),
                box=mark.box,
                measured=f"{tone:.0f}%",
                limit=f"{limit.value / _TENTH:g}%",
                source=limit.source,
                grade=grade,
                badness=tone * is_wrong,
            )
            break


def _has_ink(under: Inks) -> bool:
    """Whether there is any ink to reverse something out of."""
    return sum(amount for _, amount in under) > _SEEN


# Type that is larger reads on any tint.
_BODY_SIZE: Final = 12.0


def _is_body(mark: Mark) -> bool:
    """Whether type is of a size to be read in lines."""
    return mark.size < _BODY_SIZE


def _judge_line(case: Case, page: Page, mark: Mark, under: Inks) -> None:
    """NP-005, NP-009, NP-023."""
    printer, paint = case.printer, mark.paint
    assert printer is not None
    if paint is None:
        return
    inks = under if paint.is_white else paint.inks or ()
    several = sum(amount > 0 for _, amount in inks) > 1
    if paint.is_white and not _has_ink(under):
        return
    if paint.is_white:
        bound = printer.line_reversed_several_inks if several else printer.line_reversed
        for grade, limit in bounds_of(printer.registration):
            if several and mark.size < points(limit.value) and not mark.overprint:
                _fail_small(case, "NP-023", page, mark, grade, limit)
                break
    else:
        bound = printer.line_several_inks if several else printer.line
    what = "reversed" if paint.is_white else "several inks" if several else ""
    _judge_size(case, "NP-009", page, mark, bound, what)
    for grade, limit in bounds_of(printer.black_line_overprint):
        thin = round(mark.size, _LINE_DIGITS) < points(limit.value)
        if paint.is_black and thin and (_is_grey(paint) or not _overprints(mark)):
            _fail_small(case, "NP-005", page, mark, grade, limit)
            break
