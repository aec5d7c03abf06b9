"""The groups a contact is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.group import STAYS, Group, Membership
from rolodex.domain.message import message
from rolodex.ui.contacts.fields.chips import ChipsEntry
from rolodex.ui.tasks import TaskRunner


class Groups(Protocol):
    """What the field asks of the book."""

    def groups(self) -> tuple[Group, ...]: ...
    def of(self, contact_id: int) -> tuple[Group, ...]: ...


class GroupsField(ChipsEntry):
    """Groups as chips; a name that no group has makes a new one.

    A card does not say its groups: they stand in `membership()`, which is kept beside the contact.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(message("Add to group"), message("Take out of group %(name)s"), parent)
        self._runner: TaskRunner | None = None
        self._book: Groups | None = None
        self._groups: tuple[Group, ...] = ()
        self._member: tuple[Group, ...] = ()
        self._awaited = STAYS
        self._is_told = False
        self.setEnabled(False)

    def attach(self, runner: TaskRunner, groups: Groups) -> None:
        """Take groups from this book."""
        self._runner, self._book = runner, groups

    def load(self, contact: Contact) -> None:
        """Show the groups of the contact as soon as the book has told them."""
        self._awaited, self._is_told = STAYS, False
        self._groups = self._member = ()
        self.show_names(())
        runner, book = self._runner, self._book
        self.setEnabled(False)
        if runner is None or book is None:
            return
        runner.submit(
            "lookups",
            "groups",
            lambda progress: (book.groups(), book.of(contact.id) if contact.id else ()),
            lambda found: self._arrive(*found),
            owner=self,
        )

    def show_membership(self, wanted: Membership) -> None:
        """Show the groups as they would be then, such as a draft has them."""
        self._awaited = wanted
        if self._is_told:
            self._show_wanted()

    def store(self, contact: Contact) -> Contact:
        """The contact as it is: a card does not say its groups."""
        return contact

    def membership(self) -> Membership:
        """What has changed since the groups were shown."""
        if not self._is_told:
            return self._awaited
        wanted = {name.casefold(): name for name in self.names()}
        member = {group.id for group in self._member}
        chosen = {_chosen(self._groups, name, member) for name in wanted.values()} - {None}
        known = {group.name.strip().casefold() for group in self._groups}
        return Membership(
            tuple(group.id for group in self._groups if group.id in chosen - member),
            tuple(group.id for group in self._member if group.name.strip().casefold() not in wanted),
            tuple(name for folded, name in wanted.items() if folded not in known),
        )

    def is_changed(self) -> bool:
        """Whether the contact joins or leaves a group."""
        return bool(self.membership())

    def _arrive(self, groups: Sequence[Group], member: Sequence[Group]) -> None:
        self._groups, self._member = tuple(groups), tuple(member)
        self.offer([group.name.strip() for group in groups])
        self._is_told = True
        self._show_wanted()
        self.setEnabled(True)

    def _show_wanted(self) -> None:
        """Groups that are gone by now are left out."""
        wanted, self._awaited = self._awaited, STAYS
        shown = [group for group in self._member if group.id not in wanted.leaves]
        shown += [group for group in self._groups if group.id in wanted.joins]
        self.show_names(dict.fromkeys((*(group.name.strip() for group in shown), *wanted.founds)))


def _chosen(groups: Sequence[Group], name: str, member: set[int]) -> int | None:
    """The group of this name; of several the one that the contact is in."""
    same = [group.id for group in groups if group.name.strip().casefold() == name.casefold()]
    return next((group_id for group_id in same if group_id in member), same[0] if same else None)
