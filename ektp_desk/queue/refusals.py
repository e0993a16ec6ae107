"""Which rule a ticket broke, read from the database's own refusal."""

from sqlalchemy.exc import IntegrityError

from ektp_desk.kernel.errors import OfficeError


def refusal(error: IntegrityError) -> Exception:
    """The rule behind a broken unique index; any other break is a bug and passes through."""
    detail = str(error.orig)
    if "unique" not in detail.lower():
        return error
    if "resident_id" in detail:
        return OfficeError("ticket.open_already", field="resident")
    if "parent_id" in detail:
        return OfficeError("ticket.moved_on")
    return OfficeError("counter.busy") if "counter_id" in detail else error
