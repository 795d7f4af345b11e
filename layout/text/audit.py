"""The audit of composition: every line, character box and adjustment of a text, as plain data.

The lengths are those of the command ``lines``, em/1000: the text is set at a size of 1000 units,
so that they are exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from layout.diagnostics import Report, Span
from layout.font import Faces
from layout.model.phrase import LONGEST_PARAGRAPH, Phrase
from layout.style import Composition, Punctuation
from layout.text.characters import Kind
from layout.text.justify import Setting, pens_of, settle_lines
from layout.text.paragraph import Adjustment, Paragraph, Run
from layout.text.prepare import SPACES, Prepared, left_edge, prepare
from layout.text.spacing import Tail
from layout.units import Length

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

_EM: Final = 1000


def audit(  # one argument for each choice of the command
    text: str,
    measure: Length,
    indent: Length,
    composition: Composition,
    faces: Faces,
    report: Report,
    face: tuple[str, int] = ("song", 400),
) -> dict[str, Json]:
    """Set each line of ``text`` as a paragraph and tell everything about it.

    ``measure`` and ``indent`` are in em/1000 (``--measure 12`` is 12 000); ``face`` is a role and
    a weight.  Empty lines are paragraphs without lines.  Errors E201 to E204 go to the report,
    with places in a file named ``-``; a tab is taken for a space with warning W208.
    """
    paragraphs: list[Json] = []
    for number, row in enumerate(text.removesuffix("\n").split("\n") if text else (), start=1):
        copy = _without_tabs(row.removesuffix("\r"), number, report)
        if len(copy) > LONGEST_PARAGRAPH:
            place = Span("-", number, LONGEST_PARAGRAPH + 1)
            report.error("E204", place, count=len(copy), most=LONGEST_PARAGRAPH)
            continue
        phrase = Phrase(copy, Span("-", number, 1))
        paragraph = Paragraph(
            runs=(Run(phrase, *face),), size=_EM, composition=composition, indent=indent
        )
        paragraphs.append(_describe(prepare(paragraph, faces, report), measure))
    return {"unit": "em/1000", "paragraphs": paragraphs}


def _without_tabs(row: str, number: int, report: Report) -> str:
    if "\t" not in row:
        return row
    report.warning("W208", Span("-", number, row.index("\t") + 1))
    return row.replace("\t", " ")


def _describe(prepared: Prepared, measure: Length) -> dict[str, Json]:
    return {
        "text": prepared.text,
        "breaks": [{"at": at, "penalty": penalty} for at, penalty in prepared.breaks()],
        "lines": [_describe_line(prepared, line) for line in settle_lines(prepared, measure)],
    }


def _describe_line(prepared: Prepared, setting: Setting) -> dict[str, Json]:
    boxes = character_boxes(prepared, setting)
    text = prepared.text[setting.start : setting.end]
    return {
        "text": text,
        "width": max((x + w for x, w in boxes), default=0),
        "tracking": setting.tracking,
        "chars": [{"c": c, "x": x, "w": w} for c, (x, w) in zip(text, boxes, strict=True)],
        "adjustments": [
            {"rule": a.rule, "at": a.at, "amount": a.amount}
            for a in (
                *_trim_head(prepared, setting),
                *setting.adjustments,
                *_trim_tail(prepared, setting),
            )
        ],
    }


def _trim_head(prepared: Prepared, setting: Setting) -> Iterator[Adjustment]:
    """Yield what an opener at a line's start loses: R25, or R22 in styles of half marks."""
    if setting.content > setting.start and (
        head := left_edge(prepared, setting.start) - prepared.pens[setting.start]
    ):
        is_full = prepared.composition.punctuation is Punctuation.QUANJIAO
        yield Adjustment("R25" if is_full else "R22", setting.start, -head)


def _trim_tail(prepared: Prepared, setting: Setting) -> Iterator[Adjustment]:
    """Yield what the mark at a line's end loses, where neither R40.1 nor R44 has told it."""
    if setting.trim and not {a.rule for a in setting.adjustments} & {"R40.1", "R44"}:
        last = setting.content - 1
        is_full = prepared.tails[last] == Tail.OPTIONAL
        yield Adjustment("R26" if is_full else "R22", last, -setting.trim)


def character_boxes(prepared: Prepared, setting: Setting) -> list[tuple[Length, Length]]:
    """Return left edge and width of every character of a line, indent included.

    White that was taken away belongs to the mark it was taken from; white that was added lies
    between boxes.  A space that vanished at the line's end has no width.
    """
    pens = pens_of(prepared, setting)
    lefts = [pen + setting.shift for pen in pens]
    rights = [
        left + width
        for left, width in zip(lefts, prepared.widths[setting.start : setting.content], strict=True)
    ]
    for at in range(setting.start + 1, setting.content):
        kern = prepared.pens[at] - prepared.sums[at]
        lost = -kern - min(0, setting.changes.get(at, 0)) if kern <= 0 else 0
        here = at - setting.start
        mark = _base(prepared, at - 1)
        if prepared.table.tails[prepared.kinds[mark]] != Tail.NONE and not _is_kept(
            prepared, mark, at
        ):
            behind = min(lost, prepared.table.half)
            _trim_box(lefts, rights, mark - setting.start, here - 1, behind)
            lost -= behind
        lefts[here] += lost
        if prepared.kinds[at - 1] in SPACES:
            rights[here - 1] = lefts[here]
    if lefts:
        lefts[0] = setting.shift
        mark = max(0, _base(prepared, setting.content - 1) - setting.start)
        _trim_box(lefts, rights, mark, len(rights) - 1, setting.trim)
    end = rights[-1] if rights else setting.shift
    boxes = [(left, right - left) for left, right in zip(lefts, rights, strict=True)]
    return boxes + [(end, 0)] * (setting.end - setting.content)


def _base(prepared: Prepared, at: int) -> int:
    """Return the character that a combining mark belongs to; any other itself."""
    while at and prepared.glued[at]:
        at -= 1
    return at


def _trim_box(
    lefts: list[Length], rights: list[Length], mark: int, last: int, amount: Length
) -> None:
    """Take white from a mark; the combining marks behind it have no box to trim, so they move."""
    rights[mark] -= amount
    for at in range(mark + 1, last + 1):
        lefts[at] -= amount
        rights[at] -= amount


def _is_kept(prepared: Prepared, mark: int, at: int) -> bool:
    """Tell whether a mark keeps its white before an opener that is half an em anyway (R22)."""
    return (
        prepared.composition.punctuation is Punctuation.KAIMING
        and prepared.kinds[at] == Kind.OPEN
        and prepared.table.tails[prepared.kinds[mark]] == Tail.OPTIONAL
    )
