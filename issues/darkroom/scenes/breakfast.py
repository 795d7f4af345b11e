"""A breakfast stall at dawn: steamers, steam, a bulb, people waiting."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from darkroom.light import (
    WHITE,
    Point,
    Rgb,
    Size,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    modelled,
    noise,
    soften,
    stamp,
)
from darkroom.people import (
    STAND,
    Dress,
    any_dress,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    bokeh,
    skyline,
    steam,
)


def paint(size: Size) -> Image.Image:
    """Paint a breakfast stall at dawn: steamers, steam, a bulb, people waiting."""
    wide, deep = size
    canvas = gradient(
        size, [(0, (40, 54, 82)), (0.5, (88, 92, 110)), (0.7, (70, 62, 66)), (1, (38, 32, 34))]
    )
    skyline(canvas, deep * 0.72, deep * 0.66, (46, 52, 70), 22, lamp=(255, 196, 110), width=0.12)
    canvas = soften(canvas, wide * 0.007)
    bokeh(
        canvas,
        (0, deep * 0.25, wide, deep * 0.66),
        26,
        wide * 0.022,
        [(255, 176, 90), (255, 214, 150), (240, 110, 70)],
        9,
        0.5,
    )
    floor = gradient((wide, round(deep * 0.3)), [(0, (84, 76, 74)), (1, (36, 32, 34))])
    canvas.paste(floor, (0, round(deep * 0.72)))
    rng = random.Random(4)
    for x, tall in ((0.04, 0.62), (0.13, 0.6), (0.235, 0.66), (0.33, 0.6)):
        dress = any_dress(rng)
        sprite = person(
            deep * tall,
            STAND,
            toned(dress, (30, 34, 50), 0.3),
            light=(0.9, -0.2),
            rim=(255, 186, 104),
        )
        put_person(canvas, (wide * x, deep * 0.93), sprite, blur=wide * 0.0042)
    awning = [(wide * 0.4, 0), (wide, 0), (wide, deep * 0.13), (wide * 0.36, deep * 0.1)]
    lay(
        canvas,
        gradient(size, [(0, (120, 34, 30)), (0.12, (70, 20, 20)), (1, (70, 20, 20))]),
        draw_mask(size, lambda d: d.polygon(awning, 255), 2),
    )
    glow(canvas, (wide * 0.66, deep * 0.24), wide * 0.36, (255, 186, 96), 0.8)
    vendor = Dress(
        coat=(214, 210, 200),
        cap=(236, 234, 228),
        vest=(222, 220, 212),
        skin=(214, 160, 124),
        has_mask=True,
    )
    sprite = person(deep * 0.98, STAND, vendor, light=(-0.1, -0.9), rim=(255, 240, 206))
    put_person(canvas, (wide * 0.64, deep * 1.2), sprite, blur=wide * 0.0016)
    helper = Dress(coat=(70, 96, 118), cap=(236, 234, 228), has_mask=True)
    put_person(
        canvas,
        (wide * 0.5, deep * 1.14),
        person(deep * 0.88, STAND, helper, light=(0.6, -0.7), rim=(255, 226, 180)),
        blur=wide * 0.001,
    )
    counter = (0.36 * wide, deep * 0.8, wide, deep)
    lay(
        canvas,
        gradient(size, [(0, (150, 108, 70)), (0.8, (150, 106, 68)), (1, (46, 30, 22))]),
        draw_mask(size, lambda d: d.rectangle(counter, 255)),
    )
    grain_surface(
        canvas,
        draw_mask(size, lambda d: d.rectangle(counter, 255)),
        noise(size, (wide * 0.3, 8), 5, 3),
        0.4,
    )
    for x, radius, stack in ((0.9, 0.105, 5), (0.755, 0.098, 3), (0.5, 0.085, 2)):
        _steamers(canvas, (wide * x, deep * 0.86), wide * radius, stack)
    _steamers(canvas, (wide * 0.63, deep * 0.95), wide * 0.11, 1, is_open=True)
    for x, y, seed, tall in (
        (0.63, 0.88, 3, 0.86),
        (0.9, 0.42, 5, 0.5),
        (0.755, 0.58, 7, 0.6),
        (0.5, 0.7, 9, 0.5),
    ):
        steam(canvas, (wide * x, deep * y), (wide * 0.13, deep * tall), seed, 0.95, (255, 244, 228))
    draw = ImageDraw.Draw(canvas)
    draw.line((wide * 0.66, 0, wide * 0.66, deep * 0.19), (30, 24, 22), 4)
    glow(canvas, (wide * 0.66, deep * 0.22), wide * 0.07, (255, 226, 160), 1)
    draw.ellipse((wide * 0.65, deep * 0.19, wide * 0.67, deep * 0.245), fill=(255, 250, 232))
    return canvas


def _steamers(
    canvas: Image.Image, foot: Point, radius: float, count: int, *, is_open: bool = False
) -> None:
    """Stack bamboo steamers; an open one shows its buns."""
    bamboo: Rgb = (198, 150, 92)
    tall, flat = radius * 0.42, radius * 0.3
    for level in range(count):
        y = foot[1] - level * tall
        side = (round(radius * 2.4), round(tall + flat * 2 + 20))
        cx, top = side[0] / 2, flat + 8
        mask = draw_mask(
            side,
            lambda d, top=top, cx=cx: (
                (
                    d.ellipse((cx - radius, top - flat, cx + radius, top + flat), 255),
                    d.rectangle((cx - radius, top, cx + radius, top + tall), 255),
                    d.ellipse(
                        (cx - radius, top + tall - flat, cx + radius, top + tall + flat), 255
                    ),
                )
            ),
        )
        body = modelled(
            mask,
            bamboo,
            light=(-0.9, -0.35),
            depth=radius * 0.24,
            bright=(240, 204, 146),
            dark=(74, 46, 26),
            strength=1.8,
        )
        draw = ImageDraw.Draw(body)
        for band in (0.18, 0.82):
            for offset in range(3):
                yy = top + tall * band + offset * radius * 0.035
                draw.arc(
                    (cx - radius, yy - flat, cx + radius, yy + flat),
                    8,
                    172,
                    (128, 88, 48, 255),
                    max(1, round(radius * 0.018)),
                )
        for strip in range(-9, 10):
            x = cx + math.sin(strip / 9 * 1.45) * radius
            yy = top + math.cos(strip / 9 * 1.45) * flat
            draw.line((x, yy + tall * 0.28, x, yy + tall * 0.8), (160, 114, 64, 255), 1)
        lid = (cx - radius * 0.97, top - flat * 0.95, cx + radius * 0.97, top + flat * 0.95)
        draw.ellipse(
            lid,
            (112, 74, 40, 255) if is_open else (186, 138, 82, 255),
            (96, 60, 32, 255),
            max(2, round(radius * 0.03)),
        )
        if not is_open:
            for ring in (0.75, 0.5, 0.25):
                draw.ellipse(
                    (cx - radius * ring, top - flat * ring, cx + radius * ring, top + flat * ring),
                    outline=(152, 106, 60, 255),
                    width=max(1, round(radius * 0.014)),
                )
        stamp(canvas, body, (foot[0] - cx, y - tall - top))
    if is_open:
        _buns(canvas, (foot[0], foot[1] - tall * count), radius, flat)


def _buns(canvas: Image.Image, at: Point, radius: float, flat: float) -> None:
    """Lay a ring of white buns into an open steamer."""
    size = radius * 0.3
    places = [(0.0, -0.12)] + [
        (math.cos(a * 1.047 + 0.4) * 0.58, math.sin(a * 1.047 + 0.4) * 0.56) for a in range(6)
    ]
    for dx, dy in sorted(places, key=lambda place: place[1]):
        side = round(size * 2.6)
        mask = draw_mask(
            (side, side),
            lambda d, side=side: d.ellipse(
                (side / 2 - size, side / 2 - size * 0.66, side / 2 + size, side / 2 + size * 0.6),
                255,
            ),
        )
        bun = modelled(
            mask,
            (238, 228, 210),
            light=(0, -0.9),
            depth=size * 0.3,
            bright=WHITE,
            dark=(150, 120, 96),
        )
        stamp(canvas, bun, (at[0] + dx * radius - side / 2, at[1] + dy * flat * 1.5 - side * 0.6))
