"""The central status as seen: typed by an officer, imported from a list, or our own act.

Every sighting is kept; the newest one is the person's present status. Only PRINT_READY_RECORD
opens printing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, insert, update
from sqlmodel import col, select

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.queue.models import Service, Ticket
from ektp_desk.queue.rules import OPEN_STATES
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.models_followup import CentralImport
from ektp_desk.recording.rules import CARD_MADE, CentralStatus, SightingSource, parse_status
from ektp_desk.recording.statusimport import StatusLine, people_of, tidy
from ektp_desk.recording.wishes import is_behind, wish_of
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import nik_problem

_CENTRAL = CentralRecord.metadata.tables["central_record"]
_STATUS = bindparam("now_status", type_=_CENTRAL.c.status.type)
_MOVE = (  # made once: every good card and every hand-over moves a status on
    update(_CENTRAL)
    .where(_CENTRAL.c.resident_id == bindparam("person"))
    .values(
        status=_STATUS,
        since=case(
            (_CENTRAL.c.status == _STATUS, _CENTRAL.c.since),
            else_=bindparam("today", type_=_CENTRAL.c.since.type),
        ),
    )
    .returning(_CENTRAL.c.resident_id)
)
_SIGHT = insert(CentralRecord.metadata.tables["central_sighting"])
BEFORE_SENDING = (
    CentralStatus.UNREGISTERED,
    CentralStatus.BIO_CAPTURED,
    CentralStatus.PROCESSING,
)
WATCHERS = (Role.COUNTER, Role.RECORDER, Role.PRINTER, Role.SUPERVISOR)


@dataclass(frozen=True)
class StatusProblem:
    """A line that could not be taken over: `code` says why."""

    line: int
    code: str
    value: str


@dataclass(frozen=True)
class StatusImport:
    """What an import of statuses did, in people."""

    seen: int
    unchanged: int
    print_ready: int
    problems: tuple[StatusProblem, ...]


def see_status(
    work: Work,
    *,
    resident_id: int,
    status: CentralStatus,
    note: str = "",
    service_code: str | None = None,
    urgent_reason: str = "",
    ticket_id: int | None = None,
    recording_id: int | None = None,
    scanned: bool = False,
) -> None:
    """Note the status an officer saw in the central system, for a person typed or `scanned`.

    `service_code` says why a card is wanted and `urgent_reason` why before others; both matter
    while the person is print-ready. Seen again unchanged, only the reasons are renewed.
    """
    work.require(*WATCHERS)
    if work.session.get(Resident, resident_id) is None:
        raise OfficeError("resident.unknown")
    if service_code is not None and work.session.get(Service, service_code) is None:
        raise OfficeError("service.unknown", field="service_code")
    _see(
        work,
        resident_id,
        CentralStatus(status),
        SightingSource.SCANNED if scanned else SightingSource.TYPED,
        note=" ".join(note.split())[:300],
        reasons={
            "service_code": service_code,
            "urgent_reason": " ".join(urgent_reason.split())[:200],
            "ticket_id": ticket_id,
            "recording_id": recording_id,
        },
    )


def note_own_act(
    work: Work,
    *,
    resident_id: int,
    status: CentralStatus,
    only_from: Collection[CentralStatus] | None = None,
) -> None:
    """Note the status that an act of this office brings about (printed, handed over).

    With `only_from` nothing is noted unless the present status is one of these. Called by other
    rooms in their own act.
    """
    if only_from is not None:
        present = work.session.exec(
            select(CentralRecord.status).where(col(CentralRecord.resident_id) == resident_id)
        ).first()
        if present not in only_from:
            return
    if _moved(work, resident_id, status):
        _sight(work, resident_id, status, SightingSource.OWN_ACT, note="")
        return
    _see(work, resident_id, status, SightingSource.OWN_ACT, reasons={})


def note_sent(
    work: Work, *, resident_id: int, recording_id: int, service_code: str, since: datetime
) -> None:
    """Note that a recording begun at `since` was sent, unless more of it was seen already.

    Sending is the recording's last step and the review comes later: by then the central system
    may have gone on, even to print-ready.
    """
    row = work.session.get(CentralRecord, resident_id, with_for_update=True)
    if row is not None and row.seen_at > since and row.status not in BEFORE_SENDING:
        row.recording_id, row.service_code = recording_id, row.service_code or service_code
        return
    _see(work, resident_id, CentralStatus.SENT_FOR_ENROLLMENT, SightingSource.OWN_ACT,
         reasons={"recording_id": recording_id, "service_code": service_code})  # fmt: skip


def import_statuses(
    work: Work, *, lines: Sequence[StatusLine], file_name: str, sha256: str = ""
) -> StatusImport:
    """Take over the statuses of an exported list; the same list again changes nothing.

    That holds also after the cards were printed: a line that lies behind a card made here is
    taken over only for who came for another card since then. Lines whose NIK or status is not
    known are reported and left out. `sha256` is the file's, to know it again.
    """
    work.require(Role.PRINTER, Role.SUPERVISOR, Role.ADMINISTRATOR)
    people = people_of(work.session, {tidy(line.nik) for line in lines})
    problems: list[StatusProblem] = []
    seen = unchanged = ready = 0
    for line in lines:
        nik = tidy(line.nik)
        status, person = parse_status(line.status), people.get(nik)
        if status is None or person is None:
            problems.append(_problem(line, nik, status))
        elif not _take_over(work, person.id, status):
            unchanged += 1
        else:
            seen += 1
            ready += status is CentralStatus.PRINT_READY_RECORD
    done = StatusImport(seen, unchanged, ready, tuple(problems))
    if seen:
        _note_import(work, done, file_name, sha256)
    work.record("central.imported", 0, seen=seen, refused=len(problems), file_name=file_name[:80])
    return done


def _note_import(work: Work, done: StatusImport, file_name: str, sha256: str) -> None:
    row = {
        "at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
        "file_name": file_name[:200],
        "sha256": sha256,
        "taken": done.seen,
        "unchanged": done.unchanged,
        "refused": len(done.problems),
    }
    work.session.execute(insert(CentralImport), row)


def _take_over(work: Work, resident_id: int, status: CentralStatus) -> bool:
    """Note one line of a list, unless it says nothing new; decided on the row as it is now."""
    row = work.session.get(CentralRecord, resident_id, with_for_update=True)
    if row is not None and row.status is status:
        return False
    wish = wish_of(work.session, resident_id, row)
    if is_behind(row, status, wish):
        return False
    reasons: dict[str, object] = {}
    if wish is not None and status is CentralStatus.PRINT_READY_RECORD:
        reasons = _reasons(work, row, wish)
    _see(work, resident_id, status, SightingSource.IMPORTED, reasons=reasons)
    return True


def _reasons(work: Work, row: CentralRecord | None, wish: Ticket) -> dict[str, object]:
    """Why a listed person wants a card: who is here now first, then what is known already."""
    if wish.state in OPEN_STATES and wish.office_date == work.office_date:
        return {"service_code": wish.service_code, "ticket_id": wish.id}
    if row is None or row.status in CARD_MADE or row.service_code is None:
        return {"service_code": wish.service_code}
    return {}


def _problem(line: StatusLine, nik: str, status: CentralStatus | None) -> StatusProblem:
    if code := nik_problem(nik):
        return StatusProblem(line.line, code, line.nik)
    if status is None:
        return StatusProblem(line.line, "central.status_unknown", line.status)
    return StatusProblem(line.line, "resident.not_on_roll", nik)


def _see(
    work: Work,
    resident_id: int,
    status: CentralStatus,
    source: SightingSource,
    *,
    note: str = "",
    reasons: dict[str, object],
) -> None:
    row = work.session.get(CentralRecord, resident_id, with_for_update=True)
    if row is None:
        # Who sees a person for the first time at once waits here for the other.
        held = select(Resident.id).where(col(Resident.id) == resident_id)
        work.session.exec(held.with_for_update(key_share=True)).one_or_none()
        row = work.session.get(CentralRecord, resident_id, with_for_update=True)
    if row is None:
        row = CentralRecord(
            resident_id=resident_id, status=status, since=work.office_date, seen_at=work.now
        )
        work.session.add(row)
    elif row.status is not status:
        _forget_reasons(row, status)
        row.status, row.since = status, work.office_date
    row.seen_at = work.now
    for name, value in reasons.items():
        if value:
            setattr(row, name, value)
    work.session.flush()
    _sight(work, resident_id, status, source, note=note)


def _forget_reasons(row: CentralRecord, status: CentralStatus) -> None:
    """Reasons of an earlier card do not hold for the next; a recording's own do until then."""
    if status is CentralStatus.PRINT_READY_RECORD:
        row.urgent_reason = ""
    if row.status in CARD_MADE and status not in CARD_MADE:
        row.service_code, row.ticket_id, row.recording_id = None, None, None


def _moved(work: Work, resident_id: int, status: CentralStatus) -> bool:
    """Move a status on that is known already; False if there is none yet."""
    values = {
        "person": resident_id,
        "now_status": status,
        "today": work.office_date,
        "seen_at": work.now,
    }
    return work.session.connection().execute(_MOVE, values).first() is not None


def _sight(
    work: Work, resident_id: int, status: CentralStatus, source: SightingSource, *, note: str
) -> None:
    row = {
        "resident_id": resident_id,
        "status": status,
        "source": source,
        "seen_at": work.now,
        "office_date": work.office_date,
        "officer_id": work.actor.officer_id,
        "note": note,
    }
    work.session.connection().execute(_SIGHT, row)
    work.record("central.seen", resident_id, status=status.value, source=source.value)
