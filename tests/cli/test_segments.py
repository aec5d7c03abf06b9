"""`rolodex segments`, and what goes to a segment."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex

from rolodex import i18n


def test_segments_are_listed_with_how_many_belong_to_each(rolodex: Rolodex, sample: Path) -> None:
    listed = rolodex("segments", "--json").json
    stages = [one["count"] for one in listed if -6 <= one["id"] < 0]
    assert len(stages) == 6
    assert sum(stages) > 0
    assert [one["name"] for one in listed if not one["built_in"]] == [
        "Madrid, bought in 2026",
        "Christmas card list",
        "No phone number",
    ]
    assert "Christmas card list" in rolodex("segments").out


@pytest.mark.parametrize("name", ["Christmas card list", "christmas CARD list", "2"])
def test_the_people_of_a_segment_are_as_many_as_it_says(rolodex: Rolodex, sample: Path, name: str) -> None:
    counts = {one["name"]: one["count"] for one in rolodex("segments", "--json").json}
    people = rolodex("segments", name, "--limit", 1000, "--json").json
    assert len(people) == counts["Christmas card list"] > 0


def test_labels_and_cards_go_to_a_segment(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    count = next(
        one["count"] for one in rolodex("segments", "--json").json if one["name"] == "Christmas card list"
    )
    told = rolodex(
        "labels", tmp_path / "cards.pdf", "--stock", "L7160", "--segment", "Christmas card list", "--json"
    ).json
    assert told["labels"] + len(told["skipped"]) == count
    cards = rolodex("export", tmp_path / "cards.vcf", "--segment", "Christmas card list", "--json").json
    assert cards["cards"] == count
    fewer = rolodex(
        "export", tmp_path / "a.json", "--segment", "Christmas card list", "--query", "a", "--json"
    ).json
    assert fewer["cards"] < count


def test_a_built_in_segment_answers_to_its_name_in_both_languages(
    rolodex: Rolodex, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rolodex("segments", "prospect", "--json").code == 0
    monkeypatch.setenv("LANGUAGE", "es")
    assert rolodex("segments", "prospect", "--json").code == 0
    i18n.use("en")


def test_a_segment_that_is_not_there_is_named(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("segments", "Nobody at all")
    assert answer.code == 1
    assert "“Nobody at all”" in answer.err


def test_moves_are_listed(rolodex: Rolodex, sample: Path) -> None:
    rolodex("segments")
    assert rolodex("segments", "--moves", "--json").json == []


def test_where_nobody_moved_that_is_said(rolodex: Rolodex, tmp_path: Path) -> None:
    card = tmp_path / "ana.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Ana\nEND:VCARD\n", encoding="utf-8")
    rolodex("import", card)
    told = rolodex("segments", "--moves")
    assert (told.code, told.out) == (0, "")
    assert told.err.strip() == "Nobody has moved from one segment to another yet."
