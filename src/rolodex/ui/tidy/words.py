"""What repairs are called, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.message import Message, message
from rolodex.domain.repair import RepairKind
from rolodex.i18n import _, ngettext
from rolodex.ui import wording

KINDS: Mapping[RepairKind, Message] = MappingProxyType(
    {
        "email": message("Email"),
        "phone": message("Phone"),
        "name": message("No name"),
        "postcode": message("Postal code"),
        "country": message("Country"),
        "capitals": message("Capitals"),
        "alike": message("Look-alikes"),
    }
)
COLOURS: Mapping[RepairKind, tuple[str, str]] = MappingProxyType(
    {
        "email": ("blue", "blue_soft"),
        "phone": ("good", "good_soft"),
        "name": ("bad", "bad_soft"),
        "postcode": ("warn", "warn_soft"),
        "country": ("warn", "warn_soft"),
        "capitals": ("dim", "chip"),
        "alike": ("warn", "warn_soft"),
    }
)


def state(done: int, left: int) -> str:
    """How far one is."""
    open_ones = ngettext("%(count)s repair is left", "%(count)s repairs are left", left) % {
        "count": wording.number(left)
    }
    if not done:
        return open_ones
    made = ngettext("%(count)s answered", "%(count)s answered", done) % {"count": wording.number(done)}
    return _("%(done)s · %(left)s") % {"done": made, "left": open_ones}
