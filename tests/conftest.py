"""Fixtures every test may ask for."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from rolodex import i18n

ROOT = Path(__file__).parents[1]
SCREEN = Path(__file__).with_name("screen.json")
"""A screen on which a window has its usual size; by itself Qt imagines one of 800 x 800."""

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen" and ":" not in str(SCREEN):
    # a colon ends what Qt reads of the path, so the small screen has to do there
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREEN}"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A law is about what holds, not about how fast it holds: on a busy machine the usual 200 ms an example would
# fail tests that are right. Budgets are measured in tests/benchmarks.
settings.register_profile(
    "laws", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("laws")

NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the folders of the person who runs it."""
    # In `tmp_path` they would make a folder for each of thousands of tests that need none, and pytest looks
    # at all folders there are before it makes the next.
    own = tmp_path_factory.getbasetemp() / "own" / str(next(NUMBERS))
    for variable in ("ROLODEX_DATA", "ROLODEX_CONFIG", "ROLODEX_CACHE", "ROLODEX_LOGS", "ROLODEX_RUNTIME"):
        monkeypatch.setenv(variable, str(own / variable.lower()))
    monkeypatch.delenv("ROLODEX_BOOK", raising=False)


@pytest.fixture(autouse=True)
def no_country(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Figures and days are written as in no country, whatever computer this is, and again after a test."""
    for variable in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    yield
    i18n.live_in("")


@pytest.fixture(autouse=True)
def language_again() -> Iterator[None]:
    """After a test the language is spoken that was before it."""
    before = i18n.language()
    yield
    if i18n.language() != before:
        i18n.use(before)


@pytest.fixture
def shared() -> Path:
    """The folder of foreign test data beside the project; the test is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder of foreign test data (../shared) is not here")
    return folder
