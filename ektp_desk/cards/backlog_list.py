"""The list of who waits for blanks as a paper, for those who go and tell them."""

from ektp_desk.accounts.queries import letterhead
from ektp_desk.accounts.rules import Role
from ektp_desk.cards import queries_backlog as queries
from ektp_desk.cards.queries_backlog import BacklogRow
from ektp_desk.cards.rules import PrintRank
from ektp_desk.cards.slips import BACKLOG_LIST, BacklogLine, BacklogSlip
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.papers.services import PaperRow, issue


def issue_list(work: Work) -> PaperRow:
    """Write the list as it stands, NIKs masked; each further one of a day gets the next number.

    Refused while nobody waits (`backlog.nobody_listed`).
    """
    work.require(Role.PRINTER, Role.SUPERVISOR)
    rows = queries.backlog(work.session)
    if not rows:
        raise OfficeError("backlog.nobody_listed")
    status = queries.backlog_status(work.session, day=work.office_date)
    slip = BacklogSlip(
        office=letterhead(work.session),
        waiting=status.waiting,
        invited=status.invited,
        free=max(0, status.blanks.free),
        lines=tuple(_line(work, row) for row in rows),
        made_at=work.now.astimezone(work.zone),
        made_by=work.actor.name,
    )
    day = work.office_date.isoformat()
    number = work.number(f"{BACKLOG_LIST}/{day}")
    return issue(
        work,
        key=f"{BACKLOG_LIST}/{day}/{number}",
        kind=BACKLOG_LIST,
        number=f"DT-{day}/{number}",
        slip=slip,
    )


def _line(work: Work, row: BacklogRow) -> BacklogLine:
    invited = row.invited_at
    return BacklogLine(
        name=row.name,
        masked_nik=row.masked_nik,
        village=row.village,
        service=row.service_id_name,
        urgent=row.rank is PrintRank.URGENT,
        since=row.office_date,
        invited_on=None if invited is None else local_day(invited, work.zone),
    )
