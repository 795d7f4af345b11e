"""Addresses of links: which are taken, and how they are written in ASCII."""

from __future__ import annotations

import re
from typing import Final

_LIKE_ADDRESS: Final = re.compile(r"(?i)[:：/@]|^www\.")
# No user names: what stands before an @ can pass for the host.
_WEB: Final = re.compile(r"(?i)(https?)://([^\s/?#@:\\]+)(:[0-9]{1,5})?([/?#].*)?")
_MAIL: Final = re.compile(r"(?i)mailto:([\w.%+-]+)@([^\s/?#@:\\]+)(\?.*)?")
_HOST: Final = re.compile(
    r"(?i)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
)
# What RFC 3986 (2.2, 2.3) lets stand in a path or query; everything else is written in per cents.
_SAFE: Final = "%/?#[]@!$&'()*+,;=:~-._"
_MAX_ADDRESS: Final = 2000


def find_address(word: str) -> str | None:
    """Return a link's address in ASCII; empty where it is one that no link may have.

    Only ``http``, ``https`` and ``mailto`` are taken, because a page is read by people who cannot
    see where a link leads.  None where the word is no address at all.
    """
    if not _LIKE_ADDRESS.search(word):
        return None
    if len(word) > _MAX_ADDRESS:
        return ""
    if web := _WEB.fullmatch(word):
        host = _host(web[2])
        return f"{web[1].lower()}://{host}{web[3] or ''}{_quote(web[4] or '')}" if host else ""
    if mail := _MAIL.fullmatch(word):
        host = _host(mail[2])
        return f"mailto:{_quote(mail[1])}@{host}{_quote(mail[3] or '')}" if host else ""
    return ""


def _host(name: str) -> str:
    """Return a host's name in ASCII, Chinese ones by IDNA, or nothing if it is none."""
    try:
        plain = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return plain.lower() if _HOST.fullmatch(plain) else ""


def _quote(text: str) -> str:
    # Few papers have links; only those pay for the import.
    from urllib.parse import quote

    return quote(text, safe=_SAFE)
