"""Days, times, sums and counts as the user reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QWidget

from rolodex import i18n
from rolodex.domain import figure_words
from rolodex.domain import money as rules
from rolodex.domain.changes import Clash
from rolodex.domain.preferences import MONTH_FIRST
from rolodex.i18n import _, ngettext

NAMED = 3
"""How many are named of those whose later changes would be lost."""


def _locale() -> QLocale:
    """The locale of the language in use."""
    return QLocale(i18n.language())


def today() -> date:
    """The day it is where the user sits."""
    return datetime.now().astimezone().date()


def day_first() -> bool:
    """Whether 3/4 is the third of April in the user's country."""
    return i18n.country() not in MONTH_FIRST


def number(value: int) -> str:
    """A count with its thousands apart."""
    return figure_words.number(value, 0, i18n.locale())


def decimal(value: float, decimals: int) -> str:
    """A number with so many decimals and its thousands apart."""
    return figure_words.number(value, decimals, i18n.locale())


def comma() -> bool:
    """Whether a comma stands before decimals."""
    return figure_words.comma(i18n.locale())


def money(amount: int, currency: str, whole: bool = False) -> str:
    """A sum of minor units with its currency; `whole` leaves the cents of large sums away."""
    exponent = rules.exponent(currency)
    value = abs(amount) / 10**exponent
    decimals = 0 if whole and value >= 1000 else exponent
    text = priced(value, currency, decimals)
    return f"−{text}" if amount < 0 else text


def priced(value: float, currency: str, decimals: int) -> str:
    """A value of whole units with the sign of its currency, where the language puts it."""
    return figure_words.priced(value, currency, decimals, i18n.locale())


def percent(value: float, decimals: int = 0) -> str:
    """A share of a hundred."""
    return figure_words.percent(value, decimals, i18n.locale())


def percent_sign() -> str:
    """What follows a share of a hundred."""
    return figure_words.percent_sign(i18n.locale())


def file_size(count: int, decimals: int) -> str:
    """How large a file of so many bytes is."""
    return _locale().formattedDataSize(count, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)


def weekday(day: date, *, short: bool = False) -> str:
    """The day of the week, as it is written within a sentence."""
    return weekday_name(day.weekday(), short=short)


def weekday_name(place: int, *, short: bool = False) -> str:
    """A day of the week by its place, Monday is 0."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return _locale().dayName(place + 1, form)


def month_name(number: int, *, short: bool = False) -> str:
    """A month by itself, January is 1."""
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return _locale().standaloneMonthName(number, form)


def speak(entry: QWidget) -> None:
    """Let an entry of Qt's own name months and days in the language in use."""
    entry.setLocale(_locale())


def month_letter(number: int) -> str:
    """The first letter of a month, January is 1."""
    return _locale().standaloneMonthName(number, QLocale.FormatType.NarrowFormat).upper()


def day_of_week(day: date, *, year: bool = False) -> str:
    """A day with its weekday: "Fri 27 Nov", with its `year` "Fri 27 Nov 2026"."""
    weekday_shape = "ddd, " if _month_first() else "ddd "
    return _locale().toString(_qdate(day), weekday_shape + _shape(year=year))


def local(at: str) -> datetime | None:
    """The local time of a UTC stamp or of a floating date or date-time; None where it is neither."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment


def short_day(day: date, today: date) -> str:
    """A day in a column of days: "today", "Tue 17 Nov", "2 Oct", "3 May 2024"."""
    past = (today - day).days
    if past == 0:
        return _("today")
    if past == 1:
        return _("yesterday")
    if 0 < past < 7:
        return day_of_week(day)
    return _locale().toString(_qdate(day), _shape(year=day.year != today.year))


def due(at: str, today: date) -> tuple[str, str]:
    """When a follow-up is due, in words, and the colour to say it in."""
    moment = local(at)
    if moment is None:
        return "", "dim"
    ahead = (moment.date() - today).days
    if ahead < 0:
        return ngettext("%(count)d day late", "%(count)d days late", -ahead) % {"count": -ahead}, "bad"
    if ahead == 0:
        return _("due today"), "warn"
    if ahead < 7:
        return _("due %(day)s") % {"day": weekday(moment.date(), short=True)}, "warn"
    return _("due %(day)s") % {"day": short_day(moment.date(), today)}, "dim"


def clock(moment: datetime, *, seconds: bool = False) -> str:
    """The time of a day, such as 16:00."""
    return moment.strftime("%H:%M:%S" if seconds else "%H:%M")


def ago(day: date, today: date) -> str:
    """How long ago a day was, in the unit that says it best."""
    days = (today - day).days
    if days < 0:
        return short_day(day, today)
    if days < 2:
        return _("today") if days == 0 else _("yesterday")
    if days < 90:
        return ngettext("%(count)d day ago", "%(count)d days ago", days) % {"count": days}
    if days < 730:
        months = days // 30
        return ngettext("%(count)d month ago", "%(count)d months ago", months) % {"count": months}
    years = days // 365
    return ngettext("%(count)d year ago", "%(count)d years ago", years) % {"count": years}


def long_day(year: int, month: int, day: int) -> str:
    """A date of a card as far as it says one: "14 March 1985", "14 March", "March 1985", "1985"."""
    if not month:
        return str(year) if year else ""
    if not QDate.isValid(year or 2000, month, day or 1):
        return ""
    if day and _month_first():
        shape = "MMMM d, yyyy" if year else "MMMM d"
    else:
        joint = " 'de' " if i18n.language() == "es" else " "
        shape = joint.join(part for part, there in (("d", day), ("MMMM", True), ("yyyy", year)) if there)
    return _locale().toString(QDate(year or 2000, month, day or 1), shape)


def days_until(month: int, day: int, today: date) -> int | None:
    """Days until this day of the year comes round; 29 February is kept on the 28th in other years."""
    for year in (today.year, today.year + 1):
        try:
            next_one = date(year, month, day)
        except ValueError:
            if (month, day) != (2, 29):
                return None
            next_one = date(year, 2, 28)
        if next_one >= today:
            return (next_one - today).days
    return None


def coming(days: int) -> str:
    """How soon a day comes."""
    if days < 2:
        return _("today") if days == 0 else _("tomorrow")
    return ngettext("in %(count)d day", "in %(count)d days", days) % {"count": days}


def language_name(tag: str) -> str:
    """A language by its own name, such as "español" for es; the tag where it is not known."""
    known = QLocale(tag)
    return known.nativeLanguageName() if known.language() != QLocale.Language.C else tag


def backup_age(age: timedelta) -> str:
    """How long ago a copy was made, roughly."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("%(count)d min ago", "%(count)d min ago", minutes) % {"count": minutes}
    hours = minutes // 60
    if hours < 24:
        return ngettext("%(count)d hour ago", "%(count)d hours ago", hours) % {"count": hours}
    return ngettext("%(count)d day ago", "%(count)d days ago", hours // 24) % {"count": hours // 24}


def _month_first() -> bool:
    return figure_words.month_first(i18n.locale())


def _shape(*, year: bool) -> str:
    """A short day, as Qt is told it."""
    if _month_first():
        return "MMM d, yyyy" if year else "MMM d"
    return "d MMM yyyy" if year else "d MMM"


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def clash(clashes: Sequence[Clash]) -> str:
    """Whose later changes would be lost, three of them by name."""
    names = [clash.fn or _("No name") for clash in clashes[:NAMED]]
    more = len(clashes) - len(names)
    if more > 0:
        others = ngettext("%(count)s other", "%(count)s others", more) % {"count": number(more)}
        names.append(others)
    said = names[0]
    if len(names) > 1:
        said = _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}
    return _("This would lose later changes to %(names)s.") % {"names": said}


def leave_first(deed: str) -> str:
    """What to say where a deed waits until what lies over the window is left."""
    said = _("Leave what lies open first (Esc), then try “%(action)s”.")
    return said % {"action": deed.rstrip("…")}
