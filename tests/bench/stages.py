"""Where the time of one cold build goes: CPU of each stage in a fresh process, and its imports.

    python tests/bench/stages.py ISSUE

Run as a program it builds the issue once and prints a JSON list of [stage, CPU ms, peak MiB].
"""

# ruff: noqa: E402 - the clock is read before anything else is imported.
import time

_STARTED = time.process_time()

import contextlib
import gc
import importlib
import io
import json
import re
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|( +)(\S+)")


class Stages:
    """CPU milliseconds and peak MiB by stage, in the order the stages end; inner ones apart."""

    def __init__(self) -> None:
        self.rows: dict[str, list[float]] = {"Python starts": [_STARTED * 1000, 0]}
        self._inner = [0.0]

    def run(self, stage: str, step: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """Run a step as part of a stage."""
        started = time.process_time()
        self._inner.append(0.0)
        try:
            return step(*values, **named)
        finally:
            taken = time.process_time() - started
            own = taken - self._inner.pop()
            self._inner[-1] += taken
            row = self.rows.setdefault(stage, [0.0, 0.0])
            row[0] += own * 1000
            row[1] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

    def watch(self, module: Any, name: str, stage: str) -> None:
        """Count every call of a module's function to a stage."""
        step = getattr(module, name)
        setattr(module, name, lambda *values, **named: self.run(stage, step, *values, **named))


def build_in_stages(issue: Path) -> list[tuple[str, float, float]]:
    """Build an issue as ``banmian build`` does; return CPU milliseconds and peak by stage."""
    sys.path.insert(0, str(ROOT))
    # As layout/__main__.py does.
    gc.disable()
    stages = Stages()
    load = importlib.import_module
    cli = stages.run("import cli", load, "layout.cli")
    build = stages.run("import read, text, page, font", load, "layout.build")
    preview = stages.run("import the writer", load, "layout.write.preview")
    fonts = stages.run("import the writer", load, "layout.write.pdf.fonts")
    book = stages.run("import the writer", load, "layout.write.pdf.book")
    composer = stages.run("import read, text, page, font", load, "layout.page.composer")
    stages.run("import uharfbuzz", load, "uharfbuzz")
    stages.watch(build, "read_issue", "read the issue")
    stages.watch(build, "load_faces", "open the fonts")
    stages.watch(build, "make_up", "make up the pages")
    stages.watch(composer, "prepare", "prepare text")
    stages.watch(preview, "prepare_plates", "convert pictures")
    stages.watch(fonts, "subset_face", "subset fonts")
    stages.watch(book, "write_content", "content streams")
    stages.watch(preview, "write_pdf", "the rest of the PDF")
    order = ["build", str(issue), "-o", str(issue.parent / "staged"), "--dpi", "0"]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        code = stages.run("arguments, messages, saving", cli.main, order)
    assert code == 0
    return [(stage, *row) for stage, row in stages.rows.items()]


def run_stages(issue: Path, environment: dict[str, str], rounds: int = 9) -> None:
    """Print a table of stages, medians over fresh processes."""
    environment = environment | {"BANMIAN_CACHE": "off"}
    command = [sys.executable, __file__, str(issue)]
    taken: dict[str, list[float]] = defaultdict(list)
    peaks: dict[str, list[float]] = defaultdict(list)
    for i in range(rounds + 1):
        rows = json.loads(subprocess.check_output(command, env=environment, cwd=ROOT))
        for stage, cpu, peak in rows if i else ():
            taken[stage].append(cpu)
            peaks[stage].append(peak)
    total = sum(median(times) for times in taken.values())
    print("| stage | CPU ms | share | peak MiB after it |\n|---|---|---|---|")
    for stage, times in taken.items():
        own = median(times)
        print(f"| {stage} | {own:.1f} | {own / total:.0%} | {median(peaks[stage]):.0f} |")
    print(f"| sum | {total:.1f} | | |")


def run_imports(issue: Path, folder: Path, environment: dict[str, str], most: int = 12) -> None:
    """Print what the imports of a build cost by top-level package, and the dearest modules."""
    command = [sys.executable, "-X", "importtime", "-m", "layout.cli", "build", str(issue)]
    command = [c if c != "layout.cli" else "layout" for c in command]
    command += ["-o", str(folder / "imports"), "--dpi", "0"]
    for _ in range(2):
        said = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True)
    found = _IMPORT.findall(said.stderr.decode("utf-8", "replace"))
    packages: dict[str, int] = defaultdict(int)
    for own, _, _, name in found:
        top = name.partition(".")[0]
        packages[top if top in _OURS else "standard library"] += int(own)
    print(f"{len(found)} modules imported, {sum(packages.values()) / 1000:.0f} ms\n")
    print("| package | own ms |\n|---|---|")
    for name, own in sorted(packages.items(), key=lambda row: -row[1]):
        print(f"| {name} | {own / 1000:.1f} |")
    print("\n| module | own ms |\n|---|---|")
    for own, _, _, name in sorted(found, key=lambda row: -int(row[0]))[:most]:
        print(f"| {name} | {int(own) / 1000:.1f} |")


_OURS = frozenset(("layout", "yaml", "uharfbuzz", "reportlab", "PIL", "pypdfium2", "fontTools"))

if __name__ == "__main__":
    print(json.dumps(build_in_stages(Path(sys.argv[1]))))
