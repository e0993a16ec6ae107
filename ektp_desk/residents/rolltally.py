"""Counting what a roll does, by village, and who is not named in it."""

from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from ektp_desk.residents.rollfit import VillageTally
from ektp_desk.residents.rollmap import RollRow
from ektp_desk.residents.rollpreview import RowChange
from ektp_desk.residents.rollrows import SEPARATOR
from ektp_desk.residents.rollstored import STANDING, VILLAGE, Entry
from ektp_desk.residents.rules import Presence, RollState

_LISTED = SEPARATOR.join((Presence.PRESENT, RollState.LISTED, ""))
_TYPED = SEPARATOR.join((Presence.PRESENT, RollState.TYPED, ""))
_UNTOUCHED = f"{SEPARATOR}{{}}"


def not_named(
    stored: Mapping[str, Entry], named: Collection[str]
) -> tuple[dict[str, "array[int]"], int]:
    """(id, version) pairs by village of people listed so far whom a file does not name; and how
    many others it does not name, who were typed in or changed here since the last roll."""
    absent: dict[str, array[int]] = {}
    kept_here = 0
    for nik, (number, version, _texts, _codes, standing, village) in stored.items():
        if nik in named:
            continue
        if standing.startswith(_LISTED) and standing.endswith(_UNTOUCHED):
            absent.setdefault(village, array("q")).extend((number, version))
        elif standing.startswith((_LISTED, _TYPED)):
            kept_here += 1
    return absent, kept_here


def tally(
    stored: Mapping[str, Entry],
    new: Sequence[RollRow],
    changed: Sequence[RowChange],
    absent: Mapping[str, "array[int]"],
) -> tuple[VillageTally, ...]:
    """The counts of each village, in the order of their codes; "" for who has none."""
    known = Counter(
        entry[VILLAGE] for entry in stored.values() if entry[STANDING].startswith(_LISTED)
    )
    come = Counter(row.village_code or "" for row in new)
    altered, arrived, left = Counter[str](), Counter[str](), Counter[str]()
    for row in changed:
        if row.doubt or not row.compared.alters:
            continue
        here = stored[row.nik][VILLAGE]
        altered[here] += 1
        moved = row.change("village_code")
        if row.change("presence") is not None:
            (left if row.elsewhere else arrived)[moved.after if moved else here] += 1
        elif moved is not None:
            left[moved.before] += 1
            arrived[moved.after] += 1
    codes = sorted({*known, *come, *arrived, *left, *absent})
    return tuple(
        VillageTally(code, known[code], come[code], altered[code], arrived[code], left[code],
                     len(absent.get(code, ())) // 2)
        for code in codes
    )  # fmt: skip
