"""Every key of the window stands on the sheet of keys, in words."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import rolodex.ui
from rolodex import i18n
from rolodex.services import printed_pages, quick_cards
from rolodex.ui.actions import ACTIONS
from rolodex.ui.application import speak
from rolodex.ui.help import keys, local_keys
from rolodex.ui.help.card import quick_card
from rolodex.ui.help.keys_sheet import KeysSheet, narrowed
from rolodex.ui.key_names import named
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.deed_list import DeedList

SAID_ELSEWHERE = {
    "rolodex.ui.widgets.column_table.ColumnTable": "N adds, as in every list",
}
"""Lists whose keys stand on the sheet under another name, and why."""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Keys are named in the language in use."""
    before = i18n.language()
    i18n.use("en")
    yield
    i18n.use(before)


@pytest.fixture
def sheet(runner: TaskRunner, over: QWidget) -> KeysSheet:
    """The sheet of keys, open."""
    made = KeysSheet(runner, over)
    made.start()
    return made


def every_list() -> dict[str, Mapping[Qt.Key, str]]:
    for found in pkgutil.walk_packages(rolodex.ui.__path__, "rolodex.ui."):
        importlib.import_module(found.name)
    kinds, known = [DeedList], {}
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if "deeds" in vars(kind) and kind.deeds and kind.__module__.startswith("rolodex."):
            known[f"{kind.__module__}.{kind.__qualname__}"] = kind.deeds
    return known


def test_every_list_with_keys_of_its_own_stands_on_the_sheet() -> None:
    tables = [table() for place in local_keys.PLACES for table in place.tables]
    missing = [
        name
        for name, deeds in every_list().items()
        if name not in SAID_ELSEWHERE and not any(deeds is table for table in tables)
    ]
    assert missing == []


def test_everything_a_key_does_has_words() -> None:
    for place in local_keys.PLACES:
        done = {deed for table in place.tables for deed in table().values() if deed}
        assert done == set(place.words), place.title.text


def test_every_action_with_a_key_stands_on_the_sheet() -> None:
    rows = {(key, row.text) for group in keys.groups() for row in group.rows for key in row.keys}
    for spec in ACTIONS:
        for shortcut in spec.shortcuts:
            assert (named(shortcut), keys.plain(i18n.word(spec.text))) in rows


@pytest.mark.parametrize(
    ("sequence", "said"),
    [("Ctrl+Shift+Z", "Ctrl+Shift+Z"), ("Delete", "Del"), ("Alt+Up", "Alt+↑"), ("/", "/")],
)
def test_a_key_is_said_as_it_stands_on_the_keyboard(sequence: str, said: str) -> None:
    assert named(sequence) == said


@pytest.mark.parametrize(
    ("typed", "found"),
    [("ctrl+z", "Undo"), ("undo", "Undo"), ("F2", "Edit"), ("label", "Labels"), ("del", "Delete")],
)
def test_a_key_is_found_by_what_it_does_and_by_how_it_is_pressed(typed: str, found: str) -> None:
    assert found in [row.text for group in narrowed(keys.groups(), typed) for row in group.rows]


def test_what_no_key_does_is_said(sheet: KeysSheet) -> None:
    QTest.keyClicks(sheet.search.edit, "zzzz")
    assert sheet.list.rows.rowCount() == 0
    assert "Ctrl+K" in sheet.said.text()


def test_the_sheet_is_read_and_left_by_keyboard(sheet: KeysSheet) -> None:
    assert sheet.search.edit.hasFocus()
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Down)
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Down)
    assert sheet.list.currentIndex().row() == 3
    said = sheet.list.rows.data(sheet.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(said, str)
    assert ":" in said
    QTest.keyClick(sheet.search.edit, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_the_quick_card_is_one_page_of_each_paper_in_each_language(app: object) -> None:
    for language in i18n.LANGUAGES:
        i18n.use(language)
        for paper, size in (("a4", (210.0, 297.0)), ("letter", (215.9, 279.4))):
            pdf = quick_cards.drawn(quick_card(), "a4" if paper == "a4" else "letter")
            assert printed_pages.count(pdf) == 1
            assert printed_pages.size(pdf) == pytest.approx(size, abs=0.1)


def test_the_quick_card_is_saved_and_printed(sheet: KeysSheet, tmp_path: Path, qtbot: QtBot) -> None:
    out = tmp_path / "keys.pdf"
    with qtbot.waitSignal(sheet.noticed):
        sheet.save_to(out)
    assert printed_pages.count(out.read_bytes()) == 1
    printed = tmp_path / "printed.pdf"
    device = QPdfWriter(str(printed))
    device.setResolution(72)
    with qtbot.waitSignal(sheet.noticed):
        sheet.print_on(device)
    del device
    assert printed.stat().st_size > 1000


def test_menus_name_keys_as_the_sheet_of_keys_does(qapp: object) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    speak("es")
    try:
        assert QKeySequence("Ctrl+Shift+N").toString(native) == named("Ctrl+Shift+N") == "Ctrl+Mayús+N"
        assert QKeySequence("Del").toString(native) == named("Del") == "Supr"
        assert QKeySequence("Ctrl+Shift+N").toString() == "Ctrl+Shift+N"
    finally:
        speak("en")
    assert QKeySequence("Ctrl+Shift+N").toString(native) == "Ctrl+Shift+N"
