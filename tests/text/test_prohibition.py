"""The short cut for everyday text against the rules that it is made from, and what needs them."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.style import BreakLevel
from layout.text.characters import kinds_of
from layout.text.context import resolve_kinds
from layout.text.prohibition import _EVERYDAY, _by_pairs, _by_rules, bound_places

EVERY_EVERYDAY = [chr(code) for code in range(0x10000) if re.match(f"[{_EVERYDAY}]", chr(code))]
FEW = [char for char in EVERY_EVERYDAY if not "\u3400" <= char <= "\u9fff"] + list("一天地龥㐀")
# One of each behaviour, for strings that are tried without exception.
TELLING = "中a3,!(){$%-/'\"—…·～“”（。①５ ".replace("{", "").replace("}", "")
MARKS_AND_A_FEW = st.one_of(st.sampled_from(FEW), st.sampled_from(TELLING), st.just(" "))


def both(text: str, level: BreakLevel) -> tuple[bytes, bytes]:
    kinds = resolve_kinds(text, kinds_of(text))
    return _by_pairs(kinds, level), _by_rules(text, kinds, level)


@settings(deadline=None, max_examples=400)
@given(st.text(MARKS_AND_A_FEW, max_size=40), st.sampled_from(BreakLevel))
def test_the_short_cut_agrees_on_random_text(text, level) -> None:
    short, full = both(text, level)
    assert short == full


@pytest.mark.parametrize("level", BreakLevel)
def test_the_short_cut_agrees_on_every_pair(level) -> None:
    text = "\n".join(f"{a}{b}" for a in FEW for b in TELLING)
    for pair in text.split("\n"):
        short, full = both(pair, level)
        assert short == full, pair


def test_the_short_cut_agrees_on_every_triple_of_telling_characters() -> None:
    for triple in itertools.product(TELLING, repeat=3):
        text = "".join(triple)
        short, full = both(text, BreakLevel.GB)
        assert short == full, text


def test_every_han_of_the_short_cut_is_one() -> None:
    for char in EVERY_EVERYDAY:
        if char not in FEW:
            short, full = both(f"天{char}地", BreakLevel.GB)
            assert short == full == b"\1\0\0"


def places(text: str, level: BreakLevel = BreakLevel.GB) -> list[int]:
    kinds = resolve_kinds(text, kinds_of(text))
    return [at for at, bound in enumerate(bound_places(text, kinds, level)) if not bound]
