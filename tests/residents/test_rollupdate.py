"""A newer roll taken in and taken back: everything or nothing, and nobody's work undone."""

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from ektp_desk.kernel.feed import newest
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.queue import services as queue
from ektp_desk.residents import queries, rollimport, rollqueries, rollupdate
from ektp_desk.residents.rollcompare import PRESENCE
from ektp_desk.residents.rollpreview import AS_SHOWN, Choices, Preview
from ektp_desk.residents.rollundo import Undoing, naming_columns, undo_import, undo_preview
from ektp_desk.residents.rollupdate import Imported
from ektp_desk.residents.rules import Presence
from ektp_desk.residents.search import search
from tests.conftest import Office
from tests.racing import race, refused
from tests.residents.hand import edit, move_house
from tests.residents.rolls import HEADINGS, Line, lines_of, write_roll
from tests.residents.sheets import write_csv
from tests.tampering import run

TODAY = date(2026, 11, 24)
WHOLE = Choices(whole_of="73.73")
NEW: Line = ["7373014107950011", "7373010101100077", "Hasnah Daeng Ngai", "P", "Palopo",
             "1995-07-01", "Kawin", "Jl. Nyiur", "1", "2", "Mancani", "Telluwanua"]  # fmt: skip


@pytest.fixture
def listed(office: Office) -> Office:
    """The small office, whose four people a roll has named."""
    run(office.desk.engine, "UPDATE resident SET roll_state = 'listed'")
    return office


def look(office: Office, lines: list[Line], path: Path) -> Preview:
    file = write_roll(path / "daftar.csv", lines)
    return office.desk.read(rollimport.look_over, path=file, region_code="73.73", today=TODAY)


def take_in(office: Office, preview: Preview, choices: Choices = AS_SHOWN) -> Imported:
    return office.desk.write(
        office.supervisor, rollupdate.import_roll, preview=preview, choices=choices
    ).result


def undo(office: Office, roll_id: int = 1) -> Undoing:
    seen = office.desk.read(undo_preview, roll_id=roll_id)
    done = office.desk.write(office.supervisor, undo_import, roll_id=roll_id).result
    assert seen == done
    return done


def everybody(office: Office) -> list[tuple[object, ...]]:
    """All people as they stand, but for the counter of their changes."""
    statement = text("SELECT * FROM resident ORDER BY id")
    rows = office.desk.read(lambda session: session.execute(statement).mappings().all())
    left_out = ("version", "updated_at")
    return [tuple(value for name, value in row.items() if name not in left_out) for row in rows]


def person(office: Office, resident_id: int) -> queries.ResidentView:
    seen = office.desk.read(queries.resident, resident_id=resident_id)
    assert seen is not None
    return seen


def line_of(lines: list[Line], name: str) -> Line:
    return next(line for line in lines if line[2] == name)


def test_new_changed_moved_and_gone_in_one_transaction(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    line_of(lines, "Andi Sitti Aminah")[7] = "Jl. Baru No. 2"
    line_of(lines, "Baso Yusuf")[10:] = ["Mancani", "Telluwanua"]
    lines.remove(line_of(lines, "Dewi Anggraeni"))
    preview = look(listed, [*lines, NEW], tmp_path)
    assert (preview.to_add, preview.to_change, preview.moves, preview.unchanged) == (1, 2, 1, 1)
    assert preview.absent_within("73.73") == 1

    result = take_in(listed, preview, WHOLE)
    assert result == Imported(rows=4, added=1, changed=2, unchanged=1, refused=0, gone=1, kept=0)
    assert person(listed, listed.adult).address == "Jl. Baru No. 2"
    assert person(listed, listed.married).village == "Mancani"
    assert person(listed, listed.child).presence is Presence.UNKNOWN
    (gone,) = listed.desk.read(rollqueries.gone_people)
    assert (gone.id, gone.file_name, gone.presence) == (
        listed.child, "daftar.csv", Presence.UNKNOWN,
    )  # fmt: skip
    (past,) = listed.desk.read(rollqueries.updates)
    assert (past.added, past.changed, past.gone, past.whole_of) == (1, 2, 1, "Kota Palopo")
    assert past.officer == "Supervisor"


def test_the_same_roll_again_changes_nothing(listed: Office, tmp_path: Path) -> None:
    lines = [*lines_of(listed.desk)[1:], NEW]
    take_in(listed, look(listed, lines, tmp_path), WHOLE)
    before = everybody(listed)
    again = look(listed, lines, tmp_path)
    assert [found.code for found in again.file_warnings] == ["roll_file.before"]
    assert take_in(listed, again, WHOLE) == Imported(4, 0, 0, 4, 0)
    assert everybody(listed) == before


def test_a_part_makes_nobody_gone(listed: Office, tmp_path: Path) -> None:
    assert take_in(listed, look(listed, [NEW], tmp_path)).gone == 0
    assert person(listed, listed.child).presence is Presence.PRESENT


def test_gone_is_counted_within_the_region_the_file_is_of(listed: Office, tmp_path: Path) -> None:
    preview = look(listed, [NEW], tmp_path)
    assert preview.absent_within("73.73.01") == 4
    assert preview.absent_within("73.73.02") == 0
    result = take_in(listed, preview, Choices("73.73.02", gone_as=Presence.MOVED))
    assert result.gone == 0
    result = take_in(listed, preview, Choices("73.73.01", gone_as=Presence.MOVED))
    assert result.gone == 4
    assert person(listed, listed.adult).presence is Presence.MOVED


def test_who_is_named_again_is_here_again(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    take_in(listed, look(listed, lines[:-1], tmp_path), WHOLE)
    assert len(listed.desk.read(rollqueries.gone_people)) == 1
    back = look(listed, lines, tmp_path)
    assert (back.to_change, back.moves) == (1, 1)
    take_in(listed, back, WHOLE)
    assert listed.desk.read(rollqueries.gone_people) == ()
    assert person(listed, listed.child).presence is Presence.PRESENT


def test_who_was_typed_in_here_is_never_gone(office: Office, tmp_path: Path) -> None:
    preview = look(office, [NEW], tmp_path)
    assert (preview.absent_within("73.73"), preview.kept_here) == (0, 4)
    assert take_in(office, preview, WHOLE).gone == 0


def test_changes_by_hand_are_conflicts_and_stay(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    move_house(listed.desk, listed.counter, listed.adult, "Jl. Kelapa No. 3")
    move_house(listed.desk, listed.counter, listed.married, "Jl. Kelapa No. 3")
    line_of(lines, "Andi Sitti Aminah")[4] = "Makassar"  # something else of the same person
    preview = look(listed, lines, tmp_path)
    assert (preview.to_change, preview.conflicts) == (1, 2)
    married = line_of(lines, "Baso Yusuf")[0]
    result = take_in(listed, preview, Choices(take=frozenset({(married, "address")})))

    assert (result.changed, result.kept) == (2, 1)
    adult = person(listed, listed.adult)
    assert (adult.address, adult.birth_place) == ("Jl. Kelapa No. 3", "Makassar")
    assert person(listed, listed.married).address == "Jl. Merdeka No. 1"
    again = look(listed, lines, tmp_path)
    assert (again.to_change, again.conflicts) == (0, 1)
    (row,) = again.changed
    assert not row.compared.conflicts[0].is_news


def test_what_is_changed_while_the_preview_lies_open_stays(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    line_of(lines, "Andi Sitti Aminah")[7] = "Jl. Roll No. 5"
    lines.remove(line_of(lines, "Dewi Anggraeni"))
    preview = look(listed, lines, tmp_path)
    move_house(listed.desk, listed.counter, listed.adult, "Jl. Kelapa No. 3")
    move_house(listed.desk, listed.counter, listed.child, "Jl. Kelapa No. 3")

    result = take_in(listed, preview, WHOLE)
    assert (result.changed, result.gone, result.kept) == (0, 0, 2)
    assert person(listed, listed.adult).address == "Jl. Kelapa No. 3"
    assert person(listed, listed.child).presence is Presence.PRESENT


def test_a_death_noted_here_is_not_undone(listed: Office, tmp_path: Path) -> None:
    edit(listed.desk, listed.counter, listed.adult, presence=Presence.DIED)
    preview = look(listed, lines_of(listed.desk), tmp_path)
    (row,) = preview.changed
    assert [conflict.field for conflict in row.compared.conflicts] == [PRESENCE]
    take_in(listed, preview, WHOLE)
    assert person(listed, listed.adult).presence is Presence.DIED


def test_two_people_with_one_nik(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    line = line_of(lines, "Andi Sitti Aminah")
    line[2:6] = ["Orang Lain", "L", "Bone", "1950-02-03"]
    preview = look(listed, lines, tmp_path)
    assert [row.doubt for row in preview.changed] == ["roll_doubt.another_person"]
    assert take_in(listed, preview).changed == 0
    assert person(listed, listed.adult).name == "Andi Sitti Aminah"
    assert take_in(listed, preview, Choices(accept=frozenset({line[0]}))).changed == 1
    assert person(listed, listed.adult).name == "Orang Lain"

    twice = look(listed, [NEW, [NEW[0], *line[1:]]], tmp_path)
    assert [(one.line, one.code) for one in twice.problems] == [
        (2, "roll.nik_twice"), (3, "roll.nik_twice"),
    ]  # fmt: skip
    assert (twice.good, twice.refused) == (0, 2)


def test_one_person_with_two_niks(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    line = line_of(lines, "Andi Sitti Aminah")
    known = line[0]
    line[0] = "7373014405920099"
    preview = look(listed, lines, tmp_path)
    assert preview.doubts == {line[0]: ("roll_doubt.two_niks", known)}
    assert take_in(listed, preview).added == 0

    other = [*NEW]
    other[0] = "7373014107950012"
    within = look(listed, [NEW, other], tmp_path)
    assert set(within.doubts) == {NEW[0], other[0]}
    elsewhere = [NEW[0], "7373010101109999", *line[2:]]
    namesake = look(listed, [elsewhere], tmp_path)
    assert namesake.doubts == {}
    assert "roll.namesake" in {problem.code for problem in namesake.problems}
    assert take_in(listed, namesake).added == 1


def test_births_in_1900_and_tomorrow(listed: Office, tmp_path: Path) -> None:
    old, unborn = [*NEW], [*NEW]
    old[0], old[5] = "7373014101000001", "1900-01-01"
    unborn[5] = "2026-11-25"
    preview = look(listed, [old, unborn], tmp_path)
    assert ("roll.very_old", True) in {(one.code, one.warning) for one in preview.problems}
    assert ("date.out_of_range", False) in {(one.code, one.warning) for one in preview.problems}
    assert (preview.to_add, preview.refused) == (1, 1)


def test_whose_row_is_broken_is_not_gone(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    lines[0][5] = "31-02-1990"
    preview = look(listed, lines, tmp_path)
    assert (preview.refused, preview.absent_within("73.73")) == (1, 0)


def test_empty_cells_erase_nothing(listed: Office, tmp_path: Path) -> None:
    before = everybody(listed)
    lines = lines_of(listed.desk)
    for line in lines:
        line[1] = line[4] = line[6] = line[7] = line[8] = line[10] = ""
    preview = look(listed, lines, tmp_path)
    assert (preview.to_change, preview.unchanged) == (0, 4)
    take_in(listed, preview)
    assert everybody(listed) == before


def with_codes(office: Office, path: Path, codes: dict[str, str]) -> Preview:
    headers = (*HEADINGS, "KODE_WILAYAH")
    rows = [[*line, codes.get(line[2], "7373011001")] for line in lines_of(office.desk)]
    rows += [[*NEW[:2], f"Baru {number}", *NEW[3:], codes.get("", "7373011001")]
             for number in range(1)]  # fmt: skip
    file = write_csv(path / "kode.csv", rows, headers=headers)
    return office.desk.read(rollimport.look_over, path=file, region_code="73.73", today=TODAY)


def test_who_went_to_another_city_by_the_roll(listed: Office, tmp_path: Path) -> None:
    codes = {"Dewi Anggraeni": "73.17.01.2003", "": "7317012003"}
    preview = with_codes(listed, tmp_path, codes)
    assert "roll.elsewhere" in {problem.code for problem in preview.problems}
    assert (preview.to_add, preview.to_change, preview.moves) == (0, 1, 1)
    take_in(listed, preview)
    assert person(listed, listed.child).presence is Presence.MOVED
    assert [row.id for row in listed.desk.read(rollqueries.gone_people)] == [listed.child]


def test_a_roll_of_another_office_is_refused(listed: Office, tmp_path: Path) -> None:
    rows = [[f"72050144079500{number}", *NEW[1:], "72.05.01.1001"] for number in range(10, 30)]
    file = write_csv(tmp_path / "palu.csv", rows, headers=(*HEADINGS, "KODE_WILAYAH"))
    error = refused(
        lambda: listed.desk.read(rollimport.look_over, path=file, region_code="73.73", today=TODAY)
    )
    assert (error.code, error.params) == ("roll.other_office", {"rows": 20, "all": 20})


def test_a_doubtful_roll_must_be_said_to_be_ours(listed: Office, tmp_path: Path) -> None:
    rows = [[f"72050144079500{number}", *NEW[1:10], "Lolu", "Palu"] for number in range(10, 30)]
    preview = look(listed, rows, tmp_path)
    assert preview.must_ask
    assert refused(lambda: take_in(listed, preview)).code == "roll.ask_office"
    everyone = frozenset(row[0] for row in rows)
    assert take_in(listed, preview, Choices(is_ours=True, accept=everyone)).added == 20


def crowd(number: int) -> list[Line]:
    return [[f"73730144079{n:05}", f"73730101011{n:05}", f"Warga Nomor {n}", *NEW[3:]]
            for n in range(number)]  # fmt: skip


def test_a_cut_roll_is_blocked_by_the_service_too(listed: Office, tmp_path: Path) -> None:
    take_in(listed, look(listed, crowd(60), tmp_path))
    preview = look(listed, crowd(30), tmp_path)
    assert preview.absent_within("73.73") == 34
    assert refused(lambda: take_in(listed, preview, WHOLE)).code == "roll.gone_blocked"
    assert take_in(listed, preview).gone == 0


def test_a_stopped_update_keeps_nothing(
    listed: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(listed, look(listed, crowd(60), tmp_path))
    before = everybody(listed)
    lines = crowd(58)
    lines[3][7] = "Jl. Baru"
    preview = look(listed, [*lines, *lines_of(listed.desk)[:4], [NEW[0], *NEW[1:]]], tmp_path)
    monkeypatch.setattr(rollupdate, "AT_ONCE", 1)
    heard: list[int] = []
    stop = preview.to_add + preview.to_change + 1  # in the middle of those who are gone

    def write() -> None:
        listed.desk.write(
            listed.supervisor, rollupdate.import_roll, preview=preview, choices=WHOLE,
            progress=lambda done, _total: heard.append(done),
            cancelled=lambda: bool(heard) and heard[-1] >= stop,
        )  # fmt: skip

    assert refused(write).code == "roll.cancelled"
    assert heard[-1] == stop
    assert everybody(listed) == before
    assert len(listed.desk.read(rollqueries.updates)) == 1


def test_the_whole_update_is_taken_back(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    move_house(listed.desk, listed.counter, listed.pupil, "Jl. Kelapa No. 3")
    before = everybody(listed)
    line_of(lines, "Andi Sitti Aminah")[2] = "Andi St. Aminah"
    line_of(lines, "Citra Lestari")[7] = "Jl. Roll No. 5"
    lines.remove(line_of(lines, "Dewi Anggraeni"))
    take_in(listed, look(listed, [*lines, NEW], tmp_path), WHOLE)
    assert everybody(listed) != before

    done = undo(listed)
    assert (done.removed, done.restored, done.kept) == (1, 3, ())
    assert everybody(listed) == before
    assert [row.id for row in listed.desk.read(search, "andi sitti")] == [listed.adult]
    assert listed.desk.read(search, "hasnah") == ()
    (past,) = listed.desk.read(rollqueries.updates)
    assert past.undone_at == listed.clock.now()
    again = look(listed, [*lines, NEW], tmp_path)
    assert again.file_warnings == ()
    assert take_in(listed, again, WHOLE).added == 1


def test_numbers_of_removed_people_are_not_given_again(listed: Office, tmp_path: Path) -> None:
    take_in(listed, look(listed, [NEW], tmp_path))
    (first,) = listed.desk.read(search, "hasnah")
    undo(listed)
    take_in(listed, look(listed, [NEW], tmp_path))
    (second,) = listed.desk.read(search, "hasnah")
    assert second.id > first.id


def test_what_was_changed_since_stays_and_is_said(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    for line in lines:
        line[7], line[4] = "Jl. Roll No. 5", "Makassar"
    take_in(listed, look(listed, [*lines, NEW], tmp_path))
    move_house(listed.desk, listed.counter, listed.adult, "Jl. Kelapa No. 3")

    done = undo(listed)
    assert (done.removed, done.restored) == (1, 4)
    assert [(one.resident_id, one.reason, one.fields) for one in done.kept] == [
        (listed.adult, "roll_undo.edited", ("address",))
    ]
    adult = person(listed, listed.adult)
    assert (adult.address, adult.birth_place) == ("Jl. Kelapa No. 3", "Palopo")
    assert person(listed, listed.married).address == "Jl. Merdeka No. 1"


def test_people_of_an_update_who_were_served_stay(listed: Office, tmp_path: Path) -> None:
    other = [*NEW]
    other[0], other[1], other[2] = "7373011508880012", "7373010101100078", "Muh. Rusli"
    third = [*NEW]
    third[0], third[1], third[2] = "7373015010010013", "7373010101100079", "Nur'aini José"
    take_in(listed, look(listed, [NEW, other, third], tmp_path))
    (served,) = listed.desk.read(search, "hasnah")
    (changed,) = listed.desk.read(search, "rusli")
    listed.desk.write(
        listed.counter, queue.take_number, service_code="DAMAGED", resident_id=served.id
    )
    move_house(listed.desk, listed.counter, changed.id, "Jl. Kelapa No. 3")

    done = undo(listed)
    assert (done.removed, done.restored) == (1, 0)
    assert {(one.resident_id, one.reason) for one in done.kept} == {
        (served.id, "roll_undo.in_use"), (changed.id, "roll_undo.edited"),
    }  # fmt: skip
    assert [row.id for row in listed.desk.read(search, "hasnah")] == [served.id]


def test_every_table_that_names_people_is_asked(listed: Office) -> None:
    found = set(listed.desk.read(lambda session: list(naming_columns(session))))
    assert {("ticket", "resident_id"), ("recording", "resident_id"), ("card", "resident_id"),
            ("central_record", "resident_id"), ("paper", "resident_id")} <= found  # fmt: skip


def test_an_older_update_can_be_taken_back_after_a_newer_one(
    listed: Office, tmp_path: Path
) -> None:
    lines = lines_of(listed.desk)
    first = [[*line] for line in lines]
    first[0][7] = first[1][7] = "Jl. Satu"
    take_in(listed, look(listed, first, tmp_path))
    second = [[*line] for line in first]
    second[0][7] = "Jl. Dua"
    take_in(listed, look(listed, second, tmp_path))

    done = undo(listed, 1)
    assert (done.restored, len(done.kept)) == (1, 1)
    assert [line[7] for line in lines_of(listed.desk)][:2] == ["Jl. Dua", "Jl. Merdeka No. 1"]
    undo(listed, 2)
    assert lines_of(listed.desk)[0][7] == "Jl. Satu"


def test_an_update_is_taken_back_once_and_by_a_supervisor(listed: Office, tmp_path: Path) -> None:
    take_in(listed, look(listed, [NEW], tmp_path))
    for actor in (listed.counter, listed.recorder):
        error = refused(lambda actor=actor: listed.desk.write(actor, undo_import, roll_id=1))
        assert error.code == "role.missing"
    outcomes = race(
        lambda: listed.desk.write(listed.supervisor, undo_import, roll_id=1),
        lambda: listed.desk.write(listed.supervisor, undo_import, roll_id=1),
    )
    assert sorted(outcomes) == ["", "roll_undo.done"]
    assert refused(lambda: undo(listed, 2)).code == "roll_undo.unknown"
    entry = listed.desk.read(lambda session: session.get(AuditEntry, newest(session)))
    assert entry is not None
    assert (entry.action, entry.facts) == (
        "resident.import_undone", {"removed": 1, "restored": 0, "kept": 0},
    )  # fmt: skip


def test_a_stopped_undo_keeps_nothing(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    lines[0][7] = "Jl. Satu"
    take_in(listed, look(listed, [*lines, NEW], tmp_path))
    before = everybody(listed)
    heard: list[int] = []

    def stop() -> None:
        listed.desk.write(
            listed.supervisor, undo_import, roll_id=1,
            progress=lambda done, _total: heard.append(done), cancelled=lambda: bool(heard),
        )  # fmt: skip

    assert refused(stop).code == "roll.cancelled"
    assert everybody(listed) == before
    assert listed.desk.read(rollqueries.updates)[0].undone_at is None


def test_the_ledger_of_an_update_is_append_only(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    lines[0][7] = "Jl. Satu"
    take_in(listed, look(listed, [*lines, NEW], tmp_path))
    for statement in ("UPDATE roll_change SET fields = '{}'", "DELETE FROM roll_change"):
        with pytest.raises(DBAPIError, match="append-only"):
            run(listed.desk.engine, statement)


def test_others_go_on_reading_while_a_roll_comes_in(
    listed: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollupdate, "BATCH", 5)
    preview = look(listed, crowd(20), tmp_path)
    begun, go_on = threading.Event(), threading.Event()

    def wait(done: int, _total: int) -> None:
        if done == 10:
            begun.set()
            assert go_on.wait(20)

    writer = threading.Thread(
        target=lambda: listed.desk.write(
            listed.supervisor, rollupdate.import_roll, preview=preview, progress=wait
        )
    )
    writer.start()
    try:
        assert begun.wait(20)
        assert listed.desk.read(queries.count) == 4  # at once, and nothing of it is seen yet
        assert len(listed.desk.read(search, "andi")) == 1
    finally:
        go_on.set()
        writer.join()
    assert listed.desk.read(queries.count) == 24


def test_two_updates_at_once_make_one(listed: Office, tmp_path: Path) -> None:
    lines = lines_of(listed.desk)
    lines[0][7] = "Jl. Satu"
    preview = look(listed, [*lines[:-1], NEW], tmp_path)
    outcomes = race(
        lambda: take_in(listed, preview, WHOLE), lambda: take_in(listed, preview, WHOLE)
    )
    assert outcomes == ["", ""]
    one, other = listed.desk.read(rollqueries.updates)
    assert {(row.added, row.changed, row.gone) for row in (one, other)} == {(1, 1, 1), (0, 0, 0)}


def test_unchanged_people_are_not_touched(listed: Office, tmp_path: Path) -> None:
    versions = [person(listed, number).version for number in (listed.adult, listed.child)]
    take_in(listed, look(listed, [*lines_of(listed.desk), NEW], tmp_path), WHOLE)
    assert [person(listed, number).version for number in (listed.adult, listed.child)] == versions
    assert replace(WHOLE, whole_of="") == AS_SHOWN
