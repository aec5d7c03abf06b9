"""`rolodex demo`."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Rolodex


def test_demo_makes_the_book_and_says_what_it_holds(rolodex: Rolodex, tmp_path: Path) -> None:
    path = tmp_path / "new.rolodex"
    answer = rolodex("demo", path, "--contacts", 30, "--purchases", 10)
    assert answer.code == 0
    assert answer.out == f"{path} holds 30 contacts and 10 purchases.\n"
    assert path.exists()


def test_demo_answers_in_json(rolodex: Rolodex, tmp_path: Path) -> None:
    path = tmp_path / "new.rolodex"
    answer = rolodex("demo", path, "--contacts", 3, "--purchases", 0, "--json")
    assert answer.json == {"book": str(path), "contacts": 3, "purchases": 0}


def test_two_demos_of_one_seed_and_day_export_the_same_cards(rolodex: Rolodex, tmp_path: Path) -> None:
    exports = []
    for name in ("a", "b"):
        path, out = tmp_path / f"{name}.rolodex", tmp_path / f"{name}.vcf"
        rolodex("demo", path, "--contacts", 80, "--seed", 5, "--today", "2026-11-21")
        assert rolodex("export", out, "--book", path).code == 0
        exports.append(out.read_bytes())
    assert exports[0] == exports[1]


def test_a_demo_over_a_book_with_contacts_is_refused_and_leaves_it(rolodex: Rolodex, sample: Path) -> None:
    answer = rolodex("demo", sample)
    assert answer.code == 1
    assert "already holds contacts" in answer.err
    assert len(rolodex("find", "ana", "--json").json) > 0


def test_a_demo_is_one_step_that_undo_takes_back(rolodex: Rolodex, sample: Path) -> None:
    (step,) = rolodex("history", "--json").json
    assert step["label"] == "Sample book"
    assert rolodex("undo").code == 0
    assert rolodex("find", "ana", "--json").json == []


def test_check_finds_a_sample_book_whole(rolodex: Rolodex, sample: Path) -> None:
    assert rolodex("check").code == 0


def test_a_number_of_contacts_that_is_none_is_wrong_usage(rolodex: Rolodex, tmp_path: Path) -> None:
    path = tmp_path / "new.rolodex"
    assert rolodex("demo", path, "--contacts", "many").code == 2
    assert not path.exists()
