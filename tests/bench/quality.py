"""How well lines come out, ours beside Typst's: the same paragraphs, both PDFs read by one reader.

The reader is the audit (``banmian audit``), which shares no code with what sets our lines.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from columns import INDENT, SIZE, prepare_all, set_ours, set_typst
from fewest import count_fewest
from newspaper_copy import SENTENCES

from layout.audit import Limits, Verdict, audit_file
from layout.diagnostics import Report
from layout.font import load_faces
from layout.units import PT

MARKS = frozenset("，。、；：！？“”‘’（）《》『』—…·")
# News has paragraphs of 60 to 400 characters, 140 on the average, and 9.5 % marks; the sentences
# of the benches have 13 %, so that many of their pauses are left out.
SHORTEST, LONGEST, AVERAGE = 60, 400, 140
DROPPED = 0.52
PAUSES = frozenset("，、")
REPLACED = 0.1
HAN = range(0x4E00, 0x9FA6)
HEADING = (
    "| em | set by | lines | full lines | > 0.05 em | > 0.09 em | > 0.15 em "
    "| one character on the last line | forbidden edges | lines not the measure |\n"
    "|---|---|---|---|---|---|---|---|---|---|"
)
SETTERS: dict[str, Callable[[list[str], int, Path], Path]] = {
    "Banmian": set_ours,
    "Typst": set_typst,
}


@dataclass(frozen=True, slots=True)
class Loose:
    """A line opened too far, and by how many thousandths of an em."""

    tracking: int
    text: str


def write_paragraphs(count: int, seed: int = 5) -> list[str]:
    """Return invented paragraphs with the lengths and the marks of news."""
    chance = random.Random(seed)
    return [_write_one(chance) for _ in range(count)]


def _write_one(chance: random.Random) -> str:
    wanted = min(LONGEST, SHORTEST + chance.expovariate(1 / (AVERAGE - SHORTEST)))
    text = ""
    while len(text) < wanted:
        text += chance.choice(SENTENCES)
    if len(text) > LONGEST:
        text = text[: text.rindex("。", 0, LONGEST) + 1]
    kept = (c for c in text if c not in PAUSES or chance.random() >= DROPPED)
    return "".join(
        chr(chance.choice(HAN)) if ord(c) in HAN and chance.random() < REPLACED else c for c in kept
    )


def judge(pdf: Path) -> Verdict:
    """Return what the audit says of a PDF; raises LayoutError when it cannot be read."""
    report = Report()
    verdict = audit_file(pdf, None, Limits(), report)
    report.check()
    return verdict


def tell_row(name: str, measure: int, verdict: Verdict, paragraphs: int) -> str:
    """Return a row of the table; a paragraph that the reader missed would falsify all of it."""
    sums = verdict.sums
    if sums.paragraphs != paragraphs:
        raise RuntimeError(f"{name}: {sums.paragraphs} of {paragraphs} paragraphs read, {sums}")
    uneven = sum(f.rule == "R27" for f in verdict.findings)
    cells = [measure, name, sums.lines, sums.inner]
    cells += [f"{n} ({n / sums.inner:.2%})" for n in (sums.over_noted, sums.over_warned)]
    cells += [sums.over_wrong, f"{sums.lone} ({sums.lone / paragraphs:.1%})", sums.edges, uneven]
    return f"| {' | '.join(map(str, cells))} |"


def tell_fewest(paragraphs: list[str], measure: int) -> str:
    """Return a row of the fewest loose lines that our rules permit, whatever lines cost."""
    report = Report()
    prepared = prepare_all(paragraphs, load_faces(report), report)
    fewest = count_fewest(prepared, measure * round(SIZE * PT))
    shares = [f"{n} ({n / fewest.full:.2%})" for n in (fewest.noted, fewest.warned)]
    cells = [measure, "the fewest by our rules", "", fewest.full, *shares, "", "", "", ""]
    return f"| {' | '.join(map(str, cells))} |"


def find_worst(verdict: Verdict, count: int) -> list[Loose]:
    """Return the lines opened farthest."""
    loose = [Loose(f.measured, f.text) for f in verdict.findings if f.rule == "R42"]
    return sorted(loose, key=lambda line: (-line.tracking, line.text))[:count]


def compare(paragraphs: list[str], measures: Sequence[int], worst: int, folder: Path) -> None:
    """Print the table, and our worst lines of the first measure."""
    print(HEADING)
    shown: list[Loose] = []
    for measure in measures:
        for name, set_paragraphs in SETTERS.items():
            place = folder / f"{measure}-{name}"
            place.mkdir()
            verdict = judge(set_paragraphs(paragraphs, measure, place))
            print(tell_row(name, measure, verdict, len(paragraphs)), flush=True)
            shown = shown or find_worst(verdict, worst)
        print(tell_fewest(paragraphs, measure), flush=True)
    for line in shown:
        print(f"  {line.tracking / 1000:.3f} em  {line.text}")


def read_paragraphs(copy: Path | None) -> list[str]:
    """Return the paragraphs of a file, one a line, or invented ones."""
    if copy is None:
        return write_paragraphs(200)
    lines = copy.read_text(encoding="utf-8").split("\n")
    return [line.strip() for line in lines if line.strip()]


def run_quality(folder: Path, copy: Path | None, measures: Sequence[int], worst: int) -> None:
    """Print the table for paragraphs of a file, or for invented ones."""
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs = read_paragraphs(copy)
    characters = sum(map(len, paragraphs))
    marks = sum(c in MARKS for text in paragraphs for c in text)
    print(
        f"{len(paragraphs)} paragraphs, {characters} characters, {marks / characters:.1%} marks, "
        f"indent {INDENT} em\n"
    )
    compare(paragraphs, measures, worst, folder)
