"""Profiles: how a paper weighs the rules when the program makes a page up.

All of it is data.  Costs have no unit; 30 is what it costs to make a story's pictures, or the
white of its head, as deep or as shallow as they may be (``layout.page.module.Room.cost``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field


class Widths(Struct, frozen=True):
    """How wide a kind of story is, in sixths of the page.

    It may be ``least`` to ``most`` wide; each sixth outside ``usual`` costs ``price``.
    """

    least: int
    usual: tuple[int, int]
    most: int
    price: int = 15


class Dealing(Struct, frozen=True, kw_only=True):
    """How unplaced stories are dealt to the pages of an issue, and what each fault of a deal costs.

    ``homes`` are words in the name of a section that make it the place of a kind of story:
    ``astray`` is such a story on another page, ``foreign`` any other story on such a page.
    ``held`` is a story that stays over, by rank from 1 to 4.  ``full`` is how many hundredths of a
    page its stories, at their natural size, may fill more or less than those of all pages do;
    each further hundredth is ``uneven``, each that stays white whatever is done ``short``.
    ``crammed`` is the square of each hundredth from ``tight`` on: few such pages come out.
    ``second`` is each rank that a page's lead is below the first, ``leadless`` a page that nothing
    can lead.
    ``alike`` is each story of a rank beyond the page's share of the issue's, ``essays`` and
    ``pictures`` each photo essay and each picture beyond it, ``bare`` a page without a picture,
    ``crowded`` each story beyond ``most``.
    """

    homes: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: {
            "essay": ("图片", "摄影", "影像", "视觉"),
            "commentary": ("评论", "言论", "观点", "副刊", "文艺"),
            "advertisement": ("广告",),
        }
    )
    astray: int = 60
    foreign: int = 12
    held: tuple[int, ...] = (16000, 6000, 2400, 2000)
    full: int = 3
    uneven: int = 5
    tight: int = 96
    crammed: int = 20
    short: int = 60
    second: int = 150
    leadless: int = 1500
    alike: int = 15
    essays: int = 50
    pictures: int = 12
    bare: int = 40
    most: int = 11
    crowded: int = 40


class Profile(Struct, frozen=True, kw_only=True):
    """A way of making pages up.

    ``widths`` are those of stories by rank, and of the other kinds by name; a width that costs
    ``dear`` more than a story's cheapest is tried only where nothing else makes the page up.
    ``zones`` is what each
    line further down costs a story, by rank from 1 to 4 (C11), ``sideways`` each column further
    right.  ``across`` and ``down`` are seams over the whole page (C2).  ``leg_shallow`` is each
    line that a leg is shallower than ``leg_least``, ``hollow`` each line that legs of one story
    leave white because they cannot end together (C7).  ``ribbon`` is each line of
    a single narrow leg beyond what reads easily, ``tiny`` a picture in such a leg, ``strait`` an
    essay or a lead that leaves one column beside it.  ``head_thin`` is each hundredth of its
    width that a headline fills too little, ``head_small`` each point it is under the least size
    of its grade (C9).  ``butting`` is two heads of different looks side by side (C1), ``cross``
    four corners in a point (C3), ``trapped`` a story among boxes (C6), ``growing`` a head larger
    than one above it (C10), ``imbalance`` pictures in one half (C12), ``grey`` a line of text that
    nothing breaks (C14), ``restless`` a measure or a box too many (C15), ``loose_foot`` a foot of
    narrow stories (C16), ``cropped`` each line that a picture loses beyond its limit (C13).
    ``dog_leg`` is each corner of a story beyond four, which may not be at all where the paper
    ``is_modular`` (C4).  ``strained`` is the strain from which C17 tells of a story.  ``dealing``
    is how an issue's stories come to its pages.
    """

    name: str
    widths: Mapping[str, Widths] = field(
        default_factory=lambda: {
            "1": Widths(3, (4, 5), 6, 60),
            "2": Widths(2, (2, 3), 4, 25),
            "3": Widths(1, (2, 3), 3, 20),
            "4": Widths(1, (1, 2), 2),
            "briefs": Widths(1, (2, 2), 3, 25),
            "essay": Widths(3, (3, 4), 6, 15),
            "picture": Widths(2, (2, 3), 4),
            "advertisement": Widths(2, (6, 6), 6),
        }
    )
    dear: int = 60
    hollow: int = 8
    ribbon: int = 3
    tiny: int = 25
    strait: int = 40
    zones: tuple[int, ...] = (9, 5, 2, 1)
    sideways: tuple[int, ...] = (20, 10, 4, 1)
    across: int = 40
    down: int = 40
    leg_least: int = 6
    leg_shallow: int = 12
    head_thin: int = 1
    head_small: int = 8
    butting: int = 12
    cross: int = 25
    trapped: int = 30
    growing: int = 15
    imbalance: int = 20
    grey: int = 2
    restless: int = 20
    loose_foot: int = 25
    cropped: int = 100
    dog_leg: int = 15
    is_modular: bool = True
    strained: int = 30
    dealing: Dealing = Dealing()


MODULAR: Final = Profile(name="modular")
# Pages of the older make-up: stories interlock, and nothing cuts the page in two.
TRADITIONAL: Final = Profile(name="traditional", across=160, down=400, is_modular=False)
PROFILES: Final[Mapping[str, Profile]] = {p.name: p for p in (MODULAR, TRADITIONAL)}
