"""What happened with a person before, over all nouns: one read for the counter."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from ektp_desk.cards.queries import CardRow, cards_of_resident
from ektp_desk.queue.queries import TicketRow, tickets_of_resident
from ektp_desk.recording.queries import CentralRow, RecordingRow, central, recordings_of_resident

MOST_VISITS = 8


@dataclass(frozen=True)
class Before:
    """Central status, recordings, cards and the last visits, newest first."""

    central: CentralRow | None
    recordings: tuple[RecordingRow, ...]
    cards: tuple[CardRow, ...]
    visits: tuple[TicketRow, ...]


def before(session: Session, *, resident_id: int, day: date) -> Before:
    """All that the counter shows about a person on `day`."""
    return Before(
        central(session, resident_id=resident_id, day=day),
        recordings_of_resident(session, resident_id=resident_id),
        cards_of_resident(session, resident_id=resident_id),
        tickets_of_resident(session, resident_id=resident_id, limit=MOST_VISITS),
    )
