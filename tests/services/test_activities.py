"""Logging, changing and deleting what happened with contacts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import company, emails, person

from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.card import Blob
from rolodex.domain.contact import Org
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.reminder import Reminder
from rolodex.domain.timeline import TimelineQuery
from rolodex.services import activities
from rolodex.services.opening import Services


@pytest.fixture
def ana(services: Services) -> int:
    return services.contacts.save(person()).id


def test_logging_is_one_named_step(services: Services, ana: int) -> None:
    saved = services.activities.log(Activity(contact_id=ana, kind="call", subject="Offer"))
    step = saved.changes.step
    assert step is not None
    assert step.label == message("Log a call: %(name)s", name="Ana García")
    assert saved.changes.of("activity") == {saved.id}
    assert ana in saved.changes.of("contact")
    found = services.activities.get(saved.id)
    assert found is not None
    assert (found.subject, found.author) == ("Offer", step.author)
    services.history.undo()
    assert services.activities.get(saved.id) is None


def test_files_are_kept_with_what_is_logged(services: Services, ana: int) -> None:
    file = Attachment("a.txt", "text/plain", 3, "ab")
    saved = services.activities.log(
        Activity(contact_id=ana, attachments=(file,)), blobs=[Blob("ab", "text/plain", b"abc")]
    )
    found = services.activities.get(saved.id)
    assert found is not None
    assert [one.name for one in found.attachments] == ["a.txt"]


def test_an_activity_is_changed_in_place(services: Services, ana: int) -> None:
    saved = services.activities.log(Activity(contact_id=ana, kind="call"))
    known = services.activities.get(saved.id)
    assert known is not None
    services.activities.save(replace(known, kind="visit", body="Samples"))
    assert services.activities.get(saved.id) == replace(known, kind="visit", body="Samples")


def test_what_is_gone_is_said_in_words(services: Services, ana: int) -> None:
    saved = services.activities.log(Activity(contact_id=ana))
    services.activities.delete([saved.id])
    with pytest.raises(UserError, match="deleted meanwhile"):
        services.activities.save(Activity(id=saved.id, contact_id=ana))
    with pytest.raises(UserError, match="deleted meanwhile"):
        services.activities.delete([saved.id])
    services.contacts.delete([ana])
    with pytest.raises(UserError, match="contact has been deleted"):
        services.activities.log(Activity(contact_id=ana))


def test_what_is_next_is_of_the_same_step(services: Services, ana: int) -> None:
    services.activities.log(
        Activity(contact_id=ana, kind="call"), Reminder(summary="Send samples", due="2026-12-01")
    )
    assert [entry.kind for entry in services.activities.timeline(ana)] == ["reminder", "call"]
    services.history.undo()
    assert services.activities.timeline(ana) == ()


def test_what_is_pinned_stays_at_the_top(services: Services, ana: int) -> None:
    old = services.activities.log(Activity(contact_id=ana, at="2020-01-01T10:00:00Z")).id
    new = services.activities.log(Activity(contact_id=ana)).id
    services.activities.pin(old)
    assert [entry.id for entry in services.activities.timeline(ana)] == [old, new]
    services.activities.pin(old, pinned=False)
    assert [entry.id for entry in services.activities.timeline(ana)] == [new, old]


def test_files_are_copied_into_the_book_and_come_out_again(
    services: Services, ana: int, tmp_path: Path
) -> None:
    (tmp_path / "Offer.pdf").write_bytes(b"%PDF")
    saved = services.activities.from_files(ana, [tmp_path / "Offer.pdf"])
    (tmp_path / "Offer.pdf").unlink()
    (entry,) = services.activities.timeline(ana)
    (file,) = entry.files
    assert (entry.kind, file.name, file.media_type, file.size) == ("note", "Offer.pdf", "application/pdf", 4)
    assert services.activities.attachment(file.sha256) == b"%PDF"
    services.activities.detach(file.id)
    (entry,) = services.activities.timeline(ana)
    assert (entry.id, entry.files) == (saved.id, ())
    with pytest.raises(UserError, match="taken away meanwhile"):
        services.activities.detach(file.id)


def test_a_file_that_cannot_be_kept_is_refused_and_nothing_is_kept(
    services: Services, ana: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    (tmp_path / "large.bin").write_bytes(b"x" * 101)
    monkeypatch.setattr(activities, "LARGEST", 100)
    for other, why in (
        ("large.bin", "larger than"),
        ("missing.txt", "no file"),
        (".", "no file"),
    ):
        with pytest.raises(UserError, match=why):
            services.activities.from_files(ana, [tmp_path / "a.txt", tmp_path / other])
    assert services.activities.timeline(ana) == ()
    with pytest.raises(UserError, match="not in the book"):
        services.activities.attachment("ab")


MAIL = (
    b"From: Ana <ana@example.com>\nTo: shop@example.org\nSubject: Chairs\nMessage-ID: <7@example.com>\n"
    b"Date: Tue, 17 Nov 2026 10:05:00 +0100\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\nContent-Type: text/plain\n\nTwelve of them\n"
    b"--x\nContent-Type: application/pdf; name=plan.pdf\n\n%PDF\n--x--\n"
)


def test_an_e_mail_is_logged_once_with_its_files(services: Services, tmp_path: Path) -> None:
    ana = services.contacts.save(person(email=emails("Ana@Example.com"))).id
    file = tmp_path / "mail.eml"
    file.write_bytes(MAIL)
    first = services.activities.from_message(ana, file)
    again = services.activities.from_message(ana, file)
    assert (again.id, again.changes.step) == (first.id, None)
    (entry,) = services.activities.timeline(ana)
    assert (entry.kind, entry.direction, entry.at) == ("email", "in", "2026-11-17T09:05:00Z")
    assert (entry.title, entry.body) == ("Chairs", "Twelve of them")
    assert [one.name for one in entry.files] == ["plan.pdf"]


def test_an_e_mail_of_an_employee_came_from_the_company(services: Services, tmp_path: Path) -> None:
    acme = services.contacts.save(company("Acme")).id
    services.contacts.save(person(org=(Org("Acme", company_id=acme),), email=emails("ana@example.com")))
    (tmp_path / "mail.eml").write_bytes(MAIL)
    services.activities.from_message(acme, tmp_path / "mail.eml")
    (entry,) = services.activities.timeline(acme)
    assert entry.direction == "in"


def test_kinds_are_counted(services: Services, ana: int) -> None:
    services.activities.log(Activity(contact_id=ana, kind="call"))
    services.activities.log(Activity(contact_id=ana, kind="call"))
    services.activities.log(Activity(contact_id=ana))
    assert services.activities.counts(ana) == {"call": 2, "note": 1}
    found = services.activities.timeline(ana, TimelineQuery(("note",)))
    assert [entry.kind for entry in found] == ["note"]
