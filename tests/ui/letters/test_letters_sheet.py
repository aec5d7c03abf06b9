"""Writing letters in the window, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.builders import emails, person

from rolodex.domain.contact import Adr, Consent, Org
from rolodex.domain.letter import Letter
from rolodex.services import printed_pages
from rolodex.services.opening import Services
from rolodex.ui.labels.printing import new_printer
from rolodex.ui.letters.letterhead_sheet import LetterheadSheet
from rolodex.ui.letters.mail_run_sheet import MailRunSheet
from rolodex.ui.letters.sheet import LettersSheet
from rolodex.ui.tasks import TaskRunner

HOME = Adr(street="Gran Vía 2", code="48001", city="Bilbao", types=("home",))
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(services: Services) -> list[int]:
    """Ana with a firm, Leo without, Luz who refused e-mails."""
    refused = (Consent("email", granted=False),)
    cards = (
        person("Ana", "García", gender="F", adr=(HOME,), org=(Org("Kiosk"),), email=emails("ana@x.es")),
        person("Leo", "Salas", gender="M", adr=(HOME,), email=emails("leo@x.es")),
        person("Luz", "Rey", adr=(HOME,), email=emails("luz@x.es"), consent=refused),
    )
    return [services.contacts.save(card).id for card in cards]


@pytest.fixture
def opened() -> list[str]:
    """The links that were opened."""
    return []


@pytest.fixture
def sheet(services: Services, runner: TaskRunner, over: QWidget, opened: list[str]) -> LettersSheet:
    return LettersSheet(runner, services, over, opened.append)


@pytest.fixture
def settle(sheet: LettersSheet, runner: TaskRunner, qtbot: QtBot) -> Callable[[], None]:
    def wait() -> None:
        qtbot.waitUntil(lambda: sheet.is_settled() and not runner.busy(), timeout=20_000)

    return wait


def test_a_letter_is_written_seen_and_kept(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None], qtbot: QtBot
) -> None:
    sheet.start(people)
    settle()
    assert not sheet.editor.isEnabled()
    assert sheet.frame.nothing.isVisible()
    assert sheet.frame.nothing.text.text() == "There is no letter yet: “New letter” begins one."
    assert sheet.frame.new_letter.hasFocus()
    QTest.keyClick(sheet.frame.new_letter, Qt.Key.Key_Return)
    settle()
    assert not sheet.frame.state.text()
    assert sheet.editor.name.hasFocus()
    QTest.keyClicks(sheet.editor.name, "Autumn")
    sheet.editor.body.setPlainText("{nmae},\n[if firm]\nHello.")
    settle()
    assert sheet.preview.trouble.text().splitlines() == [
        "Line 1: There is no field “nmae”; did you mean “name”?",
        "Line 2: “[if firm]” has no “[end]”.",
    ]
    sheet.editor.body.setPlainText("Hello ")
    sheet.editor.body.moveCursor(sheet.editor.body.textCursor().MoveOperation.End)
    QTest.keyClick(sheet.editor.bar.usual["given"], Qt.Key.Key_Space)
    assert sheet.editor.body.toPlainText() == "Hello {given}"
    settle()
    assert sheet.preview.trouble.isHidden()
    assert sheet.preview.person.text() == "Ana García"
    assert sheet.preview.page.grab().toImage().pixelColor(5, 5).isValid()
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(sheet.editor.body, Qt.Key.Key_Return, CONTROL)
    assert told.args == ["Saved: Autumn", True]
    settle()
    assert [one.body for one in services.letters.all()] == ["Hello {given}"]
    assert sheet.list.count() == 1


def test_the_page_is_shown_for_one_person_after_the_other(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None]
) -> None:
    services.letters.save(Letter(name="A", body="{salutation}"))
    sheet.start(people)
    settle()
    first = sheet.preview.page.grab().toImage()
    QTest.keyClick(sheet.preview.after, Qt.Key.Key_Space)
    settle()
    assert sheet.preview.person.text() == "Leo Salas"
    assert sheet.preview.place.text() == "2 of 3"
    assert sheet.preview.page.grab().toImage() != first
    QTest.keyClick(sheet.list, Qt.Key.Key_PageUp)
    settle()


def test_what_was_written_is_kept_when_one_leaves(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None], qtbot: QtBot
) -> None:
    services.letters.save(Letter(name="A", body="one"))
    sheet.start(people)
    settle()
    sheet.editor.body.setPlainText("two")
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert services.letters.all()[0].body == "two"


def test_an_untouched_new_letter_leaves_nothing_behind(
    sheet: LettersSheet, services: Services, settle: Callable[[], None], qtbot: QtBot
) -> None:
    sheet.start()
    settle()
    sheet.begin("email")
    settle()
    with qtbot.waitSignal(sheet.closed):
        sheet.leave()
    assert services.letters.all() == ()


def test_another_letter_is_chosen_with_the_arrows_and_deleted_with_a_key(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None], qtbot: QtBot
) -> None:
    services.letters.save(Letter(name="A", body="one"))
    services.letters.save(Letter(name="B", kind="email", subject="Hi", body="{salutation}"))
    sheet.start(people)
    settle()
    assert sheet.list.hasFocus()
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    settle()
    assert sheet.editor.name.text() == "B"
    assert sheet.preview.subject.text() == "Hi"
    assert sheet.preview.text.toPlainText() == "Dear Ms García"
    with qtbot.waitSignal(sheet.noticed) as told:
        QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    settle()
    assert told.args == ["Deleted: B", True]
    assert [one.name for one in services.letters.all()] == ["A"]


def test_all_letters_are_saved_as_one_file_and_problems_are_said(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None], tmp_path: Path
) -> None:
    services.letters.save(Letter(name="A", body="{salutation}"))
    sheet.start(people)
    settle()
    out = tmp_path / "letters.pdf"
    sheet.save_to(out)
    settle()
    assert out.read_bytes().startswith(b"%PDF")
    assert sheet.frame.state.text() == "3 letters in letters.pdf."
    sheet.editor.body.setPlainText("{foo}")
    sheet.save_to(out)
    settle()
    assert "There is no field “foo”" in sheet.frame.state.text()


def test_all_letters_are_printed_and_can_be_logged_as_sent(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None], tmp_path: Path
) -> None:
    services.letters.save(Letter(name="A", body="{salutation}"))
    sheet.start(people)
    settle()
    assert sheet.frame.paper.isVisibleTo(sheet)
    printer = new_printer("A")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    sheet.print_on(printer)
    settle()
    assert printed_pages.count((tmp_path / "printed.pdf").read_bytes()) == 3
    assert sheet.frame.state.text() == "3 letters are on their way to the printer."
    assert not sheet.frame.sent.isHidden()


def test_saved_letters_are_logged_as_sent_and_can_be_printed_again(
    sheet: LettersSheet, services: Services, people: list[int], settle: Callable[[], None], tmp_path: Path
) -> None:
    services.letters.save(Letter(name="A", body="{salutation}"))
    sheet.start(people)
    settle()
    assert sheet.frame.sent.isHidden()
    out = tmp_path / "letters.pdf"
    sheet.save_to(out)
    settle()
    QTest.keyClick(sheet.frame.sent, Qt.Key.Key_Space)
    settle()
    assert sheet.frame.sent.isHidden()
    (mailing,) = services.mailings.all()
    assert services.mailings.pdf(mailing.id) == out.read_bytes()


def test_e_mails_are_begun_one_by_one(
    sheet: LettersSheet,
    services: Services,
    people: list[int],
    settle: Callable[[], None],
    opened: list[str],
) -> None:
    services.letters.save(Letter(name="M", kind="email", subject="Hi {given}", body="{salutation}"))
    sheet.start(people)
    settle()
    QTest.keyClick(sheet.frame.print, Qt.Key.Key_Space)
    settle()
    run = sheet.mail_run
    begun: list[object] = []
    run.begun.connect(begun.append)
    assert run.to.text() == "To: ana@x.es"
    assert run.place.text() == "1 of 2"
    assert run.left_out.text() == "1 person gets none:\nLuz Rey: They do not want e-mails"
    QTest.keyClick(run.open_button, Qt.Key.Key_Return)
    assert opened == ["mailto:ana@x.es?subject=Hi%20Ana&body=Dear%20Ms%20Garc%C3%ADa"]
    assert run.subject.text() == "Hi Leo"
    QTest.keyClick(run.list, Qt.Key.Key_S)
    assert len(opened) == 1
    assert run.place.text() == "1 message was begun."
    QTest.keyClick(run, Qt.Key.Key_Escape)
    assert begun == [(people[0],)]


def test_a_message_with_problems_is_not_begun(
    services: Services, runner: TaskRunner, over: QWidget, opened: list[str], qtbot: QtBot
) -> None:
    run = MailRunSheet(runner, services, over, opened.append)
    run.start(Letter(name="M", kind="email", body="{nmae}"), ())
    qtbot.waitUntil(run.is_settled)
    assert "There is no field “nmae”" in run.warning.text()
    QTest.keyClick(run, Qt.Key.Key_Return)
    assert opened == []
    assert not run.open_button.isEnabled()


def test_the_letterhead_is_kept_with_its_picture(
    services: Services, runner: TaskRunner, over: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    services.settings.set("return_address", "Muebles Ortiz\nMadrid")
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(tmp_path / "logo.png"))
    (tmp_path / "none.png").write_text("none")
    sheet = LetterheadSheet(runner, services, over)
    sheet.start()
    qtbot.waitUntil(lambda: sheet.lines.toPlainText() == "Muebles Ortiz\nMadrid")
    sheet.take(tmp_path / "none.png")
    assert "none.png" in sheet.state.text()
    sheet.take(tmp_path / "logo.png")
    assert sheet.remove.isVisible()
    sheet.window_box.setCurrentIndex(1)
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet.lines, Qt.Key.Key_Return, CONTROL)
    head = services.letters.letterhead()
    assert head.lines == ("Muebles Ortiz", "Madrid")
    assert head.window == "right"
    assert head.logo is not None


def test_the_names_of_fields_are_whole_in_a_narrow_window(
    sheet: LettersSheet, over: QWidget, people: list[int], settle: Callable[[], None], qtbot: QtBot
) -> None:
    over.window().resize(820, 600)
    sheet.start(people)
    settle()
    bar = sheet.editor.bar
    for button in (*bar.usual.values(), bar.more, bar.passages):
        assert button.width() >= button.sizeHint().width()
        assert bar.rect().contains(button.geometry())
