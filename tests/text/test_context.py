"""What neighbours decide: Chinese or Latin marks, stacks, units, typed spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.text.characters import Kind, kind_of, kinds_of
from layout.text.context import _ALNUM, _CHINESE_SIDE, _Surroundings, resolve_kinds


def kinds(text: str) -> list[Kind]:
    return [Kind(k) for k in resolve_kinds(text, kinds_of(text))]


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("他说“Hello”吗", 2, Kind.OPEN),
        ("他说“Hello”吗", 8, Kind.CLOSE),
        ("“Hello” he said", 0, Kind.LATIN_OPEN),
        ("用“A”、“B”和", 2 + 1, Kind.CLOSE),
        ("用“A”、“B”和", 5, Kind.OPEN),
        ("手机iPhone “X” 版", 9, Kind.OPEN),
        ("don’t", 3, Kind.SYMBOL),
        ("他说I’m，", 3, Kind.SYMBOL),
        ("students’ 书", 8, Kind.SYMBOL),
        ("‘I’m’，他", 2, Kind.SYMBOL),
        ("‘I’m’，他", 4, Kind.CLOSE),
        ("他说‘ABC’吗", 6, Kind.CLOSE),
        ("2020—2023年", 4, Kind.DASH),
        ("Paris — Rome", 6, Kind.HYPHEN),
        ("他——", 1, Kind.DASH_FIRST),
        ("他——", 2, Kind.DASH_SECOND),
        ("他……", 2, Kind.ELLIPSIS_SECOND),
        ("吗？！", 1, Kind.STACKED),
        ("吗？？？", 3, Kind.BANG),
        ("比尔·盖茨", 2, Kind.INTERPUNCT),
        ("日,2023", 1, Kind.PAUSE),
        ("2023,他", 4, Kind.PAUSE),
        ("５天。中", 2, Kind.STOP),
        ("３．１４", 1, Kind.WIDE_DIGIT_TAIL),
        ("气温－５", 2, Kind.WIDE_DIGIT),
        ("２－３天", 1, Kind.WAVE),
        ("１２", 1, Kind.WIDE_DIGIT_TAIL),
        ("30￥起", 2, Kind.SIGN),
        ("价￥30", 1, Kind.PREFIX),
        ("气温-5℃", 2, Kind.MINUS),
        ("增幅-3.2%", 2, Kind.MINUS),
        ("歼-20", 1, Kind.HYPHEN),
        ("差±3度", 1, Kind.PREFIX),
        ("涨+3点", 1, Kind.PREFIX),
        ("5G+应用", 2, Kind.SYMBOL),
        ("5+3", 1, Kind.SYMBOL),
        ("占12．5%", 3, Kind.WIDE_PREFIX),
        ("占１2．5", 3, Kind.WIDE_PREFIX),
        ("他说...", 2, Kind.PERIOD),
        ("他说...", 4, Kind.PERIOD),
        ("他说.", 2, Kind.STOP),
        ("他──", 1, Kind.DASH_FIRST),
        ("他──", 2, Kind.DASH_SECOND),
        ("京─沪", 1, Kind.DASH),
        ("东'A'西", 1, Kind.OPEN),
        ("东'A'西", 3, Kind.CLOSE),
        ("他说'好'。", 4, Kind.CLOSE),
        ("it is 'so'", 6, Kind.LATIN_OPEN),
        ("说don't，'他'", 4, Kind.STRAIGHT),
        ("高5'6\"，'他'", 2, Kind.STRAIGHT),
        ("京-沪", 1, Kind.CONNECTOR),
        ("A——B", 1, Kind.DASH_FIRST),
        ("10,000", 2, Kind.COMMA),
        ("A, B公司", 1, Kind.COMMA),
        ("报(A)日", 1, Kind.OPEN),
        ("报(A)日", 3, Kind.CLOSE),
        ("(1)推进", 0, Kind.OPEN),
        ("f(x)", 1, Kind.LATIN_OPEN),
        ("时速km/h内", 4, Kind.LATIN_SOLIDUS),
        ("和/或", 1, Kind.SOLIDUS),
        ("用 Word", 1, Kind.MIXED_SPACE),
        ("big word", 3, Kind.WORD_SPACE),
        ("张三 李四", 2, Kind.HAN_SPACE),
        ("张三， 李四", 3, Kind.NO_SPACE),
        (" 张三", 0, Kind.NO_SPACE),
        ("中  文", 1, Kind.NO_SPACE),
        ("中  文", 2, Kind.HAN_SPACE),
    ],
)
def test_kind_in_context(text: str, at: int, kind: Kind) -> None:
    assert kinds(text)[at] is kind


def test_every_character_has_a_kind_of_its_own() -> None:
    for code in (*range(0x3000), *range(0xFE00, 0x10000), 0x1F600, 0x20000, 0xE0100, 0x10FFFF):
        assert kind_of(chr(code)) in Kind


def test_plain_han_is_not_looked_at_twice() -> None:
    plain = kinds_of("天地玄黄，宇宙洪荒。")
    assert resolve_kinds("天地玄黄，宇宙洪荒。", plain) is plain


def chinese_around(kinds: bytes, at: int) -> bool:
    """Look from a mark to both sides, every time anew (R72)."""

    def side(path: range) -> bool | None:
        for index in path:
            if kinds[index] in _CHINESE_SIDE:
                return True
            if kinds[index] in _ALNUM:
                return False
        return None

    sides = (side(range(at - 1, -1, -1)), side(range(at + 1, len(kinds))))
    return True in sides or False not in sides


@given(st.text(st.sampled_from("天a1,(.…” "), max_size=30), st.sets(st.integers(0, 29)))
def test_surroundings_are_those_of_each_mark(text, places) -> None:
    found = kinds_of(text)
    around = _Surroundings(found)
    for at in sorted(place for place in places if place < len(text)):
        assert around.are_chinese(at) is chinese_around(found, at)


def test_a_flood_of_brackets_is_read_once() -> None:
    """Each bracket looking along all others took minutes for as many as this."""
    assert kinds("(" * 100_000 + "天")[-2] is Kind.OPEN
