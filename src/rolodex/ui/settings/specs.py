"""The page of settings as a table: what can be chosen, in which part, by which kind of entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message, message
from rolodex.domain.preferences import DAYS, INTERVALS, MONTHS, PERCENT
from rolodex.ui.languages import LANGUAGES

Shape = Literal["choice", "line", "lines", "number", "time"]


@dataclass(frozen=True, slots=True)
class Spec:
    """One setting: its key, what it is called, what it does, and how it is entered.

    `options` are the values of a choice with their words; those of countries and currencies come from the
    book's services. `unit` stands after a number, `least` to `most` are its bounds.
    """

    key: str
    text: Message
    hint: Message
    shape: Shape = "choice"
    options: tuple[tuple[str, Message], ...] = ()
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class LeadSpec:
    """What is chosen on a sheet of its own: its key, its words, and those of the button that leads there."""

    key: str
    text: Message
    hint: Message
    button: Message
    writes: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page under one heading."""

    title: Message
    specs: tuple[Spec | LeadSpec, ...]


LANGUAGE = Spec(
    "language",
    message("Language"),
    message("Of the window, the command and what is printed."),
    options=LANGUAGES,
)
THEME = Spec(
    "theme",
    message("Colours"),
    message("Light, dark, or as the desktop has it."),
    options=(("light", message("Light")), ("dark", message("Dark")), ("system", message("As the desktop"))),
)
TEXT_SIZE = Spec(
    "text_size",
    message("Size of text"),
    message("Everything in the window grows with it, at once."),
    options=(
        ("", message("As the desktop")),
        ("100", message("100%")),
        ("110", message("110%")),
        ("125", message("125%")),
        ("150", message("150%")),
        ("175", message("175%")),
        ("200", message("200%")),
    ),
)
MOTION = Spec(
    "motion",
    message("Motion"),
    message("Less motion: what appears, appears at once."),
    options=(
        ("", message("As the desktop")),
        ("full", message("With motion")),
        ("reduced", message("Less motion")),
    ),
)
BACKGROUND = Spec(
    "background",
    message("Rolodex starts"),
    message("In the background it only tells you of what is due; the window comes when you ask for it."),
    options=(
        ("", message("When you open it")),
        ("login", message("With the computer, in the background")),
    ),
)
TRAY = Spec(
    "tray",
    message("Closing the window"),
    message("In the tray it goes on telling you of what is due, where the desktop has a tray."),
    options=(("", message("Ends Rolodex")), ("close", message("Leaves it in the tray"))),
)
COUNTRY = Spec(
    "country",
    message("Country"),
    message("Phone numbers and addresses without a country are of this one, and letters start here."),
)
CURRENCY = Spec(
    "currency", message("Currency"), message("New sums are in this one; those there stay as they are.")
)
EVERY = (
    ("1", message("Every hour")),
    ("4", message("Every 4 hours")),
    ("12", message("Every 12 hours")),
    ("24", message("Every day")),
    ("72", message("Every 3 days")),
    ("168", message("Every week")),
)
YEARS = (
    ("0", message("For ever")),
    ("120", message("10 years")),
    ("60", message("5 years")),
    ("36", message("3 years")),
    ("24", message("2 years")),
    ("12", message("1 year")),
)


def _count(key: str, text: Message, hint: Message, allowed: range) -> Spec:
    """A setting that is a number of these."""
    return Spec(key, text, hint, "number", least=allowed[0], most=allowed[-1])


PARTS = (
    Part(message("This computer"), (LANGUAGE, THEME, TEXT_SIZE, MOTION, BACKGROUND, TRAY)),
    Part(
        message("You"),
        (
            Spec(
                "author",
                message("Your name"),
                message("The history says who took each step."),
                "line",
            ),
            COUNTRY,
            CURRENCY,
            Spec(
                "week_start",
                message("The week begins on"),
                message("For calendars, for “this week”, and for the days of reports."),
                options=(
                    ("", message("The day usual in your country")),
                    ("monday", message("Monday")),
                    ("saturday", message("Saturday")),
                    ("sunday", message("Sunday")),
                ),
            ),
            Spec(
                "name_order",
                message("Order of names"),
                message("How lists and cards show people, unless a card is named otherwise."),
                options=(
                    ("given", message("First name first: Ana García")),
                    ("family", message("Surname first: García, Ana")),
                ),
            ),
        ),
    ),
    Part(
        message("Letters and labels"),
        (
            Spec(
                "return_address",
                message("Return address"),
                message("Name and address, line by line, as they stand on envelopes."),
                "lines",
            ),
            LeadSpec(
                "letterhead",
                message("Letterhead"),
                message("The lines and the logo above your letters."),
                message("Letterhead…"),
            ),
            Spec(
                "country_language",
                message("Country on letters"),
                message("The language in which letters abroad name the country."),
                options=(
                    ("", message("The language of the window")),
                    ("en", message("English")),
                    ("es", message("Spanish")),
                ),
            ),
            LeadSpec(
                "formats",
                message("Addresses"),
                message("How they are written in each country, where you want it otherwise than the post."),
                message("Format of addresses…"),
            ),
            LeadSpec(
                "printers",
                message("Printers"),
                message("How much each one misses, so that labels are printed where they belong."),
                message("Printers…"),
            ),
            LeadSpec(
                "stocks",
                message("Label stocks of your own"),
                message("Sheets and rolls that the program does not know."),
                message("Label stocks…"),
            ),
        ),
    ),
    Part(
        message("Follow-ups"),
        (
            Spec(
                "day_start",
                message("The day starts at"),
                message("Then you are told of what is due on a day without a time."),
                "time",
            ),
            LeadSpec(
                "rules",
                message("Rules"),
                message("What becomes a follow-up by itself, such as a customer who slips away."),
                message("Follow-up rules…"),
                writes=False,
            ),
        ),
    ),
    Part(
        message("Imports and look-alikes"),
        (
            Spec(
                "merge_rule",
                message("Certain look-alikes"),
                message("What an import proposes for them; each import shows it, and can be taken back."),
                options=(
                    ("", message("Ask me each time")),
                    ("certain", message("Merge them")),
                ),
            ),
        ),
    ),
    Part(
        message("Orders"),
        (
            Spec(
                "prices_with_tax",
                message("Prices"),
                message("Orders there are stay as they were made."),
                options=(
                    ("yes", message("With tax: it is a part of them")),
                    ("no", message("Without tax: it is added")),
                ),
            ),
            Spec(
                "payment_days",
                message("Days to pay"),
                message("New orders that are open are late after as many days; 0 for no date."),
                "number",
                least=0,
                most=365,
            ),
            Spec(
                "loyalty",
                message("Loyalty points"),
                message("Paid orders in your currency earn points; what is returned takes them back."),
                options=(("no", message("Off")), ("yes", message("On"))),
            ),
            Spec(
                "loyalty_amount",
                message("A point for each"),
                message("In whole units of your currency, such as 10 for each 10 euros."),
                "number",
                least=1,
                most=1_000_000,
            ),
            Spec(
                "loyalty_tiers",
                message("Tiers"),
                message("Names and the points of a year that make them: Silver 500; Gold 2000."),
                "line",
            ),
        ),
    ),
    Part(
        message("Customers"),
        (
            _count(
                "new_days",
                message("New for (days)"),
                message("So long after the first order a customer is new."),
                DAYS,
            ),
            _count(
                "active_intervals",
                message("Active within (intervals)"),
                message("So many times the usual gap between orders since the last one."),
                INTERVALS,
            ),
            _count(
                "slipping_intervals",
                message("Slipping within (intervals)"),
                message("After more times the usual gap a customer is inactive."),
                INTERVALS,
            ),
            _count(
                "active_days",
                message("Active within (days)"),
                message("Since the last order, where the usual gap is not known."),
                DAYS,
            ),
            _count(
                "slipping_days",
                message("Slipping within (days)"),
                message("After more days a customer is inactive, where the usual gap is not known."),
                DAYS,
            ),
            _count(
                "vip_percent",
                message("VIPs (per cent)"),
                message("So many of those who buy in a currency, by net sales; none among fewer than 20."),
                PERCENT,
            ),
            _count(
                "vip_months",
                message("VIPs by sales of (months)"),
                message("This month and those before it count for the best customers."),
                MONTHS,
            ),
            _count(
                "rfm_months",
                message("Scores by orders of (months)"),
                message("This month and those before it count for recency, frequency and monetary value."),
                MONTHS,
            ),
        ),
    ),
    Part(
        message("Backups"),
        (
            Spec(
                "backup_hours",
                message("Make a copy"),
                message("When the book is opened; while you work one an hour is made, and one at the end."),
                options=EVERY,
            ),
            Spec(
                "backups_kept",
                message("Keep the newest"),
                message("Of older copies those of 7 days, 4 weeks and 12 months stay."),
                "number",
                least=1,
                most=365,
            ),
        ),
    ),
    Part(
        message("History and privacy"),
        (
            Spec(
                "history_months",
                message("Keep the history"),
                message(
                    "What is older can no longer be looked up or taken back, nor can who was deleted before; "
                    "the people and orders of today stay."
                ),
                options=YEARS,
            ),
            LeadSpec(
                "erased",
                message("Erased for good"),
                message("Whom imports leave out, with the proof of each erasure."),
                message("Show…"),
                writes=False,
            ),
            LeadSpec(
                "diagnosis",
                message("Diagnosis"),
                message("For whoever mends Rolodex: figures and errors, nothing of what your book says."),
                message("Diagnosis…"),
                writes=False,
            ),
        ),
    ),
)
OF_COMPUTER = (LANGUAGE.key, THEME.key, TEXT_SIZE.key, MOTION.key, BACKGROUND.key, TRAY.key)
"""The choices that lie with the computer, not with the book."""
