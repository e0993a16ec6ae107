"""One announcement at a time, each twice, none lost and none doubled, whoever pulls the plug."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ektp_desk.queue.display import Call
from ui.display.announcer import Announcer, Memory

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def called(event_id: int, code: str = "", *, ago: float = 0) -> Call:
    return Call(event_id, code or f"A-{event_id:03d}", "1", "Loket 1", NOW - timedelta(seconds=ago))


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "display" / "memory.json")


def spoken_all(announcer: Announcer) -> list[str]:
    """Everything to its end: one code for each round."""
    rounds = []
    while (call := announcer.begin()) is not None:
        rounds.append(call.code)
        while announcer.round_over(NOW.date()):
            rounds.append(call.code)
    return rounds


def test_one_at_a_time_twice_in_the_order_of_the_calls(memory: Memory) -> None:
    announcer = Announcer(memory, times=2)
    announcer.offer([called(2), called(1)], now=NOW, live=True)  # at the same instant
    first = announcer.begin()
    assert first is not None
    assert first.code == "A-001"
    assert announcer.begin() is None, "the one spoken is not cut off"
    assert announcer.round_over(NOW.date())
    announcer.offer([called(1), called(2), called(3)], now=NOW, live=True)
    assert announcer.begin() is None
    assert not announcer.round_over(NOW.date())
    assert spoken_all(announcer) == ["A-002", "A-002", "A-003", "A-003"]
    announcer.offer([called(1), called(2), called(3)], now=NOW, live=True)
    assert announcer.begin() is None


def test_once_when_the_office_wants_it_once(memory: Memory) -> None:
    announcer = Announcer(memory, times=1)
    announcer.offer([called(1), called(2)], now=NOW, live=True)
    assert spoken_all(announcer) == ["A-001", "A-002"]


def test_a_call_that_comes_to_light_late_is_spoken(memory: Memory) -> None:
    announcer = Announcer(memory, times=1)
    announcer.offer([called(11)], now=NOW, live=True)
    assert spoken_all(announcer) == ["A-011"]
    announcer.offer([called(10), called(11)], now=NOW, live=True)
    assert spoken_all(announcer) == ["A-010"]


def test_undone_before_it_was_spoken(memory: Memory) -> None:
    announcer = Announcer(memory, times=2)
    announcer.offer([called(1), called(2), called(3)], now=NOW, live=True)
    announcer.begin()
    announcer.take_back([called(3)], after=0)  # 1 and 2 were undone
    assert announcer.speaking is not None
    assert announcer.speaking.code == "A-001", "what is spoken is not cut off"
    assert not announcer.round_over(NOW.date()), "and not said once more"
    assert spoken_all(announcer) == ["A-003", "A-003"]


def test_undone_in_the_pause_between_its_rounds(memory: Memory) -> None:
    announcer = Announcer(memory, times=2)
    announcer.offer([called(1), called(2)], now=NOW, live=True)
    announcer.begin()
    assert announcer.round_over(NOW.date())
    announcer.take_back([called(2)], after=0)
    assert announcer.again() is None
    assert spoken_all(announcer) == ["A-002", "A-002"]


def test_called_anew_after_the_undo_it_is_said_twice(memory: Memory) -> None:
    announcer = Announcer(memory, times=2)
    announcer.offer([called(1, "A-001")], now=NOW, live=True)
    announcer.begin()
    announcer.take_back([called(5, "A-001")], after=0)
    announcer.offer([called(5, "A-001")], now=NOW, live=True)
    assert not announcer.round_over(NOW.date())
    assert spoken_all(announcer) == ["A-001", "A-001"]


def test_what_was_not_asked_about_is_not_undone(memory: Memory) -> None:
    announcer = Announcer(memory, times=1)
    announcer.offer([called(1), called(500)], now=NOW, live=True)
    announcer.take_back([called(500)], after=300)
    assert spoken_all(announcer) == ["A-001", "A-500"]


def test_old_calls_are_shown_only(memory: Memory) -> None:
    announcer = Announcer(memory, times=1)
    announcer.offer([called(1, ago=121), called(2, ago=119)], now=NOW, live=False)
    assert spoken_all(announcer) == ["A-002"]
    announcer.offer([called(3, ago=600)], now=NOW, live=True)  # a counter's clock is slow
    assert spoken_all(announcer) == ["A-003"]


def test_a_second_display_goes_on_where_the_first_stopped(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    first = Announcer(Memory(path), times=2)
    calls = [called(1), called(2), called(3)]
    first.offer(calls, now=NOW, live=True)
    first.begin()
    first.round_over(NOW.date())
    first.round_over(NOW.date())
    first.begin()
    first.round_over(NOW.date())  # the second was said once
    second = Announcer(Memory(path), times=2)
    second.offer(calls, now=NOW, live=False)
    assert spoken_all(second) == ["A-002", "A-003", "A-003"]


@pytest.mark.parametrize("content", ["", "{", "[1]", '{"day": 3, "rounds": {"1": "x"}}', "\0\0"])
def test_a_broken_memory_is_no_reason_for_silence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "memory.json"
    path.write_text(content, encoding="utf-8")
    announcer = Announcer(Memory(path), times=1)
    announcer.offer([called(1)], now=NOW, live=False)
    assert spoken_all(announcer) == ["A-001"]
    again = Announcer(Memory(path), times=1)
    again.offer([called(1)], now=NOW, live=False)
    assert again.begin() is None


def test_steps_counted_anew_after_a_restore_are_other_calls(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    first = Announcer(Memory(path), times=1)
    first.offer([called(7, ago=30)], now=NOW, live=True)
    assert spoken_all(first) == ["A-007"]
    second = Announcer(Memory(path), times=1)
    second.offer([called(7, "B-001")], now=NOW, live=False)
    assert spoken_all(second) == ["B-001"]


class Display:
    """A real process that speaks into a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, rounds: int) -> None:
        """Start; so many rounds may end, the next one begins and hangs in the air."""
        (self.folder / "go").write_text(str(rounds), encoding="utf-8")
        (self.folder / "kept").write_text("0", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.display.speaker", str(self.folder)], cwd=ROOT
        )

    def lines(self) -> list[str]:
        path = self.folder / "spoken.txt"
        return path.read_text(encoding="utf-8").split() if path.exists() else []

    def wait(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < end, self.lines()
            time.sleep(0.01)

    def kill(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        self.process.wait(timeout=30)


@pytest.mark.parametrize("heard_first", range(6))
def test_killed_in_the_middle_of_any_round(tmp_path: Path, heard_first: int) -> None:
    calls = [(n, f"A-{n:03d}", "Loket 1", NOW.isoformat()) for n in (1, 2, 3)]
    (tmp_path / "calls.json").write_text(json.dumps(calls), encoding="utf-8")
    display = Display(tmp_path)
    display.start(heard_first)
    display.wait(lambda: sum(line[0] == "+" for line in display.lines()) == heard_first + 1)
    display.kill()
    cut_off = display.lines()[-1]
    assert cut_off[0] == "+", "killed while it spoke"
    display.start(6)
    assert display.process is not None
    assert display.process.wait(timeout=60) == 0
    lines = display.lines()
    ended = [line[1:] for line in lines if line[0] == "="]
    assert ended == ["A-001", "A-001", "A-002", "A-002", "A-003", "A-003"]
    begun = [line[1:] for line in lines if line[0] == "+"]
    assert len(begun) == 7, "only the round that was cut off begins twice"
    place = 2 * heard_first
    assert lines[place] == lines[place + 1] == cut_off
