"""Who looked at a person: written so that it can be read, and without flooding the audit.

Opening a person is written once for an officer, a person, a computer and an office day: whoever
comes back to the same person on that day adds nothing that a breach report would need. Every NIK
opened in full, every print and every file is written each time (`services.log_unmasked`,
`papers.services`, `reports.services`).

The rows lie in the audit under the noun `access` with the person's id, so that no window reloads
because somebody looked.
"""

from collections.abc import Collection
from enum import StrEnum

from sqlalchemy import literal_column
from sqlmodel import col, select

from ektp_desk.accounts.rules import EVERYBODY
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Work
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules_access import spans

NOUN = "access"
# In the words of the index: only so does it hold what is asked for.
IS_ACCESS = col(AuditEntry.noun) == literal_column(f"'{NOUN}'")


class Place(StrEnum):
    """Where in the program somebody was opened."""

    PERSON = "person"
    FAMILY_CARD = "family_card"
    MERGE = "merge"
    VISIT = "visit"


class TakenList(StrEnum):
    """A list of people that can be taken out as a file."""

    MISSING = "missing"
    TURNING = "turning"
    BIRTHDAYS = "birthdays"
    UNCOLLECTED = "uncollected"
    BACKLOG = "backlog"
    GONE = "gone"


def log_opened(work: Work, *, resident_ids: Collection[int], place: Place) -> None:
    """Note that somebody opened people; once for each, the officer, computer and office day.

    Raises `resident.unknown`.
    """
    work.require(*EVERYBODY)
    where = Place(place).value
    for resident_id in dict.fromkeys(resident_ids):
        if work.session.get(Resident, resident_id) is None:
            raise OfficeError("resident.unknown")
        if not _opened(work, resident_id):
            work.record("access.opened", resident_id, place=where)


def log_list_taken_out(work: Work, *, what: TakenList, resident_ids: Collection[int]) -> None:
    """Note that a list of people left the program as a file: which, and who stands on it.

    One row for the whole list, with its people as spans of ids (`rules_access.spans`): a list of
    the whole roll is a few letters, and none of it a name.
    """
    work.require(*EVERYBODY)
    people = frozenset(resident_ids)
    work.record(
        "access.list_exported", 0, list=TakenList(what).value, count=len(people),
        people=spans(people),
    )  # fmt: skip


def _opened(work: Work, resident_id: int) -> bool:
    actor = work.actor
    found = select(AuditEntry.id).where(
        IS_ACCESS,
        col(AuditEntry.row_id) == resident_id,
        col(AuditEntry.action) == f"{NOUN}.opened",
        col(AuditEntry.office_date) == work.office_date,
        col(AuditEntry.officer_id) == actor.officer_id,
        col(AuditEntry.station) == actor.station,
    )
    return work.session.exec(found.limit(1)).first() is not None
