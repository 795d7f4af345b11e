"""A stone-paved lane on a rainy night: one lamp, its light on the wet stones, an umbrella."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageOps

from darkroom.light import (
    Point,
    Rgb,
    Size,
    add_light,
    darken,
    draw_mask,
    glow,
    gradient,
    grain_surface,
    lay,
    mix,
    modelled,
    noise,
    perspective_floor,
    soften,
)
from darkroom.people import (
    STEP,
    Dress,
    person,
    put_person,
)
from darkroom.world import (
    beam,
)


def paint(size: Size) -> Image.Image:
    """Paint a lane on a rainy night: one lamp, its light on the wet stones, an umbrella."""
    wide, deep = size
    vx, vy = wide * 0.56, deep * 0.5
    canvas = gradient(
        size,
        [
            (0, (22, 34, 66)),
            (0.3, (52, 62, 94)),
            (0.42, (84, 78, 92)),
            (0.52, (120, 92, 70)),
            (1, (20, 20, 28)),
        ],
    )
    glow(canvas, (vx, vy - deep * 0.02), wide * 0.3, (255, 186, 100), 0.8)
    _walls(canvas, (vx, vy))
    lamp = (wide * 0.34, deep * 0.3)
    _pavement(canvas, (vx, vy), lamp)
    _street_lamp(canvas, lamp, wide * 0.05)
    _walker_with_umbrella(canvas, (wide * 0.57, deep * 0.78), deep * 0.26)
    _rain(canvas, lamp)
    return canvas


def _walls(canvas: Image.Image, vanish: Point) -> None:
    """Draw houses along both sides: brick below, timber and tiles above, a few lit windows."""
    wide, deep = canvas.size
    vx, vy = vanish
    rng = random.Random(5)
    for side in (-1, 1):

        def at(distance: float, height: float, side: int = side) -> Point:
            return vx + side * wide * 0.5 * distance, vy - deep * height * distance

        distance = 0.1
        houses = []
        while distance < 2.2:
            houses.append((distance, distance * rng.uniform(1.3, 1.5), rng.uniform(0.42, 0.62)))
            distance = houses[-1][1]
        for start, stop, height in houses:
            face = [
                at(start, height + 0.05),
                at(stop, height + 0.05),
                at(stop, -0.5),
                at(start, -0.5),
            ]
            inside = draw_mask(canvas.size, lambda d, f=face: d.polygon(f, 255), 0.8)
            tone: Rgb = mix((74, 66, 70), (130, 96, 70), rng.random() * 0.6)
            tone = mix(tone, (190, 136, 88), max(0, 0.4 - start * 0.6))
            lay(
                canvas,
                gradient(
                    canvas.size,
                    [
                        (0, mix(tone, (10, 12, 22), 0.6)),
                        (0.4, tone),
                        (0.7, mix(tone, (16, 14, 20), 0.45)),
                        (1, (16, 14, 20)),
                    ],
                ),
                inside,
            )
            grain_surface(
                canvas,
                inside,
                noise(canvas.size, (wide * 0.012, deep * 0.008), round(start * 1000) + side, 3),
                0.3,
            )
            draw = ImageDraw.Draw(canvas)
            eave = [
                at(start, height + 0.05),
                at(stop, height + 0.05),
                at(stop, height - 0.01),
                at(start, height - 0.01),
            ]
            nudge = -side * wide * 0.04
            draw.polygon(
                [
                    eave[0],
                    eave[1],
                    (eave[2][0] + nudge * stop, eave[2][1]),
                    (eave[3][0] + nudge * start, eave[3][1]),
                ],
                fill=(14, 13, 19),
            )
            draw.line(
                (eave[3][0] + nudge * start, eave[3][1], eave[2][0] + nudge * stop, eave[2][1]),
                (110, 96, 90),
                3,
            )
            _openings(canvas, at, (start, stop), rng)


def _openings(canvas: Image.Image, at, reach: Point, rng: random.Random) -> None:  # noqa: ANN001
    """Cut a door and a window into a house, lit or dark."""
    start, stop = reach
    room = stop - start
    draw = ImageDraw.Draw(canvas)
    door = (start + room * 0.12, start + room * 0.4)
    draw.polygon(
        [at(door[0], 0.1), at(door[1], 0.1), at(door[1], -0.48), at(door[0], -0.48)],
        fill=(34, 24, 24),
    )
    draw.line((*at(door[0], 0.1), *at(door[1], 0.1)), (96, 72, 56), 5)
    window = (start + room * 0.52, start + room * 0.88)
    is_lit = rng.random() < 0.75
    glass = (255, 204, 120) if is_lit else (30, 34, 46)
    draw.polygon(
        [at(window[0], 0.16), at(window[1], 0.16), at(window[1], -0.12), at(window[0], -0.12)],
        fill=glass,
    )
    for share in (0, 0.33, 0.66, 1):
        d = window[0] + (window[1] - window[0]) * share
        draw.line((*at(d, 0.16), *at(d, -0.12)), (52, 34, 26), max(2, round(7 * d)))
    for height in (0.16, 0.02, -0.12):
        draw.line(
            (*at(window[0], height), *at(window[1], height)), (52, 34, 26), max(2, round(6 * start))
        )
    if is_lit:
        glow(
            canvas,
            at((window[0] + window[1]) / 2, 0.02),
            canvas.width * 0.2 * start,
            (255, 186, 96),
            0.5,
        )


def _pavement(canvas: Image.Image, vanish: Point, lamp: Point) -> None:
    """Lay wet stones that mirror the lane above."""
    wide, deep = canvas.size
    top = round(vanish[1] + deep * 0.045)
    room = deep - top
    above = ImageOps.flip(canvas.crop((0, max(0, top - room), wide, top))).resize((wide, room))
    mirror = soften(above, wide * 0.004)
    floor = gradient((wide, room), [(0, (120, 92, 74)), (0.3, (62, 54, 58)), (1, (26, 26, 34))])
    floor = ImageChops.screen(floor, mirror.point([round(v * 0.75) for v in range(256)] * 3))
    joints = Image.new("L", (2600, 2600), 150)
    draw = ImageDraw.Draw(joints)
    rng = random.Random(9)
    y = 0
    while y < 2600:
        x = -rng.randint(0, 40)
        while x < 2600:
            length = rng.randint(44, 84)
            box = (x + 1, y + 1, x + length - 2, y + 23)
            draw.rounded_rectangle(box, 6, fill=rng.randint(110, 200), outline=64, width=2)
            x += length
        y += 25
    stones = perspective_floor(soften(joints, 0.8), (wide, room), 0.1)
    grain_surface(floor, Image.new("L", floor.size, 255), stones, 0.85)
    lane = [
        (vanish[0] - wide * 0.06, 0),
        (vanish[0] + wide * 0.06, 0),
        (wide * 1.15, room),
        (-wide * 0.1, room),
    ]
    canvas.paste(floor, (0, top), draw_mask((wide, room), lambda d: d.polygon(lane, 255), 3))
    puddle = Image.new("L", canvas.size, 0)
    pool = ImageDraw.Draw(puddle)
    for step in range(26):
        t = step / 25
        y = top + room * (0.06 + 0.9 * t)
        half = wide * (0.02 + 0.1 * t) * rng.uniform(0.4, 1.1)
        x = lamp[0] + (wide * 0.36 - lamp[0]) * t + rng.uniform(-0.02, 0.02) * wide
        pool.ellipse((x - half, y - room * 0.012, x + half, y + room * 0.012), 220 - round(120 * t))
    add_light(canvas, (255, 196, 112), soften(puddle, wide * 0.006), 0.8)


def _street_lamp(canvas: Image.Image, at: Point, size: float) -> None:
    """Hang the old lamp from its bracket, with its cone of light in the rain."""
    wide, deep = canvas.size
    x, y = at
    draw = ImageDraw.Draw(canvas)
    draw.line((0, y - size * 1.5, x, y - size * 1.6, x, y - size * 0.6), (18, 16, 20), 8)
    draw.arc(
        (x - size * 4, y - size * 1.6, x - size * 1.0, y + size * 1.2), 200, 320, (18, 16, 20), 6
    )
    beam(
        canvas,
        [
            (x - size * 0.5, y),
            (x + size * 0.5, y),
            (x + wide * 0.3, deep * 0.82),
            (x - wide * 0.34, deep * 0.82),
        ],
        (255, 196, 110),
        0.34,
        wide * 0.03,
    )
    glow(canvas, at, size * 7, (255, 190, 100), 0.85)
    glow(canvas, at, size * 2.2, (255, 230, 170), 1)
    draw = ImageDraw.Draw(canvas)
    draw.polygon(
        [
            (x - size * 1.1, y - size * 0.1),
            (x - size * 0.3, y - size * 0.7),
            (x + size * 0.3, y - size * 0.7),
            (x + size * 0.9, y - size * 0.24),
            (x + size * 1.1, y - size * 0.05),
        ],
        fill=(28, 24, 26),
    )
    draw.ellipse(
        (x - size * 0.35, y - size * 0.25, x + size * 0.35, y + size * 0.42), fill=(255, 250, 228)
    )


def _walker_with_umbrella(canvas: Image.Image, foot: Point, height: float) -> None:
    """Let someone walk away under an umbrella."""
    x, y = foot
    shade = draw_mask(
        canvas.size,
        lambda d: d.ellipse(
            (x - height * 0.24, y - height * 0.03, x + height * 0.34, y + height * 0.3), 255
        ),
        height * 0.06,
    )
    darken(canvas, shade, 0.55)
    dress = Dress(coat=(52, 46, 58), trousers=(26, 26, 34), is_back=True, long_hair=True)
    put_person(canvas, foot, person(height, STEP, dress, light=(-0.9, -0.4), rim=(255, 190, 110)))
    side = round(height * 1.1)
    cx, cy, r = side / 2, side * 0.52, height * 0.44

    def dome(draw: ImageDraw.ImageDraw) -> None:
        draw.pieslice((cx - r, cy - r * 0.86, cx + r, cy + r * 0.86), 180, 360, 255)
        for rib in range(4):
            left = cx - r + rib * r / 2
            draw.ellipse((left, cy - r * 0.1, left + r / 2, cy + r * 0.1), 0)

    mask = draw_mask(round_size(side), dome, 1)
    body = modelled(
        mask,
        (150, 34, 34),
        light=(-0.8, -0.5),
        depth=height * 0.05,
        bright=(255, 150, 96),
        dark=(44, 8, 14),
    )
    pen = ImageDraw.Draw(body)
    for rib in (-0.6, -0.2, 0.25, 0.62):
        pen.line((cx, cy - r * 0.85, cx + rib * r, cy), (90, 14, 18, 255), 2)
    alpha = ImageChops.multiply(body.getchannel("A"), mask)
    body.putalpha(alpha)
    place = (round(x - side / 2 + height * 0.05), round(y - height * 1.03 - side * 0.36))
    canvas.paste(body.convert("RGB"), place, alpha)
    draw = ImageDraw.Draw(canvas)
    draw.line(
        (x + height * 0.05, place[1] + cy, x + height * 0.1, y - height * 0.52), (20, 16, 18), 4
    )


def round_size(side: int) -> Size:
    """Return a square size."""
    return side, side


def _rain(canvas: Image.Image, lamp: Point) -> None:
    """Draw rain: bright threads near the lamp, faint ones elsewhere."""
    wide, deep = canvas.size
    rng = random.Random(7)
    for share, count, length in ((0.5, 900, 0.035), (0.28, 1500, 0.06)):
        threads = Image.new("L", canvas.size, 0)
        draw = ImageDraw.Draw(threads)
        for _ in range(count):
            x, y = rng.uniform(-0.05, 1.05) * wide, rng.uniform(-0.05, 1) * deep
            reach = math.hypot(x - lamp[0], y - lamp[1] - deep * 0.12) / wide
            bright = max(24, min(255, round(300 * (0.62 - reach))))
            size = deep * length * rng.uniform(0.5, 1.2)
            draw.line((x, y, x - size * 0.16, y + size), bright, rng.choice((1, 2)))
        add_light(canvas, (255, 216, 160), soften(threads, 0.8), share)
