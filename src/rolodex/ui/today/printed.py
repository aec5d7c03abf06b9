"""What is said of a planner page that was printed."""

from __future__ import annotations

from pathlib import Path

from rolodex.domain.planner import PlannerPages
from rolodex.i18n import _, word


def printed(file: Path, pages: PlannerPages) -> str:
    """Where it is, and the first line that could not be drawn."""
    text = _("Today is printed in %(file)s") % {"file": file.name}
    if not pages.undrawn:
        return text
    first = pages.undrawn[0]
    return _("%(printed)s · line %(number)d: %(reason)s") % {
        "printed": text,
        "number": first.number,
        "reason": word(first.reason),
    }
