"""What of the roll can be made again from it: names folded for search, and the search itself."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Table, bindparam, select, text, update
from sqlmodel import Session

from ektp_desk.residents import searchtable
from ektp_desk.residents.models import Region, Resident
from ektp_desk.residents.rules import name_key
from ektp_desk.residents.sounds import sound_key
from ektp_desk.storage.check import MOST_DETAILS, Finding

BATCH = 5_000
_HELD = "SELECT resident_id, name_key, sound_key, village FROM resident_search"
_WANTED = (
    "SELECT id, name_key, sound_key, replace(coalesce(village_code, ''), '.', '') "
    "FROM resident WHERE merged_into IS NULL"
)
Keys = dict[str, Callable[[str], str]]


def names_and_keys(session: Session) -> Iterator[Finding]:
    """The folded names that search and order stand on are those of the names."""
    for table, wrong in _wrong_keys(session):
        for row in wrong[:MOST_DETAILS]:
            yield Finding("check.name_key", {"table": table.name, "row": str(row["_key"])})
        if len(wrong) > MOST_DETAILS:
            yield Finding("check.more", {"more": len(wrong) - MOST_DETAILS})


def search_and_roll(session: Session) -> Iterator[Finding]:
    """Every entry of the roll is found as it is written, and nobody else is."""
    differing = _search_differs(session)
    if differing:
        yield Finding("check.search", {"count": differing})


def rebuild_keys(session: Session) -> int:
    """Fold all names anew; how many rows were wrong."""
    done = 0
    for table, wrong in _wrong_keys(session):
        key = next(iter(table.primary_key.columns))
        for start in range(0, len(wrong), BATCH):
            session.connection().execute(
                update(table).where(key == bindparam("_key"))
                .values({name: bindparam(f"_{name}") for name in _keys_of(table)}),
                wrong[start : start + BATCH],
            )  # fmt: skip
        done += len(wrong)
    return done


def rebuild_search(session: Session) -> int:
    """Make the search table anew if it differs from the roll; how many rows differed."""
    differing = _search_differs(session)
    if differing:
        searchtable.rebuild(session)
    return differing


def _keys_of(table: Table) -> Keys:
    keys: Keys = {"name_key": name_key}
    return {**keys, "sound_key": sound_key} if "sound_key" in table.c else keys


def _wrong_keys(session: Session) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    for name in (Region.__tablename__, Resident.__tablename__):
        table = Resident.metadata.tables[str(name)]
        keys, key = _keys_of(table), next(iter(table.primary_key.columns))
        wrong = []
        statement = select(key, table.c.name, *(table.c[name] for name in keys))
        for row in session.execute(statement.execution_options(yield_per=BATCH)):
            right = [fold(row[1]) for fold in keys.values()]
            if list(row[2:]) != right:
                named = {f"_{name}": value for name, value in zip(keys, right, strict=True)}
                wrong.append({"_key": row[0], **named})
        yield table, wrong


def _search_differs(session: Session) -> int:
    """Rows of the search that are not the roll's, and of the roll that the search has not."""
    if session.get_bind().dialect.name != "sqlite":
        return 0  # a server's indexes are its own to keep
    counting = "SELECT count(*) FROM (SELECT * FROM ({}) EXCEPT SELECT * FROM ({}))"
    return sum(
        int(session.execute(text(counting.format(*pair))).scalar_one())
        for pair in ((_HELD, _WANTED), (_WANTED, _HELD))
    )
