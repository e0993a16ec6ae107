"""What an officer puts aside stays aside, whatever answers are still under way."""

from contextlib import closing

import pytest
from PySide6.QtCore import QObject

from ektp_desk.storage import driver
from tests.ui.conftest import Arrive
from ui.context import Context
from ui.demo_day.hands import Hands
from ui.recording.viewmodel import RecordingViewModel
from ui.residents.viewmodel import ResidentsViewModel

NEVER_RECORDED = """
SELECT id FROM resident WHERE birth_date < '2007-01-01' AND presence = 'present'
AND id NOT IN (SELECT resident_id FROM recording)
AND id NOT IN (SELECT resident_id FROM central_record) ORDER BY id LIMIT 2
"""


@pytest.fixture
def recorder(arrive: Arrive) -> Hands:
    """A recorder at a window."""
    return arrive("rekam1")


def _context(hands: Hands) -> Context:
    assert hands.window.session is not None
    return hands.window.session.workplace.context


@pytest.fixture
def recordings(recorder: Hands, demo: str) -> RecordingViewModel:
    """Two recordings begun, the second in hand."""
    viewmodel = RecordingViewModel(_context(recorder), QObject(recorder.window))
    with closing(driver.connect(demo)) as connection:
        people = connection.execute(NEVER_RECORDED).fetchall()
    for (person,) in people:
        viewmodel.start(person, None)
        recorder.settle()
    assert viewmodel.current is not None
    return viewmodel


def test_a_closed_recording_does_not_come_back(
    recorder: Hands, recordings: RecordingViewModel
) -> None:
    recordings.load()  # another station's change reads it again
    recordings.close()
    recorder.settle()
    assert recordings.current is None


def test_a_step_that_is_still_being_written_does_not_open_it_again(
    recorder: Hands, recordings: RecordingViewModel
) -> None:
    assert recordings.current is not None
    second = recordings.current.id
    recordings.mark(["papers"])
    recordings.close()
    recorder.settle()
    assert recordings.current is None
    recordings.open_recording(second - 1)
    recorder.settle()
    recordings.mark(["papers"])
    recordings.open_recording(second)
    recorder.settle()
    assert recordings.current is not None
    assert recordings.current.id == second
    recordings.cancel("salah orang")
    recordings.open_recording(second - 1)
    recorder.settle()
    assert recordings.current.id == second - 1


def test_a_person_put_aside_does_not_come_back(recorder: Hands) -> None:
    viewmodel = ResidentsViewModel(_context(recorder), QObject(recorder.window))
    viewmodel.open_person(1)
    viewmodel.close_person()
    viewmodel.search("an")
    viewmodel.search("")
    recorder.settle()
    assert viewmodel.person is None
    assert viewmodel.found == ()
