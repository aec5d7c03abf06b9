"""Whether a text can be drawn, told without drawing it."""

from __future__ import annotations

from rolodex.domain.message import Message
from rolodex.paper import characters, faces, script


def lacking(text: str) -> Message | None:
    """Which characters of a text no typeface has; None where all of them can be drawn."""
    wanted = (c for c in dict.fromkeys(script.clean(text)) if c not in script.JOINERS)
    missing = "".join(c for c in wanted if faces.choose(c, "sc") is None)
    return characters.lacking(missing) if missing else None
