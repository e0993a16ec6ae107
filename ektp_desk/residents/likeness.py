"""Whether two entries of the roll may be one person: the evidence, pair by pair.

Nothing here decides that two entries are one: it says what speaks for it and against it, and how
much, so that a supervisor looks at few pairs and at the right ones. The weights are logarithms of
odds, rounded: how much likelier an agreement is between two writings of one person than between
two strangers of a town of a hundred thousand (the way of Fellegi and Sunter, 1969).

What misleads is named too: twins share birth date, family card, address and all of the NIK but
its sequence, and parents like names that rhyme; a child may have the parent's name and birthday. A
pair that could be twins is shown, never as likely.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ektp_desk.residents.distance import slips
from ektp_desk.residents.rules import Sex


class Grade(StrEnum):
    """How a pair is shown: most likely one person, or worth a look."""

    LIKELY = "likely"
    LOOK = "look"


class Clue(StrEnum):
    """One thing that speaks for or against two entries being one person."""

    NAME_SAME = "name_same"
    NAME_SOUND = "name_sound"
    NAME_SLIP = "name_slip"
    NAME_PART = "name_part"
    BIRTH_SAME = "birth_same"
    BIRTH_SLIP = "birth_slip"
    GENERATION = "generation"
    NIK_SLIP = "nik_slip"
    NIK_OF_OTHER_DATE = "nik_of_other_date"
    NIKS_FIT = "niks_fit"
    KK_SAME = "kk_same"
    ADDRESS_SAME = "address_same"
    VILLAGE_SAME = "village_same"
    BIRTHPLACE_SAME = "birthplace_same"
    SEX_DIFFERS = "sex_differs"
    TWINS = "twins"


WEIGHTS = {
    Clue.NAME_SAME: 7, Clue.NAME_SOUND: 6, Clue.NAME_SLIP: 5, Clue.NAME_PART: 3,
    Clue.BIRTH_SAME: 6, Clue.BIRTH_SLIP: 3,
    Clue.NIK_SLIP: 7, Clue.NIK_OF_OTHER_DATE: 3, Clue.NIKS_FIT: -3,
    Clue.KK_SAME: 6, Clue.ADDRESS_SAME: 4, Clue.VILLAGE_SAME: 1, Clue.BIRTHPLACE_SAME: 1,
    Clue.SEX_DIFFERS: -6, Clue.TWINS: -4, Clue.GENERATION: -4,
}  # fmt: skip
LIKELY, LOOK = 16, 14
DATE, SEQUENCE = 6, 12  # where a NIK's birth date and its sequence begin
SIDE_BY_SIDE = 9  # twins are registered together: their sequences lie no further apart
# A word so long may be written with so many slips and still be the same word.
WORD_SLIPS = ((9, 2), (3, 1))
YEARS_MISREAD = (1, 10)
GENERATION_YEARS = 15
_HOME = frozenset((Clue.KK_SAME, Clue.ADDRESS_SAME))
_NEAR = _HOME | {Clue.VILLAGE_SAME}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is compared of one resident.

    `key` is the name folded, `words` its words by sound, `spoken` those sorted and joined; `born`
    is ddmmyyyy. `plausible`: the NIK is built as NIKs are (`plausible_nik`).
    """

    id: int
    nik: str
    kk_number: str
    key: str
    words: tuple[str, ...]
    spoken: str
    sex: Sex
    birth_date: date
    born: str
    birth_place: str
    address: str
    village_code: str
    plausible: bool


@dataclass(frozen=True)
class Likeness:
    """What was found between two entries: the clues, heaviest first, and their sum."""

    clues: tuple[Clue, ...]
    score: int

    @property
    def grade(self) -> Grade | None:
        """How the pair is shown; None: not at all."""
        if self.score >= LIKELY and self._holds_together:
            return Grade.LIKELY
        return Grade.LOOK if self.score >= LOOK else None

    @property
    def _holds_together(self) -> bool:
        """Whether the place agrees where the birth date or a part of the name does not."""
        clues = frozenset(self.clues)
        return (
            Clue.TWINS not in clues
            and (Clue.BIRTH_SLIP not in clues or bool(clues & _NEAR))
            and (Clue.NAME_PART not in clues or bool(clues & _HOME))
        )


def plausible_nik(nik: str, *, birth_date: date, sex: Sex, regions: Collection[str]) -> bool:
    """Whether a NIK looks given and not mistyped: a known region, the person's own birth date.

    `regions` are the first six digits that are frequent on the roll. A NIK is for life, so that a
    corrected birth date makes a true NIK implausible: this is a clue and never a refusal.
    """
    day = birth_date.day + 40 * (sex is Sex.FEMALE)
    return nik[:DATE] in regions and nik[DATE:SEQUENCE] == f"{day:02d}{birth_date:%m%y}"


def compare(one: Entry, other: Entry) -> Likeness | None:
    """The likeness of two entries; None when name or birth date alone says they are two people."""
    birth = birth_clue(one, other)
    if birth is None:
        return None
    name = name_clue(one, other)
    if name is None:
        return None
    clues = [name, birth, *_places(one, other)]
    if _slip_of_nik(one, other):
        clues.append(Clue.NIK_SLIP)
    elif name in (Clue.NAME_SLIP, Clue.NAME_PART) and _same_day_and_region(one, other):
        clues.append(Clue.TWINS)
    if birth is Clue.BIRTH_SLIP:
        clues += _dates_in_niks(one, other)
        if _generation_apart(one, other):
            clues.append(Clue.GENERATION)
    if one.sex is not other.sex:
        clues.append(Clue.SEX_DIFFERS)
    clues.sort(key=lambda clue: -abs(WEIGHTS[clue]))
    return Likeness(tuple(clues), sum(WEIGHTS[clue] for clue in clues))


def name_clue(one: Entry, other: Entry) -> Clue | None:
    """How two names agree; None if they do not. Order and spaces between words do not count."""
    if one.key == other.key:
        return Clue.NAME_SAME
    if one.spoken == other.spoken or "".join(one.words) == "".join(other.words):
        return Clue.NAME_SOUND
    heard = _words_clue(one.words, other.words)
    return heard or _words_clue(one.key.split(), other.key.split())


def _words_clue(some: Sequence[str], others: Sequence[str]) -> Clue | None:
    """Match word with word, the same ones first; then those with slips, initials, and left ones."""
    left, right = [x for x in some if x not in others], [x for x in others if x not in some]
    if len(left) + len(right) > 4 or abs(len(left) - len(right)) > 1:
        return None
    slipped = 0
    for word in tuple(left):
        twin = next((x for x in right if _is_initial(word, x) or _is_slip(word, x)), None)
        if twin is not None:
            slipped += not _is_initial(word, twin)
            left.remove(word)
            right.remove(twin)
    if len(left) + len(right) > 1 or (slipped and (left or right)):
        return None
    return Clue.NAME_SLIP if slipped else Clue.NAME_PART


def _is_initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))


def _is_slip(one: str, other: str) -> bool:
    longer = max(len(one), len(other))
    most = next((most for letters, most in WORD_SLIPS if longer >= letters), 0)
    return bool(most) and slips(one, other, most=most) <= most


def birth_clue(one: Entry, other: Entry) -> Clue | None:
    """How two birth dates agree: the same; day and month exchanged, or one slip in the digits.

    A year read off by one or ten is one slip too, whatever it does to the digits.
    """
    if one.born == other.born:
        return Clue.BIRTH_SAME
    if _one_digit(one.born, other.born):
        return Clue.BIRTH_SLIP
    same_year = one.born[4:] == other.born[4:]
    if same_year and one.born[:2] == other.born[2:4] and one.born[2:4] == other.born[:2]:
        return Clue.BIRTH_SLIP
    years = abs(one.birth_date.year - other.birth_date.year)
    return Clue.BIRTH_SLIP if one.born[:4] == other.born[:4] and years in YEARS_MISREAD else None


def _one_digit(one: str, other: str) -> bool:
    """Whether two numbers of one length differ by one digit, or two neighbours exchanged."""
    places = [place for place, digit in enumerate(one) if digit != other[place]]
    if len(places) == 1:
        return True
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def _slip_of_nik(one: Entry, other: Entry) -> bool:
    """Whether two NIKs are one with a slip of the hand.

    A digit's difference alone says little: two people born on one day in neighbouring districts
    have it, and so have two in one district. It counts where it made a NIK as none is given out.
    """
    if not _one_digit(one.nik, other.nik):
        return False
    if _same_day_and_region(one, other):
        apart = abs(int(one.nik[SEQUENCE:]) - int(other.nik[SEQUENCE:]))
        return apart > SIDE_BY_SIDE
    return not (one.plausible and other.plausible)


def _dates_in_niks(one: Entry, other: Entry) -> list[Clue]:
    """What the NIKs say where the birth dates differ by a slip.

    Who was entered again with a mistyped date still has the NIK of the true one. Father and son
    of one name have each a NIK of his own date.
    """
    if one.plausible and other.plausible:
        return [Clue.NIKS_FIT]
    dates = (one.nik[DATE:SEQUENCE], other.nik[DATE:SEQUENCE])
    crossed = dates[0] == dates[1] and (one.plausible or other.plausible)
    return [Clue.NIK_OF_OTHER_DATE] if crossed else []


def _generation_apart(one: Entry, other: Entry) -> bool:
    """A child born on the parent's birthday, with the parent's name: it happens."""
    years = abs(one.birth_date.year - other.birth_date.year)
    return one.born[:4] == other.born[:4] and years >= GENERATION_YEARS


def _same_day_and_region(one: Entry, other: Entry) -> bool:
    """Two numbers given for one birth date in one district: twins have such."""
    return one.nik[:SEQUENCE] == other.nik[:SEQUENCE]


def _places(one: Entry, other: Entry) -> list[Clue]:
    """Where they live and were born. One family card is one address: that counts once."""
    clues = []
    if one.birth_place and one.birth_place == other.birth_place:
        clues.append(Clue.BIRTHPLACE_SAME)
    if one.kk_number and one.kk_number == other.kk_number:
        clues.append(Clue.KK_SAME)
    elif one.village_code and one.village_code == other.village_code:
        same = one.address and one.address == other.address
        clues.append(Clue.ADDRESS_SAME if same else Clue.VILLAGE_SAME)
    return clues
