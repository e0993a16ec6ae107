"""The office's laptops: registered by their card, revoked, lost and found again.

A laptop's files are taken in while it is active. Its past stays: what was on it is asked for
when it is long gone (`queries_devices.exposure`).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models_field import FieldDevice, FieldDeviceEvent
from ektp_desk.outreach.rules_field import DeviceAct, DeviceState
from ektp_desk.outreach.sealed import Card
from ektp_desk.residents.rules import name_key, tidy_name

LOCK = "field_device"  # the number series whose row registrations wait at
LONGEST_NAME, LONGEST_REASON = 80, 300


def register(work: Work, *, card: Card, name: str) -> int:
    """Trust a laptop from now on; its id.

    `card` is what `sealed.read_card` found in the laptop's file; the supervisor has compared its
    fingerprint with the one on the laptop's screen. A revoked laptop is trusted again under its
    old entry. Raises `device.name`, `.name_taken`, `.other_office`, `.twice`, `.is_lost`,
    `.other_keys`.
    """
    work.require(Role.SUPERVISOR)
    called = _tidy(name)
    if card.office and card.office != profile(work.session).region_code:
        raise OfficeError("device.other_office")
    work.number(LOCK)
    known = work.session.exec(select(FieldDevice).where(col(FieldDevice.uid) == card.uid)).first()
    _require_free(work, called, but=None if known is None else known.id)
    device_id = _add(work, card, called) if known is None else _readmit(work, known, card, called)
    _tell(work, device_id, DeviceAct.REGISTERED)
    return device_id


def revoke(work: Work, *, device_id: int, reason: str) -> None:
    """Take no file of this laptop any more, and make none for it. Raises `device.reason`."""
    work.require(Role.SUPERVISOR)
    said = _reason(reason)
    _move(work, device_id, (DeviceState.ACTIVE,), DeviceState.REVOKED)
    _tell(work, device_id, DeviceAct.REVOKED, said)


def restore(work: Work, *, device_id: int) -> None:
    """Take a revoking back: the laptop is trusted again. Raises `device.name_taken`."""
    work.require(Role.SUPERVISOR)
    work.number(LOCK)
    _require_free(work, _name_of(work, device_id), but=device_id)
    _move(work, device_id, (DeviceState.REVOKED,), DeviceState.ACTIVE)
    _tell(work, device_id, DeviceAct.REGISTERED)


def report_lost(work: Work, *, device_id: int, reason: str, lost_on: date) -> None:
    """Note that a laptop is gone, since when and how; its files are not taken any more.

    Raises `device.reason`, `device.lost_in_future`, `device.lost_before` (it was registered).
    """
    work.require(Role.SUPERVISOR)
    said = _reason(reason)
    if lost_on > work.office_date:
        raise OfficeError("device.lost_in_future", field="lost_on")
    known_since = work.session.exec(
        select(col(FieldDeviceEvent.office_date))
        .where(col(FieldDeviceEvent.device_id) == device_id)
        .order_by(col(FieldDeviceEvent.id))
    ).first()
    if known_since is not None and lost_on < known_since:
        raise OfficeError("device.lost_before", field="lost_on")
    _move(work, device_id, (DeviceState.ACTIVE, DeviceState.REVOKED), DeviceState.LOST)
    _tell(work, device_id, DeviceAct.LOST, said, lost_on)


def found(work: Work, *, device_id: int, reason: str, trusted: bool) -> None:
    """Note that a lost laptop is back, and where it was; `trusted` lets it work again.

    One that was in strange hands stays revoked. Raises `device.reason`, `device.name_taken`.
    """
    work.require(Role.SUPERVISOR)
    said = _reason(reason)
    if trusted:
        work.number(LOCK)
        _require_free(work, _name_of(work, device_id), but=device_id)
    state = DeviceState.ACTIVE if trusted else DeviceState.REVOKED
    _move(work, device_id, (DeviceState.LOST,), state)
    _tell(work, device_id, DeviceAct.FOUND, said)


def log_taken_out(work: Work, *, device_id: int) -> None:
    """Note that the list of people who were on a laptop left the program as a file."""
    work.require(Role.SUPERVISOR)
    work.record("device.exposure_exported", device_id)


def _add(work: Work, card: Card, name: str) -> int:
    row = FieldDevice(
        uid=card.uid, name=name, sign_key=card.sign_public, box_key=card.box_public,
        state=DeviceState.ACTIVE, registered_at=work.now, officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(row)
    try:
        work.session.flush()
    except IntegrityError:  # the same keys under another id
        raise OfficeError("device.other_keys") from None
    assert row.id is not None
    return row.id


def _readmit(work: Work, known: FieldDevice, card: Card, name: str) -> int:
    assert known.id is not None
    if (known.sign_key, known.box_key) != (card.sign_public, card.box_public):
        raise OfficeError("device.other_keys")
    if known.state is DeviceState.ACTIVE:
        raise OfficeError("device.twice", name=known.name)
    if known.state is DeviceState.LOST:
        raise OfficeError("device.is_lost", name=known.name)
    _move(work, known.id, (DeviceState.REVOKED,), DeviceState.ACTIVE, name=name)
    return known.id


def _tidy(name: str) -> str:
    called = tidy_name(name)
    if not called or len(called) > LONGEST_NAME:
        raise OfficeError("device.name", field="name")
    return called


def _reason(reason: str) -> str:
    said = tidy_name(reason)
    if not said or len(said) > LONGEST_REASON:
        raise OfficeError("device.reason", field="reason")
    return said


def _name_of(work: Work, device_id: int) -> str:
    name = work.session.exec(
        select(col(FieldDevice.name)).where(col(FieldDevice.id) == device_id)
    ).first()
    if name is None:
        raise OfficeError("device.changed_meanwhile")
    return name


def _require_free(work: Work, name: str, *, but: int | None) -> None:
    """Two laptops of one name would be mixed up; one that is not trusted keeps none."""
    rows = work.session.exec(
        select(FieldDevice).where(col(FieldDevice.state) == DeviceState.ACTIVE)
    )
    if any(row.id != but and name_key(row.name) == name_key(name) for row in rows):
        raise OfficeError("device.name_taken", field="name")


def _move(
    work: Work,
    device_id: int,
    before: Sequence[DeviceState],
    after: DeviceState,
    **values: Any,
) -> None:
    moved = work.session.execute(
        update(FieldDevice)
        .where(col(FieldDevice.id) == device_id, col(FieldDevice.state).in_(before))
        .values(state=after, version=FieldDevice.version + 1, **values)
        .returning(col(FieldDevice.id))
    ).one_or_none()
    if moved is None:
        raise OfficeError("device.changed_meanwhile")


def _tell(
    work: Work, device_id: int, act: DeviceAct, reason: str = "", on: date | None = None
) -> None:
    work.session.add(
        FieldDeviceEvent(
            device_id=device_id, act=act, reason=reason, happened_on=on or work.office_date,
            at=work.now, office_date=work.office_date, officer_id=work.actor.officer_id,
        )
    )  # fmt: skip
    work.record(f"device.{act}", device_id)
