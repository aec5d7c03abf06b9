"""`rolodex find` and `rolodex show`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex

from rolodex.cli.verbs.finding import _lines
from rolodex.services.opening import open_services


def test_find_gives_who_matches_with_firm_phone_and_email(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    (found,) = rolodex("find", "okafor", "--json").json
    assert found == {
        "id": found["id"],
        "uid": "one",
        "fn": "Ada Okafor",
        "org": "Okafor & Sons",
        "tel": "+44 7700 900123",
        "email": "ada@okafor.example",
    }


def test_find_lists_people_in_columns(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("find", "ana garcia ortiz")
    assert "Ana García Ortiz" in answer.out
    assert "Muebles Ortiz, S.L." in answer.out


def test_find_meets_companies_too(rolodex: Rolodex, sample: Path) -> None:
    names = [found["fn"] for found in rolodex("find", "muebles ortiz", "--json").json]
    assert "Muebles Ortiz, S.L." in names


def test_find_meets_a_number_without_its_country_code(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    assert [found["uid"] for found in rolodex("find", "07700 900 123", "--json").json] == ["one"]


def test_find_shows_no_more_than_its_limit_and_says_so(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("find", "a", "--limit", 2)
    assert len(answer.out.splitlines()) == 2
    assert "--limit" in answer.err


def test_find_says_that_nobody_matches(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("find", "qqqxqqq")
    assert (answer.code, answer.out) == (0, "")
    assert "Nobody" in answer.err


def test_find_of_nobody_in_json_is_an_empty_list(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("find", "qqqxqqq", "--json").json == []


def test_a_query_full_of_signs_finds_nothing_and_fails_nowhere(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("find", '"o\'brien" AND (-x* OR', "--json").code == 0


def test_find_takes_fields_in_english_and_spanish(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    for query in ("city:leeds", 'país:"reino unido"', "company:okafor is:person", "sin:teléfono -name:marta"):
        found = [one["uid"] for one in rolodex("find", query, "--json").json]
        assert found == (["one"] if "sin" not in query else [])
    assert [one["uid"] for one in rolodex("find", "--json", "--", "-city:leeds").json] == ["two"]


def test_find_says_which_value_a_mistyped_one_was_taken_for(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    answer = rolodex("find", "city:leads")
    assert "Ada Okafor" in answer.out
    assert "city:Leeds" in answer.err


def test_find_without_a_query_is_wrong_usage(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("find").code == 2


def test_who_was_deleted_is_found_and_brought_back(rolodex: Rolodex, cards: Path, book: Path) -> None:
    rolodex("import", cards)
    (found,) = rolodex("find", "marta", "--json").json
    services = open_services(book)
    services.contacts.delete([found["id"]])
    services.close()
    (gone,) = rolodex("find", "--deleted", "rui", "--json").json
    assert (gone["contact_id"], gone["fn"]) == (found["id"], "Marta Ruiz")
    assert rolodex("find", "--deleted", "ada", "--json").json == []
    assert "Marta Ruiz" in rolodex("find", "--deleted").out
    assert rolodex("undelete", found["id"], "--json").json["contacts"] == [found["id"]]
    assert rolodex("find", "marta", "--json").json == [found]
    assert rolodex("undelete", found["id"]).code == 1


def test_groups_are_listed_with_their_members(rolodex: Rolodex, sample: Path) -> None:
    (group,) = rolodex("groups", "--json").json
    assert (
        group["members"]
        == len(rolodex("find", f'group:"{group["name"]}"', "--limit", "99", "--json").json)
        > 0
    )
    assert group["name"] in rolodex("groups").out


def test_show_gives_every_field_in_the_words_of_the_rfc(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    card = rolodex("show", "one", "--json").json
    assert card["fn"] == "Ada Okafor"
    assert card["n"]["family"] == "Okafor"
    assert card["tel"][0]["value"] == "+44 7700 900123"
    assert card["adr"][0]["city"] == "Leeds"


def test_show_takes_an_id_as_find_gives_it(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    (found,) = rolodex("find", "marta", "--json").json
    assert rolodex("show", found["id"], "--json").json["uid"] == "two"


def test_show_prints_a_line_for_each_field(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    lines = rolodex("show", "one").out.splitlines()
    assert "fn: Ada Okafor" in lines
    assert any(line.startswith("tel: +44 7700 900123") for line in lines)


def test_show_of_somebody_unknown_is_a_problem_told_in_one_line(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("show", "no-such-uid")
    assert answer.code == 1
    assert answer.err.count("\n") == 1


def test_the_parts_of_a_field_stand_on_one_line() -> None:
    assert _lines([{"value": "1", "types": ["cell", "work"], "pref": 0}]) == ["1, types cell, work"]


def test_an_empty_field_takes_no_line() -> None:
    assert _lines([]) + _lines("") + _lines({"value": ""}) == []
