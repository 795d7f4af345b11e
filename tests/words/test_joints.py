"""Joints: what stays whole, what is tied, and that any text has them."""

import pytest
from hypothesis import given

from layout.words import WHOLE, find_joints
from tests.words.test_segmentation import HEADLINES

TIED = 20_000


def wholes(text: str, *own: str) -> str:
    """Return the text with ``|`` where it may be broken at all."""
    joints = find_joints(text, frozenset(own))
    return "".join(
        ("|" if at > 0 and joints[at] < WHOLE else "") + char for at, char in enumerate(text)
    )


@pytest.mark.parametrize(
    "text",
    [
        # R7: figures, measure words, dates, ordinals, ranges.
        "2023年10月24日|开幕",
        "投资|26亿元",
        "增长|6.2%",
        "三千亩|水稻",
        "三千六百五十二名|考生",
        "第十三届|菊花展",
        "18亿亩|耕地",
        "五公里|越野",
        "20～30岁|青年",
        "百分之三十|以上",
        "1998—2018年",
        "增长|百分之八点四",
        "十月二十三日|开幕",
        "2024年11月|完工",
        "2023年|10件|实事",
        "九点|开讲",
        # R8: names.
        "记者 李卫东 通讯员 赵晓".replace(" ", "| |"),
        "教师|张桂芳|退休",
        "护理员|周建平|当选",
        "约瑟夫·拜登|来访",
        "列夫·托尔斯泰|纪念馆",
        # Suffixes make words.
        "支教团|来|了",
        "马拉松赛|开跑",
    ],
)
def test_numbers_dates_and_names_stay_whole(text: str) -> None:
    assert wholes(text.replace("|", "")) == text


def test_a_reporters_doings_are_no_name() -> None:
    assert wholes("记者走访菜场") == "记者|走访|菜场"
    assert wholes("（记者 走访菜）") == "（|记者| |走访菜|）"


def test_a_papers_word_stays_whole() -> None:
    assert "洋|码头" in wholes("沙市洋码头开街")
    assert wholes("沙市洋码头开街", "洋码头") == "沙市|洋码头|开街"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("百岁老人", "的秘诀"),
        ("来", "了客人"),
        ("“候鸟老人”", "的故乡"),
        ("我与", "孩子"),
        ("论文写在", "大地"),
        ("增长一倍", "以上"),
        ("为何", "下降"),
        ("大桥", "上看风景"),
    ],
)
def test_function_words_neither_begin_nor_end_a_line(before: str, behind: str) -> None:
    assert find_joints(before + behind)[len(before)] >= TIED


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("市民|走进", "城市|公园"),  # subject and predicate, a compound
        ("居民|在家", "免费|体检"),  # before a preposition, an attribute and its noun
        ("降价了，|市民", "市民|降价"),  # behind a comma
        ("迎来|丰收", "“迎来|丰收”"),  # a quotation in one piece
        ("老人的|秘诀", "三条|秘诀"),  # behind 的, a number and what it counts
        ("优化|环境", "采购|中心"),  # verb and object, a noun that needs the word before it
    ],
)
def test_what_belongs_together_less_costs_less(weaker: str, stronger: str) -> None:
    costs = [find_joints(text.replace("|", ""))[text.index("|")] for text in (weaker, stronger)]
    assert costs[0] < costs[1] < WHOLE


@given(HEADLINES)
def test_any_text_has_a_joint_before_each_character(text: str) -> None:
    joints = find_joints(text)
    assert len(joints) == len(text) + 1
    assert all(cost >= 0 for cost in joints)


def test_the_words_of_a_long_rank_stay_whole_too() -> None:
    joints = find_joints("清廉乡村建设" * 100)
    assert all((cost >= WHOLE) == bool(at % 2) for at, cost in enumerate(joints[1:-1], 1))


@pytest.mark.parametrize("text", ["电ō", "宣ō", "南昌场ō", "2万м", "昨π", "昨\u3300"])
def test_a_character_that_ends_records_in_the_file_ends_a_word(text: str) -> None:
    assert find_joints(text)[len(text) - 1] < WHOLE


@pytest.mark.parametrize("dot", "·‧・•∙")
def test_any_dot_holds_a_name_together(dot: str) -> None:
    assert wholes(f"约瑟夫{dot}拜登来访") == f"约瑟夫{dot}拜登|来访"
    assert wholes(f"列夫{dot}托尔斯泰纪念馆") == f"列夫{dot}托尔斯泰|纪念馆"


@pytest.mark.parametrize(
    "text", ["售出|三万亿元", "两点三十分|开会", "苦读|三天", "苦读|三周", "编辑 李卫东 作者 赵晓"]
)
def test_heads_know_the_numbers_and_roles_that_body_text_does(text: str) -> None:
    whole = text.replace(" ", "| |")
    assert wholes(text.replace("|", "")) == whole
