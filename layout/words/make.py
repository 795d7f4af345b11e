"""Make ``words.bin`` from the dictionary of jieba and from the project's own ``newspaper.txt``.

``python -m layout.words.make jieba/dict.txt`` writes the list beside this file and prints the
values for ``manifest.yaml``.  A row of the dictionary is a word, its count in the corpus and its
part of speech.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from math import log2
from pathlib import Path
from struct import pack
from typing import Final

from layout.words.dictionary import COSTS, ENCODING, FILE, FIRST, Sort

OWN: Final = Path(__file__).with_name("newspaper.txt")
# Words that the corpus has fewer times are left out, by their length; longer ones mostly divide
# at listed words anyway.  Of 12,000 characters of newspaper copy and heads these keep all but 6.4 %
# of the words that the whole dictionary (1976 KB) finds, in 437 KB; 30 for all lengths loses 9.7 %
# (364 KB), 100 for all 16.5 % (214 KB), 3 for pairs 5.2 % (609 KB).
FEWEST: Final[Mapping[int, int]] = {1: 30, 2: 5, 3: 30, 4: 50, 5: 50, 6: 50}
# Names of well-known persons and foreign names are worth keeping however rare, if not too short.
FEWEST_NAME: Final = 2
SHORTEST_NAME: Final = 2
# Our own words are newer than the corpus; they count as common ones.
OWN_COUNT: Final = 600
_NAMES: Final = ("nrt", "nrfg")
_SORTS: Final = {
    "n": Sort.NOUN, "v": Sort.VERB, "vn": Sort.VERBAL, "a": Sort.ATTRIBUTE, "b": Sort.ATTRIBUTE,
    "z": Sort.ATTRIBUTE, "ad": Sort.ADVERB, "d": Sort.ADVERB, "t": Sort.TIME, "m": Sort.NUMBER,
    "q": Sort.MEASURE, "p": Sort.FORWARD, "c": Sort.FORWARD, "u": Sort.BACKWARD,
    "y": Sort.BACKWARD, "k": Sort.BACKWARD, "f": Sort.PLACE, "r": Sort.PRONOUN, "i": Sort.PHRASE,
    "l": Sort.PHRASE, "x": Sort.UNKNOWN, "zg": Sort.UNKNOWN, "w": Sort.VERBAL,
}  # fmt: skip

Words = Mapping[str, tuple[Sort, int]]


def read_rows(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield word, count and part of speech of each row of jieba's dictionary."""
    for row in text.splitlines():
        word, count, part = row.rsplit(" ", 2)
        yield word, int(count), part


def choose_words(rows: Iterable[tuple[str, int, str]], own: str) -> Words:
    """Return the words worth keeping with their sorts and their costs in quarters of a bit."""
    rows = list(rows)
    total = sum(count for _, count, _ in rows)
    words: dict[str, tuple[Sort, int]] = {}
    for word, count, part in rows:
        is_name = part in _NAMES and len(word) >= SHORTEST_NAME and count >= FEWEST_NAME
        if not _is_simplified(word) or len(word) not in FEWEST:
            continue
        if is_name or count >= FEWEST[len(word)]:
            words[word] = _sort_of(part), _cost(count, total)
    usual = _cost(OWN_COUNT, total)
    for line in own.splitlines():
        if line and not line.startswith("#"):
            part, *named = line.split()
            for word in named:
                cost = min(usual, words[word][1]) if word in words else usual
                words[word] = _sort_of(part), cost
    return words


def _is_simplified(word: str) -> bool:
    """Tell whether a word is plain simplified Chinese; the dictionary holds some broken bytes."""
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def _sort_of(part: str) -> Sort:
    return _SORTS.get(part, _SORTS.get(part[0], Sort.NOUN))


def _cost(count: int, total: int) -> int:
    return min(COSTS - 1, round(4 * log2(total / max(1, count))))


def pack_words(words: Words) -> bytes:
    """Return the list as a file; see :mod:`layout.words.dictionary` for its form."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (word[0], len(word), word)):
        sort, cost = words[word]
        groups.setdefault(word[0], []).append(word[1:] + chr(FIRST + sort * COSTS + cost))
    joined = ["".join(group) for group in groups.values()]
    offsets = [0, *accumulate(map(len, joined))]
    return (
        pack("<I", len(groups))
        + "".join(groups).encode(ENCODING)
        + pack(f"<{len(offsets)}I", *offsets)
        + "".join(joined).encode(ENCODING)
    )


def main(source: str) -> None:
    """Write the list and say what belongs into the manifest."""
    data = Path(source).read_bytes()
    words = choose_words(read_rows(data.decode("utf-8")), OWN.read_text(encoding="utf-8"))
    packed = pack_words(words)
    FILE.write_bytes(packed)
    sys.stdout.write(
        f"source sha256: {hashlib.sha256(data).hexdigest()}\n"
        f"words: {len(words)}\nsize: {len(packed)}\n"
        f"sha256: {hashlib.sha256(packed).hexdigest()}\n"
    )


if __name__ == "__main__":
    main(sys.argv[1])
