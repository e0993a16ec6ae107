"""Acts of the console: who may say that they were looked into, and who may not."""

import pytest
from sqlmodel import col, select

from ektp_desk.accounts import services
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from ektp_desk.reports.console_acts import ConsoleAct, acknowledge, console_acts, unseen
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Matter
from tests.conftest import CONSOLE, PASSWORD, Office
from tests.racing import race, refused

AT_CONSOLE = Actor(None, "console", CONSOLE.roles, "server/root (console)")
CHANGED = "milik-saya-sendiri"


def waiting(office: Office) -> tuple[ConsoleAct, ...]:
    return office.desk.read(unseen)


def see(office: Office, actor: Actor, act: ConsoleAct) -> None:
    office.desk.write(actor, acknowledge, audit_id=act.id)


def add(office: Office, username: str, actor: Actor = AT_CONSOLE) -> Actor:
    made = office.desk.write(
        actor, services.add_officer, username=username, full_name=username.title(), nip="",
        roles=[Role.SUPERVISOR], password=PASSWORD,
    ).result  # fmt: skip
    return Actor(made, username, frozenset({Role.SUPERVISOR}), "meja")


def reset(office: Office, username: str) -> None:
    office.desk.write(
        AT_CONSOLE, services.reset_password, username=username, password="dari-konsol-1"
    )


def change(office: Office, actor: Actor, old: str) -> None:
    office.desk.write(actor, services.change_password, old=old, new=CHANGED)


def refusal(office: Office, actor: Actor, act: ConsoleAct) -> str:
    return refused(lambda: see(office, actor, act)).code


def test_a_supervisor_looks_into_each_once_and_it_leaves_the_desk(office: Office) -> None:
    add(office, "baru")
    (act,) = waiting(office)
    assert (act.whom, act.station) == ("Baru", "server/root")
    outcomes = race(*[lambda: see(office, office.supervisor, act)] * 2)
    assert outcomes == ["", "console_act.seen"]
    assert waiting(office) == ()
    (kept,) = office.desk.read(console_acts)
    assert kept.seen_by == "Supervisor"
    assert kept.seen_at == office.clock.now()
    found = office.desk.read(decisions, day=office.clock.now().date())
    assert Matter.CONSOLE not in {row.key for row in found}
    newest = select(AuditEntry).order_by(col(AuditEntry.id).desc()).limit(1)
    row = office.desk.read(lambda session: session.exec(newest).one())
    assert (row.action, row.row_id) == ("console_act.seen", act.id)


def test_what_came_later_waits_for_itself(office: Office) -> None:
    add(office, "baru")
    see(office, office.supervisor, waiting(office)[0])
    reset(office, "baru")
    (act,) = waiting(office)
    assert act.action == "officer.password_reset"
    line = office.desk.read(decisions, day=office.clock.now().date())[0]
    assert (line.key, line.count) == (Matter.CONSOLE, 1)


def test_what_a_window_did_is_none_of_it(office: Office) -> None:
    add(office, "baru", office.supervisor)
    add(office, "satu", CONSOLE)  # whoever set the office up
    assert waiting(office) == ()


def test_roles_given_are_told(office: Office) -> None:
    officer = office.printer.officer_id
    office.desk.write(
        AT_CONSOLE, services.change_officer, officer_id=officer, full_name="Petugas Cetak", nip="",
        roles=[Role.SUPERVISOR],
    )  # fmt: skip
    (act,) = waiting(office)
    assert (act.action, act.whom) == ("officer.changed", "Petugas Cetak")
    assert refusal(office, office.printer, act) == "console_act.not_another"


def test_the_console_and_other_roles_do_not_look_into_it(office: Office) -> None:
    add(office, "baru")
    (act,) = waiting(office)
    assert refusal(office, AT_CONSOLE, act) == "console_act.not_another"
    assert refusal(office, office.printer, act) == "role.missing"
    assert waiting(office) == (act,)


def test_whom_the_console_made_vouches_for_nothing_also_not_for_each_other(
    office: Office,
) -> None:
    one, other = add(office, "teman"), add(office, "kawan")
    for actor in (one, other):
        change(office, actor, PASSWORD)
        for act in waiting(office):
            assert refusal(office, actor, act) == "console_act.not_another"
    for act in waiting(office):
        see(office, office.supervisor, act)
    office.desk.write(AT_CONSOLE, services.enable_officer, username="kawan")
    (act,) = waiting(office)
    see(office, one, act)  # looked into by another, with a password of their own


def test_a_password_of_the_console_vouches_for_nothing_until_it_is_changed(
    office: Office,
) -> None:
    reset(office, "supervisor")
    (act,) = waiting(office)
    assert refusal(office, office.supervisor, act) == "console_act.password_given"
    change(office, office.supervisor, "dari-konsol-1")
    see(office, office.supervisor, act)
    assert waiting(office) == ()


def test_a_refused_look_is_written(office: Office) -> None:
    accomplice = add(office, "teman")
    refusal(office, accomplice, waiting(office)[0])
    noted = select(AuditEntry.facts).where(col(AuditEntry.action) == "refusal.noted")
    facts = office.desk.read(lambda session: session.exec(noted).one())
    assert facts == {
        "act": "reports.console_acts.acknowledge", "code": "console_act.not_another",
    }  # fmt: skip


@pytest.mark.parametrize("which", [0, -1, 1, 2**40])
def test_what_is_no_act_of_the_console_is_refused(office: Office, which: int) -> None:
    add(office, "baru")
    error = refused(lambda: office.desk.write(office.supervisor, acknowledge, audit_id=which))
    assert error.code == "console_act.unknown"
