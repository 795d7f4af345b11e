"""The old wall with its gate tower at sunset, mirrored in the moat."""

from __future__ import annotations

import random

from PIL import Image, ImageChops, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    add_light,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    noise,
    ramp,
    vary,
)
from darkroom.people import (
    STRIDE,
    Dress,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    foliage,
    glitter,
    sky,
    sun,
    water,
)


def paint(size: Size) -> Image.Image:
    """Paint the old wall with its gate tower at sunset, mirrored in the moat."""
    wide, deep = size
    horizon = deep * 0.7
    canvas = sky(
        size,
        [
            (0, (58, 60, 104)),
            (0.3, (150, 96, 118)),
            (0.5, (238, 136, 84)),
            (0.7, (255, 202, 112)),
            (1, (255, 202, 112)),
        ],
        77,
        lit=(255, 176, 112),
        shade=(104, 70, 100),
        cover=104,
    )
    sun(canvas, (wide * 0.3, deep * 0.5), wide * 0.026, (255, 240, 190), (255, 140, 50))
    for x in range(0, 100, 4):
        tall = deep * (0.06 + 0.05 * random.Random(x).random())
        foliage(
            canvas,
            (wide * x / 100, horizon - deep * 0.1),
            (wide * 0.04, tall),
            [(56, 38, 46), (84, 52, 46), (150, 84, 52)],
            200,
            wide * 0.003,
            300 + x,
        )
    _wall(canvas, horizon)
    _gate_tower(canvas, (wide * 0.64, horizon - deep * 0.245), wide * 0.17)
    glow(canvas, (wide * 0.3, deep * 0.5), wide * 0.3, (255, 160, 70), 0.55)
    bank = gradient(
        size, [(0, (70, 56, 40)), (0.7, (96, 76, 44)), (0.76, (50, 40, 32)), (1, (50, 40, 32))]
    )
    lay(
        canvas,
        bank,
        draw_mask(
            size,
            lambda d: d.rectangle((0, horizon - deep * 0.014, wide, horizon + deep * 0.03), 255),
            3,
        ),
    )
    rng = random.Random(9)
    draw = ImageDraw.Draw(canvas)
    for _ in range(500):
        x = rng.uniform(0, wide)
        draw.line(
            (
                x,
                horizon + deep * 0.03,
                x + rng.uniform(-5, 5),
                horizon - deep * rng.uniform(0, 0.03),
            ),
            vary((96, 80, 40), 22, rng),
            2,
        )
    water(canvas, horizon + deep * 0.03, 33, tint=(64, 44, 58), tinted=0.42, waves=0.5)
    glitter(canvas, horizon + deep * 0.03, wide * 0.3, (255, 170, 90), 8, 0.07)
    return canvas


def _wall(canvas: Image.Image, horizon: float) -> None:
    """Draw the brick wall with battlements and the gate's arch."""
    wide, deep = canvas.size
    top = horizon - deep * 0.2
    bricks = gradient(
        canvas.size,
        [(0, (120, 82, 74)), (0.5, (116, 80, 72)), (0.66, (74, 52, 54)), (1, (58, 42, 46))],
    )
    inside = draw_mask(canvas.size, lambda d: _battlements(d, wide, top, horizon, deep * 0.028))
    lay(canvas, bricks, inside)
    courses = Image.new("L", canvas.size, 128)
    draw = ImageDraw.Draw(courses)
    rng = random.Random(15)
    height = deep * 0.0105
    row = 0
    y = top - deep * 0.03
    while y < horizon:
        x = -(row % 2) * height * 1.4
        while x < wide:
            draw.rectangle(
                (x, y, x + height * 2.7, y + height * 0.86), fill=128 + rng.randint(-34, 34)
            )
            x += height * 2.8
        draw.line((0, y + height, wide, y + height), 60, 1)
        y += height
        row += 1
    grain_surface(canvas, inside, courses, 0.8)
    grain_surface(canvas, inside, noise(canvas.size, (wide * 0.1, deep * 0.14), 18, 5), 0.6)
    light = ImageChops.multiply(
        inside, ramp(canvas.size, [(0, 90), (0.3, 160), (0.6, 50), (1, 10)], across=True)
    )
    add_light(canvas, (255, 150, 84), light, 0.45)
    cx, half = wide * 0.64, wide * 0.05
    arch_top = horizon - deep * 0.125
    arch = draw_mask(
        canvas.size,
        lambda d: (
            (
                d.pieslice((cx - half, arch_top, cx + half, arch_top + half * 2), 180, 360, 255),
                d.rectangle((cx - half, arch_top + half, cx + half, horizon), 255),
            )
        ),
    )
    lay(canvas, (24, 16, 22), arch)
    inner = half * 0.62
    gate = draw_mask(
        canvas.size,
        lambda d: (
            (
                d.pieslice(
                    (
                        cx - inner,
                        arch_top + half * 0.5,
                        cx + inner,
                        arch_top + half * 0.5 + inner * 2,
                    ),
                    180,
                    360,
                    255,
                ),
                d.rectangle((cx - inner, arch_top + half * 0.5 + inner, cx + inner, horizon), 255),
            )
        ),
        2,
    )
    lay(
        canvas,
        gradient(
            canvas.size,
            [
                (0, (255, 214, 130)),
                (0.6, (255, 206, 120)),
                (0.7, (240, 150, 70)),
                (1, (240, 150, 70)),
            ],
        ),
        gate,
    )
    rim = draw_mask(
        canvas.size,
        lambda d: d.arc(
            (cx - half * 1.12, arch_top - half * 0.12, cx + half * 1.12, arch_top + half * 2.1),
            180,
            360,
            255,
            7,
        ),
    )
    lay(canvas, (170, 124, 100), rim)
    walker = person(deep * 0.07, STRIDE, toned(Dress(), (20, 12, 16), 0.8))
    put_person(canvas, (cx + half * 0.1, horizon + 2), walker)


def _battlements(
    draw: ImageDraw.ImageDraw, wide: int, top: float, foot: float, tooth: float
) -> None:
    """Draw the wall's outline with its teeth, and a bastion that stands out by the gate."""
    draw.rectangle((0, top, wide, foot), fill=255)
    x = 0.0
    while x < wide:
        draw.rectangle((x, top - tooth, x + tooth * 1.1, top), fill=255)
        x += tooth * 1.7
    left, right = wide * 0.5, wide * 0.78
    draw.polygon(
        [
            (left, top - tooth * 1.6),
            (right, top - tooth * 1.6),
            (right + tooth, foot),
            (left - tooth, foot),
        ],
        fill=255,
    )
    x = left
    while x < right - tooth:
        draw.rectangle((x, top - tooth * 2.5, x + tooth * 1.1, top - tooth), fill=255)
        x += tooth * 1.7


def _gate_tower(canvas: Image.Image, foot: Point, half: float) -> None:
    """Draw a tower of two storeys with sweeping roofs."""
    x, y = foot
    size = canvas.size
    roof: Rgb = (44, 34, 44)
    for level in range(2):
        share = 1 - level * 0.26
        wide = half * 0.72 * share
        tall = half * 0.28
        base = y - level * half * 0.52
        wall = gradient(size, [(0, (120, 46, 36)), (1, (96, 36, 32))])
        lay(
            canvas,
            wall,
            draw_mask(
                size, lambda d, b=base, w=wide, t=tall: d.rectangle((x - w, b - t, x + w, b), 255)
            ),
        )
        draw = ImageDraw.Draw(canvas)
        for column in range(9):
            cx = x - wide + column * wide / 4
            draw.rectangle((cx - 4, base - tall, cx + 4, base), fill=(70, 24, 24))
            if column < 8:
                draw.rectangle(
                    (cx + wide * 0.06, base - tall * 0.75, cx + wide * 0.19, base - tall * 0.1),
                    fill=(255, 190, 96) if (column + level) % 3 else (70, 34, 34),
                )
        eave = base - tall
        reach = half * share
        outline: list[Point] = []
        for step in range(21):
            t = step / 20 * 2 - 1
            outline.append((x + t * reach * 1.08, eave + half * 0.04 - abs(t) ** 3 * half * 0.13))
        top = eave - half * 0.24
        outline += [
            (x + reach * 0.62, top + half * 0.02),
            (x + reach * 0.56, top - half * 0.02),
            (x - reach * 0.56, top - half * 0.02),
            (x - reach * 0.62, top + half * 0.02),
        ]
        lay(
            canvas,
            gradient(size, [(0, roof), (1, mix(roof, (140, 80, 60), 0.2))]),
            draw_mask(size, lambda d, o=tuple(outline): d.polygon(o, 255), 1),
        )
        draw = ImageDraw.Draw(canvas)
        for line in range(-16, 17):
            draw.line(
                (
                    x + line / 16 * reach * 0.58,
                    top,
                    x + line / 16 * reach * 1.04,
                    eave + half * 0.02 - abs(line / 16) ** 3 * half * 0.13,
                ),
                (68, 52, 58),
                2,
            )
        if level:
            draw.rectangle(
                (x - reach * 0.58, top - half * 0.05, x + reach * 0.58, top - half * 0.01),
                fill=roof,
            )
            for side in (-1, 1):
                draw.polygon(
                    [
                        (x + side * reach * 0.58, top),
                        (x + side * reach * 0.66, top - half * 0.14),
                        (x + side * reach * 0.5, top - half * 0.03),
                    ],
                    fill=roof,
                )
        draw.line((x - reach * 1.06, eave - half * 0.09, x - reach * 0.6, top), (255, 150, 90), 3)
