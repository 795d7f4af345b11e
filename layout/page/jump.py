"""Jumps (转版): a story that has no room on its page goes on in a module of a later one.

The first part fills its module and ends with a line that says where the story goes on, the
continuation begins with one that says where it comes from (H12).  The cut stands where it costs
least: best behind a paragraph, never so that a line of one stands alone (R51).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from layout.diagnostics import Report, Span
from layout.display import Group, Role
from layout.model import Story
from layout.page.composer import Composer
from layout.page.continuation import jump_slot, without_white
from layout.page.copyfit import CONTENT, JOINING, Fitting, Passage, find_settings, judge
from layout.page.fitting_report import tell_paragraphs
from layout.page.flow import Slot, Stand, Strip, depth_of, flow, join_slots, shallowest
from layout.page.grid import Area, Grid
from layout.page.ledger import Rest
from layout.page.module import Room, box_lines, cut_legs, inner_area, inside
from layout.page.story import StoryModule, compose_story
from layout.style import Align, open_sheet
from layout.text import LINE_FAULTS, Prepared, set_lines
from layout.text.rest import cut_prepared
from layout.units import Length

# H12: so many lines of copy stand before a jump at least; with them the line that tells of it.
FEWEST_LINES = 4
_FEWEST_WITH_LINE = FEWEST_LINES + 1
# What a cut costs, in the unit of the flow's costs (a leg one line short costs 2): inside a
# paragraph, there at the end of a sentence; and so that a line of it stands alone, the worst of
# all: rather is white left, and told.
_CUT_COST = 3
_SENTENCE_COST = 2
# Between a number and its measure word and the like (R7, R8), beside the cost of a cut.
_TIED_COST = 10
_LONE_CUT_COST = 10_000
# So many line ends before the last that has room are tried.
_TRIED = 16
_SENTENCE_ENDS = ("。", "！", "？", "。”", "！”", "？”", "……")
# A rest wider than this share of a line, in thousandths, surely takes two.
_SURELY_TWO = 1250


class Cut(Struct, frozen=True):
    """A story cut in two: the slots that stay, the slots that go on, and what is wrong with it.

    ``changes`` are the paragraphs that are not at their best, and their lines more.
    """

    here: tuple[Slot, ...]
    there: tuple[Slot, ...]
    cost: int
    changes: tuple[tuple[int, int], ...] = ()

    @property
    def changed(self) -> tuple[tuple[int, int], ...]:
        """Those of them that stay, if only in part."""
        lines = (slot for slot in self.here if slot.line is not None)
        stay = {slot.paragraph for slot in lines if slot.role is Role.PARAGRAPH}
        return tuple(change for change in self.changes if change[0] <= len(stay))


class FirstPart(Struct, frozen=True):
    """A story that may jump, composed for the width of its module.

    ``measure`` is that of its continuation.  ``said`` is what composing the whole of it told: of
    lines that go on elsewhere nothing is told here.
    """

    whole: StoryModule
    measure: Length
    said: Report

    @property
    def is_boxed(self) -> bool:
        """Whether a frame or tint sets it apart."""
        return self.whole.is_boxed

    def room(self) -> Room:
        """Return the lines it wants: any depth from its first lines to the whole of it."""
        whole = self.whole.room()
        least = self._own_lines() + self._text_least()
        return Room(min(least, whole.least), whole.natural, whole.most, is_elastic=True)

    def place(self, area: Area) -> Group:
        """Return as much of the story as its area holds; notes in the ledger what is left."""
        whole = self.whole
        story, composer = whole.story, whole.composer
        lines = inner_area(area, whole.pad, story.box).lines
        depth = lines - whole.head.lines
        if not whole.strip.slots or not whole.fit(lines).over:
            composer.ledger.leave(story.id, None)
            composer.report.adopt(self.said)
            if story.id not in composer.ledger.targets:
                composer.report.warning("W321", _jump_span(story), story=story.id)
            return whole.place(area)
        taken = self._taken(depth)
        # There is copy enough to fill the module: its head takes no white that need not be.
        cut = self._cut(Fitting(max(0, depth), taken, spare=0))
        self._tell(cut.here if cut is not None else ())
        if cut is None:
            self._report_shallow(area, taken, depth)
            return Group(Role.ARTICLE, (), story=story.id, source=story.span)
        if cut.cost >= _LONE_CUT_COST:
            composer.report.warning("W322", _jump_span(story), story=story.id)
        rest = self._rest(cut)
        composer.ledger.leave(story.id, rest)
        self._report_unpaired(cut)
        here = join_slots((*cut.here, self._line()))
        part = replace(
            whole,
            passages=(Passage(here.slots),),
            strip=_tie_last(here),
            remarks=tuple(tell_paragraphs(cut.changed)),
        )
        return part.place(area)

    def _own_lines(self) -> int:
        return self.whole.head.lines + box_lines(self.whole.story.box)

    def _text_least(self) -> int:
        """Return the least depth of legs that hold the lines before a jump."""
        taken = _sum(self.whole.taken(self.whole.least_figures))
        depth = max(taken, default=0)
        while sum(max(0, depth - t) for t in taken) < _FEWEST_WITH_LINE:
            depth += 1
        return depth

    def _taken(self, depth: int) -> tuple[int, ...]:
        """Return what pictures take of each leg: their natural depth where that leaves room."""
        for lines in (self.whole.natural_figures, self.whole.least_figures):
            taken = _sum(self.whole.taken(lines))
            if sum(max(0, depth - t) for t in taken) >= _FEWEST_WITH_LINE:
                return taken
        return taken

    def _cut(self, room: Fitting) -> Cut | None:
        """Return the cheapest cut; paragraphs are set otherwise only where it comes out badly."""
        best = self._best_cut(self.whole.strip, room)
        if best is not None and best.cost <= CONTENT * len(room.taken) + _CUT_COST:
            return best
        passages, able = self.whole.passages, self._able(room)
        for setting in find_settings(passages[:able], passages[able:], JOINING, 0):
            price = setting.price
            if best is None or price < best.cost:
                found = self._best_cut(setting.join(), room)
                if found is not None and (best is None or found.cost + price < best.cost):
                    best = replace(found, cost=found.cost + price, changes=setting.changes)
        return best

    def _able(self, room: Fitting) -> int:
        """Return how many of the passages stand before any cut, or are cut."""
        rest = without_white(flow(self.whole.strip, _capacities(room)).rest)
        numbers = [slot.paragraph for slot in rest[:1] if slot.paragraph >= 0]
        return numbers[0] + 1 if numbers else len(self.whole.passages)

    def _best_cut(self, strip: Strip, room: Fitting) -> Cut | None:
        most = len(strip) - len(flow(strip, _capacities(room)).rest)
        cuts = (self._cut_at(strip, at, room) for at in range(most, max(0, most - _TRIED), -1))
        return min((cut for cut in cuts if cut is not None), key=lambda c: c.cost, default=None)

    def _cut_at(self, strip: Strip, at: int, room: Fitting) -> Cut | None:
        """Return a story cut before a slot, None where it cannot be."""
        here, there = strip.slots[:at], without_white(strip.slots[at:])
        is_head_last = strip.ties[at - 1] or here[-1].stand is Stand.WHITE
        if is_head_last or not there or _count_lines(here) < FEWEST_LINES:
            return None
        part = _tie_last(join_slots((*here, self._line())))
        if shallowest(part, room.taken) > room.depth:
            return None
        return Cut(here, there, judge(part, room) + self._cut_cost(here[-1], there[0]))

    def _cut_cost(self, last: Slot, first: Slot) -> int:
        """Return what is wrong with ending a page here: the rest has two lines at least (R51)."""
        if last.paragraph != first.paragraph or first.line is None or first.line.start == 0:
            return 0
        is_sentence = last.line is not None and last.line.text.rstrip().endswith(_SENTENCE_ENDS)
        cost = _SENTENCE_COST if is_sentence else _CUT_COST
        prepared = self.whole.passages[first.paragraph].prepared
        assert prepared is not None, "only paragraphs have several lines"
        cost += _TIED_COST if first.line.start in prepared.penalties else 0
        is_lone = last.lone_first or _is_line(prepared, first.line.start, self.measure)
        return cost + (_LONE_CUT_COST if is_lone else 0)

    def _line(self) -> Slot:
        """Return the line that says where the story goes on, flush right."""
        composer, story = self.whole.composer, self.whole.story
        assert story.jump is not None, "only a story with a jump has a first part"
        words = f"（下转第{story.jump.page}版）"
        return jump_slot(composer, words, story.jump.span, self.whole.legs.measure, Align.END)

    def _rest(self, cut: Cut) -> Rest:
        first, story = cut.there[0], self.whole.story
        if first.paragraph < 0:
            return Rest(len(story.body) + 1)
        if first.line is None or not first.line.start:
            return Rest(first.paragraph)
        initial = self.whole.passages[first.paragraph].initial
        before = initial.characters if initial is not None else 0
        return Rest(first.paragraph, before + first.line.start)

    def _tell(self, here: Sequence[Slot]) -> None:
        """Tell what composing told, but for faults of lines that do not stand here."""
        texts = {slot.line.text for slot in here if slot.line is not None}
        for diagnostic in self.said.diagnostics:
            is_fault = diagnostic.code in LINE_FAULTS
            if not is_fault or dict(diagnostic.args).get("text") in texts:
                self.whole.composer.report.repeat(diagnostic)

    def _report_unpaired(self, cut: Cut) -> None:
        """Report copy that goes nowhere: the page that the jump names has no continuation."""
        story, composer = self.whole.story, self.whole.composer
        if story.jump is not None and story.id not in composer.ledger.targets:
            composer.report.error(
                "E321",
                story.jump.span,
                story=story.id,
                page=story.jump.page,
                lines=depth_of(cut.there),
                characters=sum(slot.characters for slot in cut.there),
            )

    def _report_shallow(self, area: Area, taken: Sequence[int], depth: int) -> None:
        """Report a module without room for its pictures, or for the lines before a jump."""
        story = self.whole.story
        if 0 < depth < max(taken):
            self.whole.report_deep_figures(self.whole.least_figures, depth)
            return
        fewer = max(0, sum(max(0, depth - t) for t in taken) - 1)
        # Lines that have room but not together, such as a crosshead's, ask for one line more.
        missing = max(1, self._own_lines() + self._text_least() - area.lines)
        self.whole.composer.report.error(
            "E320",
            _jump_span(story),
            story=story.id,
            lines=min(fewer, FEWEST_LINES - 1),
            least=FEWEST_LINES,
            depth=missing,
        )


# -- composing -------------------------------------------------------------------------------------


def compose_first_part(composer: Composer, story: Story, width: Length, columns: int) -> FirstPart:
    """Compose a story that may jump; the rest of a paragraph is looked at in its own measure."""
    said = Report()
    whole = compose_story(replace(composer, report=said), story, width, columns)
    measure = target_measure(composer, story) or whole.legs.measure
    return FirstPart(replace(whole, composer=composer), measure, said)


def target_measure(composer: Composer, story: Story) -> Length:
    """Return the measure of a story's continuation, 0 where that is not known."""
    target = composer.ledger.targets.get(story.id)
    if target is None or not target.columns:
        return 0
    # What is wrong with those legs is told on their own page.
    grid = Grid(open_sheet(composer.grid.sheet)) if target.is_spread else composer.grid
    fold = grid.fold(target.column, target.columns)
    silent = replace(composer, report=Report(), fold=fold)
    width = grid.width(target.column, target.columns)
    found = replace(story, box=target.continuation.box, legs=target.continuation.legs)
    inner = inside(silent, width, found.box)[1]
    return cut_legs(silent, found, inner, target.columns).measure


# -- slots -----------------------------------------------------------------------------------------


def _tie_last(strip: Strip) -> Strip:
    """Keep the last line with the one before it: a jump line alone in a leg belongs to nothing."""
    ties = (*strip.ties[:-2], True, *strip.ties[-1:])
    return replace(strip, ties=ties)


def _count_lines(slots: Sequence[Slot]) -> int:
    return sum(slot.role is Role.PARAGRAPH and slot.line is not None for slot in slots)


def _is_line(prepared: Prepared, start: int, measure: Length) -> bool:
    """Tell whether the rest of a paragraph is a single line in a measure."""
    if prepared.natural_width(start) * 1000 > measure * _SURELY_TWO:
        return False
    return len(set_lines(cut_prepared(prepared, start), measure)) == 1


def _capacities(room: Fitting) -> tuple[int, ...]:
    return tuple(max(0, room.depth - taken) for taken in room.taken)


def _sum(sides: tuple[list[int], list[int]]) -> tuple[int, ...]:
    return tuple(top + foot for top, foot in zip(*sides, strict=True))


def _jump_span(story: Story) -> Span:
    return story.jump.span if story.jump is not None else story.span
