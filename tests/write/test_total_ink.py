"""Total ink: measured over blocks, limited without shifting colours."""

from fractions import Fraction
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from layout.write.pictures import NEWSPRINT
from layout.write.total_ink import limit_ink, make_table, measure_ink
from tests.noise import draw_noise

LIMIT = 2200


# So much is aimed at, in steps of 255: 20 tenths of a per cent below the limit.
MOST = Fraction((LIMIT - 20) * 255, 1000)
# Colours whose scaled value is a whole number: 240 × (555.9 - 255) / 408 = 177.
WHOLE = [(0, 240, 168, 255), (240, 168, 0, 255), (136, 136, 136, 255)]


def total(pixel: tuple[int, ...]) -> Fraction:
    return Fraction(sum(pixel) * 1000, 255)


def test_measures_the_heaviest_block() -> None:
    image = Image.new("CMYK", (64, 48), (10, 10, 10, 10))
    image.paste((255, 255, 255, 51), (16, 8, 24, 16))
    assert measure_ink(image) == 3200


def test_measures_a_jpeg_by_its_blocks() -> None:
    out = BytesIO()
    Image.new("CMYK", (64, 48), (204, 102, 51, 153)).save(out, "JPEG", quality=95)
    assert measure_ink(Image.open(BytesIO(out.getvalue()))) == pytest.approx(2000, abs=16)


def test_limits_every_pixel_and_keeps_black_and_hue() -> None:
    before = draw_noise("CMYK", (64, 48))
    for at, colour in enumerate(WHOLE):
        before.putpixel((at, 0), colour)
    after = limit_ink(before, LIMIT)
    pairs = list(zip(before.get_flattened_data(), after.get_flattened_data(), strict=True))
    heavy = [pair for pair in pairs if total(pair[0]) > LIMIT]
    assert len(heavy) > 100
    for was, now in pairs:
        assert total(now) <= LIMIT
        assert now[3] == was[3]
    for was, now in heavy:
        share = (MOST - was[3]) / sum(was[:3])
        # Cut to whole steps; where the product is one already, single precision may lose it.
        assert all(-1 <= n - w * share <= 0 for w, n in zip(was[:3], now[:3], strict=True))
    assert all(
        max(w - n for w, n in zip(*p, strict=True)) <= 1 for p in pairs if total(p[0]) < 2100
    )


def test_table_converts_as_colour_management_does_and_holds_the_limit() -> None:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), str(NEWSPRINT), "RGB", "CMYK"
    )
    table = make_table(lambda grid: ImageCms.applyTransform(grid, transform), LIMIT)
    picture = draw_noise("RGB", (64, 48))
    exact = ImageCms.applyTransform(picture, transform).get_flattened_data()
    ours = picture.filter(table).get_flattened_data()
    assert max(map(total, ours)) <= LIMIT < max(map(total, exact))
    light = [(a, b) for a, b in zip(exact, ours, strict=True) if total(a) < LIMIT - 200]
    assert len(light) > 1000
    apart = [max(abs(x - y) for x, y in zip(a, b, strict=True)) for a, b in light]
    assert sum(apart) / len(apart) < 2
