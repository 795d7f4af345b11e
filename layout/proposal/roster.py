"""The roster (配稿单) told: which story came to which page and why, and which stay over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from layout.diagnostics import Report
from layout.proposal.fill import Dealt, Filling, Leftover, Reason

_WHY: Final[dict[Reason, tuple[str, str]]] = {
    Reason.GIVEN: ("编辑已放在这一版", "named on this page"),
    Reason.PAGE: ("稿件指定了版次", "wanted on this page"),
    Reason.SECTION: ("稿件指定了版面", "wanted in this section"),
    Reason.FRONT: ("最重要的稿件，做第一版头条", "the strongest story leads page 1"),
    Reason.LEAD: ("做这一版头条", "leads this page"),
    Reason.HOME: ("这一版专登这样的稿件", "the section is for stories of its kind"),
    Reason.ROOM: ("按篇幅、级别和图片分到这一版", "dealt here by room, rank and pictures"),
}


def report_filling(
    filling: Filling,
    report: Report,
    *,
    is_unasked: bool,
    cuts: Mapping[str, int] | None = None,
) -> None:
    """Report what stays over and pages that got nothing; with ``is_unasked`` the deal itself.

    ``cuts`` tells by id how many characters shorter a story was found to come in, 0 where its
    page has room for all of it.
    """
    given = [row for row in filling.dealt if row.reason is not Reason.GIVEN]
    if is_unasked and given:
        rows = (_list_page(given, number) for number in filling.numbers)
        report.warning("W391", filling.issue.span, pages="；".join(rows))
    for left in filling.left:
        _report_left(left, report, (cuts or {}).get(left.unplaced.item.id))
    for page in filling.issue.pages:
        if page.is_open and not page.items:
            report.warning("W115", page.span, number=page.number)


def _list_page(given: Iterable[Dealt], number: int) -> str:
    return f"{number}: " + "、".join(row.story for row in given if row.page == number)


def _report_left(left: Leftover, report: Report, cut: int | None) -> None:
    item = left.unplaced.item
    if not left.page:
        report.warning("W393", item.span, story=item.id)
    elif cut:
        report.warning("W395", item.span, story=item.id, page=left.page, amount=cut)
    elif left.over and cut is None:
        report.warning("W392", item.span, story=item.id, page=left.page, amount=left.over)
    else:
        report.warning("W394", item.span, story=item.id)


def describe_filling(filling: Filling) -> dict[str, object]:
    """Return a roster for machines."""
    return {
        "cost": filling.deal.cost,
        "bound": filling.deal.bound,
        "optimal": filling.is_optimal,
        "deals": filling.tried,
        "pages": [
            {
                "page": number,
                "filled": share,
                "stories": [
                    {"letter": row.letter, "story": row.story, "why": row.reason.value}
                    for row in filling.dealt
                    if row.page == number
                ],
            }
            for number, share in sorted(filling.shares.items())
        ],
        "left": [
            {"story": left.unplaced.item.id, "nearest": left.page, "lacks": left.over}
            for left in filling.left
        ],
    }


def write_filling(filling: Filling, lang: str) -> Iterable[str]:
    """Yield a roster as lines for people."""
    zh = lang == "zh"
    count = sum(row.reason is not Reason.GIVEN for row in filling.dealt)
    left, pages, cost = len(filling.left), len(filling.shares), filling.deal.cost
    yield (
        f"配稿　{count} 篇分到 {pages} 个版，留用 {left} 篇　代价 {cost}"
        if zh
        else f"Roster: {count} stories dealt to {pages} pages, {left} stay over, cost {cost}"
    )
    yield _write_proof(filling, zh=zh)
    sections = {page.number: page.section for page in filling.issue.pages}
    for number, share in sorted(filling.shares.items()):
        section = sections[number]
        name = section.text if section else ""
        yield (
            f"  第{number}版　{name}　稿件按原样占 {share}%"
            if zh
            else f"  Page {number} {name}: the stories fill {share} % at their natural size"
        )
        for row in filling.dealt:
            if row.page == number:
                yield f"    {row.letter} {row.story}　{_WHY[row.reason][not zh]}"
    for gone in filling.left:
        name = gone.unplaced.item.id
        yield f"  留用　{name}" if zh else f"  stays over: {name}"


def _write_proof(filling: Filling, *, zh: bool) -> str:
    tried = filling.tried
    again = ""
    if tried > 1:
        again = (
            f"，前 {tried - 1} 种分法有版排不出"
            if zh
            else f"; {tried - 1} deals before it left a page that cannot be made up"
        )
    if filling.is_optimal:
        text = "没有更好的分法" if zh else "no deal is cheaper"
    elif zh:
        text = f"{_write_bound(filling, zh=True)}，不保证最优"
    else:
        text = f"{_write_bound(filling, zh=False)}; not proved the best"
    return f"  {text}{again}"


def _write_bound(filling: Filling, *, zh: bool) -> str:
    """Tell why a deal is not proved: pages not made up, or deals not weighed."""
    deal = filling.deal
    wanting = sorted(set(filling.shares) - set(filling.proposals))
    if deal.is_optimal and wanting:
        numbers = "、".join(map(str, wanting)) if zh else ", ".join(map(str, wanting))
        return f"第{numbers}版没有排成" if zh else f"page {numbers} is not made up"
    # How much cheaper the best deal may be, in hundredths of this one's cost.
    gap = -(-100 * (deal.cost - deal.bound) // max(1, deal.cost))
    if zh:
        text = f"分法太多，比较到限定的步数为止；任何分法代价不低于 {deal.bound}"
        return f"{text}，至多比这个省 {gap}%"
    text = f"too many deals to weigh them all; none costs less than {deal.bound}"
    return f"{text}, {gap} % less than this one"
