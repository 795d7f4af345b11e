"""A night market: lanterns in rows, stalls, smoke and a crowd."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

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
    soften,
    vary,
)
from darkroom.people import (
    STAND,
    STEP,
    STRIDE,
    any_dress,
    cast_shadow,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    bokeh,
    lantern,
    skyline,
    steam,
)


def paint(size: Size) -> Image.Image:
    """Paint a night market: lanterns in rows, stalls, smoke and a crowd."""
    wide, deep = size
    vx, vy = wide * 0.48, deep * 0.5
    canvas = gradient(
        size, [(0, (14, 16, 34)), (0.4, (44, 30, 48)), (0.52, (120, 66, 44)), (1, (30, 20, 24))]
    )
    skyline(
        canvas, vy + deep * 0.04, deep * 0.36, (26, 26, 44), 14, lamp=(255, 200, 120), width=0.05
    )
    canvas = soften(canvas, 3)
    glow(canvas, (vx, vy), wide * 0.36, (255, 150, 64), 0.9)
    ground = gradient(
        (wide, round(deep - vy)), [(0, (226, 136, 66)), (0.3, (110, 60, 44)), (1, (26, 18, 24))]
    )
    wet = perspective_floor(noise((3000, 3000), (60, 30), 3, 4), ground.size, 0.12)
    grain_surface(ground, Image.new("L", ground.size, 255), wet, 0.7)
    canvas.paste(ground, (0, round(vy)))
    bokeh(
        canvas,
        (wide * 0.25, deep * 0.3, wide * 0.7, deep * 0.56),
        60,
        wide * 0.012,
        [(255, 180, 80), (255, 110, 60), (255, 226, 150), (110, 190, 220)],
        5,
        0.55,
    )
    distance = 0.14
    rng = random.Random(21)
    while distance < 1.4:
        for side in (-1, 1):
            _stall(canvas, (vx, vy), side, distance, rng)
        distance *= 1.34
    _market_crowd(canvas, (vx, vy), rng)
    for row in (-0.62, -0.24, 0.2, 0.6):
        distance = 0.16
        while distance < 1.7:
            at = (vx + row * wide * 0.62 * distance, vy - deep * 0.4 * distance - deep * 0.012)
            lantern(canvas, at, wide * 0.034 * distance, blur=max(0, (distance - 1) * 8))
            distance *= 1.36
    for seed, x in ((3, 0.2), (8, 0.8)):
        steam(
            canvas, (wide * x, deep * 0.62), (wide * 0.12, deep * 0.5), seed, 0.4, (255, 214, 170)
        )
    return canvas


def _stall(
    canvas: Image.Image, vanish: Point, side: int, distance: float, rng: random.Random
) -> None:
    """Set a stall at a side of the street, seen along its front: awning, light, goods."""
    wide, deep = canvas.size
    vx, vy = vanish
    near = distance * 1.3

    def at(away: float, height: float, out: float = 0) -> Point:
        return vx + side * wide * (0.36 - out) * away, vy + deep * height * away

    def front(top: float, foot: float) -> list[Point]:
        return [at(distance, top), at(near, top), at(near, foot), at(distance, foot)]

    size = canvas.size
    inner = draw_mask(size, lambda d: d.polygon(front(-0.24, 0.16), 255), 1)
    inside = gradient(
        size,
        [(0, (120, 62, 34)), (0.42, (255, 206, 124)), (0.55, (206, 120, 60)), (1, (90, 44, 30))],
    )
    lay(canvas, inside, inner)
    middle = distance * 1.15
    draw = ImageDraw.Draw(canvas)
    for shelf in (-0.12, -0.03):
        draw.line(
            (*at(distance, shelf), *at(near, shelf)), (120, 70, 40), max(2, round(5 * distance))
        )
        _goods(
            canvas,
            [at(distance + (near - distance) * t / 14, shelf) for t in range(15)],
            wide * 0.006 * distance,
            rng,
        )
    if rng.random() < 0.8:
        seller = toned(any_dress(rng), (150, 70, 40), 0.3)
        sprite = person(deep * 0.44 * middle, STAND, seller, light=(0, -1), rim=(255, 230, 170))
        put_person(canvas, at(middle, 0.36), sprite, blur=0.5)
    draw = ImageDraw.Draw(canvas)
    cloth = rng.choice(((120, 34, 30), (34, 62, 80), (110, 76, 34), (70, 34, 50)))
    draw.polygon(front(0.14, 0.42), fill=mix(cloth, (14, 10, 14), 0.35))
    draw.line((*at(distance, 0.14), *at(near, 0.14)), (236, 170, 90), max(2, round(6 * distance)))
    _goods(
        canvas,
        [at(distance + (near - distance) * t / 22, 0.125) for t in range(23)],
        wide * 0.011 * distance,
        rng,
    )
    _awning(canvas, at, (distance, near), rng)
    lamp = at(middle, -0.1, 0.03)
    glow(canvas, lamp, wide * 0.12 * distance, (255, 200, 110), 0.8)
    glow(canvas, lamp, wide * 0.02 * distance, (255, 246, 220), 1)


def _awning(
    canvas: Image.Image, at: Callable[..., Point], reach: Point, rng: random.Random
) -> None:
    """Spread a striped awning from the stall over the street, on its posts."""
    distance, near = reach
    draw = ImageDraw.Draw(canvas)
    colour: Rgb = rng.choice(
        ((196, 44, 36), (40, 100, 124), (206, 138, 40), (150, 40, 70), (70, 116, 62))
    )
    for stripe in range(6):
        a, b = (distance + (near - distance) * (stripe + t) / 6 for t in (0, 1))
        tone = mix(colour if stripe % 2 else (240, 226, 204), (255, 150, 70), 0.22)
        draw.polygon(
            [at(a, -0.28), at(b, -0.28), at(b, -0.19, 0.09), at(a, -0.19, 0.09)], fill=tone
        )
        fringe = [
            at(a, -0.19, 0.09),
            at(b, -0.19, 0.09),
            at(b, -0.15, 0.09),
            at((a + b) / 2, -0.135, 0.09),
            at(a, -0.15, 0.09),
        ]
        draw.polygon(fringe, fill=mix(tone, (60, 20, 14), 0.35))
    for post in (distance, near):
        draw.line((*at(post, -0.28), *at(post, 0.42)), (30, 20, 22), max(2, round(7 * post)))


def _goods(canvas: Image.Image, places: Sequence[Point], size: float, rng: random.Random) -> None:
    """Heap goods along a counter or a shelf."""
    draw = ImageDraw.Draw(canvas)
    foods: Sequence[Rgb] = (
        (226, 130, 50),
        (196, 60, 40),
        (240, 206, 130),
        (110, 140, 60),
        (250, 236, 210),
        (150, 80, 46),
    )
    for x, y in places:
        tone = rng.choice(foods)
        for _ in range(5):
            gx, gy = x + rng.gauss(0, size * 0.5), y - rng.random() * size * 1.4
            r = size * rng.uniform(0.4, 0.8)
            draw.ellipse((gx - r, gy - r * 0.8, gx + r, gy + r * 0.6), fill=vary(tone, 26, rng))


def _market_crowd(canvas: Image.Image, vanish: Point, rng: random.Random) -> None:
    """Fill the street with people, far ones small and warm, near ones dark and soft."""
    wide, deep = canvas.size
    vx, vy = vanish
    for distance in sorted(rng.uniform(0.12, 0.86) ** 1.4 for _ in range(74)):
        x = vx + rng.uniform(-0.27, 0.27) * wide * distance
        foot = vy + deep * 0.44 * distance
        tall = deep * 0.49 * distance
        tone: Rgb = mix((90, 44, 30), (18, 12, 20), min(1, distance * 1.2))
        dress = toned(any_dress(rng, is_back=rng.random() < 0.7), tone, 0.45)
        pose = rng.choice((STEP, STAND, STEP, STRIDE))
        side = -0.7 if x > vx else 0.7
        sprite = person(tall, pose, dress, light=(-side, -0.5), rim=(255, 170, 84), mirrored=False)
        cast_shadow(canvas, (x, foot), (0, tall * 0.25), tall * 0.16, 0.4)
        put_person(canvas, (x, foot), sprite, blur=0.6 + max(0, distance - 0.6) * 6)
