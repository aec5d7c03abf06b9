"""What was printed can be printed again, whatever was changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.paper import world
from tests.paper.test_parts import LOGO, SHA
from tests.services.test_labels import HOME, WORK, person

from rolodex.domain.audience import Addressee
from rolodex.domain.card import Blob
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.label import LabelJob, LabelPlan
from rolodex.domain.label_layout import LabelLayout, Part
from rolodex.domain.message import message
from rolodex.services import stocks
from rolodex.services.contacts import Saved
from rolodex.services.opening import Services, open_services
from rolodex.services.sending import PrintedRun
from rolodex.store import contacts

NOW = datetime(2026, 5, 3, 12, 30)  # noqa: DTZ001 - local, as the services take it


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """A new, empty book."""
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


def put(services: Services, *people: object) -> tuple[int, ...]:
    """The ids under which these people now stand in the book."""
    with services.book.change(message("Add people")) as tx:
        return tuple(contacts.insert(tx, people))  # type: ignore[arg-type]


def log(services: Services, job: LabelJob, plan: LabelPlan, name: str = "") -> Saved:
    """Write down that these labels were printed."""
    return services.sending.log(PrintedRun(job, plan, name=name), NOW)


def world_of(services: Services, count: int = 36) -> tuple[int, ...]:
    """People in all scripts, one of whom cannot be printed, and one who does not fit."""
    people = [world.person(number)[1] for number in range(count)]
    people[5] = replace(people[5], fn="Ana \U0001f680")
    people[9] = replace(people[9], fn="Ж" * 300)
    return put(services, *people)


def test_a_mailing_is_printed_again_to_the_last_byte(services: Services) -> None:
    services.settings.set("return_address", "Muebles Ortiz\nCalle Mayor 14")
    services.label_templates.keep_logo(Blob(SHA, "image/png", LOGO))
    parts = (
        Part("code"),
        Part("qr"),
        Part("logo", "top-right", SHA, 8.0),
        Part("text", "top-left", "Hi {name}"),
    )
    profile = PrinterProfile(name="Office", shift_x=0.4, scale_y=1.002)
    ids = world_of(services)
    for stock, layout in (
        ("L7160", LabelLayout()),
        ("5163", LabelLayout(parts=parts)),
        ("env-dl", LabelLayout()),
    ):
        job = LabelJob(
            ids, stock, 1, 2, "ES", "code", outlines=True, layout=layout, printer=profile, sheets=((0,),)
        )
        pdf, plan = services.labels.pdf(job)
        assert plan.skipped
        saved = log(services, job, plan, f"On {stock}")
        assert services.mailings.pdf(saved.id) == pdf


def test_a_mailing_is_the_same_after_everything_was_changed(services: Services, tmp_path: Path) -> None:
    own = replace(stocks.get("L7160"), name="", part="Mine")
    stock_id = services.own_stocks.save(own).id
    ids = world_of(services)
    job = LabelJob(ids, f"own-{stock_id}", home="ES")
    pdf, plan = services.labels.pdf(job)
    saved = log(services, job, plan)
    services.own_stocks.save(replace(own, name=f"own-{stock_id}", left=9.0, width=60.0))
    services.contacts.delete(ids[:20])
    services.settings.choose("country_language", "es")
    assert services.mailings.pdf(saved.id) == pdf
    services.own_stocks.delete(f"own-{stock_id}")
    out = tmp_path / "again.pdf"
    services.mailings.write(saved.id, out)
    assert out.read_bytes() == pdf


def test_a_mailing_tells_what_it_was_and_who_got_it(services: Services) -> None:
    ana, bea, cira = put(services, person("Ana A", WORK), person("Bea B", HOME), person("Cira C"))
    job = LabelJob((ana, bea, cira), "5160", copies=3, home="ES")
    _, plan = services.labels.pdf(job)
    saved = log(services, job, plan)
    (mailing,) = services.mailings.all()
    assert (mailing.id, mailing.kind, mailing.stock, mailing.name) == (
        saved.id,
        "labels",
        "avery-5160",
        "Avery 5160",
    )
    assert (mailing.pieces, mailing.pages) == (2, 1)
    assert services.mailings.people(saved.id) == (ana, bea)


def test_a_piece_for_a_household_is_remembered_by_all_who_live_there(services: Services) -> None:
    ana, bea = put(services, person("Ana A", HOME), person("Bea A", HOME))
    piece = Addressee((bea, ana), (("name", "Familia A"),), HOME, code="K7P4-9XQ2")
    job = LabelJob((), "L7160", home="ES", layout=LabelLayout(parts=(Part("code"),)))
    pdf, plan = services.labels.pdf(job, pieces=[piece])
    saved = log(services, job, plan, "To households")
    assert services.mailings.people(saved.id) == (bea, ana)
    assert services.mailings.pdf(saved.id) == pdf


def test_nothing_printed_is_nothing_to_write_down(services: Services) -> None:
    with pytest.raises(UserError):
        log(services, LabelJob((), "L7160"), LabelPlan(0, 0, stock=stocks.get("L7160")))


def test_logging_is_one_step_that_can_be_undone(services: Services) -> None:
    (ana,) = put(services, person("Ana A", WORK))
    job = LabelJob((ana,), "L7160")
    log(services, job, services.labels.pdf(job)[1])
    services.history.undo()
    assert services.mailings.all() == ()


def test_envelopes_and_cards_are_told_apart(services: Services) -> None:
    ids = put(services, person("Ana A", WORK))
    for name, kind in (("env-dl", "envelopes"), ("5385", "card"), ("5160", "labels")):
        job = LabelJob(ids, name)
        saved = log(services, job, services.labels.pdf(job)[1])
        found = services.mailings.get(saved.id)
        assert found is not None
        assert found.kind == kind
