from __future__ import annotations

import sys

import pytest

from rolodex.services import available


def test_all_is_said_to_be_there_where_it_is() -> None:
    assert available.no_passphrases() is None
    assert available.no_locked_copies() is None


def test_what_is_not_installed_is_said_and_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rolodex.store.extras.find_spec", lambda name: None)
    loaded = set(sys.modules)
    passphrases, copies = available.no_passphrases(), available.no_locked_copies()
    assert passphrases is not None
    assert "not installed" in passphrases.text
    assert copies is not None
    assert "not installed" in copies.text
    assert set(sys.modules) == loaded
