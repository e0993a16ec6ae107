"""Right-to-left names on left-to-right paper: visual order and joined Arabic letters.

ReportLab draws letters one after the other from the left and shapes nothing. Here a right-to-left
stretch of a line is turned round, and Arabic letters take the forms they have within a word: the
ready-made ones of Unicode's Arabic Presentation Forms, found through their decompositions. What
has no ready-made form (other joining scripts, vowel marks in their finest places) stays plain.
"""

import re
import unicodedata
from functools import cache

RIGHT_TO_LEFT = frozenset({"R", "AL"})
FORMS = ("isolated", "final", "initial", "medial")
LAM = "\u0644"
TATWEEL = "\u0640"
# U+FB50-FDFF and U+FE70-FEFF: Arabic Presentation Forms A and B, without their word ligatures.
PRESENTATION = (range(0xFB50, 0xFBB2), range(0xFBD3, 0xFC00), range(0xFE80, 0xFEFD))
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")


def is_right_to_left(sign: str) -> bool:
    """Whether a letter belongs to a script written from the right."""
    return unicodedata.bidirectional(sign) in RIGHT_TO_LEFT


def visual(line: str) -> str:
    """`line` in drawing order, its right-to-left stretches joined and turned round.

    A stretch reaches from its first to its last right-to-left letter as long as no left-to-right
    letter stands between; numbers within keep their order.
    """
    shown, place = [], 0
    for start, end in _stretches(line):
        shown += [line[place:start], _turned(joined(line[start:end]))]
        place = end
    return "".join([*shown, line[place:]])


def joined(word: str) -> str:
    """Arabic letters in the forms they take beside each other, still in reading order."""
    letters = [sign for sign in word if not unicodedata.combining(sign)]
    shown, place, skip = [], -1, False
    for sign in word:
        if unicodedata.combining(sign):
            shown.append(sign)
            continue
        place += 1
        if skip:
            skip = False
            continue
        before = letters[place - 1] if place else ""
        after = letters[place + 1] if place + 1 < len(letters) else ""
        ligature = _forms().get(sign + after) if sign == LAM else None
        if ligature is not None:
            shown.append(_form(ligature, _joins_after(before), joins_next=False, plain=sign))
            skip = True
        else:
            following = _joins_after(sign) and _joins_before(after)
            shown.append(_form(_forms().get(sign, {}), _joins_after(before), following, sign))
    return "".join(shown)


def _form(forms: dict[str, str], joins_previous: bool, joins_next: bool, plain: str) -> str:
    name = FORMS[(joins_previous and "final" in forms) + 2 * joins_next]
    return forms.get(name, plain)


def _joins_after(sign: str) -> bool:
    return sign == TATWEEL or "initial" in _forms().get(sign, {})


def _joins_before(sign: str) -> bool:
    return sign == TATWEEL or "final" in _forms().get(sign, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam with an alef) to its forms by name."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for block in PRESENTATION for code in block):
        kind, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        letters = "".join(chr(int(letter, 16)) for letter in plain.split())
        if len(letters) == 1 or (len(letters) == 2 and letters[0] == LAM):
            found.setdefault(letters, {}).setdefault(kind.strip("<>"), chr(code))
    return found


def _stretches(line: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = end = -1
    for place, sign in enumerate(line):
        direction = unicodedata.bidirectional(sign)
        if direction in RIGHT_TO_LEFT or (direction == "NSM" and end == place and start >= 0):
            start, end = (place if start < 0 else start), place + 1
        elif direction == "L" and start >= 0:
            found.append((start, end))
            start = -1
    return [*found, (start, end)] if start >= 0 else found


def _turned(stretch: str) -> str:
    """Letters from the right; a mark stays with its letter, a number stays as it is."""
    clusters: list[str] = []
    place = 0
    while place < len(stretch):
        number = _NUMBER.match(stretch, place)
        if number:
            clusters.append(number.group())
            place = number.end()
            continue
        sign = stretch[place]
        if clusters and unicodedata.combining(sign):
            clusters[-1] += sign
        else:
            clusters.append(_mirrored(sign))
        place += 1
    return "".join(reversed(clusters))


def _mirrored(sign: str) -> str:
    return sign.translate(str.maketrans("()[]{}<>«»", ")(][}{><»«"))
