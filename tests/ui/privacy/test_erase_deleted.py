"""Whoever lies among those deleted of late can be erased for good from there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.services.opening import Services
from rolodex.ui.contacts.deleted import DeletedPanel
from rolodex.ui.privacy.erase_sheet import EraseSheet
from rolodex.ui.tasks import TaskRunner


def test_one_of_the_deleted_is_erased_by_keyboard_and_cannot_be_brought_back(
    over: QWidget, services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    ana, leo = (services.contacts.save(person(name)).id for name in ("Ana", "Leo"))
    services.contacts.delete([ana, leo])
    panel, sheet = DeletedPanel(runner, over), EraseSheet(runner, services, over)
    panel.erase_wanted.connect(sheet.start)
    runner.changed.connect(panel.react)
    panel.attach(services)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_settled() and not runner.busy())
    assert panel.erase.isEnabled()
    QTest.keyClick(panel.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.selected_ids()) == 2
    assert not panel.erase.isEnabled()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    (chosen,) = panel.selected_ids()
    panel.erase.setFocus()
    QTest.keyClick(panel.erase, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: sheet.stage() == "asking", timeout=10_000)
    assert sheet.title.text().startswith("Erase Ana" if chosen == ana else "Erase Leo")
    sheet.save_button.setFocus()
    with qtbot.waitSignal(sheet.erased, timeout=20_000):
        QTest.keyClick(sheet.save_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.is_settled() and not runner.busy(), timeout=20_000)
    assert [row.contact_id for row in services.contacts.deleted()] == [leo if chosen == ana else ana]
    assert panel.rows.rowCount() == 1
