"""What a desktop is told of the program is valid, in both languages, and agrees with the program."""

from __future__ import annotations

import configparser
import gzip
import os
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

import app_icon
import manual
import setup
import weights
from rolodex import __version__
from rolodex.__main__ import Screen
from rolodex.ui.application import application

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
METAINFO = PACKAGING / "io.github.rolodex.rolodex.metainfo.xml"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CARDS = {"text/vcard", "text/x-vcard"}


@pytest.fixture(scope="module")
def desktop() -> configparser.ConfigParser:
    """The desktop file as it is read by desktops."""
    found = configparser.ConfigParser(interpolation=None, strict=True)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read(PACKAGING / "rolodex.desktop", encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def metainfo() -> ElementTree.Element:
    """What software centres show."""
    return ElementTree.parse(METAINFO).getroot()


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", str(PACKAGING / "rolodex.desktop")],
        ["appstreamcli", "validate", "--no-net", "--pedantic", str(METAINFO)],
    ],
    ids=["desktop", "metainfo"],
)
def test_the_judges_of_desktops_find_nothing(command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_the_window_is_known_by_its_desktop_file(app: QApplication) -> None:
    assert app.desktopFileName() + ".desktop" == "rolodex.desktop"


@pytest.fixture
def app(qapp: QApplication) -> QApplication:
    """The application, as it starts."""
    return application()


def test_the_window_bears_the_icon_of_the_program(app: QApplication) -> None:
    for side in (16, 48):
        drawn = app.windowIcon().pixmap(side, side).toImage()
        assert drawn.width() == side
        assert drawn.pixelColor(side // 2, 1 if side == 16 else 3) == QColor("#B4451F")


def test_a_small_icon_has_fewer_strokes() -> None:
    assert app_icon.drawn(16) != app_icon.drawn(32).scaled(16, 16)


def test_the_drawings_are_ours_and_one_of_them_has_one_colour() -> None:
    symbolic = (app_icon.SOURCES / "rolodex-symbolic.svg").read_text(encoding="utf-8")
    assert set(re.findall(r'fill="([^"]+)"', symbolic)) == {"#2e3436"}


def test_cards_and_books_open_with_the_program(
    desktop: configparser.ConfigParser, metainfo: ElementTree.Element
) -> None:
    entry = desktop["Desktop Entry"]
    types = set(entry["MimeType"].strip(";").split(";"))
    mime = ElementTree.parse(PACKAGING / "rolodex-mime.xml").getroot()
    (book,) = mime.findall("{*}mime-type")
    assert types == CARDS | {book.attrib["type"]}
    assert types == {kind.text for kind in metainfo.iter("mediatype")}
    assert entry["Exec"] == "rolodex %U"


def test_each_deed_of_the_desktop_file_is_a_word_of_the_command(desktop: configparser.ConfigParser) -> None:
    from rolodex.cli.verbs import command

    options = {word for parameter in command(Screen()).params for word in parameter.opts}
    for deed in desktop["Desktop Entry"]["Actions"].strip(";").split(";"):
        program, word = desktop[f"Desktop Action {deed}"]["Exec"].split()
        assert program == "rolodex"
        assert word in options


def test_whatever_is_read_there_is_said_in_spanish_too(
    desktop: configparser.ConfigParser, metainfo: ElementTree.Element
) -> None:
    for section in desktop.sections():
        for key in ("Name", "GenericName", "Comment", "Keywords"):
            if key in desktop[section] and desktop[section][key] != "Rolodex":
                assert f"{key}[es]" in desktop[section]
    for tag in ("summary", "p", "li", "caption"):
        said = [element.get(LANG) for element in metainfo.iter(tag)]
        assert said
        assert said.count(None) == said.count("es")


def test_the_pictures_of_software_centres_are_those_of_the_docs(metainfo: ElementTree.Element) -> None:
    images = list(metainfo.iter("image"))
    assert images
    for image in images:
        place = ROOT / "docs" / "screenshots" / str(image.text).rpartition("/")[2]
        picture = QImage(str(place))
        assert (str(picture.width()), str(picture.height())) == (image.get("width"), image.get("height")), (
            place
        )


def test_the_version_is_one_everywhere(metainfo: ElementTree.Element) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changes = (PACKAGING / "debian" / "changelog").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in project
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"rolodex_([\d.]+)_", readme)) == {__version__}
    assert changes.startswith(f"rolodex ({__version__})")
    assert next(metainfo.iter("release")).attrib["version"] == __version__


def test_the_manual_tells_every_verb_in_both_languages(tmp_path: Path) -> None:
    told = [sys.executable, str(ROOT / "tools" / "manual.py"), str(tmp_path)]
    subprocess.run(told, check=True, capture_output=True)
    pages = {
        place: gzip.decompress((tmp_path / "share" / place / "man1/rolodex.1.gz").read_bytes()).decode()
        for place in ("man", "man/es")
    }
    from rolodex.cli.verbs import command

    verbs = list(command(Screen()).commands)
    for page in pages.values():
        assert re.findall(r"^\.SH rolodex (\S+)$", page, re.MULTILINE) == verbs
    assert "Buscar personas" in pages["man/es"]
    for place in manual.SHELLS.values():
        assert "_ROLODEX_COMPLETE" in (tmp_path / place).read_text(encoding="utf-8")


def test_the_manual_names_the_form_of_the_command_as_its_help_does() -> None:
    for language, said in (("en", "[OPTIONS] VERB [WORDS]"), ("es", "[OPCIONES] ORDEN [PALABRAS]")):
        assert re.sub(r"\\f.", "", manual.HEADS[language][3]) == said


def test_recipes_that_nobody_tried_say_so() -> None:
    for text in recipes().values():
        assert "not yet tried" in text


def recipes() -> dict[str, str]:
    """The recipe for each other kind of package."""
    found = (PACKAGING / "recipes").iterdir()
    return {recipe.name: recipe.read_text(encoding="utf-8") for recipe in sorted(found)}


def test_recipes_name_the_version_and_the_program_as_they_are() -> None:
    versions = {name: re.findall(r"\b\d+\.\d+\.\d+\b", text) for name, text in recipes().items()}
    assert {name for name, found in versions.items() if found} == {"macos.spec.txt", "rolodex.iss"}
    assert {version for found in versions.values() for version in found} == {__version__}
    spec = (PACKAGING / "rolodex.spec").read_text(encoding="utf-8")
    assert re.findall(r"^(\w+) = COLLECT\(", spec, re.MULTILINE) == re.findall(
        r"BUNDLE\(\s*(\w+),", recipes()["macos.spec.txt"]
    )


def test_recipes_name_only_files_that_are_there() -> None:
    for name, text in recipes().items():
        for named in re.findall(r"\b(?:packaging|tools|resources)[/\\][\w./\\-]*\w", text):
            assert (ROOT / named.replace("\\", "/")).exists(), f"{name}: {named}"


def test_an_appimage_takes_every_library_along_that_few_systems_have() -> None:
    taken = re.findall(r"(libx[\w-]+)\.so\.(\d)", recipes()["appimage.sh"])
    # as Debian names its packages after what they hold
    named = {f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}" for name, version in taken}
    assert set(setup.X11_LIBRARIES) - named == set()


def test_a_mac_and_windows_open_cards_and_books_too() -> None:
    mac, windows = recipes()["macos.spec.txt"], recipes()["rolodex.iss"]
    for text, card, book in ((mac, "public.vcard", '["rolodex"]'), (windows, "\\.vcf\\", '\\.rolodex"')):
        assert card in text
        assert book in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"LD_LIBRARY_PATH": "/ours"}, {}),
        (
            {"LD_LIBRARY_PATH": "/ours:/theirs", "LD_LIBRARY_PATH_ORIG": "/theirs"},
            {"LD_LIBRARY_PATH": "/theirs"},
        ),
        ({"LD_LIBRARY_PATH": "/theirs"}, {"LD_LIBRARY_PATH": "/theirs"}),
        ({}, {}),
    ],
    ids=["alone", "with the user's own", "none of ours", "none"],
)
def test_a_browser_that_a_bundle_opens_finds_the_libraries_of_the_system(
    before: dict[str, str], after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", "/ours", raising=False)
    for name in ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in before.items():
        monkeypatch.setenv(name, value)
    runpy.run_path(str(PACKAGING / "bundle" / "system_libraries.py"))
    assert {name: value for name, value in os.environ.items() if name.startswith("LD_LIBRARY_PATH")} == after


def test_each_part_of_a_bundle_is_weighed_once(tmp_path: Path) -> None:
    for name, size in (
        ("rolodex", 3),
        ("_internal/scipy.libs/a.so", 5),
        ("_internal/resources/help/en/a", 7),
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * size)
    found = {name: round(weight * weights.MILLION) for name, weight in weights.weights(tmp_path).items()}
    assert found == {"Python and the compiled sources": 3, "scipy": 5, "resources: help": 7}


@pytest.mark.skipif(shutil.which("ld") is None, reason="binutils are not installed")
@pytest.mark.parametrize(("looks_in", "left"), [("/opt/builder/lib", ""), ("$ORIGIN/lib", "$ORIGIN/lib")])
def test_a_compiled_file_does_not_look_into_folders_of_the_building_machine(
    looks_in: str, left: str, tmp_path: Path
) -> None:
    part, library = tmp_path / "part.o", tmp_path / "libpart.so"
    subprocess.run(["as", "-o", str(part), "/dev/null"], check=True)
    link = ["ld", "-shared", "--enable-new-dtags", "-soname", "libpart.so", "-rpath", looks_in]
    subprocess.run([*link, "-o", str(library), str(part)], check=True)
    runpy.run_path(str(PACKAGING / "bundle" / "search_paths.py"))["forget"](tmp_path)
    told = subprocess.run(["objdump", "-p", str(library)], check=True, capture_output=True, text=True).stdout
    assert "".join(re.findall(r"R(?:UN)?PATH\s+(\S+)", told)) == left
    assert re.findall(r"SONAME\s+(\S+)", told) == ["libpart.so"]
