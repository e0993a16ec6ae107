"""What a partner does with a working list: opens it with the password, types, saves."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.partners.layout import SHEET, Head
from ektp_desk.partners.lock import lock, unlock
from ektp_desk.partners.queries import list_sheet
from ektp_desk.partners.rules import Answer
from ektp_desk.partners.sheet import workbook

PASSWORD = "ACDE-FGHJ-KMNP-QRTU-VWXY"
Edit = Callable[[Worksheet], None]


def column(sheet: Worksheet, head: Head) -> int:
    """Where a heading stands, counted from 1."""
    return next(c.column for c in sheet[6] if c.value == head)


def row_of(sheet: Worksheet, name: str) -> int:
    """The row of a person, counted from 1."""
    place = column(sheet, Head.NAME)
    return next(row for row in range(7, sheet.max_row + 1) if sheet.cell(row, place).value == name)


def answer(
    name: str,
    said: Answer | str,
    *,
    on: object = None,
    evidence: object = None,
    note: object = None,
) -> Edit:
    """Fill in one person's line."""

    def edit(sheet: Worksheet) -> None:
        words = Sentences("id").say(f"partner_answer.{said}") if isinstance(said, Answer) else said
        row = row_of(sheet, name)
        for head, value in (
            (Head.ANSWER, words), (Head.SEEN_ON, on), (Head.EVIDENCE, evidence), (Head.NOTE, note),
        ):  # fmt: skip
            cell: Any = sheet.cell(row, column(sheet, head))
            cell.value = value
            if isinstance(value, date):
                cell.number_format = "DD-MM-YYYY"

    return edit


def fill(path: Path, password: str, *edits: Edit) -> Path:
    """Open a locked list, edit it, and save it over itself under the same password."""
    book = openpyxl.load_workbook(io.BytesIO(unlock(path.read_bytes(), password)))
    for edit in edits:
        edit(book[SHEET])
    target = io.BytesIO()
    book.save(target)
    path.write_bytes(lock(target.getvalue(), password))
    return path


def sent(desk: Desk, list_id: int, path: Path, *edits: Edit, locked: bool = True) -> Path:
    """The file of a list as it goes out, filled in."""
    path.write_bytes(lock(workbook(desk.read(list_sheet, list_id=list_id)), PASSWORD))
    fill(path, PASSWORD, *edits)
    if not locked:
        path.write_bytes(unlock(path.read_bytes(), PASSWORD))
    return path
