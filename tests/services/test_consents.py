"""What somebody refused is honoured wherever they would be reached."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from tests.blank import new_book
from tests.builders import emails, person, phones

from rolodex.domain.audience import Audience
from rolodex.domain.contact import Adr, Channel, Consent
from rolodex.domain.directory import DirectoryJob
from rolodex.domain.exporting import Extent
from rolodex.domain.label import LabelJob
from rolodex.domain.letter import Letter
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services

NOW = datetime.fromisoformat("2026-05-03T10:00")
WAYS: tuple[Channel, ...] = ("letter", "email", "phone", "message")
SAID = {
    "letter": "They do not want letters (3 May 2026, by phone)",
    "email": "They do not want e-mails (3 May 2026, by phone)",
    "phone": "They do not want to be called (3 May 2026, by phone)",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Services, dict[str, int]]]:
    """People of whom each refused one way, one who took that back, and one nobody asked."""
    services = open_services(new_book(tmp_path_factory.mktemp("consent") / "book.rolodex"))
    made = {}
    for number, way in enumerate((*WAYS, "again", "asked")):
        said: tuple[Consent, ...] = ()
        if way == "again":
            no = [Consent(one, granted=False, source="", at="2025-01-01") for one in WAYS]
            yes = [Consent(one, granted=True, source="", at="2026-01-01") for one in WAYS]
            said = tuple(one for both in zip(no, yes, strict=True) for one in both)
        elif way != "asked":
            said = (Consent(way, granted=False, source="by phone", at="2026-05-03"),)  # type: ignore[arg-type]
        made[way] = services.contacts.save(
            person(
                way.title(),
                "Ruiz",
                tel=phones(f"+34 600 111 00{number}"),
                email=emails(f"{way}@x.es"),
                adr=(
                    Adr(street=f"Calle Mayor {number + 1}", city="Madrid", code="28013", country_code="ES"),
                ),
                consent=said,
            )
        ).id
    yield services, made
    services.close()


Book = tuple[Services, dict[str, int]]


def names(rows: object) -> dict[str, str]:
    return {one.fn.split(" ")[0].lower(): word(one.reason) for one in rows}  # type: ignore[attr-defined]


@pytest.mark.parametrize("households", [True, False])
def test_labels_leave_out_who_refused_letters(book: Book, households: bool) -> None:
    services, ids = book
    plan = services.labels.plan(LabelJob(tuple(ids.values()), "L7160", home="ES", households=households))
    assert names(plan.skipped) == {"letter": SAID["letter"]}
    assert plan.labels == len(ids) - 1


def test_the_rehearsal_of_a_mailing_says_when_and_where_it_was_said(book: Book) -> None:
    services, ids = book
    found = services.audiences.rehearse(Audience(contact_ids=tuple(ids.values())), NOW.date(), home="ES")
    assert [(one.contact_id, one.reason, word(one.said)) for one in found.left_out] == [
        (ids["letter"], "refused", SAID["letter"])
    ]


def test_e_mails_leave_out_who_refused_e_mails_alone(book: Book) -> None:
    services, ids = book
    everybody = list(ids.values())
    run = services.letters.run(
        Letter(name="x", kind="email", body="Hello"), services.letters.pieces(everybody, NOW), NOW
    )
    assert names(run.left_out) == {"email": SAID["email"]}
    assert len(run.messages) == len(ids) - 1


def test_lists_of_people_leave_out_the_number_and_the_address_that_was_refused(book: Book) -> None:
    services, ids = book
    job = DirectoryJob("list", tuple(ids.values()))
    pdf, plan = services.directories.pdf(job, NOW.date(), word=word, language="en")
    text = extract_text(BytesIO(pdf))
    assert {(one, word(why)) for one, _name, why in plan.withheld} == {
        (ids[way], SAID[way]) for way in ("letter", "email", "phone")
    }
    assert plan.entries == len(ids)
    for gone in ("+34 600 111 002", "Calle Mayor 1\n", "email@x.es"):
        assert gone not in text
    for there in ("+34 600 111 001", "Calle Mayor 2", "phone@x.es", "again@x.es"):
        assert there in text


def test_a_list_for_oneself_may_have_them_all_the_same(book: Book) -> None:
    services, ids = book
    job = DirectoryJob("list", tuple(ids.values()), consent=False)
    pdf, plan = services.directories.pdf(job, date(2026, 5, 3), word=word, language="en")
    assert "+34 600 111 002" in extract_text(BytesIO(pdf))
    assert plan.withheld == ()


@pytest.mark.parametrize("way", WAYS)
def test_an_export_leaves_out_who_refused_this_way(book: Book, tmp_path: Path, way: Channel) -> None:
    services, ids = book
    out = tmp_path / "out.json"
    extent = Extent(ways=(way,))
    assert services.exporting.json(out, extent=extent) == len(ids) - 1
    assert way.title() not in {card["fn"].split(" ")[0] for card in json.loads(out.read_text("utf-8"))}
    losses = services.exporting.losses("3.0", extent=extent)
    assert (losses.cards, losses.refused) == (len(ids) - 1, 1)


def test_an_export_of_several_ways_and_of_chosen_people(book: Book, tmp_path: Path) -> None:
    services, ids = book
    chosen = [ids["asked"], ids["phone"], ids["email"]]
    extent = Extent(ways=("phone", "email"))
    assert services.exporting.vcf(tmp_path / "out.vcf", chosen, extent=extent) == 1
    assert services.exporting.losses("3.0", extent=Extent()).refused == 0


def test_a_call_warns_with_what_was_said(book: Book) -> None:
    services, ids = book
    brief = services.calls.brief(ids["phone"], NOW.replace(tzinfo=UTC))
    assert brief is not None
    assert brief.refused == Consent("phone", granted=False, source="by phone", at="2026-05-03")
    again = services.calls.brief(ids["again"], NOW.replace(tzinfo=UTC))
    assert again is not None
    assert again.refused is None
