"""The quick card in the user's language: the keys worth having on the desk."""

from __future__ import annotations

from rolodex.domain.quick_card import QuickCard
from rolodex.i18n import _
from rolodex.ui.help import keys


def quick_card() -> QuickCard:
    """What is printed on it."""
    return QuickCard(
        _("Rolodex: the keys"),
        _(
            "%(palette)s does anything by its name. %(help)s explains where you are. "
            "%(undo)s takes any step back."
        )
        % {name: keys.of_action(name)[0] for name in ("palette", "help", "undo")},
        tuple(group for group in keys.groups() if group.usual),
    )
