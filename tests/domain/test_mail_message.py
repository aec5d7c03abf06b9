"""Reading e-mails, also those that break the rules."""

from __future__ import annotations

import hashlib

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rolodex.domain.errors import UserError
from rolodex.domain.mail_message import read_mail
from rolodex.domain.plain_text import text_of_html

PLAIN = (
    b"From: Ana =?utf-8?q?Garc=C3=ADa?= <Ana@Example.com>\r\n"
    b"To: shop@example.org, Eva <eva@example.org>\r\n"
    b"Subject: =?iso-8859-1?q?Presupuesto_n=BA?=\r\n 12\r\n"
    b"Date: Tue, 17 Nov 2026 10:05:00 +0100\r\n"
    b"Message-ID: <1@example.com>\r\n"
    b"Content-Type: text/plain; charset=iso-8859-15\r\n\r\n"
    b"12 chairs at 100 \xa4.\r\n\r\n\r\n\r\nThanks  \r\n"
)
PARTS = (
    b"From: a@b.example\nSubject: Files\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="x"\n\n'
    b'--x\nContent-Type: multipart/alternative; boundary="y"\n\n'
    b"--y\nContent-Type: text/plain\n\nIn plain\n"
    b"--y\nContent-Type: text/html\n\n<b>In colour</b>\n--y--\n"
    b'--x\nContent-Type: application/pdf; name="=?utf-8?q?Pr=C3=A9stamo=2Epdf?="\n'
    b"Content-Transfer-Encoding: base64\nContent-Disposition: attachment\n\nAAEC\n"
    b"--x\nContent-Type: application/octet-stream\n"
    b"Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fevil.png\n\nabc\n"
    b"--x\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n\nR0lG\n"
    b"--x\nContent-Type: message/rfc822\n\nSubject: Inner\n\nInside\n--x--\n"
)


def test_an_e_mail_says_who_wrote_what_to_whom_and_when() -> None:
    mail = read_mail(PLAIN)
    assert (mail.subject, mail.uid) == ("Presupuesto nº 12", "<1@example.com>")
    assert mail.text == "12 chairs at 100 €.\n\nThanks"
    assert mail.at == "2026-11-17T09:05:00Z"
    assert mail.senders == ("ana@example.com",)
    assert mail.recipients == ("shop@example.org", "eva@example.org")


def test_the_direction_is_told_by_whose_address_it_is() -> None:
    mail = read_mail(PLAIN)
    assert mail.direction(["other@example.com", " ANA@example.com"]) == "in"
    assert mail.direction(["eva@example.org"]) == "out"
    assert mail.direction(["other@example.com"]) == ""


def test_the_plain_text_is_taken_and_the_files_are_kept() -> None:
    mail = read_mail(PARTS)
    assert mail.text == "In plain"
    assert [(file.name, file.media_type) for file in mail.attachments] == [
        ("Préstamo.pdf", "application/pdf"),
        ("evil.png", "image/png"),
        ("3.gif", "image/gif"),
        ("Inner.eml", "message/rfc822"),
    ]
    assert [blob.data for blob in mail.blobs[:3]] == [b"\x00\x01\x02", b"abc", b"GIF"]
    for file, blob in zip(mail.attachments, mail.blobs, strict=True):
        assert file.sha256 == blob.sha256 == hashlib.sha256(blob.data).hexdigest()
        assert file.size == len(blob.data)


def test_an_e_mail_in_html_alone_is_read_as_text() -> None:
    mail = read_mail(
        b"From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n"
        b"<html><head><title>T</title><style>p{}</style></head><body><p>Hello &amp; <b>welcome</b></p>"
        b"<ul><li>one<li>two</ul><script>alert(1)</script><img src=http://x/y>bye</body>"
    )
    assert mail.text == "Hello & welcome\n\n- one\n- two\n\nbye"


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        (b"Subject: Caf\xc3\xa9\n\n", "Café"),
        (b"Subject: Caf\xe9\n\n", "Café"),
        (b"Subject: =?nonsense?q?abc?=\n\n", "abc"),
        (b"Subject: =?utf-8?b?!!!?=\n\n", None),
        (b"Subject: a\tb\n\n", "a b"),
    ],
)
def test_headers_that_break_the_rules_are_read_as_they_were_meant(raw: bytes, subject: str | None) -> None:
    found = read_mail(raw).subject
    assert subject is None or found == subject


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (b"Tue, 17 Nov 2026 10:05:00 -0000", "2026-11-17T10:05:00Z"),
        (b"17 Nov 2026 10:05", "2026-11-17T10:05:00Z"),
        (b"yesterday", ""),
        (b"Mon, 32 Foo 2026 99:99:99 +9999", ""),
        (b"", ""),
    ],
)
def test_a_date_is_read_or_left_open(date: bytes, at: str) -> None:
    assert read_mail(b"From: a@b.example\nDate: " + date + b"\n\n").at == at


def test_an_unknown_alphabet_loses_no_letter_that_is_plain() -> None:
    mail = read_mail(b"From: a@b.example\nContent-Type: text/plain; charset=klingon\n\nHello caf\xe9\n")
    assert mail.text == "Hello café"


def test_an_e_mail_without_an_id_is_known_by_its_bytes() -> None:
    first, second = read_mail(b"Subject: a\n\nb"), read_mail(b"Subject: a\n\nc")
    assert first.uid.startswith("sha256:")
    assert first.uid != second.uid


@pytest.mark.parametrize("data", [b"", b"Hello", b"%PDF-1.7\n", b"\x00" * 100])
def test_what_is_no_e_mail_is_refused(data: bytes) -> None:
    with pytest.raises(UserError, match="no e-mail"):
        read_mail(data)


def test_parts_within_parts_without_end_are_refused() -> None:
    deep = b"From: a@b.example\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    with pytest.raises(UserError, match="no e-mail"):
        read_mail(deep)


@given(st.binary(max_size=300))
def test_any_bytes_after_a_header_are_read(data: bytes) -> None:
    read_mail(b"Subject: x\n" + data)
    read_mail(b"From: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n" + data)


@given(st.text(max_size=100))
def test_any_text_is_read_as_html(text: str) -> None:
    assert "<b" not in text_of_html(f"<body>{text.replace('<', '').replace('&', '')}<b></b></body>")
