"""Letters of a page's stories: enough for any page, none of them twice."""

from itertools import islice

from layout.diagnostics import Report
from layout.model.letters import free_letters
from layout.read import read_issue


def test_letters_do_not_end_with_the_alphabet_and_none_comes_twice():
    letters = list(islice(free_letters({"B", "z", "Γ"}), 200))
    assert letters[:2] == ["A", "C"]
    assert len(set(letters)) == 200
    assert all(letter.isalpha() and len(letter) == 1 for letter in letters)
    assert not {"B", "z", "Γ"} & set(letters)


def test_no_story_of_a_long_list_is_lost(tmp_path):
    folder = tmp_path / "试报" / "2026-11-23"
    folder.mkdir(parents=True)
    (folder.parent / "paper.yaml").write_text("name: 试报\n", encoding="utf-8")
    stories = "".join(f"      - {{headline: 第{i}篇, body: 完。}}\n" for i in range(60))
    text = "date: 2026-11-23\npages:\n  - stories:\n" + stories
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    report = Report()
    found = read_issue(folder, report)
    report.check()
    assert found is not None
    assert len(found[0].pages[0].items) == 60
