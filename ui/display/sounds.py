"""One announcement as one piece of sound: the shipped words joined without gaps or clicks."""

import wave
from array import array
from functools import cache
from importlib.resources import files
from io import BytesIO

from ektp_desk.queue.spoken import PAUSE

RATE = 22_050  # samples a second, one channel of 16 bits
BETWEEN_WORDS = 0.06  # seconds
BREATH = 0.35
AFTER_GONG = 0.25


def spoken_sound(words: tuple[str, ...], language: str, *, gong: bool) -> "array[int]":
    """Samples of an announcement, at `RATE`; with the gong before it."""
    sound = array("h")
    if gong:
        sound += gong_sound()
    for word in words:
        if word == PAUSE:
            sound += _silence(BREATH)
            continue
        sound += _read(f"{language}/{word}.wav")
        sound += _silence(BETWEEN_WORDS)
    return sound


def gong_sound() -> "array[int]":
    """The gong and a breath after it."""
    return _read("gong.wav") + _silence(AFTER_GONG)


def seconds(sound: "array[int]") -> float:
    """How long a sound lasts."""
    return len(sound) / RATE


def for_stereo(sound: "array[int]") -> "array[int]":
    """The same at twice the rate and on two channels, for cards that take nothing plainer."""
    wide = array("h", bytes(len(sound) * 8))
    for place in range(4):
        wide[place::4] = sound
    return wide


def _silence(length: float) -> "array[int]":
    return array("h", bytes(2 * round(length * RATE)))


@cache
def _read(name: str) -> "array[int]":
    content = files("resources").joinpath("sounds", name).read_bytes()
    with wave.open(BytesIO(content), "rb") as file:
        assert (file.getframerate(), file.getnchannels()) == (RATE, 1)
        raw, width = file.readframes(file.getnframes()), file.getsampwidth()
    if width == 1:  # unsigned
        return array("h", ((sample - 128) * 256 for sample in raw))
    return _native(raw)


def _native(raw: bytes) -> "array[int]":
    """Sixteen bits as WAV has them, the little end first; every computer we ship for agrees."""
    return array("h", raw)
