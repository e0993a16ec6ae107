"""A locked workplace whose office server does not answer: its officer goes on all the same."""

import pytest
from PySide6.QtCore import Qt
from sqlmodel import col, select

from ektp_desk.demo.office import PASSWORD
from ektp_desk.kernel.desk import Desk
from ektp_desk.kernel.models import AuditEntry
from tests.proxy import Network
from tests.ui.conftest import Arrive
from tests.ui.keyboard import keys
from tests.ui.test_lock import lock_of
from tests.ui.test_server_gone import sit_down
from ui.demo_day.hands import Hands
from ui.opening import Opened

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


def locked_out(window_at: Arrive, line: Network) -> Hands:
    """A locked workplace whose server is gone."""
    hands = sit_down(window_at, line, "loket1", 1)
    lock_of(hands).lock()
    hands.settle()
    line.refuse()
    return hands


def unlocked(near: Desk) -> list[dict[str, object]]:
    statement = select(AuditEntry.facts).where(col(AuditEntry.action) == "officer.unlocked")
    return near.read(lambda session: list(session.exec(statement)))


def test_it_is_unlocked_by_the_password_as_last_read_and_written_later(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = locked_out(window_at, line)
    keys(hands, "salah", Qt.Key.Key_Return)
    hands.wait(lambda: hands.errors() != [], "the refusal")
    assert hands.errors() == ["Your password is wrong. Try again."]
    hands.write("unlockPassword", PASSWORD)
    keys(hands, Qt.Key.Key_Return)
    hands.wait(lambda: not lock_of(hands).locked, "the work to be back")
    assert unlocked(near) == []
    line.mend()
    hands.wait(lambda: len(unlocked(near)) == 1, "the unlocking to be written")
    (facts,) = unlocked(near)
    assert (facts["written_later"], facts["failures"]) == (True, 1)


def test_the_guesses_pause_there_too(window_at: Arrive, line: Network) -> None:
    hands = locked_out(window_at, line)
    for _ in range(6):
        hands.write("unlockPassword", "salah")
        keys(hands, Qt.Key.Key_Return)
    hands.wait(lambda: any("Wait" in one for one in hands.errors()), "the pause")
    hands.write("unlockPassword", PASSWORD)
    keys(hands, Qt.Key.Key_Return)
    assert lock_of(hands).locked
    line.mend()


def test_guesses_that_let_nobody_in_are_written_when_the_server_is_back(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = locked_out(window_at, line)
    for place in range(2):
        hands.write("unlockPassword", "salah")
        keys(hands, Qt.Key.Key_Return)
        hands.wait(lambda place=place: guessed(hands) == place + 1, "the refusal")
    line.mend()
    hands.wait(lambda: failed(near) == [(2, True)], "the guesses to be written")
    hands.wait(lambda: guessed(hands) == 0, "the book to be empty")
    assert lock_of(hands).locked


def test_guesses_of_a_program_that_was_ended_are_written_at_the_next_start(
    window_at: Arrive, line: Network, near: Desk
) -> None:
    hands = locked_out(window_at, line)
    keys(hands, "salah", Qt.Key.Key_Return)
    hands.wait(lambda: guessed(hands) == 1, "the refusal")
    kept = opened_of(hands).guesses
    (left,) = kept.all()
    kept.forget(written=[left])  # the end of the program: what it still tries finds nothing
    line.mend()
    hands.wait(lambda: unlinked(hands), "the link")
    hands.settle()
    kept.add(left.officer_id, failures=left.failures, at=left.last, until=left.until)
    window_at(line.address, language="en")
    hands.wait(lambda: failed(near) == [(1, True)], "the guess to be written")


def opened_of(hands: Hands) -> Opened:
    assert hands.window.opened is not None
    return hands.window.opened


def guessed(hands: Hands) -> int:
    return sum(one.count for one in opened_of(hands).guesses.all())


def unlinked(hands: Hands) -> bool:
    session = hands.window.session
    return session is not None and session.tasks.linked


def failed(near: Desk) -> list[tuple[object, object]]:
    statement = select(AuditEntry.facts).where(col(AuditEntry.action) == "officer.sign_in_failed")
    rows = near.read(lambda session: list(session.exec(statement)))
    return [(facts.get("guesses"), facts.get("written_later")) for facts in rows]
