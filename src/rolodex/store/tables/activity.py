"""What was said and done with people, what is to be done next, and what they agreed to."""

from rolodex.store.tables.columns import STRICT, Row, by, by_link, link, owner, whole, words


class Activity(Row, table=True):
    """A call, meeting, visit, note, e-mail or letter; `day` and `month` are counted as in `purchase`."""

    __tablename__ = "activity"
    __table_args__ = (by("activity", "contact_id", "at"), by("activity", "day"), STRICT)

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
    """A follow-up in the words of RFC 5545; `due` is floating local time."""

    __tablename__ = "reminder"
    __table_args__ = (by_link("reminder", "contact_id"), by("reminder", "status", "due"), STRICT)

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


class Ticket(Row, table=True):
    """Something a customer wants put right."""

    __tablename__ = "ticket"
    __table_args__ = (by("ticket", "contact_id"), STRICT)

    contact_id: int = owner("contact")
    opened_at: str = words()
    closed_at: str = words()
    subject: str = words()
    body: str = words()
    status: str = words("open")
    priority: str = words("normal")


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
