"""Finding people while somebody types: the same people, in the same order, on both engines."""

from datetime import date

import pytest

from ektp_desk.residents import services
from ektp_desk.residents.rollmap import RollRow, recognise
from ektp_desk.residents.rollpreview import Preview
from ektp_desk.residents.rollupdate import import_roll
from ektp_desk.residents.rules import Citizenship, MaritalStatus, Sex, name_key
from ektp_desk.residents.search import Why, search
from tests.conftest import Office

NAMES = (
    "Muh. Rusli",
    "Muhammad Ali",
    "Ali Muhammad",
    "Alimuddin",
    "Nur'aini José",
    "Siti-Aisyah",
    "Andi Sulaiman",
    "O&M Rahman",
    "AND OR NOT",
)


def roll(names: tuple[str, ...]) -> list[RollRow]:
    return [
        RollRow(
            line=number,
            nik=f"73730101019{number:05d}",
            kk_number=f"7373990101{number:06d}",
            name=name,
            name_key=name_key(name),
            sex=Sex.MALE,
            birth_place="",
            birth_date=date(1990, 1, 1),
            marital_status=MaritalStatus.SINGLE,
            citizenship=Citizenship.WNI,
            address="",
            rt="",
            rw="",
            village_code=None,
        )
        for number, name in enumerate(names, start=2)
    ]


@pytest.fixture
def people(office: Office) -> Office:
    """The small office's four people and some more."""
    office.desk.write(
        office.supervisor, import_roll,
        preview=Preview("a", "", recognise(()), good=len(NAMES), added=tuple(roll(NAMES))),
    )  # fmt: skip
    return office


def test_names_are_found_by_pieces_of_their_words(people: Office) -> None:
    """Every word by its beginning, in any order, whatever its accents and dots."""

    def found(text: str) -> list[str]:
        return [row.name for row in people.desk.read(search, text)]

    assert found("andi") == ["Andi Sitti Aminah", "Andi Sulaiman"]
    assert found("aminah andi") == ["Andi Sitti Aminah"]
    assert found("  ANDI   sul ") == ["Andi Sulaiman"]
    assert found("muhammad ali") == found("ali muham") == ["Ali Muhammad", "Muhammad Ali"]
    assert found("ali") == ["Ali Muhammad", "Alimuddin", "Muhammad Ali"]
    assert found("rusli muh") == ["Muh. Rusli"]
    assert found("nuraini") == found("Nur’aini jose") == ["Nur'aini José"]
    assert found("aisyah siti") == ["Siti-Aisyah"]
    assert found("uddin") == []  # the middle of a word is no beginning
    assert found("tidak ada") == []


def test_one_and_two_letters_look_at_the_beginning_of_names(people: Office) -> None:
    assert [row.name for row in people.desk.read(search, "a")][:3] == [
        "Ali Muhammad", "Alimuddin", "AND OR NOT",
    ]  # fmt: skip
    assert [row.name for row in people.desk.read(search, "Mu")] == ["Muh. Rusli", "Muhammad Ali"]


def test_signs_of_query_languages_are_only_signs(people: Office) -> None:
    signs = ("", "   ", "'", '"', "%", "_", "*", "&", "(", "\\", ":*", "' OR 1=1 --", '"a" OR "b"')
    for text in (*signs, "!!!", "\x00", "ali'", 'ali"'):
        expected = {"Ali Muhammad", "Alimuddin", "Muhammad Ali"} if "ali" in text else set()
        assert {row.name for row in people.desk.read(search, text)} == expected, text


def test_words_of_query_languages_are_only_words(people: Office) -> None:
    assert [row.name for row in people.desk.read(search, "and or not")] == ["AND OR NOT"]
    assert [row.name for row in people.desk.read(search, "rahman o&m")] == ["O&M Rahman"]
    assert [row.name for row in people.desk.read(search, "o m rahman")] == ["O&M Rahman"]


def test_a_nik_is_found_by_its_beginning(people: Office) -> None:
    def found(text: str) -> list[int]:
        return [row.id for row in people.desk.read(search, text)]

    assert found("7373014405920001") == [people.adult]
    assert found("7373 0144 0592") == [people.adult]
    assert found(" 73730144 ") == [people.adult]
    assert set(found("7373")) >= {people.adult, people.married, people.pupil, people.child}
    assert found("0592") == []
    assert found("73730144059200019") == [people.adult]  # a scanner's sign too many


def test_a_family_card_number_finds_the_whole_household(people: Office) -> None:
    found = {row.id for row in people.desk.read(search, "7373010101100001")}
    assert found == {people.adult, people.married, people.pupil, people.child}


def test_as_many_as_asked_for_and_masked(people: Office) -> None:
    found = people.desk.read(search, "7373", limit=3)
    assert len(found) == 3
    assert all(row.masked_nik == f"{row.nik[:4]}••••••••{row.nik[-4:]}" for row in found)
    first = people.desk.read(search, "andi sitti")[0]
    assert (first.sex, first.birth_date, first.village) == (
        Sex.FEMALE, date(1992, 5, 4), "Tompotikka",
    )  # fmt: skip


def test_added_and_renamed_people_are_found_at_once(people: Office) -> None:
    person = services.Person(
        nik="7373010101990077", name="Zainab Binti", sex=Sex.FEMALE, birth_date=date(1999, 1, 1)
    )
    new = people.desk.write(people.counter, services.add_resident, person=person).result
    assert [row.id for row in people.desk.read(search, "zain")] == [new]

    renamed = services.Person(
        nik=person.nik, name="Zaenab Binti", sex=Sex.FEMALE, birth_date=date(1999, 1, 1)
    )
    people.desk.write(
        people.counter, services.change_resident, resident_id=new, person=renamed, version=1
    )
    assert [row.why for row in people.desk.read(search, "zainab")] == [Why.SOUND]
    assert [row.id for row in people.desk.read(search, "zaen")] == [new]
