"""The short cut for everyday text against the rules that it is made from, and what needs them."""

import gzip
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layout.style import BreakLevel
from layout.text.characters import EVERYDAY, Kind, kinds_of, sort_characters
from layout.text.context import resolve_kinds
from layout.text.prohibition import _by_pairs, _by_rules, _class_of, bound_places
from layout.text.unicode_breaks import Break, properties_of
from tests.examples import share_of

UNICODE = Path(__file__).parent.parent / "vectors" / "unicode"

EVERY_EVERYDAY = [chr(code) for a, b in EVERYDAY for code in range(ord(a), ord(b) + 1)]
FEW = [char for char in EVERY_EVERYDAY if not "\u3400" <= char <= "\u9fff"] + list("一天地龥㐀")
# One of each behaviour, for strings that are tried without exception.
TELLING = "中a3,!()$%-/'\"—…·～“”（。①５ "
MARKS_AND_A_FEW = st.one_of(st.sampled_from(FEW), st.sampled_from(TELLING), st.just(" "))


def both(text: str, level: BreakLevel) -> tuple[bytes, bytes]:
    kinds = resolve_kinds(text, kinds_of(text))
    return _by_pairs(kinds, level), _by_rules(text, kinds, level)


@settings(max_examples=share_of(400))
@given(st.text(MARKS_AND_A_FEW, max_size=40), st.sampled_from(BreakLevel))
def test_the_short_cut_agrees_on_random_text(text, level) -> None:
    short, full = both(text, level)
    assert short == full


@pytest.mark.parametrize(
    "level",
    [
        BreakLevel.GB,
        pytest.param(BreakLevel.BASIC, marks=pytest.mark.slow),
        pytest.param(BreakLevel.STRICT, marks=pytest.mark.slow),
    ],
)
def test_the_short_cut_agrees_on_every_pair(level) -> None:
    text = "\n".join(f"{a}{b}" for a in FEW for b in TELLING)
    for pair in text.split("\n"):
        short, full = both(pair, level)
        assert short == full, pair


@pytest.mark.slow
def test_the_short_cut_agrees_on_every_triple_of_telling_characters() -> None:
    for triple in itertools.product(TELLING, repeat=3):
        text = "".join(triple)
        short, full = both(text, BreakLevel.GB)
        assert short == full, text


@pytest.mark.slow
def test_every_han_of_the_short_cut_is_one() -> None:
    for char in EVERY_EVERYDAY:
        if char not in FEW:
            short, full = both(f"天{char}地", BreakLevel.GB)
            assert short == full == b"\1\0\0"


def bound_in(text: str, level: BreakLevel) -> bytes:
    kinds, is_everyday = sort_characters(text)
    return bound_places(text, resolve_kinds(text, kinds), level, is_everyday=is_everyday)


def places(text: str, level: BreakLevel = BreakLevel.GB) -> list[int]:
    return [at for at, bound in enumerate(bound_in(text, level)) if not bound]


TAILORED = {Break.PO, Break.PR, Break.HY, Break.IS, Break.SY, Break.QU, Break.ZW}


def is_tailored(char: str, kind: int) -> bool:
    """Tell whether the rules of Chinese have anything to say of a character."""
    cls = properties_of(char).cls
    return cls in TAILORED or _class_of(char, kind) != cls or kind == Kind.FORBIDDEN


def test_where_the_rules_say_nothing_unicode_decides() -> None:
    packed = UNICODE / "LineBreakTest-15.0.0.txt.gz"
    compared = 0
    for row in gzip.decompress(packed.read_bytes()).decode().splitlines():
        marks = row.split("#")[0].split()
        text = "".join(chr(int(code, 16)) for code in marks[1::2])
        kinds = resolve_kinds(text, kinds_of(text))
        if not text or any(map(is_tailored, text, kinds)):
            continue
        compared += 1
        expected = bytes(mark == "×" for mark in marks[:-1:2])
        assert bound_in(text, BreakLevel.STRICT) == expected, row
    assert compared > 2500


# R1 and R2, marks that no context makes Latin; —— and …… have their own rules.
NEVER_FIRST = set("。．，、：；！？‼⁇⁈⁉）》〉】〗〕」』］｝～－・‧–／％‰℃")
NEVER_LAST = set("（《〈【〖〔「『［｛")
SOLIDI = set("/／")
SPACES = " \u3000\u200b\u00a0"
ANYTHING = st.one_of(
    st.sampled_from("".join(NEVER_FIRST) + "".join(NEVER_LAST) + "“”‘’—…·/" + SPACES),
    st.sampled_from("天地玄黄ab12(),.\"'-%$"),
    st.sampled_from("々ーのァ한א\u0e01\u0e31\u0301\u200d\u2060\U0001f468\U0001f3fd\U0001f1e8①★"),
    st.characters(),
)


@settings(max_examples=share_of(300))
@given(st.text(ANYTHING, max_size=60), st.sampled_from(BreakLevel))
def test_no_mark_at_a_forbidden_edge_in_any_company(text, level) -> None:
    kinds = resolve_kinds(text, kinds_of(text))
    guarded = NEVER_LAST if level is BreakLevel.BASIC else NEVER_LAST | SOLIDI
    for at in places(text, level):
        assert text[at] not in NEVER_FIRST | SOLIDI or kinds[at] in (
            Kind.WIDE_DIGIT,
            Kind.WIDE_DIGIT_TAIL,
        )
        # Marks without a letter and spaces vanish; what stands before them is the line's end.
        shown = [c for c, kind in zip(text[:at], kinds, strict=False) if kind != Kind.EXTEND]
        assert "".join(shown).rstrip(SPACES)[-1:] not in guarded


@given(st.text(ANYTHING, max_size=60))
def test_levels_only_forbid_more(text) -> None:
    basic, gb, strict = (set(places(text, level)) for level in BreakLevel)
    assert strict <= gb <= basic


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_flags_are_not_cut_in_half(count) -> None:
    assert places("\U0001f1e8\U0001f1f3" * count) == list(range(2, 2 * count, 2))


def test_only_everyday_text_takes_the_short_cut() -> None:
    assert sort_characters("".join(EVERY_EVERYDAY))[1]
    for char in "|}々ー\u00a0\u200b\u0301한±\U0001f600\u00ad":
        kinds, is_everyday = sort_characters(f"天{char}地")
        assert not is_everyday
        assert kinds[0] == kinds[2] == Kind.HAN
