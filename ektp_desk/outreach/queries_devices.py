"""Laptops to look at: which there are, and what should be home by now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from ektp_desk.accounts.queries import officer_names, profile
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import (
    BundleIn,
    BundleOut,
    BundlePerson,
    FieldDevice,
    FieldDeviceEvent,
    OfficeKey,
)
from ektp_desk.outreach.office_keys import keys
from ektp_desk.outreach.rules import VisitState
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.sealed import Card, Keys


@dataclass(frozen=True)
class DeviceRow:
    """A laptop. `reason` and `happened_on` are of the newest act upon it.

    `files` went out to it with the data of `people` different people, readable until
    `readable_until` at the latest (None: nothing went out).
    """

    id: int
    uid: str
    name: str
    fingerprint: str
    sign_key: str
    box_key: str
    state: DeviceState
    registered_at: datetime
    registered_by: str
    reason: str
    happened_on: date
    files: int
    people: int
    last_out: datetime | None
    last_home: datetime | None
    readable_until: datetime | None
    version: int


@dataclass(frozen=True)
class DueRow:
    """A file that went out, whose visit is over and of which nothing came home."""

    device_id: int
    device_name: str
    visit_id: int
    visit_number: str
    visit_title: str
    visit_day: date
    people: int
    expires_at: datetime


@dataclass(frozen=True)
class OfficeKeysRow:
    """What laptops know the office by."""

    fingerprint: str
    made_at: datetime


def office_keys(session: Session) -> OfficeKeysRow | None:
    """The office's newest keys; None before the first file."""
    newest = session.exec(select(OfficeKey).order_by(col(OfficeKey.id).desc()).limit(1)).first()
    if newest is None:
        return None
    made = Keys(newest.sign_private, newest.box_private)
    return OfficeKeysRow(fingerprint_of(made.sign_public, made.box_public), newest.made_at)


@dataclass(frozen=True)
class Opener:
    """What opens a file of a laptop: the office's keys, newest first, and the signing keys of all
    laptops by uid. Whether a laptop is still trusted is asked when its file was proven to be its.
    """

    keys: tuple[Keys, ...]
    senders: Mapping[str, str]
    office: str


def opener(session: Session) -> Opener:
    """What a file that comes home is opened with."""
    rows = session.execute(select_columns(col(FieldDevice.uid), col(FieldDevice.sign_key)))
    return Opener(keys(session), dict(rows.all()), profile(session).region_code)


def known_by(session: Session, *, device_id: int) -> Keys:
    """The office's keys that a laptop knows: those in force when the last file went out for the
    visit it came home from. Raises `office_key.none`, as there are none before the first file."""
    newest = (
        select(func.max(col(BundleOut.at)))
        .join(
            BundleIn,
            (col(BundleIn.device_id) == col(BundleOut.device_id))
            & (col(BundleIn.visit_id) == col(BundleOut.visit_id)),
        )
        .where(col(BundleIn.device_id) == device_id)
        .group_by(col(BundleIn.id))
        .order_by(col(BundleIn.sequence).desc())
        .limit(1)
    )
    went_out = session.exec(newest).first()
    rows = session.exec(select(OfficeKey).order_by(col(OfficeKey.id).desc())).all()
    if not rows:
        raise OfficeError("office_key.none")
    then = (row for row in rows if went_out is not None and row.made_at <= went_out)
    row = next(then, rows[0])
    return Keys(row.sign_private, row.box_private)


def devices(session: Session) -> tuple[DeviceRow, ...]:
    """All laptops: the active ones first, by name."""
    rows = session.exec(select(FieldDevice)).all()
    last = _last_events(session)
    out, home = _went_out(session), _came_home(session)
    names = officer_names(session)
    made = [_device_row(row, last.get(row.id or 0), out, home, names) for row in rows]
    order = list(DeviceState)
    return tuple(sorted(made, key=lambda row: (order.index(row.state), row.name.casefold())))


def senders(session: Session) -> Mapping[str, str]:
    """The signing keys of the active laptops by uid: whose files are taken."""
    rows = session.execute(
        select_columns(col(FieldDevice.uid), col(FieldDevice.sign_key)).where(
            col(FieldDevice.state) == DeviceState.ACTIVE
        )
    )
    return dict(rows.all())


def due_home(session: Session, *, day: date) -> tuple[DueRow, ...]:
    """Visits before `day` whose laptop brought nothing home yet, the oldest first.

    A laptop that is lost or revoked is not waited for, nor is a visit that was cancelled.
    """
    home = select(col(BundleIn.id)).where(
        col(BundleIn.device_id) == col(BundleOut.device_id),
        col(BundleIn.visit_id) == col(BundleOut.visit_id),
    )
    rows = session.execute(
        select_columns(BundleOut, FieldDevice, OutreachVisit)
        .join(FieldDevice, col(FieldDevice.id) == col(BundleOut.device_id))
        .join(OutreachVisit, col(OutreachVisit.id) == col(BundleOut.visit_id))
        .where(
            col(FieldDevice.state) == DeviceState.ACTIVE,
            col(OutreachVisit.state) != VisitState.CANCELLED,
            col(OutreachVisit.day) < day,
            ~home.exists(),
        )
        .order_by(col(OutreachVisit.day), col(BundleOut.id))
    )
    due = {
        (device.id, visit.id): DueRow(
            device.id, device.name, visit.id, visit.number, visit.title, visit.day, sent.people,
            sent.expires_at,
        )
        for sent, device, visit in rows
    }  # fmt: skip
    return tuple(due.values())


def _device_row(
    row: FieldDevice,
    last: FieldDeviceEvent | None,
    out: Mapping[int, tuple[int, int, datetime, datetime]],
    home: Mapping[int, datetime],
    names: Mapping[int, str],
) -> DeviceRow:
    assert row.id is not None
    files, people, last_out, until = out.get(row.id, (0, 0, None, None))
    # A laptop's own database knows the laptop without its history.
    reason, on = (last.reason, last.happened_on) if last else ("", row.registered_at.date())
    return DeviceRow(
        row.id, row.uid, row.name, fingerprint_of(row.sign_key, row.box_key), row.sign_key,
        row.box_key, row.state, row.registered_at, names.get(row.officer_id or 0, ""),
        reason, on, files, people, last_out, home.get(row.id), until, row.version,
    )  # fmt: skip


def fingerprint_of(sign_key: str, box_key: str) -> str:
    """What is compared by eye: it stands on the laptop's screen as well."""
    return Card("", "", sign_key, box_key, "").fingerprint


def _last_events(session: Session) -> dict[int, FieldDeviceEvent]:
    newest = select(func.max(col(FieldDeviceEvent.id))).group_by(col(FieldDeviceEvent.device_id))
    rows = session.exec(select(FieldDeviceEvent).where(col(FieldDeviceEvent.id).in_(newest)))
    return {row.device_id: row for row in rows}


def _went_out(session: Session) -> dict[int, tuple[int, int, datetime, datetime]]:
    """By laptop: how many files, how many people, when the last, until when the last is read."""
    people = dict(
        session.execute(
            select_columns(
                col(BundleOut.device_id), func.count(func.distinct(col(BundlePerson.resident_id)))
            )
            .join(BundlePerson, col(BundlePerson.bundle_id) == col(BundleOut.id))
            .group_by(col(BundleOut.device_id))
        ).all()
    )
    rows = session.execute(
        select_columns(
            col(BundleOut.device_id),
            func.count(),
            func.max(col(BundleOut.at)),
            func.max(col(BundleOut.expires_at)),
        ).group_by(col(BundleOut.device_id))
    )
    return {device: (count, people.get(device, 0), at, until) for device, count, at, until in rows}


def _came_home(session: Session) -> dict[int, datetime]:
    rows = session.execute(
        select_columns(col(BundleIn.device_id), func.max(col(BundleIn.at))).group_by(
            col(BundleIn.device_id)
        )
    )
    return dict(rows.all())
