"""Tables out: as they are, and without a cell that could start a formula."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ektp_desk.residents.export import harmless, write_table
from ektp_desk.residents.rollfile import read_table

HEADERS = ("Nama", "Jumlah", "=Catatan")
ROWS: tuple[tuple[object, ...], ...] = (
    ('Andi; "Aminah"', 3, ""),
    ('=HYPERLINK("http://example.org")', -5, "+62 811"),
    ("-cmd|' /C calc'!A0", 1.5, "@SUM(A1)"),
    ("\t=1+1", 0, "\r=1+1"),
    ("Baris\nbaru", None, date(2026, 11, 24)),
)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_signs_that_begin_a_formula_are_made_text(sign: str) -> None:
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"
    assert harmless(f"A{sign}1") == f"A{sign}1"


def test_numbers_stay_numbers() -> None:
    assert (harmless(-5), harmless(1.5), harmless(None)) == (-5, 1.5, "")


def test_a_text_table_is_what_an_indonesian_spreadsheet_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_table(path, HEADERS, ROWS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")

    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1] == ['Andi; "Aminah"', "3", ""]
    assert rows[2][1] == "-5"
    assert rows[5] == ["Baris\nbaru", "", "2026-11-24"]
    texts = [cell for row in rows for cell in row if not cell.lstrip("-").isdigit()]
    assert [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_a_workbook_has_texts_and_numbers_but_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_table(path, HEADERS, ROWS)
    sheet = load_workbook(path).worksheets[0]

    kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    assert sheet["A3"].value == '=HYPERLINK("http://example.org")'
    assert (sheet["B3"].value, sheet["B4"].value) == (-5, 1.5)
    assert not sheet._hyperlinks  # type: ignore[attr-defined]


def test_what_goes_out_comes_in_again(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        write_table(tmp_path / name, ("NIK", "NAMA"), [("7373014405920001", "Nur'aini José")])
        table = read_table(tmp_path / name)
        assert table.headers == ("NIK", "NAMA")
        assert [cells for _, cells in table.numbered()] == [("7373014405920001", "Nur'aini José")]
