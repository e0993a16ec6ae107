"""Visits of the demonstration office: a year of them behind it, some ahead, and who asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from ektp_desk.coverage.rules import WhyNot, born_until
from ektp_desk.demo import visit_rows
from ektp_desk.demo.calendar import working_days
from ektp_desk.demo.people import Person
from ektp_desk.demo.rows import Hours, Ledger, Row, Staff
from ektp_desk.demo.visit_rows import City
from ektp_desk.outreach.rules import (
    TargetOutcome,
    TargetReason,
    VisitAct,
    VisitKind,
    VisitState,
)
from ektp_desk.outreach.rules_visits import STOCK_KINDS
from ektp_desk.residents.rules import age_on

RECORDED_FROM, OF_AGE, OLD = 16, 17, 60  # years
MOST_FOUND = 4  # of those not recorded, on a past visit
EVERY = 5  # working days from one visit to the next
KINDS = (VisitKind.VILLAGE, VisitKind.SCHOOL, VisitKind.VILLAGE, VisitKind.HOME, VisitKind.VILLAGE,
         VisitKind.SCHOOL, VisitKind.ORGANISATION)  # fmt: skip
CANCELLED_AT, MOVED_AT = 6, 3  # which visit, counted from the newest
WHAT_WAS_FOUND: Mapping[WhyNot, TargetOutcome] = {
    WhyNot.DIED: TargetOutcome.DIED,
    WhyNot.MOVED: TargetOutcome.MOVED,
    WhyNot.AWAY: TargetOutcome.AWAY,
    WhyNot.REFUSES: TargetOutcome.REFUSED,
    WhyNot.AT_HOME: TargetOutcome.COMES_TO_OFFICE,
    WhyNot.UNKNOWN: TargetOutcome.NOT_MET,
}
# Ahead: days from now, what, people, blanks, and whether somebody goes yet.
AHEAD = (
    (0, VisitKind.VILLAGE, 24, 20, True),
    (1, VisitKind.HOME, 1, 1, True),
    (4, VisitKind.SCHOOL, 60, 0, True),
    (6, VisitKind.VILLAGE, 40, 30, False),
    (12, VisitKind.ORGANISATION, 15, 10, True),
    (20, VisitKind.SCHOOL, 45, 25, False),
)


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
    for name, contents in visit_rows.KITS:
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
        if resident_id in recorded or person.birth_date > born_until(RECORDED_FROM, city.as_of):
            continue
        if resident_id in schools:
            city.pupils[schools[resident_id]].append(resident_id)
        elif person.birth_date <= born_until(OF_AGE, city.as_of):
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
    visit = visit_rows.add_visit(
        random, ledger, city, kind, day, village, people=8 * len(recorded), blanks=0
    )
    visit_rows.add_team(ledger, city, visit)
    if back == MOVED_AT:
        _tried_before(ledger, city, visit)
    if cancelled:
        visit["state"] = VisitState.CANCELLED
        visit_rows.add_event(
            ledger, city, visit, VisitAct.CANCELLED, day, "jalan tertutup longsor", 7.2
        )
        return
    visit["state"] = VisitState.DONE
    met = [(row["resident_id"], TargetOutcome.RECORDED) for row in recorded]
    others = dict(_found(city, visit, village))
    for resident_id, outcome in (others | dict(met)).items():
        fetched = outcome is TargetOutcome.CARD_GIVEN
        reason = TargetReason.UNCOLLECTED if fetched else TargetReason.UNRECORDED
        visit_rows.add_target(ledger, city, visit, resident_id, outcome, reason)
    visit["report"] = (
        f"{len(recorded)} orang direkam. Yang belum ditemui dicatat di daftar untuk kunjungan "
        "berikutnya."
    )
    visit_rows.add_event(ledger, city, visit, VisitAct.SET_OUT, day, "", 7.5)
    visit_rows.add_event(ledger, city, visit, VisitAct.DONE, day, "", 15.2)


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
    visit = visit_rows.add_visit(
        random, ledger, city, kind, day, village, people=people, blanks=blanks
    )
    if manned:
        visit_rows.add_team(ledger, city, visit)
    chosen = _wanted(city, visit, kind, village, people)
    for resident_id, reason in chosen:
        visit_rows.add_target(ledger, city, visit, resident_id, None, reason)
    if blanks:
        ledger.add("planned_use", day=day, expected=blanks, kind=STOCK_KINDS[kind],
                   name=visit["title"], source_type="outreach", source_id=visit["id"],
                   officer_id=city.staff.supervisor, recorded_at=visit["created_at"],
                   cancelled_at=None)  # fmt: skip


def _wanted(
    city: City, visit: Row, kind: VisitKind, village: str, people: int
) -> list[tuple[int, TargetReason]]:  # fmt: skip
    if kind is VisitKind.SCHOOL:
        of_age = born_until(OF_AGE, visit["day"])
        return [
            (one, TargetReason.TURNING_17 if city.people[one].birth_date > of_age
             else TargetReason.UNRECORDED)
            for one in city.pupils[visit["school_id"]][:people]
        ]  # fmt: skip
    gone = (WhyNot.DIED, WhyNot.MOVED, WhyNot.AWAY)
    here = [one for one in city.unrecorded[village] if city.why.get(one) not in gone]
    home = kind is VisitKind.HOME
    at_home = [one for one in here if city.why.get(one) is WhyNot.AT_HOME]
    reasons = [
        (one, TargetReason.ELDERLY if age_on(city.people[one].birth_date, visit["day"]) >= OLD
         else TargetReason.DISABLED)
        for one in at_home
    ]  # fmt: skip
    if not home:
        reasons += [(one, TargetReason.UNRECORDED) for one in here if one not in at_home]
    return reasons[:people]


def _tried_before(ledger: Ledger, city: City, visit: Row) -> None:
    """Nobody was met the first time."""
    before = visit["day"] - timedelta(days=6)
    visit_rows.add_event(
        ledger, city, visit, VisitAct.NOT_MET, before, "kantor kelurahan tutup", 8.5, before
    )
    visit_rows.add_event(
        ledger, city, visit, VisitAct.MOVED, visit["day"], "disepakati dengan lurah", 9, before
    )
