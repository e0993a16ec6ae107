"""Who got to whose data, out of the audit and the lists that left the office.

Read by conditions: a person's log asks by the person, a breach by time, officer or computer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, select
from sqlalchemy.sql.elements import SQLColumnExpression
from sqlmodel import Session, col

from ektp_desk.cards.models import Card
from ektp_desk.cards.models_suket import Suket
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.outreach.models import OutreachVisit
from ektp_desk.outreach.models_field import BundleOut, BundlePerson, FieldDevice
from ektp_desk.partners.models import PartnerLine, PartnerList
from ektp_desk.queue.models import Appointment, Ticket
from ektp_desk.recording.models import Recording
from ektp_desk.reports.rules_access import OF_ACCESS, OF_ENTRY, Way, reason_code
from ektp_desk.reports.timeline import ENTRY_ACTS
from ektp_desk.residents.access import IS_ACCESS
from ektp_desk.residents.rules_access import read_spans

_IS_ENTRY = col(AuditEntry.noun) == literal_column("'resident'")
# What officers work on that names a person, by the audit's noun.
WORKED_ON: dict[str, Any] = {
    "ticket": Ticket, "appointment": Appointment, "recording": Recording, "card": Card,
    "suket": Suket,
}  # fmt: skip


@dataclass(frozen=True)
class Access:
    """One access; `code` is a sentence's that says where or what, `note` what somebody wrote.

    `acts` counts what was done at once: of a day's work on one person there is one row.
    """

    at: datetime
    resident_id: int
    way: Way
    officer_id: int | None
    station: str
    code: str = ""
    note: str = ""
    acts: int = 1
    audit_id: int = 0

    @property
    def place(self) -> tuple[datetime, int]:
        """Where it stands in time; of one moment in the order of the audit."""
        return self.at, self.audit_id


def on_people(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Access]:
    """What the audit holds about people themselves; `conditions` are on its rows."""
    columns = (
        col(AuditEntry.at), col(AuditEntry.row_id), col(AuditEntry.action),
        col(AuditEntry.officer_id), col(AuditEntry.station), col(AuditEntry.facts),
        col(AuditEntry.id),
    )  # fmt: skip
    for of_noun, way_of in ((_IS_ENTRY, _of_entry), (IS_ACCESS, OF_ACCESS.get)):
        for at, person, action, officer, station, facts, audit_id in session.execute(
            select(*columns).where(of_noun, *conditions)
        ):
            act = action.partition(".")[2]
            way = way_of(act)
            if way is not None and person:  # without a person: a run over many
                code, note = _said(way, act, facts)
                yield Access(at, person, way, officer, station, code, note, 1, audit_id)


def _of_entry(act: str) -> Way | None:
    return OF_ENTRY.get(act, Way.CHANGED if act in ENTRY_ACTS else None)


def _said(way: Way, act: str, facts: dict[str, Any]) -> tuple[str, str]:
    if way is Way.OPENED:
        return f"access_place.{facts['place']}", ""
    if way is Way.PRINTED:
        return f"paper.{facts['kind']}", str(facts["number"])
    if way is Way.CHANGED:
        return f"entry_act.{act}", ""
    why = str(facts.get("why", ""))
    code = reason_code(why)
    return code, "" if code else why


def on_exports(
    session: Session, *conditions: ColumnElement[bool], people: frozenset[int] = frozenset()
) -> Iterator[Access]:
    """Whose data left in a list as a file; only those of `people`, if any are given."""
    rows = session.execute(
        select(
            col(AuditEntry.at), col(AuditEntry.officer_id), col(AuditEntry.station),
            col(AuditEntry.facts), col(AuditEntry.id),
        ).where(
            IS_ACCESS, col(AuditEntry.row_id) == 0,
            col(AuditEntry.action).endswith(".list_exported"), *conditions,
        )
    )  # fmt: skip
    for at, officer, station, facts, audit_id in rows:
        code = f"access_list.{facts['list']}"
        for span in read_spans(facts["people"]):
            for person in span if not people else sorted(people.intersection(span)):
                yield Access(at, person, Way.LIST_EXPORTED, officer, station, code, "", 1, audit_id)


def on_lists(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Access]:
    """Whose data left on a partner's list. `conditions` are on `PartnerLine`/`PartnerList`/audit.

    The computer is that of the act that made the list.
    """
    made = and_(
        col(AuditEntry.office_date) == col(PartnerList.office_date),
        col(AuditEntry.noun) == "partner_list",
        col(AuditEntry.action).endswith(".made"),
        col(AuditEntry.row_id) == col(PartnerList.id),
    )
    rows = session.execute(
        select(
            col(PartnerList.made_at), col(PartnerLine.resident_id), col(PartnerList.officer_id),
            col(AuditEntry.station), col(PartnerList.code),
        )
        .join(PartnerList, col(PartnerList.id) == col(PartnerLine.list_id))
        .outerjoin(AuditEntry, made)
        .where(*conditions)
    )  # fmt: skip
    for at, person, officer, station, code in rows:
        yield Access(at, person, Way.LISTED, officer, station or "", "access.list", code)


def on_laptops(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Access]:
    """Whose data went along on a laptop. `conditions` are on `BundlePerson`/`BundleOut`/audit."""
    made = and_(
        col(AuditEntry.office_date) == col(BundleOut.office_date),
        col(AuditEntry.at) == col(BundleOut.at),
        col(AuditEntry.action) == "outreach.bundle_out",
        col(AuditEntry.row_id) == col(BundleOut.visit_id),
    )
    rows = session.execute(
        select(
            col(BundleOut.at), col(BundlePerson.resident_id), col(BundleOut.officer_id),
            col(AuditEntry.station), col(FieldDevice.name), col(OutreachVisit.number),
        )
        .join(BundleOut, col(BundleOut.id) == col(BundlePerson.bundle_id))
        .join(FieldDevice, col(FieldDevice.id) == col(BundleOut.device_id))
        .join(OutreachVisit, col(OutreachVisit.id) == col(BundleOut.visit_id))
        .outerjoin(AuditEntry, made)
        .where(*conditions)
    )  # fmt: skip
    for at, person, officer, station, device, visit in rows:
        note = f"{device}, {visit}"
        yield Access(at, person, Way.TAKEN_ALONG, officer, station or "", "", note)


def at_work(session: Session, *conditions: ColumnElement[bool]) -> Iterator[Access]:
    """Who was worked for at the counters: a row a day for officer, computer, person and matter."""
    for noun, table in WORKED_ON.items():
        person: SQLColumnExpression[int] = col(table.resident_id)
        shared = (person, col(AuditEntry.officer_id), col(AuditEntry.station))
        rows = session.execute(
            select(func.min(col(AuditEntry.at)), func.count(), *shared)
            .join(table, and_(col(AuditEntry.noun) == noun, col(table.id) == AuditEntry.row_id))
            .where(person.is_not(None), *conditions)
            .group_by(*shared, col(AuditEntry.office_date))
        )
        for at, acts, resident_id, officer, station in rows:
            said = f"access_matter.{noun}"
            yield Access(at, resident_id, Way.SERVED, officer, station, said, "", acts)
