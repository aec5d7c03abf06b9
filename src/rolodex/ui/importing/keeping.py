"""What an update leaves as it is, said of those it updates."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.i18n import _, ngettext
from rolodex.services.activities import Activities
from rolodex.ui import wording

LOOKED_AT = 60
"""People of one page whose past is looked at; each costs a question."""


def keeps(activities: Activities, ids: Sequence[int]) -> dict[int, str]:
    """Of contacts that have a past: "keeps your notes and 23 purchases"."""
    found = {}
    for contact_id in ids[:LOOKED_AT]:
        counts = activities.counts(contact_id)
        orders = counts.get("purchase", 0)
        others = sum(counts.values()) - orders
        said = _said(others, orders)
        if said:
            found[contact_id] = said
    return found


def _said(others: int, orders: int) -> str:
    text = ngettext("%(count)s purchase", "%(count)s purchases", orders)
    bought = text % {"count": wording.number(orders)}
    if others and orders:
        return _("keeps your notes and %(purchases)s") % {"purchases": bought}
    if orders:
        return _("keeps %(purchases)s") % {"purchases": bought}
    return _("keeps your notes") if others else ""
