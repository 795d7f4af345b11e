"""A white train at the platform, passengers in the low morning sun."""

from __future__ import annotations

import random
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from darkroom.light import (
    Point,
    Rgb,
    Size,
    darken,
    draw_mask,
    glow,
    gradient,
    lay,
    mix,
    modelled,
    stamp,
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
    haze,
    skyline,
)


def paint(size: Size) -> Image.Image:
    """Paint a white train at the platform, passengers in the low morning sun."""
    wide, deep = size
    vx, vy = wide * 0.6, deep * 0.5
    canvas = gradient(
        size,
        [
            (0, (196, 206, 214)),
            (0.35, (250, 232, 198)),
            (0.55, (255, 238, 200)),
            (1, (180, 160, 140)),
        ],
    )
    skyline(
        canvas, vy + deep * 0.02, deep * 0.16, (206, 190, 172), 6, width=0.02, reach=(0.4, 0.85)
    )
    glow(canvas, (vx + wide * 0.03, vy - deep * 0.06), wide * 0.3, (255, 214, 140), 0.9)
    platform = [
        (vx, vy),
        (wide * 1.05, deep * 0.86),
        (wide * 1.05, deep),
        (wide * 0.24, deep),
        (vx - 2, vy),
    ]
    surface = gradient(size, [(0, (255, 226, 180)), (0.5, (232, 204, 166)), (1, (122, 108, 100))])
    lay(canvas, surface, draw_mask(size, lambda d: d.polygon(platform, 255)))
    _tiles(canvas, (vx, vy), platform)
    _train(canvas, (vx, vy))
    _canopy(canvas, (vx, vy))
    line = [(vx, vy), (wide * 0.40, deep), (wide * 0.345, deep)]
    lay(canvas, (240, 202, 92), draw_mask(size, lambda d: d.polygon(line, 255), 1), 0.85)
    rng = random.Random(12)
    crowd = [
        (0.635, 0.56),
        (0.655, 0.57),
        (0.68, 0.575),
        (0.62, 0.6),
        (0.72, 0.62),
        (0.66, 0.64),
        (0.76, 0.7),
        (0.6, 0.72),
        (0.86, 0.8),
        (0.68, 0.88),
        (0.5, 0.93),
    ]
    for x, y in crowd:
        foot = (wide * x, deep * y)
        tall = (y - 0.5) * deep * 1.02
        near = (y - 0.5) / 0.45
        cast_shadow(
            canvas,
            foot,
            ((foot[0] - vx) * 0.42 - tall * 0.12, (foot[1] - vy) * 0.42),
            tall * 0.12,
            0.42,
        )
        dress = toned(any_dress(rng), (226, 190, 150), 0.5 * (1 - near))
        pose = rng.choice((STEP, STRIDE, STRIDE, STAND))
        sprite = person(
            tall, pose, dress, light=(-0.3, -0.8), rim=(255, 236, 196), mirrored=rng.random() < 0.5
        )
        if rng.random() < 0.75:
            _suitcase(
                canvas,
                (foot[0] + tall * rng.choice((-0.22, 0.2)), foot[1]),
                tall * 0.27,
                vary((70, 74, 96), 30, rng),
            )
        put_person(canvas, foot, sprite, blur=0.6)
    glow(canvas, (vx + wide * 0.02, vy - deep * 0.05), wide * 0.2, (255, 226, 170), 0.85)
    haze(canvas, (255, 222, 176), [(0, 0), (0.4, 40), (0.52, 90), (0.62, 30), (0.8, 0), (1, 0)])
    return canvas


def _tiles(canvas: Image.Image, vanish: Point, platform: Sequence[Point]) -> None:
    """Rule the platform's slabs to the vanishing point."""
    size = canvas.size
    lines = Image.new("L", size, 0)
    draw = ImageDraw.Draw(lines)
    for step in range(-8, 30):
        draw.line((*vanish, size[0] * (0.24 + step * 0.09), size[1] * 1.0), 110, 2)
    y = size[1] * 0.02
    while y < size[1] * 0.6:
        draw.line((0, vanish[1] + y, size[0], vanish[1] + y), 90, 2)
        y *= 1.22
    inside = draw_mask(size, lambda d: d.polygon(list(platform), 255))
    darken(canvas, ImageChops.multiply(lines, inside), 0.5)


def _train(canvas: Image.Image, vanish: Point) -> None:
    """Draw the train's side on the left, running to the vanishing point."""
    wide, deep = canvas.size
    vx, vy = vanish

    def at(x: float, y: float) -> Point:
        """Return a point of the train's side: x from near (0) to far (1), y from roof to foot."""
        far = 1 - (1 - x) ** 1.0
        near_x, near_y = -wide * 0.12, deep * (-0.24 + 1.18 * y)
        return near_x + (vx - near_x) * far, near_y + (vy - near_y) * far

    def band(top: float, foot: float, start: float = 0, stop: float = 0.985) -> list[Point]:
        return [at(start, top), at(stop, top), at(stop, foot), at(start, foot)]

    def fill(outline: list[Point], colour: Rgb, blur: float = 0.8, share: float = 1) -> None:
        lay(canvas, colour, draw_mask(canvas.size, lambda d: d.polygon(outline, 255), blur), share)

    body = gradient(
        canvas.size,
        [
            (0, (236, 238, 240)),
            (0.35, (250, 246, 238)),
            (0.6, (214, 208, 204)),
            (1, (150, 146, 150)),
        ],
    )
    lay(canvas, body, draw_mask(canvas.size, lambda d: d.polygon(band(0.06, 0.9), 255)))
    fill(band(0.06, 0.14), (190, 194, 200), 6)
    fill(band(0.9, 1.0), (52, 50, 56), 2)
    fill(band(0.3, 0.52), (44, 54, 70), 1.5)
    fill(band(0.31, 0.36), (150, 166, 184), 3, 0.7)
    fill(band(0.6, 0.625), (34, 92, 168))
    fill(band(0.64, 0.65), (200, 60, 50))
    edge = 0.0
    for pane in range(70):
        stop = 1 - 1 / (1 + 0.16 * (pane + 1))
        gap = edge + (stop - edge) * 0.16
        fill(band(0.285, 0.535, edge, gap), (238, 236, 230))
        if pane % 6 == 2:
            fill(band(0.22, 0.89, gap, stop), (226, 224, 218))
            fill(band(0.31, 0.5, gap + (stop - gap) * 0.3, gap + (stop - gap) * 0.7), (52, 64, 82))
            fill(band(0.22, 0.89, gap, gap + (stop - gap) * 0.06), (96, 98, 104))
            fill(band(0.22, 0.89, stop - (stop - gap) * 0.06, stop), (96, 98, 104))
        if pane % 12 == 9:
            fill(band(0.07, 0.9, gap, gap + (stop - gap) * 0.25), (70, 72, 78))
        edge = stop
        if edge > 0.94:
            break
    nose = [at(0, 0.9), at(0.985, 0.9), (vx, vy), (wide * 0.345, deep), (-wide * 0.2, deep * 1.1)]
    fill(nose, (64, 58, 58), 1)
    fill([at(0, 0.9), at(0.985, 0.9), at(0.985, 0.98), at(0, 1.0)], (40, 38, 42), 2)


def _canopy(canvas: Image.Image, vanish: Point) -> None:
    """Draw the platform's roof and its columns on the right."""
    wide, deep = canvas.size
    vx, vy = vanish
    roof = [
        (vx, vy - deep * 0.01),
        (wide * 0.3, -deep * 0.2),
        (wide * 1.2, -deep * 0.2),
        (wide * 1.2, deep * 0.18),
    ]
    shade = gradient(canvas.size, [(0, (54, 56, 66)), (0.5, (150, 136, 124)), (1, (150, 136, 124))])
    lay(canvas, shade, draw_mask(canvas.size, lambda d: d.polygon(roof, 255), 1))
    draw = ImageDraw.Draw(canvas)
    distance = 1.0
    while distance > 0.06:
        left = (vx + (wide * 0.3 - vx) * distance, vy + (-deep * 0.2 - vy) * distance)
        right = (vx + (wide * 1.2 - vx) * distance, vy + (deep * 0.12 - vy) * distance)
        tone = mix((44, 44, 54), (170, 150, 130), 1 - distance)
        draw.line((*left, *right), tone, max(2, round(deep * 0.026 * distance)))
        cx = vx + (wide * 1.02 - vx) * distance
        foot = vy + (deep * 0.92 - vy) * distance
        top = vy + (-deep * 0.02 - vy) * distance
        half = wide * 0.016 * distance
        draw.rectangle((cx - half, top, cx + half, foot), fill=tone)
        draw.rectangle(
            (cx - half, top, cx - half * 0.4, foot), fill=mix(tone, (255, 226, 180), 0.5)
        )
        lamp = (vx + (wide * 0.74 - vx) * distance, vy + (-deep * 0.1 - vy) * distance)
        draw.line(
            (lamp[0], lamp[1], lamp[0] + wide * 0.1 * distance, lamp[1] + deep * 0.01 * distance),
            (255, 250, 230),
            max(2, round(9 * distance)),
        )
        distance *= 0.72


def _suitcase(canvas: Image.Image, foot: Point, height: float, colour: Rgb) -> None:
    """Stand a suitcase with its handle on the ground."""
    side = (round(height * 0.9), round(height * 1.6))
    mask = draw_mask(
        side,
        lambda d: d.rounded_rectangle(
            (side[0] * 0.14, side[1] * 0.36, side[0] * 0.86, side[1] * 0.97), height * 0.08, 255
        ),
    )
    case = modelled(mask, colour, depth=max(1, height * 0.06), bright=(255, 230, 190))
    draw = ImageDraw.Draw(case)
    draw.line(
        (
            side[0] * 0.3,
            side[1] * 0.36,
            side[0] * 0.3,
            0,
            side[0] * 0.7,
            0,
            side[0] * 0.7,
            side[1] * 0.36,
        ),
        (50, 50, 56, 255),
        max(1, round(height * 0.03)),
    )
    stamp(canvas, case, (foot[0] - side[0] / 2, foot[1] - side[1]))
