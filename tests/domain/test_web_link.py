"""Links of data: which are opened, and where they truly lead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import mailto, phone, web_link


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "HTTP://example.org:8080/a?b=c#d",
        "https://münchen.example/straße",
        "mailto:ana@x.es?subject=Hola&body=Buenas",
        "tel:+34600111222",
        "tel:*100%23",
    ],
)
def test_pages_mail_and_numbers_are_opened(link: str) -> None:
    assert web_link.is_safe(link)


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "smb://server/share",
        "ms-msdt:/id",
        "ftp://example.org",
        "C:\\Windows\\notepad.exe",
        "\\\\server\\share",
        "sms:600111222",
        "xmpp:ana@x.es",
        "vbscript:x",
        "steam://run/1",
        "www.example.org",
        "",
        "https:",
    ],
)
def test_all_else_is_not(link: str) -> None:
    assert not web_link.is_safe(link)


@pytest.mark.parametrize(
    "link",
    [
        "https://bank.example@evil.example/",
        "https://bank.example%40evil.example/",
        "https://bank.example\\@evil.example/",
        "https://bank.example/\u202egpj.exe",
        "https://bank\u200b.example/",
        "https://a.example/ b",
        "https://a.example/\nX: y",
        "https://[::1",
        "https://a.example:99999",
        "mailto:ana@x.es?attach=/etc/passwd",
        "mailto:ana@x.es?subject=a&attachment=/etc/passwd",
        "tel:600;evil=1",
    ],
)
def test_a_link_that_hides_where_it_leads_is_not(link: str) -> None:
    assert web_link.refusal(link) == web_link.MISLEADING


def test_the_host_is_named_as_the_network_spells_it() -> None:
    assert web_link.host("https://User.Example/a") == "user.example"
    assert web_link.host("https://аpple.com/") == "xn--pple-43d.com"


@given(st.text())
def test_whatever_a_text_is_it_is_judged(text: str) -> None:
    assert web_link.is_safe(text) == (web_link.refusal(text) is None)
    web_link.host(text)


@given(st.text(), st.text())
def test_what_we_make_of_an_address_or_a_number_leads_nowhere_else(text: str, body: str) -> None:
    made = mailto.link(
        [text.encode("utf-8", "replace").decode()], "Hola", body.encode("utf-8", "replace").decode()
    )
    assert web_link.is_safe(made)
    if dialled := phone.link(text):
        assert dialled.startswith("tel:")
