"""The queue ticket and the appointment, as data for paper."""

from dataclasses import dataclass
from datetime import date, datetime

from ektp_desk.papers.slips import Letterhead

TICKET = "queue.ticket"
APPOINTMENT = "queue.appointment"


def ticket_key(day: date, code: str) -> str:
    """What a ticket's paper is known by: one for each number of a day."""
    return f"{TICKET}/{day.isoformat()}/{code}"


@dataclass(frozen=True)
class TicketSlip:
    """80 mm ticket. `taken_at` is office-local wall time; `token` goes into the QR code.

    `offer` says what was promised about the card ("" for services without one).
    `priority` is the reason in words ("" if none); `ahead` counts the people before (None where
    that could not be asked: given without a network); `papers` what to have ready; `footer` says
    that everything is free of charge; `expected` is the wait in words ("20–35 menit"), "" while
    too little is known. `appointment_at` is the promised time that the number keeps (wall time),
    None for most.
    """

    office: Letterhead
    code: str
    service: str
    taken_at: datetime
    ahead: int | None
    priority: str
    masked_nik: str
    papers: tuple[str, ...]
    token: str
    footer: str
    offer: str = ""
    expected: str = ""
    appointment_at: datetime | None = None


@dataclass(frozen=True)
class AppointmentSlip:
    """80 mm slip of a promised time. `slot_at` is office-local wall time.

    `who` is the person's name, `missing` the papers to be fetched ("" if none), `papers` what to
    bring in any case; who comes more than `late_minutes` late waits like everybody.
    """

    office: Letterhead
    service: str
    slot_at: datetime
    who: str
    masked_nik: str
    papers: tuple[str, ...]
    missing: str
    late_minutes: int
    token: str
    footer: str
