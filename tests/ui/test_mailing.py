"""What has to do with post is reached from the window by actions, keys and the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders import person

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.contact import Adr
from rolodex.services.opening import open_services
from rolodex.ui.campaigns.panel import CampaignsPanel
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

NOW = datetime.fromisoformat("2026-03-01T09:00")
ACTIONS = ("letters", "directory", "drips", "reprint", "household")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """A window on a book in which Ana got the autumn catalogue."""
    file = tmp_path / "book.rolodex"
    services = open_services(file, create=True)
    ana = services.contacts.save(person("Ana")).id
    campaign = services.campaigns.save(Campaign(name="Autumn")).id
    services.campaigns.plan(campaign, [Addressee((ana,), (("name", "Ana"),), Adr(street="Real 1"))], NOW)
    services.campaigns.send(campaign, None, NOW)
    services.close()
    made = MainWindow(lambda: open_services(file), file, WindowState(), reminds=False)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(made.is_settled, timeout=20_000)
    qtbot.waitUntil(lambda: bool(made.panel.selected_ids()), timeout=10_000)
    yield made
    made.close()


def press_escape(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.is_settled() and window.focusWidget() is not None, timeout=10_000)
    focused = window.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)


def test_every_action_of_post_shows_its_sheet_and_esc_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    for action in ACTIONS:
        window.actions_[action].trigger()
        qtbot.waitUntil(window.mailing.is_covering)
        press_escape(qtbot, window)
        qtbot.waitUntil(lambda: not window.mailing.is_covering(), timeout=10_000)


def test_an_entry_of_the_timeline_leads_to_its_campaign(qtbot: QtBot, window: MainWindow) -> None:
    services = window.services
    assert services is not None
    (entry,) = (
        one for one in services.activities.timeline(window.panel.selected_ids()[0]) if one.kind == "campaign"
    )
    window.panel.entry_wanted.emit("campaign", entry.id)
    qtbot.waitUntil(lambda: isinstance(window.places.currentWidget(), CampaignsPanel))
    panel = window.places.currentWidget()
    assert isinstance(panel, CampaignsPanel)
    qtbot.waitUntil(lambda: panel.plan.name.text() == "Autumn", timeout=10_000)


def test_the_action_for_codes_puts_the_keyboard_into_their_line(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_["answer"].trigger()
    panel = window.places.currentWidget()
    assert isinstance(panel, CampaignsPanel)
    qtbot.waitUntil(lambda: window.focusWidget() is panel.answers.line)
