"""Visits of the demonstration office: a year of them behind it, some ahead, and who asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random

from ektp_desk.coverage.rules import WhyNot
from ektp_desk.demo.calendar import working_days
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
from ektp_desk.stock import rules_planned as stock

MOST_FOUND = 4  # of those not recorded, on a past visit
EVERY = 5  # working days from one visit to the next
KINDS = (VisitKind.VILLAGE, VisitKind.SCHOOL, VisitKind.VILLAGE, VisitKind.HOME, VisitKind.VILLAGE,
         VisitKind.SCHOOL, VisitKind.ORGANISATION)  # fmt: skip
PLANNED_BEFORE = timedelta(days=9)
CANCELLED_AT, MOVED_AT = 6, 3  # which visit, counted from the newest
CASE = ("Kamera", "Pemindai sidik jari", "Pemindai iris", "Pad tanda tangan",
        "Latar merah dan biru")  # fmt: skip
KITS = (
    ("Koper 1", (*CASE, "Rol kabel 20 m")),
    ("Koper 2", CASE),
    ("Tas kunjungan rumah", ("Kamera", "Pemindai sidik jari", "Baterai cadangan", "Kursi lipat")),
)
WHAT_WAS_FOUND: Mapping[WhyNot, TargetOutcome] = {
    WhyNot.DIED: TargetOutcome.DIED,
    WhyNot.MOVED: TargetOutcome.MOVED,
    WhyNot.AWAY: TargetOutcome.AWAY,
    WhyNot.REFUSES: TargetOutcome.REFUSED,
    WhyNot.AT_HOME: TargetOutcome.COMES_TO_OFFICE,
    WhyNot.UNKNOWN: TargetOutcome.NOT_MET,
}
NOTES: Mapping[TargetOutcome, str] = {
    TargetOutcome.DIED: "kata Ketua RT",
    TargetOutcome.MOVED: "kata tetangga",
    TargetOutcome.AWAY: "kuliah di Makassar",
    TargetOutcome.NOT_MET: "rumah kosong",
}
STOCK_KINDS: Mapping[VisitKind, stock.VisitKind] = {
    VisitKind.VILLAGE: stock.VisitKind.VILLAGE, VisitKind.SCHOOL: stock.VisitKind.SCHOOL,
    VisitKind.HOME: stock.VisitKind.OTHER, VisitKind.ORGANISATION: stock.VisitKind.OTHER,
}  # fmt: skip
# Ahead: days from now, what, people, blanks, and whether somebody goes yet.
AHEAD = (
    (0, VisitKind.VILLAGE, 24, 20, True),
    (1, VisitKind.HOME, 1, 1, True),
    (4, VisitKind.SCHOOL, 60, 0, True),
    (6, VisitKind.VILLAGE, 40, 30, False),
    (12, VisitKind.ORGANISATION, 15, 10, True),
    (20, VisitKind.SCHOOL, 45, 25, False),
)


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


def add_outreach(
    random: Random,
    ledger: Ledger,
    people: Sequence[tuple[int, Person]],
    named: Mapping[str, str],
    as_of: date,
    hours: Hours,
    staff: Staff,
) -> City:
    """Kits, past visits around the recordings made away from the counters, and visits ahead."""
    city = City(dict(people), named, hours, staff, as_of)
    _look_around(ledger, city)
    for name, contents in KITS:
        ledger.add("outreach_kit", name=name, contents="\n".join(contents), active=True)
    past = list(_past(ledger, city))
    for place, (day, recorded) in enumerate(past):
        _was_there(random, ledger, city, day, recorded, len(past) - place)
    for ahead in AHEAD:
        _will_go(random, ledger, city, *ahead)
    return city


def _look_around(ledger: Ledger, city: City) -> None:
    recorded = {row["resident_id"] for row in ledger.rows["central_record"]}
    schools = {row["resident_id"]: row["school_id"] for row in ledger.rows["resident_school"]}
    city.why.update({row["resident_id"]: row["why"] for row in ledger.rows["absence"]})
    owners = {row["id"]: row["resident_id"] for row in ledger.rows["card"]}
    for row in ledger.rows["handover"]:
        city.fetched[row["office_date"]].append(owners[row["card_id"]])
    for resident_id, person in city.people.items():
        if resident_id in recorded:
            continue
        if resident_id in schools:
            city.pupils[schools[resident_id]].append(resident_id)
        else:
            city.unrecorded[person.village_code].append(resident_id)


def _past(ledger: Ledger, city: City) -> Iterator[tuple[date, list[Row]]]:
    """Days of visits, oldest first, with who was recorded away from the counters."""
    away: dict[date, list[Row]] = defaultdict(list)
    for recording in ledger.rows["recording"]:
        if recording["ticket_id"] is None:
            away[recording["office_date"]].append(recording)
    chosen: list[date] = []
    rest = 0
    for day in reversed(working_days(city.as_of - timedelta(days=366), city.as_of)):
        if away[day] and rest <= 0:
            chosen.append(day)
            rest = EVERY
        rest -= 1
    for day in reversed(chosen):
        yield day, away[day]


def _was_there(
    random: Random, ledger: Ledger, city: City, day: date, recorded: list[Row], back: int
) -> None:
    kind = KINDS[back % len(KINDS)]
    if kind is VisitKind.HOME:
        recorded = recorded[:1]
    village = city.people[recorded[0]["resident_id"]].village_code
    cancelled = back == CANCELLED_AT
    visit = _visit(random, ledger, city, kind, day, village, people=8 * len(recorded), blanks=0)
    _team(ledger, city, visit)
    if back == MOVED_AT:
        _tried_before(ledger, city, visit)
    if cancelled:
        visit["state"] = VisitState.CANCELLED
        _event(ledger, city, visit, VisitAct.CANCELLED, day, "jalan tertutup longsor", 7.2)
        return
    visit["state"] = VisitState.DONE
    met = [(row["resident_id"], TargetOutcome.RECORDED) for row in recorded]
    others = dict(_found(city, visit, village))
    for resident_id, outcome in (others | dict(met)).items():
        fetched = outcome is TargetOutcome.CARD_GIVEN
        reason = TargetReason.UNCOLLECTED if fetched else TargetReason.UNRECORDED
        _target(ledger, city, visit, resident_id, outcome, reason)
    visit["report"] = (
        f"{len(recorded)} orang direkam. Yang belum ditemui dicatat di daftar untuk kunjungan "
        "berikutnya."
    )
    _event(ledger, city, visit, VisitAct.SET_OUT, day, "", 7.5)
    _event(ledger, city, visit, VisitAct.DONE, day, "", 15.2)


def _found(city: City, visit: Row, village: str) -> list[tuple[int, TargetOutcome]]:
    """What became of others on the list of a past visit."""
    if visit["kind"] is VisitKind.HOME:
        return []
    if visit["kind"] is VisitKind.SCHOOL:
        absent = city.pupils[visit["school_id"]][: MOST_FOUND // 2]
        return [(one, TargetOutcome.NOT_MET) for one in absent]
    known = [one for one in city.unrecorded[village] if one in city.why][:MOST_FOUND]
    fetched = [one for one in city.fetched[visit["day"]] if _lives(city, one) == village]
    return [
        *((one, WHAT_WAS_FOUND[city.why[one]]) for one in known),
        *((one, TargetOutcome.CARD_GIVEN) for one in fetched),
    ]


def _lives(city: City, resident_id: int) -> str:
    return city.people[resident_id].village_code


def _will_go(
    random: Random, ledger: Ledger, city: City, days: int, kind: VisitKind, people: int,
    blanks: int, manned: bool,
) -> None:  # fmt: skip
    """A visit ahead with its list."""
    day = city.as_of + timedelta(days=days)
    village = city.neediest()[days % len(city.named)]
    visit = _visit(random, ledger, city, kind, day, village, people=people, blanks=blanks)
    if manned:
        _team(ledger, city, visit)
    chosen = _wanted(city, visit, kind, village, people)
    for resident_id, reason in chosen:
        _target(ledger, city, visit, resident_id, None, reason)
    if blanks:
        ledger.add("planned_use", day=day, expected=blanks, kind=STOCK_KINDS[kind],
                   name=visit["title"], source_type="outreach", source_id=visit["id"],
                   officer_id=city.staff.supervisor, recorded_at=visit["created_at"],
                   cancelled_at=None)  # fmt: skip


def _wanted(
    city: City, visit: Row, kind: VisitKind, village: str, people: int
) -> list[tuple[int, TargetReason]]:  # fmt: skip
    if kind is VisitKind.SCHOOL:
        return [(one, TargetReason.TURNING_17) for one in city.pupils[visit["school_id"]][:people]]
    gone = (WhyNot.DIED, WhyNot.MOVED, WhyNot.AWAY)
    here = [one for one in city.unrecorded[village] if city.why.get(one) not in gone]
    home = kind is VisitKind.HOME
    old = [one for one in here if city.why.get(one) is WhyNot.AT_HOME]
    reasons = [(one, TargetReason.ELDERLY) for one in old]
    if not home:
        reasons += [(one, TargetReason.UNRECORDED) for one in here if one not in old]
    return reasons[:people]


def _visit(
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
    _event(ledger, city, visit, VisitAct.PLANNED, planned, "", 9.5)
    return visit


def _title(kind: VisitKind, where: str) -> str:
    return {
        VisitKind.VILLAGE: f"Perekaman keliling Kelurahan {where}",
        VisitKind.SCHOOL: f"Perekaman di {where}",
        VisitKind.HOME: f"Kunjungan rumah di {where}",
        VisitKind.ORGANISATION: f"Perekaman komunitas disabilitas {where}",
    }[kind]


def _place(kind: VisitKind) -> str:
    return {
        VisitKind.VILLAGE: "Kantor kelurahan",
        VisitKind.SCHOOL: "Aula sekolah",
        VisitKind.HOME: "Rumah pemohon",
        VisitKind.ORGANISATION: "Balai pertemuan",
    }[kind]


def _team(ledger: Ledger, city: City, visit: Row) -> None:
    lead, operator = city.staff.recorders[:2]
    members = [(lead, MemberRole.LEAD), (operator, MemberRole.OPERATOR)]
    if visit["kind"] is not VisitKind.HOME:
        members.append((city.staff.handover[0], MemberRole.HELPER))
    ledger.rows["outreach_member"] += [
        {"visit_id": visit["id"], "officer_id": officer, "role": role} for officer, role in members
    ]


def _tried_before(ledger: Ledger, city: City, visit: Row) -> None:
    """Nobody was met the first time."""
    before = visit["day"] - timedelta(days=6)
    _event(ledger, city, visit, VisitAct.NOT_MET, before, "kantor kelurahan tutup", 8.5, before)
    _event(ledger, city, visit, VisitAct.MOVED, visit["day"], "disepakati dengan lurah", 9, before)


def _event(
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


def _target(
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
