"""Sessions: listed, ended, locked; and every refusal in the audit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from ektp_desk.accounts import services, sessions
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor, Work
from ektp_desk.queue import services as queue
from ektp_desk.queue.shifts import end_shift
from tests.conftest import CONSOLE, PASSWORD, Office
from tests.racing import race, refused

WRONG = "bukan-rahasia"


def enter(
    office: Office, username: str = "loket1", *, instance: str = "aa", left: tuple[str, ...] = ()
) -> Actor:
    door = Actor(None, "", frozenset(), "meja-1", instance=instance)
    answer = office.desk.write(
        door, services.sign_in, username=username, password=PASSWORD, counter_id=1,
        station="meja-1", left=left,
    ).result  # fmt: skip
    assert answer.actor is not None
    return answer.actor


def listed(office: Office, officer_id: int | None = None) -> list[str]:
    rows = office.desk.read(sessions.open_sessions, now=office.clock.now(), officer_id=officer_id)
    return [row.officer for row in rows]


def entries(office: Office, *actions: str) -> list[AuditEntry]:
    statement = select(AuditEntry).where(col(AuditEntry.action).in_(actions))
    return office.desk.read(
        lambda session: list(session.exec(statement.order_by(col(AuditEntry.id))))
    )


def take(office: Office, actor: Actor) -> Any:
    return office.desk.write(actor, queue.take_number, service_code="INFO").result


def end(office: Office, actor: Actor, session_id: int | None) -> None:
    office.desk.write(actor, sessions.end_session, session_id=session_id or 0)


def test_signing_in_begins_a_session_and_signing_out_ends_it(office: Office) -> None:
    actor = enter(office)
    (row,) = office.desk.read(sessions.open_sessions, now=office.clock.now())
    assert (row.id, row.officer, row.counter, row.station) == (
        actor.session_id, "Petugas loket1", "Loket 1", "meja-1",
    )  # fmt: skip
    assert row.began_at == row.seen_at == office.clock.now()

    office.desk.write(actor, services.sign_out)
    assert listed(office) == []
    assert refused(lambda: take(office, actor)).code == "session.ended"


def test_one_officer_may_sit_at_two_places_and_sees_both(office: Office) -> None:
    enter(office)
    office.clock.advance(seconds=60)
    enter(office, instance="bb")
    enter(office, "cetak1", instance="cc")
    assert listed(office, office.counter.officer_id) == ["Petugas loket1"] * 2
    assert sorted(listed(office)) == ["Petugas cetak1", "Petugas loket1", "Petugas loket1"]


@pytest.mark.parametrize("who", ["supervisor", "the officer, elsewhere"])
def test_an_ended_session_is_refused_at_its_next_act(office: Office, who: str) -> None:
    actor = enter(office)
    take(office, actor)
    elsewhere = enter(office, instance="bb")
    end(office, office.supervisor if who == "supervisor" else elsewhere, actor.session_id)

    for act in (
        lambda: take(office, actor),
        lambda: office.desk.write(actor, sessions.unlock, password=PASSWORD),
        lambda: office.desk.write(actor, sessions.note_seen),
        lambda: end(office, actor, elsewhere.session_id),
    ):
        assert refused(act).code == "session.ended"
    take(office, elsewhere)
    (written,) = entries(office, "session.ended")
    assert (written.row_id, written.facts["how"]) == (actor.session_id, "ended")


def test_who_leaves_an_ended_session_is_not_said_to_have_signed_out(office: Office) -> None:
    actor = enter(office)
    end(office, office.supervisor, actor.session_id)
    office.desk.write(actor, end_shift)  # what the program does when it is put out
    assert entries(office, "officer.signed_out") == []


def test_only_managers_end_others_sessions(office: Office) -> None:
    other = enter(office, "cetak1", instance="bb")
    actor = enter(office)
    assert refused(lambda: end(office, actor, other.session_id)).code == "role.missing"
    assert refused(lambda: end(office, actor, 9_999)).code == "role.missing"
    assert refused(lambda: end(office, office.supervisor, 9_999)).code == "session.over"
    take(office, actor)
    end(office, office.supervisor, other.session_id)
    again = refused(lambda: end(office, office.supervisor, other.session_id))
    assert again.code == "session.over"


def test_two_who_end_one_session_at_once_end_it_once(office: Office) -> None:
    actor = enter(office)
    outcomes = race(
        *[lambda: end(office, office.supervisor, actor.session_id)] * 3,
    )
    assert outcomes == ["", "session.over", "session.over"]
    assert len(entries(office, "session.ended")) == 1


def test_a_session_is_its_own_officers(office: Office) -> None:
    """Another's session id does not carry anybody."""
    borrowed = replace(office.printer, session_id=enter(office).session_id)
    assert refused(lambda: take(office, borrowed)).code == "session.ended"


@pytest.mark.parametrize(
    ("act", "facts", "how"),
    [
        (services.disable_officer, {"username": "loket1"}, "disabled"),
        (services.reset_password, {"username": "loket1", "password": "kata-baru-1"}, "password"),
    ],
)
def test_a_disabled_account_and_another_password_end_all_sessions(
    office: Office, act: Callable[..., None], facts: dict[str, str], how: str
) -> None:
    actors = [enter(office, instance=name) for name in ("aa", "bb")]
    office.desk.write(office.supervisor, act, **facts)
    codes = {refused(lambda actor=actor: take(office, actor)).code for actor in actors}
    assert codes == {"officer.inactive" if how == "disabled" else "session.ended"}
    assert [one.facts["how"] for one in entries(office, "session.ended")] == [how, how]


def test_ones_own_new_password_ends_ones_other_sessions(office: Office) -> None:
    here, there = enter(office), enter(office, instance="bb")
    office.desk.write(here, services.change_password, old=PASSWORD, new="kata-sandi-baru")
    take(office, here)
    assert refused(lambda: take(office, there)).code == "session.ended"


def test_what_a_killed_program_left_open_ends_with_the_next_on_its_computer(
    office: Office,
) -> None:
    dead = enter(office, instance="dead")
    elsewhere = enter(office, "cetak1", instance="alive")
    enter(office, instance="new", left=("dead", "long ago"))
    assert sorted(listed(office)) == ["Petugas cetak1", "Petugas loket1"]
    assert refused(lambda: take(office, dead)).code == "session.ended"
    office.desk.write(elsewhere, sessions.note_seen)
    assert [one.facts["how"] for one in entries(office, "session.ended")] == ["lost"]


def test_last_seen_moves_without_an_audit_row(office: Office) -> None:
    actor = enter(office)
    office.clock.advance(seconds=120)
    done = office.desk.write(actor, sessions.note_seen)
    assert done.changes.items == ()
    (row,) = office.desk.read(sessions.open_sessions, now=office.clock.now())
    assert row.seen_at - row.began_at == timedelta(minutes=2)


def test_locking_and_unlocking_are_written(office: Office) -> None:
    actor = enter(office)
    office.desk.write(actor, sessions.lock, idle=True)
    (row,) = office.desk.read(sessions.open_sessions, now=office.clock.now())
    assert row.locked_at == office.clock.now()
    wrong = refused(lambda: office.desk.write(actor, sessions.unlock, password=WRONG))
    assert (wrong.code, wrong.field) == ("signature.wrong", "password")
    office.desk.write(actor, sessions.unlock, password=PASSWORD)
    (row,) = office.desk.read(sessions.open_sessions, now=office.clock.now())
    assert row.locked_at is None

    written = entries(office, "officer.locked", "officer.unlocked", "officer.sign_in_failed")
    assert [one.action for one in written] == [
        "officer.locked", "officer.sign_in_failed", "officer.unlocked",
    ]  # fmt: skip
    assert {one.row_id for one in written} == {office.counter.officer_id}
    assert written[0].facts == {"idle": True}


def test_guesses_at_a_locked_workplace_pause_as_at_signing_in(office: Office) -> None:
    actor = enter(office)
    for _ in range(5):
        refused(lambda: office.desk.write(actor, sessions.unlock, password=WRONG))
    paused = refused(lambda: office.desk.write(actor, sessions.unlock, password=PASSWORD))
    assert (paused.code, paused.params) == ("signature.paused", {"minutes": 1})
    office.clock.advance(seconds=30)
    office.desk.write(actor, sessions.unlock, password=PASSWORD)


# -- refused acts in the audit ----------------------------------------------------------------


def refusals(office: Office) -> list[tuple[int | None, int, str, str]]:
    return [
        (one.officer_id, one.row_id, one.facts["act"], one.facts["code"])
        for one in entries(office, "refusal.noted")
    ]


def disable(office: Office, actor: Actor, username: str = "rekam1") -> None:
    office.desk.write(actor, services.disable_officer, username=username)


def test_an_act_without_its_role_is_written_once_a_minute(office: Office) -> None:
    for _ in range(20):
        assert refused(lambda: disable(office, office.printer)).code == "role.missing"
        office.clock.advance(seconds=1)
    mine = office.printer.officer_id or 0
    one = (mine, mine, "accounts.services.disable_officer", "role.missing")
    assert refusals(office) == [one]
    office.clock.advance(seconds=41)
    refused(lambda: disable(office, office.printer))
    assert refusals(office) == [one, one]


def test_another_act_and_another_officer_are_written_apart(office: Office) -> None:
    for actor in (office.printer, office.recorder, office.printer):
        refused(lambda actor=actor: disable(office, actor))
    refused(lambda: office.desk.write(office.printer, services.enable_officer, username="rekam1"))
    assert len(refusals(office)) == 3


def test_what_a_refused_act_began_is_not_written_with_it(office: Office) -> None:
    def act(work: Work) -> None:
        work.record("ticket.called", 1)
        work.require(Role.ADMINISTRATOR)

    refused(lambda: office.desk.write(office.printer, act))
    assert entries(office, "ticket.called") == []
    assert len(refusals(office)) == 1


def test_an_act_after_the_end_of_the_session_is_written(office: Office) -> None:
    actor = enter(office)
    end(office, office.supervisor, actor.session_id)
    refused(lambda: take(office, actor))
    mine = actor.officer_id or 0
    assert refusals(office) == [(mine, mine, "queue.intake.take_number", "session.ended")]


def test_wrong_sign_offs_are_written(office: Office) -> None:
    def confirm(username: str, password: str = PASSWORD) -> None:
        office.desk.write(
            office.recorder, services.confirm_identity, username=username, password=password,
            roles=(Role.RECORDER,),
        )  # fmt: skip

    for username in ("loket1", "rekam1", "tidak.ada"):
        refused(lambda username=username: confirm(username))
    me, act = office.recorder.officer_id or 0, "accounts.sign_ins.confirm_identity"
    assert refusals(office) == [
        (me, office.counter.officer_id, act, "sign_off.role"),
        (me, me, act, "sign_off.same_person"),
        (me, me, act, "sign_off.wrong"),
    ]


def test_every_refused_sign_in_is_written_and_no_name_nor_password(office: Office) -> None:
    def guess(username: str, password: str = WRONG, counter_id: int | None = None) -> str:
        return office.desk.write(
            CONSOLE, services.sign_in, username=username, password=password,
            counter_id=counter_id, station="meja-9",
        ).result.code  # fmt: skip

    assert guess("rahasia-di-kolom-nama") == "sign_in.wrong"
    for _ in range(5):
        guess("loket1")
    assert guess("loket1", PASSWORD) == "sign_in.paused"
    assert guess("cetak1", PASSWORD, 99) == "counter.unknown"
    act = "accounts.sessions.sign_in"
    assert refusals(office) == [
        (None, 0, act, "sign_in.wrong"),
        (None, office.counter.officer_id, act, "sign_in.paused"),
        (None, office.printer.officer_id, act, "counter.unknown"),
    ]
    everything = str([one.facts for one in entries(office, "refusal.noted")])
    assert "rahasia-di-kolom-nama" not in everything
    assert WRONG not in everything
