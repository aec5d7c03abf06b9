"""Rules by which follow-ups come by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from rolodex.domain import environment
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message, plural_message
from rolodex.domain.rule import ORIGINS, Rule
from rolodex.services.activities import name_of
from rolodex.services.contacts import Saved
from rolodex.store import rules
from rolodex.store.book import Book, Connection

LONGEST = 3650
"""Days."""
GONE = message("This rule is no longer in the book; nothing was changed.")


class Rules:
    """Rules by which follow-ups come by themselves."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def rules(self) -> tuple[Rule, ...]:
        """All rules, those for a single contact last."""
        with self._book.reading() as connection:
            return rules.rules(connection)

    def get(self, rule_id: int) -> Rule | None:
        """One rule, or None when it is gone."""
        with self._book.reading() as connection:
            return rules.get(connection, rule_id)

    def of_contact(self, contact_id: int) -> tuple[Rule, ...]:
        """The rules that are for a contact: by name, by a tag, and for everybody, in this order."""
        with self._book.reading() as connection:
            return rules.of_contact(connection, contact_id)

    def save(self, rule: Rule, now: datetime | None = None) -> Saved:
        """Add a rule (id 0) or put it in place of the one with its id; without `since` it begins today."""
        _check(rule)
        whole = replace(rule, summary=rule.summary.strip(), since=rule.since[:10] or _today(now))
        label = message("Edit a rule for follow-ups") if rule.id else message("Add a rule for follow-ups")
        with self._book.change(label) as tx:
            if rule.id and rules.get(tx.connection, rule.id) is None:
                raise UserError(GONE)
            if rule.id:
                rules.replace(tx, whole)
            rule_id = rule.id or rules.insert(tx, whole)
        return Saved(rule_id, tx.changes)

    def delete(self, rule_id: int) -> Changes:
        """Take a rule away, with the open follow-ups that were made from it; what was done stays."""
        with self._book.change(message("Delete a rule for follow-ups")) as tx:
            if rules.get(tx.connection, rule_id) is None:
                raise UserError(GONE)
            rules.delete(tx, [rule_id])
        return tx.changes

    def touch(self, contact_ids: Sequence[int], days: int, now: datetime | None = None) -> Changes:
        """Stay in touch with each of these contacts every so many days; 0 for no longer."""
        if days:
            _check(Rule(days=days))
        with self._book.reading() as connection:
            label = _touch_label(connection, contact_ids, days)
        with self._book.change(label) as tx:
            known = rules.touched(tx.connection, contact_ids)
            if not days:
                rules.delete(tx, list(known.values()))
            for contact_id in dict.fromkeys(contact_ids if days else ()):
                rule = rules.get(tx.connection, known[contact_id]) if contact_id in known else None
                if rule is None:
                    name_of(tx.connection, contact_id)
                    rules.insert(tx, Rule(contact_id=contact_id, days=days, since=_today(now)))
                else:
                    rules.replace(tx, replace(rule, days=days, active=True))
        return tx.changes


def _touch_label(connection: Connection, contact_ids: Sequence[int], days: int) -> Message:
    name = ""
    if len(contact_ids) == 1:
        name = name_of(connection, contact_ids[0])
    if not days:
        return message("Stay in touch no longer by rule")
    if name:
        return message("Stay in touch with %(name)s every %(days)d days", name=name, days=days)
    return plural_message(
        "Stay in touch with %(count)d contact every %(days)d days",
        "Stay in touch with %(count)d contacts every %(days)d days",
        len(contact_ids),
        days=days,
    )


def _check(rule: Rule) -> None:
    least = 1 if rule.origin == "touch" else 0
    if rule.origin not in ORIGINS:
        raise UserError(message("There is no rule of this kind; nothing was changed."))
    if not least <= rule.days <= LONGEST:
        raise UserError(
            message(
                "A rule counts from %(least)d to %(most)d days; nothing was changed. Choose another number.",
                least=least,
                most=LONGEST,
            )
        )


def _today(now: datetime | None) -> str:
    return (now or environment.now()).date().isoformat()
