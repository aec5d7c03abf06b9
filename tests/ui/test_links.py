"""The ways out of the window: links that are followed, and those that are not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from rolodex.ui import links
from rolodex.ui.contacts.card_fields import FieldLine, _web
from rolodex.ui.contacts.field_list import FieldRow
from rolodex.ui.labelling import ElidedLabel, menu_text, plain_label, plain_tip

SOURCE = Path(__file__).parents[2] / "src" / "rolodex"
KINDS = ("http", "https", "mailto", "tel", "file", "javascript", "smb")


class Desktop(QObject):
    """Stands for the desktop: keeps what it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def desktop(qapp: object) -> object:
    found = Desktop()
    for kind in KINDS:
        QDesktopServices.setUrlHandler(kind, found, "take")  # type: ignore[arg-type]  # the stub says bytes, which it refuses
    yield found
    for kind in KINDS:
        QDesktopServices.unsetUrlHandler(kind)


@pytest.mark.parametrize("link", ["https://example.org/a", "mailto:ana@x.es", "tel:+34600111222"])
def test_what_leads_where_it_says_is_opened(desktop: Desktop, link: str) -> None:
    assert links.open_link(link)
    assert desktop.opened == [link]


@pytest.mark.parametrize(
    "link",
    [
        "file:///etc/passwd",
        "javascript:x",
        "smb://a/b",
        "https://bank.example@evil.example",
        "/etc/passwd",
        "",
    ],
)
def test_nothing_else_is(desktop: Desktop, link: str) -> None:
    assert not links.open_link(link)
    assert desktop.opened == []
    assert links.trouble(link)


def test_a_page_names_its_true_host_and_others_say_why_they_stay_shut(qapp: object) -> None:
    page = _web("Website", "https://аpple.com/")
    assert (page.link, page.tip) == ("https://аpple.com/", "Opens xn--pple-43d.com")
    other = _web("Website", "file:///etc/passwd")
    assert other.link == ""
    assert "copy it" in other.tip
    assert _web("Website", "www.example.org").tip == ""


def test_a_line_that_is_refused_says_so_and_opens_nothing(qtbot: QtBot, desktop: Desktop) -> None:
    row = FieldRow()
    qtbot.addWidget(row)
    row.show_line(FieldLine("Website", "Bank", "file:///etc/passwd"), last=True)
    row.show()
    row.open()
    assert desktop.opened == []
    assert "copy it" in row.accessibleDescription()
    QToolTip.hideText()


def test_nothing_else_in_the_program_opens_anything() -> None:
    asking = {"openUrl", "startfile", "linkActivated", "setOpenExternalLinks", "setOpenLinks"}
    found = {
        f"{file.relative_to(SOURCE).as_posix()}:{node.lineno}"
        for file in SOURCE.rglob("*.py")
        for text in (file.read_text(encoding="utf-8"),)
        if any(word in text for word in asking)
        for node in _but_refusals(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in asking
    }
    assert {one.partition(":")[0] for one in found} == {"ui/links.py"}


def test_only_the_help_hears_of_links_in_a_text_and_hands_those_of_the_web_on() -> None:
    hearing = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if "anchorClicked" in file.read_text(encoding="utf-8")
    }
    assert hearing == {"ui/help/page_view.py"}
    assert "links.open_link(" in (SOURCE / "ui" / "help" / "sheet.py").read_text(encoding="utf-8")


def _but_refusals(tree: ast.AST) -> Iterator[ast.AST]:
    """All of a module but the calls that turn the opening of links off."""
    off = {
        id(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and [one.value for one in node.args if isinstance(one, ast.Constant)] == [False]
    }
    return (node for node in ast.walk(tree) if id(node) not in off)


HOSTILE = '<img src="file:///etc/passwd">&amp;\u202eevil\x1b[2J\r'


def test_labels_and_tips_show_what_stands_there(qtbot: QtBot) -> None:
    for label in (plain_label(HOSTILE), ElidedLabel(HOSTILE)):
        qtbot.addWidget(label)
        assert label.text() == '<img src="file:///etc/passwd">&amp;evil[2J\n'
    assert plain_tip("R&D, a > b") == "R&D, a > b"
    assert plain_tip(HOSTILE) == "<p>&lt;img src=&quot;file:///etc/passwd&quot;&gt;&amp;amp;evil[2J<br></p>"
    assert menu_text("R&D\u202e\n") == "R&&D "
