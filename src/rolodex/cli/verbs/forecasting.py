"""What customers may be expected to buy."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.domain import figure_words
from rolodex.domain.errors import UserError
from rolodex.domain.expectation import Expectation, Model
from rolodex.domain.message import Message, Sum, message
from rolodex.i18n import _, locale, word
from rolodex.services.expectations import rightness
from rolodex.services.opening import Services

MOST = 20


def forecast(
    context: typer.Context,
    who: Annotated[
        str, typer.Argument(metavar="[WHO]", help=_("An id, a uid, or words that only one contact has."))
    ] = "",
    *,
    fit: Annotated[
        bool, typer.Option("--fit", help=_("Work it out anew first, even if it is fresh."))
    ] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to list."))] = MOST,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List who may be expected to buy for most within a year, and how right that would have been."""
    with opened(context, book) as services:
        today = asked.now().date()
        if fit or services.expectations.due(today):
            services.expectations.fit(today)
        if who:
            _one(services, who, json=json)
        else:
            _all(services, limit, json=json)


def _one(services: Services, who: str, *, json: bool) -> None:
    contact_id = asked.who(services, who)
    found = services.expectations.of_contact(contact_id, asked.now().date())
    if found is None:
        standing = services.customers.standing(contact_id, asked.now().date())
        raise UserError(_silence(services, standing.currency, ordered=bool(standing.orders)))
    if json:
        say_json(_said(found, ""))
        return
    say(
        _("%(orders)s orders worth %(value)s within a year; %(alive)s likely to buy again.")
        % {"orders": _orders(found), "value": _sum(found), "alive": _alive(found)}
    )
    if found.next_order:
        say(_("The next order is expected on %(day)s.") % {"day": found.next_order})


def _all(services: Services, limit: int, *, json: bool) -> None:
    models = services.expectations.models()
    rows = [(model, services.expectations.best(model.currency, limit)) for model in models]
    if json:
        say_json(
            {
                "models": [
                    _model(model) | {"customers": [_said(one, name) for one, name in best]}
                    for model, best in rows
                ],
                "silence": [word(one) for one in services.expectations.silences()],
            }
        )
        return
    for model, best in rows:
        for sentence in rightness(model):
            say(f"{model.currency}: {word(sentence)}")
        say_table([(str(one.contact_id), name, _orders(one), _sum(one), _alive(one)) for one, name in best])
    for silence in services.expectations.silences():
        warn(word(silence))


def _orders(found: Expectation) -> str:
    return figure_words.number(found.orders, 1, locale())


def _alive(found: Expectation) -> str:
    return figure_words.percent(found.alive, 0, locale())


def _silence(services: Services, currency: str, *, ordered: bool) -> Message:
    if not ordered:
        return message("There is no forecast: this contact has not ordered anything yet.")
    return services.expectations.silence(currency)


def _sum(found: Expectation) -> str:
    return word(message("%(sum)s", sum=Sum(found.value, found.currency)))


def _said(found: Expectation, name: str) -> dict[str, object]:
    said: dict[str, object] = {
        "id": found.contact_id,
        "currency": found.currency,
        "alive": round(found.alive, 1),
        "orders": round(found.orders, 3),
        "average": found.average,
        "value": found.value,
    }
    return said | ({"fn": name} if name else {"next_order": found.next_order})


def _model(model: Model) -> dict[str, object]:
    test = model.test
    return {
        "currency": model.currency,
        "fitted_on": model.fitted_on,
        "fitted_from": model.customers,
        "bg_nbd": {"r": model.r, "alpha": model.alpha, "a": model.a, "b": model.b},
        "gamma_gamma": {"p": model.p, "q": model.q, "v": model.v},
        "test": test
        and {
            "until": test.until,
            "asked": test.asked,
            "right": test.right,
            "error": round(test.error, 4),
            "naive": round(test.naive, 4),
            "is_better": test.is_better,
            "foretold": round(test.foretold, 1),
            "came": test.came,
        },
    }
