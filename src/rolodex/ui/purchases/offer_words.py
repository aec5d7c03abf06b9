"""Offers in words: what they are worth and when they are valid."""

from __future__ import annotations

from datetime import date

from rolodex.domain.product import Offer
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.purchases import figures


def worth(offer: Offer) -> str:
    """What an offer takes off."""
    if offer.kind == "percent":
        return _("%(rate)s off") % {"rate": figures.rate_said(offer.amount)}
    if offer.kind == "amount":
        return _("%(amount)s off") % {"amount": wording.money(offer.amount, offer.currency)}
    return _("a gift")


def validity(offer: Offer, today: date) -> str:
    """When an offer is valid."""
    first, last = _day(offer.valid_from, today), _day(offer.valid_to, today)
    if first and last:
        return _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else _("always")


def _day(iso: str, today: date) -> str:
    moment = wording.local(iso) if iso else None
    return wording.short_day(moment.date(), today) if moment else ""
