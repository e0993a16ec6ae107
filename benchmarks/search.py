"""Search while typing, against fetching 50 rows by primary key; on both engines.

Three kinds of input: the beginnings of names and NIKs letter by letter; the same names as another
ear writes them, so that hardly one is found by its letters; and a name with its village,
misspelled.
"""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from sqlalchemy import create_engine, text
from sqlmodel import Session

from benchmarks.measure import Result, p95, paired
from benchmarks.office import Bench, desk_on
from benchmarks.queue.server import database, server
from ektp_desk.demo.office import build_demo_office
from ektp_desk.kernel.desk import Desk
from ektp_desk.residents import queries
from ektp_desk.residents.queries import search

ROUNDS = 400
BY_KEY = text(
    "SELECT r.id, r.nik, r.kk_number, r.name, r.sex, r.birth_date, r.presence, g.name "
    "FROM resident r LEFT JOIN region g ON g.code = r.village_code "
    "WHERE r.id BETWEEN :first AND :last"
)
SAMPLE = text(
    "SELECT r.name, r.nik, g.name FROM resident r JOIN region g ON g.code = r.village_code "
    "WHERE r.id % 6311 = 17 ORDER BY r.id LIMIT 20"
)
# Other ears: each turns what the one before left over.
EARS = (("muhammad", "mohd"), ("sy", "sj"), ("y", "j"), ("u", "oe"), ("f", "p"), ("h", "kh"),
        ("i ", "y "), ("dd", "d"))  # fmt: skip
Row = tuple[str, str, str]


def run(bench: Bench) -> list[Result]:
    """p95 on the file, then on a server with the same office."""
    found = _measured(bench.desk, "")
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address:
        office = database(address, "bench_search")
        build_demo_office(office)
        desk = desk_on(office)
        # What the server's autovacuum does in an office within a minute of an import.
        engine = create_engine(office, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("VACUUM ANALYZE"))
        engine.dispose()
        found += _measured(desk, ", office server")
        desk.close()
    return found


def _measured(desk: Desk, where: str) -> list[Result]:
    rows: Sequence[Row] = desk.read(lambda session: [tuple(row) for row in session.execute(SAMPLE)])
    people = desk.read(queries.count)
    kinds = (("search while typing", _typed), ("search by sound", _heard),
             ("search with a village", _placed))  # fmt: skip
    results = []
    for name, kind in kinds:
        texts = kind(rows)
        Random(7).shuffle(texts)
        found, plain = paired(_ours(desk, texts), _base(desk), rounds=ROUNDS)
        what = f"{len(texts)} inputs over {people:,} residents, p95"
        results.append(Result(name + where, p95(found), p95(plain), 3.0, what))
    return results


def _ours(desk: Desk, texts: Sequence[str]) -> Callable[[], object]:
    place = [0]

    def ours() -> object:
        place[0] += 1
        return desk.read(search, texts[place[0] % len(texts)], limit=50)

    return ours


def _base(desk: Desk) -> Callable[[], object]:
    random = Random(7)

    def by_key(session: Session, first: int) -> object:
        return session.execute(BY_KEY, {"first": first, "last": first + 49}).all()

    return lambda: desk.read(by_key, random.randrange(1, 120_000))


def _typed(rows: Sequence[Row]) -> list[str]:
    typed = []
    for name, nik, _village in rows:
        typed += [name[:length] for length in range(1, min(len(name), 14))]
        typed += [nik[:length] for length in range(1, 17, 3)]
    return typed


def _heard(rows: Sequence[Row]) -> list[str]:
    heard = []
    for name, _nik, _village in rows:
        other = f"{name.casefold()} "
        for letters, instead in EARS:
            other = other.replace(letters, instead)
        other = other.strip()
        heard += [other[:length] for length in range(3, len(other) + 1)]
    return heard


def _placed(rows: Sequence[Row]) -> list[str]:
    placed = []
    for name, _nik, village in rows:
        first = name.split()[0]
        slip = f"{village[:2]}{village[3:]}"
        placed += [f"{first} {village}", f"{first} {slip}", village, slip, f"{first[:4]} {village}"]
    return placed
