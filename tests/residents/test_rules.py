"""What a NIK, a name and an age are (domain.md, NIK and Who is obliged)."""

from datetime import date

import pytest

from ektp_desk.residents.rules import (
    MaritalStatus,
    Sex,
    age_on,
    check_nik,
    digits,
    is_obliged,
    mask_nik,
    name_key,
    nik_problem,
    tidy_name,
    told_by_nik,
)

BORN = date(1992, 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "7373014405920001",
        " 7373014405920001 ",
        "7373 0144 0592 0001",
        "7317014405920001",  # Luwu, before Palopo was split off
        "9999999999999999",  # neither a region nor a date: warned about, never blocked
        "0000000000000000",
    ],
)
def test_any_sixteen_digits_are_a_nik(text: str) -> None:
    assert nik_problem(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "737301440592000",
        "73730144059200011",
        "737301440592000A",
        "7373-0144-0592-0001",
        "٧٣٧٣٠١٤٤٠٥٩٢٠٠٠١",  # digits of another script
        "７３７３０１４４０５９２０００１",
        "²373014405920001",
    ],
)
def test_what_is_not_sixteen_digits_is_no_nik(text: str) -> None:
    assert nik_problem(text) == "nik.not_16_digits"


@pytest.mark.parametrize("text", ["7.37301E+15", "7,37301e+15"])
def test_a_number_that_a_spreadsheet_shortened_is_named_so(text: str) -> None:
    assert nik_problem(text) == "nik.spreadsheet"


@pytest.mark.parametrize(
    ("nik", "born", "sex", "warnings"),
    [
        ("7373014405920001", BORN, Sex.FEMALE, ()),
        ("7373010405920001", BORN, Sex.MALE, ()),
        ("7373010405920001", BORN, Sex.FEMALE, ("nik.other_sex",)),
        ("7373014405920001", BORN, Sex.MALE, ("nik.other_sex",)),
        ("7317014405920001", BORN, Sex.FEMALE, ("nik.other_region",)),
        ("3171014405920001", BORN, Sex.FEMALE, ("nik.other_region",)),
        ("7373014505920001", BORN, Sex.FEMALE, ("nik.other_birth_date",)),
        ("7373014405930001", BORN, Sex.FEMALE, ("nik.other_birth_date",)),
        # The century comes from the birth date: 04-05-1892 and 1992 write the same six digits.
        ("7373014405920001", date(1892, 5, 4), Sex.FEMALE, ()),
        ("7373017112000001", date(2000, 12, 31), Sex.FEMALE, ()),
        ("7373014405920000", BORN, Sex.FEMALE, ("nik.no_sequence",)),
        (
            "3171010506930001",
            BORN,
            Sex.FEMALE,
            ("nik.other_region", "nik.other_birth_date", "nik.other_sex"),
        ),
        ("7373014405920001", None, None, ()),
    ],
)
def test_what_does_not_match_the_record_warns(
    nik: str, born: date | None, sex: Sex | None, warnings: tuple[str, ...]
) -> None:
    assert check_nik(nik, birth_date=born, sex=sex, region_code="73.73") == warnings


def test_outsiders_see_four_digits_at_each_end() -> None:
    assert mask_nik("7373014405920001") == "7373••••••••0001"


@pytest.mark.parametrize("text", ["", "737301", "73730144059200011"])
def test_what_is_no_nik_is_masked_whole(text: str) -> None:
    assert mask_nik(text) == "••••••••"


def test_only_ascii_digits_are_read() -> None:
    assert digits("73.73-01 44/٥x") == "73730144"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ANDI SITTI  Aminah", "andi sitti aminah"),
        ("Nur'aini", "nuraini"),
        ("Nur’aini", "nuraini"),
        ("H. Muh.Yusuf, S.Pd.", "h muh yusuf s pd"),
        ("José Núñez", "jose nunez"),
        ("Abd. Rahman/Rahim", "abd rahman rahim"),
        ("Siti-Aisyah", "siti aisyah"),
        ("Straße", "strasse"),
        ("王小明", "王小明"),
        ("", ""),
    ],
)
def test_names_are_folded_for_search(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  Andi \t Sitti\n", "Andi Sitti"),
        ("Andi\u200bSitti", "Andi Sitti"),  # a sign of no width between them
        ("Andi\x00Sitti\x07", "Andi Sitti"),
        ("Nur’aini", "Nur’aini"),
        ("王小明", "王小明"),
        ("\u202eAndi", "Andi"),  # would turn the writing around
    ],
)
def test_names_keep_their_letters_only(typed: str, tidy: str) -> None:
    assert tidy_name(typed) == tidy


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2009, 11, 24), date(2026, 11, 23), 16),
        (date(2009, 11, 24), date(2026, 11, 24), 17),
        (date(2008, 2, 29), date(2025, 2, 28), 16),
        (date(2008, 2, 29), date(2025, 3, 1), 17),
        (date(2026, 11, 24), date(2026, 11, 24), 0),
    ],
)
def test_ages_are_completed_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@pytest.mark.parametrize(
    ("born", "marital", "obliged"),
    [
        (date(2009, 11, 24), MaritalStatus.SINGLE, True),
        (date(2009, 11, 25), MaritalStatus.SINGLE, False),
        (date(2010, 11, 25), MaritalStatus.MARRIED, True),
        (date(2010, 11, 25), MaritalStatus.DIVORCED, True),
        (date(2010, 11, 25), MaritalStatus.WIDOWED, True),
    ],
)
def test_who_must_hold_a_card(born: date, marital: MaritalStatus, obliged: bool) -> None:
    assert is_obliged(born, marital, date(2026, 11, 24)) is obliged


@pytest.mark.parametrize(
    ("nik", "born", "sex"),
    [
        ("7373010405920001", date(1992, 5, 4), Sex.MALE),
        ("7373014405920001", date(1992, 5, 4), Sex.FEMALE),
        ("7373010501080001", date(2008, 1, 5), Sex.MALE),
        ("7373012902000001", date(2000, 2, 29), Sex.MALE),
        ("7373013112250001", date(1925, 12, 31), Sex.MALE),  # that of 2025 is still ahead
    ],
)
def test_a_nik_tells_the_birth_date_and_the_sex(nik: str, born: date, sex: Sex) -> None:
    assert told_by_nik(nik, date(2025, 1, 2)) == (born, sex)


@pytest.mark.parametrize("nik", ["9999999999999999", "0000000000000000", "7373018101920001"])
def test_digits_that_are_no_date_tell_nothing(nik: str) -> None:
    assert told_by_nik(nik, date(2025, 1, 2)) is None
