"""Duplicates found on a generated roll: precision and recall against what was put in.

The roll has the demonstration city's people; 3 % of them stand on it a second time, typed by
somebody else: digits of the NIK or the birth date exchanged or mistyped, the name with a slip or as
another ear writes it, sometimes under another NIK of the same family. To mislead there are twins
with rhyming names and sons with their father's, as many as duplicates. The same seed gives the
same roll.
"""

import time
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from benchmarks.measure import Result
from benchmarks.office import Bench
from ektp_desk.demo.office import AS_OF
from ektp_desk.demo.people import Population
from ektp_desk.residents.likeness import SEQUENCE, Entry, Grade
from ektp_desk.residents.pairing import entry, find_pairs, frequent_regions
from ektp_desk.residents.regions import shipped
from ektp_desk.residents.rules import Sex, name_key
from ektp_desk.residents.sounds import sound_words

SEED, SHARE = 20_261_125, 0.03
ELSEWHERE = ("731701", "731707", "732204", "737101", "731801", "732601")
LETTERS = "abcdefghijklmnoprstuwy"
# The same name in other writings, tried in random order until one fits.
WRITINGS = (("Muhammad", "Muh."), ("Muhammad", "Mohd"), ("Muhammad", "Mochamad"), ("Muh.", "M."),
            ("Abdul ", "Abd. "), ("Abdul Rahman", "Abdurrahman"), ("Sitti", "St."),
            ("Siti", "Sitti"), ("Andi ", "A. "), ("sy", "s"), ("Sy", "Sj"), ("f", "p"), ("F", "P"),
            ("dd", "d"),
            ("ss", "s"), ("u", "oe"), ("J", "Dj"), ("Y", "J"), ("ai", "ae"), ("k", "q"),
            ("h", "kh"), ("Kh", "H"), ("i", "y"), ("z", "s"), ("d", "t"), ("a", "ah"))  # fmt: skip


@dataclass(frozen=True)
class Person:
    """One line of the generated roll."""

    nik: str
    kk_number: str
    name: str
    sex: Sex
    birth_date: date
    birth_place: str
    address: str
    village_code: str


@dataclass(frozen=True)
class Roll:
    """The lines, and which pairs of them (places) are one person."""

    people: list[Person]
    same: frozenset[tuple[int, int]]


def run(bench: Bench) -> list[Result]:
    """Print precision and recall; the result says how long it took."""
    roll = generate(bench.residents, SEED)
    entries = as_entries(roll)
    started = time.perf_counter()
    pairs = find_pairs(entries)
    seconds = time.perf_counter() - started
    likely = {(pair.one.id, pair.other.id) for pair in pairs if pair.grade is Grade.LIKELY}
    listed = {(pair.one.id, pair.other.id) for pair in pairs}
    print(f"duplicates, seed {SEED}: {len(roll.people):,} entries, {len(roll.same):,} duplicates")
    for name, found in (("likely", likely), ("likely or worth a look", listed)):
        right = len(found & roll.same)
        print(f"  {name}: {len(found):,} pairs, {len(found) - right} wrong, precision "
              f"{right / len(found):.4f}, recall {right / len(roll.same):.4f}")  # fmt: skip
    print("  merged without a person's decision: 0 (there is no such way)")
    wrong, missed = len(likely - roll.same), len(roll.same - likely) / len(roll.same)
    what = f"{seconds:.0f} s for {len(entries):,} entries"
    return [
        Result("duplicates: wrong ones called likely", wrong, 1, 0, what),
        Result("duplicates: share not called likely, per cent", 100 * missed, 1, 5, what),
    ]


def generate(people: int, seed: int) -> Roll:
    """A roll of `people` with duplicates, twins and namesakes."""
    random = Random(seed)
    villages = [row.code for row in shipped() if len(row.code) == 13]
    lines = [
        Person(made.nik, made.kk_number, made.name, made.sex, made.birth_date, made.birth_place,
               made.address, made.village_code)
        for made in Population(random, villages, AS_OF).people(people)
    ]  # fmt: skip
    originals = random.sample(range(people), int(people * SHARE))
    taken = {line.nik for line in lines}
    same = set()
    for place in originals:
        same.add((place, len(lines)))
        lines.append(_fresh(again(lines[place], random), taken))
    for place in random.sample(range(people), int(people * SHARE)):
        lines.append(_fresh(_misleading(lines[place], random), taken))
    return Roll(lines, frozenset(same))


def again(person: Person, random: Random) -> Person:
    """The same person, entered by somebody else."""
    second = replace(person, name=_name_again(person.name, random))
    if random.random() < 0.75:
        second = replace(second, nik=_mistyped(person.nik, random))
    else:  # a second NIK, given out where the family lived before
        elsewhere = random.choice([x for x in ELSEWHERE if x != person.nik[:6]])
        nik = f"{elsewhere}{person.nik[6:12]}{random.randint(1, 5):04d}"
        second = replace(second, nik=nik)
    if random.random() < 0.15:
        second = replace(second, birth_date=_other_date(person.birth_date, random))
    if random.random() < 0.15:
        second = replace(second, kk_number=_mistyped(person.kk_number, random))
    if random.random() < 0.2:
        second = replace(second, address=f"Jl. Baru No. {random.randint(1, 200)}")
    if random.random() < 0.1:
        second = replace(second, birth_place="")
    return second


def _name_again(name: str, random: Random) -> str:
    kind = random.random()
    if kind < 0.25:
        return name
    if kind < 0.7:
        ways = random.sample(WRITINGS, len(WRITINGS))
        return next((name.replace(a, b, 1) for a, b in ways if a in name), name)
    return _slip(name, random)


def _slip(name: str, random: Random) -> str:
    """One letter added, left out, replaced or exchanged with the next, in the longest word."""
    word = max(name.split(), key=len)
    at = random.randrange(1, len(word) - 1)
    changed = random.choice((
        word[:at] + word[at + 1 :],
        word[:at] + random.choice(LETTERS) + word[at:],
        word[:at] + random.choice(LETTERS) + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ))  # fmt: skip
    return name.replace(word, changed, 1)


def _mistyped(number: str, random: Random) -> str:
    at = random.randrange(len(number) - 1)
    if random.random() < 0.6 and number[at] != number[at + 1]:
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    other = random.choice([sign for sign in "0123456789" if sign != number[at]])
    return number[:at] + other + number[at + 1 :]


def _other_date(born: date, random: Random) -> date:
    """Day and month exchanged, or a digit mistyped or exchanged with the next."""
    while True:
        other = f"{born:%m%d%Y}" if random.random() < 0.3 else _mistyped(f"{born:%d%m%Y}", random)
        try:
            found = date(int(other[4:]), int(other[2:4]), int(other[:2]))
        except ValueError:
            continue
        if found != born and 1900 < found.year < AS_OF.year:
            return found
        if born.day == born.month and random.random() < 0.1:
            return born


def _misleading(person: Person, random: Random) -> Person:
    """A twin with a rhyming name, or a relative with the same name and another birth date."""
    if random.random() < 0.5:
        return replace(person, name=_rhyme(person.name, random), nik=_next(person.nik))
    born = person.birth_date
    younger = born.replace(year=born.year + random.randint(20, 30), day=random.randint(1, 28))
    day = younger.day + 40 * (person.sex is Sex.FEMALE)
    nik = f"{person.nik[:6]}{day:02d}{younger:%m%y}{random.randint(1, 9):04d}"
    return replace(person, birth_date=younger, nik=nik)


def _rhyme(name: str, random: Random) -> str:
    """A name that rhymes and is another name to the ear: Rina and Dina, Hasan and Husan."""
    word = next((word for word in name.split() if len(word) > 2 and "." not in word), name)
    while True:
        at = random.randrange(len(word))
        others = "aeiou" if word[at].casefold() in "aeiou" else LETTERS
        twin = f"{word[:at]}{random.choice(others)}{word[at + 1 :]}".title()
        other = name.replace(word, twin, 1)
        if sound_words(other) != sound_words(name):
            return other


def _next(nik: str) -> str:
    return f"{nik[:SEQUENCE]}{int(nik[SEQUENCE:]) + 1:04d}"


def _fresh(person: Person, taken: set[str]) -> Person:
    """The same with a NIK that nobody has: the next free one."""
    while person.nik in taken:
        person = replace(person, nik=_next(person.nik))
    taken.add(person.nik)
    return person


def as_entries(roll: Roll) -> list[Entry]:
    """The lines as the program compares them."""
    regions = frequent_regions(person.nik for person in roll.people)
    return [
        entry(
            id=place, nik=person.nik, kk_number=person.kk_number, key=name_key(person.name),
            words=sound_words(person.name), sex=person.sex, birth_date=person.birth_date,
            birth_place=person.birth_place, address=person.address,
            village_code=person.village_code, regions=regions,
        )
        for place, person in enumerate(roll.people)
    ]  # fmt: skip
