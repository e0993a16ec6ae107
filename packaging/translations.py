"""Brings the windows' translations up to date: `python packaging/translations.py`.

Reads the texts out of `ui/`, keeps what is translated, makes the compiled files, and lists what
is still missing. Qt's own few words (menus of text fields) stand in `qt_id.ts`, by hand.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
WINDOWS = FOLDER / "ektp_desk_id.ts"
QT = FOLDER / "qt_id.ts"


def main() -> int:
    """Update and compile; 1 when a text has no translation."""
    programs = Path(sys.executable).parent
    sources = sorted(str(path) for path in (ROOT / "ui").rglob("*.py"))
    subprocess.check_call(
        [str(programs / "pyside6-lupdate"), "-no-obsolete", "-locations", "none", *sources,
         "-ts", str(WINDOWS)]
    )  # fmt: skip
    for file in (WINDOWS, QT):
        target = file.with_suffix(".qm")
        subprocess.check_call(
            [str(programs / "pyside6-lrelease"), "-silent", str(file), "-qm", str(target)]
        )
    missing = untranslated(WINDOWS)
    for context, text in missing:
        print(f"{context}: {text!r}")
    return 1 if missing else 0


def untranslated(file: Path) -> list[tuple[str, str]]:
    """(context, text) of every text without a finished translation."""
    found = []
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and (translation.text or "").strip()
            if not done or (translation is not None and translation.get("type")):
                found.append((context.findtext("name", ""), message.findtext("source", "")))
    return found


if __name__ == "__main__":
    sys.exit(main())
