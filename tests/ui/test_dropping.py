"""Files of cards dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rolodex.services.opening import open_services
from rolodex.ui.importing.flow import ImportFlow
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow


def dropped(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def card(folder: Path, name: str) -> Path:
    file = folder / f"{name}.vcf"
    file.write_text(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEND:VCARD\r\n", "utf-8", newline="")
    return file


def test_several_files_dropped_at_once_are_one_import(
    app: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    book = tmp_path / "book.rolodex"
    window = MainWindow(lambda: open_services(book, create=True), book, WindowState())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.attached, timeout=20_000):
        window.show()
    other = tmp_path / "photo.png"
    other.touch()
    data = dropped(card(tmp_path, "Ana"), card(tmp_path, "Eva"), other)
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, button, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, button, none))
    sheet = window.findChild(ImportFlow)
    assert isinstance(sheet, ImportFlow)
    qtbot.waitUntil(lambda: sheet.state == "planned", timeout=20_000)
    assert sheet.page.title.text() == "Import 2 files"
    assert sheet.page.primary.text() == "Import 2 people"
    window.close()


def test_what_is_no_card_is_not_taken(app: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(lambda: open_services(tmp_path / "b.rolodex", create=True), tmp_path, WindowState())
    qtbot.addWidget(window)
    data = dropped(tmp_path / "photo.png")
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(10, 10), Qt.DropAction.CopyAction, data, button, none)
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


class FromHere(QDragEnterEvent):
    """What comes of a card that is dragged within the window, which no test can do without a desktop."""

    def source(self) -> QWidget:
        return QWidget()


def test_a_card_let_go_in_the_window_it_comes_from_is_not_imported(
    app: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(lambda: open_services(tmp_path / "b.rolodex", create=True), tmp_path, WindowState())
    qtbot.addWidget(window)
    data = dropped(card(tmp_path, "Ana"))
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, taken in ((QDragEnterEvent, True), (FromHere, False)):
        enter = kind(QPoint(10, 10), Qt.DropAction.CopyAction, data, button, none)
        enter.ignore()
        window.dragEnterEvent(enter)
        assert enter.isAccepted() is taken
