"""Banmian 版面: Chinese newspaper pages from YAML."""

__version__ = "0.1.0"
