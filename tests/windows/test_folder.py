"""The built folder: what is in it, what is not, and how Windows shows it."""

import json
from pathlib import Path

import pefile
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

import contents
import left_out
import notices
import sbom
import standins
from ektp_desk import __version__

LIMIT_MB = 140
ICON_GROUP, MANIFEST = 14, 24  # Windows' numbers for these kinds of resources
WINDOWED, CONSOLE = 2, 3  # the same for subsystems


def test_no_stand_in_is_shipped(app: Path) -> None:
    """They exist for Wine; on Windows they would hide the real ones."""
    assert standins.shipped(app) == []


def test_a_strayed_stand_in_is_found_under_any_name(tmp_path: Path) -> None:
    made = sorted(standins.MADE.glob("*.dll"))
    if not made:
        pytest.skip("compiled for Wine only")
    (tmp_path / "other.dll").write_bytes(made[0].read_bytes())
    assert standins.shipped(tmp_path) == [tmp_path / "other.dll"]


def test_nothing_of_wine_is_shipped(app: Path) -> None:
    """Wine's own libraries carry its name in their heads."""
    for path in app.rglob("*.dll"):
        assert b"Wine builtin DLL" not in path.read_bytes()[:4096], path


def test_what_is_left_out_is_not_there(app: Path) -> None:
    inside = app / contents.INSIDE
    names = [path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()]
    assert [name for name in names if left_out.why_not(name)] == []
    modules = contents.modules(app)
    assert modules.isdisjoint(left_out.MODULES)


def test_the_folder_is_small(app: Path) -> None:
    size = sum(path.stat().st_size for path in app.rglob("*") if path.is_file())
    assert size / 1e6 < LIMIT_MB


@pytest.mark.parametrize(
    ("name", "subsystem"), [("EKTP Desk.exe", WINDOWED), ("ektp-desk.exe", CONSOLE)]
)
def test_executables_are_dressed(app: Path, name: str, subsystem: int) -> None:
    """Version, icon and manifest, as Windows reads them."""
    image = pefile.PE(str(app / name))
    assert image.OPTIONAL_HEADER.Subsystem == subsystem
    assert contents.file_version(app / name) == __version__
    assert any(entry.id == ICON_GROUP for entry in image.DIRECTORY_ENTRY_RESOURCE.entries)
    manifest = _resource(image, MANIFEST).decode()
    for wanted in ("PerMonitorV2", "longPathAware", "asInvoker", "8e0f7a12-bfb3-4fe8-b9a5"):
        assert wanted in manifest
    image.close()


def test_every_part_has_its_licence(app: Path) -> None:
    parts = contents.parts(app)
    table = (app / "NOTICES.md").read_text(encoding="utf-8")
    names = {part.name for part in parts}
    assert {"cpython", "inter", "lucide", "psycopg", "pyside6-essentials", "qt"} <= names
    for part in parts:
        assert f"| {part.name} | {part.version} |" in table
        assert list((app / "licenses").glob(f"{part.name}-*.txt")), part.name


def test_a_part_without_a_text_is_refused(tmp_path: Path) -> None:
    part = contents.Part("thing", "1", "MIT", ())
    with pytest.raises(notices.CannotError, match="thing"):
        notices.write(tmp_path, [part])


def test_the_list_of_parts_is_valid(app: Path) -> None:
    text = (app / sbom.FILE).read_text(encoding="utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    listed = {part["name"] for part in json.loads(text)["components"]}
    assert listed == {part.name for part in contents.parts(app)}


def _resource(image: pefile.PE, kind: int) -> bytes:
    found = next(e for e in image.DIRECTORY_ENTRY_RESOURCE.entries if e.id == kind)
    data = found.directory.entries[0].directory.entries[0].data.struct
    return bytes(image.get_data(data.OffsetToData, data.Size))
