"""What was on a laptop and who is affected: the facts a breach report needs (UU 27/2022)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import officer_names, profile
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.outreach.models import OutreachMember, OutreachVisit
from ektp_desk.outreach.models_field import BundleIn, BundleOut, BundlePerson, FieldDeviceEvent
from ektp_desk.outreach.queries_devices import DeviceRow, devices
from ektp_desk.outreach.rules_field import DeviceAct, DeviceState
from ektp_desk.residents.affected import REPORT_WITHIN, Affected, affected


@dataclass(frozen=True)
class DeviceEventRow:
    """One line of a laptop's history."""

    act: DeviceAct
    reason: str
    happened_on: date
    at: datetime
    officer: str


@dataclass(frozen=True)
class FileOutRow:
    """A file that went out to a laptop, who was in the team, and what came home of its visit.

    `readable`: it had not expired yet on the day that is asked about.
    """

    id: int
    visit_id: int
    visit_number: str
    visit_title: str
    place: str
    visit_day: date
    went_out_at: datetime
    officer: str
    people: int
    expires_at: datetime
    readable: bool
    team: tuple[str, ...]
    files_home: int
    last_home_at: datetime | None


@dataclass(frozen=True)
class AffectedRow(Affected):
    """Somebody whose data went out to a laptop; `visits` are the numbers of the visits."""

    visits: tuple[str, ...]
    readable: bool


@dataclass(frozen=True)
class Exposure:
    """What was on a laptop and who is affected: the facts a breach report needs.

    They stand for the day of loss of a lost laptop (`loss`), for the day of asking else.
    `readable_people` and `under_17` count those in files that had not expired; `people` names those
    of older files, too.
    """

    device: DeviceRow
    events: tuple[DeviceEventRow, ...]
    files: tuple[FileOutRow, ...]
    people: tuple[AffectedRow, ...]
    loss: DeviceEventRow | None
    readable_people: int
    under_17: int

    @property
    def lost_on(self) -> date | None:
        """The day a lost laptop was lost; None for one that is not lost."""
        return self.loss.happened_on if self.loss else None

    @property
    def reported_at(self) -> datetime | None:
        """When the loss was reported."""
        return self.loss.at if self.loss else None

    @property
    def report_by(self) -> datetime | None:
        """When the report about the breach must be made."""
        return self.loss.at + REPORT_WITHIN if self.loss else None


def exposure(session: Session, *, device_id: int, day: date) -> Exposure:
    """What is or was on a laptop, as of `day` or of its loss. Raises `device.unknown`."""
    device = next((row for row in devices(session) if row.id == device_id), None)
    if device is None:
        raise OfficeError("device.unknown")
    events = _events(session, device_id)
    loss = next((one for one in reversed(events) if one.act is DeviceAct.LOST), None)
    lost = loss if device.state is DeviceState.LOST else None
    asked = lost.happened_on if lost is not None else day
    files = _files(session, device_id, asked)
    people = _people(session, device_id, files, asked)
    return Exposure(
        device=device,
        events=events,
        files=files,
        people=people,
        loss=lost,
        readable_people=sum(row.readable for row in people),
        under_17=sum(row.readable and row.under_17 for row in people),
    )


def _events(session: Session, device_id: int) -> tuple[DeviceEventRow, ...]:
    names = officer_names(session)
    rows = session.exec(
        select(FieldDeviceEvent)
        .where(col(FieldDeviceEvent.device_id) == device_id)
        .order_by(col(FieldDeviceEvent.id))
    )
    return tuple(
        DeviceEventRow(
            row.act, row.reason, row.happened_on, row.at, names.get(row.officer_id or 0, "")
        )
        for row in rows
    )


def _files(session: Session, device_id: int, asked: date) -> tuple[FileOutRow, ...]:
    zone = ZoneInfo(profile(session).zone)
    names, teams = officer_names(session), _teams(session, device_id)
    home = _home_of(session, device_id)
    rows = session.execute(
        select_columns(BundleOut, OutreachVisit)
        .join(OutreachVisit, col(OutreachVisit.id) == col(BundleOut.visit_id))
        .where(col(BundleOut.device_id) == device_id)
        .order_by(col(BundleOut.id).desc())
    )
    made = []
    for sent, visit in rows:
        files_home, last_home = home.get(visit.id, (0, None))
        made.append(
            FileOutRow(
                sent.id, visit.id, visit.number, visit.title, visit.place, visit.day, sent.at,
                names.get(sent.officer_id or 0, ""), sent.people, sent.expires_at,
                local_day(sent.expires_at, zone) >= asked, teams.get(visit.id, ()), files_home,
                last_home,
            )
        )  # fmt: skip
    return tuple(made)


def _teams(session: Session, device_id: int) -> dict[int, tuple[str, ...]]:
    """The officers by visit: their accounts went along."""
    sent = select(col(BundleOut.visit_id)).where(col(BundleOut.device_id) == device_id)
    rows = session.execute(
        select_columns(col(OutreachMember.visit_id), col(Officer.full_name))
        .join(Officer, col(Officer.id) == col(OutreachMember.officer_id))
        .where(col(OutreachMember.visit_id).in_(sent))
        .order_by(col(Officer.full_name))
    )
    teams: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for visit_id, name in rows:
        teams[visit_id] += (name,)
    return teams


def _home_of(session: Session, device_id: int) -> dict[int, tuple[int, datetime]]:
    rows = session.execute(
        select_columns(col(BundleIn.visit_id), func.count(), func.max(col(BundleIn.at)))
        .where(col(BundleIn.device_id) == device_id)
        .group_by(col(BundleIn.visit_id))
    )
    return {visit_id: (count, at) for visit_id, count, at in rows}


def _people(
    session: Session, device_id: int, files: Iterable[FileOutRow], asked: date
) -> tuple[AffectedRow, ...]:
    """Everybody once, by name; in which visits' files they were."""
    readable = {row.id for row in files if row.readable}
    numbers = {row.id: row.visit_number for row in files}
    sent = defaultdict(set)
    rows = session.execute(
        select_columns(col(BundlePerson.resident_id), col(BundlePerson.bundle_id))
        .join(BundleOut, col(BundleOut.id) == col(BundlePerson.bundle_id))
        .where(col(BundleOut.device_id) == device_id)
    )
    for resident_id, bundle_id in rows:
        sent[resident_id].add(bundle_id)
    concerned = (
        select(col(BundlePerson.resident_id))
        .join(BundleOut, col(BundleOut.id) == col(BundlePerson.bundle_id))
        .where(col(BundleOut.device_id) == device_id)
    )
    return tuple(
        AffectedRow(
            **vars(one),
            visits=tuple(sorted({numbers[bundle] for bundle in sent[one.resident_id]})),
            readable=bool(sent[one.resident_id] & readable),
        )
        for one in affected(session, concerned, day=asked)
    )
