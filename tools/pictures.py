"""The pictures of the help, taken of the program itself on a sample book: `pictures.py [NAME...]`.

Each is written to `resources/help/LANGUAGE/pictures/NAME.png` with at most 256 colours, so that all of them
together stay small.
"""

from __future__ import annotations

import os
import sys
import tempfile
from array import array
from collections import Counter
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LOGNAME"] = os.environ["USER"] = "lucia"

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

import screens
from rolodex import paths
from rolodex.domain.contact import Contact
from rolodex.domain.listing import Query
from rolodex.services.demo import Demo, Voice
from rolodex.services.help_pages import folder
from rolodex.services.opening import open_services
from rolodex.ui.handed_out import png_of
from rolodex.ui.letters.sheet import LettersSheet
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

SIZE = (1060, 690)
"""Of the window: pages make its picture smaller where they have less room."""
PEOPLE, ORDERS = 300, 1200
SENTENCE = 600
"""Milliseconds after which what was typed is read; a page is drawn in three times as long."""
SCREENS = {
    "start": "people",
    "keys": "keys",
    "import": "import cards",
    "look-alikes": "look_alikes",
    "today": "today",
    "call": "call",
    "orders": "orders",
    "pipeline": "pipeline",
    "tickets": "tickets",
    "reports": "reports",
    "campaign": "campaigns",
    "backups": "backups",
    "history": "history",
    "passphrase": "protect",
    "privacy": "dossier",
    "settings": "settings",
}
"""The picture of a screen as it comes, by the name `screens` has for it."""


def main() -> int:
    """Take those that are named, or all of them, in each language."""
    wanted = set(sys.argv[1:])
    with tempfile.TemporaryDirectory() as place:
        for variable in ("CONFIG", "DATA", "CACHE", "LOGS"):
            os.environ[f"ROLODEX_{variable}"] = str(Path(place, variable.lower()))
        for language, country in (("en", "IE"), ("es", "ES")):
            book = Path(place, f"{language}.rolodex")
            os.environ["LC_ALL"] = f"{language}_{country}.UTF-8"
            make_book(book, language)
            take_all(book, language, wanted)
    return 0


def make_book(book: Path, language: str) -> None:
    """A book of people who do not exist, and of what they bought."""
    services = open_services(book, create=True)
    try:
        voice = Voice(language) if language != "en" else None
        Demo(services.book).fill(PEOPLE, ORDERS, voice=voice)
        listed = services.contacts.listing(Query()).ids
        for place in range(3, 60, 8):
            known = services.contacts.get(listed[place])
            if known is not None:
                # somebody who was written down twice, as it happens
                services.contacts.save(
                    Contact(n=known.n, fn=known.fn, tel=known.tel[:1], email=known.email[:1])
                )
    finally:
        services.close()


def take_all(book: Path, language: str, wanted: set[str]) -> None:
    """Every picture in one language."""
    window = screens.opened(book, WindowState(theme="light"), language, SIZE)
    window.activateWindow()
    screens.settle(window)
    names = {screen: name for name, screen in SCREENS.items() if not wanted or name in wanted}
    for screen in screens.walk(window, names.__contains__):
        keep(window, language, names[screen])
    for name, show in SHOWS.items():
        if not wanted or name in wanted:
            window.panel.browser.search.set_text("")
            window.rail.choose("panel", "people")
            screens.settle(window)
            show(window, language)
            screens.settle(window)
            keep(window, language, name)
            screens.leave(window)
    window.close()


def search(window: MainWindow, language: str) -> None:
    """A search that finds a few."""
    window.panel.browser.search.set_text("es:favorito" if language == "es" else "is:favourite")


def log(window: MainWindow, language: str) -> None:
    """A line, and what was understood of it."""
    rows = window.panel.browser.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    screens.settle(window)
    window.actions_["log"].trigger()
    screens.settle(window)
    said = {
        "en": "called, wants a quote for 12 chairs, follow up friday 10:00",
        "es": "llamé, quiere presupuesto de 12 sillas, llamar el viernes a las 10",
    }
    type_on(said[language])


def segment(window: MainWindow, language: str) -> None:
    """A sentence that became a rule."""
    window.actions_["new_segment"].trigger()
    screens.settle(window)
    said = {
        "en": "customers who have not bought for 90 days",
        "es": "clientes sin comprar 90 días",
    }
    type_on(said[language])
    QTest.qWait(SENTENCE)


def letter(window: MainWindow, _language: str) -> None:
    """A letter that was begun with a starter."""
    window.actions_["letters"].trigger()
    screens.settle(window)
    sheet = next(one for one in window.findChildren(LettersSheet) if one.isVisible())
    sheet.frame.new_letter.click()
    screens.settle(window)
    QTest.qWait(3 * SENTENCE)


def table(window: MainWindow, language: str) -> None:
    """The columns of a table, before anything is read."""
    said = {
        "en": "Name,Mobile,E-mail,Town,Remarks\n"
        "Oona Lind,+353 85 012 0101,oona@example.org,Cork,met at the fair\n"
        "Tomás Reyes,+353 85 012 0102,tomas@example.org,Dublin,\n",
        "es": "Nombre,Móvil,Correo,Ciudad,Comentario\n"
        "Oona Lind,600 000 101,oona@example.org,Bilbao,de la feria\n"
        "Tomás Reyes,600 000 102,tomas@example.org,Cádiz,\n",
    }
    file = paths.data() / "people.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(said[language], encoding="utf-8")
    window.import_files([file])


def type_on(text: str) -> None:
    """Type where the keyboard is."""
    line = QApplication.focusWidget()
    if isinstance(line, QLineEdit):
        line.insert(text)
    elif isinstance(line, QPlainTextEdit | QTextEdit):
        line.insertPlainText(text)
    else:
        raise TypeError(f"nothing can be typed into {line}")


def labels(window: MainWindow, _language: str) -> None:
    """Labels for a few people."""
    rows = window.panel.browser.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    for _more in range(17):
        QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    screens.settle(window)
    window.actions_["labels"].trigger()


SHOWS: dict[str, Callable[[MainWindow, str], None]] = {
    "search": search,
    "labels": labels,
    "letters": letter,
    "log": log,
    "segment": segment,
    "tables": table,
}


def keep(window: MainWindow, language: str, name: str) -> None:
    """Write the window as it is now."""
    image = window.grab().toImage()
    file = folder(language) / "pictures" / f"{name}.png"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(png_of(few(image)))
    print(f"{file.relative_to(paths.resources())}: {file.stat().st_size:,} bytes", flush=True)


def few(image: QImage) -> QImage:
    """The picture in 256 colours: a window has few, and letters shade into few more."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(array("I", bytes(plain.constBits())))
    # of colours that look alike the commonest stands for all of them
    alike: dict[int, Counter[int]] = {}
    for colour, count in pixels.items():
        alike.setdefault(colour & 0xF8F8F8, Counter())[colour & 0xFFFFFF | 0xFF000000] += count
    commonest = sorted(alike.values(), key=lambda colours: -colours.total())[:256]
    table = [colours.most_common(1)[0][0] for colours in commonest]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


if __name__ == "__main__":
    sys.exit(main())
