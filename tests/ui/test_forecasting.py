"""The forecast is made in the window's spare time."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rolodex.domain.contact import Contact
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.forecasting import Forecasting
from rolodex.ui.tasks import TaskRunner


def test_a_forecast_that_is_due_is_made_and_not_again(
    services: Services, runner: TaskRunner, qtbot: QtBot
) -> None:
    ana = services.contacts.save(Contact(fn="Ana")).id
    services.purchases.sell(ana, 1000, "EUR", "Chair", at="2026-01-05")
    parent = QObject()
    forecasting = Forecasting(runner, parent)
    forecasting.begin(services)
    assert forecasting.is_waiting()
    assert services.expectations.due(wording.today())
    with qtbot.waitSignal(runner.changed, timeout=30_000):
        forecasting.make()
    assert not services.expectations.due(wording.today())
    assert services.expectations.of_contact(ana, wording.today()) is None
    forecasting.make()
    qtbot.waitUntil(lambda: not runner.busy(), timeout=10_000)
    assert not services.expectations.due(wording.today())
