"""Contacts going out: files, folders, the clipboard, and what they cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import company, emails, person, phones

from rolodex.domain.contact import Adr, Contact, Name, Org, Value
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.file_name import safe_name
from rolodex.domain.listing import Query
from rolodex.services.opening import Services


def saved(services: Services, *contacts: Contact) -> list[int]:
    return [services.contacts.save(contact).id for contact in contacts]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_file_each_is_named_by_number_and_name(services: Services, tmp_path: Path) -> None:
    ids = saved(services, person("Ana", "García"), person("Owen", "Byrne/Sons"))
    assert services.exporting.one_each(tmp_path / "out", ids) == 2
    assert names(tmp_path / "out") == ["contacts-0001 Ana Garcia.vcf", "contacts-0002 Owen Byrne Sons.vcf"]


def test_each_of_these_files_holds_one_card_of_version_21(services: Services, tmp_path: Path) -> None:
    saved(services, person(), company())
    services.exporting.one_each(tmp_path / "out")
    for file in (tmp_path / "out").iterdir():
        assert file.read_bytes().count(b"VERSION:2.1\r\n") == 1


def test_a_folder_that_holds_something_is_left_alone(services: Services, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine", "utf-8")
    saved(services, person())
    with pytest.raises(UserError):
        services.exporting.one_each(tmp_path / "out")
    assert names(tmp_path / "out") == ["mine.txt"]


def test_an_empty_folder_is_taken(services: Services, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    saved(services, person())
    assert services.exporting.one_each(tmp_path / "out") == 1
    assert len(names(tmp_path / "out")) == 1


def test_a_cancelled_export_leaves_no_folder_behind(services: Services, tmp_path: Path) -> None:
    saved(services, person())

    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.exporting.one_each(tmp_path / "out", progress=cancel)
    assert not [path for path in tmp_path.iterdir() if "out" in path.name]


def test_losses_are_counted_and_the_first_named(services: Services) -> None:
    labelled = tuple(Value(number, label="Boat") for number in ("1", "2", "3"))
    saved(services, person(tel=labelled), person("Eva", "Ruiz"))
    losses = services.exporting.losses("2.1", limit=2)
    assert (losses.cards, losses.touched, losses.count) == (2, 1, 3)
    assert [row.fn for row in losses.rows] == ["Ana García", "Ana García"]


def test_losses_are_those_of_the_contacts_asked_for(services: Services) -> None:
    saved(services, person(tel=(Value("1", label="Boat"),)), person("Eva", "Ruiz"))
    assert services.exporting.losses("2.1", query=Query(text="eva")).count == 0


def test_looking_for_losses_can_be_cancelled(services: Services) -> None:
    saved(services, person())

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        services.exporting.losses("2.1", progress=cancel)


def test_a_clip_is_text_to_read_and_cards(services: Services) -> None:
    ana = person(
        tel=phones("+34 600 123 456"),
        email=emails("ana@ortiz.example"),
        org=(Org("Muebles Ortiz, S.L.", title="Gerente"),),
        adr=(Adr(street="Calle Mayor 14", code="28013", city="Madrid", country="España"),),
    )
    services.settings.set("country", "DE")
    clip = services.exporting.clip(saved(services, ana))
    assert clip.text == (
        "Ana García\nGerente · Muebles Ortiz, S.L.\n+34 600 123 456\nana@ortiz.example\n"
        "Calle Mayor 14\n28013 Madrid\nSpain"
    )
    assert clip.vcard.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert clip.names == ("Ana García",)


def test_several_people_stand_apart_in_a_clip(services: Services) -> None:
    clip = services.exporting.clip(saved(services, Contact(fn="Ana"), Contact(fn="Eva")))
    assert clip.text == "Ana\n\nEva"
    assert clip.vcard.count(b"BEGIN:VCARD") == 2


def test_a_company_is_named_once_in_a_clip(services: Services) -> None:
    assert services.exporting.clip(saved(services, company("Acme"))).text == "Acme"


@given(st.text())
def test_any_text_makes_a_name_for_a_file(text: str) -> None:
    name = safe_name(text)
    assert name == name.strip(" .") != ""
    assert len(name.encode()) <= 240
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')


@pytest.mark.parametrize(
    ("text", "name"),
    [("Ana García", "Ana Garcia"), ("../../etc", "etc"), ("CON", "CON_"), ("  ", "card"), ("王芳", "王芳")],
)
def test_a_file_is_named_as_its_person_as_far_as_it_may(text: str, name: str) -> None:
    assert safe_name(text) == name


def test_a_name_without_anything_is_called_card(services: Services, tmp_path: Path) -> None:
    saved(services, Contact(n=Name()))
    services.exporting.one_each(tmp_path / "out")
    assert names(tmp_path / "out") == ["contacts-0001.vcf"]
