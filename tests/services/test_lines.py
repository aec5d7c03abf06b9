"""Lines as they are typed: whom they mean, what they ask, and what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from tests.builders import company, person

from rolodex.domain.contact import Org
from rolodex.domain.errors import UserError
from rolodex.domain.line import Line
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.services.opening import Services
from rolodex.store import contacts as store

NOW = datetime.fromisoformat("2026-11-21T09:00")
PEOPLE = (
    person("Ana", "García", uid="ana"),
    person("Ana", "García Ortiz", uid="ortiz"),
    person("Luis", "Price", uid="luis"),
    person("María", "de la Cruz", uid="maria"),
    person("Carmen", "Sanz", org=(Org("Acme"),), uid="carmen"),
    company("Acme", uid="acme"),
)


@pytest.fixture
def ids(services: Services) -> dict[str, int]:
    """The ids of some people by their UIDs."""
    with services.book.change(message("Fill")) as tx:
        found = store.insert(tx, PEOPLE)
    return {one.uid: contact_id for one, contact_id in zip(PEOPLE, found, strict=True)}


def plan(services: Services, text: str, **more: object) -> Line:
    return services.lines.read(text, "plan", NOW, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "uid"),
    [
        ("Call Ana García Tuesday", "ana"),
        ("Call Ana García Ortiz Tuesday", "ortiz"),
        ("meeting with Luis Price Monday 9:30 about the fair", "luis"),
        ("call luis tomorrow", "luis"),
        ("Call Acme tomorrow", "acme"),
        ("Call Carmen Acme tomorrow", "carmen"),
        ("visit María de la Cruz tomorrow", "maria"),
        ("Call Ana García Ort", "ortiz"),
    ],
)
def test_the_longest_name_in_a_line_says_who_is_meant(
    services: Services, ids: dict[str, int], text: str, uid: str
) -> None:
    line = plan(services, text)
    assert (line.contact_id, line.fn) == (ids[uid], PEOPLE[list(ids).index(uid)].fn)


def test_where_several_may_be_meant_nobody_is_guessed(services: Services, ids: dict[str, int]) -> None:
    line = plan(services, "call ana tomorrow")
    assert line.contact_id == 0
    assert [one.id for one in line.candidates] == [ids["ana"], ids["ortiz"]]


def test_of_many_who_may_be_meant_the_first_are_offered_and_the_others_counted(services: Services) -> None:
    with services.book.change(message("Fill")) as tx:
        store.insert(tx, [person("Eva", f"Ruiz {letter}x") for letter in "abcdefghij"])
    line = plan(services, "call Eva tomorrow")
    assert (len(line.candidates), line.more) == (6, 4)


def test_who_was_chosen_is_meant_and_their_name_leaves_the_title(
    services: Services, ids: dict[str, int]
) -> None:
    line = plan(services, "call ana tomorrow about samples", contact_id=ids["ortiz"])
    assert (line.contact_id, line.person) == (ids["ortiz"], (5, 8))
    assert line.follow_up is not None
    assert line.follow_up.summary == "Call about samples"


def test_who_is_named_is_a_part_and_is_repeated_neither_in_title_nor_text(
    services: Services, ids: dict[str, int]
) -> None:
    text = "called Ana García Ortiz, wants a quote, follow up Friday"
    line = plan(services, text)
    assert [text[part.start : part.end] for part in line.phrase.parts if part.kind == "person"] == [
        "Ana García Ortiz"
    ]
    assert line.activity is not None
    assert line.activity.body == "wants a quote"
    line = services.lines.read("llevar muestras a Ana García el lunes", "plan", NOW, locale="es")
    assert line.follow_up is not None
    assert line.follow_up.summary == "Llevar muestras"


def test_a_name_that_looks_like_a_day_is_no_day(services: Services) -> None:
    services.contacts.save(person("Domingo", "Pérez"))
    line = services.lines.read("Llamar a Domingo Pérez el lunes sobre telas", "plan", NOW, locale="es")
    assert line.follow_up is not None
    assert (line.follow_up.summary, line.follow_up.due) == ("Llamar sobre telas", "2026-11-23")


def test_the_name_of_somebody_else_stays_in_the_title(services: Services, ids: dict[str, int]) -> None:
    line = plan(services, "send Luis Price's quote to Ana García Ortiz tomorrow")
    assert line.contact_id == ids["ortiz"]
    assert line.follow_up is not None
    assert line.follow_up.summary == "Send Luis Price's quote"


def test_a_common_word_is_nobody_though_somebody_is_called_so(
    services: Services, ids: dict[str, int]
) -> None:
    line = plan(services, "send best price tomorrow")
    assert (line.contact_id, line.candidates) == (0, ())


def test_a_name_taken_back_to_text_is_nobody_and_stays_in_the_title(
    services: Services, ids: dict[str, int]
) -> None:
    line = plan(services, "Call Luis tomorrow", plain=frozenset({(5, 9)}))
    assert line.contact_id == 0
    assert line.follow_up is not None
    assert line.follow_up.summary == "Call Luis"


def test_on_a_card_the_line_is_about_its_contact(services: Services, ids: dict[str, int]) -> None:
    line = services.lines.read("called, Luis wants a quote", "log", NOW, ids["ana"])
    assert line.contact_id == ids["ana"]
    assert line.activity is not None
    assert line.activity.body == "Luis wants a quote"


def test_a_call_and_what_follows_are_one_step(services: Services, ids: dict[str, int]) -> None:
    text = "called, wants quote for 12 chairs, follow up Friday 10:00"
    line = services.lines.read(text, "log", NOW, ids["ana"])
    saved = services.lines.save(line, NOW)
    activity = services.activities.get(saved.id)
    assert activity is not None
    assert (activity.kind, activity.body) == ("call", "wants quote for 12 chairs")
    (follow_up,) = services.reminders.of_contact(ids["ana"])
    assert follow_up.due == "2026-11-27T10:00"
    services.history.undo()
    assert services.activities.get(saved.id) is None
    assert services.reminders.of_contact(ids["ana"]) == ()


def test_a_call_without_a_next_date_asks_for_one(services: Services, ids: dict[str, int]) -> None:
    assert services.lines.read("called, wants a quote", "log", NOW, ids["ana"]).needs_next
    assert not services.lines.read("likes walnut", "log", NOW, ids["ana"]).needs_next


def test_it_asks_nothing_where_something_is_planned_already(services: Services, ids: dict[str, int]) -> None:
    services.reminders.add(Reminder(contact_id=ids["ana"], summary="Write", due="2026-12-01"))
    assert not services.lines.read("called, wants a quote", "log", NOW, ids["ana"]).needs_next


def test_the_reason_for_no_next_date_is_kept_with_the_call(services: Services, ids: dict[str, int]) -> None:
    line = services.lines.read("called, wants a quote", "log", NOW, ids["ana"])
    saved = services.lines.save(replace(line, no_next="They will write"), NOW)
    activity = services.activities.get(saved.id)
    assert activity is not None
    assert activity.no_next == "They will write"


def test_who_is_not_interested_is_left_alone_until_the_day_that_is_asked_for(
    services: Services, ids: dict[str, int]
) -> None:
    line = services.lines.read("called, not interested", "log", NOW, ids["ana"])
    assert line.needs_review
    services.lines.save(replace(line, review="2027-02-21"), NOW)
    pause = services.pauses.of(ids["ana"])
    assert pause is not None
    assert pause.until == "2027-02-21"


def test_a_task_without_a_day_asks_for_it(services: Services, ids: dict[str, int]) -> None:
    line = plan(services, "buy paper")
    assert line.needs_day
    services.lines.save(replace(line, next_due="2026-11-23"), NOW)
    assert services.history.steps(1)[0].label == message("Plan a follow-up: %(what)s", what="Buy paper")


def test_an_order_is_written_down_with_its_sum(services: Services, ids: dict[str, int]) -> None:
    line = services.lines.read("sold 12 chairs for 1,284.50 EUR", "log", NOW, ids["ana"])
    assert line.sale is not None
    assert (line.sale.amount, line.sale.currency, line.sale.description) == (128450, "EUR", "12 chairs")
    services.lines.save(line, NOW)
    assert services.contacts.standing(ids["ana"]).lifetime == 128450


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("vendí 12 sillas por 1,284 EUR", "es_MX"),
        ("sold 12 chairs for 1.284 EUR", "en_ES"),
        ("vendí 12 sillas por 1.284 EUR", "en_US"),
    ],
)
def test_a_sum_is_read_as_the_country_writes_it_or_the_other_language(
    services: Services, ids: dict[str, int], text: str, locale: str
) -> None:
    line = services.lines.read(text, "log", NOW, ids["ana"], locale=locale)
    assert line.sale is not None
    assert line.sale.amount == 128400


def test_a_ticket_gets_a_number(services: Services, ids: dict[str, int]) -> None:
    line = services.lines.read("ticket: lamp broken", "log", NOW, ids["ana"])
    saved = services.lines.save(line, NOW)
    ticket = services.tickets.get(saved.id)
    assert ticket is not None
    assert (ticket.number, ticket.subject, ticket.status) == (1, "Lamp broken", "open")


def test_what_happened_with_nobody_of_the_book_is_not_kept(services: Services) -> None:
    with pytest.raises(UserError):
        services.lines.save(plan(services, "called Nobody Known, wants a quote"), NOW)
