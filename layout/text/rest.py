"""The rest of a paragraph behind a line end, ready for lines of another measure."""

from __future__ import annotations

from msgspec.structs import replace

from layout.text.prepare import Prepared


def cut_prepared(prepared: Prepared, start: int) -> Prepared:
    """Return a prepared paragraph from a line end on; it begins as a line does, with no indent.

    Nothing is classified again: what characters are was settled by the whole paragraph (R13, R72).
    Offsets count from the rest's own start.
    """
    pen = prepared.pens[start]
    pieces = tuple(
        replace(piece, start=max(0, piece.start - start), end=piece.end - start)
        for piece in prepared.pieces
        if piece.end > start
    )
    runs = (run for run in prepared.cells if run.end > start)
    # A mark that began before keeps its start: its line shows no beginning here.
    marks = (mark for mark in prepared.below if mark.end > start)
    shifts = {at - start: shift for at, shift in prepared.shifts.items() if at >= start}
    clusters = {at - start: more for at, more in prepared.clusters.items() if at >= start}
    has_links = any(piece.link for piece in pieces)
    is_single = len(pieces) == 1
    return replace(
        prepared,
        text=prepared.text[start:],
        indent=0,
        kinds=prepared.kinds[start:],
        sums=[0, *(width - pen for width in prepared.sums[start + 1 :])],
        pens=[x - pen for x in prepared.pens[start:]],
        # No line may end before the first character, as at any start.
        bound=b"\1" + prepared.bound[start + 1 :],
        glued=prepared.glued[start:],
        tiers=prepared.tiers[start:],
        stretch=prepared.stretch[start:],
        flex=prepared.flex[start:],
        flexed=[at - start for at in prepared.flexed if at >= start],
        tails=prepared.tails[start:],
        room=prepared.room[start:],
        penalties={at - start: cost for at, cost in prepared.penalties.items() if at > start},
        runt=max(0, prepared.runt - start),
        glyphs=prepared.glyphs[start:],
        widths=prepared.widths[start:],
        pieces=pieces,
        shifts=shifts,
        shifted=sorted(shifts),
        clusters=clusters,
        is_plain=prepared.is_simple and not shifts and is_single and not has_links,
        cells=tuple(replace(run, start=run.start - start, end=run.end - start) for run in runs),
        below=tuple(replace(m, start=m.start - start, end=m.end - start) for m in marks),
        has_links=has_links,
    )
