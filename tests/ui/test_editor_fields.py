"""The fields of the form: addresses by country, jobs, languages, relations, kept properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.builders import company, person

from rolodex import i18n
from rolodex.domain.contact import Adr, Contact, Custom, Foreign, Name, Org, Value
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.contacts.editor import ContactEditor
from rolodex.ui.contacts.fields.addresses import AddressRow
from rolodex.ui.contacts.fields.row import Row
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.suggest import SuggestLine

# of the platform without a screen, when a list drops down
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SPRINGFIELD = Adr(street="742 Evergreen", city="Springfield", region="OR", code="97477", country_code="US")


@pytest.fixture(scope="module")
def kept_editor(qapp: QApplication) -> Iterator[ContactEditor]:
    """One form for all tests, as making it takes a while; each test loads its own contact."""
    theme.apply(qapp, "light")
    made = ContactEditor()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def editor(app: QApplication, kept_editor: ContactEditor, qtbot: QtBot) -> Iterator[ContactEditor]:
    kept_editor.resize(760, 900)
    with qtbot.waitActive(kept_editor):
        kept_editor.show()
        kept_editor.activateWindow()
    kept_editor.load(Contact())
    yield kept_editor
    let_rows_go()


def let_rows_go() -> None:
    """Rows that were taken out stay children of the form until the event loop is reached."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def attached(runner: TaskRunner, services: Services, qtbot: QtBot) -> ContactEditor:
    """A form of its own that asks the book of this test."""
    services.settings.set("country", "ES")
    made = ContactEditor()
    qtbot.addWidget(made)
    made.resize(760, 900)
    made.attach(runner, services)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    qtbot.waitUntil(lambda: not runner.busy())
    return made


def row(editor: ContactEditor, attribute: str, place: int = 0) -> Row:
    return editor.repeated[attribute].rows[place]


def line(editor: ContactEditor, attribute: str, part: str = "value", place: int = 0) -> SuggestLine:
    entry = row(editor, attribute, place).entries[part]
    assert isinstance(entry, SuggestLine)
    return entry


def address(editor: ContactEditor, adr: Adr) -> AddressRow:
    editor.load(Contact(id=7, fn="Ana", adr=(adr,)))
    shown = row(editor, "adr")
    assert isinstance(shown, AddressRow)
    return shown


def shown(parts: Row) -> list[str]:
    """The names of the parts in sight, from left to right and top to bottom."""
    entries = [entry for entry in parts.entries.values() if not entry.isHidden()]
    places = sorted((entry.geometry().y(), entry.geometry().x(), entry.toolTip()) for entry in entries)
    return [name for _y, _x, name in places]


def write(widget: QWidget, text: str) -> None:
    """Type into a widget in place of what it holds."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    add(widget, text)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def add(widget: QWidget, text: str) -> None:
    """Type any letters, also those that no key of this keyboard has."""
    for letter in text:
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, pressed)


# Addresses


def test_an_address_is_entered_by_the_parts_of_its_country(editor: ContactEditor, qtbot: QtBot) -> None:
    parts = address(editor, SPRINGFIELD)
    qtbot.waitUntil(lambda: shown(parts) == ["Street and number", "City", "State", "ZIP code", "Country"])


def test_another_country_asks_for_other_parts_and_keeps_what_is_filled(
    editor: ContactEditor, qtbot: QtBot
) -> None:
    parts = address(editor, SPRINGFIELD)
    write(parts.entries["country"], "Germany")
    wanted = ["Street and number", "Postal code (PLZ)", "Town", "State", "Country"]
    qtbot.waitUntil(lambda: shown(parts) == wanted)
    assert editor.contact().adr == (replace(SPRINGFIELD, country="Germany", country_code="DE"),)


def test_an_empty_part_that_the_country_does_not_use_goes(editor: ContactEditor, qtbot: QtBot) -> None:
    parts = address(editor, replace(SPRINGFIELD, region=""))
    write(parts.entries["country"], "Alemania")
    qtbot.waitUntil(lambda: "State" not in shown(parts))


def test_a_country_is_chosen_from_its_list_by_keyboard(editor: ContactEditor, qtbot: QtBot) -> None:
    parts = address(editor, SPRINGFIELD)
    country = line(editor, "adr", "country")
    write(country, "irel")
    qtbot.waitUntil(lambda: country.suggestions()[:1] == ("Ireland",))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.contact().adr[0].country_code == "IE")
    assert editor.contact().adr[0].country == "Ireland"
    assert "Eircode" in shown(parts)


def test_the_beginning_of_one_country_is_that_country_once_the_line_is_left(
    editor: ContactEditor, qtbot: QtBot
) -> None:
    editor.load(Contact(adr=(replace(SPRINGFIELD, country_code=""),)))
    country = line(editor, "adr", "country")
    write(country, "united k")
    country.editingFinished.emit()
    assert editor.contact().adr[0].country_code == "GB"
    assert country.text() == "United Kingdom"


def test_a_line_takes_no_book_and_cuts_nothing_that_the_book_has(editor: ContactEditor) -> None:
    long = "x" * 300_000
    editor.load(Contact(n=Name(given=long)))
    given = editor.names.entries["given"]
    assert given.text() == long
    editor.load(Contact(n=Name(given="Ana")))
    given.insert(long)
    assert len(given.text()) == 100_000


def test_a_country_known_by_its_code_only_is_named_and_not_changed(editor: ContactEditor) -> None:
    address(editor, SPRINGFIELD)
    assert line(editor, "adr", "country").text() == "United States"
    assert editor.contact().adr == (SPRINGFIELD,)


def test_an_odd_postal_code_is_doubted_and_still_saved(editor: ContactEditor, qtbot: QtBot) -> None:
    parts = address(editor, SPRINGFIELD)
    write(parts.entries["code"], "9747")
    assert parts.hint.isVisible()
    with qtbot.waitSignal(editor.save_requested) as saved:
        QTest.keyClick(parts.entries["code"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args[0].adr[0].code == "9747"


def test_a_shared_address_says_with_whom_and_is_ones_own_once_changed(
    attached: ContactEditor, services: Services, qtbot: QtBot
) -> None:
    home = replace(SPRINGFIELD, types=("work",))
    firm = services.contacts.save(company("Acme", adr=(home,))).id
    ana = services.contacts.save(person()).id
    services.companies.share_address(firm, 0, [ana])
    contact = services.contacts.get(ana)
    assert contact is not None
    assert contact.adr[0].shared
    attached.load(contact)
    parts = row(attached, "adr")
    qtbot.waitUntil(lambda: "shared with Acme" in parts.hint.text())
    write(parts.entries["city"], "Shelbyville")
    assert attached.contact().adr[0].shared == 0
    assert "No longer shared with Acme" in parts.hint.text()


# Phones


def test_a_number_is_shown_as_its_country_writes_it_and_kept_as_typed(
    attached: ContactEditor, qtbot: QtBot
) -> None:
    attached.load(Contact(id=7, fn="Ana", tel=(Value("600123456"),)))
    qtbot.waitUntil(lambda: row(attached, "tel").hint.text() == "= 600 12 34 56")
    assert attached.contact().tel == (Value("600123456"),)


def test_a_number_without_country_code_belongs_to_the_contacts_country(
    attached: ContactEditor, qtbot: QtBot
) -> None:
    attached.load(Contact(id=7, fn="Ana", tel=(Value("2125550142"),), adr=(SPRINGFIELD,)))
    qtbot.waitUntil(lambda: row(attached, "tel").hint.text() == "= (212) 555-0142")


# Jobs


def test_a_firm_is_picked_from_the_companies_of_the_book(
    attached: ContactEditor, services: Services, qtbot: QtBot
) -> None:
    firm = services.contacts.save(company("Nordljus AB")).id
    attached.load(Contact(id=7, fn="Ana"))
    name = line(attached, "org", "name")
    write(name, "nord")
    qtbot.waitUntil(lambda: name.suggestions() == ("Nordljus AB",))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: attached.contact().org == (Org("Nordljus AB", company_id=firm),))


def test_a_firm_is_only_text_where_none_is_picked(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana", org=(Org("Acme", company_id=5),)))
    write(line(editor, "org", "name"), "Acme and Sons")
    assert editor.contact().org == (Org("Acme and Sons"),)


def test_times_of_a_job_are_typed_as_far_as_they_are_known(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana", org=(Org("Acme"),)))
    job = row(editor, "org")
    assert job.entries["since"].isHidden()
    job.show_all()
    write(job.entries["since"].focusProxy() or job, "mayo 2019")
    write(job.entries["until"].focusProxy() or job, "2024")
    assert editor.contact().org == (Org("Acme", since="2019-05", until="2024"),)


def test_the_preferred_job_stands_first(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana", org=(Org("Acme"), Org("Bolt"))))
    star = row(editor, "org", 1).star
    assert star is not None
    QTest.keyClick(star, Qt.Key.Key_Space)
    assert editor.contact().org == (Org("Bolt", pref=1), Org("Acme"))


def test_a_row_is_moved_by_keyboard(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana", email=(Value("a@x"), Value("b@x"))))
    entry = row(editor, "email", 1).entries["value"]
    entry.setFocus()
    QTest.keyClick(entry, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert editor.contact().email == (Value("b@x"), Value("a@x"))
    assert entry.hasFocus()


def test_the_menu_of_a_row_moves_it_too(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana", email=(Value("a@x"), Value("b@x"))))
    down = row(editor, "email").menu().actions()[1]
    assert down.text().startswith("Move down")
    down.trigger()
    assert editor.contact().email == (Value("b@x"), Value("a@x"))


# The rest


def test_someone_related_is_picked_from_the_book(
    attached: ContactEditor, services: Services, qtbot: QtBot
) -> None:
    services.contacts.save(person("Pedro", "Ruiz", uid="u-pedro"))
    attached.load(Contact(id=7, fn="Ana", related=(Value("someone", ("spouse",)),)))
    name = line(attached, "related")
    write(name, "pedro")
    qtbot.waitUntil(lambda: name.suggestions() == ("Pedro Ruiz",))
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    picked = Value("Pedro Ruiz", ("spouse",), params=(("X-UID", "u-pedro"),))
    qtbot.waitUntil(lambda: attached.contact().related == (picked,))


def test_someone_related_may_be_any_name(editor: ContactEditor) -> None:
    related = Value("Pedro", ("spouse",), params=(("X-UID", "u-pedro"),))
    editor.load(Contact(id=7, fn="Ana", related=(related,)))
    write(line(editor, "related"), "Paco")
    assert editor.contact().related == (Value("Paco", ("spouse",)),)


@pytest.mark.parametrize(("typed", "tag"), [("German", "de"), ("español", "es"), ("Klingon", "Klingon")])
def test_a_language_is_written_by_its_name(editor: ContactEditor, typed: str, tag: str) -> None:
    editor.load(Contact(id=7, fn="Ana", lang=(Value("fr"),)))
    assert line(editor, "lang").text() == "French"
    write(line(editor, "lang"), typed)
    assert editor.contact().lang == (Value(tag),)


def test_rare_parts_of_a_name_come_when_asked_for(editor: ContactEditor) -> None:
    editor.load(Contact(id=7, fn="Ana", n=Name(given="Ana", generation="II")))
    assert editor.names.entries["phonetic_given"].isHidden()
    assert not editor.names.entries["generation"].isHidden()
    QTest.keyClick(editor.names.more_button, Qt.Key.Key_Space)
    add(focused(), "アナ")
    assert editor.contact().n == Name(given="Ana", generation="II", phonetic_given="アナ")


@pytest.mark.parametrize(("typed", "kept"), [("Male", "M"), ("hombre trans", ";hombre trans"), ("", "")])
def test_gender_is_a_letter_or_ones_own_words(editor: ContactEditor, typed: str, kept: str) -> None:
    editor.load(Contact(id=7, fn="Ana", gender="F"))
    gender = editor.form.widgets["gender"].focusProxy()
    assert gender is not None
    write(gender, typed or "x")
    if not typed:
        QTest.keyClick(gender, Qt.Key.Key_Backspace)
    assert editor.contact().gender == kept


def test_a_time_zone_is_found_by_its_town(editor: ContactEditor, qtbot: QtBot) -> None:
    editor.load(Contact(id=7, fn="Ana"))
    QTest.keyClick(editor.more.buttons["tz"], Qt.Key.Key_Space)
    zone = QApplication.focusWidget()
    assert isinstance(zone, SuggestLine)
    QTest.keyClicks(zone, "madr")
    qtbot.waitUntil(lambda: zone.suggestions() == ("Europe/Madrid",))


def test_kept_properties_are_unfolded_changed_and_taken_out(editor: ContactEditor) -> None:
    kept = (Foreign("X-SPORT", r"tennis\, padel"), Foreign("X-PARTS", "a;b"), Foreign("X-OLD", "1"))
    editor.load(Contact(id=7, fn="Ana", foreign=kept))
    assert editor.contact().foreign == kept
    QTest.keyClick(editor.form.kept.toggle, Qt.Key.Key_Space)
    sport, parts, old = editor.form.kept.rows
    assert parts.entry is None
    assert sport.entry is not None
    write(sport.entry, "golf; chess")
    QTest.keyClick(old.remove, Qt.Key.Key_Space)
    assert editor.contact().foreign == (Foreign("X-SPORT", r"golf\; chess"), kept[1])


def test_a_kept_property_stands_in_one_place_and_becomes_a_field_there(
    attached: ContactEditor, runner: TaskRunner, qtbot: QtBot
) -> None:
    editor = attached
    kept = (Foreign("X-SHOE", "38"), Foreign("X-ABUID", "1:2"), Foreign("X-OLD", "1", params=(("A", "b"),)))
    editor.load(Contact(id=7, fn="Ana", foreign=kept))
    assert editor.form.hides("custom")
    QTest.keyClick(editor.form.kept.toggle, Qt.Key.Key_Space)
    shoe, *others = editor.form.kept.rows
    assert all(row.make_field.isHidden() for row in others)
    assert shoe.entry is not None
    write(shoe.entry, "39")
    QTest.keyClick(shoe.make_field, Qt.Key.Key_Space)
    form = editor.form.custom.form
    assert form.isVisible()
    assert form.name.text() == "Shoe"
    form.everywhere.setChecked(False)
    form.done.click()
    qtbot.waitUntil(lambda: editor.contact().custom == (Custom("Shoe", "39", "number"),))
    assert editor.contact().foreign == kept[1:]
    assert [row.kept for row in editor.form.kept.rows] == list(kept[1:])
    qtbot.waitUntil(lambda: not runner.busy())


def test_another_language_words_countries_and_languages_anew(editor: ContactEditor) -> None:
    contact = Contact(id=7, fn="Ana", adr=(SPRINGFIELD,), lang=(Value("de"),))
    editor.load(contact)
    i18n.use("es")
    try:
        editor.retranslate()
        assert line(editor, "adr", "country").text() == "Estados Unidos"
        assert editor.contact() == contact
    finally:
        i18n.use("en")


@pytest.mark.parametrize("width", [480, 760])
def test_nothing_of_the_form_stands_beyond_its_edge(editor: ContactEditor, qtbot: QtBot, width: int) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff " * 4
    editor.load(
        Contact(
            id=7,
            fn=long,
            n=Name(given=long, family=long, family2=long),
            org=(Org(long, (long,), long, long, since="2001"),),
            adr=(replace(SPRINGFIELD, street=long, city=long),),
            tel=(Value("+34600123456"), Value("1")),
            note=(Value(long * 20),),
        )
    )
    editor.resize(width, 900)

    def beyond() -> list[QWidget]:
        return [
            entry
            for rows in editor.repeated.values()
            for one in rows.rows
            for entry in (*one.entries.values(), one.remove)
            if entry.isVisible() and entry.mapTo(editor, entry.rect().topRight()).x() > width
        ]

    qtbot.waitUntil(lambda: beyond() == [])
