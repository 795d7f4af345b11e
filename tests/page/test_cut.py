"""Cuts of heads: an editor's choices, the law of spaces, words split where nothing else fits."""

from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from layout.diagnostics import Report, Span
from layout.display import Role
from layout.model import Head, Phrase
from layout.page.composer import Composer
from layout.page.cut import break_rank, declared_breaks, split_evenly
from layout.page.headline import set_head
from layout.style import HeadGrade, Style, TypeStyle
from layout.units import PT
from tests.words.test_segmentation import HEADLINES

SIZE = 20 * PT
GRADE = HeadGrade(largest=SIZE, smallest=SIZE, max_lines=6)
HERE = Span("issue.yaml", 1, 1)
ROWS = [
    pytest.param(row, id=row["cuts"][0].replace("/", ""))
    for rows in yaml.safe_load(
        Path(__file__).with_name("headlines.yaml").read_text(encoding="utf-8")
    ).values()
    for row in rows
]


@pytest.fixture
def composer(square_faces):
    return Composer(Style(words=frozenset(["洋码头"])), square_faces, Report())


def cut(composer: Composer, text: str, width: int) -> str:
    head = Head(lines=(Phrase(text, HERE),), size=SIZE)
    (rank,) = set_head(composer, head, GRADE, width * SIZE).ranks
    return "/".join(line.text.strip() for line in rank.lines)


def codes(composer: Composer) -> list[str]:
    return [d.code for d in composer.report.diagnostics]


@pytest.mark.parametrize("row", ROWS)
def test_cut_as_an_editor_would(row, square_faces) -> None:
    """``now`` states what is set where no cut of the list is: a fault that is known."""
    composer = Composer(Style(), square_faces, Report())
    done = cut(composer, row["cuts"][0].replace("/", ""), row["width"])
    if "now" in row:
        assert row["now"] not in row["cuts"]
        assert done == row["now"], "better or worse: look at it, then change the row"
    else:
        assert done in row["cuts"]
    assert "W311" not in codes(composer)


def test_the_vectors_are_what_they_claim() -> None:
    for param in ROWS:
        (row,) = param.values
        assert len({text.replace("/", "") for text in row["cuts"]}) == 1
        assert len(set(row["cuts"])) == len(row["cuts"])
    texts = Counter(param.id for param in ROWS)
    assert max(texts.values()) == 1


# -- declared spaces -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "done"),
    [
        ("新桥通车 两岸居民步行过江", 8, "新桥通车/两岸居民步行过江"),
        ("新桥今晨　两岸通行", 6, "新桥今晨/两岸通行"),
        # Fewer lines than parts: the most even of the declared cuts.
        ("新桥 今晨 两岸 通行", 6, "新桥 今晨/两岸 通行"),
        # More lines than parts: at each space, and at a word's end.
        ("新桥 两岸居民步行过江", 4, "新桥/两岸居民/步行过江"),
        # A space beside a number is a wish too, unless the number stands free on both sides.
        ("江滩马拉松 2023人开跑", 7, "江滩马拉松/2023人开跑"),
        ("大桥用 BIM 技术建成通车", 7, "大桥用 BIM 技术/建成通车"),
    ],
)
def test_declared_spaces_are_law(composer, text, width, done) -> None:
    assert cut(composer, text, width) == done


def test_spaces_round_a_latin_word_declare_nothing() -> None:
    assert declared_breaks("用 BIM 技术 建桥") == (9,)
    assert declared_breaks("AI 技术") == declared_breaks("学习 AI") == ()
    assert declared_breaks("Wi-Fi 7 来了") == ()
    assert declared_breaks("开跑 2023人") == (3,)
    assert declared_breaks("没有空格") == ()


# -- words -----------------------------------------------------------------------------------------


def test_a_papers_own_word_is_not_split(composer, square_faces) -> None:
    plain = Composer(Style(), square_faces, Report())
    for width in (4, 5, 6):
        assert "洋码头" in cut(composer, "沙市洋码头今日开街迎客", width)
    assert codes(composer) == codes(plain) == []


def test_a_word_is_split_only_where_nothing_else_fits_and_it_is_said(composer) -> None:
    assert cut(composer, "中国式现代化", 4) == "中国式/现代化"
    (told,) = composer.report.diagnostics
    assert told.code == "W311"
    assert told.span.column == 4
    assert dict(told.args)["before"] == "中国式"


def test_a_word_that_fits_on_a_line_of_its_own_is_kept(composer) -> None:
    assert cut(composer, "读懂中国式现代化", 6) == "读懂/中国式现代化"
    assert codes(composer) == []


def test_decks_and_kickers_break_between_words(composer) -> None:
    head = Head(decks=(Phrase("全区启动清廉乡村建设三年行动", HERE),))
    deck = TypeStyle(face="kai").size
    (rank,) = set_head(composer, head, HeadGrade(deck=deck), 8 * deck).ranks
    assert rank.role is Role.DECK
    assert [line.text for line in rank.lines] == ["全区启动清廉乡村", "建设三年行动"]


def test_crossheads_break_between_words(composer) -> None:
    style = composer.style.crosshead
    phrase = Phrase("多部门联合整治校园周边环境", HERE)
    lines = break_rank(composer, phrase, style, 9 * style.size)
    assert [line.text for line in lines] == ["多部门联合整治", "校园周边环境"]
    (line,) = break_rank(composer, Phrase("校园周边", HERE), style, 9 * style.size)
    assert line.text == "校园周边"


def test_a_crosshead_of_one_long_word_is_set_all_the_same(composer) -> None:
    style = composer.style.crosshead
    lines = break_rank(composer, Phrase("A" * 60, HERE), style, 9 * style.size)
    assert "".join(line.text for line in lines) == "A" * 60


@pytest.mark.parametrize("kind", ["decks", "lines"])
def test_a_text_far_too_long_is_told_at_once(composer, kind) -> None:
    """Of the size that a paragraph may have; splitting it evenly would take hours."""
    phrase = Phrase("清廉乡村建设三年行动" * 2000, HERE)
    block = set_head(composer, Head(**{kind: (phrase,)}), HeadGrade(), 12 * SIZE)
    text = "".join(line.text for rank in block.ranks for line in rank.lines)
    assert text == phrase.text
    assert codes(composer) == (["E302"] if kind == "lines" else ["W312"])


@pytest.mark.parametrize("count", [290, 310, 990])
def test_a_long_deck_breaks_between_words(composer, count) -> None:
    """Words are looked at in every rank that is split by its lines."""
    phrase = Phrase("清廉乡村建设行动" * (count // 8), HERE)
    deck = 10 * PT
    head = Head(decks=(phrase,))
    (rank,) = set_head(composer, head, HeadGrade(deck=deck), (count // 6) * deck).ranks
    assert len(rank.lines) > 5
    assert all(line.end % 2 == 0 for line in rank.lines)
    assert codes(composer) == []


def test_a_crosshead_too_long_to_look_for_its_words_says_so(composer) -> None:
    style = composer.style.crosshead
    text = "清廉乡村建设" * 167
    lines = break_rank(composer, Phrase(text, HERE), style, 200 * style.size)
    assert "".join(line.text for line in lines) == text
    assert len(lines) > 1
    (told,) = composer.report.diagnostics
    assert (told.code, dict(told.args)["count"]) == ("W312", 1002)


@pytest.mark.parametrize("text", ["\u200b", "\u200b\u200b", "\u2060"])
def test_a_rank_without_width_is_a_line(composer, text) -> None:
    style = composer.style.crosshead
    assert len(break_rank(composer, Phrase(text, HERE), style, 9 * style.size)) == 1
    head = Head(
        lines=(Phrase(text, HERE),), kickers=(Phrase(text, HERE),), decks=(Phrase(text, HERE),)
    )
    ranks = set_head(composer, head, GRADE, 9 * SIZE).ranks
    assert [len(rank.lines) for rank in ranks] == [1, 1, 1]


@given(text=HEADLINES.filter(str.strip), count=st.integers(1, 5), within=st.booleans())
def test_lines_are_the_text(square_faces, text, count, within) -> None:
    composer = Composer(Style(), square_faces, Report())
    prepared = composer.prepare(Phrase(text, HERE), TypeStyle())
    splits = split_evenly(prepared, count, within=within)
    if splits is None:
        return
    assert len(splits) == count
    assert [a for a, _ in splits[1:]] == [b for _, b in splits[:-1]]
    assert (splits[0][0], splits[-1][1]) == (0, len(text))
    assert all(not prepared.bound[b] for _, b in splits[:-1])
