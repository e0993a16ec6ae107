"""Making the file that goes out: numbers leased, people noted, all of it sealed for one laptop.

The file is written in the same act as its row, under a name of its own; it gets the name the
supervisor chose once the act is committed. So a file that can be handed on always has its row.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import officer_names, profile
from ektp_desk.accounts.rules import OfficeProfile, Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.numbering import take_numbers
from ektp_desk.kernel.parts import parts
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import sealed
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, BundlePerson, FieldDevice, NumberLease
from ektp_desk.outreach.office_keys import ensure_keys, office_card
from ektp_desk.outreach.out_content import Lease, content, packed, people_of, team_of
from ektp_desk.outreach.rules import OPEN_VISITS, VisitKind
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.storage.files import file_trouble, put_in_place

KEEP_DAYS = 7  # calendar days the laptop keeps its data after the office's receipt
DAYS_AFTER = 7  # proposed: the file is read until so many days after the visit
MOST_DAYS = 60  # calendar days a file may be out
LEAST_NUMBERS, MOST_NUMBERS = 30, 1_000


@dataclass(frozen=True)
class OutMade:
    """A file that was made and lies at `part_of(path)` until `put_out` gives it its name."""

    bundle_id: int
    uid: str
    sha256: str
    people: int
    expires_at: datetime
    path: Path


@dataclass(frozen=True)
class SentRow:
    """A file that went out for a visit."""

    device_name: str
    people: int
    at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class OutPreview:
    """What a file for a visit would hold. `team` are the names of those who may sign in;
    `numbers` (`numbers_with_village`) the recording numbers that would be leased in each year;
    `sent` the files that went out before, the newest first."""

    visit_id: int
    number: str
    title: str
    day: date
    village_wanted: bool
    team: tuple[str, ...]
    listed: int
    with_village: int
    numbers: int
    numbers_with_village: int
    sent: tuple[SentRow, ...]


def preview(session: Session, *, visit_id: int, day: date) -> OutPreview:
    """What would go out for a visit. Raises `field_out.visit_unknown`."""
    visit = _visit(session, visit_id)
    listed = people_of(session, visit=visit, whole_village=False, day=day)
    village = visit.kind is VisitKind.VILLAGE and visit.village_code is not None
    with_village = people_of(session, visit=visit, whole_village=village, day=day)
    names = officer_names(session)
    return OutPreview(
        visit_id, visit.number, visit.title, visit.day, village,
        tuple(names.get(one, "") for one in team_of(session, visit_id=visit_id)),
        len(listed), len(with_village), numbers_for(visit, len(listed)),
        numbers_for(visit, len(with_village)), _sent(session, visit_id),
    )  # fmt: skip


def make_bundle(
    work: Work,
    *,
    visit_id: int,
    device_id: int,
    expires_at: datetime,
    path: Path,
    whole_village: bool = False,
) -> OutMade:
    """Seal what a visit needs for one laptop; `put_out` gives the file its name afterwards.

    `whole_village` takes along everybody of the visit's kelurahan who is not recorded. Raises
    `field_out.visit_unknown`, `.visit_over`, `.device_unknown`, `.device_not_active`, `.no_team`,
    `.expiry_past`, `.expiry_far` and what `sealed.seal` raises; nothing is then left behind.
    """
    work.require(Role.SUPERVISOR)
    work.number("bundle_out")  # taken first: two who make files at once wait for each other here
    visit = _open_visit(work, visit_id)
    device = _active_device(work, device_id)
    _require_expiry(work, expires_at)
    assert visit.id is not None
    team = team_of(work.session, visit_id=visit.id)
    if not team:
        raise OfficeError("field_out.no_team")
    keys = ensure_keys(work)
    people = people_of(work.session, visit=visit, whole_village=whole_village, day=work.office_date)
    leases = _lease(work, numbers_for(visit, len(people)), expires_at)
    parts = packed(content(work.session, visit=visit, people=people, team=team, leases=leases))
    uid = secrets.token_hex(16)
    manifest = _manifest(work, visit, device, uid, expires_at)
    part = part_of(path)
    digest = sealed.seal(
        manifest, parts, sender=keys, sender_uid=sealed.OFFICE, recipient_box=device.box_key,
        path=part,
    )  # fmt: skip
    try:
        bundle_id = _note(work, visit.id, device_id, uid, digest, expires_at, people, leases)
    except BaseException:
        discard(path=path)
        raise
    return OutMade(bundle_id, uid, digest, len(people), expires_at, path)


def put_out(*, made: OutMade) -> Path:
    """Give the file its name, once its row is committed. Raises `MachineError`."""
    try:
        put_in_place(part_of(made.path), made.path)
    except OSError as error:
        raise file_trouble(error) from error
    return made.path


def part_of(path: Path) -> Path:
    """Where a file lies until its row is committed."""
    return path.with_name(f".{path.name}.baru")


def discard(*, path: Path) -> None:
    """Take away what was written for an act that was not committed."""
    with suppress(OSError):  # a stick that was pulled out has taken it along
        part_of(path).unlink(missing_ok=True)


def numbers_for(visit: OutreachVisit, people: int) -> int:
    """How many recording numbers a laptop gets: more than it can use, for those who just come."""
    wanted = max(visit.expected_people, min(people, MOST_NUMBERS))
    return min(MOST_NUMBERS, max(LEAST_NUMBERS, round(wanted * 1.25)))


def _visit(session: Session, visit_id: int) -> OutreachVisit:
    visit = session.get(OutreachVisit, visit_id)
    if visit is None:
        raise OfficeError("field_out.visit_unknown")
    return visit


def _open_visit(work: Work, visit_id: int) -> OutreachVisit:
    visit = _visit(work.session, visit_id)
    if visit.state not in OPEN_VISITS:
        raise OfficeError("field_out.visit_over")
    return visit


def _active_device(work: Work, device_id: int) -> FieldDevice:
    device = work.session.get(FieldDevice, device_id, populate_existing=True)
    if device is None:
        raise OfficeError("field_out.device_unknown", field="device")
    if device.state is not DeviceState.ACTIVE:
        raise OfficeError("field_out.device_not_active", field="device")
    return device


def _require_expiry(work: Work, expires_at: datetime) -> None:
    if expires_at <= work.now:
        raise OfficeError("field_out.expiry_past", field="expires")
    if expires_at > work.now + timedelta(days=MOST_DAYS + 1):
        raise OfficeError("field_out.expiry_far", field="expires", days=MOST_DAYS)


def _lease(work: Work, count: int, expires_at: datetime) -> tuple[Lease, ...]:
    """A block of recording numbers for each year that the file lives in."""
    made = []
    for year in range(work.office_date.year, expires_at.astimezone(work.zone).year + 1):
        scope = f"recording/{year}"
        last = take_numbers(work.session, scope, count)
        made.append(Lease(scope, last - count + 1, last))
    return tuple(made)


def _manifest(
    work: Work, visit: OutreachVisit, device: FieldDevice, uid: str, expires_at: datetime
) -> sealed.Manifest:
    office: OfficeProfile = profile(work.session)
    facts: dict[str, Any] = {
        "keep_days": KEEP_DAYS,
        "office_card": asdict(office_card(work.session)),
        "office": office.short_name,
        "number": visit.number,
        "title": visit.title,
        "day": visit.day.isoformat(),
        "device_id": device.id,
        "device_name": device.name,
    }
    return sealed.Manifest(
        kind=sealed.FileKind.OUT, uid=uid, schema=sealed.SCHEMA, office=office.region_code,
        device=device.uid, visit=visit.uid, sequence=0, previous="", made_at=work.now,
        expires_at=expires_at, rows={}, facts=facts,
    )  # fmt: skip


def _note(
    work: Work,
    visit_id: int,
    device_id: int,
    uid: str,
    digest: str,
    expires_at: datetime,
    people: Sequence[int],
    leases: Sequence[Lease],
) -> int:
    row = BundleOut(
        uid=uid, device_id=device_id, visit_id=visit_id, people=len(people), sha256=digest,
        expires_at=expires_at, at=work.now, office_date=work.office_date,
        officer_id=work.actor.officer_id,
    )  # fmt: skip
    work.session.add(row)
    work.session.flush()
    assert row.id is not None
    persons = [{"bundle_id": row.id, "resident_id": person} for person in people]
    for part in parts(persons):
        work.session.execute(insert(BundlePerson), part)
    leased = [{"bundle_id": row.id, **asdict(lease)} for lease in leases]
    work.session.execute(insert(NumberLease), leased)
    work.record(
        "outreach.bundle_out", visit_id, bundle=row.id, device=device_id, people=len(people)
    )
    return row.id


def _sent(session: Session, visit_id: int) -> tuple[SentRow, ...]:
    rows = session.execute(
        select(
            col(FieldDevice.name), col(BundleOut.people), col(BundleOut.at),
            col(BundleOut.expires_at),
        )
        .join(FieldDevice, col(FieldDevice.id) == col(BundleOut.device_id))
        .where(col(BundleOut.visit_id) == visit_id)
        .order_by(col(BundleOut.id).desc())
    )  # fmt: skip
    return tuple(SentRow(*row) for row in rows)
