"""Opening tables of every kind, and refusing what is none."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents import rollfile, rollguard, rolllimits
from ektp_desk.residents.rollfile import Table, read_table
from tests.residents.sheets import HEADERS, PEOPLE, write_csv, write_xlsx, write_zip


def refusal(path: Path) -> str:
    with pytest.raises(OfficeError) as caught:
        read_table(path)
    return caught.value.code


def body(table: Table) -> list[tuple[object, ...]]:
    return [cells for _, cells in table.numbered()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_tables_of_every_writing(tmp_path: Path, encoding: str, delimiter: str) -> None:
    table = read_table(write_csv(tmp_path / "a.csv", encoding=encoding, delimiter=delimiter))

    assert table.headers == HEADERS
    assert body(table) == list(PEOPLE)
    assert [line for line, _ in table.numbered()] == [2, 3, 4]


def test_the_content_decides_not_the_ending(tmp_path: Path) -> None:
    assert body(read_table(write_csv(tmp_path / "a.xls"))) == list(PEOPLE)
    workbook = write_xlsx(tmp_path / "a.xlsx", PEOPLE[:2])
    assert body(read_table(workbook.rename(tmp_path / "a.csv"))) == list(PEOPLE[:2])


def test_the_first_sheet_with_rows_is_read_and_lines_are_the_sheets_own(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [PEOPLE[0], [None] * 5, PEOPLE[1]],
        above=[["DAFTAR PENDUDUK KOTA PALOPO"], [None]],
    )
    table = read_table(path)

    assert table.headers == HEADERS
    assert [(line, cells[0]) for line, cells in table.numbered()] == [
        (4, PEOPLE[0][0]),
        (6, PEOPLE[1][0]),
    ]


def test_empty_lines_and_quoted_delimiters_in_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('NIK;NAMA\n;\n\n1;"Andi; ""Daeng"""\n', encoding="utf-8")

    assert list(read_table(path).numbered()) == [(4, ("1", 'Andi; "Daeng"'))]


def test_a_row_is_on_the_line_it_begins_on(tmp_path: Path) -> None:
    """A quoted address may run over lines; an editor must show the row that is named."""
    path = tmp_path / "a.csv"
    path.write_bytes(b'NIK;"ALA\nMAT"\r\n1;"Jl. A\r\nNo. 1\r\nPalopo"\r\n\r\n2;x\r\n')
    assert [(line, cells[0]) for line, cells in read_table(path).numbered()] == [(3, "1"), (7, "2")]


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_the_mark_of_a_text_is_none_of_it(
    tmp_path: Path, write: Callable[[Path, list[tuple[str, ...]]], Path]
) -> None:
    path = write(tmp_path / "a", [("'7373014107950011", "'Aisyah", "’P", "'01-07-1995", "'=1")])
    assert body(read_table(path)) == [("7373014107950011", "'Aisyah", "’P", "01-07-1995", "=1")]


def test_formulas_arrive_as_their_stored_values(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["NIK", "NAMA"])
        sheet.write_formula(1, 0, '=CONCAT("7373","x")', None, "7373014107950011")
        sheet.write_formula(1, 1, '=HYPERLINK("http://example.org","x")', None, "Hasnah")

    assert body(read_table(path)) == [("7373014107950011", "Hasnah")]


def test_a_formula_in_a_text_table_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("NIK;NAMA\n1;=2+3\n", encoding="utf-8")

    assert body(read_table(path)) == [("1", "=2+3")]


def test_the_same_content_has_the_same_hash_under_any_name(tmp_path: Path) -> None:
    one = read_table(write_csv(tmp_path / "a.csv"))
    other = read_table(write_csv(tmp_path / "b.txt"))
    assert one.sha256 == other.sha256 != read_table(write_csv(tmp_path / "c", PEOPLE[:1])).sha256


def test_very_long_cells_are_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"NIK;NAMA\n1;{'x' * 5_000}\n", encoding="utf-8")

    assert len(str(body(read_table(path))[0][1])) == rollfile.LONGEST_CELL


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file.empty"),
        (b"\r\n  \r\n", "file.empty"),
        (b"\x00" * 500, "file.empty"),
        (b"%PDF-1.7\n1 0 obj; <<", "file.not_a_table"),
        (b"\x89PNG\r\n\x1a\n;;;", "file.not_a_table"),
        (b"\xff\xd8\xff\xe0;;;", "file.not_a_table"),
        (b"MZ\x90\x00;;;;", "file.not_a_table"),
        (b"\x7fELF;;;", "file.not_a_table"),
        (b"\x1f\x8b\x08;;;", "file.not_a_table"),
        (b"Surat biasa tanpa kolom apa pun\nBaris dua\n", "file.not_a_table"),
        (b"<html><body><table><tr><td>NIK</td></tr></table>", "file.not_a_table"),
        (b"NIK;\x00\x01\x02;NAMA\n", "file.not_a_table"),
        (b";;;;\n" * 40, "file.no_headers"),
        (b"PK\x03\x04 cut short", "file.damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut short", "file.damaged"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_no_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "tidak-ada.csv") == "file.missing"
    assert refusal(tmp_path) == "file.unreadable"


def test_an_archive_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    assert refusal(write_zip(tmp_path / "a.xlsx", {"surat.txt": b"NIK;NAMA"})) == "file.damaged"


@pytest.mark.parametrize("keep", [0.3, 0.9])
def test_a_workbook_cut_short_is_refused(tmp_path: Path, keep: float) -> None:
    path = write_xlsx(tmp_path / "a.xlsx")
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * keep)])
    assert refusal(path) == "file.damaged"


def test_a_workbook_that_would_unpack_to_too_much_is_refused_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = write_zip(tmp_path / "a.xlsx", {"xl/sharedStrings.xml": bytes(5_000_000)})
    assert bomb.stat().st_size < 50_000
    monkeypatch.setattr(rollguard, "MOST_UNPACKED", 4_000_000)
    assert refusal(bomb) == "file.too_large"


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_too_many_rows_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], Path]
) -> None:
    monkeypatch.setattr(rolllimits, "MOST_ROWS", 2)
    assert refusal(write(tmp_path / "a")) == "file.too_many_rows"


def test_too_large_a_file_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollfile, "MOST_BYTES", 100)
    assert refusal(write_csv(tmp_path / "a.csv")) == "file.too_large"
