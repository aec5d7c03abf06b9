from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from rolodex import i18n
from rolodex.domain.errors import UserError
from rolodex.store import errors

WORLD = (
    "SQLITE_BUSY",
    "SQLITE_BUSY_SNAPSHOT",
    "SQLITE_LOCKED",
    "SQLITE_NOTADB",
    "SQLITE_CORRUPT",
    "SQLITE_READONLY",
    "SQLITE_READONLY_DBMOVED",
    "SQLITE_CANTOPEN",
    "SQLITE_PERM",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_IOERR_FSYNC",
)
OURS = ("SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_MISUSE")


def error(name: str) -> sqlite3.Error:
    made = sqlite3.OperationalError(name)
    made.sqlite_errorcode = getattr(sqlite3, name)
    return made


@pytest.mark.parametrize("name", WORLD)
def test_a_trouble_of_the_users_world_is_one_whole_sentence(name: str) -> None:
    told = errors.translated(error(name), Path("a.rolodex"))
    assert isinstance(told, UserError)
    sentence = i18n.word(told.message)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("name", OURS)
def test_a_mistake_of_ours_flies(name: str) -> None:
    assert errors.translated(error(name), Path("a.rolodex")) is None


def test_an_error_without_a_code_flies() -> None:
    assert errors.translated(sqlite3.ProgrammingError("closed"), Path("a.rolodex")) is None
