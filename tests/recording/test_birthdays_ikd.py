"""Who comes of age and is recorded; and the log of digital identities."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import DBAPIError

from ektp_desk.recording import birthdays, ikd, services_central
from ektp_desk.recording.birthdays import BirthdayRow
from ektp_desk.recording.ikd import IkdCount
from ektp_desk.recording.rules import CentralStatus
from ektp_desk.recording.rules_followup import DeviceCheck
from ektp_desk.residents import services as residents
from ektp_desk.residents.rules import MaritalStatus, Sex
from printing.catalogue import render
from tests.conftest import Office
from tests.printing.reading import squeezed, text_of
from tests.racing import race, refused
from tests.tampering import run

STATUS = CentralStatus
_next = iter(range(100, 1000))


def somebody(
    office: Office,
    born: date,
    status: CentralStatus | None = STATUS.PRINT_READY_RECORD,
    *,
    marital: MaritalStatus = MaritalStatus.SINGLE,
    village: str = "73.73.01.1001",
) -> int:
    number = next(_next)
    person = residents.Person(
        nik=f"737301{born.day:02d}{born.month:02d}{born.year % 100:02d}{number:04d}",
        name=f"Orang {number}", sex=Sex.MALE, birth_date=born, marital_status=marital,
        kk_number="", birth_place="Palopo", address="Jl. A", rt="001", rw="001",
        village_code=village,
    )  # fmt: skip
    made = office.desk.write(office.supervisor, residents.add_resident, person=person).result
    if status is not None:
        office.desk.write(
            office.counter, services_central.see_status, resident_id=made, status=status
        )
    return made


def listed(office: Office, first: date, last: date, village: str = "") -> tuple[BirthdayRow, ...]:
    return office.desk.read(birthdays.turning, first=first, last=last, village_code=village)


FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


def test_those_recorded_are_listed_by_the_day_they_turn_17(office: Office) -> None:
    late = somebody(office, date(2009, 12, 31), STATUS.PROCESSING)
    early = somebody(office, date(2009, 12, 1))
    somebody(office, date(2009, 11, 30))
    somebody(office, date(2010, 1, 1))
    somebody(office, date(2009, 12, 5), None)  # not recorded
    somebody(office, date(2009, 12, 5), STATUS.ADJUDICATE_RECORD)  # must be recorded again
    somebody(office, date(2009, 12, 5), STATUS.CARD_PRINTED)  # has the card
    somebody(office, date(2009, 12, 5), marital=MaritalStatus.MARRIED)  # need not wait
    assert [(row.resident_id, row.turns, row.ready) for row in listed(office, FIRST, LAST)] == [
        (early, date(2026, 12, 1), True), (late, date(2026, 12, 31), False),
    ]  # fmt: skip


def test_the_list_of_one_village(office: Office) -> None:
    here = somebody(office, date(2009, 12, 5))
    somebody(office, date(2009, 12, 5), village="73.73.02.1002")
    assert [row.resident_id for row in listed(office, FIRST, LAST, "73.73.01.1001")] == [here]
    assert len(listed(office, FIRST, LAST)) == 2


def test_a_birthday_on_29_february_is_on_1_march(office: Office) -> None:
    person = somebody(office, date(2008, 2, 29))
    day = date(2025, 3, 1)
    assert [row.resident_id for row in listed(office, day, day)] == [person]
    assert listed(office, date(2025, 2, 1), date(2025, 2, 28)) == ()


@pytest.mark.parametrize(("first", "last"), [(LAST, FIRST), (date(2026, 1, 1), date(2027, 1, 3))])
def test_a_time_is_forwards_and_a_year_at_most(office: Office, first: date, last: date) -> None:
    assert refused(lambda: listed(office, first, last)).code == "birthday.span"


def test_the_list_on_paper(office: Office) -> None:
    somebody(office, date(2009, 12, 5))
    paper = office.desk.write(office.printer, birthdays.issue_list, first=FIRST, last=LAST).result
    found = text_of(render(paper.kind, paper.slip))
    for words in ("GENAP 17 TAHUN", "5 Desember 2026", "Semua kelurahan", "1 orang"):
        assert squeezed(words) in found


def activate(office: Office, person: int, check: DeviceCheck = DeviceCheck.OWN_PHONE) -> ikd.IkdRow:
    return office.desk.write(
        office.counter, ikd.activate, resident_id=person, device_check=check, note=" Android  14 "
    ).result


def test_an_activation_says_who_when_and_on_which_telephone(office: Office) -> None:
    row = activate(office, office.adult)
    assert (row.name, row.device_check, row.note, row.officer, row.office_date) == (
        "Andi Sitti Aminah", DeviceCheck.OWN_PHONE, "Android 14", "Petugas loket1",
        date(2026, 11, 24),
    )  # fmt: skip
    assert row.masked_nik == "7373••••••••0001"


def test_it_fails_and_succeeds_and_is_counted(office: Office) -> None:
    activate(office, office.adult, DeviceCheck.FAILED)
    activate(office, office.adult)
    activate(office, office.married, DeviceCheck.FAMILY_PHONE)
    assert refused(lambda: activate(office, office.adult)).code == "ikd.already"
    office.clock.set(datetime(2026, 12, 1, tzinfo=UTC))
    activate(office, office.adult)  # a new telephone
    month = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    assert office.desk.read(ikd.count, **month) == IkdCount(2, 1)
    assert len(office.desk.read(ikd.activations, **month)) == 3


def test_only_for_those_old_enough(office: Office) -> None:
    assert refused(lambda: activate(office, office.pupil)).code == "ikd.too_young"
    assert refused(lambda: activate(office, 99_999)).code == "resident.unknown"


def test_two_counters_activate_once(office: Office) -> None:
    act = lambda: activate(office, office.adult)  # noqa: E731
    assert race(act, act) == ["", "ikd.already"]


def test_the_log_is_kept_for_good(office: Office) -> None:
    activate(office, office.adult)
    with pytest.raises(DBAPIError, match="append-only"):
        run(office.desk.engine, "DELETE FROM ikd_activation")
