"""The facts of a lost laptop on paper: within three days somebody has to be told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.queries import letterhead_of, profile
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach import queries_papers
from ektp_desk.outreach.letters import signature, write_next
from ektp_desk.outreach.models_field import FieldDevice, FieldDeviceEvent
from ektp_desk.outreach.queries_report import last_home
from ektp_desk.outreach.rules_field import DeviceAct, DeviceState
from ektp_desk.outreach.slips import LOST_LAPTOP, LostFileLine, LostLaptopSlip
from ektp_desk.papers.services import PaperRow

TERM = timedelta(hours=72)  # 3 × 24 hours (domain.md, Personal data)


def issue_lost_laptop(work: Work, *, device_id: int) -> PaperRow:
    """What the lost laptop held, as known now; each is a paper of its own, for the file.

    Refused for one that is not reported lost (`visit_paper.not_lost`).
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    session = work.session
    device = session.get(FieldDevice, device_id)
    if device is None or device.state is not DeviceState.LOST:
        raise OfficeError("visit_paper.not_lost")
    loss, reporter = session.exec(
        select(FieldDeviceEvent, Officer.full_name)
        .outerjoin(Officer, col(Officer.id) == col(FieldDeviceEvent.officer_id))
        .where(
            col(FieldDeviceEvent.device_id) == device_id,
            col(FieldDeviceEvent.act) == DeviceAct.LOST,
        )
        .order_by(col(FieldDeviceEvent.id).desc())
        .limit(1)
    ).one()
    office = profile(session)
    people, minors = queries_papers.affected(session, device_id=device_id, day=loss.happened_on)
    slip = LostLaptopSlip(
        office=letterhead_of(office),
        device=device.name,
        device_uid=device.uid,
        registered_on=local_day(device.registered_at, work.zone),
        lost_on=loss.happened_on,
        reason=loss.reason,
        reported_at=loss.at.astimezone(work.zone),
        reported_by=reporter or "",
        due_at=(loss.at + TERM).astimezone(work.zone),
        files=_files(session, device_id, work.zone),
        accounts=queries_papers.accounts_on(session, device_id=device_id),
        minors=minors,
        people=people,
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
        signed=signature(office),
    )
    return write_next(work, LOST_LAPTOP, device.uid, slip, device.name)


def _files(session: Session, device_id: int, zone: ZoneInfo) -> tuple[LostFileLine, ...]:
    lines = []
    for bundle, visit in queries_papers.files_out(session, device_id=device_id):
        home = last_home(session, device_id=device_id, visit_id=bundle.visit_id)
        lines.append(
            LostFileLine(
                visit=f"{visit.number} {visit.title}",
                sent_at=bundle.at.astimezone(zone),
                expires_at=bundle.expires_at.astimezone(zone),
                people=bundle.people,
                home_at=_local(home, zone),
            )
        )
    return tuple(lines)


def _local(at: datetime | None, zone: ZoneInfo) -> datetime | None:
    return None if at is None else at.astimezone(zone)
