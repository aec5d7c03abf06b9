"""Follow-ups around one date that move together."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.errors import UserError
from rolodex.domain.reminder import Done, Reminder
from rolodex.domain.rule import Series, SeriesStep
from rolodex.domain.series import TEMPLATES, Template
from rolodex.services.opening import Services

FAIR = Series(
    name="Fair",
    anchor="2026-06-10",
    steps=(SeriesStep(-7, "task", "Samples"), SeriesStep(0, "meeting", "Meet", "10:00")),
)


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


def dues(services: Services, contact_id: int) -> list[str]:
    return [one.due for one in services.reminders.of_contact(contact_id)]


def test_each_step_is_planned_from_the_anchor_date(services: Services, ana: int) -> None:
    services.series.plan(FAIR, [ana])
    assert dues(services, ana) == ["2026-06-03", "2026-06-10T10:00"]


def test_nothing_is_planned_for_who_has_been_deleted_meanwhile(services: Services, ana: int) -> None:
    gone = services.contacts.save(person("Bea", "Gone")).id
    services.contacts.delete([gone])
    deeds = (
        lambda: services.series.plan(FAIR, [ana, gone]),
        lambda: services.reminders.add_each(Reminder(summary="Call", due="2026-06-10"), [ana, gone]),
        lambda: services.rules.touch([ana, gone], 60),
    )
    for deed in deeds:
        with pytest.raises(UserError):
            deed()
    assert dues(services, ana) == []


def test_a_planned_series_says_what_it_is_of(services: Services, ana: int) -> None:
    saved = services.series.plan(FAIR, [ana])
    listed = services.reminders.of_contact(ana)[0]
    assert (listed.origin, listed.series_id) == ("series", saved.id)
    assert services.series.all()[0].steps == FAIR.steps


def test_the_open_steps_move_with_the_date_and_the_done_ones_stay(services: Services, ana: int) -> None:
    saved = services.series.plan(FAIR, [ana])
    done = services.reminders.of_contact(ana)[0]
    services.reminders.done(done.key, Done(), datetime.fromisoformat("2026-06-03T09:00"))
    services.series.move(saved.id, "2026-06-20")
    assert dues(services, ana) == ["2026-06-20T10:00"]
    kept = services.reminders.get(done.reminder_id)
    assert kept is not None
    assert kept.due == "2026-06-03"


def test_a_step_moved_by_hand_stays_as_far_from_the_others(services: Services, ana: int) -> None:
    saved = services.series.plan(FAIR, [ana])
    services.reminders.move(services.reminders.of_contact(ana)[0].key, "2026-06-05")
    services.series.move(saved.id, "2026-06-09")
    assert dues(services, ana) == ["2026-06-04", "2026-06-09T10:00"]


def test_a_series_can_be_nobodys(services: Services) -> None:
    assert len(services.series.plan(FAIR, []).changes.of("reminder")) == 2


def test_a_deleted_series_leaves_what_was_done(services: Services, ana: int) -> None:
    saved = services.series.plan(FAIR, [ana])
    done = services.reminders.of_contact(ana)[0]
    services.reminders.done(done.key, Done(), datetime.fromisoformat("2026-06-03T09:00"))
    services.series.delete(saved.id)
    kept = services.reminders.get(done.reminder_id)
    assert kept is not None
    assert (dues(services, ana), kept.status, kept.series_id) == ([], "COMPLETED", 0)


@pytest.mark.parametrize(
    "series", [Series(name="", steps=FAIR.steps), Series(name="Fair", anchor="2026-06-10")]
)
def test_a_series_without_a_name_or_steps_is_refused(services: Services, series: Series) -> None:
    with pytest.raises(UserError):
        services.series.plan(series, [])


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)
def test_the_steps_of_a_template_stand_in_order(template: Template) -> None:
    days = [step.days for step in template.steps]
    assert days == sorted(days)
