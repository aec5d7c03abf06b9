"""Text that was copied out of a chat or an e-mail."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from rolodex.domain.copied import copied


def test_a_text_with_the_head_of_an_e_mail_is_an_e_mail() -> None:
    found = copied(
        "From: Ana <ana@example.com>\r\nSent: Tue, 17 Nov 2026 10:05:00 +0100\r\n"
        "To: shop@example.org\r\nSubject: Chairs\r\n\r\nTwelve of them\r\n\r\nAna"
    )
    assert (found.kind, found.subject, found.at) == ("email", "Chairs", "2026-11-17T09:05:00Z")
    assert found.body == "Twelve of them\n\nAna"


def test_a_head_in_spanish_is_understood_and_a_date_that_is_none_left_open() -> None:
    found = copied("*De:* Ana\n*Enviado:* martes, 17 de noviembre\n*Asunto:* Sillas\n\nDoce: sí")
    assert (found.kind, found.subject, found.at, found.body) == ("email", "Sillas", "", "Doce: sí")


def test_any_other_text_is_a_message_as_it_stands() -> None:
    text = "Ana: are you there?\nMe: yes\n\nAna: good"
    found = copied(f"\n{text}\n")
    assert (found.kind, found.subject, found.body) == ("message", "", text)


def test_one_word_with_a_colon_is_no_head() -> None:
    assert copied("To: do\nbuy oak").kind == "message"


@given(st.text(max_size=200))
def test_no_line_of_any_text_is_lost_but_those_of_a_head(text: str) -> None:
    found = copied(text)
    assert found.kind == "email" or found.body == text.replace("\r\n", "\n").replace("\r", "\n").strip()
