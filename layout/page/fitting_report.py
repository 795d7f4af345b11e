"""What copyfit did to a story, in words: only what differs from the way it wants to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from layout.diagnostics import Words
from layout.page.composer import Composer
from layout.page.fitting import Fit
from layout.page.headline import HeadBlock
from layout.page.module import Reported
from layout.units import PT, Length


def report_fit(
    composer: Composer,
    story: Reported,
    fit: Fit,
    own: HeadBlock,
    figures: Sequence[int],
    remarks: Sequence[Words] = (),
) -> None:
    """Remark what of a story gave way (N310); ``own`` and ``figures`` are what it wanted.

    ``remarks`` tell what else of it did, before it was fitted.
    """
    for diagnostic in fit.heading.said:
        composer.report.repeat(diagnostic)
    report_changes(composer, story, (*remarks, *tell_fit(fit, own, figures)))


def report_changes(composer: Composer, story: Reported, changes: Iterable[Words]) -> None:
    """Remark changes to a story, all in one sentence; nothing where there is none."""
    found = tuple(changes)
    if found:
        words = Words("，".join(w.zh for w in found), ", ".join(w.en for w in found))
        composer.report.note("N310", story.span, story=story.id, changes=words)


def tell_fit(fit: Fit, own: HeadBlock, figures: Sequence[int]) -> Iterator[Words]:
    """Tell what of a story is not as it wants to be."""
    yield from tell_head(fit.heading.block, own)
    yield from tell_white(fit.white)
    yield from tell_pictures(fit.figures, figures)
    yield from tell_paragraphs(fit.setting.changes if fit.setting else ())


def tell_head(block: HeadBlock, own: HeadBlock) -> Iterator[Words]:
    """Tell of a headline in a later wording, or in another size than it wants."""
    if block.wording:
        number = block.wording + 1
        yield Words(f"标题用第{number}种写法", f"wording {number} of its headline")
    if block.wording == own.wording and block.size != own.size:
        sizes = _points(block.size), _points(own.size)
        yield Words(
            "标题{}磅（原{}磅）".format(*sizes), "its headline {} pt instead of {}".format(*sizes)
        )


def tell_white(white: int) -> Iterator[Words]:
    """Tell of lines of white at a head."""
    if white:
        lines = "line" if white == 1 else "lines"
        yield Words(f"题的上下多空{white}行", f"{white} {lines} of white at its head")


def tell_paragraphs(changes: Iterable[tuple[int, int]]) -> Iterator[Words]:
    """Tell of paragraphs, by their number, that have lines more or fewer than at their best."""
    for number, more in changes:
        yield tell_lines(f"第{number}段", f"paragraph {number}", more)


def tell_lines(zh: str, en: str, more: int) -> Words:
    """Tell of a paragraph that has lines more or fewer than at its best."""
    lines, is_more = abs(more), more > 0
    unit = "line" if lines == 1 else "lines"
    return Words(
        f"{zh}{'多' if is_more else '少'}排{lines}行",
        f"{en} {lines} {unit} {'longer' if is_more else 'shorter'}",
    )


def tell_pictures(chosen: Sequence[int], natural: Sequence[int]) -> Iterator[Words]:
    """Tell of pictures that are not as deep as they want to be."""
    for number, (lines, own) in enumerate(zip(chosen, natural, strict=True), 1):
        if lines != own:
            which = str(number) if len(chosen) > 1 else ""
            yield Words(
                f"图{which}高{lines}行（原{own}行）" if which else f"图片高{lines}行（原{own}行）",
                f"picture {which} {lines} lines deep instead of {own}".replace("  ", " "),
            )


def _points(size: Length) -> str:
    return f"{size / PT:g}"
