"""Every message: both languages, the same placeholders, a hint, and somebody who says it."""

import re
import string
from importlib import import_module
from pathlib import Path

import pytest

from layout.messages import TABLE

LAYOUT = Path(__file__).parent.parent / "layout"
HAN = re.compile("[\u4e00-\u9fff]")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def said_codes() -> set[str]:
    code = re.compile(r'"([EWN]\d{3}|[LHC]\d{1,2})"')
    files = (path for path in LAYOUT.rglob("*.py") if path.parent.name != "messages")
    return {found for path in files for found in code.findall(path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("code", sorted(TABLE))
def test_message_is_whole_in_both_languages(code: str) -> None:
    message, hint = TABLE[code]
    assert re.fullmatch(r"[EWN][1-6]\d\d|[LHC]\d{1,2}", code)
    assert HAN.search(message[0])
    assert HAN.search(hint[0])
    assert placeholders(message[0]) == placeholders(message[1])
    assert placeholders(hint[0]) == placeholders(hint[1])
    for chinese, english in (message, hint):
        assert chinese.strip() == chinese != ""
        assert english.strip() == english != ""
        assert chinese[-1] not in "。."
        assert not english.endswith(".")


def test_no_code_has_two_messages() -> None:
    names = sorted(path.stem for path in (LAYOUT / "messages").glob("[!_]*.py"))
    tables = [import_module(f"layout.messages.{name}").TABLE for name in names]
    codes = [code for table in tables for code in table]
    assert sorted(codes) == sorted(TABLE)


def test_every_message_is_said_somewhere() -> None:
    assert sorted(set(TABLE) - said_codes()) == []


def test_everything_said_has_a_message() -> None:
    assert sorted(said_codes() - set(TABLE)) == []
