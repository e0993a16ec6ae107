"""An exported list looked over before anything of it is written, line by line."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlmodel import Session, col

from ektp_desk.kernel.parts import parts
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.models_followup import CentralImport
from ektp_desk.recording.rules import CentralStatus, parse_status
from ektp_desk.recording.wishes import is_behind, wish_of
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import mask_nik, nik_problem

LEAST_JUDGED = 5  # lines from which on a list is taken to be another office's


class LineKind(StrEnum):
    """What a line of a list would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    GOES_BACK = "goes_back"
    OVERTAKEN = "overtaken"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_STATUS = "unknown_status"
    BROKEN = "broken"


TAKEN = (LineKind.NEW, LineKind.CHANGED)
REFUSED = (LineKind.UNKNOWN_PERSON, LineKind.UNKNOWN_STATUS, LineKind.BROKEN)


@dataclass(frozen=True)
class StatusLine:
    """One line of an exported list: its line number, NIK and status as written."""

    line: int
    nik: str
    status: str


@dataclass(frozen=True)
class LineVerdict:
    """One line judged: who it is, the status known and the listed one; `code` says why not.

    `shown` is the NIK masked, or what stood in its place when it is none.
    """

    line: int
    shown: str
    name: str
    present: CentralStatus | None
    status: CentralStatus | None
    written: str
    kind: LineKind
    code: str = ""


@dataclass(frozen=True)
class StatusPreview:
    """A list judged whole. `taken_on` is the day the same file was taken over before.

    `foreign`: most of its people are not on this office's roll.
    """

    file_name: str
    sha256: str
    verdicts: tuple[LineVerdict, ...]
    lines: tuple[StatusLine, ...]
    taken_on: date | None
    foreign: bool

    def count(self, *kinds: LineKind) -> int:
        """How many lines are of these kinds."""
        counted = Counter(verdict.kind for verdict in self.verdicts)
        return sum(counted[kind] for kind in kinds)

    def to_take(self) -> tuple[StatusLine, ...]:
        """The lines that say something new."""
        wanted = {verdict.line for verdict in self.verdicts if verdict.kind in TAKEN}
        return tuple(line for line in self.lines if line.line in wanted)


def look_over(
    session: Session, *, lines: Sequence[StatusLine], file_name: str, sha256: str
) -> StatusPreview:
    """Judge every line against what is known now; nothing is written."""
    niks = {tidy(line.nik) for line in lines}
    people = people_of(session, niks)
    known = _known(session, [person.id for person in people.values()])
    last = {tidy(line.nik): line.line for line in lines if parse_status(line.status) is not None}
    verdicts = tuple(_verdict(session, line, people, known, last) for line in lines)
    whole = [v for v in verdicts if v.kind is not LineKind.BROKEN]
    strangers = sum(verdict.kind is LineKind.UNKNOWN_PERSON for verdict in whole)
    return StatusPreview(
        file_name=file_name,
        sha256=sha256,
        verdicts=verdicts,
        lines=tuple(lines),
        taken_on=_taken_on(session, sha256),
        foreign=len(whole) >= LEAST_JUDGED and strangers * 2 > len(whole),
    )


@dataclass(frozen=True)
class ListedPerson:
    """Somebody of the roll whom a list names."""

    id: int
    name: str


def people_of(session: Session, niks: Iterable[str]) -> dict[str, ListedPerson]:
    """The people of the roll by NIK, of those asked for."""
    found: dict[str, ListedPerson] = {}
    for chunk in parts(sorted(nik for nik in niks if nik_problem(nik) is None)):
        rows = session.execute(
            # A merged entry's NIK finds the entry that was kept.
            select(
                col(Resident.nik),
                func.coalesce(col(Resident.merged_into), col(Resident.id)),
                col(Resident.name),
            ).where(col(Resident.nik).in_(chunk))
        )
        found |= {nik: ListedPerson(resident_id, name) for nik, resident_id, name in rows}
    return found


def tidy(nik: str) -> str:
    """A NIK without the spaces lists are written with."""
    return "".join(nik.split())


def _known(session: Session, ids: Sequence[int]) -> dict[int, CentralRecord]:
    found: dict[int, CentralRecord] = {}
    for chunk in parts(ids):
        wanted = select(CentralRecord).where(col(CentralRecord.resident_id).in_(chunk))
        found |= {row.resident_id: row for row in session.execute(wanted).scalars()}
    return found


def _verdict(
    session: Session,
    line: StatusLine,
    people: Mapping[str, ListedPerson],
    known: Mapping[int, CentralRecord],
    last: Mapping[str, int],
) -> LineVerdict:
    nik, status = tidy(line.nik), parse_status(line.status)
    person = people.get(nik)
    problem = nik_problem(nik)
    row = known.get(person.id) if person else None

    def judged(kind: LineKind, code: str = "") -> LineVerdict:
        return LineVerdict(
            line.line,
            line.nik[:40] if problem else mask_nik(nik),
            person.name if person else "",
            row.status if row else None,
            status,
            line.status[:60],
            kind,
            code,
        )

    if problem is not None:
        return judged(LineKind.BROKEN, problem)
    if status is None:
        return judged(LineKind.UNKNOWN_STATUS, "central.status_unknown")
    if person is None:
        return judged(LineKind.UNKNOWN_PERSON, "resident.not_on_roll")
    if last[nik] != line.line:
        return judged(LineKind.OVERTAKEN)
    if row is None:
        return judged(LineKind.NEW)
    if row.status is status:
        return judged(LineKind.UNCHANGED)
    behind = is_behind(row, status, wish_of(session, person.id, row))
    return judged(LineKind.GOES_BACK if behind else LineKind.CHANGED)


def _taken_on(session: Session, sha256: str) -> date | None:
    newest = (
        select(col(CentralImport.office_date))
        .where(col(CentralImport.sha256) == sha256)
        .order_by(col(CentralImport.id).desc())
        .limit(1)
    )
    return session.execute(newest).scalars().first()
