"""What a day holds, in words."""

from __future__ import annotations

from datetime import date, datetime

from rolodex.domain.agenda import Celebration, Day, FollowUp, Slipping
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording

SEPARATOR = " · "


def heading(day: date) -> str:
    """A day with its weekday: "Saturday 21 November"."""
    said = _("%(weekday)s %(day)s") % {
        "weekday": weekday(day),
        "day": wording.long_day(0, day.month, day.day),
    }
    return capital(said)


def weekday(day: date) -> str:
    """The day of the week."""
    return wording.weekday(day)


def summary(day: Day) -> str:
    """How much is due, how much of it is late, and whose birthdays come."""
    due = day.late_count + day.due_count
    parts = [_("Nothing is due")]
    if due:
        parts = [ngettext("%(count)s follow-up due", "%(count)s follow-ups due", due) % _count(due)]
    if day.late_count:
        parts.append(ngettext("%(count)s late", "%(count)s late", day.late_count) % _count(day.late_count))
    birthdays = sum(one.name == "bday" for one in day.celebrations)
    if len(day.celebrations) < day.celebration_count:
        # only the first of them are here
        birthdays = day.celebration_count
    if birthdays:
        text = ngettext("%(count)s birthday this week", "%(count)s birthdays this week", birthdays)
        parts.append(text % _count(birthdays))
    return SEPARATOR.join(parts)


def title(follow_up: FollowUp) -> str:
    """What is to be done."""
    return word(follow_up.title) or _("Follow-up")


def is_fixed(follow_up: FollowUp) -> bool:
    """Whether it is no follow-up but a birthday or the end of a deal, that only stands there."""
    return follow_up.key.partition(":")[0] in ("day", "deal")


def chip(follow_up: FollowUp, now: datetime) -> tuple[str, str]:
    """When it is due, in a word or two, and the colour to say it in."""
    at = follow_up.shown or follow_up.due
    moment = wording.local(at)
    if moment is None:
        return "", "dim"
    timed = "T" in at
    ahead = (moment.date() - now.date()).days
    if ahead < 0:
        return ngettext("%(count)d day late", "%(count)d days late", -ahead) % {"count": -ahead}, "bad"
    if ahead == 0:
        late = int((now - moment).total_seconds() // 60) if timed else 0
        if late >= 60:
            hours = late // 60
            return ngettext("%(count)d hour late", "%(count)d hours late", hours) % {"count": hours}, "bad"
        if late > 0:
            return ngettext("%(count)d min late", "%(count)d min late", late) % {"count": late}, "bad"
        return (wording.clock(moment) if timed else _("today")), "warn"
    return soon(moment, timed, now.date()), "dim"


def soon(moment: datetime, timed: bool, today: date) -> str:
    """A day to come as shortly as it can be said: "tomorrow", "Tue 10:00", "2 Oct"."""
    ahead = (moment.date() - today).days
    if ahead == 1:
        day = _("tomorrow")
    elif ahead < 7:
        day = wording.weekday(moment.date(), short=timed)
    else:
        day = wording.short_day(moment.date(), today)
    return f"{day} {wording.clock(moment)}" if timed else day


def when(at: str) -> str:
    """A due time in full: "Tuesday 24 November, 10:00"."""
    moment = wording.local(at)
    if moment is None:
        return ""
    day = heading(moment.date())
    if "T" not in at:
        return day
    return _("%(day)s, %(time)s") % {"day": day, "time": wording.clock(moment)}


def marks(follow_up: FollowUp) -> str:
    """Whether it repeats, and where it was snoozed from."""
    said = []
    if follow_up.rrule:
        said.append(_("repeats"))
    if follow_up.snoozed:
        said.append(_("snoozed; was due %(when)s") % {"when": when(follow_up.due)})
    return ", ".join(said)


def usual(slipping: Slipping) -> str:
    """How often a customer orders, and how long ago the last order is."""
    text = ngettext(
        "usually every day, now %(days)s", "usually every %(count)s days, now %(days)s", slipping.interval
    )
    return text % {"count": wording.number(slipping.interval), "days": wording.number(slipping.days)}


def celebrated(celebration: Celebration, today: date) -> str:
    """When a day of somebody comes round, and which it is: "tomorrow · turns 50"."""
    moment = wording.local(celebration.day)
    parts = [next_day(moment.date(), today) if moment else ""]
    turns = celebration.turns
    if celebration.name == "bday":
        if turns:
            parts.append(_("turns %(age)d") % {"age": turns})
    else:
        known = _("anniversary") if celebration.name == "anniversary" else ""
        parts.append(celebration.label or known)
        if turns:
            parts.append(ngettext("%(count)d year", "%(count)d years", turns) % {"count": turns})
    return SEPARATOR.join(part for part in parts if part)


def next_day(day: date, today: date) -> str:
    """A day of this week by its name."""
    ahead = (day - today).days
    if 0 <= ahead < 2:
        return _("today") if ahead == 0 else _("tomorrow")
    return weekday(day) if 0 < ahead < 7 else wording.short_day(day, today)


def capital(text: str) -> str:
    """A text that begins a line."""
    return text[:1].upper() + text[1:]


def _count(number: int) -> dict[str, str]:
    return {"count": wording.number(number)}
