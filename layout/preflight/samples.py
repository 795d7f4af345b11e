"""Samples of an image as amounts of ink, brought down to the cells that the ink is summed in.

A cell's value is the mean of the samples in it.  Pictures larger than the bounds, damaged ones and
JBIG2 are not sampled; the report says so.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from msgspec import Struct
from PIL import Image, ImageFile, UnidentifiedImageError

from layout.preflight import bounds, values
from layout.preflight.colour import PROCESS, Space, inks_of
from layout.preflight.marks import Picture

_BITS: Final = (1, 2, 4, 8, 16)
_RAW: Final = {2: "L;2", 4: "L;4", 8: "L"}
_BYTE: Final = 8
_WORD: Final = 16
_NOT_READ: Final = ("JBIG2Decode",)
_PER_CENT: Final = 100 / 255
_RGB_LIKE: Final = 3
_CMYK_LIKE: Final = 4
# What Pillow raises for data that are no picture, or too large a one.
_BROKEN: Final = (
    *values.DAMAGED,
    OSError,
    SyntaxError,
    MemoryError,
    EOFError,
    struct.error,
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class Sampled(Struct):
    """An image in cells: per cent of each ink (mode F), or None where only a conversion tells."""

    plates: dict[str, Image.Image] | None
    mask: Image.Image | None = None


class _UnreadableError(Exception):
    """The samples cannot be had; the text says why."""


def sample(picture: Picture, wide: int, high: int) -> Sampled | str:
    """Return an image in ``wide`` × ``high`` cells, or why it cannot be sampled."""
    if picture.wide * picture.high > bounds.MOST_SAMPLES:
        return "too large"
    if picture.wide <= 0 or picture.high <= 0:
        return "no size"
    try:
        if picture.is_mask:
            return Sampled({}, _read_stencil(picture, wide, high))
        plates = _read_plates(picture, wide, high)
        return Sampled(plates, _read_soft_mask(picture, wide, high))
    except _UnreadableError as why:
        return str(why)
    except _BROKEN:
        return "damaged"


def _field(picture: Picture, key: str) -> Any:
    source = picture.source
    return source.get(key) if isinstance(source, dict) else values.get(source, key)


def _filters(picture: Picture) -> list[str]:
    if isinstance(picture.source, dict):
        found = picture.source.get("/Filter")
        return [str(f)[1:] for f in (found if isinstance(found, list) else [found]) if f]
    return values.filters(picture.source)


def _is_turned(picture: Picture) -> bool:
    """Whether the Decode array turns the samples round."""
    decode = _field(picture, "/Decode")
    row = decode if isinstance(decode, list) else values.numbers(decode)
    match row:
        case [first, second, *_]:
            return bool(first > second)
    return False


def _read_stencil(picture: Picture, wide: int, high: int) -> Image.Image:
    # A stencil paints where the sample is 0.
    grey = _read_channels(picture, 1, wide, high)[0]
    return grey if _is_turned(picture) else grey.point(lambda level: 255 - level)


def _read_plates(picture: Picture, wide: int, high: int) -> dict[str, Image.Image] | None:
    space = picture.space
    if space.family == "Indexed":
        return _read_indexed(picture, wide, high)
    count = space.channels
    if count == _RGB_LIKE and space.family not in ("Separation", "DeviceN"):
        # No sample of it is an ink before somebody converts it.
        return None
    levels = _read_channels(picture, count, wide, high)
    if _is_turned(picture):
        levels = [level.point(lambda value: 255 - value) for level in levels]
    return _ink_levels(space, levels)


def _ink_levels(space: Space, levels: list[Image.Image]) -> dict[str, Image.Image] | None:
    if space.family in ("Separation", "DeviceN"):
        found: dict[str, Image.Image] = {}
        for number, level in enumerate(levels):
            row = tuple(float(n == number) for n in range(len(levels)))
            for plate, amount in inks_of(space, row) or ():
                if amount:
                    found[plate] = _per_cent(level)
        return found
    if len(levels) == 1:
        black = _per_cent(levels[0].point(lambda value: 255 - value))
        return {plate: black if plate == "K" else _blank(black) for plate in PROCESS}
    if len(levels) == _CMYK_LIKE:
        return {plate: _per_cent(level) for plate, level in zip(PROCESS, levels, strict=True)}
    return None


def _per_cent(level: Image.Image) -> Image.Image:
    return level.convert("F").point(lambda value: value * _PER_CENT + 0)


def _blank(like: Image.Image) -> Image.Image:
    return Image.new("F", like.size, 0.0)


def _read_indexed(picture: Picture, wide: int, high: int) -> dict[str, Image.Image] | None:
    space = picture.space
    index = _read_whole(picture, 1)[0]
    if picture.bits < _BYTE:
        # The raw decoder has stretched the indexes over the whole byte.
        top = (1 << picture.bits) - 1
        index = index.point([level * top // 255 for level in range(256)])
    rows = [inks_of(space, (float(n),)) for n in range(256)]
    if space.base is None or rows[0] is None:
        return None
    plates = [plate for plate, _ in rows[0]]
    found = {}
    for plate in plates:
        table = [round(255 * dict(row or ()).get(plate, 0.0)) for row in rows]
        found[plate] = _per_cent(_shrink(index.point(table), wide, high))
    return found


def _read_soft_mask(picture: Picture, wide: int, high: int) -> Image.Image | None:
    for key in ("/SMask", "/Mask"):
        stream = _field(picture, key)
        if not values.is_stream(stream):
            continue
        sides = [values.whole(values.get(stream, side)) or 0 for side in ("/Width", "/Height")]
        if not 0 < sides[0] * sides[1] <= bounds.MOST_SAMPLES:
            raise _UnreadableError("mask too large")
        bits = values.whole(values.get(stream, "/BitsPerComponent")) or 1
        inner = Picture(
            stream, "", sides[0], sides[1], bits, picture.space, key == "/Mask", picture.matrix, 0
        )
        if inner.is_mask:
            # An explicit mask hides where the sample is 1.
            return _read_stencil(inner, wide, high)
        level = _read_channels(inner, 1, wide, high)[0]
        return level.point(lambda value: 255 - value) if _is_turned(inner) else level
    return None


# -- samples ---------------------------------------------------------------------------------------


def _read_channels(picture: Picture, count: int, wide: int, high: int) -> list[Image.Image]:
    filters = _filters(picture)
    if filters[-1:] in (["DCTDecode"], ["DCT"]):
        return _read_jpeg(picture, wide, high)
    if filters[-1:] == ["JPXDecode"]:
        return _read_jpeg_2000(picture, wide, high)
    return [_shrink(level, wide, high) for level in _read_whole(picture, count)]


def _shrink(image: Image.Image, wide: int, high: int) -> Image.Image:
    if image.mode == "1":
        image = image.convert("L")
    # The mean of all samples in a cell; enlarged, each sample fills its cells.
    return image.resize((wide, high), Image.Resampling.BOX)


def _data(picture: Picture, most: int) -> bytes:
    """Return the bytes up to the last filter when that is a picture format, else decoded."""
    if picture.inline is not None:
        return _decode_inline(picture, most)
    if (_filters(picture) or [""])[-1] in ("DCTDecode", "JPXDecode", "CCITTFaxDecode"):
        return _strip_filters(picture)
    if odd := [name for name in _filters(picture) if name in _NOT_READ]:
        raise _UnreadableError(odd[0])
    found = values.read_stream(picture.source, most)
    if found is None:
        raise _UnreadableError("damaged")
    return found


def _strip_filters(picture: Picture) -> bytes:
    """Return the raw data of a picture format, which may stand inside Flate or ASCII85."""
    raw: bytes = picture.source.read_raw_bytes()
    return _decode_chain(raw, _filters(picture)[:-1], bounds.MOST_PICTURE_BYTES)


def _decode_inline(picture: Picture, most: int) -> bytes:
    assert picture.inline is not None
    if picture.source.get("/DecodeParms"):
        raise _UnreadableError("inline filter")
    return _decode_chain(picture.inline, _filters(picture), most)


def _decode_chain(data: bytes, filters: list[str], most: int) -> bytes:
    for kind in filters:
        decode = _DECODERS.get(kind)
        if decode is None:
            raise _UnreadableError(kind)
        data = decode(data, most)
    return data


def _inflate(data: bytes, most: int) -> bytes:
    import zlib

    try:
        return zlib.decompressobj().decompress(data, most + 1)
    except zlib.error as wrong:
        raise _UnreadableError("damaged") from wrong


def _undo_ascii85(data: bytes, _most: int) -> bytes:
    from base64 import a85decode

    return a85decode(data.strip().removesuffix(b"~>"))


def _undo_hex(data: bytes, _most: int) -> bytes:
    return bytes.fromhex(data.split(b">")[0].decode("ascii"))


_DECODERS: Final[dict[str, Callable[[bytes, int], bytes]]] = {
    "FlateDecode": _inflate,
    "Fl": _inflate,
    "ASCII85Decode": _undo_ascii85,
    "A85": _undo_ascii85,
    "ASCIIHexDecode": _undo_hex,
    "AHx": _undo_hex,
}


def _read_whole(picture: Picture, count: int) -> list[Image.Image]:
    """Return the channels of raw samples at full size."""
    size, bits = (picture.wide, picture.high), picture.bits
    if (_filters(picture) or [""])[-1] in ("CCITTFaxDecode", "CCF"):
        return [_read_fax(picture)]
    if bits not in _BITS or not count:
        raise _UnreadableError("bits or channels")
    row = (picture.wide * count * bits + 7) // 8
    data = _data(picture, row * picture.high + (1 << 16))
    if len(data) < row * picture.high:
        data += b"\x00" * (row * picture.high - len(data))
    data = data[: row * picture.high]
    if bits == _WORD:
        data, bits = data[::2], _BYTE
    if count == 1 and bits == 1:
        return [Image.frombytes("1", size, data).convert("L")]
    if count == 1:
        return [Image.frombytes("L", size, data, "raw", _RAW[bits])]
    if bits != _BYTE:
        raise _UnreadableError("bits")
    if count == _CMYK_LIKE:
        return list(Image.frombytes("CMYK", size, data).split())
    return [Image.frombytes("L", size, data[n::count]) for n in range(count)]


def _read_jpeg(picture: Picture, wide: int, high: int) -> list[Image.Image]:
    data = picture.inline if picture.inline is not None else _strip_filters(picture)
    kept, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        with Image.open(BytesIO(data), formats=("JPEG",)) as image:
            if image.width * image.height > bounds.MOST_SAMPLES:
                raise _UnreadableError("too large")
            mode = image.mode
            # The decoder itself takes means of 2, 4 or 8 samples, many times as fast.
            image.draft(mode, (max(1, wide), max(1, high)))
            small = image.resize((wide, high), Image.Resampling.BOX)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = kept
    if mode == "CMYK":
        # Pillow turns every CMYK JPEG round, as Adobe writes them; PDF takes them as they are.
        return [band.point(lambda value: 255 - value) for band in small.split()]
    return list(small.split())


def _read_jpeg_2000(picture: Picture, wide: int, high: int) -> list[Image.Image]:
    with Image.open(BytesIO(_strip_filters(picture)), formats=("JPEG2000",)) as image:
        if image.width * image.height > bounds.MOST_SAMPLES:
            raise _UnreadableError("too large")
        small = image.resize((wide, high), Image.Resampling.BOX)
    if small.mode in ("RGBA", "LA"):
        return list(small.split())[:-1]
    return list(small.split())


def _read_fax(picture: Picture) -> Image.Image:
    """Read CCITT data through a TIFF head around them (groups 3 and 4)."""
    parms = _field(picture, "/DecodeParms")
    parm = values.array(parms)[-1] if values.is_array(parms) else parms
    kind = values.whole(values.get(parm, "/K")) or 0
    columns = values.whole(values.get(parm, "/Columns")) or 1728
    if picture.inline is not None or columns != picture.wide:
        raise _UnreadableError("fax")
    data = _strip_filters(picture)
    black = values.get(parm, "/BlackIs1") is True
    fields = (
        (256, 4, picture.wide),
        (257, 4, picture.high),
        (258, 3, 1),
        (259, 3, 4 if kind < 0 else 3),
        (262, 3, 1 if black else 0),
        (273, 4, 8 + 2 + 9 * 12 + 4),
        (277, 3, 1),
        (278, 4, picture.high),
        (279, 4, len(data)),
    )
    head = struct.pack("<2sHL", b"II", 42, 8) + struct.pack("<H", len(fields))
    head += b"".join(struct.pack("<HHLL", tag, kind, 1, value) for tag, kind, value in fields)
    with Image.open(BytesIO(head + struct.pack("<L", 0) + data), formats=("TIFF",)) as image:
        return image.convert("L")
