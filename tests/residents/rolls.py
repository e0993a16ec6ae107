"""A newer roll of a whole office, as its next export would be."""

import csv
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text

from ektp_desk.kernel.desk import Desk

HEADINGS = ("NIK", "NO_KK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "STAT_KWN",
            "ALAMAT", "NO_RT", "NO_RW", "NAMA_KEL", "NAMA_KEC")  # fmt: skip
Line = list[str]


def lines_of(desk: Desk) -> list[Line]:
    """Everybody as the office's list has them."""
    statement = text(
        "SELECT r.nik, r.kk_number, r.name, r.sex, r.birth_place, CAST(r.birth_date AS TEXT), "
        "r.marital_status, r.address, r.rt, r.rw, v.name, d.name FROM resident r "
        "LEFT JOIN region v ON v.code = r.village_code "
        "LEFT JOIN region d ON d.code = v.parent_code ORDER BY r.village_code, r.id"
    )
    return [list(row) for row in desk.read(lambda session: session.execute(statement).all())]


def write_roll(path: Path, lines: list[Line]) -> Path:
    """A CSV file with a comma, as programs write it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(lines)
    return path


def newer_roll(
    desk: Desk, path: Path, edit: Callable[[list[Line]], None] = lambda _lines: None
) -> Path:
    """One in 25 changed their address, one in 50 moved, one in 60 is gone, one in 80 is new."""
    lines = lines_of(desk)
    for line in lines[::25]:
        line[7] = "Jl. Trans Sulawesi No. 7"
    for line, other in zip(lines[10::50], reversed(lines[10::50]), strict=True):
        if line[10] != other[10]:
            line[10:12] = other[10:12]
    new = [
        [f"737301410795{number}", line[1], f"{line[2]} Baru", "P", "Palopo", "1995-07-01",
         "Belum Kawin", *line[7:]]
        for number, line in enumerate(lines[::80], start=5_001)
    ]  # fmt: skip
    kept = [line for number, line in enumerate(lines) if number % 60 != 5] + new
    edit(kept)
    return write_roll(path, kept)
