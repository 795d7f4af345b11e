"""The committed word list: whole, what its manifest says, and found word by word."""

import hashlib
from pathlib import Path

import pytest
import yaml

from layout.words.dictionary import FILE, Sort, load_dictionary
from layout.words.make import OWN

MANIFEST = yaml.safe_load((FILE.parent / "manifest.yaml").read_text(encoding="utf-8"))


def find(word: str) -> Sort | None:
    return next(
        (sort for end, sort, _ in load_dictionary().words_at(word, 0) if end == len(word)), None
    )


def test_the_list_is_the_one_of_the_manifest() -> None:
    data = FILE.read_bytes()
    assert MANIFEST["list"]["file"] == FILE.name
    assert len(data) == MANIFEST["list"]["size"]
    assert hashlib.sha256(data).hexdigest() == MANIFEST["list"]["sha256"]


def test_every_source_has_its_licence_beside_it() -> None:
    for source in MANIFEST["sources"]:
        terms = (FILE.parent / source["terms"]).read_text(encoding="utf-8")
        assert "Permission is hereby granted" in terms or "Apache License" in terms


@pytest.mark.parametrize(
    ("word", "sort"),
    [
        ("清廉", Sort.NOUN),
        ("乡村", Sort.NOUN),
        ("建设", Sort.VERBAL),
        ("的", Sort.BACKWARD),
        ("在", Sort.FORWARD),
        ("中国人民解放军", None),  # seven characters: longer than the list goes
        ("廉乡", None),
        ("村振", None),
        ("甲乙丙丁戊己", None),
        ("a", None),
        ("。", None),
    ],
)
def test_words_are_found_and_others_are_not(word: str, sort: Sort | None) -> None:
    assert find(word) is sort


def test_the_projects_own_words_are_in_the_committed_list() -> None:
    letters = {
        "n": Sort.NOUN, "v": Sort.VERB, "w": Sort.VERBAL, "a": Sort.ATTRIBUTE, "d": Sort.ADVERB,
        "t": Sort.TIME, "q": Sort.MEASURE, "i": Sort.PHRASE,
    }  # fmt: skip
    wanted: dict[str, Sort] = {}
    for line in Path(OWN).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            letter, *words = line.split()
            wanted |= dict.fromkeys(words, letters[letter])
    assert {word: find(word) for word in wanted} == wanted


def test_words_at_a_place_are_in_order_of_length() -> None:
    ends = [end for end, _, _ in load_dictionary().words_at("是中国式现代化", 1)]
    assert ends == sorted(set(ends))
    assert {2, 3, 4, 7} <= set(ends)


def test_every_record_is_found_again() -> None:
    """Walk the file's groups as they are written and look every tenth word up."""
    dictionary = load_dictionary()
    count = 0
    for initial in dictionary.initials:
        rest = ""
        for char in dictionary._group(initial):
            if char >= "\u3400":
                rest += char
                continue
            count += 1
            assert count % 10 or find(initial + rest) is not None
            rest = ""
    assert count == MANIFEST["list"]["words"]


def test_what_is_looked_up_is_never_taken_for_the_files_own_marks() -> None:
    dictionary = load_dictionary()
    group = dictionary._group("电")
    for at in range(len(group)):
        text = "电" + group[at : at + 5]
        for end, _, _ in dictionary.words_at(text, 0):
            assert all(char >= "\u3400" for char in text[1:end])
