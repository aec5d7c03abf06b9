"""Days told backwards from the day the sample book is made for, ready as stamps and numbers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from rolodex.services.demo_parts.lists import Draw

EPOCH = date(1970, 1, 1)


class Calendar:
    """The days around `today`, each by its number of days since 1970-01-01."""

    def __init__(self, today: date) -> None:
        self.today = (today - EPOCH).days
        self._known: dict[int, tuple[str, int, int]] = {}
        self._offsets: dict[int, int] = {}

    def iso(self, day: int) -> str:
        """The day as YYYY-MM-DD."""
        return self._day(day)[0]

    def month(self, day: int) -> int:
        """The month of the day as year * 12 + month - 1."""
        return self._day(day)[1]

    def working(self, day: int) -> int:
        """The day itself, or the Friday before where it falls on a weekend."""
        return day - max(0, self._day(day)[2] - 4)

    def stamp(self, day: int, draw: Draw) -> str:
        """A UTC stamp within the office hours of the day, by the clock on the wall."""
        before, minute = divmod(420 + int(draw() * 570) - self._offset(day), 1440)
        return f"{self._day(day + before)[0]}T{minute // 60:02d}:{minute % 60:02d}:00Z"

    def _offset(self, day: int) -> int:
        """By how many minutes the clock on the wall is ahead of UTC in the middle of the day."""
        known = self._offsets.get(day)
        if known is None:
            noon = datetime.combine(EPOCH + timedelta(days=day), time(12)).astimezone()
            known = int((noon.utcoffset() or timedelta()).total_seconds()) // 60
            self._offsets[day] = known
        return known

    def _day(self, day: int) -> tuple[str, int, int]:
        known = self._known.get(day)
        if known is None:
            this = EPOCH + timedelta(days=day)
            known = (this.isoformat(), this.year * 12 + this.month - 1, this.weekday())
            self._known[day] = known
        return known
