"""Guesses while the database is away: kept as counts, written when it is back, counted on."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from sqlmodel import col, select

from ektp_desk.accounts.guess_book import NAME, GuessBook
from ektp_desk.accounts.keepers import KnownKeepers, keepers
from ektp_desk.accounts.models import Officer
from ektp_desk.accounts.services import sign_in
from ektp_desk.accounts.sign_ins import SignIn, note_guesses
from ektp_desk.kernel.errors import OfficeError
from ektp_desk.kernel.models import AuditEntry
from ektp_desk.kernel.work import Actor
from tests.conftest import MORNING, PASSWORD, Office
from tests.fuzz.changes import bytes_changed, json_changed
from tests.fuzz.drawing import RANDOM
from tests.racing import race

DOOR = Actor(None, "", frozenset(), "meja-1", instance="aa")


def known(office: Office, folder: Path) -> KnownKeepers:
    """A program that has read who may, before the server went away."""
    kept = KnownKeepers(office.clock.now, GuessBook(folder))
    kept.learn(office.desk.read(keepers))
    return kept


def guess(kept: KnownKeepers, password: str = "salah") -> str:
    try:
        kept.vouch(username="supervisor", password=password)
    except OfficeError as refusal:
        return refusal.code
    return ""


def tell(office: Office, folder: Path) -> None:
    """What the window does once the server is back."""
    book = GuessBook(folder)
    rows = book.all()
    office.desk.write(DOOR, note_guesses, guesses=rows)
    book.forget(written=rows)


def written(office: Office) -> list[tuple[int, int]]:
    statement = select(AuditEntry.facts).where(col(AuditEntry.action) == "officer.sign_in_failed")
    rows = office.desk.read(lambda session: list(session.exec(statement)))
    assert all(facts["written_later"] for facts in rows)
    return [(facts["guesses"], facts["failures"]) for facts in rows]


def come_in(office: Office) -> SignIn:
    return office.desk.write(
        DOOR, sign_in, username="supervisor", password=PASSWORD, counter_id=None, station="meja-1"
    ).result


def test_they_are_written_when_it_is_back_though_nobody_got_in(
    office: Office, tmp_path: Path
) -> None:
    kept = known(office, tmp_path)
    assert [guess(kept) for _ in range(3)] == ["kiosk.wrong"] * 3
    tell(office, tmp_path)
    assert written(office) == [(3, 3)]
    assert not (tmp_path / NAME).exists()


def test_they_outlive_the_program_and_count_on(office: Office, tmp_path: Path) -> None:
    for _ in range(5):
        guess(known(office, tmp_path))  # each time the program was ended
    assert guess(known(office, tmp_path), PASSWORD) == "sign_off.paused"
    tell(office, tmp_path)
    assert written(office) == [(5, 5)]
    answer = come_in(office)
    assert (answer.code, answer.seconds) == ("sign_in.paused", 30)
    office.clock.advance(seconds=61)
    assert come_in(office).actor is not None


def test_guesses_on_both_sides_of_an_outage_are_one_row(office: Office, tmp_path: Path) -> None:
    for _ in range(3):
        office.desk.write(
            DOOR, sign_in, username="supervisor", password="salah", counter_id=None, station="m"
        )
    kept = known(office, tmp_path)
    guess(kept)
    assert guess(kept) == "kiosk.wrong"
    assert guess(kept) == "sign_off.paused"
    tell(office, tmp_path)
    find = select(Officer.failed_sign_ins).where(col(Officer.username) == "supervisor")
    assert office.desk.read(lambda session: session.exec(find).one()) == 5


def test_the_right_word_ends_the_row_and_leaves_the_trace(office: Office, tmp_path: Path) -> None:
    kept = known(office, tmp_path)
    for _ in range(4):
        guess(kept)
    assert guess(kept, PASSWORD) == ""
    assert guess(known(office, tmp_path)) == "kiosk.wrong"
    tell(office, tmp_path)
    assert written(office) == [(5, 1)]
    assert come_in(office).actor is not None


def test_what_is_told_twice_is_written_once(office: Office, tmp_path: Path) -> None:
    guess(known(office, tmp_path))
    rows = GuessBook(tmp_path).all()
    for _ in range(2):  # killed before the file could forget it
        office.desk.write(DOOR, note_guesses, guesses=rows)
    race(*[lambda: office.desk.write(DOOR, note_guesses, guesses=rows)] * 2)
    assert written(office) == [(1, 1)]


def test_a_guess_while_it_is_being_written_stays(office: Office, tmp_path: Path) -> None:
    kept = known(office, tmp_path)
    guess(kept)
    rows = GuessBook(tmp_path).all()
    office.desk.write(DOOR, note_guesses, guesses=rows)
    office.clock.advance(seconds=1)
    guess(kept)
    GuessBook(tmp_path).forget(written=rows)
    tell(office, tmp_path)
    assert written(office) == [(1, 1), (1, 2)]


def test_the_file_holds_no_name_and_nothing_that_was_typed(office: Office, tmp_path: Path) -> None:
    guess(known(office, tmp_path), "kata-yang-diketik")
    content = (tmp_path / NAME).read_text(encoding="utf-8")
    for word in ("supervisor", "Supervisor", "kata-yang-diketik", "argon2"):
        assert word not in content


def test_a_folder_that_cannot_be_written_still_counts_in_the_program(
    office: Office, tmp_path: Path
) -> None:
    folder = tmp_path / "berkas"
    folder.write_text("bukan folder", encoding="utf-8")
    kept = known(office, folder)
    assert [guess(kept) for _ in range(6)][-1] == "sign_off.paused"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(random=RANDOM)
def test_a_damaged_file_is_read_as_far_as_it_makes_sense(tmp_path: Path, random: Random) -> None:
    book = GuessBook(tmp_path)
    book.add(1, failures=5, at=MORNING, until=MORNING + timedelta(minutes=1))
    path = tmp_path / NAME
    change = random.choice((bytes_changed, json_changed))
    path.write_bytes(change(path.read_bytes(), random))
    for one in book.all():
        assert one.last.tzinfo is not None
        assert one.count >= 0
    book.forget(written=book.all())
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("content", ["", "[]", '{"guesses": 7}', '{"guesses": [{}]}', "\x00"])
def test_nonsense_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    assert GuessBook(tmp_path).all() == ()
