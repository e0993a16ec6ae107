"""Birth dates, sexes and states as offices type them."""

from datetime import date, datetime

import pytest

from ektp_desk.residents.rolldates import CITIZENS, MARITAL, SEXES, DateProblem, parse_date, word
from ektp_desk.residents.rules import Citizenship, MaritalStatus, Sex

TODAY = date(2026, 11, 24)
BORN = date(1992, 5, 4)


@pytest.mark.parametrize(
    "cell",
    [
        BORN,
        datetime(1992, 5, 4, 0, 0),
        33_728,  # the spreadsheet's own number of that day
        33_728.0,
        19_920_504,  # typed together, read as a number
        "1992-05-04",
        "04-05-1992",
        "4-5-1992",
        "04/05/1992",
        "04.05.1992",
        "4 5 1992",
        "4 Mei 1992",
        "04-MEI-1992",
        "4 May 1992",
        "1992-05-04 00:00:00",
        "1992-05-04T00:00:00",
        "19920504",
        "  04-05-1992 ",
    ],
)
def test_one_day_in_many_writings(cell: object) -> None:
    assert parse_date(cell, today=TODAY) == BORN


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("Januari", 1), ("Pebruari", 2), ("Peb", 2), ("Maret", 3), ("Agustus", 8), ("Agt", 8),
        ("Okt", 10), ("Nopember", 11), ("Nop", 11), ("Desember", 12), ("Des", 12),
    ],
)  # fmt: skip
def test_months_as_indonesians_write_them(name: str, month: int) -> None:
    assert parse_date(f"17 {name} 1990", today=TODAY) == date(1990, month, 17)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "date.missing"),
        ("   ", "date.missing"),
        ("04-05-92", "date.two_digit_year"),
        ("92-05-04", "date.two_digit_year"),
        ("31-02-1990", "date.not_a_date"),
        ("29-02-1900", "date.not_a_date"),
        ("05-13-1992", "date.not_a_date"),  # month before day is not guessed
        ("1992", "date.not_a_date"),
        ("4 Foo 1992", "date.not_a_date"),
        ("tidak tahu", "date.not_a_date"),
        ("#N/A", "date.not_a_date"),
        (True, "date.not_a_date"),
        (-1, "date.not_a_date"),
        (0, "date.not_a_date"),
        (33_728.5, "date.not_a_date"),
        (float("inf"), "date.not_a_date"),
        (float("nan"), "date.not_a_date"),
        (1e300, "date.not_a_date"),
        ("25-11-2026", "date.out_of_range"),  # tomorrow
        ("31-12-1879", "date.out_of_range"),
        ("01-01-0001", "date.out_of_range"),
        (79_999, "date.out_of_range"),
    ],
)
def test_what_is_no_birth_date_says_why(cell: object, code: str) -> None:
    with pytest.raises(DateProblem) as caught:
        parse_date(cell, today=TODAY)
    assert str(caught.value) == code


def test_somebody_may_be_born_today() -> None:
    assert parse_date("24-11-2026", today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("L", Sex.MALE), ("LK", Sex.MALE), ("Laki-Laki", Sex.MALE), ("laki - laki", Sex.MALE),
        ("PRIA", Sex.MALE), ("1", Sex.MALE), ("P", Sex.FEMALE), ("Pr.", Sex.FEMALE),
        ("PEREMPUAN", Sex.FEMALE), ("Wanita", Sex.FEMALE), ("2", Sex.FEMALE), ("X", None),
        ("", None), ("L/P", None),
    ],
)  # fmt: skip
def test_sexes(text: str, sex: Sex | None) -> None:
    assert SEXES.get(word(text)) is sex


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("BELUM KAWIN", MaritalStatus.SINGLE), ("Belum-Kawin", MaritalStatus.SINGLE),
        ("KAWIN", MaritalStatus.MARRIED), ("Kawin Tercatat", MaritalStatus.MARRIED),
        ("CERAI HIDUP", MaritalStatus.DIVORCED), ("CERAI MATI", MaritalStatus.WIDOWED),
        ("Rumit", None),
    ],
)  # fmt: skip
def test_marital_states(text: str, status: MaritalStatus | None) -> None:
    assert MARITAL.get(word(text)) is status


def test_citizenship() -> None:
    assert CITIZENS[word("WNI")] is CITIZENS[word("")] is Citizenship.WNI
    assert CITIZENS[word("WNA")] is Citizenship.WNA
