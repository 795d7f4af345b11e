"""Make-up: an issue and its style become pages of positioned items.

In the order they run, from ``makeup.py``.  ``compose_modules`` composes every story for the width
that the dummy gives it: ``story.py``, ``briefs.py``, ``essay.py``, ``singles.py``; heads by
``headline.py``, their line ends by ``cut.py``, vertical ones by ``standing_head.py``; pictures by
``figure.py``, where they stand by ``berth.py``; body copy by ``body.py``, onto the sheet by
``placing.py``; a story that turns a corner by ``shaped.py``, what others take of it by
``outline.py``.  Each module tells its ``Room`` (least, natural and most lines), and
``dummy.deal_rows`` deals out the rows of the map.

Each module is then placed into its ``Area``, where ``fitting.py`` weighs all that may give way so
that a story fills it: wordings and sizes of its headline (``heading.py``), white at its head, its
pictures, lines more or less of its paragraphs (``copyfit.py``), each at its price in the paper's
ladder; ``flow.py`` runs the lines through the legs and ``fitting_report.py`` tells what gave way.
A page whose copy does not come out is dealt once more (``stretch.py``).  A story with pictures or
pull quotes inside its legs (``wrap.py``) lays out its rows (``rows.py``) for a depth and breaks its
paragraphs along them in order (``wrapping.py``), since where a line stands decides how wide it is.

A story that jumps (``jump.py``) fills its area and notes in the ``ledger.py`` what is left, which
``continuation.py`` composes on a later page.  A page needs nothing of the pages behind it but the
width of the module there, so one pass in their order is stable; a page made alone makes up unseen
those that it continues.

A spread is a page with a ``right`` half: its sheet is opened (``style.open_sheet``), its grid knows
the strip between the two type areas, and a module that crosses it is composed with a ``Fold``, by
which ``fold.py`` deals its legs out over both sides and moves heads off the fold.

``furniture.py`` draws nameplate, folio and rules; ``bounds.py`` has the last look, that nothing
stands outside its module.
"""

from layout.page.makeup import make_up

__all__ = ["make_up"]
