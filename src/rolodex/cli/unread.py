"""What of a file could not be read, or with a doubt: as a line, and for --json."""

from __future__ import annotations

from rolodex.domain.card import Doubt, Rejected
from rolodex.i18n import word


def document(item: Rejected | Doubt) -> dict[str, object]:
    """Where it stands, whose it is, and why."""
    return {"file": item.file, "line": item.line, "name": item.name, "reason": word(item.reason)}


def line(item: Rejected) -> str:
    """The same in a line of the terminal."""
    place = f"{item.file}:{item.line}" + (f" ({item.name})" if item.name else "")
    return f"{place}: {word(item.reason)}"
