"""Two windows of one person at one computer, and what a supervisor changes meanwhile."""

from dataclasses import replace
from pathlib import Path

from ektp_desk.accounts import queries as accounts_queries
from ektp_desk.accounts import services as accounts
from ektp_desk.cards import queries as cards
from ektp_desk.cards.rules import CardState
from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.desk import Desk
from tests.conftest import CONSOLE
from tests.ui.conftest import Arrive
from ui.demo_day.hands import Hands


def _desk(hands: Hands) -> Desk:
    assert hands.window.opened is not None
    return hands.window.opened.desk


def test_a_second_window_leaves_the_firsts_card_alone_and_hears_of_it(arrive: Arrive) -> None:
    first = arrive("supervisor")
    second = arrive("supervisor")
    assert first.window.station == second.window.station
    first.go("printing")
    second.go("printing")
    first.click("beginCard")
    (card,) = _desk(first).read(cards.unsettled)
    second.wait(lambda: card.number in second.cells("unsettled", 0), "the news")
    third = arrive("supervisor")
    third.go("printing")
    assert third.cells("unsettled", 2) == second.cells("unsettled", 2)
    assert [row.state for row in _desk(first).read(cards.unsettled)] == [CardState.PRINTING]
    first.click("cardGood")
    assert _desk(first).read(cards.unsettled) == ()


def test_what_a_dead_window_left_is_settled_first(arrive: Arrive) -> None:
    first = arrive("supervisor")
    first.go("printing")
    first.click("beginCard")
    opened = first.window.opened
    assert opened is not None
    opened.instance.close()  # what the system does when a program dies
    second = arrive("supervisor")
    assert "1 kartu" in second.notices()
    assert [row.state for row in _desk(second).read(cards.unsettled)] == [CardState.UNKNOWN]


def test_papers_waiting_in_one_window_are_not_printed_by_another(
    arrive: Arrive, tmp_path: Path
) -> None:
    first = arrive("loket1", counter=1)
    first.go("queue")
    first.window.preferences.set_printer("queue_ticket", "mati")
    first.click("take_INFO")
    first.wait(lambda: "D-001" in first.notices(), "the printer to say no")
    second = arrive("loket1", counter=2)
    assert second.window.session is not None
    assert second.window.session.spool.drain(5)
    assert list(tmp_path.rglob("cetak/D-001*.pdf")) == []


def test_the_next_to_sign_in_finds_the_office_as_it_is(arrive: Arrive) -> None:
    hands = arrive("supervisor")
    desk = _desk(hands)
    profile = desk.read(accounts_queries.profile)
    changed = replace(profile, ask_blank_serial=True, short_name="Disdukcapil Baru")
    desk.write(CONSOLE, accounts.save_profile, profile=changed)
    hands.menu("officerMenu", "signOut")
    hands.wait(lambda: hands.sees("signIn"), "the sign-in screen")
    hands.settle()
    new = desk.write(
        CONSOLE, accounts.save_counter, counter_id=None, code="L9", name="Loket 9", letters="AB",
        active=True,
    ).result  # fmt: skip
    assert hands.window.entry is not None
    hands.window.entry.refresh()  # somebody comes back to this window
    hands.settle()
    hands.choose("counter", new)
    hands.write("password", PASSWORD)
    hands.click("signIn")
    hands.wait(lambda: hands.window.session is not None, "the supervisor to be in")
    hands.settle()
    assert hands.window.session is not None
    context = hands.window.session.workplace.context
    assert context.profile == changed
    assert hands.text("counterChip") == "Loket 9"
