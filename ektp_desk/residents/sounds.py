"""Folding Indonesian names by sound: what is heard as one name gets one key.

Names here are written by ear. The same man stands as Muh. Jusuf on the family card, as Mohammad
Yusup on the school's list and as M. Yusuf on the roll. The folding is for finding and for
comparing, never for deciding: two people with one key are two people until somebody has looked.

Two kinds of rules, both pure and both tried on every word alone:

* whole words: titles are left out, short forms are written out (`SHORT`, `TITLES`);
* letters: what Indonesian spelling or a Bugis, Luwu or Toraja ear does not keep apart is
  brought to one letter (`LETTERS`, `_ending`).

The letters are folded so that the beginning of a word folds, but for its last letters, to the
beginning of the whole word's key: a search while typing can compare beginnings.
"""

import re
from datetime import date
from functools import lru_cache

from ektp_desk.residents.rules import name_key

LONGEST_KEY = 160

# Short forms as written on cards and lists, with the name that is meant. A single letter is a
# short form only where one reading is the rule: M. is Muhammad all over Indonesia, A. before a
# Bugis or Luwu name is Andi, the nobility's title.
SHORT = {
    **dict.fromkeys(("m", "md", "mhd", "muh", "moh", "muhd", "mohd", "much", "moch", "mukh",
                     "muhamed", "mohamed", "muhammed", "mohammed"), "muhammad"),
    "a": "andi",
    **dict.fromkeys(("abd", "abdl", "abdoel"), "abdul"),
    **dict.fromkeys(("st", "sti", "sitti", "sity"), "siti"),
    **dict.fromkeys(("dg", "daing"), "daeng"),
    "nr": "nur",
}  # fmt: skip

# Said before a name or between two, and left out as often as written: the pilgrimage (H., Hj.),
# scholars and degrees before the name, the dead (Alm.), and "child of" (bin, binti).
TITLES = frozenset(
    ("h", "hj", "haji", "hajja", "hajjah", "kh", "ust", "ustadz", "ir", "dr", "drs", "dra",
     "prof", "alm", "almh", "almarhum", "almarhumah", "bin", "binti", "bt", "bte")
)  # fmt: skip

# Letters brought to one, longest first. By group:
#   spelling before 1947 and 1972: oe = u, dj = j, tj = c, sj = sy, ch = kh, j = y;
#   Arabic sounds written many ways: sy, sh, ts, dz, z = s; kh, ch = h; dh, th = d, t; q = k;
#   f, v, ph = p: Bugis and Toraja have no f, and say Yusup for Yusuf;
#   ae = ai, ie = i, iy = i, uw = u, o = u: Haeruddin/Hairuddin, Arief/Arif, Zakiyah/Zakiah,
#   Suwardi/Suardi, Mohammad/Muhammad;
#   chr = kr: Christina/Kristina, before ch becomes h.
LETTERS = {
    "chr": "kr",
    "oe": "u", "ou": "u", "dj": "y", "tj": "c", "sj": "s", "sy": "s", "sh": "s", "ts": "s",
    "dz": "s", "kh": "h", "ch": "h", "dh": "d", "dl": "d", "th": "t", "bh": "b", "gh": "g",
    "ph": "p", "ck": "k", "ae": "ai", "ie": "i", "iy": "i", "uw": "u",
    "f": "p", "v": "p", "q": "k", "x": "ks", "z": "s", "j": "y", "o": "u",
}  # fmt: skip
_LETTERS = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
# Abdurrahman, Abdussalam, Abdulrahman: the article has taken on the next letter. Abdullah is one
# word, and so is whatever leaves less than four letters.
_SERVANT = re.compile(r"abdu(?:l(?!l)|([rsnztd])(?=\1))(.{4,})")


def sound_key(name: str) -> str:
    """The words of a name by their sound, in their order; at most `LONGEST_KEY` letters.

    >>> sound_key("Hj. Sitti Fatimah, S.Pd")
    'siti patima'
    >>> sound_key("Muh. Jusuf") == sound_key("Mohammad Yusup")
    True
    """
    return " ".join(sound_words(name))[:LONGEST_KEY]


def sound_words(name: str) -> tuple[str, ...]:
    """The same as words. What follows a comma is a degree and is left out.

    A name of titles alone keeps them: Haji is then what the person is called.
    """
    before, _comma, _degrees = name.partition(",")
    words = name_key(before).split() or name_key(name).split()
    kept = [word for word in words if word not in TITLES] or words
    return tuple(sound for word in kept for sound in _sounds(word) if sound)


def is_same_holder(one: tuple[str, date], other: tuple[str, date]) -> bool:
    """Whether two (name, birth date) under one NIK can be one person.

    A NIK is one person's for life. Where neither the birth date nor a word of the name agrees,
    two people hold one number, and that is for the central system to put right.
    """
    shared = set(sound_words(one[0])) & set(sound_words(other[0]))
    return one[1] == other[1] or bool(shared)


@lru_cache(maxsize=1 << 15)
def _sounds(word: str) -> tuple[str, ...]:
    """A word's sound; two where it is Abdul and another name in one. Words repeat over a roll."""
    plain = _LETTERS.sub(lambda found: LETTERS[found[0]], word)
    word = SHORT.get(word) or SHORT.get(plain, word)  # Moeh. is Muh. in the old spelling
    servant = _SERVANT.fullmatch(word)
    if servant:
        return _sound("abdul"), _sound(servant[2])
    return (_sound(word),)


def _sound(word: str) -> str:
    plain = _LETTERS.sub(lambda found: LETTERS[found[0]], word)
    return _ending(_DOUBLED.sub(r"\1", plain))


def _ending(word: str) -> str:
    """The end of a word, where most is left unsaid.

    A last h is silent (Fatimah, Fatima); Makassar and Bugis turn a last n into ng (Hasan,
    Hasang); a last d or b is said t or p (Ahmad, Ahmat; Yakub, Yakup); y is i (Rizky, Rizki).
    """
    if len(word) < 3:
        return word
    if word.endswith("ng"):
        return word[:-1]
    last = word[-1]
    if last == "h":
        return word[:-1]
    return word[:-1] + {"d": "t", "b": "p", "y": "i"}.get(last, last)
