"""Logging, changing and deleting what happened with contacts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import person

from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.card import Blob
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
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
