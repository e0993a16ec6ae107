"""Which rule a ticket broke, read from the database's own refusal."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from ektp_desk.kernel.errors import OfficeError


def _refusal(error: IntegrityError) -> Exception:
    """The rule behind a broken unique index; any other break is a bug and passes through."""
    detail = str(error.orig)
    if "unique" not in detail.lower():
        return error
    if "appointment" in detail:
        full = "slot_at" in detail
        return OfficeError("appointment.slot_full" if full else "appointment.open_already",
                           field="slot" if full else "resident")  # fmt: skip
    if "resident_id" in detail:
        return OfficeError("ticket.open_already", field="resident")
    if "parent_id" in detail:
        return OfficeError("ticket.moved_on")
    return OfficeError("counter.busy") if "counter_id" in detail else error


@contextmanager
def refusing() -> Iterator[None]:
    """Turn a broken unique index into the rule's own refusal."""
    try:
        yield
    except IntegrityError as error:
        raise _refusal(error) from None
