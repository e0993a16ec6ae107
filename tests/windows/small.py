"""A small program of a few files in the real one's place, and its installers.

So every kind of trouble can be tried in seconds; `test_installed.py` installs the real one.
"""

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import machine

OLD, NEW = "0.9.0", "0.10.0"
DONE, CANCELLED, NEWER, OPEN, NO_ROOM, NOT_OURS, OTHER_WAY, BAD_SERVER = 0, 1, 3, 4, 5, 6, 9, 10
PAYLOAD_BYTES = 24_000_000
SETTLED = 30.0
NEXT, CANCEL, YES = "1", "2", "6"  # Windows' numbers of the buttons
# A program that runs until it is ended, and says so as ours does; with words it is the console,
# which the installer asks for settings.
HOLDER = """
#include <windows.h>
int wmain(int count, wchar_t **words) {
    if (count > 1) return 0;
    CreateMutexW(NULL, FALSE, L"Global\\\\EKTP-Desk-is-running");
    Sleep(120000);
    return 0;
}
"""
# Presses a button of the installer's topmost window, as soon as it can be pressed.
PRESSER = """
#include <windows.h>
#include <stdlib.h>
static HWND found;
static int wanted;
static BOOL CALLBACK look(HWND window, LPARAM nothing) {
    wchar_t title[200] = L"";
    GetWindowTextW(window, title, 200);
    HWND button = GetDlgItem(window, wanted);
    if (!wcsstr(title, L"EKTP Desk") || !button || !IsWindowEnabled(button)) return TRUE;
    if (!IsWindowVisible(window) || !IsWindowEnabled(window)) return TRUE;
    found = window;
    return FALSE;
}
int wmain(int count, wchar_t **words) {
    wanted = _wtoi(words[1]);
    for (int i = 0; i < 300 && !found; i++) {
        EnumWindows(look, 0);
        if (!found) Sleep(100);
    }
    if (!found) return 1;
    SendMessageTimeoutW(found, WM_COMMAND, wanted, 0, 0, 2000, NULL);
    return 0;
}
"""
Run = Callable[..., int]
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\EKTP Desk"
FOR_ALL = UNINSTALL.replace("HKCU", "HKLM")


def compile_program(text: str, *targets: Path) -> None:
    """Compile one C source into Windows programs."""
    source = targets[0].parent.parent / f"{targets[0].stem}.c"
    source.write_text(text, encoding="utf-8")
    for target in targets:
        subprocess.check_call(
            ["x86_64-w64-mingw32-gcc", "-O", "-municode", "-o", str(target), str(source)]
        )


def make_small(folder: Path) -> None:
    """The two executables and something large beside them."""
    compile_program(HOLDER, *(folder / name for name in (machine.WINDOWED, machine.CONSOLE)))
    (folder / "_internal").mkdir()
    (folder / "_internal" / "large.bin").write_bytes(os.urandom(PAYLOAD_BYTES))


def into(where: Any, folder: Path) -> list[str]:
    """The folder as NSIS wants it: last, and never in quotation marks, which blanks would bring."""
    return f"/D={where.path(folder)}".split(" ")


def version(folder: Path) -> str:
    """The version that stands there whole, "" for none."""
    mark = folder / "installed.ini"
    if not mark.exists():
        return ""
    large = folder / "_internal" / "large.bin"
    assert large.stat().st_size == PAYLOAD_BYTES
    for name in (machine.WINDOWED, machine.CONSOLE, "uninstall.exe"):
        assert (folder / name).exists(), name
    return mark.read_text(encoding="utf-8").rpartition("=")[2].strip()


def no_leftovers(folder: Path) -> bool:
    return not [p for p in folder.parent.glob("EKTP Desk.*") if p.is_dir()]


def uninstall(where: Any, folder: Path, *words: str) -> None:
    """Uninstall and wait: the uninstaller works on from a copy of itself."""
    if (folder / "uninstall.exe").exists():
        where.run([folder / "uninstall.exe", "/S", "/WAIT=3", *words], timeout=60)
        until(lambda: not folder.exists() and no_leftovers(folder))


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + SETTLED
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


def registry(where: Any, key: str) -> str:
    answer = where.run(["reg", "query", key, "/s"], timeout=60)
    return str(answer.stdout)


@contextlib.contextmanager
def running(where: Any, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    program = where.start([folder / machine.WINDOWED])
    time.sleep(2)
    try:
        yield program
    finally:
        where.run(["taskkill", "/f", "/im", machine.WINDOWED], timeout=60)
        where.end(program)


def local_folder(where: Any) -> Path:
    if not where.wine:
        return Path(os.environ["LOCALAPPDATA"])
    return Path(where.prefix, "drive_c", "users", "root", "AppData", "Local")
