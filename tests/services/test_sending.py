"""What was posted is written down in one step, and taken back in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign, CampaignKind
from rolodex.domain.contact import Adr
from rolodex.domain.drawer import PartSheet
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.domain.letter import Letter
from rolodex.services.opening import Services
from rolodex.services.sending import Outgoing, PrintedRun

STOCK = "avery-l7160"
NOW = datetime.fromisoformat("2026-05-03T10:00")
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid", country_code="ES")
CODED = LabelLayout(parts=(Part("code"),))


@pytest.fixture
def pieces(services: Services) -> tuple[Addressee, ...]:
    """A piece for Ana and Eva, and one for Zoe."""
    for name in ("Ana", "Eva", "Zoe"):
        services.contacts.save(person(name, "Sanz", adr=(HOME,)))
    named = (((1, 2), "Ana y Eva Sanz"), ((3,), "Zoe Sanz"))
    return tuple(Addressee(ids, (("name", name),), HOME, "mark") for ids, name in named)


def planned(services: Services, campaign: Campaign) -> int:
    return services.campaigns.save(campaign).id


def steps(services: Services) -> int:
    return len(services.history.steps(limit=1000))


def test_people_paper_and_drawer_are_one_step_that_one_undo_takes_back(
    services: Services, pieces: tuple[Addressee, ...]
) -> None:
    campaign = planned(services, Campaign(name="Spring", currency="EUR"))
    sheet = services.drawer.save(PartSheet(stock=STOCK, free=(20,))).id
    sheets = services.drawer.sheets(STOCK)
    job = LabelJob((), STOCK, home="ES", layout=CODED, sheets=((20,),), campaign_id=campaign)
    before = steps(services)
    services.sending.send(Outgoing(campaign, pieces, job, sheets), NOW)
    assert steps(services) == before + 1
    members = services.campaigns.members(campaign)
    assert {one.state for one in members} == {"sent"}
    assert all(one.sent_at for one in members)
    (mailing,) = services.mailings.all(campaign)
    assert (mailing.name, mailing.pieces, mailing.pages) == ("Spring", 2, 2)
    (left,) = services.drawer.all()
    assert (left.id == sheet, len(left.free)) == (False, 20)
    row = services.campaigns.row(campaign)
    assert row is not None
    assert row.status == "sent"

    services.history.undo()
    assert not services.campaigns.members(campaign)
    assert not services.mailings.all()
    assert services.drawer.all() == sheets
    row = services.campaigns.row(campaign)
    assert row is not None
    assert row.status == "planned"


def test_the_pieces_that_were_planned_and_printed_are_those_that_are_sent(
    services: Services, pieces: tuple[Addressee, ...]
) -> None:
    campaign = planned(services, Campaign(name="Spring", currency="EUR"))
    services.campaigns.plan(campaign, pieces[:1], NOW)
    coded = services.campaigns.pieces(campaign)
    job = LabelJob((), STOCK, home="ES", layout=CODED, campaign_id=campaign)
    printed, _plan = services.labels.pdf(job, pieces=coded)
    services.sending.send(Outgoing(campaign, (pieces[1], *coded), job), NOW)
    (mailing,) = services.mailings.all(campaign)
    assert services.mailings.pdf(mailing.id) == printed
    assert services.mailings.people(mailing.id) == (1, 2)
    assert {one.contact_id for one in services.campaigns.members(campaign)} == {1, 2}


def test_letters_are_kept_word_for_word_with_their_codes(
    services: Services, pieces: tuple[Addressee, ...]
) -> None:
    text = services.letters.save(Letter(name="Hello", body="{salutation}, your code is {code}.")).id
    campaign = planned(services, Campaign(name="Spring", kind="letter", letter_id=text, currency="EUR"))
    services.sending.send(Outgoing(campaign, pieces), NOW)
    codes = [one.code for one in services.campaigns.pieces(campaign)]
    coded = [replace(piece, code=code) for piece, code in zip(pieces, codes, strict=True)]
    (mailing,) = services.mailings.all(campaign)
    assert (mailing.kind, mailing.pieces) == ("letter", 2)
    printed, _plan = services.letters.pdf(text, coded, NOW, campaign_id=campaign)
    assert services.mailings.pdf(mailing.id) == printed


def test_what_was_printed_elsewhere_is_sent_without_paper(
    services: Services, pieces: tuple[Addressee, ...]
) -> None:
    text = services.letters.save(Letter(name="Hello", body="{nonsense}")).id
    given: tuple[tuple[CampaignKind, int], ...] = (("email", 0), ("letter", 0), ("letter", text))
    for kind, letter in given:
        campaign = planned(services, Campaign(name=kind, kind=kind, letter_id=letter, currency="EUR"))
        services.sending.send(Outgoing(campaign, pieces), NOW)
        assert services.campaigns.counts(campaign)["sent"] == 3
    assert not services.mailings.all()


def test_a_campaign_for_nobody_is_not_sent_and_nothing_is_written(services: Services) -> None:
    campaign = planned(services, Campaign(name="Spring", currency="EUR"))
    before = steps(services)
    with pytest.raises(UserError, match="Nobody is planned"):
        services.sending.send(Outgoing(campaign, (), LabelJob((), STOCK)), NOW)
    with pytest.raises(UserError, match="deleted meanwhile"):
        services.sending.send(Outgoing(campaign + 1), NOW)
    assert steps(services) == before


@pytest.mark.usefixtures("pieces")
def test_labels_of_no_campaign_are_logged_with_what_the_drawer_has_left(services: Services) -> None:
    job = LabelJob((1, 3), STOCK, home="ES")
    _pdf, plan = services.labels.pdf(job)
    before = steps(services)
    saved = services.sending.log(PrintedRun(job, plan, name="Madrid"), NOW)
    assert steps(services) == before + 1
    (left,) = services.drawer.all()
    assert len(left.free) == 19
    mailing = services.mailings.get(saved.id)
    assert mailing is not None
    assert mailing.name == "Madrid"
    services.history.undo()
    assert not services.drawer.all()
    assert services.mailings.get(saved.id) is None
