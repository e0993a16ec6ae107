"""A roll looked over and imported: nothing twice, nothing by half, nothing lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ektp_desk.kernel.feed import newest
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from ektp_desk.residents import queries, rollimport, rollupdate, services
from ektp_desk.residents.rollmap import RollColumn
from ektp_desk.residents.rollpreview import AS_SHOWN, Choices, Preview
from ektp_desk.residents.rollupdate import Imported
from ektp_desk.residents.rules import MaritalStatus, Presence
from ektp_desk.residents.search import Why, search
from ektp_desk.residents.services import Person
from tests.conftest import Office
from tests.racing import race, refused
from tests.residents.sheets import HEADERS, PEOPLE, write_csv, write_xlsx
from tests.tampering import run

TODAY = date(2026, 11, 24)
AMINAH = ("7373014405920001", "Andi St. Aminah", "P", "04-05-1992", "Tompotikka")


def look(office: Office, path: Path, **how: object) -> Preview:
    return office.desk.read(
        rollimport.look_over, path=path, region_code="73.73", today=TODAY, **how
    )


def take_in(
    office: Office, preview: Preview, actor: Actor | None = None, choices: Choices = AS_SHOWN
) -> Imported:
    return office.desk.write(
        actor or office.supervisor,
        rollupdate.import_roll,
        preview=preview,
        choices=choices,
    ).result


def list_everybody(office: Office) -> None:
    """As if a roll had named the small office's people, who were typed in."""
    run(office.desk.engine, "UPDATE resident SET roll_state = 'listed'")


def count(office: Office) -> int:
    return office.desk.read(queries.count)


def test_a_preview_says_what_would_happen_and_writes_nothing(
    office: Office, tmp_path: Path
) -> None:
    list_everybody(office)
    audit = office.desk.read(newest)
    preview = look(office, write_csv(tmp_path / "a.csv", [*PEOPLE, PEOPLE[0], AMINAH]))

    assert (preview.to_add, preview.to_change, preview.unchanged) == (3, 1, 0)
    assert (preview.repeated, preview.refused) == (1, 0)
    assert [row.name for row in preview.first_rows] == [
        *(person[1] for person in PEOPLE), AMINAH[1],
    ]  # fmt: skip
    assert count(office) == 4
    assert office.desk.read(newest) == audit


def test_a_preview_names_each_bad_line_and_its_reason(office: Office, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [
            PEOPLE[0],
            ("73730141", "Terlalu Pendek", "P", "01-07-1995", ""),
            (None, None, None, None, None),
            (PEOPLE[1][0], "Bulan Salah", "L", "15-13-1988", ""),
            (PEOPLE[2][0], "", "", "10-10-2001", ""),
            (PEOPLE[0][0], "Orang Lain", "P", "01-07-1995", ""),
            ("7373011508880019", "Muh. Rusli", "L", "15-08-1988", "Atlantis"),
        ],
        above=[["DAFTAR PENDUDUK"]],
    )
    preview = look(office, path)

    assert [(one.line, one.code, one.value) for one in preview.problems] == [
        (3, "roll.nik_twice", PEOPLE[0][0]),
        (4, "nik.not_16_digits", "73730141"),
        (6, "date.not_a_date", "15-13-1988"),
        (7, "roll.name_missing", ""),
        (7, "roll.sex_unknown", ""),
        (8, "roll.nik_twice", PEOPLE[0][0]),
        (9, "roll.village_unknown", "Atlantis"),
    ]
    assert (preview.refused, preview.warnings) == (5, 1)
    assert [row.line for row in preview.added] == [9]


def test_a_roll_without_a_needed_column_is_refused(office: Office, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [("1", "2")], headers=("NIK", "NAMA"))
    error = refused(lambda: look(office, path))
    assert error.code == "roll.columns_missing"
    assert error.params["columns"] == (RollColumn.BIRTH_DATE, RollColumn.SEX)


def test_columns_can_be_chosen_by_hand(office: Office, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", headers=("A", "B", "C", "D", "E"))
    chosen = {RollColumn.NIK: 0, RollColumn.NAME: 1, RollColumn.SEX: 2, RollColumn.BIRTH_DATE: 3}
    assert look(office, path, chosen=chosen).to_add == 3


def test_looking_over_can_be_stopped_and_tells_how_far_it_is(
    office: Office, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "a.csv")
    heard: list[tuple[int, int]] = []
    look(office, path, progress=lambda done, total: heard.append((done, total)))
    assert heard[-1] == (3, 3)
    assert refused(lambda: look(office, path, cancelled=lambda: True)).code == "roll.cancelled"


def test_an_import_twice_makes_nobody_twice(office: Office, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "roll.csv", [*PEOPLE, ("1", "x", "x", "x", "x")])
    first = take_in(office, look(office, path))
    again = take_in(office, look(office, path))

    assert first == Imported(rows=3, added=3, changed=0, unchanged=0, refused=1)
    assert again == Imported(rows=3, added=0, changed=0, unchanged=3, refused=1)
    assert count(office) == 7
    assert [row.name for row in office.desk.read(search, "hasnah")] == ["Hasnah Daeng Ngai"]
    past = office.desk.read(queries.imports)
    assert [(row.file_name, row.added, row.unchanged) for row in past] == [
        ("roll.csv", 0, 3),
        ("roll.csv", 3, 0),
    ]


def test_an_imported_person_is_whole(office: Office, tmp_path: Path) -> None:
    take_in(office, look(office, write_csv(tmp_path / "a.csv")))
    person = office.desk.read(queries.resident_by_nik, nik=PEOPLE[0][0])

    assert person is not None
    assert (person.name, person.birth_date) == ("Hasnah Daeng Ngai", date(1995, 7, 1))
    assert (person.village, person.district) == ("Mancani", "Telluwanua")
    assert (person.presence, person.version) == (Presence.PRESENT, 1)


def test_what_changed_is_written_and_what_a_roll_does_not_know_stays(
    office: Office, tmp_path: Path
) -> None:
    list_everybody(office)
    run(office.desk.engine, "UPDATE resident SET presence = 'moved' WHERE id = :id",
        id=office.adult)  # fmt: skip
    path = write_csv(tmp_path / "a.csv", [AMINAH])
    result = take_in(office, look(office, path))

    assert (result.added, result.changed) == (0, 1)
    person = office.desk.read(queries.resident, resident_id=office.adult)
    assert person is not None
    assert (person.name, person.version, person.presence) == (
        "Andi St. Aminah", 2, Presence.MOVED,
    )  # fmt: skip
    assert [row.id for row in office.desk.read(search, "andi st aminah")] == [office.adult]
    assert [row.why for row in office.desk.read(search, "sitti")] == [Why.SOUND]
    assert count(office) == 4  # who is not in the file stays on the roll


def test_columns_that_a_roll_lacks_are_left_as_they_are(office: Office, tmp_path: Path) -> None:
    """A list of names and birth dates must not unmarry anybody nor empty an address."""
    list_everybody(office)
    before = office.desk.read(queries.resident, resident_id=office.married)
    assert before is not None
    assert before.marital_status is MaritalStatus.MARRIED
    path = write_csv(
        tmp_path / "a.csv",
        [(before.nik, "Baso M. Yusuf", "L", "12-03-2006")],
        headers=HEADERS[:4],
    )
    assert take_in(office, look(office, path)).changed == 1

    after = office.desk.read(queries.resident, resident_id=office.married)
    assert after == replace(before, name="Baso M. Yusuf", version=2)
    assert look(office, path).unchanged == 1


def test_what_was_changed_while_a_preview_lay_open_stays(office: Office, tmp_path: Path) -> None:
    """The counter goes on working: what the list has no column for is not its preview's either."""
    list_everybody(office)
    seen = office.desk.read(queries.resident, resident_id=office.pupil)
    assert seen is not None
    line = (seen.nik, "Citra Dewi Lestari", "P", "20-01-2010")
    preview = look(office, write_csv(tmp_path / "a.csv", [line], headers=HEADERS[:4]))
    person = Person(
        nik=seen.nik, name=seen.name, sex=seen.sex, birth_date=seen.birth_date,
        kk_number=seen.kk_number, birth_place=seen.birth_place, rt="009", rw=seen.rw,
        marital_status=MaritalStatus.MARRIED, address="Jl. Baru No. 9",
        village_code=seen.village_code,
    )  # fmt: skip
    office.desk.write(
        office.counter, services.change_resident, resident_id=office.pupil, person=person,
        version=seen.version,
    )  # fmt: skip
    now = office.desk.read(queries.resident, resident_id=office.pupil)
    assert now is not None

    assert take_in(office, preview).changed == 1
    after = office.desk.read(queries.resident, resident_id=office.pupil)
    assert after == replace(now, name="Citra Dewi Lestari", version=now.version + 1)


def test_control_signs_anywhere_in_a_list_stop_no_import(office: Office, tmp_path: Path) -> None:
    """PostgreSQL takes no NUL in a text; printers and windows no other control sign."""
    row = (*PEOPLE[1][:4], "Mancani", "0\x0001", "Jl. \x07Andi\x00 Djemma\x1b")
    many = [(f"{number:016}", "Belum Lengkap", "L", "?", "", "", "") for number in range(600)]
    path = write_csv(tmp_path / "a.csv", [*many, row], headers=(*HEADERS, "RT", "ALAMAT"))
    assert take_in(office, look(office, path)).added == 1

    person = office.desk.read(queries.resident_by_nik, nik=PEOPLE[1][0])
    assert person is not None
    assert (person.rt, person.address) == ("001", "Jl. Andi Djemma")


def test_a_stopped_import_keeps_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list_everybody(office)
    monkeypatch.setattr(rollupdate, "BATCH", 2)
    preview = look(office, write_csv(tmp_path / "a.csv", [*PEOPLE, AMINAH]))
    heard: list[tuple[int, int]] = []

    def import_until_two() -> None:
        office.desk.write(
            office.supervisor,
            rollupdate.import_roll,
            preview=preview,
            progress=lambda done, total: heard.append((done, total)),
            cancelled=lambda: bool(heard),
        )

    assert refused(import_until_two).code == "roll.cancelled"
    assert heard == [(2, 4)]
    assert count(office) == 4
    assert office.desk.read(search, "hasnah") == ()
    assert office.desk.read(queries.imports) == ()


def test_an_import_is_in_the_audit_without_names(office: Office, tmp_path: Path) -> None:
    preview = look(office, write_csv(tmp_path / "a.csv"))
    take_in(office, preview)
    entry = office.desk.read(lambda session: session.get(AuditEntry, newest(session)))

    assert entry is not None
    assert entry.action == "resident.imported"
    assert entry.officer_id == office.supervisor.officer_id
    assert entry.facts == {
        "sha256": preview.sha256, "whole_of": "", "rows": 3, "added": 3, "changed": 0,
        "unchanged": 0, "refused": 0, "gone": 0, "kept": 0,
    }  # fmt: skip


def test_only_supervisors_import(office: Office, tmp_path: Path) -> None:
    preview = look(office, write_csv(tmp_path / "a.csv"))
    for actor in (office.counter, office.recorder, office.printer, office.handover):
        error = refused(lambda actor=actor: take_in(office, preview, actor))
        assert error.code == "role.missing"
    assert count(office) == 4


def test_two_imports_of_one_roll_at_once(office: Office, tmp_path: Path) -> None:
    preview = look(office, write_csv(tmp_path / "a.csv"))
    outcomes = race(lambda: take_in(office, preview), lambda: take_in(office, preview))
    assert outcomes == ["", ""]
    assert count(office) == 7


def test_a_person_typed_in_while_a_roll_comes_in(office: Office, tmp_path: Path) -> None:
    preview = look(office, write_csv(tmp_path / "a.csv"))
    typed = Person(
        nik=PEOPLE[0][0],
        name=PEOPLE[0][1],
        sex=preview.added[0].sex,
        birth_date=preview.added[0].birth_date,
    )
    outcomes = race(
        lambda: office.desk.write(office.counter, services.add_resident, person=typed),
        lambda: take_in(office, preview),
    )
    assert outcomes in (["", ""], ["", "resident.nik_taken"])
    assert count(office) == 7
