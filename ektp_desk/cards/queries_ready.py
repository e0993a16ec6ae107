"""The print-ready list: in the order of the scarcity rule, each row with why it stands there."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, func, literal, select, tuple_
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.cards.models import Card, PrintBacklog
from ektp_desk.cards.models_runs import ScarcityRuleVersion
from ektp_desk.cards.offers import STILL_LISTED, Supply
from ektp_desk.cards.queries_backlog import blanks
from ektp_desk.cards.rules import FIRST_CARD_SERVICE, UNSETTLED, CardState, PrintKey
from ektp_desk.cards.scarcity import (
    REPLACEMENT_SERVICES,
    Criterion,
    ScarcityRule,
    Standing,
    shipped,
    unpacked,
)
from ektp_desk.queue.models import Service, Ticket
from ektp_desk.queue.rules import TicketState
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import mask_nik
from ektp_desk.stock.queries import balance
from ektp_desk.stock.queries_books import reserved


@dataclass(frozen=True)
class PrintReadyRow:
    """One person whose card may be printed, and the criterion that brings them to their place
    (None: first in, first out). `since`: the day first seen print-ready.
    """

    key: PrintKey
    criterion: Criterion | None
    resident_id: int
    name: str
    masked_nik: str
    birth_date: date
    village: str
    service_code: str
    service_id_name: str
    service_en_name: str
    urgent_reason: str
    since: date
    ticket_id: int | None
    ticket_code: str

    def age_days(self, today: date) -> int:
        """Calendar days since the person was first seen print-ready."""
        return max(0, (today - self.since).days)


@dataclass(frozen=True)
class PrintFilter:
    """Which part of the list is asked for; None is all of it.

    `ranks` are places of the rule's criteria (`ScarcityRule.rank`), `not_in_run` leaves out who
    has a piece in that run already.
    """

    service_code: str | None = None
    village_code: str | None = None
    ranks: tuple[int, ...] | None = None
    not_in_run: int | None = None


EVERYBODY_READY = PrintFilter()


@dataclass(frozen=True)
class RuleRow:
    """One version of the scarcity rule, who kept it and when; version 0 came with the program."""

    version: int
    rule: ScarcityRule
    note: str = ""
    officer: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class PrintRoom:
    """What the printing room goes by now: the rule in force and how the blanks stand."""

    rule: RuleRow
    standing: Standing


@dataclass(frozen=True)
class Group:
    """One service or ward of the list; `people` on it."""

    code: str
    id_name: str
    en_name: str
    people: int


@dataclass(frozen=True)
class ReadyGroups:
    """What the list can be narrowed by, the largest first."""

    services: tuple[Group, ...]
    villages: tuple[Group, ...]


def print_ready(
    session: Session,
    *,
    limit: int = 50,
    after: PrintKey | None = None,
    only: PrintFilter = EVERYBODY_READY,
    rule: ScarcityRule | None = None,
) -> tuple[PrintReadyRow, ...]:
    """The print-ready list in printing order, from behind the page mark `after`.

    A person with an unsettled piece is not on it until the piece is settled. `rule` shows how it
    would stand under another rule than the one in force.
    """
    rule = rule or rule_in_force(session).rule
    rank = _rank(rule)
    place = (rank, col(CentralRecord.since), col(CentralRecord.resident_id))
    statement = _people(rank).where(*_of(only, rank)).order_by(*place).limit(limit)
    if after is not None:
        mark = (int(after.rank), after.since, after.resident_id)
        statement = statement.where(tuple_(*place) > mark)
    return tuple(_row(row, rule) for row in session.execute(statement))


def count_print_ready(session: Session, *, only: PrintFilter = EVERYBODY_READY) -> int:
    """How many people are on the print-ready list, or on the part of it asked for."""
    statement = select(func.count()).select_from(CentralRecord)
    if only.village_code is not None:
        statement = statement.join(Resident, col(Resident.id) == col(CentralRecord.resident_id))
    needs_rule = only.ranks is not None
    rank = _rank(rule_in_force(session).rule) if needs_rule else literal(0)
    return int(session.execute(statement.where(*_of(only, rank))).scalar_one())


def print_ready_row(session: Session, *, resident_id: int) -> PrintReadyRow | None:
    """One person's row, None when they are not on the list."""
    rule = rule_in_force(session).rule
    statement = _people(_rank(rule)).where(
        *_is_print_ready(), col(CentralRecord.resident_id) == resident_id
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else _row(found, rule)


def ready_groups(session: Session) -> ReadyGroups:
    """The services and wards of the people on the list."""
    return ReadyGroups(
        _groups(session, (Service.code, Service.name_id, Service.name_en)),
        _groups(session, (Region.code, Region.name, Region.name)),
    )


def rule_in_force(session: Session) -> RuleRow:
    """The newest version of the rule, or the one the program was delivered with."""
    found = session.execute(_versions().limit(1)).first()
    return RuleRow(0, shipped()) if found is None else _rule_row(found)


def rule_versions(session: Session) -> tuple[RuleRow, ...]:
    """All versions an officer kept, newest first."""
    return tuple(_rule_row(row) for row in session.execute(_versions()))


def print_room(session: Session, *, day: date) -> PrintRoom:
    """The rule in force and the blanks it is held against."""
    rule = rule_in_force(session)
    held = func.count(col(Card.id))
    held_now = session.execute(select(held).where(col(Card.state).in_(UNSETTLED))).scalar_one()
    left = balance(session) - int(held_now)
    return PrintRoom(rule, standing(session, rule.rule, left=left, day=day))


def standing(session: Session, rule: ScarcityRule, *, left: int, day: date) -> Standing:
    """How the blanks stand for a print; what only a limit of the day asks is read only then."""
    reserve = reserved(session, day=day)
    if rule.day_limit is None:
        return Standing(left, reserve, 0, False)
    begun = select(func.count(col(Card.id))).where(
        col(Card.office_date) == day, col(Card.state) != CardState.NOT_PRINTED
    )
    scarce = blanks(session, day=day).supply is not Supply.ENOUGH
    return Standing(left, reserve, int(session.execute(begun).scalar_one()), scarce)


def _people(rank: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            rank.label("key"),
            col(CentralRecord.since),
            col(CentralRecord.resident_id),
            col(CentralRecord.urgent_reason),
            col(CentralRecord.ticket_id),
            func.coalesce(CentralRecord.service_code, "").label("service_code"),
            col(Resident.name),
            col(Resident.nik).label("masked_nik"),
            col(Resident.birth_date),
            func.coalesce(Region.name, "").label("village"),
            func.coalesce(Service.name_id, "").label("service_id_name"),
            func.coalesce(Service.name_en, "").label("service_en_name"),
            func.coalesce(Ticket.code, "").label("ticket_code"),
        )
        .join(Resident, col(Resident.id) == col(CentralRecord.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(Service, col(Service.code) == col(CentralRecord.service_code))
        .outerjoin(Ticket, col(Ticket.id) == col(CentralRecord.ticket_id))
    )


def _rank(rule: ScarcityRule) -> ColumnElement[int]:
    """`scarcity.met` in SQL, as the place of the criterion."""
    if not rule.order:
        return literal(0)
    places = ((_meets(criterion), place) for place, criterion in enumerate(rule.order))
    return case(*places, else_=len(rule.order))


def _meets(criterion: Criterion) -> ColumnElement[bool]:
    person = col(CentralRecord.resident_id)
    if criterion is Criterion.URGENT:
        return func.trim(CentralRecord.urgent_reason) != ""
    if criterion is Criterion.FIRST_TIMER:
        return col(CentralRecord.service_code) == FIRST_CARD_SERVICE
    if criterion is Criterion.REPLACEMENT:
        return col(CentralRecord.service_code).in_(sorted(REPLACEMENT_SERVICES))
    if criterion is Criterion.BACKLOG:
        listed = select(col(PrintBacklog.id)).where(
            col(PrintBacklog.resident_id) == person, col(PrintBacklog.state).in_(STILL_LISTED)
        )
        return listed.exists()
    waits = select(col(Ticket.id)).where(
        col(Ticket.resident_id) == person, col(Ticket.state) == TicketState.AWAITING_CARD
    )
    return waits.correlate(CentralRecord).exists()


def _of(only: PrintFilter, rank: ColumnElement[int]) -> tuple[ColumnElement[bool], ...]:
    conditions = list(_is_print_ready())
    if only.service_code is not None:
        conditions.append(func.coalesce(CentralRecord.service_code, "") == only.service_code)
    if only.village_code is not None:
        conditions.append(col(Resident.village_code) == only.village_code)
    if only.ranks is not None:
        conditions.append(rank.in_(only.ranks))
    if only.not_in_run is not None:
        piece = select(col(Card.id)).where(
            col(Card.run_id) == only.not_in_run,
            col(Card.resident_id) == col(CentralRecord.resident_id),
        )
        conditions.append(~piece.exists())
    return tuple(conditions)


def _is_print_ready() -> tuple[ColumnElement[bool], ...]:
    in_print = (
        select(col(Card.id))
        .where(
            col(Card.resident_id) == col(CentralRecord.resident_id), col(Card.state).in_(UNSETTLED)
        )
        .exists()
    )
    return (col(CentralRecord.status) == CentralStatus.PRINT_READY_RECORD, ~in_print)


def _groups(session: Session, columns: tuple[Any, Any, Any]) -> tuple[Group, ...]:
    people = func.count()
    named = tuple(func.coalesce(column, "") for column in columns)
    statement: Select[*tuple[Any, ...]] = (
        select(*named, people)
        .select_from(CentralRecord)
        .join(Resident, col(Resident.id) == col(CentralRecord.resident_id))
        .outerjoin(Region, col(Region.code) == col(Resident.village_code))
        .outerjoin(Service, col(Service.code) == col(CentralRecord.service_code))
        .where(*_is_print_ready())
        .group_by(*columns)
        .order_by(people.desc(), columns[1])
    )
    return tuple(Group(*row) for row in session.execute(statement) if row[0])


def _versions() -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(ScarcityRuleVersion.version),
            col(ScarcityRuleVersion.name),
            col(ScarcityRuleVersion.rule),
            col(ScarcityRuleVersion.note),
            func.coalesce(Officer.full_name, "").label("officer"),
            col(ScarcityRuleVersion.at),
        )
        .outerjoin(Officer, col(Officer.id) == col(ScarcityRuleVersion.officer_id))
        .order_by(col(ScarcityRuleVersion.version).desc())
    )


def _rule_row(row: Row[*tuple[Any, ...]]) -> RuleRow:
    rule = unpacked(row.name, row.rule)
    return RuleRow(row.version, rule, row.note, row.officer, row.at)


def _row(row: Row[*tuple[Any, ...]], rule: ScarcityRule) -> PrintReadyRow:
    values = {
        **row._mapping,
        "key": PrintKey(int(row.key), row.since, row.resident_id),
        "criterion": rule.criterion(int(row.key)),
        "masked_nik": mask_nik(row.masked_nik),
    }
    return PrintReadyRow(**values)
