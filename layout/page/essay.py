"""The photo essay (组图): a head, a lead text, and pictures on a map of their own."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from layout.display import Group, Item, Role
from layout.geometry import Rect
from layout.model import PICTURE_MARKS, TEXT_MARK, Box, Essay
from layout.page.body import body_passages
from layout.page.composer import Composer, stack_lines
from layout.page.copyfit import Passage
from layout.page.dummy import Spot, deal_rows, least_depth
from layout.page.figure import CROP_LEAST, Depths, Figure
from layout.page.fitting import Fit, Means, fit_story
from layout.page.fitting_report import report_fit, tell_pictures
from layout.page.flow import Strip, join_slots, shallowest
from layout.page.grid import Area, Fold, Grid, Legs, divide
from layout.page.heading import Heading, find_headings, least_price
from layout.page.headline import HeadBlock, set_head
from layout.page.module import (
    NARROWEST,
    Room,
    box_lines,
    draw_box,
    inner_area,
    inside,
    report_overset,
    report_shallow,
)
from layout.page.picture_map import arrange, hang
from layout.page.placing import place_text
from layout.style import Align
from layout.text import Line
from layout.units import Length, scale

# A leg of one line is no leg: lead text too short for two lines a leg has fewer, wider legs.
LEAST_IN_LEG = 2
# Text beside pictures is cut into legs of about this many characters at the most.
_WIDEST_LEG = 26
# White between two rows of pictures, in thousandths of a line, beside the line's own leading.
ROW_WHITE = 350
# White between the lead text and the pictures under it, likewise.
TEXT_WHITE = 450


class EssayModule(Struct, frozen=True):
    """A photo essay composed for the width of its module.

    ``spots`` is the picture map, whose rows are as deep as their pictures need.  Above it stands
    the head, and the lead text unless the map gives them a place of their own.  Where the editor
    drew no map the ``others`` are the same essay on other maps, for a deeper or shallower place.
    """

    composer: Composer
    essay: Essay
    pad: Length
    columns: Legs
    spots: tuple[Spot, ...]
    figures: Mapping[str, Figure]
    legs: Legs
    head: HeadBlock
    passages: tuple[Passage, ...]
    strip: Strip
    credit: tuple[Line, ...]
    others: tuple[EssayModule, ...] = ()
    known: dict[str, Room] = field(default_factory=dict)

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.essay.box is not Box.NONE

    def room(self) -> Room:
        """Return the lines it wants: its pictures may be cropped, and hung on another map.

        There is no depth between its least and its most that none of its maps has whole.
        """
        if "all" not in self.known:
            self.known["all"] = self._join_rooms()
        return self.known["all"]

    def hung_for(self, lines: int) -> EssayModule:
        """Return it on the map that a depth suits best."""
        return min((self, *self.others), key=lambda module: module._own_room.cost(lines))

    def _join_rooms(self) -> Room:
        room = self._own_room
        least, most = room.least, room.most
        for other in sorted((module._own_room for module in self.others), key=lambda r: r.least):
            if other.least <= most + 1:
                most = max(most, other.most)
        for other in sorted((module._own_room for module in self.others), key=lambda r: -r.most):
            if other.most >= least - 1:
                least = min(least, other.least)
        return Room(least, room.natural, most)

    @property
    def _own_room(self) -> Room:
        if "own" not in self.known:
            self.known["own"] = self._find_room()
        return self.known["own"]

    def _find_room(self) -> Room:
        own = self._above + box_lines(self.essay.box) + self._credit_lines
        rooms = self._rooms()
        least, natural, most = (
            own + least_depth(self.spots, {k: getattr(room, kind) for k, room in rooms.items()})
            for kind in ("least", "natural", "most")
        )
        most = self._whole_depth(least - own, most - own) + own
        return Room(least, min(natural, most), most)

    @property
    def shallowest(self) -> int:
        """The fewest lines in which its text has room, its pictures cropped as far as they can."""
        own = self._above + box_lines(self.essay.box) + self._credit_lines
        least = own + self._least_map_lines(CROP_LEAST)
        return min([least, *(other.shallowest for other in self.others)])

    def place(self, area: Area) -> Group:
        """Return the essay set into its area, on the map that suits it best."""
        hung = self.hung_for(area.lines)
        return hung._place(area)

    def _place(self, area: Area) -> Group:
        inner = inner_area(area, self.pad, self.essay.box)
        lines = inner.lines - self._credit_lines
        whole = None if self._has_text_spot else self.fit(lines)
        above = lines - whole.figures[0] if whole is not None else 0
        pictures = Area(inner.x, inner.width, inner.line + above, lines - above)
        lack = whole.over if whole is not None else 0
        lack = max(lack, self._least_map_lines(CROP_LEAST) - pictures.lines)
        if lack > 0:
            report_shallow(self.composer, self.essay, area.lines + lack, area.lines)
            return Group(Role.ARTICLE, (), story=self.essay.id, source=self.essay.span)
        areas = self._deal(pictures)
        text = areas.get(TEXT_MARK, Area(inner.x, inner.width, inner.line, above))
        fit = whole or self._fit_text(text.lines)
        self._report(fit, areas)
        items: list[Item] = list(draw_box(self.composer, area, self.essay.box))
        items += self._place_text(fit, text)
        items += (
            self._place_figure(mark, areas[mark], pictures) for mark in areas if mark != TEXT_MARK
        )
        if self.credit:
            items.append(self._place_credit(inner))
        return Group(
            Role.ARTICLE,
            tuple(items),
            story=self.essay.id,
            level=self.essay.rank,
            source=self.essay.span,
        )

    # -- copyfit -----------------------------------------------------------------------------------

    def fit(self, lines: int) -> Fit:
        """Return the cheapest way to fill a depth with head, lead text and the map under them.

        The map gives way like one picture; further than its limits only for copy that is over.
        """
        own = self._above + box_lines(self.essay.box) + self._credit_lines
        room = self._own_room
        depths = Depths(room.least - own, room.natural - own, room.most - own)
        fit = self._fit_text(lines, (depths,))
        if fit.over:
            hard = min(depths.least, self._least_map_lines(CROP_LEAST))
            fit = self._fit_text(lines, (depths._replace(least=hard),))
        # White that nothing fills goes to the pictures.
        return replace(fit, figures=(fit.figures[0] + fit.under,))

    def _fit_text(self, lines: int, figures: tuple[Depths, ...] = ()) -> Fit:
        """Return the cheapest way to fill a depth with head and lead text, and what is below."""
        head, prices = self.essay.head, self.composer.style.copyfit
        grade = self.composer.style.heads[self.essay.rank - 1]
        means = Means(
            prices,
            self.passages,
            self.strip,
            Heading(self.head),
            lambda: find_headings(self.composer, head, grade, self.head),
            figures,
            lambda chosen, _: (sum(chosen),) * len(self.legs),
            least_price(prices, head),
        )
        return fit_story(means, lines)

    def _report(self, fit: Fit, areas: Mapping[str, Area]) -> None:
        """Report copy that is over, and what gave way: each picture by its depth on the map."""
        report_overset(self.composer, self.essay, self.legs, fit.flowed.rest)
        own = self._above + box_lines(self.essay.box) + self._credit_lines
        wanted = self._deal(Area(0, 0, 0, self._own_room.natural - own))
        marks = [mark for mark in PICTURE_MARKS if mark in self.figures]
        depths = ([found[mark].lines for mark in marks] for found in (areas, wanted))
        told = tuple(tell_pictures(*depths))
        report_fit(self.composer, self.essay, replace(fit, figures=()), self.head, (), told)

    # -- room --------------------------------------------------------------------------------------

    @property
    def _has_text_spot(self) -> bool:
        return any(spot.letter == TEXT_MARK for spot in self.spots)

    @property
    def _text_lines(self) -> int:
        return shallowest(self.strip, [0] * len(self.legs)) if self.strip.slots else 0

    @property
    def _above(self) -> int:
        return 0 if self._has_text_spot else self.head.lines + self._text_lines

    @property
    def _credit_lines(self) -> int:
        return 1 if self.credit else 0

    def _rooms(self) -> dict[str, Room]:
        grid = self.composer.grid
        rooms = {}
        for mark, figure in self.figures.items():
            air = ROW_WHITE + (TEXT_WHITE if self._is_under_text(mark) else 0)
            rooms[mark] = Room(*figure.depths(grid, air))
        if self._has_text_spot:
            lines = self.head.lines + self._text_lines
            white = self.composer.style.copyfit.white_most
            rooms[TEXT_MARK] = Room(lines, lines, lines + white)
        return rooms

    def _whole_depth(self, least: int, most: int) -> int:
        """Return the greatest depth of the map at which no picture is cropped hard (W302).

        A row is as deep as its deepest picture, which may be too deep for the others.
        """
        inner = Area(0, 0, 0, most)
        for lines in range(most, least, -1):
            pictures = replace(inner, lines=lines)
            areas = self._deal(pictures)
            rects = {mark: self._rect_of(mark, areas[mark], pictures) for mark in self.figures}
            if not any(
                figure.photo.lines is None and figure.loses_much(rects[mark].height - figure.words)
                for mark, figure in self.figures.items()
            ):
                return lines
        return least

    def _least_map_lines(self, share: int) -> int:
        """Return the depth of the map with its pictures cropped to a share of theirs."""
        grid = self.composer.grid
        needs = {mark: room.least for mark, room in self._rooms().items()}
        for mark, figure in self.figures.items():
            needs[mark] = figure.lines(grid, share, ROW_WHITE)
        return least_depth(self.spots, needs)

    def _deal(self, area: Area) -> dict[str, Area]:
        """Return each mark's area, the map's rows dealt out over the lines there are."""
        rooms = self._rooms()
        areas = self._deal_by(rooms, area)
        if not self._has_text_spot or areas[TEXT_MARK].lines >= rooms[TEXT_MARK].least:
            return areas
        is_over = self._fit_text(areas[TEXT_MARK].lines).over > 0
        return self._deal_by(self._crop_rooms(rooms), area) if is_over else areas

    def _crop_rooms(self, rooms: Mapping[str, Room]) -> dict[str, Room]:
        """Return rooms in which a picture cropped beyond its limit costs less than text over."""
        grid, found = self.composer.grid, dict(rooms)
        for mark, figure in self.figures.items():
            wanted = rooms[mark]
            # A line more than the fewest, since depths in lines are rounded.
            least = min(wanted.least, figure.lines(grid, CROP_LEAST, ROW_WHITE) + 1)
            found[mark] = replace(wanted, least=least, tight=wanted.least - least)
        return found

    def _deal_by(self, rooms: Mapping[str, Room], area: Area) -> dict[str, Area]:
        count = max((spot.end for spot in self.spots), default=0)
        edges = deal_rows((None,) * count, self.spots, rooms, area.lines, white=0)
        areas = {}
        for spot in self.spots:
            x, width = self.columns.span(spot.column, spot.columns)
            first, end = edges[spot.first], edges[spot.end]
            areas[spot.letter] = Area(area.x + x, width, area.line + first, end - first)
        return areas

    # -- placing -----------------------------------------------------------------------------------

    def _place_figure(self, mark: str, area: Area, pictures: Area) -> Group:
        rect = self._rect_of(mark, area, pictures)
        return self.figures[mark].place(self.composer, rect, self.essay.id)

    def _rect_of(self, mark: str, area: Area, pictures: Area) -> Rect:
        """Return the rectangle of a picture and its caption in its part of the map."""
        grid = self.composer.grid
        foot = grid.bottom(area.end)
        if area.end < pictures.end:
            foot -= scale(grid.sheet.pitch, ROW_WHITE, 1000)
        top = grid.y(area.line)
        if self._is_under_text(mark):
            top += scale(grid.sheet.pitch, TEXT_WHITE, 1000)
        return Rect(area.x, top, area.width, foot - top)

    def _is_under_text(self, mark: str) -> bool:
        """Tell whether a picture stands right under the lead text, which wants more white."""
        if not self.strip.slots:
            return False
        spot = next(spot for spot in self.spots if spot.letter == mark)
        if not self._has_text_spot:
            return spot.first == 0
        text = next(spot for spot in self.spots if spot.letter == TEXT_MARK)
        return spot.first == text.end and spot.column < text.column + text.columns

    def _place_text(self, fit: Fit, room: Area) -> list[Item]:
        if room.lines < fit.heading.lines:
            report_shallow(self.composer, self.essay, fit.heading.lines, room.lines)
        head = Area(room.x, room.width, room.line, fit.head_lines)
        text = room.below(fit.head_lines)
        tops = [0] * len(self.legs)
        return [
            *fit.heading.block.place(self.composer, head, self.essay.id),
            *place_text(self.composer, self.legs, fit.flowed, text, tops, self.essay.id),
        ]

    def _place_credit(self, inner: Area) -> Group:
        style = self.composer.style.credit
        top = self.composer.grid.bottom(inner.end) - style.size
        lines = stack_lines(self.credit, inner.x, top, style.size, style.pitch or style.size)
        return Group(Role.CREDIT, lines, story=self.essay.id)


def compose_essay(composer: Composer, essay: Essay, width: Length, columns: int) -> EssayModule:
    """Compose a photo essay for a module of so many basic columns."""
    pad, inner = inside(composer, width, essay.box)
    fold = composer.fold and composer.fold.inside(inner)
    maps = (essay.arrangement,) if essay.arrangement else arrange(len(essay.photos), columns)
    hung = [hang(composer, essay, rows, inner, fold) for rows in maps]
    columns_of_map, spots, figures = hung[0]
    text_width, text_fold = inner, fold
    for spot in spots:
        if spot.letter == TEXT_MARK:
            text_x, text_width = columns_of_map.span(spot.column, spot.columns)
            text_fold = fold and fold.within(text_x, text_width)
    legs, passages = _set_text(composer, essay, text_width, text_fold)
    credit: tuple[Line, ...] = ()
    if essay.credit is not None:
        style = replace(composer.style.credit, align=Align.END)
        credit = (composer.fit_line(essay.credit, style, inner)[0],)
    grade = composer.style.heads[essay.rank - 1]
    module = EssayModule(
        composer,
        essay,
        pad,
        columns_of_map,
        spots,
        figures,
        legs,
        set_head(composer, essay.head, grade, text_width),
        passages,
        join_slots([slot for passage in passages for slot in passage.slots]),
        credit,
    )
    others = [replace(module, columns=c, spots=s, figures=f, known={}) for c, s, f in hung[1:]]
    return replace(module, others=tuple(others), known={})


def _set_text(
    composer: Composer, essay: Essay, width: Length, fold: Fold | None
) -> tuple[Legs, tuple[Passage, ...]]:
    """Return the legs of the lead text, and it set for them; reports legs too narrow (H15)."""
    body, em, gutter = composer.style.body, composer.grid.em, composer.style.sheet.gutter
    legs = _text_legs(composer.grid, width, gutter, fold)
    if legs.characters < NARROWEST and essay.body:
        composer.report.error(
            "E303",
            essay.span,
            story=essay.id,
            legs=len(legs),
            characters=legs.characters,
            least=NARROWEST,
        )
        legs = divide(width, em, 1)
    while True:
        passages = tuple(body_passages(composer, essay.body, essay.byline, body, legs.measure))
        lines = sum(len(passage.slots) for passage in passages)
        if fold is not None or len(legs) == 1 or lines >= LEAST_IN_LEG * len(legs):
            return legs, passages
        legs = divide(width, em, len(legs) - 1, gutter)


def _text_legs(grid: Grid, width: Length, gutter: int, fold: Fold | None) -> Legs:
    if fold is not None:
        from layout.page.fold import cut_folded_text

        return cut_folded_text(fold, grid.em, _WIDEST_LEG, gutter)
    characters = width // grid.em
    return divide(width, grid.em, max(1, -(-characters // _WIDEST_LEG)), gutter)
