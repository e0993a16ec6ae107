"""User names, passwords and pauses."""

from datetime import timedelta

import pytest

from ektp_desk.accounts.rules import (
    OfficeProfile,
    password_problem,
    pause_after,
    tidy_username,
    username_problem,
)


@pytest.mark.parametrize("username", ["abc", "loket1", "siti.aminah", "s-a_1", "x" * 40])
def test_user_names(username: str) -> None:
    assert username_problem(username) is None


@pytest.mark.parametrize(
    ("username", "code"),
    [
        ("", "officer.username_length"),
        ("ab", "officer.username_length"),
        ("x" * 41, "officer.username_length"),
        ("siti aminah", "officer.username_letters"),
        ("siti@kantor", "officer.username_letters"),
        ("sití", "officer.username_letters"),
    ],
)
def test_what_is_no_user_name(username: str, code: str) -> None:
    assert username_problem(username) == code


def test_user_names_are_the_same_in_any_case() -> None:
    assert tidy_username("  LOKET1 ") == "loket1"


@pytest.mark.parametrize("password", ["delapan8", "aaaaaaaa", "kata sandi panjang", "x" * 200])
def test_length_counts_not_a_mix_of_signs(password: str) -> None:
    assert password_problem(password, username="loket1") is None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "officer.password_short"),
        ("tujuh77", "officer.password_short"),
        ("x" * 201, "officer.password_long"),
        ("SupervisoR", "officer.password_is_username"),
    ],
)
def test_what_is_no_password(password: str, code: str) -> None:
    assert password_problem(password, username="supervisor") == code


def test_pauses_begin_at_the_fifth_failure_double_and_end_at_half_an_hour() -> None:
    assert [pause_after(failures) for failures in range(5)] == [timedelta(0)] * 5
    assert [pause_after(failures).total_seconds() for failures in range(5, 9)] == [30, 60, 120, 240]
    assert pause_after(11) == pause_after(50) == pause_after(10_000) == timedelta(minutes=30)


def test_the_office_is_palopo_unless_told_otherwise() -> None:
    office = OfficeProfile()
    assert (office.region_code, office.zone, office.zone_label) == (
        "73.73", "Asia/Makassar", "WITA",
    )  # fmt: skip
    assert (office.plan_rate, office.week_days) == (50, 5)
    assert (office.record_from_age, office.print_from_age) == (16, 17)
    assert office.no_show_after_others == 5
    assert "GRATIS" in office.ticket_footer
    assert not office.suket_enabled
