"""The forecast of one currency: fitted, held against the past, and foretold for every customer.

It is worked out in a process of its own: numpy and SciPy are loaded there and never in the program itself.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing.connection import Connection
from typing import Any

from rolodex.domain.errors import UserError
from rolodex.domain.expectation import (
    CUSTOMERS,
    DAYS,
    REPEATING,
    YEAR,
    Bought,
    Expectation,
    Foretold,
    Model,
    Silent,
)
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.spawning import deaf_to_ctrl_c
from rolodex.reports import back_test, bg_nbd, gamma_gamma
from rolodex.reports.bg_nbd import Histories, History, Parameters
from rolodex.reports.gamma_gamma import Spend

WEEK = 7.0
SPAN = YEAR / WEEK
FITTED = 20_000
"""So many different histories say what all of them say: parameters then vary by about one in a hundred."""
SEED = 2005
EPOCH = date(1970, 1, 1)
_PATIENCE = 0.1


@dataclass(frozen=True, slots=True)
class Forecast:
    """The forecast of one currency, or why there is none."""

    currency: str
    model: Model | None = None
    silent: Silent | None = None
    foretold: Sequence[Foretold] = ()


def too_little(currency: str, customers: Sequence[Bought], today: date) -> Silent | None:
    """Why these customers are too few, or not known for long enough, to forecast anything."""
    number = (today - EPOCH).days
    past = [one for one in customers if one.past]
    if not customers:
        return Silent(currency, "sales")
    length = number - min(one.first for one in customers)
    if length < DAYS:
        return Silent(currency, "days", length, DAYS)
    if len(past) < CUSTOMERS:
        return Silent(currency, "customers", len(past), CUSTOMERS)
    repeating = sum(one.past > 1 for one in past)
    if repeating < REPEATING:
        return Silent(currency, "repeating", repeating, REPEATING)
    return None


def forecasts(
    sales: Sequence[tuple[str, Sequence[Bought]]], today: date, progress: Progress = silent
) -> list[Forecast]:
    """The forecast of each currency; a worker process makes those that can be made."""
    found = {currency: too_little(currency, customers, today) for currency, customers in sales}
    jobs = [(currency, customers) for currency, customers in sales if found[currency] is None]
    made = {one.currency: one for one in (_from_worker(jobs, today, progress) if jobs else ())}
    return [made.get(currency) or Forecast(currency, silent=found[currency]) for currency, _ in sales]


def forecast(currency: str, customers: Sequence[Bought], today: date) -> Forecast:
    """The forecast of one currency, made here; loads numpy and SciPy."""
    import numpy as np  # start-up

    table = np.array(customers, dtype=np.int64)
    _, days, first, last, net, past, past_last, before = table.T
    number = (today - EPOCH).days
    then = number - YEAR
    known = past > 0
    earlier = _times(past[known], first[known], past_last[known], then)
    test = back_test.held_against(
        _fitted(earlier),
        earlier,
        (before[known], (days - past)[known]),
        SPAN,
        (today - timedelta(days=YEAR)).isoformat(),
    )
    histories = _times(days, first, last, number)
    buying = _fitted(histories)
    paid = net > 0
    if paid.sum() < REPEATING:
        return Forecast(currency, silent=Silent(currency, "repeating", int(paid.sum()), REPEATING))
    spend = gamma_gamma.fit(days[paid].astype(float), net[paid] / days[paid])
    model = Model(
        currency,
        today.isoformat(),
        len(customers),
        *(buying.r, buying.alpha, buying.a, buying.b),
        *(spend.p, spend.q, spend.v),
        test,
    )
    return Forecast(currency, model, foretold=_foretold(model, table, histories))


def one(model: Model, known: Bought, today: date) -> Expectation:
    """What one customer may be expected to buy, in plain Python."""
    age = (today - EPOCH).days - known.first
    history = History(known.days - 1, (known.last - known.first) / WEEK, max(age, 0) / WEEK)
    buying, spend = parameters(model), Spend(model.p, model.q, model.v)
    orders = bg_nbd.expected_of(buying, history, SPAN)
    average = gamma_gamma.expected_mean(spend, known.days, max(known.net, 0) / known.days)
    return Expectation(
        known.contact_id,
        model.currency,
        alive=100 * bg_nbd.alive(buying, history),
        orders=orders,
        average=round(average),
        value=round(orders * average),
    )


def parameters(model: Model) -> Parameters:
    """The parameters of when customers buy."""
    return Parameters(model.r, model.alpha, model.a, model.b)


def _times(days: Any, first: Any, last: Any, until: int) -> Histories:
    """The histories in weeks, as arrays: orders after the first day of orders, recency, age."""
    return Histories((days - 1).astype(float), (last - first) / WEEK, (until - first) / WEEK)


def _fitted(known: Histories) -> Parameters:
    """The parameters of these histories: equal ones are counted once, of very many some are drawn."""
    import numpy as np  # start-up

    rows, counts = np.unique(np.column_stack(known), axis=0, return_counts=True)
    if len(rows) > FITTED:
        drawn = np.random.default_rng(SEED).choice(len(rows), FITTED, replace=False)
        rows, counts = rows[drawn], counts[drawn]
    return bg_nbd.fit(Histories(*rows.T), counts)


def _foretold(model: Model, table: Any, histories: Histories) -> list[Foretold]:
    import numpy as np  # start-up

    ids, days, _first, _last, net, *_past = table.T
    buying = parameters(model)
    alive = bg_nbd.alive_all(buying, histories)
    orders = bg_nbd.expected_all(buying, histories, SPAN)
    spent = np.maximum(net, 0)
    average = model.p * (model.v + spent) / (model.p * days + model.q - 1)
    columns = (ids, alive * 1000, orders * 1000, average, orders * average)
    return [Foretold(*row) for row in np.rint(np.column_stack(columns)).astype(np.int64).tolist()]


# The worker process


def _from_worker(
    jobs: Sequence[tuple[str, Sequence[Bought]]], today: date, progress: Progress
) -> list[Forecast]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs,), name="rolodex-forecast", daemon=True)
    with deaf_to_ctrl_c():
        worker.start()
    # With our copy closed, the death of the worker ends the pipe, and nobody waits for it.
    theirs.close()
    found: list[Forecast] = []
    try:
        progress(0, len(jobs))
        for currency, customers in jobs:
            ours.send_bytes(pickle.dumps((currency, [tuple(each) for each in customers], today)))
            while not ours.poll(_PATIENCE):
                progress(len(found), len(jobs))
            found.append(pickle.loads(ours.recv_bytes()))
            progress(len(found), len(jobs))
        return found
    except (EOFError, OSError) as error:
        raise UserError(
            message("The forecast could not be worked out, and nothing was changed; please try again.")
        ) from error
    finally:
        ours.close()
        worker.terminate()
        worker.join()
        worker.close()


def _work(theirs: Connection) -> None:
    """Answers in the worker process until nobody asks any more."""
    try:
        while True:
            currency, customers, today = pickle.loads(theirs.recv_bytes())
            theirs.send_bytes(pickle.dumps(forecast(currency, customers, today)))
    except (EOFError, BrokenPipeError):
        return
    finally:
        theirs.close()
