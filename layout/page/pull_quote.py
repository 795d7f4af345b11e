"""Pull quotes (引语): words in larger type among a story's text, between rules or under a mark.

They take whole body lines.  Words that the story's text has too are a REPEAT: drawn, and left out
of what is read aloud.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from layout.color import BLACK
from layout.diagnostics import Span
from layout.display import Group, Item, Role, Rule
from layout.geometry import Point, Rect
from layout.model import Paragraph, Phrase, PullQuote, QuoteForm, Story
from layout.page.composer import Composer, line_group
from layout.page.cut import break_rank
from layout.page.figure import Depths
from layout.page.grid import Grid, baseline_in
from layout.style import Align
from layout.text import Line
from layout.units import Length, scale

# In thousandths of the quote's size: from a line to the next, from a rule to the type, from the
# words to their source.  Chosen by eye.
_PITCH: Final = 1350
_PAD: Final = 550
_GAP: Final = 350
# The large mark over the words: its size, and how deep the half of its em box is that has its ink.
_MARK_SIZE: Final = 3000
_MARK_DEPTH: Final = 1300
_MARK: Final = "“"


class Quote(Struct, frozen=True):
    """A pull quote set to a width."""

    quote: PullQuote
    words: tuple[Line, ...]
    source: tuple[Line, ...]
    mark: Line | None
    size: Length
    source_size: Length
    is_repeat: bool

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.quote.span

    @property
    def depth(self) -> Length:
        """How deep it is, its rules or its mark included."""
        pitch = scale(self.size, _PITCH, 1000)
        depth = (len(self.words) - 1) * pitch + self.size
        if self.source:
            gap = scale(self.size, _GAP, 1000)
            depth += gap + len(self.source) * scale(self.source_size, _PITCH, 1000)
        if self.mark is not None:
            # The em box of the mark is deeper than its ink, and has to stand inside as well.
            return max(depth + scale(self.size, _MARK_DEPTH, 1000), self._mark_size)
        return depth + 2 * scale(self.size, _PAD, 1000)

    @property
    def _mark_size(self) -> Length:
        return scale(self.size, _MARK_SIZE, 1000)

    def depths(self, grid: Grid, air: int = 0) -> Depths:
        """Return the body lines it takes, always as many: type is never made shallower."""
        pitch = grid.sheet.pitch
        lines = max(1, -(-(self.depth + scale(pitch, air, 1000) + grid.leading) // pitch))
        return Depths(lines, lines, lines)

    def place(self, composer: Composer, rect: Rect, story: str) -> Group:
        """Return it in a rectangle: rules at its edges, the words in the middle between."""
        items: list[Item] = []
        top = rect.y + max(0, rect.height - self.depth) // 2
        if self.mark is not None:
            drawn = line_group(self.mark, rect.x, baseline_in(top, self._mark_size))
            items.append(Group(Role.ARTIFACT, drawn.items))
            top += scale(self.size, _MARK_DEPTH, 1000)
        else:
            items.append(_draw_rules(composer, rect))
            top += scale(self.size, _PAD, 1000)
        for line in self.words:
            items.append(line_group(line, rect.x, baseline_in(top, self.size)))
            top += scale(self.size, _PITCH, 1000)
        if self.source:
            top += self.size - scale(self.size, _PITCH, 1000) + scale(self.size, _GAP, 1000)
            items.append(Group(Role.CREDIT, self._place_source(rect.x, top), story=story))
        role = Role.REPEAT if self.is_repeat else Role.QUOTE
        return Group(role, tuple(items), story=story, source=self.span)

    def _place_source(self, left: Length, top: Length) -> tuple[Item, ...]:
        pitch = scale(self.source_size, _PITCH, 1000)
        return tuple(
            line_group(line, left, baseline_in(top + i * pitch, self.source_size))
            for i, line in enumerate(self.source)
        )


def set_quote(composer: Composer, quote: PullQuote, story: Story, width: Length) -> Quote:
    """Set a pull quote to a width; its lines end between words."""
    style, own = composer.style.pull_quote, composer.style.pull_quote_source
    mark = None
    if quote.form is QuoteForm.MARK:
        large = replace(style, size=scale(style.size, _MARK_SIZE, 1000), align=Align.START)
        sign = Phrase(_MARK, quote.span, is_literal=False)
        mark = composer.set_natural(sign, replace(large, color=composer.style.rules.accent))
    return Quote(
        quote,
        break_rank(composer, quote.text, style, width),
        break_rank(composer, quote.source, own, width) if quote.source is not None else (),
        mark,
        style.size,
        own.size,
        _is_said(quote, story),
    )


def _is_said(quote: PullQuote, story: Story) -> bool:
    """Tell whether the text has every word of a pull quote, each part within a paragraph."""
    texts = [
        "".join(block.phrase.text.split()) for block in story.body if isinstance(block, Paragraph)
    ]
    parts = [quote.text, *([quote.source] if quote.source is not None else [])]
    return all(any("".join(p.text.split()) in text for text in texts) for p in parts)


def _draw_rules(composer: Composer, rect: Rect) -> Group:
    """Return a thick rule over a pull quote and a thin one under it."""
    rules = composer.style.rules
    right = rect.x + rect.width
    over, under = rect.y + rules.thick // 2, rect.bottom - rules.thin // 2
    return Group(
        Role.ARTIFACT,
        (
            Rule(Point(rect.x, over), Point(right, over), rules.thick, rules.accent),
            Rule(Point(rect.x, under), Point(right, under), rules.thin, BLACK),
        ),
    )
