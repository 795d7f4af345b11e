"""What a document's colours are: device spaces in use, spot inks, ICC profiles, transfer curves."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, Final

from layout.preflight import values
from layout.preflight.colour import Profile, Space, read_profile
from layout.preflight.document import Document
from layout.preflight.marks import Mark

_MOST_DEPTH: Final = 8
_PROCESS: Final = frozenset(("Cyan", "Magenta", "Yellow", "Black", "None", "All"))
_STANDARD_BLENDS: Final = frozenset(
    [
        "Normal",
        "Compatible",
        "Multiply",
        "Screen",
        "Overlay",
        "Darken",
        "Lighten",
        "ColorDodge",
        "ColorBurn",
        "HardLight",
        "SoftLight",
        "Difference",
        "Exclusion",
        "Hue",
        "Saturation",
        "Color",
        "Luminosity",
    ]
)
_INTENTS: Final = frozenset(
    ("RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation")
)
_HALFTONES: Final = (1, 5)
_ICC_MAJOR: Final = (2, 4)


def device_marks(document: Document, device: str) -> Iterator[tuple[int, Mark]]:
    """Yield each mark in a device space that no default space replaces, with its page."""
    for page in document.pages:
        for mark in page.content.marks:
            if mark.paint is not None and _is_device(mark.paint.space, device):
                yield page.number, mark


def _is_device(space: Space, device: str) -> bool:
    found = space.base if space.family in ("Indexed", "Pattern") and space.base else space
    return found.family == device and not found.by_default


def uses_device(space: Space, device: str) -> bool:
    """Whether a space rests on a device space anywhere, as a spot ink's alternate too."""
    found: Space | None = space
    while found is not None:
        if found.family == device and not found.by_default:
            return True
        found = found.base
    return False


def fingerprint(value: Any, depth: int = 0) -> str:
    """Return a text that is equal for objects of equal content."""
    if depth > _MOST_DEPTH:
        return "…"
    if values.is_dictionary(value):
        rows = sorted(values.items(value))
        inner = ",".join(f"{key}:{fingerprint(item, depth + 1)}" for key, item in rows)
        if values.is_stream(value):
            data = values.read_stream(value, 1 << 22) or b""
            inner += hashlib.sha256(data).hexdigest()
        return f"<{inner}>"
    if values.is_array(value):
        return "[" + ",".join(fingerprint(item, depth + 1) for item in values.array(value)) + "]"
    number = values.number(value)
    return str(value) if number is None else format(number, "g")


def spot_faults(document: Document) -> Iterator[str]:
    """Yield each spot ink that is defined in two ways, or that its DeviceN does not list."""
    defined: dict[str, str] = {}
    told: set[str] = set()
    for space in _all_separations(document):
        parts = values.array(space)
        name, mark = values.name(parts[1]), fingerprint(parts[2]) + fingerprint(parts[3])
        if name not in _PROCESS and defined.setdefault(name, mark) != mark and name not in told:
            told.add(name)
            yield name
    for space in document.reached.spaces:
        parts = values.array(space)
        if values.name(parts[0]) != "DeviceN":
            continue
        listed = {key[1:] for key in values.keys(values.get((parts + [None] * 5)[4], "/Colorants"))}
        for item in values.array(parts[1] if len(parts) > 1 else None):
            name = values.name(item)
            if name not in _PROCESS and name not in listed:
                yield name


_SEPARATION_PARTS: Final = 4


def _all_separations(document: Document) -> Iterator[Any]:
    for space in document.reached.spaces:
        parts = values.array(space)
        if values.name(parts[0]) == "Separation" and len(parts) >= _SEPARATION_PARTS:
            yield space


def spot_names(document: Document) -> dict[str, int]:
    """Return each spot ink that marks a page, with the first page."""
    found: dict[str, int] = {}
    for page in document.pages:
        for mark in page.content.marks:
            space = mark.paint.space if mark.paint else None
            while space is not None:
                for name in space.colorants:
                    if name not in _PROCESS:
                        found.setdefault(name, page.number)
                space = space.base if space.family in ("Indexed", "Pattern") else None
    return found


def icc_profiles(document: Document) -> Iterator[tuple[int, Profile | None]]:
    """Yield each ICCBased space's number of channels and profile."""
    for space in document.reached.spaces:
        parts = values.array(space)
        if values.name(parts[0]) == "ICCBased" and len(parts) > 1:
            yield values.whole(values.get(parts[1], "/N")) or 0, read_profile(parts[1])


def icc_faults(document: Document) -> Iterator[str]:
    """Yield what is wrong with ICC-based spaces: channels, versions, the intent's own profile."""
    own = {intent.profile.digest for intent in document.intents if intent.profile}
    for channels, profile in icc_profiles(document):
        if profile is None:
            yield "ICC ?"
        elif profile.right_channels != channels:
            yield f"N {channels}, {profile.space}"
        elif profile.major not in _ICC_MAJOR:
            yield f"ICC {profile.major}"
        elif profile.space == "CMYK" and profile.digest in own:
            yield "CMYK"


def transfer_faults(document: Document) -> Iterator[str]:
    """Yield transfer functions, halftone phases and halftones of odd types."""
    for state in document.reached.states:
        if values.get(state, "/TR") is not None:
            yield "TR"
        second = values.get(state, "/TR2")
        if second is not None and values.name(second) != "Default":
            yield "TR2"
        if values.get(state, "/HTP") is not None:
            yield "HTP"
    for halftone in document.reached.halftones:
        kind = values.whole(values.get(halftone, "/HalftoneType"))
        if kind not in _HALFTONES:
            yield f"HalftoneType {kind}"
        elif values.get(halftone, "/HalftoneName") is not None:
            yield "HalftoneName"


def blend_faults(document: Document) -> Iterator[str]:
    """Yield the names of blend modes that no standard has."""
    used = {name: None for content in document.contents for name in content.blends}
    for state in document.reached.states:
        value = values.get(state, "/BM")
        names = [values.name(item) for item in values.array(value)] or [values.name(value)]
        used |= dict.fromkeys(name for name in names if name)
    yield from (name for name in used if name not in _STANDARD_BLENDS)


def strange_groups(document: Document, channels: int) -> Iterator[tuple[int, str, Space]]:
    """Yield page, mask and colour space of groups that blend in other channels than the print's."""
    for page in document.pages:
        if not page.content.transparent:
            continue
        for group in page.content.groups:
            space = group.space
            # A mask of grey levels blends in grey whatever is printed.
            is_grey_mask = group.mask and space is not None and space.channels == 1
            if space is not None and space.channels != channels and not is_grey_mask:
                yield page.number, group.mask, space


def intent_faults(document: Document) -> Iterator[str]:
    """Yield the names of rendering intents that are none of the four."""
    used = {name: None for content in document.contents for name in content.intents}
    for image in document.reached.images:
        used |= dict.fromkeys([values.name(values.get(image, "/Intent"))])
    for state in document.reached.states:
        used |= dict.fromkeys([values.name(values.get(state, "/RI"))])
    yield from (name for name in used if name and name not in _INTENTS)
