"""Villages in what somebody typed, however they are spelled: Pentojangan is Petonjangan."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, text
from sqlmodel import Session

from ektp_desk.residents.distance import nearest
from ektp_desk.residents.rollmap import spelling_key
from ektp_desk.residents.sounds import sound_words

LONGEST_PLACE = 3  # words
# So many letters allow so many slips: Salo is not Sali, but Pentojangan is Petonjangan.
SLIPS = ((8, 2), (5, 1))
_KEPT = "ektp_desk_villages"
BEGINNING = 4  # letters from which on the beginning of a village's name is enough
# One text for all of them: it is asked for at many a letter typed, and one row comes fastest.
_VILLAGES = {
    dialect: text(f"SELECT {joined} FROM region WHERE level = 'village'")
    for dialect, joined in (
        ("sqlite", "group_concat(code || '=' || name, char(10))"),
        ("postgresql", "string_agg(code || '=' || name, chr(10))"),
    )
}


@dataclass(frozen=True)
class Reading:
    """One way to read a text: `words` of a person's name, and the village they live in."""

    words: tuple[str, ...]
    village_code: str


def readings(session: Session, words: Sequence[str]) -> Iterator[Reading]:
    """The ways in which the last words name a village; nothing if they name none.

    The longest place counts: "batu walenrang" is that village and nobody called Batu.
    """
    villages = _by_key(_villages(session.connection()))
    for first in range(max(0, len(words) - LONGEST_PLACE), len(words)):
        places = matching(place_key(" ".join(words[first:])), villages)
        if places:
            for place in places:
                for code in villages[place]:
                    yield Reading(tuple(words[:first]), code)
            return


def _villages(connection: Connection) -> str:
    """The villages as one text. Loaded once, at set-up, so a connection asks for them once."""
    known: str = connection.info.get(_KEPT, "")
    if not known:
        known = connection.execute(_VILLAGES[connection.dialect.name]).scalar_one() or ""
        connection.info[_KEPT] = known
    return known


@lru_cache(maxsize=4)
def _by_key(villages: str) -> dict[str, list[str]]:
    """Village codes by their name's key; hardly ever a new list."""
    codes: dict[str, list[str]] = {}
    for line in sorted(villages.splitlines()):
        code, _sign, name = line.partition("=")
        codes.setdefault(place_key(name), []).append(code)
    return codes


def matching(place: str, villages: Collection[str]) -> tuple[str, ...]:
    """The village keys that a typed key may mean: the same, begun, or with a few slips."""
    if place in villages:
        return (place,)
    if len(place) < BEGINNING:
        return ()
    # The end of what is typed so far was folded as the end of a word, which it is not.
    begun = _begun(place, villages) or _begun(place[:-1], villages)
    most = next((slips for letters, slips in SLIPS if len(place) >= letters), 0)
    return begun or (nearest(place, villages, most=most) if most else ())


def _begun(place: str, villages: Collection[str]) -> tuple[str, ...]:
    if len(place) < BEGINNING:
        return ()
    return tuple(key for key in villages if key.startswith(place))


@lru_cache(maxsize=1 << 12)
def place_key(name: str) -> str:
    """A village's name by its sound, without spaces: Salu Battang is Salubattang."""
    return "".join(sound_words(spelling_key(name)))
