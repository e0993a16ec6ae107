"""A role or an account that nobody gave in the program is found in the log's light."""

import pytest

from ektp_desk.accounts import emergency, kiosk, services
from ektp_desk.accounts.checks import officers_and_log
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.work import Actor
from tests.conftest import CONSOLE, PASSWORD, Office
from tests.tampering import run

DOOR = Actor(None, "", frozenset(), "meja-pintu", instance="aa")


def found(office: Office) -> list[tuple[str, object]]:
    read = office.desk.read(lambda session: list(officers_and_log(session)))
    return [(one.code, one.params["officer"]) for one in read]


def test_whatever_managers_kiosks_and_emergencies_do_agrees(office: Office) -> None:
    desk, supervisor = office.desk, office.supervisor
    desk.write(
        supervisor, services.change_officer, officer_id=office.printer.officer_id,
        full_name="Petugas", nip="", roles=[Role.PRINTER, Role.SUPERVISOR],
    )  # fmt: skip
    for act in (services.disable_officer, services.enable_officer, services.disable_officer):
        desk.write(supervisor, act, username="rekam2")
    desk.write(DOOR, kiosk.open_kiosk, username="supervisor", password=PASSWORD)
    desk.write(supervisor, services.disable_officer, username=kiosk.USERNAME)
    code = desk.write(CONSOLE, emergency.make_code).result
    desk.write(
        DOOR, emergency.open_emergency, code=code, full_name="Rahmat", reason="Supervisor sakit",
        station="meja-9",
    )  # fmt: skip
    assert found(office) == []


@pytest.mark.parametrize(
    ("statement", "code", "who"),
    [
        ("INSERT INTO officer_role (officer_id, role) VALUES (2, 'supervisor')", "roles", "loket1"),
        ("UPDATE officer_role SET role = 'administrator' WHERE officer_id = 2", "roles", "loket1"),
        ("DELETE FROM officer_role WHERE officer_id = 1 AND role = 'printer'", "roles",
         "supervisor"),
    ],
)  # fmt: skip
def test_a_role_that_no_act_gave_is_found(
    office: Office, statement: str, code: str, who: str
) -> None:
    run(office.desk.engine, statement)
    assert found(office) == [(f"check.officer_{code}", who)]


def test_a_disabled_account_that_was_brought_back_is_found(office: Office) -> None:
    office.desk.write(office.supervisor, services.disable_officer, username="loket1")
    run(office.desk.engine, "UPDATE officer SET active = :yes WHERE username = 'loket1'", yes=True)
    assert found(office) == [("check.officer_active", "loket1")]


def test_an_officer_whom_nobody_added_is_found(office: Office) -> None:
    run(
        office.desk.engine,
        "INSERT INTO officer (username, full_name, nip, password_hash, active, failed_sign_ins, "
        "created_at) SELECT 'hantu', 'Hantu', '', password_hash, active, 0, created_at "
        "FROM officer WHERE id = 1",
    )
    assert found(office) == [("check.officer_roles", "hantu"), ("check.officer_active", "hantu")]
