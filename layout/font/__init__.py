"""Faces by role, glyphs and advances, fallback, coverage, and subsets for embedding."""

from __future__ import annotations

from layout.font.face import Face, Shaped
from layout.font.faces import Faces, load_faces

__all__ = ["Face", "Faces", "Shaped", "load_faces"]
