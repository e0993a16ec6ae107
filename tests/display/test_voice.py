"""The recorded voice against what a sound card does: heard to its end, stopped, or stuck."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.display.sounds import seconds, spoken_sound
from ui.display.voice import RecordedVoice

multimedia = pytest.importorskip(
    "PySide6.QtMultimedia", reason="this system lacks Qt's sound libraries", exc_type=ImportError
)
State = multimedia.QtAudio.State
SHORT = ("a",)


class Device:
    """A sound card is there."""

    def isNull(self) -> bool:
        return False

    def isFormatSupported(self, wanted: Any) -> bool:
        return True


class Card:
    """Plays as the test says."""

    def __init__(self, *_: Any) -> None:
        self.now = State.ActiveState
        self.stopped = 0
        self.buffer: Any = None

    def setVolume(self, volume: float) -> None:
        self.volume = volume

    def state(self) -> Any:
        return self.now

    def start(self, buffer: Any) -> None:
        self.buffer = buffer

    def stop(self) -> None:
        self.stopped += 1

    def deleteLater(self) -> None:
        """Qt's own would end it here."""


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> list[Card]:
    made: list[Card] = []

    def make(*words: Any) -> Card:
        made.append(Card(*words))
        return made[-1]

    monkeypatch.setattr(multimedia, "QAudioSink", make)
    monkeypatch.setattr(multimedia.QMediaDevices, "defaultAudioOutput", lambda: Device())
    return made


@pytest.fixture
def voice(cards: list[Card]) -> Iterator[RecordedVoice]:
    made = RecordedVoice(volume=60)
    yield made
    made.close()


def test_a_real_sink_answers_in_the_words_that_are_compared(qapp: QApplication) -> None:
    assert multimedia.QAudioSink().state() == State.StoppedState


def test_a_sound_heard_to_its_end_is_no_trouble(
    qtbot: QtBot, voice: RecordedVoice, cards: list[Card]
) -> None:
    voice.say(SHORT, "id", gong=False)
    (card,) = cards
    assert card.volume == 0.6
    card.now = State.IdleState  # waits for more before all of it was read: not the end
    with qtbot.assertNotEmitted(voice.finished, wait=200):
        pass
    card.buffer.readAll()
    with qtbot.waitSignal(voice.finished):
        pass
    assert (voice.trouble, card.stopped) == (False, 1)


def test_a_card_pulled_out_is_said_and_the_next_call_tries_again(
    qtbot: QtBot, voice: RecordedVoice, cards: list[Card]
) -> None:
    voice.say(SHORT, "id", gong=False)
    cards[0].now = State.StoppedState
    with qtbot.waitSignal(voice.finished):
        pass
    assert voice.trouble
    voice.say(SHORT, "id", gong=False)
    cards[1].buffer.readAll()
    cards[1].now = State.IdleState
    with qtbot.waitSignal(voice.finished):
        pass
    assert not voice.trouble


def test_a_stuck_card_holds_nobody_up(
    qtbot: QtBot, voice: RecordedVoice, cards: list[Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ui.display.voice.PATIENCE", -0.9 * seconds(spoken_sound(SHORT, "id", gong=False))
    )
    voice.say(SHORT, "id", gong=False)
    with qtbot.waitSignal(voice.finished):
        pass
    assert voice.trouble
