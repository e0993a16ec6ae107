"""How Windows shows the executables: version, icon and manifest, for `build.spec`."""

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ICON = ROOT / "build" / "windows" / "ektp-desk.ico"
MANIFEST = Path(__file__).parent / "windows" / "ektp-desk.manifest"
LANGUAGE, LETTERS = 0x0409, 1200  # English (United States), Unicode
DESCRIPTIONS = {
    "EKTP Desk": "EKTP Desk",
    "ektp-desk": "EKTP Desk, the administrator's console",
}


def for_windows(name: str, version: str) -> dict[str, Any]:
    """What PyInstaller's `EXE` is told besides, on Windows."""
    return {
        "version": version_resource(name, version),
        "icon": str(ICON),
        "manifest": MANIFEST.read_text(encoding="utf-8"),
    }


def version_resource(name: str, version: str) -> Any:
    """The version that the file's properties show."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*(int(part) for part in version.split(".")), 0, 0, 0)[:4]
    texts = {
        "CompanyName": "EKTP Desk",
        "FileDescription": DESCRIPTIONS[name],
        "FileVersion": version,
        "InternalName": name,
        "LegalCopyright": "MIT",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "EKTP Desk",
        "ProductVersion": version,
    }
    strings = [info.StringStruct(key, text) for key, text in texts.items()]
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=numbers, prodvers=numbers, mask=0x3F, OS=0x40004),
        kids=[
            info.StringFileInfo([info.StringTable(f"{LANGUAGE:04X}{LETTERS:04X}", strings)]),
            info.VarFileInfo([info.VarStruct("Translation", [LANGUAGE, LETTERS])]),
        ],
    )
