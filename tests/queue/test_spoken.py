"""Calls as words: numbers sign by sign, counters as numbers or names, a recording for each."""

import string
from importlib.resources import files

import pytest

from ektp_desk.queue.spoken import PAUSE, call_words, number_words, sentence, vocabulary


def test_the_sentence_of_the_office() -> None:
    words = call_words("A-012", "Loket 2", "id")
    assert words == ("nomor-antrean", "a", PAUSE, "nol", "satu", "dua", PAUSE,
                     "silakan-ke-loket", "dua")  # fmt: skip
    assert sentence(words, "id") == "Nomor antrean A, nol satu dua, silakan ke loket dua."
    english = sentence(call_words("A-012", "Loket 2", "en"), "en")
    assert english == "Queue number A, zero one two, please go to counter two."


def test_a_number_over_999_keeps_all_its_digits() -> None:
    words = call_words("B-1024", "1", "id")
    assert words[3:7] == ("satu", "nol", "dua", "empat")


@pytest.mark.parametrize(
    ("counter", "spoken"),
    [
        ("12", ("silakan-ke-loket", "dua", "belas")),
        ("Loket 10", ("silakan-ke-loket", "sepuluh")),
        ("L3", ("silakan-ke-loket", "l", "tiga")),
        ("Prioritas", ("silakan-ke-loket", "prioritas")),
        ("Loket Prioritas 2", ("silakan-ke-loket", "prioritas", "dua")),
        ("Priority", ("silakan-ke-loket", "prioritas")),
        ("Ruang Kepala", ("lihat-layar",)),
        ("", ("lihat-layar",)),
    ],
)
def test_the_counter(counter: str, spoken: tuple[str, ...]) -> None:
    words = call_words("P-007", counter, "id")
    assert words[1] == "p", "a letter for priority is a letter like any other"
    assert words[words.index(PAUSE, 3) + 1 :] == spoken


@pytest.mark.parametrize(
    ("number", "spoken", "english"),
    [
        (0, "nol", "zero"),
        (10, "sepuluh", "ten"),
        (11, "sebelas", "eleven"),
        (19, "sembilan belas", "nineteen"),
        (20, "dua puluh", "twenty"),
        (42, "empat puluh dua", "forty two"),
        (99, "sembilan puluh sembilan", "ninety nine"),
        (105, "satu nol lima", "one zero five"),
    ],
)
def test_numbers(number: int, spoken: str, english: str) -> None:
    assert " ".join(number_words(number, "id")) == spoken
    assert " ".join(number_words(number, "en")) == english


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_word_that_may_be_said_has_a_recording_and_no_other_is_shipped(language: str) -> None:
    said: set[str] = set()
    for letter in string.ascii_uppercase:
        for number in ("0123456789", "1024"):
            said |= set(call_words(f"{letter}-{number}", "Loket Entah", language))
    for counter in (*map(str, range(100)), "Prioritas", "Informasi", "Pendaftaran", "Perekaman",
                    "Pencetakan", "Pengambilan"):  # fmt: skip
        said |= set(call_words("A-1", counter, language))
    said.discard(PAUSE)
    assert said == set(vocabulary(language))
    folder = files("resources").joinpath("sounds", language)
    assert {path.name for path in folder.iterdir()} == {f"{word}.wav" for word in said}
