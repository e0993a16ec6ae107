"""How a visit of the demonstration office is written, and the city it is chosen from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from ektp_desk.coverage.rules import WhyNot
from ektp_desk.demo.people import Person
from ektp_desk.demo.rows import Hours, Ledger, Row, Staff
from ektp_desk.outreach.rules import (
    MemberRole,
    TargetOutcome,
    TargetReason,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex

PLANNED_BEFORE = timedelta(days=9)
CASE = ("Kamera", "Pemindai sidik jari", "Pemindai iris", "Pad tanda tangan",
        "Latar merah dan biru")  # fmt: skip
KITS = (
    ("Koper 1", (*CASE, "Rol kabel 20 m")),
    ("Koper 2", CASE),
    ("Tas kunjungan rumah", ("Kamera", "Pemindai sidik jari", "Baterai cadangan", "Kursi lipat")),
)
NOTES: Mapping[TargetOutcome, str] = {
    TargetOutcome.DIED: "kata Ketua RT",
    TargetOutcome.MOVED: "kata tetangga",
    TargetOutcome.AWAY: "kuliah di Makassar",
    TargetOutcome.NOT_MET: "rumah kosong",
}


@dataclass
class City:
    """What visits are chosen from; people by the village they live in and the school they attend.

    `named` holds the villages' names, `fetched` who got a card on a day.
    """

    people: Mapping[int, Person]
    named: Mapping[str, str]
    hours: Hours
    staff: Staff
    as_of: date
    unrecorded: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    pupils: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    why: dict[int, WhyNot] = field(default_factory=dict)
    fetched: dict[date, list[int]] = field(default_factory=lambda: defaultdict(list))

    def neediest(self) -> list[str]:
        """The villages, those with the most people who are not recorded first."""
        return sorted(self.named, key=lambda code: (-len(self.unrecorded[code]), code))


def add_visit(
    random: Random, ledger: Ledger, city: City, kind: VisitKind, day: date, village: str, *,
    people: int, blanks: int,
) -> Row:  # fmt: skip
    planned = min(day, city.as_of - timedelta(days=1)) - PLANNED_BEFORE
    schools = ledger.rows["school"]
    school = random.choice(schools) if kind is VisitKind.SCHOOL else None
    if school and day >= city.as_of:  # where there is something to do, and not the same twice
        busiest = sorted(schools, key=lambda row: (-len(city.pupils[row["id"]]), row["id"]))
        school = busiest[(day - city.as_of).days // 10]
    home = kind is VisitKind.HOME
    visit = ledger.add(
        "outreach_visit",
        uid=f"{random.getrandbits(128):032x}",
        number=f"JB-{planned.year}-{ledger.number(f'outreach/{planned.year}'):04d}",
        kind=kind,
        state=VisitState.PLANNED,
        title=_title(kind, school["name"] if school else city.named.get(village, "")),
        place=_place(kind),
        village_code=school["village_code"] if school else village,
        school_id=school["id"] if school else None,
        partner_id=None,
        day=day,
        starts=time(9) if home else time(8),
        ends=time(11) if home else time(14),
        contact_name="Keluarga" if home else "Sekretaris kelurahan",
        contact="0800 000 0000",
        power_note="" if kind is VisitKind.SCHOOL else "Bawa rol kabel; listrik cukup.",
        road_note="Jalan terakhir dengan motor." if home else "",
        needs=[Need.LYING_DOWN] if home else [],
        officer_sex=Sex.FEMALE if home else None,
        kit_id=len(KITS) if home else 1 + day.toordinal() % 2,
        expected_people=people,
        expected_blanks=blanks,
        note="",
        report="",
        created_at=city.hours.on(planned, first=9, last=11),
        officer_id=city.staff.supervisor,
        version=1,
    )
    add_event(ledger, city, visit, VisitAct.PLANNED, planned, "", 9.5)
    return visit


def _title(kind: VisitKind, where: str) -> str:
    return {
        VisitKind.VILLAGE: f"Kelurahan {where}",
        VisitKind.SCHOOL: where,
        VisitKind.HOME: f"Rumah warga, {where}",
        VisitKind.ORGANISATION: f"Komunitas disabilitas {where}",
    }[kind]


def _place(kind: VisitKind) -> str:
    return {
        VisitKind.VILLAGE: "Kantor kelurahan",
        VisitKind.SCHOOL: "Aula sekolah",
        VisitKind.HOME: "Rumah pemohon",
        VisitKind.ORGANISATION: "Balai pertemuan",
    }[kind]


def add_team(ledger: Ledger, city: City, visit: Row) -> None:
    lead, operator = city.staff.recorders[:2]
    members = [(lead, MemberRole.LEAD), (operator, MemberRole.OPERATOR)]
    if visit["kind"] is not VisitKind.HOME:
        members.append((city.staff.handover[0], MemberRole.HELPER))
    ledger.rows["outreach_member"] += [
        {"visit_id": visit["id"], "officer_id": officer, "role": role} for officer, role in members
    ]


def add_event(
    ledger: Ledger, city: City, visit: Row, act: VisitAct, day: date, note: str, hour: float,
    on: date | None = None,
) -> None:  # fmt: skip
    """A line of the history; `on` is when it was written, if not on `day`."""
    written = on or day
    ledger.add(
        "outreach_event",
        visit_id=visit["id"],
        act=act,
        day=visit["day"] if act is VisitAct.PLANNED else day,
        note=note,
        at=city.hours.on(written, first=hour, last=hour + 0.1),
        office_date=written,
        officer_id=city.staff.supervisor,
    )


def add_target(
    ledger: Ledger,
    city: City,
    visit: Row,
    resident_id: int,
    outcome: TargetOutcome | None,
    reason: TargetReason = TargetReason.UNRECORDED,
) -> None:
    at = None if outcome is None else city.hours.on(visit["day"], first=9, last=14)
    ledger.add(
        "outreach_target",
        visit_id=visit["id"],
        resident_id=resident_id,
        reason=reason,
        outcome=outcome,
        note="" if outcome is None else NOTES.get(outcome, ""),
        outcome_at=at,
        outcome_by=None if outcome is None else city.staff.recorders[0],
    )
