"""What was said and done with people, what is to be done next, and what they agreed to."""

from sqlalchemy import Column, Index, Integer, text
from sqlmodel import Field

from rolodex.store.tables.columns import (
    KEYED,
    STRICT,
    Keyed,
    Row,
    by,
    by_link,
    by_text,
    link,
    owner,
    whole,
    words,
)


class Activity(Row, table=True):
    """A call, meeting, visit, note, e-mail, letter or message; `day`, `month` are counted as in `purchase`.

    `no_next` is why nothing follows it, `uid` that of the event or e-mail it was made from.
    """

    __tablename__ = "activity"
    __table_args__ = (
        by("activity", "contact_id", "at"),
        Index("activity_by_day", "day", "kind", "outcome", "contact_id"),
        by_link("activity", "reminder_id"),
        by_link("activity", "deal_id"),
        by_text("activity", "uid"),
        Index("activity_by_call", "day", "outcome", "direction", "at", sqlite_where=text("kind = 'call'")),
        Index("activity_pinned", "contact_id", sqlite_where=text("pinned = 1")),
        STRICT,
    )

    contact_id: int = owner("contact")
    kind: str = words("note")
    direction: str = words()
    at: str = words()
    day: int = whole()
    month: int = whole()
    minutes: int = whole()
    outcome: str = words()
    subject: str = words()
    body: str = words()
    author: str = words()
    pinned: int = whole()
    created_at: str = words()
    uid: str = words()
    no_next: str = words()
    reminder_id: int | None = link("reminder")
    deal_id: int | None = link("deal")


class Attachment(Row, table=True):
    """A file kept with an activity; its bytes are in `blob`."""

    __tablename__ = "attachment"
    __table_args__ = (by("attachment", "activity_id"), STRICT)

    activity_id: int = owner("activity")
    sha256: str = words()
    name: str = words()
    media_type: str = words()
    size: int = whole()


class Reminder(Row, table=True):
    """A follow-up in the words of RFC 5545; its times are floating local time.

    `start` is DTSTART, `slot` the place in the series (RECURRENCE-ID) of the occurrence that is open, `due`
    where that occurrence stands now. `origin` says which kind of rule made it, `source_id` of which row
    (an order, a date); both are empty for one made by hand.
    """

    __tablename__ = "reminder"
    __table_args__ = (
        by_link("reminder", "contact_id"),
        by("reminder", "status", "due"),
        Index("reminder_by_shown", "status", text("CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END")),
        Index(
            "reminder_by_rule_id_source_id",
            "rule_id",
            "source_id",
            "contact_id",
            sqlite_where=text("rule_id IS NOT NULL"),
        ),
        by_link("reminder", "series_id"),
        by_link("reminder", "deal_id"),
        by_link("reminder", "ticket_id"),
        STRICT,
    )

    contact_id: int | None = link("contact", vanishes=True)
    summary: str = words()
    description: str = words()
    due: str = words()
    rrule: str = words()
    status: str = words("NEEDS-ACTION")
    completed_at: str = words()
    created_at: str = words()
    reason: str = words()
    snoozed_to: str = words()
    fired_at: str = words()
    kind: str = words("task")
    start: str = words()
    slot: str = words()
    origin: str = words()
    source_id: int = whole()
    uid: str = words()
    author: str = words()
    offset_days: int = whole()
    rule_id: int | None = link("follow_up_rule")
    series_id: int | None = link("series")
    deal_id: int | None = link("deal")
    ticket_id: int | None = link("ticket")


class Occurrence(Row, table=True):
    """One occurrence of a repeated follow-up that is not as the rule says: moved, done, or left out."""

    __tablename__ = "occurrence"
    __table_args__ = (by("occurrence", "reminder_id", "slot"), STRICT)

    reminder_id: int = owner("reminder")
    slot: str = words()
    due: str = words()
    status: str = words("NEEDS-ACTION")
    at: str = words()


class FollowUpRule(Row, table=True):
    """Follow-ups that come by themselves: for one contact, for all with a tag, or for everybody.

    `origin` is touch, purchase, rhythm, birthday or anniversary; `days` the time between, after or before;
    `since` the date from which it counts; `segment_id` the segment it is for, 0 where it is for none.
    """

    __tablename__ = "follow_up_rule"
    __table_args__ = (by_link("follow_up_rule", "contact_id"), by_link("follow_up_rule", "tag_id"), STRICT)

    origin: str = words()
    contact_id: int | None = link("contact", vanishes=True)
    tag_id: int | None = link("tag", vanishes=True)
    days: int = whole()
    kind: str = words("call")
    summary: str = words()
    since: str = words()
    active: int = whole(1)
    segment_id: int = whole()


class Series(Row, table=True):
    """Follow-ups around one date, such as a fair; `steps` is a JSON list of days, kind and words."""

    __tablename__ = "series"
    __table_args__ = (STRICT,)

    name: str = words()
    anchor: str = words()
    steps: str = words("[]")
    created_at: str = words()


class Pause(Row, table=True):
    """Not interested: no follow-ups and no mailings until the day of review (`until`)."""

    __tablename__ = "pause"
    __table_args__ = (by("pause", "contact_id"), by("pause", "until"), STRICT)

    contact_id: int = owner("contact")
    since: str = words()
    until: str = words()
    reason: str = words()


class Fired(Row, table=True):
    """A follow-up the user was reminded of at a moment (local time), so that none is told twice."""

    __tablename__ = "fired"
    __table_args__ = (Index("fired_by_follow_up_moment", "follow_up", "moment", unique=True), STRICT)

    follow_up: str = words()
    moment: str = words()
    at: str = words()


class LastContact(Keyed, table=True):
    """When a contact was last talked to; kept by triggers on `activity`."""

    __tablename__ = "last_contact"
    __table_args__ = (by("last_contact", "day"), KEYED)

    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    at: str = words()
    day: int = whole()


class Ticket(Row, table=True):
    """Something a customer wants put right; `number` is what it is called by, `granted` what was given."""

    __tablename__ = "ticket"
    __table_args__ = (by("ticket", "contact_id"), by("ticket", "status"), by("ticket", "number"), STRICT)

    contact_id: int = owner("contact")
    opened_at: str = words()
    closed_at: str = words()
    subject: str = words()
    body: str = words()
    status: str = words("open")
    priority: str = words("normal")
    number: int = whole()
    granted: str = words()


class Consent(Row, table=True):
    """What a contact allowed or forbade for one channel, how it is known and since when."""

    __tablename__ = "consent"
    __table_args__ = (by("consent", "contact_id"), STRICT)

    contact_id: int = owner("contact")
    channel: str = words()
    granted: int = whole()
    source: str = words()
    at: str = words()
    position: int = whole()
