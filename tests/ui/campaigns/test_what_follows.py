"""What follows a campaign: its plan is written beside it, and what is due of it is done on its page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui.campaigns.conftest import press, settle, show

from rolodex.domain.drip import Drip, DripStep
from rolodex.services.opening import Services
from rolodex.ui.campaigns.panel import CampaignsPanel
from rolodex.ui.drips.sheet import DripSheet

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)


def test_a_campaign_does_what_is_due_and_its_plan_is_written_beside_it(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    plan = people.drips.save(Drip(name="At once", steps=(DripStep(-1, 0, 0, "silent", text="Call"),))).id
    campaign = people.campaigns.get(sent)
    assert campaign is not None
    people.campaigns.save(replace(campaign, drip_id=plan))
    show(panel, people, qtbot)
    panel.open(sent)
    settle(panel, qtbot)
    line = panel.pages.people.due
    said, button = line.lines[0]
    assert said.text() == "2 people have come to the next step: task “Call”"
    button.setFocus()
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Qt.Key.Key_Space)
    assert noticed.args == ["2 tasks planned for today", True]
    settle(panel, qtbot)
    assert line.isHidden()
    money = panel.plan.form.money
    assert money.drip.currentText() == "At once"
    money.plans_button.setFocus()
    press(panel, qtbot, Qt.Key.Key_Space)
    (sheet,) = panel.window().findChildren(DripSheet)
    qtbot.waitUntil(sheet.is_settled)
    assert sheet.editor.name.text() == "At once"
    press(panel, qtbot, Qt.Key.Key_Escape)
    assert sheet.isHidden()
