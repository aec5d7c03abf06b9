"""An open campaign in a window as narrow as it gets."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.campaigns.conftest import press, settle, show

from rolodex.services.opening import Services
from rolodex.ui.campaigns.panel import CampaignsPanel

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)


def test_who_gets_it_is_counted_in_full_beside_what_is_searched(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    panel.window().resize(840, 560)
    show(panel, people, qtbot)
    panel.open(sent)
    settle(panel, qtbot)
    press(panel, qtbot, Qt.Key.Key_2)
    page = panel.pages.rehearsal
    assert page.count.width() >= page.count.sizeHint().width()
    assert not page.which.geometry().intersects(page.search.geometry())
