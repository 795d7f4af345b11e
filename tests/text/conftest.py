"""What the tests of composition share: the program's faces and short ways to set a text."""

from collections.abc import Callable

import pytest

from layout.diagnostics import Report, Span
from layout.font import Faces
from layout.model.phrase import Phrase
from layout.style import Align, Composition
from layout.text import Paragraph, Prepared, Run, prepare
from layout.units import PT

SIZE = 9 * PT


@pytest.fixture(scope="session")
def ready(faces: Faces) -> Callable[..., Prepared]:
    """Prepare a text, or texts in several faces, without an indent."""

    def ready(
        *texts: str,
        size: int = SIZE,
        indent: int = 0,
        align: Align = Align.JUSTIFY,
        report: Report | None = None,
        face: tuple[str, int] = ("song", 400),
        **composition: object,
    ) -> Prepared:
        others = [face, ("hei", 700), ("kai", 400), ("song", 900)]
        runs = []
        column = 1
        for number, text in enumerate(texts):
            phrase = Phrase(text, Span("copy", 1, column))
            runs.append(Run(phrase, *others[number % len(others)]))
            column += len(text)
        paragraph = Paragraph(
            runs=tuple(runs),
            size=size,
            composition=Composition(**composition),
            indent=indent * size,
            align=align,
        )
        return prepare(paragraph, faces, report or Report())

    return ready
