"""What customers may be expected to buy within a year, and how right that would have been.

The models are fitted in a worker process (`reports/fitting.py`) and kept with the book; what is asked of one
customer is worked out from the orders as they are now. Right was the forecast of a customer of whom it would
have said with a chance of at least three in four that they order within the year, or that they do not, and
who did so. Where too little is known there is no forecast but the sentence why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from rolodex.domain.changes import Changes
from rolodex.domain.expectation import Expectation, Model, Silent
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.progress import Progress, silent
from rolodex.reports import fitting
from rolodex.store import expectations as store
from rolodex.store.book import Book, Connection
from rolodex.store.days import EPOCH
from rolodex.store.expectations import Kept

FRESH = 7
"""A forecast is made anew after so many days."""
INTERVALS = 4
"""Past so many intervals since the last order no next one is foretold."""
DECIMALS = range(2, 5)
"""Errors are told with so many decimals, the fewest that tell them apart."""


class Expectations:
    """The forecast of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def due(self, today: date) -> bool:
        """Whether the forecast should be made anew: none was made yet, or it is a week old."""
        if self._book.read_only:
            return False
        tried_on = self._kept().tried_on
        return not tried_on or not 0 <= (today - date.fromisoformat(tried_on)).days < FRESH

    def fit(self, today: date, progress: Progress = silent) -> Changes:
        """Make the forecast anew, in a worker process; no step of the history.

        `progress` counts currencies; where it raises `Cancelled` the last forecast stays.
        """
        with self._book.reading() as connection:
            sales = store.bought(connection, today)
        made = fitting.forecasts(sales, today, progress)
        kept = Kept(
            today.isoformat(),
            tuple(one.model for one in made if one.model),
            tuple(one.silent for one in made if one.silent),
        )
        with self._book.housekeeping() as tx:
            store.put(tx, kept, [(one.currency, one.foretold) for one in made])
        return Changes(everything=True)

    def of_contact(self, contact_id: int, today: date) -> Expectation | None:
        """What one customer may be expected to buy within a year from today, None where nothing is said."""
        return next(iter(self.of_contacts([contact_id], today)), None)

    def of_contacts(self, contact_ids: Sequence[int], today: date) -> tuple[Expectation, ...]:
        """What these customers may be expected to buy within a year from today, as far as it is known."""
        with self._book.reading() as connection:
            models = {model.currency: model for model in store.kept(connection).models}
            found = store.bought_by(connection, contact_ids, today) if models else {}
            return tuple(
                _dated(connection, fitting.one(models[currency], known, today), today)
                for currency, known in found.values()
                if currency in models
            )

    def best(self, currency: str, limit: int) -> tuple[tuple[Expectation, str], ...]:
        """The customers expected to buy for most in a currency, as last foretold, with their names."""
        with self._book.reading() as connection:
            return store.best(connection, currency, limit)

    def model(self, currency: str) -> Model | None:
        """The model of a currency and how it did, None where there is none."""
        return next((model for model in self._kept().models if model.currency == currency), None)

    def models(self) -> tuple[Model, ...]:
        """The models of all currencies, that of the most customers first."""
        return self._kept().models

    def silence(self, currency: str = "") -> Message:
        """Why nothing is forecast in a currency, or in that of most customers; empty where something is."""
        kept = self._kept()
        if not kept.tried_on:
            return _sentence(Silent(currency, "new"))
        known = {one.currency: one for one in kept.silent}
        if currency in known:
            return _sentence(known[currency])
        if any(model.currency == currency for model in kept.models) or (kept.models and not currency):
            return message("")
        return _sentence(kept.silent[0] if kept.silent and not currency else Silent(currency, "sales"))

    def silences(self) -> tuple[Message, ...]:
        """Why nothing is forecast: a sentence for each currency in which that is so."""
        kept = self._kept()
        if not kept.models and not kept.silent:
            return (_sentence(Silent("", "sales" if kept.tried_on else "new")),)
        return tuple(map(_sentence, kept.silent))

    def _kept(self) -> Kept:
        with self._book.reading() as connection:
            return store.kept(connection)


def rightness(model: Model) -> tuple[Message, ...]:
    """How a model did over the last twelve months, in sentences; the second says whether it was worth it."""
    test = model.test
    if test is None:
        return ()
    right, of = test.times
    errors = dict(zip(("error", "naive"), _apart(test.error, test.naive), strict=True))
    return (
        message(
            "Over the last 12 months this would have been right %(right)d times of %(of)d.",
            right=right,
            of=of,
        ),
        message(
            "It was wrong by %(error)s orders a customer, "
            'against %(naive)s of "as many as in the year before".',
            **errors,
        )
        if test.is_better
        else message(
            'It did not beat "as many as in the year before": it was wrong by %(error)s orders a customer, '
            "against %(naive)s.",
            **errors,
        ),
        message(
            "It foretold %(foretold)d orders of all customers, and %(came)d came.",
            foretold=round(test.foretold),
            came=test.came,
        ),
    )


def _apart(one: float, other: float) -> tuple[str, str]:
    """Two numbers with as many decimals as tell them apart."""
    written = [(f"{one:.{places}f}", f"{other:.{places}f}") for places in DECIMALS]
    return next((pair for pair in written if pair[0] != pair[1]), written[-1])


def _dated(connection: Connection, found: Expectation, today: date) -> Expectation:
    """The expectation with the day of the next order: one interval after the last, or today if that is over.

    None is foretold from fewer than three orders, of who probably buys no more, or long after the day.
    """
    interval, day = store.expected_day(connection, found.contact_id)
    number = (today - EPOCH).days
    gone = number > day + (INTERVALS - 1) * interval
    if not interval or gone or found.alive < 50:
        return found
    return replace(found, next_order=(EPOCH + timedelta(days=max(day, number))).isoformat())


def _sentence(why: Silent) -> Message:
    currency, found, needed = why.currency, why.found, why.needed
    if why.why == "new":
        return message("No forecast was made yet.")
    if why.why == "sales" and currency:
        return message("There is no forecast: nobody has ordered in %(currency)s yet.", currency=currency)
    if why.why == "sales":
        return message("There is no forecast: nobody has ordered anything yet.")
    if why.why == "days":
        return plural_message(
            "There is no forecast in %(currency)s yet: it takes %(needed)d days of orders, "
            "and there is %(count)d.",
            "There is no forecast in %(currency)s yet: it takes %(needed)d days of orders, "
            "and there are %(count)d.",
            found,
            currency=currency,
            needed=needed,
        )
    if why.why == "customers":
        return plural_message(
            "There is no forecast in %(currency)s: it takes %(needed)d who ordered over a year ago, "
            "and there is %(count)d.",
            "There is no forecast in %(currency)s: it takes %(needed)d who ordered over a year ago, "
            "and there are %(count)d.",
            found,
            currency=currency,
            needed=needed,
        )
    return plural_message(
        "There is no forecast in %(currency)s: it takes %(needed)d who came back over a year ago, "
        "and there is %(count)d.",
        "There is no forecast in %(currency)s: it takes %(needed)d who came back over a year ago, "
        "and there are %(count)d.",
        found,
        currency=currency,
        needed=needed,
    )
