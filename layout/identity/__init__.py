"""The gate of every archive: source, structure tree and page content say the same text."""

from layout.identity.compare import check_identity

__all__ = ["check_identity"]
