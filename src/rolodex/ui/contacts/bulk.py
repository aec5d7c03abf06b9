"""The page for several selected contacts: what can be done with all of them, in words with their number."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.listing import Tally
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.mass_work import MassWork
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import ActionButton
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.scroll import ScrollColumn

WIDE = 560
MOST = 18
"""Letters of a name that stand in a button."""

Work = Callable[[Services, tuple[int, ...], Progress], Changes]


def people(count: int, kind: str) -> str:
    """So many people or companies: "1,204 people"."""
    if kind == "org":
        text = ngettext("%(count)s company", "%(count)s companies", count)
    else:
        text = ngettext("%(count)s person", "%(count)s people", count)
    return text % {"count": wording.number(count)}


class _NamePair(QWidget):
    """A line for a name, a button that gives it to all, and one that takes it from all."""

    wanted = Signal(str, bool)

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setMaxLength(200)
        self.give = Button(self)
        self.take = Button(self)
        self._known: tuple[str, ...] = ()
        self._icon = icon
        completer = QCompleter([], self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := completer.popup()) is not None:
            theme.set_role(popup, "card")
        self.line.setCompleter(completer)
        self.give.setIcon(theme.icon(icon, "ink"))
        self.give.setIconSize(QSize(theme.size(20), theme.size(16)))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.line, 0, 0, 1, 2)
        grid.addWidget(self.give, 1, 0)
        grid.addWidget(self.take, 1, 1)
        self.give.clicked.connect(lambda: self._want(give=True))
        self.take.clicked.connect(lambda: self._want(give=False))
        self.line.returnPressed.connect(lambda: self._want(give=True))

    def name(self) -> str:
        """What is written."""
        return self.line.text().strip()

    def offer(self, names: Sequence[str]) -> None:
        """Complete what is typed to one of these."""
        if tuple(names) != self._known:
            self._known = tuple(names)
            model = self.line.completer().model()
            model.setStringList(list(names))  # type: ignore[attr-defined]

    def is_known(self) -> bool:
        """Whether there is something of this name already."""
        return self.name() in self._known

    def _want(self, *, give: bool) -> None:
        if self.name() and (give or self.is_known()):
            self.wanted.emit(self.name(), give)


class BulkPage(QWidget):
    """Says who is selected, and what each button would do to them; every deed can be undone."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.mass = MassWork(runner, self)
        self._services: Services | None = None
        self._ids: Callable[[], tuple[int, ...]] = tuple
        self._count, self._kind, self._some = 0, "individual", ""
        self._known_groups: dict[str, int] = {}
        self.title = plain_label("", "subtitle", self)
        self.who = ElidedLabel("", "dim", self)
        self.tag = _NamePair("tag", self)
        self.group = _NamePair("users-round", self)
        self.favour = Button(self)
        self.unfavour = Button(self)
        self.found_companies = Button(self)
        self.merge = ActionButton(actions["merge"], "", self)
        self.change = ActionButton(actions["bulk"], "", self)
        self.labels = ActionButton(actions["labels"], "", self)
        self.export = ActionButton(actions["export"], "", self)
        self.delete = Button(self)
        self._heads = [plain_label("", "head", self) for _n in range(3)]
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Change the contacts of this book."""
        self._services = services
        self._say()

    def show_tally(self, tally: Tally) -> None:
        """Offer the tags and groups there are."""
        self.tag.offer([name for name, _count in tally.tags])
        self._known_groups = {name: group_id for group_id, name, _count in tally.groups}
        self.group.offer(tuple(self._known_groups))
        self._say()

    def show_selected(
        self, count: int, kind: str, some: Sequence[str], ids: Callable[[], tuple[int, ...]]
    ) -> None:
        """Speak of these: how many, of which kind, and the names of the first ones."""
        self._count, self._kind, self._ids = count, kind, ids
        named = [name or _("No name") for name in some]
        more = count - len(named)
        if more > 0:
            others = ngettext("%(count)s other", "%(count)s others", more)
            named.append(others % {"count": wording.number(more)})
        self._some = ", ".join(named)
        self._say()

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, text in zip(self._heads, (_("Tag"), _("Group"), _("All of them")), strict=True):
            label.setText(text)
        self.tag.line.setPlaceholderText(_("Name of a tag"))
        self.tag.line.setAccessibleName(_("Tag"))
        self.group.line.setPlaceholderText(_("Name of a group"))
        self.group.line.setAccessibleName(_("Group"))
        self.mass.retranslate()
        self._say()

    # What the buttons would do

    def _say(self) -> None:
        who = people(self._count, self._kind)
        self.title.setText(_("%(who)s selected") % {"who": who})
        self.setAccessibleName(self.title.text())
        self.who.setText(self._some)
        self._say_pair(self.tag, self._tag_words(give=True), self._tag_words(give=False))
        self._say_pair(self.group, self._group_words(give=True), self._group_words(give=False))
        for button, words in (
            (self.favour, _("Make %(who)s favourites") % {"who": who}),
            (self.unfavour, _("Take %(who)s from the favourites") % {"who": who}),
            (self.found_companies, _("Make companies of their firms")),
            (self.delete, _("Delete %(who)s") % {"who": who}),
        ):
            button.setText(words)
            button.setAccessibleName(words)
            button.setEnabled(self._may_write())
        self.found_companies.setVisible(self._kind != "org")

    def _say_pair(self, pair: _NamePair, give: str, take: str) -> None:
        for button, words, may in (
            (pair.give, give, bool(pair.name())),
            (pair.take, take, pair.is_known()),
        ):
            button.setText(words)
            button.setAccessibleName(words)
            button.setEnabled(may and self._may_write())

    def _tag_words(self, *, give: bool) -> str:
        named = {"who": people(self._count, self._kind), "tag": _short(self.tag.name()) or "…"}
        if give:
            return _("Tag %(who)s “%(tag)s”") % named
        return _("Take “%(tag)s” off %(who)s") % named

    def _group_words(self, *, give: bool) -> str:
        named = {"who": people(self._count, self._kind), "group": _short(self.group.name()) or "…"}
        if not give:
            return _("Take %(who)s from “%(group)s”") % named
        if self.group.name() and not self.group.is_known():
            return _("Make the group “%(group)s” of %(who)s") % named
        return _("Add %(who)s to “%(group)s”") % named

    # Doing it

    def _tag(self, name: str, give: bool) -> None:
        def work(services: Services, ids: tuple[int, ...], progress: Progress) -> Changes:
            change = services.contacts.add_tag if give else services.contacts.remove_tag
            return change(ids, name, progress=progress)

        said = _("Tagged %(who)s “%(tag)s”") if give else _("Took “%(tag)s” off %(who)s")
        self._do("tag", work, said % {"who": people(self._count, self._kind), "tag": name})

    def _group(self, name: str, give: bool) -> None:
        known = self._known_groups.get(name)

        def work(services: Services, ids: tuple[int, ...], progress: Progress) -> Changes:
            groups = services.groups
            if known is None:
                return groups.create(name, ids, progress=progress).changes
            return (groups.add if give else groups.remove)(known, ids, progress=progress)

        said = _("Added %(who)s to “%(group)s”") if give else _("Took %(who)s from “%(group)s”")
        self._do("group", work, said % {"who": people(self._count, self._kind), "group": name})

    def _favour(self, favourite: bool) -> None:
        who = {"who": people(self._count, self._kind)}
        said = _("%(who)s made favourites") if favourite else _("%(who)s taken from the favourites")
        self._do(
            "favourite",
            lambda services, ids, progress: services.contacts.set_favourite(
                ids, favourite, progress=progress
            ),
            said % who,
        )

    def _found_companies(self) -> None:
        said = _("Made companies of the firms of %(who)s") % {"who": people(self._count, self._kind)}
        self._do(
            "companies",
            lambda services, ids, progress: services.companies.from_firm(ids, progress=progress),
            said,
        )

    def _do(self, key: str, work: Work, said: str) -> None:
        services, ids = self._services, self._ids()
        if services is None or not ids:
            return
        self.mass.run(key, lambda progress: work(services, ids, progress), said)

    def _may_write(self) -> bool:
        return self._services is not None and not self._services.read_only

    # Building

    def _build(self) -> None:
        whole = QWidget()
        inner = QWidget(whole)
        inner.setMaximumWidth(theme.size(WIDE))
        column = QVBoxLayout(inner)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.who)
        column.addSpacing(8)
        frame = QFrame(inner)
        theme.set_role(frame, "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(16, 14, 16, 16)
        inside.setSpacing(8)
        for number, part in enumerate((self.tag, self.group, self._others(frame))):
            inside.addWidget(self._heads[number])
            inside.addWidget(part)
            inside.addSpacing(8 if number < 2 else 0)
        column.addWidget(frame)
        column.addWidget(self.mass)
        column.addStretch(1)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(ScrollColumn(whole, self))

    def _others(self, parent: QWidget) -> QWidget:
        holder = QWidget(parent)
        flow = FlowLayout(holder, across=8, down=8)
        icons: tuple[tuple[Button, str], ...] = (
            (self.favour, "star"),
            (self.unfavour, "star"),
            (self.found_companies, "building-2"),
            (self.merge, "combine"),
            (self.change, "replace"),
            (self.labels, "printer"),
            (self.export, "upload"),
            (self.delete, "trash-2"),
        )
        for button, icon in icons:
            button.setIcon(_icon(icon))
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            flow.addWidget(button)
        return holder

    def _connect(self) -> None:
        self.mass.noticed.connect(self.noticed)
        self.tag.wanted.connect(self._tag)
        self.group.wanted.connect(self._group)
        self.tag.line.textChanged.connect(self._say)
        self.group.line.textChanged.connect(self._say)
        self.favour.clicked.connect(lambda: self._favour(True))
        self.unfavour.clicked.connect(lambda: self._favour(False))
        self.found_companies.clicked.connect(self._found_companies)
        self.delete.clicked.connect(self._actions["delete"].trigger)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Delete in the lines of this page from deleting contacts."""
        if event.key() == Qt.Key.Key_Delete:
            event.accept()
        else:
            super().keyPressEvent(event)


def _icon(name: str) -> QIcon:
    return theme.icon(name, "ink")


def _short(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1] + "…"
