"""Days worked that no backup holds: from the first one on, whether any was closed or not."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ektp_desk.accounts import sessions
from ektp_desk.accounts.backups import note_failed, note_kept
from ektp_desk.accounts.rules import BackupPlace
from ektp_desk.kernel.clock import local_day
from ektp_desk.queue import counters
from ektp_desk.queue import services as queue
from ektp_desk.reports.closing import Standing, close_day, day_state, days_of, open_days
from ektp_desk.reports.decisions import decisions
from ektp_desk.reports.rules_decisions import Matter, Urgency
from ektp_desk.reports.unsaved import Unsaved, left_out, unsaved
from ektp_desk.stock import services as stock
from ektp_desk.storage.manifest import Reason
from ektp_desk.storage.places import Places
from ektp_desk.storage.safekeeping import keep
from tests.conftest import CONSOLE, PASSWORD, ZONE, Office
from tests.storage.conftest import tools as tools

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
HOME, SECOND = BackupPlace.HOME, BackupPlace.SECOND


@pytest.fixture
def fresh(office: Office) -> Office:
    """An office that was set up on Monday morning, in which nobody did anything yet."""
    office.clock.set(MONDAY)
    return office


def work(office: Office) -> None:
    office.desk.write(office.counter, queue.take_number, service_code="INFO")


def days_on(office: Office, days: int) -> None:
    """So many days later, nine in the morning."""
    local = office.clock.now().astimezone(ZONE)
    office.clock.set(local.replace(hour=9, minute=0) + timedelta(days=days))


def save(office: Office, folder: Path, tools: Path) -> None:
    now = office.clock.now().astimezone(ZONE)
    kept = keep(
        office.desk.engine, Places(folder), now=now, reason=Reason.PLANNED, closed=None, tools=tools
    )
    office.desk.write(office.supervisor, note_kept, kept=kept)


def close(office: Office) -> None:
    day = local_day(office.clock.now(), ZONE)
    said = {str(line.key): "uji" for line in office.desk.read(day_state, day=day).lines}
    office.desk.write(office.supervisor, close_day, day=day, password=PASSWORD, explanations=said)


def missing(office: Office, place: BackupPlace = HOME) -> Unsaved | None:
    return office.desk.read(unsaved, place=place, today=local_day(office.clock.now(), ZONE))


def made_up_for(office: Office) -> Reason | None:
    return office.desk.read(left_out, today=local_day(office.clock.now(), ZONE))


def told(office: Office) -> dict[Matter, tuple[int, int | None, Urgency]]:
    """What the supervisor's list says of days and backups: how many, since when, how urgent."""
    asked = (Matter.DAY_OPEN, Matter.BACKUP, Matter.SECOND_BACKUP)
    rows = office.desk.read(decisions, day=local_day(office.clock.now(), ZONE))
    return {row.key: (row.count, row.days, row.urgency) for row in rows if row.key in asked}


def test_the_second_day_of_an_office_asks_for_a_backup_of_the_first(fresh: Office) -> None:
    work(fresh)
    assert made_up_for(fresh) is None, "the first day is not over"
    days_on(fresh, 1)
    assert missing(fresh) == Unsaved(1, MONDAY.date())
    assert made_up_for(fresh) is Reason.PLANNED


def test_what_no_officer_did_is_no_work(fresh: Office) -> None:
    """A kiosk that stands in the hall, and what the office was filled with."""
    fresh.desk.write(CONSOLE, queue.take_number, service_code="INFO")
    days_on(fresh, 40)
    assert missing(fresh) is None
    assert told(fresh) == {}


def test_days_worked_are_counted_and_days_of_rest_are_not(fresh: Office) -> None:
    """Monday, Tuesday and Friday; asked on Saturday, when somebody works again."""
    for rest in (1, 3, 1):
        work(fresh)
        days_on(fresh, rest)
    work(fresh)
    assert missing(fresh) == Unsaved(3, MONDAY.date())
    assert missing(fresh, SECOND) == Unsaved(3, MONDAY.date())


def test_an_office_that_never_closes_is_told_from_its_first_day(fresh: Office) -> None:
    """The office waits three days for a backup; nothing of that hangs on a closing."""
    work(fresh)
    days_on(fresh, 1)
    assert told(fresh) == {Matter.DAY_OPEN: (1, 1, Urgency.TODAY)}
    work(fresh)
    days_on(fresh, 2)
    fresh.desk.write(fresh.supervisor, note_failed, problem="machine.disk_full")
    assert told(fresh) == {
        Matter.DAY_OPEN: (2, 3, Urgency.NOW),
        Matter.BACKUP: (2, 3, Urgency.TODAY),
        Matter.SECOND_BACKUP: (2, 3, Urgency.WAITS),
    }
    days_on(fresh, 5)
    assert told(fresh)[Matter.BACKUP][2] is Urgency.NOW


def test_going_home_after_the_backup_leaves_nothing_out(
    fresh: Office, tmp_path: Path, tools: Path
) -> None:
    """The backup's own note, and who leaves or locks, follow each day's backup."""
    work(fresh)
    save(fresh, tmp_path, tools)
    fresh.desk.write(fresh.counter, sessions.lock, idle=True)
    fresh.desk.write(fresh.counter, sessions.sign_out)
    fresh.desk.write(fresh.counter, counters.close_counter, counter_id=1)
    days_on(fresh, 30)
    assert missing(fresh) is None
    assert made_up_for(fresh) is None
    assert missing(fresh, SECOND) == Unsaved(1, MONDAY.date())
    assert set(told(fresh)) == {Matter.DAY_OPEN, Matter.SECOND_BACKUP}


def test_what_was_done_after_the_backup_is_made_up_for(
    fresh: Office, tmp_path: Path, tools: Path
) -> None:
    work(fresh)
    save(fresh, tmp_path, tools)
    work(fresh)
    assert made_up_for(fresh) is None
    days_on(fresh, 1)
    assert missing(fresh) == Unsaved(1, MONDAY.date())
    assert made_up_for(fresh) is Reason.PLANNED
    save(fresh, tmp_path, tools)
    assert made_up_for(fresh) is None


def test_a_clock_that_was_wrong_at_the_backup_hides_nothing(
    fresh: Office, tmp_path: Path, tools: Path
) -> None:
    """Saved by a clock a year ahead: what is done once it is right is in no backup all the same."""
    days_on(fresh, 365)
    work(fresh)
    save(fresh, tmp_path, tools)
    fresh.clock.set(MONDAY)
    work(fresh)
    days_on(fresh, 1)
    assert missing(fresh) == Unsaved(1, MONDAY.date())


def test_a_closing_that_is_in_no_backup_is_made_up_for_at_once(
    fresh: Office, tmp_path: Path, tools: Path
) -> None:
    """The computer went off too early, and is on again the same day."""
    work(fresh)
    save(fresh, tmp_path, tools)
    close(fresh)
    assert made_up_for(fresh) is Reason.CLOSING


def test_the_days_of_an_office_begin_with_its_officers_first_act(fresh: Office) -> None:
    """Blanks that were entered when the office was set up leave no day to be closed."""
    fresh.desk.write(CONSOLE, stock.open_stock, quantity=300)
    days_on(fresh, 2)
    work(fresh)
    days_on(fresh, 1)
    wednesday = MONDAY.date() + timedelta(days=2)
    today = local_day(fresh.clock.now(), ZONE)
    assert fresh.desk.read(open_days, today=today) == (wednesday,)
    marks = fresh.desk.read(days_of, start=MONDAY.date(), end=wednesday)
    assert [(one.day, one.standing) for one in marks] == [
        (MONDAY.date(), None), (wednesday, Standing.OPEN),
    ]  # fmt: skip
