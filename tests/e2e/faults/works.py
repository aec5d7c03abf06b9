"""The kinds of work that are interrupted, each on a small book of its own that is the same every time."""

from __future__ import annotations

import contextlib
import importlib
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.e2e.faults import disk
from tests.e2e.faults.soundness import PASSPHRASE

from rolodex.domain.contact import Value
from rolodex.domain.errors import UserError
from rolodex.services import mending, unlocking
from rolodex.services.demo import Demo
from rolodex.services.opening import Services, open_services
from rolodex.services.protecting import convert
from rolodex.store.book import Book

NOW = datetime.fromisoformat("2026-05-03T10:00")
TODAY = date(2026, 5, 3)
PEOPLE = 30
NEWEST_REVISION = "rolodex.store.migrations.versions.0007_persons_own"


@dataclass(frozen=True)
class Work:
    """One kind of work on an open book; `before` makes ready what it needs, and nothing fails there."""

    name: str
    do: Callable[[Services], object]
    before: Callable[[Services], object] = lambda services: None
    is_secret: bool = False
    """Whether the book opens with a passphrase only."""
    has_second_folder: bool = False


@dataclass(frozen=True)
class Opening:
    """One kind of work on a file that is not open: it is given the path and leaves nothing open."""

    name: str
    do: Callable[[Path], object]
    before: Callable[[Path], object] = lambda path: None


def edit(services: Services) -> object:
    """One card, many of its rows."""
    known = services.contacts.get(1)
    assert known is not None
    changed = replace(
        known,
        tel=(Value("+34 600 111 222", ("cell",)), *known.tel),
        note=(Value("Called about the chairs. " * 40),),
        categories=("asked", *known.categories),
    )
    return services.contacts.save(changed)


def cards(known_uid: str) -> bytes:
    """People the book has not, and one it has."""
    new = "".join(
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:fault-{number}\r\nN:Ruiz {number};Marta;;;\r\n"
        f"FN:Marta Ruiz {number}\r\nTEL;TYPE=CELL:+34 600 {number:06d}\r\n"
        f"EMAIL:marta.{number}@mail.example\r\n"
        f"NOTE:{'Prefers the morning. ' * 8}\r\nEND:VCARD\r\n"
        for number in range(40)
    )
    known = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{known_uid}\r\nFN:Somebody Known\r\nTEL:+34 1\r\nEND:VCARD\r\n"
    )
    return (new + known).encode()


def take_in(services: Services) -> object:
    """A file of cards."""
    known = services.contacts.get(1)
    assert known is not None
    with services.importing.plan_data(cards(known.uid), "fault.vcf") as plan:
        return services.importing.apply(plan)


def merge(services: Services) -> object:
    """Three people made one."""
    return services.merging.merge(services.merging.plan([1, 2, 3]), {}, NOW)


def delete(services: Services) -> object:
    """Half of the people."""
    return services.contacts.delete(list(range(2, PEOPLE // 2)))


def draft(services: Services) -> object:
    """An edit that was begun."""
    known = services.contacts.get(2)
    assert known is not None
    services.drafts.keep(2, replace(known, fn="Begun and not saved"), base=known)
    return None


def copy_and_delete(services: Services) -> object:
    """A copy, and then less in the book than it holds."""
    services.backups.make(copy_of(services))
    return delete(services)


def copy_of(services: Services) -> Path:
    """The file of a copy made by hand."""
    return services.book_path.with_name("copy.rolodex")


def restore_open(services: Services) -> object:
    """The copy, in the place of the open book."""
    return services.backups.restore(copy_of(services))


def restored(services: Services) -> object:
    """A book that was just restored."""
    copy_and_delete(services)
    return restore_open(services)


def made_old(path: Path) -> None:
    """The book as the version before would have left it."""
    revision = importlib.import_module(NEWEST_REVISION)
    with closing(sqlite3.connect(path)) as connection:
        for statement in revision.TABLES:
            (table,) = re.findall(r"CREATE TABLE (\w+)", statement)
            connection.execute(f"DROP TABLE {table}")
        connection.execute(f"PRAGMA user_version = {revision.user_version - 1}")
        connection.commit()


def opened(path: Path) -> None:
    """Open the book, which brings an old one up to date, and close it again."""
    open_services(path).close()


def put_back(path: Path) -> object:
    """Restore a copy in the place of the book, while it is closed."""
    from rolodex.services.backups import restore

    return restore(path.with_name("copy.rolodex"), path)


def with_a_copy(path: Path) -> None:
    """Beside the book lies a copy with less in it."""
    shutil.copyfile(path, path.with_name("copy.rolodex"))
    with closing(open_services(path.with_name("copy.rolodex"))) as services:
        delete(services)


def protect(path: Path) -> object:
    """A passphrase for a book that had none."""
    return convert(path, "", PASSPHRASE)


def unprotect(path: Path) -> object:
    """No passphrase for a book that had one."""
    if unlocking.is_locked(path):
        unlocking.unlock(path, PASSPHRASE)
    return convert(path, PASSPHRASE, "")


def made_sick(path: Path) -> None:
    """A book of which the beginning is gone, and a page of people, beside a whole copy."""
    with_a_copy(path)
    with path.open("r+b") as stream:
        stream.write(bytes(100))
        stream.seek(24 * 4096)
        stream.write(bytes(4096))


def salvage(path: Path) -> object:
    """What can be read of the sick book."""
    return mending.salvage(path)


def from_backup(path: Path) -> object:
    """The copy in the place of the sick book."""
    return mending.from_backup(path, path.with_name("copy.rolodex"))


def left_erasing(path: Path) -> None:
    """A book from which somebody is erased, while its files are not cleaned yet."""
    whole, at = path.read_bytes(), 0
    with closing(open_services(path)) as services:
        deeds = disk.counted(lambda: services.erasing.erase(2)).done
    for at in reversed(range(1, deeds)):
        path.write_bytes(whole)
        with closing(open_services(path)) as services:
            with disk.going_wrong(disk.Plan(at, full=True)), contextlib.suppress(UserError):
                services.erasing.erase(2)
            waits = services.erasing.waiting()
        if waits:
            return
    raise AssertionError("no fault leaves anything to be cleaned")


def resume(path: Path) -> object:
    """The rest of an erasure."""
    with closing(open_services(path)) as services:
        return services.erasing.resume()


WORKS: Mapping[str, Work] = {
    work.name: work
    for work in (
        Work("edit", edit),
        Work("import", take_in),
        Work("merge", merge),
        Work("delete", delete),
        Work("undo", lambda services: services.history.undo(), before=take_in),
        Work("redo", lambda services: services.history.redo(), before=lambda s: (merge(s), s.history.undo())),
        Work("draft", draft),
        Work("erase", lambda services: services.erasing.erase(2)),
        Work("restore", restore_open, before=copy_and_delete),
        Work("unrestore", lambda services: services.backups.undo_restore(), before=restored),
        Work("backup", lambda services: services.backups.make()),
        Work("two backups", lambda services: services.backups.make(), has_second_folder=True),
        Work("secret edit", edit, is_secret=True),
        Work("secret import", take_in, is_secret=True),
        Work("secret backup", lambda services: services.backups.make(), is_secret=True),
    )
}
OPENINGS: Mapping[str, Opening] = {
    work.name: work
    for work in (
        Opening("opening", opened),
        Opening("migration", opened, before=made_old),
        Opening("put back", put_back, before=with_a_copy),
        Opening("protect", protect),
        Opening("unprotect", unprotect, before=protect),
        Opening("salvage", salvage, before=made_sick),
        Opening("from backup", from_backup, before=made_sick),
        Opening("resume", resume, before=left_erasing),
    )
}


_begun: dict[str, bytes] = {}


@cache
def _sample() -> Path:
    path = Path(mkdtemp(prefix="rolodex-faults-")) / "sample.rolodex"
    with Book.open(path, create=True) as book:
        Demo(book).fill(PEOPLE, PEOPLE, today=TODAY)
    return path


@contextmanager
def sampled() -> Iterator[Path]:
    """The sample book, made once for the process; its folder goes at the end."""
    try:
        yield _sample()
    finally:
        shutil.rmtree(_sample().parent)
        _sample.cache_clear()


@cache
def start(name: str) -> bytes:
    """The book as it is before this work begins."""
    folder = _sample().parent / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    path = Path(shutil.copyfile(_sample(), folder / "book.rolodex"))
    if name in WORKS:
        with closing(open_services(path)) as services:
            WORKS[name].before(services)
        if WORKS[name].is_secret:
            protect(path)
    else:
        OPENINGS[name].before(path)
    _begun[name] = path.read_bytes()
    return _begun[name]


def untouched(path: Path) -> bool:
    """Whether a book is to the last byte what some work began with, and no log lies beside it."""
    beside = any(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-journal"))
    return not beside and path.read_bytes() in _begun.values()


def fresh(name: str, folder: Path) -> Path:
    """A new copy of that book, and of what lies beside it, alone in the folder."""
    start(name)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(_sample().parent / name, folder, copy_function=shutil.copyfile)
    path = folder / "book.rolodex"
    if name in WORKS and WORKS[name].has_second_folder:
        (folder / "stick").mkdir()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("INSERT INTO setting VALUES ('backup_folder', ?)", (str(folder / "stick"),))
            connection.commit()
    return path
