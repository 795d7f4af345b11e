"""Microseconds a character for preparing and breaking, and how well the lines come out.

    python tests/bench/bench_text.py [--measure 13] [--copy FILE]

Prints CPU time; asserts nothing.
"""

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

from layout.diagnostics import Report, Span
from layout.font import load_faces
from layout.model.phrase import Phrase
from layout.style import Composition
from layout.text import Paragraph, Run, prepare, set_lines
from layout.text.breaks import find_breaks
from layout.units import PT

sys.path.insert(0, str(Path(__file__).parent))
from newspaper_copy import write_copy

SIZE = 9 * PT
MARKS = set("，。、；：！？“”‘’（）《》—…·,.:;!?()")


def paragraph(text: str) -> Paragraph:
    run = Run(Phrase(text, Span("copy", 1, 1)), "song", 400)
    return Paragraph(runs=(run,), size=SIZE, composition=Composition(), indent=2 * SIZE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--measure", type=int, default=12)
    options.add_argument("--characters", type=int, default=84_000)
    options.add_argument("--copy", type=Path)
    options.add_argument("--rounds", type=int, default=7)
    chosen = options.parse_args()
    if chosen.copy:
        texts = [t for t in chosen.copy.read_text(encoding="utf-8").split("\n") if len(t) > 30]
    else:
        texts = write_copy(chosen.characters)
    count = sum(map(len, texts))
    faces = load_faces(Report())
    measure = chosen.measure * SIZE
    paragraphs = [paragraph(t) for t in texts]
    marks = sum(c in MARKS for t in texts for c in t)
    print(f"{count} characters, {len(texts)} paragraphs, {marks / count:.1%} marks, "
          f"measure {chosen.measure} em")  # fmt: skip
    rounds = []
    for _ in range(chosen.rounds):
        clock = time.process_time()
        prepared = [prepare(p, faces, Report()) for p in paragraphs]
        ready = time.process_time()
        ends = [find_breaks(p, measure) for p in prepared]
        broken = time.process_time()
        lines = [set_lines(p, measure) for p in prepared]
        done = time.process_time()
        rounds.append((ready - clock, broken - ready, done - broken))
    for name, times in (("first", rounds[0]), ("best", tuple(map(min, zip(*rounds, strict=True))))):
        each = [1e6 * t / count for t in times]
        print(f"{name} round, µs a character: prepare {each[0]:.3f}  break {each[1]:.3f}  "
              f"break and set {each[2]:.3f}")  # fmt: skip
    tell_quality(lines)
    assert sum(map(len, ends)) == sum(map(len, lines))


def tell_quality(paragraphs: list) -> None:
    full = [line for lines in paragraphs for line in lines[:-1]]
    rules = Counter(a.rule for line in full for a in line.adjustments)
    share = [sum(line.tracking > t for line in full) / len(full) for t in (50, 90, 150)]
    lone = sum(len(lines) > 1 and sum(c not in MARKS for c in lines[-1].text) < 2
               for lines in paragraphs)  # fmt: skip
    print(f"{sum(map(len, paragraphs))} lines; tracked > 0.05 em {share[0]:.2%}, > 0.09 em "
          f"{share[1]:.2%}, > 0.15 em {share[2]:.2%}; lone characters {lone}")  # fmt: skip
    print("untouched", sum(not line.tracking and not line.adjustments for line in full) / len(full))
    print(dict(sorted(rules.items())))


if __name__ == "__main__":
    main()
