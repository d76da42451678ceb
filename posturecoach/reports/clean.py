"""Words as a page may hold them."""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\n\t")


def clean(words: str) -> str:
    """Return `words` without what no page may hold: control characters and halves of pairs.

    Line breaks and tabs stay. What is left can be written as UTF-8, in HTML and in XML.
    """
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(one for one in words if one in _KEPT or not _bad(one))


def _bad(one: str) -> bool:
    # U+FFFE and U+FFFF are no characters, and XML refuses them.
    return unicodedata.category(one) in ("Cc", "Cs") or (ord(one) & 0xFFFE) == 0xFFFE  # noqa: PLR2004
