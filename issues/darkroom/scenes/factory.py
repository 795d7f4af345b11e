"""An assembly hall: machines in two rows, a travelling crane, a welder's sparks."""

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
    lay,
    mix,
    modelled,
    stamp,
)
from darkroom.people import (
    SIDE,
    STAND,
    STRIDE,
    Dress,
    cast_shadow,
    person,
    put_person,
    toned,
)
from darkroom.world import (
    ground,
    haze,
)


def paint(size: Size) -> Image.Image:
    """Paint an assembly hall: machines in two rows, a travelling crane, a welder's sparks."""
    wide, deep = size
    vx, vy = wide * 0.46, deep * 0.42
    canvas = gradient(size, [(0, (70, 82, 94)), (0.42, (176, 186, 188)), (1, (70, 76, 82))])
    ground(
        canvas,
        vy,
        [(0, (206, 214, 212)), (0.35, (146, 158, 160)), (1, (76, 84, 92))],
        (60, 40),
        6,
        0.25,
    )
    _hall(canvas, (vx, vy))
    draw = ImageDraw.Draw(canvas)
    for x0, x1 in ((0.3, 0.315), (0.64, 0.655)):
        draw.polygon([(vx, vy), (wide * x1, deep), (wide * x0, deep)], fill=(226, 190, 70))
    rng = random.Random(13)
    distance = 0.16
    while distance < 1.5:
        for side in (-1, 1):
            _machine(canvas, (vx, vy), side, distance, rng)
        if 0.2 < distance < 1.1:
            _worker(canvas, (vx, vy), distance, rng)
        distance *= 1.33
    _travelling_crane(canvas, (vx, vy))
    _sparks(canvas, (wide * 0.735, deep * 0.63), wide * 0.09)
    haze(canvas, (214, 226, 230), [(0, 0), (0.25, 40), (0.42, 80), (0.56, 24), (0.75, 0), (1, 0)])
    return canvas


def _hall(canvas: Image.Image, vanish: Point) -> None:
    """Draw walls with high windows, columns and the roof's girders."""
    wide, deep = canvas.size
    vx, vy = vanish
    draw = ImageDraw.Draw(canvas)
    for side in (-1, 1):

        def at(distance: float, height: float, side: int = side) -> Point:
            return vx + side * wide * 0.6 * distance, vy - deep * height * distance

        draw.polygon(
            [at(0.13, 0.8), at(1.6, 0.8), at(1.6, -0.3), at(0.13, -0.3)], fill=(140, 152, 158)
        )
        draw.polygon(
            [at(0.13, 0.24), at(1.6, 0.24), at(1.6, -0.3), at(0.13, -0.3)], fill=(84, 108, 124)
        )
        distance = 0.13
        while distance < 1.5:
            step = distance * 0.2
            draw.polygon(
                [
                    at(distance + step * 0.15, 0.7),
                    at(distance + step * 0.85, 0.7),
                    at(distance + step * 0.85, 0.36),
                    at(distance + step * 0.15, 0.36),
                ],
                fill=(242, 248, 246),
            )
            draw.line(
                (*at(distance, 0.8), *at(distance, -0.3)),
                mix((54, 66, 78), (190, 200, 204), max(0, 0.6 - distance)),
                max(3, round(22 * distance)),
            )
            distance += step
        draw.line((*at(0.13, 0.32), *at(1.6, 0.32)), (206, 150, 46), 10)
    distance = 1.4
    while distance > 0.13:
        left, right = vx - wide * 0.6 * distance, vx + wide * 0.6 * distance
        y = vy - deep * 0.8 * distance
        tone = mix((44, 54, 64), (196, 206, 208), max(0, 0.75 - distance))
        thick = max(2, round(14 * distance))
        draw.line((left, y, right, y), tone, thick)
        draw.line(
            (left, y + deep * 0.09 * distance, right, y + deep * 0.09 * distance),
            tone,
            max(1, thick // 2),
        )
        for panel in range(10):
            x = left + (right - left) * panel / 10
            draw.line(
                (
                    x,
                    y,
                    x + (right - left) / 20,
                    y + deep * 0.09 * distance,
                    x + (right - left) / 10,
                    y,
                ),
                tone,
                max(1, thick // 2),
            )
        for lamp in (0.3, 0.5, 0.7):
            lx = left + (right - left) * lamp
            glow(
                canvas,
                (lx, y + deep * 0.11 * distance),
                wide * 0.035 * distance,
                (240, 250, 255),
                0.8,
            )
        draw = ImageDraw.Draw(canvas)
        distance *= 0.76
    draw.rectangle(
        (vx - wide * 0.078, vy - deep * 0.1, vx + wide * 0.078, vy + deep * 0.04),
        fill=(214, 224, 226),
    )
    glow(canvas, (vx, vy - deep * 0.04), wide * 0.16, WHITE, 0.6)


def _machine(
    canvas: Image.Image, vanish: Point, side: int, distance: float, rng: random.Random
) -> None:
    """Set a machine tool at a side of the gangway."""
    wide, deep = canvas.size
    vx, vy = vanish
    near_x = vx + side * wide * 0.2 * distance
    far_x = vx + side * wide * 0.5 * distance
    foot, top = vy + deep * 0.34 * distance, vy - deep * 0.02 * distance
    box = (
        round(min(near_x, far_x)) - 8,
        round(top - deep * 0.14 * distance) - 8,
        round(max(near_x, far_x)) + 8,
        round(foot) + 8,
    )
    size = (box[2] - box[0], box[3] - box[1])
    body: Rgb = mix(
        rng.choice(((226, 228, 224), (60, 112, 150), (206, 212, 210), (52, 130, 112))),
        (220, 230, 232),
        max(0, 0.5 - distance * 0.7),
    )
    low = (top - box[1]) / size[1]
    parts = (
        ((0.04, low, 0.96, 0.98), body),
        ((0.12, low * 0.3, 0.5, low * 1.1), mix(body, (60, 70, 80), 0.3)),
        ((0.56, low * 0.1, 0.72, low * 1.1), mix(body, WHITE, 0.3)),
        ((0.14, low + 0.1, 0.6, low + 0.42), (44, 58, 70)),
        ((0.68, low + 0.08, 0.9, low + 0.3), (36, 44, 52)),
        ((0.04, 0.88, 0.96, 0.98), (52, 56, 62)),
    )
    sprite = Image.new("RGBA", size)
    for (x0, y0, x1, y1), tone in parts:
        if side < 0:
            x0, x1 = 1 - x1, 1 - x0
        mask = draw_mask(
            size,
            lambda d, b=(x0 * size[0], y0 * size[1], x1 * size[0], y1 * size[1]): (
                d.rounded_rectangle(b, 4 + 6 * distance, 255)
            ),
        )
        sprite.alpha_composite(
            modelled(
                mask,
                tone,
                light=(-0.3 * side, -0.9),
                depth=2 + 6 * distance,
                bright=mix(tone, WHITE, 0.7),
                dark=mix(tone, (10, 16, 24), 0.6),
            )
        )
    _fittings(sprite, body, low, side)
    draw = ImageDraw.Draw(sprite)
    px = (0.7 if side > 0 else 0.12) * size[0]
    draw.rectangle(
        (px, (low + 0.1) * size[1], px + 0.17 * size[0], (low + 0.2) * size[1]),
        fill=(120, 206, 210, 255),
    )
    for lamp, tone in enumerate(((214, 50, 40), (236, 180, 40), (80, 190, 90))):
        r = size[0] * 0.012
        cx, cy = (0.52 if side > 0 else 0.48) * size[0], (low * 0.06 + 0.02 * lamp) * size[1] + 4
        draw.rectangle((cx - r, cy, cx + r, cy + size[1] * 0.02), fill=(*tone, 255))
    shade = draw_mask(
        canvas.size,
        lambda d: d.ellipse(
            (
                box[0] - 10,
                foot - deep * 0.02 * distance,
                box[2] + 10,
                foot + deep * 0.035 * distance,
            ),
            255,
        ),
        6,
    )
    lay(canvas, (30, 36, 44), shade, 0.5)
    stamp(canvas, sprite, box[:2], max(0, distance - 1) * 5)


def _fittings(sprite: Image.Image, body: Rgb, low: float, side: int) -> None:
    """Draw a machine's seams, vents, warning stripe and the glint on its window."""
    wide, deep = sprite.size
    draw = ImageDraw.Draw(sprite)
    seam = (*mix(body, (20, 30, 40), 0.4), 255)
    for share in (0.3, 0.64):
        draw.line((share * wide, (low + 0.5) * deep, share * wide, 0.87 * deep), seam, 2)
    for slot in range(6):
        y = (low + 0.56 + slot * 0.03) * deep
        draw.line((0.7 * wide, y, 0.88 * wide, y), seam, 2)
    stripe = (low + 0.47) * deep
    draw.line(
        (0.06 * wide, stripe, 0.94 * wide, stripe), (236, 180, 40, 255), max(2, round(deep * 0.012))
    )
    glass = ((0.2, low + 0.12), (0.3, low + 0.12), (0.22, low + 0.4), (0.16, low + 0.4))
    draw.polygon(
        [((1 - x if side < 0 else x) * wide, y * deep) for x, y in glass], fill=(120, 144, 156, 255)
    )


def _worker(canvas: Image.Image, vanish: Point, distance: float, rng: random.Random) -> None:
    """Let one or two workers in helmets stand in the gangway."""
    wide, deep = canvas.size
    vx, vy = vanish
    for _ in range(rng.choice((1, 2))):
        x = vx + rng.choice((-0.17, -0.13, -0.06, 0.09, 0.15)) * wide * distance * 1.1
        foot = vy + deep * 0.37 * distance
        tall = deep * 0.42 * distance
        dress = Dress(
            coat=(52, 84, 130),
            trousers=(44, 60, 92),
            cap=rng.choice(((236, 190, 50), (226, 226, 222), (206, 60, 46))),
            is_back=rng.random() < 0.4,
        )
        dress = toned(dress, (206, 218, 222), max(0.0, 0.5 - distance * 0.7))
        cast_shadow(canvas, (x, foot), (tall * 0.1, tall * 0.14), tall * 0.1, 0.4)
        pose = rng.choice((STAND, STRIDE, SIDE))
        sprite = person(
            tall, pose, dress, light=(0, -1), rim=(240, 250, 255), mirrored=rng.random() < 0.5
        )
        put_person(canvas, (x, foot), sprite, blur=0.4)


def _travelling_crane(canvas: Image.Image, vanish: Point) -> None:
    """Draw the yellow bridge crane with a load on its hook."""
    wide, deep = canvas.size
    vx, vy = vanish
    distance = 0.62
    y = vy - deep * 0.36 * distance
    left, right = vx - wide * 0.6 * distance, vx + wide * 0.6 * distance
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((left, y - deep * 0.05, right, y), fill=(232, 176, 44))
    draw.rectangle((left, y - deep * 0.012, right, y), fill=(156, 108, 22))
    x = vx + wide * 0.1
    draw.rectangle(
        (x - wide * 0.03, y - deep * 0.075, x + wide * 0.03, y - deep * 0.04), fill=(120, 84, 24)
    )
    for rope in (-0.006, 0.006):
        draw.line((x + wide * rope, y, x + wide * rope, y + deep * 0.12), (40, 40, 44), 3)
    block = (x - wide * 0.012, y + deep * 0.115, x + wide * 0.012, y + deep * 0.15)
    draw.rectangle(block, fill=(206, 60, 40))
    load = (x - wide * 0.05, y + deep * 0.2)
    for corner in (0, wide * 0.1):
        draw.line((x, block[3], load[0] + corner, load[1]), (40, 40, 44), 3)
    draw.rectangle((*load, load[0] + wide * 0.1, load[1] + deep * 0.06), fill=(92, 104, 114))
    draw.rectangle((*load, load[0] + wide * 0.1, load[1] + deep * 0.012), fill=(170, 182, 188))


def _sparks(canvas: Image.Image, at: Point, reach: float) -> None:
    """Let a welding spark fly: a hard white point and falling streaks."""
    rng = random.Random(2)
    glow(canvas, at, reach * 2.4, (150, 190, 255), 0.7)
    draw = ImageDraw.Draw(canvas)
    for _ in range(150):
        angle = rng.uniform(-2.6, 0.4)
        speed = reach * rng.uniform(0.3, 1.4)
        points = []
        for step in range(7):
            t = step / 6 * rng.uniform(0.7, 1)
            points.append(
                (
                    at[0] + math.cos(angle) * speed * t,
                    at[1] + math.sin(angle) * speed * t * 0.8 + reach * 1.1 * t * t,
                )
            )
        draw.line(
            points[rng.randint(0, 3) :],
            fill=rng.choice(((255, 236, 180), (255, 196, 90), (255, 150, 60))),
            width=rng.choice((1, 2, 3)),
        )
    glow(canvas, at, reach * 0.6, (255, 250, 230), 1)
    glow(canvas, at, reach * 0.25, WHITE, 1)
