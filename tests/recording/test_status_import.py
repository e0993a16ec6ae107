"""A list exported from the central system, looked over before anything is written."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording import queries, services_central
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.statusfile import open_statuses
from ektp_desk.recording.statusimport import (
    LineKind,
    StatusLine,
    StatusPreview,
    look_over,
)
from tests.conftest import Office
from tests.residents.sheets import write_csv, write_xlsx
from tests.tampering import run

AMINAH, BASO, CITRA = "7373014405920001", "7373021203060002", "7373036001100003"
STRANGER = "7371010101990099"
STATUS = CentralStatus


def preview(office: Office, *lines: tuple[str, str], sha256: str = "a") -> StatusPreview:
    listed = [StatusLine(number, *line) for number, line in enumerate(lines, start=2)]
    return office.desk.read(look_over, lines=listed, file_name="pusat.csv", sha256=sha256)


def take(office: Office, looked: StatusPreview) -> services_central.StatusImport:
    return office.desk.write(
        office.printer, services_central.import_statuses, lines=looked.to_take(),
        file_name=looked.file_name, sha256=looked.sha256,
    ).result  # fmt: skip


def kinds(looked: StatusPreview) -> list[LineKind]:
    return [verdict.kind for verdict in looked.verdicts]


def written(office: Office) -> tuple[int, int]:
    """How many sightings and imports there are."""
    return tuple(  # type: ignore[return-value]
        office.desk.read(
            lambda session, table=table: session.execute(
                text(f"SELECT count(*) FROM {table}")
            ).scalar_one()
        )
        for table in ("central_sighting", "central_import")
    )


def file_of(office: Office, path: Path) -> StatusPreview:
    listed = open_statuses(path, default=STATUS.PRINT_READY_RECORD)
    return office.desk.read(
        look_over, lines=listed.lines, file_name=listed.name, sha256=listed.sha256
    )


def test_every_line_is_judged_and_nothing_is_written(office: Office) -> None:
    take(office, preview(office, (AMINAH, "PRR"), (BASO, "SFE")))
    before = written(office)
    looked = preview(
        office,
        (AMINAH, "PRR"),
        (BASO, "PRR"),
        (CITRA, "SFE"),
        (CITRA, "PROCESSING"),
        (STRANGER, "PRR"),
        (AMINAH, "SELESAI"),
        ("7.37301440592000E+15", "PRR"),
        ("12", "PRR"),
    )
    assert kinds(looked) == [
        LineKind.UNCHANGED, LineKind.CHANGED, LineKind.OVERTAKEN, LineKind.NEW,
        LineKind.UNKNOWN_PERSON, LineKind.UNKNOWN_STATUS, LineKind.BROKEN, LineKind.BROKEN,
    ]  # fmt: skip
    assert [verdict.code for verdict in looked.verdicts[4:]] == [
        "resident.not_on_roll", "central.status_unknown", "nik.spreadsheet",
        "nik.not_16_digits",
    ]  # fmt: skip
    changed = looked.verdicts[1]
    assert (changed.name, changed.shown, changed.present, changed.status) == (
        "Baso Yusuf", "7373••••••••0002", STATUS.SENT_FOR_ENROLLMENT, STATUS.PRINT_READY_RECORD,
    )  # fmt: skip
    assert written(office) == before


def test_what_was_previewed_is_what_is_taken(office: Office) -> None:
    looked = preview(office, (AMINAH, "PRR"), (CITRA, "SFE"), (CITRA, "PROCESSING"), ("x", "PRR"))
    done = take(office, looked)
    assert (done.seen, done.print_ready, done.problems) == (2, 1, ())
    row = office.desk.read(queries.central, resident_id=office.pupil, day=office.clock.now().date())
    assert row is not None
    assert row.status is STATUS.PROCESSING


def test_the_same_file_again_changes_nothing_and_is_known(office: Office) -> None:
    lines = ((AMINAH, "PRR"), (BASO, "SFE"), ("x", "PRR"))
    first = preview(office, *lines, sha256="b")
    assert first.taken_on is None
    take(office, first)
    before = written(office)
    again = preview(office, *lines, sha256="b")
    assert (again.taken_on, again.to_take()) == (office.clock.now().date(), ())
    assert take(office, again).seen == 0
    assert written(office) == before


def test_a_line_behind_a_card_already_made_goes_back(office: Office) -> None:
    take(office, preview(office, (AMINAH, "PRR")))
    office.desk.write(
        office.printer, services_central.note_own_act, resident_id=office.adult,
        status=STATUS.CARD_PRINTED,
    )  # fmt: skip
    looked = preview(office, (AMINAH, "PRR"), (BASO, "PRR"))
    assert kinds(looked) == [LineKind.GOES_BACK, LineKind.NEW]
    assert [line.nik for line in looked.to_take()] == [BASO]


def test_the_list_of_another_office_is_recognised(office: Office) -> None:
    strangers = [(f"73710101019900{number:02d}", "PRR") for number in range(10)]
    assert preview(office, *strangers, (AMINAH, "PRR")).foreign
    assert not preview(office, *strangers[:2], (AMINAH, "PRR")).foreign  # too few to tell
    ours = [(AMINAH, "PRR"), (BASO, "PRR"), (CITRA, "PRR")]
    assert not preview(office, *strangers[:3], *ours).foreign


def test_somebody_typed_another_status_meanwhile(office: Office) -> None:
    """What is taken is decided on the rows as they are, not as they were in the preview."""
    looked = preview(office, (AMINAH, "PRR"), (BASO, "PRR"))
    office.desk.write(
        office.counter, services_central.see_status, resident_id=office.adult,
        status=STATUS.PRINT_READY_RECORD,
    )  # fmt: skip
    assert (take(office, looked).seen, preview(office, (BASO, "PRR")).to_take()) == (1, ())


def test_formulas_are_read_as_what_they_are(office: Office, tmp_path: Path) -> None:
    """A text table's formula is no NIK; a workbook's is never worked out."""
    csv = write_csv(
        tmp_path / "a.csv",
        [('=HYPERLINK("http://x")', "PRR"), (f"'{AMINAH}", "PRR"), ("@SUM(1)", "PRR")],
        headers=("NIK", "STATUS"),
    )
    assert kinds(file_of(office, csv)) == [LineKind.BROKEN, LineKind.NEW, LineKind.BROKEN]
    book = Workbook()
    sheet = book.active
    for row in (("NIK", "STATUS"), ('=CONCAT("73730144","05920001")', "PRR"), (BASO, "PRR")):
        sheet.append(row)
    book.save(tmp_path / "b.xlsx")
    assert kinds(file_of(office, tmp_path / "b.xlsx")) == [LineKind.BROKEN, LineKind.NEW]


def test_macros_of_a_workbook_are_not_run(office: Office, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "makro.xlsm", [(AMINAH, "PRR")], headers=("NIK", "STATUS"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0Auto_Open")
    assert kinds(file_of(office, path)) == [LineKind.NEW]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"%PDF-1.7 daftar", "file.not_a_table"),
        (b"PK\x03\x04 cut in the middle", "file.damaged"),
        (b"NAMA;ALAMAT\r\nAminah;Jl. A\r\n", "central.columns_missing"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(content)
    with pytest.raises(OfficeError) as caught:
        open_statuses(path, default=STATUS.PRINT_READY_RECORD)
    assert caught.value.code == code


def test_a_torn_file_is_taken_as_far_as_its_rows_are_whole(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "putus.csv"
    path.write_bytes(f"NIK;STATUS\r\n{AMINAH};PRR\r\n{BASO[:9]}".encode())
    assert kinds(file_of(office, path)) == [LineKind.NEW, LineKind.BROKEN]


def test_imports_are_kept_for_good(office: Office) -> None:
    take(office, preview(office, (AMINAH, "PRR")))
    with pytest.raises(DBAPIError, match="append-only"):
        run(office.desk.engine, "DELETE FROM central_import")
