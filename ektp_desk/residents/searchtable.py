"""The full-text table of SQLite, kept in step with the roll; PostgreSQL's indexes keep themselves.

Its rows lie in the order of names, so that the first hits are already sorted; who is added later
lies at the end until the next `rebuild`. A merged entry has no row: it is found by its numbers.
"""

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

_VILLAGE = "replace(coalesce(village_code, ''), '.', '')"
_REBUILD = text(
    "INSERT INTO resident_search (rowid, name_key, sound_key, village, resident_id) "
    f"SELECT row_number() OVER (ORDER BY name_key, id), name_key, sound_key, {_VILLAGE}, id "
    "FROM resident WHERE merged_into IS NULL ORDER BY name_key, id"
)
_ADD = text(
    "INSERT INTO resident_search (name_key, sound_key, village, resident_id) "
    f"SELECT name_key, sound_key, {_VILLAGE}, id FROM resident "
    "WHERE id = :id AND merged_into IS NULL"
)
_CHANGE = text(
    "UPDATE resident_search SET (name_key, sound_key, village) = "
    f"(SELECT name_key, sound_key, {_VILLAGE} FROM resident WHERE id = :id) "
    "WHERE resident_id = :id"
)
_REMOVE = text("DELETE FROM resident_search WHERE resident_id = :id")


def rebuild(session: Session) -> None:
    """Make the table anew in name order."""
    if _has_table(session):
        session.execute(text("DELETE FROM resident_search"))
        session.execute(_REBUILD)


def add(session: Session, resident_id: int) -> None:
    """Put one person, as just written, into the search."""
    if _has_table(session):
        session.execute(_ADD, {"id": resident_id})


def add_many(session: Session, resident_ids: Sequence[int]) -> None:
    """Put several people, as just written, into the search."""
    if resident_ids and _has_table(session):
        session.connection().execute(_ADD, [{"id": one} for one in resident_ids])


def change(session: Session, resident_id: int) -> None:
    """Follow a change of name or village, as just written."""
    if _has_table(session):
        session.execute(_CHANGE, {"id": resident_id})


def remove(session: Session, resident_id: int) -> None:
    """Take an entry out of the search."""
    if _has_table(session):
        session.execute(_REMOVE, {"id": resident_id})


def _has_table(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
