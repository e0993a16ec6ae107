"""What makes the sound: the system's own Indonesian voice, the shipped words, or nothing.

Qt's sound lies in PySide6-Addons and is loaded only here, when a display speaks.
"""

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, QObject, QTimer, Signal

from ektp_desk.queue.spoken import sentence
from ui.display.sounds import RATE, for_stereo, gong_sound, seconds, spoken_sound

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioSink

PATIENCE = 3.0  # seconds over its length until a sound is given up as stuck
LOOK_MS = 50  # between two looks at a playing sound
LONGEST_SPEECH = 30.0  # seconds, of the system's voice
SYSTEM_RATE = -0.15  # a little slower than the system speaks


class Voice(QObject):
    """Says one announcement after another; `finished` tells the end, heard or not."""

    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trouble = False  # no sound comes out: staff should know

    def say(self, words: tuple[str, ...], language: str, *, gong: bool) -> None:
        """Begin; the one before must be finished."""
        raise NotImplementedError

    def close(self) -> None:
        """Let the sound card go."""


class SilentVoice(Voice):
    """Takes as long as speaking would, so that the screen shows each call as long."""

    def __init__(self, *, wanted: bool, parent: QObject | None = None) -> None:
        """`wanted`: silence is the office's choice, not a trouble."""
        super().__init__(parent)
        self.trouble = not wanted
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.finished)

    def say(self, words: tuple[str, ...], language: str, *, gong: bool) -> None:
        self._timer.start(round(1_000 * seconds(spoken_sound(words, language, gong=gong))))

    def close(self) -> None:
        self._timer.stop()


class RecordedVoice(Voice):
    """The shipped words, joined into one sound and played at once."""

    def __init__(self, *, volume: int, parent: QObject | None = None) -> None:
        """`volume` in per cent."""
        super().__init__(parent)
        self._volume = volume / 100
        self._sink: QAudioSink | None = None
        self._buffer = QBuffer(self)
        self._stuck = QTimer(self, singleShot=True)
        self._stuck.timeout.connect(self._on_stuck)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._on_look)

    def say(self, words: tuple[str, ...], language: str, *, gong: bool) -> None:
        self.play(spoken_sound(words, language, gong=gong))

    def play(self, sound: "array[int]") -> None:
        """Play one piece of sound to its end."""
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices

        device = QMediaDevices.defaultAudioOutput()  # asked each time: speakers come and go
        length = seconds(sound)
        if device.isNull():
            self._stuck.start(round(1_000 * length))
            return
        plain = QAudioFormat()
        plain.setSampleRate(RATE)
        plain.setChannelCount(1)
        plain.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(plain):
            plain.setSampleRate(2 * RATE)
            plain.setChannelCount(2)
            sound = for_stereo(sound)
        self._buffer.close()
        self._buffer.setData(QByteArray(sound.tobytes()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = QAudioSink(device, plain, self)
        self._sink.setVolume(self._volume)
        self._stuck.start(round(1_000 * (length + PATIENCE)))
        self._sink.start(self._buffer)
        self._look.start()

    def close(self) -> None:
        self._stuck.stop()
        self._let_go()

    def _on_look(self) -> None:
        """PySide 6.11 cannot hand over what `stateChanged` carries, so the sink is asked.

        It answers in `QtAudio.State`, which equals nothing in `QAudio.State`.
        """
        from PySide6.QtMultimedia import QtAudio

        if self._sink is None:
            return
        state = self._sink.state()
        if state == QtAudio.State.IdleState and self._buffer.atEnd():
            self._end(trouble=False)
        elif state == QtAudio.State.StoppedState:
            self._end(trouble=True)  # the card went away

    def _on_stuck(self) -> None:
        self._end(trouble=True)

    def _end(self, *, trouble: bool) -> None:
        self._stuck.stop()
        self._let_go()
        self.trouble = trouble
        self.finished.emit()

    def _let_go(self) -> None:
        if self._sink is not None:
            sink, self._sink = self._sink, None
            self._look.stop()
            sink.stop()
            sink.deleteLater()


class SystemVoice(Voice):
    """The system's own voice in the office's language, behind our gong."""

    def __init__(self, speech: Any, *, volume: int, parent: QObject | None = None) -> None:
        """`speech` is a `QTextToSpeech` with a voice of the language."""
        super().__init__(parent)
        from PySide6.QtTextToSpeech import QTextToSpeech

        self._states = QTextToSpeech.State
        self._speech = speech
        speech.setParent(self)
        speech.setVolume(volume / 100)
        speech.setRate(SYSTEM_RATE)
        speech.stateChanged.connect(self._on_state)
        self._gong = RecordedVoice(volume=volume, parent=self)
        self._gong.finished.connect(self._on_gong)
        self._text = ""
        self._stuck = QTimer(self, singleShot=True)
        self._stuck.timeout.connect(self._on_stuck)

    def say(self, words: tuple[str, ...], language: str, *, gong: bool) -> None:
        self._text = sentence(words, language)
        if gong:
            self._gong.play(gong_sound())
        else:
            self._speak()

    def close(self) -> None:
        self._text = ""
        self._stuck.stop()
        self._gong.close()
        self._speech.stop()

    def _on_gong(self) -> None:
        self.trouble = self._gong.trouble
        self._speak()

    def _speak(self) -> None:
        self._stuck.start(round(1_000 * LONGEST_SPEECH))
        self._speech.say(self._text)

    def _on_state(self, state: Any) -> None:
        if self._text and state in (self._states.Ready, self._states.Error):
            self._end(trouble=state == self._states.Error or self.trouble)

    def _on_stuck(self) -> None:
        self._end(trouble=True)

    def _end(self, *, trouble: bool) -> None:
        self._text = ""
        self._stuck.stop()
        self.trouble = trouble
        self.finished.emit()


def make_voice(*, on: bool, volume: int, language: str) -> Voice:
    """The best voice this computer has; it may turn out to be a silent one."""
    if not on:
        return SilentVoice(wanted=True)
    try:
        import PySide6.QtMultimedia  # noqa: F401
    except ImportError:  # a Linux without the system's sound libraries
        return SilentVoice(wanted=False)
    speech = _system_speech(language)
    if speech is not None:
        return SystemVoice(speech, volume=volume)
    return RecordedVoice(volume=volume)


def _system_speech(language: str) -> Any:
    """The system's speech with a voice of the language; None where there is none."""
    try:
        from PySide6.QtTextToSpeech import QTextToSpeech
    except ImportError:
        return None
    wanted = QLocale(language).language()
    for engine in QTextToSpeech.availableEngines():
        if engine in ("mock", "speechd"):  # speechd's Indonesian is espeak's, which we ship
            continue
        speech = QTextToSpeech(engine)
        for locale in speech.availableLocales():
            if locale.language() == wanted:
                speech.setLocale(locale)
                return speech
        speech.deleteLater()
    return None
