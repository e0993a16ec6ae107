"""Opening the office, its officers, counters and settings."""

from dataclasses import replace

import pytest
from sqlmodel import col, select

from ektp_desk.accounts import queries, services
from ektp_desk.accounts.queries import OfficerRow
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from tests.conftest import CONSOLE, PASSWORD, Office
from tests.racing import race, refused


def open_office(desk: Desk, username: str = "kepala") -> int:
    return desk.write(
        CONSOLE,
        services.open_office,
        profile=OfficeProfile(name="Disdukcapil"),
        username=username,
        full_name="Kepala Kantor",
        password=PASSWORD,
        counters=2,
    ).result


def officer(office: Office, username: str) -> OfficerRow:
    return next(row for row in office.desk.read(queries.officers) if row.username == username)


def add(office: Office, username: str = "baru", **changes: object) -> int:
    values: dict[str, object] = {
        "username": username, "full_name": "Petugas Baru", "nip": "19900101",
        "roles": [Role.COUNTER, Role.HANDOVER], "password": PASSWORD,
    }  # fmt: skip
    return office.desk.write(office.supervisor, services.add_officer, **(values | changes)).result


def test_an_office_opens_once_with_a_supervisor_who_may_do_all(desk: Desk) -> None:
    assert not desk.read(queries.has_office)
    first = open_office(desk)

    assert desk.read(queries.has_office)
    assert desk.read(queries.profile).name == "Disdukcapil"
    assert [row.code for row in desk.read(queries.counters)] == ["1", "2"]
    assert desk.read(queries.officers) == (
        OfficerRow(first, "kepala", "Kepala Kantor", "", frozenset(Role), True),
    )
    assert refused(lambda: open_office(desk, "lain")).code == "office.already_open"


def test_an_office_opened_at_two_computers_at_once_is_one_office(desk: Desk) -> None:
    outcomes = race(lambda: open_office(desk, "satu"), lambda: open_office(desk, "dua"))
    assert outcomes == ["", "office.already_open"]
    assert len(desk.read(queries.officers)) == 1
    assert len(desk.read(queries.counters)) == 2


def test_an_officer_is_added_with_roles(office: Office) -> None:
    add(office, " BARU ")
    row = officer(office, "baru")
    assert (row.full_name, row.nip, row.active) == ("Petugas Baru", "19900101", True)
    assert row.roles == {Role.COUNTER, Role.HANDOVER}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_is_refused_of_an_officer(office: Office) -> None:
    cases: tuple[tuple[dict[str, object], str, str], ...] = (
        ({"username": "Loket1"}, "officer.username_taken", "username"),
        ({"username": "a b c"}, "officer.username_letters", "username"),
        ({"full_name": "  "}, "officer.name_needed", "full_name"),
        ({"roles": []}, "officer.role_needed", "roles"),
        ({"password": "pendek"}, "officer.password_short", "password"),
        ({"password": "baru" * 2, "username": "barubaru"}, "officer.password_is_username",
         "password"),
    )  # fmt: skip
    for changes, code, field in cases:
        error = refused(lambda changes=changes: add(office, **changes))
        assert (error.code, error.field) == (code, field)
    assert len(office.desk.read(queries.officers)) == 7


def test_one_user_name_given_at_two_desks_at_once(office: Office) -> None:
    assert race(lambda: add(office), lambda: add(office)) == ["", "officer.username_taken"]


def test_an_officers_name_and_roles_change(office: Office) -> None:
    office.desk.write(
        office.supervisor,
        services.change_officer,
        officer_id=office.counter.officer_id,
        full_name=" Nama Lain ",
        nip="1",
        roles=[Role.PRINTER],
    )
    row = officer(office, "loket1")
    assert (row.full_name, row.nip, row.roles) == ("Nama Lain", "1", {Role.PRINTER})


def test_the_last_who_manages_officers_cannot_leave(office: Office) -> None:
    """Otherwise nobody could let anybody in any more."""

    def disable(username: str, actor: Actor = CONSOLE) -> None:
        office.desk.write(actor, services.disable_officer, username=username)

    def change(roles: list[Role]) -> None:
        office.desk.write(
            CONSOLE, services.change_officer, officer_id=office.supervisor.officer_id,
            full_name="Supervisor", nip="", roles=roles,
        )  # fmt: skip

    assert refused(lambda: disable("supervisor")).code == "officer.last_manager"
    assert refused(lambda: change([Role.COUNTER])).code == "officer.last_manager"
    add(office, "admin1", roles=[Role.ADMINISTRATOR])
    disable("supervisor")
    assert not officer(office, "supervisor").active
    assert refused(lambda: disable("admin1")).code == "officer.last_manager"
    disable("loket1")  # others come and go


def test_two_managers_cannot_send_each_other_away_at_once(office: Office) -> None:
    add(office, "admin1", roles=[Role.ADMINISTRATOR])
    outcomes = race(
        lambda: office.desk.write(CONSOLE, services.disable_officer, username="supervisor"),
        lambda: office.desk.write(CONSOLE, services.disable_officer, username="admin1"),
    )
    assert outcomes == ["", "officer.last_manager"]
    active = [row for row in office.desk.read(queries.officers) if row.active]
    assert any(row.roles & set(services.MANAGERS) for row in active)


def test_a_disabled_officer_keeps_the_name_in_history(office: Office) -> None:
    office.desk.write(office.supervisor, services.disable_officer, username="loket1")
    names = office.desk.read(queries.officer_names)
    assert names[office.counter.officer_id or 0] == "Petugas loket1"
    assert office.desk.read(queries.officers)[-1].username == "loket1"


def test_ones_own_password_changes_with_the_old_one(office: Office) -> None:
    def change(old: str, new: str, actor: Actor = office.printer) -> None:
        office.desk.write(actor, services.change_password, old=old, new=new)

    def gets_in(password: str) -> bool:
        answer = office.desk.write(
            CONSOLE, services.sign_in, username="cetak1", password=password, counter_id=None,
            station="",
        )  # fmt: skip
        return answer.result.actor is not None

    error = refused(lambda: change("salah", "kata-sandi-baru"))
    assert (error.code, error.field) == ("officer.old_password_wrong", "old")
    error = refused(lambda: change(PASSWORD, "pendek"))
    assert (error.code, error.field) == ("officer.password_short", "new")
    assert refused(lambda: change(PASSWORD, "apa-saja-lah", CONSOLE)).code == "officer.unknown"
    change(PASSWORD, "kata-sandi-baru")
    assert gets_in("kata-sandi-baru")
    assert not gets_in(PASSWORD)


def test_guesses_at_ones_present_password_are_counted_audited_and_paused(office: Office) -> None:
    """A workplace that was left open is no place to try a colleague's words without end."""

    def change(old: str) -> OfficeError:
        return refused(
            lambda: office.desk.write(
                office.printer, services.change_password, old=old, new="kata-sandi-baru"
            )
        )

    assert {change(f"salah-{number}").code for number in range(5)} == {"officer.old_password_wrong"}
    paused = change(PASSWORD)
    assert (paused.code, paused.field, paused.params) == ("signature.paused", "old", {"minutes": 1})
    answer = office.desk.write(
        CONSOLE, services.sign_in, username="cetak1", password=PASSWORD, counter_id=None, station=""
    ).result
    assert answer.code == "sign_in.paused"
    statement = select(AuditEntry.row_id).where(col(AuditEntry.action) == "officer.sign_in_failed")
    written = office.desk.read(lambda session: session.exec(statement).all())
    assert written == [office.printer.officer_id] * 5
    office.clock.advance(seconds=30)
    office.desk.write(office.printer, services.change_password, old=PASSWORD, new="kata-sandi-baru")


def test_unknown_officers_are_named_so(office: Office) -> None:
    for service in (services.disable_officer, services.enable_officer):
        error = refused(
            lambda service=service: office.desk.write(CONSOLE, service, username="tidak.ada")
        )
        assert error.code == "officer.unknown"


def test_counters(office: Office) -> None:
    def save(counter_id: int | None = None, **changes: object) -> int:
        values: dict[str, object] = {
            "code": " P1 ", "name": "Loket Prioritas", "letters": "b a, a1", "active": True,
        }  # fmt: skip
        return office.desk.write(
            office.supervisor, services.save_counter, counter_id=counter_id, **(values | changes)
        ).result

    made = save()
    row = next(row for row in office.desk.read(queries.counters) if row.id == made)
    assert (row.code, row.name, row.letters, row.active) == ("P1", "Loket Prioritas", "AB", True)
    assert save(made, name="Loket Lain", active=False) == made
    row = next(row for row in office.desk.read(queries.counters) if row.id == made)
    assert (row.name, row.active) == ("Loket Lain", False)
    assert refused(save).code == "counter.code_taken"
    assert refused(lambda: save(made, code="1")).code == "counter.code_taken"
    assert refused(lambda: save(999, code="9")).code == "counter.unknown"
    for field in ("code", "name", "letters"):
        error = refused(lambda field=field: save(**{field: " "}))
        assert (error.code, error.field) == ("counter.field_needed", field)


def test_long_texts_are_cut_to_what_is_kept(office: Office) -> None:
    add(office, "panjang", full_name="x" * 500, nip="9" * 500)
    row = officer(office, "panjang")
    assert (len(row.full_name), len(row.nip)) == (120, 30)
    made = office.desk.write(
        office.supervisor, services.save_counter, counter_id=None, code="LOKET-PRIORITAS",
        name="x" * 500, letters="ABCDEFGHIJKLMNOPQRSTUVWXYZ", active=True,
    ).result  # fmt: skip
    counter = next(row for row in office.desk.read(queries.counters) if row.id == made)
    assert (counter.code, len(counter.name)) == ("LOKET-PRIO", 60)


def test_settings_are_stored_and_only_what_changed_is_told(office: Office) -> None:
    profile = replace(office.desk.read(queries.profile), plan_rate=88, suket_enabled=True)
    done = office.desk.write(office.supervisor, services.save_profile, profile=profile)
    assert done.changes.touches("profile")
    assert office.desk.read(queries.profile) == profile
    again = office.desk.write(office.supervisor, services.save_profile, profile=profile)
    assert again.changes.items == ()
    for wrong, code in (
        (replace(profile, name=" "), "office.name_needed"),
        (replace(profile, plan_rate=0), "office.plan_rate"),
        (replace(profile, plan_rate=99_999), "office.number"),
        (replace(profile, zone="Asia/Palopo"), "office.zone"),
        (replace(profile, zone="Asia"), "office.zone"),
        (replace(profile, zone="../etc/passwd"), "office.zone"),
        (replace(profile, zone=""), "office.zone"),
        (replace(profile, week_days=0), "office.number"),
        (replace(profile, tickets_per_person=-1), "office.number"),
        (replace(profile, recall_limit=0), "office.number"),
        (replace(profile, record_from_age=17, print_from_age=16), "office.ages"),
    ):
        error = refused(
            lambda wrong=wrong: office.desk.write(
                office.supervisor, services.save_profile, profile=wrong
            )
        )
        assert error.code == code


def test_the_letterhead_is_the_offices_own(office: Office) -> None:
    profile = OfficeProfile(name="Disdukcapil", city="Belopa", address="Jl. Topoka")
    office.desk.write(office.supervisor, services.save_profile, profile=profile)
    head = office.desk.read(queries.letterhead)
    assert (head.name, head.city, head.address) == ("Disdukcapil", "Belopa", "Jl. Topoka")


@pytest.mark.parametrize("name", ["A\x07B", "Ani\u202e", "Ani\nBaso"])
def test_names_hold_no_invisible_signs(office: Office, name: str) -> None:
    problem = refused(
        lambda: office.desk.write(
            CONSOLE, services.add_officer, username="baru", full_name=name, nip="",
            roles=[Role.COUNTER], password=PASSWORD,
        )
    )  # fmt: skip
    assert problem.code == "officer.name"
