"""Laptops: registered by their card, revoked, lost and found; the office's keys."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from ektp_desk.kernel.work import Work
from ektp_desk.outreach import devices, office_keys, queries_devices, sealed
from ektp_desk.outreach.models_field import OfficeKey
from ektp_desk.outreach.queries_exposure import exposure
from ektp_desk.outreach.rules_field import DeviceAct, DeviceState
from ektp_desk.outreach.sealed import Card, Keys, new_keys
from tests.conftest import Office
from tests.outreach.homes import AWAY, give_laptop, take
from tests.racing import race, refused

TODAY = date(2026, 11, 24)


def card_of(keys: Keys, *, uid: str = "laptop-a", name: str = "Laptop A", office: str = "") -> Card:
    return Card(uid, name, keys.sign_public, keys.box_public, office)


def register(office: Office, card: Card, name: str = "") -> int:
    return office.desk.write(
        office.supervisor, devices.register, card=card, name=name or card.name
    ).result


def state_of(office: Office, uid: str = "laptop-a") -> DeviceState:
    known = office.desk.read(queries_devices.devices)
    return {row.uid: row.state for row in known}[uid]


def history(office: Office, device_id: int) -> list[DeviceAct]:
    found = office.desk.read(exposure, device_id=device_id, day=TODAY)
    return [event.act for event in found.events]


@pytest.fixture
def keys() -> Keys:
    return new_keys()


@pytest.fixture
def laptop(office: Office, keys: Keys) -> int:
    return register(office, card_of(keys))


# -- registering ---------------------------------------------------------------------------


def test_a_laptop_is_registered_by_the_file_it_wrote(
    office: Office, keys: Keys, tmp_path: Path
) -> None:
    path = tmp_path / "laptop.ektp"
    sealed.write_card(card_of(keys), keys, path)

    register(office, sealed.read_card(path), "  Laptop   A ")

    (row,) = office.desk.read(queries_devices.devices)
    assert (row.uid, row.name, row.state) == ("laptop-a", "Laptop A", DeviceState.ACTIVE)
    assert row.fingerprint == card_of(keys).fingerprint
    assert (row.files, row.people, row.last_out, row.readable_until) == (0, 0, None, None)
    assert office.desk.read(queries_devices.senders) == {"laptop-a": keys.sign_public}


def test_only_a_supervisor_registers(office: Office, keys: Keys) -> None:
    error = refused(
        lambda: office.desk.write(
            office.recorder, devices.register, card=card_of(keys), name="Laptop A"
        )
    )
    assert error.code == "role.missing"


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_laptop_has_a_name(office: Office, keys: Keys, name: str) -> None:
    error = refused(
        lambda: office.desk.write(
            office.supervisor, devices.register, card=card_of(keys), name=name
        )
    )
    assert (error.code, error.field) == ("device.name", "name")


def test_the_same_laptop_is_registered_once(office: Office, keys: Keys, laptop: int) -> None:
    error = refused(lambda: register(office, card_of(keys), "Laptop B"))
    assert (error.code, error.params) == ("device.twice", {"name": "Laptop A"})


def test_two_active_laptops_do_not_share_a_name(office: Office, laptop: int) -> None:
    other = card_of(new_keys(), uid="laptop-b", name="LAPTOP a")
    error = refused(lambda: register(office, other))
    assert (error.code, error.field) == ("device.name_taken", "name")


def test_a_revoked_laptop_keeps_no_name(office: Office, laptop: int) -> None:
    office.desk.write(office.supervisor, devices.revoke, device_id=laptop, reason="Rusak")
    register(office, card_of(new_keys(), uid="laptop-b", name="Laptop A"))
    error = refused(lambda: office.desk.write(office.supervisor, devices.restore, device_id=laptop))
    assert error.code == "device.name_taken"


def test_a_laptop_of_another_office_is_refused(office: Office, keys: Keys) -> None:
    error = refused(lambda: register(office, card_of(keys, office="73.17")))
    assert error.code == "device.other_office"


def test_a_laptop_that_knows_this_office_already_is_taken(office: Office, keys: Keys) -> None:
    register(office, card_of(keys, office="73.73"))
    assert state_of(office) is DeviceState.ACTIVE


@pytest.mark.parametrize("uid", ["laptop-a", "laptop-b"])
def test_keys_and_name_of_a_laptop_belong_together(
    office: Office, keys: Keys, laptop: int, uid: str
) -> None:
    """Other keys under its id, or its signing key under another id."""
    strange = new_keys()
    card = card_of(strange if uid == "laptop-a" else keys, uid=uid, name="Laptop C")
    assert refused(lambda: register(office, card)).code == "device.other_keys"
    assert office.desk.read(queries_devices.senders) == {"laptop-a": keys.sign_public}


def test_two_supervisors_register_one_laptop_once(office: Office, keys: Keys) -> None:
    card = card_of(keys)
    again = replace(card, name="Laptop B")
    outcomes = race(lambda: register(office, card), lambda: register(office, again))
    assert outcomes == ["", "device.twice"]


def test_two_laptops_do_not_get_one_name_at_once(office: Office) -> None:
    one, other = (card_of(new_keys(), uid=uid, name="Laptop A") for uid in ("a", "b"))
    outcomes = race(lambda: register(office, one), lambda: register(office, other))
    assert outcomes == ["", "device.name_taken"]


# -- revoked, lost, found ------------------------------------------------------------------


def test_a_revoked_laptop_is_no_sender_and_can_be_registered_anew(
    office: Office, keys: Keys, laptop: int
) -> None:
    office.desk.write(office.supervisor, devices.revoke, device_id=laptop, reason="Dijual")
    assert state_of(office) is DeviceState.REVOKED
    assert office.desk.read(queries_devices.senders) == {}

    assert register(office, card_of(keys), "Laptop Baru") == laptop
    (row,) = office.desk.read(queries_devices.devices)
    assert (row.name, row.state) == ("Laptop Baru", DeviceState.ACTIVE)
    acts = [DeviceAct.REGISTERED, DeviceAct.REVOKED, DeviceAct.REGISTERED]
    assert history(office, laptop) == acts


def test_revoking_is_undone(office: Office, laptop: int) -> None:
    office.desk.write(office.supervisor, devices.revoke, device_id=laptop, reason="Salah tekan")
    office.desk.write(office.supervisor, devices.restore, device_id=laptop)
    assert state_of(office) is DeviceState.ACTIVE


def test_a_lost_laptop_is_not_registered_before_it_is_found(
    office: Office, keys: Keys, laptop: int
) -> None:
    office.desk.write(
        office.supervisor, devices.report_lost, device_id=laptop, reason="Tertinggal di bus",
        lost_on=TODAY,
    )  # fmt: skip
    assert office.desk.read(queries_devices.senders) == {}
    assert refused(lambda: register(office, card_of(keys))).code == "device.is_lost"


@pytest.mark.parametrize(
    ("trusted", "state"), [(True, DeviceState.ACTIVE), (False, DeviceState.REVOKED)]
)
def test_a_lost_laptop_is_found(
    office: Office, laptop: int, trusted: bool, state: DeviceState
) -> None:
    office.desk.write(
        office.supervisor, devices.report_lost, device_id=laptop, reason="Dicuri", lost_on=TODAY
    )
    office.desk.write(
        office.supervisor, devices.found, device_id=laptop, reason="Di pos polisi", trusted=trusted
    )
    assert state_of(office) is state
    assert history(office, laptop)[-2:] == [DeviceAct.LOST, DeviceAct.FOUND]
    found = office.desk.read(exposure, device_id=laptop, day=TODAY)
    assert (found.lost_on, found.report_by) == (None, None)


@pytest.mark.parametrize("reason", ["", "  ", "x" * 301])
def test_each_act_has_its_reason(office: Office, laptop: int, reason: str) -> None:
    acts = (
        (devices.revoke, {}),
        (devices.report_lost, {"lost_on": TODAY}),
        (devices.found, {"trusted": True}),
    )
    for act, more in acts:
        error = refused(
            lambda act=act, more=more: office.desk.write(  # type: ignore[misc]
                office.supervisor, act, device_id=laptop, reason=reason, **more
            )
        )
        assert (error.code, error.field) == ("device.reason", "reason")


@pytest.mark.parametrize(
    ("days", "code"), [(1, "device.lost_in_future"), (-1, "device.lost_before")]
)
def test_the_day_of_loss_lies_between_registering_and_today(
    office: Office, laptop: int, days: int, code: str
) -> None:
    error = refused(
        lambda: office.desk.write(
            office.supervisor, devices.report_lost, device_id=laptop, reason="Hilang",
            lost_on=TODAY + timedelta(days=days),
        )
    )  # fmt: skip
    assert (error.code, error.field) == (code, "lost_on")


def test_acts_that_do_not_fit_the_state_are_refused(office: Office, laptop: int) -> None:
    desk, who = office.desk, office.supervisor
    for act in (
        lambda: desk.write(who, devices.restore, device_id=laptop),
        lambda: desk.write(who, devices.found, device_id=laptop, reason="x", trusted=False),
        lambda: desk.write(who, devices.revoke, device_id=999, reason="x"),
        lambda: desk.write(who, devices.restore, device_id=999),
    ):
        assert refused(act).code == "device.changed_meanwhile"


def test_revoked_and_reported_lost_at_once_it_ends_lost_or_revoked_with_one_refusal(
    office: Office, laptop: int
) -> None:
    def revoke() -> None:
        office.desk.write(office.supervisor, devices.revoke, device_id=laptop, reason="Rusak")

    assert race(revoke, revoke) == ["", "device.changed_meanwhile"]
    assert history(office, laptop) == [DeviceAct.REGISTERED, DeviceAct.REVOKED]


def test_an_unknown_laptop_has_no_facts(office: Office) -> None:
    error = refused(lambda: office.desk.read(exposure, device_id=7, day=TODAY))
    assert error.code == "device.unknown"


# -- the office's keys ---------------------------------------------------------------------


def test_the_office_has_keys_once_it_needs_them(office: Office) -> None:
    assert office.desk.read(office_keys.keys) == ()
    assert office.desk.read(queries_devices.office_keys) is None
    assert refused(lambda: office.desk.read(office_keys.office_card)).code == "office_key.none"

    made = office.desk.write(office.supervisor, office_keys.ensure_keys).result
    again = office.desk.write(office.supervisor, office_keys.ensure_keys).result
    card = office.desk.read(office_keys.office_card)

    assert made == again
    assert (card.uid, card.office, card.sign_public) == ("office", "73.73", made.sign_public)
    row = office.desk.read(queries_devices.office_keys)
    assert row is not None
    assert row.fingerprint == card.fingerprint


def test_the_first_keys_are_made_once(office: Office) -> None:
    def make() -> None:
        office.desk.write(office.supervisor, office_keys.ensure_keys)

    assert race(make, make, make) == ["", "", ""]
    assert len(office.desk.read(office_keys.keys)) == 1


def test_new_keys_count_and_old_ones_still_open(office: Office) -> None:
    old = office.desk.write(office.supervisor, office_keys.ensure_keys).result
    office.desk.write(office.supervisor, office_keys.renew_keys)
    newest, older = office.desk.read(office_keys.keys)
    assert older == old != newest
    assert office.desk.write(office.supervisor, office_keys.ensure_keys).result == newest
    error = refused(lambda: office.desk.write(office.recorder, office_keys.renew_keys))
    assert error.code == "role.missing"


def test_a_laptop_knows_the_keys_its_file_was_made_with(office: Office) -> None:
    old = office.desk.write(office.supervisor, office_keys.ensure_keys).result
    laptop = give_laptop(office, "Satu", targets=[office.adult])

    def made_before(work: Work) -> None:
        work.session.execute(update(OfficeKey).values(made_at=AWAY - timedelta(days=1)))

    office.desk.write(office.supervisor, made_before)
    office.desk.write(office.supervisor, office_keys.renew_keys)
    take(office, laptop.pack(laptop.outcome("7373014405920001", "not_met")))
    assert office.desk.read(queries_devices.known_by, device_id=laptop.device_id) == old
