"""Everything that reads what others wrote: how it is read, and files as the program makes them.

Stands on the program's own libraries only, so that `fuzz/` can use it in an environment of its own.
A reader gets bytes and does all that the program does with them short of a database. It may refuse
with a known sentence; anything else it raises is a find.
"""

import csv
import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

from ektp_desk import config
from ektp_desk.kernel.chain import Place
from ektp_desk.kernel.errors import MachineError, OfficeError
from ektp_desk.kernel.sentences import Sentences, all_codes
from ektp_desk.outreach import sealed
from ektp_desk.outreach.field_receipts import files_named
from ektp_desk.outreach.loading import _incoming
from ektp_desk.outreach.rules_bundle import Card, FileKind, Manifest, card_of
from ektp_desk.outreach.rules_events import Books, read_event
from ektp_desk.outreach.rules_sealed import content_hash, read_json
from ektp_desk.outreach.sealed import OFFICE, canonical, lines
from ektp_desk.outreach.sealed_keys import Keys
from ektp_desk.papers.slips import Letterhead
from ektp_desk.partners.layout import ListSheet, SheetLine
from ektp_desk.partners.lock import lock
from ektp_desk.partners.returned import SentLine, find_list, read_rows
from ektp_desk.partners.rules import list_code
from ektp_desk.partners.sheet import workbook
from ektp_desk.partners.workbook import open_book
from ektp_desk.recording.definitions import shipped
from ektp_desk.recording.rules import CentralStatus, parse_status
from ektp_desk.recording.statusfile import open_statuses
from ektp_desk.residents.regions import read_regions
from ektp_desk.residents.regions import shipped as shipped_regions
from ektp_desk.residents.rollfile import read_table
from ektp_desk.residents.rollfit import FileFacts, file_warnings, stated_total
from ektp_desk.residents.rollmap import recognise
from ektp_desk.residents.rollrows import RowChecker
from ektp_desk.storage import audit_mark, keyfile, manifest

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)
REGION = "73.73"
PASSWORD, PASSPHRASE = "ACDE-FGHJ-KMNP-QRTU-VWXY", "empat kata yang panjang"
LAPTOP = "1a" * 16
OURS, THEIRS = Keys("31" * 32, "32" * 32), Keys("51" * 32, "52" * 32)
_FIRST_HEADERS = ("NIK", "NO_KK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "STAT_KWN",
                  "ALAMAT", "NO_RT", "NO_RW", "NAMA_KEL", "NAMA_KEC")  # fmt: skip
_PEOPLE = (
    ("7373014107950011", "7373010101100001", "Hasnah Daeng Ngai", "P", "Palopo", "01-07-1995",
     "Kawin", "Jl. Merdeka 1", "1", "2", "Mancani", "Telluwanua"),
    ("7373011508880012", "7373010101100002", "Muh. Rusli", "L", "Luwu", "15-08-1988",
     "Belum Kawin", "Jl. Ratulangi, 2", "01", "02", "Mancani", "Telluwanua"),
    ("7373015010010013", "", "Nur'aini José", "P", "Makassar", "10-10-2001", "", "", "", "",
     "Ponjalae", "Wara Timur"),
)  # fmt: skip
VILLAGES = {("telluwanua", "mancani"): "73.73.08.1003", ("", "ponjalae"): "73.73.03.1002"}


@dataclass(frozen=True)
class Reader:
    """`read` takes a file's bytes and a folder to lay it in; `seeds` are files as they should be.

    `kind` says how the bytes are made, for those who change them with sense: "table", "zip",
    "json", "text" or "sealed".
    """

    name: str
    kind: str
    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes, Path], None]


@contextmanager
def only_refusals() -> Iterator[None]:
    """Lets pass what has a sentence in both languages, and nothing else."""
    try:
        yield
    except (OfficeError, MachineError) as error:
        if error.code not in all_codes():
            raise
        for language in ("id", "en"):
            if not Sentences(language).refusal(error):
                raise


def attempt(reader: Reader, content: bytes, folder: Path) -> bool:
    """Read; whether it was taken. Raises for anything but a known refusal."""
    with only_refusals():
        reader.read(content, folder)
        return True
    return False


def _laid(content: bytes, folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


# -- tables -----------------------------------------------------------------------------------


def csv_of(rows: Any, *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """A text table as programs write it."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(rows: Any) -> bytes:
    """A workbook with one sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
    return target.getvalue()


def _rolls() -> list[bytes]:
    rows = [_FIRST_HEADERS, *_PEOPLE]
    above = [("DAFTAR PENDUDUK", *[""] * 11), ("Jumlah: 3 jiwa", *[""] * 11), *rows]
    return [csv_of(rows), csv_of(rows, delimiter=",", encoding="utf-16"),
            csv_of(above, delimiter="\t", encoding="cp1252"), xlsx_of(above)]  # fmt: skip


def _roll(content: bytes, folder: Path) -> None:
    table = read_table(_laid(content, folder, "daftar.csv"))
    columns = recognise(table.headers)
    checker = RowChecker(columns.columns, villages=VILLAGES, region_code=REGION, today=TODAY)
    for line, cells in table.numbered():
        row, problems = checker.check(line, cells)
        assert (row is not None) or problems
        checker.is_known(cells, *checker.core(cells))
        checker.nik(cells)
        for problem in problems:
            assert problem.code in all_codes()
    stated = stated_total([*table.above, *table.rows[-3:]])
    facts = FileFacts(3, 0, 0, 0, 0, 0, 0, 0, table.cut, stated)
    for warning in file_warnings(facts):
        said = Sentences("id").say(warning.code, **warning.params)
        assert said != warning.code
        assert len(said) < 1_000


def _status_lists() -> list[bytes]:
    niks = [person[0] for person in _PEOPLE]
    told = [("NIK", "NAMA", "STATUS"), *((nik, "A", "PRINT_READY_RECORD") for nik in niks)]
    noted = [("No", "NIK", "Keterangan"), *((str(n), nik, "") for n, nik in enumerate(niks))]
    return [csv_of(told), xlsx_of(told), csv_of(noted, delimiter=",")]


def _statuses(content: bytes, folder: Path) -> None:
    path = _laid(content, folder, "siap-cetak.xlsx")
    for default in (None, CentralStatus.PRINT_READY_RECORD):
        with only_refusals():
            for line in open_statuses(path, default=default).lines:
                parse_status(line.status)


def _region_lists() -> list[bytes]:
    rows = [("KODE", "NAMA"), *((row.code, row.name) for row in shipped_regions()[:12])]
    bare = [("kode", "nama"), *((code.replace(".", ""), name) for code, name in rows[1:])]
    return [csv_of(rows), csv_of(bare, delimiter=","), xlsx_of(rows)]


def _regions(content: bytes, folder: Path) -> None:
    for row in read_regions(_laid(content, folder, "wilayah.csv")):
        assert row.code.replace(".", "").isascii()
        assert 0 < len(row.name) <= 80  # as long as the column


# -- partners ---------------------------------------------------------------------------------

_CODE = list_code(REGION, lambda alphabet: alphabet[7])
_LINES = (
    SheetLine(1, "K7QXM4PA", "Andi Sitti Aminah", "7373••••••••0001", "P", 1992, "Jl. Merdeka 1"),
    SheetLine(2, "K7QXM4PC", "Baso Yusuf", "7373••••••••0002", "L", 2006, "Jl. Ratulangi 2"),
)
_SENT = {
    line.code: SentLine(line.position, line.code, line.position, line.position, line.name,
                        line.masked_nik, line.birth_year, line.address)
    for line in _LINES
}  # fmt: skip


def _plain_list() -> bytes:
    return workbook(
        ListSheet(1, Letterhead("Pemerintah Kota Palopo", "Disdukcapil", "", "", "", ""),
                  _CODE, "Kelurahan Wara", "Belum rekam", "Wara", TODAY,
                  TODAY + timedelta(days=30), _LINES)
    )  # fmt: skip


def _partner_lists() -> list[bytes]:
    return [_plain_list()]


def _partner_list(content: bytes, folder: Path) -> None:
    found = find_list(open_book(_laid(content, folder, "mitra.xlsx"), PASSWORD))
    told = read_rows(found, _SENT, (), made_on=TODAY, today=TODAY)
    for problem in told.problems:
        assert problem.code in all_codes()


def _locked_lists() -> list[bytes]:
    return [lock(_plain_list(), PASSWORD)]


# -- sealed files -----------------------------------------------------------------------------

_HOME = Manifest(
    FileKind.HOME, "b" * 32, 1, REGION, LAPTOP, "c" * 32, 1, "", NOW, None, {}, {"last": True}
)
_OFFICE_CARD = Card(OFFICE, "Disdukcapil Palopo", OURS.sign_public, OURS.box_public, REGION)
_FACTS = {"title": "Battang", "number": "JB-2026-0001", "day": "2026-11-25",
          "office_card": asdict(_OFFICE_CARD), "device_name": "Laptop 1", "office": "Disdukcapil",
          "keep_days": 7, "device_id": 1}  # fmt: skip
_BOOKS = Books({"rekam1": 1}, frozenset({"NEW"}), {1: shipped()}, frozenset({"73.73.01.1001"}))


def home_events() -> list[dict[str, Any]]:
    """One event of each kind, as a laptop tells them."""
    person = {"nik": "7373014107950011", "name": "Hasnah", "sex": "P", "birth_date": "1948-02-03",
              "kk_number": "", "birth_place": "Palopo", "marital_status": "widowed",
              "citizenship": "WNI", "itap_until": None, "address": "Dusun", "rt": "001",
              "rw": "002", "village_code": "73.73.01.1001", "presence": "present"}  # fmt: skip
    recorded = {"number": "R-2026-000501", "token": "R-0123456789abcdef",
                "nik": "7373014107950011", "resident_id": 4, "service_code": "NEW", "checklist": 1,
                "place": "Kantor", "needs": [], "witness": "", "override_reason": "",
                "started_at": NOW.isoformat(), "submitted_at": NOW.isoformat(),
                "operator": "rekam1", "former_operators": [], "items": [],
                "events": []}  # fmt: skip
    contents = {
        "person.added": {"person": person, "note": "", "laptop_id": 1_000_000_001},
        "recording.finished": recorded,
        "target.outcome": {"target_id": 1, "nik": "7373014107950011", "outcome": "recorded",
                           "note": ""},
        "visit.note": {"text": "Jalan putus"},
        "numbers.used": {"scope": "recording/2026", "first": 501, "last": 510, "used": 3},
    }  # fmt: skip
    return [
        {"uid": f"e{place}", "kind": kind, "at": NOW.isoformat(), "author": "rekam1",
         "officer_id": 1, "content": content, "sha256": content_hash(content)}
        for place, (kind, content) in enumerate(contents.items())
    ]  # fmt: skip


def _sealed_in(folder: Path, kind: FileKind) -> bytes:
    path = folder / f"{kind}.ektp"
    if kind is FileKind.DEVICE:
        card = Card(LAPTOP, "Laptop 1", THEIRS.sign_public, THEIRS.box_public, "")
        sealed.write_card(card, THEIRS, path)
    elif kind is FileKind.HOME:
        sealed.seal(_HOME, {"events": lines(home_events())}, sender=THEIRS, sender_uid=LAPTOP,
                    recipient_box=OURS.box_public, path=path)  # fmt: skip
    else:
        parts: dict[str, bytes] = {
            "received": lines([{"sequence": 1, "sha256": "0", "events": []}])
        }
        if kind is FileKind.OUT:
            parts = {"people": lines([{"nik": "7373014101700001"}]), "officers": b""}
        made = replace(_HOME, kind=kind, sequence=0, facts=_FACTS, expires_at=NOW)
        sealed.seal(made, parts, sender=OURS, sender_uid=OFFICE,
                    recipient_box=THEIRS.box_public, path=path)  # fmt: skip
    return path.read_bytes()


def sealed_seeds() -> list[bytes]:
    """A file of each kind."""
    with TemporaryDirectory() as folder:
        return [_sealed_in(Path(folder), kind) for kind in FileKind]


def _sealed(content: bytes, folder: Path) -> None:
    path = _laid(content, folder, "x.ektp")
    with only_refusals():
        sealed.peek(path)
    with only_refusals():
        sealed.read_card(path)
    with only_refusals():
        opened = sealed.unseal(path, recipient=[OURS], senders={LAPTOP: THEIRS.sign_public})
        _home_parts(opened.parts["events"], folder)
    with only_refusals():
        opened = sealed.unseal(path, recipient=[THEIRS], senders={OFFICE: OURS.sign_public})
        if opened.manifest.kind is FileKind.OUT:
            assert _incoming(opened, new_office=True).office.fingerprint
        else:
            files_named(opened)


def _home_parts(content: bytes, _folder: Path) -> None:
    """What stands inside a file that came home, signed by a laptop that is trusted."""
    for event in sealed.rows_of(content):
        told = read_event(event, _BOOKS)
        assert 0 < len(told.uid) <= 40


def _facts(content: bytes, _folder: Path) -> None:
    """What stands in an office's file for a laptop that does not know the office yet."""
    made = replace(_HOME, kind=FileKind.OUT, facts=read_json(content), expires_at=NOW,
                   rows={"people": 1, "officers": 1})  # fmt: skip
    incoming = _incoming(sealed.Opened(made, {}, ""), new_office=True)
    assert incoming.office.fingerprint


def _cards(content: bytes, _folder: Path) -> None:
    assert card_of(read_json(content)).fingerprint


# -- files of this computer -------------------------------------------------------------------

_KEY = b"k" * 32
_CHEAP = {"time": 1, "memory": 8, "lanes": 1}


def key_file_seeds() -> list[bytes]:
    """A key file with a pass phrase and a recovery key, with Argon2's smallest parameters."""
    before, keyfile._ARGON = keyfile._ARGON, _CHEAP
    try:
        made, _ = keyfile.new_key(store=None, passphrase=PASSPHRASE, key=_KEY)
    finally:
        keyfile._ARGON = before
    return [keyfile.told(replace(made, head="00" * 16)).encode()]


class _Store:
    """A key store that has something for everybody."""

    name = "store"

    def put(self, name: str, secret: bytes) -> bool:
        return bool(name and secret)

    def get(self, name: str) -> bytes | None:
        return b"s" * 32 if name else None

    def forget(self, name: str) -> None:
        """Nothing is kept here."""


def _key_file(content: bytes, folder: Path) -> None:
    database = folder / "kantor.db"
    keyfile.path_of(database).write_bytes(content)
    file = keyfile.read(database)
    assert file is not None
    cost = file.ways.get("passphrase", {})
    if cost:  # what a pass phrase may cost: far from what this computer has
        assert cost["memory"] <= 256 * 1024
        assert cost["time"] * cost["memory"] <= 4 * 1024 * 1024
    if not cost or cost["time"] * cost["memory"] <= 1_024:
        with only_refusals():
            keyfile.unlock(file, passphrase=PASSPHRASE)
    with only_refusals():
        keyfile.unlock(file, store=_Store())
    with only_refusals():
        keyfile.unlock(file, recovery=keyfile._spelled(b"r" * 20))


def _manifests() -> list[bytes]:
    contents = manifest.Contents("0001", {"resident": 4, "audit": 12}, 12, "ab" * 32, "ef" * 32)
    made = manifest.Manifest(1, "1.0", "sqlite", "kantor.db", 4_096, "cd" * 32,
                             "2026-11-24T01:30:00+00:00", contents)  # fmt: skip
    return [json.dumps(asdict(made)).encode()]


def _manifest(content: bytes, folder: Path) -> None:
    backup = _laid(b"x", folder, "cadangan.db")
    manifest.manifest_path(backup).write_bytes(content)
    found = manifest.read(backup)
    assert found == manifest.Manifest(
        int(found.format), str(found.program), str(found.engine), str(found.file),
        int(found.bytes), str(found.sha256), str(found.made_at), found.contents,
        str(found.key_file), str(found.reason), str(found.closed_day),
    )  # fmt: skip
    assert found.made < NOW.replace(year=2201)  # what is sorted by can be compared
    assert all(isinstance(count, int) for count in found.contents.rows.values())


def _marks() -> list[bytes]:
    with TemporaryDirectory() as folder:
        mark = audit_mark.Mark(Place(12, "ab" * 32), NOW, NOW)
        audit_mark.write(Path(folder), mark)
        return [(Path(folder) / audit_mark.NAME).read_bytes()]


def _mark(content: bytes, folder: Path) -> None:
    """A mark that makes no sense is none."""
    _laid(content, folder, audit_mark.NAME)
    found = audit_mark.read(folder)
    assert 0 <= found.place.id < 2**63  # what a database can be asked for
    assert len(found.place.hash) == 64
    assert all(moment is None or moment <= datetime.max.replace(tzinfo=UTC)
               for moment in (found.at, found.whole))  # fmt: skip


def _settings_seeds() -> list[bytes]:
    return [b'database = "kantor.db"\nshared = true\n',
            b"database = 'postgresql://ektp@peladen/ektp'\nfield = false\nlogs = \"/tmp/log\"\n",
            b'[database]\nx = [1, {a = 2}]\nbackups = "cadangan"\n']  # fmt: skip


@contextmanager
def settings_of(folder: Path) -> Iterator[Path]:
    """The settings of this computer lie in `folder` for a while."""
    before = config.config_files
    kept = {
        name: os.environ.pop(name) for name in list(os.environ) if name.startswith("EKTP_DESK_")
    }
    try:
        config.config_files = lambda: [folder / "mesin.toml", folder / config.FILE]
        yield folder / config.FILE
    finally:
        config.config_files = before
        os.environ.update(kept)


def _settings(content: bytes, folder: Path) -> None:
    with settings_of(folder) as path:
        path.write_bytes(content)
        with only_refusals():
            config.load_settings()
        with only_refusals():
            config.remember({"shared": True})
            assert config.load_settings().shared  # what was written reads


READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        Reader("roll", "table", _rolls, _roll),
        Reader("status_list", "table", _status_lists, _statuses),
        Reader("region_list", "table", _region_lists, _regions),
        Reader("partner_list", "zip", _partner_lists, _partner_list),
        Reader("locked_list", "bytes", _locked_lists, _partner_list),
        Reader("bundle", "bytes", sealed_seeds, _sealed),
        Reader("home_events", "json", lambda: [lines(home_events())], _home_parts),
        Reader("office_facts", "json", lambda: [canonical(_FACTS)], _facts),
        Reader("laptop_card", "json", lambda: [canonical(asdict(_OFFICE_CARD))], _cards),
        Reader("key_file", "json", key_file_seeds, _key_file),
        Reader("backup_manifest", "json", _manifests, _manifest),
        Reader("audit_mark", "json", _marks, _mark),
        Reader("settings", "text", _settings_seeds, _settings),
    )
}
