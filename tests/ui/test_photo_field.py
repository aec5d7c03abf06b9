"""The photo in the form: taken, cut, made small, taken away."""

from __future__ import annotations

import struct
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import contacts, person

from rolodex.domain.card import Blob
from rolodex.domain.contact import Contact, Photo
from rolodex.domain.errors import UserError
from rolodex.services.opening import Services
from rolodex.ui.contacts.fields.photo import PhotoField
from rolodex.ui.photos import imaging
from rolodex.ui.photos.crop_frame import CropFrame
from rolodex.ui.photos.crop_sheet import CropSheet
from rolodex.ui.tasks import TaskRunner


def picture(width: int = 900, height: int = 600, colour: QColor | None = None) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(colour or QColor("teal"))
    return image


def encoded(image: QImage, kind: str = "PNG") -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(data.data())


def bomb() -> bytes:
    """A PNG of a few bytes that would take gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def turned_jpeg() -> bytes:
    """A JPEG 40 wide and 20 high that says it is to be turned by a quarter."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    plain = encoded(picture(40, 20).convertToFormat(QImage.Format.Format_RGB32), "JPEG")
    return plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:]


@pytest.fixture
def window(app: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 640)
    return made


@pytest.fixture
def field(window: QWidget, runner: TaskRunner, services: Services, qtbot: QtBot) -> PhotoField:
    made = PhotoField(window)
    made.attach(runner, services.contacts)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.load(person())
    made.setFocus()
    return made


def sheet_of(field: PhotoField, qtbot: QtBot) -> CropSheet:
    qtbot.waitUntil(lambda: any(not sheet.isHidden() for sheet in field.window().findChildren(CropSheet)))
    return next(sheet for sheet in field.window().findChildren(CropSheet) if not sheet.isHidden())


def image_of(blob: Blob) -> QImage:
    return QImage.fromData(blob.data)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(contact=contacts(3))
def test_photos_nobody_edits_come_back_as_they_were(field: PhotoField, contact: Contact) -> None:
    field.load(contact)
    assert field.store(contact) == contact
    assert field.blobs() == ()


def test_a_file_is_cut_square_and_made_small(field: PhotoField, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(encoded(picture(2400, 1500).convertToFormat(QImage.Format.Format_RGB32), "JPEG"))
    field.take_file(file)
    sheet = sheet_of(field, qtbot)
    with qtbot.waitSignal(field.edited):
        QTest.keyClick(sheet.frame, Qt.Key.Key_Return)
    (blob,) = field.blobs()
    (photo,) = field.store(person()).photo
    assert (photo.sha256, photo.media_type) == (blob.sha256, "image/jpeg")
    assert blob.sha256 == sha256(blob.data).hexdigest()
    assert (image_of(blob).width(), image_of(blob).height()) == (720, 720)
    assert field.hasFocus()


def test_the_whole_picture_can_be_kept(field: PhotoField, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(encoded(picture(1440, 720)))
    field.take_file(file)
    sheet_of(field, qtbot).whole.click()
    assert (image_of(field.blobs()[0]).width(), image_of(field.blobs()[0]).height()) == (720, 360)


def test_a_picture_is_pasted_with_the_keyboard(field: PhotoField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture(80, 80))
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(sheet_of(field, qtbot).frame, Qt.Key.Key_Return)
    assert field.blobs()[0].media_type == "image/jpeg"


def test_what_shines_through_stays_so(app: QApplication) -> None:
    seen_through = picture(60, 61, QColor(0, 0, 0, 100))
    made = imaging.blob(seen_through)
    assert made.media_type == "image/png"
    assert image_of(made).pixelColor(3, 3).alpha() == 100


def test_a_link_to_a_picture_is_not_fetched(field: PhotoField, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://x.example/a.png")])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(field.noticed) as told:
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "not fetched" in str(told.args)
    assert field.store(person()).photo == ()


def test_a_card_with_a_link_says_so_and_keeps_it(field: PhotoField) -> None:
    linked = person(photo=(Photo(uri="https://x.example/a.png"),))
    field.load(linked)
    assert "not fetched" in field.accessibleName()
    assert field.store(linked) == linked


def test_a_picture_that_would_fill_the_memory_is_refused_in_one_sentence(app: QApplication) -> None:
    with pytest.raises(UserError, match="too large"):
        imaging.read(bomb())


def test_what_is_no_picture_is_refused_and_the_photo_stays(
    field: PhotoField, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"not at all")
    with qtbot.waitSignal(field.noticed) as told:
        field.take_file(file)
    assert "no picture" in str(told.args)


def test_a_photo_stands_upright_as_the_camera_said(app: QApplication) -> None:
    image = imaging.read(turned_jpeg())
    assert (image.width(), image.height()) == (20, 40)


def test_delete_takes_the_first_picture_away_and_leaves_the_logo(field: PhotoField) -> None:
    both = person(photo=(Photo(sha256="ab" * 32), Photo(name="logo", sha256="0f" * 32)))
    field.load(both)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.store(both).photo == (Photo(name="logo", sha256="0f" * 32),)


def test_a_kept_photo_is_cropped_only_when_asked(field: PhotoField, services: Services, qtbot: QtBot) -> None:
    made = imaging.blob(picture(100, 50))
    ana = person(photo=(Photo(sha256=made.sha256, media_type=made.media_type),))
    saved = services.contacts.save(ana, (made,))
    got = services.contacts.get(saved.id)
    assert got is not None
    field.load(got)
    qtbot.waitUntil(lambda: field.accessibleName() != "" and field._image is not None)
    assert field.store(got) == got
    field.crop.trigger()
    QTest.keyClick(sheet_of(field, qtbot).frame, Qt.Key.Key_Return)
    assert (image_of(field.blobs()[0]).width(), image_of(field.blobs()[0]).height()) == (50, 50)


def test_esc_leaves_the_sheet_and_the_photo_as_it_was(field: PhotoField, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(picture(80, 80))
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    sheet = sheet_of(field, qtbot)
    QTest.keyClick(sheet.frame, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert field.blobs() == ()


@pytest.fixture
def frame(app: QApplication, qtbot: QtBot) -> CropFrame:
    made = CropFrame()
    qtbot.addWidget(made)
    made.resize(412, 212)
    made.show_image(picture(400, 200))
    made.show()
    return made


def test_the_square_begins_in_the_middle(frame: CropFrame) -> None:
    assert frame.square() == QRect(100, 0, 200, 200)


def test_arrows_move_the_square_and_it_stays_in_the_picture(frame: CropFrame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_Right)
    assert frame.square().left() == 104
    for _press in range(10):
        QTest.keyClick(frame, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert frame.square().right() == 399


def test_plus_and_minus_size_the_square_around_its_middle(frame: CropFrame) -> None:
    QTest.keyClick(frame, Qt.Key.Key_Minus)
    assert 180 <= frame.square().width() <= 183
    assert abs(frame.square().center().x() - 200) <= 1
    QTest.keyClick(frame, Qt.Key.Key_Home)
    assert frame.square() == QRect(100, 0, 200, 200)


def test_the_mouse_moves_the_square(frame: CropFrame) -> None:
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    QTest.mouseMove(frame, QPoint(230, 100))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=QPoint(230, 100))
    assert frame.square().left() == 130


def test_a_corner_sizes_the_square(frame: CropFrame) -> None:
    QTest.mousePress(frame, Qt.MouseButton.LeftButton, pos=QPoint(306, 206))
    QTest.mouseMove(frame, QPoint(206, 106))
    QTest.mouseRelease(frame, Qt.MouseButton.LeftButton, pos=QPoint(206, 106))
    assert frame.square() == QRect(100, 0, 100, 100)
