"""Whole processes in pairs: ours, Typst, ours, Typst …, after both texts were read back."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from measure import Use, compare_text, measure, our_command, typst_command
from specimen import Specimen, make_specimen, write_issue, write_typst

# Characters that each program had to set, white left out; nothing is timed when any is lost.
COLD = {"BANMIAN_CACHE": "off"}


@dataclass(frozen=True, slots=True)
class Job:
    """One row: a name, the issue, whether the cache of subsets and pictures is filled."""

    name: str
    pages: int
    photos: str = ""
    is_warm: bool = False


JOBS = (
    Job("1 page, cold", 1),
    Job("1 page, cache warm", 1, is_warm=True),
    Job("16 pages, cold", 16),
    Job("16 pages, cache warm", 16, is_warm=True),
    Job("16 pages, 16 RGB photos, cold", 16, "rgb"),
    Job("16 pages, 16 RGB photos, cache warm", 16, "rgb", is_warm=True),
    Job("16 pages, 16 grey photos, cold", 16, "grey"),
)
HEADING = (
    "| work | CPU s | Typst CPU s | CPU ratio (min–max) | wall ratio (min–max) "
    "| peak MiB | Typst peak MiB |\n|---|---|---|---|---|---|---|"
)


class TextError(AssertionError):
    """A program lost text or made it up, so that its time counts for nothing."""


@dataclass(frozen=True, slots=True)
class Bench:
    """One job's files: the same issue for both programs, and where each writes."""

    job: Job
    specimen: Specimen
    folder: Path
    ours: tuple[str, ...]
    rival: tuple[str, ...]
    settings: Mapping[str, str]

    @property
    def pdfs(self) -> tuple[Path, Path]:
        """What the two programs write."""
        (ours,) = (self.folder / "ours").glob("*.pdf")
        return ours, self.folder / "typst.pdf"

    def run_ours(self) -> Use:
        """Set the issue with our command."""
        return measure(self.ours, self.folder / "complaints.txt", self.settings)

    def run_rival(self) -> Use:
        """Set the issue with Typst."""
        return measure(self.rival, self.folder / "complaints.txt")


def lay_out(job: Job, folder: Path) -> Bench:
    """Write a job's input for both programs."""
    folder.mkdir(parents=True, exist_ok=True)
    specimen = make_specimen(job.pages, job.photos)
    issue = write_issue(specimen, folder)
    source = write_typst(specimen, folder)
    return Bench(
        job,
        specimen,
        folder,
        tuple(our_command(issue, folder / "ours")),
        tuple(typst_command(source, folder / "typst.pdf")),
        {"BANMIAN_CACHE": str(folder / "cache")} if job.is_warm else COLD,
    )


def prove(bench: Bench) -> None:
    """Run both once, uncounted, and read both PDFs back.

    Raises TextError when a character is missing or too many, or the pages are not as many.
    """
    bench.run_ours()
    bench.run_rival()
    for pdf in bench.pdfs:
        pages, missing, extra = compare_text(pdf, bench.specimen.text)
        if pages != bench.job.pages or missing or extra:
            raise TextError(
                f"{bench.job.name}: {pdf.name}: {pages} pages, "
                f"missing {missing[:40]!r}, too many {extra[:40]!r}"
            )


def compare(bench: Bench, pairs: int) -> str:
    """Return a table row: medians of both, and medians of the pairs' ratios with their range."""
    ours: list[Use] = []
    rival: list[Use] = []
    for _ in range(pairs):
        ours.append(bench.run_ours())
        rival.append(bench.run_rival())
    cpu = [a.cpu / b.cpu for a, b in zip(ours, rival, strict=True)]
    wall = [a.wall / b.wall for a, b in zip(ours, rival, strict=True)]
    cells = (
        bench.job.name,
        f"{median(use.cpu for use in ours):.3f}",
        f"{median(use.cpu for use in rival):.3f}",
        _spread(cpu),
        _spread(wall),
        f"{median(use.peak for use in ours):.0f}",
        f"{median(use.peak for use in rival):.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _spread(ratios: Sequence[float]) -> str:
    return f"**{median(ratios):.2f}** ({min(ratios):.2f}–{max(ratios):.2f})"


def run_whole(folder: Path, pairs: int) -> None:
    """Print the table of whole processes."""
    print(f"Whole processes, {pairs} pairs each; bare `python -c pass` beside them:\n")
    bare = [
        measure([sys.executable, "-c", "pass"], folder / "complaints.txt") for _ in range(pairs + 1)
    ]
    print(f"bare Python: {median(use.cpu for use in bare[1:]) * 1000:.0f} ms CPU\n")
    print(HEADING)
    for i, job in enumerate(JOBS):
        bench = lay_out(job, folder / f"job-{i}")
        prove(bench)
        print(compare(bench, pairs), flush=True)
        size = [pdf.stat().st_size / 1e6 for pdf in bench.pdfs]
        count = sum(not c.isspace() for c in bench.specimen.text)
        print(
            f"  {job.name}: {count} characters, {len(set(bench.specimen.text))} distinct; "
            f"PDF {size[0]:.2f} MB, Typst's {size[1]:.2f} MB",
            file=sys.stderr,
        )
