"""Imports that were done: what a receipt accounts for, and taking an import back at a later time."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.blank import new_book

from rolodex.domain.activity import Activity
from rolodex.domain.card import PropertyFate
from rolodex.domain.contact import Contact, Name, Value
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.importing import Choice, Receipt
from rolodex.domain.listing import Query
from rolodex.services import import_matching
from rolodex.services.history import UndoClash
from rolodex.services.importing import ImportPlan
from rolodex.services.opening import Services, open_services
from rolodex.store import contacts as store
from rolodex.store import settings as stored


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""))


ANA = card("FN:Ana García", "N:García;Ana;;;", "UID:ana", "TEL:+34 600 123 456", "X-CRM-ID:7")
EVA = card("FN:Eva Salas", "N:Salas;Eva;;;", "UID:eva", "TEL:+34 600 999 999")
NEWER = card("FN:Ana García Ortiz", "N:García;Ana;;;", "UID:ana", "TEL:+34 911 222 333", "TITLE:Chief")


def planned(services: Services, text: str) -> ImportPlan:
    return services.importing.plan_data(text.encode(), "phone.vcf")


def imported(services: Services, text: str) -> Receipt:
    with planned(services, text) as plan:
        return services.importing.apply(plan)


def everybody(services: Services) -> dict[int, Contact]:
    with services.book.reading() as connection:
        return {one.id: one for one in store.get_many(connection, store.all_ids(connection))}


def named(services: Services, fn: str) -> Contact:
    (found,) = (one for one in everybody(services).values() if one.fn == fn)
    return found


# The rehearsal


def test_every_row_of_a_plan_says_what_it_is_in_the_order_of_the_file(services: Services) -> None:
    imported(services, ANA + EVA)
    new = card("FN:Jens Holm", "TEL:1")
    with planned(services, NEWER + EVA + "nothing\r\n" + new) as plan:
        assert [(row.kind, row.title) for row in plan.rows()] == [
            ("update", "Ana García Ortiz"),
            ("same", "Eva Salas"),
            ("rejected", ""),
            ("new", "Jens Holm"),
        ]
        assert [plan.total(), plan.total("new"), plan.total("alike")] == [4, 1, 0]
        assert [row.title for row in plan.rows("new", 0, 5)] == ["Jens Holm"]
        assert [row.place for row in plan.rows(None, 1, 2)] == [1, 2]
        assert plan.taking() == 2


def test_an_update_names_what_it_would_change_field_by_field(services: Services) -> None:
    imported(services, ANA)
    with planned(services, NEWER) as plan:
        (row,) = plan.rows()
        assert [(one.name, one.what) for one in row.differences] == [
            ("fn", "changed"),
            ("org", "added"),
            ("tel", "added"),
        ]
        card_of_the_file, known = plan.cards(0)
    assert card_of_the_file is not None
    assert (card_of_the_file.fn, known) == ("Ana García Ortiz", named(services, "Ana García"))


def test_what_is_left_out_stays_out_and_the_rest_follows_one_word(services: Services) -> None:
    with planned(services, ANA + EVA + card("FN:Jens")) as plan:
        plan.choose(1, "take")
        plan.choose_rest("new", "skip")
        assert (plan.taking(), [row.choice for row in plan.rows()]) == (1, ["skip", "take", "skip"])
        receipt = services.importing.apply(plan)
    assert [one.fn for one in everybody(services).values()] == ["Eva Salas"]
    assert (receipt.counts.new, receipt.counts.skipped) == (1, 2)


def test_an_import_of_which_nothing_is_taken_writes_nothing(services: Services) -> None:
    with planned(services, ANA) as plan:
        plan.choose_rest(None, "skip")
        receipt = services.importing.apply(plan)
    assert (receipt.counts.skipped, receipt.changes.step, services.imports.all()) == (1, None, ())


@pytest.mark.parametrize("meanwhile", ["imported", "deleted", "undone"])
def test_a_plan_is_not_done_on_a_book_in_which_people_came_or_went_since(
    services: Services, meanwhile: str
) -> None:
    if meanwhile != "imported":
        imported(services, ANA)
    with planned(services, ANA + EVA) as plan:
        if meanwhile == "imported":
            imported(services, ANA + EVA)
        elif meanwhile == "deleted":
            services.contacts.delete([named(services, "Ana García").id])
        else:
            services.history.undo()
        there = everybody(services)
        with pytest.raises(UserError, match="nothing was imported"):
            services.importing.apply(plan)
        assert everybody(services) == there


def test_a_plan_is_done_on_a_book_in_which_somebody_was_edited_since(services: Services) -> None:
    imported(services, ANA)
    with planned(services, NEWER) as plan:
        services.contacts.save(replace(named(services, "Ana García"), nickname=(Value("Anita"),)))
        services.importing.apply(plan)
    assert named(services, "Ana García Ortiz").nickname == (Value("Anita"),)


def test_everybody_new_gets_the_tag_and_a_second_import_of_the_file_still_changes_nothing(
    services: Services,
) -> None:
    imported(services, ANA)
    with planned(services, NEWER + EVA) as plan:
        plan.tag = "fair"
        services.importing.apply(plan)
    assert named(services, "Eva Salas").categories == ("fair",)
    assert named(services, "Ana García Ortiz").categories == ()
    assert imported(services, NEWER + EVA).counts.unchanged == 2


def test_what_could_not_be_read_is_saved_as_it_stood(services: Services, tmp_path: Path) -> None:
    with planned(services, ANA + "one\r\ntwo\r\n" + EVA) as plan:
        plan.save_rejected(tmp_path / "rest.vcf")
    assert (tmp_path / "rest.vcf").read_text() == "one\ntwo\n"


def test_a_card_that_says_nothing_can_be_mended_in_the_saved_file_and_read_again(
    services: Services, tmp_path: Path
) -> None:
    saved = tmp_path / "rest.vcf"
    with planned(services, ANA + card("FN:", "TEL:") + EVA) as plan:
        plan.save_rejected(saved)
    assert imported(services, saved.read_text().replace("FN:", "FN:Leo")).counts.new == 1
    assert named(services, "Leo")


LIKE_ANA = card("FN:Anita García", "TEL:+34 600 123 456", "EMAIL:ana@example.com")


@pytest.fixture
def with_ana(services: Services) -> Services:
    """A book with Ana."""
    imported(services, ANA + EVA)
    return services


def test_a_card_like_somebody_is_shown_beside_whom_it_looks_like_and_kept_unless_told_otherwise(
    with_ana: Services,
) -> None:
    with planned(with_ana, LIKE_ANA) as plan:
        (row,) = plan.rows()
        assert (row.kind, row.choice, plan.counts.alike) == ("alike", "both", 1)
        assert [one.fn for one in row.alike] == ["Ana García"]
        assert row.contact_id == named(with_ana, "Ana García").id
        assert with_ana.importing.apply(plan).counts.new == 1


@pytest.mark.parametrize(
    ("choice", "people", "new", "updated"), [("merge", 2, 0, 1), ("both", 3, 1, 0), ("skip", 2, 0, 0)]
)
def test_a_look_alike_is_merged_kept_beside_or_left_out_as_told(
    with_ana: Services, choice: Choice, people: int, new: int, updated: int
) -> None:
    with planned(with_ana, LIKE_ANA) as plan:
        plan.choose(0, choice)
        counts = with_ana.importing.apply(plan).counts
    assert (len(everybody(with_ana)), counts.new, counts.updated) == (people, new, updated)


def test_a_card_that_was_merged_is_known_again(with_ana: Services) -> None:
    ana = named(with_ana, "Ana García")
    with planned(with_ana, LIKE_ANA) as plan:
        plan.choose_rest("alike", "merge")
        with_ana.importing.apply(plan)
    known = with_ana.contacts.get(ana.id)
    assert known is not None
    assert (known.uid, [one.value for one in known.email]) == ("ana", ["ana@example.com"])
    assert imported(with_ana, LIKE_ANA).counts.unchanged == 1


@pytest.mark.parametrize(("rule", "choice"), [("", "both"), ("certain", "merge")])
def test_certain_look_alikes_are_merged_by_themselves_only_under_the_rule(
    with_ana: Services, rule: str, choice: Choice
) -> None:
    with with_ana.book.housekeeping() as tx:
        stored.put(tx.connection, import_matching.MERGE_RULE, rule)
    luz = ("FN:Luz Peña", "N:Peña;Luz;;;", "TEL:+34 600 555 111", "EMAIL:luz@example.com", "BDAY:1980-03-14")
    imported(with_ana, card(*luz))
    with planned(with_ana, card(*luz, "TEL:+34 911 333 444")) as plan:
        (row,) = plan.rows()
    assert row.alike[0].likeness.level == "certain"
    assert row.choice == choice


# The receipt


def test_a_receipt_tells_what_became_of_every_card_and_property(services: Services) -> None:
    imported(services, ANA + EVA)
    (first,) = services.imports.all()
    receipt = imported(services, NEWER + EVA + "nothing\r\n" + card("FN:Jens", "X-A:1", "X-A:2"))
    found = services.imports.receipt(receipt.import_id)
    jens = named(services, "Jens")
    assert [(row.kind, row.choice, row.title, row.contact_id > 0) for row in found] == [
        ("update", "take", "Ana García Ortiz", True),
        ("same", "take", "Eva Salas", True),
        ("rejected", "skip", "", False),
        ("new", "take", "Jens", True),
    ]
    assert found[3].contact_id == jens.id
    assert set(found[3].fates) == {PropertyFate("fn", "mapped"), PropertyFate("x-a", "kept", 2)}
    assert (found[2].text, found[2].reason is not None) == ("nothing", True)
    assert services.imports.receipt(receipt.import_id, "same") == (found[1],)
    assert services.imports.receipt(receipt.import_id, None, 2, 1) == (found[2],)
    assert services.imports.one(receipt.import_id).counts == receipt.counts
    assert first.id < receipt.import_id


def test_nothing_of_a_card_that_was_left_out_is_told_as_taken(services: Services) -> None:
    with planned(services, ANA + EVA) as plan:
        plan.choose(0, "skip")
        receipt = services.importing.apply(plan)
    ana, eva = services.imports.receipt(receipt.import_id)
    assert ({fate.fate for fate in ana.fates}, ana.contact_id) == ({"rejected"}, 0)
    assert {fate.name for fate in ana.fates} == {"fn", "n", "uid", "tel", "x-crm-id"}
    assert {fate.fate for fate in eva.fates} == {"mapped"}


def test_the_sums_of_a_receipt_are_the_properties_of_all_rows(services: Services) -> None:
    import_id = imported(services, (ANA + EVA) * 400).import_id
    rows = services.imports.receipt(import_id, None, 0, 10_000)
    sums: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for fate in row.fates:
            sums[fate.name, fate.fate] += fate.count
    told = services.imports.fates(import_id)
    assert {(fate.name, fate.fate): fate.count for fate in told} == sums
    assert sum(sums.values()) == 400 * (5 + 4)
    assert len(rows) == 800
    assert services.imports.receipt(import_id, "new", 700, 50) == rows[700:750]


def test_a_receipt_outlives_the_undo_of_its_import(services: Services) -> None:
    import_id = imported(services, ANA).import_id
    services.history.undo()
    (row,) = services.imports.all()
    assert (row.id, row.standing, row.counts.new) == (import_id, False, 1)
    assert [one.title for one in services.imports.receipt(import_id)] == ["Ana García"]
    services.history.redo()
    assert services.imports.one(import_id).standing


def test_an_import_that_is_not_there_is_said(services: Services) -> None:
    with pytest.raises(UserError):
        services.imports.revert(7)


def test_ten_thousand_cards_with_one_broken_bring_all_others_and_name_it(services: Services) -> None:
    cards = [card(f"FN:Eva {number}", f"TEL:{number}") for number in range(10_000)]
    cards[4_811] = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    receipt = imported(services, "".join(cards))
    assert (receipt.counts.new, receipt.counts.rejected) == (9_999, 1)
    (broken,) = services.imports.receipt(receipt.import_id, "rejected")
    assert broken.line == 4_811 * 5 + 1

    def cancel_at_half(done: int, total: int) -> None:
        if total and done * 2 >= total:
            raise Cancelled

    before = services.history.steps()
    more = "".join(card(f"FN:Leo {number}") for number in range(600))
    with planned(services, more) as plan, pytest.raises(Cancelled):
        services.importing.apply(plan, cancel_at_half)
    assert services.history.steps() == before
    assert len(services.imports.all()) == 1
    assert services.contacts.matches(Query()).total == 9_999


def test_the_people_of_an_import_are_a_list_of_their_own(services: Services) -> None:
    imported(services, ANA)
    second = services.imports.one(imported(services, NEWER + EVA).import_id)
    assert second.label.endswith(" (2)")
    found = services.contacts.matches(Query(f'import:"{second.label}"')).rows
    assert {row.fn for row in found} == {"Ana García Ortiz", "Eva Salas"}
    assert services.contacts.matches(Query("import:phone.vcf")).total == 2


# Taking it back


def test_taking_an_import_back_brings_overwritten_values_back_and_keeps_later_edits(
    services: Services,
) -> None:
    imported(services, ANA)
    before = named(services, "Ana García")
    import_id = imported(services, NEWER + EVA).import_id
    now = named(services, "Ana García Ortiz")
    services.contacts.save(replace(now, note=(Value("Likes walnut"),), tel=(*now.tel, Value("7"))))
    (since,) = services.imports.changed_since(import_id)
    assert (since.contact_id, since.fn, len(since.steps)) == (before.id, "Ana García Ortiz", 1)
    services.imports.revert(import_id)
    assert everybody(services) == {
        before.id: replace(before, note=(Value("Likes walnut"),), tel=(*before.tel, Value("7")))
    }
    assert not services.imports.one(import_id).standing


def test_a_value_of_the_import_that_was_corrected_since_stays_as_corrected(services: Services) -> None:
    imported(services, ANA)
    import_id = imported(services, NEWER).import_id
    now = named(services, "Ana García Ortiz")
    services.contacts.save(replace(now, fn="Ana G. Ortiz"))
    services.imports.revert(import_id)
    (ana,) = everybody(services).values()
    assert (ana.fn, [tel.value for tel in ana.tel], ana.org) == ("Ana G. Ortiz", ["+34 600 123 456"], ())


def test_later_work_on_a_newcomer_is_told_before_it_goes(services: Services) -> None:
    import_id = imported(services, ANA + EVA).import_id
    ana = named(services, "Ana García")
    services.purchases.sell(ana.id, 500, "EUR", "tea", at="2026-05-03")
    with pytest.raises(UndoClash) as told:
        services.imports.revert(import_id)
    assert [clash.contact_id for clash in told.value.clashes] == [ana.id]
    assert len(everybody(services)) == 2
    services.imports.revert(import_id, anyway=True)
    assert everybody(services) == {}


def test_who_was_deleted_since_stays_deleted(services: Services) -> None:
    imported(services, ANA)
    import_id = imported(services, NEWER + EVA).import_id
    services.contacts.delete([one.id for one in everybody(services).values()])
    services.imports.revert(import_id)
    assert everybody(services) == {}


def test_an_import_is_taken_back_once(services: Services) -> None:
    import_id = imported(services, ANA).import_id
    services.imports.revert(import_id)
    with pytest.raises(UserError):
        services.imports.revert(import_id)
    services.history.redo()
    services.imports.revert(import_id)
    assert everybody(services) == {}


# The law

Edit = Callable[[Services], object]
WORDS = st.sampled_from(("", "one", "two", "three"))


def _edit_of(contact_id: int, change: Callable[[Contact], Contact]) -> Edit:
    def edit(services: Services) -> object:
        known = services.contacts.get(contact_id)
        assert known is not None
        changed = change(known)
        return services.contacts.save(changed) if changed != known else None

    return edit


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """An edit of somebody in something that the import says nothing about, or of nobody it touches."""
    contact_id = draw(st.integers(1, 3))
    text = draw(WORDS)
    found: Edit = draw(
        st.sampled_from(
            (
                _edit_of(contact_id, lambda one: replace(one, note=(*one.note, Value(f"note {text}")))),
                _edit_of(contact_id, lambda one: replace(one, tel=(*one.tel, Value(f"77 {text}")))),
                _edit_of(contact_id, lambda one: replace(one, favourite=not one.favourite)),
                _edit_of(contact_id, lambda one: replace(one, n=replace(one.n, prefix=text))),
                _edit_of(3, lambda one: replace(one, fn=f"Leo {text}", n=Name(given="Leo", family=text))),
                lambda services: services.contacts.add_tag([contact_id], f"tag {text}"),
                lambda services: services.activities.log(
                    Activity(0, contact_id, "call", subject=text or "x")
                ),
                lambda services: services.contacts.save(Contact(fn=f"New {text}")),
            )
        )
    )
    return found


LINES = st.lists(
    st.sampled_from(
        ("TEL:+34 911", "EMAIL:a@example.com", "TITLE:Chief", "NICKNAME:Ani", "X-CRM-ID:8", "URL:https://a")
    ),
    unique=True,
    max_size=4,
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with three people, made once."""
    folder = tmp_path_factory.mktemp("law")
    with closing(open_services(new_book(folder / "book.rolodex"))) as services:
        imported(services, ANA + EVA + card("FN:Leo", "UID:leo", "TEL:3"))
    return folder / "book.rolodex"


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=LINES, other=LINES, later=st.lists(edits(), max_size=4))
def test_an_import_taken_back_is_as_if_it_had_never_been_whatever_was_edited_since(
    begun: Path, first: list[str], other: list[str], later: list[Edit]
) -> None:
    cards = card("FN:Ana Ortiz", "UID:ana", *first) + card("FN:Eva", "UID:eva", *other) + card("FN:Jens")
    with books(begun) as (with_import, without):
        import_id = imported(with_import, cards).import_id
        for edit in later:
            edit(with_import)
            edit(without)
        with_import.imports.revert(import_id)
        assert told(with_import) == told(without)


@contextmanager
def books(begun: Path) -> Iterator[tuple[Services, Services]]:
    """Two copies of a book."""
    with TemporaryDirectory() as folder, ExitStack() as stack:
        opened = []
        for name in ("one.rolodex", "other.rolodex"):
            shutil.copy(begun, Path(folder) / name)
            opened.append(stack.enter_context(closing(open_services(Path(folder) / name))))
        yield opened[0], opened[1]


def told(services: Services) -> list[tuple[Contact, list[str]]]:
    """Everybody with their timeline; ids and UIDs of who came later were counted on."""
    return [
        (
            replace(one, id=0, uid=one.uid if one.id <= 3 else ""),
            [entry.title for entry in services.activities.timeline(one.id)],
        )
        for one in everybody(services).values()
    ]
