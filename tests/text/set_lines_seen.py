"""What the tests of composition look at in a line."""


def line_width(line) -> int:
    """Return the right edge of a line's glyphs."""
    return max((run.x + run.width for run in line.runs), default=0)


def faults_of(line) -> set[str]:
    """Return the rules that had to give."""
    return {a.rule for a in line.adjustments} & {"R1", "R6", "R41", "R42", "R54"}
