"""All that the office keeps about one person, for the person who asks for it (UU 27/2022).

Which tables belong to a person is read from the schema, so none can be forgotten: those whose rows
name a resident, and those whose rows belong to such rows (a ticket's steps, a card's log).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, MetaData, Table, or_, select
from sqlmodel import Session, SQLModel

from ektp_desk.accounts.queries import officer_names
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.residents.access import NOUN as ACCESS
from ektp_desk.residents.queries import entries_of

PERSON = "resident"
AUDIT = str(AuditEntry.__tablename__)
OFFICERS = "officer"
_SEALS = ("previous_hash", "hash")


@dataclass(frozen=True)
class Section:
    """The person's rows of one table, oldest first; columns as the database names them."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def sections(session: Session, *, resident_id: int) -> tuple[Section, ...]:
    """Every table's rows about the person, NIK in full, and who looked at or changed the entry."""
    names = officer_names(session)
    ids = entries_of(session, resident_id)
    found = [
        _section(session, table, condition, names)
        for table, condition in person_tables(SQLModel.metadata, ids).items()
    ]
    log = SQLModel.metadata.tables[AUDIT]
    about = log.c.noun.in_((PERSON, ACCESS)) & log.c.row_id.in_(ids)
    return (*found, _section(session, log, about, names))


def person_tables(
    metadata: MetaData, resident_ids: Sequence[int]
) -> dict[Table, ColumnElement[bool]]:
    """Each table that holds rows about a person, with the condition that finds them.

    A person may have several entries, of which one stands for the others (decision 22).
    """
    person = metadata.tables[PERSON]
    owned: dict[Table, ColumnElement[bool]] = {person: person.c.id.in_(resident_ids)}
    for table in metadata.sorted_tables:
        naming = [column for column in table.columns if names_a_resident(column)]
        if naming and table is not person:
            owned[table] = or_(*(column.in_(resident_ids) for column in naming))
    more = True
    while more:
        below = {
            table: condition
            for table in metadata.sorted_tables
            if table not in owned and (condition := _belongs(table, owned)) is not None
        }
        owned |= below
        more = bool(below)
    return owned


def names_a_resident(column: Column[Any]) -> bool:
    """Whether a column says whose row this is."""
    return column.name == "resident_id" or _points_at(column, PERSON)


def _belongs(
    table: Table, owned: dict[Table, ColumnElement[bool]]
) -> ColumnElement[bool] | None:  # fmt: skip
    """The rows that point at rows of the person."""
    ways = [
        key.parent.in_(select(key.column).where(owned[key.column.table]))
        for key in table.foreign_keys
        if key.column.table in owned
    ]
    return or_(*ways) if ways else None


def _section(
    session: Session, table: Table, condition: ColumnElement[bool], names: dict[int, str]
) -> Section:
    columns = [column for column in table.columns if column.name not in _SEALS]
    statement = select(*columns).where(condition).order_by(*table.primary_key.columns)
    rows = tuple(
        tuple(
            names.get(value, value) if _is_officer(column) else value
            for column, value in zip(columns, row, strict=True)
        )
        for row in session.execute(statement)
    )
    return Section(table.name, tuple(column.name for column in columns), rows)


def _is_officer(column: Column[Any]) -> bool:
    return column.name == "officer_id" or _points_at(column, OFFICERS)


def _points_at(column: Column[Any], table: str) -> bool:
    return any(key.column.table.name == table for key in column.foreign_keys)
