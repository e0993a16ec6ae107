"""The import of a whole roll, against a plain executemany of the same rows."""

import csv
from pathlib import Path

from sqlalchemy import text

from benchmarks.measure import Result, timed
from benchmarks.office import ACTOR, ZONE, Bench, desk_on
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.new_office import make_office
from ektp_desk.residents.rollimport import Preview, look_over
from ektp_desk.residents.rollupdate import import_roll
from ektp_desk.storage import driver

ROUNDS = 3
HEADINGS = ("NIK", "NO_KK", "Nama Lengkap", "JK", "Tmpt Lahir", "Tgl Lahir", "Status Kawin",
            "Alamat", "RT", "RW", "Kel/Desa", "Kecamatan")  # fmt: skip
COLUMNS = ("nik", "kk_number", "name", "name_key", "sound_key", "sex", "birth_place", "birth_date",
           "marital_status", "citizenship", "itap_until", "address", "rt", "rw", "village_code",
           "presence", "roll_state", "own_edits", "created_at", "updated_at",
           "version")  # fmt: skip


def run(bench: Bench) -> list[Result]:
    """Writing alone, and the whole way from the file (reading, checking, comparing, writing)."""
    file = _roll(bench)
    writes, bases, wholes = [], [], []
    for number in range(ROUNDS):
        path = bench.folder / f"import-{number}.db"
        make_office(str(path), profile=OfficeProfile(), username="bench", full_name="Bench",
                    password="benchmark-1", clock=SystemClock())  # fmt: skip
        rows = _plain_rows(bench)
        bases.append(timed(lambda target=path, values=rows: _plain(target, values)))
        with driver.connect(path) as connection:
            connection.execute("DELETE FROM resident")
        desk = desk_on(path)
        previews: list[Preview] = []

        def look(desk=desk, previews=previews) -> None:  # type: ignore[no-untyped-def]
            today = desk.clock.now().astimezone(ZONE).date()
            previews.append(desk.read(look_over, path=file, region_code="73.73", today=today))

        looked = timed(look)
        preview = previews[0]
        writes.append(
            timed(
                lambda desk=desk, preview=preview: desk.write(
                    ACTOR, import_roll, preview=preview
                )
            )
        )  # fmt: skip
        wholes.append(looked + writes[-1])
        desk.close()
        path.unlink()
    what = f"{bench.residents:,} rows, one durable transaction, best of {ROUNDS}"
    return [
        Result("roll import: writing", min(writes), min(bases), 3.0, what),
        Result("roll import: file to end", min(wholes), min(bases), 12.0, f"{what}; no target set"),
    ]


def _roll(bench: Bench) -> Path:
    file = bench.folder / "roll.csv"
    rows = bench.desk.read(
        lambda session: session.execute(
            text(
                "SELECT r.nik, r.kk_number, r.name, r.sex, r.birth_place, r.birth_date, "
                "r.marital_status, r.address, r.rt, r.rw, v.name, d.name FROM resident r "
                "LEFT JOIN region v ON v.code = r.village_code "
                "LEFT JOIN region d ON d.code = v.parent_code"
            )
        ).all()
    )
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEADINGS)
        writer.writerows(tuple(row) for row in rows)
    return file


def _plain_rows(bench: Bench) -> list[tuple[object, ...]]:
    with driver.connect(bench.database) as connection:
        return connection.execute(f"SELECT {', '.join(COLUMNS)} FROM resident").fetchall()


def _plain(path: Path, rows: list[tuple[object, ...]]) -> None:
    connection = driver.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(f"INSERT INTO resident ({', '.join(COLUMNS)}) VALUES ({marks})", rows)
    connection.execute("COMMIT")
    connection.close()
