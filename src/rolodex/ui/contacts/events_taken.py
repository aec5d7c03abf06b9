"""What is said of a calendar file that was taken in for a contact."""

from __future__ import annotations

from rolodex.domain.event import Taken
from rolodex.i18n import _, ngettext, word


def told(taken: Taken) -> str:
    """How many events it brought, and how many were left out, with the reason of the first."""
    if taken.changes.step is None:
        return _("Nothing in this calendar is new")
    count = taken.activities + taken.follow_ups
    text = ngettext("Took in %(count)d event", "Took in %(count)d events", count) % {"count": count}
    left = len(taken.rejected)
    if not left:
        return text
    more = ngettext("%(count)d was left out: %(why)s", "%(count)d were left out: %(why)s", left)
    return f"{text} · {more % {'count': left, 'why': word(taken.rejected[0].reason)}}"
