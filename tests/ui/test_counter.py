"""The counter: two officers at once, the checklist that must be closed, numbers that move on."""

from datetime import date

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
