"""The counter: two officers at once, the checklist that must be closed, numbers that move on."""

from datetime import date

from PySide6.QtWidgets import QDialog

from ektp_desk.accounts import services as accounts
from ektp_desk.demo.cast import cast
from ektp_desk.demo.office import AS_OF
from ektp_desk.kernel.clock import SetClock
from ektp_desk.queue import queries, services
from ektp_desk.queue.intake import take_number
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands

DAY: date = AS_OF


def _give_numbers(hands: Hands, count: int, service: str = "INFO") -> None:
    opened = hands.window.opened
    assert opened is not None
    for _ in range(count):
        opened.desk.write(CONSOLE, take_number, service_code=service)


def test_two_officers_pressing_at_once_call_two_different_numbers(arrive: Arrive) -> None:
    one, other = arrive("rekam1", counter=1), arrive("loket2", counter=2)
    _give_numbers(one, 2)
    for hands in (one, other):
        hands.go("counter")
    for hands in (one, other):
        hands.press_only("nextStep")  # nobody waits for the other's answer
    for hands in (one, other):
        hands.settle()
        hands.wait(lambda shown=hands: bool(shown.text("currentNumber")), "a number")
    assert sorted((one.text("currentNumber"), other.text("currentNumber"))) == ["D-001", "D-002"]


def test_two_officers_and_one_number_one_gets_it_the_other_a_sentence(arrive: Arrive) -> None:
    one, other = arrive("rekam1", counter=1), arrive("loket2", counter=2)
    _give_numbers(one, 1)
    for hands in (one, other):
        hands.go("counter")
        hands.press_only("nextStep")
    for hands in (one, other):
        hands.settle()
    told = [hands.notices() for hands in (one, other)]
    assert sorted(told) == ["", "Tidak ada yang menunggu untuk loket ini."]


def test_what_another_counter_does_is_seen_without_being_asked(arrive: Arrive) -> None:
    one, other = arrive("rekam1", counter=1), arrive("loket2", counter=2)
    other.go("counter")
    _give_numbers(one, 1)
    other.wait(lambda: other.cells("queue", 0) == ["D-001"], "the number to appear")
    one.go("counter")
    one.click("nextStep")
    other.wait(lambda: other.cells("queue", 0) == [], "the number to be gone")


def test_a_visit_cannot_end_while_the_checklist_is_open(arrive: Arrive) -> None:
    hands = arrive("rekam1", counter=1)
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    person = desk.read(cast, day=DAY, unrecorded=1, holders=0, collectors=0).unrecorded[0]
    desk.write(CONSOLE, take_number, service_code="NEW", resident_id=person.resident_id)
    hands.go("counter")
    hands.click("nextStep")
    hands.click("nextStep")
    for number in range(2):
        hands.click(f"paper{number}")
    hands.click("nextStep")
    hands.find_page("recording")
    hands.go("counter")
    hands.click("finish")
    assert hands.notices().startswith("Perekaman orang ini masih terbuka.")
    ticket = desk.read(queries.tickets_of_day, day=DAY)[0]
    assert ticket.state == "serving"


def test_a_number_taken_back_elsewhere_is_said_and_the_page_is_right_again(
    arrive: Arrive,
) -> None:
    hands = arrive("rekam1", counter=1)
    _give_numbers(hands, 1)
    hands.go("counter")
    hands.click("nextStep")
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    ticket = desk.read(queries.tickets_of_day, day=DAY)[0]
    desk.write(CONSOLE, services.no_show, ticket_id=ticket.id)
    if hands.sees("recall"):  # the watcher may have been quicker
        hands.press_only("recall")
    hands.wait(lambda: not hands.sees("recall"), "the page to be right")


def test_without_a_counter_nothing_is_called(arrive: Arrive) -> None:
    hands = arrive("rekam1")
    _give_numbers(hands, 1)
    hands.go("counter")
    assert not hands.enabled("nextStep")


def test_what_a_colleague_left_open_at_the_counter_is_said_at_sign_in(arrive: Arrive) -> None:
    one = arrive("rekam1", counter=1)
    _give_numbers(one, 1)
    one.go("counter")
    one.click("nextStep")
    one.menu("officerMenu", "signOut")

    relief = arrive("loket1", counter=1)

    relief.wait(lambda: bool(relief.notices()), "the sentence")
    assert "meninggalkan nomor D-001 terbuka di loket ini." in relief.notices()
    relief.go("counter")
    relief.click("nextStep")
    assert relief.text("currentNumber") == "D-001"


def test_a_counter_left_with_somebody_calls_again_the_next_day(
    arrive: Arrive, morning: SetClock
) -> None:
    yesterday = arrive("rekam1", counter=1)
    _give_numbers(yesterday, 1)
    yesterday.go("counter")
    yesterday.click("nextStep")
    yesterday.menu("officerMenu", "signOut")
    morning.advance(seconds=86_400)

    today = arrive("loket1", counter=1)
    _give_numbers(today, 1)
    today.go("counter")
    today.click("nextStep")

    assert today.notices() == ""
    assert today.text("currentNumber") == "D-001"


def test_my_queue_has_the_letters_my_counter_calls(arrive: Arrive) -> None:
    hands = arrive("loket1", counter=1)
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    hands.go("counter")
    _give_numbers(hands, 2)
    _give_numbers(hands, 1, "PICKUP")
    hands.wait(lambda: hands.cells("queue", 0) == ["D-001", "D-002", "C-001"], "the numbers")
    hands.click("nextStep")
    hands.click("noShow")

    desk.write(CONSOLE, accounts.save_counter, counter_id=1, code="1", name="Loket 1",
               letters="C", active=True)  # fmt: skip

    hands.wait(lambda: hands.cells("queue", 0) == ["C-001"], "the counter's own numbers")
    hands.tab("queueTabs", 1)
    assert hands.cells("queue", 0) == []


def _serve(hands: Hands) -> str:
    """Call the next and have the person come; the number."""
    hands.click("nextStep")
    hands.click("nextStep")
    return hands.text("currentNumber")


def test_a_step_can_be_taken_back_from_the_message(arrive: Arrive) -> None:
    hands = arrive("rekam1", counter=1)
    _give_numbers(hands, 1)
    hands.go("counter")
    assert _serve(hands) == "D-001"
    hands.click("nextStep")
    hands.wait(lambda: not hands.sees("currentNumber"), "the counter to be free")
    hands.click("undo")
    hands.wait(lambda: hands.text("currentNumber") == "D-001", "the person to be back")


def test_another_service_after_this_one_keeps_the_number(arrive: Arrive) -> None:
    hands = arrive("rekam1", counter=1)
    _give_numbers(hands, 1)
    hands.go("counter")
    number = _serve(hands)

    def pass_on(_dialog: QDialog) -> None:
        hands.choose("otherService", "PICKUP")
        hands.confirm()

    hands.dialog(lambda: hands.press_only("elsewhere"), pass_on)
    hands.settle()
    assert hands.window.opened is not None
    desk = hands.window.opened.desk
    ticket = desk.read(queries.ticket_by_code, code=number, day=DAY)
    assert ticket is not None
    assert (ticket.service_code, ticket.state) == ("PICKUP", "waiting")
    assert _serve(hands) == number


def test_on_a_break_the_big_button_opens_the_counter_again(arrive: Arrive) -> None:
    hands = arrive("rekam1", counter=1)
    _give_numbers(hands, 1)
    hands.go("counter")
    hands.menu("counterState", "counter_break")
    hands.settle()
    hands.click("nextStep")
    assert not hands.sees("currentNumber")  # opened, nobody called yet
    hands.click("nextStep")
    hands.wait(lambda: hands.text("currentNumber") == "D-001", "the call")


def test_a_call_from_before_the_start_is_offered_again(arrive: Arrive) -> None:
    hands = arrive("rekam1", counter=1)
    _give_numbers(hands, 1)
    hands.go("counter")
    hands.click("nextStep")
    again = arrive("rekam1", counter=1)
    again.go("counter")
    again.wait(lambda: "D-001" in again.notices(), "the call to be offered again")
    again.click("recall")
