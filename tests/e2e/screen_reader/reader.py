"""What a screen reader sees and does: things by role and name, their actions, their text.

Runs under the system's Python, which has the bindings of AT-SPI; nothing of the program is imported.
No place on the screen and no key is used.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import TypeVar

import gi  # type: ignore[import-not-found,unused-ignore]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # type: ignore[import-not-found,unused-ignore]  # noqa: E402

WITHIN = 20.0
PAUSE = 0.02
SOON, LATE, STARTING = 200, 5000, 20_000
"""Milliseconds to wait for an answer: of what opens a menu, of all else, of a program that just began."""
T = TypeVar("T")
STATES = Atspi.StateType


class NotThereError(Exception):
    """Nothing of that role and name came up in time."""


class Reader:
    """Sees one program through the desktop's interface for assistive technology."""

    def __init__(self, program: str) -> None:
        Atspi.set_timeout(LATE, STARTING)
        self._menus: list[Atspi.Accessible] = []
        self._listener = Atspi.EventListener.new(self._heard)
        self._listener.register("object:state-changed:showing")
        self._program = self._until(f"the program {program}", lambda: self._running(program))

    def find(self, role: str, name: str, *, starts: bool = False) -> Atspi.Accessible:
        """The thing on the screen of this role and name, or whose name starts so; waits for it."""

        def seen() -> Atspi.Accessible | None:
            for thing in self._all():
                said = thing.get_name() or ""
                if thing.get_role_name() == role and (said.startswith(name) if starts else said == name):
                    return thing
            return None

        return self._until(f"{role} “{name}”", seen)

    def gone(self, role: str, name: str) -> None:
        """Wait until nothing of this role has a name that starts so."""

        def left() -> bool:
            return not any(
                thing.get_role_name() == role and (thing.get_name() or "").startswith(name)
                for thing in self._all()
            )

        self._until(f"no more {role} “{name}”", left)

    def act(self, thing: Atspi.Accessible, action: str) -> None:
        """Do this to a thing: one of the actions it says it has."""
        names = [Atspi.Action.get_action_name(thing, place) for place in range(thing.get_n_actions())]
        if action not in names:
            raise NotThereError(f"{thing.get_role_name()} “{thing.get_name()}” has {names}, not {action}")
        # An action that opens a menu answers only when the menu has gone: nobody waits for that.
        opens = action == "ShowMenu"
        Atspi.set_timeout(SOON if opens else LATE, STARTING)
        try:
            thing.do_action(names.index(action))
        except GLib.Error as error:
            if not opens:
                raise NotThereError(f"{action} of “{thing.get_name()}”: {error.message}") from error
        finally:
            Atspi.set_timeout(LATE, STARTING)

    def press(self, name: str, role: str = "push button") -> None:
        """Press the button of this name."""
        self.act(self.find(role, name), "Press")

    def choose(self, menu: str, entry: str) -> None:
        """Open a menu and press one of its entries."""
        self.act(self.find("push button", menu), "ShowMenu")
        self.act(self.find("menu item", entry), "Press")

    def write(self, name: str, text: str) -> None:
        """Put this text into the field of this name."""
        field = self.find("text", name)
        if not Atspi.EditableText.set_text_contents(field, text):
            raise NotThereError(f"text “{name}” cannot be written")

    def select(self, name: str) -> None:
        """Select the row of the list whose sentence starts so, through the list's own selection."""
        cell = self.find("table cell", name, starts=True)
        table = cell.get_parent()
        Atspi.Selection.clear_selection(table)
        if not Atspi.Selection.select_child(table, cell.get_index_in_parent()):
            raise NotThereError(f"“{name}” cannot be selected")

    def tree(self) -> str:
        """All that is on the screen, a line each, for whoever looks for what is missing."""
        return "\n".join(
            f"{thing.get_role_name()} “{thing.get_name()}” "
            f"{[Atspi.Action.get_action_name(thing, place) for place in range(thing.get_n_actions())]}"
            for thing in self._all()
        )

    def _heard(self, event: Atspi.Event) -> None:
        """Note a menu that comes up: it stands in no window, so that only this tells of it."""
        if event.detail1 and event.source is not None and event.source.get_role_name() == "popup menu":
            self._menus.append(event.source)

    def _all(self) -> Iterator[Atspi.Accessible]:
        for menu in reversed(self._menus):
            if menu.get_state_set().contains(STATES.SHOWING):
                yield from self._things(menu)
        yield from self._things(self._program)

    def _running(self, program: str) -> Atspi.Accessible | None:
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(place)
            if one is not None and one.get_name() == program:
                return one
        return None

    def _things(self, thing: Atspi.Accessible) -> Iterator[Atspi.Accessible]:
        """The things that are shown, depth first; lists of thousands are read to their end as well."""
        for place in range(thing.get_child_count()):
            child = thing.get_child_at_index(place)
            if child is None or not child.get_state_set().contains(STATES.SHOWING):
                continue
            yield child
            yield from self._things(child)

    def _until(self, what: str, look: Callable[[], T | None]) -> T:
        ends = time.monotonic() + WITHIN
        while time.monotonic() < ends:
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                found = look()
            except GLib.Error:  # a thing went away while it was looked at
                found = None
            if found:
                return found
            time.sleep(PAUSE)
        raise NotThereError(what)
