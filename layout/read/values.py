"""One value at a time: a node's text → text, count, length, colour, date, word, list.

Each function reports what is wrong and returns None; an empty value counts as not written.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Final, TypeVar

from msgspec.structs import replace

from layout.color import BLACK, CMYK, WHITE, Color, Spot
from layout.model.phrase import Phrase
from layout.read.context import Context, Text, quote
from layout.read.entry import Entry
from layout.read.language import CHOICES
from layout.read.node import Hole, Mapping, Node, Scalar, Sequence, trim
from layout.read.widths import find_half_marks, widen_marks
from layout.units import Length, parse_length

Value = TypeVar("Value")

_COUNT: Final = re.compile(r"[0-9]{1,9}")
_RANGE: Final = re.compile(r"([0-9]{1,9}) ?[-–—～~至] ?([0-9]{1,9})")
_SHARE: Final = re.compile(r"([0-9]{1,3})(?:\.([0-9]))? ?%?")
_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BARE_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# A folded line end between two Han characters or marks leaves a space that nobody typed.  Few texts
# are folded, and so wide a pattern takes 5 ms to compile.
_FOLD: Final = r"[\u2e80-\u9fff\uff00-\uffef] [\u2e80-\u9fff\uff00-\uffef]"
_SOLID: Final = 1000
# Without one there is no markup in a text.
BRACE: Final = "{"
# No length on a newspaper is longer: the side of a 对开 sheet is 550 mm.
_LONGEST: Final[Length] = 36_000 * 3_000
# A flag's words, as they are written.
FLAGS: Final = {"true": True, "false": False, "是": True, "否": False}
COLOR_NAMES: Final[dict[str, Color]] = {
    "black": BLACK, "黑": BLACK, "white": WHITE, "白": WHITE,
    "red": CMYK(0, 1000, 1000, 0), "红": CMYK(0, 1000, 1000, 0),
}  # fmt: skip


def read_scalar(context: Context, entry: Entry, node: Node) -> Scalar | None:
    """Return the node as a single value, None if it is empty or something else."""
    if isinstance(node, Hole):
        return None
    if not isinstance(node, Scalar):
        context.error("E110", node.span, key=entry.name, alias=entry.alias)
        return None
    if node.is_blank and entry.is_required:
        context.error("E121", node.span, key=entry.name, alias=entry.alias)
    return None if node.is_blank else node


def read_phrases(context: Context, key: str, scalar: Scalar) -> tuple[Phrase, ...]:
    """Return the non-empty lines of a value, without white at their ends."""
    if scalar.is_folded and re.search(_FOLD, scalar.text):
        context.warning("W109", scalar.span)
    lines = (trim(phrase) for phrase in scalar.phrases())
    return tuple(settle(context, key, phrase) for phrase in lines if phrase.text)


def settle(context: Context, key: str, phrase: Phrase) -> Phrase:
    """Refuse control characters, understand markup, keep the text for the copy checks.

    Half-width punctuation becomes full-width where the paper wants it.
    """
    for offset, char in enumerate(phrase.text if not phrase.text.isprintable() else ""):
        if char < " " or "\x7f" <= char <= "\x9f" or char in "\u2028\u2029":
            place = phrase.place(offset)
            context.error("E124", place, character=f"U+{ord(char):04X}", key=key)
    if BRACE in phrase.text:
        # Most papers mark nothing; only those that do pay for the import.
        from layout.read.markup import read_markup

        phrase = read_markup(context, key, phrase)
    if context.texts is None:
        return phrase
    count = len(find_half_marks(phrase.text)) if context.widens_marks else 0
    if count:
        phrase = replace(phrase, text=widen_marks(phrase.text))
    context.texts.append(Text(key, phrase, count))
    return phrase


def read_text(context: Context, entry: Entry, node: Node) -> Phrase | None:
    """Return a text of one line."""
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    phrases = read_phrases(context, entry.name, scalar)
    if len(phrases) > 1:
        context.error("E120", phrases[1].span, key=entry.name, alias=entry.alias)
    if not phrases and entry.is_required:
        context.error("E121", scalar.span, key=entry.name, alias=entry.alias)
    return phrases[0] if phrases else None


def read_lines(context: Context, entry: Entry, node: Node) -> tuple[Phrase, ...]:
    """Return the lines of a text or of a list of texts."""
    if isinstance(node, Hole):
        return ()
    if isinstance(node, Mapping):
        context.error("E111", node.span, key=entry.name, alias=entry.alias)
        return ()
    found: list[Phrase] = []
    for item in node.items if isinstance(node, Sequence) else (node,):
        if scalar := read_scalar(context, entry, item):
            found += read_phrases(context, entry.name, scalar)
    return tuple(found)


def read_count(context: Context, entry: Entry, node: Node) -> int | None:
    """Return a whole number written in plain digits, within the entry's limits."""
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    least, most = entry.limits
    if not _COUNT.fullmatch(scalar.text) or (len(scalar.text) > 1 and scalar.text[0] == "0"):
        context.error("E113", scalar.span, key=entry.name, value=quote(scalar.text))
        return None
    value = int(scalar.text)
    if not least <= value <= most:
        context.error("E122", scalar.span, key=entry.name, value=value, least=least, most=most)
        return None
    return value


def read_range(context: Context, entry: Entry, node: Node) -> tuple[int, int] | None:
    """Return the least and the most of a whole number written as ``24`` or ``18-24``."""
    if not isinstance(node, Scalar) or not (found := _RANGE.fullmatch(node.text.strip())):
        count = read_count(context, entry, node)
        return None if count is None else (count, count)
    ends = [read_count(context, entry, replace(node, text=text)) for text in found.groups()]
    if ends[0] is None or ends[1] is None:
        return None
    if ends[0] > ends[1]:
        context.error("E343", node.span, key=entry.name, value=quote(node.text))
        return None
    return ends[0], ends[1]


def read_length(context: Context, entry: Entry, node: Node) -> Length | None:
    """Return a length; 字 counts in the body size, which the sheet gives."""
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    text = scalar.text.strip()
    try:
        length = parse_length(text, em=context.em, names=context.sizes)
    except ValueError:
        code = "E115" if _BARE_NUMBER.fullmatch(text) else "E114"
        if context.em is None and text.endswith(("字", "em")):
            code = "E123"
        context.error(code, scalar.span, key=entry.name, value=quote(text))
        return None
    least = 0 if entry.default == "0pt" else 1
    if not least <= length <= _LONGEST:
        context.error("E125", scalar.span, key=entry.name, value=quote(text))
        return None
    return length


def read_date(context: Context, entry: Entry, node: Node) -> datetime.date | None:
    """Return a day of the calendar written as 2026-11-23."""
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    found = _DATE.fullmatch(scalar.text.strip())
    if found is None:
        context.error("E116", scalar.span, value=quote(scalar.text))
        return None
    try:
        return datetime.date(*map(int, found.groups()))
    except ValueError:
        context.error("E117", scalar.span, value=scalar.text.strip())
        return None


def read_choice(context: Context, entry: Entry, node: Node) -> str | None:
    """Return the English word for one of the permitted words."""
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    choice = CHOICES[entry.of]
    word = choice.find(scalar.text.strip())
    if word is None:
        value = quote(scalar.text)
        context.error("E119", scalar.span, key=entry.name, value=value, permitted=choice.listed)
    return word


def is_true(text: str) -> bool:
    """Tell whether a flag's word says yes."""
    return FLAGS.get(text.strip().casefold(), False)


def read_flag(context: Context, entry: Entry, node: Node) -> bool | None:
    """Return whether something is so: ``true`` or ``false``, 是 or 否."""
    scalar = read_scalar(context, entry, node)
    if scalar is None:
        return None
    found = FLAGS.get(scalar.text.strip().casefold())
    if found is None:
        permitted = " | ".join(FLAGS)
        value = quote(scalar.text)
        context.error("E119", scalar.span, key=entry.name, value=value, permitted=permitted)
    return found


def read_color(context: Context, entry: Entry, node: Node) -> Color | None:
    """Return a colour: ``[C, M, Y, K]`` in per cents, a name, or a spot ink."""
    if isinstance(node, Hole) or (isinstance(node, Scalar) and node.is_blank):
        return None
    if isinstance(node, Scalar) and (known := COLOR_NAMES.get(node.text)):
        return known
    if isinstance(node, Mapping):
        return _read_spot(context, entry, node)
    inks = read_numbers(context, node, 4)
    if inks is None:
        context.error("E118", node.span, key=entry.name)
        return None
    return CMYK(*inks)


def _read_spot(context: Context, entry: Entry, node: Mapping) -> Color | None:
    values = {key.text: value for key, value in node.pairs}
    name = values.pop("spot", None) or values.pop("专色", None)
    tint = values.pop("tint", None) or values.pop("网点", None)
    process = values.pop("process", None) or values.pop("分色", None)
    inks = read_numbers(context, process, 4) if process else None
    share = read_numbers(context, Sequence((tint,), node.span), 1) if tint else (1000,)
    if values or inks is None or share is None or not isinstance(name, Scalar) or not name.text:
        context.error("E118", node.span, key=entry.name)
        return None
    return Spot(name.text, share[0], CMYK(*inks))


def read_numbers(context: Context, node: Node, count: int) -> tuple[int, ...] | None:
    """Return so many per cents, with or without their sign, as thousandths.

    None if the list is anything else.
    """
    if not isinstance(node, Sequence) or len(node.items) != count:
        return None
    texts = (item.text.strip() if isinstance(item, Scalar) else "" for item in node.items)
    shares = [_SHARE.fullmatch(text) for text in texts]
    values = tuple(int(share[1] + (share[2] or "0")) for share in shares if share)
    return values if len(values) == count and max(values) <= _SOLID else None


def read_point(context: Context, entry: Entry, node: Node) -> tuple[int, int] | None:
    """Return a point given as two per cents, in thousandths."""
    if isinstance(node, Hole) or (isinstance(node, Scalar) and node.is_blank):
        return None
    found = read_numbers(context, node, 2)
    if found is None:
        context.error("E126", node.span, key=entry.name)
        return None
    return found[0], found[1]


def read_list(
    context: Context, entry: Entry, node: Node, read: Callable[[Context, Entry, Node], Value | None]
) -> tuple[Value, ...]:
    """Return the good values of a list."""
    if isinstance(node, Hole) or (isinstance(node, Scalar) and node.is_blank):
        if isinstance(node, Scalar) and entry.is_required:
            context.error("E121", node.span, key=entry.name, alias=entry.alias)
        return ()
    if not isinstance(node, Sequence):
        context.error("E127", node.span, key=entry.name, alias=entry.alias)
        return ()
    if entry.is_required and not node.items:
        context.error("E121", node.span, key=entry.name, alias=entry.alias)
    values = (read(context, entry, item) for item in node.items)
    return tuple(value for value in values if value is not None)
