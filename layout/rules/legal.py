"""Rules of the law on how a paper looks (报纸期刊质量管理规定, 国新出发〔2020〕10号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from layout.display import Group, Role
from layout.rules.finding import Finding
from layout.rules.finished import Finished, groups_of, runs_of, text_of
from layout.units import PT

_CN = re.compile(r"(?:CN\s*)?(\d{2})-(\d{4})(?:/.*)?")
# GB/T 9999: areas 10 to 65; newspapers are numbered 0001 to 0999.
_AREAS, _NEWSPAPERS = range(10, 66), range(1, 1000)
# What the imprint has to tell beside date, number and pages, which are always printed.
_TOLD = (
    "cn", "supervisor", "sponsor", "publisher", "address", "contact", "printer", "distribution",
    "price",
)  # fmt: skip
_WORD = "广告"
_JUMP_OUT = re.compile(r"下转第?\s*(\d+)\s*版")
_JUMP_IN = re.compile(r"上接第?\s*(\d+)\s*版")


def find_small_nameplate(finished: Finished) -> Iterator[Finding]:
    """L1: page 1 has a nameplate, larger than every other text on it."""
    if finished.page.number != 1:
        return
    plates = list(groups_of(finished.items, Role.NAMEPLATE))
    name = max((run.size for run in runs_of(plates)), default=0)
    others = [item for item in finished.items if item not in plates]
    rest = max((run.size for run in runs_of(others)), default=0)
    if name <= rest:
        yield Finding("L1", (), 1, 1, name // PT, rest // PT, is_hard=True)


def find_short_imprint(finished: Finished) -> Iterator[Finding]:
    """L2: the imprint tells who makes, prints and sells the paper, and for how much."""
    if finished.page.number != 1:
        return
    imprint = finished.issue.paper.imprint
    told = [getattr(imprint, name) is not None for name in _TOLD]
    told.append(finished.issue.number is not None)
    if not all(told):
        yield Finding("L2", (), 1, 1, sum(told), len(told))


def find_bad_number(finished: Finished) -> Iterator[Finding]:
    """L3: the CN number is that of a newspaper."""
    cn = finished.issue.paper.imprint.cn
    if finished.page.number != 1 or cn is None:
        return
    found = _CN.fullmatch(cn.text.strip())
    if not found or int(found[1]) not in _AREAS or int(found[2]) not in _NEWSPAPERS:
        yield Finding("L3", (), 1, 1, 0, 1, is_hard=True)


def find_lost_folio(finished: Finished) -> Iterator[Finding]:
    """L4: every page tells its number in the folio, always at the same place, in order."""
    folios = list(groups_of(finished.items, Role.FOLIO))
    edges = {run.origin.y for run in runs_of(folios)}
    told = [number for page in finished.issue.pages for number in page.numbers]
    is_in_order = told == list(range(1, len(told) + 1))
    halves = finished.page.halves
    for half, folio in zip_longest(halves, folios[: len(halves)]):
        is_there = folio is not None and f"第{half.number}版" in text_of([folio])
        if not is_there or len(edges) != 1 or not is_in_order:
            yield Finding("L4", (), half.column + 1, 1, 0, half.number, is_hard=True)


def find_unmarked_advertisements(finished: Finished) -> Iterator[Finding]:
    """L5: every advertisement says that it is one."""
    for block, group in finished.stories():
        if block.kind == "advertisement" and _WORD not in text_of(group.items):
            place = (block.slab.column + 1, block.top + 1)
            yield Finding("L5", (block.letter,), *place, 0, 1, is_hard=True)


def find_lone_jumps(pages: tuple[Finished, ...]) -> Iterator[tuple[Finished, Finding]]:
    """H12: 下转 and 上接 come in pairs, and a story jumps once."""
    outs = {(own, n) for page in pages for own, n in _find_jumps(page, _JUMP_OUT)}
    ins = {(n, own) for page in pages for own, n in _find_jumps(page, _JUMP_IN)}
    for page in pages:
        for start, end in sorted(outs ^ ins):
            own = start if (start, end) in outs else end
            if own in page.page.numbers:
                other = end if own == start else start
                yield page, Finding("H12", (), 1, 1, own, other, is_hard=True)


def _find_jumps(page: Finished, line: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the number of the page that a jump line's story stands on, and the one it tells."""
    letters = {item.id: letter for letter, item in page.page.items}
    for group in page.items:
        if isinstance(group, Group) and group.story:
            for number in line.findall(text_of([group])):
                yield page.page.number_of(letters.get(group.story, "")), int(number)
