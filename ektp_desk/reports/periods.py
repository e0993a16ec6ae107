"""The report of a month or a year: every figure counted from the ledgers, none kept."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Text, func, select, type_coerce
from sqlmodel import Session, col

from ektp_desk.accounts.queries import letterhead, profile, signature_of
from ektp_desk.cards.models import CardEvent, Handover, PrintBacklog
from ektp_desk.cards.rules import CardAct, Collector, SpoilReason
from ektp_desk.coverage.models import CoverageDay, CoverageTaking
from ektp_desk.kernel.models import AuditHead
from ektp_desk.kernel.sentences import Sentences
from ektp_desk.outreach.queries_report import period_reached, total
from ektp_desk.queue.models import Ticket
from ektp_desk.queue.times import spread
from ektp_desk.recording.models import Recording
from ektp_desk.reports import closing, queries, steps
from ektp_desk.reports.closing import Standing
from ektp_desk.reports.officers import officer_lines
from ektp_desk.reports.rules import day_bounds
from ektp_desk.reports.rules_periods import period_before, period_name, period_of
from ektp_desk.reports.slips_periods import (
    CoverageLine,
    DaysClosed,
    FigureLine,
    NamedCount,
    OutreachLine,
    PeriodService,
    PeriodSlip,
    PeriodStock,
)
from ektp_desk.reports.villages import village_lines
from ektp_desk.stock import queries as stock

FIGURES = (
    "tickets", "no_shows", "recorded", "special", "visits", "visit_recorded", "printed", "spoiled",
    "handed_over", "by_proxy",
    "old_cards", "received", "left", "sukets", "identities", "print_ready", "backlog",
    "uncollected",
)  # fmt: skip
REACHED = ("visits", "listed", "met", "recorded", "cards", "not_met", "gone", "to_office",
           "added")  # fmt: skip
NO_NEEDS = "[]"  # how an empty list of needs is kept


@dataclass(frozen=True)
class _Covered:
    day: date | None
    obliged: int = 0
    recorded: int = 0
    held: int = 0


def period(
    session: Session, *, day: date, yearly: bool, made_by: str, now: datetime, language: str = "id"
) -> PeriodSlip:
    """The report of the month or year that holds `day`, as far as it has gone at `now`.

    Names are in `language`. Beside each figure stands that of the whole period before.
    """
    office = profile(session)
    zone = ZoneInfo(office.zone)
    say = Sentences(language).say
    start, end = period_of(day, yearly=yearly)
    until = min(end, now.astimezone(zone).date())
    first, last = period_before(start, yearly=yearly)
    head = session.execute(select(col(AuditHead.last_id), col(AuditHead.hash))).one()
    figures, before = _figures(session, start, until), _figures(session, first, last)
    known = any(before.values())
    return PeriodSlip(
        office=letterhead(session),
        yearly=yearly,
        name=period_name(start, yearly=yearly),
        before_name=period_name(first, yearly=yearly),
        start=start,
        until=until,
        complete=until == end,
        figures=tuple(
            FigureLine(
                key, say(f"period_figure.{key}"), figures[key], before[key] if known else None
            )
            for key in FIGURES
        ),
        coverage=_coverage(session, until, last),
        stock=_stock(session, start, until),
        steps=steps.step_lines(session, start=start, end=until, by_month=yearly),
        services=_services(session, start, until, language),
        officers=officer_lines(session, start=start, end=until),
        villages=village_lines(session, start=start, end=until),
        outreach=_outreach(session, start, until, say),
        spoils=_spoils(session, start, until, language),
        days=_days(session, start, until),
        audit_count=head.last_id,
        audit_hash=head.hash,
        made_at=now.astimezone(zone),
        made_by=made_by,
        signed=signature_of(office),
    )


def _figures(session: Session, start: date, end: date) -> dict[str, int]:
    """What `period_figure` names; what is left stands as at the end of `end`."""
    counted = queries.figures(session, start=start, end=end)
    blanks = _stock(session, start, end)
    return {
        "tickets": sum(line.taken for line in counted.tickets),
        "no_shows": sum(line.no_show for line in counted.tickets),
        "recorded": counted.recorded,
        "special": _special(session, start, end),
        "visits": counted.visits,
        "visit_recorded": counted.visit_recorded,
        "printed": counted.printed,
        "spoiled": counted.spoiled,
        "handed_over": counted.handed_over,
        "by_proxy": _handovers(session, start, end, proxy=True),
        "old_cards": _handovers(session, start, end, proxy=False),
        "received": blanks.received,
        "left": blanks.closing,
        "sukets": counted.sukets,
        "identities": counted.identities,
        "print_ready": queries.print_ready_at_end(session, end),
        "backlog": _backlog(session, end),
        "uncollected": queries.uncollected_at_end(session, end),
    }


def _special(session: Session, start: date, end: date) -> int:
    """Recordings handed in whose applicant had needs of their own (lying down, missing fingers)."""
    zone = ZoneInfo(profile(session).zone)
    statement = select(func.count(col(Recording.id))).where(
        *queries.submitted((day_bounds(start, zone)[0], day_bounds(end, zone)[1])),
        type_coerce(col(Recording.needs), Text) != NO_NEEDS,
    )
    return int(session.execute(statement).scalar_one())


def _outreach(
    session: Session, start: date, end: date, say: Callable[..., str]
) -> tuple[OutreachLine, ...]:
    """What jemput bola achieved by kind, with the sum where there is more than one."""
    kinds = period_reached(session, start=start, end=end)
    rows = [(say(f"visit_paper_kind.{one.kind}"), one.reached) for one in kinds]
    if len(rows) > 1:
        rows.append((say("visit_paper.total"), total(one.reached for one in kinds)))
    return tuple(
        OutreachLine(name, *(getattr(reached, key) for key in REACHED)) for name, reached in rows
    )


def _handovers(session: Session, start: date, end: date, *, proxy: bool) -> int:
    which = (
        col(Handover.collector) == Collector.PROXY
        if proxy
        else col(Handover.old_card_taken).is_(True)
    )
    statement = select(func.count(col(Handover.id))).where(
        col(Handover.office_date).between(start, end), which
    )
    return int(session.execute(statement).scalar_one())


def _backlog(session: Session, day: date) -> int:
    """Who waited for blanks at the end of a day."""
    end = day_bounds(day, ZoneInfo(profile(session).zone))[1]
    ended = col(PrintBacklog.ended_at)
    statement = select(func.count(col(PrintBacklog.id))).where(
        col(PrintBacklog.since) < end, ended.is_(None) | (ended >= end)
    )
    return int(session.execute(statement).scalar_one())


def _coverage(session: Session, until: date, before: date) -> CoverageLine:
    now, then = _covered(session, until), _covered(session, before)
    return CoverageLine(now.day, now.obliged, now.recorded, now.held, then.held, then.obliged)


def _covered(session: Session, day: date) -> _Covered:
    """The city at the last count up to a day."""
    newest = select(func.max(col(CoverageTaking.day))).where(col(CoverageTaking.day) <= day)
    counted: date | None = session.execute(newest).scalar_one()
    if counted is None:
        return _Covered(None)
    sums = select(
        *(
            func.coalesce(func.sum(column), 0)
            for column in (
                col(CoverageDay.obliged), col(CoverageDay.recorded), col(CoverageDay.held),
            )
        )
    ).where(col(CoverageDay.day) == counted)  # fmt: skip
    return _Covered(counted, *(int(number) for number in session.execute(sums).one()))


def _stock(session: Session, start: date, end: date) -> PeriodStock:
    days = stock.daily(session, start=start, end=end)
    opening = stock.balance_on(session, start - timedelta(days=1))
    return PeriodStock(
        opening=opening,
        received=sum(day.received for day in days),
        used=sum(day.used for day in days),
        spoiled=sum(day.spoiled for day in days),
        other=sum(day.other for day in days),
        closing=days[-1].closing if days else opening,
    )


def _services(session: Session, start: date, end: date, language: str) -> tuple[PeriodService, ...]:
    waits: dict[str, list[float]] = defaultdict(list)
    served: dict[str, list[float]] = defaultdict(list)
    statement = select(
        col(Ticket.service_code), col(Ticket.arrived_at), col(Ticket.first_called_at),
        col(Ticket.serving_at), col(Ticket.ended_at),
    ).where(col(Ticket.office_date).between(start, end))  # fmt: skip
    for code, arrived, called, serving, ended in session.execute(statement):
        if called is not None:
            waits[code].append((called - arrived).total_seconds())
        if serving is not None and ended is not None:
            served[code].append((ended - serving).total_seconds())
    lines = []
    for line in queries.figures(session, start=start, end=end).tickets:
        waited, service = spread(waits[line.code]), spread(served[line.code])
        lines.append(
            PeriodService(
                service=(line.en_name if language == "en" else line.id_name) or line.id_name,
                taken=line.taken,
                done=line.done,
                no_show=line.no_show,
                median_wait=_minutes(waited.median),
                p90_wait=_minutes(waited.p90),
                median_service=_minutes(service.median),
            )
        )
    return tuple(lines)


def _minutes(seconds: float | None) -> int | None:
    return None if seconds is None else int(seconds / 60 + 0.5)


def _spoils(session: Session, start: date, end: date, language: str) -> tuple[NamedCount, ...]:
    statement = (
        select(col(CardEvent.reason), func.count(col(CardEvent.id)))
        .where(
            col(CardEvent.office_date).between(start, end), col(CardEvent.act) == CardAct.SPOILED
        )
        .group_by(col(CardEvent.reason))
    )
    say = Sentences(language).say
    counts = {reason: int(number) for reason, number in session.execute(statement)}
    return tuple(
        NamedCount(say(f"spoil_reason.{reason}"), counts[reason])
        for reason in SpoilReason
        if reason in counts
    )


def _days(session: Session, start: date, end: date) -> DaysClosed:
    marks = closing.days_of(session, start=start, end=end)
    return DaysClosed(
        worked=len(marks),
        closed=sum(mark.standing in (Standing.CLOSED, Standing.CHANGED) for mark in marks),
        changed=sum(mark.standing is Standing.CHANGED for mark in marks),
    )
