"""What an officer may do is asked at each act: the sign-in of this morning is not enough."""

import pytest

from ektp_desk.accounts import services
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.papers import services as papers
from ektp_desk.queue import services as queue
from ektp_desk.queue.shifts import begin_shift
from tests.conftest import PASSWORD, Office
from tests.racing import refused


def take(office: Office) -> str:
    """A number, and the key of its paper."""
    taken = office.desk.write(office.counter, queue.take_number, service_code="INFO").result
    return taken.paper.key


def give_roles(office: Office, *roles: Role) -> None:
    assert office.counter.officer_id is not None
    office.desk.write(
        office.supervisor, services.change_officer, officer_id=office.counter.officer_id,
        full_name="Petugas loket1", nip="", roles=roles,
    )  # fmt: skip


def test_who_is_disabled_stops_at_the_next_act(office: Office) -> None:
    key = take(office)
    office.desk.write(office.supervisor, services.disable_officer, username="loket1")

    acts = (
        lambda: take(office),
        lambda: office.desk.write(office.counter, queue.call_next, counter_id=1),
        lambda: office.desk.write(office.counter, papers.copy, key=key),
        lambda: office.desk.write(office.counter, begin_shift),
        lambda: office.desk.write(
            office.counter, services.change_password, old=PASSWORD, new="kata-sandi-baru"
        ),
    )
    assert [refused(act).code for act in acts] == ["officer.inactive"] * len(acts)

    office.desk.write(office.supervisor, services.enable_officer, username="loket1")
    take(office)


def test_a_role_taken_away_is_gone_and_one_given_is_there(office: Office) -> None:
    give_roles(office, Role.PRINTER)
    assert refused(lambda: take(office)).code == "role.missing"
    give_roles(office, Role.PRINTER, Role.HANDOVER)
    take(office)


def test_roles_an_actor_only_claims_count_for_nothing(office: Office) -> None:
    claimed = Actor(office.printer.officer_id, "", frozenset(Role), "meja")
    error = refused(lambda: office.desk.write(claimed, queue.take_number, service_code="INFO"))
    assert error.code == "role.missing"
    nobody = Actor(99_999, "", frozenset(Role), "meja")
    error = refused(lambda: office.desk.write(nobody, queue.take_number, service_code="INFO"))
    assert error.code == "officer.inactive"


def test_a_copy_of_a_paper_is_for_officers_only(office: Office) -> None:
    key = take(office)
    door = Actor(None, "", frozenset(), "meja-pintu")
    assert refused(lambda: office.desk.write(door, papers.copy, key=key)).code == "role.missing"
    assert office.desk.write(office.printer, papers.copy, key=key).result.copy == 1


def test_the_console_is_no_officer_and_holds_what_it_came_with(office: Office) -> None:
    console = Actor(None, "console", frozenset({Role.SUPERVISOR}), "console")

    def act(work: Work) -> None:
        work.require(Role.SUPERVISOR)
        work.require()

    office.desk.write(console, act)


@pytest.mark.parametrize("counter_id", [9_999, 2])
def test_nobody_signs_in_at_a_counter_that_is_not_in_use(office: Office, counter_id: int) -> None:
    office.desk.write(
        office.supervisor, services.save_counter, counter_id=2, code="2", name="Loket 2",
        letters="AB", active=False,
    )  # fmt: skip
    door = Actor(None, "", frozenset(), "meja-pintu")

    def sign_in(password: str) -> services.SignIn:
        return office.desk.write(
            door, services.sign_in, username="loket1", password=password,
            counter_id=counter_id, station="meja",
        ).result  # fmt: skip

    assert sign_in(PASSWORD) == services.SignIn(None, "counter.unknown")
    assert sign_in("bukan-rahasia").code == "sign_in.wrong"  # says nothing to a stranger
