"""Search while typing, against fetching 50 rows by primary key."""

from random import Random

from sqlalchemy import text
from sqlmodel import Session

from benchmarks.measure import Result, p95, paired
from benchmarks.office import Bench
from ektp_desk.residents.queries import search

ROUNDS = 400
BY_KEY = text(
    "SELECT r.id, r.nik, r.kk_number, r.name, r.sex, r.birth_date, r.presence, g.name "
    "FROM resident r LEFT JOIN region g ON g.code = r.village_code "
    "WHERE r.id BETWEEN :first AND :last"
)


def run(bench: Bench) -> list[Result]:
    """p95 over what an officer types: the beginnings of names, and NIKs, letter by letter."""
    random = Random(7)
    texts = _typed(bench, random)
    place = [0, 0]

    def ours() -> object:
        place[0] += 1
        return bench.desk.read(search, texts[place[0] % len(texts)], limit=50)

    def base() -> object:
        place[1] += 1
        first = random.randrange(1, 120_000)
        return bench.desk.read(_by_key, first)

    found, plain = paired(ours, base, rounds=ROUNDS)
    what = f"{len(texts)} inputs over {bench.residents:,} residents, p95"
    return [Result("search while typing", p95(found), p95(plain), 3.0, what)]


def _by_key(session: Session, first: int) -> object:
    return session.execute(BY_KEY, {"first": first, "last": first + 49}).all()


def _typed(bench: Bench, random: Random) -> list[str]:
    rows = bench.desk.read(
        lambda session: session.execute(
            text("SELECT name, nik FROM resident WHERE id % 6311 = 17 LIMIT 20")
        ).all()
    )
    typed = []
    for name, nik in rows:
        typed += [name[:length] for length in range(1, min(len(name), 14))]
        typed += [nik[:length] for length in range(1, 17, 3)]
    random.shuffle(typed)
    return typed
