"""Moving one person of the print-ready list forward, with a reason."""

from sqlalchemy import update
from sqlmodel import col

from ektp_desk.accounts.rules import Role
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.work import Work
from ektp_desk.recording.models import CentralRecord
from ektp_desk.recording.rules import CentralStatus

LONGEST = 200
MARKERS = (Role.COUNTER, Role.PRINTER, Role.SUPERVISOR)


def mark_urgent(work: Work, *, resident_id: int, reason: str) -> None:
    """Mark a print-ready person urgent; refused without a reason (`urgent.reason_needed`) and for
    who is not print-ready any more (`urgent.not_ready`)."""
    said = " ".join(reason.split())[:LONGEST]
    if not said:
        raise OfficeError("urgent.reason_needed", field="reason")
    _write(work, resident_id, said)
    work.record("central.urgent_marked", resident_id)


def clear_urgent(work: Work, *, resident_id: int) -> None:
    """Take the mark away again; the person goes back to the place they had."""
    _write(work, resident_id, "")
    work.record("central.urgent_cleared", resident_id)


def _write(work: Work, resident_id: int, reason: str) -> None:
    work.require(*MARKERS)
    marking = (
        update(CentralRecord)
        .where(
            col(CentralRecord.resident_id) == resident_id,
            col(CentralRecord.status) == CentralStatus.PRINT_READY_RECORD,
        )
        .values(urgent_reason=reason)
        .returning(col(CentralRecord.resident_id))
    )
    if work.session.execute(marking).one_or_none() is None:
        raise OfficeError("urgent.not_ready")
