"""The line for the code of a piece, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.ui.campaigns.conftest import focused, press, settle, show

from rolodex.services.opening import Services
from rolodex.ui.campaigns.panel import CampaignsPanel

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)

Key = Qt.Key


def code_of(services: Services, campaign_id: int, name: str) -> str:
    """The code on the piece of somebody."""
    return next(one.code for one in services.campaigns.members(campaign_id) if one.fn == name)


def state_of(services: Services, campaign_id: int, name: str) -> str:
    """What came of the piece of somebody."""
    return next(one.state for one in services.campaigns.members(campaign_id) if one.fn == name)


def type_code(panel: CampaignsPanel, qtbot: QtBot, code: str) -> None:
    """Type a code into the line."""
    panel.focus_answer()
    QTest.keyClicks(focused(panel), code)
    settle(panel, qtbot)


def test_a_code_says_whose_it_is_and_enter_logs_the_answer(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    code = code_of(people, sent, "Zoe Sanz")
    type_code(panel, qtbot, code.lower().replace("-", ""))
    assert panel.answers.who.text() == "Zoe Sanz"
    assert panel.answers.what.text() == "Spring · Sent · today"
    panel.answers.text.setFocus()
    QTest.keyClicks(focused(panel), "Sends the catalogue on")
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Key.Key_Return)
    assert noticed.args == ["Logged an answer of Zoe Sanz to Spring", True]
    member = next(one for one in people.campaigns.members(sent) if one.fn == "Zoe Sanz")
    assert (member.state, member.answer) == ("answered", "Sends the catalogue on")
    assert focused(panel) is panel.answers.line
    assert panel.answers.isHidden()


def test_a_scanner_that_ends_with_enter_logs_at_once_and_can_go_on(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    for name in ("Zoe Sanz", "Ana García"):
        panel.focus_answer()
        QTest.keyClicks(focused(panel), code_of(people, sent, name))
        press(panel, qtbot, Key.Key_Return)
    assert {one.state for one in people.campaigns.members(sent)} == {"answered"}


def test_shift_and_enter_log_that_a_piece_came_back(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    type_code(panel, qtbot, code_of(people, sent, "Zoe Sanz"))
    press(panel, qtbot, Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    assert state_of(people, sent, "Zoe Sanz") == "returned"


def test_a_typing_error_is_said_and_nothing_is_logged(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    code = code_of(people, sent, "Zoe Sanz")
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    type_code(panel, qtbot, code[:6])
    assert panel.answers.who.text() == "3 signs to go"
    panel.answers.line.clear()
    type_code(panel, qtbot, wrong)
    assert "has a typing error" in panel.answers.who.text()
    press(panel, qtbot, Key.Key_Return)
    assert state_of(people, sent, "Zoe Sanz") == "sent"
    press(panel, qtbot, Key.Key_Escape)
    assert panel.answers.isHidden()


def test_person_and_campaign_of_a_code_are_opened(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    type_code(panel, qtbot, code_of(people, sent, "Zoe Sanz"))
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        panel.answers.card_button.click()
    assert chosen.args == [5]
    panel.answers.campaign_button.click()
    settle(panel, qtbot)
    assert panel.plan.name.text() == "Spring"


def test_tab_leads_from_the_code_to_what_was_answered(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    type_code(panel, qtbot, code_of(people, sent, "Zoe Sanz"))
    reached = []
    for _step in range(4):
        QTest.keyClick(focused(panel), Key.Key_Tab)
        reached.append(focused(panel))
    answers = panel.answers
    assert reached == [answers.text, answers.answer_button, answers.reason, answers.return_button]
