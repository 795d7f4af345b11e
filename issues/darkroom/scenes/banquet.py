"""Neighbours at long tables in a yard hung with lanterns, at dusk."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from darkroom.light import (
    Point,
    Size,
    draw_mask,
    glow,
    gradient,
    lay,
    soften,
    vary,
)
from darkroom.people import (
    SIT,
    any_dress,
    cast_shadow,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    bokeh,
    foliage,
    ground,
    haze,
    lantern,
    skyline,
    steam,
    string_of_lamps,
)


def paint(size: Size) -> Image.Image:
    """Paint neighbours at long tables in a yard hung with lanterns, at dusk."""
    wide, deep = size
    vx, vy = wide * 0.52, deep * 0.36
    canvas = gradient(
        size, [(0, (40, 54, 100)), (0.2, (96, 88, 124)), (0.36, (226, 150, 108)), (1, (90, 62, 50))]
    )
    skyline(canvas, vy + deep * 0.08, deep * 0.3, (88, 70, 84), 5, lamp=(255, 210, 130), width=0.07)
    canvas = soften(canvas, 2.5)
    bokeh(
        canvas,
        (0, deep * 0.18, wide, deep * 0.42),
        46,
        wide * 0.013,
        [(255, 190, 100), (255, 120, 70), (255, 230, 170)],
        3,
        0.5,
    )
    ground(
        canvas,
        vy,
        [(0, (226, 160, 110)), (0.3, (160, 112, 84)), (1, (66, 46, 42))],
        (14, 12),
        12,
        0.25,
    )
    for x in (0.02, 0.12, 0.9, 0.99):
        foliage(
            canvas,
            (wide * x, deep * 0.24),
            (wide * 0.09, deep * 0.16),
            [(24, 34, 34), (52, 66, 44), (140, 110, 60)],
            1500,
            wide * 0.0028,
            round(x * 100) + 7,
        )
    rng = random.Random(14)
    for middle in (-0.62, 0.72):
        _table(canvas, (vx, vy), middle, rng, (0.16, 0.9))
    _table(canvas, (vx, vy), 0.04, rng, (0.16, 1.25))
    for row in (-0.75, -0.25, 0.3, 0.8):
        distance = 0.2
        while distance < 1.6:
            at = (vx + row * wide * 0.6 * distance, vy - deep * 0.27 * distance - deep * 0.02)
            lantern(canvas, at, wide * 0.036 * distance, blur=max(0, (distance - 1.1) * 6))
            distance *= 1.42
    for start, stop in (((-0.05, 0.1), (0.52, 0.33)), ((1.05, 0.08), (0.53, 0.33))):
        string_of_lamps(
            canvas,
            (start[0] * wide, start[1] * deep),
            (stop[0] * wide, stop[1] * deep),
            deep * 0.03,
            12,
            wide * 0.0026,
            (255, 206, 120),
        )
    glow(canvas, (vx, vy + deep * 0.04), wide * 0.4, (255, 170, 90), 0.5)
    haze(canvas, (255, 190, 130), [(0, 0), (0.28, 20), (0.38, 70), (0.5, 20), (0.7, 0), (1, 0)])
    return canvas


def _table(
    canvas: Image.Image, vanish: Point, middle: float, rng: random.Random, reach: Point
) -> None:
    """Lay a long table to the vanishing point, with dishes, and people along both sides."""
    wide, deep = canvas.size
    vx, vy = vanish

    def at(across: float, distance: float, height: float = 0) -> Point:
        x = vx + (middle + across) * wide * 0.62 * distance
        return x, vy + deep * (0.5 - height) * distance

    far, near = reach
    steps = [far]
    while steps[-1] < near:
        steps.append(steps[-1] * 1.16)
    top, half = 0.12, 0.17
    for distance in steps:
        _diners(canvas, at, distance, -half, rng)
        _diners(canvas, at, distance, half, rng)
    cloth = [at(-half, far, top), at(half, far, top), at(half, near, top), at(-half, near, top)]
    skirt = [
        at(half, far, top),
        at(half, near, top),
        at(half, near, top - 0.14),
        at(half, far, top - 0.14),
    ]
    left = [
        at(-half, far, top),
        at(-half, near, top),
        at(-half, near, top - 0.14),
        at(-half, far, top - 0.14),
    ]
    red = gradient(canvas.size, [(0, (232, 96, 66)), (0.4, (214, 66, 48)), (1, (150, 22, 24))])
    lay(
        canvas,
        (104, 14, 16),
        draw_mask(canvas.size, lambda d: (d.polygon(skirt, 255), d.polygon(left, 255)), 1),
    )
    lay(canvas, red, draw_mask(canvas.size, lambda d: d.polygon(cloth, 255), 0.8))
    for distance in [step for first in steps for step in (first, first * 1.08)]:
        for across in (-0.1, 0, 0.1):
            if distance < near * 0.99:
                _dish(
                    canvas,
                    at(across + rng.uniform(-0.015, 0.015), distance, top),
                    wide * 0.026 * distance,
                    rng,
                )
    for distance in steps[::2]:
        if rng.random() < 0.8:
            steam(
                canvas,
                at(0, distance, top + 0.01),
                (wide * 0.06 * distance, deep * 0.16 * distance),
                round(distance * 900),
                0.35,
                (255, 232, 206),
            )


def _diners(canvas: Image.Image, at, distance: float, edge: float, rng: random.Random) -> None:  # noqa: ANN001
    """Seat a person on one side of the table, turned to it."""
    if rng.random() < 0.06:
        return
    deep = canvas.height
    side = 1 if edge > 0 else -1
    foot = at(edge + side * 0.085, distance, 0)
    tall = deep * 0.5 * distance
    dress = any_dress(rng, elderly=rng.random() < 0.6)
    dress = toned(dress, (246, 176, 120), max(0.0, 0.5 - distance * 0.6))
    sprite = person(
        tall, SIT, dress, light=(0.2 * -side, -0.95), rim=(255, 206, 140), mirrored=side > 0
    )
    stool = (foot[0] - tall * 0.1, foot[1] - tall * 0.24, foot[0] + tall * 0.1, foot[1])
    ImageDraw.Draw(canvas).rectangle(stool, fill=(70, 40, 30))
    cast_shadow(canvas, foot, (side * tall * 0.2, 0), tall * 0.12, 0.35)
    put_person(canvas, foot, sprite, blur=0.4 + max(0, distance - 0.9) * 5)


def _dish(canvas: Image.Image, at: Point, radius: float, rng: random.Random) -> None:
    """Set a dish with food on the table."""
    x, y = at
    flat = radius * 0.42
    draw = ImageDraw.Draw(canvas)
    draw.ellipse(
        (x - radius * 1.05, y - flat * 0.75, x + radius * 1.1, y + flat * 1.25), fill=(110, 16, 18)
    )
    draw.ellipse((x - radius, y - flat, x + radius, y + flat), fill=(246, 240, 230))
    draw.arc(
        (x - radius, y - flat, x + radius, y + flat),
        20,
        160,
        (180, 150, 140),
        max(1, round(radius * 0.08)),
    )
    food = rng.choice(
        (
            (186, 92, 36),
            (120, 146, 58),
            (206, 70, 40),
            (226, 180, 90),
            (150, 84, 50),
            (236, 214, 160),
            (92, 120, 50),
        )
    )
    for _ in range(round(8 + radius * 0.8)):
        angle, reach = rng.uniform(0, 6.28), math.sqrt(rng.random()) * 0.66
        fx, fy = (
            x + math.cos(angle) * reach * radius,
            y + math.sin(angle) * reach * flat - (1 - reach) * flat * 0.8,
        )
        size = radius * rng.uniform(0.1, 0.2)
        draw.ellipse(
            (fx - size, fy - size * 0.7, fx + size, fy + size * 0.7), fill=vary(food, 32, rng)
        )
