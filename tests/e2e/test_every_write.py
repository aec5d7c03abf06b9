"""Every write of the services, done, undone and redone on a book in which there is some of everything.

A new method that changes the book and has no line in `WRITES`, here or in a module of `writes`, fails the
first test. A module there may fill the book further with `fill(services, sample)`.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import pkgutil
import shutil
import typing
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest
from tests.blank import new_book
from tests.builders import company, emails, person, phones
from tests.e2e import writes

from rolodex.domain.card import Blob
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Org, Photo, Value
from rolodex.domain.custom_field import CustomField
from rolodex.domain.group import Membership
from rolodex.domain.message import message
from rolodex.services.opening import Services, open_services
from rolodex.store import bulk, journal, search

PNG = b"\x89PNG\r\n\x1a\n one"
OTHER = b"\x89PNG\r\n\x1a\n other"
HOME = Adr(street="Calle Mayor 1", code="28013", city="Madrid", country="España", types=("home",))
WORK = Adr(street="Gran Vía 2", code="48001", city="Bilbao", types=("work",))
CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:uid-ana\r\nFN:Ana García\r\nN:García;Ana;;;\r\n"
    "TEL;TYPE=HOME:+34 91 000 000\r\nCATEGORIES:press\r\nX-OTHER:1\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:uid-new\r\nFN:Luis Salas\r\nN:Salas;Luis;;;\r\nEND:VCARD\r\n"
)


def blob(data: bytes) -> Blob:
    return Blob(hashlib.sha256(data).hexdigest(), "image/png", data)


def picture(data: bytes) -> Photo:
    return Photo(sha256=blob(data).sha256, media_type="image/png")


@dataclass(frozen=True)
class Sample:
    """Who is in the book of the test."""

    folder: Path
    ana: int
    eva: int
    leo: int
    acme: int
    gone: int
    family: int
    field: int


Write = Callable[[Services, Sample], object]


def edit(**changes: Any) -> Write:
    """Ana's card saved with these changes."""
    return lambda services, sample: services.contacts.save(replace(known(services, sample.ana), **changes))


def known(services: Services, contact_id: int) -> Contact:
    found = services.contacts.get(contact_id)
    assert found is not None
    return found


def move_the_company(services: Services, sample: Sample) -> object:
    """The company's address changed, which others share."""
    acme = known(services, sample.acme)
    return services.contacts.save(replace(acme, adr=(replace(acme.adr[0], street="Plaza Nueva 9"),)))


def import_cards(services: Services, sample: Sample) -> object:
    file = sample.folder / "cards.vcf"
    file.write_bytes(CARDS.encode())
    plan = services.importing.plan([file])
    try:
        return services.importing.apply(plan)
    finally:
        plan.close()


def import_as_chosen(services: Services, sample: Sample) -> object:
    like_leo = known(services, sample.leo).fn
    cards = CARDS + f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{like_leo}\r\nEMAIL:leo@example.com\r\nEND:VCARD\r\n"
    with services.importing.plan_data(cards.encode(), "cards.vcf") as plan:
        plan.tag = "fair"
        plan.choose(0, "skip")
        plan.choose_rest("alike", "merge")
        return services.importing.apply(plan)


WRITES: dict[tuple[str, str], Mapping[str, Write]] = {
    ("contacts", "save"): {
        "a new person": lambda services, _: services.contacts.save(person("Luz", tel=phones("1"))),
        "a new company": lambda services, _: services.contacts.save(company("Kiosk")),
        "a new person with a new tag, field, picture and group": lambda services, sample: (
            services.contacts.save(
                person(
                    "Luz",
                    categories=("new tag",),
                    custom=(Custom("Shoe size", "38", "number"),),
                    photo=(picture(OTHER),),
                ),
                [blob(OTHER)],
                Membership(joins=(sample.family,), founds=("Choir",)),
            )
        ),
        "another name": edit(fn="Ana Ortiz", n=person("Ana", "Ortiz").n),
        "everything taken away": lambda services, sample: services.contacts.save(
            Contact(id=sample.ana, uid="uid-ana", fn="Ana")
        ),
        "every property changed": edit(
            kind="org",
            nickname=(Value("Anita"),),
            org=(Org("Other", title="Owner", since="2019"),),
            tel=phones("2", "600"),
            email=emails("other@example.com"),
            adr=(WORK, replace(HOME, city="Getafe")),
            url=(Value("https://other.example"),),
            impp=(Value("xmpp:ana@example.com"),),
            related=(Value("Eva", ("sibling",)),),
            lang=(Value("es"),),
            dates=(Date("bday", "1985-03-14", 1985, 3, 14),),
            note=(Value("Other"), Value("Second")),
            categories=("friends", "vip"),
            photo=(picture(PNG), Photo("logo", uri="https://example.com/logo.png")),
            tz="Europe/Madrid",
            gender="F",
            rev="2026-05-03T10:00:00Z",
            foreign=(Foreign("X-OTHER", "2"),),
            favourite=False,
            custom=(Custom("Size", "43", "number"), Custom("Vegan", "yes", "yesno")),
            consent=(Consent("letter", granted=False),),
        ),
        "only the order": edit(tel=tuple(reversed(phones("600", "601")))),
        "a group left": lambda services, sample: services.contacts.save(
            known(services, sample.ana), groups=Membership(leaves=(sample.family,))
        ),
        "the address of a company that others share": move_the_company,
    },
    ("contacts", "delete"): {
        "one": lambda services, sample: services.contacts.delete([sample.ana]),
        "several": lambda services, sample: services.contacts.delete([sample.ana, sample.eva, sample.leo]),
        "a company with its people": lambda services, sample: services.contacts.delete([sample.acme]),
    },
    ("contacts", "restore"): {
        "one": lambda services, sample: services.contacts.restore([sample.gone]),
    },
    ("contacts", "add_tag"): {
        "a new tag": lambda services, sample: services.contacts.add_tag([sample.ana, sample.eva], "new"),
        "a known tag": lambda services, sample: services.contacts.add_tag([sample.ana, sample.eva], "vip"),
    },
    ("contacts", "remove_tag"): {
        "from two": lambda services, sample: services.contacts.remove_tag([sample.ana, sample.leo], "vip"),
    },
    ("contacts", "rename_tag"): {
        "to a new name": lambda services, _: services.contacts.rename_tag("vip", "VIP"),
        "to the name of another": lambda services, _: services.contacts.rename_tag("vip", "press"),
    },
    ("contacts", "set_favourite"): {
        "on": lambda services, sample: services.contacts.set_favourite([sample.eva, sample.leo], True),
        "off": lambda services, sample: services.contacts.set_favourite([sample.ana], False),
    },
    ("custom_fields", "save"): {
        "new": lambda services, _: services.custom_fields.save(
            CustomField(0, "Colour", "choice", "all", ("red", "blue"))
        ),
        "changed": lambda services, sample: services.custom_fields.save(
            CustomField(sample.field, "Shoe", "text", "individual")
        ),
    },
    ("custom_fields", "delete"): {
        "with what stands in it": lambda services, sample: services.custom_fields.delete(sample.field),
    },
    ("custom_fields", "adopt_foreign"): {
        "a new field": lambda services, _: services.custom_fields.adopt_foreign(
            "X-OTHER", CustomField(0, "Other", "text")
        ),
    },
    ("companies", "from_firm"): {
        "new companies and known ones": lambda services, sample: services.companies.from_firm(
            [sample.ana, sample.eva, sample.leo]
        ),
    },
    ("companies", "share_address"): {
        "with one": lambda services, sample: services.companies.share_address(sample.acme, 0, [sample.ana]),
    },
    ("companies", "copy_address"): {
        "to two": lambda services, sample: services.companies.copy_address(
            sample.acme, 0, [sample.ana, sample.leo]
        ),
    },
    ("groups", "create"): {
        "empty": lambda services, _: services.groups.create("Choir"),
        "of two": lambda services, sample: services.groups.create("Choir", [sample.ana, sample.eva]),
    },
    ("groups", "add"): {
        "one": lambda services, sample: services.groups.add(sample.family, [sample.leo]),
    },
    ("groups", "remove"): {
        "one": lambda services, sample: services.groups.remove(sample.family, [sample.ana]),
    },
    ("groups", "rename"): {
        "to another name": lambda services, sample: services.groups.rename(sample.family, "Relatives"),
    },
    ("groups", "delete"): {
        "with its members": lambda services, sample: services.groups.delete(sample.family),
    },
    ("importing", "apply"): {
        "an update and somebody new": import_cards,
        "with a tag, a look-alike merged and one left out": import_as_chosen,
    },
}

MORE = [
    importlib.import_module(f"{writes.__name__}.{module.name}")
    for module in pkgutil.iter_modules(writes.__path__)
]
WRITES = {**WRITES, **{key: cases for module in MORE for key, cases in module.WRITES.items()}}

NO_STEPS: Mapping[tuple[str, str], str] = {
    ("contacts", "adopt"): "takes the step of another program into the history and makes none",
    ("settings", "choose"): "is housekeeping",
    ("history", "undo"): "takes back what the others do",
    ("history", "redo"): "takes back what the others do",
    ("history", "revert"): "takes back what the others do",
    **{key: why for module in MORE for key, why in getattr(module, "NO_STEPS", {}).items()},
}
"""Methods that give `Changes` and are no writes of their own, with the reason."""

CASES = [
    pytest.param(write, id=f"{service}.{method}: {name}")
    for (service, method), writes in WRITES.items()
    for name, write in writes.items()
]


def test_every_method_that_changes_the_book_is_tried_here() -> None:
    hints = typing.get_type_hints(Services)
    found = {
        (field.name, name)
        for field in fields(Services)
        if field.name != "book"
        for name, method in inspect.getmembers(hints[field.name], inspect.isfunction)
        if not name.startswith("_") and is_write(method)
    }
    assert found == WRITES.keys() | NO_STEPS.keys()


def is_write(method: Any) -> bool:
    """Whether a method gives `Changes`, or something that bears them, or opens a change by itself."""
    given = typing.get_type_hints(method).get("return")
    kinds = typing.get_args(given) or (given,)
    gives = any(kind is Changes or "changes" in getattr(kind, "__annotations__", ()) for kind in kinds)
    return gives or "_book.change(" in inspect.getsource(method)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Sample]:
    """A book with some of everything, made once."""
    folder = tmp_path_factory.mktemp("filled")
    services = open_services(new_book(folder / "book.rolodex"))
    sample = fill(services, folder)
    services.close()
    return folder / "book.rolodex", sample


def fill(services: Services, folder: Path) -> Sample:
    save = services.contacts.save
    services.custom_fields.save(CustomField(0, "Size", "number", "all"))
    acme = save(company("Acme", adr=(WORK,), tel=phones("900"))).id
    ana = save(
        person(
            uid="uid-ana",
            org=(Org("Acme", title="Clerk"), Org("Old Firm")),
            tel=phones("600", "601"),
            email=emails("ana@example.com"),
            adr=(HOME,),
            dates=(Date("bday", "--03-14", 0, 3, 14), Date("event", "2020-01-02", 2020, 1, 2, "Met")),
            note=(Value("Likes walnut"),),
            categories=("vip", "press"),
            photo=(picture(PNG),),
            foreign=(Foreign("X-OTHER", "1"), Foreign("X-KEPT", "a;b", params=(("P", "q"),))),
            favourite=True,
            custom=(Custom("Size", "42", "number"),),
            consent=(Consent("email", granted=True, source="fair", at="2026-05-03"),),
        ),
        [blob(PNG)],
    ).id
    eva = save(person("Eva", org=(Org("ACME"),), custom=(Custom("Size", "39", "number"),))).id
    leo = save(person("Leo", org=(Org("New Firm"),), categories=("vip",))).id
    gone = save(person("Gone", tel=phones("7"), categories=("lost",))).id
    family = services.groups.create("Family", [ana, eva]).id
    services.companies.share_address(acme, 0, [eva])
    with services.book.change(message("Diary")) as tx:
        bulk.insert(
            tx, "activity", ("contact_id", "kind", "subject"), [(ana, "call", "A"), (eva, "note", "B")]
        )
        bulk.insert(tx, "reminder", ("contact_id", "summary", "due"), [(ana, "Write", "2026-12-01T09:00")])
        bulk.insert(tx, "purchase", ("contact_id", "currency", "total"), [(ana, "EUR", 1200)])
    services.contacts.delete([gone])
    (field,) = (one.id for one in services.custom_fields.fields() if one.name == "Size")
    sample = Sample(folder, ana, eva, leo, acme, gone, family, field)
    for module in MORE:
        getattr(module, "fill", lambda services, sample: None)(services, sample)
    return sample


@pytest.fixture
def services(filled: tuple[Path, Sample], tmp_path: Path) -> Iterator[Services]:
    """The services of a copy of that book."""
    shutil.copy(filled[0], tmp_path / "book.rolodex")
    opened = open_services(tmp_path / "book.rolodex")
    yield opened
    opened.close()


@pytest.fixture
def sample(filled: tuple[Path, Sample], tmp_path: Path) -> Sample:
    return replace(filled[1], folder=tmp_path)


Dump = Mapping[str, list[tuple[Any, ...]]]


def dump(services: Services) -> Dump:
    """All rows of all journaled tables, but for tables without any."""
    with services.book.reading() as connection:
        tables = journal.tables(connection)
        rows = {table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id') for table in tables}
    return {table: found for table, found in rows.items() if found}


def verify(services: Services) -> None:
    """The index, the links and the totals say what the rows say."""
    with services.book.reading() as connection:
        assert list(search.verify(connection)) == []
        assert connection.execute("PRAGMA foreign_key_check") == []


def changes_of(done: object) -> Changes:
    changes = done if isinstance(done, Changes) else getattr(done, "changes", None)
    assert isinstance(changes, Changes)
    return changes


@pytest.mark.parametrize("write", CASES)
def test_a_write_is_undone_and_after_a_restart_redone_to_the_last_row(
    services: Services, sample: Sample, write: Write
) -> None:
    before = dump(services)
    step = changes_of(write(services, sample)).step
    assert step is not None
    after = dump(services)
    assert after != before
    verify(services)
    services.history.undo()
    assert dump(services) == before
    verify(services)
    services.close()
    with closing(open_services(services.book_path)) as restarted:
        restarted.history.redo()
        assert dump(restarted) == after
        verify(restarted)


@pytest.mark.parametrize("write", CASES)
def test_a_write_tells_whom_it_touches_and_what_it_did(
    services: Services, sample: Sample, write: Write
) -> None:
    cards = all_cards(services)
    changes = changes_of(write(services, sample))
    assert changes.step is not None
    step_id = changes.step.id
    now = all_cards(services)
    differing = {key for key in cards.keys() | now.keys() if cards.get(key) != now.get(key)}
    told = {one.contact_id: one for one in services.history.differences(step_id)}
    others = services.history.others(step_id)
    # a tag or field with another name is told once, not for each who has it
    renamed = any(other.what == "changed" for other in others)
    assert renamed or {key for key, one in told.items() if one.fields} == differing
    assert renamed or differing <= changes.of("contact")
    assert told or others
    assert {key: services.history.card_at(key, step_id - 1) for key in told} == {
        key: cards.get(key) for key in told
    }


def all_cards(services: Services) -> dict[int, Contact]:
    with services.book.reading() as connection:
        ids = [contact_id for (contact_id,) in connection.execute("SELECT id FROM contact")]
    return {contact_id: known(services, contact_id) for contact_id in ids}
