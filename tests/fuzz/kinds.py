"""Kinds of hostile input, each with what reads it: files of all sorts, books, copies, and typed text.

Each kind is a function of chance and a `Ground`; it returns when the input was read or refused in a sentence
(UserError), and whatever else it raises is a finding.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from tests.blank import new_book
from tests.fuzz import tables
from tests.fuzz.damage import damaged, damaged_pack

from rolodex import paths
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.paper import pictures
from rolodex.services import backups, mending, whole_book_reading
from rolodex.services.demo import Demo
from rolodex.services.opening import Services, open_services
from rolodex.store.book import Book
from rolodex.ui.contacts import photos
from rolodex.ui.photos import imaging

CARDS = Path(__file__).parents[1] / "data" / "vcards"
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001 - local and floating, as due times are
PASSPHRASE = "a stick in the drawer"
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Call Ana\r\n"
    b"DTSTART;TZID=Europe/Madrid:20260503T100000\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE:20260510T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
ORDERS = (
    b"customer,date,number,product,quantity,price,currency\nAna Gil,2026-05-03,A-1,Coffee,2,4.50,EUR\n"
    b"Ana Gil,03/05/2026,A-1,Tea,1.5,-3,EUR\n"
)
WORDS = (
    *('name:"a', 'city:"', "tag:", "-", "*", "NEAR(", "AND", "OR", "NOT", '"', "'", "^", ":", "(", ")", "%"),
    *("_", "\\", "ana", "bilbao", "600", "bought", "in 30 days", "more than", "€", "every friday", "called"),
    *("@", "#vip", "friday 25:99", "31/31/2026", "1e999", "\u202e", "\x1b[2J", "\x00", "\ud800", "́" * 40),
    *("= =", "--", "; drop table contact", "😀", "x" * 3000, "9" * 400, "(" * 900, "not " * 200),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is damaged: a sample book, copies of it and its text, made once for all inputs."""

    folder: Path
    book: Path
    backup: bytes
    locked: bytes
    whole: bytes
    pictures: tuple[bytes, ...]

    def fresh(self, name: str) -> Path:
        """An empty folder for one input."""
        found = self.folder / name
        shutil.rmtree(found, ignore_errors=True)
        found.mkdir(parents=True)
        return found

    def own_book(self, name: str) -> Path:
        """A copy of the sample book that may be hurt."""
        return Path(shutil.copyfile(self.book, self.fresh(name) / "book.rolodex"))


def ground(folder: Path) -> Ground:
    """Make what is damaged."""
    book = folder / "sample.rolodex"
    with Book.open(book, create=True) as opened:
        Demo(opened).fill(60, 120, today=TODAY)
    services = open_services(book)
    backup = services.backups.make(folder / "copy.rolodex").path.read_bytes()
    locked = services.backups.make(folder / "copy.rolodex.age", passphrase=PASSPHRASE).path.read_bytes()
    services.whole_book.export(folder / "whole.zip")
    services.close()
    return Ground(folder, book, backup, locked, (folder / "whole.zip").read_bytes(), tuple(_pictures()))


def _pictures() -> list[bytes]:
    image = QImage(90, 60, QImage.Format.Format_ARGB32)
    image.fill(0x80123456)
    found = []
    for kind in ("PNG", "JPG", "BMP", "WEBP"):
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        if image.save(buffer, kind):  # type: ignore[call-overload]  # the stub says bytes, which it refuses
            found.append(bytes(buffer.data().data()))
    found.append(b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>")
    return found


def card(chance: random.Random, ground: Ground) -> None:
    """Damaged cards, taken in and found again."""
    files = sorted((CARDS / "_made").glob("*.vcf")) + sorted((CARDS / "_gen").glob("*.vcf"))
    data = b"\r\n".join(chance.choice(files).read_bytes()[:200_000] for _ in range(chance.choice((1, 1, 3))))
    services = open_services(new_book(ground.fresh("card") / "book.rolodex"))
    try:
        with services.importing.plan_data(damaged(chance, data), "x.vcf") as plan:
            services.importing.apply(plan)
        _sound(services)
    finally:
        services.close()


def table(chance: random.Random, ground: Ground) -> None:
    """Damaged tables, workbooks, LDIF and JSON, taken in."""
    folder = ground.fresh("table")
    services = open_services(new_book(folder / "book.rolodex"))
    try:
        for path, _read in tables.files(chance, folder):
            with suppress(UserError), services.tables_in.plan(path) as plan:
                services.importing.apply(plan)
        path = folder / "orders.csv"
        path.write_bytes(damaged(chance, ORDERS * chance.choice((1, 3, 90))))
        with suppress(UserError):
            services.purchase_importing.apply(services.tables_in.plan_purchases(path))
        with suppress(UserError):
            services.tables_in.apply_activities(services.tables_in.plan_activities(path))
        _sound(services)
    finally:
        services.close()


def calendar(chance: random.Random, ground: Ground) -> None:
    """A damaged calendar, taken in on a card."""
    services = open_services(ground.own_book("calendar"))
    file = ground.folder / "calendar" / "x.ics"
    file.write_bytes(damaged(chance, CALENDAR * chance.choice((1, 1, 30))))
    try:
        with suppress(UserError):
            services.calendars.take(1, file, NOW)
    finally:
        services.close()


def whole(chance: random.Random, ground: Ground) -> None:
    """The damaged text of a whole book, made a book again."""
    folder = ground.fresh("whole")
    (folder / "x.zip").write_bytes(damaged_pack(chance, ground.whole))
    with suppress(UserError):
        whole_book_reading.restore(folder / "x.zip", folder / "made.rolodex")
        services = open_services(folder / "made.rolodex")
        try:
            services.checking.full()
            _looked_at(services, chance)
        finally:
            services.close()
    assert sorted(one.name for one in folder.iterdir()) in (["made.rolodex", "x.zip"], ["x.zip"])


def book(chance: random.Random, ground: Ground) -> None:
    """A damaged book: diagnosed, opened, checked in full, looked at, and saved from."""
    path = ground.own_book("book")
    path.write_bytes(damaged(chance, path.read_bytes(), 4096))
    mending.diagnose(path)
    with suppress(UserError):
        services = open_services(path)
        try:
            services.checking.at_start()
            services.checking.full()
            _looked_at(services, chance)
        finally:
            services.close()
    with suppress(UserError):
        mending.salvage(path)
        Book.open(path).close()


def schema(chance: random.Random, ground: Ground) -> None:
    """A book whose tables, views and triggers somebody wrote to do harm."""
    path = ground.own_book("schema")
    with closing(sqlite3.connect(path)) as connection:
        for _ in range(chance.choice((1, 2, 5))):
            with suppress(sqlite3.Error):
                connection.executescript(_malice(chance))
    mending.diagnose(path)
    with suppress(UserError):
        services = open_services(path)
        try:
            services.checking.full()
            _looked_at(services, chance)
            services.checking.repair()
        finally:
            services.close()
    with suppress(UserError):
        mending.salvage(path)


def _malice(chance: random.Random) -> str:
    name = chance.choice(("contact", "name", "tel", "journal", "setting", "search", "note", "activity"))
    return chance.choice(
        (
            f'CREATE TRIGGER "x\'; --" AFTER INSERT ON {name} BEGIN DELETE FROM tel; END;',
            f"CREATE TRIGGER t BEFORE UPDATE ON {name} BEGIN SELECT RAISE(ABORT, 'no'); END;",
            f"ALTER TABLE {name} RENAME TO gone; CREATE VIEW {name} AS SELECT * FROM gone;",
            f"ALTER TABLE {name} RENAME TO gone; CREATE VIEW {name} AS WITH RECURSIVE c(x) AS "
            "(SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS id FROM c;",
            f"DROP TABLE IF EXISTS {name};",
            f"ALTER TABLE {name} ADD COLUMN extra TEXT DEFAULT (hex(randomblob(4)));",
            'CREATE TABLE "a \' "" b" (x); INSERT INTO "a \' "" b" VALUES (zeroblob(3000000));',
            "PRAGMA user_version = 99999;",
            "PRAGMA user_version = -5;",
            "PRAGMA application_id = 7;",
            "UPDATE contact SET fn = replace(hex(zeroblob(500000)), '0', 'a') WHERE id = 3;",
            "UPDATE contact SET fn = x'ff00fe' WHERE id = 4;",
            "UPDATE setting SET value = '[' || value;",
            "PRAGMA journal_mode = DELETE; PRAGMA encoding = 'UTF-16';",
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE TABLE x(' WHERE name = "
            f"'{name}';",
            "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 7 WHERE rowid % 9 = 1;",
        )
    )


def copy(chance: random.Random, ground: Ground) -> None:
    """A damaged copy and its damaged list: proved, compared, shown and restored."""
    path = ground.own_book("copy")
    services = open_services(path)
    try:
        shelf = paths.backups(path)
        shutil.rmtree(shelf, ignore_errors=True)
        good = services.backups.make()
        hurt = good.path.with_name(good.path.name.replace(".rolodex", "-001.rolodex"))
        hurt.write_bytes(damaged(chance, ground.backup, 4096))
        ledger = shelf / "backups.json"
        if chance.random() < 0.7:
            ledger.write_bytes(damaged(chance, ledger.read_bytes()))
        _copies(services, chance)
        _restored(services, hurt)
        with suppress(UserError):
            services.backups.restore(good)
            services.backups.undo_restore()
        _looked_at(services, chance)
    finally:
        services.close()
        shutil.rmtree(paths.backups(path), ignore_errors=True)


def _copies(services: Services, chance: random.Random) -> None:
    for one in services.backups.all():
        services.backups.check(one)
        with suppress(UserError):
            services.backups.compare(one)
        with suppress(UserError):
            services.backups.preview(one, chance.choice(WORDS))
    services.backups.put_away()


def _restored(services: Services, file: Path) -> None:
    with suppress(UserError):
        services.backups.restore(file)
        assert services.checking.full() == ()
        services.history.undo()


def locked(chance: random.Random, ground: Ground) -> None:
    """A damaged copy with a passphrase, restored."""
    path = ground.own_book("locked")
    file = path.with_name("x.rolodex.age")
    file.write_bytes(damaged(chance, ground.locked))
    with suppress(UserError):
        backups.restore(file, path, PASSPHRASE)


def picture(chance: random.Random, ground: Ground) -> None:
    """A damaged picture, shown, cut and printed."""
    data = damaged(chance, chance.choice(ground.pictures))
    photos.picture(data, 160)
    with suppress(UserError):
        imaging.blob(imaging.shrunk(imaging.read(data)))
    pictures.is_picture(data)


def typed(chance: random.Random, ground: Ground) -> None:
    """Odd words in every line that can be typed into."""
    services = open_services(ground.book)
    try:
        for _ in range(20):
            text = chance.choice(("", " ")).join(chance.choices(WORDS, k=chance.choice((1, 2, 4, 9))))
            services.contacts.matches(Query(text=text))
            services.contacts.matches(Query(text=text, kind=""))
            services.history.find(text, lambda label: label.text)
            services.pasting.read(text)
            for language in ("en", "es"):
                understood = services.segments.read(text, language, TODAY)
                if understood.rule is not None:
                    with suppress(UserError):
                        services.segments.count(understood.rule, TODAY)
                services.lines.read(text, "log", NOW, 1, locale=language)
    finally:
        services.close()


def _looked_at(services: Services, chance: random.Random) -> None:
    """What the window asks of a book as soon as it is open."""
    with suppress(UserError):
        services.contacts.matches(Query())
        services.contacts.matches(Query(text=chance.choice(WORDS)))
        services.contacts.get(chance.randint(1, 60))
        services.history.steps()
        services.agenda.day(NOW, 50)


def _sound(services: Services) -> None:
    """What was taken in is whole, can be exported, and be undone."""
    assert services.checking.full() == ()
    matches = services.contacts.matches(Query(kind=""))
    for row in matches.rows:
        services.contacts.get(row.id)
    while services.history.undo() is not None:
        pass


KINDS: Mapping[str, Callable[[random.Random, Ground], None]] = {
    one.__name__: one for one in (card, table, calendar, whole, book, schema, copy, picture, typed, locked)
}
SHARES: Mapping[str, int] = {"locked": 1, "picture": 30, "typed": 6, "card": 24, "calendar": 10}
"""How often a kind comes, where it is not 12 times."""
