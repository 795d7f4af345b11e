"""Letters for the stories of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from typing import Final

_FIRST: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
# Those of a page of more stories: Greek, Cyrillic and on; a dummy may be drawn with any letter.
_FURTHER: Final = range(ord("Α"), 0x10000)


def free_letters(taken: Collection[str] = ()) -> Iterator[str]:
    """Yield the letters that are not taken, those of the alphabet first."""
    letters = chain(_FIRST, filter(str.isalpha, map(chr, _FURTHER)))
    return (letter for letter in letters if letter not in taken)
