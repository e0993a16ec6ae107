"""What goes into a file for a laptop: this visit, its team, its people, and no more.

The parts, JSON lines each: `office` (one line: the office's settings), `officers` (the team with
its password hashes, so that it signs in offline, and `roles`), `services`, `checklists` (the one
in force), `regions` (what differs from the tree shipped with the program), `schools`, `kits`,
`visits`, `members`, `targets`, `people` (the roll's columns), `central` (status as last seen),
`cards` (those that wait for their owners), `pupils` (school and class), `recordings` (number,
state, day, needs of what the office recorded or is recording) and `leases` (scope, first, last).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, SQLModel, col

from ektp_desk.accounts.models import Officer, OfficerRole
from ektp_desk.accounts.queries import profile
from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.coverage.models import ResidentSchool, School
from ektp_desk.coverage.rules import Stage, born_until
from ektp_desk.coverage.standing import obliged, stage, with_central
from ektp_desk.kernel.models import OfficeSetting
from ektp_desk.kernel.parts import parts
from ektp_desk.outreach import sealed
from ektp_desk.outreach.models import OutreachKit, OutreachMember, OutreachTarget, OutreachVisit
from ektp_desk.outreach.travelling import Row, leaving
from ektp_desk.queue.models import Service
from ektp_desk.recording.models import CentralRecord, ChecklistVersion, Recording
from ektp_desk.recording.rules import RecordingState
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.regions import shipped
from ektp_desk.residents.rules import Presence

# What a laptop does not need, or makes itself.
STAYS: dict[type[SQLModel], tuple[str, ...]] = {
    Officer: ("failed_sign_ins", "locked_until"),
    ChecklistVersion: ("officer_id",),
    OutreachVisit: ("partner_id", "report"),
    Resident: ("name_key", "sound_key", "merged_into", "own_edits", "created_at", "updated_at"),
    CentralRecord: ("urgent_reason", "ticket_id", "recording_id"),
    Card: ("ticket_id", "recording_id", "run_id", "operator_id", "blank_serial", "spoil_reason",
           "station", "instance"),
}  # fmt: skip
_SETTINGS = frozenset(field.name for field in fields(OfficeProfile))
_AUTHORS = ("officer_id", "outcome_by")


@dataclass(frozen=True)
class Lease:
    """Numbers `first` to `last` of a series."""

    scope: str
    first: int
    last: int


def people_of(
    session: Session, *, visit: OutreachVisit, whole_village: bool, day: date
) -> tuple[int, ...]:
    """Whose data goes along: who is on the list and, with `whole_village`, everybody of the
    visit's kelurahan who may be recorded on `day` and is not."""
    listed = select(col(OutreachTarget.resident_id)).where(col(OutreachTarget.visit_id) == visit.id)
    found = set(session.execute(listed).scalars())
    if whole_village and visit.village_code:
        old_enough = col(Resident.birth_date) <= born_until(profile(session).record_from_age, day)
        unrecorded = with_central(select(col(Resident.id))).where(
            col(Resident.village_code) == visit.village_code,
            col(Resident.presence) == Presence.PRESENT,
            or_(obliged(day), old_enough),
            stage() == Stage.UNRECORDED.value,
        )
        found.update(row for row in session.execute(unrecorded).scalars() if row is not None)
    return tuple(sorted(found))


def team_of(session: Session, *, visit_id: int) -> tuple[int, ...]:
    """The officers of a visit's team who may sign in."""
    members = (
        select(col(OutreachMember.officer_id))
        .join(Officer, col(Officer.id) == col(OutreachMember.officer_id))
        .where(col(OutreachMember.visit_id) == visit_id, col(Officer.active))
        .order_by(col(OutreachMember.officer_id))
    )
    return tuple(session.execute(members).scalars())


def content(
    session: Session,
    *,
    visit: OutreachVisit,
    people: Sequence[int],
    team: Sequence[int],
    leases: Sequence[Lease],
) -> dict[str, tuple[Row, ...]]:
    """The parts, as rows."""
    assert visit.id is not None

    def rows(model: type[SQLModel], key: str = "", ids: Sequence[Any] = ()) -> tuple[Row, ...]:
        return tuple(leaving(session, model, key=key, ids=ids, stays=STAYS.get(model, ())))

    targets = rows(OutreachTarget, "visit_id", [visit.id])
    members = rows(OutreachMember, "visit_id", [visit.id])
    return {
        "office": (_settings(session),),
        "officers": _officers(rows(Officer, "id", team), rows(OfficerRole, "officer_id", team)),
        "services": rows(Service),
        "checklists": rows(ChecklistVersion, "id", _in_force(session)),
        "regions": _own_regions(session),
        "schools": rows(School),
        "kits": rows(OutreachKit, "id", [] if visit.kit_id is None else [visit.kit_id]),
        "visits": _authors(rows(OutreachVisit, "id", [visit.id]), team),
        "members": tuple(row for row in members if row["officer_id"] in team),
        "targets": _authors(targets, team),
        "people": rows(Resident, "id", people),
        "central": rows(CentralRecord, "resident_id", people),
        "cards": tuple(
            row for row in rows(Card, "resident_id", people) if row["state"] == CardState.PRINTED
        ),
        "pupils": rows(ResidentSchool, "resident_id", people),
        "recordings": _recordings(session, people),
        "leases": tuple(vars(lease) for lease in leases),
    }


def packed(parts: dict[str, tuple[Row, ...]]) -> dict[str, bytes]:
    """The parts as they are sealed."""
    return {name: sealed.lines(rows) for name, rows in parts.items()}


def _settings(session: Session) -> Row:
    stored = session.execute(select(col(OfficeSetting.key), col(OfficeSetting.value)))
    return {key: value for key, value in stored if key in _SETTINGS}


def _officers(officers: Iterable[Row], roles: Iterable[Row]) -> tuple[Row, ...]:
    held: dict[int, list[str]] = {}
    for row in roles:
        held.setdefault(row["officer_id"], []).append(row["role"])
    return tuple({**row, "roles": held.get(row["id"], [])} for row in officers)


def _authors(rows: Iterable[Row], team: Sequence[int]) -> tuple[Row, ...]:
    """Rows that name no officer but the team: the others do not go along."""
    return tuple(
        {name: value for name, value in row.items() if name not in _AUTHORS or value in team}
        for row in rows
    )


def _in_force(session: Session) -> list[int]:
    newest = select(col(ChecklistVersion.id)).order_by(col(ChecklistVersion.number).desc())
    found = session.execute(newest.limit(1)).scalar_one_or_none()
    return [] if found is None else [found]


def _own_regions(session: Session) -> tuple[Row, ...]:
    known = {row.code: row.name for row in shipped()}
    stored = session.execute(select(col(Region.code), col(Region.name)).order_by(col(Region.code)))
    return tuple({"code": code, "name": name} for code, name in stored if known.get(code) != name)


def _recordings(session: Session, people: Sequence[int]) -> tuple[Row, ...]:
    made = []
    for part in parts(people):
        found = session.execute(
            select(
                col(Recording.resident_id), col(Recording.number), col(Recording.state),
                col(Recording.office_date), col(Recording.needs),
            )
            .where(
                col(Recording.resident_id).in_(part),
                col(Recording.state) != RecordingState.CANCELLED,
            )
            .order_by(col(Recording.id))
        )  # fmt: skip
        made += [
            {"resident_id": person, "number": number, "state": state.value,
             "day": day.isoformat(), "needs": needs}
            for person, number, state, day, needs in found
        ]  # fmt: skip
    return tuple(made)
