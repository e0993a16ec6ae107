"""Access in an emergency: a sealed code, good once, for an hour, and never quietly."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from ektp_desk.accounts import emergency, queries, services, sessions
from ektp_desk.accounts.models import EmergencyAccess, Officer
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.services import SignIn
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from ektp_desk.queue import services as queue
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Matter
from tests.conftest import CONSOLE, PASSWORD, Office
from tests.racing import race, refused

DOOR = Actor(None, "", frozenset(), "meja-pintu", instance="aa")
WHY = "Supervisor sakit, kata sandi lupa"


def seal(office: Office, actor: Actor | None = None, password: str = PASSWORD) -> str:
    return office.desk.write(
        actor or office.supervisor, emergency.make_code, password=password
    ).result


def bring(office: Office, code: str, *, name: str = "Rahmat Hidayat", why: str = WHY) -> SignIn:
    return office.desk.write(
        DOOR, emergency.open_emergency, code=code, full_name=name, reason=why, station="meja-9"
    ).result


def opened(office: Office) -> Actor:
    actor = bring(office, seal(office)).actor
    assert actor is not None
    return actor


def waiting(office: Office) -> tuple[emergency.EmergencyRow, ...]:
    return office.desk.read(emergency.unacknowledged)


def acknowledge(office: Office, actor: Actor) -> None:
    (row,) = waiting(office)
    office.desk.write(actor, emergency.acknowledge, access_id=row.id)


def actions(office: Office, noun: str) -> list[str]:
    statement = select(AuditEntry.action).where(col(AuditEntry.noun) == noun)
    return office.desk.read(lambda s: list(s.exec(statement.order_by(col(AuditEntry.id)))))


def manager(office: Office, username: str, actor: Actor = CONSOLE) -> Actor:
    made = office.desk.write(
        actor, services.add_officer, username=username, full_name=username, nip="",
        roles=[Role.SUPERVISOR], password=PASSWORD,
    ).result  # fmt: skip
    return Actor(made, username, frozenset({Role.SUPERVISOR}), "meja")


def test_the_code_lets_in_as_administrator_and_leaves_a_trace(office: Office) -> None:
    actor = opened(office)
    assert actor.roles == {Role.ADMINISTRATOR}
    office.desk.write(
        actor, services.reset_password, username="supervisor", password="kata-sandi-baru"
    )
    (row,) = waiting(office)
    assert (row.opened_by, row.reason, row.station) == ("Rahmat Hidayat", WHY, "meja-9")
    assert row.ends_at - row.opened_at == timedelta(hours=1)
    assert actions(office, "emergency") == ["emergency.sealed", "emergency.opened"]
    line = office.desk.read(decisions, day=office.clock.now().date())[0]
    assert (line.key, line.count, line.urgency.name) == (Matter.EMERGENCY, 1, "NOW")


def test_it_is_no_supervisor(office: Office) -> None:
    actor = opened(office)
    error = refused(lambda: office.desk.write(actor, queue.take_number, service_code="INFO"))
    assert error.code == "role.missing"


def test_a_code_is_good_once(office: Office) -> None:
    code = seal(office)
    assert bring(office, code).actor is not None
    assert bring(office, code) == SignIn(None, "emergency.wrong")
    assert office.desk.read(emergency.sealed_code) is None


def test_who_brings_one_code_at_once_is_let_in_once(office: Office) -> None:
    code = seal(office)
    answers: list[SignIn] = []
    race(*[lambda: answers.append(bring(office, code))] * 3)
    assert sorted(answer.code for answer in answers) == ["", "emergency.wrong", "emergency.wrong"]
    assert len(waiting(office)) == 1


def test_a_newer_code_withdraws_the_one_before(office: Office) -> None:
    before = seal(office)
    now = seal(office, CONSOLE, "")
    assert bring(office, before).code == "emergency.wrong"
    assert bring(office, now).actor is not None


def test_two_codes_made_at_once_leave_one_that_opens(office: Office) -> None:
    codes: list[str] = []
    race(*[lambda: codes.append(seal(office))] * 3)
    assert [bring(office, code).code for code in codes].count("") == 1


def test_a_code_is_read_however_it_is_typed(office: Office) -> None:
    code = seal(office)
    typed = f"  {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')}"
    assert bring(office, typed).actor is not None


@pytest.mark.parametrize("code", ["", "-", "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF", "x" * 10_000, "\x00"])
def test_wrong_codes_are_refused_and_written_and_not_kept(office: Office, code: str) -> None:
    seal(office)
    assert bring(office, code) == SignIn(None, "emergency.wrong")
    statement = select(AuditEntry.facts).where(col(AuditEntry.action) == "refusal.noted")
    (facts,) = office.desk.read(lambda s: s.exec(statement).all())
    assert facts == {"act": "accounts.emergency.open_emergency", "code": "emergency.wrong"}


def test_without_a_sealed_code_none_opens(office: Office) -> None:
    assert bring(office, "").code == "emergency.wrong"


def test_who_and_why_are_needed_and_the_code_stays_good(office: Office) -> None:
    code = seal(office)
    cases = (
        (" \x00 ", WHY, "emergency.name_needed"),
        ("Rahmat", "lupa", "emergency.reason_needed"),
    )
    for name, why, expected in cases:
        error = refused(lambda name=name, why=why: bring(office, code, name=name, why=why))
        assert error.code == expected
    assert bring(office, code, name="x" * 500, why=f"{WHY}\x07\n" * 50).actor is not None
    (row,) = waiting(office)
    assert (len(row.opened_by), len(row.reason)) == (120, 200)
    assert row.reason.isprintable()


def test_only_managers_make_a_code_with_their_password(office: Office) -> None:
    assert refused(lambda: seal(office, office.printer)).code == "role.missing"
    assert refused(lambda: seal(office, password="salah")).code == "signature.wrong"
    assert office.desk.read(emergency.sealed_code) is None


def test_of_the_code_only_a_hash_is_kept(office: Office) -> None:
    code = seal(office)
    kept = office.desk.read(lambda s: s.exec(select(EmergencyAccess.code_hash)).one())
    assert kept.startswith("$argon2id$")
    assert emergency.tidy(code) not in kept


def test_after_an_hour_it_is_over(office: Office) -> None:
    actor = opened(office)
    office.clock.advance(seconds=3_599)
    office.desk.write(actor, sessions.note_seen)
    office.clock.advance(seconds=1)
    assert refused(lambda: office.desk.write(actor, sessions.note_seen)).code == "session.ended"
    assert office.desk.read(sessions.open_sessions, now=office.clock.now()) == ()
    assert len(waiting(office)) == 1, "the trace stays"


def test_another_manager_acknowledges_it_once(office: Office) -> None:
    opened(office)
    (row,) = waiting(office)
    outcomes = race(
        *[lambda: office.desk.write(office.supervisor, emergency.acknowledge, access_id=row.id)] * 2
    )
    assert outcomes == ["", "emergency.acknowledged"]
    assert waiting(office) == ()
    (kept,) = office.desk.read(emergency.openings)
    assert kept.acknowledged_by == "Supervisor"
    assert actions(office, "emergency")[-1] == "emergency.acknowledged"


def test_nobody_acknowledges_for_themselves(office: Office) -> None:
    actor = opened(office)
    accomplice = manager(office, "teman", actor)
    office.desk.write(
        actor, services.change_officer, officer_id=office.printer.officer_id,
        full_name="Petugas", nip="", roles=[Role.SUPERVISOR],
    )  # fmt: skip
    for who in (actor, CONSOLE, accomplice, office.printer):
        assert refused(lambda who=who: acknowledge(office, who)).code == "emergency.not_another"
    assert refused(lambda: acknowledge(office, office.recorder)).code == "role.missing"
    acknowledge(office, manager(office, "kepala"))


def test_a_password_that_the_emergency_gave_does_not_acknowledge_it(office: Office) -> None:
    actor = opened(office)
    office.desk.write(
        actor, services.reset_password, username="supervisor", password="dari-darurat-1"
    )
    error = refused(lambda: acknowledge(office, office.supervisor))
    assert error.code == "emergency.password_given"
    office.desk.write(
        office.supervisor, services.change_password, old="dari-darurat-1", new="milik-saya-sendiri"
    )
    acknowledge(office, office.supervisor)
    assert waiting(office) == ()


def test_what_nobody_opened_is_not_acknowledged(office: Office) -> None:
    seal(office)
    for access_id in (1, 99):
        error = refused(
            lambda access_id=access_id: office.desk.write(
                office.supervisor, emergency.acknowledge, access_id=access_id
            )
        )
        assert error.code == "emergency.unknown"


def test_the_account_is_nobodys_and_counts_as_no_manager(office: Office) -> None:
    actor = opened(office)
    for act, facts in (
        (services.reset_password, {"password": PASSWORD}),
        (services.enable_officer, {}),
        (services.disable_officer, {}),
    ):
        error = refused(
            lambda act=act, facts=facts: office.desk.write(
                office.supervisor, act, username="darurat", **facts
            )
        )
        assert error.code == "officer.reserved"
    last = refused(
        lambda: office.desk.write(actor, services.disable_officer, username="supervisor")
    )
    assert last.code == "officer.last_manager"
    taken = refused(lambda: manager(office, "darurat"))
    assert taken.code == "officer.reserved"


def test_the_name_is_reserved_before_the_first_emergency(office: Office) -> None:
    assert refused(lambda: manager(office, "Darurat")).code == "officer.reserved"


def test_history_names_the_account(office: Office) -> None:
    actor = opened(office)
    assert office.desk.read(queries.officer_names)[actor.officer_id or 0] == "Akses darurat"
    assert office.desk.read(
        lambda s: s.exec(select(Officer.active).where(col(Officer.username) == "darurat")).one()
    )
