"""An erasure that fails or is killed anywhere: the person is there as before, or is cleaned up after."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import emails, person, phones
from tests.e2e.faults.statements import Refusal, refusing, watched

from rolodex.domain.contact import Value
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.services.opening import Services, open_services

TRACES = (b"bellweather", b"bea@bellw.example", b"quiet table", b"7946 0999")
KILLED = """
import os, signal, sys
from pathlib import Path
from rolodex.services.opening import open_services
calls = 0
def killed(done, total):
    global calls
    calls += 1
    if calls == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
services = open_services(Path(sys.argv[1]))
services.erasing.erase(1, True, services.erasing.plan(1).mentions, progress=killed)
"""
"""Erases, and comes to a sudden end at one of the moments at which it says how far it is."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with her, somebody who names her, and a copy; made once."""
    services = open_services(new_book(tmp_path_factory.mktemp("filled") / "book.rolodex"))
    bea = person("Bea", "Bellweather", tel=phones("+44 20 7946 0999"), email=emails("bea@bellw.example"))
    services.contacts.save(bea)
    services.contacts.save(person("Leo", note=(Value("Shares the quiet table with Bea Bellweather"),)))
    services.backups.make()
    services.close()
    return services.book_path.parent


@pytest.fixture
def path(filled: Path, tmp_path: Path) -> Path:
    return fresh(filled, tmp_path)


def fresh(filled: Path, tmp_path: Path) -> Path:
    shutil.rmtree(tmp_path / "one", ignore_errors=True)
    shutil.copytree(filled, tmp_path / "one")
    return tmp_path / "one" / "book.rolodex"


def erase(services: Services) -> None:
    services.erasing.erase(1, True, services.erasing.plan(1).mentions)


def assert_sound(path: Path) -> bool:
    """The person is there as before, or gone from all files once the next start cleaned up; says which."""
    services = open_services(path)
    try:
        found = services.contacts.matches(Query("bellweather")).total
        if found:
            assert (found, services.erasing.past()) == (2, ())
            erase(services)
        for report in services.erasing.resume():
            assert report.is_whole, report
        assert not services.erasing.waiting()
        (one,) = services.erasing.past()
        assert one.is_whole, one
        assert services.checking.full() == ()
    finally:
        services.close()
    for file in path.parent.rglob("*"):
        if file.is_file():
            data = file.read_bytes().lower()
            assert [one for one in TRACES if one in data and one != b"quiet table"] == [], file
    assert [file.name for file in path.parent.rglob(".*")] == []
    return found > 0


def test_a_statement_that_fails_leaves_her_there_or_gone_for_good(filled: Path, tmp_path: Path) -> None:
    outcomes, at = set(), 31
    while True:
        path = fresh(filled, tmp_path)
        with watched():
            services = open_services(path)
            try:
                with refusing(Refusal(at)) as refusal, contextlib.suppress(UserError):
                    erase(services)
            finally:
                services.close()
        if not refusal.struck:
            break
        outcomes.add(assert_sound(path))
        at += 149
    assert outcomes == {True, False}


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal here")
@pytest.mark.parametrize(("moment", "there"), [(5, True), (8, False), (11, False)])
def test_a_kill_leaves_her_there_or_gone_for_good(moment: int, there: bool, path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(moment)], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert assert_sound(path) == there
