"""Services, tickets, and the history of each ticket."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from ektp_desk.kernel.columns import EnumText, JsonText, UtcTime, one_of
from ektp_desk.queue.rules import (
    AppointmentReason,
    AppointmentState,
    CounterState,
    Course,
    Offer,
    PriorityReason,
    TicketAct,
    TicketState,
)

_AT_COUNTER = text("state IN ('called', 'serving')")
# SQLite takes a partial index only for a query with the very same words.
IS_OPEN = text("state IN ('waiting', 'called', 'serving', 'parked', 'awaiting_card')")
_CHILD_LIVES = text("parent_id IS NOT NULL AND state <> 'cancelled'")
_NO_PARENT = text("parent_id IS NULL")
_FIRST: Any = {"sqlite_where": _NO_PARENT, "postgresql_where": _NO_PARENT}
_CHILD: Any = {"sqlite_where": _CHILD_LIVES, "postgresql_where": _CHILD_LIVES}
_TAKES_PLACE = text("state IN ('booked', 'arrived')")
_OPEN_PROMISE = text("state = 'booked' AND resident_id IS NOT NULL")
_OPEN_PERSON = text(f"{IS_OPEN.text} AND resident_id IS NOT NULL")


class Service(SQLModel, table=True):
    """A service of the office (domain.md, Services and papers); the office edits the rows.

    `letter` begins its ticket numbers; `papers` are the papers asked for, as shown to people.
    Quotas are numbers a day and in each of its halves; 0 means without limit.
    """

    __tablename__ = "service"
    __table_args__ = (one_of("service", "course", Course),)

    code: str = Field(primary_key=True, max_length=20)
    letter: str = Field(max_length=1)
    name_id: str = Field(max_length=80)
    name_en: str = Field(max_length=80)
    course: Course = Field(sa_type=EnumText(Course))
    papers: list[str] = Field(default_factory=list, sa_type=JsonText)
    daily_quota: int = 0
    morning_quota: int = 0
    afternoon_quota: int = 0
    position: int = 0
    active: bool = True


class Ticket(SQLModel, table=True):
    """One number of one day. `number` counts per letter and day; `code` is "A-012".

    Passed on to another service, the ticket ends and a child begins, which keeps number, token
    and arrival; `queue_letter` says whose queue it waits in, `only_counter_id` for which counter
    alone. `plan` lists what is still to come in this visit: `{"service": …, "counter": … or null}`.
    `first_called_at` stays when the ticket is called again. `offer` is what the person was told
    about the card, null where the visit began with a service that needs none, and where the number
    was given without the server: then nothing was promised.
    """

    __tablename__ = "ticket"
    __table_args__ = (
        one_of("ticket", "state", TicketState),
        one_of("ticket", "offer", Offer),
        Index("uq_ticket_number", "office_date", "letter", "number", unique=True, **_FIRST),
        Index("uq_ticket_token", "token", unique=True, **_FIRST),
        Index("uq_ticket_child", "parent_id", unique=True, **_CHILD),
        Index(
            "uq_ticket_at_counter",
            "counter_id",
            unique=True,
            sqlite_where=_AT_COUNTER,
            postgresql_where=_AT_COUNTER,
        ),
        Index(
            "uq_ticket_open_person",
            "office_date",
            "resident_id",
            "service_code",
            unique=True,
            sqlite_where=_OPEN_PERSON,
            postgresql_where=_OPEN_PERSON,
        ),
        Index("ix_ticket_open_day", "office_date", sqlite_where=IS_OPEN, postgresql_where=IS_OPEN),
        Index("ix_ticket_day_state", "office_date", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    office_date: date
    letter: str = Field(max_length=1)
    number: int
    code: str = Field(max_length=10)
    token: str = Field(index=True, max_length=32)
    parent_id: int | None = Field(default=None, foreign_key="ticket.id")
    service_code: str = Field(foreign_key="service.code")
    queue_letter: str = Field(max_length=1)
    only_counter_id: int | None = Field(default=None, foreign_key="counter.id")
    plan: list[dict[str, Any]] = Field(default_factory=list, sa_type=JsonText)
    appointment_at: datetime | None = Field(default=None, sa_type=UtcTime)
    resident_id: int | None = Field(default=None, foreign_key="resident.id", index=True)
    priority: PriorityReason | None = Field(default=None, sa_type=EnumText(PriorityReason))
    offer: Offer | None = Field(default=None, sa_type=EnumText(Offer))
    state: TicketState = Field(sa_type=EnumText(TicketState))
    counter_id: int | None = Field(default=None, foreign_key="counter.id")
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    calls: int = 0
    wait_for_others: int = 0
    note: str = Field(default="", max_length=500)
    arrived_at: datetime = Field(sa_type=UtcTime)
    first_called_at: datetime | None = Field(default=None, sa_type=UtcTime)
    called_at: datetime | None = Field(default=None, sa_type=UtcTime)
    serving_at: datetime | None = Field(default=None, sa_type=UtcTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcTime)


class NumberBlock(SQLModel, table=True):
    """Numbers `first` to `last` of the reserve, leased to one computer for a day (`blocks`).

    `holder` is the computer's store; `used` the numbers it gave, from the first on, as far as it
    said. Closed when it came home after its day, or when a supervisor gave it up (`note` says
    why): what a lost computer gave may still join.
    """

    __tablename__ = "number_block"
    __table_args__ = (
        CheckConstraint("used BETWEEN 0 AND last - first + 1", name="ck_number_block_used"),
        Index("ix_number_block_day", "office_date", "letter"),
    )

    id: int | None = Field(default=None, primary_key=True)
    token: str = Field(unique=True, max_length=32)
    office_date: date
    letter: str = Field(max_length=1)
    first: int
    last: int
    holder: str = Field(index=True, max_length=32)
    station: str = Field(default="", max_length=80)
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    leased_at: datetime = Field(sa_type=UtcTime)
    used: int = 0
    closed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    note: str = Field(default="", max_length=500)


class TicketEvent(SQLModel, table=True):
    """One step of a ticket's history; append-only.

    `before` holds the columns as they were, for taking the step back; null where that is not done.
    """

    __tablename__ = "ticket_event"
    __table_args__ = (one_of("ticket_event", "act", TicketAct),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    act: TicketAct = Field(sa_type=EnumText(TicketAct))
    state: TicketState = Field(sa_type=EnumText(TicketState))
    counter_id: int | None = None
    officer_id: int | None = None
    note: str = Field(default="", max_length=500)
    before: dict[str, Any] | None = Field(default=None, sa_type=JsonText)


class CounterNow(SQLModel, table=True):
    """Whether a counter calls numbers now, since when, and who said so."""

    __tablename__ = "counter_now"
    __table_args__ = (one_of("counter_now", "state", CounterState),)

    counter_id: int = Field(primary_key=True, foreign_key="counter.id")
    state: CounterState = Field(sa_type=EnumText(CounterState))
    officer_id: int | None = Field(default=None, foreign_key="officer.id")
    since: datetime = Field(sa_type=UtcTime)


class CounterEvent(SQLModel, table=True):
    """A counter opened, went on break or closed; append-only."""

    __tablename__ = "counter_event"
    __table_args__ = (one_of("counter_event", "state", CounterState),)

    id: int | None = Field(default=None, primary_key=True)
    counter_id: int = Field(foreign_key="counter.id", index=True)
    at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    state: CounterState = Field(sa_type=EnumText(CounterState))
    officer_id: int | None = None
    note: str = Field(default="", max_length=200)


class Appointment(SQLModel, table=True):
    """A promised time for a service; `day` is the office's day of `slot_at`, the slot's beginning.

    Those who share a `letter` share its slots: `place` numbers them within one, and the index
    keeps two from having the same. Without `resident_id` the `name` says who comes.
    `from_ticket_id` is the number that was put aside for it, `ticket_id` the one it became.
    """

    __tablename__ = "appointment"
    __table_args__ = (
        one_of("appointment", "reason", AppointmentReason),
        one_of("appointment", "state", AppointmentState),
        Index(
            "uq_appointment_place",
            "slot_at",
            "letter",
            "place",
            unique=True,
            sqlite_where=_TAKES_PLACE,
            postgresql_where=_TAKES_PLACE,
        ),
        Index(
            "uq_appointment_open_person",
            "resident_id",
            "service_code",
            unique=True,
            sqlite_where=_OPEN_PROMISE,
            postgresql_where=_OPEN_PROMISE,
        ),
        Index("ix_appointment_day", "day", "state"),
        Index("ix_appointment_from_ticket", "from_ticket_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    day: date
    slot_at: datetime = Field(sa_type=UtcTime)
    letter: str = Field(max_length=1)
    place: int
    service_code: str = Field(foreign_key="service.code")
    resident_id: int | None = Field(default=None, foreign_key="resident.id")
    name: str = Field(default="", max_length=120)
    reason: AppointmentReason = Field(sa_type=EnumText(AppointmentReason))
    state: AppointmentState = Field(sa_type=EnumText(AppointmentState))
    note: str = Field(default="", max_length=500)
    token: str = Field(unique=True, max_length=32)
    from_ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    made_by: int | None = Field(default=None, foreign_key="officer.id")
    made_at: datetime = Field(sa_type=UtcTime)


class WaitPrediction(SQLModel, table=True):
    """What was seen when a number was taken, and the wait that was foretold; append-only.

    `ahead` are the people who waited before at the queue's counters, `counters_busy` those of
    the `counters_open` that had somebody. `low_s` to `high_s` is the interval, null while there
    was too little to learn from. What came true stands in `ticket.first_called_at`.
    """

    __tablename__ = "wait_prediction"
    __table_args__ = (Index("ix_wait_prediction_queue", "queue_letter", "office_date"),)

    ticket_id: int = Field(primary_key=True, foreign_key="ticket.id")
    made_at: datetime = Field(sa_type=UtcTime)
    office_date: date = Field(index=True)
    service_code: str = Field(foreign_key="service.code")
    queue_letter: str = Field(max_length=1)
    ahead: int
    counters_open: int
    counters_busy: int
    low_s: int | None = None
    median_s: int | None = None
    high_s: int | None = None


class WaitPace(SQLModel, table=True):
    """What was last learned about the waits of one queue: can be made anew from the tickets."""

    __tablename__ = "wait_pace"

    queue_letter: str = Field(primary_key=True, max_length=1)
    made_at: datetime = Field(sa_type=UtcTime)
    learned: dict[str, Any] | None = Field(default=None, sa_type=JsonText)
