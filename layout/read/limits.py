"""How much the reader takes in before it says that something must be wrong.

A full 四开 issue of 16 pages holds about 100,000 characters in 3,000 YAML nodes nested 8 deep;
every limit is an order of magnitude above that, and small enough to refuse a hostile file quickly.
"""

from __future__ import annotations

from typing import Final

# 16 full pages with all keys are some 400 KB of UTF-8.
MAX_YAML_BYTES: Final = 4 * 1024 * 1024
# The longest page of type is 13,320 characters (对开), 40 KB of UTF-8.
MAX_COPY_BYTES: Final = 1024 * 1024
# Names of places, offices and persons that a paper writes of: some thousands, each a line.
MAX_WORDS_BYTES: Final = 256 * 1024
MAX_WORDS: Final = 20_000
# Longer than the longest name of an office; a headline has some twenty characters.
MAX_WORD: Final = 24
# issue → pages → page → stories → story → items → item → photos → photo → focus is 10.
MAX_DEPTH: Final = 32
MAX_NODES: Final = 200_000
MAX_SCALAR: Final = 200_000
# A key or an id is a word; comparing longer ones with the known keys would cost quadratic time.
MAX_KEY: Final = 64
# Nobody reads further, and a report that compares each new entry with all others stays quick.
MAX_DIAGNOSTICS: Final = 200
# Longer than any path that Windows and zip files can carry.
MAX_PATH: Final = 260
# Text of the user quoted in a message.
MAX_QUOTED: Final = 40
# As many rows and columns as the widest sheet may have columns; a finer map than the page's own
# says nothing.
MAX_MAP_SIDE: Final = 24
# paper.yaml lies in the folder or at most so many above it.
MAX_FOLDERS_UP: Final = 2
