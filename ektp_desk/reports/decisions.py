"""The supervisor's list: every room is asked what waits for a decision, and answers in one line.

A room that has something to decide adds one line to `ROOMS` (and its kind with its rule to
`rules_decisions`), or to `SLOW_ROOMS` if it reads whole ledgers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.accounts.emergency import unacknowledged
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.cards.destruction import destruction_due
from ektp_desk.cards.differences import differences
from ektp_desk.cards.queries import unsettled
from ektp_desk.cards.queries_backlog import backlog, backlog_status
from ektp_desk.cards.queries_delivery import open_deliveries
from ektp_desk.cards.queries_printers import running_low
from ektp_desk.cards.rules import CardState
from ektp_desk.cards.uncollected import ageing
from ektp_desk.outreach import queries_visits
from ektp_desk.outreach.queries_devices import due_home
from ektp_desk.outreach.queries_home import quarantined
from ektp_desk.queue.reserve_queries import blocks
from ektp_desk.recording.models import Recording
from ektp_desk.recording.queries_followup import overdue
from ektp_desk.recording.rules import RecordingState
from ektp_desk.reports.closing import open_days
from ektp_desk.reports.console_acts import unseen
from ektp_desk.reports.rules_decisions import Decision, Found, Matter, Told, decided
from ektp_desk.reports.unsaved import unsaved
from ektp_desk.stock import queries as stock
from ektp_desk.stock.queries import StockStatus
from ektp_desk.stock.queries_requests import request_under_way
from ektp_desk.stock.rules import StockLevel


@dataclass(frozen=True)
class Asking:
    """What the rooms are asked with; the state of the stock is reckoned once for all of them."""

    session: Session
    day: date

    @cached_property
    def stock(self) -> StockStatus:
        """The stock as it stands on the day."""
        return stock.status(self.session, day=self.day)


def decisions(session: Session, *, day: date) -> tuple[Decision, ...]:
    """What waits for a supervisor on `day`, the most urgent first."""
    return asked(Asking(session, day))


def slow_decisions(session: Session, *, day: date) -> tuple[Decision, ...]:
    """What takes too long to be asked at every change: it is asked now and then."""
    asking = Asking(session, day)
    return decided(((matter, ask(asking)) for matter, ask in SLOW_ROOMS.items()), day=day)


def asked(asking: Asking) -> tuple[Decision, ...]:
    """The same with what was reckoned already."""
    return decided(((matter, ask(asking)) for matter, ask in ROOMS.items()), day=asking.day)


def _emergency(asking: Asking) -> Found | None:
    """Somebody came in with the sealed code, and nobody else has looked into it yet."""
    return Found(len(unacknowledged(asking.session)))


def _console(asking: Asking) -> Found | None:
    """What gave somebody power beside the windows; the newest is told on the line itself."""
    acts = unseen(asking.session)
    if not acts:
        return None
    newest = Told(acts[0].what, acts[0].whom, acts[0].at, acts[0].station)
    return Found(len(acts), min(row.office_date for row in acts), newest=newest)


def _unknown_prints(asking: Asking) -> Found | None:
    """Unknown outcomes, and pieces begun on an earlier day that nobody confirmed."""
    rows = [
        row
        for row in unsettled(asking.session)
        if row.state is CardState.UNKNOWN or row.office_date < asking.day
    ]
    return Found(len(rows), min(row.office_date for row in rows)) if rows else None


def _differences(asking: Asking) -> Found | None:
    """Of ledger, print log and count; what was found and explained already is no question."""
    rows = [row for row in differences(asking.session) if not row.settled]
    return Found(len(rows), min((row.day for row in rows if row.day), default=None))


def _stock_unopened(asking: Asking) -> Found | None:
    return None if asking.stock.opened else Found(1)


def _apply(asking: Asking) -> Found | None:
    """More is asked for unless blanks are on their way."""
    status = asking.stock
    if not status.opened or status.warning.level is StockLevel.OK:
        return None
    if request_under_way(asking.session) is not None:
        return None
    return Found(max(1, status.balance), due=status.apply_by, late=status.warning.late)


def _request_late(asking: Asking) -> Found | None:
    """Blanks that should have come by now."""
    under_way = request_under_way(asking.session)
    if under_way is None or not under_way.overdue(asking.day):
        return None
    return Found(1, under_way.expected_on)


def _day_open(asking: Asking) -> Found | None:
    days = open_days(asking.session, today=asking.day)
    return Found(len(days), days[0]) if days else None


def _backup(asking: Asking) -> Found | None:
    return _unsaved(asking, BackupPlace.HOME)


def _second_backup(asking: Asking) -> Found | None:
    return _unsaved(asking, BackupPlace.SECOND)


def _unsaved(asking: Asking, place: BackupPlace) -> Found | None:
    """Days worked that stand in no backup of a place, once the first is as old as the office
    waits for one; whether it ever closed a day or not."""
    found = unsaved(asking.session, place=place, today=asking.day)
    if found is None:
        return None
    most = profile(asking.session).backup_warn_days
    return Found(found.days, found.since) if (asking.day - found.since).days >= most else None


def _reserve_away(asking: Asking) -> Found | None:
    away = [row for row in blocks(asking.session, day=asking.day) if row.overdue]
    if not away:
        return None
    return Found(len({row.station for row in away}), min(row.office_date for row in away))


def _reviews(asking: Asking) -> Found | None:
    return _recordings(asking, RecordingState.AWAITING_REVIEW)


def _returned(asking: Asking) -> Found | None:
    return _recordings(asking, RecordingState.RETURNED)


def _doubles(asking: Asking) -> Found | None:
    """People recorded twice, of whom one recording is to be chosen."""
    statement = select(
        func.count(func.distinct(col(Recording.resident_id))), func.min(col(Recording.office_date))
    ).where(col(Recording.state) == RecordingState.DISPUTED)
    count, since = asking.session.execute(statement).one()
    return Found(int(count), since)


def _quarantine(asking: Asking) -> Found | None:
    """Events of laptops that were set apart."""
    return Found(sum(not row.decided for row in quarantined(asking.session)))


def _files_due(asking: Asking) -> Found | None:
    """Laptops that brought nothing home though their visit is over."""
    due = due_home(asking.session, day=asking.day)
    return Found(len(due), due[0].visit_day) if due else None


def _recordings(asking: Asking, state: RecordingState) -> Found | None:
    statement = select(func.count(col(Recording.id)), func.min(col(Recording.office_date))).where(
        col(Recording.state) == state
    )
    count, since = asking.session.execute(statement).one()
    return Found(int(count), since)


def _consumables(asking: Asking) -> Found | None:
    """Card printers whose ribbon or film runs out."""
    return Found(len(running_low(asking.session)))


def _deliveries(asking: Asking) -> Found | None:
    """Lists through the kelurahan that should be home."""
    late = [row for row in open_deliveries(asking.session) if row.days_late(asking.day)]
    return Found(len(late), min(row.due_on for row in late)) if late else None


def _invite(asking: Asking) -> Found | None:
    """Those on the waiting list for whom there is a blank now."""
    many = backlog_status(asking.session, day=asking.day).invitable
    if not many:
        return None
    return Found(many, min(row.office_date for row in backlog(asking.session)))


def _visits_late(asking: Asking) -> Found | None:
    """Visits past their day that nobody reported or cancelled."""
    return Found(*queries_visits.overdue(asking.session, day=asking.day))


def _visits_team(asking: Asking) -> Found | None:
    """Visits of the coming week without a team."""
    count, first = queries_visits.without_team(asking.session, day=asking.day)
    return Found(count, due=first)


def _follow_ups(asking: Asking) -> Found | None:
    count, since = overdue(asking.session, day=asking.day)
    return Found(count, since)


def _destruction(asking: Asking) -> Found | None:
    found = destruction_due(asking.session, day=asking.day)
    return Found(found.pieces, found.by) if found.due else None


def _uncollected(asking: Asking) -> Found | None:
    """Cards that nobody fetched for longer than the office thinks right."""
    found = ageing(asking.session, day=asking.day)
    return Found(found.long, found.oldest)


ROOMS: Mapping[Matter, Callable[[Asking], Found | None]] = {
    Matter.EMERGENCY: _emergency,
    Matter.CONSOLE: _console,
    Matter.UNKNOWN_PRINTS: _unknown_prints,
    Matter.STOCK_UNOPENED: _stock_unopened,
    Matter.APPLY: _apply,
    Matter.REQUEST_LATE: _request_late,
    Matter.DAY_OPEN: _day_open,
    Matter.BACKUP: _backup,
    Matter.SECOND_BACKUP: _second_backup,
    Matter.RESERVE_AWAY: _reserve_away,
    Matter.REVIEWS: _reviews,
    Matter.RETURNED: _returned,
    Matter.DOUBLES: _doubles,
    Matter.QUARANTINE: _quarantine,
    Matter.FILES_DUE: _files_due,
    Matter.CONSUMABLES: _consumables,
    Matter.DELIVERIES: _deliveries,
    Matter.INVITE: _invite,
    Matter.VISITS_LATE: _visits_late,
    Matter.VISITS_TEAM: _visits_team,
    Matter.FOLLOW_UPS: _follow_ups,
    Matter.DESTRUCTION: _destruction,
    Matter.UNCOLLECTED: _uncollected,
}

SLOW_ROOMS: Mapping[Matter, Callable[[Asking], Found | None]] = {
    Matter.DIFFERENCES: _differences,
}
