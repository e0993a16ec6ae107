"""What lies in the built folder: whose files, which version, under which licence.

Read from the folder itself and from the wheels it was made of, so that nothing is listed that is
not shipped, and nothing shipped goes unlisted.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_string
from email.message import Message
from pathlib import Path

import pefile
from PyInstaller.archive.readers import ZlibArchiveReader

from machine import CONSOLE, ROOT, WINDOWED
from windows_python import HOME, REPORT, SITE

PROGRAMS = (WINDOWED, CONSOLE)
INSIDE = "_internal"
OWN_TEXTS = ROOT / "packaging" / "licences"
LGPL = (OWN_TEXTS / "LGPL-3.0.txt", OWN_TEXTS / "GPL-3.0.txt")
# Wheels that carry no text, or the LGPL without the GPL that it stands on.
TEXTS = {"pyside6-essentials": LGPL, "pyside6-addons": LGPL, "shiboken6": LGPL, "psycopg": LGPL,
         "psycopg-binary": LGPL}  # fmt: skip
# Licences as SPDX writes them, where the wheel's own words are others.
SPDX = {
    "charset-normalizer": "MIT",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-addons": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "python-dotenv": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "tzdata": "Apache-2.0",
}
# Libraries inside the wheels and beside Python: pattern, name, licence, texts.
PYTHON = (HOME / "LICENSE.txt",)
APACHE = (OWN_TEXTS / "Apache-2.0.txt",)
LIBRARIES = (
    ("python313.dll", "cpython", "PSF-2.0", PYTHON),
    ("libcrypto-3.dll", "openssl", "Apache-2.0", APACHE),
    ("sqlite3.dll", "sqlite", "blessing", PYTHON),
    ("libffi-8.dll", "libffi", "MIT", PYTHON),
    ("PySide6/Qt6Core.dll", "qt", "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", LGPL),
    ("psycopg_binary.libs/libpq-*.dll", "libpq", "PostgreSQL", (OWN_TEXTS / "PostgreSQL.txt",)),
    ("psycopg_binary.libs/libcrypto-*.dll", "openssl-of-libpq", "Apache-2.0", APACHE),
)
FONTS = ROOT / "resources"
RESOURCES = (
    ("inter", "4.1", "OFL-1.1", FONTS / "fonts" / "Inter-LICENSE.txt"),
    ("dejavu-fonts", "2.37", "Bitstream-Vera", FONTS / "fonts" / "DejaVu-LICENSE.txt"),
    ("lucide", "1.62", "ISC", FONTS / "icons" / "Lucide-LICENSE.txt"),
    ("ektp-desk-sounds", "1", "MIT", FONTS / "sounds" / "NOTICE.md"),
    ("idn-area-data", "3.1.2", "ODbL-1.0", FONTS / "data" / "NOTICE.md"),
)


@dataclass(frozen=True)
class Part:
    """Something shipped that somebody else made.

    `wheel` is the SHA-256 of the wheel it came in, "" when it is not known; `from_wheel` says that
    it came in one.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    wheel: str = ""
    from_wheel: bool = False


def parts(app: Path) -> list[Part]:
    """Every part of the built folder, by name."""
    found = [*wheels(app, SITE, _hashes()), *_libraries(app), *resources()]
    return sorted(found, key=lambda part: part.name)


def resources() -> Iterator[Part]:
    """What the program's own resources hold of others."""
    for name, version, licence, text in RESOURCES:
        yield Part(name, version, licence, (text,))


def modules(app: Path) -> set[str]:
    """The Python modules inside the executables."""
    archive = ZlibArchiveReader(str(app / "_internal" / "modules.pyz"))
    return set(archive.toc)


def wheels(app: Path, site: Path, hashes: Mapping[str, str]) -> Iterator[Part]:
    """The packages of `site` of which something is in the folder; `hashes` of wheels by name."""
    shipped = {
        path.relative_to(app / INSIDE).as_posix().lower()
        for path in (app / INSIDE).rglob("*")
        if path.is_file() and ".dist-info" not in str(path)
    }
    shipped |= {f"{name.replace('.', '/')}.py".lower() for name in modules(app)}
    shipped |= {f"{name.replace('.', '/')}/__init__.py".lower() for name in modules(app)}
    for record in sorted(site.glob("*.dist-info/RECORD")):
        lines = record.read_text(encoding="utf-8").lower().splitlines()
        about = message_from_string((record.parent / "METADATA").read_text(encoding="utf-8"))
        name = re.sub(r"[-_.]+", "-", about["Name"]).lower()
        # The executables' own beginning comes from PyInstaller, whatever else does not.
        if name == "pyinstaller" or shipped & {line.split(",")[0] for line in lines}:
            texts = TEXTS.get(name) or _texts(record.parent)
            yield Part(
                name, about["Version"], _licence(name, about), texts, hashes.get(name, ""), True
            )


def _libraries(app: Path) -> Iterator[Part]:
    for pattern, name, licence, texts in LIBRARIES:
        for path in sorted((app / INSIDE).glob(pattern)):
            there = tuple(text for text in texts if text.exists())
            yield Part(name, file_version(path), licence, there)


def file_version(path: Path) -> str:
    """The version in an executable's or a library's properties; "" when it has none."""
    image = pefile.PE(str(path), fast_load=True)
    image.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    for block in getattr(image, "FileInfo", [[]])[0]:
        for table in getattr(block, "StringTable", ()):
            found = table.entries.get(b"ProductVersion") or table.entries.get(b"FileVersion")
            if found:
                return str(found.decode()).strip()
    return ""


def _licence(name: str, about: Message) -> str:
    return SPDX.get(name) or about["License-Expression"] or about["License"] or "unknown"


def _texts(info: Path) -> tuple[Path, ...]:
    return tuple(
        path
        for path in sorted(info.rglob("*"))
        if path.is_file()
        and ("licenses" in path.parts or path.name.upper().startswith(("LICENSE", "COPYING")))
    )


def _hashes() -> dict[str, str]:
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    return {
        re.sub(r"[-_.]+", "-", item["metadata"]["name"]).lower(): item["download_info"][
            "archive_info"
        ]["hashes"]["sha256"]
        for item in report["install"]
    }
