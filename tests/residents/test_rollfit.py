"""Whether a roll is whole, and whose it is."""

from dataclasses import replace

import pytest

from ektp_desk.residents.rollfit import (
    FileFacts,
    VillageTally,
    file_warnings,
    is_of_another_office,
    is_within,
    must_ask_whose,
    stated_total,
    whole_warnings,
)

FACTS = FileFacts(
    rows=1_000, nameless=0, placed=1_000, foreign=0, other_city=0, known=980, own_region=700,
    stored=1_000,
)  # fmt: skip
NAMES = {"73.73.01.1001": "Dangerakko", "73.73.02.1001": "Temmalebba"}


def codes(**changes: object) -> list[str]:
    return [found.code for found in file_warnings(replace(FACTS, **changes))]


def test_a_whole_file_of_this_office_is_silent() -> None:
    assert file_warnings(FACTS) == ()
    assert not must_ask_whose(FACTS)
    assert not is_of_another_office(FACTS)


def test_signs_of_a_cut_file() -> None:
    assert codes(cut="roll_file.cut_row") == ["roll_file.cut_row"]
    assert codes(stated=1_001) == ["roll_file.total"]
    assert codes(stated=1_000) == []
    assert codes(taken_in_before=True) == ["roll_file.before"]


@pytest.mark.parametrize(("nameless", "blocks"), [(1, False), (5, False), (6, True)])
def test_rows_without_a_nik_may_be_anybody(nameless: int, blocks: bool) -> None:
    (found,) = file_warnings(replace(FACTS, nameless=nameless))
    assert (found.code, found.blocks_gone) == ("roll_file.nameless", blocks)


@pytest.mark.parametrize(
    ("changes", "asks"),
    [
        ({"foreign": 100}, False),
        ({"foreign": 101}, True),
        ({"placed": 0, "known": 400, "own_region": 400}, True),
        ({"placed": 0, "known": 400, "own_region": 600}, False),
        ({"placed": 0, "known": 600, "own_region": 0}, False),  # moved in: NIKs of elsewhere
        ({"placed": 0, "known": 0, "own_region": 0, "stored": 0}, False),  # the first roll
        ({"rows": 9, "placed": 9, "foreign": 9, "known": 0, "own_region": 0}, False),
    ],
)
def test_whose_roll_it_is_is_asked(changes: dict[str, int], asks: bool) -> None:
    assert must_ask_whose(replace(FACTS, **changes)) is asks


def test_region_codes_of_another_city_refuse() -> None:
    assert not is_of_another_office(replace(FACTS, other_city=500))
    assert is_of_another_office(replace(FACTS, other_city=501))


def tallies(absent: int, of_second: int = 0) -> tuple[VillageTally, ...]:
    second = VillageTally("73.73.02.1001", known=50, absent=of_second)
    return VillageTally("73.73.01.1001", known=950, absent=absent), second


def test_far_fewer_people_than_known() -> None:
    assert whole_warnings(tallies(100), whole_of="73.73", names=NAMES) == ()
    (found,) = whole_warnings(tallies(101), whole_of="73.73", names=NAMES)
    assert (found.code, found.params, found.blocks_gone) == (
        "roll_file.far_fewer", {"absent": 101, "known": 1_000}, True,
    )  # fmt: skip
    assert whole_warnings(tallies(101), whole_of="73.73.02", names=NAMES) == ()


def test_a_village_that_is_missing_for_the_most_part() -> None:
    assert whole_warnings(tallies(0, 25), whole_of="73.73", names=NAMES) == ()
    (found,) = whole_warnings(tallies(0, 26), whole_of="73.73", names=NAMES)
    assert (found.code, found.params) == ("roll_file.village_missing", {"villages": "Temmalebba"})


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([("DAFTAR PENDUDUK",), ("Jumlah: 127.684 jiwa",)], 127_684),
        ([("", "TOTAL", 127_684)], 127_684),
        ([("Total penduduk", "", "1,204")], 1_204),
        ([("Jumlah keluarga",)], None),
        ([("7373014107950011", "Jumlah Total", "P", "1995-07-01", "Mancani")], None),
        ([("Halaman 3 dari 12",)], None),
        ([], None),
    ],
)
def test_a_file_may_say_how_many_it_holds(rows: list[tuple[object, ...]], total: int) -> None:
    assert stated_total(rows) == total


@pytest.mark.parametrize(
    ("code", "region", "within"),
    [
        ("73.73.01.1001", "73.73", True),
        ("73.73.01.1001", "73.73.01", True),
        ("73.73.01.1001", "73.73.01.1001", True),
        ("73.73.01.1001", "73.73.0", False),
        ("73.73.11.1001", "73.73.1", False),
        ("", "73.73", True),
        ("", "73.73.01", False),
    ],
)
def test_where_a_village_lies(code: str, region: str, within: bool) -> None:
    assert is_within(code, region) is within
