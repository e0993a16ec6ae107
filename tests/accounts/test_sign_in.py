"""Signing in, being paused, and vouching for somebody else's act."""

import pytest
from sqlmodel import Session, col, select

from ektp_desk.accounts import services
from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.rules import Role
from ektp_desk.accounts.services import SignIn
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor, Work
from tests.conftest import PASSWORD, Office
from tests.racing import race, refused

DOOR = Actor(None, "", frozenset(), "meja-pintu")
WRONG = "bukan-rahasia"


def sign_in(office: Office, password: str = PASSWORD, username: str = "loket1") -> SignIn:
    return office.desk.write(
        DOOR, services.sign_in, username=username, password=password, counter_id=1, station="meja"
    ).result


def fail(office: Office, times: int) -> SignIn:
    for _ in range(times):
        answer = sign_in(office, WRONG)
    return answer


def failures(office: Office) -> int:
    def of_counter(session: Session) -> int:
        return session.exec(
            select(Officer.failed_sign_ins).where(col(Officer.username) == "loket1")
        ).one()

    return office.desk.read(of_counter)


def confirm(office: Office, username: str, password: str = PASSWORD) -> int:
    return office.desk.write(
        office.recorder,
        services.confirm_identity,
        username=username,
        password=password,
        roles=(Role.RECORDER, Role.SUPERVISOR),
    ).result


def test_who_signs_in_acts_with_their_roles_at_their_counter(office: Office) -> None:
    answer = sign_in(office, username="  LOKET1 ")

    assert answer.code == ""
    assert answer.actor == Actor(
        office.counter.officer_id, "Petugas loket1", frozenset({Role.COUNTER}), "meja", 1,
        session_id=1,
    )  # fmt: skip


def test_a_wrong_name_and_a_wrong_password_get_the_same_answer(office: Office) -> None:
    answers = (sign_in(office, WRONG), sign_in(office, username="tidak.ada"),
               sign_in(office, ""), sign_in(office, username=""))  # fmt: skip
    assert set(answers) == {SignIn(None, "sign_in.wrong")}


def test_passwords_are_not_stored(office: Office) -> None:
    def hashes(session: Session) -> list[str]:
        return list(session.exec(select(Officer.password_hash)))

    stored = office.desk.read(hashes)
    assert len(set(stored)) == len(stored) == 7  # the same password, another salt
    assert all(one.startswith("$argon2id$") and PASSWORD not in one for one in stored)


def test_five_failures_pause_even_the_right_password_until_the_time_is_over(
    office: Office,
) -> None:
    assert fail(office, 4) == SignIn(None, "sign_in.wrong")
    assert fail(office, 1) == SignIn(None, "sign_in.paused", 30)
    office.clock.advance(seconds=12.5)
    assert sign_in(office) == SignIn(None, "sign_in.paused", 18)  # 17.5, told rounded up
    office.clock.advance(seconds=17.5)
    assert sign_in(office).actor is not None


def test_a_failure_after_the_pause_pauses_for_twice_as_long(office: Office) -> None:
    fail(office, 5)
    office.clock.advance(seconds=30)
    assert fail(office, 1) == SignIn(None, "sign_in.paused", 60)


def test_a_pause_holds_for_one_name_only(office: Office) -> None:
    fail(office, 5)
    assert sign_in(office, username="loket2").actor is not None


def test_signing_in_forgets_the_failures_before(office: Office) -> None:
    fail(office, 4)
    sign_in(office)
    assert failures(office) == 0
    assert fail(office, 4).code == "sign_in.wrong"


def test_guesses_at_the_same_moment_are_all_counted(office: Office) -> None:
    race(*[lambda: sign_in(office, WRONG)] * 5)
    assert failures(office) == 5
    assert sign_in(office).code == "sign_in.paused"


def test_a_manager_ends_a_pause_with_a_new_password(office: Office) -> None:
    fail(office, 5)
    office.desk.write(
        office.supervisor, services.reset_password, username="loket1", password="kata-sandi-baru"
    )
    assert sign_in(office).code == "sign_in.wrong"
    assert sign_in(office, "kata-sandi-baru").actor is not None


def test_signing_in_failing_and_leaving_are_written_down(office: Office) -> None:
    sign_in(office, WRONG)
    actor = sign_in(office).actor
    assert actor is not None
    office.desk.write(actor, services.sign_out)

    entries = office.desk.read(
        lambda session: session.exec(
            select(AuditEntry)
            .where(col(AuditEntry.row_id) == office.counter.officer_id)
            .order_by(col(AuditEntry.id))
        ).all()
    )
    assert [entry.action for entry in entries][-3:] == [
        "officer.sign_in_failed", "officer.signed_in", "officer.signed_out",
    ]  # fmt: skip
    assert all(WRONG not in str(entry.facts) for entry in entries)


def test_who_is_disabled_does_not_get_in_until_enabled(office: Office) -> None:
    office.desk.write(office.supervisor, services.disable_officer, username="loket1")
    assert sign_in(office) == SignIn(None, "sign_in.disabled")
    assert sign_in(office, WRONG) == SignIn(None, "sign_in.wrong")  # says nothing to a stranger
    office.desk.write(office.supervisor, services.enable_officer, username="loket1")
    assert sign_in(office).actor is not None


def test_a_second_person_vouches_with_name_and_password(office: Office) -> None:
    assert confirm(office, "rekam2") == office.second_recorder.officer_id
    assert confirm(office, "SUPERVISOR") == office.supervisor.officer_id


def test_who_cannot_vouch(office: Office) -> None:
    office.desk.write(office.supervisor, services.disable_officer, username="rekam2")
    cases = (
        ("rekam1", PASSWORD, "sign_off.same_person"),
        ("loket1", PASSWORD, "sign_off.role"),
        ("supervisor", WRONG, "sign_off.wrong"),
        ("tidak.ada", PASSWORD, "sign_off.wrong"),
        ("", "", "sign_off.wrong"),
        ("rekam2", PASSWORD, "sign_off.wrong"),  # disabled
    )
    for username, password, code in cases:
        error = refused(lambda name=username, word=password: confirm(office, name, word))
        assert error.code == code, username


def test_who_gave_the_password_finds_no_second_person_in_it(office: Office) -> None:
    """A supervisor must not sign off alone under a name whose password they chose."""

    def confirm_as(actor: Actor, password: str) -> None:
        office.desk.write(
            actor, services.confirm_identity, username="rekam2", password=password,
            roles=(Role.RECORDER,),
        )  # fmt: skip

    confirm_as(office.supervisor, PASSWORD)  # the console added them
    office.desk.write(
        office.supervisor, services.reset_password, username="rekam2", password="dari-supervisor"
    )
    error = refused(lambda: confirm_as(office.supervisor, "dari-supervisor"))
    assert (error.code, error.field) == ("sign_off.password_given", "sign_off_username")
    confirm_as(office.recorder, "dari-supervisor")  # who does not know it
    office.desk.write(
        office.second_recorder, services.change_password, old="dari-supervisor", new="milik-sendiri"
    )
    confirm_as(office.supervisor, "milik-sendiri")
    office.desk.write(
        office.supervisor, services.reset_password, username="rekam2", password="sekali-lagi"
    )
    assert refused(lambda: confirm_as(office.supervisor, "sekali-lagi")).code == (
        "sign_off.password_given"
    )


def test_whom_somebody_added_is_no_second_person_to_them(office: Office) -> None:
    office.desk.write(
        office.supervisor, services.add_officer, username="rekam3", full_name="Rekam Tiga", nip="",
        roles=[Role.RECORDER], password=PASSWORD,
    )  # fmt: skip
    error = refused(
        lambda: office.desk.write(
            office.supervisor, services.confirm_identity, username="rekam3", password=PASSWORD,
            roles=(Role.RECORDER,),
        )
    )  # fmt: skip
    assert error.code == "sign_off.password_given"
    assert confirm(office, "rekam3") > 0


def test_who_is_paused_cannot_vouch_either(office: Office) -> None:
    for _ in range(5):
        sign_in(office, WRONG, username="rekam2")
    error = refused(lambda: confirm(office, "rekam2"))
    assert (error.code, error.params) == ("sign_off.paused", {"minutes": 1})
    office.clock.advance(seconds=30)
    assert confirm(office, "rekam2") == office.second_recorder.officer_id


def test_guesses_at_vouching_are_counted_audited_and_paused(office: Office) -> None:
    for _ in range(5):
        error = refused(lambda: confirm(office, "rekam2", WRONG))
        assert error.code == "sign_off.wrong"

    assert refused(lambda: confirm(office, "rekam2")).code == "sign_off.paused"
    assert sign_in(office, username="rekam2") == SignIn(None, "sign_in.paused", 30)
    entries = office.desk.read(
        lambda session: session.exec(
            select(AuditEntry).where(col(AuditEntry.action) == "officer.sign_in_failed")
        ).all()
    )
    assert [entry.facts for entry in entries] == [{"failures": n} for n in range(1, 6)]
    assert {entry.row_id for entry in entries} == {office.second_recorder.officer_id}
    assert {entry.officer_id for entry in entries} == {office.recorder.officer_id}  # who guessed
    assert all(WRONG not in str(entry.facts) for entry in entries)


def test_the_right_word_forgets_the_guesses_before(office: Office) -> None:
    for _ in range(4):
        refused(lambda: confirm(office, "loket1", WRONG))
    assert failures(office) == 4
    office.desk.write(
        office.recorder, services.confirm_identity, username="loket1", password=PASSWORD,
        roles=(Role.COUNTER,),
    )  # fmt: skip
    assert failures(office) == 0


def test_guesses_at_vouching_at_the_same_moment_are_all_counted(office: Office) -> None:
    race(*[lambda: confirm(office, "loket1", WRONG)] * 4)
    assert failures(office) == 4


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_every_service_asks_for_the_role_itself(office: Office) -> None:
    """Not the windows: a service refuses whoever calls it (domain.md, Personal data: roles)."""

    def try_all(work: Work) -> None:
        acts = (
            lambda: services.add_officer(
                work, username="baru", full_name="Baru", nip="", roles=[Role.COUNTER],
                password=PASSWORD,
            ),
            lambda: services.change_officer(
                work, officer_id=1, full_name="x", nip="", roles=[Role.COUNTER]
            ),
            lambda: services.disable_officer(work, username="rekam1"),
            lambda: services.enable_officer(work, username="rekam1"),
            lambda: services.reset_password(work, username="rekam1", password=PASSWORD),
            lambda: services.save_profile(work, profile=services.OfficeProfile()),
            lambda: services.save_counter(
                work, counter_id=None, code="9", name="9", letters="A", active=True
            ),
        )  # fmt: skip
        for act in acts:
            assert refused(act).code == "role.missing"

    for actor in (office.counter, office.recorder, office.printer, office.handover, DOOR):
        office.desk.write(actor, try_all)
