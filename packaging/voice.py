"""Makes the gong and the spoken words of the call display: `python packaging/voice.py`.

The gong is computed here. The words are spoken by espeak-ng (Debian's package of that name),
which only this script needs. Both come out the same each time.

Words are kept in eight bits: half the size, and no difference over the noise of a waiting room.
"""

import math
import struct
import subprocess
import sys
import tempfile
import wave
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ektp_desk.queue.spoken import vocabulary  # noqa: E402

FOLDER = ROOT / "resources" / "sounds"
RATE = 22_050  # what espeak-ng speaks
VOICES = {"id": "id", "en": "en-gb"}
WORDS_A_MINUTE = 135
SILENCE = 300  # of 32,767: what is quieter at either end is cut away
EDGE = 220  # samples left at each end, 10 ms
LOUDEST = 26_000
# Two bells, a third apart: (start in seconds, frequency in hertz). Partials are those of a tube.
BELLS = ((0.0, 659.26), (0.55, 523.25))
PARTIALS = ((1.0, 1.0, 2.2), (2.0, 0.35, 3.6), (2.76, 0.22, 5.0), (5.4, 0.07, 9.0))
GONG_SECONDS = 1.9


def main() -> int:
    """Write every file; says how large they are together."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    _write(FOLDER / "gong.wav", _gong())
    for language, voice in VOICES.items():
        (FOLDER / language).mkdir(exist_ok=True)
        for key, text in vocabulary(language).items():
            _write(FOLDER / language / f"{key}.wav", _spoken(text, voice), width=1)
    files = sorted(FOLDER.rglob("*.wav"))
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files) // 1_024} KiB")
    return 0


def _gong() -> list[int]:
    samples = [0.0] * round(GONG_SECONDS * RATE)
    for start, pitch in BELLS:
        first = round(start * RATE)
        for place in range(first, len(samples)):
            moment = (place - first) / RATE
            attack = min(1.0, moment / 0.006)
            samples[place] += attack * sum(
                loud * math.exp(-fade * moment) * math.sin(2 * math.pi * pitch * ratio * moment)
                for ratio, loud, fade in PARTIALS
            )
    for back in range(RATE // 5):  # out to silence within 0.2 s
        samples[-1 - back] *= back / (RATE // 5)
    return _levelled(samples, 0.6)


def _spoken(text: str, voice: str) -> list[int]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "word.wav"
        subprocess.check_call(
            ["espeak-ng", "-v", voice, "-s", str(WORDS_A_MINUTE), "-g", "4", "-w", str(path), text]
        )
        with wave.open(str(path), "rb") as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
            raw = file.readframes(file.getnframes())
    samples = [float(sample) for (sample,) in struct.iter_unpack("<h", raw)]
    heard = [place for place, sample in enumerate(samples) if abs(sample) > SILENCE]
    word = samples[max(0, heard[0] - EDGE) : heard[-1] + EDGE]
    for place in range(EDGE):  # in from silence and out to it: no click where words are joined
        word[place] *= place / EDGE
        word[-1 - place] *= place / EDGE
    return _levelled(word, 1.0)


def _levelled(samples: list[float], share: float) -> list[int]:
    """As loud as all the others."""
    factor = share * LOUDEST / max(abs(sample) for sample in samples)
    return [round(sample * factor) for sample in samples]


def _write(path: Path, samples: list[int], *, width: int = 2) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(width)
        file.setframerate(RATE)
        if width == 1:  # unsigned, as WAV has it
            file.writeframes(bytes(128 + round(sample / 256) for sample in samples))
        else:
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


if __name__ == "__main__":
    sys.exit(main())
