"""How often something is repeated, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QDate

from rolodex.domain.message import Message, message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WEEKDAYS = frozenset(DAYS[:5])
_NTH: Mapping[int, Message] = MappingProxyType(
    {
        1: message("on the first %(day)s"),
        2: message("on the second %(day)s"),
        3: message("on the third %(day)s"),
        4: message("on the fourth %(day)s"),
        -1: message("on the last %(day)s"),
    }
)


def repeated(rrule: str, today: date) -> str:
    """A rule of RFC 5545 as it is said: "every 2 weeks on Mon, Thu", "every month on the last Friday"."""
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";") if "=" in part)
    weekly = (parts.get("FREQ"), parts.get("INTERVAL", "1")) == ("WEEKLY", "1")
    if weekly and frozenset(parts.get("BYDAY", "").split(",")) == WEEKDAYS:
        return " ".join(part for part in (_("every weekday"), _ends(parts, today)) if part)
    said = (_every(parts), _on_days(parts), _on_day(parts), _ends(parts, today))
    return " ".join(part for part in said if part) or _("again and again")


def _every(parts: Mapping[str, str]) -> str:
    count = int(parts.get("INTERVAL", "1"))
    frequency = parts.get("FREQ", "")
    if frequency == "DAILY":
        text = ngettext("every day", "every %(count)d days", count)
    elif frequency == "WEEKLY":
        text = ngettext("every week", "every %(count)d weeks", count)
    elif frequency == "MONTHLY":
        text = ngettext("every month", "every %(count)d months", count)
    elif frequency == "YEARLY":
        text = ngettext("every year", "every %(count)d years", count)
    else:
        return ""
    return text % {"count": count} if "%" in text else text


def _on_days(parts: Mapping[str, str]) -> str:
    days = [day for day in parts.get("BYDAY", "").split(",") if day[-2:] in DAYS]
    if not days:
        return ""
    place = days[0][:-2] or parts.get("BYSETPOS", "")
    nth = _NTH.get(int(place)) if place.lstrip("+-").isdigit() else None
    if nth is not None and len(days) == 1:
        return word(nth) % {"day": _day_name(days[0])}
    names = ", ".join(_day_name(day, short=True) for day in days)
    return _("on %(days)s") % {"days": names}


def _on_day(parts: Mapping[str, str]) -> str:
    day = parts.get("BYMONTHDAY", "")
    if day == "-1":
        return _("on the last day")
    if not day:
        return ""
    month = parts.get("BYMONTH", "")
    if month.isdigit() and day.isdigit() and QDate.isValid(2000, int(month), int(day)):
        return _("on %(day)s") % {"day": wording.long_day(0, int(month), int(day))}
    return _("on day %(day)s") % {"day": day.replace(",", ", ")}


def _ends(parts: Mapping[str, str], today: date) -> str:
    if parts.get("COUNT", "").isdigit():
        count = int(parts["COUNT"])
        return ngettext("(once)", "(%(count)d times)", count) % {"count": count}
    until = wording.local(parts.get("UNTIL", ""))
    return _("until %(day)s") % {"day": wording.short_day(until.date(), today)} if until else ""


def _day_name(day: str, *, short: bool = False) -> str:
    return wording.weekday_name(DAYS.index(day[-2:]), short=short)
