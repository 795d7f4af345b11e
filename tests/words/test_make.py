"""Making the list: what of the dictionary is kept, and what the file gives back."""

from layout.words.dictionary import FIRST, Sort, open_dictionary
from layout.words.make import choose_words, pack_words, read_rows

ROWS = """\
乡村 2134 n
乡 13348 n
乡村振 29 n
乡政府 30 nt
建设 26381 vn
建设局长们好啊 900 n
拜登 2 nrt
某登 2 nr
鐨勬 5000 zg
B超 300 n
清廉 103 a
"""
OWN = "# ours\nv 建设\nn 网格员 乡村\n"


def made() -> dict[str, tuple[Sort, int]]:
    return dict(choose_words(read_rows(ROWS), OWN))


def test_frequent_words_and_known_names_are_kept() -> None:
    assert set(made()) == {"乡村", "乡", "乡政府", "建设", "拜登", "清廉", "网格员"}


def test_our_own_words_decide_the_sort_and_are_common() -> None:
    words = made()
    assert words["建设"][0] is Sort.VERB
    assert words["网格员"][0] is Sort.NOUN
    assert words["乡村"][1] <= words["网格员"][1] < words["清廉"][1]


def test_the_file_gives_every_word_back() -> None:
    words = made()
    dictionary = open_dictionary(pack_words(words))
    found = {}
    for word in words:
        for end, sort, cost in dictionary.words_at(word, 0):
            found[word[:end]] = sort, cost
    assert found == words


def test_marks_of_records_are_no_han() -> None:
    most = FIRST + max(Sort) * 128 + 127
    assert most < 0x3400
