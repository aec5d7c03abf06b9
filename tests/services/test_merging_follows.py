"""Whatever points at a contact that is merged follows, be it of a table that was added later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest
from tests.blank import new_book
from tests.builders import person
from tests.services.merging_sample import Dump, dump, naming, row_everywhere, somebody, verify

from rolodex.domain.contact import Org
from rolodex.domain.group import Membership
from rolodex.services.opening import Services, open_services
from rolodex.store import journal, merging
from rolodex.store.past import CARD

NOW = datetime.fromisoformat("2026-05-03T10:00")
GONE = 987_654_321
"""The id of the contact that goes, a number that nothing else is."""
KEPT = {
    "segment_move": "who moved between segments is history",
    "changeset": "the history",
    "journal": "the history",
    "merged_contact": "there it is said who became whom",
    "fired": "what the user was told of stands beside what counts for the one contact",
    "draft": "a relation of an edit that was begun: saving takes what the book says by then",
    "setting": "a suggestion that was put off stands beside what counts for the one contact",
    "source": "the UID of the card is known again",
    "last_id": "that no id is given twice",
    "sqlite_sequence": "that no id is given twice",
}
"""Tables in which the id of the one that went may stand, and why."""


@dataclass(frozen=True)
class Case:
    services: Services
    ana: int
    step: int
    before: Dump


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A book in which every table had a row for somebody, who was then merged into Ana."""
    services = open_services(new_book(tmp_path_factory.mktemp("merging") / "book.rolodex"))
    ana, leo = (services.contacts.save(person(name, uid=f"uid-{name}")).id for name in ("Ana", "Leo"))
    somebody(services, GONE, person("Anita", "Ruiz", uid=f"uid-{GONE}"))
    row_everywhere(services, GONE, leo)
    with services.book.reading() as connection:
        columns = set(merging.links(connection))
        pointing = naming(connection, GONE)
    assert columns - pointing == {("distinct_pair", "contact_id")} - pointing
    keep_housekeeping(services, leo)
    before = dump(services)
    changes = services.merging.merge(services.merging.plan([ana, GONE]), {}, NOW)
    assert changes.step is not None
    yield Case(services, ana, changes.step.id, before)
    services.close()


def keep_housekeeping(services: Services, leo: int) -> None:
    """Settings and drafts that name the one who goes."""
    services.settings.set("suggestions_dismissed", json.dumps({f"quiet:{GONE}": "2099-01-01"}))
    pages = [["2026-05-03", [[1, f"birthday:1:{GONE}:9", GONE, "Anita"]]]]
    services.settings.set("planner_sheets", json.dumps(pages))
    known = services.contacts.get(leo)
    assert known is not None
    there = replace(known, org=(Org("Acme", company_id=GONE),))
    services.drafts.keep(leo, there, groups=Membership(joins=(GONE,)), base=there)


def test_drafts_planner_pages_and_what_was_put_off_lead_to_the_one_contact(merged: Case) -> None:
    (draft,) = merged.services.drafts.all()
    assert draft.contact.org[0].company_id == merged.ana
    assert draft.base is not None
    assert draft.base.org[0].company_id == merged.ana
    assert draft.groups.joins == (merged.ana,)
    assert f'"birthday:1:{merged.ana}:9", {merged.ana}' in merged.services.settings.get("planner_sheets")
    assert f"quiet:{merged.ana}" in merged.services.settings.get("suggestions_dismissed")


def test_the_old_id_stands_nowhere_any_more(merged: Case) -> None:
    with merged.services.book.reading() as connection:
        assert {table for table, _ in naming(connection, GONE)} <= KEPT.keys()


def test_no_row_of_any_table_is_lost(merged: Case) -> None:
    now = dump(merged.services)
    with merged.services.book.reading() as connection:
        shapes = journal.shapes(connection)
    for table, shape in shapes.items():
        if table in ("contact", "name", "merged_contact", "source"):
            continue
        assert len(now.get(table, ())) == len(merged.before.get(table, ())), table
        for column, parent, _ in shape.links:
            place = shape.columns.index(column)
            if parent == "contact" and table not in CARD:
                whose = {row[place] for row in now[table]}
                assert whose == {merged.ana} or table in ("distinct_pair", "merged_contact"), (table, column)


def test_totals_search_and_segments_are_what_a_recount_gives(merged: Case) -> None:
    verify(merged.services)


def test_the_merge_and_its_separation_bring_every_row_back(merged: Case) -> None:
    services = merged.services
    after = dump(services)
    services.history.undo()
    assert dump(services) == merged.before
    verify(services)
    services.history.redo()
    assert dump(services) == after
    services.merging.separate(merged.step, NOW)
    apart = {table: rows for table, rows in dump(services).items() if table != "distinct_pair"}
    assert apart == {table: rows for table, rows in merged.before.items() if table != "distinct_pair"}
    assert {row[1:3] for row in dump(services)["distinct_pair"]} == {
        *(row[1:3] for row in merged.before["distinct_pair"]),
        (merged.ana, GONE),
    }
    verify(services)
    services.history.undo()
    assert dump(services) == after
