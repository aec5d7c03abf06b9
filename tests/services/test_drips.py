"""Plans of what follows a piece: who comes to which step when, and what doing it makes."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.domain.drip import Drip, DripStep
from rolodex.domain.errors import UserError
from rolodex.domain.letter import Letter
from rolodex.i18n import word
from rolodex.services.opening import Services

SENT = datetime.fromisoformat("2026-03-01T09:00")


@pytest.fixture
def letter(services: Services) -> int:
    """A letter that follows up."""
    return services.letters.save(Letter(name="Reminder", body="{salutation},\n\nDid you see it?")).id


@pytest.fixture
def plan(services: Services, letter: int) -> Drip:
    """After 14 days a letter to the silent, a week later a call; three days after an answer thanks."""
    drip = Drip(
        name="Usual",
        steps=(
            DripStep(-1, 0, 14, "silent", "letter", letter),
            DripStep(-2, -1, 7, "silent", "task", text="Call"),
            DripStep(-3, 0, 3, "answered", "task", text="Say thanks"),
        ),
    )
    saved = services.drips.get(services.drips.save(drip).id)
    assert saved is not None
    return saved


def sent(services: Services, plan: Drip, *names: str) -> tuple[int, list[int]]:
    """A campaign with the plan that was sent to these people, and their members."""
    ids = [services.contacts.save(person(name)).id for name in names]
    campaign = services.campaigns.save(
        Campaign(name="Autumn", date="2026-03-01", currency="EUR", drip_id=plan.id)
    ).id
    pieces = [
        Addressee((one,), (("name", name),), Adr(street=name)) for one, name in zip(ids, names, strict=True)
    ]
    services.campaigns.plan(campaign, pieces, SENT)
    services.campaigns.send(campaign, None, SENT)
    return campaign, [one.id for one in services.campaigns.members(campaign)]


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T10:00")


def test_a_step_is_due_so_many_days_after_the_piece_for_those_it_is_for(
    services: Services, plan: Drip
) -> None:
    _campaign, (ana, bea, eva) = sent(services, plan, "Ana", "Bea", "Eva")
    services.campaigns.mark([bea], "answered", at("2026-03-10"))
    services.campaigns.mark([eva], "returned", at("2026-03-10"))
    assert services.drips.due(date(2026, 3, 12)) == ()
    (thanks,) = services.drips.due(date(2026, 3, 13))
    assert (thanks.step.text, thanks.member_ids) == ("Say thanks", (bea,))
    by_deed = {one.step.deed: one.member_ids for one in services.drips.due(date(2026, 3, 15))}
    assert by_deed == {"task": (bea,), "letter": (ana,)}


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")
@pytest.mark.parametrize(("zone", "hour"), [("Etc/GMT-13", "T09:00"), ("Etc/GMT+10", "T20:00")])
def test_days_are_those_of_the_calendar_on_the_wall(
    services: Services, plan: Drip, zone: str, hour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", zone)
        time.tzset()
        _campaign, (_ana, bea) = sent(services, plan, "Ana", "Bea")
        services.campaigns.mark([bea], "answered", datetime.fromisoformat(f"2026-03-10{hour}"))
        assert services.drips.due(date(2026, 3, 12)) == ()
        (thanks,) = services.drips.due(date(2026, 3, 13))
        assert thanks.member_ids == (bea,)
    time.tzset()


def test_letters_are_queued_in_one_campaign_that_follows_up(
    services: Services, plan: Drip, letter: int
) -> None:
    campaign, members = sent(services, plan, "Ana", "Bea")
    (due,) = services.drips.due(date(2026, 3, 15))
    services.drips.do(replace(due, member_ids=tuple(members[:1])), at("2026-03-15"))
    (due,) = services.drips.due(date(2026, 3, 16))
    services.drips.do(due, at("2026-03-16"))
    follow, first = services.campaigns.all()
    assert first.id == campaign
    made = services.campaigns.get(follow.id)
    assert made is not None
    assert (made.kind, made.letter_id, made.parent_id) == ("letter", letter, campaign)
    assert len(made.audience.contact_ids) == 2
    assert services.drips.due(date(2026, 3, 16)) == ()


def test_the_next_step_waits_from_the_day_the_one_before_was_done(services: Services, plan: Drip) -> None:
    _campaign, _members = sent(services, plan, "Ana")
    (due,) = services.drips.due(date(2026, 4, 1))
    services.drips.do(due, at("2026-04-01"))
    assert services.drips.due(date(2026, 4, 7)) == ()
    (call,) = services.drips.due(date(2026, 4, 8))
    assert call.step.text == "Call"


def test_a_letter_follows_for_all_whom_the_piece_was_for(services: Services, plan: Drip) -> None:
    ids = tuple(services.contacts.save(person(name)).id for name in ("Ana", "Bea"))
    campaign = services.campaigns.save(Campaign(name="Autumn", date="2026-03-01", drip_id=plan.id)).id
    services.campaigns.plan(campaign, [Addressee(ids, (("name", "Ana"),), Adr(street="1"))], SENT)
    services.campaigns.send(campaign, None, SENT)
    (due,) = services.drips.due(date(2026, 3, 15))
    assert due.contact_ids == ids[:1]
    services.drips.do(due, at("2026-03-15"))
    made = services.campaigns.get(services.campaigns.all()[0].id)
    assert made is not None
    assert made.audience.contact_ids == ids


def test_a_task_is_a_follow_up_of_each_and_comes_once(services: Services, plan: Drip) -> None:
    _campaign, (ana, _bea) = sent(services, plan, "Ana", "Bea")
    services.campaigns.mark([ana], "answered", at("2026-03-02"))
    (due,) = services.drips.due(date(2026, 3, 5))
    services.drips.do(due, at("2026-03-05"))
    (planned,) = services.reminders.of_contact(due.contact_ids[0])
    assert (word(planned.title), planned.due) == ("Say thanks", "2026-03-05")
    assert services.drips.due(date(2026, 3, 6)) == ()
    services.history.undo()
    assert len(services.drips.due(date(2026, 3, 6))) == 1


def test_whoever_has_answered_in_the_meantime_is_left_out(services: Services, plan: Drip) -> None:
    _campaign, members = sent(services, plan, "Ana")
    (due,) = services.drips.due(date(2026, 3, 15))
    services.campaigns.mark(members, "answered", at("2026-03-15"))
    with pytest.raises(UserError):
        services.drips.do(due, at("2026-03-15"))


def test_an_edited_plan_keeps_what_was_done(services: Services, plan: Drip) -> None:
    sent(services, plan, "Ana")
    (due,) = services.drips.due(date(2026, 3, 15))
    services.drips.do(due, at("2026-03-15"))
    first, call, thanks = plan.steps
    services.drips.save(replace(plan, name="Other", steps=(replace(first, days=10), call, thanks)))
    assert services.drips.due(date(2026, 3, 15)) == ()
    assert [one.name for one in services.drips.all()] == ["Other"]


@pytest.mark.parametrize(
    "drip",
    [
        Drip(name="", steps=(DripStep(-1, text="Call"),)),
        Drip(name="A"),
        Drip(name="A", steps=(DripStep(-1, text=" "),)),
        Drip(name="A", steps=(DripStep(-1, deed="letter"),)),
        Drip(name="A", steps=(DripStep(-1, -2, text="Call"), DripStep(-2, text="Call"))),
        Drip(name="A", steps=(DripStep(-1, days=-1, text="Call"),)),
    ],
)
def test_a_plan_that_cannot_be_followed_is_refused(services: Services, drip: Drip) -> None:
    with pytest.raises(UserError):
        services.drips.save(drip)
    assert services.drips.all() == ()
