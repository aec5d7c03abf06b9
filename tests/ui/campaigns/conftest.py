"""A book with a few people, and the panel of campaigns in a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.audience import Addressee, Audience
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr, Consent
from rolodex.services.opening import Services
from rolodex.ui.campaigns.panel import CampaignsPanel
from rolodex.ui.tasks import TaskRunner

NOW = datetime.fromisoformat("2026-05-03T10:00")
PLAIN = Qt.KeyboardModifier.NoModifier


def living(street: str, city: str = "Madrid", code: str = "28013") -> tuple[Adr, ...]:
    """One address in Spain."""
    return (Adr(street=street, code=code, city=city, country="España", country_code="ES"),)


@pytest.fixture
def people(services: Services) -> Services:
    """Ana and Eva share an address, Leo has none, Max wants no letters, Zoe is reached."""
    services.settings.set("labels.home", "ES")
    for contact in (
        person("Ana", "García", adr=living("Calle Mayor 1")),
        person("Eva", "García", adr=living("Calle Mayor 1")),
        person("Leo", "López"),
        person("Max", "Ruiz", adr=living("Calle Luna 3"), consent=(Consent("letter", False, "", ""),)),
        person("Zoe", "Sanz", adr=living("Calle Sol 5")),
    ):
        services.contacts.save(contact)
    return services


@pytest.fixture
def sent(people: Services) -> int:
    """A campaign that was sent to Ana, for Eva too, and to Zoe."""
    saved = people.campaigns.save(
        Campaign(name="Spring", currency="EUR", cost=1000, audience=Audience(contact_ids=(1, 2, 5)))
    )
    pieces = [
        Addressee((1, 2), (("name", "Ana y Eva García"),), living("Calle Mayor 1")[0], "one"),
        Addressee((5,), (("name", "Zoe Sanz"),), living("Calle Sol 5")[0], "two"),
    ]
    people.campaigns.plan(saved.id, pieces, NOW)
    people.campaigns.send(saved.id, None, NOW)
    return saved.id


@pytest.fixture
def panel(over: QWidget, runner: TaskRunner) -> Iterator[CampaignsPanel]:
    """The panel, without a book yet."""
    window = over.window()
    assert isinstance(window, QMainWindow)
    made = CampaignsPanel(runner, window, clock=lambda: NOW)
    window.setCentralWidget(made)
    window.resize(1150, 830)
    made.work.desk.pause.setInterval(1)
    runner.changed.connect(made.react)
    yield made
    runner.shutdown()


def settle(panel: CampaignsPanel, qtbot: QtBot) -> None:
    """Wait until all is on the screen and in the book."""
    qtbot.waitUntil(panel.is_settled, timeout=10_000)


def show(panel: CampaignsPanel, services: Services, qtbot: QtBot) -> None:
    """Open the book in the panel."""
    panel.attach(services)
    settle(panel, qtbot)
    panel.list.focus()


def press(panel: CampaignsPanel, qtbot: QtBot, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press these keys wherever the keyboard is."""
    for key in keys:
        QTest.keyClick(focused(panel), key, held)
        settle(panel, qtbot)


def focused(panel: CampaignsPanel) -> QWidget:
    """Where the keyboard is."""
    focus = panel.window().focusWidget()
    assert focus is not None
    return focus
