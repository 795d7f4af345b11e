"""Measure how fast and how well an issue becomes a PDF, against Typst; asserts no figure.

    python tests/bench/run.py [whole|micro|stages|quality|all] [--pairs N]
    python tests/bench/run.py quality [--copy FILE] [--measures 12,14,16] [--worst N]

``quality`` measures how well lines come out instead; a file of copy has one paragraph a line.
Needs the dependency group ``bench`` (Typst) for ``whole`` and ``quality``.
"""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]


def describe_machine() -> str:
    """Return what of the machine bears on speed."""
    import os

    model = platform.processor() or "unknown processor"
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{model}, {os.cpu_count()} cores, CPython {platform.python_version()}"


def main() -> None:
    """Run what was asked for in a folder that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "part", nargs="?", default="all", choices=("whole", "micro", "stages", "quality", "all")
    )
    parser.add_argument("--pairs", type=int, default=9, help="pairs of runs, rounds of a part")
    parser.add_argument("--copy", type=Path, help="paragraphs to set, one a line")
    parser.add_argument("--measures", default="12,14,16", help="in em")
    parser.add_argument("--worst", type=int, default=0, help="our loosest lines to print")
    chosen = parser.parse_args()
    print(f"{describe_machine()}\n")
    with tempfile.TemporaryDirectory(prefix="banmian-bench-") as folder:
        for part in PARTS if chosen.part == "all" else (chosen.part,):
            PARTS[part](Path(folder), chosen)
            print()


def _whole(folder: Path, chosen: argparse.Namespace) -> None:
    from whole import run_whole

    run_whole(folder, chosen.pairs)


def _micro(folder: Path, chosen: argparse.Namespace) -> None:
    from micro import run_micro

    run_micro(folder / "micro", chosen.pairs)


def _quality(folder: Path, chosen: argparse.Namespace) -> None:
    from quality import run_quality

    measures = [int(part) for part in chosen.measures.split(",")]
    run_quality(folder / "quality", chosen.copy, measures, chosen.worst)


def _stages(folder: Path, chosen: argparse.Namespace) -> None:
    from measure import clean_environment
    from specimen import make_specimen, write_issue
    from stages import run_imports, run_stages

    environment = clean_environment(folder)
    for pages, photos in ((1, ""), (16, "rgb")):
        name = f"{pages}-{photos or 'text'}"
        issue = write_issue(make_specimen(pages, photos), folder / name)
        print(f"Stages of a cold build, {name}, PDF only:\n")
        run_stages(issue, environment, chosen.pairs)
        print()
        if pages == 1:
            run_imports(issue, folder, environment)
            print()


PARTS = {"whole": _whole, "micro": _micro, "stages": _stages, "quality": _quality}

if __name__ == "__main__":
    main()
