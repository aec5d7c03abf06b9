"""Cards coming in, as one step that can be taken back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rolodex.domain.contact import Contact
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.importing import Counts, Receipt
from rolodex.domain.listing import Query
from rolodex.domain.message import Message
from rolodex.services.importing import REJECTED_KEPT
from rolodex.services.opening import Services

DATA = Path(__file__).parents[1] / "data" / "vcards"
GENERATED = sorted((DATA / "_gen").glob("*.vcf"))
MADE = sorted((DATA / "_made").glob("*.vcf"))


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


ANA = card("FN:Ana García", "N:García;Ana;;;", "UID:ana-1", "TEL;TYPE=CELL:+34 600 123 456")
JENS = card("FN:Jens Holm", "N:Holm;Jens;;;", "TEL:+49 30 1234567")


def written(folder: Path, text: str, name: str = "phone.vcf") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def imported(services: Services, *paths: Path) -> Receipt:
    with services.importing.plan(paths) as plan:
        return services.importing.apply(plan)


def exported(services: Services, out: Path) -> list[dict[str, object]]:
    services.exporting.json(out)
    cards: list[dict[str, object]] = json.loads(out.read_text("utf-8"))
    return cards


def test_new_cards_become_contacts(services: Services, tmp_path: Path) -> None:
    receipt = imported(services, written(tmp_path, ANA + JENS))
    assert receipt.counts == Counts(cards=2, new=2)
    assert [row.fn for row in services.contacts.matches(Query()).rows] == ["Ana García", "Jens Holm"]


def test_a_plan_writes_nothing(services: Services, tmp_path: Path) -> None:
    with services.importing.plan([written(tmp_path, ANA)]) as plan:
        assert plan.counts == Counts(cards=1, new=1)
        assert [(row.kind, row.title) for row in plan.rows()] == [("new", "Ana García")]
    assert services.contacts.matches(Query()).total == 0


def test_the_same_file_twice_changes_nothing_the_second_time(services: Services, tmp_path: Path) -> None:
    path = written(tmp_path, ANA + JENS)
    imported(services, path)
    steps = services.history.steps()
    assert imported(services, path).counts == Counts(cards=2, unchanged=2)
    assert services.history.steps() == steps


def test_what_the_user_changed_stays_when_the_same_card_comes_again(
    services: Services, tmp_path: Path
) -> None:
    path = written(tmp_path, ANA)
    imported(services, path)
    (row,) = services.contacts.matches(Query()).rows
    services.contacts.add_tag([row.id], "vip")
    assert imported(services, path).counts.unchanged == 1
    found = services.contacts.get(row.id)
    assert found is not None
    assert found.categories == ("vip",)


def test_a_card_with_a_known_uid_and_a_new_phone_updates_its_contact(
    services: Services, tmp_path: Path
) -> None:
    imported(services, written(tmp_path, ANA))
    newer = written(tmp_path, ANA.replace("END:", "EMAIL:ana@example.com\r\nEND:"))
    assert imported(services, newer).counts == Counts(cards=1, updated=1)
    (row,) = services.contacts.matches(Query()).rows
    found = services.contacts.get(row.id)
    assert found is not None
    assert [email.value for email in found.email] == ["ana@example.com"]
    assert [tel.value for tel in found.tel] == ["+34 600 123 456"]


def test_a_card_without_uid_is_known_by_its_name_and_phone(services: Services, tmp_path: Path) -> None:
    imported(services, written(tmp_path, JENS))
    newer = written(tmp_path, JENS.replace("END:", "TITLE:Einkauf\r\nEND:"))
    assert imported(services, newer).counts == Counts(cards=1, updated=1)


def test_two_cards_with_one_uid_in_a_file_are_both_kept(services: Services, tmp_path: Path) -> None:
    path = written(tmp_path, ANA + ANA.replace("Ana", "Anna"))
    assert imported(services, path).counts == Counts(cards=2, new=2, doubts=1)
    assert imported(services, path).counts == Counts(cards=2, unchanged=2, doubts=1)


def test_a_bad_card_costs_none_of_its_neighbours_and_is_named(services: Services, tmp_path: Path) -> None:
    receipt = imported(services, DATA / "_gen" / "damaged.vcf")
    truth = json.loads((DATA / "_gen" / "damaged.truth.json").read_text("utf-8"))
    names = {str(found["fn"]) for found in exported(services, tmp_path / "out.json")}
    assert {wanted["fn"] for wanted in truth["cards"]} <= names
    assert receipt.rejected


def test_an_import_is_one_step_and_undo_takes_it_back_whole(services: Services, tmp_path: Path) -> None:
    before = exported(services, tmp_path / "before.json")
    imported(services, *GENERATED)
    step = services.history.next_undo()
    assert step is not None
    services.history.undo()
    assert exported(services, tmp_path / "after.json") == before
    assert services.contacts.matches(Query()).total == 0


def test_redo_brings_an_undone_import_back_as_it_was(services: Services, tmp_path: Path) -> None:
    imported(services, *GENERATED)
    before = exported(services, tmp_path / "before.json")
    services.history.undo()
    services.history.redo()
    assert exported(services, tmp_path / "after.json") == before


def test_what_was_read_with_a_doubt_is_named_with_file_line_and_whose_it_is(
    services: Services, tmp_path: Path
) -> None:
    path = written(tmp_path, ANA + card("FN:Eva", "UID:ana-1", "TEL:1"))
    with services.importing.plan([path]) as plan:
        (doubt,) = plan.doubts
        receipt = services.importing.apply(plan)
    assert (doubt.file, doubt.line, doubt.name) == (str(path), 11, "Eva")
    assert dict(doubt.reason.args)["property"] == "UID"
    assert (receipt.counts.doubts, receipt.doubts) == (1, (doubt,))


def test_doubts_are_named_up_to_a_bound_and_counted_beyond_it(services: Services, tmp_path: Path) -> None:
    many = "".join(card(f"FN:Eva {number}", "UID:same") for number in range(REJECTED_KEPT + 20))
    with services.importing.plan([written(tmp_path, many)]) as plan:
        assert (len(plan.doubts), plan.counts.doubts) == (REJECTED_KEPT, REJECTED_KEPT + 19)


def test_a_cancelled_import_leaves_nothing_behind(services: Services) -> None:
    def cancel_when_half_done(done: int, total: int) -> None:
        if total and done * 2 >= total:
            raise Cancelled

    with services.importing.plan(GENERATED) as plan, pytest.raises(Cancelled):
        services.importing.apply(plan, cancel_when_half_done)
    assert services.contacts.matches(Query()).total == 0
    assert services.history.steps() == ()


def test_a_file_that_is_not_there_is_said_in_one_sentence(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        services.importing.plan([tmp_path / "missing.vcf"])


@pytest.mark.parametrize("path", [*MADE, *GENERATED], ids=lambda path: path.name)
def test_every_sample_file_comes_in_once(services: Services, path: Path) -> None:
    first = imported(services, path)
    second = imported(services, path)
    assert first.counts.new == first.counts.cards > 0
    assert second.counts == replace(first.counts, new=0, unchanged=first.counts.cards)
    assert len(second.doubts) == second.counts.doubts


def test_a_report_says_which_import_brought_the_new_customers(services: Services, tmp_path: Path) -> None:
    by_hand = services.contacts.save(Contact(fn="Jens Holm")).id
    imported(services, written(tmp_path, ANA, f"{'phone' * 30}.vcf"), written(tmp_path, JENS, "b.vcf"))
    ana = services.contacts.matches(Query("ana")).rows[0].id
    for contact_id in (ana, by_hand):
        services.purchases.sell(contact_id, 500, "EUR", "tea", at="2026-05-03")
    today = date(2026, 5, 4)
    report = services.reports.report("sources", services.reports.period("month", today), "EUR", today, "en")
    named = {row.cells[0].text: row for row in report.rows if isinstance(row.cells[0], Message)}
    assert set(named) == {"Import: %(name)s", "Entered by hand"}
    row = named["Import: %(name)s"]
    assert row.people is not None
    assert services.segments.ids(row.people, today) == (ana,)
    assert isinstance(row.cells[0], Message)
    assert len(str(dict(row.cells[0].args)["name"])) <= 80
