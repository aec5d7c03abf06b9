"""Starting with the computer: a small file where the system looks for what is to run after the log-in."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from xml.sax.saxutils import escape

from rolodex import paths
from rolodex.services.files import cannot_write, replacing

LINUX = """\
[Desktop Entry]
Type=Application
Name=Rolodex
Exec={command}
TryExec={program}
Icon=rolodex
Terminal=false
NoDisplay=true
X-GNOME-Autostart-enabled=true
"""
# The next two are written from the makers' documentation and have not been tried on a machine yet.
WINDOWS = '@echo off\r\nstart "" {command}\r\n'
MACOS = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
<key>Label</key><string>rolodex</string>
<key>RunAtLoad</key><true/>
<key>ProgramArguments</key>
<array>
{words}
</array>
</dict>
</plist>
"""


def follow(before: str, now: str) -> None:
    """Start with the computer, in the background, where that is chosen now and was not before, or no longer.

    Nothing is done where the choice is as it was: what one took away in the system's own settings stays away.
    Raises UserError.
    """
    if before != now:
        (begin if now else end)()


def begin() -> None:
    """Have the system start Rolodex after the log-in. Raises UserError."""
    path, text = entry(sys.platform, command())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    with replacing(path) as stream:
        stream.write(text.encode())


def end() -> None:
    """Have the system start it no more. Raises UserError."""
    path, _text = entry(sys.platform, ())
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error


def command() -> tuple[str, ...]:
    """What starts this program again, in the background."""
    started = Path(sys.argv[0])
    if getattr(sys, "frozen", False):
        # an AppImage unpacks itself elsewhere at each start; its own file is where it was put
        program: tuple[str, ...] = (os.environ.get("APPIMAGE") or sys.executable,)
    elif started.stem == "rolodex" and started.is_file():
        program = (str(started.absolute()),)
    else:
        program = (sys.executable, "-m", "rolodex")
    return (*program, "window", "--background")


def entry(system: str, words: tuple[str, ...]) -> tuple[Path, str]:
    """The file with which this kind of system starts a program after the log-in, and what stands in it."""
    if system == "win32":
        programs = "Microsoft/Windows/Start Menu/Programs/Startup"
        folder = _folder("APPDATA", Path.home() / "AppData/Roaming", programs)
        return folder / "Rolodex.cmd", WINDOWS.format(command=" ".join(f'"{word}"' for word in words))
    if system == "darwin":
        folder = _folder("", Path.home(), "Library/LaunchAgents")
        lines = "\n".join(f"<string>{escape(word)}</string>" for word in words)
        return folder / "rolodex.plist", MACOS.format(words=lines)
    folder = _folder("XDG_CONFIG_HOME", Path.home() / ".config", "autostart")
    # what was taken from the computer is not looked for at each log-in
    program = "".join(words[:1]).replace("\\", "\\\\")
    return folder / "rolodex.desktop", LINUX.format(command=" ".join(map(_quoted, words)), program=program)


def _folder(variable: str, usual: Path, inside: str) -> Path:
    """Where the system looks; beside our own choices where those are kept elsewhere."""
    if os.environ.get("ROLODEX_CONFIG"):
        return paths.config() / "autostart"
    named = os.environ.get(variable) if variable else ""
    return (Path(named) if named else usual) / inside


def _quoted(word: str) -> str:
    """A word of a command in a desktop entry, where a percent sign stands for something."""
    kept = word.replace("%", "%%")
    if all(sign.isalnum() or sign in "/._-+%=:@," for sign in kept):
        return kept
    for sign in ("\\", '"', "`", "$"):
        kept = kept.replace(sign, f"\\{sign}")
    # the entry's own reading comes before that of the command
    return '"' + kept.replace("\\", "\\\\") + '"'
