"""What copyfit did to a story, in words: only what differs from the way it wants to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.diagnostics import Words
from layout.page.composer import Composer
from layout.page.fitting import Fit
from layout.page.headline import HeadBlock
from layout.page.module import Reported
from layout.units import PT, Length


def report_fit(
    composer: Composer, story: Reported, fit: Fit, own: HeadBlock, figures: Sequence[int]
) -> None:
    """Remark what of a story gave way (N310); ``own`` and ``figures`` are what it wanted."""
    for diagnostic in fit.heading.said:
        composer.report.repeat(diagnostic)
    report_changes(composer, story, _changes(fit, own, figures))


def report_changes(composer: Composer, story: Reported, changes: Iterator[Words]) -> None:
    """Remark changes to a story, all in one sentence; nothing where there is none."""
    found = tuple(changes)
    if found:
        words = Words("，".join(w.zh for w in found), ", ".join(w.en for w in found))
        composer.report.note("N310", story.span, story=story.id, changes=words)


def _changes(fit: Fit, own: HeadBlock, figures: Sequence[int]) -> Iterator[Words]:
    block = fit.heading.block
    if block.wording:
        yield tell_wording(block.wording)
    if block.wording == own.wording and block.size != own.size:
        sizes = _points(block.size), _points(own.size)
        yield Words(
            "标题{}磅（原{}磅）".format(*sizes), "its headline {} pt instead of {}".format(*sizes)
        )
    yield from tell_changes(fit.white, fit.figures, figures)
    for number, more in fit.setting.changes if fit.setting else ():
        lines = abs(more)
        yield Words(
            f"第{number}段{'多' if more > 0 else '少'}排{lines}行",
            f"paragraph {number} {lines} {'more' if more > 0 else 'fewer'}",
        )


def tell_changes(white: int, chosen: Sequence[int], natural: Sequence[int]) -> Iterator[Words]:
    """Tell of white at a head and of pictures."""
    if white:
        yield Words(f"题的上下多空{white}行", f"{white} lines of white at its head")
    yield from tell_pictures(chosen, natural)


def tell_wording(wording: int) -> Words:
    """Tell which of its wordings a headline has; the first has the number 0."""
    return Words(f"标题用第{wording + 1}种写法", f"wording {wording + 1} of its headline")


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
