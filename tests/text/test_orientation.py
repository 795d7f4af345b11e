"""Orientation in vertical text, against vectors from Unicode's own file (15.0.0)."""

from itertools import pairwise

import pytest

from layout.text.orientation import orientation
from layout.text.orientation_table import RUNS, UNICODE_VERSION

# Characters, the property's value, and the rows of VerticalOrientation-15.0.0.txt it comes from.
VECTORS = [
    ("中国版〇々", "U", "CJK unified ideographs, 3005..3007"),
    ("，。、！？", "Tu", "3001..3002, FF01, FF0C, FF1F"),
    (
        "（）《》〈〉「」『』【】〔〕：；～",
        "Tr",
        "3008..3011, 3014..301F, FF08..FF09, FF1A..FF1B, FF5E",
    ),
    ("“”‘’—…–·", "R", "2010..2015, 2018..2027, 00B7 by default"),
    ("AZaz09+-/%.,", "R", "ASCII by default"),
    ("×÷©®±½", "U", "00A9, 00AE, 00B1, 00BC..00BE, 00D7, 00F7"),
    ("①⑳℃％＋１Ａ／", "U", "2460..24FF, 2103, FF05, FF0B, FF0F..FF19, FF21..FF3A"),
    ("→←－＝＜＞", "R", "2190..2199, FF0D, FF1C..FF1E"),
    ("ぁっァッ", "Tu", "small kana 3041, 3063, 30A1, 30C3"),
    ("ー", "Tr", "30FC"),
    ("가힣㎡", "U", "AC00..D7A3, 3300..33FF"),
    ("\U00020bb7\U0001f4f0", "U", "plane 2, emoji"),
    ("\U000e0100", "R", "variation selectors by default"),
]


@pytest.mark.parametrize(("chars", "value", "source"), VECTORS, ids=[v[2] for v in VECTORS])
def test_orientation_is_that_of_the_unicode_data(chars, value, source):
    assert {char: orientation(char).value for char in chars} == dict.fromkeys(chars, value), source


def test_the_table_covers_all_code_points_in_order():
    starts = [int(entry.split(":")[0], 16) for entry in RUNS.split()]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    values = [entry.split(":")[1] for entry in RUNS.split()]
    assert all(a != b for a, b in pairwise(values))
    assert UNICODE_VERSION == "15.0.0"


def test_edges_of_runs():
    # 3001..3002 Tu, 3003 U; 3008..3011 Tr, 3012 U.
    assert [orientation(chr(c)).value for c in (0x3000, 0x3001, 0x3002, 0x3003)] == [
        "U",
        "Tu",
        "Tu",
        "U",
    ]
    assert [orientation(chr(c)).value for c in (0x3007, 0x3008, 0x3011, 0x3012)] == [
        "U",
        "Tr",
        "Tr",
        "U",
    ]
    assert orientation(chr(0x10FFFF)).value == "R"
