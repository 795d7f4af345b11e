"""Modules of one piece: a single picture with its series tag, and advertisements."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from layout.color import BLACK, WHITE
from layout.display import Group, Item, Role, Shape
from layout.geometry import Rect
from layout.model import Advertisement, Box, Crosshead, PhotoStory, Phrase
from layout.page.composer import Composer, line_group
from layout.page.figure import CROP_LEAST, Depths, Figure, set_figure
from layout.page.fitting import Fit, Means, fit_story
from layout.page.fitting_report import report_changes, report_fit, tell_head
from layout.page.flow import join_slots
from layout.page.grid import Area, baseline_in
from layout.page.heading import Heading, find_headings, least_price
from layout.page.headline import HeadBlock, set_head
from layout.page.module import (
    Room,
    box_lines,
    draw_box,
    inner_area,
    inside,
    report_shallow,
)
from layout.style import Align, HeadGrade
from layout.text import Line
from layout.units import PT, Length


class PictureModule(Struct, frozen=True):
    """A single picture composed for the width of its module."""

    composer: Composer
    story: PhotoStory
    pad: Length
    head: HeadBlock
    figure: Figure | None

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.story.box is not Box.NONE

    def room(self) -> Room:
        """Return the lines it wants."""
        own = self.head.lines + box_lines(self.story.box)
        if self.figure is None:
            return Room(own, own, own)
        depths = self.figure.depths(self.composer.grid, 0)
        least, natural, most = (own + lines for lines in depths)
        return Room(least, natural, most)

    @property
    def shallowest(self) -> int:
        """The fewest lines in which it is still a picture."""
        own = self.head.lines + box_lines(self.story.box)
        if self.figure is None:
            return own
        # A line more, since depths in lines are rounded.
        return own + self.figure.lines(self.composer.grid, CROP_LEAST, 0) + 1

    def place(self, area: Area) -> Group:
        """Return the picture set into its area."""
        grid = self.composer.grid
        inner = inner_area(area, self.pad, self.story.box)
        items: list[Item] = list(draw_box(self.composer, area, self.story.box))
        if self.figure is None:
            items += self.head.place(self.composer, inner, self.story.id)
        else:
            fit = self.fit(inner.lines)
            if inner.lines <= fit.head_lines:
                report_shallow(self.composer, self.story, self.room().least, area.lines)
            natural = self.figure.depths(grid, 0).natural
            report_fit(self.composer, self.story, fit, self.head, (natural,))
            head = Area(inner.x, inner.width, inner.line, fit.head_lines)
            items += fit.heading.block.place(self.composer, head, self.story.id)
            rect = grid.rect(inner.below(fit.head_lines))
            items.append(self.figure.place(self.composer, rect, self.story.id))
        return Group(
            Role.ARTICLE,
            tuple(items),
            story=self.story.id,
            level=self.story.rank,
            source=self.story.span,
        )

    def fit(self, lines: int) -> Fit:
        """Return the cheapest way to fill a depth in lines with head and picture.

        A picture that would have to be cropped further than its limits is, under the head that it
        has anyway.
        """
        assert self.figure is not None, "without a picture nothing gives way"
        depths, hard = self.figure.depths(self.composer.grid, 0), self.shallowest
        hard = min(depths.least, hard - self.head.lines - box_lines(self.story.box))
        fit = self._fit(lines, depths)
        if fit.over:
            fit = self._fit(lines, depths._replace(least=hard))
        return replace(fit, figures=(lines - fit.head_lines,))

    def _fit(self, lines: int, depths: Depths) -> Fit:
        head, prices = self.story.head, self.composer.style.copyfit
        grade = self.composer.style.heads[self.story.rank - 1]
        if not self.head.size:
            # A tag alone lies on its picture; white would only set it afloat.
            prices = replace(prices, white_most=0)
        means = Means(
            prices,
            (),
            join_slots(()),
            Heading(self.head),
            lambda: find_headings(self.composer, head, grade, self.head),
            (depths,),
            lambda figures, _: tuple(figures),
            least_price(prices, head),
        )
        return fit_story(means, lines)


def compose_picture(
    composer: Composer, story: PhotoStory, width: Length, columns: int
) -> PictureModule:
    """Compose a single picture for a module's width; its columns make no difference."""
    del columns
    pad, inner = inside(composer, width, story.box)
    grade = composer.style.heads[story.rank - 1]
    head = set_head(composer, story.head, grade, inner)
    fold = composer.fold and composer.fold.inside(inner)
    figure = set_figure(composer, story.photo, inner, fold)
    return PictureModule(composer, story, pad, head, figure)


# -- advertisements --------------------------------------------------------------------------------

# What every advertisement says of itself (L5), unless the editor words it otherwise.
AD_LABEL = "广告"
# Lines of an advertisement's text are set in this size and pitch, with this white at the sides.
_AD_SIZE: Length = 11 * PT
_AD_PITCH: Length = 17 * PT
_AD_PAD: Length = 10 * PT
_AD_WHITE_LINES = 2
_LABEL_PAD: Length = 3 * PT


class AdvertisementModule(Struct, frozen=True):
    """An advertisement composed for its width; always framed, and always marked as one (L5)."""

    composer: Composer
    advertisement: Advertisement
    head: HeadBlock
    lines: tuple[Line, ...]
    figure: Figure | None
    label: Line
    columns: int
    grade: HeadGrade

    @property
    def is_boxed(self) -> bool:
        """An advertisement always has its own frame."""
        return True

    @property
    def _text_lines(self) -> int:
        return -(-len(self.lines) * _AD_PITCH // self.composer.grid.sheet.pitch)

    @property
    def _word_lines(self) -> int:
        """The body lines that head and text take, with white over and under them."""
        lines = self.head.lines + self._text_lines
        return lines + _AD_WHITE_LINES if lines else 0

    def _step_down(self, lines: int) -> AdvertisementModule:
        """Return it with the head that it wants, or the cheapest other that so many lines hold."""
        if self._word_lines <= lines or not self.head.lines:
            return self
        # No rank of story binds an advertisement: its head may be any of the ladder.
        style = self.composer.style
        prices = replace(style.copyfit, size_most=len(style.ladder))
        free = replace(self.composer, style=replace(style, copyfit=prices))
        grade = replace(self.grade, smallest=min(g.smallest for g in style.heads))
        found = find_headings(free, self.advertisement.head, grade, self.head)
        room = lines - self._text_lines - _AD_WHITE_LINES
        fitting = [heading for heading in found if heading.lines <= room]
        if not fitting:
            return self
        block = min(fitting, key=lambda heading: heading.price).block
        report_changes(self.composer, self.advertisement, tell_head(block, self.head))
        return replace(self, head=block)

    def room(self) -> Room:
        """Return the lines it wants; without a picture it takes many more that it is given."""
        words, sold = self._word_lines, self.advertisement.lines
        if sold is not None:
            return Room(sold, sold, sold)
        if self.figure is None:
            return Room(words, words + words // 4, 3 * words)
        depths = self.figure.depths(self.composer.grid, 0)
        least, natural, most = (words + lines for lines in depths)
        return Room(least, natural, most)

    def place(self, area: Area) -> Group:
        """Return the advertisement set into its area: the picture above, its words below."""
        return self._step_down(area.lines)._place(area)

    def _place(self, area: Area) -> Group:
        advertisement, rect = self.advertisement, self.composer.grid.rect(area)
        sold = advertisement.columns or self.columns, advertisement.lines or area.lines
        if sold != (self.columns, area.lines):
            self._report_size(area.lines)
        frame = self.composer.style.rules.frame
        items: list[Item] = [Group(Role.ARTIFACT, (Shape(rect, stroke=BLACK, thickness=frame),))]
        words = area
        if self._word_lines > area.lines:
            report_shallow(self.composer, advertisement, self._word_lines, area.lines)
        elif self.figure is not None:
            depth = area.lines - self._word_lines
            picture = Area(area.x, area.width, area.line, depth)
            place = self.composer.grid.rect(picture)
            items.append(self.figure.place(self.composer, place, advertisement.id))
            words = area.below(depth)
        items += self._place_words(words)
        items.append(self._place_label(rect))
        return Group(
            Role.ADVERTISEMENT, tuple(items), story=advertisement.id, source=advertisement.span
        )

    def _report_size(self, lines: int) -> None:
        """Report a space that is not the one that was sold."""
        sold = self.advertisement
        self.composer.report.warning(
            "W352",
            sold.span,
            story=sold.id,
            columns=sold.columns or self.columns,
            lines=sold.lines or lines,
            drawn_columns=self.columns,
            drawn_lines=lines,
        )

    def _place_words(self, area: Area) -> list[Item]:
        grid = self.composer.grid
        story = self.advertisement.id
        drop = max(0, area.lines - self.head.lines - self._text_lines) // 2
        x = area.x + _AD_PAD
        head = Area(x, area.width - 2 * _AD_PAD, area.line + drop, self.head.lines)
        items: list[Item] = list(self.head.place(self.composer, head, story))
        top = grid.y(head.end)
        for i, line in enumerate(self.lines):
            group = line_group(line, x, baseline_in(top + i * _AD_PITCH, _AD_SIZE))
            items.append(Group(Role.PARAGRAPH, (group,), story=story))
        return items

    def _place_label(self, rect: Rect) -> Group:
        size = self.composer.style.label.size
        width = self.label.natural + 2 * _LABEL_PAD
        height = size + _LABEL_PAD
        plate = Rect(rect.right - width, rect.y, width, height)
        shape = Group(
            Role.ARTIFACT,
            (Shape(plate, WHITE, BLACK, self.composer.style.rules.frame),),
        )
        baseline = baseline_in(rect.y + _LABEL_PAD // 2, size)
        line = line_group(self.label, plate.x + _LABEL_PAD, baseline)
        return Group(Role.PARAGRAPH, (shape, line), story=self.advertisement.id)


def compose_advertisement(
    composer: Composer, advertisement: Advertisement, width: Length, columns: int
) -> AdvertisementModule:
    """Compose an advertisement for a module's width."""
    style = composer.style
    inner = width - 2 * _AD_PAD
    grade = replace(style.heads[0], face="hei", weight=700)
    body = replace(style.body, face="hei", size=_AD_SIZE, align=Align.CENTER)
    crosshead = replace(body, weight=700)
    lines: list[Line] = []
    for block in advertisement.body:
        face = crosshead if isinstance(block, Crosshead) else body
        lines += composer.lines(block.phrase, face, inner)
    figure = None
    if advertisement.photo is not None:
        figure = set_figure(composer, advertisement.photo, width, composer.fold)
    words = advertisement.label or Phrase(AD_LABEL, advertisement.span, is_literal=False)
    label, _ = composer.fit_line(
        words, replace(style.label, align=Align.START), width - 2 * _LABEL_PAD
    )
    return AdvertisementModule(
        composer,
        advertisement,
        set_head(composer, advertisement.head, grade, inner),
        tuple(lines),
        figure,
        label,
        columns,
        grade,
    )
