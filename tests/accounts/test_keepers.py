"""Who may end kiosk mode while the database does not answer: known in memory, guesses counted."""

from dataclasses import replace

import pytest
from sqlmodel import select

from ektp_desk.accounts import kiosk
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.keepers import KnownKeepers, keepers
from ektp_desk.accounts.kiosk import LeftUnwritten
from ektp_desk.accounts.rules import FREE_FAILURES, Role
from ektp_desk.kernel.models import AuditEntry
from tests.conftest import PASSWORD, Office
from tests.racing import refused


@pytest.fixture
def known(office: Office) -> KnownKeepers:
    kept = KnownKeepers(office.clock.now)
    assert not kept.any
    kept.learn(office.desk.read(keepers))
    return kept


def code(known: KnownKeepers, username: str, password: str) -> str:
    return refused(lambda: known.vouch(username=username, password=password)).code


def test_keepers_are_let_out_and_nobody_else(office: Office, known: KnownKeepers) -> None:
    assert known.any
    assert known.vouch(username=" Supervisor ", password=PASSWORD) == "supervisor"
    assert code(known, "supervisor", "salah") == "kiosk.wrong"
    assert code(known, "loket1", PASSWORD) == "kiosk.wrong"
    assert code(known, "siapa", PASSWORD) == "kiosk.wrong"
    assert code(known, "supervisor", "") == "kiosk.wrong"


def test_who_may_no_more_is_forgotten_with_the_next_reading(
    office: Office, known: KnownKeepers
) -> None:
    rows = office.desk.read(keepers)
    known.learn([replace(row, password_hash="x") for row in rows])
    assert code(known, "supervisor", PASSWORD) == "kiosk.wrong"


def test_keepers_are_who_holds_the_role_now(office: Office) -> None:
    def become(*roles: Role) -> set[str]:
        office.desk.write(
            office.supervisor, accounts.change_officer, officer_id=office.counter.officer_id,
            full_name="Petugas", nip="", roles=roles,
        )  # fmt: skip
        return {row.username for row in office.desk.read(keepers)}

    assert become(Role.COUNTER, Role.SUPERVISOR) == {"supervisor", "loket1"}
    office.desk.write(office.supervisor, accounts.disable_officer, username="loket1")
    assert {row.username for row in office.desk.read(keepers)} == {"supervisor"}
    office.desk.write(office.supervisor, accounts.enable_officer, username="loket1")
    assert become(Role.COUNTER) == {"supervisor"}


def test_guesses_pause_as_at_signing_in(office: Office, known: KnownKeepers) -> None:
    for _ in range(FREE_FAILURES):
        assert code(known, "supervisor", "tebakan") == "kiosk.wrong"
    assert code(known, "supervisor", PASSWORD) == "sign_off.paused"
    known.learn(office.desk.read(keepers))  # reading anew forgives nothing
    assert code(known, "supervisor", PASSWORD) == "sign_off.paused"
    office.clock.advance(seconds=31)
    assert known.vouch(username="supervisor", password=PASSWORD) == "supervisor"


def test_a_pause_that_began_at_the_server_holds_here(office: Office, known: KnownKeepers) -> None:
    at_kiosk = office.desk.write(
        office.counter, kiosk.open_kiosk, username="supervisor", password=PASSWORD
    ).result
    for _ in range(FREE_FAILURES + 1):
        refused(
            lambda: office.desk.write(
                at_kiosk, kiosk.close_kiosk, username="supervisor", password="tebakan"
            )
        )
    known.learn(office.desk.read(keepers))
    assert code(known, "supervisor", PASSWORD) == "sign_off.paused"


def test_a_hash_is_in_no_log(office: Office) -> None:
    assert "argon2" not in repr(office.desk.read(keepers))


def test_a_leaving_that_could_not_be_written_is_written_at_the_next_opening(
    office: Office,
) -> None:
    left = LeftUnwritten("supervisor", office.clock.now())
    office.clock.advance(seconds=600)
    office.desk.write(
        office.counter, kiosk.open_kiosk, username="supervisor", password=PASSWORD, left=left
    )
    entry = office.desk.read(
        lambda session: session.exec(
            select(AuditEntry).where(AuditEntry.action == "kiosk.closed")
        ).one()
    )
    assert entry.facts == {
        "by": office.supervisor.officer_id, "at": left.at.isoformat(), "written_later": True,
    }  # fmt: skip
