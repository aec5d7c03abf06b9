"""Deals in words: sums, days, next steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rolodex.domain.deal import Board, Deal, DealRow, Sum
from rolodex.i18n import _, ngettext
from rolodex.ui import wording

SEPARATOR = " · "


def sums(found: Sequence[Sum], weighted: bool = False) -> str:
    """The money of each currency side by side; currencies are never added together."""
    said = (
        wording.money(one.weighted if weighted else one.amount, one.currency, whole=True)
        for one in found
        if one.currency
    )
    return SEPARATOR.join(said)


def count(deals: int) -> str:
    """So many deals."""
    text = ngettext("%(count)s open deal", "%(count)s open deals", deals)
    return text % {"count": wording.number(deals)}


def money(deal: Deal) -> str:
    """What a deal may bring, "" where that is not known."""
    return wording.money(deal.amount, deal.currency) if deal.amount else ""


def close_chip(deal: Deal, today: date) -> tuple[str, str]:
    """When a deal is expected to close, and the colour to say it in."""
    moment = wording.local(deal.expected_close) if deal.expected_close else None
    if moment is None:
        return "", "dim"
    ahead = (moment.date() - today).days
    if ahead < 0:
        return ngettext("%(count)d day late", "%(count)d days late", -ahead) % {"count": -ahead}, "bad"
    if ahead < 2:
        return (_("today") if ahead == 0 else _("tomorrow")), "warn"
    return wording.short_day(moment.date(), today), "warn" if ahead < 7 else "dim"


def next_step(row: DealRow, today: date) -> tuple[str, str]:
    """What is to be done next and when, and the colour to say it in."""
    if not row.next_id:
        return _("No next step"), "warn"
    moment = wording.local(row.next_due)
    if moment is None:
        return row.next_step, "dim"
    ahead = (moment.date() - today).days
    day = _("today") if ahead == 0 else wording.short_day(moment.date(), today)
    if ahead == 1:
        day = _("tomorrow")
    elif 1 < ahead < 7:
        day = wording.weekday(moment.date(), short=True)
    when = f"{day} {wording.clock(moment)}" if "T" in row.next_due else day
    said = SEPARATOR.join(part for part in (when, row.next_step) if part)
    return said, "bad" if ahead < 0 else "dim"


def probability(row: DealRow) -> str:
    """How likely a deal is."""
    return wording.percent(row.probability)


def spoken(row: DealRow, stage: str, today: date) -> str:
    """A card for those who cannot see it."""
    chip, _token = close_chip(row.deal, today)
    parts = [
        row.deal.title,
        row.fn,
        money(row.deal),
        stage,
        probability(row),
        _("expected to close: %(day)s") % {"day": chip} if chip else "",
        next_step(row, today)[0],
    ]
    return ", ".join(part for part in parts if part)


def month_name(month: str, today: date) -> str:
    """A month by its name, as it is written within a sentence; with its year where that is another."""
    year, number = int(month[:4]), int(month[5:])
    return wording.long_day(0 if year == today.year else year, number, 0)


def expected(board: Board, month: str) -> str:
    """What the deals of a month are worth by their probabilities."""
    found = next((one.sums for one in board.months if one.month == month), ())
    return sums(found, weighted=True)


def closed_on(deal: Deal, today: date) -> str:
    """When a deal was won or lost."""
    moment = wording.local(deal.closed_at)
    return wording.short_day(moment.date(), today) if moment else ""
