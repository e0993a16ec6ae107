"""A front desk whose server is gone gives numbers out of its reserve; they join by themselves."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from ektp_desk.kernel.clock import SetClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.queue import queries as queue
from ektp_desk.queue.rules import PriorityReason, TicketState
from tests.conftest import ZONE
from tests.proxy import Network
from tests.ui.conftest import Arrive
from tests.ui.test_server_gone import sign_in, sit_down
from ui.demo_day.hands import Hands

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


def rows(near: Desk) -> dict[str, queue.TicketRow]:
    today = near.clock.now().astimezone(ZONE).date()
    return {row.code: row for row in near.read(queue.tickets_of_day, day=today)}


def at_the_front_desk(window_at: Arrive, line: Network, username: str = "loket1") -> Hands:
    hands = sit_down(window_at, line, username, 1)
    hands.go("queue")
    reserve = hands.window.session.reserve  # type: ignore[union-attr]
    assert reserve is not None
    hands.wait(lambda: reserve.has("D"), "the reserve to be filled")
    hands.settle()
    return hands


def cut(hands: Hands, line: Network) -> None:
    line.refuse()
    hands.wait(lambda: hands.text("connection") == "No connection", "the cut to be seen")


def printed(tmp_path: Path) -> list[str]:
    """What came out of the printer, which is a folder here."""
    return sorted(path.stem for path in (tmp_path / "documents" / "cetak").rglob("*.pdf"))


def test_numbers_go_on_through_an_outage_and_join_when_it_is_over(
    window_at: Arrive, line: Network, near: Desk, tmp_path: Path
) -> None:
    hands = at_the_front_desk(window_at, line)
    cut(hands, line)
    assert "Left: A 25 · B 25 · C 25 · D 25" in hands.notices()
    for number in (500, 501):
        hands.click("take_INFO")
        hands.wait(lambda n=number: hands.text("takenNumber") == f"D-{n}", "the number")
    hands.wait(lambda: "D 23" in hands.notices(), "what is left")
    hands.wait(lambda: len(printed(tmp_path)) == 2, "both tickets on paper")
    assert rows(near) == {}
    line.mend()
    hands.wait(lambda: "D-500, D-501" in hands.notices(), "the sentence that they joined")
    assert set(rows(near)) == {"D-500", "D-501"}
    hands.wait(lambda: hands.text("connection") == "Connected", "the connection to be back")
    hands.settle()
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "an ordinary number again")


def test_the_server_fails_under_the_press_itself(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    """Nobody has seen the cut yet: the act fails, and the reserve steps in for it, once."""
    hands = at_the_front_desk(window_at, line)
    line.refuse()
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-500", "the number")
    line.mend()
    hands.wait(lambda: "D-500" in rows(near), "it to join")
    hands.settle()
    assert set(rows(near)) == {"D-500"}


def test_a_number_whose_answer_was_lost_is_cancelled_when_another_was_given(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = at_the_front_desk(window_at, line)
    line.refusing = line.lose_answer_to_commit = True
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-500", "the number out of the reserve")
    line.mend()
    hands.wait(lambda: "D-500" in rows(near), "it to join")
    hands.wait(
        lambda: rows(near)["D-001"].state is TicketState.CANCELLED, "the other to be cancelled"
    )
    assert rows(near)["D-500"].state is TicketState.WAITING
    assert "D-500" in rows(near)["D-001"].note
    assert hands.text("takenNumber") == "D-500"


def test_a_copy_of_a_reserve_ticket_is_numbered(
    window_at: Arrive, line: Network, near: Desk, tmp_path: Path
) -> None:
    hands = at_the_front_desk(window_at, line)
    cut(hands, line)
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-500", "the number")
    hands.click("printAgain")
    hands.wait(lambda: len(printed(tmp_path)) == 2, "the copy on paper")


def test_a_letter_without_reserve_waits_for_the_server_as_before(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = at_the_front_desk(window_at, line)
    cut(hands, line)
    for number in range(500, 525):
        hands.click("take_INFO")
        hands.wait(lambda n=number: hands.text("takenNumber") == f"D-{n}", "the number")
        hands.settle()
    hands.click("take_INFO")
    hands.wait(lambda: "cannot be reached" in hands.notices(), "the sentence")
    line.mend()
    hands.wait(lambda: hands.text("takenNumber") == "D-001", "the number of the server")
    hands.wait(lambda: len(rows(near)) == 26, "all to be in the queue")


def test_numbers_of_a_program_that_died_come_home_with_the_next(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = at_the_front_desk(window_at, line)
    cut(hands, line)
    hands.click("take_INFO")
    hands.wait(lambda: hands.text("takenNumber") == "D-500", "the number")
    hands.window.close()
    line.mend()
    again = sit_down(window_at, line, "loket2", 2)
    again.wait(lambda: "D-500" in rows(near), "it to join")
    assert "D-500" in again.notices()


def test_a_program_begun_without_its_server_gives_numbers_all_the_same(
    window_at: Arrive, line: Network, near: Desk, tmp_path: Path
) -> None:
    """The power failed for all: the front desk is back before the server is."""
    hands = at_the_front_desk(window_at, line)
    hands.window.close()
    line.refuse()
    again = window_at(line.address, language="en", station="meja/loket1")
    again.click("withoutServer")
    again.wait(lambda: again.sees("reserve_INFO"), "the services")
    again.wait(lambda: again.find(QPushButton, "reserve_INFO").isEnabled(), "what is left")
    again.click("reservePriority_elderly")
    again.click("reserve_INFO")
    again.wait(lambda: again.text("reserveNumber") == "D-500", "the number")
    again.wait(lambda: len(printed(tmp_path)) == 1, "its paper")
    again.click("reservePrintAgain")
    again.wait(lambda: len(printed(tmp_path)) == 2, "the copy")
    line.mend()
    again.wait(lambda: again.sees("signIn"), "the sign-in")
    sign_in(again, "loket1", 1)
    again.wait(lambda: "D-500" in rows(near), "it to join")
    assert rows(near)["D-500"].priority is PriorityReason.ELDERLY


def test_without_a_reserve_the_start_offers_none(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    line.refuse()
    hands = window_at(line.address, language="en")
    assert not hands.sees("withoutServer")


def test_a_supervisor_sees_who_holds_numbers_and_gives_up_what_is_lost(
    window_at: Arrive, line: Network, near: Desk, morning: SetClock, tmp_path: Path
) -> None:
    desk = at_the_front_desk(window_at, line)
    desk.window.close()
    for store in (tmp_path / "documents").rglob("numbers.db"):
        store.unlink()  # its disk broke
    morning.advance(seconds=86_400)
    hands = sit_down(window_at, line, "supervisor")
    hands.go("overview")

    def look(dialog: object) -> None:
        hands.wait(lambda: len(hands.cells("reserveBlocks", 0)) >= 4, "the blocks")
        hands.wait(
            lambda: hands.cells("reserveBlocks", 4)[:4] == ["has not come home"] * 4, "the state"
        )
        assert hands.cells("reserveBlocks", 2)[3] == "D-500 – D-524"
        hands.row("reserveBlocks", 3)
        hands.dialog(lambda: hands.click("giveUpBlock"), give_reason)
        hands.wait(
            lambda: "given up: Laptop hilang" in hands.cells("reserveBlocks", 4), "the reason"
        )
        hands.confirm()

    def give_reason(_dialog: object) -> None:
        hands.write("reasonText", "Laptop hilang")
        hands.confirm()

    hands.dialog(lambda: hands.click("reserveNumbers"), look)
