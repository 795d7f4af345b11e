"""A cable-stayed bridge over the river at sunrise, with the first ferry."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    draw_mask,
    glow,
    lay,
    mix,
)
from darkroom.world import (
    glitter,
    hills,
    reeds,
    sky,
    skyline,
    sun,
    water,
)


def paint(size: Size) -> Image.Image:
    """Paint a cable-stayed bridge over the river at sunrise, with the first ferry."""
    wide, deep = size
    horizon = deep * 0.6
    stops = [
        (0, (38, 58, 104)),
        (0.22, (84, 98, 142)),
        (0.4, (198, 140, 128)),
        (0.52, (248, 178, 104)),
        (0.6, (255, 216, 138)),
        (1, (255, 216, 138)),
    ]
    canvas = sky(size, stops, 41, lit=(255, 190, 128), shade=(92, 84, 122), cover=112)
    at = (wide * 0.46, horizon - deep * 0.055)
    sun(canvas, at, wide * 0.024, (255, 250, 222), (255, 150, 62))
    hills(canvas, horizon, deep * 0.05, (196, 140, 118), 5)
    skyline(canvas, horizon, deep * 0.075, (158, 110, 104), 8, width=0.016)
    skyline(canvas, horizon, deep * 0.05, (112, 78, 84), 11, width=0.022, reach=(0, 0.2))
    skyline(canvas, horizon, deep * 0.05, (112, 78, 84), 14, width=0.022, reach=(0.78, 1))
    glow(canvas, at, wide * 0.3, (255, 170, 80), 0.6)
    _stayed_bridge(canvas, horizon)
    water(canvas, horizon, 21, tint=(58, 56, 82), tinted=0.4)
    glitter(canvas, horizon, at[0], (255, 206, 126), 31, 0.13)
    _ferry(canvas, (wide * 0.63, deep * 0.735), wide * 0.1)
    reeds(canvas, (0, 0.2), deep * 0.26, (24, 20, 28), 3)
    reeds(canvas, (0.86, 1.02), deep * 0.2, (24, 20, 28), 4)
    return canvas


def _stayed_bridge(canvas: Image.Image, horizon: float) -> None:
    """Draw the bridge before the light: it comes from far on the left to near on the right."""
    wide, deep = canvas.size
    ink: Rgb = (44, 34, 46)
    draw = ImageDraw.Draw(canvas)

    def deck(x: float) -> float:
        return horizon - deep * (0.045 + 0.062 * (max(0, x) / wide) ** 1.2)

    def tower(x: float, scale: float, tone: Rgb) -> None:
        top = deck(x) - deep * 0.33 * scale
        leg = wide * 0.022 * scale
        thick = wide * 0.0085 * scale
        for side in (-1, 1):
            draw.polygon(
                [
                    (x + side * thick * 0.3 - thick / 2, top),
                    (x + side * thick * 0.3 + thick / 2, top),
                    (x + side * leg + thick / 2, deck(x)),
                    (x + side * leg * 0.8 + thick * 0.6, horizon + 4),
                    (x + side * leg * 0.8 - thick * 0.6, horizon + 4),
                    (x + side * leg - thick / 2, deck(x)),
                ],
                fill=tone,
            )
        for share in (0.45, 0.98):
            y = top + (deck(x) - top) * share
            draw.rectangle((x - leg * share, y, x + leg * share, y + thick * 0.9), fill=tone)
        span = wide * 0.27 * scale
        for side in (-1, 1):
            for cable in range(1, 15):
                far = x + side * span * cable / 14
                high = top + (deck(x) - top) * (0.04 + 0.3 * (1 - cable / 14))
                draw.line(
                    (x, high, far, deck(far)),
                    mix(tone, (255, 190, 120), 0.12),
                    max(1, round(2.2 * scale)),
                )

    tower(wide * 0.2, 0.66, mix(ink, (190, 130, 110), 0.28))
    tower(wide * 0.735, 1.15, ink)
    upper = [(x, deck(x)) for x in range(0, wide + 20, 20)]
    lower = [(x, deck(x) + deep * (0.008 + 0.011 * x / wide)) for x in range(wide + 20, -20, -20)]
    draw.polygon(upper + lower, fill=ink)
    draw.line(upper, mix(ink, (255, 190, 120), 0.55), 3)
    for pier in (0.03, 0.1, 0.33, 0.43, 0.53, 0.92):
        x = pier * wide
        thick = wide * (0.004 + 0.006 * pier)
        draw.rectangle((x - thick, deck(x), x + thick, horizon + 3), fill=ink)
    rng = random.Random(6)
    for _ in range(46):
        x = rng.uniform(0, wide)
        lift = deep * 0.004 * (0.5 + x / wide)
        draw.rectangle((x, deck(x) - lift * 1.6, x + lift * rng.uniform(2, 5), deck(x)), fill=ink)
        if rng.random() < 0.3:
            draw.line((x, deck(x), x, deck(x) - lift * 6), ink, 2)


def _ferry(canvas: Image.Image, at: Point, length: float) -> None:
    """Draw a ferry with its wake and its shadow on the water."""
    x, y = at
    hull: Rgb = (36, 32, 44)
    shade = draw_mask(
        canvas.size,
        lambda d: d.ellipse((x - length * 0.6, y, x + length * 0.6, y + length * 0.16), 255),
        length * 0.05,
    )
    lay(canvas, (30, 26, 40), shade, 0.7)
    wake = draw_mask(
        canvas.size,
        lambda d: d.polygon(
            [
                (x + length * 0.4, y),
                (x + length * 2.6, y + length * 0.1),
                (x + length * 2.4, y + length * 0.32),
            ],
            255,
        ),
        length * 0.06,
    )
    lay(canvas, (255, 224, 176), wake, 0.35)
    draw = ImageDraw.Draw(canvas)
    draw.polygon(
        [
            (x - length * 0.56, y - length * 0.13),
            (x + length * 0.52, y - length * 0.1),
            (x + length * 0.46, y + length * 0.03),
            (x - length * 0.44, y + length * 0.03),
        ],
        fill=hull,
    )
    for deck, (left, right) in enumerate(((-0.4, 0.42), (-0.3, 0.34))):
        top = y - length * (0.21 + 0.09 * deck)
        draw.rectangle(
            (x + left * length, top, x + right * length, top + length * 0.09),
            fill=mix(hull, (160, 120, 100), 0.25),
        )
        for window in range(9 - 2 * deck):
            wx = x + (left + 0.04 + window * 0.085) * length
            draw.rectangle(
                (wx, top + length * 0.02, wx + length * 0.05, top + length * 0.06),
                fill=(255, 222, 150),
            )
    draw.rectangle(
        (x - length * 0.2, y - length * 0.4, x - length * 0.06, y - length * 0.3), fill=hull
    )
    draw.rectangle(
        (x + length * 0.1, y - length * 0.42, x + length * 0.17, y - length * 0.3), fill=hull
    )
    draw.line((x - length * 0.13, y - length * 0.58, x - length * 0.13, y - length * 0.4), hull, 3)
    draw.line(
        (x - length * 0.54, y - length * 0.132, x + length * 0.5, y - length * 0.102),
        (255, 196, 130),
        2,
    )
