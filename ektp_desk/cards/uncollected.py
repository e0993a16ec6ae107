"""Cards nobody fetched: how long they wait, whom we told, and what is done with the oldest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, insert, select
from sqlmodel import Session, col

from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import Role
from ektp_desk.cards import pieces, queries
from ektp_desk.cards.models import Card
from ektp_desk.cards.models_pickup import CardReminder
from ektp_desk.cards.queries import CardRow
from ektp_desk.cards.rules import CardAct, CardState
from ektp_desk.cards.rules_pickup import AgeBand, ReminderChannel, age_band, days_of
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import mask_nik

MOST = 5_000
MOST_TOLD, MOST_NOTE = 120, 200
_REMINDERS = (Role.HANDOVER, Role.COUNTER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Ageing:
    """How many cards wait by age; `long` of them longer than `limit_days`. `oldest` is the day of
    printing of the one that waits longest."""

    bands: tuple[tuple[AgeBand, int], ...]
    total: int
    long: int
    limit_days: int
    oldest: date | None


@dataclass(frozen=True)
class UncollectedRow:
    """One card that waits. `told_*` are of the newest reminder, `times_told` counts them."""

    id: int
    number: str
    token: str
    resident_id: int
    resident_name: str
    masked_nik: str
    village_code: str | None
    village: str
    address: str
    office_date: date
    told_at: datetime | None
    told_channel: ReminderChannel | None
    told: str
    times_told: int

    def days(self, today: date) -> int:
        """Calendar days since the day of printing; a clock set back gives none below zero."""
        return max(0, (today - self.office_date).days)


@dataclass(frozen=True)
class VillageCount:
    """A kelurahan and how many cards wait for its people; `code` None where it is unknown."""

    code: str | None
    name: str
    cards: int


def ageing(session: Session, *, day: date) -> Ageing:
    """How long the cards that nobody fetched have waited on `day`."""
    limit = profile(session).uncollected_days
    counted = session.execute(
        select(col(Card.office_date), func.count())
        .where(col(Card.state) == CardState.PRINTED)
        .group_by(col(Card.office_date))
    ).all()
    bands = dict.fromkeys(AgeBand, 0)
    long = 0
    for printed_on, cards in counted:
        days = max(0, (day - printed_on).days)
        bands[age_band(days)] += cards
        long += cards if days > limit else 0
    return Ageing(
        bands=tuple(bands.items()),
        total=sum(bands.values()),
        long=long,
        limit_days=limit,
        oldest=min((printed_on for printed_on, _ in counted), default=None),
    )


def uncollected(
    session: Session,
    *,
    day: date,
    band: AgeBand | None = None,
    long_only: bool = False,
    village_code: str | None = None,
    limit: int = MOST,
) -> tuple[UncollectedRow, ...]:
    """The cards that wait, the oldest first; all of them, or of one age or kelurahan."""
    conditions = [col(Card.state) == CardState.PRINTED]
    if band is not None:
        conditions += _of_band(band, day)
    if long_only:
        last = day - timedelta(days=profile(session).uncollected_days)
        conditions.append(col(Card.office_date) < last)
    if village_code is not None:
        conditions.append(col(Resident.village_code) == village_code)
    newest = (
        select(
            col(CardReminder.card_id).label("card_id"),
            func.max(col(CardReminder.id)).label("id"),
            func.count().label("times"),
        )
        .group_by(col(CardReminder.card_id))
        .subquery()
    )
    statement: Select[*tuple[Any, ...]] = (
        select(
            col(Card.id),
            col(Card.number),
            col(Card.token),
            col(Card.resident_id),
            col(Resident.name).label("resident_name"),
            col(Resident.nik).label("masked_nik"),
            col(Resident.village_code),
            func.coalesce(Region.name, "").label("village"),
            col(Resident.address),
            col(Card.office_date),
            col(CardReminder.at).label("told_at"),
            col(CardReminder.channel).label("told_channel"),
            func.coalesce(CardReminder.told, "").label("told"),
            func.coalesce(newest.c.times, 0).label("times_told"),
        )
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(newest, newest.c.card_id == col(Card.id))
        .outerjoin(CardReminder, col(CardReminder.id) == newest.c.id)
        .where(*conditions)
        .order_by(col(Card.office_date), col(Card.id))
        .limit(limit)
    )
    return tuple(
        UncollectedRow(**{**row._mapping, "masked_nik": mask_nik(row.masked_nik)})
        for row in session.execute(statement)
    )


def villages(session: Session) -> tuple[VillageCount, ...]:
    """The kelurahan for whose people cards wait, by name; those without one last."""
    statement = (
        select(col(Resident.village_code), func.coalesce(Region.name, ""), func.count())
        .select_from(Card)
        .join(Resident, col(Resident.id) == col(Card.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .where(col(Card.state) == CardState.PRINTED)
        .group_by(col(Resident.village_code), col(Region.name))
    )
    found = [VillageCount(code, name, int(cards)) for code, name, cards in
             session.execute(statement)]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.code is None, row.name, row.code or "")))


def remind(
    work: Work,
    *,
    card_ids: Sequence[int],
    channel: ReminderChannel,
    told: str = "",
    note: str = "",
) -> int:
    """Note that the owners of waiting cards, or `told` for them, were told; how many cards.

    Refused when none is chosen (`reminder.nobody`), and as a whole when one of the cards does not
    wait any more (`reminder.collected`, with its number).
    """
    work.require(*_REMINDERS)
    chosen = tuple(dict.fromkeys(card_ids))
    if not chosen:
        raise OfficeError("reminder.nobody")
    for card_id in chosen:
        card = queries.card(work.session, card_id=card_id)
        if card is None:
            raise OfficeError("card.missing")
        if card.state is not CardState.PRINTED:
            raise OfficeError("reminder.collected", number=card.number)
        row = {
            "card_id": card_id,
            "at": work.now,
            "office_date": work.office_date,
            "officer_id": work.actor.officer_id,
            "channel": ReminderChannel(channel),
            "told": (" ".join(told.split()) or card.resident_name)[:MOST_TOLD],
            "note": " ".join(note.split())[:MOST_NOTE],
        }
        work.session.execute(insert(CardReminder), row)
        work.record("card.reminded", card_id, channel=ReminderChannel(channel))
    return len(chosen)


def withdraw_uncollected(work: Work, *, card_id: int, reason: str) -> CardRow:
    """Put a card that waited too long into the destruction store, with the reason.

    Refused without a reason (`card.withdraw_reason_needed`), before the office's limit is over
    (`card.not_long_uncollected`), and when somebody fetched it (`card.moved_on.…`).
    """
    work.require(Role.SUPERVISOR)
    said = " ".join(reason.split())[:MOST_NOTE]
    if not said:
        raise OfficeError("card.withdraw_reason_needed", field="reason")
    card = queries.card(work.session, card_id=card_id)
    if card is None:
        raise OfficeError("card.missing")
    limit = profile(work.session).uncollected_days
    if card.age_days(work.office_date) <= limit:
        raise OfficeError("card.not_long_uncollected", days=limit)
    pieces.change(work, card_id, CardState.PRINTED, state=CardState.WITHDRAWN)
    pieces.log(work, card_id, CardAct.WITHDRAWN, note=said)
    again = queries.card(work.session, card_id=card_id)
    assert again is not None
    return again


def _of_band(band: AgeBand, day: date) -> list[ColumnElement[bool]]:
    first, last = days_of(band)
    conditions = []
    if first:
        conditions.append(col(Card.office_date) <= day - timedelta(days=first))
    if last is not None:
        conditions.append(col(Card.office_date) >= day - timedelta(days=last))
    return conditions
