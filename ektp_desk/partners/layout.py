"""How the workbook of a working list is laid out: what is written is what is looked for again."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.papers.slips import Letterhead

SHEET, GUIDE = "Daftar", "Petunjuk"
CODE_LABEL = "Kode daftar"


class Head(StrEnum):
    """The columns by their headings, in their order."""

    PLACE = "No."
    LINE = "Kode baris"
    NAME = "Nama"
    NIK = "NIK (disamarkan)"
    SEX = "L/P"
    BORN = "Tahun lahir"
    ADDRESS = "Alamat"
    ANSWER = "Jawaban"
    SEEN_ON = "Tanggal"
    EVIDENCE = "Bukti"
    NOTE = "Catatan"


ANSWERED = (Head.ANSWER, Head.SEEN_ON, Head.EVIDENCE, Head.NOTE)


@dataclass(frozen=True)
class SheetLine:
    """One person as the sheet shows them."""

    position: int
    code: str
    name: str
    masked_nik: str
    sex: str
    birth_year: int
    address: str


@dataclass(frozen=True)
class ListSheet:
    """A working list, ready to be written."""

    list_id: int
    office: Letterhead
    code: str
    partner: str
    about: str
    area: str
    made_on: date
    expires_on: date
    lines: tuple[SheetLine, ...]
