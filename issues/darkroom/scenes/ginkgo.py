"""An avenue of yellow ginkgos and children on their way home."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    noise,
    perspective_floor,
    ramp,
    soften,
    vary,
)
from darkroom.people import (
    STAND,
    STEP,
    Dress,
    cast_shadow,
    person,
    put_person,
)
from darkroom.world import (
    beam,
    foliage,
    skyline,
    trunk,
)


def paint(size: Size) -> Image.Image:
    """Paint an avenue of yellow ginkgos and children on their way home."""
    wide, deep = size
    vx, vy = wide * 0.5, deep * 0.56
    canvas = gradient(
        size,
        [
            (0, (206, 196, 150)),
            (0.4, (250, 232, 176)),
            (0.56, (255, 246, 214)),
            (1, (150, 116, 60)),
        ],
    )
    skyline(canvas, vy, deep * 0.12, (226, 210, 172), 4, width=0.03, reach=(0.3, 0.7))
    ground = gradient(
        (wide, round(deep - vy)), [(0, (250, 222, 140)), (0.4, (216, 170, 76)), (1, (128, 84, 34))]
    )
    litter = perspective_floor(noise((3600, 3600), (16, 12), 9, 4), ground.size, 0.1)
    grain_surface(ground, Image.new("L", ground.size, 255), litter, 0.8)
    canvas.paste(ground, (0, round(vy)))
    road = [
        (vx - wide * 0.012, vy),
        (vx + wide * 0.012, vy),
        (wide * 0.8, deep),
        (wide * 0.2, deep),
    ]
    lay(
        canvas, (196, 178, 150), draw_mask(size, lambda d: d.polygon(road, 255), wide * 0.008), 0.75
    )
    _fallen_leaves(canvas, (vx, vy))
    yellow: Sequence[Rgb] = (
        (122, 76, 16),
        (186, 124, 22),
        (232, 176, 40),
        (252, 216, 84),
        (255, 240, 156),
    )
    distance = 0.1
    step = 0
    while distance < 1.5:
        for side in (-1, 1):
            x = vx + side * wide * 0.34 * distance
            foot = vy + deep * 0.3 * distance
            trunk(
                canvas,
                (x, foot),
                deep * 0.3 * distance,
                wide * 0.028 * distance,
                mix((84, 62, 46), (240, 220, 170), max(0, 0.6 - distance)),
                60 + step,
            )
            reach = (wide * 0.2 * distance, deep * 0.4 * distance)
            tones = [mix(tone, (255, 240, 190), max(0, 0.55 - distance * 0.6)) for tone in yellow]
            count = round(2200 + 9000 * min(1, distance))
            foliage(
                canvas,
                (x - side * wide * 0.02 * distance, foot - deep * 0.56 * distance),
                reach,
                tones,
                count,
                wide * 0.0019 * (0.45 + distance),
                80 + step,
            )
            step += 1
        distance *= 1.42
    glow(canvas, (vx, vy - deep * 0.1), wide * 0.26, (255, 244, 200), 0.8)
    rng = random.Random(2)
    canvas.paste(
        soften(canvas, 1.6), (0, 0), ramp(size, [(0, 255), (0.6, 255), (0.9, 60), (1, 60)])
    )
    kids = (
        (0.47, 0.72, 0.24),
        (0.53, 0.73, 0.23),
        (0.6, 0.8, 0.28),
        (0.38, 0.93, 0.4),
        (0.5, 0.95, 0.42),
    )
    for (x, y, tall), colour in zip(
        kids,
        ((206, 60, 50), (54, 104, 170), (240, 170, 50), (60, 120, 100), (206, 84, 120)),
        strict=True,
    ):
        foot = (wide * x, deep * y)
        cast_shadow(canvas, foot, (deep * tall * 0.25, deep * tall * 0.5), deep * tall * 0.13, 0.4)
        dress = Dress(
            coat=rng.choice(((72, 96, 140), (236, 228, 210), (120, 66, 60))),
            trousers=(52, 56, 72),
            pack=colour,
            is_back=True,
            head_size=1.2,
        )
        put_person(
            canvas,
            foot,
            person(
                deep * tall,
                rng.choice((STEP, STEP, STAND)),
                dress,
                light=(-0.2, -0.9),
                rim=(255, 244, 200),
            ),
            blur=0.4,
        )
    beam(
        canvas,
        [(wide * 0.3, 0), (wide * 0.4, 0), (wide * 0.66, deep), (wide * 0.4, deep)],
        (255, 240, 190),
        0.22,
        wide * 0.03,
    )
    return canvas


def _fallen_leaves(canvas: Image.Image, vanish: Point) -> None:
    """Scatter leaves over the ground, small ones far off, and let a few fall."""
    wide, deep = canvas.size
    rng = random.Random(19)
    draw = ImageDraw.Draw(canvas)
    for _ in range(5200):
        near = rng.random() ** 0.6
        y = vanish[1] + (deep - vanish[1]) * near
        x = rng.uniform(0, wide)
        if abs(x - vanish[0]) < wide * 0.22 * near and rng.random() < 0.6:
            continue
        size = wide * (0.0006 + 0.004 * near)
        tone = vary(mix((176, 116, 24), (255, 224, 110), rng.random()), 12, rng)
        draw.ellipse((x - size, y - size * 0.4, x + size, y + size * 0.4), fill=tone)
    for _ in range(70):
        x, y = rng.uniform(0, wide), rng.uniform(0, deep * 0.8)
        size = wide * rng.uniform(0.001, 0.003)
        draw.ellipse((x - size, y - size * 0.6, x + size, y + size * 0.6), fill=(255, 226, 120))
