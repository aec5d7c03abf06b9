"""What one can choose for a book: the choices, their kinds and what is usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, get_args

from rolodex.domain import week
from rolodex.domain.due import DAY_START, clock
from rolodex.domain.week import WeekStart

NameOrder = Literal["given", "family"]
CountryLanguage = Literal["", "en", "es"]
YesNo = Literal["yes", "no"]
MergeRule = Literal["", "certain"]
"""Whether newcomers of an import that are certainly somebody known are merged unless one says otherwise."""

HOURS = range(1, 24 * 30 + 1)
KEPT = range(1, 366)
DAYS = range(1, 3651)
PERCENT = range(1, 101)
MONTHS = range(1, 121)
HISTORY_MONTHS = range(121)
INTERVALS = range(1, 21)
PAYMENT_DAYS = range(366)
MONTH_FIRST = frozenset({"US", "PH"})
"""Countries that write the month before the day."""
POINT_FOR = range(1, 1_000_001)


@dataclass(frozen=True, slots=True)
class Preferences:
    """The choices of one book, by the names under which it keeps them.

    `country` is ISO 3166-1 alpha-2, `currency` ISO 4217. `country_language` is that of the country's line on
    letters abroad, "" the language in use. A copy is made every `backup_hours`; the newest `backups_kept`
    stay, besides one a week. What is due on a day without a time is told at `day_start`, HH:MM. What the
    states of customers and their scores go by is as in `domain.lifecycle.Limits`. New orders that are open
    are to be paid within `payment_days`, 0 for no date. Where `loyalty` is on, each `loyalty_amount` whole
    units of a paid order in the book's currency earn a point; `loyalty_tiers` are read by
    `domain.loyalty.tiers`. Steps older than `history_months` are forgotten, 0 for none ever. Weeks begin on
    `week_start`, "" as in the country.
    """

    country: str = ""
    currency: str = "EUR"
    name_order: NameOrder = "given"
    author: str = ""
    return_address: str = ""
    country_language: CountryLanguage = ""
    backup_hours: int = 24
    backups_kept: int = 10
    day_start: str = DAY_START
    new_days: int = 60
    vip_percent: int = 5
    vip_months: int = 24
    active_intervals: int = 2
    slipping_intervals: int = 4
    active_days: int = 180
    slipping_days: int = 365
    rfm_months: int = 24
    merge_rule: MergeRule = ""
    prices_with_tax: YesNo = "yes"
    payment_days: int = 30
    loyalty: YesNo = "no"
    loyalty_amount: int = 10
    loyalty_tiers: str = ""
    history_months: int = 0
    week_start: WeekStart = ""

    @property
    def first_weekday(self) -> int:
        """The day with which its weeks begin, 0 is Monday."""
        return week.first_weekday(self.country, self.week_start)

    @property
    def day_first(self) -> bool:
        """Whether 3/4 is the third of April in its country."""
        return self.country not in MONTH_FIRST

    def text(self, key: str) -> str:
        """The choice of this name as the book keeps it."""
        return str(getattr(self, key))


KEYS = tuple(field.name for field in fields(Preferences))


def chosen(texts: Mapping[str, str], usual: Preferences) -> Preferences:
    """The choices a book holds; what it does not hold, or holds nonsense for, is the usual."""
    names: Mapping[str, NameOrder] = {order: order for order in get_args(NameOrder)}
    languages: Mapping[str, CountryLanguage] = {one: one for one in get_args(CountryLanguage)}
    weeks: Mapping[str, WeekStart] = {one: one for one in get_args(WeekStart)}
    rules: Mapping[str, MergeRule] = {one: one for one in get_args(MergeRule)}
    return Preferences(
        country=_code(texts.get("country", ""), 2) or usual.country,
        currency=_code(texts.get("currency", ""), 3) or usual.currency,
        name_order=names.get(texts.get("name_order", ""), usual.name_order),
        author=texts.get("author", "").strip() or usual.author,
        return_address=texts.get("return_address", usual.return_address),
        country_language=languages.get(texts.get("country_language", "-"), usual.country_language),
        backup_hours=_number(texts.get("backup_hours", ""), HOURS, usual.backup_hours),
        backups_kept=_number(texts.get("backups_kept", ""), KEPT, usual.backups_kept),
        day_start=clock(texts.get("day_start", "")) or usual.day_start,
        new_days=_number(texts.get("new_days", ""), DAYS, usual.new_days),
        vip_percent=_number(texts.get("vip_percent", ""), PERCENT, usual.vip_percent),
        vip_months=_number(texts.get("vip_months", ""), MONTHS, usual.vip_months),
        active_intervals=_number(texts.get("active_intervals", ""), INTERVALS, usual.active_intervals),
        slipping_intervals=_number(texts.get("slipping_intervals", ""), INTERVALS, usual.slipping_intervals),
        active_days=_number(texts.get("active_days", ""), DAYS, usual.active_days),
        slipping_days=_number(texts.get("slipping_days", ""), DAYS, usual.slipping_days),
        rfm_months=_number(texts.get("rfm_months", ""), MONTHS, usual.rfm_months),
        merge_rule=rules.get(texts.get("merge_rule", ""), usual.merge_rule),
        prices_with_tax=_yes_no(texts.get("prices_with_tax", ""), usual.prices_with_tax),
        payment_days=_number(texts.get("payment_days", ""), PAYMENT_DAYS, usual.payment_days),
        loyalty=_yes_no(texts.get("loyalty", ""), usual.loyalty),
        loyalty_amount=_number(texts.get("loyalty_amount", ""), POINT_FOR, usual.loyalty_amount),
        loyalty_tiers=texts.get("loyalty_tiers", usual.loyalty_tiers).strip(),
        history_months=_number(texts.get("history_months", ""), HISTORY_MONTHS, usual.history_months),
        week_start=weeks.get(texts.get("week_start", "-"), usual.week_start),
    )


def _code(text: str, length: int) -> str:
    text = text.strip().upper()
    return text if len(text) == length and text.isascii() and text.isalpha() else ""


def _number(text: str, allowed: range, usual: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and int(text) in allowed else usual


def _yes_no(text: str, usual: YesNo) -> YesNo:
    return "yes" if text == "yes" else "no" if text == "no" else usual
