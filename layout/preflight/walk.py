"""Every object that can be reached from the trailer, once, sorted by what the checks ask about."""

from __future__ import annotations

from typing import Any, Final

import pikepdf
from msgspec import Struct, field

from layout.preflight import bounds, values

_LIMIT_INT: Final = 2_147_483_647
_LIMIT_REAL: Final = 3.403e38
_LIMIT_STRING: Final = 32_767
_LIMIT_NAME: Final = 127
_EXTERNAL: Final = ("/F", "/FFilter", "/FDecodeParms")
_ACTIONS: Final = frozenset(
    [
        "GoTo",
        "GoToR",
        "GoToE",
        "GoToDp",
        "Launch",
        "Thread",
        "URI",
        "Sound",
        "Movie",
        "Hide",
        "Named",
        "SubmitForm",
        "ResetForm",
        "ImportData",
        "JavaScript",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
        "RichMediaExecute",
    ]
)
# Where an action may stand: a dictionary under another key with the same /S is something else.
_ACTION_KEYS: Final = frozenset(("/A", "/OpenAction", "/Next", "/PA"))


class Reached(Struct):
    """What the walk came by."""

    count: int = 0
    whole: bool = True
    filters: dict[str, None] = field(default_factory=dict)
    crypt: bool = False
    external: int = 0
    states: list[Any] = field(default_factory=list)
    halftones: list[Any] = field(default_factory=list)
    # Every stream, with the key that led to it.
    streams: list[tuple[str, Any]] = field(default_factory=list)
    images: list[Any] = field(default_factory=list)
    forms: list[Any] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    file_specs: list[Any] = field(default_factory=list)
    associated: set[tuple[int, int]] = field(default_factory=set)
    groups: list[Any] = field(default_factory=list)
    spaces: list[Any] = field(default_factory=list)
    over_limits: dict[str, None] = field(default_factory=dict)
    with_aa: list[str] = field(default_factory=list)
    langs: list[str] = field(default_factory=list)
    alternate_presentations: bool = False


def walk(pdf: pikepdf.Pdf) -> Reached:
    """Visit what the trailer leads to."""
    found = Reached()
    seen: set[tuple[int, int]] = set()
    stack: list[tuple[str, Any]] = [("", pdf.trailer)]
    while stack:
        key, value = stack.pop()
        identity = values.identity(value) if isinstance(value, pikepdf.Object) else None
        if identity is not None:
            if identity in seen:
                continue
            seen.add(identity)
        found.count += 1
        if found.count > bounds.MOST_OBJECTS:
            found.whole = False
            break
        if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            _visit_dictionary(found, key, value)
            stack += [
                (name, item)
                for name, item in values.items(value)
                if isinstance(item, pikepdf.Object) or not isinstance(item, bool)
            ]
        elif isinstance(value, pikepdf.Array):
            _visit_array(found, value)
            stack += [(key, item) for item in values.array(value)]
        else:
            _visit_simple(found, value)
    return found


def _visit_simple(found: Reached, value: Any) -> None:
    if isinstance(value, int) and not isinstance(value, bool):
        if not -_LIMIT_INT - 1 <= value <= _LIMIT_INT:
            found.over_limits[str(value)[:20]] = None
    elif isinstance(value, pikepdf.Name):
        _visit_name(found, "/" + values.name(value))
    elif isinstance(value, pikepdf.String):
        if len(bytes(value)) > _LIMIT_STRING:
            found.over_limits[f"({len(bytes(value))})"] = None
    elif (number := values.number(value)) is not None and abs(number) > _LIMIT_REAL:
        found.over_limits[str(number)] = None


def _visit_name(found: Reached, name: str) -> None:
    if len(name) > _LIMIT_NAME // 4 and len(name.encode()) > _LIMIT_NAME + 1:
        found.over_limits[f"{name[:16]}…"] = None


def _visit_array(found: Reached, value: Any) -> None:
    parts = values.array(value)
    if parts and values.name(parts[0]) in ("Separation", "DeviceN", "ICCBased"):
        found.spaces.append(value)


def _visit_dictionary(found: Reached, key: str, value: Any) -> None:
    kind, subtype = values.name(values.get(value, "/Type")), values.name(values.get(value, "/S"))
    if values.is_stream(value):
        found.streams.append((key, value))
        _visit_stream(found, value)
    for name in values.keys(value):
        _visit_name(found, name)
    found.states += [item for _, item in values.items(values.get(value, "/ExtGState"))]
    if values.get(value, "/HalftoneType") is not None:
        found.halftones.append(value)
    if kind == "Action" or (key in _ACTION_KEYS and subtype in _ACTIONS):
        found.actions.append(subtype)
    if values.get(value, "/AA") is not None:
        found.with_aa.append(kind or key)
    shows = (values.get(value, key) for key in ("/AlternatePresentations", "/PresSteps"))
    found.alternate_presentations |= any(show is not None for show in shows)
    if kind in ("Filespec", "F") or values.get(value, "/EF") is not None:
        found.file_specs.append(value)
    identities = map(values.identity, values.array(values.get(value, "/AF")))
    found.associated |= {identity for identity in identities if identity}
    if subtype == "Transparency":
        found.groups.append(value)
    if (lang := values.text(values.get(value, "/Lang"))) is not None:
        found.langs.append(lang)


def _visit_stream(found: Reached, value: Any) -> None:
    for name in values.filters(value):
        found.filters[name] = None
        if name == "Crypt":
            parms = values.get(value, "/DecodeParms")
            named = values.name(values.get(parms, "/Name")) or "Identity"
            found.crypt |= named != "Identity"
    found.external += any(values.get(value, key) is not None for key in _EXTERNAL)
    kind = values.name(values.get(value, "/Subtype"))
    if kind == "Image":
        found.images.append(value)
    elif kind in ("Form", "PS"):
        found.forms.append(value)
