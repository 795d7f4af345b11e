"""How much of a file is taken in.  Each bound is far above any newspaper and stops a hostile file.

Where one is reached the report says so (PF-001), and the file counts as not judged whole.
"""

from __future__ import annotations

from typing import Final

# A whole broadsheet issue with photographs is some 200 MB.
MOST_FILE_BYTES: Final = 1 << 30
MOST_PAGES: Final = 2000
# A dense page is 100 KB of operators.
MOST_CONTENT_BYTES: Final = 32 << 20
# Operators carried out for one file, nested forms counted each time that they are drawn.
MOST_OPERATORS: Final = 3_000_000
# What going into a form costs, in operators: so that forms in forms end in a few seconds.
FORM_COST: Final = 200
# Shapes and images painted when the ink of a page is summed.
MOST_PAINTED: Final = 40_000
MOST_MARKS: Final = 400_000
# ISO 32000-1 annex C.2 gives 28 for q; forms nest two or three deep in honest files.
MOST_FORM_DEPTH: Final = 24
MOST_STATES: Final = 512
MOST_FONT_BYTES: Final = 64 << 20
MOST_CMAP_BYTES: Final = 4 << 20
MOST_ICC_BYTES: Final = 16 << 20
MOST_XMP_BYTES: Final = 4 << 20
MOST_OBJECTS: Final = 500_000
# 40 million samples are a broadsheet page at 400 ppi.
MOST_SAMPLES: Final = 120_000_000
MOST_PICTURE_BYTES: Final = 480 << 20
# What is inflated of one file to see whether its streams are whole: some ten seconds.
MOST_INFLATED: Final = 2 << 30
# Elements of the structure tree; a four-page issue has 2,000.
MOST_ELEMENTS: Final = 300_000
# Points of one path, and the pieces that one curve is flattened into.
MOST_POINTS: Final = 200_000
