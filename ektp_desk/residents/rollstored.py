"""What the database holds, as a roll is compared with it: one text for each person."""

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from sqlalchemy import bindparam, text
from sqlmodel import Session

from ektp_desk.kernel.parts import parts
from ektp_desk.residents.rollcompare import Known
from ektp_desk.residents.rollrows import CODED, PLAIN, SEPARATOR
from ektp_desk.residents.rules import Presence, RollState

_TEXTS = {
    "birth_date": "CAST(birth_date AS TEXT)",
    "village_code": "coalesce(village_code, '')",
}
# The same on both engines: a control sign that stands in no cell may stand in a statement.
_BETWEEN = f" || '{SEPARATOR}' || "
_STANDING = _BETWEEN.join(("presence", "roll_state", "own_edits"))


# A person in the snapshot: id, version, plain texts, coded fields, standing (presence and state),
# village. Plain tuples, which the collector of garbage leaves alone once it has seen them.
Entry = tuple[int, int, str, str, str, str]
TEXTS: Final = 2
CODES: Final = 3
STANDING: Final = 4
VILLAGE: Final = 5
# The standing of nearly everybody: listed, present, and untouched by hand.
ORDINARY = SEPARATOR.join((Presence.PRESENT, RollState.LISTED, "{}"))


def snapshot(session: Session, texts: Sequence[str], codes: Sequence[str]) -> dict[str, Entry]:
    """Everybody by NIK, with those fields that a file has columns for."""
    result = session.connection().exec_driver_sql(
        f"SELECT nik, id, version, {_joined(texts)}, {_joined(codes)}, {_STANDING}, "
        "coalesce(village_code, '') FROM resident"
    )
    once: dict[str, str] = {}  # the same few standings and villages, kept once each
    keep = once.setdefault
    rows: Any = result.cursor  # the driver's own: no object is made of a row
    return {
        nik: (number, version, plain, coded, keep(standing, standing), keep(village, village))
        for nik, number, version, plain, coded, standing, village in rows
    }


def _joined(fields: Sequence[str]) -> str:
    return _BETWEEN.join(_TEXTS.get(field, field) for field in fields)


def known(nik: str, entry: Entry, texts: Sequence[str], codes: Sequence[str]) -> Known:
    """An entry taken apart."""
    number, version, plain, coded, standing, _village = entry
    presence, state, edits = standing.split(SEPARATOR)
    values = dict(zip(texts, plain.split(SEPARATOR), strict=True))
    values.update(zip(codes, coded.split(SEPARATOR), strict=True))
    return Known(
        number, nik, version, values, Presence(presence), RollState(state), json.loads(edits)
    )


def people_now(session: Session, column: str, values: Iterable[object]) -> list[Known]:
    """Those whose `column` ("id" or "nik") is one of `values`, whole."""
    statement = text(
        f"SELECT nik, id, version, {_joined(PLAIN)} AS plain, {_joined(CODED)} AS coded, "
        f"{_STANDING} AS standing FROM resident WHERE {column} IN :wanted"
    ).bindparams(bindparam("wanted", expanding=True))
    found = []
    for part in parts(values):
        for row in session.execute(statement, {"wanted": part}):
            entry = (row.id, row.version, row.plain, row.coded, row.standing, "")
            found.append(known(row.nik, entry, PLAIN, CODED))
    return found


def same_names(
    session: Session, keys: Iterable[str], tell: Callable[[], None] = lambda: None
) -> dict[tuple[str, str, str], list[tuple[str, str]]]:
    """(NIK, family card) of people by (name key, birth date, sex), for these name keys."""
    statement = text(
        "SELECT name_key, CAST(birth_date AS TEXT) AS born, sex, nik, kk_number FROM resident "
        "WHERE name_key IN :wanted"
    ).bindparams(bindparam("wanted", expanding=True))
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for part in parts(dict.fromkeys(keys)):
        tell()
        for row in session.execute(statement, {"wanted": part}):
            whose = (row.name_key, row.born, row.sex)
            found.setdefault(whose, []).append((row.nik, row.kk_number))
    return found
