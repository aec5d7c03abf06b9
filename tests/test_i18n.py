"""The words of the program in the user's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rolodex import i18n
from rolodex.domain.message import dated, message, plural_message

VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No language is asked for, and English is spoken again afterwards."""
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    yield
    i18n.use("en")


@pytest.mark.parametrize("variable", VARIABLES)
def test_each_variable_of_the_environment_can_ask_for_spanish(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "es_MX.UTF-8")
    assert i18n.preferred() == "es"


def test_the_first_language_of_the_list_that_there_is_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "ca:es:en")
    monkeypatch.setenv("LANG", "ca_ES.UTF-8")
    assert i18n.preferred() == "es"


def test_a_setting_for_everything_outranks_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert i18n.preferred() == "es"


@pytest.mark.parametrize("tag", ["C", "C.UTF-8", "POSIX", "de_DE.UTF-8", ""])
def test_a_language_there_is_not_gives_english(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", tag)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert i18n.preferred() == "en"


def test_english_is_the_source() -> None:
    i18n.use("en")
    assert i18n.word(message("Add %(name)s", name="Ana")) == "Add Ana"


def test_spanish_comes_from_the_catalogue() -> None:
    i18n.use("es")
    assert i18n.word(message("Add %(name)s", name="Ana")) == "Añadir «Ana»"


def test_the_count_chooses_the_form() -> None:
    i18n.use("es")
    one = plural_message("Delete %(count)d contact", "Delete %(count)d contacts", 1)
    many = plural_message("Delete %(count)d contact", "Delete %(count)d contacts", 3)
    assert (i18n.word(one), i18n.word(many)) == ("Eliminar 1 contacto", "Eliminar 3 contactos")


def test_a_language_without_a_catalogue_speaks_english() -> None:
    i18n.use("tlh")
    assert (i18n.language(), i18n._("Add %(name)s")) == ("en", "Add %(name)s")


def test_a_per_cent_sign_in_a_text_without_arguments_stays() -> None:
    assert i18n.word(message("100 % done")) == "100 % done"


def test_nothing_is_worded_as_nothing() -> None:
    i18n.use("es")
    assert i18n._("") == ""


def test_a_language_that_was_chosen_outranks_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    i18n.choose("en")
    assert (i18n.language(), i18n.preferred(), i18n.chosen()) == ("en", "en", "en")


def test_the_choice_can_be_left_to_the_environment_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_ES.UTF-8")
    i18n.choose("en")
    i18n.choose("")
    assert (i18n.language(), i18n.chosen()) == ("es", "")


def test_a_message_within_a_message_is_worded_first() -> None:
    inner = plural_message("%(count)d card", "%(count)d cards", 2)
    assert i18n.word(message("Not %(what)s", what=message("“%(said)s”", said=inner))) == "Not “2 cards”"


def test_a_short_month_is_no_long_one_though_english_writes_them_alike() -> None:
    i18n.use("es")
    assert i18n.word(dated("2026-05-03")) == "3 may 2026"
    assert i18n.word(dated("2026-09-14")) == "14 sept 2026"
    assert i18n.word(dated("2026-05-03", long=True)) == "domingo 3 de mayo de 2026"
