"""The count against the same people looked at one by one, and what is kept of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from ektp_desk.cards.models import Card
from ektp_desk.cards.rules import CardState
from ektp_desk.coverage import counting, queries, services
from ektp_desk.coverage.figures import Cell, Tally, gap, tally
from ektp_desk.coverage.models import Absence
from ektp_desk.coverage.queries import Wanted
from ektp_desk.coverage.rules import AgeGroup, Stage, WhyNot
from ektp_desk.coverage.schools import election_day
from ektp_desk.demo.office import AS_OF, build_demo_office
from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.recording import services_central
from ektp_desk.recording.models import CentralRecord, Recording
from ektp_desk.recording.rules import CentralStatus, RecordingState
from ektp_desk.residents.models import Resident
from ektp_desk.residents.rules import Presence, Sex, age_on, is_obliged
from ektp_desk.storage.engines import open_desk
from tests.conftest import ZONE, Office
from tests.racing import refused

TODAY = date(2026, 11, 24)
HOME = "73.73.01.1001"


def count(office: Office, day: date = TODAY) -> counting.Counted:
    return office.desk.read(counting.counted, day=day)


def take(office: Office) -> bool:
    return office.desk.write(office.counter, counting.keep, count=count(office)).result


def see(office: Office, person: int, status: CentralStatus, service: str | None = None) -> None:
    office.desk.write(
        office.supervisor, services_central.see_status, resident_id=person, status=status,
        service_code=service,
    )  # fmt: skip


def note(office: Office, person: int, why: WhyNot) -> None:
    office.desk.write(
        office.counter, services.note_reason, resident_id=person, why=why, evidence="Surat",
        seen_on=TODAY, source="Lurah",
    )  # fmt: skip


def test_only_the_obliged_are_counted_by_what_they_are(office: Office) -> None:
    note(office, office.adult, WhyNot.AWAY)
    note(office, office.child, WhyNot.AT_HOME)
    see(office, office.married, CentralStatus.PROCESSING)

    assert count(office).cells == (
        Cell(HOME, Sex.MALE, AgeGroup.TO_24, Stage.ON_THE_WAY, "", 1),
        Cell(HOME, Sex.FEMALE, AgeGroup.TO_34, Stage.UNRECORDED, "away", 1),
    )


def test_the_day_decides_who_is_obliged(office: Office) -> None:
    turns = date(2027, 1, 20)  # Citra's seventeenth birthday

    assert tally(count(office, turns - timedelta(days=1)).cells).obliged == 2
    assert tally(count(office, turns).cells).obliged == 3
    pupil = count(office, turns).cells[1]
    assert (pupil.age, pupil.people) == (AgeGroup.FIRST, 1)


def test_a_reprint_on_its_way_takes_no_card_away(office: Office) -> None:
    see(office, office.adult, CentralStatus.PRINT_READY_RECORD, "NEW")
    see(office, office.married, CentralStatus.PRINT_READY_RECORD, "DAMAGED")

    stages = {cell.sex: cell.stage for cell in count(office).cells}
    assert stages == {Sex.FEMALE: Stage.READY, Sex.MALE: Stage.HELD}


def test_a_withdrawn_reason_is_none(office: Office) -> None:
    note(office, office.adult, WhyNot.REFUSES)
    office.desk.write(office.counter, services.withdraw_reason, resident_id=office.adult)

    assert [(part.why, part.people) for part in gap(count(office).cells)] == [("", 2)]


def test_a_count_is_kept_until_something_happens(office: Office) -> None:
    assert office.desk.read(queries.coverage, today=TODAY).day is None
    assert take(office)
    kept = office.desk.read(queries.coverage, today=TODAY)
    assert (kept.day, kept.at, kept.current) == (TODAY, office.clock.now(), True)
    assert sorted(kept.cells, key=str) == sorted(count(office).cells, key=str)
    assert not office.desk.read(queries.coverage, today=TODAY + timedelta(days=1)).current

    note(office, office.adult, WhyNot.AWAY)
    assert not office.desk.read(queries.coverage, today=TODAY).current
    assert take(office)
    kept = office.desk.read(queries.coverage, today=TODAY)
    assert kept.current
    assert {part.why for part in gap(kept.cells)} == {"away", ""}


def test_an_older_count_does_not_replace_a_newer_one(office: Office) -> None:
    old = count(office)
    note(office, office.adult, WhyNot.AWAY)
    assert take(office)

    assert not office.desk.write(office.counter, counting.keep, count=old).result
    assert {part.why for part in gap(office.desk.read(queries.coverage, today=TODAY).cells)} == {
        "away", "",
    }  # fmt: skip


def test_a_day_that_is_over_keeps_its_count(office: Office) -> None:
    assert take(office)
    yesterday = count(office)
    office.clock.set(datetime(2026, 11, 25, 1, tzinfo=UTC))
    assert not office.desk.write(office.counter, counting.keep, count=yesterday).result

    see(office, office.adult, CentralStatus.CARD_ISSUED)
    day = TODAY + timedelta(days=1)
    today = count(office, day)
    assert office.desk.write(office.counter, counting.keep, count=today).result
    assert [(point.day, point.tally) for point in office.desk.read(queries.trend)] == [
        (TODAY, Tally(2, 0, 0, 0)),
        (day, Tally(2, 1, 1, 1)),
    ]
    assert office.desk.read(queries.trend, area="73.73.02") == ()
    assert len(office.desk.read(queries.trend, area="73.73.01")) == 2


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_clock_set_back_writes_over_no_later_day(office: Office) -> None:
    assert take(office)
    office.clock.set(datetime(2026, 11, 20, 1, tzinfo=UTC))
    early = count(office, date(2026, 11, 20))

    assert not office.desk.write(office.counter, counting.keep, count=early).result


def test_lists_hold_whom_the_figures_count(office: Office) -> None:
    note(office, office.adult, WhyNot.AWAY)
    see(office, office.married, CentralStatus.DUPLICATE_RECORD)

    def names(wanted: Wanted) -> list[str]:
        found = office.desk.read(queries.missing, wanted=wanted, today=TODAY)
        return [one.name for one in found]

    assert names(Wanted()) == ["Andi Sitti Aminah", "Baso Yusuf"]
    assert names(Wanted(part=(Stage.UNRECORDED, "away"))) == ["Andi Sitti Aminah"]
    assert names(Wanted(part=(Stage.UNRECORDED, ""))) == []
    assert names(Wanted(part=(Stage.TROUBLE, ""))) == ["Baso Yusuf"]
    assert names(Wanted(sex=Sex.FEMALE)) == ["Andi Sitti Aminah"]
    assert names(Wanted(age=AgeGroup.TO_24)) == ["Baso Yusuf"]
    for area in ("73.73.01", HOME):
        assert len(names(Wanted(area=area))) == 2
    assert names(Wanted(area="73.73.0")) == names(Wanted(area="73.73.02")) == []
    assert names(Wanted(no_village=True)) == []
    first = office.desk.read(queries.missing, wanted=Wanted(), today=TODAY, limit=1)[0]
    assert first.masked_nik == "7373••••••••0001"
    assert (first.why, first.stage) == (WhyNot.AWAY, Stage.UNRECORDED)
    then = office.desk.read(queries.missing, wanted=Wanted(), today=TODAY, after=first.key)
    assert [one.name for one in then] == ["Baso Yusuf"]


def by_hand(session: Session, day: date) -> dict[tuple[object, ...], int]:
    """The same cells by plain Python over all rows, one person after another."""
    central = {row.resident_id: row for row in session.exec(select(CentralRecord))}
    cards: dict[int, set[CardState]] = {}
    for card in session.exec(select(Card)):
        cards.setdefault(card.resident_id, set()).add(card.state)
    handed_in = set(
        session.exec(
            select(Recording.resident_id).where(
                col(Recording.state).in_([RecordingState.APPROVED, RecordingState.AWAITING_REVIEW])
            )
        )
    )
    said = {row.resident_id: row.why for row in session.exec(select(Absence).order_by("id"))}
    found: dict[tuple[object, ...], int] = {}
    for person in session.exec(select(Resident)):
        if person.presence is not Presence.PRESENT:
            continue
        if not is_obliged(person.birth_date, person.marital_status, day):
            continue
        number = person.id or 0
        stage = _stage(central.get(number), cards.get(number, set()), number in handed_in)
        reason = said.get(number) if stage is Stage.UNRECORDED else None
        key = (person.village_code or "", person.sex, _group(age_on(person.birth_date, day)),
               stage, str(reason or ""))  # fmt: skip
        found[key] = found.get(key, 0) + 1
    return found


def _stage(record: CentralRecord | None, cards: set[CardState], handed_in: bool) -> Stage:
    status = record.status if record else None
    printing = {
        CentralStatus.PRINT_READY_RECORD, CentralStatus.SENT_FOR_CARD_PRINTING,
        CentralStatus.CARD_PRINTED, CentralStatus.CARD_SHIPPED,
    }  # fmt: skip
    reprint = status in printing and record is not None and record.service_code not in (None, "NEW")
    if status is CentralStatus.CARD_ISSUED or reprint or CardState.HANDED_OVER in cards:
        return Stage.HELD
    if status in (CentralStatus.CARD_PRINTED, CentralStatus.CARD_SHIPPED):
        return Stage.UNCOLLECTED
    if CardState.PRINTED in cards:
        return Stage.UNCOLLECTED
    if status in printing:
        return Stage.READY
    if status is not None and status.name.startswith(
        ("ENROLL", "SEARCH", "ADJUDICATE", "DUPLICATE", "REQUEST")
    ):
        return Stage.TROUBLE
    if handed_in or status not in (None, CentralStatus.UNREGISTERED):
        return Stage.ON_THE_WAY
    return Stage.UNRECORDED


def _group(age: int) -> AgeGroup:
    for least, group in (
        (60, AgeGroup.FROM_60), (45, AgeGroup.TO_59), (35, AgeGroup.TO_44),
        (25, AgeGroup.TO_34), (18, AgeGroup.TO_24), (17, AgeGroup.FIRST),
    ):  # fmt: skip
        if age >= least:
            return group
    return AgeGroup.UNDER_17


def test_the_count_of_a_city_agrees_with_its_rows(address: str) -> None:
    """Every cell, on both engines, of a demonstration office with all its states."""
    build_demo_office(address, residents=1_500)
    desk: Desk = open_desk(address, clock=SetClock(datetime(2025, 1, 2, 1, tzinfo=UTC)), zone=ZONE)
    for day in (AS_OF, date(2024, 2, 29), date(2026, 3, 1)):
        made = desk.read(counting.counted, day=day)
        cells = {(c.village, c.sex, c.age, c.stage, c.why): c.people for c in made.cells}
        assert cells == desk.read(by_hand, day)
    whole = tally(made.cells)
    assert whole.missing == sum(part.people for part in gap(made.cells))
    assert len({cell.stage for cell in made.cells}) >= 4
    desk.close()


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_the_election_day_is_still_to_come(office: Office) -> None:
    def choose(day: date | None) -> None:
        office.desk.write(office.supervisor, services.set_election_day, day=day)

    assert office.desk.read(election_day) is None
    choose(date(2029, 2, 14))
    assert office.desk.read(election_day) == date(2029, 2, 14)
    assert refused(lambda: choose(TODAY)).code == "election.past"
    choose(None)
    assert office.desk.read(election_day) is None
