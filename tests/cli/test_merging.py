"""`rolodex merge`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex


def test_a_merge_is_rehearsed_made_and_taken_apart(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    ada, marta = (rolodex("find", name, "--json").json[0]["id"] for name in ("okafor", "ruiz"))
    rehearsed = rolodex("merge", "one", "two", "--take", "fn=2", "--dry-run", "--json").json
    assert rehearsed["contacts"] == [ada, marta]
    assert rehearsed["card"]["fn"] == "Marta Ruiz"
    assert rehearsed["changeset"] is None
    assert rolodex("find", "okafor", "--json").json[0]["fn"] == "Ada Okafor"
    told = rolodex("merge", "one", "two", "--dry-run").out
    assert "* Ada Okafor" in told
    assert told.endswith("Nothing was written.\n")
    made = rolodex("merge", "one", "two", "--take", "fn=2", "--json").json
    assert rolodex("show", "one", "--json").json["fn"] == "Marta Ruiz"
    assert rolodex("show", "two").code == 1
    apart = rolodex("merge", "--separate", made["changeset"], "--json").json
    assert apart["contacts"] == [ada, marta]
    assert rolodex("show", "one", "--json").json["fn"] == "Ada Okafor"
    assert rolodex("show", "two", "--json").json["fn"] == "Marta Ruiz"


def test_wrong_merges_are_refused_in_a_sentence(rolodex: Rolodex, cards: Path) -> None:
    rolodex("import", cards)
    assert rolodex("merge", "one").code == 2
    assert rolodex("merge", "one", "one").err == "It takes two contacts to merge; nothing was changed.\n"
    assert "there are: " in rolodex("merge", "one", "two", "--take", "colour=1").err
    assert "from 1 to 2" in rolodex("merge", "one", "two", "--take", "fn=3").err
    answer = rolodex("merge", "--separate", "1")
    assert (answer.code, answer.err) == (
        1,
        "This merge was taken back already, or is none; nothing was changed.\n",
    )
