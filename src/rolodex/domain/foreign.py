"""Properties kept word for word: which of them a person can read and write."""

from __future__ import annotations

import re
from dataclasses import replace

from rolodex.domain.contact import Foreign

LONGEST = 2000
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_BARE_SEMICOLON = re.compile(r"(?<!\\)(?:\\\\)*;")
_CODED = frozenset({"BASE64", "B", "QUOTED-PRINTABLE"})


def readable(kept: Foreign) -> str | None:
    """What the property says as plain text; None where it is coded, long, or made of several parts."""
    coded = any(name in ("ENCODING", "") and value.upper() in _CODED for name, value in kept.params)
    if coded or len(kept.value) > LONGEST or _BARE_SEMICOLON.search(kept.value):
        return None
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], kept.value)
    return text if text.replace("\n", "").replace("\t", "").isprintable() else None


def rewritten(kept: Foreign, text: str) -> Foreign:
    """The property saying this text instead, in the same words around it."""
    escaped = re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")
    return replace(kept, value=escaped)
