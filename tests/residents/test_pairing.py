"""Pairs that may be one person, and those that only look so."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.duplicates import as_entries, generate
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.residents import duplicates, merging, services
from ektp_desk.residents.likeness import Clue, Entry, Grade, compare
from ektp_desk.residents.pairing import entry, find_pairs
from ektp_desk.residents.rules import Sex, name_key
from ektp_desk.residents.services import Person
from ektp_desk.residents.sounds import sound_words
from tests.conftest import Office

HASAN = Person(
    nik="7373011504800001", name="Muhammad Hasan", sex=Sex.MALE, birth_date=date(1980, 4, 15),
    kk_number="7373010101100001", birth_place="Palopo", address="Jl. Merdeka No. 1",
    village_code="73.73.01.1001",
)  # fmt: skip


def as_entry(person: Person, id: int = 1) -> Entry:
    return entry(
        id=id, nik=person.nik, kk_number=person.kk_number, key=name_key(person.name),
        words=sound_words(person.name), sex=person.sex, birth_date=person.birth_date,
        birth_place=person.birth_place, address=person.address,
        village_code=person.village_code or "", regions={"737301", "731701"},
    )  # fmt: skip


def grade(**other: object) -> Grade | None:
    likeness = compare(as_entry(HASAN), as_entry(replace(HASAN, **other), 2))  # type: ignore[arg-type]
    return likeness.grade if likeness is not None else None


@pytest.mark.parametrize(
    "other",
    [
        {"nik": "7373011504080001"},  # digits exchanged
        {"nik": "7373011504800001", "name": "Moh. Hasang"},  # another ear
        {"nik": "7317011504800002"},  # a second NIK from where the family lived before
        {"nik": "7373011504080001", "name": "Muhammad Hasn", "birth_date": date(1980, 5, 15)},
        {"nik": "7317011504800002", "name": "Hasan Muhammad", "kk_number": ""},
    ],
)
def test_one_person_entered_twice_is_likely(other: dict[str, object]) -> None:
    assert grade(**other) is Grade.LIKELY


@pytest.mark.parametrize(
    "other",
    [
        {"nik": "7373011504800002", "name": "Muhammad Husan"},  # twins with rhyming names
        {"nik": "7373011504800002", "name": "Muhammad Husain"},
        {"nik": "7373011505100001", "birth_date": date(2010, 5, 15)},  # a son of his name
        {"nik": "7373015504800001", "name": "Mutiara Hasan", "sex": Sex.FEMALE},
        {"nik": "7373021504800003", "kk_number": "7373020202020002", "address": "", "birth_place":
         "Belopa", "village_code": "73.73.02.1001"},  # the same common name, born that day
    ],
)  # fmt: skip
def test_two_people_are_never_called_likely(other: dict[str, object]) -> None:
    assert grade(**other) is not Grade.LIKELY


def test_twins_are_said_to_be_perhaps_twins() -> None:
    twin = replace(HASAN, nik="7373011504800002", name="Muhammad Husan")
    likeness = compare(as_entry(HASAN), as_entry(twin, 2))
    assert likeness is not None
    assert Clue.TWINS in likeness.clues


def test_a_twin_is_not_taken_for_the_others_second_entry() -> None:
    """Hasan stands twice; Husan is his twin and not his second entry's double."""
    again = replace(HASAN, nik="7373010504800001")
    twin = replace(HASAN, nik="7373011504800002", name="Muhammad Husan")
    pairs = find_pairs([as_entry(HASAN, 1), as_entry(again, 2), as_entry(twin, 3)])
    assert {(pair.one.id, pair.other.id) for pair in pairs if pair.grade is Grade.LIKELY} == {
        (1, 2)
    }


def test_of_a_generated_roll_nearly_all_are_found_and_nobody_wrongly() -> None:
    """The benchmark in small: the same generator and the same limits."""
    roll = generate(6_000, seed=3)
    likely = {
        (pair.one.id, pair.other.id)
        for pair in find_pairs(as_entries(roll))
        if pair.grade is Grade.LIKELY
    }
    assert likely - roll.same == set()
    assert len(likely & roll.same) >= 0.95 * len(roll.same)


def test_the_list_names_both_and_forgets_who_was_told_apart(office: Office) -> None:
    ids = []
    for nik in (HASAN.nik, "7373011504080001"):
        person = replace(HASAN, nik=nik)
        ids.append(office.desk.write(office.counter, services.add_resident, person=person).result)
    found = office.desk.read(duplicates.candidates)
    assert [(row.one_id, row.other_id, row.grade) for row in found] == [(*ids, Grade.LIKELY)]
    assert found[0].masked_nik == "7373••••••••0001"
    assert Clue.NIK_SLIP in found[0].clues

    with pytest.raises(OfficeError, match=r"duplicates\.cancelled"):
        office.desk.read(duplicates.candidates, cancelled=lambda: True)
    office.desk.write(office.supervisor, merging.tell_apart, one_id=ids[1], other_id=ids[0])
    assert office.desk.read(duplicates.candidates) == ()
    assert len(office.desk.read(duplicates.merges)) == 0
