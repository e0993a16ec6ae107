"""Searching the roll while somebody types.

Digits look in the NIK and the family-card number by prefix, which is a range on a key. One or two
letters look at the beginning of names; longer text must match whole words by their beginnings, in
any order: on SQLite by a full-text table whose row order is name order (rebuilt after each import),
on PostgreSQL by its own full-text search. Measured choices: docs/performance.md.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, text
from sqlmodel import Session

from ektp_desk.residents.rules import Sex, digits, mask_nik, name_key, tidy_name

_COLUMNS = (
    "r.id, r.nik, r.kk_number, r.name, r.sex, r.birth_date, r.presence, g.name AS village "
    "FROM {source} LEFT JOIN region g ON g.code = r.village_code"
)
_PLAIN = _COLUMNS.format(source="resident r")
# CROSS JOIN keeps SQLite's planner from starting anywhere but at the full-text table.
_FULL_TEXT = _COLUMNS.format(
    source="(SELECT rowid AS place, resident_id FROM resident_search "
    "WHERE resident_search MATCH :match ORDER BY rowid LIMIT :limit) s "
    "CROSS JOIN resident r ON r.id = s.resident_id"
)
HIGHEST = "\U0010ffff"


@dataclass(frozen=True)
class ResidentFound:
    """One person of a search result."""

    id: int
    nik: str
    masked_nik: str
    name: str
    sex: Sex
    birth_date: date
    village: str
    presence: str


def search(session: Session, text_: str, *, limit: int = 50) -> tuple[ResidentFound, ...]:
    """The first `limit` people that match, by NIK for digits, else by name."""
    number = digits(text_)
    if number and len(number) == len("".join(text_.split())):
        rows = _by_number(session, number[:16], limit)
    else:
        rows = _by_name(session, name_key(tidy_name(text_)), limit)
    return tuple(_found(row) for row in rows)


def _by_number(session: Session, number: str, limit: int) -> list[Row[Any]]:
    rows = _between(session, "nik", number, limit)
    if len(rows) < limit and len(number) >= 6:
        known = {row.id for row in rows}
        more = _between(session, "kk_number", number, limit - len(rows))
        rows += [row for row in more if row.id not in known]
    return rows


def _between(session: Session, column: str, number: str, limit: int) -> list[Row[Any]]:
    statement = (
        f"SELECT {_PLAIN} WHERE r.{column} >= :low AND r.{column} <= :high "
        f"ORDER BY r.{column} LIMIT :limit"
    )
    bounds = {"low": number, "high": number.ljust(16, "9"), "limit": limit}
    return list(session.execute(text(statement), bounds))


def _by_name(session: Session, key: str, limit: int) -> list[Row[Any]]:
    words = key.split()
    letters = sum(map(len, words))
    if not words:
        return []
    postgres = session.get_bind().dialect.name == "postgresql"
    if letters <= 2:
        return _by_first_letters(session, key, limit, postgres=postgres)
    if postgres:
        return _by_words_on_postgres(session, words, limit)
    match = " ".join(f'"{word.replace(chr(34), "")}"*' for word in words)
    return list(
        session.execute(
            text(f"SELECT {_FULL_TEXT} ORDER BY s.place"), {"match": match, "limit": limit}
        )
    )


def _by_first_letters(session: Session, key: str, limit: int, *, postgres: bool) -> list[Row[Any]]:
    low, high = ("~>=~", "~<~") if postgres else (">=", "<")
    order = "r.name_key USING ~<~" if postgres else "r.name_key"
    statement = (
        f"SELECT {_PLAIN} WHERE r.name_key {low} :low AND r.name_key {high} :high "
        f"ORDER BY {order} LIMIT :limit"
    )
    bounds = {"low": key, "high": key + HIGHEST, "limit": limit}
    return list(session.execute(text(statement), bounds))


def _by_words_on_postgres(session: Session, words: list[str], limit: int) -> list[Row[Any]]:
    terms = [f"'{piece}':*" for word in words for piece in _pieces(word)]
    if not terms:
        return []
    statement = (
        f"SELECT {_PLAIN} WHERE to_tsvector('simple', r.name_key) "
        "@@ to_tsquery('simple', :match) ORDER BY r.name_key, r.id LIMIT :limit"
    )
    return list(session.execute(text(statement), {"match": " & ".join(terms), "limit": limit}))


def _pieces(word: str) -> list[str]:
    """The words the server's parser sees in one of ours: "o&m" is two."""
    return "".join(sign if sign.isalnum() else " " for sign in word).split()


def _found(row: Row[Any]) -> ResidentFound:
    born = row.birth_date
    return ResidentFound(
        id=row.id,
        nik=row.nik,
        masked_nik=mask_nik(row.nik),
        name=row.name,
        sex=Sex(row.sex),
        birth_date=date.fromisoformat(born) if isinstance(born, str) else born,
        village=row.village or "",
        presence=row.presence,
    )


def rebuild(session: Session) -> None:
    """Make the full-text table anew in name order; nothing to do on PostgreSQL."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("DELETE FROM resident_search"))
        session.execute(
            text(
                "INSERT INTO resident_search (rowid, name_key, resident_id) "
                "SELECT row_number() OVER (ORDER BY name_key, id), name_key, id FROM resident "
                "ORDER BY name_key, id"
            )
        )


def add(session: Session, resident_id: int, key: str) -> None:
    """Put one new person into the search, behind the others until the next rebuild."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(
            text("INSERT INTO resident_search (name_key, resident_id) VALUES (:key, :id)"),
            {"key": key, "id": resident_id},
        )


def rename(session: Session, resident_id: int, key: str) -> None:
    """Follow a change of name."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(
            text("UPDATE resident_search SET name_key = :key WHERE resident_id = :id"),
            {"key": key, "id": resident_id},
        )
