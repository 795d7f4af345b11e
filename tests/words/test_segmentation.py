"""Dividing a headline: nothing lost, the paper's words first, figures in one piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.words import segment
from layout.words.dictionary import Sort

HEADLINES = st.text(
    st.one_of(
        st.sampled_from(
            "全区启动清廉乡村建设三年行动记者王建国的和了在把第一二十百年月日个·“”，： 　"
        ),
        st.sampled_from("0123456789%.~GDPa-"),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


def words_of(text: str, *own: str) -> list[str]:
    return [word.text for word in segment(text, frozenset(own))]


@pytest.mark.parametrize(
    "words",
    [
        ["全区", "启动", "清廉", "乡村", "建设"],
        ["结合", "成", "分子"],
        ["地铁", "五号", "线", "明年底", "通车"],
        ["C919", "首", "飞"],
        ["增长", "6.2%"],
        ["Wi-Fi", "覆盖"],
        ["20～30", "岁", "青年"],
        ["4×100", "米", "接力"],
        ["在", "北京", "西路"],
        ["snake_case", "，", "R&D", "项目"],
        ["5G-A", "、", "A+", "与", "～", "9"],
        ["\U00020bb7", "\U00020bb8", "来"],  # Han beyond the first plane are no letters
    ],
)
def test_the_likeliest_words(words: list[str]) -> None:
    assert words_of("".join(words)) == words


def test_own_words_come_before_all_others() -> None:
    assert words_of("沙市洋码头开街") != ["沙市", "洋码头", "开街"]
    assert words_of("沙市洋码头开街", "洋码头") == ["沙市", "洋码头", "开街"]
    assert words_of("清廉乡村建设", "廉乡") == ["清", "廉乡", "村", "建设"]
    assert segment("看洋码头", frozenset(["洋码头"]))[1].sort is Sort.OWN


def test_the_longest_own_word_is_taken() -> None:
    assert words_of("洋码头文创园", "洋码头", "洋码头文创园", "文创园") == ["洋码头文创园"]


def test_an_own_word_may_have_letters_and_dots() -> None:
    assert words_of("看C919A与约翰·某来", "C919A与", "约翰·某") == [
        "看",
        "C919A与",
        "约翰·某",
        "来",
    ]


@given(HEADLINES, st.frozensets(st.text("清廉乡村建A·", min_size=2, max_size=5), max_size=3))
def test_no_character_is_lost_or_moved(text: str, own: frozenset[str]) -> None:
    words = segment(text, own)
    assert "".join(word.text for word in words) == text
    assert all(text[word.start : word.end] == word.text for word in words)
