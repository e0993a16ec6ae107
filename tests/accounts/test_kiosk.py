"""The kiosk's account: opened by a supervisor, able to take numbers and nothing else."""

from dataclasses import replace

import pytest

from ektp_desk.accounts import kiosk, queries
from ektp_desk.accounts import services as accounts
from ektp_desk.accounts.rules import Role
from ektp_desk.cards import intake
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.residents import services as residents
from tests.conftest import PASSWORD, Office
from tests.racing import race, refused

NOBODY = Actor(None, "", frozenset(), "kios/1", instance="i-1")


def opened(office: Office, username: str = "supervisor", password: str = PASSWORD) -> Actor:
    return office.desk.write(NOBODY, kiosk.open_kiosk, username=username, password=password).result


@pytest.fixture
def at_kiosk(office: Office) -> Actor:
    return opened(office)


def test_only_who_keeps_the_office_opens_it(office: Office) -> None:
    assert refused(lambda: opened(office, "supervisor", "salah")).code == "kiosk.wrong"
    assert refused(lambda: opened(office, "loket1")).code == "kiosk.not_supervisor"
    actor = opened(office)
    assert (actor.roles, actor.station, actor.instance) == ({Role.KIOSK}, "kios/1", "i-1")


def test_it_takes_numbers_and_does_nothing_else(office: Office, at_kiosk: Actor) -> None:
    taken = office.desk.write(at_kiosk, intake.take_number_for, service_code="INFO").result
    assert taken.ticket.code == "D-001"
    for act in (
        lambda: office.desk.write(at_kiosk, queue.cancel, ticket_id=taken.ticket.id, note="x"),
        lambda: office.desk.write(at_kiosk, queue.call_next, counter_id=1),
        lambda: office.desk.write(at_kiosk, queue.book_appointment, service_code="INFO",
                                  slot_at=office.clock.now(), name="x"),
        lambda: office.desk.write(at_kiosk, queue.cancel_appointment, appointment_id=1, note="x"),
        lambda: office.desk.write(at_kiosk, residents.log_unmasked,
                                  resident_id=office.adult, why="x"),
        lambda: office.desk.write(at_kiosk, accounts.save_counter, counter_id=1, code="1",
                                  name="x", letters="A", active=True),
    ):  # fmt: skip
        assert refused(act).code == "role.missing"


def test_two_kiosks_opened_at_once_share_one_account(office: Office) -> None:
    assert race(lambda: opened(office), lambda: opened(office)) == ["", ""]
    rows = [row for row in office.desk.read(queries.officers) if Role.KIOSK in row.roles]
    assert [row.username for row in rows if row.roles == {Role.KIOSK}] == [kiosk.USERNAME]


def test_a_disabled_account_stops_every_kiosk_and_opens_none(
    office: Office, at_kiosk: Actor
) -> None:
    office.desk.write(office.supervisor, accounts.disable_officer, username=kiosk.USERNAME)

    def take() -> None:
        office.desk.write(at_kiosk, intake.take_number_for, service_code="INFO")

    assert refused(take).code == "officer.inactive"
    assert refused(lambda: opened(office)).code == "kiosk.account_disabled"


def test_roles_given_to_the_account_are_taken_away_at_the_next_opening(
    office: Office, at_kiosk: Actor
) -> None:
    office.desk.write(
        office.supervisor, accounts.change_officer, officer_id=at_kiosk.officer_id,
        full_name="Kios", nip="", roles=[Role.KIOSK, Role.SUPERVISOR],
    )  # fmt: skip
    opened(office)
    rows = {row.username: row.roles for row in office.desk.read(queries.officers)}
    assert rows[kiosk.USERNAME] == {Role.KIOSK}


def test_it_is_left_with_a_supervisors_password_only(office: Office, at_kiosk: Actor) -> None:
    def close(actor: Actor, username: str, password: str = PASSWORD) -> None:
        office.desk.write(actor, kiosk.close_kiosk, username=username, password=password)

    assert refused(lambda: close(at_kiosk, "loket1")).code == "kiosk.not_supervisor"
    assert refused(lambda: close(at_kiosk, "supervisor", "salah")).code == "kiosk.wrong"
    close(replace(at_kiosk), "supervisor")
    assert refused(lambda: close(office.counter, "supervisor")).code == "role.missing"


def test_guesses_at_the_kiosk_pause_the_account_guessed_at(office: Office, at_kiosk: Actor) -> None:
    def guess() -> None:
        office.desk.write(at_kiosk, kiosk.close_kiosk, username="supervisor", password="tebakan")

    codes = [refused(guess).code for _ in range(6)]
    assert codes[-1] == "sign_off.paused"
