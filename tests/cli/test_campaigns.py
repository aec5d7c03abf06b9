"""Campaigns and answers on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex


@pytest.fixture
def summer(rolodex: Rolodex, cards: Path) -> str:
    """The code of the piece that Ada got of the campaign Summer; Marta has no address."""
    rolodex("import", cards)
    rolodex("campaign", "new", "Summer", "--cost", "120.50", "--currency", "EUR", "--kind", "card")
    rolodex("campaign", "plan", "Summer")
    (member,) = rolodex("campaign", "show", "Summer", "--json").json["members"]
    return str(member["code"])


def test_campaigns_are_listed(rolodex: Rolodex, sample: Path) -> None:
    rows = rolodex("campaign", "--json").json
    assert {"Christmas card", "Spring offer"} < {row["name"] for row in rows}
    assert [row["date"] for row in rows] == sorted((row["date"] for row in rows), reverse=True)
    assert "Christmas card" in rolodex("campaign", "list").out
    assert rows[0]["people"] >= rows[0]["pieces"] > 0


def test_a_book_without_campaigns_says_so(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    assert rolodex("campaign").err.strip() == "There is no campaign in this book."


def test_a_campaign_is_made_planned_and_sent(rolodex: Rolodex, summer: str) -> None:
    shown = rolodex("campaign", "show", "summer", "--json").json
    assert (shown["kind"], shown["cost"], shown["currency"]) == ("card", 12050, "EUR")
    assert (shown["people"], shown["status"]) == (1, "planned")
    assert rolodex("campaign", "send", "Summer", "--dry-run", "--json").json == {"sent": 1, "changeset": None}
    assert rolodex("campaign", "send", "Summer").out.strip() == "Sent to 1 person."
    assert rolodex("campaign", "send", "Summer").code == 1
    assert summer in rolodex("campaign", "show", "Summer", "--state", "sent").out


def test_a_plan_says_who_is_left_out_and_why(rolodex: Rolodex, summer: str) -> None:
    told = rolodex("campaign", "plan", "Summer", "--dry-run")
    assert told.out.strip() == "1 piece, 1 person, 1 left out. Nothing was written."
    assert told.err.startswith("Marta Ruiz: ")
    document = rolodex("campaign", "plan", "Summer", "--json").json
    assert (document["pieces"], document["people"]) == (1, 1)
    assert [one["reason"] for one in document["left_out"]] == ["none"]


def test_only_those_who_answer_a_look_up_are_planned(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    rolodex("campaign", "new", "Marta", "--query", "marta")
    document = rolodex("campaign", "plan", "Marta", "--json").json
    assert [one["fn"] for one in document["left_out"]] == ["Marta Ruiz"]


def test_an_answer_says_who_and_which_campaign(rolodex: Rolodex, summer: str) -> None:
    assert rolodex("answer", summer, "--dry-run").out.strip() == "Ada Okafor · Summer · Planned"
    assert rolodex("answer", summer.lower(), "two", "lamps").out.strip() == "Ada Okafor · Summer · Answered"
    told = rolodex("answer", summer, "--dry-run", "--json").json
    assert (told["fn"], told["state"], told["answer"]) == ("Ada Okafor", "answered", "two lamps")
    assert (told["campaign"]["name"], told["changeset"]) == ("Summer", None)
    rolodex("undo")
    assert rolodex("answer", summer, "--dry-run", "--json").json["state"] == "planned"


def test_a_returned_piece_keeps_the_next_one_from_its_address(rolodex: Rolodex, summer: str) -> None:
    assert rolodex("answer", summer, "--returned", "Moved").out.strip().endswith("Returned")
    rolodex("campaign", "new", "Autumn")
    left_out = rolodex("campaign", "plan", "Autumn", "--json").json["left_out"]
    assert {one["fn"]: one["reason"] for one in left_out}["Ada Okafor"] == "returned"


def test_a_wrong_code_is_one_line_and_changes_nothing(rolodex: Rolodex, summer: str) -> None:
    wrong = summer[:-1] + ("2" if summer[-1] != "2" else "3")
    for code in (wrong, "hello", "0000-0000"):
        told = rolodex("answer", code, "yes")
        assert (told.code, told.out, told.err.count("\n")) == (1, "", 1)
    assert rolodex("history", "--json").json[0]["label"] == "Plan the campaign Summer"


def test_those_who_are_silent_are_followed_up(rolodex: Rolodex, summer: str) -> None:
    rolodex("campaign", "send", "Summer")
    follow = rolodex("campaign", "follow", "Summer", "--json").json
    assert follow["name"] == "Summer 2"
    assert rolodex("campaign", "plan", follow["id"], "--json").json["pieces"] == 1
    rolodex("answer", summer)
    assert rolodex("campaign", "plan", follow["id"], "--json").json["pieces"] == 0


def test_results_tell_answers_and_sales(rolodex: Rolodex, summer: str) -> None:
    rolodex("sale", "Ada Okafor", f"lamp 30 EUR {summer}")
    told = rolodex("campaign", "results", "Summer", "--json").json
    assert (told["bought"], told["by_code"]) == (1, [{"currency": "EUR", "orders": 1, "net": 3000}])
    assert told["cost_per_order"] == 12050
    assert "€30.00" in rolodex("campaign", "results", "Summer").out


def test_a_campaign_is_deleted_and_brought_back(rolodex: Rolodex, summer: str) -> None:
    assert rolodex("campaign", "delete", "Summer").code == 0
    assert rolodex("campaign", "--json").json == []
    assert rolodex("answer", summer).code == 1
    rolodex("undo")
    assert rolodex("answer", summer).code == 0


def test_what_cannot_be_meant_is_said(rolodex: Rolodex, summer: str) -> None:
    assert "“Winter”" in rolodex("campaign", "show", "Winter").err
    rolodex("campaign", "new", "Summer")
    both = rolodex("campaign", "show", "Summer").err
    assert "Give the id." in both
    assert "  " not in both
    assert rolodex("campaign", "new", "May", "--cost", "much").code == 1
    assert rolodex("campaign", "new", "May", "--offer", "NONE").code == 1
    assert rolodex("campaign", "show").code == 2
    assert rolodex("campaign", "show", "Summer", "--state", "lost").code == 2
