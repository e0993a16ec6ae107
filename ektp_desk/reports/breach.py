"""The raw facts of a breach: who got to whose data, what and when (UU 27/2022, article 46).

Asked about an officer, a computer, people, or all within a time. A lost laptop has facts of its
own (`outreach.queries_exposure`); people and the three days are the same for both
(`residents.affected`). That somebody asked, printed or took the facts out is written.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from ektp_desk.accounts.models import OfficerSession
from ektp_desk.accounts.queries import officer_names
from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.clock import local_day
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Work
from ektp_desk.outreach.models_field import BundleOut
from ektp_desk.partners.models import PartnerList
from ektp_desk.reports import accesses
from ektp_desk.reports.accesses import Access
from ektp_desk.reports.rules_access import Way, is_console
from ektp_desk.reports.rules_breach import Question
from ektp_desk.residents.affected import REPORT_WITHIN, Affected, affected
from ektp_desk.residents.models import Resident
from ektp_desk.residents.queries import entries_of

MAY = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class BreachPersonRow(Affected):
    """Somebody affected: in which ways, how often, and when last."""

    ways: tuple[Way, ...]
    times: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class BreachRow:
    """One access, newest first; `name` and `masked_nik` are of whom it was."""

    at: datetime
    officer: str
    station: str
    console: bool
    resident_id: int
    name: str
    masked_nik: str
    way: Way
    code: str
    note: str
    acts: int


@dataclass(frozen=True)
class Breach:
    """The facts for a question, as they stand; `report_by` is when the law wants the report."""

    question: Question
    known_at: datetime
    report_by: datetime
    people: tuple[BreachPersonRow, ...]
    rows: tuple[BreachRow, ...]
    ways: dict[Way, int]
    under_17: int

    @property
    def unmasked(self) -> int:
        """How many people had their NIK opened in full."""
        return sum(Way.UNMASKED in row.ways for row in self.people)

    @property
    def officers(self) -> tuple[str, ...]:
        """Who got to the data, by name; without the console."""
        return tuple(sorted({row.officer for row in self.rows if row.officer}))


def stations(session: Session) -> tuple[str, ...]:
    """The computers that officers signed in on, by name: what may be asked for."""
    found = session.exec(select(col(OfficerSession.station)).distinct())
    return tuple(sorted({name for name in found if name}))


def look_up(work: Work, *, question: Question, known_at: datetime) -> Breach:
    """The facts, and the note that they were asked for.

    Raises `breach.span` for a time that ends before it begins, `breach.known` for a breach that
    became known in the future.
    """
    work.require(*MAY)
    found = facts(work, question, known_at)
    work.record("breach.looked_up", question.officer_id or 0, **_noted(found))
    return found


def log_taken_out(work: Work, *, question: Question, known_at: datetime) -> Breach:
    """The facts once more, for a file that leaves the program; raises as `look_up`."""
    work.require(*MAY)
    found = facts(work, question, known_at)
    work.record("breach.exported", question.officer_id or 0, **_noted(found))
    return found


def facts(work: Work, question: Question, known_at: datetime) -> Breach:
    """The facts as known in this act; raises as `look_up`."""
    if question.until <= question.since:
        raise OfficeError("breach.span", field="until")
    if known_at > work.now:
        raise OfficeError("breach.known", field="known_at")
    session = work.session
    found = sorted(_asked(session, question, work), key=lambda one: one.place, reverse=True)
    stands_for = _stands_for(session, {one.resident_id for one in found})
    day = local_day(question.until, work.zone)
    known = {row.resident_id: row for row in affected(session, stands_for.values(), day=day)}
    rows = tuple(_rows(found, stands_for, known, officer_names(session)))
    people = tuple(_people(rows, known))
    return Breach(
        question=question,
        known_at=known_at,
        report_by=known_at + REPORT_WITHIN,
        people=people,
        rows=rows,
        ways=dict(Counter(row.way for row in rows)),
        under_17=sum(row.under_17 for row in people),
    )


def _asked(session: Session, asked: Question, work: Work) -> Iterable[Access]:
    ids = {one for person in asked.people for one in entries_of(session, person)}
    first, last = local_day(asked.since, work.zone), local_day(asked.until, work.zone)
    acted = [
        col(AuditEntry.office_date).between(first, last),
        col(AuditEntry.at) >= asked.since,
        col(AuditEntry.at) < asked.until,
    ]
    station = [col(AuditEntry.station) == asked.station] if asked.station else []
    found = (
        accesses.on_people(session, *acted, *_by(AuditEntry, asked), *station),
        accesses.on_exports(
            session, *acted, *_by(AuditEntry, asked), *station, people=frozenset(ids)
        ),
        accesses.at_work(session, *acted, *_by(AuditEntry, asked), *station),
        accesses.on_lists(
            session, col(PartnerList.made_at) >= asked.since,
            col(PartnerList.made_at) < asked.until, *_by(PartnerList, asked), *station,
        ),
        accesses.on_laptops(
            session, col(BundleOut.at) >= asked.since, col(BundleOut.at) < asked.until,
            *_by(BundleOut, asked), *station,
        ),
    )  # fmt: skip
    return (one for way in found for one in way if not asked.people or one.resident_id in ids)


def _by(
    table: type[AuditEntry] | type[PartnerList] | type[BundleOut], asked: Question
) -> list[ColumnElement[bool]]:
    return [col(table.officer_id) == asked.officer_id] if asked.officer_id is not None else []


def _stands_for(session: Session, ids: Iterable[int]) -> dict[int, int]:
    """Each entry with the one that stands for it since a merge."""
    merged = dict(
        session.execute(
            select(col(Resident.id), col(Resident.merged_into)).where(
                col(Resident.merged_into).is_not(None)
            )
        ).all()
    )
    return {one: merged.get(one) or one for one in ids}


def _rows(
    found: Sequence[Access],
    stands_for: dict[int, int],
    known: dict[int, Affected],
    names: dict[int, str],
) -> Iterable[BreachRow]:
    for one in found:
        person = known.get(stands_for[one.resident_id])
        yield BreachRow(
            one.at, names.get(one.officer_id or 0, ""), one.station, is_console(one.station),
            stands_for[one.resident_id], person.name if person else "",
            person.masked_nik if person else "", one.way, one.code, one.note, one.acts,
        )  # fmt: skip


def _people(rows: Sequence[BreachRow], known: dict[int, Affected]) -> Iterable[BreachPersonRow]:
    by_person: dict[int, list[BreachRow]] = defaultdict(list)
    for row in rows:
        by_person[row.resident_id].append(row)
    for resident_id, person in known.items():
        own = by_person[resident_id]
        ways = {row.way for row in own}
        yield BreachPersonRow(
            **vars(person),
            ways=tuple(way for way in Way if way in ways),
            times=sum(row.acts for row in own),
            first_at=own[-1].at,
            last_at=own[0].at,
        )


def _noted(found: Breach) -> dict[str, Any]:
    """What was asked and how much it was; no names."""
    asked = found.question
    return {
        "since": asked.since.isoformat(), "until": asked.until.isoformat(),
        "station": asked.station, "asked_people": len(asked.people),
        "people": len(found.people), "rows": len(found.rows),
    }  # fmt: skip
