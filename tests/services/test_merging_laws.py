"""Whatever is merged: undo is identity, and separating leaves what came later and nothing else."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from tests.blank import new_book
from tests.builders import contacts, emails, person, phones, values
from tests.services.merging_sample import dump, row_everywhere, verify

from rolodex.domain.contact import Contact, Value
from rolodex.domain.merging_card import fields_of, merged
from rolodex.domain.message import message
from rolodex.domain.parting import apart
from rolodex.services.opening import Services, open_services
from rolodex.store import bulk

NOW = datetime.fromisoformat("2026-05-03T10:00")
PEOPLE = contacts(1).map(lambda one: replace(one, kind="individual", member=(), photo=()))
NUMBERS = st.sampled_from(["600 123 456", "+34 600123456", "0034600123456", "91 000 000", "900"])
ADDRESSES = st.sampled_from(["ana@example.com", "ANA@example.com", "a@example.org"])
ALIKE = st.builds(
    lambda given, tel, email, note: person(
        given, tel=phones(*tel), email=emails(*email), note=tuple(map(Value, note))
    ),
    st.sampled_from(["Ana", "Anita", "José", "Pepe"]),
    st.lists(NUMBERS, max_size=3),
    st.lists(ADDRESSES, max_size=2),
    st.lists(st.sampled_from(["Likes walnut", "likes  walnut", "Press"]), max_size=2),
)
TWICE = person("José", tel=phones("91 000 000", "600 123 456", "600 123 456"))
CARDS = st.lists(ALIKE, min_size=2, max_size=3) | st.tuples(PEOPLE, ALIKE).map(list)
TRIED = (Phase.explicit, Phase.reuse, Phase.generate)
"""Cards are so large that making a failing one smaller takes minutes."""
QUICK = settings(max_examples=25, deadline=None, phases=TRIED)
SLOW = settings(
    max_examples=4,
    deadline=None,
    phases=TRIED,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def choices_for(cards: Sequence[Contact], picked: int) -> dict[str, int]:
    """A side for each field of which one is chosen, picked by a number."""
    single = [field.name for field in fields_of(cards) if not field.united]
    return {name: (picked >> place) % len(cards) for place, name in enumerate(single)}


@QUICK
@given(PEOPLE)
def test_who_is_merged_with_an_empty_card_stays_as_they_are(card: Contact) -> None:
    assert merged([card, Contact()], {}) == card


@QUICK
@given(CARDS)
def test_merging_with_what_is_merged_already_brings_nothing(cards: list[Contact]) -> None:
    once = merged(cards, {})
    for name in ("tel", "email", "note", "nickname", "url", "categories", "adr", "org"):
        assert getattr(merged([once, cards[1]], {}), name) == getattr(once, name)


@QUICK
@given(CARDS)
def test_every_value_of_a_united_list_is_kept_once(cards: list[Contact]) -> None:
    once = merged(cards, {})
    for card in cards:
        for email in card.email:
            same = " ".join(email.value.split()).casefold()
            kept = [one for one in once.email if " ".join(one.value.split()).casefold() == same]
            own = [one for one in cards[0].email if " ".join(one.value.split()).casefold() == same]
            assert len(kept) == max(1, len(own))


@QUICK
@given(CARDS, st.integers(0, 2**30))
def test_a_card_that_nobody_wrote_on_since_is_what_it_was(cards: list[Contact], picked: int) -> None:
    once = merged(cards, choices_for(cards, picked))
    assert apart(cards[0], once, once) == cards[0]


@QUICK
@given(CARDS, st.integers(0, 2**30), values(), st.text("xyz", min_size=1))
@example([TWICE, person("Pepe", tel=phones("+34 600123456"))], 0, Value("0"), "x")
def test_what_was_written_since_stays(cards: list[Contact], picked: int, tel: Value, name: str) -> None:
    once = merged(cards, choices_for(cards, picked))
    new = replace(tel, value=tel.value + "later")
    fn = name if name != once.fn else f"{name}!"
    then = apart(cards[0], once, replace(once, fn=fn, tel=(*once.tel, new)))
    assert then == replace(cards[0], fn=fn, tel=(*cards[0].tel, new))


@contextmanager
def a_book(cards: Sequence[Contact]) -> Iterator[tuple[Services, list[int]]]:
    """A book with these people, the last of whom has a row of every table, and one bystander."""
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(new_book(Path(folder) / "book.rolodex"))
        bystander = services.contacts.save(person("Leo", uid="uid-leo")).id
        ids = [services.contacts.save(card).id for card in cards]
        row_everywhere(services, ids[-1], bystander)
        yield services, ids
        services.close()


def without(rows: dict[str, Any], *tables: str) -> dict[str, Any]:
    return {table: found for table, found in rows.items() if table not in tables}


@SLOW
@given(CARDS, st.integers(0, 2**30))
def test_undo_and_separation_of_a_merge_are_identity(cards: list[Contact], picked: int) -> None:
    with a_book(cards) as (services, ids):
        before = dict(dump(services))
        plan = services.merging.plan(ids)
        done = services.merging.merge(plan, choices_for(plan.contacts, picked), NOW)
        verify(services)
        services.history.undo()
        assert dump(services) == before
        services.history.redo()
        assert done.step is not None
        services.merging.separate(done.step.id, NOW)
        assert without(dict(dump(services)), "distinct_pair") == without(before, "distinct_pair")
        verify(services)


@SLOW
@given(CARDS, st.integers(0, 2**30), values())
@example([Contact(), person("Ana")], 0, Value(""))
def test_separating_after_later_edits_leaves_these_and_brings_the_others_back(
    cards: list[Contact], picked: int, tel: Value
) -> None:
    with a_book(cards) as (services, ids):
        people = [services.contacts.get(one) for one in ids]
        before = dict(dump(services))
        plan = services.merging.plan(ids)
        done = services.merging.merge(plan, choices_for(plan.contacts, picked), NOW)
        now = services.contacts.get(ids[0])
        assert now is not None
        new = replace(tel, value=tel.value + "later")
        services.contacts.save(replace(now, tel=(*now.tel, new)))
        saved = services.contacts.get(ids[0])
        assert saved is not None
        with services.book.change(message("Diary")) as tx:
            bulk.insert(tx, "activity", ("contact_id", "kind", "subject"), [(ids[0], "call", "later")])
        assert done.step is not None
        services.merging.separate(done.step.id, NOW)
        verify(services)
        first = people[0]
        assert first is not None
        # Who had no name is called by what stands best for them when they are saved, and that stays too.
        name = first.fn if saved.fn == now.fn else saved.fn
        assert services.contacts.get(ids[0]) == replace(first, fn=name, tel=(*first.tel, new))
        assert [services.contacts.get(one) for one in ids[1:]] == people[1:]
        after = dict(dump(services))
        later = [row for row in after["activity"] if row not in before["activity"]]
        assert [row[1] for row in later] == [ids[0]]
        for table in ("purchase", "refund", "campaign_member", "reminder", "deal", "ticket", "pause"):
            assert after[table] == before[table]
