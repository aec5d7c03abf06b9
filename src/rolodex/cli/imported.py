"""Taking in what a plan says, and what came of it: as a document, and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from rolodex.cli import unread
from rolodex.cli.terminal import progress, say, say_json
from rolodex.domain.card import Doubt, Rejected
from rolodex.domain.importing import Choice, Counts
from rolodex.domain.mapping import Subject
from rolodex.i18n import _, ngettext
from rolodex.services.importing import ImportPlan
from rolodex.services.opening import Services


@dataclass(slots=True)
class Imported:
    """What came of all files together; `changeset` is the newest step, None where nothing was written."""

    counts: Counts = field(default_factory=Counts)
    rejected: tuple[Rejected, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    changeset: int | None = None

    def add(
        self,
        counts: Counts,
        rejected: Sequence[Rejected],
        doubts: Sequence[Doubt] = (),
        changeset: int | None = None,
    ) -> None:
        """Count what came of one more file."""
        self.counts += counts
        self.rejected += tuple(rejected)
        self.doubts += tuple(doubts)
        self.changeset = self.changeset if changeset is None else changeset


def take(
    services: Services, plan: ImportPlan, alike: Choice | None, tag: str, done: Imported, *, dry_run: bool
) -> None:
    """Take the people of a plan in, or only count them; `alike` is for those who look like somebody."""
    plan.tag = tag
    if alike:
        plan.choose_rest("alike", alike)
    if dry_run:
        done.add(plan.counts, plan.rejected, plan.doubts)
        return
    with progress(_("Importing")) as told:
        receipt = services.importing.apply(plan, told)
    done.add(receipt.counts, receipt.rejected, receipt.doubts, receipt.changes.changeset)


def tell(done: Imported, subject: Subject, *, dry_run: bool, json: bool) -> None:
    """Say what came of an import, or what would come of it."""
    if json:
        say_json(_document(done))
        return
    for item in done.rejected:
        say(unread.line(item))
    say(_summary(done.counts, subject) + (" " + _("Nothing was written.") if dry_run else ""))
    if done.counts.alike:
        text = ngettext(
            "%(count)d looks like somebody in the book; “rolodex duplicates” tells who.",
            "%(count)d look like somebody in the book; “rolodex duplicates” tells who.",
            done.counts.alike,
        )
        say(text % {"count": done.counts.alike})
    if done.counts.kept_out:
        text = ngettext(
            "%(count)d was kept out: somebody who has the same was erased for good.",
            "%(count)d were kept out: people who have the same were erased for good.",
            done.counts.kept_out,
        )
        say(text % {"count": done.counts.kept_out})
    if done.counts.doubts:
        text = ngettext(
            "%(count)d thing was read with a doubt; --json names it.",
            "%(count)d things were read with a doubt; --json names them.",
            done.counts.doubts,
        )
        say(text % {"count": done.counts.doubts})


def _document(done: Imported) -> dict[str, object]:
    return {
        "cards": done.counts.cards,
        "new": done.counts.new,
        "updated": done.counts.updated,
        "unchanged": done.counts.unchanged,
        "review": done.counts.alike,
        "kept_out": done.counts.kept_out,
        "rejected": [unread.document(item) for item in done.rejected],
        "warnings": [unread.document(item) for item in done.doubts],
        "changeset": done.changeset,
    }


def _summary(counts: Counts, subject: Subject) -> str:
    numbers = {
        "count": counts.cards,
        "new": counts.new,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "rejected": counts.rejected,
    }
    if subject == "contacts":
        text = ngettext(
            "%(count)d card: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, "
            "%(rejected)d rejected.",
            "%(count)d cards: %(new)d new, %(updated)d updated, %(unchanged)d unchanged, "
            "%(rejected)d rejected.",
            counts.cards,
        )
    elif subject == "purchases":
        text = ngettext(
            "%(count)d order: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            "%(count)d orders: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            counts.cards,
        )
    else:
        text = ngettext(
            "%(count)d entry: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            "%(count)d entries: %(new)d new, %(unchanged)d in the book already; %(rejected)d rows rejected.",
            counts.cards,
        )
    return text % numbers
