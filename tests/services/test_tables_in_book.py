"""Tables that are taken into a book: once, by a key, with saved mappings, as activities and orders."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.builders import emails, person, phones
from tests.in_tables import people, table, take, workbook

from rolodex.domain.contact import Custom
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.mapping import Mapping, Target
from rolodex.services.opening import Services
from rolodex.store.tables import METADATA


def test_a_field_of_the_users_own_is_known_by_its_name(services: Services, tmp_path: Path) -> None:
    services.custom_fields.save(CustomField(0, "Número de socio", "number"))
    made = table(tmp_path, "Name;numero de socio\nAna;1200\nEva;none\n")
    assert [one.custom for one in people(services, made)] == [
        (Custom("Número de socio", "1200", "number"),),
        (Custom("Número de socio", "none"),),
    ]


def stop_half_way(done: int, total: int) -> None:
    if total and done * 2 >= total:
        raise Cancelled


def many(folder: Path, ending: str) -> Path:
    """A file of 300 people of this kind, with the email of one whom the book may have."""
    people_of = [("Ana García", "ana@x.es"), *((f"Person {one}", f"p{one}@x.es") for one in range(299))]
    if ending == ".xlsx":
        return workbook(folder, ["Name", "Email", "Town"], *([*one, "Lugo"] for one in people_of))
    texts = {
        ".csv": "Name,Email,Town\n" + "".join(f"{name},{email},Lugo\n" for name, email in people_of),
        ".ldif": "".join(f"dn: cn=x\ncn: {name}\nmail: {email}\nl: Lugo\n\n" for name, email in people_of),
        ".jsonl": "".join(
            f'{{"fn": "{name}", "email": [{{"value": "{email}"}}], "tz": "Lugo"}}\n'
            for name, email in people_of
        ),
    }
    return table(folder, texts[ending], name=f"people{ending}")


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".ldif", ".jsonl"])
def test_an_import_cancelled_half_way_leaves_nothing_in_the_book(
    services: Services, tmp_path: Path, ending: str
) -> None:
    services.contacts.save(person("Ana", "García", email=emails("ana@x.es")))
    before = whole(services)
    with services.tables_in.plan(many(tmp_path, ending)) as plan:
        assert (plan.counts.updated, plan.counts.new) == (1, 299)
        with pytest.raises(Cancelled):
            services.importing.apply(plan, stop_half_way)
    assert whole(services) == before


def test_a_reading_cancelled_half_way_leaves_nothing_in_the_book(services: Services, tmp_path: Path) -> None:
    before = whole(services)
    with pytest.raises(Cancelled):
        services.tables_in.plan(many(tmp_path, ".csv"), progress=stop_half_way)
    assert whole(services) == before


def whole(services: Services) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table of the book."""
    with services.book.reading() as connection:
        return {name: list(connection.execute(f'SELECT * FROM "{name}"')) for name in METADATA.tables}


def test_a_row_that_comes_again_changes_nothing(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "First name,Last name,Phone\nAna,García,600 111 222\nAna,Gil,\n")
    assert take(services, made) == (2, 0, 0)
    assert take(services, made) == (0, 0, 2)
    made = table(tmp_path, "Phone,First name,Last name,Town\n600 111 222,Ana,García,Lugo\n")
    assert take(services, made) == (0, 1, 0)


@pytest.mark.parametrize(
    ("key", "head", "cell"), [("email", "Email", "ANA@x.es"), ("tel", "Phone", "600 111-222")]
)
def test_rows_update_by_a_key_and_rename_nobody(
    services: Services, tmp_path: Path, key: str, head: str, cell: str
) -> None:
    ana = services.contacts.save(
        person("Ana", "García", email=emails("ana@x.es"), tel=phones("600 111 222"))
    ).id
    made = table(tmp_path, f"{head},Town\n{cell},Lugo\n")
    preview = services.tables_in.preview(made)
    found = Mapping(preview.mapping.targets, key=key)
    assert take(services, made, found) == (0, 1, 0)
    known = services.contacts.get(ana)
    assert known is not None
    assert (known.fn, known.adr[0].city) == ("Ana García", "Lugo")


def test_mappings_are_kept_and_known_by_their_table(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Who,Call\nAna,600\n")
    mapping = Mapping((Target("fn"), Target("tel", ("cell",), number=2)), key="tel", name=" My  clients ")
    kept = services.tables_in.save_mapping(mapping, services.tables_in.preview(made).columns).id
    found = services.tables_in.preview(made).mapping
    assert (found.id, found.name, found.targets, found.key) == (kept, "My clients", mapping.targets, "tel")
    assert services.tables_in.save_mapping(mapping).id == kept
    assert services.tables_in.preview(made).mapping.id == kept
    services.tables_in.delete_mapping(kept)
    assert services.tables_in.mappings() == ()
    with pytest.raises(UserError):
        services.tables_in.named("my clients")


def test_activities_come_in_once_and_nobody_is_guessed(services: Services, tmp_path: Path) -> None:
    ana = services.contacts.save(person("Ana", "García", email=emails("ana@x.es"))).id
    made = table(
        tmp_path,
        "Date;Contact;Type;Duration;Subject;Regarding what\n"
        "2026-05-03 10:30;ana garcia;Llamada;1:30;Chairs;oak\n"
        "3/5/2026;Ana García;;;;\n"
        ";Ana García;note;;;\n2026-05-04;Zoe;note;;;\n2026-05-04;Ana García;dance;;;\n",
    )
    plan = services.tables_in.plan_activities(made)
    assert [one.line for one in plan.rejected] == [4, 5, 6]
    services.tables_in.apply_activities(plan)
    call = next(one for one in services.activities.timeline(ana) if one.kind == "call")
    entry = services.activities.get(call.id)
    assert entry is not None
    assert (entry.minutes, entry.subject, entry.body) == (90, "Chairs", "Regarding what: oak")
    again = services.tables_in.plan_activities(made)
    assert (again.counts.new, again.counts.unchanged) == (0, 2)


def test_orders_come_from_a_workbook_with_names_of_its_own(services: Services, tmp_path: Path) -> None:
    ana = services.contacts.save(person("Ana", "García")).id
    made = workbook(
        tmp_path, ["Fecha", "Cliente", "Total", "Odd"], [date(2026, 5, 3), "Ana García", 12.5, "x"]
    )
    plan = services.tables_in.plan_purchases(made)
    assert [one.name for one in plan.rejected] == ["Odd"]
    services.purchase_importing.apply(plan)
    assert [one.total for one in services.purchases.of_contact(ana)] == [1250]
    mapping = Mapping((Target("customer"), Target("date"), Target("amount")), subject="purchases")
    made = table(tmp_path, "Who,On,Sum\nAna García,4/5/2026,7\n")
    assert services.tables_in.plan_purchases(made, mapping).counts.new == 1


def test_orders_without_a_date_or_person_are_refused(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "One,Two\n1,2\n")
    for plan in (services.tables_in.plan_purchases, services.tables_in.plan_activities):
        with pytest.raises(UserError):
            plan(made)
