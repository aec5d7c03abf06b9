"""Every text for the user is in the catalogue, and the catalogue speaks every language whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

import catalogue

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rolodex"
# Qt calls whose first text is shown as it stands.
SHOWN = {
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QAction",
    "QMenu",
    "addAction",
    "addMenu",
    "addTab",
    "setText",
    "setTitle",
    "setWindowTitle",
    "setPlaceholderText",
    "setToolTip",
    "setStatusTip",
    "setAccessibleName",
    "setAccessibleDescription",
}
ARGUMENT = re.compile(r"%\((\w+)\)[sd]")
LANGUAGES = catalogue.languages()


@pytest.fixture(scope="module")
def template() -> Catalog:
    """The texts as the sources have them now."""
    return catalogue.gathered()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text_of_the_program(language: str, template: Catalog) -> None:
    known = catalogue.read(LANGUAGES[language], language)
    assert sorted(_texts(template) - _texts(known)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_no_text_the_program_lost(language: str, template: Catalog) -> None:
    known = catalogue.read(LANGUAGES[language], language)
    assert sorted(_texts(known) - _texts(template)) == []


def test_the_template_is_what_the_sources_say(template: Catalog) -> None:
    assert _texts(catalogue.read(catalogue.TEMPLATE)) == _texts(template)


def test_a_text_inside_a_longer_one_is_gathered() -> None:
    source = """f"{name or _('one')} {ngettext('two', 'more', n)} {pgettext('of a key', 'three')}" """
    assert set(catalogue.said_within(source)) == {
        (None, "one"),
        (None, ("two", "more")),
        ("of a key", "three"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated_or_guessed(language: str) -> None:
    assert catalogue.untranslated(catalogue.read(LANGUAGES[language], language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_arguments_of_its_text(language: str) -> None:
    known = catalogue.read(LANGUAGES[language], language)
    wrong = [entry.id for entry in known if entry.id and not _same_arguments(entry)]
    assert wrong == []


def test_the_window_shows_no_text_past_the_catalogue() -> None:
    calls = [(file, call) for file in sorted((SOURCE / "ui").rglob("*.py")) for call in _calls(file)]
    found = [
        f"{file.relative_to(ROOT)}:{call.lineno}"
        for file, call in calls
        if _name(call) in SHOWN and any(map(_is_prose, call.args))
    ]
    assert found == []


def _texts(known: Catalog) -> set[str]:
    """The source strings of a catalogue; those that count by their two forms, others after their context."""
    return {
        (entry.context or "") + (entry.id if isinstance(entry.id, str) else "\n".join(entry.id))
        for entry in known
        if entry.id
    }


def _same_arguments(entry: Message) -> bool:
    """Whether each form names the arguments of its source; a form for one thing may do without the count."""
    sources = (entry.id,) if isinstance(entry.id, str) else entry.id
    forms = (entry.string,) if isinstance(entry.string, str) else entry.string or ()
    allowed = {name for text in sources for name in ARGUMENT.findall(text)}
    needed = allowed - {"count"}
    return all(needed <= set(ARGUMENT.findall(form)) <= allowed for form in forms if form)


def _calls(file: Path) -> Iterator[ast.Call]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _is_prose(argument: ast.expr) -> bool:
    """Whether an argument is a literal with words in it, or one put together from such."""
    if isinstance(argument, ast.Constant):
        return isinstance(argument.value, str) and bool(re.search(r"[A-Za-z]{2}", argument.value))
    return isinstance(argument, ast.JoinedStr) and any(map(_is_prose, argument.values))
