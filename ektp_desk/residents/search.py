"""Searching the roll while somebody types: exact hits first, then what sounds alike.

Digits look in the NIK and the family-card number by prefix, which is a range on a key; a number
of a merged entry finds the entry that stands for it. One or two letters look at the beginning of
names; longer text must match whole words by their beginnings, in any order. Only if that leaves
room are names of the same sound added (`sounds`), and only if that too finds nobody is a part of
the text taken for a village, misspelled perhaps (`places`). Each hit says why it was found.

SQLite answers from one full-text table (`searchtable`), PostgreSQL from its own full-text search.
Measured choices: docs/performance.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, text
from sqlmodel import Session

from ektp_desk.residents.places import Reading, readings
from ektp_desk.residents.rules import Sex, digits, mask_nik, name_key, tidy_name
from ektp_desk.residents.sounds import sound_words

__all__ = ["ResidentFound", "Why", "search"]

_COLUMNS = (
    "r.id, r.nik, r.name, r.sex, r.birth_date, r.presence, g.name AS village "
    "FROM {source} LEFT JOIN region g ON g.code = r.village_code"
)
_PLAIN = _COLUMNS.format(source="resident r")
# CROSS JOIN keeps SQLite's planner from starting anywhere but at the full-text table.
_FULL_TEXT = _COLUMNS.format(
    source="(SELECT rowid AS place, resident_id FROM resident_search "
    "WHERE resident_search MATCH :match ORDER BY rowid LIMIT :limit) s "
    "CROSS JOIN resident r ON r.id = s.resident_id"
)
_BY_TABLE = text(f"SELECT {_FULL_TEXT} ORDER BY s.place")
_ON_SERVER = {
    column: text(
        "SELECT "
        + _COLUMNS.format(
            source="(SELECT * FROM resident r "
            f"WHERE to_tsvector('simple', {words}) @@ to_tsquery('simple', :match) "
            "AND r.merged_into IS NULL ORDER BY r.name_key, r.id LIMIT :limit) r"
        )
        + " ORDER BY r.name_key, r.id"
    )
    for column, words in (
        ("name_key", "r.name_key"),
        (
            "sound_key",
            "r.sound_key || ' ' || replace(coalesce(r.village_code, ''), '.', '')",
        ),
    )
}
# On the server a village alone is a walk along its own index, in order of names.
_VILLAGE_ON_SERVER = text(
    "SELECT "
    + _COLUMNS.format(
        source="(SELECT * FROM resident r WHERE r.village_code = :match "
        "AND r.merged_into IS NULL ORDER BY r.name_key USING ~<~, r.id LIMIT :limit) r"
    )
    + " ORDER BY r.name_key USING ~<~, r.id"
)
# A merged entry's own numbers still find the person, under the entry that stands for it.
_NUMBERED = (
    "SELECT k.id, k.nik, k.name, k.sex, k.birth_date, k.presence, "
    "g.name AS village, r.id <> k.id AS former FROM resident r "
    "JOIN resident k ON k.id = coalesce(r.merged_into, r.id) "
    "LEFT JOIN region g ON g.code = k.village_code "
    "WHERE r.{column} >= :low AND r.{column} <= :high ORDER BY r.{column} LIMIT :limit"
)
_BY_NUMBER = {column: text(_NUMBERED.format(column=column)) for column in ("nik", "kk_number")}
_SEXES = {sex.value: sex for sex in Sex}
HIGHEST = "\U0010ffff"


class Why(StrEnum):
    """Why somebody is among the found."""

    NAME = "name"
    NIK = "nik"
    FAMILY_CARD = "family_card"
    SOUND = "sound"
    VILLAGE = "village"
    FORMER = "former"


@dataclass(frozen=True)
class ResidentFound:
    """One person of a search result. `why` FORMER: the number is one of a merged entry."""

    id: int
    nik: str
    name: str
    sex: Sex
    birth_date: date
    village: str
    presence: str
    why: Why = Why.NAME

    @property
    def masked_nik(self) -> str:
        """The NIK as it may be shown to anybody."""
        return mask_nik(self.nik)


def search(session: Session, text_: str, *, limit: int = 50) -> tuple[ResidentFound, ...]:
    """The first `limit` people that match, by NIK for digits, else by name."""
    number = digits(text_)
    if number and len(number) == len("".join(text_.split())):
        return _by_number(session, number[:16], limit)
    return _by_name(session, tidy_name(text_), limit)


def _by_number(session: Session, number: str, limit: int) -> tuple[ResidentFound, ...]:
    found: dict[int, ResidentFound] = {}
    for column, why, least in (("nik", Why.NIK, 1), ("kk_number", Why.FAMILY_CARD, 6)):
        if len(number) >= least and len(found) < limit:
            bounds = {"low": number, "high": number.ljust(16, "9"), "limit": limit}
            for row in session.execute(_BY_NUMBER[column], bounds):
                found.setdefault(row.id, _found(row, Why.FORMER if row.former else why))
    return tuple(found.values())[:limit]


def _by_name(session: Session, name: str, limit: int) -> tuple[ResidentFound, ...]:
    key = name_key(name)
    words = key.split()
    if not words:
        return ()
    postgres = session.get_bind().dialect.name == "postgresql"
    if sum(map(len, words)) <= 2:
        begun = _by_first_letters(session, key, limit, postgres=postgres)
        return tuple(_found(row, Why.NAME) for row in begun)
    rows = _by_words(session, "name_key", words, limit, postgres=postgres)
    found = {row.id: _found(row, Why.NAME) for row in rows}
    sounds = sound_words(name)
    if len(found) < limit and sum(map(len, sounds)) > 2:
        rows = _by_words(session, "sound_key", sounds, limit, postgres=postgres)
        _add(found, rows, Why.SOUND)
    if not found:
        for reading in readings(session, words):
            rows = _in_village(session, reading, limit, postgres=postgres)
            _add(found, rows, Why.VILLAGE)
    return tuple(found.values())[:limit]


def _add(found: dict[int, ResidentFound], rows: Sequence[Row[Any]], why: Why) -> None:
    for row in rows:
        if row.id not in found:
            found[row.id] = _found(row, why)


def _by_first_letters(session: Session, key: str, limit: int, *, postgres: bool) -> list[Row[Any]]:
    low, high = ("~>=~", "~<~") if postgres else (">=", "<")
    order = "r.name_key USING ~<~" if postgres else "r.name_key"
    statement = (
        f"SELECT {_PLAIN} WHERE r.name_key {low} :low AND r.name_key {high} :high "
        f"AND r.merged_into IS NULL ORDER BY {order} LIMIT :limit"
    )
    bounds = {"low": key, "high": key + HIGHEST, "limit": limit}
    return list(session.execute(text(statement), bounds))


def _by_words(
    session: Session, column: str, words: Sequence[str], limit: int, *, postgres: bool
) -> Sequence[Row[Any]]:
    if postgres:
        return _matching(session, _ON_SERVER[column], _server_terms(words), limit)
    return _matching(session, _BY_TABLE, _table_terms(column, words), limit)


def _in_village(
    session: Session, reading: Reading, limit: int, *, postgres: bool
) -> Sequence[Row[Any]]:
    village = reading.village_code.replace(".", "")
    sounds = sound_words(" ".join(reading.words)) if reading.words else ()
    if postgres and not sounds:
        return _matching(session, _VILLAGE_ON_SERVER, reading.village_code, limit)
    if postgres:
        parts = (_server_terms(sounds), f"'{village}'")
        return _matching(session, _ON_SERVER["sound_key"], " & ".join(filter(None, parts)), limit)
    parts = (_table_terms("sound_key", sounds), f'{{village}} : "{village}"')
    return _matching(session, _BY_TABLE, " AND ".join(filter(None, parts)), limit)


def _matching(session: Session, statement: Any, match: str, limit: int) -> Sequence[Row[Any]]:
    if not match:
        return ()
    return session.connection().execute(statement, {"match": match, "limit": limit}).all()


def _table_terms(column: str, words: Sequence[str]) -> str:
    terms = " AND ".join(f'"{piece}"*' for piece in _pieces(words))
    return f"{{{column}}} : ({terms})" if terms else ""


def _server_terms(words: Sequence[str]) -> str:
    return " & ".join(f"'{piece}':*" for piece in _pieces(words))


def _pieces(words: Sequence[str]) -> Iterator[str]:
    """The words that both full-text parsers see in ours: "o&m" is two."""
    for word in words:
        yield from "".join(sign if sign.isalnum() else " " for sign in word).split()


def _found(row: Row[Any], why: Why) -> ResidentFound:
    # Every letter typed makes fifty of these: unpacking is twice as fast as asking by name.
    id_, nik, name, sex, born, presence, village = tuple(row)[:7]
    return ResidentFound(
        id_,
        nik,
        name,
        _SEXES[sex],
        date.fromisoformat(born) if isinstance(born, str) else born,
        village or "",
        presence,
        why,
    )
