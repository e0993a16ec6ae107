"""A newer roll against the full database: its preview, against reading the same file.

The update is what half a year does to a city: 4 % changed their address, 2 % moved within it,
1.7 % are named no more, 1.3 % are new, and 500 were changed here by hand meanwhile.
"""

import csv
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from sqlalchemy import text

from benchmarks.measure import Result, paired, timed
from benchmarks.office import ACTOR, ZONE, Bench, desk_on
from ektp_desk.kernel.desk import Desk
from ektp_desk.residents.rollfile import read_table
from ektp_desk.residents.rollimport import look_over
from ektp_desk.residents.rollpreview import Choices, Preview
from ektp_desk.residents.rollundo import undo_import
from ektp_desk.residents.rollupdate import import_roll
from ektp_desk.storage import driver

ROUNDS = 5
LIMIT = 5.0
NO_LIMIT = 100.0
EDITED = 500
HEADINGS = ("NIK", "NO_KK", "Nama Lengkap", "JK", "Tmpt Lahir", "Tgl Lahir", "Status Kawin",
            "Alamat", "RT", "RW", "Kel/Desa", "Kecamatan")  # fmt: skip


def run(bench: Bench) -> list[Result]:
    """The preview of a CSV and an XLSX file; then writing all of it, and taking it back."""
    path = bench.copy("update.db")
    _edit_by_hand(path)
    desk = desk_on(path)
    lines = _newer(desk)
    results = [
        _preview(desk, _csv(bench.folder, lines), "CSV"),
        _preview(desk, _xlsx(bench.folder, lines), "XLSX"),
        *_write(desk, _csv(bench.folder, lines)),
    ]
    desk.close()
    path.unlink()
    return results


def _look(desk: Desk, file: Path) -> Preview:
    today = desk.clock.now().astimezone(ZONE).date()
    return desk.read(look_over, path=file, region_code="73.73", today=today)


def _preview(desk: Desk, file: Path, kind: str) -> Result:
    ours, base = paired(lambda: _look(desk, file), lambda: read_table(file), rounds=ROUNDS)
    preview = _look(desk, file)
    what = (
        f"{preview.good:,} rows: {preview.to_add:,} new, {preview.to_change:,} changed, "
        f"{preview.moves:,} of them moved, {preview.absent_within('73.73'):,} no more named, "
        f"{preview.conflicts:,} conflicts; best of {ROUNDS}"
    )
    return Result(f"roll update: preview of {kind}", min(ours), min(base), LIMIT, what)


def _write(desk: Desk, file: Path) -> list[Result]:
    base = min(timed(lambda: read_table(file)) for _ in range(3))
    preview, choices = _look(desk, file), Choices(whole_of="73.73")
    written = timed(lambda: desk.write(ACTOR, import_roll, preview=preview, choices=choices))
    undone = timed(lambda: desk.write(ACTOR, undo_import, roll_id=1))
    what = "one durable transaction; no target set"
    return [
        Result("roll update: writing", written, base, NO_LIMIT, what),
        Result("roll update: taking it back", undone, base, NO_LIMIT, what),
    ]


def _edit_by_hand(path: Path) -> None:
    edits = '{"address":"Jl. Lama No. 1"}'
    with driver.connect(path) as connection:
        connection.execute(
            "UPDATE resident SET address = 'Jl. Baru No. 1', own_edits = ? WHERE id % ? = 7",
            (edits, 127_684 // EDITED),
        )


def _newer(desk: Desk) -> list[list[str]]:
    rows = desk.read(
        lambda session: session.execute(
            text(
                "SELECT r.nik, r.kk_number, r.name, r.sex, r.birth_place, r.birth_date, "
                "r.marital_status, CASE r.own_edits WHEN '{}' THEN r.address "
                "ELSE 'Jl. Roll No. 2' END, r.rt, r.rw, v.name, d.name FROM resident r "
                "LEFT JOIN region v ON v.code = r.village_code "
                "LEFT JOIN region d ON d.code = v.parent_code"
            )
        ).all()
    )
    lines = [list(row) for row in rows]
    for line in lines[::25]:
        line[7] = "Jl. Trans Sulawesi No. 7"
    for line, other in zip(lines[10::50], reversed(lines[10::50]), strict=True):
        line[10:12] = other[10:12]
    new = [
        [f"737301410795{number}", f"7373{number:012}", f"{line[2]} Baru", "P", "Palopo",
         "01-07-1995", "Belum Kawin", *line[7:]]
        for number, line in enumerate(lines[::77], start=5_001)
    ]  # fmt: skip
    return [line for number, line in enumerate(lines) if number % 60 != 5] + new


def _csv(folder: Path, lines: Sequence[Sequence[str]]) -> Path:
    file = folder / "newer.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEADINGS)
        writer.writerows(lines)
    return file


def _xlsx(folder: Path, lines: Sequence[Sequence[str]]) -> Path:
    file = folder / "newer.xlsx"
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate((HEADINGS, *lines)):
            for column, cell in enumerate(line):
                sheet.write_string(number, column, cell)
    return file
