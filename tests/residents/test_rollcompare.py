"""What a roll says against what is known: field by field, and back again."""

from dataclasses import replace

import pytest

from ektp_desk.residents.rollcompare import (
    FIELDS,
    Conflict,
    FieldChange,
    Known,
    compare,
    edited_by_hand,
    is_another_person,
    settle,
    taken_back,
)
from ektp_desk.residents.rules import Presence, RollState

VALUES = dict.fromkeys(FIELDS, "") | {
    "name": "Andi Sitti Aminah", "sex": "P", "birth_date": "1992-05-04",
    "address": "Jl. Merdeka No. 1", "village_code": "73.73.01.1001",
}  # fmt: skip


def known(
    presence: Presence = Presence.PRESENT,
    state: RollState = RollState.LISTED,
    **edits: str,
) -> Known:
    return Known(7, "7373014405920001", 3, VALUES, presence, state, edits)


def test_a_row_that_says_what_is_known_does_nothing() -> None:
    assert compare(known(), VALUES).nothing


def test_changes_are_told_field_by_field() -> None:
    said = VALUES | {"address": "Jl. Baru No. 2", "village_code": "73.73.02.1001"}
    found = compare(known(), said)
    assert found.changes == (
        FieldChange("address", "Jl. Merdeka No. 1", "Jl. Baru No. 2"),
        FieldChange("village_code", "73.73.01.1001", "73.73.02.1001"),
    )
    assert found.conflicts == ()
    assert found.alters


def test_what_a_row_is_silent_about_stays() -> None:
    said = {name: VALUES[name] for name in ("name", "sex", "birth_date")}
    assert compare(known(), said).nothing


def test_a_change_by_hand_is_a_conflict_and_stays() -> None:
    person = known(address="Jl. Lama No. 9")
    found = compare(person, VALUES | {"address": "Jl. Roll No. 3"})
    assert found.changes == ()
    conflict = Conflict("address", "Jl. Lama No. 9", "Jl. Merdeka No. 1", "Jl. Roll No. 3")
    assert found.conflicts == (conflict,)
    assert conflict.is_news

    assert settle(person, found) == ({}, {"address": "Jl. Roll No. 3"})
    assert settle(person, found, {"address"}) == ({"address": "Jl. Roll No. 3"}, {})


def test_the_same_roll_again_is_no_news() -> None:
    person = known(address="Jl. Roll No. 3")
    (conflict,) = compare(person, VALUES | {"address": "Jl. Roll No. 3"}).conflicts
    assert not conflict.is_news
    assert settle(person, compare(person, VALUES | {"address": "Jl. Roll No. 3"})) == (
        {}, {"address": "Jl. Roll No. 3"},
    )  # fmt: skip


def test_a_roll_that_has_come_to_agree_ends_the_edit() -> None:
    person = known(address="Jl. Lama No. 9")
    found = compare(person, VALUES)
    assert (found.agreed, found.changes, found.conflicts) == (("address",), (), ())
    assert not found.nothing
    assert settle(person, found) == ({}, {})


def test_a_person_typed_in_here_is_kept_but_filled_in() -> None:
    person = known(state=RollState.TYPED)
    said = VALUES | {"address": "Jl. Roll No. 3", "birth_place": "Palopo"}
    found = compare(person, said)
    assert {change.field for change in found.changes} == {"birth_place", "roll_state"}
    assert [conflict.field for conflict in found.conflicts] == ["address"]


@pytest.mark.parametrize(
    ("presence", "state", "elsewhere", "edits", "changes", "conflicts"),
    [
        (Presence.PRESENT, RollState.LISTED, True, {}, ["presence", "roll_state"], []),
        (Presence.UNKNOWN, RollState.GONE, False, {}, ["presence", "roll_state"], []),
        (Presence.MOVED, RollState.GONE, False, {}, ["presence", "roll_state"], []),
        (Presence.MOVED, RollState.GONE, True, {}, [], []),
        (Presence.DIED, RollState.GONE, False, {}, ["roll_state"], ["presence"]),
        (Presence.DIED, RollState.LISTED, False, {}, [], ["presence"]),
        (Presence.MOVED, RollState.LISTED, False, {"presence": "present"}, [], ["presence"]),
        (Presence.PRESENT, RollState.LISTED, True, {"presence": "moved"}, ["roll_state"],
         ["presence"]),
    ],
)  # fmt: skip
def test_who_is_listed_is_here_unless_somebody_noted_otherwise(
    presence: Presence,
    state: RollState,
    elsewhere: bool,
    edits: dict[str, str],
    changes: list[str],
    conflicts: list[str],
) -> None:
    found = compare(replace(known(presence, state), edits=edits), VALUES, elsewhere=elsewhere)
    assert [change.field for change in found.changes] == changes
    assert [conflict.field for conflict in found.conflicts] == conflicts


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ({"name": "Baso Yusuf", "birth_date": "1950-01-01"}, True),
        ({"name": "Baso Yusuf", "sex": "L"}, True),
        ({"name": "Baso Yusuf"}, False),  # a corrected name
        ({"birth_date": "1950-01-01", "sex": "L"}, False),
        ({"name": "AMINAH, A. St.", "birth_date": "1992-04-05"}, False),
    ],
)
def test_two_people_with_one_nik(said: dict[str, str], another: bool) -> None:
    assert is_another_person(known(), VALUES | said) is another


def test_edits_by_hand_remember_what_the_roll_said_first() -> None:
    once = edited_by_hand({"rt": "001", "rw": "002"}, {"rt": "009", "rw": "002"}, {})
    twice = edited_by_hand({"rt": "009", "rw": "002"}, {"rt": "010", "rw": "003"}, once)
    assert twice == {"rt": "001", "rw": "002"}
    assert edited_by_hand({"rt": "010", "rw": "003"}, {"rt": "001", "rw": "003"}, twice) == {
        "rw": "002"
    }


def test_taking_back_leaves_what_was_changed_since() -> None:
    fields = {"rt": ("001", "002"), "rw": ("003", "004"), "address": ("A", "B")}
    now = {"rt": "002", "rw": "009", "address": "A"}
    assert taken_back(fields, now) == ({"rt": "001"}, ("rw",))
