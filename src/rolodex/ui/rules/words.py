"""Rules in words: what each of them does, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.rule import Rule, RuleOrigin
from rolodex.i18n import _, word

ORIGINS: Mapping[RuleOrigin, Message] = MappingProxyType(
    {
        "touch": message("Stay in touch"),
        "purchase": message("After an order"),
        "rhythm": message("When an order is overdue"),
        "birthday": message("Birthday"),
        "anniversary": message("Anniversary"),
    }
)
DAYS: Mapping[RuleOrigin, Message] = MappingProxyType(
    {
        "touch": message("Days without contact"),
        "purchase": message("Days after the order"),
        "rhythm": message("Days after it was expected"),
        "birthday": message("Days before"),
        "anniversary": message("Days before"),
    }
)
WHEN: Mapping[RuleOrigin, Message] = MappingProxyType(
    {
        "touch": plural_message("%(count)d day without contact", "%(count)d days without contact", 0),
        "purchase": plural_message("%(count)d day after an order", "%(count)d days after an order", 0),
        "rhythm": plural_message(
            "%(count)d day after an order was expected", "%(count)d days after an order was expected", 0
        ),
        "birthday": plural_message(
            "%(count)d day before the birthday", "%(count)d days before the birthday", 0
        ),
        "anniversary": plural_message(
            "%(count)d day before the anniversary", "%(count)d days before the anniversary", 0
        ),
    }
)


def whom(rule: Rule, name: str = "") -> str:
    """For whom a rule is; `name` is that of its contact."""
    if rule.contact_id:
        return name or _("One contact")
    if rule.segment:
        return _("Everybody in “%(segment)s”") % {"segment": word(rule.segment)}
    return _("Everybody tagged “%(tag)s”") % {"tag": rule.tag} if rule.tag else _("Everybody")


def sentence(rule: Rule, name: str = "") -> str:
    """What a rule does: for whom, and when."""
    when = word(replace(WHEN[rule.origin], count=rule.days))
    said = _("%(whom)s: %(when)s") % {"whom": whom(rule, name), "when": when}
    return said if rule.active else _("%(rule)s (off)") % {"rule": said}
