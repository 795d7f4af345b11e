"""YAML → model and style, each value with its place in the source."""

from layout.read.issue import read_issue

__all__ = ["read_issue"]
