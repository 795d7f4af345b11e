"""Measure how fast an issue becomes a PDF, against Typst and part by part; asserts no time.

    python tests/bench/run.py [whole|micro|stages|all] [--pairs N]

Needs the dependency group ``bench`` (Typst) for ``whole``.
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
        "part", nargs="?", default="all", choices=("whole", "micro", "stages", "all")
    )
    parser.add_argument("--pairs", type=int, default=9, help="pairs of runs, rounds of a part")
    chosen = parser.parse_args()
    print(f"{describe_machine()}\n")
    with tempfile.TemporaryDirectory(prefix="banmian-bench-") as folder:
        for part in PARTS if chosen.part == "all" else (chosen.part,):
            PARTS[part](Path(folder), chosen.pairs)
            print()


def _whole(folder: Path, pairs: int) -> None:
    from whole import run_whole

    run_whole(folder, pairs)


def _micro(folder: Path, pairs: int) -> None:
    from micro import run_micro

    run_micro(folder / "micro", pairs)


def _stages(folder: Path, pairs: int) -> None:
    from measure import clean_environment
    from specimen import make_specimen, write_issue
    from stages import run_imports, run_stages

    environment = clean_environment(folder)
    for pages, photos in ((1, ""), (16, "rgb")):
        name = f"{pages}-{photos or 'text'}"
        issue = write_issue(make_specimen(pages, photos), folder / name)
        print(f"Stages of a cold build, {name}, PDF only:\n")
        run_stages(issue, environment, pairs)
        print()
        if pages == 1:
            run_imports(issue, folder, environment)
            print()


PARTS = {"whole": _whole, "micro": _micro, "stages": _stages}

if __name__ == "__main__":
    main()
