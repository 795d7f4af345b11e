"""The untailored base against Unicode's own test file (R10), and the table it is built on."""

import gzip
import sys
import unicodedata
from pathlib import Path

import pytest

from layout.text.unicode_breaks import Break, bound_places, properties_of
from layout.text.unicode_table import PLACES, PROPERTIES, STARTS, VERSION

UNICODE = Path(__file__).parent.parent / "vectors" / "unicode"


def test_every_row_of_unicodes_test() -> None:
    packed = UNICODE / f"LineBreakTest-{VERSION}.txt.gz"
    rows = gzip.decompress(packed.read_bytes()).decode().splitlines()
    wrong, count = [], 0
    for number, row in enumerate(rows, start=1):
        marks = row.split("#")[0].split()
        if not marks:
            continue
        count += 1
        classes = bytes(properties_of(chr(int(code, 16))).cls for code in marks[1::2])
        if bound_places(classes) != bytes(mark == "×" for mark in marks[:-1:2]):
            wrong.append(number)
    assert not wrong
    assert count == 7654


def test_the_table_covers_every_character_once() -> None:
    assert len(STARTS) == len(PLACES)
    assert STARTS[0] == "\0"
    assert sorted(set(STARTS)) == list(STARTS)
    assert {name.split()[0] for name in PROPERTIES} <= {cls.name for cls in Break}


def test_the_table_says_what_python_says() -> None:
    """Python's own data is of another version: only what has been assigned in both is compared."""
    for code in range(0, sys.maxunicode + 1, 7):
        char = chr(code)
        theirs, mine = unicodedata.category(char), properties_of(char)
        if theirs == "Cn" or mine.category == "Cn":
            continue
        assert mine.category[0] == theirs[0], hex(code)
        assert mine.width == unicodedata.east_asian_width(char), hex(code)


@pytest.mark.parametrize(
    ("char", "cls"),
    [
        ("々", "NS"), ("ー", "NS"), ("ぁ", "NS"), ("（", "OW"), ("(", "OP"), (")", "CP"),
        ("ก", "AL"), ("ั", "CM"), ("한", "H3"), ("א", "HL"), ("\u00a0", "GL"), ("\u200b", "ZW"),
        ("\U0001f1e8", "RI"), ("👩", "EB"), ("🏽", "EM"), ("\U0001facc", "XP"), ("·", "AL"),
        ("\ue000", "AL"), ("\ud800", "AL"), ("\U00020000", "ID"), ("\U0003fffd", "ID"),
        ("\U0010ffff", "AL"), ("₿", "PR"), ("\u20c1", "PR"),
    ],
)  # fmt: skip
def test_class(char: str, cls: str) -> None:
    assert properties_of(char).cls.name == cls
