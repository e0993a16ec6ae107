"""The facts of a lost laptop on paper: within three days somebody has to be told."""

from zoneinfo import ZoneInfo

from ektp_desk.accounts.queries import letterhead_of, profile, signature_of
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.letters import write_next
from ektp_desk.outreach.models_field import FieldDevice
from ektp_desk.outreach.queries_exposure import FileOutRow, exposure
from ektp_desk.outreach.rules_field import DeviceState
from ektp_desk.outreach.slips import LOST_LAPTOP, AffectedLine, LostFileLine, LostLaptopSlip
from ektp_desk.papers.services import PaperRow


def issue_lost_laptop(work: Work, *, device_id: int) -> PaperRow:
    """What the lost laptop held, as known now; each is a paper of its own, for the file.

    Refused for one that is not reported lost (`visit_paper.not_lost`).
    """
    work.require(Role.SUPERVISOR, Role.ADMINISTRATOR)
    session = work.session
    device = session.get(FieldDevice, device_id)
    if device is None or device.state is not DeviceState.LOST:
        raise OfficeError("visit_paper.not_lost")
    known = exposure(session, device_id=device_id, day=work.office_date)
    loss = known.loss
    assert loss is not None
    assert known.report_by is not None
    office = profile(session)
    slip = LostLaptopSlip(
        office=letterhead_of(office),
        device=device.name,
        device_uid=device.uid,
        registered_on=local_day(device.registered_at, work.zone),
        lost_on=loss.happened_on,
        reason=loss.reason,
        reported_at=loss.at.astimezone(work.zone),
        reported_by=loss.officer,
        due_at=known.report_by.astimezone(work.zone),
        files=tuple(_file(row, work.zone) for row in known.files),
        accounts=tuple(sorted({name for row in known.files for name in row.team})),
        valid=known.readable_people,
        minors=known.under_17,
        people=tuple(
            AffectedLine(row.name, row.masked_nik, row.birth_date, row.village, row.readable)
            for row in known.people
        ),
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
        signed=signature_of(office),
    )
    return write_next(work, LOST_LAPTOP, device.uid, slip, device.name)


def _file(row: FileOutRow, zone: ZoneInfo) -> LostFileLine:
    return LostFileLine(
        visit=f"{row.visit_number} {row.visit_title}",
        sent_at=row.went_out_at.astimezone(zone),
        expires_at=row.expires_at.astimezone(zone),
        people=row.people,
        home_at=row.last_home_at.astimezone(zone) if row.last_home_at else None,
    )
