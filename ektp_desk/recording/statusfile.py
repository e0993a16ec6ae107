"""Lists exported from the central system: which column is the NIK, which the status."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.statusimport import StatusLine
from ektp_desk.residents.rollfile import cell_text, read_table
from ektp_desk.residents.rollmap import VARIANTS, RollColumn

STATUS_HEADERS = ("status", "statusrekam", "statusperekaman", "currentstatus", "statusktp",
                  "statusktpel", "recordstatus")  # fmt: skip
# A column for notes: some offices write the status there, most leave it empty.
NOTE_HEADERS = ("keterangan", "ket")


@dataclass(frozen=True)
class StatusFile:
    """An exported list as read: its name, the hash of its content, its lines."""

    name: str
    sha256: str
    lines: tuple[StatusLine, ...]


def open_statuses(path: Path, *, default: CentralStatus | None = None) -> StatusFile:
    """An exported list (CSV, XLSX, …) with its lines.

    A list without a status column is taken as a list of `default` when given (a print-ready
    list names only the people); else `central.columns_missing` is raised. A column for notes is
    no status column where it is empty.
    """
    table = read_table(path)
    folded = ["".join(sign for sign in header.casefold() if sign.isalnum())
              for header in table.headers]  # fmt: skip
    nik = _column(folded, VARIANTS[RollColumn.NIK])
    status, blank = _column(folded, STATUS_HEADERS), None
    if status is None:
        status, blank = _column(folded, NOTE_HEADERS), default
    if nik is None or (status is None and default is None):
        raise OfficeError("central.columns_missing")
    lines = tuple(_lines(table.numbered(), nik, status, default, blank))
    return StatusFile(path.name, table.sha256, lines)


def read_statuses(path: Path, *, default: CentralStatus | None = None) -> tuple[StatusLine, ...]:
    """Only the lines of an exported list."""
    return open_statuses(path, default=default).lines


def _lines(
    rows: Iterator[tuple[int, tuple[object, ...]]],
    nik: int,
    status: int | None,
    default: CentralStatus | None,
    blank: CentralStatus | None,
) -> Iterator[StatusLine]:
    for line, cells in rows:
        written = cells[status] if status is not None and status < len(cells) else default
        number = cells[nik] if nik < len(cells) else ""
        yield StatusLine(line, cell_text(number), cell_text(written) or cell_text(blank))


def _column(headers: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, header in enumerate(headers) if header in names), None)
