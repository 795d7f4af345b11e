"""Old steps at the river, full of people who watch the sun go down."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    draw_mask,
    gradient,
    grain_surface,
    lay,
    mix,
    noise,
)
from darkroom.people import (
    SEATED,
    STAND,
    any_dress,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    foliage,
    glitter,
    hills,
    sky,
    skyline,
    sun,
    water,
)


def paint(size: Size) -> Image.Image:
    """Paint old steps at the river, full of people who watch the sun go down."""
    wide, deep = size
    horizon = deep * 0.46
    canvas = sky(
        size,
        [
            (0, (86, 104, 158)),
            (0.2, (186, 146, 158)),
            (0.36, (250, 178, 116)),
            (0.46, (255, 220, 150)),
            (1, (255, 220, 150)),
        ],
        52,
        lit=(255, 206, 156),
        shade=(140, 112, 146),
        cover=108,
    )
    at = (wide * 0.6, deep * 0.37)
    sun(canvas, at, wide * 0.028, (255, 250, 226), (255, 156, 70))
    hills(canvas, horizon, deep * 0.04, (214, 150, 120), 6)
    skyline(canvas, horizon, deep * 0.08, (178, 122, 112), 9, width=0.016, reach=(0, 0.5))
    _crane(canvas, (wide * 0.14, horizon + deep * 0.03), deep * 0.36, (70, 52, 60))
    _crane(canvas, (wide * 0.3, horizon), deep * 0.24, (110, 78, 78))
    water(canvas, horizon, 14, tint=(92, 76, 96), tinted=0.35)
    glitter(canvas, horizon, at[0], (255, 210, 130), 4, 0.1)
    _ship(canvas, (wide * 0.8, horizon + deep * 0.05), wide * 0.22)
    _steps(canvas)
    foliage(
        canvas,
        (wide * 1.0, deep * 0.16),
        (wide * 0.2, deep * 0.24),
        [(26, 20, 26), (52, 36, 32), (130, 76, 40)],
        5200,
        wide * 0.003,
        5,
    )
    return canvas


def _crane(canvas: Image.Image, foot: Point, height: float, tone: Rgb) -> None:
    """Draw an old quay crane before the light."""
    x, y = foot
    draw = ImageDraw.Draw(canvas)
    thick = max(3, round(height * 0.018))
    for side in (-1, 1):
        draw.line(
            (x + side * height * 0.16, y, x + side * height * 0.07, y - height * 0.52), tone, thick
        )
    for level in range(5):
        share = level / 5
        half = height * (0.16 - 0.09 * share)
        nxt = height * (0.16 - 0.09 * (share + 0.2))
        base, up = y - height * 0.52 * share, y - height * 0.52 * (share + 0.2)
        draw.line((x - half, base, x + nxt, up), tone, thick // 2)
        draw.line((x + half, base, x - nxt, up), tone, thick // 2)
    draw.rectangle(
        (x - height * 0.12, y - height * 0.64, x + height * 0.14, y - height * 0.5), fill=tone
    )
    tip = (x + height * 0.62, y - height)
    root = (x + height * 0.08, y - height * 0.6)
    for offset in (0, height * 0.05):
        draw.line((root[0], root[1] - offset, tip[0], tip[1]), tone, thick)
    for step in range(12):
        t = step / 12
        a = (root[0] + (tip[0] - root[0]) * t, root[1] + (tip[1] - root[1]) * t)
        t2 = t + 0.06
        b = (
            root[0] + (tip[0] - root[0]) * t2,
            root[1] - height * 0.05 * (1 - t2) + (tip[1] - root[1]) * t2,
        )
        draw.line((*a, *b), tone, max(1, thick // 2))
    draw.line(
        (x, y - height * 0.64, x - height * 0.02, y - height * 0.92, *tip), tone, max(1, thick // 2)
    )
    draw.line((*tip, tip[0], y - height * 0.4), tone, max(1, thick // 3))


def _ship(canvas: Image.Image, at: Point, length: float) -> None:
    """Draw a freighter with its lights just on."""
    x, y = at
    hull: Rgb = (62, 48, 58)
    draw = ImageDraw.Draw(canvas)
    draw.polygon(
        [
            (x - length * 0.54, y - length * 0.07),
            (x + length * 0.5, y - length * 0.06),
            (x + length * 0.46, y + length * 0.025),
            (x - length * 0.47, y + length * 0.025),
        ],
        fill=hull,
    )
    draw.rectangle(
        (x + length * 0.24, y - length * 0.2, x + length * 0.42, y - length * 0.06),
        fill=mix(hull, (220, 180, 160), 0.25),
    )
    draw.rectangle(
        (x + length * 0.28, y - length * 0.26, x + length * 0.38, y - length * 0.2), fill=hull
    )
    for pile in range(6):
        px = x - length * (0.42 - pile * 0.11)
        draw.rectangle(
            (px - length * 0.045, y - length * 0.11, px + length * 0.045, y - length * 0.06),
            fill=mix(hull, (150, 90, 70), 0.2 + 0.1 * (pile % 3)),
        )
    for lamp in range(5):
        lx = x + length * (0.26 + lamp * 0.035)
        draw.rectangle(
            (lx, y - length * 0.16, lx + length * 0.014, y - length * 0.14), fill=(255, 226, 150)
        )
    draw.line((x - length * 0.3, y - length * 0.07, x - length * 0.3, y - length * 0.24), hull, 3)


def _steps(canvas: Image.Image) -> None:
    """Draw the broad steps down to the water and the people on them, seen from behind."""
    wide, deep = canvas.size
    rng = random.Random(11)
    edges = [0.66, 0.705, 0.76, 0.825, 0.905, 1.0]
    for row, y in enumerate(edges[:-1]):
        top, foot = deep * y, deep * edges[row + 1]
        left = wide * (0.02 - 0.05 * row)
        tread = [
            (left, top),
            (wide * 1.02, top - deep * 0.015),
            (wide * 1.02, foot),
            (left - wide * 0.05, foot + 3),
        ]
        stone: Rgb = mix((120, 90, 84), (58, 46, 52), row / 5)
        inside = draw_mask(canvas.size, lambda d, t=tread: d.polygon(t, 255))
        lay(
            canvas,
            gradient(
                canvas.size,
                [
                    (0, stone),
                    (y, mix(stone, (255, 196, 140), 0.35)),
                    (edges[row + 1], mix(stone, (24, 18, 26), 0.45)),
                    (1, stone),
                ],
            ),
            inside,
        )
        grain_surface(
            canvas, inside, noise(canvas.size, (wide * 0.06, deep * 0.02), 40 + row, 5), 0.5
        )
        draw = ImageDraw.Draw(canvas)
        draw.line((left, top, wide * 1.02, top - deep * 0.015), mix(stone, (255, 206, 150), 0.8), 4)
        x = left + rng.uniform(0.02, 0.1) * wide
        tall = deep * (0.2 + 0.07 * row)
        while x < wide * 0.98:
            for _ in range(rng.choice((1, 2, 2, 3))):
                dress = toned(
                    any_dress(rng, elderly=rng.random() < 0.3, is_back=True), (40, 28, 40), 0.5
                )
                size = tall * rng.choice((1, 1, 0.95, 0.72))
                sprite = person(size, SEATED, dress, light=(0.25, -0.9), rim=(255, 184, 110))
                put_person(canvas, (x, top + deep * 0.014), sprite, base=0.8, blur=0.4)
                x += tall * rng.uniform(0.26, 0.34)
            x += wide * rng.uniform(0.05, 0.17)
    for x, y, tall in ((0.055, 0.7, 0.34), (0.95, 0.7, 0.36)):
        dress = toned(any_dress(rng, is_back=True), (40, 28, 40), 0.55)
        put_person(
            canvas,
            (wide * x, deep * y),
            person(deep * tall, STAND, dress, light=(0.25, -0.9), rim=(255, 190, 116)),
            blur=0.3,
        )
