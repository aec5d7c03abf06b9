"""The panel of campaigns, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.builders import emails, person
from tests.ui.campaigns.conftest import NOW, focused, press, settle, show

from rolodex.domain.audience import Audience
from rolodex.domain.campaign import Campaign
from rolodex.domain.letter import Letter, Letterhead
from rolodex.domain.segment import EVERYBODY, Segment
from rolodex.services import printed_pages
from rolodex.services.opening import Services
from rolodex.ui.campaigns.panel import CampaignsPanel
from rolodex.ui.letters.mail_run_sheet import MailRunSheet
from rolodex.ui.sheet import lies_on
from rolodex.ui.widgets.column_table import ColumnTable

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard|support raise", extend=True)

Key = Qt.Key
ALL = Audience(rule=EVERYBODY)


def cells(table: ColumnTable) -> list[tuple[str, ...]]:
    """What the rows of a table say."""
    found = (table.lines.line(row) for row in range(table.lines.rowCount()))
    return [line.cells for line in found if line is not None]


def choose(table: ColumnTable, name: str) -> None:
    """Stand on the row of this name."""
    table.selectRow([row[0] for row in cells(table)].index(name))
    table.setFocus()


def begin(panel: CampaignsPanel, services: Services, qtbot: QtBot) -> None:
    """A campaign for everybody in the book."""
    show(panel, services, qtbot)
    panel.begin_new(ALL)
    settle(panel, qtbot)
    QTest.keyClicks(focused(panel), "Autumn")
    settle(panel, qtbot)


def test_an_empty_book_offers_to_plan_a_campaign(
    panel: CampaignsPanel, services: Services, qtbot: QtBot
) -> None:
    show(panel, services, qtbot)
    press(panel, qtbot, Key.Key_Return)
    assert not panel.plan.isHidden()
    assert focused(panel) is panel.plan.name
    press(panel, qtbot, Key.Key_Escape)
    assert panel.plan.isHidden()
    assert not services.campaigns.all()


def test_a_campaign_is_kept_as_soon_as_it_has_a_name(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    begin(panel, people, qtbot)
    (row,) = people.campaigns.all()
    assert row.name == "Autumn"
    kept = people.campaigns.get(row.id)
    assert kept is not None
    assert kept.audience.rule == EVERYBODY
    assert kept.date == "2026-05-03"
    press(panel, qtbot, Key.Key_Escape)
    assert cells(panel.list.table)[0][0] == "Autumn"


def test_what_is_typed_while_a_new_campaign_is_kept_goes_into_the_same(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    panel.begin_new(ALL)
    settle(panel, qtbot)
    for text in ("Aut", "umn", " catalogue"):
        QTest.keyClicks(focused(panel), text)
        panel.work.desk.keep()
    panel.show_list()
    settle(panel, qtbot)
    assert [row.name for row in people.campaigns.all()] == ["Autumn catalogue"]


def test_the_plan_says_how_many_each_choice_leaves_out(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    begin(panel, people, qtbot)
    assert panel.plan.subtitle.text() == "Postal campaign · 3 people"
    assert panel.plan.form.households.count.text() == "−1"
    assert panel.plan.form.refused.count.text() == "−1"
    assert panel.plan.warning.text.text() == "1 person has no usable address."
    assert panel.pages.sheets.pages.text.text() == "Sheet 1 of 1 · 2 labels"
    panel.plan.form.refused.box.setFocus()
    press(panel, qtbot, Key.Key_Space)
    assert panel.plan.form.refused.count.text() == ""
    assert panel.pages.sheets.pages.text.text() == "Sheet 1 of 1 · 3 labels"


def test_the_rehearsal_says_who_is_out_and_why_and_takes_in_by_a_key(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    begin(panel, people, qtbot)
    panel.plan.warning.button.click()
    table = panel.pages.rehearsal.table
    assert [row[:2] for row in cells(table)] == [("Leo López", "No")]
    panel.pages.rehearsal.which.show_key("")
    choose(table, "Max Ruiz")
    press(panel, qtbot, Key.Key_I)
    assert ("Max Ruiz", "Yes", "Calle Luna 3, 28013 Madrid, España") in cells(table)
    choose(table, "Zoe Sanz")
    press(panel, qtbot, Key.Key_X)
    assert ("Zoe Sanz", "No") in [row[:2] for row in cells(table)]
    kept = people.campaigns.get(people.campaigns.all()[0].id)
    assert kept is not None
    assert (kept.audience.included, kept.audience.excluded) == ((4,), (5,))
    with qtbot.waitSignal(panel.person_chosen) as chosen:
        press(panel, qtbot, Key.Key_Return)
    assert chosen.args == [5]


def test_the_pdf_plans_the_pieces_and_is_remembered_and_then_marked_as_sent(
    panel: CampaignsPanel, people: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(panel, people, qtbot)
    out = tmp_path / "autumn.pdf"
    panel.work.write_to(out)
    settle(panel, qtbot)
    assert out.read_bytes().startswith(b"%PDF")
    assert panel.plan.state.text().startswith("2 labels saved to autumn.pdf.")
    (row,) = people.campaigns.all()
    members = people.campaigns.members(row.id)
    assert {one.state for one in members} == {"planned"}
    assert len(members) == 3
    assert not people.mailings.all(row.id)
    with qtbot.waitSignal(panel.noticed) as noticed:
        panel.plan.sent_button.click()
        settle(panel, qtbot)
    assert noticed.args == ["Marked “Autumn” as sent", True]
    assert {one.state for one in people.campaigns.members(row.id)} == {"sent"}
    (mailing,) = people.mailings.all(row.id)
    assert (mailing.pieces, mailing.pages) == (2, 1)
    (left,) = people.drawer.all()
    assert len(left.free) == 19
    assert len(cells(panel.pages.people.table)) == 3
    people.history.undo()
    assert {one.state for one in people.campaigns.members(row.id)} == {"planned"}
    assert not people.mailings.all()
    assert not people.drawer.all()


def test_a_printer_gets_the_pages_at_full_size(
    panel: CampaignsPanel, people: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(panel, people, qtbot)
    out = tmp_path / "printed.pdf"
    panel.work.desk.print_on(QPdfWriter(str(out)), "Desk")
    settle(panel, qtbot)
    assert panel.plan.state.text().startswith("2 labels sent to the printer.")
    width, height = printed_pages.size(out.read_bytes())
    assert (round(width), round(height)) == (210, 297)


def test_people_are_marked_by_keys_and_the_silent_are_followed_up(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    press(panel, qtbot, Key.Key_Return)
    table = panel.pages.people.table
    assert focused(panel) is table
    choose(table, "Zoe Sanz")
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Key.Key_A)
    assert noticed.args == ["Marked 1 as answered", True]
    assert [row[1] for row in cells(table) if row[0] == "Zoe Sanz"] == ["Answered · today"]
    with qtbot.waitSignal(panel.people_wanted) as wanted:
        panel.pages.people.list_button.click()
    assert wanted.args is not None
    assert wanted.args[1] == "Spring · Sent"
    assert people.segments.ids(wanted.args[0], panel._clock().date()) == (1, 2)
    panel.pages.people.follow_button.click()
    settle(panel, qtbot)
    followed = people.campaigns.all()[0]
    assert followed.name == "Spring 2"
    assert panel.plan.name.text() == "Spring 2"
    assert panel.plan.subtitle.text() == "Postal campaign · 2 people"


def test_results_count_answers_and_what_each_cost(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    member = people.campaigns.members(sent)[0]
    show(panel, people, qtbot)
    panel.open(sent)
    settle(panel, qtbot)
    people_page = panel.pages.people.table
    press(panel, qtbot, Key.Key_4)
    assert focused(panel) is panel.pages.results.table
    panel.show_view("people")
    choose(people_page, member.fn)
    press(panel, qtbot, Key.Key_A)
    panel.show_view("results")
    found = {row[0]: row[1:] for row in cells(panel.pages.results.table)}
    assert (found["People"][0], found["Sent"][0]) == ("3", "2")
    assert found["Answered"][0] == "1"
    assert found["Cost per answer"][2] == "€10.00"


def test_c_copies_a_campaign_and_delete_takes_one_away(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    show(panel, people, qtbot)
    press(panel, qtbot, Key.Key_C)
    assert panel.plan.name.text() == "Spring 2"
    panel.show_list()
    choose(panel.list.table, "Spring")
    with qtbot.waitSignal(panel.noticed) as noticed:
        press(panel, qtbot, Key.Key_Delete)
    assert noticed.args == ["Deleted “Spring”", True]
    assert [row[0] for row in cells(panel.list.table)] == ["Spring 2"]


def test_letters_are_shown_page_by_page_with_the_text_that_was_chosen(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    letter = people.letters.save(Letter(name="Hello", body="{salutation}, the catalogue is here.")).id
    begin(panel, people, qtbot)
    panel.plan.form.kind.show_key("letter")
    settle(panel, qtbot)
    assert not panel.plan.pdf_button.isEnabled()
    panel.plan.form.letter.show_key(str(letter))
    settle(panel, qtbot)
    assert panel.pages.sheets.pages.text.text() == "Page 1 of 2"
    assert panel.plan.pdf_button.isEnabled()


def test_an_e_mail_is_for_those_who_have_an_address_of_that_kind(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    people.contacts.save(person("Ida", "Ibsen", email=emails("ida@example.net")))
    text = people.letters.save(Letter(name="Hello", kind="email", subject="News", body="Hello {name}")).id
    begin(panel, people, qtbot)
    panel.plan.form.kind.show_key("email")
    panel.plan.form.letter.show_key(str(text))
    settle(panel, qtbot)
    assert panel.plan.subtitle.text() == "E-mail campaign · 1 person"
    panel.plan.pdf_button.click()
    settle(panel, qtbot)
    sheet = panel.findChild(MailRunSheet)
    assert sheet is not None
    qtbot.waitUntil(sheet.is_settled)
    assert sheet.isVisible()
    sheet.begun.emit((6,))
    settle(panel, qtbot)
    (row,) = people.campaigns.all()
    assert [(one.fn, one.state) for one in people.campaigns.members(row.id)] == [("Ida Ibsen", "sent")]


def test_tab_reaches_the_plan_from_every_page_and_never_what_is_hidden(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    begin(panel, people, qtbot)
    for view in (Key.Key_1, Key.Key_2):
        panel.setFocus()
        press(panel, qtbot, view)
        seen = []
        for _step in range(40):
            QTest.keyClick(focused(panel), Key.Key_Tab)
            assert focused(panel).isVisible()
            seen.append(focused(panel))
        assert panel.plan.name in seen
        assert panel.plan.form.who in seen
        assert panel.plan.sent_button in seen


def test_a_campaign_that_says_nothing_of_its_paper_is_drawn_as_its_form_shows(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    saved = people.campaigns.save(Campaign(name="Planned elsewhere", audience=ALL))
    show(panel, people, qtbot)
    panel.open(saved.id)
    settle(panel, qtbot)
    assert panel.plan.pdf_button.isEnabled()
    assert panel.pages.sheets.pages.text.text().startswith("Sheet 1 of 1")


def test_a_page_says_that_codes_are_still_to_be_given_and_why_a_letterhead_is_missing(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    letter = people.letters.save(Letter(name="Hello", body="{salutation}, your code is {code}.")).id
    people.letters.keep_letterhead(Letterhead(("Muebles \U0001f680",)))
    begin(panel, people, qtbot)
    sheets = panel.pages.sheets
    assert sheets.quiet.isHidden()
    panel.plan.form.kind.show_key("letter")
    panel.plan.form.letter.show_key(str(letter))
    settle(panel, qtbot)
    assert sheets.quiet.text() == "Codes are given when the pieces are planned."
    assert not sheets.quiet.isHidden()
    assert sheets.warning.text.text().startswith("The letterhead cannot be printed: No typeface")
    panel.plan.sent_button.click()
    settle(panel, qtbot)
    assert sheets.quiet.isHidden()
    (mailing,) = people.mailings.all(people.campaigns.all()[0].id)
    assert (mailing.kind, mailing.pieces) == ("letter", 2)
    assert people.mailings.pdf(mailing.id).startswith(b"%PDF")


def test_results_are_compared_with_those_of_other_campaigns(
    panel: CampaignsPanel, people: Services, sent: int, qtbot: QtBot
) -> None:
    other = people.campaigns.copy(sent).id
    people.campaigns.plan(other, people.campaigns.pieces(sent), NOW)
    people.campaigns.send(other, None, NOW)
    (code,) = {one.code for one in people.campaigns.members(other) if one.fn == "Zoe Sanz"}
    people.campaigns.answer(code, "Yes", NOW)
    show(panel, people, qtbot)
    panel.open(sent)
    settle(panel, qtbot)
    panel.show_view("results")
    settle(panel, qtbot)
    page = panel.pages.results
    assert cells(page.beside) == [
        ("Spring", "0.0%", "–", "–", "–"),
        ("Spring 2", "50.0%", "–", "–", "–"),
    ]
    choose(page.beside, "Spring 2")
    press(panel, qtbot, Key.Key_Return)
    assert panel.work.desk.campaign is not None
    assert panel.work.desk.campaign.id == other


def test_a_sheet_over_the_campaigns_covers_them(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    begin(panel, people, qtbot)
    assert not lies_on(panel)
    panel.work.beside.show_earlier()
    assert lies_on(panel)


def test_a_segment_that_was_deleted_never_becomes_everybody(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    gone = people.segments.save(Segment(name="Gone", rule=EVERYBODY)).id
    saved = people.campaigns.save(Campaign(name="Autumn", audience=Audience(segment_id=gone)))
    people.segments.delete(gone)
    show(panel, people, qtbot)
    panel.open(saved.id)
    settle(panel, qtbot)
    assert panel.plan.form.who.currentText() == "A segment that was deleted"
    panel.plan.form.outlines.click()
    settle(panel, qtbot)
    kept = people.campaigns.get(saved.id)
    assert kept is not None
    assert (kept.audience.segment_id, kept.audience.rule) == (gone, None)


def test_envelopes_are_printed_on_an_envelope_and_labels_on_a_sheet_again(
    panel: CampaignsPanel, people: Services, qtbot: QtBot
) -> None:
    begin(panel, people, qtbot)
    kind, stock = panel.plan.form.kind, panel.plan.form.stock
    kind.setFocus()
    press(panel, qtbot, Key.Key_Down)
    chosen = stock.stock()
    assert (kind.key(), chosen and chosen.name) == ("envelopes", "env-dl")
    press(panel, qtbot, Key.Key_Up)
    chosen = stock.stock()
    assert (kind.key(), chosen and chosen.name) == ("labels", "avery-l7160")
