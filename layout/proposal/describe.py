"""Proposals told: as a map for editors, as data for machines."""

from __future__ import annotations

from collections.abc import Iterable

from layout.page.plan import Block
from layout.proposal.propose import Proposal, Proposals


def describe_proposals(proposals: Proposals) -> dict[str, object]:
    """Return a page's proposals for machines."""
    return {
        "page": proposals.problem.page.number,
        "profile": proposals.problem.profile.name,
        "lines": proposals.problem.lines,
        "optimal": proposals.is_optimal,
        "bound": proposals.bound,
        "wider": proposals.slack.wider,
        "white": proposals.slack.white,
        "zones": proposals.has_zones,
        "proposals": [_describe(proposal) for proposal in proposals.best],
    }


def _describe(proposal: Proposal) -> dict[str, object]:
    return {
        "cost": proposal.cost,
        "dummy": list(map_rows(proposal)),
        "slots": {block.letter: _describe_block(block) for block in proposal.plan.blocks},
        "rules": [
            {
                "rule": f.rule,
                "stories": list(f.letters),
                "measured": f.measured,
                "limit": f.limit,
                "cost": f.cost,
            }
            for f in proposal.findings
        ],
    }


def _describe_block(block: Block) -> dict[str, object]:
    room = block.facts.room
    return {
        "story": block.story,
        "column": block.slab.column + 1,
        "columns": block.slab.columns,
        "line": block.top + 1,
        "lines": block.lines,
        "legs": block.facts.legs,
        "characters": characters_of(block),
        "least": room.least,
        "natural": room.natural,
        "most": room.most,
    }


def map_rows(proposal: Proposal) -> Iterable[str]:
    """Return the rows of a proposal's map, each with its depth."""
    for row, depth in zip(proposal.dummy.rows, proposal.dummy.heights, strict=True):
        yield f"{row} {depth}"


def characters_of(block: Block) -> int:
    """Return the characters that a slot has room for under its head, its pictures' room too.

    0 for what is made of pictures.
    """
    facts = block.facts
    if block.kind not in ("story", "briefs"):
        return 0
    return max(0, block.lines - facts.head_lines) * facts.legs * facts.characters


def write_proposals(proposals: Proposals, lang: str) -> Iterable[str]:
    """Yield a page's proposals as lines for people."""
    zh = lang == "zh"
    page, lines = proposals.problem.page.label, proposals.problem.lines
    yield f"第{page}版　{lines}行" if zh else f"Page {page}, {lines} lines"
    for number, proposal in enumerate(proposals.best, 1):
        yield ""
        yield (
            f"方案{number}　代价 {proposal.cost}"
            if zh
            else f"Proposal {number}, cost {proposal.cost}"
        )
        if number == 1:
            yield _write_proof(proposals, zh=zh)
        for row in map_rows(proposal):
            yield f"    {row}"
        for block in proposal.plan.blocks:
            yield "  " + _write_slot(block, zh=zh)
        paid = "；".join(
            f"{finding.rule} {''.join(finding.letters)} {finding.cost}"
            for finding in proposal.findings
            if finding.cost
        )
        if paid:
            yield (f"  计价：{paid}" if zh else f"  pays for: {paid}")


def _write_proof(proposals: Proposals, *, zh: bool) -> str:
    best, bound = proposals.best[0].cost, proposals.bound
    if proposals.problem.page.right is not None:
        return (
            "跨版：一篇跨中缝，其余分在左右两版，各版内比较过全部剖法：不保证最优"
            if zh
            else "one story over the fold, each page cut in every way: not proved the best"
        )
    if proposals.has_zones:
        return (
            "稿件多，先分两区再各自排：不保证最优"
            if zh
            else "made up in two zones, since the stories are many: not proved the best"
        )
    if proposals.is_optimal:
        return (
            "全部逐次对剖的版式中最优"
            if zh
            else "the best of all pages made by cutting right across"
        )
    return (
        f"尚未证明最优：任何这样的版式代价不低于 {bound}，本方案 {best}"
        if zh
        else f"not proved the best: no such page costs less than {bound}, this one {best}"
    )


def _write_slot(block: Block, *, zh: bool) -> str:
    room, slab = block.facts.room, block.slab
    words = characters_of(block)
    if zh:
        text = f"，容{words}字" if words else ""
        return f"{block.letter} {block.story}　{slab.columns}栏×{block.lines}行{text}"
    text = f", room for {words} characters" if words else ""
    return (
        f"{block.letter} {block.story}: {slab.columns} columns × {block.lines} lines{text} "
        f"(wants {room.least}–{room.most})"
    )
