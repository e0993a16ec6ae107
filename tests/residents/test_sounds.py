"""Names that are heard as one have one key; villages are found as people spell them."""

from datetime import date

import pytest

from ektp_desk.residents.distance import nearest, slips
from ektp_desk.residents.places import matching, place_key
from ektp_desk.residents.regions import shipped
from ektp_desk.residents.rules import Sex
from ektp_desk.residents.search import Why, search
from ektp_desk.residents.services import Person, add_resident
from ektp_desk.residents.sounds import LONGEST_KEY, sound_key
from tests.conftest import Office


@pytest.mark.parametrize(
    "written",
    [
        ("Muhammad Yusuf", "Muh. Jusuf", "Moh. Yusup", "Mohd Yusuf", "M. Yusuf", "Mochamad Jusup",
         "MUHAMAD YUSUF", "Moehammad Joesoef"),
        ("Abdul Rahman", "Abd. Rahman", "Abdurrahman", "Abdulrahman", "Abdoel Rachman"),
        ("Hj. Siti Fatimah", "St. Fatima", "Sitti Patimah", "Siti Fatimah, S.Pd"),
        ("A. Ratna", "Andi Ratna"),
        ("Djafar", "Jafar", "Dja'far"),
        ("Tjahaja", "Cahaya"),
        ("Rakhmat", "Rachmat", "Rahmad"),
        ("Syamsuddin", "Samsudin", "Sjamsoeddin"),
        ("Rizky", "Riski", "Rizqi"),
        ("Ikhsan", "Ichsan", "Ihsan", "Ihsang"),
        ("Haeruddin", "Hairudin", "Khairuddin", "Chaeruddin"),
        ("Zakiyah", "Zakia"),
        ("Christina", "Kristina"),
        ("H. Ali bin Hasan", "Ali Hasan"),
    ],
)  # fmt: skip
def test_one_name_in_many_writings_has_one_key(written: tuple[str, ...]) -> None:
    assert len({sound_key(name) for name in written}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hasan", "Husain"), ("Rina", "Rini"), ("Abdullah", "Abdul"), ("Nuraini", "Nuraisyah"),
     ("Amir", "Amiruddin"), ("Ali", "Adi"), ("Andi", "Adi")],
)  # fmt: skip
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)


def test_odd_names_have_a_key_too() -> None:
    assert sound_key("Haji") == "hayi"  # a title alone is the name
    assert sound_key("") == ""
    assert sound_key(", S.Pd") == "s pt" or sound_key(", S.Pd")
    assert sound_key("Nur'aini") == sound_key("Nuraini")
    assert sound_key("李明") == "李明"
    assert len(sound_key("m " * 100)) == LONGEST_KEY


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("", "", 0), ("a", "", 1), ("petonjangan", "pentojangan", 2), ("rahmat", "rahamt", 1),
     ("ali", "adi", 1), ("abc", "xyz", 3), ("hasan", "hasna", 1)],
)  # fmt: skip
def test_slips_are_counted(one: str, other: str, expected: int) -> None:
    assert slips(one, other, most=5) == slips(other, one, most=5) == expected


def test_more_slips_than_asked_for_are_only_told_as_more() -> None:
    assert slips("abcdef", "uvwxyz", most=2) == 3
    assert nearest("rahmt", ("rahmat", "rahim", "budi"), most=2) == ("rahmat",)
    assert nearest("zzz", ("rahmat",), most=2) == ()


VILLAGES = tuple(place_key(row.name) for row in shipped() if len(row.code) == 13)


def test_every_village_is_known_by_its_own_name() -> None:
    assert len(VILLAGES) == 48
    for row in shipped():
        if len(row.code) == 13:
            assert matching(place_key(row.name), VILLAGES) == (place_key(row.name),)
            assert matching(place_key(f"Kel. {row.name}"), VILLAGES) == (place_key(row.name),)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Pentojangan", "Petonjangan"), ("Petojangan", "Petonjangan"), ("salu battang", "Salubattang"),
     ("temalebba", "Temmalebba"), ("Sabbamparu", "Sabbangparu"), ("petonj", "Petonjangan"),
     ("Baloandai", "Balandai")],
)  # fmt: skip
def test_a_village_is_found_as_people_spell_it(typed: str, meant: str) -> None:
    assert matching(place_key(typed), VILLAGES) == (place_key(meant),)


@pytest.mark.parametrize("typed", ["Makassar", "sal", "ali", "x", ""])
def test_what_is_no_village_is_none(typed: str) -> None:
    assert matching(place_key(typed), VILLAGES) == ()


@pytest.fixture
def heard(office: Office) -> int:
    """Mochamad Jusuf of Petonjangan."""
    village = next(row.code for row in shipped() if row.name == "Petonjangan")
    person = Person(
        nik="7373010101900099", name="Mochamad Jusuf", sex=Sex.MALE, birth_date=date(1990, 1, 1),
        village_code=village,
    )  # fmt: skip
    return office.desk.write(office.counter, add_resident, person=person).result


@pytest.mark.parametrize(
    ("typed", "why"),
    [("Mochamad Ju", Why.NAME), ("muh. yusup", Why.SOUND), ("m yusuf", Why.SOUND),
     ("mohamad j", Why.SOUND), ("jusuf pentojangan", Why.VILLAGE), ("Petonjangan", Why.VILLAGE),
     ("yusup kel. petojangan", Why.VILLAGE)],
)  # fmt: skip
def test_who_is_found_says_why(office: Office, heard: int, typed: str, why: Why) -> None:
    found = {row.id: row.why for row in office.desk.read(search, typed)}
    assert found.get(heard) is why


def test_exact_hits_come_before_those_that_sound_alike(office: Office, heard: int) -> None:
    person = Person(
        nik="7373010101900098", name="Zulkifli Yusup", sex=Sex.MALE, birth_date=date(1990, 1, 1)
    )
    exact = office.desk.write(office.counter, add_resident, person=person).result
    found = office.desk.read(search, "yusup")
    assert [(row.id, row.why) for row in found][:1] == [(exact, Why.NAME)]
    assert {row.id for row in found[1:]} == {heard, office.married}
    assert [row.id for row in office.desk.read(search, "yusup", limit=1)] == [exact]


def test_a_change_of_village_is_followed(office: Office, heard: int) -> None:
    from ektp_desk.residents.services import change_resident

    person = Person(
        nik="7373010101900099", name="Mochamad Jusuf", sex=Sex.MALE, birth_date=date(1990, 1, 1),
        village_code="73.73.01.1001",
    )  # fmt: skip
    office.desk.write(office.counter, change_resident, resident_id=heard, person=person, version=1)
    assert heard not in {row.id for row in office.desk.read(search, "Petonjangan")}
