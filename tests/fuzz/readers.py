"""Everything that reads what others wrote: how it is read, and files as the program makes them.

Stands on the program's own libraries only, so that `fuzz/` can use it in an environment of its own.
A reader gets bytes and does all that the program does with them short of a database. It may refuse
with a known sentence; anything else it raises is a find.
"""

import csv
import io
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter

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
from tests.fuzz.readers_here import HERE
from tests.fuzz.reading import NOW, TODAY, Reader, laid, only_refusals

REGION = "73.73"
PASSWORD = "ACDE-FGHJ-KMNP-QRTU-VWXY"
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
    table = read_table(laid(content, folder, "daftar.csv"))
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
    path = laid(content, folder, "siap-cetak.xlsx")
    for default in (None, CentralStatus.PRINT_READY_RECORD):
        with only_refusals():
            for line in open_statuses(path, default=default).lines:
                parse_status(line.status)


def _region_lists() -> list[bytes]:
    rows = [("KODE", "NAMA"), *((row.code, row.name) for row in shipped_regions()[:12])]
    bare = [("kode", "nama"), *((code.replace(".", ""), name) for code, name in rows[1:])]
    return [csv_of(rows), csv_of(bare, delimiter=","), xlsx_of(rows)]


def _regions(content: bytes, folder: Path) -> None:
    for row in read_regions(laid(content, folder, "wilayah.csv")):
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
    found = find_list(open_book(laid(content, folder, "mitra.xlsx"), PASSWORD))
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
    path = laid(content, folder, "x.ektp")
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


READERS: dict[str, Reader] = {
    reader.name: reader
    for reader in (
        *HERE,
        Reader("roll", "table", _rolls, _roll),
        Reader("status_list", "table", _status_lists, _statuses),
        Reader("region_list", "table", _region_lists, _regions),
        Reader("partner_list", "zip", _partner_lists, _partner_list),
        Reader("locked_list", "bytes", _locked_lists, _partner_list),
        Reader("bundle", "bytes", sealed_seeds, _sealed),
        Reader("home_events", "json", lambda: [lines(home_events())], _home_parts),
        Reader("office_facts", "json", lambda: [canonical(_FACTS)], _facts),
        Reader("laptop_card", "json", lambda: [canonical(asdict(_OFFICE_CARD))], _cards),
    )
}
