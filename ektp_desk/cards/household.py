"""A family card (KK) whole: who is on it, and how far each is with their card."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents.queries import ResidentView, household
from ektp_desk.residents.rules import Presence, is_obliged


@dataclass(frozen=True)
class Member:
    """One person of a family card; `card` is the state of the newest piece, None without one."""

    view: ResidentView
    obliged: bool
    central: CentralStatus | None
    card: CardState | None

    @property
    def lacks_card(self) -> bool:
        """Whether the person must hold a card, lives here, and none was printed here or seen."""
        made = self.central in CARD_SEEN or self.card in CARD_HELD
        return self.obliged and self.view.presence is Presence.PRESENT and not made


CARD_SEEN = (CentralStatus.CARD_PRINTED, CentralStatus.CARD_SHIPPED, CentralStatus.CARD_ISSUED)
CARD_HELD = (CardState.PRINTED, CardState.OUT, CardState.HANDED_OVER)


def members(session: Session, *, kk_number: str, day: date) -> tuple[Member, ...]:
    """The people of a family card, oldest first, as they stand on `day`."""
    views = household(session, kk_number=kk_number)
    ids = [view.id for view in views]
    central = dict(
        session.execute(
            select(CentralRecord.resident_id, CentralRecord.status).where(
                col(CentralRecord.resident_id).in_(ids)
            )
        ).all()
    )
    cards = select(Card.resident_id, Card.state).where(col(Card.resident_id).in_(ids))
    newest = dict(session.execute(cards.order_by(col(Card.id))).all())
    return tuple(
        Member(
            view,
            is_obliged(view.birth_date, view.marital_status, day),
            central.get(view.id),
            newest.get(view.id),
        )
        for view in views
    )
