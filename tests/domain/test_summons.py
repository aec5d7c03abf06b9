"""What the words of the command line ask of the window."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.summons import Summons, not_there, of, told

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
SUMMONS = st.builds(
    Summons,
    TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.sampled_from(["", "today", "new_contact"]),
    st.booleans(),
    TEXTS,
)


@given(SUMMONS)
def test_what_is_written_is_read_again(one: Summons) -> None:
    assert of(json.loads(json.dumps(one.written()))) == one


@pytest.mark.parametrize(
    "broken",
    [None, [], "x", {"files": "a"}, {"files": [1]}, {"book": 3}, {"others": None}, {"background": "yes"}],
)
def test_what_is_not_a_summons_is_none(broken: object) -> None:
    assert of(broken) is None


def test_what_a_later_version_adds_is_passed_over() -> None:
    assert of({"deed": "today", "flux": 1}) == Summons(deed="today")


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], Summons()),
        (["--today"], Summons(deed="today")),
        (["--new-contact"], Summons(deed="new_contact")),
        (["window"], Summons()),
        (["window", "--background"], Summons(background=True)),
        (["-session", "1012_3"], Summons()),
    ],
)
def test_words_for_the_window_are_read(words: list[str], wanted: Summons) -> None:
    assert told(words, {}) == wanted


@pytest.mark.parametrize(
    "words",
    [
        ["find", "a.vcf"],
        ["--help"],
        ["--version"],
        ["window", "--screenshot", "a.png"],
        ["today"],
        ["--book"],
        ["--today", "find", "ana"],
        ["find", "window"],
    ],
)
def test_words_for_the_command_are_left_to_it(words: list[str]) -> None:
    assert told(words, {}) is None


def test_files_come_as_paths_or_as_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = tmp_path / "one.vcf", tmp_path / "José Peña 100%.vcf"
    one.touch()
    other.touch()
    found = told(["one.vcf", other.as_uri()], {})
    assert found == Summons(files=(str(one), str(other)))


@pytest.mark.skipif(os.name == "nt", reason="names there are text")
def test_a_name_that_is_no_text_is_found(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.vcf"
    with open(name, "wb"):  # noqa: PTH123 - a path of bytes
        pass
    found = told([f"file://{os.fsencode(tmp_path).decode()}/caf%E9.vcf"], {})
    assert found is not None
    assert of(json.loads(json.dumps(found.written()))) == found
    assert os.path.exists(found.files[0])  # noqa: PTH110


def test_a_book_is_no_file_to_be_brought_in_and_more_than_one_wait(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.rolodex", "b.ROLODEX", "c.vcf")]
    for path in paths:
        path.touch()
    found = told([str(path) for path in paths], {"XDG_ACTIVATION_TOKEN": "t"})
    assert found == Summons(str(paths[0]), (str(paths[2]),), (str(paths[1]),), token="t")


def test_the_book_of_the_option_or_of_the_environment_is_meant(tmp_path: Path) -> None:
    named, usual = str(tmp_path / "a.rolodex"), str(tmp_path / "b.rolodex")
    environment = {"ROLODEX_BOOK": usual}
    assert told([], environment) == Summons(usual)
    assert told(["--book", named], environment) == Summons(named)
    assert told([f"--book={named}", "--today"], environment) == Summons(named, deed="today")


def test_a_book_that_is_opened_by_its_file_comes_before_that_of_the_environment(tmp_path: Path) -> None:
    named = tmp_path / "a.rolodex"
    named.touch()
    assert told([str(named)], {"ROLODEX_BOOK": str(tmp_path / "b.rolodex")}) == Summons(str(named))


def test_a_file_that_is_not_there_is_said_and_the_others_are_wanted(tmp_path: Path) -> None:
    there = tmp_path / "there.vcf"
    there.touch()
    found = told(["none.vcf", str(there)], {})
    assert found == Summons(files=(str(there),), missing=("none.vcf",))
    assert not_there("none.vcf").message.arguments() == {"file": "none.vcf"}
