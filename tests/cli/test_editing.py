"""`rolodex edit` and `rolodex tidy`."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person
from tests.cli.conftest import Rolodex

from rolodex.domain.contact import Adr
from rolodex.services.opening import open_services


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of two people."""
    path = new_book(tmp_path / "small.rolodex")
    services = open_services(path)
    services.settings.choose("country", "ES")
    services.contacts.save(person(adr=(Adr(street="Mayor 1", code="28013", city="Madird"),)))
    services.contacts.save(person("Eva", email=emails("eva@gmial.com")))
    services.close()
    monkeypatch.setenv("ROLODEX_BOOK", str(path))
    return path


def test_the_fields_are_listed(rolodex: Rolodex, small: Path) -> None:
    assert {"adr.city", "org.title", "categories"} <= {one["field"] for one in rolodex("edit", "--json").json}
    assert "adr.city" in rolodex("edit").out


def test_a_field_is_changed_for_all_who_are_meant(rolodex: Rolodex, small: Path) -> None:
    told = rolodex("edit", "adr.city", "Madrid", "--query", "ana", "--json").json
    assert (told["changed"], told["left_out"], bool(told["changeset"])) == (1, [], True)
    assert told["rows"][0]["fields"][0] | {"name": ""} == {
        "field": "adr.city",
        "name": "",
        "before": "Madird",
        "after": "Madrid",
    }
    rolodex("undo")
    assert "Madird → Madrid" in rolodex("edit", "adr.city", "Madrid", "--everybody", "--dry-run").out


def test_words_are_found_and_replaced_in_all_texts(rolodex: Rolodex, small: Path) -> None:
    assert rolodex("edit", "all", "Gil", "--find", "garcia", "--everybody", "--json").json["changed"] == 2
    assert rolodex("edit", "all", "Gil", "--find", "garcia", "--everybody", "--json").json["changed"] == 0


def test_nobody_is_changed_unless_somebody_is_meant(rolodex: Rolodex, small: Path) -> None:
    refused = rolodex("edit", "adr.city", "Madrid")
    assert (refused.code, "Say who is meant" in refused.err) == (1, True)


def test_repairs_are_listed_and_answered_by_their_marks(rolodex: Rolodex, small: Path) -> None:
    listed = rolodex("tidy", "--json").json
    assert {kind: count for kind, count in listed["counts"].items() if count} == {"email": 1}
    (repair,) = listed["repairs"]
    rolodex("tidy", "--yes", repair["mark"])
    assert "nothing to repair" in rolodex("tidy").out
    rolodex("undo")
    rolodex("tidy", "--no", repair["mark"])
    assert rolodex("tidy", "--kind", "email", "--json").json["repairs"] == []
