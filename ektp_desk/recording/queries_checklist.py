"""Checklists and what their steps took, to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlmodel import Session, col

from ektp_desk.accounts.models import Officer
from ektp_desk.queue.models import Service
from ektp_desk.recording.definitions import Definition, shipped, unpacked
from ektp_desk.recording.models import ChecklistVersion, Recording, RecordingEvent
from ektp_desk.recording.needs import Need
from ektp_desk.recording.pace import Happening, StepFigures, StepTime, figures, step_times
from ektp_desk.recording.rules import RecordingState


@dataclass(frozen=True)
class VersionRow:
    """One version: since when, by whom, why, and how many recordings were begun under it."""

    id: int
    number: int
    definition: Definition
    reason: str
    officer: str
    published_at: datetime | None
    recordings: int


@dataclass(frozen=True)
class ServicePapers:
    """A service's names and the papers it asks for now."""

    code: str
    name_id: str
    name_en: str
    papers: tuple[str, ...]


@dataclass(frozen=True)
class ChecklistNow:
    """What the supervisor begins with: the version in force, the older ones, the services."""

    current: VersionRow
    older: tuple[VersionRow, ...]
    services: tuple[ServicePapers, ...]

    def draft(self) -> Definition:
        """The definition in force with the papers of every service written out."""
        definition = self.current.definition
        papers = {service.code: service.papers for service in self.services}
        return Definition(definition.steps, definition.sign_off, {**papers, **definition.papers})


@dataclass(frozen=True)
class RecordingFigures:
    """What recordings handed in for review in a period took; `special` counts them by need.

    The steps' figures are those of ordinary recordings: a special one takes the time it takes.
    """

    ordinary: int
    special: int
    by_need: dict[Need, int]
    special_minutes: int
    steps: dict[str, StepFigures]


def checklist_now(session: Session) -> ChecklistNow:
    """The checklist in force with its history; the shipped one stands until one is published."""
    rows = _versions(session)
    return ChecklistNow(rows[0], rows[1:], _services(session))


def _versions(session: Session) -> tuple[VersionRow, ...]:
    begun = (
        select(func.count(col(Recording.id)))
        .where(col(Recording.checklist_version_id) == col(ChecklistVersion.id))
        .scalar_subquery()
    )
    statement = (
        select(ChecklistVersion, func.coalesce(Officer.full_name, ""), begun)
        .outerjoin(Officer, col(Officer.id) == col(ChecklistVersion.officer_id))
        .order_by(col(ChecklistVersion.number).desc())
    )
    found = tuple(
        VersionRow(row.id or 0, row.number, unpacked(row.definition), row.reason, officer,
                   row.published_at, count)
        for row, officer, count in session.execute(statement)
    )  # fmt: skip
    return found or (VersionRow(0, 1, shipped(), "", "", None, 0),)


def _services(session: Session) -> tuple[ServicePapers, ...]:
    rows = session.scalars(select(Service).order_by(col(Service.position)))
    return tuple(
        ServicePapers(row.code, row.name_id, row.name_en, tuple(row.papers)) for row in rows
    )


def times_of(session: Session, *, recording_id: int) -> tuple[StepTime, ...]:
    """What each step of one recording took, in the order they were worked on."""
    statement = _events().where(col(RecordingEvent.recording_id) == recording_id)
    rows = session.execute(statement.order_by(col(RecordingEvent.id)))
    return step_times(Happening(at, act, step, tuple(keys)) for _, at, act, step, keys in rows)


def recording_figures(session: Session, *, start: date, end: date) -> RecordingFigures:
    """The figures of the recordings of these office days, both included."""
    rows = session.execute(_counted(start, end))
    needs = {recording_id: [Need(need) for need in wanted] for recording_id, wanted in rows}
    by_need: dict[Need, int] = {}
    for wanted in needs.values():
        for need in wanted:
            by_need[need] = by_need.get(need, 0) + 1
    ordinary: list[tuple[StepTime, ...]] = []
    special: list[tuple[StepTime, ...]] = []
    for recording_id, times in _times(session, start, end):
        (special if needs[recording_id] else ordinary).append(times)
    minutes = [sum(time.seconds for time in times) // 60 for times in special]
    return RecordingFigures(
        ordinary=sum(not wanted for wanted in needs.values()),
        special=sum(bool(wanted) for wanted in needs.values()),
        by_need=by_need,
        special_minutes=sorted(minutes)[len(minutes) // 2] if minutes else 0,
        steps=figures(ordinary),
    )


def _counted(start: date, end: date) -> Select[*tuple[Any, ...]]:
    return select(col(Recording.id), col(Recording.needs)).where(*_finished(start, end))


def _finished(start: date, end: date) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Recording.office_date) >= start,
        col(Recording.office_date) <= end,
        col(Recording.submitted_at).is_not(None),
        col(Recording.state) != RecordingState.CANCELLED,
    )


def _events() -> Select[*tuple[Any, ...]]:
    return select(
        col(RecordingEvent.recording_id),
        col(RecordingEvent.at),
        col(RecordingEvent.act),
        col(RecordingEvent.step),
        col(RecordingEvent.keys),
    )


def _times(
    session: Session, start: date, end: date
) -> Iterator[tuple[int, tuple[StepTime, ...]]]:  # fmt: skip
    statement = (
        _events()
        .join(Recording, col(Recording.id) == col(RecordingEvent.recording_id))
        .where(*_finished(start, end))
        .order_by(col(RecordingEvent.recording_id), col(RecordingEvent.id))
    )
    for recording_id, rows in groupby(session.execute(statement), key=lambda row: row[0]):
        yield (
            recording_id,
            step_times(Happening(at, act, step, tuple(keys)) for _, at, act, step, keys in rows),
        )
