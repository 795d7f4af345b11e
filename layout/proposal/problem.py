"""From a page's stories to the pieces that guillotine cuts are tried on, and back to a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from layout.model import Advertisement, Briefs, Dummy, Item, Page, Place
from layout.page.dummy import Slab, find_first_cell, slab_of
from layout.page.plan import KINDS, Plan, make_block, rank_of
from layout.proposal.borders import draw_slabs
from layout.proposal.guillotine import Option, Piece
from layout.proposal.ranking import Spot
from layout.proposal.sizes import Size
from layout.rules.profile import Profile, Widths
from layout.rules.shape import RIBBON_MOST, is_narrow, price_shape

# Widths of a profile are counted in this many parts of the page.
_PARTS = 6
# Pages of more stories are searched within fewer widths.
_MANY = 10
# The least important rank whose lead has to take half of the page.
_LEADING = 2
# How far the range of usual widths is opened when a page finds no make-up within it, in columns.
WIDER = 1
# White that a module may be left with when nothing else makes the page up, in lines.
LOOSE_MOST = 12


class Problem(Struct, frozen=True):
    """A page to make up: its items by letter in their order, and their sizes."""

    page: Page
    columns: int
    lines: int
    items: tuple[tuple[str, Item], ...]
    sizes: Mapping[str, Sequence[Size]]
    profile: Profile

    @property
    def pins(self) -> dict[str, Place]:
        """The places of stories that an editor has pinned."""
        return dict(self.page.places)

    @property
    def lead(self) -> str:
        """The letter of the lead: the most important news, the first of equals; "" without any."""
        ranked = [
            (rank_of(item), number, letter)
            for number, (letter, item) in enumerate(self.items)
            if not isinstance(item, Advertisement | Briefs)
        ]
        return min(ranked, default=(0, 0, ""))[2]


class Slack(Struct, frozen=True):
    """How far the usual limits are opened to find a make-up at all.

    ``is_dear`` tries every usual width, however much more than the best one it costs.
    """

    wider: int = 0
    white: int = 0
    is_dear: bool = False


NO_SLACK = Slack()


def make_pieces(
    problem: Problem, slack: Slack = NO_SLACK, *, heads: bool = False
) -> tuple[Piece, ...]:
    """Return the pieces of a page; ``heads`` makes the tables keep like heads apart (C1)."""
    looks = _name_looks(problem) if heads else {}
    pins = problem.pins
    return tuple(
        _pin_piece(problem, letter, pins[letter])
        if letter in pins
        else _make_piece(problem, letter, item, slack, looks)
        for letter, item in problem.items
    )


def is_loose(place: Place, columns: int, lines: int) -> bool:
    """Tell whether a pin stands away from the corners of a page of so many columns and lines."""
    is_aside = place.column > 1 and place.column - 1 + place.columns < columns
    return is_aside or (place.line > 1 and place.line - 1 + place.lines < lines)


def has_pins_within(problem: Problem) -> bool:
    """Tell whether a page is cut round its pins: one stands in no corner, or in the lead's."""
    pins, lead = problem.pins, problem.lead
    own = [(letter, pins[letter]) for letter, _ in problem.items if letter in pins]
    has_loose_lead = bool(lead) and lead not in pins
    return any(
        is_loose(place, problem.columns, problem.lines)
        or (has_loose_lead and place.column == place.line == 1)
        for _, place in own
    )


def _lead_columns(problem: Problem) -> int:
    """Return the columns of the page's head that are the lead's and those beside it."""
    if not has_pins_within(problem):
        return problem.columns
    pins = problem.pins
    slabs = [slab_of(letter, pins[letter]) for letter, _ in problem.items if letter in pins]
    column, line = find_first_cell(slabs, problem.columns)
    over = [s.column for s in slabs if s.line <= line < s.end and s.column >= column]
    return min(over, default=problem.columns) - column


def _pin_piece(problem: Problem, letter: str, place: Place) -> Piece:
    """Return a piece of the size it is pinned in, kept at the sides of the page it touches."""
    rooms = [s.facts.room for s in problem.sizes[letter] if s.columns == place.columns]
    line = place.line - 1
    depth = place.lines - (1 if line else 0)
    # A story at the head of the page has its white above the sheet.
    lines = place.lines if line else place.lines + 1
    options = [Option(place.columns, lines, (room.cost(depth),)) for room in rooms]
    return Piece(
        tuple(options),
        at_top=line == 0,
        at_left=place.column == 1,
        at_right=place.column - 1 + place.columns == problem.columns,
        at_foot=line + place.lines == problem.lines,
    )


def _make_piece(
    problem: Problem,
    letter: str,
    item: Item,
    slack: Slack,
    looks: Mapping[tuple[int, str], int],
) -> Piece:
    profile, columns = problem.profile, problem.columns
    is_lead = letter == problem.lead
    kind = KINDS[type(item)]
    rank = rank_of(item)
    widths = profile.widths.get(kind) or profile.widths[str(rank)]
    is_paid = isinstance(item, Advertisement)
    # What was sold is neither widened nor deepened.
    sold = item if isinstance(item, Advertisement) else None
    white = 0 if sold and sold.lines else slack.white
    is_last = slack.wider >= columns
    is_wide = is_lead or kind == "essay"
    leads = _lead_columns(problem) if is_lead and rank <= _LEADING else 0
    options = []
    for size in problem.sizes[letter]:
        if sold and sold.columns:
            is_able = size.columns == sold.columns
        else:
            is_able = _is_usual(size.columns, widths, columns, slack.wider)
            is_able = is_able and (is_last or _is_fit(size, leads))
        if is_able:
            option = _make_option(size, widths, problem, white, looks, is_wide=is_wide)
            # What is deeper at its least than at its most can stand nowhere at this width.
            options += [option] if option.costs else []
    return Piece(
        tuple(options) if slack.is_dear else _without_dear(options, _dear(problem)),
        0 if is_paid else profile.zones[rank - 1],
        0 if is_paid else profile.sideways[rank - 1],
        at_top=is_lead,
        at_left=is_lead,
        at_foot=is_paid,
    )


def _dear(problem: Problem) -> int:
    """Return how much more than the cheapest a width may cost: half with very many stories.

    The tables of cuts double with every story, and again with every width of each.
    """
    dear = problem.profile.dear
    return dear if len(problem.items) <= _MANY else dear // 2


def _without_dear(options: Sequence[Option], most: int) -> tuple[Option, ...]:
    """Return the options without those that cost much more than the cheapest at their best."""
    cheapest = min((min(option.costs) for option in options), default=0)
    return tuple(option for option in options if min(option.costs) <= cheapest + most)


def _is_usual(width: int, widths: Widths, columns: int, wider: int) -> bool:
    least = widths.least * columns // _PARTS - wider
    most = -(-widths.most * columns // _PARTS) + wider
    return least <= width <= most


def _is_fit(size: Size, leads: int) -> bool:
    """Tell whether an editor would look at a width at all.

    A lead takes half of the ``leads`` columns that are free at the head of the page, and no story
    becomes a ribbon from its head to its foot (C7).
    """
    if 2 * size.columns < leads:
        return False
    return not is_narrow(size.facts) or size.facts.leg_lines <= RIBBON_MOST


def _make_option(
    size: Size,
    widths: Widths,
    problem: Problem,
    white: int,
    looks: Mapping[tuple[int, str], int],
    *,
    is_wide: bool,
) -> Option:
    facts, profile = size.facts, problem.profile
    price = price_width(size.columns, problem.columns, widths) + price_shape(facts, profile)
    price += _price_place(size, problem, is_wide=is_wide)
    room = facts.room
    costs = [room.cost(lines) + price for lines in range(room.least, room.most + white + 1)]
    head = facts.headline
    is_near = facts.has_head_over and not facts.is_boxed
    look = looks.get((head.size, head.face), 0) if head and is_near else 0
    # The white over a module is a line of its own.
    return Option(size.columns, room.least + 1, tuple(costs), look)


def _price_place(size: Size, problem: Problem, *, is_wide: bool) -> int:
    """Return what a width costs for what it does to a picture, or to what stands beside it."""
    tiny = size.facts.pictures * problem.profile.tiny if is_narrow(size.facts) else 0
    is_strait = is_wide and size.columns == problem.columns - 1
    return tiny + (problem.profile.strait if is_strait else 0)


def price_width(width: int, columns: int, widths: Widths) -> int:
    """Return what a width of so many of the page's columns costs where it is not usual."""
    least, most = (usual * columns for usual in widths.usual)
    away = max(0, least - width * _PARTS, width * _PARTS - most)
    return away * widths.price // columns


def _name_looks(problem: Problem) -> dict[tuple[int, str], int]:
    """Return a number for every look of head that two stories of the page may have."""
    seen = Counter(
        look
        for sizes in problem.sizes.values()
        for look in {
            (size.facts.headline.size, size.facts.headline.face)
            for size in sizes
            if size.facts.headline and size.facts.has_head_over and not size.facts.is_boxed
        }
    )
    return {look: i for i, look in enumerate((k for k, n in sorted(seen.items()) if n > 1), 1)}


# -- back to the page ------------------------------------------------------------------------------


def plan_of(problem: Problem, spots: Sequence[Spot]) -> Plan:
    """Return the plan of a page found."""
    blocks = []
    for spot in spots:
        letter, item = problem.items[spot.piece]
        size = next(s for s in problem.sizes[letter] if s.columns == spot.columns)
        # Line 0 of the tables is the white over the page's first line, which is not there.
        end = spot.line + spot.lines - 1
        slab = Slab(letter, spot.column, spot.columns, max(0, spot.line - 1), end)
        blocks.append(make_block(letter, item, slab, size.facts))
    page = problem.page
    fold = problem.columns // 2 if page.right else 0
    plan = Plan(page.number, page.span, problem.columns, problem.lines, tuple(blocks), fold=fold)
    return replace(plan, pinned=tuple(problem.pins)) if problem.pins else plan


def draw_map(plan: Plan) -> Dummy:
    """Return a plan as an editor would draw it, with the depth of every row."""
    slabs = [block.slab for block in plan.blocks]
    lines = max((slab.end for slab in slabs), default=0)
    return draw_slabs(slabs, plan.columns, lines, plan.span)
