"""Whole processes measured from outside, and PDFs read back to see that all text is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TYPST = (
    "import sys, typst; "
    "typst.compile(sys.argv[1], sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)"
)
# Linux counts the parent's peak memory into a child's, so a small process of its own starts each
# one; its wall clock runs from the start of the child to its end.
_LAUNCHER = """
import json, os, sys, time
clock = time.perf_counter()
out = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
       (os.POSIX_SPAWN_OPEN, 2, sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=out)
_, status, use = os.wait4(pid, 0)
wall = time.perf_counter() - clock
print(json.dumps([os.waitstatus_to_exitcode(status), use.ru_utime + use.ru_stime, wall,
                  use.ru_maxrss / 1024]))
"""


@dataclass(frozen=True, slots=True)
class Use:
    """What one process took: CPU (user and system) and wall seconds, peak MiB."""

    cpu: float
    wall: float
    peak: float


def measure(
    command: Sequence[str], complaints: Path, settings: Mapping[str, str] | None = None
) -> Use:
    """Run a command to its end; raises RuntimeError with what it said when it fails."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(complaints), *command],
        cwd=ROOT,
        env=clean_environment(complaints.parent) | (settings or {}),
        stdout=subprocess.PIPE,
        check=True,
    )
    code, cpu, wall, peak = json.loads(done.stdout)
    if code:
        said = complaints.read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"{command[:4]} exited with {code}:\n{said[-2000:]}")
    return Use(cpu, wall, peak)


def clean_environment(folder: Path) -> dict[str, str]:
    """Return the environment without Python's own settings; compiled modules are kept in a folder.

    An installed program has its modules compiled, which a checkout where Python may not write has
    not; the first, uncounted run of each command compiles them.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def our_command(issue: Path, folder: Path) -> list[str]:
    """Return the command that writes the issue's PDF and no page pictures."""
    return [sys.executable, "-m", "layout", "build", str(issue), "-o", str(folder), "--dpi", "0"]


def typst_command(source: Path, pdf: Path) -> list[str]:
    """Return the command that makes Typst write its PDF with the same font files."""
    return [sys.executable, "-c", TYPST, str(source), str(pdf), str(ROOT / "fonts/noto-serif-sc")]


def read_pdf(pdf: Path) -> tuple[int, Counter[str]]:
    """Return a PDF's pages and its characters, white left out, as pdfium extracts them."""
    import pypdfium2

    count: Counter[str] = Counter()
    with pypdfium2.PdfDocument(pdf.read_bytes()) as document:
        pages = len(document)
        for page in document:
            count.update(c for c in page.get_textpage().get_text_range() if not c.isspace())
    return pages, count


def compare_text(pdf: Path, wanted: str) -> tuple[int, str, str]:
    """Return a PDF's pages, the characters missing from it, and those too many in it."""
    pages, found = read_pdf(pdf)
    expected = Counter(c for c in wanted if not c.isspace())
    missing, extra = expected - found, found - expected
    return pages, "".join(missing.elements()), "".join(extra.elements())
