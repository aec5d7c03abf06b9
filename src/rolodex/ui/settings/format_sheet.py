"""How addresses of a country are written, where the usual way is not wanted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rolodex import i18n
from rolodex.domain.address import PARTS, layout_faults, layout_text, postal_lines, renamed, with_layouts
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Adr
from rolodex.domain.sorting import sort_key
from rolodex.i18n import _, word
from rolodex.services import addresses
from rolodex.services.addresses import AddressFormats
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.tasks import TaskRunner


class AddressFormatSheet(FormSheet):
    """Shows the format of one country line by line, with an address that is written in it."""

    def __init__(self, runner: TaskRunner, formats: AddressFormats, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._formats = formats
        self._own: Mapping[str, str] | None = None
        self._parts: Mapping[str, str] = {}
        """What each part is called in the format that is shown."""
        self.country = ChoiceBox(self)
        self.format = QPlainTextEdit(self)
        self.example = plain_label("", "")
        self.hint = plain_label("", "small", wrap=True)
        self.fields = FieldList()
        self._build()
        self.retranslate()

    def start(self, country: str) -> None:
        """Show how addresses of this country are written."""
        self._own = None
        self._offer(country)
        self.format.clear()
        self.say("")
        self.save_button.setEnabled(False)
        self.come()
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)
        formats = self._formats
        self._runner.submit(
            "lookups",
            "address-formats",
            lambda _progress: formats.all(),
            self._begin,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Keep the format."""
        territory, layout = self._territory(), self._layout()
        usual = layout_text(addresses.rules().rules[territory])
        kept = "" if layout == usual else layout
        formats, name = self._formats, self.country.currentText()

        def told(_changes: Changes) -> str:
            return (
                _("Addresses in %(country)s are written in your format")
                if kept
                else _("Addresses in %(country)s are written as usual")
            ) % {"country": name}

        self._runner.submit(
            "changes",
            "address-format",
            lambda _progress: formats.choose(territory, kept),
            lambda changes: self._kept(told(changes)),
            owner=self,
            failed=self.fail,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(_("Format of addresses"))
        self.extra_button.setText(_("As usual"))
        layout = self._layout()
        self._parts = {part: word(name) for part, name in PARTS.items()}
        self.hint.setText(
            _("Each line is one of the address; its parts stand in braces: %(parts)s.")
            % {"parts": ", ".join(f"{{{name}}}" for name in self._parts.values())}
        )
        self._write(layout)
        self._offer(self._territory())
        self._check()

    def _kept(self, text: str) -> None:
        self.go()
        # a choice of the settings: no step of the history
        self.noticed.emit(text, False)

    def _begin(self, own: Mapping[str, str]) -> None:
        self._own = own
        self._offer(self._territory())
        self._show()

    def _offer(self, country: str) -> None:
        """All countries by their names; those whose format is the user's own stand first."""
        rules, language = addresses.rules(), i18n.language()
        named = [(code, rules.countries.name(code, language)) for code in rules.rules]
        named.sort(key=lambda pair: (pair[0] not in (self._own or ()), sort_key(pair[1])))
        quiet = self.country.blockSignals(True)
        self.country.clear()
        for code, name in named:
            self.country.addItem(name, code)
        self.country.setCurrentIndex(max(0, self.country.findData(country)))
        self.country.blockSignals(quiet)

    def _show(self) -> None:
        territory = self._territory()
        layout = (self._own or {}).get(territory) or layout_text(addresses.rules().rules[territory])
        self._write(layout)
        self._check()

    def _usual(self) -> None:
        self._write(layout_text(addresses.rules().rules[self._territory()]))

    def _write(self, layout: str) -> None:
        """Show a format, its parts called as in the language in use."""
        self.format.setPlainText(renamed(layout, self._parts).replace("|", "\n"))

    def _check(self) -> None:
        """Show an address in the format, or say what is wrong with it."""
        territory, layout = self._territory(), self._layout()
        if not territory or self._own is None:
            return
        faults = layout_faults(layout)
        self.save_button.setEnabled(not faults and self.is_settled())
        self.say("\n".join(word(fault) for fault in faults), "warn" if faults else "dim")
        if not faults:
            self.example.setText("\n".join(self._lines(territory, layout)))

    def _lines(self, territory: str, layout: str) -> tuple[str, ...]:
        adr = Adr(
            street=_("Street 14"),
            city=_("Town"),
            region=_("Province"),
            code="28013",
            country_code=territory,
        )
        rules = with_layouts(addresses.rules(), {territory: layout})
        return postal_lines({"name": _("Name")}, adr, rules, territory, i18n.language())

    def _territory(self) -> str:
        return str(self.country.currentData() or "")

    def _layout(self) -> str:
        lines = (line.strip() for line in self.format.toPlainText().splitlines())
        parts = {name.casefold(): part for part, name in self._parts.items()}
        return renamed("|".join(line for line in lines if line), parts)

    def _build(self) -> None:
        self.format.setTabChangesFocus(True)
        self.format.setFixedHeight(theme.size(110))
        self.example.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.extra_button.show()
        self.fields.add(lambda: _("Country"), self.country)
        self.fields.add(lambda: _("Format"), self.format)
        self.fields.add(lambda: _("Example"), self.example)
        self.build(self.fields, self.hint)
        self.format.textChanged.connect(self._check)
        self.country.currentIndexChanged.connect(lambda _at: self._show())
        self.extra_button.clicked.connect(self._usual)
