"""`import residents` and `import print-ready`."""

import json
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ektp_desk.storage import driver
from tests.doors.conftest import Ask, call
from tests.residents.sheets import PEOPLE, write_csv, write_xlsx

GOOD = len(PEOPLE)
BAD = ("12", "Nomor Pendek", "L", "31-02-1990", "Mancani")


def count(address: str, table: str) -> int:
    with closing(driver.connect(address)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.fixture
def roll(tmp_path: Path) -> Path:
    """Three people and one line that cannot be taken in."""
    return write_csv(tmp_path / "warga.csv", [*PEOPLE, BAD])


def test_a_dry_run_only_tells(ask: Ask, kantor: str, roll: Path) -> None:
    before = Path(kantor).read_bytes()
    words = ("import", "residents", roll, "--dry-run", "--database", kantor)
    facts = ask(*words, "--json").facts
    assert (facts["imported"], facts["rows"], facts["added"]) == (False, GOOD, GOOD)
    assert facts["refused"] == 1
    assert {(p["line"], p["column"]) for p in facts["problems"]} == {(5, "nik"), (5, "birth_date")}
    assert all(p["reason"] not in ("", p["code"]) for p in facts["problems"])

    said = ask(*words)
    assert said.out.startswith("Hanya diperiksa")
    assert "5: NIK: NIK harus 16 angka" in said.out
    assert Path(kantor).read_bytes() == before
    assert count(kantor, "resident") == 0


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_a_roll_is_taken_in_once(ask: Ask, kantor: str, tmp_path: Path, write: object) -> None:
    assert callable(write)
    path = write(tmp_path / ("warga.csv" if write is write_csv else "warga.xlsx"))
    words = ("import", "residents", path, "--database", kantor)
    facts = ask(*words, "--json").facts
    assert (facts["imported"], facts["added"], facts["refused"]) == (True, GOOD, 0)
    assert count(kantor, "resident") == GOOD

    again = ask(*words, "--json").facts
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, GOOD)
    said = ask(*words, "--language", "en")
    assert said.out.startswith("The roll is imported.\n")
    assert f"Unchanged: {GOOD}" in said.out
    assert count(kantor, "resident") == GOOD
    assert ask("db", "check", "--database", kantor).status == 0


def test_the_problems_can_be_written_as_a_table(ask: Ask, kantor: str, roll: Path) -> None:
    words = ("import", "residents", roll, "--dry-run", "--database", kantor, "--problems")
    csv, xlsx = roll.with_name("masalah.csv"), roll.with_name("masalah.xlsx")
    assert ask(*words, csv).status == 0
    assert ask(*words, xlsx, "--language", "en").status == 0
    lines = csv.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Baris;Kolom;Isi;Alasan"
    assert [line.split(";")[:3] for line in lines[1:]] == [
        ["5", "NIK", "12"],
        ["5", "Tanggal lahir", "31-02-1990"],
    ]
    sheet = load_workbook(xlsx).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == ["Line", "Column", "Value", "Reason"]
    assert sheet.max_row == len(lines)


@pytest.mark.parametrize("name", ["masalah.csv", "masalah.xlsx"])
def test_nothing_is_imported_when_the_problems_cannot_be_written(
    ask: Ask, kantor: str, roll: Path, name: str
) -> None:
    nowhere = roll.with_name("tidak ada") / name
    words = ("import", "residents", roll, "--database", kantor, "--problems", nowhere)
    assert ask(*words, "--json").code == "file.not_written"
    assert name in ask(*words).err
    assert count(kantor, "resident") == 0


def test_only_the_first_twenty_problems_are_listed(ask: Ask, kantor: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "rusak.csv", [("1", "X", "L", "01-01-1990", "")] * 30)
    words = ("import", "residents", path, "--dry-run", "--database", kantor)
    said = ask(*words, "--language", "en")
    listed = [line for line in said.out.splitlines() if line[0].isdigit()]
    assert len(listed) == 20
    assert "more problems" in said.out.splitlines()[-1]
    assert len(ask(*words, "--json").facts["problems"]) >= 30


@pytest.mark.parametrize("door", ["residents", "print-ready"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file.missing"),
        (b"", "file.empty"),
        (b"%PDF-1.7 \n", "file.not_a_table"),
        (b"\x00\x01\x02\xff" * 2_000, "file.not_a_table"),
        (b"PK\x03\x04 ini bukan arsip", "file.damaged"),
    ],
)
def test_files_that_are_no_lists(
    ask: Ask, kantor: str, tmp_path: Path, door: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / "daftar.csv"
    if content is not None:
        path.write_bytes(content)
    words = ("import", door, path, "--database", kantor)
    assert ask(*words, "--json").code == code
    said = ask(*words)
    assert (said.status, said.out) == (1, "")
    assert len(said.err.splitlines()) == 1


def test_a_folder_and_a_list_without_its_columns(ask: Ask, kantor: str, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "lagu.csv", [("a", "b")], headers=("Judul", "Penyanyi"))
    for door, code in (
        ("residents", "roll.columns_missing"),
        ("print-ready", "central.columns_missing"),
    ):
        assert ask("import", door, tmp_path, "--database", kantor, "--json").code == "file.missing"
        assert ask("import", door, path, "--database", kantor, "--json").code == code
    said = ask("import", "residents", path, "--database", kantor, "--language", "en")
    assert "{" not in said.err
    assert "NIK" in said.err


def test_a_print_ready_list_names_who_can_be_printed(
    ask: Ask, kantor: str, roll: Path, tmp_path: Path
) -> None:
    ask("import", "residents", roll, "--database", kantor)
    niks = (PEOPLE[0][0], PEOPLE[1][0], "7373010101909988", "12")
    path = write_csv(tmp_path / "prr.csv", [(nik, "") for nik in niks], headers=("NIK", "NAMA"))
    words = ("import", "print-ready", path, "--database", kantor)
    facts = ask(*words, "--json").facts
    assert (facts["seen"], facts["print_ready"], facts["refused"]) == (2, 2, 2)
    assert [p["line"] for p in facts["problems"]] == [4, 5]
    assert all(p["reason"] not in ("", p["code"]) for p in facts["problems"])

    again = ask(*words, "--language", "en")
    assert again.status == 0
    assert "Noted: 0\n" in again.out
    assert "Unchanged: 2\n" in again.out
    assert count(kantor, "central_sighting") == 2


def test_a_list_with_statuses_keeps_each(ask: Ask, kantor: str, roll: Path, tmp_path: Path) -> None:
    ask("import", "residents", roll, "--database", kantor)
    rows = [(PEOPLE[0][0], "PRINT_READY_RECORD"), (PEOPLE[1][0], "DUPLICATE_RECORD"),
            (PEOPLE[2][0], "SUDAH JADI")]  # fmt: skip
    path = write_csv(tmp_path / "status.csv", rows, headers=("NIK", "STATUS"))
    facts = ask("import", "print-ready", path, "--database", kantor, "--json").facts
    assert (facts["seen"], facts["print_ready"], facts["refused"]) == (2, 1, 1)


def test_a_real_process_takes_in_a_roll(kantor: str, roll: Path) -> None:
    said = call("import", "residents", roll, "--database", kantor, "--json")
    assert said.facts["added"] == GOOD
    assert "Hasnah" not in json.dumps(said.facts), "an answer lists problems, not people"
    assert count(kantor, "resident") == GOOD


def test_headings_that_stand_twice_are_told(ask: Ask, kantor: str, tmp_path: Path) -> None:
    roll = tmp_path / "dua-nik.csv"
    roll.write_text(
        "NIK;NIK;Nama;Tgl Lahir;JK\n7373014405920001;7373014405920002;Aminah;04-05-1992;P\n",
        encoding="utf-8",
    )
    words = ("import", "residents", roll, "--dry-run", "--database", kantor)
    assert ask(*words, "--json").facts["doubled"] == ["NIK"]
    assert "Judul kolom ganda" in ask(*words).out


def test_a_quotation_mark_left_open_is_told_with_its_line(
    ask: Ask, kantor: str, tmp_path: Path
) -> None:
    rows = "".join(f"73730144059200{n:02d};Aminah;04-05-1992;P\n" for n in range(2, 40))
    roll = tmp_path / "kutip.csv"
    roll.write_text(
        f'NIK;Nama;Tgl Lahir;JK\n7373014405920001;"Aminah;04-05-1992;P\n{rows}', encoding="utf-8"
    )
    said = ask("import", "residents", roll, "--database", kantor, "--json")
    assert said.code == "file.quote_open"
    assert "2" in said.facts["message"]
