"""Who was erased for good is kept out of later imports, unless they are taken deliberately."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given
from tests.blank import new_book
from tests.builders import WORD, emails, person, phones

from rolodex.domain.contact import Adr, Contact, Date
from rolodex.domain.erased_keys import keys_of
from rolodex.services.opening import Services, open_services

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\n{}\r\nEND:VCARD\r\n"
WAYS = {
    "uid": "UID:uid-of-ana\r\nFN:Somebody Else",
    "e-mail": "FN:A. G.\r\nEMAIL:ANA@garcia.example",
    "number": "FN:A. G.\r\nTEL:0034 600 12 34 56",
    "number without country": "FN:A. G.\r\nTEL:600-123-456",
    "name and birthday": "FN:García\\, Ana\r\nBDAY:1985-03-14",
    "name and postcode": "FN:ANA GARCIA\r\nADR:;;Other Street 9;Madrid;;28 013;",
}
OTHERS = {
    "the name alone": "FN:Ana García",
    "another birthday": "FN:Ana García\r\nBDAY:1985-03-15",
    "another number": "FN:A. G.\r\nTEL:600 123 457",
}


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book from which Ana was erased; Leo has her landline."""
    opened = without_ana(tmp_path_factory.mktemp("kept out"))
    yield opened
    opened.close()


def without_ana(folder: Path) -> Services:
    """Such a book in this folder."""
    opened = open_services(new_book(folder / "book.rolodex"))
    opened.contacts.save(person("Leo", tel=phones("+34 91 555 00 00")))
    ana = person(
        uid="uid-of-ana",
        tel=phones("+34 600 123 456", "915550000"),
        email=emails("ana@garcia.example"),
        adr=(Adr(street="Calle Mayor 1", code="28013", city="Madrid"),),
        dates=(Date("bday", "1985-03-14", 1985, 3, 14),),
    )
    opened.erasing.erase(opened.contacts.save(ana).id)
    return opened


@pytest.mark.parametrize("way", WAYS)
def test_a_card_with_something_of_hers_is_kept_out_with_the_reason(services: Services, way: str) -> None:
    with services.importing.plan_data(CARD.format(WAYS[way]).encode(), "a.vcf") as plan:
        (row,) = plan.rows()
        assert (row.kind, row.choice, plan.taking()) == ("kept_out", "skip", 0)
        assert row.reason is not None
        assert plan.counts.kept_out == 1
        plan.choose_rest(None, "take")
        assert plan.taking() == 0


@pytest.mark.parametrize("way", OTHERS)
def test_a_card_of_somebody_else_comes_in(services: Services, way: str) -> None:
    with services.importing.plan_data(CARD.format(OTHERS[way]).encode(), "a.vcf") as plan:
        assert [row.kind for row in plan.rows()] == ["new"]


def test_what_somebody_else_has_too_keeps_nobody_out(services: Services) -> None:
    card = CARD.format("FN:Eva\r\nTEL:+34 915 550 000")
    with services.importing.plan_data(card.encode(), "a.vcf") as plan:
        assert {row.kind for row in plan.rows()} <= {"new", "alike"}


def test_the_receipt_does_not_name_whom_it_left_out(services: Services) -> None:
    both = CARD.format(WAYS["e-mail"].replace("A. G.", "Qaxi Gar")) + CARD.format("FN:Luz Sol\r\nTEL:77")
    with services.importing.plan_data(both.encode(), "a.vcf") as plan:
        receipt = services.importing.apply(plan)
    assert (receipt.counts.new, receipt.counts.kept_out, receipt.counts.skipped) == (1, 1, 0)
    left, taken = services.imports.receipt(receipt.import_id)
    assert (left.kind, left.title, left.contact_id) == ("kept_out", "", 0)
    assert taken.title == "Luz Sol"
    assert services.imports.receipt(receipt.import_id, "kept_out") == (left,)
    services.history.undo()


def test_a_row_of_a_table_is_kept_out(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,E-mail\nAnita,ana@garcia.example\nLuz,luz@sol.example\n")
    kinds = kinds_of_table(services, file)
    assert kinds == ["kept_out", "new"]


def test_a_file_of_json_is_kept_out(services: Services, tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps([{"fn": "Anita", "email": [{"value": "ana@garcia.example"}]}]))
    assert kinds_of_table(services, file) == ["kept_out"]


def test_she_can_be_taken_deliberately_and_then_updates(services: Services) -> None:
    card = CARD.format(WAYS["uid"]).encode()
    with services.importing.plan_data(card, "a.vcf") as plan:
        plan.choose(0, "take")
        receipt = services.importing.apply(plan)
    assert receipt.counts.new == 1
    with services.importing.plan_data(card, "a.vcf") as plan:
        assert [row.kind for row in plan.rows()] == ["same"]
    services.history.undo()


def test_she_comes_in_again_once_she_asked_for_it(tmp_path: Path) -> None:
    with closing(without_ana(tmp_path)) as services:
        (report,) = services.erasing.past()
        services.erasing.forget(report.erasure_id)
        with services.importing.plan_data(CARD.format(WAYS["uid"]).encode(), "a.vcf") as plan:
            assert [row.kind for row in plan.rows()] == ["new"]
        assert services.erasing.past() == (replace(report, kept_out=0),)


def test_marks_tell_nothing_of_whom_they_keep_out(services: Services) -> None:
    with services.book.reading() as connection:
        marks = {mark for (mark,) in connection.execute("SELECT mark FROM erased_mark")}
    assert len(marks) > 3
    assert {len(mark) for mark in marks} == {64}
    assert not marks & {sha256(key.encode()).hexdigest() for key in keys_of(person(uid="uid-of-ana"))}


def kinds_of_table(services: Services, file: Path) -> list[str]:
    """What the rows of a file are to the book."""
    with services.tables_in.plan(file) as plan:
        return [row.kind for row in plan.rows()]


@given(st.lists(WORD, min_size=1, max_size=4))
def test_the_keys_do_not_depend_on_case_order_or_spaces_of_the_name(words: list[str]) -> None:
    born = (Date("bday", "1985-03-14", 1985, 3, 14),)
    one, other = (
        Contact(fn=name, dates=born) for name in (" ".join(words), "  ".join(reversed(words)).upper())
    )
    assert set(keys_of(one)) == set(keys_of(other))
    assert len(keys_of(one)) == 1
