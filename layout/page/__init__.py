"""Make-up: an issue and its style become pages of positioned items."""

from layout.page.makeup import make_up

__all__ = ["make_up"]
