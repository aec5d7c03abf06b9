"""The history is kept for as long as one chose: older steps go whole, and what they did stays done."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person, phones

from rolodex.domain.card import Blob
from rolodex.domain.contact import Photo
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services, open_services

NOW = datetime.fromisoformat("2026-05-03T10:00")
OLD, YOUNG = "2024-01-01T10:00:00Z", "2026-05-01T10:00:00Z"
BEFORE = "2025-05-02T23:59:59Z"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(new_book(tmp_path / "book.rolodex"))
    yield opened
    opened.close()


def aged(services: Services) -> None:
    """Let all steps so far have been done long ago."""
    with services.book.alone() as connection:
        connection.execute("UPDATE changeset SET at = ?", (OLD,))


def ids(services: Services) -> list[int]:
    return [step.id for step in services.history.steps()]


def test_older_steps_go_and_what_they_did_stays(services: Services) -> None:
    ana = services.contacts.save(person("Ana", tel=phones("600 111 222")))
    gone = services.contacts.save(person("Gone"))
    services.contacts.delete([gone.id])
    aged(services)
    known = services.contacts.get(ana.id)
    assert known is not None
    services.contacts.save(replace(known, tel=phones("600 333 444")))
    newest = ids(services)[0]
    assert services.history.forget(BEFORE) == 3
    assert ids(services) == [newest]
    assert services.contacts.deleted() == ()
    assert services.history.undo()
    assert services.history.undo() is None
    card = services.contacts.get(ana.id)
    assert card is not None
    assert [one.value for one in card.tel] == ["600 111 222"]
    assert services.checking.full() == ()


def test_a_step_stays_while_what_took_it_back_is_younger(services: Services) -> None:
    services.contacts.save(person("Ana"))
    aged(services)
    services.history.undo()
    services.contacts.save(person("Eva"))
    assert services.history.forget(BEFORE) == 0
    assert len(ids(services)) == 3


def test_the_newest_step_stays_however_old_it_is(services: Services) -> None:
    services.contacts.save(person("Ana"))
    services.contacts.save(person("Eva"))
    aged(services)
    assert services.history.forget(BEFORE) == 1
    assert services.history.undo()


def test_pictures_that_only_dropped_steps_had_go(services: Services) -> None:
    keys = []
    for data in (b"\x89PNG first", b"\x89PNG second", b"\x89PNG third"):
        keys.append(hashlib.sha256(data).hexdigest())
        card = services.contacts.get(1) or person("Ana")
        with_it = replace(card, photo=(Photo(sha256=keys[-1], media_type="image/png"),))
        services.contacts.save(with_it, [Blob(keys[-1], "image/png", data)])
        if len(keys) == 2:
            aged(services)
    assert services.history.forget(BEFORE) == 2
    with services.book.reading() as connection:
        kept = {key for (key,) in connection.execute("SELECT sha256 FROM blob")}
    assert kept == {*keys[1:]}
    services.history.undo()
    assert services.checking.full() == ()


def test_merges_and_imports_that_are_older_can_be_looked_at_but_not_taken_back(services: Services) -> None:
    ana, anna = (services.contacts.save(person(name)).id for name in ("Ana", "Anna"))
    services.merging.merge(services.merging.plan([ana, anna]), {}, NOW)
    (merge,) = services.merging.merges(ana)
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:leo-1\r\nFN:Leo\r\nEND:VCARD\r\n"
    with services.importing.plan_data(card, "leo.vcf") as plan:
        services.importing.apply(plan)
    aged(services)
    services.contacts.save(person("Eva"))
    services.history.forget(BEFORE)
    assert services.merging.merges(ana) == ()
    assert services.merging.past_merges(ana) == ()
    with pytest.raises(UserError, match="older than the history"):
        services.merging.separate(merge.id, NOW)
    (done,) = services.imports.all()
    assert services.imports.changed_since(done.id) == ()
    with pytest.raises(UserError, match="not kept"):
        services.imports.revert(done.id)
    assert services.checking.full() == ()


def test_it_is_done_once_a_day_where_one_chose_a_span(services: Services) -> None:
    services.contacts.save(person("Ana"))
    aged(services)
    services.contacts.save(person("Eva"))
    with services.book.alone() as connection:
        connection.execute("UPDATE changeset SET at = ? WHERE id > 1", (YOUNG,))
    assert services.history.forget_old(NOW) == 0
    services.settings.choose("history_months", "12")
    assert services.history.forget_old(NOW) == 1
    aged(services)
    services.contacts.save(person("Leo"))
    assert services.history.forget_old(NOW) == 0
    assert services.history.forget_old(NOW.replace(day=4)) == 1


def test_the_copy_put_aside_before_a_restore_is_held_no_longer_than_its_step(services: Services) -> None:
    services.contacts.save(person("Ana"))
    copy = services.backups.make()
    services.backups.restore(copy)
    assert "restores" in _settings(services)
    aged(services)
    services.contacts.save(person("Eva"))
    services.history.forget(BEFORE)
    assert _settings(services)["restores"] == "{}"
    assert services.backups.restored() is None


def _settings(services: Services) -> dict[str, str]:
    with services.book.reading() as connection:
        return dict(connection.execute("SELECT key, value FROM setting"))
