"""Which column is which, and what is wrong with a row."""

from datetime import date

import pytest

from ektp_desk.residents.rollfile import Cells
from ektp_desk.residents.rollmap import (
    RollColumn,
    RollRow,
    recognise,
    spelling_key,
)
from ektp_desk.residents.rollrows import RowChecker
from ektp_desk.residents.rules import Citizenship, MaritalStatus, Sex

COLUMNS = {column: place for place, column in enumerate(RollColumn)}
VILLAGES = {
    ("wara", "dangerakko"): "73.73.01.1001",
    ("bara", "temmalebba"): "73.73.02.1001",
    ("", "dangerakko"): "73.73.01.1001",
    ("waraselatan", "songka"): "73.73.05.1003",  # two villages share this name
    ("telluwanua", "songka"): "73.73.06.1009",
}
GOOD: dict[str, object] = {
    "nik": "7373014107950011",
    "kk_number": "7373010101100001",
    "name": "Hasnah",
    "sex": "P",
    "birth_place": "Palopo",
    "birth_date": "01-07-1995",
    "marital_status": "KAWIN",
    "citizenship": "WNI",
    "address": "Jl. Merdeka",
    "rt": "1",
    "rw": "02",
    "village": "Dangerakko",
    "district": "Wara",
    "region": "",
}


def cells(**changes: object) -> Cells:
    values = GOOD | changes
    return tuple(values[column.value] for column in RollColumn)


@pytest.fixture
def checker() -> RowChecker:
    return RowChecker(COLUMNS, villages=VILLAGES, region_code="73.73", today=date(2026, 11, 24))


def row_of(checker: RowChecker, **changes: object) -> RollRow:
    row, problems = checker.check(2, cells(**changes))
    assert row is not None, problems
    return row


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("NIK", RollColumn.NIK),
        ("No. NIK", RollColumn.NIK),
        ("NO_KTP", RollColumn.NIK),
        ("Nomor Induk Kependudukan", RollColumn.NIK),
        ("NO KK", RollColumn.KK),
        ("No. Kartu Keluarga", RollColumn.KK),
        ("NAMA", RollColumn.NAME),
        ("NAMA_LGKP", RollColumn.NAME),
        ("Nama Lengkap", RollColumn.NAME),
        ("JENIS_KLMIN", RollColumn.SEX),
        ("JK", RollColumn.SEX),
        ("L/P", RollColumn.SEX),
        ("Jenis Kelamin", RollColumn.SEX),
        ("TMPT_LHR", RollColumn.BIRTH_PLACE),
        ("Tempat Lahir", RollColumn.BIRTH_PLACE),
        ("TGL_LHR", RollColumn.BIRTH_DATE),
        ("Tanggal Lahir", RollColumn.BIRTH_DATE),
        ("TGL. LAHIR", RollColumn.BIRTH_DATE),
        ("STAT_KWN", RollColumn.MARITAL),
        ("Status Perkawinan", RollColumn.MARITAL),
        ("Kewarganegaraan", RollColumn.CITIZENSHIP),
        ("ALAMAT", RollColumn.ADDRESS),
        ("NO_RT", RollColumn.RT),
        ("RW", RollColumn.RW),
        ("Desa/Kelurahan", RollColumn.VILLAGE),
        ("NAMA_KEL", RollColumn.VILLAGE),
        ("Kec.", RollColumn.DISTRICT),
        ("NAMA_KEC", RollColumn.DISTRICT),
    ],
)
def test_headers_are_recognised_however_they_are_written(header: str, column: RollColumn) -> None:
    assert recognise(["No", header]).columns == {column: 1}


def test_needed_columns_are_named_when_missing() -> None:
    found = recognise(["NIK", "NAMA", "ALAMAT"])
    assert found.missing == (RollColumn.BIRTH_DATE, RollColumn.SEX)


def test_of_two_columns_of_one_meaning_the_first_counts_and_it_is_said() -> None:
    found = recognise(["NIK", "NAMA", "NIK", "NO KTP", "KET", "JK", "TGL LAHIR"])
    assert found.columns[RollColumn.NIK] == 0
    assert found.doubled == ("NIK", "NO KTP")
    assert found.missing == ()


def test_a_column_chosen_by_hand_goes_before() -> None:
    found = recognise(["NIK", "NAMA", "Kolom X", "JK", "TGL LAHIR"], {RollColumn.NAME: 2})
    assert found.columns[RollColumn.NAME] == 2


def test_a_good_row(checker: RowChecker) -> None:
    row, problems = checker.check(7, cells())
    assert problems == []
    assert row == RollRow(
        line=7,
        nik="7373014107950011",
        kk_number="7373010101100001",
        name="Hasnah",
        name_key="hasnah",
        sex=Sex.FEMALE,
        birth_place="Palopo",
        birth_date=date(1995, 7, 1),
        marital_status=MaritalStatus.MARRIED,
        citizenship=Citizenship.WNI,
        address="Jl. Merdeka",
        rt="001",
        rw="002",
        village_code="73.73.01.1001",
    )


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("nik", "737301410795001", "nik.not_16_digits"),
        ("nik", "", "nik.not_16_digits"),
        ("nik", None, "nik.not_16_digits"),
        ("nik", "7,37301E+15", "nik.spreadsheet"),
        ("nik", 7_373_014_107_950_010.0, "nik.spreadsheet"),  # kept as a number: 15 digits hold
        ("name", " \t", "roll.name_missing"),
        ("name", "x" * 121, "roll.name_long"),
        ("birth_date", "", "date.missing"),
        ("birth_date", "01-07-95", "date.two_digit_year"),
        ("birth_date", "25-11-2026", "date.out_of_range"),
        ("sex", "?", "roll.sex_unknown"),
        ("sex", "", "roll.sex_unknown"),
    ],
)
def test_what_refuses_a_row(checker: RowChecker, field: str, value: object, code: str) -> None:
    row, problems = checker.check(9, cells(**{field: value}))
    assert row is None
    assert [(one.line, one.column, one.code, one.warning) for one in problems] == [
        (9, field, code, False)
    ]


def test_all_that_is_wrong_is_told_at_once(checker: RowChecker) -> None:
    _, problems = checker.check(9, cells(nik="1", name="", birth_date="x", sex="x"))
    assert {problem.code for problem in problems} == {
        "nik.not_16_digits", "roll.name_missing", "date.not_a_date", "roll.sex_unknown",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "column", "code"),
    [
        ("nik", "7317014107950011", "nik", "nik.other_region"),
        ("sex", "L", "nik", "nik.other_sex"),
        ("birth_date", "02-07-1995", "nik", "nik.other_birth_date"),
        ("kk_number", "737301", "kk_number", "roll.kk_dropped"),
        ("marital_status", "Rumit", "marital_status", "roll.value_unknown"),
        ("citizenship", "XYZ", "citizenship", "roll.value_unknown"),
        ("village", "Atlantis", "village", "roll.village_unknown"),
    ],
)
def test_what_only_warns(
    checker: RowChecker, field: str, value: object, column: str, code: str
) -> None:
    row, problems = checker.check(9, cells(**{field: value}))
    assert row is not None
    assert [(one.column, one.code, one.warning) for one in problems] == [(column, code, True)]


def test_a_wrong_family_card_number_is_left_out(checker: RowChecker) -> None:
    assert row_of(checker, kk_number="737301").kk_number == ""


@pytest.mark.parametrize(
    ("village", "district", "code"),
    [
        ("DANGERAKKO", "WARA", "73.73.01.1001"),
        ("Kel. Dangerakko", "Kec. Wara", "73.73.01.1001"),
        ("Dangerakko", "", "73.73.01.1001"),
        ("Songka", "Wara Selatan", "73.73.05.1003"),
        ("Songka", "TELLUWANUA", "73.73.06.1009"),
        ("Songka", "", None),  # two have that name: not guessed
        ("", "Wara", None),
    ],
)
def test_villages_are_found_by_name(
    checker: RowChecker, village: str, district: str, code: str | None
) -> None:
    assert row_of(checker, village=village, district=district).village_code == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Petonjangan", "Pentojangan"),
        ("Kelurahan Sabbang Paru", "Sabbamparu"),
        ("Kec. Bara", "bara"),
    ],
)
def test_known_spellings_of_one_place(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


def test_short_rows_have_empty_cells(checker: RowChecker) -> None:
    row, problems = checker.check(2, cells()[:2])
    assert row is None
    assert [problem.code for problem in problems] == [
        "roll.name_missing", "date.missing", "roll.sex_unknown",
    ]  # fmt: skip
