"""Invented residents: households over the villages, with valid NIKs and plausible names."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from ektp_desk.demo import names
from ektp_desk.demo.rows import pick
from ektp_desk.residents.rules import MaritalStatus, Sex

CITY = "7373"
# Before Palopo became a city in 2002 NIKs were given out by Luwu; people also move in.
FIRST_ISSUE = (("", 780), ("731701", 70), ("731707", 30), ("732204", 25), ("737101", 40),
               ("731801", 25), ("732601", 15), ("357801", 8), ("317405", 7))  # fmt: skip


@dataclass(frozen=True)
class Person:
    """One invented resident; `kk_number` ties a household together."""

    nik: str
    kk_number: str
    name: str
    sex: Sex
    birth_place: str
    birth_date: date
    marital_status: MaritalStatus
    address: str
    rt: str
    rw: str
    village_code: str


class Population:
    """Makes people one household at a time; the same seed makes the same city."""

    def __init__(self, random: Random, villages: Sequence[str], as_of: date) -> None:
        self._random = random
        self._villages = villages
        self._weights = [random.uniform(0.4, 2.2) for _ in villages]
        self._as_of = as_of
        self._sequences: Counter[str] = Counter()

    def people(self, count: int) -> Iterator[Person]:
        """`count` people, all of an age to hold a card on `as_of` (17 or older)."""
        made = 0
        while made < count:
            for person in self._household(count - made):
                made += 1
                yield person

    def pupils(self, count: int) -> Iterator[Person]:
        """`count` more people, who turn 17 within a year and a half after `as_of`."""
        random = self._random
        for _ in range(count):
            village = random.choices(self._villages, self._weights)[0]
            district = village.replace(".", "")[:6]
            home = (
                f"{random.choice(names.STREETS)} No. {random.randint(1, 180)}",
                f"{random.randint(1, 6):03d}",
                f"{random.randint(1, 8):03d}",
                village,
            )
            turns = self._as_of + timedelta(days=random.randint(1, 540))
            born = turns.replace(year=turns.year - 17, day=min(turns.day, 28))
            sex = random.choice((Sex.MALE, Sex.FEMALE))
            yield self._born(sex, born, MaritalStatus.SINGLE, self._number(district, born),
                             district, home, random.choice(names.FAMILY))  # fmt: skip

    def _household(self, most: int) -> list[Person]:
        random = self._random
        village = random.choices(self._villages, self._weights)[0]
        district = village.replace(".", "")[:6]
        married = random.random() < 0.72
        head_age = random.triangular(22, 82, 38) if married else random.triangular(18, 80, 27)
        head_sex = Sex.MALE if married or random.random() < 0.5 else Sex.FEMALE
        kk_number = self._number(district, self._past_day(head_age - 20))
        home = (
            f"{random.choice(names.STREETS)} No. {random.randint(1, 180)}",
            f"{random.randint(1, 6):03d}",
            f"{random.randint(1, 8):03d}",
            village,
        )
        family = random.choice(names.FAMILY)
        single = MaritalStatus.SINGLE if head_age < 45 else MaritalStatus.WIDOWED
        members = [(head_sex, head_age, MaritalStatus.MARRIED if married else single)]
        if married:
            members.append((Sex.FEMALE, max(18.0, head_age - random.triangular(-3, 9, 3)),
                            MaritalStatus.MARRIED))  # fmt: skip
        for _ in range(random.choices((0, 1, 2, 3), (46, 30, 17, 7))[0]):
            age = head_age - random.triangular(19, 36, 25)
            if age >= 17.02:
                members.append((random.choice((Sex.MALE, Sex.FEMALE)), age, MaritalStatus.SINGLE))
        return [
            self._person(sex, age, status, kk_number, district, home, family)
            for sex, age, status in members[:most]
        ]

    def _person(
        self,
        sex: Sex,
        age: float,
        status: MaritalStatus,
        kk_number: str,
        district: str,
        home: tuple[str, str, str, str],
        family: str,
    ) -> Person:
        born = self._past_day(max(age, 17.02))
        return self._born(sex, born, status, kk_number, district, home, family)

    def _born(
        self,
        sex: Sex,
        born: date,
        status: MaritalStatus,
        kk_number: str,
        district: str,
        home: tuple[str, str, str, str],
        family: str,
    ) -> Person:
        issued = pick(self._random, FIRST_ISSUE) or district
        address, rt, rw, village = home
        return Person(
            nik=self._number(issued, born, woman=sex is Sex.FEMALE),
            kk_number=kk_number,
            name=self._name(sex, family),
            sex=sex,
            birth_place=pick(self._random, names.BIRTH_PLACES),
            birth_date=born,
            marital_status=status,
            address=address,
            rt=rt,
            rw=rw,
            village_code=village,
        )

    def _name(self, sex: Sex, family: str) -> str:
        random = self._random
        given = names.MALE if sex is Sex.MALE else names.FEMALE
        name = random.choice(given)
        if random.random() < 0.35:
            name = f"{name} {random.choice(given).split()[-1]}"
        if random.random() < 0.6:
            name = f"{name} {family}"
        lot = random.randrange(1000)
        for title, share in names.TITLES:
            if lot < share:
                title = "Hj." if title == "H." and sex is Sex.FEMALE else title
                return f"{title} {name}"
            lot -= share
        return name

    def _number(self, region: str, day: date, *, woman: bool = False) -> str:
        """A 16-digit number: region, DDMMYY (day + 40 for women), sequence of that day."""
        stem = f"{region}{day.day + 40 * woman:02d}{day.month:02d}{day.year % 100:02d}"
        self._sequences[stem] += 1
        return f"{stem}{self._sequences[stem]:04d}"

    def _past_day(self, years: float) -> date:
        return self._as_of - timedelta(days=int(max(years, 0) * 365.2425))
