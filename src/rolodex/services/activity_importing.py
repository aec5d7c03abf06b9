"""Taking in what was said and done with people from a table: planned first, then written in one step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rolodex.domain.activity import Activity
from rolodex.domain.activity_file import FileActivity
from rolodex.domain.card import Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.importing import Counts, Receipt
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.purchase_file import Whose
from rolodex.services.backups import Backups
from rolodex.store import activities as store
from rolodex.store import known_activities
from rolodex.store.book import Book, Connection
from rolodex.store.customer_lookup import CustomerLookup

_STEP = 100


@dataclass(frozen=True, slots=True)
class PlannedActivity:
    """An activity that will be written, the line it came from and whose it is."""

    line: int
    name: str
    activity: Activity


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """What taking a table in will do: new entries, how many the book has, and what cannot be taken."""

    file: str
    activities: tuple[PlannedActivity, ...]
    unchanged: int
    rejected: tuple[Rejected, ...]

    @property
    def counts(self) -> Counts:
        """The entries that were read; rejected are rows."""
        new = len(self.activities)
        return Counts(new + self.unchanged, new, 0, self.unchanged, len(self.rejected))


class ActivityImporting:
    """Takes tables of activities into one book."""

    def __init__(self, book: Book, backups: Backups) -> None:
        self._book = book
        self._backups = backups

    def plan_rows(self, file: str, found: Iterable[FileActivity | Rejected]) -> ActivityPlan:
        """What taking in these activities would do; nothing is written to the book."""
        planned: list[PlannedActivity] = []
        rejected: list[Rejected] = []
        seen: set[Activity] = set()
        unchanged = 0
        with self._book.reading() as connection:
            lookup = CustomerLookup(connection)
            for one in found:
                if isinstance(one, Rejected):
                    rejected.append(one)
                    continue
                contact_id, refused = _contact(lookup, one, file)
                if refused is not None:
                    rejected.append(refused)
                    continue
                activity = replace(one.activity, contact_id=contact_id)
                if activity in seen or known_activities.has(connection, activity):
                    unchanged += 1
                    continue
                seen.add(activity)
                whose = one.whose.name or one.whose.email or one.whose.uid
                planned.append(PlannedActivity(one.line, whose, activity))
        return ActivityPlan(file, tuple(planned), unchanged, tuple(rejected))

    def apply(self, plan: ActivityPlan, progress: Progress = silent) -> Receipt:
        """Do what the plan says, as one step of the history; a cancelled import leaves nothing behind."""
        if not plan.activities:
            return Receipt(plan.counts, plan.rejected, Changes())
        self._backups.before("import")
        with self._book.change(message("Import entries of %(file)s", file=plan.file)) as tx:
            tx.progress = progress
            for place, planned in enumerate(plan.activities):
                if place % _STEP == 0:
                    progress(place, len(plan.activities))
                if _is_there(tx.connection, planned.activity.contact_id):
                    store.insert(tx, planned.activity)
        return Receipt(plan.counts, plan.rejected, tx.changes)


def _is_there(connection: Connection, contact_id: int) -> bool:
    """Whether the contact was not deleted since the plan was made."""
    return bool(connection.value("SELECT EXISTS(SELECT 1 FROM contact WHERE id = ?)", (contact_id,)))


def _contact(lookup: CustomerLookup, one: FileActivity, file: str) -> tuple[int, Rejected | None]:
    """The one contact who is meant: by UID, else by e-mail address, else by name; or why there is none."""
    whose: Whose = one.whose
    given = whose.name or whose.email or whose.uid
    reason = message("Nobody in the book is meant; add the person first.")
    for text, find in (
        (whose.uid, lookup.by_uid),
        (whose.email, lookup.by_email),
        (whose.name, lookup.by_name),
    ):
        found = find(text) if text else frozenset()
        if len(found) == 1:
            return next(iter(found)), None
        if found:
            reason = message(
                "%(count)d contacts are meant by “%(given)s”; give the UID.", count=len(found), given=text
            )
            break
    return 0, Rejected(file, one.line, given, reason, one.text)
