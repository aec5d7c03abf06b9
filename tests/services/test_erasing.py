"""Erasing one person for good: what goes, what stays, and that nothing brings them back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person, phones
from tests.services.erasing_sample import PLANTED, WHO, fill, places, zurine
from tests.services.merging_sample import naming, verify

from rolodex import files, paths
from rolodex.domain.contact import Contact, Value
from rolodex.domain.erasure import ErasureReport
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.listing import Query
from rolodex.services.opening import Services, open_services
from rolodex.store import engine, erasing_rows, journal, lock
from rolodex.store import erased as erased_store
from rolodex.store.tables import METADATA

NOW = datetime.fromisoformat("2026-05-03T10:00")
STAY = {
    "contact": "the card without anything on it, under which the orders stay",
    "customer": "counted from the orders that stay",
    "customer_month_total": "counted from the orders that stay",
    "customer_total": "counted from the orders that stay",
    "entry": "the line of the card without anything on it",
    "journal": "what the orders that stay were before",
    "purchase": "the books of the firm",
    "refund": "the books of the firm",
    "rhythm": "counted from the orders that stay",
}
"""Tables in which the id of somebody may stand whose orders were kept, and why."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with a row of every table for somebody, made once."""
    services = open_services(new_book(tmp_path_factory.mktemp("filled") / "book.rolodex"))
    fill(services)
    services.close()
    return services.book_path


@pytest.fixture
def services(filled: Path, tmp_path: Path) -> Iterator[Services]:
    """The services of a copy of that book."""
    shutil.copy(filled, tmp_path / "book.rolodex")
    opened = open_services(tmp_path / "book.rolodex")
    yield opened
    opened.close()


def erased(services: Services, keep_orders: bool = False) -> ErasureReport:
    """The person erased with all mentions of them."""
    plan = services.erasing.plan(WHO)
    return services.erasing.erase(WHO, keep_orders, plan.mentions)


def test_the_plan_counts_a_row_of_every_table_that_points_at_the_person(services: Services) -> None:
    plan = services.erasing.plan(WHO)
    pointing = {
        table.name
        for table in METADATA.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "contact" and table.name not in ("opened", "distinct_pair")
    }
    assert plan.fn == "Zuriñe Qaxbarrena"
    assert pointing - {"contact"} <= plan.rows.keys() | plan.kept.keys()
    assert {"attachment", "occurrence", "drip_deed", "member", "distinct_pair"} <= plan.rows.keys()
    assert set(plan.kept) == {"purchase", "purchase_line", "payment", "refund"}
    assert [(one.table, one.fn) for one in plan.mentions] == [("note", "Leo Ruiz")]


def test_nothing_of_the_person_is_left_in_any_table_or_byte(services: Services) -> None:
    assert len({text for _, text in places(services.book_path)}) > len(PLANTED) - 2
    report = erased(services)
    assert report.is_whole, report
    with services.book.reading() as connection:
        assert naming(connection, WHO) == set()
        assert places(services.book_path, connection) == {}
    verify(services)
    assert services.contacts.get(WHO) is None


def test_orders_stay_for_the_books_of_the_firm_without_the_person(services: Services) -> None:
    report = services.erasing.erase(WHO, True, services.erasing.plan(WHO).mentions, nameless="Somebody")
    assert report.is_whole, report
    with services.book.reading() as connection:
        assert {table for table, _ in naming(connection, WHO)} <= STAY.keys()
        assert places(services.book_path, connection) == {}
    verify(services)
    card = services.contacts.get(WHO)
    assert card is not None
    assert card == Contact(id=WHO, uid=card.uid, fn="Somebody")
    assert card.uid != PLANTED[6]
    assert len(services.purchases.of_contact(WHO)) == 1


def test_no_step_brings_the_person_back_whichever_is_taken_back(services: Services) -> None:
    services.contacts.save(replace(zurine(), id=WHO, tel=phones("1")))
    services.contacts.delete([WHO])
    services.history.undo()
    erased(services, keep_orders=True)
    steps = [step.id for step in services.history.steps()]
    for step in steps:
        try:
            services.history.revert(step, anyway=True)
        except UserError:
            continue
    while services.history.undo():
        pass
    while services.history.redo():
        pass
    with services.book.reading() as connection:
        assert not any("zuri" in text.lower() or "Qax" in text for text in _texts(services))
        assert connection.execute("PRAGMA foreign_key_check") == []
    verify(services)


def test_steps_of_others_can_be_taken_back_as_before(services: Services) -> None:
    ada = services.contacts.save(person("Ada"))
    services.contacts.save(person("Ada", id=ada.id, tel=phones("77")))
    erased(services)
    services.history.undo()
    found = services.contacts.get(ada.id)
    assert found is not None
    assert found.tel == ()


def test_somebody_who_was_deleted_before_is_erased_from_the_history(services: Services) -> None:
    services.contacts.delete([WHO])
    assert services.erasing.plan(WHO).fn == "Zuriñe Qaxbarrena"
    report = erased(services)
    assert report.is_whole, report
    assert services.contacts.deleted() == ()
    with services.book.reading() as connection:
        assert naming(connection, WHO) == set()
        assert places(services.book_path, connection) == {}


def test_somebody_who_was_merged_from_two_is_erased_as_both(services: Services) -> None:
    other = services.contacts.save(
        person("Zurine", "Qax", email=emails("old@qaxmail.example"), uid="uid-of-the-other")
    ).id
    services.merging.merge(services.merging.plan([WHO, other]), {}, NOW)
    report = erased(services)
    assert report.is_whole, report
    assert services.erasing.past()[0].rows["contact"] == 1
    data = services.book_path.read_bytes()
    assert b"old@qaxmail" not in data
    assert b"uid-of-the-other" not in data
    verify(services)


def test_a_text_of_somebody_else_keeps_the_name_unless_it_is_to_be_taken_out(services: Services) -> None:
    report = services.erasing.erase(WHO)
    (leo,) = services.contacts.matches(Query("leo")).rows
    card = services.contacts.get(leo.id)
    assert card is not None
    assert card.note == (Value("Brother of Zuriñe Qaxbarrena, call 600-123-987."),)
    assert report.left == 1
    assert report.is_whole, report


def test_what_others_have_too_stays_and_is_not_looked_for(services: Services) -> None:
    twin = person("Ana", "Zubi", tel=phones("0034 600 123 987"), uid="another-uid")
    ana = services.contacts.save(twin)
    report = erased(services)
    assert report.shared == 1
    assert report.is_whole, report
    found = services.contacts.get(ana.id)
    assert found is not None
    assert found.tel == twin.tel


def test_settings_drafts_receipts_and_names_of_steps_forget_the_person(services: Services) -> None:
    pages = [["2026-05-03", [[1, f"birthday:1:{WHO}:9", WHO, "Zuriñe Qaxbarrena"], [2, "task:1", 5, "Leo"]]]]
    services.settings.set("planner_sheets", json.dumps(pages))
    services.settings.set("suggestions_dismissed", json.dumps({f"quiet:{WHO}": "2099-01-01"}))
    services.drafts.keep(WHO, zurine())
    services.drafts.keep_text("line", WHO, WHO, "called")
    services.drafts.keep_text("order", 0, 0, '{"note": "as Zuriñe Qaxbarrena had it"}')
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{}\r\nFN:Zuriñe Qaxbarrena\r\nTEL:5\r\nEND:VCARD\r\n"
    with services.importing.plan_data(card.format(PLANTED[6]).encode(), "Zuriñe Qaxbarrena.vcf") as plan:
        services.importing.apply(plan)
    erased(services)
    assert json.loads(services.settings.get("planner_sheets")) == [["2026-05-03", [[2, "task:1", 5, "Leo"]]]]
    assert services.settings.get("suggestions_dismissed") == "{}"
    assert services.drafts.all() == ()
    assert services.drafts.texts("line") == ()
    (order,) = services.drafts.texts("order")
    assert "Qaxbarrena" not in order.text
    assert [text for text in _texts(services) if "Qax" in text] == []


def test_stopping_before_the_end_leaves_everything_as_it_was(services: Services) -> None:
    before = _texts(services)
    asked = services.erasing.plan(WHO)

    def stop(done: int, total: int) -> None:
        if done >= 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.erasing.erase(WHO, False, asked.mentions, progress=stop)
    assert _texts(services) == before
    assert services.erasing.past() == ()


def test_an_erasure_that_was_interrupted_is_gone_on_with(services: Services) -> None:
    services.backups.make()

    def power_cut(done: int, total: int) -> None:
        if services.erasing.waiting():
            raise OSError("the power is gone")

    with pytest.raises(OSError, match="power"):
        services.erasing.erase(WHO, False, services.erasing.plan(WHO).mentions, progress=power_cut)
    assert services.contacts.get(WHO) is None
    services.close()
    again = open_services(services.book_path)
    try:
        assert again.erasing.waiting()
        (report,) = again.erasing.resume()
        assert report.is_whole
        assert not again.erasing.waiting()
        (copy,) = again.backups.all()
        assert places(copy.path) == {}
        assert places(again.book_path) == {}
    finally:
        again.close()


def test_an_erasure_that_another_process_completes_is_left_to_it(services: Services) -> None:
    copy = services.backups.make().path

    def power_cut(done: int, total: int) -> None:
        if services.erasing.waiting():
            raise OSError("the power is gone")

    other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with pytest.raises(OSError, match="power"):
            services.erasing.erase(WHO, False, services.erasing.plan(WHO).mentions, progress=power_cut)
        take_over(services, other.pid)
        begun = files.beside(copy)
        begun.write_bytes(b"half a copy of this process")
        assert not services.erasing.waiting()
        assert services.erasing.resume() == ()
        with pytest.raises(UserError, match="erasing somebody just now"):
            services.erasing.erase(services.contacts.save(person("Later")).id)
    finally:
        other.communicate(b"\n")
    assert services.erasing.waiting()
    (report,) = services.erasing.resume()
    assert report.is_whole
    assert places(copy) == {}
    assert begun.exists()


def take_over(services: Services, pid: int) -> None:
    """Let the erasure that waits be that of another process."""
    connection = engine.connect(services.book_path)
    try:
        (erasure_id, _, report), *_ = erased_store.reports(connection)
        by = {**report["by"], "pid": pid, "started": lock.started(pid)}
        erased_store.tell(connection, erasure_id, {**report, "by": by})
    finally:
        connection.close()


def test_copies_are_made_again_without_the_person_or_listed(services: Services) -> None:
    copy = services.backups.make().path
    damaged = copy.with_name("book 2020-01-01 000000.rolodex")
    damaged.write_bytes(b"no book at all")
    services.contacts.save(person("Later"))
    asked = services.erasing.plan(WHO)
    assert asked.copies == (copy,)
    assert asked.locked_copies == (damaged,)
    assert places(copy) != {}
    report = erased(services)
    fates = {one.path: (one.fate, one.left) for one in report.copies}
    assert fates == {copy: ("made_again", 0), damaged: ("listed", 0)}
    assert places(copy) == {}
    assert list(paths.backups(services.book_path).glob(".*")) == []
    one = next(one for one in services.backups.all() if one.path == copy)
    assert not one.broken
    services.backups.restore(copy)
    assert services.contacts.get(WHO) is None
    assert services.contacts.matches(Query("leo")).total == 1
    verify(services)


def test_every_table_with_words_is_looked_through_for_mentions() -> None:
    """A table of which the erasure shall ask nothing is named with its reason in the store."""
    from rolodex.store.erasing_texts import SILENT

    assert {table.name for table in METADATA.tables.values()} >= SILENT - {
        "entry",
        "gram",
        "vocabulary",
        "word",
        "word_count",
    }


def test_a_table_that_is_added_later_is_erased_as_well(services: Services) -> None:
    with services.book.alone() as connection:
        connection.execute(
            "CREATE TABLE shoe(id INTEGER PRIMARY KEY AUTOINCREMENT, contact_id INTEGER NOT NULL "
            "REFERENCES contact(id) ON DELETE CASCADE, size TEXT NOT NULL DEFAULT '') STRICT"
        )
        connection.execute(
            "CREATE TABLE lace(id INTEGER PRIMARY KEY, shoe_id INTEGER NOT NULL "
            "REFERENCES shoe(id) ON DELETE CASCADE) STRICT"
        )
        connection.execute("INSERT INTO shoe(contact_id, size) VALUES (?, 'forty two and a half')", (WHO,))
        connection.execute("INSERT INTO lace(shoe_id) SELECT id FROM shoe")
    with services.book.reading() as connection:
        theirs = erasing_rows.belongings(connection, (WHO,), keep_orders=True)
    assert {len(theirs.gone["shoe"]), len(theirs.gone["lace"])} == {1}
    erased(services, keep_orders=True)
    with services.book.reading() as connection:
        assert connection.value("SELECT count(*) FROM shoe") == 0
        assert connection.value("SELECT count(*) FROM lace") == 0
    assert b"forty two" not in services.book_path.read_bytes()


def test_nobody_is_erased_who_was_never_there(services: Services) -> None:
    with pytest.raises(UserError):
        services.erasing.plan(5_000_000)
    with pytest.raises(UserError):
        services.erasing.erase(5_000_000)


def _texts(services: Services) -> list[str]:
    """All texts of all rows, those of the history included."""
    with services.book.reading() as connection:
        tables = {*journal.tables(connection), "journal", "changeset", "setting", "draft"}
        return sorted(
            cell
            for table in tables
            for row in connection.execute(f'SELECT * FROM "{table}"')
            for cell in row
            if isinstance(cell, str)
        )
