"""Which paper is drawn by what: from a stored slip to its PDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ektp_desk.cards.slips import (
    BACKLOG_LIST,
    CARD_RECEIPT,
    HANDOVER_RECEIPT,
    BacklogSlip,
    CardSlip,
    HandoverSlip,
)
from ektp_desk.cards.slips_destruction import (
    DESTRUCTION,
    STORE_REPORT,
    DestructionSlip,
    StoreReportSlip,
)
from ektp_desk.cards.slips_pickup import (
    DELIVERY_LIST,
    UNCOLLECTED_LIST,
    DeliverySlip,
    UncollectedSlip,
)
from ektp_desk.cards.slips_suket import SUKET, SuketSlip
from ektp_desk.coverage.slips import (
    DEPARTURE,
    DEPARTURE_LIST,
    DepartureListSlip,
    DepartureSlip,
)
from ektp_desk.outreach.slips import (
    ASSIGNMENT,
    LOST_LAPTOP,
    TARGET_LIST,
    VISIT_REPORT,
    AssignmentSlip,
    LostLaptopSlip,
    TargetListSlip,
    VisitReportSlip,
)
from ektp_desk.partners.slips import LETTER as LIST_LETTER
from ektp_desk.partners.slips import ListLetterSlip
from ektp_desk.queue.slips import APPOINTMENT, TICKET, AppointmentSlip, TicketSlip
from ektp_desk.recording.slips import RECEIPT, RecordingSlip
from ektp_desk.recording.slips_birthdays import BIRTHDAYS, BirthdaySlip
from ektp_desk.recording.slips_letters import LETTER, LetterSlip
from ektp_desk.reports.slips import DAY_SHEET, DaySlip
from ektp_desk.reports.slips_access import ACCESS_LOG, BREACH, AccessLogSlip, BreachSlip
from ektp_desk.reports.slips_periods import MONTH_REPORT, YEAR_REPORT, PeriodSlip
from ektp_desk.stock.slips import COUNT_RECORD, MOVEMENT_RECORD, CountSlip, MovementSlip
from ektp_desk.stock.slips_requests import (
    DELIVERY_RECORD,
    REMINDER,
    REQUEST_LETTER,
    BlankDeliverySlip,
    ReminderSlip,
    RequestLetterSlip,
)
from printing import (
    access,
    backlog,
    birthdays,
    blank_requests,
    breach,
    cards,
    delivery,
    departures,
    destruction,
    letters,
    lost_laptop,
    outreach,
    partners,
    period_reports,
    queue,
    recording,
    reports,
    stock,
    suket,
    visit_report,
)
from printing.sheet import A4, A6, ROLL, PaperSize


@dataclass(frozen=True)
class Paper:
    """A kind of paper: its slip, how it is drawn, on what size, and the slip's field with its
    day, by which it is filed."""

    slip: type[Any]
    draw: Callable[[Any, int], bytes]
    size: PaperSize
    dated_by: str


PAPERS: Mapping[str, Paper] = {
    TICKET: Paper(TicketSlip, queue.ticket, ROLL, "taken_at"),
    APPOINTMENT: Paper(AppointmentSlip, queue.appointment, ROLL, "slot_at"),
    RECEIPT: Paper(RecordingSlip, recording.receipt, A6, "recorded_at"),
    CARD_RECEIPT: Paper(CardSlip, cards.receipt, ROLL, "printed_at"),
    HANDOVER_RECEIPT: Paper(HandoverSlip, cards.handover, A6, "handed_at"),
    LIST_LETTER: Paper(ListLetterSlip, partners.letter, A4, "made_on"),
    BIRTHDAYS: Paper(BirthdaySlip, birthdays.birthday_list, A4, "day"),
    SUKET: Paper(SuketSlip, suket.certificate, A4, "day"),
    LETTER: Paper(LetterSlip, letters.letter, A4, "day"),
    UNCOLLECTED_LIST: Paper(UncollectedSlip, delivery.uncollected, A4, "made_at"),
    DELIVERY_LIST: Paper(DeliverySlip, delivery.delivery, A4, "day"),
    BACKLOG_LIST: Paper(BacklogSlip, backlog.waiting_list, A4, "made_at"),
    DEPARTURE: Paper(DepartureSlip, departures.departure, A4, "day"),
    DEPARTURE_LIST: Paper(DepartureListSlip, departures.departures, A4, "day"),
    ASSIGNMENT: Paper(AssignmentSlip, outreach.assignment, A4, "day"),
    TARGET_LIST: Paper(TargetListSlip, outreach.target_list, A4, "made_at"),
    VISIT_REPORT: Paper(VisitReportSlip, visit_report.report, A4, "day"),
    LOST_LAPTOP: Paper(LostLaptopSlip, lost_laptop.facts, A4, "made_at"),
    REQUEST_LETTER: Paper(RequestLetterSlip, blank_requests.request, A4, "day"),
    REMINDER: Paper(ReminderSlip, blank_requests.reminder, A4, "day"),
    DELIVERY_RECORD: Paper(BlankDeliverySlip, blank_requests.delivery, A4, "day"),
    DESTRUCTION: Paper(DestructionSlip, destruction.record, A4, "day"),
    STORE_REPORT: Paper(StoreReportSlip, destruction.store_report, A4, "made_at"),
    COUNT_RECORD: Paper(CountSlip, stock.count_record, A4, "day"),
    MOVEMENT_RECORD: Paper(MovementSlip, stock.movement_record, A4, "day"),
    DAY_SHEET: Paper(DaySlip, reports.day_sheet, A4, "day"),
    MONTH_REPORT: Paper(PeriodSlip, period_reports.period_report, A4, "made_at"),
    YEAR_REPORT: Paper(PeriodSlip, period_reports.period_report, A4, "made_at"),
    ACCESS_LOG: Paper(AccessLogSlip, access.log, A4, "made_at"),
    BREACH: Paper(BreachSlip, breach.facts, A4, "made_at"),
}


# Papers about one person: what retention removes from the office and from its computers.
OF_ONE_PERSON = (
    TICKET, APPOINTMENT, RECEIPT, CARD_RECEIPT, HANDOVER_RECEIPT, SUKET, LETTER, DEPARTURE,
    ACCESS_LOG,
)  # fmt: skip


def render(kind: str, slip: Mapping[str, object], copy: int = 0) -> bytes:
    """The PDF of a stored slip; `copy` 0 is the original, else the numbered copy mark is set.

    Raises KeyError for an unknown kind, pydantic's ValidationError for a slip that lacks a field.
    """
    paper = PAPERS[kind]
    return paper.draw(_adapter(kind).validate_python(dict(slip)), copy)


def filed_under(kind: str, slip: Mapping[str, object]) -> date:
    """The day a paper belongs to."""
    return date.fromisoformat(str(slip[PAPERS[kind].dated_by])[:10])


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(PAPERS[kind].slip)
