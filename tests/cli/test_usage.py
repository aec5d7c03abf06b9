"""What the command says when it is used wrongly, and how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex

from rolodex.cli import terminal

VERBS = (
    "demo",
    "import",
    "export",
    "find",
    "show",
    "history",
    "undo",
    "stocks",
    "labels",
    "check",
    "backup",
    "restore",
)


def test_an_unknown_verb_is_wrong_usage(rolodex: Rolodex) -> None:
    answer = rolodex("frobnicate")
    assert answer.code == 2
    assert "There is no verb frobnicate." in answer.err


def test_an_unknown_option_is_wrong_usage(rolodex: Rolodex) -> None:
    answer = rolodex("find", "ana", "--colour")
    assert answer.code == 2
    assert "There is no option --colour." in answer.err


def test_a_missing_argument_is_wrong_usage(rolodex: Rolodex) -> None:
    answer = rolodex("find")
    assert answer.code == 2
    assert "QUERY" in answer.err


def test_too_many_words_are_wrong_usage(rolodex: Rolodex) -> None:
    answer = rolodex("find", "ana", "garcia (2)")
    assert answer.code == 2
    assert "this verb takes: garcia (2)\n" in answer.err


def test_a_choice_that_does_not_exist_is_told_without_words_of_the_program(rolodex: Rolodex) -> None:
    answer = rolodex("directory", "out.pdf", "--kind", "nix")
    assert answer.code == 2
    assert "Value error" not in answer.err


def test_wrong_usage_says_where_help_is(rolodex: Rolodex) -> None:
    assert "rolodex find --help" in rolodex("find").err


def test_help_lists_every_verb(rolodex: Rolodex) -> None:
    answer = rolodex("--help")
    assert answer.code == 0
    for verb in VERBS:
        assert f"\n  {verb} " in answer.out


def test_the_version_is_told(rolodex: Rolodex) -> None:
    assert rolodex("--version").out.startswith("rolodex ")


@pytest.mark.parametrize(
    "words",
    [
        ("find", "ana"),
        ("show", "1"),
        ("history",),
        ("undo",),
        ("export", "out.vcf"),
        ("labels", "out.pdf", "--stock", "L7160"),
        ("check",),
        ("backup",),
    ],
    ids=lambda words: words[0],
)
def test_a_verb_that_reads_does_not_make_a_book(
    rolodex: Rolodex, book: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book.parent)
    answer = rolodex(*words)
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert not book.exists()


def test_a_file_that_is_no_book_is_a_problem_told_in_one_line(rolodex: Rolodex, book: Path) -> None:
    book.write_text("this is a letter, not a book\n" * 100)
    answer = rolodex("find", "ana")
    assert answer.code == 1
    assert answer.err.count("\n") == 1
    assert answer.out == ""


def test_the_book_may_be_named_before_the_verb(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.rolodex"
    rolodex("demo", other, "--contacts", 1, "--purchases", 0)
    assert len(rolodex("--book", other, "find", "a", "--json").json) == 1


def test_the_book_named_after_the_verb_counts_most(rolodex: Rolodex, sample: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.rolodex"
    rolodex("demo", other, "--contacts", 1, "--purchases", 0)
    assert len(rolodex("--book", sample, "find", "a", "--json", "--book", other).json) == 1


def test_wrong_usage_is_told_in_spanish_to_who_speaks_it(
    rolodex: Rolodex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "es")
    assert rolodex("frobnicate").code == 2


def test_signs_that_steer_a_terminal_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say("Ada\x1b[2J Okafor\x07")
    assert capsys.readouterr().out == "Ada[2J Okafor\n"


def test_columns_stand_under_each_other_in_wide_scripts_too(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say_table([("前田 蓮", "x"), ("Ada", "y")])
    assert capsys.readouterr().out.splitlines() == ["前田 蓮  x", "Ada      y"]


def outside(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "rolodex", *words],
        capture_output=True,
        text=True,
        env=os.environ | {"LANGUAGE": "en"} | environment,
        check=False,
        timeout=60,
    )


def test_a_process_ends_with_0_when_it_did_what_was_asked(sample: Path) -> None:
    done = outside("find", "ana", "--json")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_process_ends_with_1_and_one_line_when_there_is_no_book(book: Path) -> None:
    done = outside("find", "ana")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


def test_a_process_ends_with_2_when_the_words_make_no_sense(book: Path) -> None:
    done = outside("frobnicate")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_completion_offers_the_verbs() -> None:
    done = outside(
        _ROLODEX_COMPLETE="complete_bash",
        COMP_WORDS="rolodex hi",
        COMP_CWORD="1",
        _TYPER_COMPLETE_ARGS="rolodex hi",
    )
    assert "history" in done.stdout.split()


def test_json_is_plain_ascii_where_the_terminal_knows_no_more(sample: Path) -> None:
    done = outside("find", "Ana García Ortiz", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Garc\\u00eda" in done.stdout


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("find --limit x", "--limit takes a whole number."),
        ("labels --start 0", "--start takes 1 or more."),
        ("labels --order blue", "--order does not take “blue”, but one of: name, code, listed."),
        ("find --limit", "--limit needs a value."),
    ],
)
def test_a_value_that_does_not_fit_is_told_in_our_words(rolodex: Rolodex, line: str, said: str) -> None:
    assert rolodex(*line.split()).err.splitlines()[0] == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("sale", "Falta QUIÉN."),
        ("find", "Falta BÚSQUEDA."),
        ("campaign hacer", "ACCIÓN no admite «hacer», sino uno de estos: list, show, new,"),
        ("fnd ana", "No existe la orden fnd."),
        ("find ana --limit cero", "--limit admite un número entero."),
    ],
)
def test_wrong_usage_is_told_in_spanish_throughout(
    rolodex: Rolodex, monkeypatch: pytest.MonkeyPatch, line: str, said: str
) -> None:
    monkeypatch.delenv("LANGUAGE")
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    answer = rolodex(*line.split())
    assert answer.code == 2
    assert answer.err.startswith(said)


def test_the_help_names_what_is_typed_in_spanish(rolodex: Rolodex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE")
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    told = rolodex("edit", "--help").out
    assert "Poner VALOR en lugar de este texto." in told
    assert "[VALOR]" in told
