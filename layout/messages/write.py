"""Messages of the stage ``write``: code → ((Chinese, English) what is wrong, (Chinese, English) what to do)."""

from __future__ import annotations

from typing import Final

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E501": (
        (
            "第{page}版按 {dpi} dpi 出图有 {wide}×{high} 像素，太大",
            "page {page} at {dpi} dpi is {wide}×{high} pixels, too large for a picture",
        ),
        ("减小 --dpi，或用 --dpi 0 只写 PDF", "lower --dpi, or write the PDF alone with --dpi 0"),
    ),
}
