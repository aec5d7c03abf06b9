"""What one piece of paper is called: a sheet of labels, a label of a roll, an envelope."""

from __future__ import annotations

from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext
from rolodex.ui import wording


def is_envelope(stock: Stock | None) -> bool:
    """Whether one writes on the very cover."""
    return stock is not None and stock.kind == "envelope"


def is_single(stock: Stock | None) -> bool:
    """Whether each page is one label, so that there is none to start at."""
    return stock is not None and stock.per_sheet == 1


def counted(stock: Stock | None, count: int) -> str:
    """So many labels, or envelopes."""
    if is_envelope(stock):
        text = ngettext("%(count)s envelope", "%(count)s envelopes", count)
    else:
        text = ngettext("%(count)s label", "%(count)s labels", count)
    return text % {"count": wording.number(count)}


def saved(stock: Stock | None, count: int, file: str) -> str:
    """That so many were saved, and where."""
    if is_envelope(stock):
        text = ngettext(
            "%(count)s envelope saved to %(file)s.", "%(count)s envelopes saved to %(file)s.", count
        )
    else:
        text = ngettext("%(count)s label saved to %(file)s.", "%(count)s labels saved to %(file)s.", count)
    return text % {"count": wording.number(count), "file": file}


def printed(stock: Stock | None, count: int) -> str:
    """That so many went to the printer."""
    if is_envelope(stock):
        text = ngettext(
            "%(count)s envelope sent to the printer.", "%(count)s envelopes sent to the printer.", count
        )
    else:
        text = ngettext(
            "%(count)s label sent to the printer.", "%(count)s labels sent to the printer.", count
        )
    return text % {"count": wording.number(count)}


def sent(stock: Stock | None, count: int) -> str:
    """That so many were logged as sent."""
    if is_envelope(stock):
        text = ngettext("%(count)s envelope logged as sent", "%(count)s envelopes logged as sent", count)
    else:
        text = ngettext("%(count)s label logged as sent", "%(count)s labels logged as sent", count)
    return text % {"count": wording.number(count)}


def position(stock: Stock | None, page: int, pages: int, labels: int) -> str:
    """Which page this is (0-based), of how many."""
    numbers = {"page": wording.number(page + 1), "pages": wording.number(pages)}
    if is_envelope(stock):
        return _("Envelope %(page)s of %(pages)s") % numbers
    if is_single(stock):
        return _("Label %(page)s of %(pages)s") % numbers
    return _("Sheet %(page)s of %(pages)s · %(labels)s") % {**numbers, "labels": counted(stock, labels)}


def step_back(stock: Stock | None) -> str:
    """What the button back says."""
    if is_envelope(stock):
        return _("Envelope before")
    return _("Label before") if is_single(stock) else _("Sheet before")


def step_on(stock: Stock | None) -> str:
    """What the button on says."""
    if is_envelope(stock):
        return _("Next envelope")
    return _("Next label") if is_single(stock) else _("Next sheet")
