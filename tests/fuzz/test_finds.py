"""What feeding the readers found, each held here by the smallest file that shows it."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ektp_desk import config
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.outreach.rules_events import read_event
from ektp_desk.outreach.rules_field import QuarantineReason
from ektp_desk.outreach.rules_sealed import canonical
from ektp_desk.partners.lock import unlock
from ektp_desk.residents import rolllimits
from ektp_desk.residents.rollfile import read_table
from ektp_desk.residents.rollfit import stated_total
from ektp_desk.storage import keyfile, manifest
from tests.fuzz.changes import DEEP
from tests.fuzz.readers import (
    _BOOKS,
    PASSWORD,
    READERS,
    home_events,
    xlsx_of,
)
from tests.fuzz.readers_here import settings_of
from tests.racing import refused
from tests.residents.bombs import BOOK, MAIN, RELATIONS, TYPES, write_ods, write_xls
from ui.preferences import Preferences
from ui.shell.scanned import recognise

NESTED = ("[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP)


# -- values of another kind -------------------------------------------------------------------


@pytest.mark.parametrize("odd", [["7373010101100001"], 7373010101100001, True, {"a": 1}, 1.5])
def test_an_event_with_a_family_number_that_is_no_text(odd: object) -> None:
    event = home_events()[0]
    event["content"]["person"]["kk_number"] = odd
    event["sha256"] = hashlib.sha256(canonical(event["content"])).hexdigest()
    assert read_event(event, _BOOKS).problem is QuarantineReason.UNREADABLE


@pytest.mark.parametrize(
    "change",
    [
        {"office_card": {"uid": "office", "name": 5, "sign_public": [], "box_public": {}}},
        {"office_card": "card"},
        {"title": {"deep": ["x"] * 1_000}},
        {"title": "x" * 5_000},
        {"day": 20261125},
    ],
)
def test_an_unknown_offices_file_that_says_nonsense(
    tmp_path: Path, change: dict[str, object]
) -> None:
    reader = READERS["office_facts"]
    facts = json.loads(reader.seeds()[0]) | change
    assert refused(lambda: reader.read(canonical(facts), tmp_path)).code == "field.unreadable"


def test_a_total_of_more_people_than_live_anywhere() -> None:
    assert stated_total([("Jumlah: " + "9" * 1_900,)]) is None
    assert stated_total([("Jumlah: 127.684 jiwa",)]) == 127_684


@pytest.mark.parametrize("name", ["x" * 81, "ﷺ" * 20])
def test_a_region_with_a_name_longer_than_its_column(tmp_path: Path, name: str) -> None:
    content = f"kode;nama\n73;{name}\n".encode()
    code = refused(lambda: READERS["region_list"].read(content, tmp_path)).code
    assert code == "region.name_long"


def test_a_region_code_in_digits_of_another_script(tmp_path: Path) -> None:
    content = "kode;nama\n٧٣;Sulawesi\n".encode()
    assert refused(lambda: READERS["region_list"].read(content, tmp_path)).code == "region.code"


# -- nested deeper than anybody reads ---------------------------------------------------------


@pytest.mark.parametrize("text", NESTED)
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("key_file", "machine.key_file"),
        ("backup_manifest", "backup.manifest_unreadable"),
        ("office_facts", "bundle.damaged"),
        ("laptop_card", "bundle.damaged"),
    ],
)
def test_json_nested_without_end(tmp_path: Path, name: str, code: str, text: str) -> None:
    with pytest.raises((OfficeError, MachineError)) as caught:
        READERS[name].read(text.encode(), tmp_path)
    assert caught.value.code == code


def test_settings_nested_without_end(tmp_path: Path) -> None:
    with settings_of(tmp_path) as path:
        path.write_text(f"a = {'[' * DEEP}{']' * DEEP}\n", encoding="utf-8")
        for act in (config.load_settings, lambda: config.remember({"shared": True})):
            with pytest.raises(MachineError, match=r"machine\.settings"):
                act()


# -- what a file asks of the computer ---------------------------------------------------------


def _key_text(**way: object) -> str:
    file = keyfile.parse(READERS["key_file"].seeds()[0].decode())
    ways = {name: dict(one) for name, one in file.ways.items()}
    ways["passphrase"] |= way
    return keyfile.told(keyfile.KeyFile(file.id, ways, file.head))


@pytest.mark.parametrize(
    "way",
    [
        {"memory": 1_048_576},
        {"memory": 262_144, "time": 100},
        {"time": 2_097_152, "memory": 8},
        {"lanes": 64, "memory": 4_096},
        {"time": True},
        {"salt": "00"},
        {"nonce": "00" * 11},
        {"wrapped": "00" * 47},
        {"nonce": 5},
        {"salt": None},
    ],
)
def test_a_key_file_that_asks_for_hours_or_makes_no_sense(way: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="sense"):
        keyfile.parse(_key_text(**way))


@pytest.mark.parametrize("spins", [b'spinCount="&#57;999999"', b"spinCount = '9999999'"])
def test_a_locked_list_cannot_hide_what_its_password_costs(spins: bytes) -> None:
    locked = READERS["locked_list"].seeds()[0]
    start, end = locked.index(b"<?xml"), locked.index(b"</encryption>") + len(b"</encryption>")
    xml = locked[start:end].partition(b"?>")[2].strip()  # the declaration gives the room
    assert b'spinCount="100000"' in xml
    same = xml.ljust(end - start)
    assert unlock(locked[:start] + same + locked[end:], PASSWORD).startswith(b"PK")

    costly = xml.replace(b'spinCount="100000"', spins).ljust(end - start)
    changed = locked[:start] + costly + locked[end:]
    assert len(changed) == len(locked)
    assert refused(lambda: unlock(changed, PASSWORD)).code == "partner_file.damaged"


def test_a_row_of_commas_without_end(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"NIK,NAMA\n" + b"," * 20_000_001)
    assert refused(lambda: read_table(path)).code == "file.too_many_rows"


# -- texts that stand once and are shown everywhere -------------------------------------------


def _shared(
    path: Path, text: str, cells: int, *, cell: str = '<c r="{at}" t="s"><v>0</v></c>'
) -> Path:
    kinds = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/>'
    link = f'<Relationship Id="rId2" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    rows = "".join(
        f'<row r="{row}">'
        + "".join(cell.format(at=f"{column}{row}") for column in "ABCDEFGHIJ")
        + "</row>"
        for row in range(1, cells // 10 + 1)
    )
    members = BOOK | {
        "[Content_Types].xml": BOOK["[Content_Types].xml"].replace("</Types>", f"{kinds}</Types>"),
        "xl/_rels/workbook.xml.rels": BOOK["xl/_rels/workbook.xml.rels"].replace(
            "</Relationships>", f"{link}</Relationships>"
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>'
        "</worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="{at}" t="s"><v>0</v></c>',
        "<c t = '&#115;' r='{at}'><v>00</v></c>",
        '<x:c xmlns:x="' + MAIN + '" r="{at}" t="s"><x:v> 0 </x:v></x:c>',
    ],
)
def test_one_text_in_many_cells_of_an_xlsx(tmp_path: Path, cell: str) -> None:
    """43 kB that took 20 GB and ended the program."""
    path = _shared(tmp_path / "a.xlsx", "x" * 1_000_000, 20_000, cell=cell)
    assert path.stat().st_size < 100_000
    assert refused(lambda: read_table(path)).code == "file.too_large"


def test_a_long_text_that_few_cells_show_is_no_bomb(tmp_path: Path) -> None:
    """In doubt by its numbers, measured exactly, and taken."""
    path = _shared(tmp_path / "a.xlsx", "x" * 1_000_000, 3_000, cell='<c r="{at}"><v>1</v></c>')
    assert len(read_table(path).rows) == 299


def shared_texts(*texts: str, cut: int = 8_000) -> list[bytes]:
    """The texts as an XLS keeps them, one-byte letters, cut into records."""
    content = struct.pack("<II", len(texts), len(texts))
    pieces = []
    for text in texts:
        content += struct.pack("<HB", len(text), 0)
        rest = text.encode("latin-1")
        while len(content) + len(rest) > cut:
            room = cut - len(content)
            pieces.append(content + rest[:room])
            content, rest = b"\0", rest[room:]
        content += rest
    return [*pieces, content]


def test_one_text_in_many_cells_of_an_xls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = shared_texts("NIK", "x" * 30_000)
    few = [(row, column, 1) for row in range(3) for column in range(2)]
    path = write_xls(tmp_path / "a.xls", [], shared=texts, shown=few)
    assert [len(str(cell)) for cell in read_table(path).rows[0]] == [2_000, 2_000]

    monkeypatch.setattr(rolllimits, "MOST_TEXT", 50_000_000)
    many = [(row, column, 1) for row in range(900) for column in range(2)]
    write_xls(path, [], shared=texts, shown=many)
    assert path.stat().st_size < 64_000
    assert refused(lambda: read_table(path)).code == "file.too_large"
    write_xls(path, [], shared=texts, shown=[(row, column, 0) for row, column, _ in many])
    assert len(read_table(path).rows) == 899


def test_one_text_in_many_cells_of_an_ods(tmp_path: Path) -> None:
    text = "x" * 1_000_000
    cells = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="100">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )
    row = f'<table:table-row table:number-rows-repeated="1000">{cells}</table:table-row>'
    path = write_ods(tmp_path / "a.ods", f'<table:table table:name="S">{row}</table:table>')
    assert path.stat().st_size < 20_000
    assert refused(lambda: read_table(path)).code == "file.too_large"


def test_repeated_empty_cells_of_an_ods_weigh_nothing(tmp_path: Path) -> None:
    """Programs end each row with 16,000 cells that are none."""
    full = '<table:table-cell office:value-type="string"><text:p>NIK</text:p></table:table-cell>'
    empty = '<table:table-cell table:style-name="ce1" table:number-columns-repeated="16382"/>'
    rows = f"<table:table-row>{full * 2}{empty}</table:table-row>" * 3_000
    path = write_ods(tmp_path / "a.ods", f'<table:table table:name="S">{rows}</table:table>')
    assert len(read_table(path).rows) == 2_999


# -- archives that two readers read in two ways -----------------------------------------------


def _zip(name: str = "xl/workbook.xml", extra: bytes = b"") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.extra = extra
        archive.writestr(info, "<a/>")
    return target.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        lambda good: good + b"PK\x05\x06" + bytes(18),
        lambda good: good[:-2] + struct.pack("<H", len(_zip())) + _zip(),
        lambda good: good + b"x",
        lambda good: b"PK\x03\x04" + good,
        lambda good: good[:-22],
        lambda good: _zip(extra=struct.pack("<HHB", 0x7075, 12, 1) + bytes(4) + b"content"),
    ],
)
def test_an_archive_with_two_directories_or_names(
    tmp_path: Path, make: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(make(xlsx_of([("NIK", "NAMA"), ("1", "A")])))
    assert refused(lambda: read_table(path)).code == "file.damaged"


# -- what is typed, scanned, preferred --------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["\u212a-2026-000001", "K-٢٠٢٦-٠٠٠٠٠١", "\u017f-2026-000001", "٣" * 16, "²" * 16, "\u212a-001",
     "T-0123456789abcde\u0660"],
)  # fmt: skip
def test_signs_that_only_look_like_ours_are_no_scan(text: str) -> None:
    """The Kelvin sign is a K for a pattern and none for the program: it ended in an error."""
    assert recognise(text) is None


@pytest.mark.parametrize("value", ["²", "-1", "9" * 5_000, "1e3", "", "٣", "3.0"])
def test_a_preference_that_is_no_number(qapp: object, tmp_path: Path, value: str) -> None:
    path = tmp_path / "pilihan.ini"
    path.write_text(f"[General]\ncounter={value}\n[display]\nvolume={value}\n", encoding="utf-8")
    preferences = Preferences(path)
    assert preferences.counter_id == 0
    assert preferences.display_volume == 100


@pytest.mark.parametrize(
    "change",
    [b'"engine": ["sqlite"]', b'"engine": {}', b'"bytes": "4"', b'"bytes": -1', b'"file": null'],
)
def test_a_manifest_with_a_value_of_another_kind(tmp_path: Path, change: bytes) -> None:
    key = change.partition(b":")[0]
    content = READERS["backup_manifest"].seeds()[0]
    start = content.index(key)
    end = content.index(b",", start)
    changed = content[:start] + change + content[end:]
    code = refused(lambda: READERS["backup_manifest"].read(changed, tmp_path)).code
    assert code == "backup.manifest_unreadable"


def test_a_manifest_larger_than_memory_is_not_read(tmp_path: Path) -> None:
    backup = tmp_path / "a.db"
    backup.write_bytes(b"x")
    with manifest.manifest_path(backup).open("wb") as file:
        file.truncate(8 * 1024**3)  # takes no room on the disk
    assert refused(lambda: manifest.read(backup)).code == "backup.manifest_unreadable"
