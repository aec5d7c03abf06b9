"""A sample book with all that makes figures hard: several currencies, returns, leap days, odd sources."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.blank import new_book

from rolodex.domain.message import message
from rolodex.services.demo import Demo
from rolodex.services.opening import Services, open_services
from rolodex.store.days import counted
from rolodex.store.engine import Connection

TODAY = date(2026, 11, 21)
LEAP = "2024-02-29T10:00:00Z"


def made(path: Path) -> Services:
    """The open services of the book."""
    services = open_services(new_book(path))
    Demo(services.book).fill(contacts=120, purchases=700, today=TODAY)
    with services.book.change(message("More")) as tx:
        _more(tx.connection)
    return services


def order(
    connection: Connection, contact: int, at: str, total: int, currency: str = "EUR", **more: object
) -> int:
    """Write an order of one line and give its id."""
    day, month = counted(at)
    cells: dict[str, object] = {
        "contact_id": contact,
        "at": at,
        "day": day,
        "month": month,
        "currency": currency,
        "total": total,
        **more,
    }
    marks = ", ".join("?" * len(cells))
    purchase = connection.insert(
        f"INSERT INTO purchase({', '.join(cells)}) VALUES ({marks})", tuple(cells.values())
    )
    connection.insert(
        "INSERT INTO purchase_line(purchase_id, description, price, total) VALUES (?, 'x', ?, ?)",
        (purchase, total, total),
    )
    return purchase


def refund(connection: Connection, contact: int, at: str, amount: int, currency: str = "EUR") -> None:
    """Write a return of no order down."""
    day, month = counted(at)
    connection.insert(
        "INSERT INTO refund(contact_id, at, day, month, currency, amount) VALUES (?, ?, ?, ?, ?, ?)",
        (contact, at, day, month, currency, amount),
    )


def _more(connection: Connection) -> None:
    people = [
        row[0] for row in connection.execute("SELECT id FROM contact WHERE kind <> 'group' ORDER BY id")
    ]
    buyers = {row[0] for row in connection.execute("SELECT DISTINCT contact_id FROM purchase")}
    others = [contact for contact in people if contact not in buyers]
    connection.execute(
        "UPDATE product SET category = CASE id % 3 WHEN 0 THEN 'Wood' WHEN 1 THEN 'Steel' ELSE '' END"
    )
    batch = connection.insert("INSERT INTO import_batch(label, file) VALUES ('Fair', 'fair.vcf')")
    connection.execute("UPDATE contact SET import_id = ? WHERE id % 4 = 0", (batch,))
    field = connection.insert("INSERT INTO custom_field(name, position) VALUES ('Origen', 99)")
    for contact in people[::7]:
        connection.insert(
            "INSERT INTO custom_value(contact_id, field_id, value) VALUES (?, ?, ?)",
            (contact, field, ("Web", "A friend", " ")[contact % 3]),
        )
    # leap days, both ends of a month and of a year, one customer in two currencies, one without an order
    order(connection, others[0], LEAP, 123_45)
    order(connection, others[0], "2024-03-01T09:00:00Z", 1)
    order(connection, others[0], "2025-12-31T12:00:00Z", 77_77)
    order(connection, others[0], "2026-01-01T12:00:00Z", 33_33, "USD")
    refund(connection, others[0], "2024-02-29T18:00:00Z", 20_00)
    refund(connection, others[1], "2026-05-05T10:00:00Z", 5_55)
    order(connection, others[2], "2026-06-30T12:00:00Z", 10_000, "JPY", status="cancelled")
    order(connection, others[3], "2026-11-20T12:00:00Z", 19_99, "KWD")
    connection.execute("UPDATE adr SET country = '', country_code = '' WHERE id % 9 = 0")
    # the last is due on the day the reports are made
    for number, due in enumerate(("2026-09-10", "2026-09-12", "2026-10-31T09:30", "2026-11-21")):
        connection.insert(
            "INSERT INTO reminder(contact_id, summary, due, status, completed_at) "
            "VALUES (?, 'x', ?, 'COMPLETED', ?)",
            (people[number], due, "2026-09-11T10:00:00Z"),
        )
    series = connection.insert(
        "INSERT INTO reminder(contact_id, summary, due, rrule, status, completed_at) "
        "VALUES (?, 'x', '2026-08-03', 'FREQ=DAILY;COUNT=2', 'COMPLETED', '2026-08-04T10:00:00Z')",
        (people[3],),
    )
    for due, at in (("2026-08-02", "2026-08-02T10:00:00Z"), ("2026-08-03", "2026-08-04T10:00:00Z")):
        connection.insert(
            "INSERT INTO occurrence(reminder_id, slot, due, status, at) VALUES (?, ?, ?, 'COMPLETED', ?)",
            (series, due, due, at),
        )
