"""The timeline of a card: filtered, searched, edited in place, with files, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.activity import Activity
from rolodex.domain.message import message
from rolodex.domain.timeline import Entry
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.timeline import entries
from rolodex.ui.timeline.desk import TimelineDesk
from rolodex.ui.timeline.model import PAGE
from rolodex.ui.timeline.pane import TimelinePane

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Table:
    """A pane on a desk, and what the desk told."""

    def __init__(self, qtbot: QtBot, runner: TaskRunner, services: Services) -> None:
        self.qtbot, self.runner, self.services = qtbot, runner, services
        self.ana = services.contacts.save(person()).id
        self.pane = TimelinePane()
        qtbot.addWidget(self.pane)
        self.pane.resize(420, 500)
        self.desk = TimelineDesk(runner, self.pane)
        self.desk.attach(services.activities, read_only=False)
        self.told: list[tuple[str, bool]] = []
        self.wanted: list[tuple[str, int]] = []
        self.desk.noticed.connect(lambda *told: self.told.append(told))
        self.desk.entry_wanted.connect(lambda *wanted: self.wanted.append(wanted))
        runner.changed.connect(lambda _changes: self.read())
        self.pane.show()
        qtbot.waitExposed(self.pane)

    def log(self, **said: object) -> int:
        return self.services.activities.log(Activity(contact_id=self.ana, **said)).id  # type: ignore[arg-type]

    def read(self) -> None:
        self.desk.show(self.ana, self.services.activities.timeline(self.ana))

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.runner.busy(), timeout=10_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.pane.list, key, modifier)
        self.settle()

    def titles(self) -> list[str]:
        model = self.pane.entries
        return [entries.title(model.entry(row)) for row in range(model.rowCount())]

    def entry(self, row: int = 0) -> Entry:
        return self.pane.entries.entry(row)

    def drop(self, *files: Path, at: QPoint | None = None) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(
            QPointF(at or QPoint(5, 5)),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        self.pane.dropEvent(event)
        self.settle()


@pytest.fixture
def table(
    app: QApplication,
    qtbot: QtBot,
    runner: TaskRunner,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Table]:
    # The offscreen platform has no windows that a menu could come before.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    yield Table(qtbot, runner, services)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def full(table: Table) -> Table:
    """A call with much to say, and an old note."""
    table.log(kind="call", at="2026-11-17T10:32:00Z", minutes=12, body="Walnut for the shélves")
    table.log(kind="note", at="2026-03-02T10:00:00Z", subject="Yard")
    table.read()
    table.pane.list.setFocus()
    table.pane.list.stand_on(0)
    return table


def test_an_empty_timeline_says_so_and_has_no_bar(table: Table) -> None:
    table.read()
    assert table.pane._quiet.isVisible()
    assert table.pane._quiet.text() == "Nothing noted yet."
    assert not table.pane.bar.isVisible()


def test_typing_searches_inside_and_esc_shows_everything_again(full: Table) -> None:
    search = full.pane.bar.search
    QTest.keyClicks(search, "SHELVES")
    full.qtbot.waitUntil(lambda: full.titles() == ["Call · 12 min"], timeout=10_000)
    QTest.keyClicks(search, "x")
    full.qtbot.waitUntil(lambda: full.titles() == [], timeout=10_000)
    assert full.pane._quiet.text() == "Nothing here matches."
    assert full.pane.bar.isVisible()
    QTest.keyClick(search, Key.Key_Escape)
    full.qtbot.waitUntil(lambda: len(full.titles()) == 2, timeout=10_000)


def test_kinds_are_chosen_from_a_menu_with_their_counts(full: Table) -> None:
    QTest.keyClick(full.pane.bar.kinds, Key.Key_Space)
    full.settle()
    said = {action.text(): action for action in full.desk.menu.actions()}
    assert list(said) == ["Everything", "", "Call  1", "Note  1"]
    said["Note  1"].trigger()
    full.qtbot.waitUntil(lambda: full.titles() == ["Yard"], timeout=10_000)
    assert full.pane.bar.kinds.text() == "Note"
    full.desk.menu.close()


def test_what_is_shown_stays_filtered_when_something_changes(full: Table) -> None:
    full.pane.bar.show_kinds(("note",))
    full.qtbot.waitUntil(lambda: full.titles() == ["Yard"], timeout=10_000)
    full.pane.list.stand_on(0)
    full.press(Key.Key_P)
    full.settle()
    assert full.titles() == ["Yard"]
    assert full.entry().pinned


def test_another_contact_is_shown_unfiltered(full: Table) -> None:
    full.pane.bar.show_kinds(("letter",))
    full.qtbot.waitUntil(lambda: full.titles() == [], timeout=10_000)
    leo = full.services.contacts.save(person("Leo")).id
    full.services.activities.log(Activity(contact_id=leo, subject="His"))
    full.desk.show(leo, full.services.activities.timeline(leo))
    assert full.titles() == ["His"]
    assert full.pane.bar.kinds.text() == "Everything"


def test_an_entry_is_changed_in_its_place_and_undone(full: Table) -> None:
    full.press(Key.Key_F2)
    editor = full.desk.editing.editor
    assert editor is not None
    assert full.pane.list.indexWidget(full.pane.entries.index(0, 0)) is editor
    assert full.pane.list.rowHeight(0) >= editor.wanted_height(full.pane.list.viewport().width())
    editor.body.setPlainText("Oak")
    editor.minutes.setValue(15)
    editor.day.setText("16 nov 2026")
    QTest.keyClick(editor.body, Key.Key_Return, Control)
    full.settle()
    assert full.desk.editing.editor is None
    assert (entries.title(full.entry()), full.entry().body) == ("Call · 15 min", "Oak")
    assert full.entry().at.startswith("2026-11-16")
    assert full.told == [("Saved", True)]
    assert full.pane.list.hasFocus()
    full.services.history.undo()
    full.read()
    assert full.entry().body == "Walnut for the shélves"


def test_an_untouched_time_keeps_its_seconds(table: Table) -> None:
    table.log(kind="note", at="2026-03-02T10:00:59Z")
    table.read()
    table.pane.list.stand_on(0)
    table.press(Key.Key_Return)
    assert table.desk.editing.editor is not None
    assert not table.desk.editing.editor.is_touched()
    assert table.desk.editing.editor.written().at == "2026-03-02T10:00:59Z"


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [("soon", "10:00", "no day"), ("17 Nov 2026", "noon", "no time"), ("17 Nov 2026", "25:00", "no time")],
)
def test_a_time_that_is_none_is_not_saved(full: Table, day: str, clock: str, said: str) -> None:
    full.press(Key.Key_F2)
    editor = full.desk.editing.editor
    assert editor is not None
    editor.day.setText(day)
    editor.clock.setText(clock)
    QTest.keyClick(editor.day, Key.Key_Return, Control)
    full.settle()
    assert said in editor.trouble.text()
    assert full.desk.editing.editor is editor
    assert full.told == []


def test_what_was_written_and_not_saved_is_there_again(full: Table) -> None:
    full.press(Key.Key_F2)
    assert full.desk.editing.editor is not None
    full.desk.editing.editor.body.setPlainText("Half a thought")
    QTest.keyClick(full.desk.editing.editor.body, Key.Key_Escape)
    assert full.told[-1][1] is False
    full.press(Key.Key_F2)
    assert full.desk.editing.editor is not None
    assert full.desk.editing.editor.body.text_value() == "Half a thought"
    assert full.entry().body == "Walnut for the shélves"


def test_keys_in_the_editor_do_nothing_to_the_list_below(full: Table) -> None:
    full.press(Key.Key_F2)
    assert full.desk.editing.editor is not None
    for key in (Key.Key_Down, Key.Key_Delete, Key.Key_F2):
        QTest.keyClick(full.desk.editing.editor.save, key)
    full.settle()
    assert full.pane.list.currentIndex().row() == 0
    assert len(full.titles()) == 2


def test_a_change_from_elsewhere_waits_until_the_editor_is_left(full: Table) -> None:
    full.press(Key.Key_F2)
    editor = full.desk.editing.editor
    full.log(kind="visit", subject="Came by")
    full.read()
    full.settle()
    assert full.desk.editing.editor is editor
    assert "Came by" not in full.titles()
    assert editor is not None
    QTest.keyClick(editor.body, Key.Key_Escape)
    full.qtbot.waitUntil(lambda: "Came by" in full.titles(), timeout=10_000)


def test_delete_takes_an_entry_out_and_offers_undo(full: Table) -> None:
    full.press(Key.Key_Delete)
    assert full.titles() == ["Yard"]
    assert full.told == [("Deleted “Call · 12 min”", True)]
    assert full.pane.list.currentIndex().row() == 0


def test_what_is_no_activity_is_shown_where_it_belongs(full: Table) -> None:
    with full.services.book.change(message("Sell")) as tx:
        tx.connection.execute(
            "INSERT INTO purchase(contact_id, at, currency, total) VALUES (?, '2027-01-01', 'EUR', 100)",
            (full.ana,),
        )
    full.read()
    full.pane.list.stand_on(0)
    full.press(Key.Key_Delete)
    full.press(Key.Key_P)
    full.press(Key.Key_Return)
    assert full.wanted == [("purchase", 1)]
    assert full.told == []


def test_up_from_the_first_entry_leads_to_the_search_and_down_back(full: Table) -> None:
    full.press(Key.Key_Up)
    assert full.pane.bar.search.hasFocus()
    QTest.keyClick(full.pane.bar.search, Key.Key_Down)
    assert full.pane.list.hasFocus()


def test_a_pasted_text_is_looked_at_before_it_is_logged(full: Table) -> None:
    QGuiApplication.clipboard().setText("Subject: Chairs\nFrom: Ana\n\nTwelve")
    full.press(Key.Key_V, Control)
    editor = full.desk.editing.editor
    assert editor is not None
    assert (editor.kind.currentText(), editor.subject.text()) == ("Email", "Chairs")
    assert len(full.services.activities.timeline(full.ana)) == 2
    QTest.keyClick(editor.subject, Key.Key_Return, Control)
    full.settle()
    assert full.told == [("Logged", True)]
    assert full.titles()[0] == "Chairs"
    assert full.pane.list.current() == full.entry(0)


def test_a_pasted_picture_becomes_a_file(full: Table) -> None:
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(picture)
    full.press(Key.Key_V, Control)
    assert full.entry().files[0].name == "Picture.png"


def test_dropped_files_are_kept_with_a_new_note_or_with_the_entry_under_them(
    full: Table, tmp_path: Path
) -> None:
    file = tmp_path / "Offer.pdf"
    file.write_bytes(b"%PDF")
    full.drop(file)
    assert full.titles()[0] == "1 file"
    assert full.told[-1] == ("Kept 1 file", True)
    place = full.pane.list.visualRect(full.pane.entries.index(1, 0)).center()
    full.drop(file, at=full.pane.list.viewport().mapTo(full.pane, place))
    assert [one.name for one in full.entry(1).files] == ["Offer.pdf"]
    assert full.titles()[1] == "Call · 12 min"


def test_a_dropped_e_mail_is_logged_once_and_a_calendar_handed_on(full: Table, tmp_path: Path) -> None:
    mail, plan = tmp_path / "mail.EML", tmp_path / "fair.ics"
    mail.write_bytes(b"From: a@b.example\nSubject: Chairs\nDate: Fri, 1 Jan 2027 10:00:00 +0000\n\nTwelve\n")
    handed: list[Path] = []
    full.desk.file_dropped.connect(handed.append)
    full.drop(mail, plan)
    assert full.titles()[0] == "Chairs"
    assert handed == [plan]
    full.drop(mail)
    assert full.told[-1] == ("This e-mail is in the timeline already.", False)
    assert len(full.titles()) == 3


def test_files_of_cards_are_left_to_the_window(full: Table, tmp_path: Path) -> None:
    full.drop(tmp_path / "cards.vcf")
    assert len(full.titles()) == 2


def test_a_file_is_opened_as_a_copy_nobody_else_may_read(
    full: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Offer: 1.pdf").write_bytes(b"%PDF")
    (tmp_path / "run.exe").write_bytes(b"MZ")
    full.drop(tmp_path / "Offer: 1.pdf", tmp_path / "run.exe")
    opened: list[Path] = []

    def note(path: Path) -> bool:
        opened.append(path)
        return True

    full.desk.filing.hands.opening = note
    wrong: list[Exception] = []
    full.runner.error.connect(wrong.append)
    menu = full.pane.offer_menu(0, QPoint())
    for file in full.entry().files:
        inner = next(one for one in menu.findChildren(QMenu) if one.title().startswith(file.name))
        inner.actions()[0].trigger()
        full.settle()
    menu.close()
    (path,) = opened
    assert (path.name, path.read_bytes()) == ("Offer 1.pdf", b"%PDF")
    assert path.stat().st_mode & 0o077 == 0
    assert "may be a program" in str(wrong[0])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.exe"), ""))
    full.pane.file_saved.emit(full.entry().files[1])
    full.settle()
    assert (tmp_path / "out.exe").read_bytes() == b"MZ"


def test_a_file_is_chosen_and_taken_away_again(
    full: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_bytes(b"abc")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "a.txt")], ""))
    full.pane.attach_wanted.emit(full.entry())
    full.settle()
    (file,) = full.entry().files
    full.pane.file_removed.emit(file)
    full.settle()
    assert full.entry().files == ()
    assert full.told[-1] == ("Took away “a.txt”", True)


def test_a_book_that_is_only_read_is_not_changed(full: Table) -> None:
    full.desk.attach(full.services.activities, read_only=True)
    for key in (Key.Key_F2, Key.Key_Delete, Key.Key_P):
        full.press(key)
    QGuiApplication.clipboard().setText("Hello")
    full.press(Key.Key_V, Control)
    assert full.desk.editing.editor is None
    assert len(full.titles()) == 2
    menu = full.pane.offer_menu(0, QPoint())
    assert [action.text() for action in menu.actions() if action.text()] == []
    menu.close()


def test_more_than_a_page_is_read_on_and_stays_when_something_changes(table: Table) -> None:
    rows = [
        (table.ana, "note", f"2020-01-01T10:{n // 60 % 60:02}:{n % 60:02}Z", f"N {n}") for n in range(450)
    ]
    with table.services.book.change(message("Fill")) as tx:
        tx.connection.executemany(
            "INSERT INTO activity(contact_id, kind, at, subject) VALUES (?, ?, ?, ?)", rows
        )
    table.read()
    assert table.pane.entries.rowCount() == PAGE
    table.pane.list.setFocus()
    for _ in range(3):
        table.press(Key.Key_End)
    table.qtbot.waitUntil(lambda: table.pane.entries.rowCount() == 450, timeout=10_000)
    table.press(Key.Key_End)
    assert entries.title(table.entry(table.pane.list.currentIndex().row())) == "N 0"
    table.press(Key.Key_Delete)
    table.qtbot.waitUntil(lambda: table.pane.entries.rowCount() == 449, timeout=10_000)
    assert table.pane.list.currentIndex().row() == 448
    assert len(set(table.titles())) == 449


def test_everything_is_named_and_worded_anew(full: Table) -> None:
    full.press(Key.Key_F2)
    editor = full.desk.editing.editor
    assert editor is not None
    full.pane.retranslate()
    bar = full.pane.bar
    for widget in (bar.search, bar.kinds, bar.attach, editor.kind, editor.body, editor.clock, full.pane.list):
        assert widget.accessibleName()
    assert editor.kind.currentText() == "Call"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_long_words_stay_within_the_row(full: Table, app: QApplication, mode: theme.Mode) -> None:
    full.log(kind="email", subject="x" * 500, body="y" * 5000, author="z" * 200)
    full.read()
    theme.apply(app, mode)
    full.pane.resize(300, 500)
    full.pane.list.stand_on(0)
    assert full.pane.list.rowHeight(0) < 400
    assert not full.pane.grab().isNull()
    theme.apply(app, "light")


def test_shortcuts_of_the_panel_stay_away_from_entries_editor_and_bar(full: Table) -> None:
    ran: list[str] = []
    for keys in ("Del", "F2", "Ctrl+V", "P"):
        shortcut = QShortcut(QKeySequence(keys), full.pane)
        shortcut.activated.connect(lambda keys=keys: ran.append(keys))
    QTest.keyClick(full.pane.bar.kinds, Key.Key_Delete)
    full.press(Key.Key_F2)
    assert full.desk.editing.editor is not None
    full.desk.editing.editor.save.setFocus()
    for key in (Key.Key_Delete, Key.Key_F2, Key.Key_P):
        QTest.keyClick(full.desk.editing.editor.save, key)
    QTest.keyClick(full.desk.editing.editor, Key.Key_Escape)
    for key in (Key.Key_P, Key.Key_Delete):
        full.press(key)
    assert ran == []
    assert full.titles() == ["Yard"]


def test_a_new_entry_that_was_not_saved_is_gone_on_with_from_the_menu(full: Table) -> None:
    for text in ("Hello", "again"):
        QGuiApplication.clipboard().setText(text)
        full.press(Key.Key_V, Control)
        editor = full.desk.editing.editor
        assert editor is not None
        editor.subject.setText("Chat")
        QTest.keyClick(editor.subject, Key.Key_Escape)
    menu = full.pane.offer_menu(0, QPoint())
    next(action for action in menu.actions() if action.text() == "Go on writing").trigger()
    menu.close()
    editor = full.desk.editing.editor
    assert editor is not None
    assert (editor.subject.text(), editor.body.text_value()) == ("Chat", "Hello\n\nagain")
    QTest.keyClick(editor.subject, Key.Key_Return, Control)
    full.settle()
    assert full.titles()[0] == "Chat"
    assert not full.pane.can_go_on
