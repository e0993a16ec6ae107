"""The console on a real server behind a network that breaks: done once, and it says what is so."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import create_engine, event, text

from ektp_desk.accounts.rules import OfficeProfile
from ektp_desk.doors import console
from ektp_desk.kernel import lost
from ektp_desk.kernel.clock import SystemClock
from ektp_desk.kernel.desk import Desk
from ektp_desk.new_office import make_office
from tests.conftest import PASSWORD
from tests.doors.conftest import Ask
from tests.proxy import Network, network

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)
ADD = ("officers", "add", "rina", "--full-name", "Rina", "--role", "counter", "--json")


@pytest.fixture
def line(address: str) -> Iterator[Network]:
    make_office(
        address, profile=OfficeProfile(), username="kepala", full_name="Ibu Kepala",
        password=PASSWORD, clock=SystemClock(),
    )  # fmt: skip
    with network(address) as made:
        yield made


@pytest.fixture
def paused(line: Network, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses asked for, none of them waited for; the third one sees the network mended."""
    asked: list[float] = []

    def wait(seconds: float) -> None:
        asked.append(seconds)
        if len(asked) == 3:
            line.mend()

    monkeypatch.setattr(lost.time, "sleep", wait)
    return asked


def _officers(address: str) -> list[str]:
    engine = create_engine(address)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT username FROM officer ORDER BY id")).scalars()
        names = list(found)
    engine.dispose()
    return names


def test_an_act_whose_answer_was_lost_is_reported_as_done(
    ask: Ask, address: str, line: Network
) -> None:
    line.lose_answer_to_commit = True
    said = ask(*ADD, "--database", line.address)
    assert said.facts["username"] == "rina"
    assert line.lose_answer_to_commit is False, "it was lost"
    assert _officers(address) == ["kepala", "rina"]


def test_the_server_is_asked_again_with_growing_pauses(
    ask: Ask, address: str, line: Network, paused: list[float]
) -> None:
    line.lose_answer_to_commit = line.refuse_when_lost = True
    said = ask(*ADD, "--database", line.address)
    assert said.facts["username"] == "rina"
    assert len(paused) == 3
    assert paused[2] > paused[0], "from half of 0.5 s up to all of 2 s"
    assert _officers(address) == ["kepala", "rina"]


def test_after_a_bounded_time_it_says_that_nobody_knows(
    ask: Ask, address: str, line: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost, "ASKED_SECONDS", 0.0)
    line.lose_answer_to_commit = line.refuse_when_lost = True
    said = ask(*ADD, "--database", line.address)
    assert said.code == "act.unsure", "not plain trouble: it may stand there"
    assert _officers(address) == ["kepala", "rina"]


def test_an_act_that_did_not_arrive_is_done_once_by_asking(
    ask: Ask, address: str, line: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line breaks before the commit leaves: the server took the act back, it is done now."""
    cuts: list[None] = []
    opened = console.open_desk

    def listened(*words: Any, **named: Any) -> Desk:
        desk = opened(*words, **named)

        @event.listens_for(desk.engine, "commit")
        def _cut(_connection: object) -> None:
            if not cuts:
                cuts.append(None)
                line.cut()

        return desk

    monkeypatch.setattr(console, "open_desk", listened)
    said = ask(*ADD, "--database", line.address)
    assert said.facts["username"] == "rina"
    assert cuts == [None]
    assert _officers(address) == ["kepala", "rina"]


def test_a_new_office_whose_answer_was_lost_is_said_to_be_there(ask: Ask, address: str) -> None:
    with network(address) as line:
        line.lose_answer_to_commit = True
        said = ask("init", "--username", "kepala", "--full-name", "Ibu", "--json",
                   "--database", line.address)  # fmt: skip
        assert line.lose_answer_to_commit is False, "it was lost"
    assert said.facts["username"] == "kepala"
    assert _officers(address) == ["kepala"]
