"""The list of parts of the folder built on Linux: `sbom.cdx.json` in `dist/ektp-desk/`.

Written by the same code as the Windows program's. A library's version is that of the running
Python's own, which is what PyInstaller copies, or the number its file has; a wheel's hash is not
kept by the installer and left out: the lock names it.
"""

import os
import platform
import sqlite3
import ssl
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging" / "windows"))

import contents  # noqa: E402
import sbom  # noqa: E402

APP = ROOT / "dist" / "ektp-desk"
FIRST_MOMENT = "315532800"  # 1 January 1980, when no history says better
# Libraries beside Python that no wheel brought: pattern, name, licence, version.
LIBRARIES = (
    ("libpython3*.so*", "cpython", "PSF-2.0", platform.python_version()),
    ("libcrypto.so*", "openssl", "Apache-2.0", ssl.OPENSSL_VERSION.split()[1]),
    ("libsqlite3.so*", "sqlite", "blessing", sqlite3.sqlite_version),
)


def parts(app: Path) -> list[contents.Part]:
    """Every part of the built folder, by name."""
    site = Path(sysconfig.get_path("purelib"))
    found = [*contents.wheels(app, site, {}), *_libraries(app), *contents.resources()]
    return sorted(found, key=lambda part: part.name)


def _libraries(app: Path) -> Iterator[contents.Part]:
    inside = app / contents.INSIDE
    named = set()
    for pattern, name, licence, version in LIBRARIES:
        found = [path for path in inside.glob(pattern) if not path.is_symlink()]
        named |= set(found)
        if found:
            yield contents.Part(name, version, licence, ())
    # The system's own: a wheel's libraries lie in its folder, with links to them here.
    for path in sorted(set(inside.glob("lib*.so*")) - named):
        if not path.is_symlink():
            name, _, version = path.name.partition(".so")
            yield contents.Part(name, version.lstrip("."), "unknown", ())


def moment() -> str:
    """When what is packed was last changed, in seconds since 1970."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return os.environ["SOURCE_DATE_EPOCH"]
    answer = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return answer.stdout.strip() or FIRST_MOMENT


def main() -> int:
    """Write the list into the folder; 1 when there is no folder."""
    if not APP.is_dir():
        print(f"{APP.relative_to(ROOT)} is not there: build first.", file=sys.stderr)
        return 1
    found = parts(APP)
    sbom.write(APP, found, moment())
    print(f"{APP.relative_to(ROOT)}/{sbom.FILE}: {len(found)} parts", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
