"""The shipped sounds: joined to one piece, without a cut, and what NOTICE says of them."""

import wave
from array import array
from importlib.resources import files
from pathlib import Path

from ektp_desk.queue.spoken import PAUSE, call_words, vocabulary
from ui.display.sounds import (
    AFTER_GONG,
    BETWEEN_WORDS,
    BREATH,
    RATE,
    for_stereo,
    seconds,
    spoken_sound,
)

SOUNDS = Path(str(files("resources").joinpath("sounds")))


def length(name: str) -> int:
    with wave.open(str(SOUNDS / name), "rb") as file:
        assert file.getframerate() == RATE
        return file.getnframes()


def test_an_announcement_is_as_long_as_its_words(tmp_path: Path) -> None:
    words = call_words("A-012", "Loket 2", "id")
    sound = spoken_sound(words, "id", gong=True)
    spoken = [word for word in words if word != PAUSE]
    expected = (
        length("gong.wav")
        + round(AFTER_GONG * RATE)
        + sum(length(f"id/{word}.wav") for word in spoken)
        + len(spoken) * round(BETWEEN_WORDS * RATE)
        + 2 * round(BREATH * RATE)
    )
    assert len(sound) == expected
    assert 5 < seconds(sound) < 12
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(sound.tobytes())
    with wave.open(str(path), "rb") as file:
        assert file.getnframes() == expected
    without = spoken_sound(words, "id", gong=False)
    assert sound[-len(without) :] == without


def test_every_word_is_heard_and_none_is_clipped() -> None:
    for language in ("id", "en"):
        for word in vocabulary(language):
            sound = spoken_sound((word,), language, gong=False)
            assert 15_000 < max(abs(sample) for sample in sound) < 32_767, word
            assert 0.1 < seconds(sound) < 4, word
            edges = [*sound[:40], *sound[-round(BETWEEN_WORDS * RATE) - 40 :]]
            assert max(abs(sample) for sample in edges) < 2_000, f"{word} clicks"


def test_two_channels_say_the_same() -> None:
    assert for_stereo(array("h", [1, -2])) == array("h", [1, 1, 1, 1, -2, -2, -2, -2])


def test_they_are_small() -> None:
    assert sum(path.stat().st_size for path in SOUNDS.rglob("*.wav")) < 1.6e6
