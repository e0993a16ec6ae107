"""Schools and pupils of the demonstration office: those who turn 17 in the coming months."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from ektp_desk.coverage.rules import SchoolLevel, born_until
from ektp_desk.demo.people import Person
from ektp_desk.demo.rows import Hours, Ledger
from ektp_desk.recording.rules import CentralStatus

PUPILS_SHARE = 0.03  # of those obliged, turning 17 within about a year and a half
PLACED, RECORDED = 0.93, 0.34
STILL_AT_SCHOOL = 19  # younger ones of age are placed too
OF_AGE_PLACED = 0.6
SCHOOLS = (
    ("SMA Negeri 1 Palopo", SchoolLevel.SMA), ("SMA Negeri 2 Palopo", SchoolLevel.SMA),
    ("SMA Negeri 3 Palopo", SchoolLevel.SMA), ("SMA Negeri 4 Palopo", SchoolLevel.SMA),
    ("SMK Negeri 1 Palopo", SchoolLevel.SMK), ("SMK Negeri 2 Palopo", SchoolLevel.SMK),
    ("SMK Negeri 3 Palopo", SchoolLevel.SMK), ("MA Negeri Palopo", SchoolLevel.MA),
    ("SLB Negeri 1 Palopo", SchoolLevel.SLB), ("PKBM Harapan Palopo", SchoolLevel.PKBM),
)  # fmt: skip
WEIGHTS = (17, 15, 15, 9, 13, 12, 7, 8, 1, 3)
CLASSES = ("XI-1", "XI-2", "XI-3", "XI-4", "XI-5")
UPPER_CLASSES = ("XII-1", "XII-2", "XII-3", "XII-4", "XII-5")


def add_schools(random: Random, ledger: Ledger, villages: Sequence[str]) -> None:
    """The schools, each in some village."""
    for name, level in SCHOOLS:
        ledger.add("school", name=name, level=level, village_code=random.choice(villages),
                   active=True)  # fmt: skip


def place_pupils(
    random: Random, ledger: Ledger, people: Sequence[tuple[int, Person]], as_of: date, hours: Hours
) -> None:
    """Give those of school age a school; some of the younger are recorded already."""
    still = born_until(STILL_AT_SCHOOL, as_of)
    of_age = born_until(17, as_of)
    for resident_id, person in people:
        if person.birth_date <= still:
            continue
        young = person.birth_date > of_age
        if random.random() < (PLACED if young else OF_AGE_PLACED):
            school = random.choices(range(len(SCHOOLS)), WEIGHTS)[0] + 1
            ledger.rows["resident_school"].append(
                {"resident_id": resident_id, "school_id": school,
                 "class_name": random.choice(CLASSES if young else UPPER_CLASSES),
                 "since": date(as_of.year - (as_of.month < 7), 7, 15)}
            )  # fmt: skip
        if young and person.birth_date <= born_until(16, as_of) and random.random() < RECORDED:
            _recorded(random, ledger, resident_id, as_of, hours)


def _recorded(random: Random, ledger: Ledger, resident_id: int, as_of: date, hours: Hours) -> None:
    """Recorded at school at 16; nothing is printed before 17."""
    day = as_of - timedelta(days=random.randint(1, 6))
    ledger.rows["central_record"].append(
        {"resident_id": resident_id, "status": CentralStatus.SENT_FOR_ENROLLMENT, "since": day,
         "seen_at": hours.on(day), "service_code": None, "urgent_reason": "", "ticket_id": None,
         "recording_id": None}
    )  # fmt: skip
