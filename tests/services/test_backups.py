from __future__ import annotations

import errno
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.builders import company, person, phones

from rolodex import paths
from rolodex.domain.backup import Backup
from rolodex.domain.errors import LockedBook, UserError
from rolodex.domain.message import message
from rolodex.services.backups import Backups, listed, restore
from rolodex.services.opening import Services, open_services
from rolodex.store import backups_ledger, bulk
from rolodex.store.backups_shelf import STAMP

SECRET = "walnut table 1987"


@pytest.fixture
def copies(services: Services) -> Backups:
    services.contacts.save(person("Ana", tel=phones("600 111 222")))
    services.contacts.save(company("Acme"))
    return services.backups


def aged(copy: Backup, span: timedelta) -> Path:
    """The copy as if it had been made so long ago."""
    at = (datetime.now(UTC) - span).strftime(STAMP)
    older = copy.path.with_name(f"book {at}{''.join(copy.path.suffixes)}")
    ledger = backups_ledger.read(copy.path.parent)
    copy.path.rename(older)
    entry = replace(ledger.entries[copy.path.name], checked=f"{datetime.now(UTC) - span:%Y-%m-%dT%H:%M:%SZ}")
    backups_ledger.write(older.parent, ledger.knowing(older, entry))
    return older


def names(services: Services) -> list[str]:
    with services.book.reading() as connection:
        return [fn.split()[0] for (fn,) in connection.execute("SELECT fn FROM contact ORDER BY id")]


# Which copies are made, and what is known of them


def test_a_copy_says_why_it_was_made_and_what_it_was_proved_to_hold(copies: Backups) -> None:
    made = copies.make()
    assert (made.people, made.contacts, made.reason, made.broken) == (1, 2, "asked", False)
    assert made.checked >= made.at
    assert copies.all() == (made,)


def test_a_lost_or_broken_ledger_is_made_anew_by_opening_the_copies(copies: Backups) -> None:
    made = copies.make()
    for content in (None, b"", b"[]", b'{"copies": {"x": 3}}', b"[" * 100_000):
        ledger = copies.folder() / backups_ledger.NAME
        if content is None:
            ledger.unlink()
        else:
            ledger.write_bytes(content)
        (found,) = copies.all()
        assert (found.people, found.counts, found.reason) == (1, made.counts, "")


def test_a_copy_that_is_another_file_by_now_is_counted_anew(services: Services, copies: Backups) -> None:
    first = copies.make()
    services.contacts.save(person("Bea"))
    second = copies.make()
    second.path.replace(first.path)
    assert [one.people for one in copies.all()] == [2]


def test_the_ledger_holds_no_names(copies: Backups) -> None:
    copies.make()
    text = (copies.folder() / backups_ledger.NAME).read_text()
    assert "Ana" not in text
    assert json.loads(text)["version"] == 1


def test_hourly_copies_are_made_of_a_changed_book_only(services: Services, copies: Backups) -> None:
    first = copies.make()
    services.contacts.save(person("Bea"))
    assert copies.when_due("hour") is None
    aged(first, timedelta(minutes=61))
    made = copies.when_due("hour")
    assert made is not None
    assert made.reason == "hour"
    aged(made, timedelta(minutes=61))
    assert copies.when_due("hour") is None


def test_a_copy_at_start_waits_a_day_and_an_unchanged_book_has_its_newest_proved_again(
    services: Services, copies: Backups
) -> None:
    made = aged(copies.make(), timedelta(hours=23))
    services.contacts.save(person("Bea"))
    assert copies.when_due("start") is None
    made.unlink()
    older = aged(copies.make(), timedelta(hours=25))
    before = copies.all()[0].checked
    assert copies.when_due("start") is None
    assert copies.all()[0].checked == before
    assert copies.when_due("hour") is None
    (found,) = copies.all()
    assert found.path == older
    assert found.checked > before


def test_closing_copies_what_was_changed_since_the_newest(services: Services, copies: Backups) -> None:
    assert copies.on_close() is not None
    assert copies.on_close() is None
    services.contacts.save(person("Bea"))
    made = copies.on_close()
    assert made is not None
    assert made.reason == "close"


def test_a_started_edit_is_worth_a_copy_too(services: Services, copies: Backups) -> None:
    copies.make()
    services.drafts.keep(0, person("Cleo"))
    assert copies.on_close() is not None


def test_before_a_mass_change_the_newest_copy_serves_while_nothing_happened(
    services: Services, copies: Backups
) -> None:
    first = copies.before("import")
    assert first is not None
    assert first.reason == "import"
    assert copies.before("bulk") == first
    services.contacts.save(person("Bea"))
    assert copies.before("merge") == first
    assert copies.before("bulk") != first


def test_an_empty_book_needs_no_copy(services: Services) -> None:
    assert services.backups.before("import") is None


def test_a_copy_that_went_bad_is_told_and_no_longer_counts(services: Services, copies: Backups) -> None:
    good = copies.make()
    services.contacts.save(person("Bea"))
    bad = copies.make()
    content = bytearray(bad.path.read_bytes())
    content[4096 * 3 : 4096 * 9] = os.urandom(4096 * 6)
    bad.path.write_bytes(content)
    checked = copies.check(bad)
    assert checked.broken
    assert [one.broken for one in copies.all()] == [True, False]
    assert copies.check(good).broken is False
    with pytest.raises(UserError):
        copies.restore(checked)
    assert copies.on_close() is not None


def test_half_of_the_people_lost_keeps_the_copies_from_before(services: Services, copies: Backups) -> None:
    for number in range(6):
        services.contacts.save(person(f"P{number}"))
    full = copies.make()
    services.contacts.delete(range(1, 9))
    with services.book.change(message("Loss")) as tx:
        tx.connection.execute("DELETE FROM contact")
    for number in range(14):
        services.contacts.save(person(f"Q{number}"))
        copies.make()
    assert full.path.exists()


# Looking into a copy


@pytest.fixture
def differing(services: Services, copies: Backups) -> tuple[Services, Backup]:
    """A book in which Bea came, Ana changed and Acme went since the copy."""
    copy = copies.make()
    ana = services.contacts.get(1)
    assert ana is not None
    services.contacts.save(replace(ana, tel=phones("600 999 999")))
    services.contacts.delete([2])
    services.contacts.save(person("Bea"))
    return services, copy


def test_a_comparison_names_who_would_come_back_go_or_change(differing: tuple[Services, Backup]) -> None:
    services, copy = differing
    found = services.backups.compare(copy)
    assert (found.only_then, found.only_now, found.differ) == (1, 1, 1)
    assert [(card.fn.split()[0], card.state) for card in found.cards] == [
        ("Acme", "only_then"),
        ("Bea", "only_now"),
        ("Ana", "differs"),
    ]
    assert (found.now["contact"], found.then["contact"], found.steps_since) == (2, 2, 3)


def test_work_that_was_taken_back_does_not_differ(services: Services, copies: Backups) -> None:
    copy = copies.make()
    ana = services.contacts.get(1)
    assert ana is not None
    services.contacts.save(replace(ana, nickname=ana.tel, tel=()))
    services.history.undo()
    found = copies.compare(copy)
    assert (found.only_then, found.only_now, found.differ, found.steps_since) == (0, 0, 0, 2)


def test_a_copy_of_another_book_has_nobody_in_common(
    copies: Backups, tmp_path: Path, services: Services
) -> None:
    with closing(open_services(tmp_path / "other.rolodex", create=True)) as other:
        other.contacts.save(person("Zoe"))
        copy = other.backups.make()
    found = copies.compare(copy)
    assert (found.only_then, found.only_now, found.differ) == (1, 2, 0)


def test_people_in_a_copy_are_found_by_what_was_true_then(differing: tuple[Services, Backup]) -> None:
    services, copy = differing
    preview = services.backups.preview
    assert [row.fn for row in preview(copy)] == ["Acme", "Ana García"]
    assert [row.fn for row in preview(copy, offset=1)] == ["Ana García"]
    (ana,) = preview(copy, "600111222")
    assert (ana.contact_id, ana.phone) == (1, "600 111 222")
    assert preview(copy, "bea") == ()


# The second folder


@pytest.fixture
def stick(tmp_path: Path, copies: Backups) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    copies.set_second_folder(folder)
    return folder


def test_each_copy_is_put_into_the_second_folder_and_proved_there(copies: Backups, stick: Path) -> None:
    made = copies.make()
    own, second = copies.all()
    assert (own.path, second.path) == (made.path, stick / "book backups" / made.path.name)
    assert (own.second, second.second, second.people, second.checked != "") == (False, True, 1, True)
    second.path.unlink()
    assert copies.all() == (own,)


def test_a_stick_that_is_away_is_told_and_costs_no_copy(
    services: Services, copies: Backups, stick: Path
) -> None:
    stick.rmdir()
    made = copies.make()
    assert made.path.exists()
    assert not stick.exists()
    trouble = copies.second_trouble()
    assert trouble is not None
    assert "not there just now" in trouble.text
    stick.mkdir()
    services.contacts.save(person("Bea"))
    copies.make()
    assert copies.second_trouble() is None
    assert len([one for one in copies.all() if one.second]) == 1


def test_a_full_stick_makes_room_by_its_own_oldest_copies(
    services: Services, copies: Backups, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = stick / "book backups"
    old = []
    for days in (3, 2):
        made = copies.make()
        old.append(aged(made, timedelta(days=days)).name)
        (folder / made.path.name).rename(folder / old[-1])
    replace_file = os.replace

    def full(source: Path, target: Path) -> None:
        if Path(target).parent == folder and Path(target).suffix == ".rolodex" and (folder / old[0]).exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        replace_file(source, target)

    monkeypatch.setattr(os, "replace", full)
    made = copies.make()
    assert copies.second_trouble() is None
    assert sorted(file.name for file in folder.glob("*.rolodex")) == [old[1], made.path.name]
    assert {file.name for file in copies.folder().glob("*.rolodex")} == {*old, made.path.name}


def test_two_books_of_one_name_do_not_thin_each_other(copies: Backups, stick: Path, tmp_path: Path) -> None:
    copies.make()
    with closing(open_services(tmp_path / "elsewhere" / "book.rolodex", create=True)) as other:
        other.contacts.save(person("Zoe"))
        other.backups.set_second_folder(stick)
        other.backups.make()
        assert [one.people for one in other.backups.all()] == [1, 1]
    assert sorted(folder.name for folder in stick.iterdir()) == ["book backups", "book backups 2"]
    assert [one.path.parent.name for one in copies.all()] == ["book backups", "book backups"]


def test_copies_in_the_second_folder_are_known_without_the_book(
    services: Services, copies: Backups, stick: Path
) -> None:
    copies.make()
    services.close()
    services.book_path.unlink()
    assert [one.second for one in listed(services.book_path)] == [False, True]


def test_a_folder_that_is_not_there_is_not_chosen(copies: Backups, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        copies.set_second_folder(tmp_path / "none")
    assert copies.second_folder() is None


# Locked copies


def test_copies_there_are_and_come_are_locked_and_open_with_the_passphrase_alone(
    services: Services, copies: Backups, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyrage")
    copies.make()
    copies.set_passphrase(SECRET)
    (locked,) = (one for one in copies.all() if one.second)
    assert (locked.locked, locked.people, locked.checked != "") == (True, 1, True)
    assert sorted(file.suffix for file in locked.path.parent.iterdir()) == [".age", ".json"]
    assert "García".encode() not in locked.path.read_bytes()
    assert SECRET.encode() not in services.book_path.read_bytes()
    (kept,) = (paths.config() / "copies").iterdir()
    assert (kept.read_text(), kept.stat().st_mode & 0o777) == (SECRET, 0o600)

    monkeypatch.setenv("ROLODEX_CONFIG", str(tmp_path / "other computer"))
    new = tmp_path / "new" / "contacts.rolodex"
    with pytest.raises(LockedBook):
        restore(locked.path, new)
    with pytest.raises(LockedBook) as wrong:
        restore(locked.path, new, "walnut")
    assert wrong.value.wrong
    assert not new.exists()
    assert restore(locked.path, new, SECRET) is None
    with closing(open_services(new)) as other:
        assert names(other) == ["Ana", "Acme"]

    services.contacts.save(person("Bea"))
    assert [row.fn for row in copies.preview(locked, "ana", passphrase=SECRET)] == ["Ana García"]
    copies.restore(locked)
    assert names(services) == ["Ana", "Acme"]
    services.history.undo()
    assert names(services) == ["Ana", "Acme", "Bea"]
    copies.put_away()
    assert list(paths.cache().iterdir()) == []


def test_without_the_passphrase_no_plain_copy_goes_to_the_second_folder(copies: Backups, stick: Path) -> None:
    copies.set_passphrase(SECRET)
    for file in (paths.config() / "copies").iterdir():
        file.unlink()
    copies.make()
    trouble = copies.second_trouble()
    assert trouble is not None
    assert "does not know the passphrase" in trouble.text
    assert list(stick.rglob("*.rolodex*")) == []


def test_a_passphrase_that_cannot_be_kept_is_told(copies: Backups, stick: Path) -> None:
    paths.config().mkdir(parents=True, exist_ok=True)
    (paths.config() / "copies").touch()
    with pytest.raises(UserError, match="could not be written"):
        copies.set_passphrase(SECRET)


# Older and foreign files


def test_a_copy_with_many_rows_is_compared_by_rows_not_by_cards(services: Services, copies: Backups) -> None:
    with services.book.change(message("Many")) as tx:
        bulk.insert(tx, "contact", ("uid", "fn"), [(f"u{number}", f"N{number}") for number in range(300)])
    copy = copies.make()
    with services.book.change(message("All")) as tx:
        tx.connection.execute("UPDATE contact SET fn = fn || '!' WHERE uid LIKE 'u%'")
    found = copies.compare(copy)
    assert (found.differ, len(found.cards)) == (300, 200)


def test_a_copy_that_an_older_rolodex_made_can_be_looked_into(copies: Backups) -> None:
    made = copies.make()
    connection = sqlite3.connect(made.path)
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    (copy,) = copies.all()
    assert [row.fn for row in copies.preview(copy, "%")] == []
    assert [row.fn for row in copies.preview(copy, "ana")] == ["Ana García"]
