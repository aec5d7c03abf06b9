"""A command line loads only the verbs it names, and finds every one of them."""

from __future__ import annotations

import typer

from rolodex.cli.verbs import GROUPS, command


def test_each_group_adds_the_verbs_it_is_known_by() -> None:
    for verbs, add in GROUPS:
        app = typer.Typer()
        add(app)
        assert {one.name for one in app.registered_commands} == verbs


def test_a_line_that_names_a_verb_loads_its_group_alone() -> None:
    assert set(command(None, ["--book", "mine", "find", "ana"]).commands) == {
        "find",
        "show",
        "groups",
        "undelete",
    }


def test_help_and_words_that_are_no_verb_know_them_all() -> None:
    every = {verb for verbs, _add in GROUPS for verb in verbs}
    for line in ([], ["--help"], ["--help", "find"], ["fnid", "ana"]):
        assert set(command(None, line).commands) == every
