"""Requests for a visit at the demonstration office: waiting, planned, done and refused."""

from datetime import date, timedelta
from random import Random
from typing import Any

from ektp_desk.coverage.rules import WhyNot
from ektp_desk.demo.rows import Ledger, Row
from ektp_desk.demo.visit_rows import City
from ektp_desk.outreach.rules import RequestSource, RequestState, VisitKind, VisitState
from ektp_desk.recording.needs import Need
from ektp_desk.residents.rules import Sex


def add_requests(random: Random, ledger: Ledger, city: City) -> None:
    """Oldest first, so that their numbers follow each other."""
    villages = city.neediest()
    village = random.choice(villages[: len(villages) // 2 + 1])
    done, ahead = _carried_out(ledger), _ahead(ledger)
    if done is not None:
        days = (city.as_of - done["day"]).days + 14
        _village(ledger, city, days, done["village_code"], RequestState.DONE, visit=done)
    _village(ledger, city, 25, villages[-1], RequestState.REFUSED,
             answer="Dijadwalkan bersama kelurahan tetangga; warga dapat ikut.")  # fmt: skip
    if ahead is not None:
        _village(ledger, city, 12, ahead["village_code"], RequestState.PLANNED, visit=ahead)
    _village(ledger, city, 5, village, RequestState.OPEN)
    _school(ledger, city)
    _homes(ledger, city)


def _carried_out(ledger: Ledger) -> Row | None:
    done = [row for row in ledger.rows["outreach_visit"] if row["state"] is VisitState.DONE
            and row["kind"] is VisitKind.VILLAGE]  # fmt: skip
    return done[-1] if done else None


def _ahead(ledger: Ledger) -> Row | None:
    ahead = [row for row in ledger.rows["outreach_visit"] if row["state"] is VisitState.PLANNED
             and row["kind"] is VisitKind.VILLAGE]  # fmt: skip
    return ahead[-1] if ahead else None


def _village(
    ledger: Ledger, city: City, days: int, village: str, state: RequestState, *,
    visit: Row | None = None, answer: str = "",
) -> None:  # fmt: skip
    name = city.named.get(village, "")
    _request(
        ledger, city, days, state, kind=VisitKind.VILLAGE, village_code=village,
        requester=f"Lurah {name}", place="Kantor kelurahan", people=40,
        letter_number=f"470/{100 + days}", answer=answer,
        visit_id=None if visit is None else visit["id"],
    )  # fmt: skip


def _school(ledger: Ledger, city: City) -> None:
    schools = ledger.rows["school"]
    _request(
        ledger, city, 4, RequestState.OPEN, kind=VisitKind.SCHOOL, school_id=schools[0]["id"],
        village_code=schools[0]["village_code"], requester=f"Kepala {schools[0]['name']}",
        place="Aula sekolah", people=85, letter_number="421.3/77",
        wanted_on=city.as_of + timedelta(days=25),
    )  # fmt: skip


def _homes(ledger: Ledger, city: City) -> None:
    """Two families at the counter, for somebody who cannot come."""
    at_home = [one for one in sorted(city.why) if city.why[one] is WhyNot.AT_HOME][:2]
    for days, resident_id, needs in zip(
        (3, 1), at_home, ([Need.LYING_DOWN, Need.MORE_TIME], [Need.WHEELCHAIR]), strict=False
    ):  # fmt: skip
        person = city.people[resident_id]
        _request(
            ledger, city, days, RequestState.OPEN, source=RequestSource.COUNTER,
            kind=VisitKind.HOME, village_code=person.village_code, resident_id=resident_id,
            requester="Anak pemohon", place=person.address, needs=needs,
            officer_sex=Sex.FEMALE if person.sex is Sex.FEMALE else None,
        )  # fmt: skip


def _request(
    ledger: Ledger, city: City, days: int, state: RequestState, **changed: Any
) -> None:  # fmt: skip
    received: date = city.as_of - timedelta(days=days)
    source = changed.get("source", RequestSource.LETTER)
    letter = source is RequestSource.LETTER
    plain = {
        "source": source, "letter_number": "", "school_id": None, "village_code": None,
        "resident_id": None, "contact": "0800 000 0000", "place": "", "people": 1,
        "wanted_on": None, "needs": [], "officer_sex": None, "note": "", "answer": "",
        "visit_id": None,
    }  # fmt: skip
    year = received.year
    ledger.add(
        "outreach_request",
        number=f"PJ-{year}-{ledger.number(f'visit_request/{year}'):04d}",
        state=state,
        received_on=received,
        letter_date=received - timedelta(days=2) if letter else None,
        created_at=city.hours.on(received),
        officer_id=city.staff.counters[0],
        version=1,
        **(plain | changed),
    )
