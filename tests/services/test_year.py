"""A year at one desk, told by chance: the program is closed for days, the computer sleeps, the clock changes.

Whatever is done to follow-ups meanwhile, each is told once for each time at which it comes up, and none is
left untold.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.blank import new_book

from rolodex.domain.due import later, moment, when
from rolodex.domain.reminder import Done, Reminder
from rolodex.services.opening import Services, open_services
from rolodex.store import reminders

MADRID = ZoneInfo("Europe/Madrid")
BEGIN, END = (datetime(year, 1, 1, 8, tzinfo=MADRID) for year in (2026, 2027))
RULES = (*[""] * 12, "FREQ=DAILY;INTERVAL=9", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=-1")
PAUSES = (*[timedelta(minutes=20)] * 2, *[timedelta(hours=9)] * 6, timedelta(days=5), timedelta(days=14))


class Desk:
    """One person with one book, whose clock is that of Madrid."""

    def __init__(self, path: Path, seed: int) -> None:
        self.services: Services = open_services(new_book(path))
        self.chance = random.Random(seed)
        self.clock = BEGIN
        self.told: Counter[tuple[str, str]] = Counter()
        self.lost: list[tuple[str, str]] = []
        self.unforeseen: list[str] = []
        self.ids: list[int] = []

    @property
    def now(self) -> datetime:
        """What the clock on the wall shows."""
        return self.clock.astimezone(MADRID).replace(tzinfo=None)

    def live(self) -> None:
        """A year in which something is planned, told and done at every look."""
        while self.clock < END:
            self.plan()
            waiting = bool(self.services.alarms.missed(self.now))
            coming = self.services.alarms.next_at(self.now)
            self.wait()
            self.look(waiting, coming)
            self.act()
        self.services.close()

    def plan(self) -> None:
        day = self.now + timedelta(days=self.chance.choice((0, 0, 1, 3, 20)))
        with_time = self.chance.random() < 0.6
        due = f"{day:%Y-%m-%d}" + (
            f"T{self.chance.randrange(24):02}:{self.chance.randrange(60):02}" * with_time
        )
        if when(moment(due)) > self.now:
            saved = self.services.reminders.add(
                Reminder(summary="Call", due=due, rrule=self.chance.choice(RULES))
            )
            self.ids.append(saved.id)

    def wait(self) -> None:
        """The program runs on, the computer sleeps, or the program is closed meanwhile."""
        if self.chance.random() < 0.1:
            self.services.close()
            self.services = open_services(self.services.book_path)
        self.clock += self.chance.choice(PAUSES) * self.chance.uniform(0.5, 1.5)

    def look(self, waiting: bool, coming: str) -> None:
        """See what is told, and whether it is what was foreseen."""
        found = self.services.alarms.fire(self.now, limit=1000)
        self.told.update((one.key, one.shown) for one in found)
        if bool(found) != (waiting or bool(coming and when(coming) <= self.now)):
            self.unforeseen.append(f"{self.now} {coming} {found}")
        latest = dict(sorted(self.told))
        shown = ((f"reminder:{one.id}", one.shown) for one in self.up())
        self.lost += [(key, time) for key, time in shown if latest.get(key, "") < time]

    def up(self) -> list[Reminder]:
        """The open follow-ups that have come up."""
        with self.services.book.reading() as connection:
            known = reminders.get_many(connection, self.ids)
        still = [one for one in known if one.status == "NEEDS-ACTION"]
        self.ids = [one.id for one in still]
        return [one for one in still if when(moment(one.shown)) <= self.now]

    def act(self) -> None:
        """Do something with most of those that have come up, and take some of it back."""
        for one in self.up():
            self.deed(one, f"reminder:{one.id}", self.chance.randrange(8))

    def deed(self, one: Reminder, key: str, deed: int) -> None:
        verbs = self.services.reminders
        later_on = f"{self.now + timedelta(hours=5):%Y-%m-%dT%H:%M}"
        if deed == 0:
            verbs.snooze([key], later_on)
        elif deed == 1:
            verbs.move(key, later(f"{self.now:%Y-%m-%d}", 2), series=bool(one.id % 2))
        elif deed == 2:
            verbs.snooze([key], later_on)
            self.services.history.undo()
        elif deed < 6:
            verbs.done(key, Done(), self.now)


def test_in_a_year_no_follow_up_is_lost_and_none_is_told_twice(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "book.rolodex", seed=1)
    desk.live()
    assert len(desk.told) > 150
    assert [one for one, times in desk.told.items() if times > 1] == []
    assert desk.lost == []
    assert desk.unforeseen == []
