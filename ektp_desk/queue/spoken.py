"""How a call is spoken: the number and the counter as words, one recording each.

"Nomor antrean A, nol satu dua, silakan ke loket dua": a number is read sign by sign, as it is
printed; a counter's as a number. Standard library only.
"""

import re
from collections.abc import Mapping

PAUSE = ","  # in a list of words: a short breath
_LETTER_NAMES = {
    "id": "a be ce de e ef ge ha i je ka el em en o pe ki er es te u ve we eks ye zet",
    "en": "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
}
_DIGITS = {
    "id": "nol satu dua tiga empat lima enam tujuh delapan sembilan",
    "en": "zero one two three four five six seven eight nine",
}
_NUMBERS = {
    "id": "sepuluh sebelas belas puluh",
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety",
}
# Counters that have a name instead of a number; another name is shown, not spoken.
_NAMES = {
    "id": "prioritas informasi pendaftaran perekaman pencetakan pengambilan",
    "en": "priority information registration recording printing collection",
}
_PHRASES = {
    "id": {
        "nomor-antrean": "Nomor antrean",
        "silakan-ke-loket": "silakan ke loket",
        "lihat-layar": "silakan ke loket yang tertera di layar",
    },
    "en": {
        "queue-number": "Queue number",
        "please-go-to-counter": "please go to counter",
        "see-screen": "please go to the counter shown on the screen",
    },
}


def vocabulary(language: str) -> Mapping[str, str]:
    """Every word that may be spoken: key of the recording → what is said."""
    letters = dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTER_NAMES[language].split(), strict=True))
    plain = (_DIGITS[language], _NUMBERS[language], _NAMES[language])
    words = {word: word for listed in plain for word in listed.split()}
    return letters | words | _PHRASES[language]


def call_words(code: str, counter: str, language: str) -> tuple[str, ...]:
    """A ticket's code ("A-012") called to a counter ("Loket 2", "Prioritas"), as keys.

    `PAUSE` stands for a breath. Signs that nobody speaks are left out.
    """
    start, go_to, on_screen = _PHRASES[language]
    place = _counter_words(counter, language)
    ending = (go_to, *place) if place else (on_screen,)
    return (start, *_code_words(code, language), PAUSE, *ending)


def sentence(words: tuple[str, ...], language: str) -> str:
    """The same words as a text for an engine that speaks texts."""
    known = dict(vocabulary(language))
    known |= {letter: letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
    return " ".join(known.get(word, word) for word in words).replace(f" {PAUSE}", PAUSE) + "."


def _code_words(code: str, language: str) -> tuple[str, ...]:
    digits = _DIGITS[language].split()
    words: list[str] = []
    for sign in code.lower():
        if sign.isascii() and sign.isdigit():
            words.append(digits[int(sign)])
        elif sign.isascii() and sign.isalpha():
            words.append(sign)
        elif words and words[-1] != PAUSE:
            words.append(PAUSE)
    return tuple(words)


def _counter_words(counter: str, language: str) -> tuple[str, ...]:
    """The number or the known name of a counter; nothing where it can only be read."""
    names = {name: own for own, listed in zip(_NAMES[language].split(),
             zip(*(_NAMES[known].split() for known in _NAMES), strict=True), strict=True)
             for name in listed}  # fmt: skip
    words: list[str] = []
    for part in re.findall(r"[a-z]+|[0-9]+", counter.lower()):
        if part.isdigit():
            words += number_words(int(part), language)
        elif len(part) == 1:
            words.append(part)
        elif part in names:
            words.append(names[part])
        elif part not in ("loket", "counter", "nomor", "no"):
            return ()
    return tuple(words)


def number_words(number: int, language: str) -> tuple[str, ...]:
    """A whole number as it is said; above 99 sign by sign."""
    digits = _DIGITS[language].split()
    if number < 10 or number > 99:
        return tuple(digits[int(sign)] for sign in str(number))
    tens, ones = divmod(number, 10)
    if language == "en":
        names = _NUMBERS["en"].split()
        if number < 20:
            return (names[number - 10],)
        return (names[8 + tens], *([digits[ones]] if ones else []))
    if tens == 1:
        return {0: ("sepuluh",), 1: ("sebelas",)}.get(ones, (digits[ones], "belas"))
    return (digits[tens], "puluh", *([digits[ones]] if ones else []))
