"""Two entries of one person, found, compared and merged through the real windows; and undone."""

from datetime import date

from PySide6.QtWidgets import QDialog, QRadioButton

from ektp_desk.kernel.desk import Desk
from ektp_desk.residents import queries, services
from ektp_desk.residents.queries import ResidentView
from ektp_desk.residents.rules import Presence
from ektp_desk.residents.services import Person
from ektp_desk.storage.engines import open_desk
from tests.conftest import CONSOLE, ZONE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def enter_again(address: str, clock) -> tuple[ResidentView, int]:  # type: ignore[no-untyped-def]
    """The first man of the roll once more, with two digits of his NIK exchanged."""
    desk: Desk = open_desk(address, clock=clock, zone=ZONE)
    one = desk.read(queries.resident, resident_id=40)
    assert one is not None
    at = next(n for n in range(6, 15) if one.nik[n] != one.nik[n + 1])
    nik = one.nik[:at] + one.nik[at + 1] + one.nik[at] + one.nik[at + 2 :]
    again = Person(
        nik=nik, name=one.name, sex=one.sex, birth_date=one.birth_date, kk_number=one.kk_number,
        birth_place="Belopa", marital_status=one.marital_status, village_code=one.village_code,
    )  # fmt: skip
    other = desk.write(CONSOLE, services.add_resident, person=again).result
    desk.close()
    return one, other


def seen(address: str, clock, resident_id: int) -> ResidentView:  # type: ignore[no-untyped-def]
    desk = open_desk(address, clock=clock, zone=ZONE)
    view = desk.read(queries.resident, resident_id=resident_id)
    desk.close()
    assert view is not None
    return view


def look(hands: Hands) -> None:
    hands.click("dialogPrimary")
    hands.wait(lambda: hands.enabled("dialogPrimary"), "the whole roll to be compared")


def test_a_pair_is_found_merged_side_by_side_and_undone(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    one, other = enter_again(demo, morning)
    hands = arrive("supervisor")
    hands.go("residents")

    def choose(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "both entries")
        hands.find(QRadioButton, "take_birth_place_1").click()
        hands.write("mergeNote", "KK asli diperiksa")
        hands.picture("merge")
        hands.click("dialogPrimary")
        hands.settle()

    def work_down(dialog: QDialog) -> None:
        look(hands)
        row = hands.row_of("duplicatePairs", 1, one.name)
        assert "NIK beda satu ketikan" in hands.cells("duplicatePairs", 5)[row]
        hands.row("duplicatePairs", row)
        hands.picture("pairs")
        hands.dialog(lambda: hands.click("comparePair"), choose)
        away = seen(demo, morning, other)
        assert (away.presence, away.merged_into) == (Presence.MERGED, one.id)
        assert seen(demo, morning, one.id).birth_place == "Belopa"
        hands.tab("duplicateTabs", 1)
        assert hands.cells("mergesMade", 0) == [one.name]
        hands.picture("merged")
        hands.click("undoMerge")
        hands.wait(lambda: not hands.cells("mergesMade", 0), "the merge to be undone")
        dialog.reject()

    hands.dialog(lambda: hands.click("lookForDuplicates"), work_down)
    assert seen(demo, morning, other).merged_into is None
    assert seen(demo, morning, one.id).birth_place == one.birth_place


def test_two_people_are_told_apart_and_not_listed_again(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    one, _other = enter_again(demo, morning)
    hands = arrive("supervisor")
    hands.go("residents")

    def apart(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "both entries")
        hands.click("tellApart")
        hands.settle()

    def work_down(dialog: QDialog) -> None:
        look(hands)
        before = hands.cells("duplicatePairs", 1).count(one.name)
        hands.row("duplicatePairs", hands.row_of("duplicatePairs", 1, one.name))
        hands.dialog(lambda: hands.click("comparePair"), apart)
        look(hands)
        assert hands.cells("duplicatePairs", 1).count(one.name) == before - 1
        dialog.reject()

    hands.dialog(lambda: hands.click("lookForDuplicates"), work_down)


def test_a_counter_officer_sees_no_duplicates(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    hands.go("residents")
    assert not hands.sees("lookForDuplicates")


def test_a_name_as_another_ear_writes_it_is_found_and_says_so(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    desk = open_desk(demo, clock=morning, zone=ZONE)
    person = Person(
        nik="7373010101900099", name="Mochamad Jusuf Padjalesang", sex="L",  # type: ignore[arg-type]
        birth_date=date(1990, 1, 1),
    )  # fmt: skip
    desk.write(CONSOLE, services.add_resident, person=person)
    desk.close()
    hands = arrive("supervisor")
    hands.go("residents")
    hands.write("residentSearch", "Muh. Yusup Pajalesang")
    hands.wait(lambda: bool(hands.cells("residentsFound", 0)), "who was found")
    assert hands.cells("residentsFound", 0) == ["Mochamad Jusuf Padjalesang"]
    assert hands.cells("residentsFound", 4) == ["bunyinya mirip"]
    hands.picture("by-sound")


def test_a_supervisor_merges_two_entries_chosen_by_hand(  # type: ignore[no-untyped-def]
    arrive: Arrive, demo: str, morning
) -> None:
    one, other = enter_again(demo, morning)
    second = seen(demo, morning, other)
    hands = arrive("supervisor")
    hands.go("residents")
    hands.write("residentSearch", one.nik)
    hands.wait(lambda: bool(hands.cells("residentsFound", 0)), "the person")
    hands.row("residentsFound", 0, opens=True)
    hands.settle()
    hands.picture("person")

    def side_by_side(_dialog: QDialog) -> None:
        hands.wait(lambda: hands.enabled("dialogPrimary"), "both entries")
        hands.click("unmaskBoth")
        hands.settle()
        texts = {hands.find(QRadioButton, f"take_kept_{side}").text() for side in (0, 1)}
        assert texts == {f"NIK {one.nik}", f"NIK {second.nik}"}
        hands.find(QRadioButton, "take_kept_1").click()
        hands.click("dialogPrimary")
        hands.settle()

    def pick(_dialog: QDialog) -> None:
        hands.write("personSearch", second.nik)
        hands.wait(lambda: bool(hands.cells("personResults", 0)), "the other entry")
        hands.dialog(lambda: hands.row("personResults", 0, opens=True), side_by_side)

    hands.dialog(lambda: hands.click("mergeWith"), pick)
    assert seen(demo, morning, one.id).merged_into == other
    hands.wait(lambda: hands.cells("residentsFound", 1) == [second.masked_nik], "the kept entry")
